"""Links in a mail's text, and mails that bring their invoice by nothing but a link."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from ...errors import _, sentence
from ..reason import Reason
from .link_words import DOWNLOAD, INVOICE, NOT_A_DOCUMENT
from .message import ParsedMessage
from .text import clean, one_line, text_of_html

_INVOICE_BY_LINK = sentence(
    "invoice_by_link",
    _(
        "The mail carries no file; it asks to fetch the document from %(host)s. Nothing was downloaded: open the link "
        "in the mail if you trust its sender, and upload the file here."
    ),
)

_MOST_LINKS = 200
_LONGEST_URL = 2_000
_ANCHOR = re.compile(r"<a\s([^<>]{1,4000})>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_PLAIN = re.compile(r"\bhttps?://[^\s<>\"'()\[\]{}|\\^`]{4,2000}", re.IGNORECASE)
_CLOSING = re.compile("</a", re.IGNORECASE)
_PIECE = 256  # characters; Unicode puts marks in order in quadratic time
_LONGEST_ANCHOR = 4_000  # characters between <a> and </a>


@dataclass(frozen=True, slots=True)
class Link:
    """``url`` as it stands there (http or https), ``host`` in lower case, ``text`` what the reader sees of it.

    Of a link in plain text, ``text`` is the line before and around it.
    """

    url: str
    host: str
    text: str


def links(parsed: ParsedMessage) -> tuple[Link, ...]:
    """Return the links of the mail's own text in order, each address once, at most 200. Nothing is fetched."""
    found: dict[str, Link] = {}
    for url, text in (*_of_html(parsed.body_html), *_of_text(parsed.body_text)):
        link = _link(url, text)
        if link is not None and link.url not in found:
            found[link.url] = link
        if len(found) >= _MOST_LINKS:
            break
    return tuple(found.values())


def asks_to_download(parsed: ParsedMessage) -> Reason | None:
    """Return the reason when the mail speaks of an invoice and of a link to fetch it; None otherwise.

    To be asked of a mail without files (``Unpacked.carries_files`` is False).
    The words must stand together: the mail names an invoice, and one link (its text or its address) tells to download,
    show or pay that document, or is itself called invoice. Words of Polish, English, German, Latvian, Lithuanian and
    Estonian.
    """
    if not _says(INVOICE, f"{parsed.subject}\n{parsed.body_text}"):
        return None
    for link in links(parsed):
        address = re.sub(r"[-_./?&=+%#]+", " ", unquote(urlsplit(link.url)._replace(scheme="", netloc="").geturl()))
        words = f"{link.text}\n{address}"
        if _says(NOT_A_DOCUMENT, words):
            continue
        if _says(DOWNLOAD, words) or _says(INVOICE, words):
            return Reason(_INVOICE_BY_LINK, {"host": link.host})
    return None


def _of_html(source: str) -> list[tuple[str, str]]:
    found = []
    for match in _ANCHOR.finditer(source):
        href = _HREF.search(match[1])
        if href is None:
            continue
        # What lies between the tags; a picture's own words count, as for a button that is a picture.
        inside = source[match.end() : match.end() + _LONGEST_ANCHOR]
        end = _CLOSING.search(inside)
        inside = inside[: end.start() if end else 200]
        titles = " ".join(title[1] or title[2] or "" for title in _TITLE.finditer(match[1] + " " + inside))
        text = f"{text_of_html(inside, 300)} {html.unescape(titles)}"
        found.append((html.unescape(href[1] or href[2] or href[3] or ""), text))
        if len(found) >= _MOST_LINKS:
            break
    return found


def _of_text(text: str) -> list[tuple[str, str]]:
    found = []
    for match in _PLAIN.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line_start, match.start() - 200) : match.start()].strip()
        if not before:
            # "Download your invoice here:" stands on the line above as a rule.
            before = text[max(0, match.start() - 200) : match.start()].strip().rpartition("\n")[2]
        found.append((match[0].rstrip(".,;:!?"), before))
        if len(found) >= _MOST_LINKS:
            break
    return found


def _link(url: str, text: str) -> Link | None:
    url = one_line(re.sub(r"[\t\r\n]", "", clean(url, _LONGEST_URL)), _LONGEST_URL).strip()
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    return Link(url, host[:253], one_line(text, 300))


def _says(words: re.Pattern[str], text: str) -> bool:
    return words.search(folded(text)) is not None


def folded(text: str) -> str:
    """Letters without case, marks and stroke: "Żądłową" and "ZADLOWA" are the same."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    plain = plain.replace("ł", "l")
    pieces = (plain[start : start + _PIECE] for start in range(0, len(plain), _PIECE))
    decomposed = "".join(unicodedata.normalize("NFKD", piece) for piece in pieces)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
