"""Pages -> fields: every reader of a part of the document, one after the other, and what they say
about each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from . import evidence
from .candidates import collect
from .draft import Draft
from .header.currency import read_currency
from .header.dates import read_dates
from .header.heading import read_heading
from .header.number import read_number
from .layout.labels import find_labels
from .layout.page import Page
from .layout.sheet import Sheet
from .money.amount_due import doubt_unexplained
from .money.corrections import CorrectionParts
from .money.lines import read_lines
from .money.totals import read_totals
from .money.vat_from_lines import rows_from_lines
from .parties.account import read_account
from .parties.blocks import find_blocks
from .parties.parties import read_parties
from .profile.find import find_spots
from .profile.spots import Spots
from .result import Field, InvoiceLine, ReadingWarning, VatRow
from .values.accounts import iban_is_valid
from .values.amounts import to_text
from .values.vat_numbers import vat_is_valid

MAX_WORDS = 30_000
_AMOUNTS = ("total_net", "total_tax", "total_gross", "amount_due")


@dataclass(slots=True)
class PageFields:
    """What the pages of one document say."""

    fields: dict[str, Field] = field(default_factory=dict)
    rows: list[VatRow] = field(default_factory=list)
    lines: list[InvoiceLine] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    spots: Spots = field(default_factory=Spots)


def read_fields(
    pages: Sequence[Page],
    *,
    is_ocr: bool,
    file_name: str = "",
    own_vat: str | None = None,
    today: dt.date,
    header_only: bool = False,
) -> PageFields:
    """All fields of a document from its pages; a page without text gives no fields. ``header_only``: neither lines nor
    spots, which take a third of the time.
    """
    sheet = Sheet(_bounded(pages), is_ocr)
    hits, languages = find_labels(sheet)
    found = collect(sheet, languages, today)
    blocks = find_blocks(sheet, hits)
    drafts = read_parties(sheet, hits, found, languages, blocks, own_vat)
    parts = CorrectionParts(sheet, hits)
    heading = read_heading(sheet, hits, bool(parts))
    kind = heading.draft
    number = read_number(sheet, hits, found, file_name, heading)
    drafts.update(read_dates(sheet, hits, found, heading, number, today))
    totals = read_totals(sheet, hits, found, languages, parts, heading)
    drafts.update(totals.drafts)
    currency = read_currency(sheet, hits, found, languages, drafts)
    code = currency.value if currency is not None else None
    account = read_account(sheet, hits, found, blocks, code)
    single = {
        "invoice_number": number,
        "document_type": kind,
        "currency": currency,
        "iban": account,
    }
    drafts.update({name: draft for name, draft in single.items() if draft is not None})
    # A correction's lines stand before and after it, a settlement's are those of the whole order.
    whole = not parts and heading.kind != "settlement" and not header_only
    lines = read_lines(sheet, hits, found, languages, drafts, totals.rows) if whole else []
    rows = totals.rows or rows_from_lines(lines, found, drafts)
    doubt_unexplained(drafts)
    result = PageFields(rows=rows, lines=lines)
    if not header_only:
        result.spots = find_spots(sheet, found)
    _check_type(drafts, result)
    result.fields = {name: draft.field() for name, draft in drafts.items()}
    if is_ocr:
        result.fields = without_lost_minus(result.fields)
    if drafts:
        if totals.sums_differ:
            result.warnings.append(ReadingWarning("sums_differ"))
        if kind is not None and kind.value == "other":
            result.warnings.append(ReadingWarning("not_an_invoice", {"title": heading.title}))
        result.warnings.extend(check_fields(result.fields, today, own_vat))
    return result


def _bounded(pages: Sequence[Page]) -> list[Page]:
    """The first pages, as many as have ``MAX_WORDS`` words together: an attachment says no more."""
    kept: list[Page] = []
    words = 0
    for page in pages:
        words += len(page.words)
        if kept and words > MAX_WORDS:
            break
        kept.append(page)
    return kept


def _check_type(drafts: dict[str, Draft], result: PageFields) -> None:
    """A credit note's amounts are positive (EN 16931), however it prints them; a correction's are
    signed differences.
    """
    kind, gross = drafts.get("document_type"), drafts.get("total_gross")
    if kind is None or gross is None:
        return
    printed = [drafts[name] for name in _AMOUNTS if name in drafts]
    negative = any(Decimal(draft.value) < 0 for draft in printed)
    if kind.value == "credit_note" and negative:
        for draft in printed:
            draft.value = to_text(abs(Decimal(draft.value)))
        result.rows = [_positive(row) for row in result.rows]
    if negative == (kind.value in {"credit_note", "correction"}):
        kind.add("total_sign")


def without_lost_minus(fields: dict[str, Field]) -> dict[str, Field]:
    """``fields`` of a recognised document; positive amounts of a correction have one witness, since a minus is easily
    lost and sums hold without it.
    """
    kind = fields.get("document_type")
    printed = [name for name in _AMOUNTS if name in fields]
    if kind is None or kind.value != "correction" or any(Decimal(fields[name].value) < 0 for name in printed):
        return fields
    doubted = dict(fields)
    for name in printed:
        witnesses = fields[name].witnesses[:1]
        certain = min(fields[name].confidence, evidence.confidence(witnesses))
        doubted[name] = replace(fields[name], witnesses=witnesses, confidence=certain)
    return doubted


def _positive(row: VatRow) -> VatRow:
    net, tax, gross = (
        value.lstrip("-") if value is not None else None for value in (row.net, row.tax, row.gross)
    )
    return replace(row, net=net, tax=tax, gross=gross)


def check_fields(
    fields: dict[str, Field], today: dt.date, own_vat: str | None
) -> list[ReadingWarning]:
    """Warnings that follow from the fields alone, for every source."""
    warnings = []
    for name in ("seller_vat", "buyer_vat"):
        number = fields[name].value if name in fields else ""
        if number and not vat_is_valid(number):
            warnings.append(ReadingWarning("vat_checksum", {"number": number}))
    iban = fields["iban"].value if "iban" in fields else ""
    if iban and not iban_is_valid(iban):
        warnings.append(ReadingWarning("iban_checksum", {"number": iban}))
    if "total_gross" in fields and not fields["total_gross"].green:
        warnings.append(ReadingWarning("amount_unproven"))
    issue, due = fields.get("issue_date"), fields.get("due_date")
    if issue and due and due.value < issue.value:
        warnings.append(ReadingWarning("due_before_issue"))
    if issue and issue.value > today.isoformat():
        warnings.append(ReadingWarning("future_date"))
    if own_vat and fields:
        own = "".join(letter for letter in own_vat if letter.isdigit())
        numbers = [fields[name].value for name in ("seller_vat", "buyer_vat") if name in fields]
        if own and not any(own in number for number in numbers):
            warnings.append(ReadingWarning("own_vat_absent"))
    return warnings
