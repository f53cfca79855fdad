"""Bytes of unknown origin to text: charsets that do not exist, or are not what they say."""

from __future__ import annotations

import codecs
import encodings
import html
import pkgutil
import re
import unicodedata
from contextlib import suppress
from encodings.aliases import aliases

# Codecs that are no charsets of mails: slow on long input, or meant for something else.
_NO_CHARSETS = {
    "punycode",
    "idna",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
}
# Spellings seen in mails that Python does not know.
_ALIASES = {
    "cp-1250": "cp1250",
    "cp-1252": "cp1252",
    "x-cp1250": "cp1250",
    "win-1250": "cp1250",
    "windows1250": "cp1250",
    "x-mac-ce": "mac_latin2",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-8",
    "ansi": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "iso-8859-1": "cp1252",  # what senders mean by it (WHATWG encoding standard does the same)
}
# Python imports and remembers for ever what it is asked for: a mail with a hundred thousand invented names would take
# minutes and stay in memory. So it is asked for these only.
_PYTHON_NAMES = frozenset(aliases) | {module.name for module in pkgutil.iter_modules(encodings.__path__)}
_SINGLE_BYTE = ("cp125", "iso8859", "mac")
_LAST_RESORT = "cp1250"  # Central European; agrees with cp1252 on the German letters


def decode(data: bytes, charset: str | None = None) -> str:
    """Return ``data`` as text: by ``charset`` when it fits, else UTF-8 when it fits, else Central
    European.

    Never raises; what no charset explains becomes U+FFFD.
    """
    known = _codec(charset)
    if known is None or known.startswith((*_SINGLE_BYTE, "utf-8", "ascii")):
        # Text that happens to be UTF-8 is UTF-8, whatever a broken mailer calls it: by chance such
        # sequences do not stand in a text of single bytes.
        text = _utf8(data)
        if text is not None:
            return text
    if known:
        with suppress(ValueError, LookupError):
            return data.decode(known)
    text = _utf8(data)
    return data.decode(_LAST_RESORT, "replace") if text is None else text


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A long text was cut to a length, perhaps within its last letter.
        if error.reason == "unexpected end of data" and error.start > len(data) - 4 > 4096:
            return data[: error.start].decode("utf-8")
        return None


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    plain = name.strip().strip("'\"").lower()[:40]
    plain = _ALIASES.get(plain, plain)
    if encodings.normalize_encoding(plain) not in _PYTHON_NAMES:
        return None
    try:
        found = codecs.lookup(plain)
    except (LookupError, ValueError):
        return None
    # Not every codec makes text (zlib, rot13); CodecInfo says so in a private attribute only,
    # decoding tells too.
    return None if found.name in _NO_CHARSETS else found.name


# Control characters, lone surrogates and the noncharacters at the end of the first plane.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
_UNPRINTABLE_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def one_line(text: str, limit: int) -> str:
    """Return ``text`` NFC, without control characters and surrogates, spaces joined, at most
    ``limit`` characters.
    """
    kept = " ".join(_UNPRINTABLE.sub(" ", text[: 4 * limit]).split())
    return unicodedata.normalize("NFC", kept)[:limit].rstrip()


def clean(text: str, limit: int) -> str:
    """Return a text of several lines that a database takes: no NUL, no surrogates, LF line ends,
    ``limit`` long.
    """
    text = text[: 2 * limit].replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE_IN_TEXT.sub("", text)[:limit]


_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6]|/table)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(r"<(script|style|head|title|!--)", re.IGNORECASE)
# Patterns, because in lower case a text may be longer ("İ") and its places are others.
_CLOSING = {name: re.compile(f"</{name}[^>]*(?:>|\\Z)", re.IGNORECASE) for name in ("script", "style", "head", "title")}
_CLOSING["!--"] = re.compile("-->")


def text_of_html(source: str, limit: int) -> str:
    """Return the readable text of an HTML body: tags gone, lines kept. For rules and search, not
    for display.
    """
    shown = _without_hidden(source[: 8 * limit].replace("\0", ""))
    text = html.unescape(_TAG.sub(" ", _BREAKS.sub("\n", shown)))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return clean(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), limit)


def _without_hidden(source: str) -> str:
    """Cut out what is not shown, in one pass; what is opened and never closed goes on to the end,
    as in a browser.
    """
    kept = []
    position = 0
    while match := _HIDDEN.search(source, position):
        kept.append(source[position : match.start()])
        end = _CLOSING[match[1].lower()].search(source, match.end())
        if end is None:
            return "".join(kept)
        position = end.end()
    kept.append(source[position:])
    return "".join(kept)
