from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core import warnings


class Confirm(models.TransientModel):
    """Red warnings of a document, read once more before a bill is made of it."""

    _name = "doc.intake.confirm"
    _description = "Confirm Booking"

    document_id = fields.Many2one("doc.intake.document", required=True, readonly=True)
    # What is asked about; a warning that came up afterwards was not read by anybody.
    asked_keys = fields.Json(readonly=True)
    warning_text = fields.Text(string="Warnings", compute="_compute_warning_text")
    has_new_account = fields.Boolean(compute="_compute_warning_text")
    is_account_checked = fields.Boolean(
        string="I checked the account with the supplier", help="By a telephone number or address you had before."
    )

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        for question in questions:
            question.asked_keys = [danger.key for danger in question.document_id._unanswered_dangers()]
        return questions

    @api.depends("document_id")
    @api.depends_context("lang")
    def _compute_warning_text(self):
        for question in self:
            document = question.document_id
            dangers = document._unanswered_dangers() if document else []
            question.warning_text = "\n".join(document._say_sentence(danger) for danger in dangers)
            question.has_new_account = any(danger.code == warnings.ACCOUNT_CHANGED for danger in dangers)

    def action_book(self):
        """Answer the warnings, and book; with a new one since then, ask again."""
        self.ensure_one()
        document = self.document_id
        document._check_approver()
        if {danger.key for danger in document._unanswered_dangers()} - set(self.asked_keys or ()):
            return document._ask_before_booking()
        if self.has_new_account and not self.is_account_checked:
            raise UserError(
                self.env._("Check the account with the supplier first, and say so here. That is how fraud is stopped.")
            )
        document._confirm_dangers()
        return document.action_book()
