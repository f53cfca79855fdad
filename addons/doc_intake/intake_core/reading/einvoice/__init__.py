"""Structured e-invoices: one file a format, chosen by the root element's name and namespace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ...files.limits import Limits
from . import cii, estonian, ksef, ksef_rr, ubl
from .embedded import CarriedFile, carried_files
from .errors import WrapperEmpty
from .formats import format_of, refuse, type_code
from .ksef_name import number_in_name
from .ksef_receipt import is_receipt
from .model import EInvoice
from .tree import Node, local_name, parse_xml, refuse_doctype
from .wrappers import DEEPEST, inner

__all__ = [
    "CarriedFile",
    "EInvoice",
    "carried_files",
    "format_of",
    "inner",
    "is_known",
    "is_receipt",
    "number_in_name",
    "parse",
    "read_root",
    "refuse_doctype",
    "split",
    "type_code",
    "xml_root",
]

xml_root = parse_xml
split = estonian.split

_READERS: Final[dict[str, Callable[[Node], EInvoice]]] = {
    "ubl": ubl.read,
    "cii": cii.read,
    "zugferd1": cii.read,
    "ksef": ksef.read,
    "ksef_rr": ksef_rr.read,
    "estonian": estonian.read,
}


def parse(data: bytes, limits: Limits | None = None) -> EInvoice:
    """Read an e-invoice, also one in a wrapper.

    Raises XmlDamaged, XmlUnsafe, FileTooLarge, and EInvoiceUnknown or a subclass of it that says what the file is.
    """
    limits = limits or Limits()
    return read_root(parse_xml(data, limits), limits)


def read_root(root: Node, limits: Limits) -> EInvoice:
    """``parse`` of a file whose XML is parsed already."""
    for _depth in range(DEEPEST + 1):
        kind = format_of(root)
        if kind is None:
            refuse(root)
        if kind in _READERS:
            return _READERS[kind](root)
        data = inner(root, limits)
        if data is None:
            break
        root = parse_xml(data, limits)
    raise WrapperEmpty(root=local_name(root)[:60])


def is_known(data: bytes, limits: Limits | None = None) -> bool:
    """Whether the root element is one of ours; never raises for XML that is damaged."""
    try:
        root = parse_xml(data, limits or Limits())
    except Exception:  # noqa: BLE001 - a look, not a reading
        return False
    return format_of(root) is not None
