"""KSeF invoices FA(2) and FA(3), the Polish structured invoice.

Corrections carry the signed difference, advance invoices only the advance, settlement invoices only
the rest: the header decides, not the lines. Amounts with the letter W are the tax in PLN of a
foreign-currency invoice and no total. Element names as in the schemas published by the Ministry of
Finance (FA(2): crd.gov.pl/wzor/2023/06/29/12648, FA(3): crd.gov.pl/wzor/2025/06/25/13775).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ..values.amounts import to_text
from . import ksef_lines, ksef_payment
from .ksef_parties import put_parties
from .model import EInvoice, Reference
from .tree import Node, amount, day, node, nodes, number, text, texts
from .vat_rows import KSEF_ROWS, ksef_vat_row, row_of_total

_TYPES: Final = {
    "VAT": "invoice",
    "UPR": "invoice",
    "ZAL": "advance",
    "ROZ": "settlement",
    "KOR": "correction",
    "KOR_ZAL": "correction",
    "KOR_ROZ": "correction",
}
_EXTRAS: Final = {
    "self_billed": ("Adnotacje/P_17",),
    "cash_method": ("Adnotacje/P_16",),
    "margin": ("Adnotacje/PMarzy/P_PMarzy",),
    "to_receipt": ("FP",),
}
_LEGAL_BASIS: Final = ("P_19A", "P_19B", "P_19C")


def read(root: Node) -> EInvoice:
    """All header fields, VAT rows and lines."""
    body = node(root, "Fa")
    kind = (text(body, "RodzajFaktury") or "VAT").upper()[:10]
    invoice = EInvoice("ksef", kind=kind)
    invoice.put("document_type", _TYPES.get(kind, "invoice"))
    invoice.put("invoice_number", text(body, "P_2"))
    invoice.put("issue_date", day(text(body, "P_1")))
    invoice.put("sale_date", _sale_date(body))
    invoice.put("currency", text(body, "KodWaluty"))
    put_parties(invoice, root)
    invoice.lines.extend(ksef_lines.read(body))
    _totals(invoice, body)
    ksef_payment.read(invoice, body)
    invoice.exchange_rates = _exchange_rates(body)
    invoice.split_payment = text(body, "Adnotacje/P_18A") == "1"
    invoice.extras = {name for name, paths in _EXTRAS.items() if text(body, *paths) == "1"}
    invoice.reason = text(body, "PrzyczynaKorekty")
    invoice.references = _references(body)
    invoice.notes = _notes(root, body)
    return invoice


def _sale_date(body: Node) -> str | None:
    """Of an advance invoice it is the day the money came, the last one of several."""
    direct = day(text(body, "P_6")) or day(text(body, "OkresFa/P_6_Do"))
    several = [*texts(body, "FaWiersz/P_6A"), *texts(body, "ZaliczkaCzesciowa/P_6Z")]
    return direct or max((found for value in several if (found := day(value))), default=None)


def _references(body: Node) -> list[Reference]:
    """The corrected invoices, or the advances that are settled."""
    found = [
        Reference(
            text(item, "NrFaKorygowanej"), day(text(item, "DataWystFaKorygowanej")), text(item, "NrKSeFFaKorygowanej")
        )
        for item in nodes(body, "DaneFaKorygowanej")
    ]
    found = found or [
        Reference(text(item, "NrFaZaliczkowej"), None, text(item, "NrKSeFFaZaliczkowej"))
        for item in nodes(body, "FakturaZaliczkowa")
    ]
    return [item for item in found if item.number or item.ksef_number]


def _notes(root: Node, body: Node) -> list[str]:
    """What the seller has to say: further descriptions, why there is no VAT, the foot of the invoice."""
    found = []
    for item in nodes(body, "DodatkowyOpis"):
        said = ": ".join(filter(None, (text(item, "Klucz"), text(item, "Wartosc"))))
        row = text(item, "NrWiersza")
        found.append(f"{said} ({row})" if said and row else said)
    exemption = node(body, "Adnotacje/Zwolnienie")
    found += [value for name in _LEGAL_BASIS for value in texts(exemption, name)]
    found += texts(body, "Platnosc/OpisPlatnosci")
    found += texts(root, "Stopka/Informacje/StopkaFaktury")
    return [value for value in dict.fromkeys(found) if value]


def _exchange_rates(body: Node) -> list[str]:
    values = [text(body, "KursWalutyZ"), *(text(line, "KursWaluty") for line in nodes(body, "FaWiersz"))]
    return list(dict.fromkeys(value for value in values if value and number(value)))


def _totals(invoice: EInvoice, body: Node) -> None:
    nets: list[Decimal] = []
    taxes: list[Decimal] = []
    in_pln: list[Decimal] = []
    line_rates = {line.rate for line in invoice.lines if line.rate}
    for suffix in KSEF_ROWS:
        net, tax, tax_in_pln = (
            number(text(body, name)) for name in (f"P_13_{suffix}", f"P_14_{suffix}", f"P_14_{suffix}W")
        )
        if tax_in_pln is not None:
            in_pln.append(tax_in_pln)
        if net is None and tax is None:
            continue
        net, tax = net or Decimal(0), tax or Decimal(0)
        nets.append(net)
        taxes.append(tax)
        if net or tax:
            invoice.rows.append(ksef_vat_row(suffix, net, tax, line_rates))
    invoice.put("total_gross", amount(body, "P_15"))
    if not nets and invoice.kind == "UPR":
        # A simplified invoice may state its gross total and the rate, and nothing else.
        derived = row_of_total(invoice.amount("total_gross"), invoice.lines)
        if derived and derived.net and derived.tax:
            invoice.rows.append(derived)
            nets, taxes = [Decimal(derived.net)], [Decimal(derived.tax)]
    if nets:
        invoice.put("total_net", to_text(sum(nets, Decimal(0))))
        invoice.put("total_tax", to_text(sum(taxes, Decimal(0))))
    if in_pln:
        invoice.tax_in_pln = to_text(sum(in_pln, Decimal(0)))
