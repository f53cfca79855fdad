from dataclasses import dataclass
from typing import Any

from odoo import api, models

# Their VAT numbers have another prefix than the country's code.
_COUNTRY_OF_PREFIX = {"EL": "GR", "XI": "GB"}
# Goods or services, as far as the category of EN 16931 tells.
_SCOPE_OF_CATEGORY = {"AE": "service", "O": "service", "K": "consu", "G": "consu"}
# Charts do not say which of their zero taxes is the exempt one: (country, use) -> id in the chart.
_EXEMPT_IN_CHART = {("PL", "purchase"): "vz_kraj_zw", ("PL", "sale"): "vs_kraj_zw"}


@dataclass(frozen=True)
class TaxCase:
    """Whose taxes to choose from.

    ``use`` is ``sale`` or ``purchase``, ``position`` the partner's fiscal position, ``country`` where the other side
    is.
    """

    company: Any
    currency: Any
    use: str
    position: Any
    country: Any

    @property
    def vat_country(self):
        """The country whose VAT is declared: our own, or another one where we are registered."""
        position = self.position
        return (position.foreign_vat and position.country_id) or self.company.account_fiscal_country_id

    @property
    def is_abroad(self):
        return self.country != self.vat_country


class TaxChoice(models.AbstractModel):
    """Which tax of the company stands for a rate and category of EN 16931."""

    _name = "doc.intake.tax.choice"
    _description = "Choice of Taxes"

    @api.model
    def _choose(self, case, rate, category, tax_amount):
        """(tax or none, sentence or None) for one VAT row.

        :param case: TaxCase
        :param tax_amount: the VAT of the row
        """
        if rate or not case.currency.is_zero(tax_amount):
            if case.is_abroad and case.use == "purchase":
                return self._no_tax(), self.env._(
                    "VAT of %(rate)s %% was charged abroad (%(country)s): the line carries the gross amount without "
                    "tax.",
                    rate=f"{rate:g}",
                    country=case.country.name,
                )
            tax = self._taxes_charged(case).filtered(lambda t: t.amount == rate)[:1]
            return tax, None if tax else self.env._(
                "%(company)s has no tax of %(rate)s %%: the line carries the gross amount without tax. Please check "
                "it.",
                company=case.company.name,
                rate=f"{rate:g}",
            )
        if case.is_abroad and category != "E":
            return self._tax_across_border(case, category)
        return self._tax_of_zero(case, category)

    @api.model
    def _tax_across_border(self, case, category):
        """The tax for what a foreigner sold without VAT, or we sold to one: the fiscal position knows them."""
        taxes = case.position.tax_ids.filtered(lambda t: t.active and t.type_tax_use == case.use)
        taxes = taxes.filtered(lambda t: not t.amount if case.use == "sale" else t.has_negative_factor)
        usual = case.position.map_tax(self._default_tax(case))
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

    @api.model
    def _tax_of_zero(self, case, category):
        """The tax for a row without VAT inside the country."""
        if category == "O":
            return self._no_tax(), None
        zero = self._taxes_charged(case).filtered(lambda t: not t.amount)
        exempt = self._exempt_tax(case) & zero
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

    @api.model
    def _no_tax(self):
        return self.env["account.tax"]

    @api.model
    def _default_tax(self, case):
        return case.company.account_sale_tax_id if case.use == "sale" else case.company.account_purchase_tax_id

    @api.model
    def _taxes_charged(self, case):
        """The plain taxes of the country whose VAT we declare, the company's default first."""
        taxes = self.env["account.tax"].search(
            [
                *self.env["account.tax"]._check_company_domain(case.company),
                ("type_tax_use", "=", case.use),
                ("amount_type", "=", "percent"),
                ("price_include", "=", False),
                ("country_id", "=", case.vat_country.id),
            ]
        )
        # Reverse charge belongs to a fiscal position; a VAT that is deducted in part is for a person to choose.
        plain = taxes.filtered(
            lambda t: (
                (t.is_domestic or t.fiscal_position_ids & case.position)
                and all(line.factor_percent == 100 for line in t.invoice_repartition_line_ids)
            )
        )
        default = self._default_tax(case)
        return (default & plain) | plain

    @api.model
    def _exempt_tax(self, case):
        code = _EXEMPT_IN_CHART.get((case.company.account_fiscal_country_id.code, case.use))
        chart = self.env["account.chart.template"].with_company(case.company)
        return (code and chart.ref(code, raise_if_not_found=False)) or self._no_tax()

    @api.model
    def _country_of_vat(self, vat):
        """The country that a VAT number with prefix names, or none."""
        countries = self.env["res.country"]
        prefix = (vat or "")[:2]
        if not prefix.isalpha():
            return countries
        return countries.search([("code", "=", _COUNTRY_OF_PREFIX.get(prefix, prefix))], limit=1)

    @api.model
    def _rate_label(self, rate, category):
        return category if category and not rate and category not in ("S", "Z") else f"{rate:g} %"
