"""KSeF invoices FA(2) and FA(3), the Polish structured invoice.

Corrections carry the signed difference, advance invoices only the advance, settlement invoices only
the rest: the header decides, not the lines. Amounts with the letter W are the tax in PLN of a
foreign-currency invoice and no total. Element names as in the schemas published by the Ministry of
Finance (FA(2): crd.gov.pl/wzor/2023/06/29/12648, FA(3): crd.gov.pl/wzor/2025/06/25/13775).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ..accounts import normalise_iban
from ..amounts import to_text
from . import ksef_lines
from .errors import KsefReceipt
from .model import Contact, EInvoice, Reference, ThirdParty
from .tree import Node, amount, day, namespace, node, nodes, number, text, vat
from .vat_rows import KSEF_ROWS, ksef_vat_row

_TYPES: Final = {
    "VAT": "invoice",
    "UPR": "invoice",
    "ZAL": "advance",
    "ROZ": "settlement",
    "KOR": "correction",
    "KOR_ZAL": "correction",
    "KOR_ROZ": "correction",
}
ROLES: Final = {
    "1": "factor",
    "2": "recipient",
    "3": "original_entity",
    "4": "additional_buyer",
    "5": "issuer",
    "6": "payer",
    "7": "local_government_issuer",
    "8": "local_government_recipient",
    "9": "vat_group_issuer",
    "10": "vat_group_recipient",
    "11": "employee",
}
_NAMED_IN_RECEIPT: Final = 5  # numbers in one sentence


def read(root: Node) -> EInvoice | None:
    """All header fields, VAT rows and lines; None when the file has no ``Fa`` (another form of the
    same register).
    """
    body = node(root, "Fa")
    if body is None:
        return None
    kind = (text(body, "RodzajFaktury") or "VAT").upper()
    invoice = EInvoice("ksef", kind=kind)
    invoice.put("document_type", _TYPES.get(kind, "invoice"))
    invoice.put("invoice_number", text(body, "P_2"))
    invoice.put("issue_date", day(text(body, "P_1")))
    invoice.put("sale_date", _sale_date(body))
    invoice.put("currency", text(body, "KodWaluty"))
    _parties(invoice, root)
    _payment(invoice, node(body, "Platnosc"))
    _totals(invoice, body)
    invoice.put("amount_due", _amount_due(body, invoice.amount("total_gross")))
    invoice.lines.extend(ksef_lines.read(body))
    invoice.exchange_rates = _exchange_rates(body)
    invoice.split_payment = text(body, "Adnotacje/P_18A") == "1"
    invoice.reason = text(body, "PrzyczynaKorekty")
    invoice.references = _references(body)
    return invoice


def refuse_receipt(root: Node) -> None:
    """Raises KsefReceipt when ``root`` is a UPO (``Potwierdzenie``)."""
    if namespace(root).startswith("http://upo.schematy.mf.gov.pl/"):
        documents = nodes(root, "Dokument")
        numbers = [found for item in documents if (found := text(item, "NumerFaktury", "NumerKSeFDokumentu"))]
        named = ", ".join(value[:60] for value in numbers[:_NAMED_IN_RECEIPT])
        raise KsefReceipt(invoices=(named + (", …" if len(numbers) > _NAMED_IN_RECEIPT else "")) or "–")


def _sale_date(body: Node) -> str | None:
    direct = day(text(body, "P_6")) or day(text(body, "OkresFa/P_6_Do"))
    by_line = [found for line in nodes(body, "FaWiersz") if (found := day(text(line, "P_6A")))]
    return direct or max(by_line, default=None)


def _payment(invoice: EInvoice, payment: Node | None) -> None:
    """Due dates, accounts and the identifier to pay with. A factor is paid instead of the seller."""
    terms = [day(text(term, "Termin")) for term in nodes(payment, "TerminPlatnosci")]
    invoice.due_dates = sorted({term for term in terms if term})
    invoice.put("due_date", next(iter(invoice.due_dates), None))
    for name in ("RachunekBankowyFaktora", "RachunekBankowy"):
        for account in nodes(payment, f"{name}/NrRB"):
            compact = normalise_iban(account.text or "")
            if compact and compact not in invoice.accounts:
                invoice.accounts.append(compact)
    invoice.put("iban", next(iter(invoice.accounts), None))
    invoice.payment_reference = text(payment, "IPKSeF")


def _parties(invoice: EInvoice, root: Node) -> None:
    for side, name in (("seller", "Podmiot1"), ("buyer", "Podmiot2")):
        place = node(root, name)
        identity = node(place, "DaneIdentyfikacyjne")
        invoice.put(f"{side}_name", text(identity, "Nazwa"))
        invoice.put(f"{side}_vat", _vat_number(identity))
        country = text(place, "Adres/KodKraju")
        invoice.contacts[side] = Contact(
            country=country.upper()[:2] if country else None,
            street=text(place, "Adres/AdresL1"),
            street2=text(place, "Adres/AdresL2"),
            email=text(place, "DaneKontaktowe/Email"),
            phone=text(place, "DaneKontaktowe/Telefon"),
        )
    for third in nodes(root, "Podmiot3"):
        identity = node(third, "DaneIdentyfikacyjne")
        role = text(third, "Rola")
        said = ROLES.get(role, role) if role else text(third, "OpisRoli")
        invoice.third_parties.append(ThirdParty(said or "other", text(identity, "Nazwa"), _vat_number(identity)))


def _vat_number(identity: Node | None) -> str | None:
    nip, union_number = text(identity, "NIP"), text(identity, "NrVatUE")
    if nip:
        return vat(nip, "PL")
    if union_number:
        return vat((text(identity, "KodUE") or "") + union_number)
    return vat(text(identity, "NrID"))


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


def _exchange_rates(body: Node) -> list[str]:
    values = [text(body, "KursWalutyZ"), *(text(line, "KursWaluty") for line in nodes(body, "FaWiersz"))]
    return list(dict.fromkeys(value for value in values if value and number(value)))


def _totals(invoice: EInvoice, body: Node) -> None:
    nets: list[Decimal] = []
    taxes: list[Decimal] = []
    in_pln: list[Decimal] = []
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
            invoice.rows.append(ksef_vat_row(suffix, net, tax))
    if nets:
        invoice.put("total_net", to_text(sum(nets, Decimal(0))))
        invoice.put("total_tax", to_text(sum(taxes, Decimal(0))))
    if in_pln:
        invoice.tax_in_pln = to_text(sum(in_pln, Decimal(0)))
    invoice.put("total_gross", amount(body, "P_15"))


def _amount_due(body: Node, gross: Decimal | None) -> str | None:
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
    parts = [number(text(part, "KwotaZaplatyCzesciowej")) for part in nodes(payment, "ZaplataCzesciowa")]
    paid = sum((part for part in parts if part is not None), Decimal(0))
    return to_text(gross - paid) if paid else None
