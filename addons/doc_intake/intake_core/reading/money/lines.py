"""Invoice lines: the rows of a table that together make the invoice's total."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ..candidates import Candidates, Percent
from ..draft import Draft
from ..layout.labels import LabelHit
from ..layout.page import union
from ..layout.pairing import TableColumns
from ..layout.sheet import Sheet, SheetRow
from ..result import InvoiceLine, VatRow
from ..values.amounts import to_text
from .line_names import LineNames
from .line_rows import LineRow, Number, line_row, numbers_of
from .line_runs import best_run, told
from .vat_rows import bare_rates, exempt_category

MAX_LINES = 1000
_SIDES: Final = {"net": "total_net", "gross": "total_gross"}
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
_TAX_WORDS: Final = tuple(
    ["total_net", "total_net_weak", "total_tax", "total_tax_weak", "total_gross", "total_gross_weak", "col_rate"]
)
MAX_REST_LETTERS = 16
LEAST_WORDS = 6  # letters around a percentage that make it part of a name
MAX_WORDS_OF_TAX, MAX_WORDS_OF_RATE = 10, 4  # letters beside the labels
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
    items = _candidates(sheet, hits, found, languages, columns)
    names = LineNames(sheet, hits, columns, items, _TOTALS)
    bare = [_ordered(item, columns) for item in items if names.of(item)]
    rows = [_sided(item, columns) for item in bare]
    best: tuple[str, list[LineRow]] | None = None
    known = False
    # A head such as "Gesamtpreis" or "Total" says of an amount neither that tax is in it nor that it is not.
    for some in (rows, bare):
        for side, name in _SIDES.items():
            total = _total(drafts.get(name), side, summary)
            run = best_run(some, side, total) if total is not None else None
            if run is not None and (best is None or told(run) > told(best[1])):
                best = side, run
                # Amounts of which nothing tells that tax is in them may as well be nets, and "Total" their sum.
                known = some is rows and (side == "net" or all(item.gross is not None for item in run))
    if best is not None:
        side, run = best
        draft = drafts.get(_SIDES[side])
        if draft is not None and len(run) > 1 and known:
            draft.add("line_sum")
        return [_line(item, side, sheet, names, columns) for item in run]
    if rows and not any(name in drafts for name in _SIDES.values()) and _has_head(columns):
        proven = all(item.proven and item.quantity for item in rows)
        return [_line(item, "net", sheet, names, columns) for item in rows] if proven else []
    return []


def _total(draft: Draft | None, side: str, summary: Sequence[VatRow]) -> Decimal | None:
    """What the lines have to make."""
    if draft is not None:
        return Decimal(draft.value)
    if side == "net" and summary:
        return sum((Decimal(row.net or 0) for row in summary), Decimal(0))
    return None


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
    """All rows that may be lines by their numbers, in reading order."""
    taxed = {(hit.row, hit.segment) for hit in hits if hit.has("total_tax", "total_tax_weak", "col_rate")}
    rates: dict[int, list[Decimal]] = {}
    for percent in found.percents:
        if not _is_in_words(percent, sheet, taxed):
            rates.setdefault(percent.row, []).append(percent.rate)
    in_heads = set(columns.rows)
    heads = [hit for hit in hits if hit.has("col_rate", "total_tax_weak") and hit.row in in_heads]
    totals = {hit.row for hit in hits if _begins_total(hit, sheet, _TOTALS)}
    others = {hit.row for hit in hits if _begins_total(hit, sheet, ("not_amount",))}
    by_row: dict[int, list[LabelHit]] = {}
    for hit in hits:
        by_row.setdefault(hit.row, []).append(hit)
    result: list[LineRow] = []
    for row in sheet.rows:
        numbers = numbers_of(row, sheet.is_ocr)
        if not numbers or len(result) >= MAX_LINES:
            continue
        printed = [*rates.get(row.number, ()), *bare_rates(row, heads)]
        item = line_row(row, numbers, printed, exempt_category(row, languages) is not None)
        # "Tax advice 2 x 70.26" begins like a total.
        if item is None or (row.number in totals and not (item.proven and item.quantity)):
            continue
        item = _counted(item, numbers, columns)
        if item.quantity is None and _is_of_tax(item, row, by_row.get(row.number, ())):
            continue
        if item.quantity is None and row.number in others and not _takes_off(item):
            continue
        if item.quantity or (item.value("gross") or item.value("net")):
            result.append(item)
    return result


def _takes_off(item: LineRow) -> bool:
    """Whether a row is what a discount takes off the lines before it."""
    return any(value is not None and value < 0 for value in (item.net, item.gross, item.amount))


def _is_in_words(percent: Percent, sheet: Sheet, taxed: Set[tuple[int, int]]) -> bool:
    """Whether a percentage is part of a name: "Saturday work, 25 %", "Less 5% discount"."""
    for segment in sheet.rows[percent.row].segments:
        if segment.box[0] <= percent.box[0] < segment.box[2] and (percent.row, segment.number) not in taxed:
            return len(_LETTERS.findall(segment.text)) >= LEAST_WORDS
    return False


def _is_of_tax(item: LineRow, row: SheetRow, hits: Sequence[LabelHit]) -> bool:
    """Whether a row says no more than a rate and its tax: "plus 19% VAT", "20%: net"."""
    labels = [hit for hit in hits if hit.has(*_TAX_WORDS) and hit.box[0] < item.left]
    if item.rate is None or not labels:
        return False
    within = {place for hit in labels for place in range(hit.start, hit.end)}
    words = [token.text for place, token in enumerate(row.tokens) if place not in within and token.box[0] < item.left]
    of_tax = any(hit.has("total_tax", "total_tax_weak") for hit in labels)
    return len(_LETTERS.findall(" ".join(words))) <= (MAX_WORDS_OF_TAX if of_tax else MAX_WORDS_OF_RATE)


def _counted(item: LineRow, numbers: Sequence[Number], columns: TableColumns) -> LineRow:
    """With the quantity that stands in a column of quantities, where nothing else tells it."""
    if item.quantity is not None:
        return item
    for number in numbers:
        head = columns.column(item.row, number.box)
        counts = head is not None and head.has("col_quantity") and not head.has("col_unit_price")
        if counts and number.value and number.value not in (item.net, item.gross, item.amount):
            return replace(item, quantity=number, left=min(item.left, number.box[0]))
    return item


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


def _line(item: LineRow, side: str, sheet: Sheet, names: LineNames, columns: TableColumns) -> InvoiceLine:
    row = sheet.rows[item.row]
    net = item.net if item.net is not None or side != "net" else item.amount
    gross = item.gross if item.gross is not None or side != "gross" else item.amount
    quantity = item.quantity.value if item.quantity is not None else None
    price = item.price.value if item.price is not None else None
    x0, y0, x1, y1 = (round(side, 4) for side in union(segment.box for segment in row.segments))
    return InvoiceLine(
        description=names.whole(item),
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
