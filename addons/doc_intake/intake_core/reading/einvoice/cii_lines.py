"""Lines of a Cross Industry Invoice, and its allowances and charges of the whole invoice."""

from __future__ import annotations

from . import payment
from .model import EInvoiceLine
from .tree import Node, amount, content, node, nodes, number, plain, rate_text, text, unit_price

_RATES = ("RateApplicablePercent", "ApplicablePercent")


def line(item: Node, old: bool) -> EInvoiceLine | None:
    """None for what only groups or explains other lines; ``old``: names of ZUGFeRD 1.0."""
    status = text(item, "AssociatedDocumentLineDocument/LineStatusReasonCode")
    if status in {"GROUP", "INFORMATION"}:
        return None
    prefix = "SpecifiedSupplyChainTrade" if old else "SpecifiedLineTrade"
    agreement, delivery, settlement = (node(item, prefix + n) for n in ("Agreement", "Delivery", "Settlement"))
    name = text(item, "SpecifiedTradeProduct/Name", "SpecifiedTradeProduct/Description")
    quantity = node(delivery, "BilledQuantity")
    price = node(agreement, "NetPriceProductTradePrice")
    summation = "SpecifiedTradeSettlementMonetarySummation" if old else "SpecifiedTradeSettlementLineMonetarySummation"
    net = amount(settlement, f"{summation}/LineTotalAmount")
    if not name and net is None:
        return None
    tax = node(settlement, "ApplicableTradeTax")
    return EInvoiceLine(
        description=name or "",
        quantity=plain(content(quantity)),
        unit=quantity.get("unitCode") if quantity is not None else None,
        unit_price=unit_price(text(price, "ChargeAmount"), text(price, "BasisQuantity")),
        rate=None if tax is None else rate_text(text(tax, *_RATES)),
        net=net,
        category=text(tax, "CategoryCode"),
        discount=payment.taken_off(
            (text(found, "ChargeIndicator/Indicator", "ChargeIndicator"), amount(found, "ActualAmount"))
            for found in nodes(settlement, "SpecifiedTradeAllowanceCharge")
        ),
    )


def adjustments(settlement: Node | None, allowance_total: str | None) -> list[EInvoiceLine]:
    """Allowances, charges and freight of the whole invoice.

    ``allowance_total``: what the header says they come to. Where that is negative (a correction of ZUGFeRD 1), the
    allowances themselves are without a sign and are added.
    """
    items = nodes(settlement, "SpecifiedTradeAllowanceCharge")
    stated = [number(text(item, "ActualAmount")) or 0 for item in items if not _is_charge(item)]
    is_turned = bool(sum(stated)) and number(allowance_total) == -sum(stated)
    found = [
        _adjustment(item, "ActualAmount", "Reason", "CategoryTradeTax", is_charge=_is_charge(item) or is_turned)
        for item in items
    ]
    return found + [
        _adjustment(item, "AppliedAmount", "Description", "AppliedTradeTax", is_charge=True)
        for item in nodes(settlement, "SpecifiedLogisticsServiceCharge")
    ]


def _is_charge(item: Node) -> bool:
    return text(item, "ChargeIndicator/Indicator", "ChargeIndicator") in ("true", "1")


def _adjustment(item: Node, value: str, reason: str, tax_name: str, *, is_charge: bool) -> EInvoiceLine:
    tax = node(item, tax_name)
    return payment.adjustment(
        text(item, reason),
        amount(item, value),
        is_charge=is_charge,
        rate=None if tax is None else rate_text(text(tax, *_RATES)),
        category=text(tax, "CategoryCode"),
    )
