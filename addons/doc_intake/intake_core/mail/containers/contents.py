"""What came out of a container."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...errors import _, sentence
from ..reason import Reason

CONTAINER_OPENED = sentence(
    "container_opened", _("This file is there for the files in it (%(count)s), which are listed below it.")
)
SYSTEM_FILE = sentence(
    "container_system_file", _("A file that the sender's computer or a signing program added by itself.")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a container.

    ``number`` counts from 1 and is the same for the same bytes, whatever else could be taken out. ``name`` as it stands
    there, with folders. ``ignored``: why it is no document, where the container tells.
    """

    number: int
    name: str
    data: bytes = field(repr=False)
    ignored: Reason | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """What could be taken out, and why the rest could not (``waits``); ``is_mail``: the one entry is a MIME entity.

    ``text`` and ``html``: the body of the letter, where the container holds one.
    """

    entries: tuple[Entry, ...] = ()
    waits: Reason | None = None
    is_mail: bool = False
    text: str = ""
    html: str = ""
