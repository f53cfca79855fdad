from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core import states
from ..intake_core.reading.values.vat_numbers import vat_is_valid


class Document(models.Model):
    """The other side of a document: found by VAT number, or made when an approver accepts."""

    _inherit = "doc.intake.document"

    will_create_partner = fields.Boolean(compute="_compute_will_create_partner")
    new_partner_name = fields.Char(compute="_compute_will_create_partner")

    @api.depends("seller_vat", "buyer_vat", "document_type_id")
    def _compute_partner_id(self):
        for document in self:
            keep = document.state in states.DOCUMENT_SETTLED or "partner_id" in (document.corrections or {})
            document.partner_id = document.partner_id if keep else document._find_partner()

    @api.depends("partner_id", "seller_vat", "seller_name", "buyer_vat", "buyer_name", "document_type_id")
    def _compute_will_create_partner(self):
        for document in self:
            other = document._counterpart_values()
            document.will_create_partner = bool(
                not document.partner_id
                and other["name"]
                and vat_is_valid(other["vat"] or "")
                and not document._find_partner()
            )
            document.new_partner_name = document.will_create_partner and other["name"]

    def _counterpart_values(self):
        """Name and VAT number of the other side: the seller, or the buyer of a sales invoice."""
        side = "buyer" if self.document_type_id.move_type == "out_invoice" else "seller"
        return {"name": self[f"{side}_name"], "vat": self[f"{side}_vat"]}

    def _find_partner(self):
        """The partner with that VAT number (with sudo); nobody is found by name alone, which would be a guess."""
        vat = self._counterpart_values()["vat"]
        partners = self.env["res.partner"].sudo()
        if not vat:
            return partners
        return partners._retrieve_partner(vat=vat, company=self.company_id).commercial_partner_id

    def _create_partner(self):
        """The approver saw "will be created" and accepted: that is the confirmation."""
        other = self._counterpart_values()
        partners = self.env["res.partner"]
        if not partners.has_access("create"):
            raise UserError(
                self.env._(
                    "%(name)s is not among the contacts yet, and you may not create contacts. Choose another one, or "
                    "ask somebody who may.",
                    name=other["name"],
                )
            )
        return partners.create(
            {
                "name": other["name"],
                "vat": other["vat"],
                "country_id": self._counterpart_country().id,
                "is_company": True,
                "customer_rank" if self._get_move_type().startswith("out_") else "supplier_rank": 1,
            }
        )

    def _find_bank_account(self, partner):
        """The partner's account with our IBAN. A new one is never added here: that is how fraud begins."""
        if not self.iban:
            return self.env["res.partner.bank"]
        return partner.commercial_partner_id.bank_ids.filtered(lambda bank: bank.sanitized_acc_number == self.iban)[:1]
