"""UN/CEFACT Cross Industry Invoice: Factur-X, ZUGFeRD 2 and XRechnung; and its ancestor ZUGFeRD
1.0.

Paths start at the header: the same elements occur inside lines.
"""

from __future__ import annotations

from ..result import VatRow
from ..values.amounts import to_text
from . import payment
from .cii_lines import adjustments, line
from .codes import document_type, is_self_billed
from .model import Contact, EInvoice, Reference, ThirdParty
from .tree import Node, add, amount, content, day, local_name, node, nodes, number, rate_text, text, texts, vat

_DATE = "DateTimeString"
_DISCOUNT = ("skonto", "discount", "escompte")


def read(root: Node) -> EInvoice:
    """All header fields, VAT rows and lines; lines that only group others are left out."""
    old = local_name(root) == "CrossIndustryDocument"
    header = node(root, "HeaderExchangedDocument" if old else "ExchangedDocument")
    trade = node(root, "SpecifiedSupplyChainTradeTransaction" if old else "SupplyChainTradeTransaction")
    prefix = "ApplicableSupplyChainTrade" if old else "ApplicableHeaderTrade"
    agreement, delivery, settlement = (node(trade, prefix + n) for n in ("Agreement", "Delivery", "Settlement"))
    currency = text(settlement, "InvoiceCurrencyCode")
    code = text(header, "TypeCode") or ""
    invoice = EInvoice("zugferd1" if old else "cii", kind=code[:10])
    invoice.put("document_type", document_type(code))
    invoice.put("invoice_number", text(header, "ID"))
    invoice.put("issue_date", _day(header, "IssueDateTime"))
    occurred = _day(delivery, "ActualDeliverySupplyChainEvent/OccurrenceDateTime")
    invoice.put("sale_date", occurred or _day(settlement, "BillingSpecifiedPeriod/EndDateTime"))
    invoice.put("currency", currency)
    _party(invoice, "seller", node(agreement, "SellerTradeParty"))
    _party(invoice, "buyer", node(agreement, "BuyerTradeParty"))
    _third_parties(invoice, agreement, settlement)
    _payment(invoice, settlement)
    _totals(invoice, settlement, currency, old)
    for found in nodes(trade, "IncludedSupplyChainTradeLineItem"):
        built = line(found, old)
        if built:
            invoice.lines.append(built)
    invoice.adjustments = adjustments(settlement, text(_summation(settlement, old), "AllowanceTotalAmount"))
    invoice.references = _references(settlement)
    invoice.notes[:0] = texts(header, "IncludedNote/Content")
    if is_self_billed(code):
        invoice.extras.add("self_billed")
    return invoice


def _day(parent: Node | None, path: str) -> str | None:
    """A date, also one written as ``Date`` or in an ISO form; a month or a week is none."""
    return day(text(parent, f"{path}/{_DATE}", f"{path}/DateTime", f"{path}/Date"))


def _payment(invoice: EInvoice, settlement: Node | None) -> None:
    terms = nodes(settlement, "SpecifiedTradePaymentTerms")
    # Until an earlier day something may be taken off: that is an offer, not the day it is due.
    full = [item for item in terms if not _offers_discount(item)] or terms
    due = [_day(item, "DueDateDateTime") for item in full]
    payment.put_due_dates(invoice, due, [text(item, "Description") for item in terms])
    for item in terms:
        if item not in full and (said := text(item, "Description")):
            invoice.notes.append(" ".join(filter(None, (said, _day(item, "DueDateDateTime")))))
    means = nodes(settlement, "SpecifiedTradeSettlementPaymentMeans")
    account = "PayeePartyCreditorFinancialAccount"
    payment.put_accounts(invoice, [text(item, f"{account}/IBANID", f"{account}/ProprietaryID") for item in means])
    invoice.payment_means = next((found for item in means if (found := text(item, "TypeCode"))), None)
    invoice.payment_reference = text(settlement, "PaymentReference")


def _offers_discount(terms: Node) -> bool:
    said = (text(terms, "Description") or "").casefold()
    return node(terms, "ApplicableTradePaymentDiscountTerms") is not None or any(word in said for word in _DISCOUNT)


def _totals(invoice: EInvoice, settlement: Node | None, currency: str | None, old: bool) -> None:
    summation = _summation(settlement, old)
    invoice.put("total_net", amount(summation, "TaxBasisTotalAmount"))
    invoice.put("total_tax", _tax(summation, currency))
    invoice.put("total_gross", amount(summation, "GrandTotalAmount"))
    due = amount(summation, "DuePayableAmount")
    # In the first ZUGFeRD a correction may owe nothing although it is negative: then nothing is said.
    gross = invoice.amount("total_gross")
    if not (old and number(due) == 0 and gross is not None and gross < 0):
        invoice.put("amount_due", due)
    for row in nodes(settlement, "ApplicableTradeTax"):
        rate = rate_text(text(row, "RateApplicablePercent", "ApplicablePercent"))
        net, tax = amount(row, "BasisAmount"), amount(row, "CalculatedAmount")
        invoice.rows.append(VatRow(rate, net, tax, add(net, tax), text(row, "CategoryCode")))


def _summation(settlement: Node | None, old: bool) -> Node | None:
    name = "SpecifiedTradeSettlementMonetarySummation" if old else "SpecifiedTradeSettlementHeaderMonetarySummation"
    return node(settlement, name)


def _tax(summation: Node | None, currency: str | None) -> str | None:
    """The tax in the document's currency; the element may be there twice."""
    found = nodes(summation, "TaxTotalAmount")
    own = [value for value in found if value.get("currencyID") == currency]
    unmarked = [value for value in found if value.get("currencyID") is None]
    parsed = number(content((own or unmarked or found)[0])) if found else None
    return to_text(parsed) if parsed is not None else None


def _party(invoice: EInvoice, party: str, found: Node | None) -> None:
    invoice.put(f"{party}_name", text(found, "Name", "SpecifiedLegalOrganization/TradingBusinessName"))
    address = node(found, "PostalTradeAddress")
    country = (text(address, "CountryID") or "").upper()[:2]
    invoice.put(f"{party}_vat", _vat(found, country))
    place = " ".join(filter(None, (text(address, "PostcodeCode"), text(address, "CityName"))))
    invoice.contacts[party] = Contact(
        country=country or None,
        street=text(address, "LineOne"),
        street2=place or None,
        email=text(found, "DefinedTradeContact/EmailURIUniversalCommunication/URIID"),
        phone=text(found, "DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber"),
    )


def _vat(party: Node | None, country: str) -> str | None:
    """The number under the scheme VA; FC is a local tax number. Either may come first."""
    for registration in nodes(party, "SpecifiedTaxRegistration/ID"):
        if (registration.get("schemeID") or "").upper() == "VA" and content(registration):
            return vat(content(registration), country)
    return None


def _third_parties(invoice: EInvoice, agreement: Node | None, settlement: Node | None) -> None:
    places = (
        (settlement, "PayeeTradeParty", "payee"),
        (agreement, "SellerTaxRepresentativeTradeParty", "tax_representative"),
    )
    for parent, name, role in places:
        for found in nodes(parent, name):
            invoice.third_parties.append(ThirdParty(role, text(found, "Name"), _vat(found, "")))
    invoice.payee = next((party.name for party in invoice.third_parties if party.role == "payee"), None)


def _references(settlement: Node | None) -> list[Reference]:
    return [
        Reference(said, _day(item, "FormattedIssueDateTime"))
        for item in nodes(settlement, "InvoiceReferencedDocument")
        if (said := text(item, "IssuerAssignedID", "ID"))
    ]
