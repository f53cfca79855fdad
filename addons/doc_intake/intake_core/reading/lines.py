"""Invoice lines where the table is regular: a head with columns we know, and rows whose amounts
stand under them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from .amounts import find_amounts, to_text
from .candidates import Candidates
from .labels import LabelHit
from .page import union
from .pairing import TableColumns
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
_STOPS: Final = ("total", "amount_due", "total_gross", "total_net", "words")
_QUANTITY = re.compile(r"^\s*(-?\d[\d\s.,]*?)\s*([^\W\d_][\w.²³]*)?\s*$")
_EXEMPT: Final = frozenset({"zw", "zw.", "np", "np.", "oo"})
MAX_LINES = 1000


def read_lines(sheet: Sheet, hits: Sequence[LabelHit], found: Candidates) -> list[InvoiceLine]:
    """Lines whose quantity times unit price is the net or gross amount; all of them, or none when
    one does not fit.
    """
    columns = TableColumns(sheet, hits, frozenset(_COLUMNS))
    band = next((band for band in columns.bands if _is_head(band[2])), None)
    if band is None:
        return []
    stops = {
        hit.row for hit in hits if hit.has(*_STOPS) and hit.row > band[1] and hit not in band[2]
    }
    rates = {percent.row: percent.rate for percent in found.percents}
    lines: list[InvoiceLine] = []
    for row in sheet.rows_below(band[1]):
        if row.number in stops or len(lines) >= MAX_LINES:
            break
        line = _line(row, columns, rates.get(row.number))
        if line is not None:
            lines.append(line)
    return lines if lines and all(_proven(line) for line in lines) else []


def _is_head(hits: Sequence[LabelHit]) -> bool:
    names = {_name(hit) for hit in hits}
    return {"description", "quantity", "unit_price"} <= names and bool(names & {"net", "gross"})


def _name(hit: LabelHit) -> str:
    return next(name for role, name in _COLUMNS.items() if hit.has(role))


def _line(row: SheetRow, columns: TableColumns, percent: Decimal | None) -> InvoiceLine | None:
    cells: dict[str, list[SegmentText]] = {}
    for segment in row.segments:
        head = columns.column(row.number, segment.box)
        name = _name(head) if head is not None else "description"
        cells.setdefault(name, []).append(segment)
    description = " ".join(segment.text for segment in cells.get("description", ()))
    description = re.sub(r"^\d{1,3}[.)]?\s+", "", description).strip()
    quantity, unit = _quantity(cells.get("quantity", ()))
    unit = " ".join(segment.text for segment in cells.get("unit", ())) or unit
    values = {name: _number(cells.get(name, ())) for name in ("unit_price", "net", "tax", "gross")}
    if (
        not re.search(r"[^\W\d_]", description)
        or quantity is None
        or (values["net"] is None and values["gross"] is None)
    ):
        return None
    texts = {name: to_text(value) if value is not None else None for name, value in values.items()}
    x0, y0, x1, y1 = (round(side, 4) for side in union(segment.box for segment in row.segments))
    return InvoiceLine(
        description=description,
        quantity=f"{quantity.normalize():f}",
        unit=unit or None,
        unit_price=texts["unit_price"],
        rate=_rate(cells.get("rate", ()), percent),
        net=texts["net"],
        tax=texts["tax"],
        gross=texts["gross"],
        page=row.page,
        box=(x0, y0, x1, y1),
    )


def _quantity(segments: Sequence[SegmentText]) -> tuple[Decimal | None, str | None]:
    """``6 szt.`` -> 6 and its unit."""
    match = _QUANTITY.match(" ".join(segment.text for segment in segments))
    if not match:
        return None, None
    found = find_amounts(match[1])
    if len(found) == 1:
        return found[0].value, match[2]
    three = re.fullmatch(r"(\d+)[.,](\d{3})", match[1].strip())
    return (Decimal(f"{three[1]}.{three[2]}"), match[2]) if three else (None, None)


def _number(segments: Sequence[SegmentText]) -> Decimal | None:
    found = [match for segment in segments for match in find_amounts(segment.text)]
    return found[0].value if len(found) == 1 else None


def _rate(segments: Sequence[SegmentText], percent: Decimal | None) -> str | None:
    text = " ".join(segment.text for segment in segments)
    match = re.search(r"\d{1,2}(?:[.,]\d)?", text)
    rate = Decimal(match[0].replace(",", ".")) if match else percent
    if rate is not None and rate in RATES | {Decimal(0)}:
        return f"{rate.normalize():f}"
    return "0" if text.strip().casefold() in _EXEMPT else None


def _proven(line: InvoiceLine) -> bool:
    if line.quantity is None or line.unit_price is None:
        return False
    product = Decimal(line.quantity) * Decimal(line.unit_price)
    slack = max(TOLERANCE, Decimal("0.005") * abs(Decimal(line.quantity)))
    return any(
        abs(product - Decimal(value)) <= slack
        for value in (line.net, line.gross)
        if value is not None
    )
