"""Lines of a KSeF invoice (``FaWiersz``), those of corrections as differences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..values.amounts import to_text
from .model import EInvoiceLine
from .tree import Node, amount, nodes, number, plain, text
from .vat_rows import line_category, line_rate


def read(body: Node) -> list[EInvoiceLine]:
    """Lines of ``Fa``. Of a pair before and after a correction (``StanPrzed``) the difference, or both, the former
    with its signs turned; of equal ones nothing.
    """
    found = nodes(body, "FaWiersz")
    if not any(text(line, "StanPrzed") == "1" for line in found):
        return [_line(line) for line in found]
    waiting: dict[str, tuple[int, EInvoiceLine]] = {}
    result: list[EInvoiceLine | None] = []
    for position, node in enumerate(found):
        line = _line(node)
        key = text(node, "UU_ID") or text(node, "NrWierszaFa") or ""
        if text(node, "StanPrzed") == "1":
            if key in waiting:
                key = f"{key}#{position}"
            waiting[key] = (len(result), line)
            result.append(_turned(line))
            continue
        before = waiting.pop(key, None) or (waiting.pop(next(iter(waiting))) if _is_next(waiting, result) else None)
        if before is None:
            result.append(line)
            continue
        place, old = before
        difference = _difference(old, line)
        if difference is None:
            result.append(line)
        else:
            result[place] = difference[0] if difference else None
    return [line for line in result if line is not None]


def _is_next(waiting: dict[str, tuple[int, EInvoiceLine]], result: list[EInvoiceLine | None]) -> bool:
    """Whether the row before the correction stands right above, under another number of its own."""
    return len(waiting) == 1 and next(iter(waiting.values()))[0] == len(result) - 1


def _difference(old: EInvoiceLine, new: EInvoiceLine) -> list[EInvoiceLine] | None:
    """What changed as one line: nothing, or another quantity at the same price; None when more did."""
    sums = ("net", "tax", "gross")
    if all(getattr(old, name) == getattr(new, name) for name in (*sums, "rate", "category")):
        return []
    same = ("description", "unit", "unit_price", "rate", "category", "discount", "is_price_gross")
    quantities = [number(line.quantity) for line in (old, new)]
    before, after = quantities
    if before is None or after is None or before == after or not new.unit_price or new.discount:
        return None
    if any(getattr(old, name) != getattr(new, name) for name in same):
        return None
    return [
        replace(
            new,
            quantity=f"{after - before:f}",
            net=_minus(new.net, old.net),
            tax=_minus(new.tax, old.tax),
            gross=_minus(new.gross, old.gross),
        )
    ]


def _minus(first: str | None, second: str | None) -> str | None:
    return to_text(Decimal(first) - Decimal(second)) if first is not None and second is not None else None


def _turned(line: EInvoiceLine) -> EInvoiceLine:
    def negative(value: str | None) -> str | None:
        parsed = number(value)
        return None if parsed is None else to_text(-parsed)

    quantity = number(line.quantity)
    return replace(
        line,
        quantity=None if quantity is None else f"{-quantity:f}",
        net=negative(line.net),
        tax=negative(line.tax),
        gross=negative(line.gross),
        is_before=True,
    )


def _line(line: Node) -> EInvoiceLine:
    net_price = text(line, "P_9A")
    rate = text(line, "P_12", "P_12_XII")
    return EInvoiceLine(
        description=text(line, "P_7") or "",
        quantity=plain(text(line, "P_8B")),
        unit=text(line, "P_8A"),
        unit_price=net_price or text(line, "P_9B"),
        rate=line_rate(rate),
        net=amount(line, "P_11"),
        tax=amount(line, "P_11Vat"),
        gross=amount(line, "P_11A"),
        category=line_category(text(line, "P_12")),
        discount=amount(line, "P_10"),
        is_price_gross=net_price is None and text(line, "P_9B") is not None,
    )
