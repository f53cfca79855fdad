"""A fruit and vegetable wholesaler's invoice: wide paper, goods with origin and crates, rates across, crates owed."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from ..formatting import NBSP, Style
from ..labels.produce import LABELS
from ..model import ZERO, Invoice, Line, money
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page
from .produce_head import SIDE, color, head, types

KILOGRAM = "KGM"
WIDE_COLUMNS = (
    (("no", 24.0), ("code", 56.0), ("name", 0.0), ("origin", 64.0), ("packs", 38.0), ("heavy", 54.0), ("qty", 52.0),
     ("unit", 34.0), ("price", 52.0), ("net", 66.0), ("rate", 40.0), ("tax", 58.0), ("gross", 68.0)),
    (("packs", 40.0), ("name", 0.0), ("origin", 70.0), ("heavy", 60.0), ("qty", 60.0), ("unit", 40.0), ("rate", 46.0),
     ("price", 62.0), ("net", 76.0)),
)  # fmt: skip
TALL_COLUMNS = (
    (("no", 22.0), ("name", 0.0), ("origin", 56.0), ("packs", 34.0), ("qty", 48.0), ("unit", 32.0), ("price", 46.0),
     ("rate", 38.0), ("net", 60.0)),
    (("code", 52.0), ("name", 0.0), ("packs", 36.0), ("qty", 50.0), ("unit", 34.0), ("price", 50.0), ("net", 58.0),
     ("rate", 38.0), ("gross", 62.0)),
)  # fmt: skip


def paper(invoice: Invoice) -> tuple[float, float]:
    """A4 on its side, of every third wholesaler upright."""
    return (595.28, 841.89) if int(invoice.seller.vat[-3:]) % 3 == 0 else (841.89, 595.28)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    bottom = sheet.height - 40
    y = _goods(sheet, invoice, style, head(sheet, invoice, style) + 8, bottom)
    if y + _foot_height(sheet, invoice, style) > bottom:
        y = _turn_page(sheet, invoice, style)
    _foot(sheet, invoice, style, y + 10)
    _counter(sheet, style)


def _counter(sheet: Sheet, style: Style) -> None:
    if sheet.pages > 1 or style.variant("page", 2):
        kit.page_counter(sheet, style, sheet.width - SIDE, sheet.height - 22, types(style)[2])


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _counter(sheet, style)
    return next_page(sheet, invoice, style, SIDE, 36, types(style)[2])


def _packs(line: Line, style: Style) -> int:
    each = Decimal(style.choose(f"pack {line.name}", (5, 6, 10, 12)))
    return int(max(Decimal(1), (line.quantity / each).to_integral_value(ROUND_CEILING)))


def _heavy(line: Line, style: Style) -> Decimal:
    """What the goods weigh with their crates; 0 of what is not sold by weight."""
    return line.quantity + _packs(line, style) * Decimal("0.4") if line.unit_code == KILOGRAM else ZERO


def _cell(line: Line, number: int, key: str, style: Style) -> str:
    if key == "packs":
        return str(_packs(line, style))
    if key == "heavy":
        return style.amount(_heavy(line, style)) if line.unit_code == KILOGRAM else ""
    if key == "origin":
        grown = line.tax.rate < 15 or line.tax.category != "S"
        country = style.choose(f"origin {line.name}", ("PL", "ES", "IT", "NL", "LT", "MA"))
        return f"{country}, {style.choose(line.name, ('I', 'I', 'II'))}" if grown else ""
    return kit.cells(style, line, number, [key])[0]


def _goods(sheet: Sheet, invoice: Invoice, style: Style, y: float, bottom: float) -> float:
    """The goods over as many pages as they need, for some with the sum of each page; returns the y below."""
    body, bold, _label = types(style)
    columns = style.choose("columns", WIDE_COLUMNS if sheet.width > sheet.height else TALL_COLUMNS)
    rest = sheet.width - 2 * SIDE - sum(width for _key, width in columns)
    sides = {**kit.ALIGN, "origin": "center"}
    heads = [Column(style.label(f"col.{key}"), width or rest, sides.get(key, "right")) for key, width in columns]
    look = Look(
        body, replace(bold, size=bold.size * 0.9), grid=style.choose("grid", ("#777777", None)),
        head_fill=tint(color(style), 0.15), zebra=style.choose("zebra", (None, "#f4f4f4")), padding=2.4,
    )  # fmt: skip
    table = Table(sheet, SIDE, y, heads, look)
    table.head()
    summed = style.variant("page sums", 2) == 1
    room = body.size * look.leading + 2 * look.padding if summed else 0.0
    total = ZERO
    keys = [key for key, _width in columns]

    def sum_row(label: str) -> None:
        texts = ["" for _ in keys]
        texts[keys.index("name")], texts[keys.index("net")] = style.label(label), style.amount(total)
        table.row(texts, type_=bold)

    for number, line in enumerate(invoice.lines, 1):
        row = [_cell(line, number, key, style) for key in keys]
        if not table.fits(row, bottom - room):
            if summed:
                sum_row("carried")
            table.y = _turn_page(sheet, invoice, style)
            table.head()
            if summed:
                sum_row("brought")
        table.row(row, fill=look.zebra if number % 2 == 0 else None)
        total += line.net
    weight = sum((_heavy(line, style) for line in invoice.lines), ZERO)
    texts = [f"{style.label('packages')}: {sum(_packs(line, style) for line in invoice.lines)}"]
    if weight and "heavy" in keys:
        texts.append(f"{style.label('weight')}: {style.amount(weight)}{NBSP}kg")
    sheet.text(SIDE + 2, table.y + 11, "     ".join(texts), body)
    return table.y + 14


def _foot_height(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """How much the sums and all below them need."""
    rows = len(invoice.vat_breakdown)
    high = 118.0 + 12 * rows
    if sheet.width < sheet.height:
        high += 86
    return high + 12 * len(invoice.notes)


def _foot(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> None:
    """Rates, crates and the sum side by side, then how to pay, and who signs."""
    _body, bold, label = types(style)
    right = sheet.width - SIDE
    wide = sheet.width > sheet.height
    sums, crates = (SIDE, SIDE + 322) if style.variant("sums left", 2) else (SIDE + 246, SIDE)
    if wide:
        ends = [_rates(sheet, invoice, style, sums, y), _crates(sheet, invoice, style, crates, y),
                _due(sheet, invoice, style, right - 205, right, y)]  # fmt: skip
    else:
        below = _rates(sheet, invoice, style, SIDE, y)
        ends = [_crates(sheet, invoice, style, SIDE, below + 8),
                _due(sheet, invoice, style, right - 230, right, below + 8)]  # fmt: skip
    y = max(ends) + 12
    y = _terms(sheet, invoice, style, y)
    if style.variant("balance", 3) == 0:
        older = money(invoice.total_gross * Decimal("1.7"))
        texts = (style.amount(older + invoice.amount_due), style.amount(money(older * Decimal("0.2"))))
        sheet.text(SIDE, y, style.label("balance").format(*texts), label)
        y += 11
    elif style.variant("limit", 3) == 0:
        sheet.text(SIDE, y, style.label("limit").format(style.amount(Decimal(20000))), label)
        y += 11
    y = kit.notes(sheet, invoice, style, SIDE, y, right - SIDE, bold)
    y = sheet.block(SIDE, y, right - SIDE, style.label("claim"), label)
    places = [(SIDE + 6, "sign_seller"), ((SIDE + right) / 2 - 70, "sign_driver"), (right - 146, "sign_buyer")]
    kit.signatures(sheet, style, y + 20, places, label, width=140)


def _rates(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    """The sums of each rate: a column for each, for others a row; returns the y below."""
    body, bold, _label = types(style)
    look = Look(body, bold, grid="#777777", head_fill=tint(color(style), 0.15), head_align="column", padding=2.4)
    rows = invoice.vat_breakdown
    if style.variant("rows", 3) == 0:
        return kit.vat_table(sheet, invoice, style, x, y, (54, 74, 66, 78), look)
    columns = [Column(style.label("rates"), 72.0), *(Column(style.rate(row.tax), 56.0, "right") for row in rows)]
    columns.append(Column(style.label("sum"), 66.0, "right"))
    table = Table(sheet, x, y, columns, look)
    table.head()
    made = (
        ("net", [row.net for row in rows], invoice.total_net),
        ("tax", [row.tax_amount for row in rows], invoice.total_tax),
        ("gross", [row.gross for row in rows], invoice.total_gross),
    )
    for key, values, total in made:
        texts = (style.label(key), *map(style.amount, values), style.amount(total))
        table.row(texts, fields=[*(None for _ in texts[1:]), f"total_{key}"])
    return table.y


def _crates(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    """How many pallets and crates the customer owes; returns the y below."""
    body, _bold, _label = types(style)
    small = Type(body.family, body.size * 0.88)
    look = Look(small, Type(small.family, small.size * 0.8, bold=True), grid="#999999", head_align="column", padding=2)
    heads = style.label("crates").split("|")
    columns = [Column(head, width, "right" if index else "left")
               for index, (head, width) in enumerate(zip(heads, (88, 30, 38, 38, 36), strict=True))]  # fmt: skip
    table = Table(sheet, x, y, columns, look)
    table.head()
    sent = sum(_packs(line, style) for line in invoice.lines)
    for index, kind in enumerate(style.label("kinds").split("|")):
        before = style.variant(f"crates {invoice.buyer.vat} {index}", 60)
        out = (sent // 40 + 1, sent // 3, sent // 4)[index]
        back = style.variant(f"back {invoice.number} {index}", before + 1)
        table.row((kind, str(before), str(out), str(back), str(before + out - back)))
    return table.y


def _due(sheet: Sheet, invoice: Invoice, style: Style, x: float, right: float, y: float) -> float:
    """What is to be paid, large in a frame; returns the y below."""
    body, bold, _label = types(style)
    height = 62.0 if invoice.paid else 44.0
    sheet.rect(x, y, right - x, height, stroke=color(style), line=1.3, fill=tint(color(style), 0.06))
    big = replace(bold, size=12)
    at = y + 16
    if invoice.paid:
        sheet.text(x + 7, at, style.label("paid"), body)
        sheet.text(right - 7, at, style.money(invoice.paid), body, align="right")
        at += 16
    sheet.text(x + 7, at, style.label("left" if invoice.paid else "total"), bold)
    sheet.text(right - 7, at + 18, style.money(invoice.amount_due), big, align="right", field="amount_due")
    sheet.same("currency", "amount_due")
    return y + height


def _terms(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How to pay in a sentence, or account and bank in a row; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    word = style.label({"10": "cash", "48": "card"}.get(payment.means, "transfer"))
    width = sheet.width - 2 * SIDE
    if not payment.is_transfer:
        return kit.flow(sheet, SIDE, y, width, style.label("done"), {"means": (word, None)}, body)
    iban = style.iban(payment.iban)
    if style.variant("sentence", 2):
        values = {"means": (word, None), "days": (str(payment.days), None), "iban": (iban, "iban"),
                  "due": (style.date(payment.due_date), "due_date"), "bank": (payment.bank, None)}  # fmt: skip
        return kit.flow(sheet, SIDE, y, width, style.label("terms"), values, body, bold)
    end = sheet.pair(SIDE, y, f"{style.label('payment')}:", word, label, body) + 14
    end = sheet.pair(end, y, f"{style.label('iban')}:", iban, label, bold, field="iban")
    sheet.text(end, y, f"   {payment.bank}, {payment.bic}", body)
    return y + 13


LAYOUT = Layout(
    name="produce",
    description="fruit and vegetable wholesaler, wide paper, origin and crates, rates across, crates owed",
    draw=draw,
    labels=LABELS,
    trades=("produce",),
    countries={"pl": ("PL",), "de": ("DE",), "lv": ("LV", "LV", "LT")},
    numbers={
        "pl": ("{n:06d}/MG1/{yy:02d}", "FH-{n}/{m:02d}/{yy:02d}", "{y}{m:02d}{n:05d}", "F{n:05d}/{y}"),
        "de": ("{n:06d}", "FR{yy:02d}-{n:05d}", "{yy:02d}{m:02d}{n:04d}"),
        "lv": ("DZ {n:06d}", "{y}-{n:05d}", "AUG{n:05d}"),
    },
    dates={"pl": ("dots", "iso", "dashes"), "de": ("dots", "dots", "de_long"), "lv": ("dots", "lv_long")},
    features=frozenset({"net", "rates", "long", "goods"}),
    paper=paper,
)
