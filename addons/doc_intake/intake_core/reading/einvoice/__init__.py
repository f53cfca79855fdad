"""Structured e-invoices: one file a format, chosen by the root element's name and namespace."""

from __future__ import annotations

from ...files.limits import Limits
from ..errors import EInvoiceUnknown
from . import cii, estonian, ksef, ubl
from .model import EInvoice
from .tree import Node, local_name, namespace, parse_xml
from .tree import parse_xml as xml_root

__all__ = ["EInvoice", "is_known", "parse", "xml_root"]


def parse(data: bytes, limits: Limits | None = None) -> EInvoice:
    """Read an e-invoice. Raises XmlDamaged, XmlUnsafe, FileTooLarge, EInvoiceUnknown, KsefReceipt."""
    root = parse_xml(data, limits or Limits())
    if local_name(root) == "Potwierdzenie":
        ksef.refuse_receipt(root)
    reader = _READERS.get(local_name(root))
    invoice = reader(root) if reader else None
    if invoice is None:
        raise EInvoiceUnknown(root=local_name(root)[:60])
    return invoice


def is_known(data: bytes, limits: Limits | None = None) -> bool:
    """Whether the root element is one of ours; never raises for XML that is damaged."""
    try:
        root = parse_xml(data, limits or Limits())
    except Exception:  # noqa: BLE001 - a look, not a reading
        return False
    return local_name(root) in _READERS


def _ubl(root: Node) -> EInvoice | None:
    known = namespace(root).startswith("urn:oasis:names:specification:ubl:schema:xsd:")
    return ubl.read(root) if known else None


def _ksef(root: Node) -> EInvoice | None:
    return ksef.read(root) if namespace(root).startswith("http://crd.gov.pl/wzor/") else None


_READERS = {
    "Invoice": _ubl,
    "CreditNote": _ubl,
    "CrossIndustryInvoice": cii.read,
    "CrossIndustryDocument": cii.read,
    "Faktura": _ksef,
    "E_Invoice": estonian.read,
}
