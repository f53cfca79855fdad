"""What an e-invoice states, looked up by plain XPath without the reader: the truth that the reader is scored against.

``PYTHONPATH=.:addons/doc_intake python tests/unit/reading/einvoice_look.py`` prints a table over the public documents.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lxml import etree
from score import corpus

from intake_core.errors import IntakeError
from intake_core.files import pdf
from intake_core.files.limits import Limits
from intake_core.reading import einvoice

_UBL = {
    "invoice_number": "/*/ID",
    "issue_date": "/*/IssueDate",
    "due_date": "/*/DueDate | /*/PaymentMeans/PaymentDueDate",
    "sale_date": "/*/Delivery/ActualDeliveryDate",
    "currency": "/*/DocumentCurrencyCode",
    "seller_name": "/*/AccountingSupplierParty/Party/PartyLegalEntity/RegistrationName",
    "buyer_name": "/*/AccountingCustomerParty/Party/PartyLegalEntity/RegistrationName",
    "seller_vat": "/*/AccountingSupplierParty/Party/PartyTaxScheme[TaxScheme/ID='VAT']/CompanyID",
    "buyer_vat": "/*/AccountingCustomerParty/Party/PartyTaxScheme[TaxScheme/ID='VAT']/CompanyID",
    "iban": "/*/PaymentMeans/PayeeFinancialAccount/ID",
    "total_net": "/*/LegalMonetaryTotal/TaxExclusiveAmount",
    "total_tax": "/*/TaxTotal/TaxAmount[@currencyID=/*/DocumentCurrencyCode]",
    "total_gross": "/*/LegalMonetaryTotal/TaxInclusiveAmount",
    "amount_due": "/*/LegalMonetaryTotal/PayableAmount",
    "rows": "/*/TaxTotal[TaxAmount/@currencyID=/*/DocumentCurrencyCode]/TaxSubtotal",
    "row": "TaxCategory/Percent TaxableAmount TaxAmount",
    "lines": "/*/InvoiceLine | /*/CreditNoteLine",
    "line": "Item/Name LineExtensionAmount InvoicedQuantity|CreditedQuantity Item/ClassifiedTaxCategory/Percent",
}
_CII = {
    "invoice_number": "/*/ExchangedDocument/ID",
    "issue_date": "/*/ExchangedDocument/IssueDateTime/DateTimeString",
    "due_date": "/*/TRADE/ApplicableHeaderTradeSettlement"
    "/SpecifiedTradePaymentTerms[not(contains(Description, 'Skonto'))]/DueDateDateTime/DateTimeString",
    "sale_date": "/*/TRADE/ApplicableHeaderTradeDelivery/ActualDeliverySupplyChainEvent/OccurrenceDateTime/*",
    "currency": "/*/TRADE/ApplicableHeaderTradeSettlement/InvoiceCurrencyCode",
    "seller_name": "/*/TRADE/ApplicableHeaderTradeAgreement/SellerTradeParty/Name",
    "buyer_name": "/*/TRADE/ApplicableHeaderTradeAgreement/BuyerTradeParty/Name",
    "seller_vat": "/*/TRADE/ApplicableHeaderTradeAgreement/SellerTradeParty"
    "/SpecifiedTaxRegistration/ID[@schemeID='VA']",
    "buyer_vat": "/*/TRADE/ApplicableHeaderTradeAgreement/BuyerTradeParty"
    "/SpecifiedTaxRegistration/ID[@schemeID='VA']",
    "iban": "/*/TRADE/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementPaymentMeans"
    "/PayeePartyCreditorFinancialAccount/*",
    "total_net": "/*/TRADE/ApplicableHeaderTradeSettlement/SUMMATION/TaxBasisTotalAmount",
    "total_tax": "/*/TRADE/ApplicableHeaderTradeSettlement/SUMMATION/TaxTotalAmount",
    "total_gross": "/*/TRADE/ApplicableHeaderTradeSettlement/SUMMATION/GrandTotalAmount",
    "amount_due": "/*/TRADE/ApplicableHeaderTradeSettlement/SUMMATION/DuePayableAmount",
    "rows": "/*/TRADE/ApplicableHeaderTradeSettlement/ApplicableTradeTax",
    "row": "RateApplicablePercent BasisAmount CalculatedAmount",
    "lines": "/*/TRADE/IncludedSupplyChainTradeLineItem[SpecifiedTradeProduct]"
    "[not(AssociatedDocumentLineDocument/LineStatusReasonCode[.='GROUP' or .='INFORMATION'])]",
    "line": "SpecifiedTradeProduct/Name LINESETTLEMENT/LINESUM/LineTotalAmount LINEDELIVERY/BilledQuantity"
    " LINESETTLEMENT/ApplicableTradeTax/RateApplicablePercent",
}
_NEW_NAMES = {
    "TRADE": "SupplyChainTradeTransaction",
    "SUMMATION": "SpecifiedTradeSettlementHeaderMonetarySummation",
    "LINESETTLEMENT": "SpecifiedLineTradeSettlement",
    "LINEDELIVERY": "SpecifiedLineTradeDelivery",
    "LINESUM": "SpecifiedTradeSettlementLineMonetarySummation",
}
_OLD_NAMES = {
    "TRADE": "SpecifiedSupplyChainTradeTransaction",
    "ApplicableHeaderTrade": "ApplicableSupplyChainTrade",
    "SUMMATION": "SpecifiedTradeSettlementMonetarySummation",
    "/*/ExchangedDocument": "/*/HeaderExchangedDocument",
    "LINESETTLEMENT": "SpecifiedSupplyChainTradeSettlement",
    "LINEDELIVERY": "SpecifiedSupplyChainTradeDelivery",
    "LINESUM": "SpecifiedTradeSettlementMonetarySummation",
    "RateApplicablePercent": "ApplicablePercent",
}
_KSEF = {
    "invoice_number": "/*/Fa/P_2",
    "issue_date": "/*/Fa/P_1",
    "due_date": "/*/Fa/Platnosc/TerminPlatnosci/Termin",
    "sale_date": "/*/Fa/P_6 | /*/Fa/OkresFa/P_6_Do",
    "currency": "/*/Fa/KodWaluty",
    "seller_name": "/*/Podmiot1/DaneIdentyfikacyjne/Nazwa",
    "buyer_name": "/*/Podmiot2/DaneIdentyfikacyjne/Nazwa",
    "seller_vat": "/*/Podmiot1/DaneIdentyfikacyjne/NIP",
    "buyer_vat": "/*/Podmiot2/DaneIdentyfikacyjne/NIP",
    "iban": "/*/Fa/Platnosc/RachunekBankowyFaktora/NrRB | /*/Fa/Platnosc/RachunekBankowy/NrRB",
    "total_gross": "/*/Fa/P_15",
    "amount_due": "/*/Fa/Rozliczenie/DoZaplaty",
    "lines": "/*/Fa/FaWiersz",
    "line": "P_7 P_11|P_11A P_8B P_12",
}
_TABLES = {
    "ubl": (_UBL, {}),
    "cii": (_CII, _NEW_NAMES),
    "zugferd1": (_CII, _OLD_NAMES),
    "ksef": (_KSEF, {}),
}
_AMOUNTS = ("total_net", "total_tax", "total_gross", "amount_due")


@dataclass
class Counts:
    """Right and wrong values by name; ``details`` of the wrong ones."""

    right: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)
    details: list[str] = field(default_factory=list)

    def add(self, file: str, name: str, expected: object, found: object) -> None:
        counts = self.right if expected == found else self.wrong
        counts[name] = counts.get(name, 0) + 1
        if expected != found:
            self.details.append(f"{file}: {name} {found!r}, expected {expected!r}")

    def table(self) -> str:
        lines = [f"{'value':20}{'right':>7}{'wrong':>7}"]
        for name in sorted({*self.right, *self.wrong}):
            lines.append(f"{name:20}{self.right.get(name, 0):>7}{self.wrong.get(name, 0):>7}")
        return "\n".join(lines)


def files() -> Iterator[tuple[str, bytes]]:
    """(name, XML) of all public test documents that are, or hold, an e-invoice."""
    for path in sorted((corpus() / "xml").iterdir()):
        yield path.name, path.read_bytes()
    for path in sorted((corpus() / "pdf").glob("*.pdf")):
        for attachment in pdf.load(path.read_bytes(), Limits()).attachments:
            if b"<" in attachment.data[:60] and b"<html" not in attachment.data[:200]:
                yield f"{path.name}/{attachment.name}", attachment.data


def look(file: str, data: bytes, counts: Counts) -> None:
    """Compare the reader's invoice with what stands in ``data``."""
    try:
        invoice = einvoice.parse(data)
    except IntakeError as error:
        counts.add(file, "read" if error.code != "einvoice_unknown" else "no invoice", error.code, "einvoice_unknown")
        return
    root = etree.fromstring(data.strip(), etree.XMLParser(remove_comments=True))
    for element in root.iter():
        element.tag = etree.QName(element).localname
    table, names = _TABLES[invoice.format]

    def path(name: str) -> str:
        found = table[name]
        for placeholder, meant in names.items():
            found = found.replace(placeholder, meant)
        return found

    for name in table:
        if name not in ("row", "rows", "line", "lines"):
            expected = _first(root, path(name), invoice.fields.get("currency"))
            if expected is not None and not (name == "amount_due" and invoice.format == "zugferd1"):
                counts.add(file, name, _compact(name, expected), _compact(name, invoice.fields.get(name)))
    _look_at_rows(file, invoice, root, path, counts)
    if root.xpath("//StanPrzed"):
        return  # lines of a correction are read as differences
    stated = [[_text(item, one) for one in path("line").split()] for item in root.xpath(path("lines"))]
    counts.add(file, "number of lines", len(stated), len(invoice.lines))
    for (name, net, quantity, rate), line in zip(stated, invoice.lines, strict=False):
        if name:
            counts.add(file, "line name", name[:4000], line.description)
        for what, expected, found in (
            ("line amount", net, line.net if line.net is not None else line.gross),
            ("line quantity", quantity, line.quantity),
            ("line rate", rate if re.fullmatch(r"[\d.]+", rate or "") else None, line.rate),
        ):
            if expected:
                counts.add(file, what, Decimal(expected), Decimal(found) if found else None)


def _look_at_rows(file: str, invoice: einvoice.EInvoice, root: Any, path: Any, counts: Counts) -> None:
    if invoice.format == "ksef":
        stated = [
            (Decimal(item.text.strip()), Decimal(_text(root, "/*/Fa/P_14_" + item.tag[5:]) or 0))
            for item in root.xpath("/*/Fa/*[starts-with(name(), 'P_13_')]")
        ]
        expected = sorted(row for row in stated if any(row))
        found = [(Decimal(row.net or 0), Decimal(row.tax or 0)) for row in invoice.rows]
        counts.add(file, "VAT rows", expected, sorted(found))
        for name, index in (("total_net", 0), ("total_tax", 1)):
            if stated:
                counts.add(file, name, sum(row[index] for row in stated), invoice.amount(name))
        return
    rows = [[Decimal(_text(item, one) or 0) for one in path("row").split()] for item in root.xpath(path("rows"))]
    found_rows = [[Decimal(value or 0) for value in (row.rate, row.net, row.tax)] for row in invoice.rows]
    counts.add(file, "VAT rows", rows, found_rows)


def _first(root: Any, path: str, currency: str | None) -> str | None:
    found = [item for item in root.xpath(path) if (item.text or "").strip()]
    found.sort(key=lambda item: item.get("currencyID") not in (None, currency))
    return " ".join(found[0].text.split()) if found else None


def _text(item: Any, path: str) -> str | None:
    found = [node.text for one in path.split("|") for node in item.xpath(one) if node.text and node.text.strip()]
    return " ".join(found[0].split()) if found else None


def _compact(name: str, value: str | None) -> object:
    if value is None:
        return None
    if name in _AMOUNTS:
        return Decimal(value)
    if name.endswith("_vat"):
        return re.sub(r"\D", "", value)
    return re.sub(r"\D", "", value) if name == "iban" or name.endswith("_date") else value


def main() -> None:
    counts = Counts()
    found = list(files())
    for file, data in found:
        look(file, data, counts)
    sys.stdout.write("\n".join([*counts.details, f"{len(found)} e-invoices", counts.table(), ""]))


if __name__ == "__main__":
    main()
