"""XML without entities, without network, within limits; and paths by local names, since prefixes
vary.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

from ...files.errors import FileTooLarge, XmlDamaged, XmlUnsafe
from ...files.limits import MEGABYTE, Limits
from ..values.amounts import MAX_AMOUNT, to_text
from ..values.vat_numbers import normalise_vat

Node = Any  # lxml's element class is a C type without a public name

_MAX_DECIMALS = 20
_MAX_TEXT = 4000  # characters of a value; the longest note that anybody reads
_ENCODING = re.compile(rb"(<\?xml[^>]*?)\s+encoding\s*=\s*([\"'])[^\"']*\2")
_ATTRIBUTE = re.compile(rb"=[\s\x00]*[\"']")
_RESOURCE_LIMIT = 114  # libxml2's code of "excessive depth"


def parse_xml(data: bytes, limits: Limits) -> Node:
    """The root element. Raises FileTooLarge, XmlUnsafe (doctype, nesting, number of elements),
    XmlDamaged.

    Any size of a single text is taken within the limits: invoices carry their own print in base64.
    """
    if len(data) > limits.max_xml_bytes:
        raise FileTooLarge(size_mb=-(-len(data) // MEGABYTE), limit_mb=limits.max_xml_bytes // MEGABYTE)
    # Counted before anything is built: each costs some hundred bytes of memory.
    tags, attributes = data.count(b"<"), sum(1 for _match in _ATTRIBUTE.finditer(data))
    if tags > 2 * limits.max_xml_elements + 10_000 or attributes > 2 * limits.max_xml_elements:
        raise XmlUnsafe()
    error: Exception | None = None
    for candidate in _candidates(data):
        try:
            root = _parse(candidate)
        except etree.XMLSyntaxError as problem:
            if getattr(problem, "code", None) == _RESOURCE_LIMIT:
                raise XmlUnsafe() from problem
            error = error or problem
        except (ValueError, LookupError) as problem:
            error = error or problem
        else:
            if root is not None:
                _check(root, limits)
                return root
    raise XmlDamaged() from error


def refuse_doctype(data: bytes) -> None:
    """Raise XmlUnsafe when ``data`` declares a document type, in whatever encoding; read up to the root element."""
    try:
        etree.fromstring(data, _parser(target=_Prolog()))
    except (_RootReached, etree.XMLSyntaxError, ValueError, LookupError):
        return


def _candidates(data: bytes) -> Iterator[bytes]:
    """``data``, then the same without an encoding that does not exist: UTF-8 is what such writers mean."""
    is_wide = b"\x00" in data[:64]  # UTF-16: blanks are two bytes
    stripped = data if is_wide else data.strip(b"\x00 \t\r\n")
    yield stripped
    without = _ENCODING.sub(rb"\1", stripped[:1000], count=1)
    if without != stripped[:1000]:
        yield without + stripped[1000:]


def _parse(data: bytes) -> Node:
    # Asked of the same parser, since only it knows for sure in which encoding it reads the bytes.
    refuse_doctype(data)
    root = etree.fromstring(data, _parser())
    if root is not None and root.getroottree().docinfo.internalDTD is not None:
        raise XmlUnsafe()
    return root


def _parser(target: _Prolog | None = None) -> etree.XMLParser:
    return etree.XMLParser(
        target=target,  # type: ignore[arg-type]  # one that ends at the root element has no result to close with
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )


class _RootReached(Exception):
    """The prolog is over."""


class _Prolog:
    """Looks at what precedes the root element, and stops there."""

    def doctype(self, *_declared: object) -> None:
        raise XmlUnsafe()

    def start(self, *_element: object) -> None:
        raise _RootReached()

    def end(self, _tag: str) -> None: ...

    def data(self, _text: str) -> None: ...

    def close(self) -> None: ...


def _check(root: Node, limits: Limits) -> None:
    depth = count = 0
    for event, _node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            count += 1
            if depth > limits.max_xml_depth or count > limits.max_xml_elements:
                raise XmlUnsafe()
        else:
            depth -= 1


def local_name(node: Node) -> str:
    return str(node.tag).rpartition("}")[2]


def namespace(node: Node) -> str:
    return str(node.tag)[1:].partition("}")[0] if str(node.tag).startswith("{") else ""


def nodes(node: Node | None, path: str) -> list[Node]:
    """All elements at ``A/B/C`` below ``node``, by local names."""
    found = [] if node is None else [node]
    for name in path.split("/"):
        found = [child for parent in found for child in parent.iterchildren(f"{{*}}{name}")]
    return found


def node(parent: Node | None, path: str) -> Node | None:
    return next(iter(nodes(parent, path)), None)


def text(parent: Node | None, *paths: str) -> str | None:
    """The text of the first element that has one, tried path by path; blanks collapsed."""
    for path in paths:
        for found in nodes(parent, path):
            if value := content(found):
                return value
    return None


def texts(parent: Node | None, path: str) -> list[str]:
    """The texts of all elements at ``path`` that have one."""
    return [value for found in nodes(parent, path) if (value := content(found))]


def content(found: Node | None) -> str | None:
    """The text of one element, blanks collapsed; of one that is longer than any value, the beginning."""
    if found is None or not found.text:
        return None
    return " ".join(found.text[: 2 * _MAX_TEXT].split())[:_MAX_TEXT] or None


def number(value: str | None) -> Decimal | None:
    """An XML decimal, blanks inside tolerated; None when it is none or absurd."""
    try:
        parsed = Decimal(re.sub(r"\s", "", value or ""))
    except InvalidOperation:
        return None
    if not parsed.is_finite() or abs(parsed) > MAX_AMOUNT:
        return None
    exponent = parsed.as_tuple().exponent
    # Written out, an exponent of minus a million would fill the memory.
    return parsed if isinstance(exponent, int) and exponent >= -_MAX_DECIMALS else None


def amount(parent: Node | None, *paths: str) -> str | None:
    """The amount at the first path that has one, as ``1230.00``."""
    for path in paths:
        value = number(text(parent, path))
        if value is not None:
            return to_text(value)
    return None


def day(value: str | None) -> str | None:
    """``2026-03-05``, ``20260305`` or a timestamp -> ISO date; None when it is no date."""
    match = re.match(r"(\d{4})(?:-(\d{2})-|(\d{2}))(\d{2})", value or "", re.ASCII)
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[2] or match[3]), int(match[4])).isoformat()
    except ValueError:
        return None


def vat(value: str | None, country: str = "") -> str | None:
    """Normalised where its form is known, otherwise upper case without separators."""
    if not value:
        return None
    compact = re.sub(r"[^A-Z0-9]", "", value.upper())
    return normalise_vat(compact, country) or compact or None


def rate_text(value: str | None) -> str:
    """``19.00`` -> ``19``; missing -> ``0``."""
    return plain(value) or "0"


def plain(value: str | None) -> str | None:
    """A number without needless zeros and exponent: ``2.000000`` -> ``2``; None when it is none."""
    parsed = number(value)
    if parsed is None:
        return None
    result = f"{parsed:f}"
    result = result.rstrip("0").rstrip(".") if "." in result else result
    return "0" if result == "-0" else result


def unit_price(price: str | None, base: str | None) -> str | None:
    """The price of one piece, where it is stated for ``base`` pieces; to eight decimals."""
    amount_stated, pieces = number(price), number(base)
    if amount_stated is None:
        return None
    if pieces is None or pieces <= 0 or pieces == 1:
        return price
    return plain(f"{(amount_stated / pieces).quantize(Decimal('1e-8')):f}")


def add(first: str | None, second: str | None) -> str | None:
    """The sum of two amounts; None when one is missing."""
    return None if first is None or second is None else to_text(Decimal(first) + Decimal(second))
