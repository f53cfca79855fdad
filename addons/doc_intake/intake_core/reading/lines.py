"""Invoice lines where the table is regular: a head with columns we know, and rows whose amounts stand under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .amounts import find_amounts, to_text
from .candidates import Candidates
from .labels import LabelHit
from .page import union
from .result import InvoiceLine
from .sheet import SegmentText, Sheet, SheetRow
from .vat_rows import RATES, TOLERANCE

_COLUMNS: Final = {
    "col_description": "description",
    "col_quantity": "quantity",
    "col_unit": "unit",
    "col_unit_price": "unit_price",
    "col_rate": "rate",
    "total_net_weak": "net",
    "total_net": "net",
    "total_tax_weak": "tax",
    "total_tax": "tax",
    "total_gross_weak": "gross",
    "total_gross": "gross",
}
MAX_LINES = 1000


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    left: float
    right: float


def read_lines(
    sheet: Sheet, hits: Sequence[LabelHit], found: Candidates, languages: Sequence[str]
) -> list[InvoiceLine]:
    """Lines whose quantity times unit price is the net (or gross) amount; all of them, or none when one does not fit."""
    head = _head(sheet, hits)
    if head is None:
        return []
    row, columns = head
    stops = {hit.row for hit in hits if hit.has("total", "amount_due", "total_gross", "words") and hit.row > row.number}
    lines: list[InvoiceLine] = []
    for below in sheet.rows_below(row.number):
        if below.number in stops or len(lines) >= MAX_LINES:
            break
        line = _line(below, columns)
        if line is not None:
            lines.append(line)
    return lines if lines and all(_proven(line) for line in lines) else []


def _head(sheet: Sheet, hits: Sequence[LabelHit]) -> tuple[SheetRow, list[_Column]] | None:
    by_row: dict[int, list[LabelHit]] = {}
    for hit in hits:
        if hit.has(*_COLUMNS) and not hit.ends_with_colon:
            by_row.setdefault(hit.row, []).append(hit)
    for number, found in sorted(by_row.items()):
        names = {_name(hit) for hit in found}
        if {"description", "quantity", "unit_price"} <= names and names & {"net", "gross"}:
            row = sheet.rows[number]
            ordered = sorted(found, key=lambda hit: hit.box[0])
            columns = []
            for position, hit in enumerate(ordered):
                right = ordered[position + 1].box[0] if position + 1 < len(ordered) else 1.0
                left = ordered[position - 1].box[2] if position else 0.0
                columns.append(_Column(_name(hit), left, right))
            return row, columns
    return None


def _name(hit: LabelHit) -> str:
    return next(name for role, name in _COLUMNS.items() if hit.has(role))


def _line(row: SheetRow, columns: list[_Column]) -> InvoiceLine | None:
    cells: dict[str, list[SegmentText]] = {}
    for segment in row.segments:
        middle = (segment.box[0] + segment.box[2]) / 2
        column = min(columns, key=lambda item: _distance(item, middle))
        cells.setdefault(column.name, []).append(segment)
    description = " ".join(segment.text for segment in cells.get("description", ()))
    description = re.sub(r"^\d{1,3}[.)]?\s+", "", description).strip()
    values = {name: _number(cells.get(name, ())) for name in ("quantity", "unit_price", "net", "tax", "gross")}
    if not description or values["quantity"] is None or (values["net"] is None and values["gross"] is None):
        return None
    rate = _rate(cells.get("rate", ()))
    unit = " ".join(segment.text for segment in cells.get("unit", ()))
    texts = {name: to_text(value) if value is not None else None for name, value in values.items()}
    quantity = values["quantity"]
    x0, y0, x1, y1 = (round(side, 4) for side in union(segment.box for segment in row.segments))
    return InvoiceLine(
        description=description,
        quantity=f"{quantity.normalize():f}",
        unit=unit or None,
        unit_price=texts["unit_price"],
        rate=rate,
        net=texts["net"],
        tax=texts["tax"],
        gross=texts["gross"],
        page=row.page,
        box=(x0, y0, x1, y1),
    )


def _distance(column: _Column, x: float) -> float:
    if column.left <= x <= column.right:
        return abs((column.left + column.right) / 2 - x) / 100
    return min(abs(column.left - x), abs(column.right - x))


def _number(segments: Sequence[SegmentText]) -> Decimal | None:
    found = [match for segment in segments for match in find_amounts(segment.text)]
    return found[0].value if len(found) == 1 else None


def _rate(segments: Sequence[SegmentText]) -> str | None:
    text = " ".join(segment.text for segment in segments)
    match = re.search(r"\d{1,2}(?:[.,]\d)?", text)
    if match and Decimal(match[0].replace(",", ".")) in RATES | {Decimal(0)}:
        return match[0].replace(",", ".")
    return "0" if text.strip().casefold() in {"zw", "zw.", "np", "oo"} else None


def _proven(line: InvoiceLine) -> bool:
    if line.quantity is None or line.unit_price is None:
        return False
    product = Decimal(line.quantity) * Decimal(line.unit_price)
    return any(
        abs(product - Decimal(value)) <= max(TOLERANCE, Decimal("0.005") * abs(Decimal(line.quantity)))
        for value in (line.net, line.gross)
        if value is not None
    )
