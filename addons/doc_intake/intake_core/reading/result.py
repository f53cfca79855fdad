"""The one result shape for every source: e-invoice, text layer, recognised picture."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal

from ..errors import SENTENCES, _, sentence
from ..splitting.proposal import Part
from . import evidence
from .profile.spots import Spots

Box = tuple[float, float, float, float]
Source = Literal["xml", "text", "ocr"]

FIELD_NAMES: Final = (
    "document_type",
    "invoice_number",
    "issue_date",
    "sale_date",
    "due_date",
    "currency",
    "seller_name",
    "seller_vat",
    "buyer_name",
    "buyer_vat",
    "iban",
    "total_net",
    "total_tax",
    "total_gross",
    "amount_due",
    "ksef_number",
)
DOCUMENT_TYPES: Final = (
    "invoice",
    "credit_note",
    "correction",
    "advance",
    "settlement",
    "proforma",
    "receipt",
    "debit_note",
    "accounting_note",
    "other",
)

# Codes of warnings; their sentences are registered with all others.
WARNINGS: Final = (
    sentence("pages_capped", _("The file has %(pages)s pages; the first %(read)s were read.")),
    sentence("no_text", _("No text could be read on the pages.")),
    sentence(
        "picture_incomplete",
        _("The end of the picture is missing; what there is of it was read. Ask the sender to send it again."),
    ),
    sentence(
        "text_layer_garbage",
        _("The text inside the PDF is unreadable, so the pages were recognised as pictures."),
    ),
    sentence("page_unreadable", _("Page %(page)s is damaged and was not read.")),
    sentence("page_timeout", _("Recognising page %(page)s took too long; it was skipped.")),
    sentence("sums_differ", _("Net, tax and gross on the document do not add up.")),
    sentence("vat_checksum", _("The VAT number %(number)s is not valid. Compare it with the document.")),
    sentence(
        "iban_checksum",
        _("The bank account %(number)s is not valid. Compare it with the document."),
    ),
    sentence(
        "xml_page_differ",
        _("The e-invoice inside the file and the printed page differ in: %(fields)s."),
    ),
    sentence(
        "xml_unread",
        _("The e-invoice inside the file is unreadable (%(reason)s); the page was read instead."),
    ),
    sentence(
        "attachments_unread",
        _("Files inside the PDF (%(count)s) are too large or too many and were not opened; the pages were read."),
    ),
    sentence("not_an_invoice", _("This does not look like an invoice: %(title)s.")),
    sentence("own_vat_absent", _("The VAT number of your company was not found on the document.")),
    sentence(
        "ocr_language_skipped",
        _("The recognition language %(language)s is not installed; the others were used."),
    ),
    sentence(
        "amount_unproven",
        _("The total could not be proven by a second amount on the document. Check it."),
    ),
    sentence("due_before_issue", _("The due date is before the issue date.")),
    sentence("future_date", _("The issue date is in the future.")),
    sentence(
        "recipient_not_buyer",
        _(
            "The buyer is %(buyer)s; your company (%(number)s) gets this invoice as its unit, member or payer. Check "
            "which of the two books it."
        ),
    ),
    sentence(
        "ksef_checksum",
        _("The check digits of the KSeF number %(number)s are wrong. Compare it with the register."),
    ),
    sentence(
        "split_proposed",
        _("This file seems to hold %(count)s documents; the first one was read (page %(pages)s)."),
    ),
    sentence(
        "split_unseen",
        _("Page %(page)s and perhaps others after it could not be read; a document may begin there."),
    ),
    sentence("several_invoices", _("The file holds %(count)s invoices; the first one was read.")),
)
WARNING_TEXTS: Final[dict[str, str]] = {code: SENTENCES[code] for code in WARNINGS}


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its evidence. ``page`` (from 1) and ``box`` are None when it stands in an XML
    and on no page. ``unsure``: its letters may be others: the recognition was not sure of them, or could be wrong
    without anything telling.
    """

    value: str
    confidence: float
    witnesses: tuple[str, ...]
    page: int | None = None
    box: Box | None = None
    unsure: bool = False

    @property
    def green(self) -> bool:
        """True when two witnesses of different kinds speak for the value; where its letters were
        hardly recognised, only what could not be so with a wrong letter counts.
        """
        return evidence.is_green(self.witnesses, self.unsure)

    @property
    def recognition(self) -> float:
        """How sure its letters were, 0..1: what its confidence is short of what its witnesses say."""
        full = evidence.confidence(self.witnesses)
        return min(1.0, max(0.0, 2 * self.confidence / full - 1)) if full else 0.0

    def to_json(self) -> dict[str, Any]:
        return {
            "value": self.value,
            "confidence": self.confidence,
            "green": self.green,
            "page": self.page,
            "box": list(self.box) if self.box else None,
            "witnesses": list(self.witnesses),
        }


@dataclass(frozen=True, slots=True)
class VatRow:
    """One rate of the VAT summary. ``rate`` is a percent as decimal string, ``category`` an EN
    16931 code or None.
    """

    rate: str
    net: str | None
    tax: str | None
    gross: str | None
    category: str | None = None
    page: int | None = None
    box: Box | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "rate": self.rate,
            "net": self.net,
            "tax": self.tax,
            "gross": self.gross,
            "category": self.category,
            "page": self.page,
            "box": list(self.box) if self.box else None,
        }


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line of goods or services; everything but the description may be missing."""

    description: str
    quantity: str | None = None
    unit: str | None = None
    unit_price: str | None = None
    rate: str | None = None
    net: str | None = None
    tax: str | None = None
    gross: str | None = None
    page: int | None = None
    box: Box | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "description": self.description,
            "quantity": self.quantity,
            "unit": self.unit,
            "unit_price": self.unit_price,
            "rate": self.rate,
            "net": self.net,
            "tax": self.tax,
            "gross": self.gross,
            "page": self.page,
            "box": list(self.box) if self.box else None,
        }


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something a person should know about a reading; ``message`` is ``template % params``
    (translate the template).
    """

    code: str
    params: dict[str, str | int] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return WARNING_TEXTS[self.code]

    @property
    def message(self) -> str:
        return self.template % self.params

    def to_json(self) -> dict[str, str]:
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read. A missing key in ``fields`` means: not on the document, or not readable;
    nothing is made up.

    ``split``: the documents that a file of several seems to hold, else empty; the fields are those of the first one.
    ``pages`` counts the pages of the file, ``page_texts`` and ``page_sizes`` (points, pictures in
    pixels) hold those read. ``spots``: everything on them that may be a field, for the supplier's
    profile; not part of the JSON.
    """

    file: str
    source: Source
    pages: int
    seconds: float
    fields: dict[str, Field]
    vat_breakdown: list[VatRow] = field(default_factory=list)
    lines: list[InvoiceLine] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    page_texts: list[str] = field(default_factory=list)
    page_sizes: list[tuple[float, float]] = field(default_factory=list)
    spots: Spots = field(default_factory=Spots)
    split: list[Part] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All pages, joined by form feeds: for full-text search."""
        return "\f".join(self.page_texts)

    def value(self, name: str) -> str | None:
        found = self.fields.get(name)
        return found.value if found else None

    def amount(self, name: str) -> Decimal | None:
        """The field as a number, or None when it is missing or not a number."""
        try:
            return Decimal(self.value(name) or "")
        except InvalidOperation:
            return None

    def date(self, name: str) -> dt.date | None:
        """The field as a date, or None when it is missing or not a date."""
        try:
            return dt.date.fromisoformat(self.value(name) or "")
        except ValueError:
            return None

    def to_json(self) -> dict[str, Any]:
        """Plain dictionaries and lists: the line that ``doc_intake read --json`` prints."""
        return {
            "file": self.file,
            "source": self.source,
            "pages": self.pages,
            "seconds": round(self.seconds, 3),
            "fields": {name: self.fields[name].to_json() for name in FIELD_NAMES if name in self.fields},
            "vat_breakdown": [row.to_json() for row in self.vat_breakdown],
            "lines": [line.to_json() for line in self.lines],
            "warnings": [warning.to_json() for warning in self.warnings],
            **({"split": [part.to_json() for part in self.split]} if self.split else {}),
        }
