"""KSeF invoices FA(2) and FA(3), the Polish structured invoice.

Corrections carry the signed difference, advance invoices only the advance, settlement invoices only
the rest: the header decides, not the lines. Amounts with the letter W are the tax in PLN of a
foreign-currency invoice and no total.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from ..accounts import normalise_iban
from ..amounts import to_text
from ..result import InvoiceLine, VatRow
from .model import EInvoice
from .tree import Node, amount, day, node, nodes, number, text, vat

_TYPES: Final = {
    "VAT": "invoice",
    "UPR": "invoice",
    "ZAL": "advance",
    "ROZ": "settlement",
    "KOR": "correction",
    "KOR_ZAL": "correction",
    "KOR_ROZ": "correction",
}
# P_13_n -> (rate when nothing better is known, EN 16931 category, has a tax field P_14_n)
_ROWS: Final[tuple[tuple[str, str, str], ...]] = (
    ("1", "23", "S"),
    ("2", "8", "S"),
    ("3", "5", "S"),
    ("4", "4", "S"),
    ("5", "0", "O"),
    ("6_1", "0", "Z"),
    ("6_2", "0", "K"),
    ("6_3", "0", "G"),
    ("7", "0", "E"),
    ("8", "0", "O"),
    ("9", "0", "AE"),
    ("10", "0", "AE"),
    ("11", "0", "E"),
)
_OTHER_RATE: Final = {"1": ("23", "22"), "2": ("8", "7"), "4": ("4", "3")}


def read(root: Node) -> EInvoice | None:
    """All header fields, VAT rows and lines; None when the file has no ``Fa`` (another form of the
    same register).
    """
    body = node(root, "Fa")
    if body is None:
        return None
    invoice = EInvoice("ksef")
    kind = text(body, "RodzajFaktury") or "VAT"
    invoice.put("document_type", _TYPES.get(kind, "invoice"))
    invoice.put("invoice_number", text(body, "P_2"))
    invoice.put("issue_date", day(text(body, "P_1")))
    invoice.put("sale_date", _sale_date(body))
    invoice.put("due_date", _due_date(body))
    invoice.put("currency", text(body, "KodWaluty"))
    _seller(invoice, node(root, "Podmiot1/DaneIdentyfikacyjne"))
    _buyer(invoice, node(root, "Podmiot2/DaneIdentyfikacyjne"))
    account = text(body, "Platnosc/RachunekBankowyFaktora/NrRB", "Platnosc/RachunekBankowy/NrRB")
    invoice.put("iban", normalise_iban(account) if account else None)
    _totals(invoice, body)
    invoice.put("amount_due", _amount_due(body, kind, invoice.amount("total_gross")))
    invoice.lines.extend(_line(line) for line in nodes(body, "FaWiersz"))
    return invoice


def _sale_date(body: Node) -> str | None:
    direct = day(text(body, "P_6")) or day(text(body, "OkresFa/P_6_Do"))
    by_line = [found for line in nodes(body, "FaWiersz") if (found := day(text(line, "P_6A")))]
    return direct or max(by_line, default=None)


def _due_date(body: Node) -> str | None:
    terms = [
        found
        for term in nodes(body, "Platnosc/TerminPlatnosci")
        if (found := day(text(term, "Termin")))
    ]
    return min(terms, default=None)


def _seller(invoice: EInvoice, found: Node | None) -> None:
    invoice.put("seller_name", text(found, "Nazwa"))
    nip = text(found, "NIP")
    invoice.put("seller_vat", vat(nip, "PL"))


def _buyer(invoice: EInvoice, found: Node | None) -> None:
    invoice.put("buyer_name", text(found, "Nazwa"))
    nip, union_number = text(found, "NIP"), text(found, "NrVatUE")
    if nip:
        invoice.put("buyer_vat", vat(nip, "PL"))
    elif union_number:
        invoice.put("buyer_vat", vat((text(found, "KodUE") or "") + union_number))
    else:
        invoice.put("buyer_vat", vat(text(found, "NrID")))


def _totals(invoice: EInvoice, body: Node) -> None:
    nets: list[Decimal] = []
    taxes: list[Decimal] = []
    for suffix, rate, category in _ROWS:
        net = number(text(body, f"P_13_{suffix}"))
        tax = number(text(body, f"P_14_{suffix}"))
        if net is None and tax is None:
            continue
        net, tax = net or Decimal(0), tax or Decimal(0)
        nets.append(net)
        taxes.append(tax)
        if net or tax:
            invoice.rows.append(
                VatRow(
                    _rate(suffix, rate, net, tax),
                    to_text(net),
                    to_text(tax),
                    to_text(net + tax),
                    category,
                )
            )
    if nets:
        invoice.put("total_net", to_text(sum(nets, Decimal(0))))
        invoice.put("total_tax", to_text(sum(taxes, Decimal(0))))
    invoice.put("total_gross", amount(body, "P_15"))


def _rate(suffix: str, rate: str, net: Decimal, tax: Decimal) -> str:
    """Of two rates in one field (23 or 22) the one that the amounts show."""
    if suffix == "5" and net:
        return f"{(tax / net * 100).quantize(Decimal(1))}"
    candidates = _OTHER_RATE.get(suffix)
    if not candidates or not net:
        return rate
    return min(candidates, key=lambda item: abs(net * Decimal(item) / 100 - tax))


def _amount_due(body: Node, kind: str, gross: Decimal | None) -> str | None:
    settled = amount(body, "Rozliczenie/DoZaplaty")
    if settled is not None:
        return settled
    if text(body, "Rozliczenie/DoRozliczenia") is not None:
        return "0.00"
    payment = node(body, "Platnosc")
    if payment is None or gross is None:
        return None
    if text(payment, "Zaplacono") == "1" or text(payment, "ZnacznikZaplatyCzesciowej") == "2":
        return "0.00"
    parts = [
        number(text(part, "KwotaZaplatyCzesciowej")) for part in nodes(payment, "ZaplataCzesciowa")
    ]
    paid = sum((part for part in parts if part is not None), Decimal(0))
    return to_text(gross - paid) if paid else None


def _line(line: Node) -> InvoiceLine:
    net, gross = amount(line, "P_11"), amount(line, "P_11A")
    return InvoiceLine(
        description=text(line, "P_7") or "",
        quantity=text(line, "P_8B"),
        unit=text(line, "P_8A"),
        unit_price=text(line, "P_9A", "P_9B"),
        rate=_line_rate(text(line, "P_12", "P_12_XII")),
        net=net,
        tax=amount(line, "P_11Vat"),
        gross=gross,
    )


def _line_rate(value: str | None) -> str | None:
    """``23`` -> ``23``; ``0 KR``, ``zw``, ``oo``, ``np I`` -> ``0``."""
    if value is None:
        return None
    match = re.match(r"\d+(?:\.\d+)?", value)
    return match[0] if match else "0"
