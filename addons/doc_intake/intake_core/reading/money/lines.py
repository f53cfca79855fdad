"""Invoice lines: the rows of a table that together make the invoice's total."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ..candidates import Candidates
from ..draft import Draft
from ..layout.labels import LabelHit
from ..layout.page import union
from ..layout.pairing import TableColumns
from ..layout.sheet import Sheet, SheetRow
from ..result import InvoiceLine, VatRow
from ..values.amounts import to_text
from .line_rows import LineRow, line_row, numbers_of
from .vat_rows import CENT, bare_rates, exempt_category

MAX_LINES = 1000
MAX_RUN_LINES = 300  # of more lines only whole tables are tried
_COLUMNS: Final = frozenset(
    {
        "col_description",
        "col_quantity",
        "col_unit",
        "col_unit_price",
        "col_rate",
        "total_net",
        "total_net_weak",
        "total_tax",
        "total_tax_weak",
        "total_gross",
        "total_gross_weak",
    }
)
# A row that one of these begins is no line, whatever its numbers say.
_TOTALS: Final = (
    *("total", "total_net", "total_tax", "total_gross", "amount_due", "paid", "words"),
    *("total_tax_weak", "part_before", "part_after", "part_difference"),
    *("title_invoice", "title_advance", "title_settlement"),
)
MAX_REST_LETTERS = 16
_INDEX = re.compile(r"^\d{1,4}[.)]?(?:\s+|$)")
_LETTERS = re.compile(r"[^\W\d_]")


def read_lines(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    languages: Sequence[str],
    drafts: Mapping[str, Draft],
    summary: Sequence[VatRow],
) -> list[InvoiceLine]:
    """The lines whose amounts sum up to the net or gross total, which they then witness for; where
    no total is known, those of a table that all prove themselves. Otherwise none: half a table
    would be booked as the whole.
    """
    columns = TableColumns(sheet, hits, _COLUMNS)
    rows = _candidates(sheet, hits, found, languages, columns)
    for name, side in (("total_net", "net"), ("total_gross", "gross")):
        draft = drafts.get(name)
        total = Decimal(draft.value) if draft is not None else None
        if draft is None and side == "net" and summary:
            total = sum((Decimal(row.net or 0) for row in summary), Decimal(0))
        run = _best_run(rows, side, total) if total is not None else None
        if run is not None:
            # Amounts of which nothing tells that tax is in them may as well be nets, and "Total" their sum.
            told = side == "net" or all(item.gross is not None for item in run)
            if draft is not None and len(run) > 1 and told:
                draft.add("line_sum")
            return [_line(item, side, sheet, hits, columns) for item in run]
    known = "total_net" in drafts or "total_gross" in drafts
    if rows and not known and all(item.proven and item.quantity for item in rows) and _has_head(columns):
        return [_line(item, "net", sheet, hits, columns) for item in rows]
    return []


def _has_head(columns: TableColumns) -> bool:
    return any(
        any(hit.has("col_description") for hit in hits)
        and any(hit.has("col_quantity", "col_unit_price") for hit in hits)
        for _first, _last, hits in columns.bands
    )


def _candidates(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    languages: Sequence[str],
    columns: TableColumns,
) -> list[LineRow]:
    """All rows that may be lines, in reading order."""
    rates: dict[int, list[Decimal]] = {}
    for percent in found.percents:
        rates.setdefault(percent.row, []).append(percent.rate)
    heads = [hit for hit in hits if hit.has("col_rate", "total_tax_weak")]
    totals = {hit.row for hit in hits if _begins_total(hit, sheet, _TOTALS)}
    others = {hit.row for hit in hits if _begins_total(hit, sheet, ("not_amount",))}
    result: list[LineRow] = []
    for row in sheet.rows:
        if row.number in totals or len(result) >= MAX_LINES:
            continue
        numbers = numbers_of(row, sheet.is_ocr)
        if not numbers:
            continue
        printed = [*rates.get(row.number, ()), *bare_rates(row, heads)]
        item = line_row(row, numbers, printed, exempt_category(row, languages) is not None)
        if item is None or (row.number in others and item.quantity is None):
            continue
        if _own_description(item, sheet, columns) and (item.quantity or (item.value("gross") or item.value("net"))):
            result.append(_sided(_ordered(item, columns), columns))
    return result


def _sided(item: LineRow, columns: TableColumns) -> LineRow:
    """Net or gross as the head of the amount's column says."""
    if item.amount is None or item.amount_box is None:
        return item
    head = columns.column(item.row, item.amount_box)
    if head is None:
        return item
    is_net = head.has("total_net", "total_net_weak")
    is_gross = head.has("total_gross", "total_gross_weak")
    if is_net and not is_gross:
        return replace(item, net=item.amount, amount=None)
    if is_gross and not is_net:
        return replace(item, gross=item.amount, amount=None)
    return item


def _ordered(item: LineRow, columns: TableColumns) -> LineRow:
    """Quantity and price as the heads of their columns say; without heads, the price is the one
    with more decimals.
    """
    quantity, price = item.quantity, item.price
    if quantity is None or price is None:
        return item
    heads = [columns.column(item.row, number.box) for number in (quantity, price)]
    first, second = (head is not None and head.has("col_unit_price") for head in heads)
    wrong = first and not second
    if not first and not second:
        wrong = quantity.decimals == 2 and price.decimals == 0
    return replace(item, quantity=price, price=quantity, unit=None) if wrong else item


def _begins_total(hit: LabelHit, sheet: Sheet, roles: Sequence[str]) -> bool:
    """Whether a row begins with the label of a total, so that its amounts are sums."""
    if not hit.has(*roles) or hit.has("col_description", "col_unit_price"):
        return False
    row = sheet.rows[hit.row]
    if any(any(c.isalnum() for c in t.text) for t in row.tokens if t.box[2] < hit.box[0]):
        return False
    segment = row.segments[hit.segment]
    rest = segment.text[segment.end_of(hit.box) :]
    # "Advance for order B/12": a line may begin with a total's word, and goes on.
    return len(_LETTERS.findall(rest)) <= MAX_REST_LETTERS


def _best_run(rows: Sequence[LineRow], side: str, total: Decimal) -> list[LineRow] | None:
    """The run of lines, or of those that are left without subtotals ("Fees 2 352.28"), where these tell more."""
    run, telling = _run(rows, side, total), _run(_without_subtotals(rows, side), side, total)
    if run is None or telling is None:
        return run or telling
    quantities = [sum(row.quantity is not None for row in some) for some in (run, telling)]
    return telling if quantities[1] > quantities[0] else run


def _without_subtotals(rows: Sequence[LineRow], side: str) -> list[LineRow]:
    """All rows but those that hold nothing else than the sum of the rows since the last such one."""
    kept: list[LineRow] = []
    running = Decimal(0)
    for row in rows:
        value = row.value(side)
        bare = row.quantity is None and row.price is None and row.rate is None
        if bare and running and value == running:
            running = Decimal(0)
            continue
        kept.append(row)
        running += value or Decimal(0)
    return kept


def _run(rows: Sequence[LineRow], side: str, total: Decimal) -> list[LineRow] | None:
    """The run of rows whose ``side`` sums up to ``total``, exactly or but for the cents of rounding;
    the longest, of equal ones the first. A single row must prove itself.
    """
    values = [row.value(side) for row in rows]
    best: tuple[tuple[bool, int], int, int] | None = None
    starts = range(len(rows)) if len(rows) <= MAX_RUN_LINES else (0,)
    for start in starts:
        running = Decimal(0)
        for end in range(start, len(rows)):
            value = values[end]
            if value is None:
                break
            running += value
            length = end - start + 1
            if abs(running - total) > CENT * (length // 2):
                continue
            if length == 1 and not (rows[start].proven and rows[start].quantity):
                continue
            quality = (running == total, length)
            if best is None or quality > best[0]:
                best = (quality, start, end + 1)
    return list(rows[best[1] : best[2]]) if best is not None else None


def _line(
    item: LineRow, side: str, sheet: Sheet, hits: Sequence[LabelHit], columns: TableColumns
) -> InvoiceLine:
    row = sheet.rows[item.row]
    net = item.net if item.net is not None or side != "net" else item.amount
    gross = item.gross if item.gross is not None or side != "gross" else item.amount
    quantity = item.quantity.value if item.quantity is not None else None
    price = item.price.value if item.price is not None else None
    x0, y0, x1, y1 = (round(side, 4) for side in union(segment.box for segment in row.segments))
    return InvoiceLine(
        description=_full_description(item, sheet, hits, columns),
        quantity=f"{quantity.normalize():f}" if quantity is not None else None,
        unit=item.unit or _unit_cell(item, sheet, columns),
        unit_price=to_text(price) if price is not None else None,
        rate=f"{item.rate.normalize():f}" if item.rate is not None else None,
        net=to_text(net) if net is not None else None,
        tax=to_text(item.tax) if item.tax is not None else None,
        gross=to_text(gross) if gross is not None else None,
        page=row.page,
        box=(x0, y0, x1, y1),
    )


def _unit_cell(item: LineRow, sheet: Sheet, columns: TableColumns) -> str | None:
    for segment in sheet.rows[item.row].segments:
        head = columns.column(item.row, segment.box)
        if head is not None and head.has("col_unit") and _LETTERS.search(segment.text):
            return segment.text if len(segment.text) <= 12 else None
    return None


def _description(item: LineRow, sheet: Sheet, columns: TableColumns) -> str:
    """The words of a line left of its numbers: those under the column's head, else the longest."""
    parts: list[str] = []
    under: list[str] = []
    for segment in sheet.rows[item.row].segments:
        words = [
            token.text
            for token in segment.tokens
            if token.box[0] < item.left - 0.002 and token.text not in (item.unit, "x", "×", "*")
        ]
        text = " ".join(words).strip()
        if not text:
            continue
        head = columns.column(item.row, segment.box)
        parts.append(text)
        if head is not None and head.has("col_description"):
            under.append(text)
    chosen = under if any(_LETTERS.search(text) for text in under) else parts
    named = [_INDEX.sub("", text) for text in chosen]
    best = max(named, key=lambda text: len(_LETTERS.findall(text)), default="")
    return best if len(_LETTERS.findall(best)) >= 2 else ""


def _own_description(item: LineRow, sheet: Sheet, columns: TableColumns) -> str:
    """The words of a line in its own row, or alone in the row above as on a receipt."""
    text = _description(item, sheet, columns)
    if not text and item.row and item.quantity is not None:
        text = _only_text(sheet.rows[item.row - 1], sheet.rows[item.row])
    return text


def _full_description(
    item: LineRow, sheet: Sheet, hits: Sequence[LabelHit], columns: TableColumns
) -> str:
    """With the words that stand in rows of their own: above the numbers on a receipt, below them
    where a long name is wrapped.
    """
    text = _own_description(item, sheet, columns)
    labelled = {hit.row for hit in hits if hit.ends_with_colon or hit.has(*_TOTALS)}
    below = item.row + 1
    while text and below < len(sheet.rows) and below <= item.row + 2 and below not in labelled:
        more = _only_text(sheet.rows[below], sheet.rows[below - 1])
        if not more or not _is_under(sheet.rows[below], sheet.rows[item.row]):
            break
        text = f"{text} {more}"
        below += 1
    return " ".join(text.split())[:500]


def _only_text(row: SheetRow, neighbour: SheetRow) -> str:
    """The text of a row of one cell without amounts, right beside ``neighbour``; else nothing."""
    gap = max(row.box[1] - neighbour.box[3], neighbour.box[1] - row.box[3])
    if row.page != neighbour.page or gap > 0.6 * max(row.height, 0.006) or len(row.segments) != 1:
        return ""
    text = row.segments[0].text
    if numbers_of(row, False) and any(number.decimals == 2 for number in numbers_of(row, False)):
        return ""
    return text if len(_LETTERS.findall(text)) >= 2 else ""


def _is_under(row: SheetRow, line: SheetRow) -> bool:
    """Whether a row's text stands in the column of the line's description."""
    return any(abs(row.box[0] - segment.box[0]) < 0.03 for segment in line.segments[:2])
