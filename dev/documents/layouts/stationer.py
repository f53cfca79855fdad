"""An office supplier's web-shop invoice: facts in a strip, delivery address beside the invoice's, shipping, company
facts at the foot."""

from __future__ import annotations

from datetime import timedelta

from ..companies import OWNERS
from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout, address_lines, logo
from .headings import next_page

LEFT, RIGHT = 40.0, WIDTH - 40.0
BOTTOM = HEIGHT - 86.0
BODY, BOLD = Type("sans", 8.4), Type("sans", 8.4, bold=True)
SMALL, TINY = Type("sans", 7.4), Type("sans", 6.4, color="#555555")
COLORS = ("#1f4e8c", "#b3261e", "#2d6a4f", "#e07b00")
FULL = (("no", 22.0), ("code", 48.0), ("name", 163.0), ("qty_unit", 50.0), ("list_price", 48.0), ("discount", 34.0),
        ("price", 48.0), ("rate", 36.0), ("net", 66.0))  # fmt: skip
CODE_FIRST = (("code", 52.0), ("name", 160.0), ("qty", 34.0), ("unit", 36.0), ("list_price", 48.0), ("discount", 34.0),
              ("price", 48.0), ("rate", 36.0), ("net", 67.0))  # fmt: skip


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", COLORS)
    y = _head(sheet, invoice, style, color)
    y = _strip(sheet, invoice, style, y + 8, color)
    fill = style.choose("fill", (tint(color, 0.18), "#eeeeee"))
    zebra = style.choose("zebra", (None, "#f7f7f7"))
    look = Look(SMALL, Type("sans", 7, bold=True), head_fill=fill, head_align="column", zebra=zebra)
    columns = style.choose("columns", (FULL, FULL, CODE_FIRST))
    y = kit.lines_table(
        sheet, style, LEFT, y + 8, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 205:
        y = _turn_page(sheet, invoice, style)
    middle = RIGHT - 215
    end = _sums(sheet, invoice, style, middle, y + 18, look)
    y = kit.facts(sheet, style, LEFT, y + 18, _payment(invoice, style), SMALL, BOLD, at=LEFT + 92, step=13)
    y = max(y, end) + 6
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BODY)
    if style.variant("thanks", 3):
        sheet.block(LEFT, y + 6, RIGHT - LEFT, style.label("thanks"), SMALL)
    _footer(sheet, invoice, style)


def _head(sheet: Sheet, invoice: Invoice, style: Style, color: str) -> float:
    """Sign and name, the seller where it has no window, then the two addresses."""
    seller, buyer = invoice.seller, invoice.buyer
    sign = Type("sans", 16, bold=True, color=color)
    at_right = style.variant("logo at right", 2) == 1
    x = RIGHT - sign.width(seller.short_name) - 40 if at_right else LEFT
    logo(sheet, style, x, 28, 30, color)
    sheet.text(x + 40, 50, seller.short_name, sign)
    first, second = LEFT, LEFT + 270
    if style.language == "de":
        y = 98.0
        street, place = address_lines(seller)
        end = sheet.text(first, y, seller.name, TINY, field="seller_name")
        sheet.text(end, y, f" · {street} · {place}", TINY)
    else:
        y = kit.party(sheet, style, LEFT, 80, 300, seller, "seller", SMALL, BOLD, register=style.language == "pl") + 12
    y += 14
    for at, key in ((first, "bill_to"), (second, "deliver_to")):
        sheet.text(at, y, f"{style.label(key)}:", SMALL)
    abroad = seller.country != buyer.country
    end = kit.party(sheet, style, first, y + 13, 250, buyer, "buyer", BODY, BOLD, country=abroad)
    y += 13
    firsts, lasts = OWNERS.get(buyer.country, OWNERS["GB"])
    person = f"{style.label('for')} {style.choose('first', firsts)} {style.choose('last', lasts)}"
    y = sheet.block(second, y, RIGHT - second, buyer.name, BOLD, leading=1.28)
    lines = [person] if style.variant("person", 2) else []
    for line in (*lines, style.label("branch"), *address_lines(buyer, country=abroad)):
        sheet.text(second, y, line, BODY)
        y += BODY.size * 1.28
    y = max(y, end) + 20
    big = Type("sans", 15, bold=True)
    sheet.text(LEFT, y, kit.title(style, invoice), big)
    return y


def _strip(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> float:
    """Facts side by side, each under its word."""
    issued, sold = invoice.issue_date, invoice.sale_date
    serial = style.variant(f"order {invoice.number}", 80000) + 10000
    cells: list[kit.Fact] = [
        ("number", invoice.number, "invoice_number"),
        ("issue_date", style.date(issued), "issue_date"),
        ("customer", str(style.variant(f"customer {invoice.buyer.vat}", 80000) + 210000), None),
        ("order", f"{style.choose('web', ('W', 'SO-', '1'))}{serial}", None),
    ]
    if style.variant("supply", 4):
        cells.insert(2, ("sale_date", style.date(sold), "sale_date"))
    else:
        cells.append(("ordered", style.date(sold - timedelta(days=style.variant("ordered", 3))), None))
    if invoice.order_number:
        cells.append(("your_order", invoice.order_number, None))
    if style.variant("strip", 2):
        sheet.rect(LEFT, y, RIGHT - LEFT, 28, fill=tint(color, 0.12), stroke=None)
    else:
        sheet.rect(LEFT, y, RIGHT - LEFT, 28, stroke="#999999")
    width = (RIGHT - LEFT) / len(cells)
    for index, (key, value, field) in enumerate(cells):
        x = LEFT + 5 + index * width
        sheet.text(x, y + 10, style.label(key), TINY)
        sheet.text(x, y + 22, value, BOLD, field=field)
    return y + 28


def _sums(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, look: Look) -> float:
    """Goods and shipping apart, the VAT by rate, what is to be paid; returns the y below."""
    if style.variant("apart", 2):
        shipping = invoice.lines[-1].net
        for key, value in (("goods", invoice.total_net - shipping), ("shipping", shipping)):
            sheet.text(x, y, style.label(key), BODY)
            sheet.text(RIGHT - 3, y, style.money(value), BODY, align="right")
            y += 13
    y = kit.vat_table(sheet, invoice, style, x, y - 4, (62, 52, 47, 54), look)
    big = Type("sans", 11, bold=True)
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 3, y + 14, BODY, big)


def _payment(invoice: Invoice, style: Style) -> list[kit.Fact]:
    rows = kit.payment_facts(invoice, style, bank=style.variant("bank", 2) == 0, days=style.variant("days", 2) == 0)
    if invoice.payment.is_transfer:
        rows.append(("bic", invoice.payment.bic, None))
        rows.append(("reference", invoice.number, None))
    return rows


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 44, BOLD)


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """The company in three columns, and the page."""
    seller = invoice.seller
    top = HEIGHT - 62
    sheet.line(LEFT, top - 10, RIGHT, top - 10, stroke="#aaaaaa", width=0.5)
    firsts, lasts = OWNERS.get(seller.country, OWNERS["GB"])
    sheet.text(LEFT, top, seller.name, TINY, field="seller_name")
    for index, line in enumerate(address_lines(seller), 1):
        sheet.text(LEFT, top + 8.5 * index, line, TINY)
    middle, last = LEFT + 185, LEFT + 350
    contact = (f"{style.label('phone')} {seller.phone}", seller.email, f"www.{seller.email.split('@')[1]}")
    for index, line in enumerate(contact):
        sheet.text(middle, top + 8.5 * index, line, TINY)
    director = f"{style.choose('boss', firsts)} {style.choose('boss name', lasts)}"
    sheet.pair(last, top, f"{style.label('vat')}:", style.vat(seller.vat), TINY, TINY, field="seller_vat")
    sheet.text(last, top + 8.5, f"{style.label('register')}: {seller.register_number}", TINY)
    sheet.text(last, top + 17, f"{style.label('director')}: {director}", TINY)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 24, TINY)


LAYOUT = Layout(
    name="stationer",
    description="office supplier's web shop: strip of facts, two addresses, discounts, shipping, company facts at foot",
    draw=draw,
    labels=labels("""
bill_to = Nabywca / Dane do faktury = Invoice address / Bill to = Rechnungsadresse / Rechnung an = -
deliver_to = Adres dostawy / Odbiorca = Delivery address / Deliver to = Lieferadresse / Lieferung an = -
for = Osoba kontaktowa: = FAO = z. Hd. = -
branch = Sekretariat, I piętro / Magazyn, wejście B / Recepcja = Reception / Goods In, Unit 2 / Front office = Empfang / Wareneingang, Tor 2 / Büro, 2. OG = -
customer = Nr klienta / Kod klienta = Customer No. / Account No. = Kundennummer / Kunden-Nr. = -
order = Nr zamówienia / Zamówienie = Order No. / Web order = Auftragsnummer / Bestellnummer = -
ordered = Data zamówienia = Order date = Bestelldatum = -
your_order = Państwa nr zam. = Your reference = Ihre Bestellung / Ihre Referenz = -
sale_date = Data sprzedaży / Data dostawy = Delivery date / Date of supply = Lieferdatum = -
goods = Wartość towarów netto / Towary netto = Goods net = Warenwert netto / Zwischensumme = -
shipping = Koszt dostawy netto = Shipping net / Carriage = Versandkosten netto / Versand = -
reference = Tytuł przelewu = Payment reference = Verwendungszweck = -
director = Prezes zarządu = Director = Geschäftsführung = -
transfer = przelew = bank transfer / BACS transfer = Überweisung / Kauf auf Rechnung = -
register = REGON = Company No. = Registernummer = -
thanks = Dziękujemy za zakupy w naszym sklepie internetowym. Zwroty przyjmujemy w ciągu 30 dni. = Thank you for your order. Unused goods may be returned within 30 days. = Vielen Dank für Ihre Bestellung. Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. = -
vat_table = Stawka VAT|Netto|VAT|Brutto = VAT rate|Net|VAT|Gross = USt-Satz|Netto|USt.|Brutto = -
col.code = Nr kat. / Indeks / Kod = Item No. / Code = Art.-Nr. / Artikel = -
"""),  # noqa: E501
    trades=("stationery",),
    countries={"pl": ("PL",), "de": ("DE",), "en": ("GB", "GB", "DE")},
    numbers={
        "pl": ("FS/{n:05d}/{y}", "{n}/{m:02d}/{y}/SI", "FV{yy}{m:02d}{n:05d}"),
        "de": ("RE{y}{n:05d}", "{yy}-{n:06d}", "90{n:06d}"),
        "en": ("INV{n:06d}", "SI-{n:05d}", "10{n:06d}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "de": ("dots",), "en": ("slashes", "short", "dots")},
    features=frozenset({"net", "discount", "long", "goods", "freight"}),
    kept_aside=True,
)
