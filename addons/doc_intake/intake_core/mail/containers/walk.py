"""Goes through containers in containers and lists what is in them, as far as the limits go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ...errors import IntakeError
from ...files.sniff import PDF, FileKind, sniff
from ..content.adjuncts import SIGNATURE, is_pgp_message
from ..content.message import MessageLimits, MessagePart, ParsedMessage, parse_message
from ..content.names import clean_name
from ..reason import Reason
from .contents import CONTAINER_OPENED, Contents, Entry
from .errors import ContainerTooDeep, PgpEncrypted
from .gzip_file import open_gzip
from .limits import Budget
from .opened_in_child import cms_of, open_smime, open_tnef
from .pdf_files import may_hold_files, open_pdf
from .zip_archive import open_zip

_CMS = FileKind("application/pkcs7-mime", ".p7m", "archive")
_MAIL = "message/rfc822"
_CMS_TYPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")

_Opener = Callable[[], Contents | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the mail and what came of opening it.

    ``ignored`` where its container, or opening it, tells why it is no document. ``container``: it is there for the
    files in it, which are listed after it. ``waits``: something in it could not be taken out, so a person has to look.
    ``added``: put there by a program, not by a person.
    """

    part: MessagePart
    kind: FileKind
    ignored: Reason | None = None
    container: bool = False
    waits: Reason | None = None
    added: bool = False


@dataclass(frozen=True, slots=True)
class _Child:
    part: MessagePart
    ignored: Reason | None


class Walk:
    """The walk through one mail.

    ``letter``: the mail that was packed in S/MIME, when that is all the outer mail is. ``text`` and ``html``: the body
    that a TNEF file holds.
    """

    def __init__(self, budget: Budget, passwords: Sequence[str] = ()) -> None:
        self._budget = budget
        self._passwords = passwords
        self.letter: ParsedMessage | None = None
        self.text = ""
        self.html = ""

    def through(self, part: MessagePart, *, whole: bool = False) -> Iterator[Found]:
        """Yield ``part`` and, after it, what is packed in it. ``whole``: the mail consists of nothing but this part.

        Raises nothing: what cannot be opened is listed with ``waits``.
        """
        yield from self._through(_Child(part, None), 0, whole)

    def _through(self, child: _Child, depth: int, whole: bool) -> Iterator[Found]:
        part, ignored = child.part, child.ignored
        if is_pgp_message(part.data):
            trouble = PgpEncrypted()
            kind = FileKind("application/pgp-encrypted", ".asc", "archive")
            yield Found(part, kind, ignored, container=True, waits=Reason(trouble.code, trouble.params))
            return
        kind, opener = self._opener(part)
        if opener is None or ignored is not None:
            yield Found(part, kind, ignored, added=ignored is not None)
            return
        is_pdf = kind is PDF
        try:
            if depth >= self._budget.limits.depth and (not is_pdf or may_hold_files(part.data)):
                raise ContainerTooDeep(limit=self._budget.limits.depth)
            contents = opener()
            if contents is None:
                signature = Reason(SIGNATURE) if kind is _CMS else None
                yield Found(part, kind, signature, added=signature is not None)
                return
            children, inner_whole = self._children(part, contents, whole, depth)
        except IntakeError as error:
            yield Found(part, kind, container=not is_pdf, waits=Reason(error.code, error.params))
            return
        opened = Reason(CONTAINER_OPENED, {"count": len(children)})
        yield Found(
            part,
            kind,
            ignored=None if is_pdf or contents.waits else opened,
            container=not is_pdf,
            waits=contents.waits,
        )
        for inner in children:
            yield from self._through(inner, depth + 1, inner_whole)

    def _opener(self, part: MessagePart) -> tuple[FileKind, _Opener | None]:
        """The kind of a file, and what opens it when it is a container of that kind."""
        data, name, budget = part.data, part.name, self._budget
        # Before anything else: a signed PDF has the mark of a PDF near its beginning too.
        der = cms_of(data)
        if der is not None:
            return _CMS, lambda: open_smime(der, name, part.declared_type, budget)
        kind = sniff(data, name)
        if kind is PDF:
            return kind, lambda: open_pdf(data, budget, self._passwords)
        match kind.mimetype:
            case "application/zip":
                return kind, lambda: open_zip(data, budget, self._passwords)
            case "application/vnd.ms-tnef":
                return kind, lambda: open_tnef(data, budget)
            case "application/gzip":
                return kind, lambda: open_gzip(data, name, budget)
            case "message/rfc822" if _is_mail(part):
                return kind, lambda: Contents(is_mail=True)
        return kind, None

    def _children(self, part: MessagePart, contents: Contents, whole: bool, depth: int) -> tuple[list[_Child], bool]:
        """What to list below ``part``, and whether its one part is again the whole of a mail. Raises MessageError."""
        if contents.is_mail:
            seconds = min(self._budget.seconds(), MessageLimits().seconds)
            raw = contents.entries[0].data if contents.entries else part.data
            mail = parse_message(raw, MessageLimits(seconds=seconds))
            found = [replace(leaf, path=f"{part.path}/{leaf.path}", from_=_from(part, leaf)) for leaf in mail.parts]
            files = [leaf for leaf in found if not leaf.is_body]
            # What was taken out of an envelope has been booked with it; its parts are no larger.
            self._budget.take(len(files), 0 if contents.entries else sum(len(leaf.data) for leaf in files))
            if whole:
                self.letter = replace(mail, parts=tuple(found))
            return [_Child(leaf, None) for leaf in files], whole and mail.signs.content_type in _CMS_TYPES
        if depth == 0:
            self.text, self.html = self.text or contents.text, self.html or contents.html
        children = []
        for entry in contents.entries:
            child = MessagePart(
                path=f"{part.path}/{entry.number}",
                name=_name(entry),
                declared_type="application/octet-stream",
                disposition="attachment",
                content_id="",
                data=entry.data,
                from_=(*part.from_, part.name),
            )
            children.append(_Child(child, entry.ignored))
        return children, False


def _from(part: MessagePart, leaf: MessagePart) -> tuple[str, ...]:
    return (*part.from_, part.name, *leaf.from_)


def _name(entry: Entry) -> str:
    """The entry's own name; one without an extension gets the one its content has."""
    fallback = f"part-{entry.number}"
    name = clean_name(entry.name, fallback=fallback)
    if name == f"{fallback}.bin" and name not in entry.name:  # there was no name
        name = fallback
    if PurePosixPath(name).suffix or entry.ignored:
        return name
    kind = sniff(entry.data, name)
    return clean_name(name + ("" if kind.family == "other" else kind.extension))


def _is_mail(part: MessagePart) -> bool:
    """Whether a text that begins like a mail is meant as one: notes may begin with "From:" too."""
    return part.declared_type == _MAIL or PurePosixPath(part.name.lower()).suffix == ".eml"
