"""Factur-X: the printed PDF with the same invoice inside as CII XML, profile EN 16931."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from facturx import generate_cii_xml, generate_from_binary

from ..model import Invoice, Party
from .e_lines import TYPE_CODES, e_lines


def cii(invoice: Invoice) -> bytes:
    """Cross Industry Invoice D16B, checked against the XSD of its profile.

    :raises Exception: when the XML does not fit the schema (what exactly is the library's choice).
    """
    xml = generate_cii_xml(_business_terms(invoice), level="en16931", check_schematron=None)
    return bytes(xml)


def embed_cii(pdf: bytes, invoice: Invoice) -> bytes:
    """``pdf`` with ``factur-x.xml`` inside."""
    data = generate_from_binary(
        pdf,
        cii(invoice),
        flavor="factur-x",
        level="en16931",
        check_xsd=False,
        pdf_metadata={
            "author": invoice.seller.name,
            "keywords": "Factur-X",
            "title": f"{invoice.seller.name}: {invoice.number}",
            "subject": f"{invoice.number}, {invoice.issue_date.isoformat()}",
        },
        xmp_compression=False,
    )
    return _fixed_dates(bytes(data), invoice.issue_date)


def _fixed_dates(pdf: bytes, day: date) -> bytes:
    """Replace the clock's time by the day of the invoice, digit by digit: no offset moves."""
    pdf = re.sub(rb"(D(?::|\\072))\d{14}", rb"\g<1>" + day.strftime("%Y%m%d120000").encode(), pdf)
    stamp = day.strftime("%Y-%m-%dT12:00:00+00:00").encode()
    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", stamp, pdf)


def _business_terms(invoice: Invoice) -> dict[str, Any]:
    """The invoice under the identifiers of the business terms of EN 16931."""
    payment = invoice.payment
    terms: dict[str, Any] = {
        "BT-1": invoice.number,
        "BT-2": invoice.issue_date,
        "BT-3": TYPE_CODES[invoice.kind],
        "BT-5": invoice.currency,
        "BT-9": payment.due_date,
        "BT-72": invoice.sale_date,
        "BT-81": payment.means,
        "BG-4": _party(invoice.seller, tax_contact=True),
        "BG-7": _party(invoice.buyer, tax_contact=False),
        "BT-106": str(invoice.total_net),
        "BT-109": str(invoice.total_net),
        "BT-110": str(invoice.total_tax),
        "BT-112": str(invoice.total_gross),
        "BT-113": str(invoice.paid),
        "BT-115": str(invoice.amount_due),
        "BG-23": [
            {
                "BT-116": str(row.net),
                "BT-117": str(row.tax_amount),
                "BT-118": row.tax.category,
                "BT-119": str(row.tax.rate),
                **({"BT-120": row.tax.reason} if row.tax.reason else {}),
            }
            for row in invoice.vat_breakdown
        ],
        "BG-25": [
            {
                "BT-126": str(number),
                "BT-129": str(line.quantity),
                "BT-130": line.unit_code,
                "BT-131": str(line.net),
                "BT-146": str(line.price),
                "BT-151": line.tax.category,
                "BT-152": str(line.tax.rate),
                "BT-153": line.name,
                "BT-155": line.code,
            }
            for number, line in enumerate(e_lines(invoice), 1)
        ],
    }
    if payment.is_transfer:
        terms["BT-84"] = payment.iban
        terms["BT-85"] = invoice.seller.name
        terms["BT-86"] = payment.bic
    if invoice.order_number:
        terms["BT-13"] = invoice.order_number
    if invoice.account:
        terms["BT-12"] = invoice.account.contract_number
    if invoice.notes:
        terms["BG-1"] = [{"BT-22": note} for note in invoice.notes]
    return terms


def _party(party: Party, *, tax_contact: bool) -> dict[str, Any]:
    block: dict[str, Any] = {
        "name": party.name,
        "vat_identifier": party.vat,
        "addr_l1": party.street,
        "postcode": party.zip,
        "city": party.city,
        "country_code": party.country,
    }
    if party.register_number:
        block["legal_identifier"] = party.register_number
    if tax_contact and party.email:
        block["contacts"] = [{"name": party.name, "phone": party.phone, "email": party.email}]
    return block
