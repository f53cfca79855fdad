"""What else the warnings of open documents speak of: a change there is a change of the warnings."""

from odoo import api, models
from odoo.fields import Domain

from ..intake_core import states
from ..intake_core.duplicates import invoice_number_key

_LOCK_DATES = {
    "fiscalyear_lock_date",
    "tax_lock_date",
    "sale_lock_date",
    "purchase_lock_date",
    "hard_lock_date",
}
_MOVE_FIELDS = {"ref", "name", "partner_id", "state", "currency_id", "invoice_line_ids", "line_ids"}
_AT_A_TIME = 500


class Document(models.Model):
    _inherit = "doc.intake.document"

    @api.model
    def _refresh_warnings(self, domain):
        """Have the level of the open documents in ``domain`` computed again when this request is done."""
        open_ones = Domain("state", "not in", states.DOCUMENT_SETTLED)
        self.sudo().search(Domain(domain) & open_ones)._warnings_changed()

    @api.model
    def _cron_refresh_warnings(self):
        """Days pass, and a date is no longer in the future, or has become too old: once a day for all."""
        cron, last = self.env["ir.cron"], 0
        domain = Domain("state", "not in", states.DOCUMENT_SETTLED)
        remaining = self.sudo().search_count(domain)
        while documents := self.sudo().search(domain & Domain("id", ">", last), order="id", limit=_AT_A_TIME):
            documents._warnings_changed()
            documents.flush_recordset(["warning_level"])
            last = documents[-1].id
            remaining = max(remaining - len(documents), 0)
            documents.invalidate_recordset()
            if not cron._commit_progress(len(documents), remaining=remaining):
                break


class Buffer(models.Model):
    _inherit = "doc.intake.buffer"

    def write(self, vals):
        # EXTENDS 'doc_intake'
        result = super().write(vals)
        if "vat" in vals or "journal_id" in vals:
            self.env["doc.intake.document"]._refresh_warnings([("buffer_id", "in", self.ids)])
        return result


class Company(models.Model):
    _inherit = "res.company"

    def write(self, vals):
        # EXTENDS 'account'
        result = super().write(vals)
        if {"vat", *_LOCK_DATES} & set(vals):
            self.env["doc.intake.document"]._refresh_warnings([("company_id", "child_of", self.ids)])
        return result


class LockException(models.Model):
    _inherit = "account.lock_exception"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS 'account'
        exceptions = super().create(vals_list)
        exceptions._refresh_intake_warnings()
        return exceptions

    def write(self, vals):
        # EXTENDS 'account'
        result = super().write(vals)
        self._refresh_intake_warnings()
        return result

    def _refresh_intake_warnings(self):
        self.env["doc.intake.document"]._refresh_warnings([("company_id", "child_of", self.company_id.ids)])


class Currency(models.Model):
    _inherit = "res.currency"

    def write(self, vals):
        # EXTENDS 'base'
        result = super().write(vals)
        if "active" in vals:
            self.env["doc.intake.document"]._refresh_warnings([("currency_id", "in", self.ids)])
        return result


class Partner(models.Model):
    _inherit = "res.partner"

    def write(self, vals):
        # EXTENDS 'base'
        result = super().write(vals)
        if {"vat", "country_id", "parent_id"} & set(vals):
            self.env["doc.intake.document"]._refresh_warnings([("partner_id", "in", self.ids)])
        return result


class PartnerBank(models.Model):
    _inherit = "res.partner.bank"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS 'base'
        banks = super().create(vals_list)
        banks._refresh_intake_warnings()
        return banks

    def write(self, vals):
        # EXTENDS 'base'
        before = self.partner_id
        result = super().write(vals)
        if {"acc_number", "active", "partner_id"} & set(vals):
            self._refresh_intake_warnings(before)
        return result

    def unlink(self):
        # EXTENDS 'base'
        partners = self.partner_id
        result = super().unlink()
        self.browse()._refresh_intake_warnings(partners)
        return result

    def _refresh_intake_warnings(self, before=None):
        partners = self.partner_id if before is None else self.partner_id | before
        if partners:
            self.env["doc.intake.document"]._refresh_warnings(
                [("partner_id", "child_of", partners.sudo().commercial_partner_id.ids)]
            )


class Move(models.Model):
    _inherit = "account.move"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS 'account'
        moves = super().create(vals_list)
        moves._refresh_intake_warnings(moves._intake_number_keys())
        return moves

    def write(self, vals):
        # EXTENDS 'account'
        if not _MOVE_FIELDS & set(vals):
            return super().write(vals)
        before = self._intake_number_keys()
        result = super().write(vals)
        self._refresh_intake_warnings(before | self._intake_number_keys())
        return result

    def unlink(self):
        # EXTENDS 'account'
        before = self._intake_number_keys()
        result = super().unlink()
        self.browse()._refresh_intake_warnings(before)
        return result

    def _intake_number_keys(self):
        """Numbers under which open documents may be the same invoices as these; Odoo's own sales are none of them."""
        purchases = self.filtered(lambda move: move.is_purchase_document(include_receipts=True))
        return {invoice_number_key(number) for number in purchases.mapped("ref") if number} - {""}

    def _refresh_intake_warnings(self, number_keys):
        if number_keys:
            self.env["doc.intake.document"]._refresh_warnings([("number_key", "in", list(number_keys))])
