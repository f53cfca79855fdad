"""Pictures decoded in a child process: whatever format came, greys as a portable graymap."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import children
from .errors import DocumentTimeout, ImageDamaged, ImageTooLarge, ReaderCrashed
from .limits import Limits

_WORKER = children.Worker("picture_worker.py", ("PIL", "pi_heif", "_pi_heif"))


@dataclass(frozen=True, slots=True)
class Graymap:
    """A picture upright (as its EXIF data says), in 8 bits of grey, transparent parts white.

    ``data``: the file, portable graymap (P5). ``incomplete``: its end was missing; what is there is
    shown, the rest is grey.
    """

    width: int
    height: int
    data: bytes = field(repr=False)
    incomplete: bool = False


def to_graymap(
    data: bytes,
    frame: int = 1,
    limits: Limits | None = None,
    max_pixels: int = 20_000_000,
    seconds: float | None = None,
) -> Graymap:
    """Decode one frame (from 1); larger than ``max_pixels`` it is halved until it fits.

    ``seconds``: at most this long instead of ``Limits.page_seconds``. Raises FileEmpty, FileTooLarge,
    ImageDamaged, ImageTooLarge, DocumentTimeout, ReaderCrashed.
    """
    limits = limits or Limits()
    limits.check_size(data)
    request = {"frame": frame, "max_pixels": limits.max_pixels, "max_result_pixels": max_pixels}
    seconds = limits.page_seconds if seconds is None else seconds
    try:
        answer, raw = children.ask(_WORKER, request, data, limits.memory_bytes, seconds)
    except children.ChildTimeout as error:
        raise DocumentTimeout(seconds=round(seconds)) from error
    except children.ChildGone as error:
        raise ReaderCrashed() from error
    if answer.get("error") == "large":
        raise ImageTooLarge(
            megapixels=round(answer["pixels"] / 1_000_000), limit=limits.max_pixels // 1_000_000
        )
    if answer.get("error") == "memory":
        raise ReaderCrashed()
    if "error" in answer:
        raise ImageDamaged()
    return Graymap(answer["width"], answer["height"], raw, answer["incomplete"])
