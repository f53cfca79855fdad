"""Logos, signatures, tracking pixels: pictures that belong to the letter and are no documents."""

from __future__ import annotations

from ...errors import _, sentence
from ...files.errors import FileError
from ...files.image import inspect
from ...files.sniff import sniff
from ..reason import Reason
from .message import MessagePart

_PART_PIXEL = sentence(
    "part_pixel",
    _("A picture of %(width)s x %(height)s points is an icon or a tracking pixel, not a document."),
)
_PART_LOGO = sentence(
    "part_logo",
    _("A small picture (%(width)s x %(height)s points) shown within the text, such as a logo."),
)

# A photographed receipt has at least some 300 000 pixels; a logo that is referenced in a signature
# has far fewer.
_LOGO_PIXELS = 150_000
_LOGO_BYTES = 15_000
_STRIP_HEIGHT = 100
_PIXEL_SIDE = 32


def decoration(part: MessagePart) -> Reason | None:
    """Return why ``part`` is decoration to be ignored, or None when it has to be kept.

    Only pictures, by content, can be decoration: an inline PDF never is. A picture that cannot be
    measured is kept.
    """
    if sniff(part.data, part.name).family != "image":
        return None
    try:
        size = inspect(part.data)
    except FileError:
        return None
    width, height = size.width, size.height
    params: dict[str, str | int | float] = {"width": width, "height": height}
    if max(width, height) <= _PIXEL_SIDE:
        return Reason(_PART_PIXEL, params)
    small = width * height <= _LOGO_PIXELS or height <= _STRIP_HEIGHT
    if part.shown and part.disposition != "attachment" and (small or len(part.data) <= _LOGO_BYTES):
        return Reason(_PART_LOGO, params)
    return None
