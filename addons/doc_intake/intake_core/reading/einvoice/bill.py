"""From an e-invoice to the lines of a bill that add up to what the file's header says, to the cent.

The header decides: its VAT rows are what was invoiced. Lines are taken where they come to these rows; where they do
not (a settlement shows the whole order, a correction its own idea of differences), the bill gets a line for what the
advances took off, or one line a VAT rate.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from ...errors import _, sentence
from .bill_lines import (
    CENT,
    ZERO,
    BillLine,
    BillRow,
    amount_of,
    bill_line,
    cents,
    full_line,
    net_of,
    percent,
    spread,
    tolerance,
    whole,
)
from .errors import CorrectsNoAmount, EInvoiceWithoutAmounts, ProformaNotBooked
from .model import EInvoice, EInvoiceLine
from .tree import number

MAX_ROUNDING: Final = Decimal(1)  # what a program rounds a total by: 2050.99 to 2051

MAX_LINES: Final = 1000  # of one bill; more are for a program to look at

NOTES: Final = (
    sentence(
        "bill_many_lines",
        _("The file has %(count)s lines, so this bill has one line for each VAT rate."),
    ),
    sentence(
        "bill_credit_negative",
        _("The file is a credit note over a negative amount. Please check with the seller who has to pay whom."),
    ),
    sentence(
        "bill_by_rate",
        _("The lines of the file do not come to its VAT summary, so this bill has one line for each VAT rate."),
    ),
    sentence(
        "bill_gross_only",
        _("The file states no VAT by rate: the bill has one line over the gross amount without tax. Please check it."),
    ),
    sentence(
        "bill_total_differs",
        _("The total in the file is %(total)s, but its VAT summary comes to %(sum)s. Please check with the seller."),
    ),
    sentence(
        "bill_tax_unusual",
        _("The file states VAT of %(tax)s at %(rate)s %% of %(net)s. The bill has what is stated. Please check it."),
    ),
)


@dataclass(slots=True)
class Bill:
    """``gross`` as in the header, signed. ``is_refund``: money comes back; ``sign`` is -1 where the file says so by
    negative amounts. ``notes``: (code, parameters) for whoever posts the bill.
    """

    gross: Decimal
    is_refund: bool
    sign: int
    rows: list[BillRow]
    lines: list[BillLine] = field(default_factory=list)
    notes: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    is_contradictory: bool = False


@dataclass(slots=True)
class _Group:
    row: BillRow
    lines: list[EInvoiceLine] = field(default_factory=list)


def plan(invoice: EInvoice, quantity_digits: int = 6) -> Bill:
    """The bill of ``invoice``. Raises CorrectsNoAmount, EInvoiceWithoutAmounts, ProformaNotBooked.

    :param quantity_digits: decimals a quantity may have; a line with more is one piece at its amount
    """
    gross = invoice.amount("total_gross")
    gross = None if gross is None else cents(gross)
    rows = _rows(invoice)
    stated = [*invoice.lines, *invoice.adjustments]
    lines = [line for line in map(full_line, stated) if amount_of(line) is not None]
    kind = invoice.fields.get("document_type")
    if kind == "proforma":
        raise ProformaNotBooked(number=invoice.fields.get("invoice_number", "")[:60])
    if kind == "correction" and not rows and not gross:
        raise CorrectsNoAmount(number=invoice.fields.get("invoice_number", "")[:60])
    if rows and kind == "settlement":
        rows += _settled_rows(rows, lines)
    if rows:
        groups = _grouped(rows, lines)
    else:
        groups = (
            _groups_of_lines(lines, gross, settles=kind == "settlement")
            or _groups_of_gross_lines(lines, gross, invoice.amount("total_net"))
            or _group_of_total(invoice, gross)
        )
        rows = [group.row for group in groups or []]
    if gross is None:
        if not rows:
            raise EInvoiceWithoutAmounts()
        gross = sum((row.net + row.tax for row in rows), ZERO)
    bill = Bill(gross, kind == "credit_note" or gross < 0, -1 if gross < 0 else 1, rows)
    if kind == "credit_note" and gross < 0 and invoice.format != "estonian":
        bill.notes.append(("bill_credit_negative", {}))
    if not rows:
        _one_line(bill)
    else:
        is_long = len(lines) > MAX_LINES
        fits = lines and groups and not is_long
        built = _build(groups or [], settles=kind == "settlement", digits=quantity_digits) if fits else None
        if not built:
            built = [whole(row, "rate") for row in [row for row in rows if row.net or row.tax] or rows]
            if is_long:
                bill.notes.append(("bill_many_lines", {"count": str(len(lines))}))
            elif lines and kind != "advance" and invoice.kind != "UPR":
                bill.notes.append(("bill_by_rate", {}))
        bill.lines = built
        _check_rows(bill)
    return bill


# ---- GROUPS: LINES OF ONE RATE ----


def _rows(invoice: EInvoice) -> list[BillRow]:
    """The rows of the header, one a rate and category."""
    found: dict[tuple[Decimal, str | None], BillRow] = {}
    for row in invoice.rows:
        key = percent(row.rate) or ZERO, row.category
        before = found.get(key, BillRow(*key, ZERO, ZERO))
        net, tax = (cents(number(value) or ZERO) for value in (row.net, row.tax))
        found[key] = BillRow(*key, before.net + net, before.tax + tax)
    return list(found.values())


def _settled_rows(rows: list[BillRow], lines: list[EInvoiceLine]) -> list[BillRow]:
    """Rows of rates that only the lines of a settlement show: the advances have covered them."""
    known = {row.rate for row in rows}
    missing = {
        (rate, line.category) for line in lines if (rate := percent(line.rate)) is not None and rate not in known
    }
    return [BillRow(rate, category, ZERO, ZERO) for rate, category in sorted(missing, key=str)]


def _grouped(rows: list[BillRow], lines: list[EInvoiceLine]) -> list[_Group] | None:
    """``lines`` under the rows they belong to; None when that cannot be told."""
    groups = [_Group(row) for row in rows]
    left = []
    for line in lines:
        rate = percent(line.rate)
        exact = [g for g in groups if g.row.rate == rate and g.row.category == line.category]
        if len(exact) == 1:
            exact[0].lines.append(line)
        else:
            left.append(line)
    for line in left:
        rate = percent(line.rate)
        near = [g for g in groups if rate is None or g.row.rate == rate]
        free = [g for g in near if not g.lines or g.lines[0] in left]
        chosen = near if len(near) == 1 else free
        if len(chosen) != 1:
            return None
        chosen[0].lines.append(line)
    return groups


def _groups_of_lines(lines: list[EInvoiceLine], gross: Decimal | None, settles: bool) -> list[_Group] | None:
    """Groups where the header has no rows: what the lines say must come to the total."""
    by_rate: dict[tuple[Decimal, str | None], list[EInvoiceLine]] = {}
    for line in lines:
        rate = percent(line.rate)
        if rate is None:
            return None
        by_rate.setdefault((rate, line.category), []).append(line)
    groups: list[_Group] = []
    if not by_rate:
        return None
    for (rate, category), found in by_rate.items():
        net = sum((cents(net_of(line, rate)) for line in found), ZERO)
        priced_gross = [line for line in found if line.net is None]
        tax = cents(net * rate / 100)
        if len(priced_gross) == len(found):
            tax = sum((number(line.gross) or ZERO for line in found), ZERO) - net
        groups.append(_Group(BillRow(rate, category, net, tax), found))
    total = sum((g.row.net + g.row.tax for g in groups), ZERO)
    if gross is None or abs(total - gross) <= tolerance(len(lines)):
        return groups
    if settles and not gross:
        return [_Group(BillRow(g.row.rate, g.row.category, ZERO, ZERO), g.lines) for g in groups]
    return None


def _groups_of_gross_lines(
    lines: list[EInvoiceLine], gross: Decimal | None, net: Decimal | None
) -> list[_Group] | None:
    """Groups where a program puts gross amounts where net ones belong: both totals of the header say so."""
    if gross is None or net is None or net == gross or any(line.net is None for line in lines):
        return None
    groups = _groups_of_lines([replace(line, net=None, gross=line.net) for line in lines], gross, settles=False)
    found = sum((group.row.net for group in groups or []), ZERO)
    return groups if groups and abs(found - net) <= tolerance(len(lines)) else None


def _group_of_total(invoice: EInvoice, gross: Decimal | None) -> list[_Group] | None:
    """A simplified invoice of KSeF, or a correction, may state its total and the one rate in its lines."""
    rates = {(percent(line.rate), line.category) for line in map(full_line, invoice.lines)}
    if gross is None or invoice.kind in ("", "VAT") or len(rates) != 1:
        return None
    rate, category = rates.pop()
    if rate is None:
        return None
    net = cents(gross * 100 / (100 + rate))
    return [_Group(BillRow(rate, category, net, gross - net))]


# ---- LINES ----


def _build(groups: list[_Group], settles: bool, digits: int) -> list[BillLine] | None:
    """Lines that come to the rows; None when they do not."""
    result: list[BillLine] = []
    for group in groups:
        row = group.row
        exact = [net_of(line, row.rate) for line in group.lines]
        nets = [cents(value) for value in exact]
        rest = row.net - sum(nets, ZERO)
        priced_gross = [position for position, line in enumerate(group.lines) if line.net is None]
        if rest and priced_gross and abs(rest) <= tolerance(len(priced_gross)):
            spread(nets, exact, priced_gross, rest)
            rest = ZERO
        result += [bill_line(line, row, net, digits) for line, net in zip(group.lines, nets, strict=True)]
        if not rest and (group.lines or not row.tax):
            continue
        if group.lines and abs(rest) <= tolerance(len(group.lines)):
            result.append(whole(BillRow(row.rate, row.category, rest, ZERO), "rounding"))
        elif settles and (rest < 0) != (row.net < 0):
            result.append(whole(BillRow(row.rate, row.category, rest, ZERO), "advance"))
        else:
            return None
    return result


# ---- TOTALS ----


def _one_line(bill: Bill) -> None:
    """The file states only a total."""
    bill.lines = [BillLine("", Decimal(1), bill.gross, ZERO, None, None, bill.gross, "gross")]
    bill.notes.append(("bill_gross_only", {}))


def _check_rows(bill: Bill) -> None:
    """Round where the total does; say what is unusual."""
    total = sum((row.net + row.tax for row in bill.rows), ZERO)
    rest = bill.gross - total
    if rest and abs(rest) <= MAX_ROUNDING:
        bill.lines.append(BillLine("", Decimal(1), rest, ZERO, None, None, rest, "rounding"))
    elif rest:
        bill.is_contradictory = True
        bill.notes.append(("bill_total_differs", {"total": f"{bill.gross:.2f}", "sum": f"{total:.2f}"}))
    for row in bill.rows:
        if abs(row.net * row.rate / 100 - row.tax) > Decimal("0.1") + CENT * len(bill.lines):
            params = {"tax": f"{row.tax:.2f}", "rate": f"{row.rate:f}", "net": f"{row.net:.2f}"}
            bill.notes.append(("bill_tax_unusual", params))
