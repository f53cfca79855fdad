"""A seed becomes a file and its truth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Unpack

from reportlab.lib.pdfencrypt import StandardEncryption

from . import invent
from .formatting import Style
from .forms import embed_cii, scan
from .invent import Overrides
from .layouts import Layout, layouts
from .model import Invoice, Party
from .sheet import Printed, Sheet

FORMS = ("text", "scan", "jpg", "facturx")
"""PDF with a text layer, image-only PDF, one noisy page as a picture, PDF with CII inside."""


@dataclass(frozen=True, slots=True)
class GeneratedDocument:
    """A file as a supplier would send it."""

    name: str
    data: bytes
    mimetype: str
    truth: dict[str, Any]
    """``file layout language form fields printed vat_breakdown lines``, ready for JSON.

    ``fields`` are named as the fields of a reading: dates ISO, amounts decimal strings, VAT numbers
    with prefix, IBAN without blanks. It holds a field only when the document says it: on its pages,
    or in its XML. ``printed`` tells for each field on the pages where and how it stands there, as a
    list of ``{"text", "page", "box"}``: the box is left, top, right, bottom as shares of the page.
    """
    sender: Party | None = None
    """Who issued it and would send it by mail."""


def render(
    layout: Layout, invoice: Invoice, style: Style, *, encryption: StandardEncryption | None = None
) -> tuple[bytes, dict[str, list[Printed]], int]:
    """The PDF, where its fields stand, and its number of pages."""
    pages = 1
    while True:
        sheet = Sheet(
            f"{style.label('title')} {invoice.number}",
            invoice.seller.name,
            pages=pages,
            encryption=encryption,
        )
        layout.draw(sheet, invoice, style)
        if sheet.page == pages:
            return sheet.finish(), sheet.printed, pages
        # the number of pages is printed on each of them and only known at the end
        pages = sheet.page


def generate(
    seed: int,
    layout: str,
    language: str,
    form: str,
    buyer: Party | None = None,
    **overrides: Unpack[Overrides],
) -> GeneratedDocument:
    """Invent an invoice and print it.

    The same arguments give the same bytes. The four forms of one seed show the same invoice, except
    that ``jpg`` shortens one that needs more than one page.

    :param buyer: who is billed; an invented company when None.
    :raises KeyError: for an unknown layout.
    :raises ValueError: for a language the layout does not speak, or an unknown form.
    """
    if form not in FORMS:
        raise ValueError(f"unknown form {form!r}: choose one of {', '.join(FORMS)}")
    kind = layouts()[layout]
    if language not in kind.languages:
        raise ValueError(f"layout {layout!r} speaks {', '.join(kind.languages)}, not {language!r}")
    supplier_seed = overrides.get("supplier_seed", seed)
    seller = invent.supplier(kind, language, overrides, seed)
    style = invent.style(kind, language, seller, supplier_seed)
    invoice = invent.invoice(seed, kind, language, seller, buyer, overrides)
    data, printed, pages = render(kind, invoice, style)
    if form == "jpg" and pages > 1:
        invoice = invent.invoice(
            seed, kind, language, seller, buyer, {**overrides, "line_count": 4}
        )
        data, printed, pages = render(kind, invoice, style)
    mimetype, suffix = "application/pdf", "pdf"
    if form == "facturx":
        data = embed_cii(data, invoice)
    elif form in {"scan", "jpg"}:
        scanned = scan(data, seed=seed, as_jpeg=form == "jpg")
        data = scanned.data
        printed = {
            name: [scanned.move(place) for place in places] for name, places in printed.items()
        }
        if form == "jpg":
            mimetype, suffix = "image/jpeg", "jpg"
    name = f"{file_stem(invoice, language)}.{suffix}"
    truth = {
        "file": name,
        "layout": layout,
        "language": language,
        "form": form,
        **content(invoice, None if form == "facturx" else set(printed)),
        "printed": {key: [_place(p) for p in places] for key, places in sorted(printed.items())},
    }
    return GeneratedDocument(name, data, mimetype, truth, seller.party)


def content(invoice: Invoice, only: set[str] | None = None) -> dict[str, Any]:
    """``fields`` (``only`` the named ones), ``vat_breakdown`` and ``lines`` of the truth."""
    values: dict[str, str | Decimal] = {
        "document_type": "invoice",
        "invoice_number": invoice.number,
        "issue_date": invoice.issue_date.isoformat(),
        "sale_date": invoice.sale_date.isoformat(),
        "due_date": invoice.payment.due_date.isoformat(),
        "currency": invoice.currency,
        "seller_name": invoice.seller.name,
        "seller_vat": invoice.seller.vat,
        "buyer_name": invoice.buyer.name,
        "buyer_vat": invoice.buyer.vat,
        "iban": invoice.payment.iban,
        "total_net": invoice.total_net,
        "total_tax": invoice.total_tax,
        "total_gross": invoice.total_gross,
        "amount_due": invoice.amount_due,
    }
    fields = {
        name: str(value)
        for name, value in values.items()
        if value != "" and (only is None or name == "document_type" or name in only)
    }
    return {
        "fields": fields,
        "vat_breakdown": [
            {
                "category": row.tax.category,
                "rate": str(row.tax.rate),
                "net": str(row.net),
                "tax": str(row.tax_amount),
                "gross": str(row.gross),
            }
            for row in invoice.vat_breakdown
        ],
        "lines": [
            {
                "name": line.name,
                "quantity": str(line.quantity),
                "unit": line.unit,
                "net_price": str(line.net_price),
                "rate": str(line.tax.rate),
                "net": str(line.net),
            }
            for line in invoice.lines
        ],
    }


def file_stem(invoice: Invoice, language: str) -> str:
    """File name without suffix, the way suppliers name their files."""
    return ("faktura_" if language == "pl" else "invoice_") + re.sub(
        r"[^A-Za-z0-9]+", "_", invoice.number
    ).strip("_")


def _place(place: Printed) -> dict[str, Any]:
    return {"text": place.text, "page": place.page, "box": [round(edge, 4) for edge in place.box]}
