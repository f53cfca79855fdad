from odoo import Command

from .common import IntakeCase

SELLER_VAT = "PL9990000014"
OTHER_VAT = "PL9990000020"
IBAN = "PL61109010140000071219812874"
OTHER_IBAN = "PL27114020040000300201355387"


class WarningCase(IntakeCase):
    """A supplier with a VAT number, a second company, and short words for what a user is warned of."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.poland = cls.env.ref("base.pl")
        cls.supplier = cls.env["res.partner"].create(
            {"name": "Tartak Testowy Sp. z o.o.", "vat": SELLER_VAT, "is_company": True, "country_id": cls.poland.id}
        )

    @classmethod
    def new_company_with_buffer(cls, users, name="Druga Sp. z o.o."):
        company = cls._create_company(name=name)
        company.vat = OTHER_VAT
        users.company_ids += company
        return cls.env["doc.intake.buffer"].create(
            {
                "name": "Zakupy",
                "company_id": company.id,
                "user_ids": [Command.set(users.ids)],
                "document_type_id": cls.env.ref("doc_intake.document_type_fk").id,
            }
        )

    def warnings(self, document, user=None):
        """The warnings as a user sees them: code -> what is said."""
        self.env.flush_all()
        self.env.invalidate_all()
        seen = document.with_user(user or self.approver)
        return {warning["code"]: warning for warning in seen.warnings or []}

    def answers(self, document, code, user=None):
        return [answer["name"] for answer in self.warnings(document, user)[code]["answers"]]

    def answer(self, document, code, answer, user=None):
        warning = self.warnings(document, user)[code]
        return document.with_user(user or self.approver).action_answer_warning(warning["key"], answer)

    def chatter(self, document):
        self.env.flush_all()
        return "\n".join(document.message_ids.mapped("body"))

    def new_bill(self, post=True, **values):
        """A vendor bill typed in by hand: 1000.00 + 23 % = 1230.00."""
        tax = self.env["account.chart.template"].with_company(self.company).ref("vz_kraj_23", raise_if_not_found=False)
        tax = tax or self.env["account.tax"].search(
            [("company_id", "=", self.company.id), ("type_tax_use", "=", "purchase"), ("amount", "=", 23)], limit=1
        )
        bill = self.env["account.move"].create(
            {
                "move_type": "in_invoice",
                "company_id": self.company.id,
                "partner_id": self.supplier.id,
                "invoice_date": "2026-11-10",
                "ref": "fv 2026-11-07",
                "currency_id": self.env.ref("base.PLN").id,
                "invoice_line_ids": [
                    Command.create({"name": "x", "price_unit": 1000, "tax_ids": [Command.set(tax.ids)]})
                ],
                **values,
            }
        )
        if post:
            bill.action_post()
        return bill
