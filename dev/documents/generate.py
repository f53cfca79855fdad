"""A seed becomes a file and its truth."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Unpack

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption

from . import invent, marks, stories
from .formatting import Style
from .forms import CLEAN, NOISY, ELine, Photo, Scan, e_lines, embed_cii, fa3, photo, scan, ubl
from .invent import Overrides
from .layouts import Layout, all_layouts
from .model import Invoice, Line, Party
from .sheet import Printed, Sheet
from .unknown_words import unknown

FORMS = ("text", "scan", "jpg", "facturx", "clean_scan", "noisy_scan", "photo", "ubl", "ksef")
"""PDF with a text layer, image-only PDF (an office scanner, good or tired), one noisy page as a picture, PDF with CII
inside, image-only PDF of a good and of a bad scanner, a page taken with a phone, UBL, FA(3).
"""
XML_FORMS = frozenset({"ubl", "ksef"})
E_FORMS = XML_FORMS | {"facturx"}
ONE_PAGE_FORMS = frozenset({"jpg", "photo"})
NO_E_FORM = frozenset({"receipt", "debit_note", "accounting_note", "proforma"})
"""Kinds of documents that no e-invoice is made of."""


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
    layout: Layout,
    invoice: Invoice,
    style: Style,
    *,
    encryption: StandardEncryption | None = None,
    marked: bool = False,
) -> tuple[bytes, dict[str, list[Printed]], int]:
    """The PDF, where its fields stand, and its number of pages; ``marked`` puts stamps and handwriting on it."""
    pages = 1
    while True:
        sheet = Sheet(
            f"{_title(style, invoice)} {invoice.number}",
            invoice.seller.name,
            pages=pages,
            encryption=encryption,
            size=layout.paper(invoice) if layout.paper else A4,
        )
        if marked:
            sheet.on_page_end = marks.on_page(invoice, style)
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

    The same arguments give the same bytes. The forms of one seed show the same invoice, except that ``jpg`` and
    ``photo`` shorten one that needs more than one page, and that only a Polish seller sends a ``ksef``.

    :param buyer: who is billed; an invented company when None.
    :raises KeyError: for an unknown layout.
    :raises ValueError: for a language the layout does not speak, an unknown form, or one the layout is not sent in.
    """
    if form not in FORMS:
        raise ValueError(f"unknown form {form!r}: choose one of {', '.join(FORMS)}")
    kind = all_layouts()[layout]
    if language not in kind.languages:
        raise ValueError(f"layout {layout!r} speaks {', '.join(kind.languages)}, not {language!r}")
    if form not in forms_of(kind, language):
        raise ValueError(f"layout {layout!r} is not sent as {form!r} in {language!r}")
    if form == "ksef":
        overrides["country"] = "PL"
    supplier_seed = overrides.get("supplier_seed", seed)
    seller = invent.supplier(kind, language, overrides, seed)
    style = invent.style(kind, language, seller, supplier_seed)
    if overrides.get("unknown_words"):
        style = replace(style, labels=unknown(style.labels))
    tell = stories.invoice if kind.features else invent.invoice
    invoice = tell(seed, kind, language, seller, buyer, overrides)
    name = file_stem(invoice, language)
    truth: dict[str, Any] = {"layout": layout, "language": language, "form": form}
    if form in XML_FORMS:
        data = ubl(invoice) if form == "ubl" else fa3(invoice)
        truth = {"file": f"{name}.xml", **truth, **content(invoice, xml=form), "printed": {}}
        return GeneratedDocument(f"{name}.xml", data, "application/xml", truth, seller.party)
    marked = overrides.get(
        "marks", bool(kind.features) and form != "facturx" and style.variant(f"marks {seed}", 4) == 0
    )
    data, printed, pages = render(kind, invoice, style, marked=marked)
    if form in ONE_PAGE_FORMS and pages > 1:
        invoice = tell(seed, kind, language, seller, buyer, {**overrides, "line_count": 4})
        data, printed, pages = render(kind, invoice, style, marked=marked)
        name = file_stem(invoice, language)
    mimetype, suffix = "application/pdf", "pdf"
    if form == "facturx":
        data = embed_cii(data, invoice)
    elif form != "text":
        if form == "photo":
            picture: Scan | Photo = photo(data, seed=seed)
        elif form in {"scan", "jpg"}:
            picture = scan(data, seed=seed, as_jpeg=form == "jpg")
        else:
            picture = scan(data, seed=seed, condition=CLEAN if form == "clean_scan" else NOISY)
        data = picture.data
        printed = {field: [picture.move(place) for place in places] for field, places in printed.items()}
        if form in ONE_PAGE_FORMS:
            mimetype, suffix = "image/jpeg", "jpg"
    only = None if form == "facturx" else set(printed)
    truth = {
        "file": f"{name}.{suffix}",
        **truth,
        **content(invoice, only, xml="facturx" if form == "facturx" else ""),
        "printed": {key: [_place(p) for p in places] for key, places in sorted(printed.items())},
    }
    return GeneratedDocument(f"{name}.{suffix}", data, mimetype, truth, seller.party)


def forms_of(layout: Layout, language: str) -> tuple[str, ...]:
    """The forms that ``layout`` is sent in: no e-invoice of a receipt or a note, FA(3) only from Poland."""
    forms = layout.forms or FORMS
    if NO_E_FORM & set(layout.kinds):
        forms = tuple(form for form in forms if form not in E_FORMS)
    if "PL" not in layout.countries[language]:
        forms = tuple(form for form in forms if form != "ksef")
    return forms


def content(invoice: Invoice, only: set[str] | None = None, *, xml: str = "") -> dict[str, Any]:
    """``fields`` (``only`` the named ones), ``vat_breakdown`` and ``lines`` of the truth.

    ``lines`` of a correction are those after it, with ``lines_before`` beside them and ``corrected`` telling what it
    is about. ``xml`` names the e-invoice, where it is one: it leaves out or says otherwise what paper says, and
    ``xml_lines`` are its lines where they are others than those of the paper (no prices with VAT, differences of a
    correction, advances taken off).
    """
    values: dict[str, str | Decimal] = {
        "document_type": invoice.kind,
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
    if xml in XML_FORMS and not invoice.is_due:
        del values["due_date"]
    if xml == "ksef" and not invoice.paid:
        del values["amount_due"]  # FA(3) tells it only where it is not the gross amount
    if xml in {"ubl", "facturx"} and invoice.kind == "settlement":
        values["document_type"] = "invoice"  # both have one code for them
    fields = {
        name: str(value)
        for name, value in values.items()
        if value != "" and (only is None or name == "document_type" or name in only)
    }
    before = [line for earlier in invoice.earlier for line in earlier.lines]
    more: dict[str, Any] = {}
    if before:
        more["lines_before"] = [_line(line) for line in before]
    if invoice.earlier:
        more["corrected" if invoice.kind == "correction" else "advances"] = [
            {"number": earlier.number, "issue_date": earlier.issue_date.isoformat(), "gross": str(earlier.gross)}
            for earlier in invoice.earlier
        ]
    if xml in {"ubl", "facturx"}:
        more["xml_lines"] = [_e_line(line) for line in e_lines(invoice)]
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
        "lines": [_line(line) for line in invoice.lines],
        **more,
    }


def _line(line: Line) -> dict[str, str]:
    return {
        "name": line.name,
        "quantity": str(line.quantity),
        "unit": line.unit,
        "net_price": str(line.net_price),
        "rate": str(line.tax.rate),
        "net": str(line.net),
        **({"gross_price": str(line.gross_price)} if line.gross_price is not None else {}),
        **({"list_price": str(line.list_price)} if line.list_price is not None else {}),
    }


def _e_line(line: ELine) -> dict[str, str]:
    return {
        "name": line.name,
        "quantity": str(line.quantity),
        "unit": line.unit_code,
        "net_price": str(line.price),
        "rate": str(line.tax.rate),
        "net": str(line.net),
    }


def _title(style: Style, invoice: Invoice) -> str:
    key = f"title.{invoice.kind}"
    return style.label(key if key in style.labels else "title")


def file_stem(invoice: Invoice, language: str) -> str:
    """File name without suffix, the way suppliers name their files."""
    word = {"pl": "faktura_", "de": "Rechnung_", "lv": "rekins_"}.get(language, "invoice_")
    return word + re.sub(r"[^A-Za-z0-9]+", "_", invoice.number).strip("_")


def _place(place: Printed) -> dict[str, Any]:
    return {"text": place.text, "page": place.page, "box": [round(edge, 4) for edge in place.box]}
