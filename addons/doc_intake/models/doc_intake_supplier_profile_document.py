import datetime as dt
import logging
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import LockError
from odoo.tools import SQL

from ..intake_core import states
from ..intake_core.reading.profile.decide import apply
from ..intake_core.reading.profile.lesson import Lesson, is_sure
from ..intake_core.reading.profile.spots import Spots
from ..intake_core.reading.values.amounts import to_text
from .doc_intake_document_reading import _without_nul
from .doc_intake_supplier_profile import WINDOW

_logger = logging.getLogger(__name__)

APPROVED = (states.DOCUMENT_BOOKED, states.DOCUMENT_FILED)
FORGOTTEN_AT_ONCE = 1000
SPOTS_DAYS = 60  # a settled document keeps what can be learned from it for so long
_TEXTS = ("invoice_number", "seller_name", "seller_vat", "buyer_vat", "iban")
_DATES = ("issue_date", "sale_date", "due_date")
_AMOUNTS = ("total_net", "total_tax", "total_gross", "amount_due")


class Document(models.Model):
    """A document and the profile of its supplier: read with it, and learned from when it is approved."""

    _inherit = "doc.intake.document"

    supplier_profile_id = fields.Many2one(
        "doc.intake.supplier.profile", readonly=True, copy=False, index="btree_not_null", ondelete="set null"
    )
    profile_lesson = fields.Selection(
        [("due", "To be learned from"), ("learned", "Learned from")], string="Learning", readonly=True, copy=False
    )
    profile_learned_at = fields.Datetime(readonly=True, copy=False)
    profile_spots = fields.Json(
        readonly=True, copy=False, prefetch=False, help="Everything on the pages that may be a field, until learned."
    )
    supplier_profile_label = fields.Char(compute="_compute_supplier_profile_label")

    _due_idx = models.Index("(company_id) WHERE profile_lesson = 'due'")
    _lesson_idx = models.Index("(supplier_profile_id, profile_lesson) WHERE profile_lesson IS NOT NULL")

    @api.depends("supplier_profile_id")
    @api.depends_context("lang")
    def _compute_supplier_profile_label(self):
        for document in self:
            count = document.supplier_profile_id.sudo().document_count
            if not count:
                document.supplier_profile_label = False
            elif count == 1:
                document.supplier_profile_label = self.env._("Known supplier: learned from 1 document.")
            else:
                document.supplier_profile_label = self.env._("Known supplier: learned from %s documents.", count)

    def action_open_supplier_profile(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "doc.intake.supplier.profile",
            "res_id": self.supplier_profile_id.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def action_forget_supplier_profile(self):
        """Forget what was learned of the supplier; the reading of this document stays as it is."""
        self.ensure_one()
        self.supplier_profile_id.action_reset()

    # ---- READING ----

    def _write_reading(self, reading):
        # EXTENDS 'doc_intake': what the supplier's earlier documents taught is applied first
        generic = {
            name: [field.value, list(field.box) if field.box and is_sure(field.witnesses) else None]
            for name, field in reading.fields.items()
        }
        profile, reading = self._held_against_profile(reading)
        result = super()._write_reading(reading)
        kept = {**reading.spots.to_json(), "generic": generic} if reading.spots.items else False
        self.write(
            {
                "supplier_profile_id": profile.id,
                "profile_spots": _without_nul(kept),
                **profile._usual_booking(self),
            }
        )
        return result

    def _held_against_profile(self, reading):
        """(profile or none, reading with what it knows). Never fails: without a profile reading goes on as before."""
        profiles = self.env["doc.intake.supplier.profile"].sudo()
        own_vat = self.buffer_id.sudo().vat or ""
        try:
            with self.env.cr.savepoint():
                profile = profiles._of_reading(self.company_id, reading, own_vat)
                if not profile:
                    return profiles, reading
                profile._learn_due()
            today = fields.Date.context_today(self)
            return profile, apply(reading, profile._facts(), own_vat=own_vat or None, today=today)
        except Exception as error:  # noqa: BLE001 - a profile may never be the reason that a document is not read
            # The message could hold what the document says.
            _logger.error("the supplier profile of %s could not be used: %s", self.name, type(error).__name__)
            return profiles, reading

    # ---- LEARNING ----

    def write(self, vals):
        # EXTENDS 'doc_intake': approved documents teach, those taken back do so no more
        if "state" not in vals:
            return super().write(vals)
        before = {document.id: document.state for document in self}
        result = super().write(vals)
        if vals["state"] in APPROVED:
            self.filtered(lambda d: before[d.id] not in APPROVED)._learn_from()
        else:
            self.filtered(lambda d: before[d.id] in APPROVED)._unlearn_from()
        return result

    def _learn_from(self):
        """Have the supplier's profile learn from documents just approved; approving them never fails because of it."""
        documents = self.sudo().filtered(lambda d: d._teaches() and not d.profile_lesson)
        if documents:
            documents.write({"profile_lesson": "due"})
            documents._learn_for_profile()

    def _learn_for_profile(self):
        for document in self:
            try:
                with self.env.cr.savepoint():
                    profile = self.env["doc.intake.supplier.profile"]._of_document(document)
                    if not profile:
                        document.write({"profile_lesson": False})
                        continue
                    document.write({"supplier_profile_id": profile.id})
                    profile._learn_due()
            except LockError:
                _logger.info("%s is learned from later: another document of its supplier is just now", document.name)
            except Exception as error:  # noqa: BLE001 - what was approved stays approved; it is learned later
                # The message could hold what the document says.
                _logger.error("nothing was learned from %s yet: %s", document.name, type(error).__name__)

    def _unlearn_from(self):
        """A decision was taken back: what these documents taught is forgotten."""
        documents = self.sudo().filtered("profile_lesson")
        documents.write({"profile_lesson": False, "profile_learned_at": False})
        for profile in documents.supplier_profile_id:
            try:
                with self.env.cr.savepoint():
                    profile._learn_anew()
            except Exception as error:  # noqa: BLE001 - the decision counts, the profile fades by itself
                _logger.error("the profile %s could not be made anew: %s", profile.id, type(error).__name__)

    def _teaches(self):
        """Whether the document is a supplier's: our own invoices teach nothing about anybody."""
        self.ensure_one()
        if (self.document_type_id.move_type or "").startswith("out_"):
            return False
        own = "".join(filter(str.isdigit, self.buffer_id.vat or ""))
        seller = "".join(filter(str.isdigit, self.seller_vat or ""))
        return not seller or seller != own

    def _lesson(self):
        """What the profile learns: the final values, and where things stood on the pages."""
        self.ensure_one()
        kept = self.profile_spots or {}
        generic = kept.get("generic") or {}
        return Lesson(
            values=self._final_values(),
            spots=Spots.from_json(kept) if kept else Spots(),
            read={name: value for name, (value, _box) in generic.items()},
            boxes={name: tuple(box) for name, (_value, box) in generic.items() if box},
            vat_rates=list(dict.fromkeys(f"{row.rate:g}" for row in self.vat_ids)),
        )

    def _final_values(self):
        """The fields as a reading names and writes them, after a person's corrections."""
        read = (self.reading or {}).get("fields") or {}
        typed = self.corrections or {}
        values = {name: self[name] for name in _TEXTS if self[name]}
        values |= {name: self[name].isoformat() for name in _DATES if self[name]}
        for name in _AMOUNTS:
            if self[name] or name in read or name in typed:
                values[name] = to_text(Decimal(str(round(self[name], 2))))
        if self.currency_id:
            values["currency"] = self.currency_id.name
        if "document_type" in read:
            values["document_type"] = read["document_type"]["value"]
        return values

    @api.autovacuum
    def _forget_spots(self):
        """Drop what is kept of the pages of settled documents, where nothing will be learned from it any more."""
        settled_long_ago = fields.Datetime.now() - dt.timedelta(days=SPOTS_DAYS)
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM (
                    SELECT id, profile_lesson,
                           row_number() OVER (PARTITION BY supplier_profile_id, profile_lesson
                                              ORDER BY profile_learned_at DESC, id DESC) AS number
                      FROM doc_intake_document
                     WHERE profile_spots IS NOT NULL AND state IN %s AND write_date < %s
                ) AS settled
                WHERE profile_lesson IS NULL OR (profile_lesson = 'learned' AND number > %s)
                LIMIT %s
                """,
                states.DOCUMENT_SETTLED,
                settled_long_ago,
                WINDOW,
                FORGOTTEN_AT_ONCE,
            )
        )
        documents = self.sudo().browse([row[0] for row in rows])
        documents.write({"profile_spots": False})
        return len(documents), int(len(documents) == FORGOTTEN_AT_ONCE)
