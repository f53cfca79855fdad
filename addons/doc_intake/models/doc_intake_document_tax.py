from dataclasses import dataclass
from typing import Any

from odoo import models

# Their VAT numbers have another prefix than the country's code.
_COUNTRY_OF_PREFIX = {"EL": "GR", "XI": "GB"}
# Goods or services, as far as the category of EN 16931 tells.
_SCOPE_OF_CATEGORY = {"AE": "service", "O": "service", "K": "consu", "G": "consu"}
# Charts do not say which of their zero taxes is the exempt one: (country, use) -> id in the chart.
_EXEMPT_IN_CHART = {("PL", "purchase"): "vz_kraj_zw", ("PL", "sale"): "vs_kraj_zw"}


@dataclass(frozen=True)
class BillLine:
    """One line of a bill to be: a VAT row of the document with the tax that stands for it in the books.

    ``price`` is what goes on the line: the net amount, or the gross one where no tax adds the VAT.
    ``printed_tax`` is the VAT that the tax of the line has to come to, None where it comes to nothing.
    """

    label: str
    price: float
    tax: Any
    printed_tax: float | None


class Document(models.Model):
    """Which tax of the company stands for a rate and category on the document."""

    _inherit = "doc.intake.document"

    def _plan_lines(self, move_type, position):
        """The lines of the bill, one a VAT rate, and what the accountant should know about them.

        :param position: the partner's fiscal position
        :return: (list of BillLine, list of sentences)
        """
        if not self.vat_ids:
            line, note = self._plan_from_totals(move_type, position)
            return [line], [note] if note else []
        lines, notes = [], []
        for row in self.vat_ids:
            tax, note = self._choose_tax(row.rate, row.category, row.tax, move_type, position)
            if note:
                notes.append(note)
            lines.append(
                BillLine(
                    label=f"{self.invoice_number or self.name}, {self._rate_label(row.rate, row.category)}",
                    price=row.net if tax else row.net + row.tax,
                    tax=tax,
                    printed_tax=row.tax if tax and not tax.has_negative_factor else None,
                )
            )
        return lines, notes

    def _plan_from_totals(self, move_type, position):
        """(BillLine, sentence or None) for a document without VAT rows."""
        label, currency = self.invoice_number or self.name, self.currency_id
        abroad = self._is_abroad(position)
        if currency.is_zero(self.total_tax) or currency.is_zero(self.total_net):
            tax, note = self._no_tax(), self.env._(
                "The document shows no VAT: the bill has one line without tax. Please check it."
            )
            if abroad:
                tax, note = self._tax_across_border(None, move_type, position)
            return BillLine(label, self.total_gross, tax, None), note
        if not abroad or move_type.startswith("out_"):
            for tax in self._taxes_charged(move_type, position):
                usual = self.total_net * tax.amount / 100
                if tax.amount and abs(usual - self.total_tax) <= self._rounding_tolerance():
                    return BillLine(label, self.total_net, tax, self.total_tax), None
        return BillLine(label, self.total_gross, self._no_tax(), None), self.env._(
            "The document shows no VAT by rate, and its VAT of %(tax)s fits no tax of %(company)s: the bill has one "
            "line over the gross amount without tax. Please check it.",
            tax=currency.format(self.total_tax),
            company=self.company_id.name,
        )

    def _rate_label(self, rate, category):
        return category if category and not rate and category not in ("S", "Z") else f"{rate:g} %"

    def _choose_tax(self, rate, category, tax_amount, move_type, position):
        """(tax or none, sentence or None) for one VAT row."""
        is_sale = move_type.startswith("out_")
        abroad = self._is_abroad(position)
        if rate or not self.currency_id.is_zero(tax_amount):
            if abroad and not is_sale:
                return self._no_tax(), self.env._(
                    "VAT of %(rate)s %% was charged abroad (%(country)s): the line carries the gross amount without "
                    "tax.",
                    rate=f"{rate:g}",
                    country=self._counterpart_country().name,
                )
            tax = self._taxes_charged(move_type, position).filtered(lambda t: t.amount == rate)[:1]
            return tax, None if tax else self.env._(
                "%(company)s has no tax of %(rate)s %%: the line carries the gross amount without tax. Please check "
                "it.",
                company=self.company_id.name,
                rate=f"{rate:g}",
            )
        if abroad and category != "E":
            return self._tax_across_border(category, move_type, position)
        return self._tax_of_zero(category, move_type, position)

    def _tax_across_border(self, category, move_type, position):
        """The tax for what a foreigner sold without VAT, or we sold to one: the fiscal position knows them."""
        use = "sale" if move_type.startswith("out_") else "purchase"
        taxes = position.tax_ids.filtered(lambda t: t.active and t.type_tax_use == use)
        taxes = taxes.filtered(lambda t: not t.amount if use == "sale" else t.has_negative_factor)
        usual = position.map_tax(self._default_tax(use))
        scope = _SCOPE_OF_CATEGORY.get(category)
        tax = (
            taxes.filtered(lambda t: scope and t.ubl_cii_tax_category_code == category)
            or taxes.filtered(lambda t: scope and t.tax_scope == scope)
            or taxes & usual
        )[:1]
        if tax:
            return tax, self.env._(
                "No VAT was charged across the border: the tax %s was chosen. Please check it.", tax.display_name
            )
        return tax, self.env._(
            "No VAT was charged across the border, and no tax was found for it: the line has none. Please check it."
        )

    def _tax_of_zero(self, category, move_type, position):
        """The tax for a row without VAT inside the country."""
        if category == "O":
            return self._no_tax(), None
        use = "sale" if move_type.startswith("out_") else "purchase"
        zero = self._taxes_charged(move_type, position).filtered(lambda t: not t.amount)
        exempt = self._exempt_tax(use) & zero
        coded = zero.filtered(lambda t: category and t.ubl_cii_tax_category_code == category)
        if category == "E":
            tax = coded or exempt
        elif category in (None, False, "S", "Z"):
            tax = coded or (zero - exempt)
        else:
            tax = coded
        return tax[:1], None if tax else self.env._(
            "No tax was found for the VAT category %(category)s at 0 %%: the line has none. Please check it.",
            category=category or "Z",
        )

    # ---- WHAT THERE IS ----

    def _no_tax(self):
        return self.env["account.tax"]

    def _default_tax(self, use):
        company = self.company_id
        return company.account_sale_tax_id if use == "sale" else company.account_purchase_tax_id

    def _taxes_charged(self, move_type, position):
        """The plain taxes of the country whose VAT we declare, the company's default first."""
        use = "sale" if move_type.startswith("out_") else "purchase"
        country = self._vat_country(position)
        taxes = self.env["account.tax"].search(
            [
                *self.env["account.tax"]._check_company_domain(self.company_id),
                ("type_tax_use", "=", use),
                ("amount_type", "=", "percent"),
                ("price_include", "=", False),
                ("country_id", "=", country.id),
            ]
        )
        # Reverse charge belongs to a fiscal position; a VAT that is deducted in part is for a person to choose.
        plain = taxes.filtered(
            lambda t: (t.is_domestic or t.fiscal_position_ids & position)
            and all(line.factor_percent == 100 for line in t.invoice_repartition_line_ids)
        )
        default = self._default_tax(use)
        return (default & plain) | plain

    def _exempt_tax(self, use):
        code = _EXEMPT_IN_CHART.get((self.company_id.account_fiscal_country_id.code, use))
        chart = self.env["account.chart.template"].with_company(self.company_id)
        return (code and chart.ref(code, raise_if_not_found=False)) or self._no_tax()

    def _vat_country(self, position):
        """The country whose VAT is declared: our own, or another one where we are registered."""
        return (position.foreign_vat and position.country_id) or self.company_id.account_fiscal_country_id

    def _is_abroad(self, position):
        return self._counterpart_country() != self._vat_country(position)

    def _counterpart_country(self):
        """Where the other side is, as its VAT number says; else as its contact says; else here."""
        partner = self.partner_id
        prefix = (self._counterpart_values()["vat"] or partner.vat or "")[:2]
        countries = self.env["res.country"]
        if prefix.isalpha():
            country = countries.search([("code", "=", _COUNTRY_OF_PREFIX.get(prefix, prefix))], limit=1)
            if country:
                return country
        return partner.country_id or self.company_id.account_fiscal_country_id

    def _rounding_tolerance(self):
        """How far the printed VAT may lie from rate times net: programs round each line, or each unit price."""
        return 0.10 + 0.01 * len((self.reading or {}).get("lines", ()))
