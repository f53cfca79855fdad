from collections import Counter, defaultdict

from odoo import Command, api, fields, models
from odoo.tools import SQL

from ..intake_core import states
from .doc_intake_supplier_profile import WINDOW


def _most_usual(values):
    """The value that most have, of several the first one; False when more than half have others."""
    known = [value for value in values if value]
    value, count = Counter(known).most_common(1)[0] if known else (False, 0)
    return value if 2 * count > len(known) else False


class SupplierProfile(models.Model):
    """How documents of a supplier are booked: told by those that were, so that it is always true.

    The account of a new line is Odoo's own choice by the supplier's history; it is only shown here.
    """

    _inherit = "doc.intake.supplier.profile"

    document_type_id = fields.Many2one("doc.intake.document.type", string="Usual Type", compute="_compute_booking")
    journal_id = fields.Many2one("account.journal", string="Usual Journal", compute="_compute_booking")
    account_id = fields.Many2one("account.account", string="Usual Account", compute="_compute_booking")
    tax_ids = fields.Many2many("account.tax", string="Usual Taxes", compute="_compute_booking")

    @api.depends("document_ids.state", "document_ids.move_id", "document_ids.profile_lesson")
    def _compute_booking(self):
        approved = self._approved_documents()
        everything = self.env["doc.intake.document"].sudo().union(*approved.values())
        everything.move_id.invoice_line_ids.fetch(["display_type", "account_id", "tax_ids"])
        for profile in self:
            documents = approved[profile._origin.id]
            lines = documents.move_id.invoice_line_ids.filtered(lambda line: line.display_type == "product")
            profile.document_type_id = _most_usual([document.document_type_id.id for document in documents])
            profile.journal_id = _most_usual([move.journal_id.id for move in documents.move_id])
            profile.account_id = _most_usual([line.account_id.id for line in lines])
            profile.tax_ids = [Command.set(_most_usual([tuple(line.tax_ids.ids) for line in lines]) or ())]

    def _approved_documents(self):
        """The newest documents that each profile learned from; one query for all.

        :return: dict id -> documents (with sudo)
        """
        documents = self.env["doc.intake.document"].sudo()
        found = defaultdict(documents.browse)
        if not self.ids:
            return found
        documents.flush_model(["supplier_profile_id", "profile_lesson", "profile_learned_at", "state"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT supplier_profile_id, array_agg(id ORDER BY number)
                  FROM (SELECT supplier_profile_id, id,
                               row_number() OVER (PARTITION BY supplier_profile_id
                                                  ORDER BY profile_learned_at DESC, id DESC) AS number
                          FROM doc_intake_document
                         WHERE supplier_profile_id IN %s AND profile_lesson IS NOT NULL AND state IN %s) AS approved
                 WHERE number <= %s
                 GROUP BY supplier_profile_id
                """,
                tuple(self.ids),
                (states.DOCUMENT_BOOKED, states.DOCUMENT_FILED),
                WINDOW,
            )
        )
        everything = documents.browse([document_id for _profile, ids in rows for document_id in ids])
        everything.fetch(["document_type_id", "move_id"])  # their texts and readings are long
        for profile_id, ids in rows:
            found[profile_id] = documents.browse(ids).with_prefetch(everything._prefetch_ids)
        return found

    def _usual_booking(self, document):
        """Type and journal for a new document of the supplier, where nobody has chosen one and they are not the usual.

        ``self`` may be no profile at all.
        """
        values = {}
        if not self:
            return values
        kind, journal = self.document_type_id, self.journal_id
        if kind and kind.active and document.document_type_id == document.buffer_id.sudo().document_type_id != kind:
            values["document_type_id"] = kind.id
        if (
            journal
            and journal.active
            and not document.journal_id
            and journal.company_id in document.company_id.parent_ids
        ):
            values["journal_id"] = journal.id
        return values

    def _booking_names(self):
        """The habits by name, for the export: ids mean nothing elsewhere."""
        self.ensure_one()
        profile = self.sudo()
        return {
            "document_type": profile.document_type_id.code or None,
            "journal": profile.journal_id.code or None,
            "account": profile.account_id.with_company(profile.company_id).code or None,
            "taxes": profile.tax_ids.mapped("name"),
        }
