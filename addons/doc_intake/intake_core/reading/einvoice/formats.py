"""Which format an XML is, by its root element's name and namespace; most of those that are known are no invoices."""

from __future__ import annotations

from typing import Final, NoReturn

from ..errors import EInvoiceUnknown
from . import ksef_receipt
from .errors import EInvoiceForeign, XmlNoInvoice
from .tree import Node, local_name, namespace, node, text

KSEF_NAMESPACE: Final = "http://crd.gov.pl/wzor/"
_UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd:"
_CII: Final = "urn:un:unece:uncefact:data:"
# Invoices of formats that other countries' offices know; root -> name people know it by.
_FOREIGN: Final = {
    "FatturaElettronica": "FatturaPA",
    "FatturaElettronicaSemplificata": "FatturaPA",
    "Facturae": "Facturae",
    "TicketBai": "TicketBAI",
    "InvoicesDoc": "myDATA",
    "InvoiceData": "NAV",
    "Finvoice": "Finvoice",
    "dataPack": "Pohoda",
}
# What e-invoice systems also send; root -> what it is.
_NO_INVOICE: Final = {
    "JPK": "JPK",
    "SCRDMCCBDACIOMessageStructure": "Order-X",
    "Order": "UBL Order",
    "OrderChange": "UBL OrderChange",
    "OrderResponse": "UBL OrderResponse",
    "OrderResponseSimple": "UBL OrderResponseSimple",
    "OrderCancellation": "UBL OrderCancellation",
    "OrderAgreement": "UBL OrderAgreement",
    "Quotation": "UBL Quotation",
    "RequestForQuotation": "UBL RequestForQuotation",
    "Catalogue": "UBL Catalogue",
    "DespatchAdvice": "UBL DespatchAdvice",
    "ReceiptAdvice": "UBL ReceiptAdvice",
    "ApplicationResponse": "UBL ApplicationResponse",
    "Statement": "UBL Statement",
    "Reminder": "UBL Reminder",
    "RemittanceAdvice": "UBL RemittanceAdvice",
    "SelfBilledCreditNote": "UBL SelfBilledCreditNote",
    "CrossIndustryOrder": "CII Order",
    "CrossIndustryDespatchAdvice": "CII DespatchAdvice",
    "CrossDomainAcknowledgementAndResponse": "CDAR",
    "Document": "ISO 20022",
}


def format_of(root: Node | None) -> str | None:
    """``ubl``, ``cii``, ``zugferd1``, ``ksef``, ``ksef_rr``, ``estonian``; the wrappers ``attached`` and ``envelope``;
    None for everything else.
    """
    if root is None:
        return None
    name, space = local_name(root), namespace(root)
    if space.startswith(_UBL):
        return {"Invoice": "ubl", "CreditNote": "ubl", "AttachedDocument": "attached"}.get(name)
    if name == "CrossIndustryInvoice" and space.startswith(_CII):
        return "cii"
    if name == "CrossIndustryDocument" and space.startswith("urn:ferd:"):
        return "zugferd1"
    if name == "StandardBusinessDocument":
        return "envelope"
    if name == "Faktura" and space.startswith(KSEF_NAMESPACE):
        return "ksef" if node(root, "Fa") is not None else "ksef_rr" if node(root, "FakturaRR") is not None else None
    return "estonian" if name == "E_Invoice" and node(root, "Invoice") is not None else None


def refuse(root: Node) -> NoReturn:
    """Say what ``root`` is instead. Raises KsefReceipt, EInvoiceForeign, XmlNoInvoice, EInvoiceUnknown."""
    name = local_name(root)
    if ksef_receipt.is_receipt(root):
        ksef_receipt.refuse(root)
    if name in _FOREIGN:
        raise EInvoiceForeign(format=_FOREIGN[name])
    if name in _NO_INVOICE:
        raise XmlNoInvoice(kind=_NO_INVOICE[name])
    raise EInvoiceUnknown(root=name[:60])


def type_code(root: Node) -> str | None:
    """UNTDID 1001 code that a UBL or CII file states."""
    if local_name(root) == "CrossIndustryInvoice":
        return text(root, "ExchangedDocument/TypeCode")
    return text(root, "InvoiceTypeCode", "CreditNoteTypeCode")
