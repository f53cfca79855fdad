"""XML without entities, without network, within limits; and paths by local names, since prefixes
vary.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

from ...files.errors import FileTooLarge, XmlDamaged, XmlUnsafe
from ...files.limits import MEGABYTE, Limits
from ..amounts import MAX_AMOUNT, to_text
from ..vat_numbers import normalise_vat

Node = Any  # lxml's element class is a C type without a public name

_MAX_DECIMALS = 20
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ROOT = re.compile(rb"<[A-Za-z_]")
_ENCODING = re.compile(rb"(<\?xml[^>]*?)\s+encoding\s*=\s*([\"'])[^\"']*\2")


def parse_xml(data: bytes, limits: Limits) -> Node:
    """The root element. Raises FileTooLarge, XmlUnsafe (doctype, nesting, number of elements),
    XmlDamaged.
    """
    if len(data) > limits.max_xml_bytes:
        raise FileTooLarge(size_mb=-(-len(data) // MEGABYTE), limit_mb=limits.max_xml_bytes // MEGABYTE)
    # A declaration in UTF-16 hides between zero bytes: take these out before looking at what
    # precedes the root.
    plain = data[:65536].replace(b"\x00", b"")
    root_start = _ROOT.search(plain)
    if _DOCTYPE.search(plain[: root_start.start()] if root_start else plain):
        raise XmlUnsafe()
    try:
        root = _parse(data.strip())
    except etree.XMLSyntaxError:
        try:
            # Some writers declare an encoding that does not exist; UTF-8 is what they mean.
            root = _parse(_ENCODING.sub(rb"\1", data.strip(), count=1))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise XmlDamaged() from error
    except ValueError as error:
        raise XmlDamaged() from error
    if root is None:
        raise XmlDamaged()
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlUnsafe()
    _check(root, limits)
    return root


def _parse(data: bytes) -> Node:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


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
        found = [child for parent in found for child in parent if local_name(child) == name]
    return found


def node(parent: Node | None, path: str) -> Node | None:
    return next(iter(nodes(parent, path)), None)


def text(parent: Node | None, *paths: str) -> str | None:
    """The text of the first element that has one, tried path by path; blanks collapsed."""
    for path in paths:
        for found in nodes(parent, path):
            value = " ".join((found.text or "").split())
            if value:
                return value
    return None


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
    match = re.match(r"(\d{4})-?(\d{2})-?(\d{2})", value or "")
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])).isoformat()
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
    parsed = number(value)
    if parsed is None:
        return "0"
    result = f"{parsed:f}"
    return result.rstrip("0").rstrip(".") if "." in result else result
