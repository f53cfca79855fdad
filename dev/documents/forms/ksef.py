"""FA(3), the Polish structured invoice of KSeF, in force since 1 February 2026.

Structure: http://crd.gov.pl/wzor/2025/06/25/13775/ (the schema's documentation of the Ministry of Finance).
"""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from ..formatting import EXEMPT_WORDS
from ..model import ZERO, Invoice, Line, Party, Tax, VatRow

NAMESPACE = "http://crd.gov.pl/wzor/2025/06/25/13775/"
NAMESPACES: dict[str | None, str] = {None: NAMESPACE}
KINDS = {"invoice": "VAT", "proforma": "VAT", "correction": "KOR", "advance": "ZAL", "settlement": "ROZ"}
RATE_FIELDS = {"23": "1", "8": "2", "5": "3"}
MEANS = {"10": "1", "48": "2", "30": "6", "58": "6"}
SPLIT_WORDS = frozenset({"Mechanizm podzielonej płatności", "Split payment mechanism"})

Element = etree._Element


def fa3(invoice: Invoice) -> bytes:
    """The invoice as FA(3).

    A correction has its lines in pairs, before and after; an advance has no lines but the order; a settlement has the
    whole order in its lines and only the rest in its sums.
    """
    root = etree.Element(f"{{{NAMESPACE}}}Faktura", nsmap=NAMESPACES)  # type: ignore[arg-type]  # None names the default
    head = _branch(root, "Naglowek")
    _leaf(head, "KodFormularza", "FA", kodSystemowy="FA (3)", wersjaSchemy="1-0E")
    _leaf(head, "WariantFormularza", "3")
    _leaf(head, "DataWytworzeniaFa", f"{invoice.issue_date.isoformat()}T10:00:00Z")
    _leaf(head, "SystemInfo", "Kantorek 7")
    _party(_branch(root, "Podmiot1"), invoice.seller, contact=True)
    buyer = _branch(root, "Podmiot2")
    _party(buyer, invoice.buyer, contact=False)
    _leaf(buyer, "JST", "2")
    _leaf(buyer, "GV", "2")
    body = _branch(root, "Fa")
    _leaf(body, "KodWaluty", invoice.currency)
    _leaf(body, "P_1", invoice.issue_date.isoformat())
    _leaf(body, "P_2", invoice.number)
    _sale_date(body, invoice)
    _sums(body, invoice)
    if invoice.kind == "advance" and invoice.exchange:
        _leaf(body, "KursWalutyZ", str(invoice.exchange.rate))
    _annotations(body, invoice)
    _leaf(body, "RodzajFaktury", KINDS[invoice.kind])
    _earlier(body, invoice)
    if invoice.kind != "advance":
        for earlier in invoice.earlier:
            for number, line in enumerate(earlier.lines, 1):
                _line(body, number, line, invoice, before=True)
        for number, line in enumerate(invoice.lines, 1):
            _line(body, number, line, invoice)
    _settled(body, invoice)
    _payment(body, invoice)
    if invoice.kind == "advance":
        _order(body, invoice)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _branch(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")


def _leaf(parent: Element, name: str, value: str | Decimal, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes).text = str(value)


def _party(node: Element, party: Party, *, contact: bool) -> None:
    who = _branch(node, "DaneIdentyfikacyjne")
    if party.country == "PL":
        _leaf(who, "NIP", party.vat[2:])
    else:
        _leaf(who, "KodUE", party.vat[:2])
        _leaf(who, "NrVatUE", party.vat[2:])
    _leaf(who, "Nazwa", party.name)
    address = _branch(node, "Adres")
    _leaf(address, "KodKraju", party.country)
    _leaf(address, "AdresL1", party.street)
    _leaf(address, "AdresL2", f"{party.zip} {party.city}")
    if contact and party.email:
        person = _branch(node, "DaneKontaktowe")
        _leaf(person, "Email", party.email)
        _leaf(person, "Telefon", party.phone.replace(" ", "")[:16])


def _sale_date(body: Element, invoice: Invoice) -> None:
    if invoice.account:
        period = _branch(body, "OkresFa")
        _leaf(period, "P_6_Od", invoice.account.period_start.isoformat())
        _leaf(period, "P_6_Do", invoice.account.period_end.isoformat())
    else:
        _leaf(body, "P_6", invoice.sale_date.isoformat())


def _field(row: VatRow) -> str:
    """What follows ``P_13_`` for a row."""
    by_category = {"E": "7", "AE": "10", "K": "6_2", "Z": "6_1", "O": "8"}
    return by_category.get(row.tax.category) or RATE_FIELDS[f"{row.tax.rate.normalize():f}"]


def _sums(body: Element, invoice: Invoice) -> None:
    for row in sorted(invoice.vat_breakdown, key=_field):
        field = _field(row)
        _leaf(body, f"P_13_{field}", row.net)
        if field in RATE_FIELDS.values():
            _leaf(body, f"P_14_{field}", row.tax_amount)
            if invoice.exchange:
                _leaf(body, f"P_14_{field}W", invoice.exchange.convert(row.tax_amount))
    _leaf(body, "P_15", invoice.total_gross)


def _annotations(body: Element, invoice: Invoice) -> None:
    node = _branch(body, "Adnotacje")
    reverse = any(row.tax.category == "AE" for row in invoice.vat_breakdown)
    exempt = next((row.tax.reason for row in invoice.vat_breakdown if row.tax.category == "E"), "")
    split = bool(SPLIT_WORDS & set(invoice.notes))
    for name, value in (("P_16", False), ("P_17", False), ("P_18", reverse), ("P_18A", split)):
        _leaf(node, name, "1" if value else "2")
    relief = _branch(node, "Zwolnienie")
    if exempt:
        _leaf(relief, "P_19", "1")
        _leaf(relief, "P_19A", exempt)
    else:
        _leaf(relief, "P_19N", "1")
    _leaf(_branch(node, "NoweSrodkiTransportu"), "P_22N", "1")
    _leaf(node, "P_23", "2")
    _leaf(_branch(node, "PMarzy"), "P_PMarzyN", "1")


def _earlier(body: Element, invoice: Invoice) -> None:
    if invoice.kind == "correction":
        _leaf(body, "PrzyczynaKorekty", invoice.earlier[0].reason)
        for earlier in invoice.earlier:
            node = _branch(body, "DaneFaKorygowanej")
            _leaf(node, "DataWystFaKorygowanej", earlier.issue_date.isoformat())
            _leaf(node, "NrFaKorygowanej", earlier.number)
            _leaf(node, "NrKSeFN", "1")
    elif invoice.kind == "settlement":
        for earlier in invoice.earlier:
            node = _branch(body, "FakturaZaliczkowa")
            _leaf(node, "NrKSeFZN", "1")
            _leaf(node, "NrFaZaliczkowej", earlier.number)


def _rate(tax: Tax) -> str:
    return {"O": "np I", "Z": "0 KR", "K": "0 WDT"}.get(tax.category) or {
        "E": "zw", "AE": EXEMPT_WORDS["pl"]["AE"],
    }.get(tax.category, f"{tax.rate.normalize():f}")  # fmt: skip


def _line(body: Element, number: int, line: Line, invoice: Invoice, *, before: bool = False) -> None:
    node = _branch(body, "FaWiersz")
    _leaf(node, "NrWierszaFa", str(number))
    if line.day:
        _leaf(node, "P_6A", line.day.isoformat())
    _leaf(node, "P_7", line.name)
    if line.code:
        _leaf(node, "Indeks", line.code)
    if line.unit:
        _leaf(node, "P_8A", line.unit)
    _leaf(node, "P_8B", line.quantity)
    if line.gross_price is not None:
        _leaf(node, "P_9B", line.gross_price)
        _leaf(node, "P_11A", line.gross)
    else:
        _leaf(node, "P_9A", line.net_price if line.list_price is None else line.list_price)
        if line.list_price is not None:
            _leaf(node, "P_10", line.list_price - line.net_price)
        _leaf(node, "P_11", line.net)
    _leaf(node, "P_12", _rate(line.tax))
    if invoice.exchange:
        _leaf(node, "KursWaluty", invoice.exchange.rate)
    if before:
        _leaf(node, "StanPrzed", "1")


def _settled(body: Element, invoice: Invoice) -> None:
    """The balance of earlier bills, of sellers that carry it over."""
    if not invoice.account or not invoice.paid:
        return
    node = _branch(body, "Rozliczenie")
    side, total, amount = (
        ("Odliczenia", "SumaOdliczen", invoice.paid) if invoice.paid > ZERO else
        ("Obciazenia", "SumaObciazen", -invoice.paid)
    )  # fmt: skip
    part = _branch(node, side)
    _leaf(part, "Kwota", amount)
    _leaf(part, "Powod", "Saldo z poprzedniego okresu")
    _leaf(node, total, amount)
    _leaf(node, "DoZaplaty", invoice.amount_due)


def _payment(body: Element, invoice: Invoice) -> None:
    payment = invoice.payment
    node = _branch(body, "Platnosc")
    paid = not invoice.account and invoice.paid != 0
    if paid and invoice.amount_due == 0:
        _leaf(node, "Zaplacono", "1")
        _leaf(node, "DataZaplaty", invoice.issue_date.isoformat())
    elif paid:
        _leaf(node, "ZnacznikZaplatyCzesciowej", "1")
        part = _branch(node, "ZaplataCzesciowa")
        _leaf(part, "KwotaZaplatyCzesciowej", invoice.paid)
        _leaf(part, "DataZaplatyCzesciowej", invoice.issue_date.isoformat())
    if invoice.is_due:
        _leaf(_branch(node, "TerminPlatnosci"), "Termin", payment.due_date.isoformat())
    _leaf(node, "FormaPlatnosci", MEANS[payment.means])
    if payment.is_transfer:
        account = _branch(node, "RachunekBankowy")
        _leaf(account, "NrRB", payment.iban)
        _leaf(account, "NazwaBanku", payment.bank)


def _order(body: Element, invoice: Invoice) -> None:
    """What the advance is for: here only what it covers, as small programs write it."""
    node = _branch(body, "Zamowienie")
    _leaf(node, "WartoscZamowienia", invoice.total_gross)
    for number, line in enumerate(invoice.lines, 1):
        row = _branch(node, "ZamowienieWiersz")
        _leaf(row, "NrWierszaZam", str(number))
        _leaf(row, "P_7Z", line.name)
        _leaf(row, "P_8BZ", line.quantity)
        _leaf(row, "P_11NettoZ", line.net)
        _leaf(row, "P_11VatZ", line.tax_amount)
        _leaf(row, "P_12Z", _rate(line.tax))
