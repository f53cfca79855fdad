"""UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 2 and XRechnung; and its ancestor ZUGFeRD
1.0.

Paths start at the header: the same elements occur inside lines.
"""

from __future__ import annotations

from ..accounts import normalise_iban
from ..amounts import to_text
from ..result import InvoiceLine, VatRow
from .codes import document_type
from .model import EInvoice
from .tree import Node, amount, day, local_name, node, nodes, number, rate_text, text, vat


def read(root: Node) -> EInvoice:
    """All header fields, VAT rows and lines; lines that only group others are left out."""
    old = local_name(root) == "CrossIndustryDocument"
    invoice = EInvoice("zugferd1" if old else "cii")
    header = node(root, "HeaderExchangedDocument" if old else "ExchangedDocument")
    trade = node(root, "SpecifiedSupplyChainTradeTransaction" if old else "SupplyChainTradeTransaction")
    prefix = "ApplicableSupplyChainTrade" if old else "ApplicableHeaderTrade"
    agreement, delivery, settlement = (node(trade, prefix + n) for n in ("Agreement", "Delivery", "Settlement"))
    summation = node(
        settlement,
        "SpecifiedTradeSettlementMonetarySummation" if old else "SpecifiedTradeSettlementHeaderMonetarySummation",
    )
    currency = text(settlement, "InvoiceCurrencyCode")
    invoice.put("document_type", document_type(text(header, "TypeCode")))
    invoice.put("invoice_number", text(header, "ID"))
    invoice.put("issue_date", day(text(header, "IssueDateTime/DateTimeString")))
    occurred = text(delivery, "ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString")
    period = text(settlement, "BillingSpecifiedPeriod/EndDateTime/DateTimeString")
    invoice.put("sale_date", day(occurred) or day(period))
    invoice.put(
        "due_date",
        day(text(settlement, "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString")),
    )
    invoice.put("currency", currency)
    _party(invoice, "seller", node(agreement, "SellerTradeParty"))
    _party(invoice, "buyer", node(agreement, "BuyerTradeParty"))
    account = text(
        settlement,
        "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID",
        "SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/ProprietaryID",
    )
    invoice.put("iban", normalise_iban(account) if account else None)
    invoice.put("total_net", amount(summation, "TaxBasisTotalAmount"))
    invoice.put("total_tax", _tax(summation, currency))
    invoice.put("total_gross", amount(summation, "GrandTotalAmount"))
    invoice.put("amount_due", amount(summation, "DuePayableAmount"))
    for row in nodes(settlement, "ApplicableTradeTax"):
        rate = rate_text(text(row, "RateApplicablePercent", "ApplicablePercent"))
        net, tax = amount(row, "BasisAmount"), amount(row, "CalculatedAmount")
        invoice.rows.append(VatRow(rate, net, tax, None, text(row, "CategoryCode")))
    for line in nodes(trade, "IncludedSupplyChainTradeLineItem"):
        built = _line(line, old)
        if built:
            invoice.lines.append(built)
    return invoice


def _tax(summation: Node | None, currency: str | None) -> str | None:
    """The tax in the document's currency; the element may be there twice."""
    found = nodes(summation, "TaxTotalAmount")
    own = [value for value in found if value.get("currencyID") in (currency, None)]
    parsed = number((own or found)[0].text) if found else None
    return to_text(parsed) if parsed is not None else None


def _party(invoice: EInvoice, party: str, found: Node | None) -> None:
    invoice.put(f"{party}_name", text(found, "Name", "SpecifiedLegalOrganization/TradingBusinessName"))
    country = text(found, "PostalTradeAddress/CountryID") or ""
    for registration in nodes(found, "SpecifiedTaxRegistration/ID"):
        if (registration.get("schemeID") or "").upper() == "VA":
            invoice.put(f"{party}_vat", vat(registration.text, country))


def _line(line: Node, old: bool) -> InvoiceLine | None:
    status = text(line, "AssociatedDocumentLineDocument/LineStatusReasonCode")
    if status in {"GROUP", "INFORMATION"}:
        return None
    prefix = "SpecifiedSupplyChainTrade" if old else "SpecifiedLineTrade"
    agreement, delivery, settlement = (node(line, prefix + n) for n in ("Agreement", "Delivery", "Settlement"))
    name = text(line, "SpecifiedTradeProduct/Name", "SpecifiedTradeProduct/Description")
    quantity = node(delivery, "BilledQuantity")
    summation = "SpecifiedTradeSettlementMonetarySummation" if old else "SpecifiedTradeSettlementLineMonetarySummation"
    net = amount(settlement, f"{summation}/LineTotalAmount")
    if not name and net is None:
        return None
    return InvoiceLine(
        description=name or "",
        quantity=text(delivery, "BilledQuantity"),
        unit=quantity.get("unitCode") if quantity is not None else None,
        unit_price=text(agreement, "NetPriceProductTradePrice/ChargeAmount"),
        rate=rate_text(
            text(
                settlement,
                "ApplicableTradeTax/RateApplicablePercent",
                "ApplicableTradeTax/ApplicablePercent",
            )
        ),
        net=net,
    )
