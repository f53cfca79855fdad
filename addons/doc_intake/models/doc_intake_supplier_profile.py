import base64
import json
import logging
from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import AccessError, LockError
from odoo.fields import Domain
from odoo.tools import SQL

from ..intake_core.reading.profile.errors import ProfileInvalid
from ..intake_core.reading.profile.facts import Profile
from ..intake_core.reading.profile.lesson import learn
from ..intake_core.reading.values.fold import fold

_logger = logging.getLogger(__name__)

WINDOW = 20  # documents that a profile is made anew from; what older ones taught has faded
MAX_DUE = 20  # documents learned in one go
EXPORT_MARK = "doc_intake_supplier_profile"


def _digits(number):
    return "".join(filter(str.isdigit, number or ""))


class SupplierProfile(models.Model):
    """What the approved documents of a supplier taught about his next ones, for one company."""

    _name = "doc.intake.supplier.profile"
    _description = "Supplier Profile"
    _inherit = ["mail.thread"]
    _order = "name, id"
    _check_company_auto = True
    _rec_names_search = ["name", "vat"]

    name = fields.Char(string="Supplier", required=True, readonly=True)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True, ondelete="cascade")
    vat = fields.Char(string="VAT Number", readonly=True)
    partner_id = fields.Many2one(
        "res.partner", string="Contact", readonly=True, check_company=True, index="btree_not_null", ondelete="set null"
    )
    name_key = fields.Char(compute="_compute_name_key", store=True, precompute=True)
    accounts = fields.Char(readonly=True, help="Bank accounts seen on approved documents, as IBAN.")
    facts = fields.Json(readonly=True, copy=False)
    imported_facts = fields.Json(readonly=True, copy=False, help="Where learning starts from, by an import.")
    last_learned = fields.Datetime(readonly=True)
    document_ids = fields.One2many("doc.intake.document", "supplier_profile_id", string="Documents")
    document_count = fields.Integer(
        string="Learned From", compute="_compute_document_count", help="Approved documents that it was learned from."
    )
    export_file = fields.Binary(compute="_compute_export")
    export_name = fields.Char(compute="_compute_export")

    _vat_once = models.UniqueIndex("(company_id, vat) WHERE vat IS NOT NULL", "This supplier has a profile already.")
    _partner_once = models.UniqueIndex(
        "(company_id, partner_id) WHERE vat IS NULL AND partner_id IS NOT NULL", "This supplier has a profile already."
    )
    _name_idx = models.Index("(company_id, name_key)")

    # ---- CRUD ----

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("Profiles are learned from approved documents; they cannot be typed in."))
        return super().create(vals_list)

    def write(self, vals):
        guarded = set(vals) & set(self._fields) - self.env["doc.intake.document"]._fields_of_chatter()
        if guarded and not self.env.su:
            raise AccessError(self.env._("Profiles are learned from approved documents; they cannot be typed in."))
        return super().write(vals)

    # ---- COMPUTES ----

    @api.depends("name")
    def _compute_name_key(self):
        for profile in self:
            profile.name_key = fold(profile.name or "")

    def _compute_document_count(self):
        counts = dict(
            self.env["doc.intake.document"]
            .sudo()
            ._read_group(
                [("supplier_profile_id", "in", self.ids), ("profile_lesson", "=", "learned")],
                ["supplier_profile_id"],
                ["__count"],
            )
        )
        counts = {profile.id: count for profile, count in counts.items()}
        for profile in self:
            imported = (profile.imported_facts or {}).get("documents", 0)
            profile.document_count = counts.get(profile.id, 0) + imported

    @api.depends("name", "vat")
    def _compute_display_name(self):
        for profile in self:
            profile.display_name = f"{profile.name} ({profile.vat})" if profile.vat else profile.name

    @api.depends("facts", "name", "vat")
    def _compute_export(self):
        for profile in self:
            content = {
                EXPORT_MARK: 1,
                "supplier": {"name": profile.name, "vat": profile.vat or None},
                "profile": profile._facts().to_json(),
                "booking": profile._booking_names(),
            }
            text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
            profile.export_file = base64.b64encode(text.encode())
            profile.export_name = f"supplier_profile_{fold(profile.vat or profile.name)[:40]}.json"

    def _facts(self):
        """The facts as the engine wants them; what it does not understand any more is nothing."""
        self.ensure_one()
        try:
            return Profile.from_json(self.facts) if self.facts else Profile()
        except ProfileInvalid:
            _logger.warning("the facts of %s are of another version and are not used", self)
            return Profile()

    # ---- WHOSE DOCUMENT IT IS ----

    @api.model
    def _of_reading(self, company, reading, own_vat):
        """The profile of the supplier who sent what was read (with sudo), or none.

        By VAT number; without a profile for that by a bank account that only one supplier has; without a VAT number
        by the name that only one supplier has.
        """
        profiles = self.sudo()
        ours = Domain("company_id", "=", company.id)
        vat = reading.value("seller_vat") or ""
        if vat and _digits(vat) == _digits(own_vat):
            vat = ""  # our own number in the seller's place: misread, or a sales invoice
        if vat and (found := profiles.search(ours & Domain("vat", "=", vat), limit=1)):
            return found
        return self._of_account(ours, reading, vat) or self._of_name(ours, reading, vat)

    @api.model
    def _of_account(self, ours, reading, vat):
        printed = [spot.value for spot in reading.spots.of("iban") if spot.valid][:8]
        accounts = list(dict.fromkeys([*filter(None, [reading.value("iban")]), *printed]))
        if not accounts:
            return self.sudo()
        found = self.sudo().search(ours & Domain.OR(Domain("accounts", "like", account) for account in accounts))
        if len(found) != 1:
            return self.sudo()  # nobody's, or one of a factoring bank
        # A number that was read is right until the known one stands on the page as well.
        on_page = {_digits(spot.value) for spot in reading.spots.of("vat", "number")}
        return found if not vat or _digits(found.vat) in on_page else self.sudo()

    @api.model
    def _of_name(self, ours, reading, vat):
        key = fold(reading.value("seller_name") or "")
        if vat or len(key) < 5:
            return self.sudo()
        found = self.sudo().search(ours & Domain("name_key", "=", key), limit=2)
        return found if len(found) == 1 else self.sudo()

    @api.model
    def _of_document(self, document):
        """The profile that ``document``, as it was approved, belongs to (with sudo); made when there is none.

        None for a document that is no supplier's. Raises LockError while another transaction makes it.
        """
        profiles, company = self.sudo(), document.company_id
        ours = Domain("company_id", "=", company.id)
        partner = document.partner_id.commercial_partner_id
        if document.seller_vat:
            found = profiles.search(ours & Domain("vat", "=", document.seller_vat), limit=1)
        elif partner:
            found = profiles.search(ours & Domain("partner_id", "=", partner.id), order="vat", limit=1)
        else:
            return document.supplier_profile_id.sudo()
        if found:
            return found
        values = {
            "name": document.seller_name or partner.name or document.seller_vat,
            "vat": document.seller_vat,
            "company_id": company.id,
            "partner_id": partner.id,
        }
        identity = document.seller_vat or f"partner {partner.id}"
        free = self.env.execute_query(
            SQL("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", company.id, f"{self._name} {identity}")
        )
        if not free[0][0]:
            raise LockError(self.env._("Another document of this supplier is being approved at this moment."))
        return profiles.create(values)

    # ---- LEARNING ----

    def _learn_due(self):
        """Learn from the approved documents that wait for it; nothing while another transaction does."""
        self.ensure_one()
        documents = self.env["doc.intake.document"].sudo()
        whose = Domain("supplier_profile_id", "=", self.id)
        if self.vat:
            # approved while the first one of the supplier was, so that there was no profile to see
            whose |= Domain("supplier_profile_id", "=", False) & Domain("seller_vat", "=", self.vat)
        due = documents.search(
            Domain("profile_lesson", "=", "due") & Domain("company_id", "=", self.company_id.id) & whose,
            order="id",
            limit=MAX_DUE,
        )
        if not due or not self.try_lock_for_update(allow_referencing=True):
            return
        self.invalidate_recordset(["facts"])
        facts = self._facts()
        for document in due:
            facts = self._learned(facts, document)
        due.write(
            {
                "profile_lesson": "learned",
                "profile_learned_at": fields.Datetime.now(),
                "supplier_profile_id": self.id,
            }
        )
        partner = due[-1].partner_id.commercial_partner_id
        self._keep(facts, {"partner_id": partner.id} if partner else {})

    def _learn_anew(self):
        """Make the facts from the documents that still count: one of them was taken back."""
        self.ensure_one()
        if not self.try_lock_for_update(allow_referencing=True):
            return
        documents = self.env["doc.intake.document"].sudo()
        learned = documents.search(
            [("supplier_profile_id", "=", self.id), ("profile_lesson", "=", "learned")],
            order="profile_learned_at desc, id desc",
            limit=WINDOW,
        )
        facts = Profile.from_json(self.imported_facts) if self.imported_facts else Profile()
        for document in reversed(learned):
            facts = self._learned(facts, document)
        self._keep(replace(facts, documents=self.document_count), {})

    @api.model
    def _learned(self, facts, document):
        """``facts`` with those of ``document``; one that cannot be learned from holds up no other."""
        try:
            return learn(facts, document._lesson())
        except (TypeError, ValueError, KeyError, ArithmeticError) as error:
            _logger.error("nothing can be learned from %s: %s", document.name, type(error).__name__)
            return facts

    def _keep(self, facts, values):
        names = facts.values("seller_name")
        self.write(
            {
                "facts": facts.to_json(),
                "accounts": " ".join(facts.values("iban")) or False,
                "last_learned": fields.Datetime.now(),
                **({"name": names[0]} if names else {}),
                **values,
            }
        )
        self.invalidate_recordset(["document_count"])

    # ---- BUTTONS ----

    def action_reset(self):
        """Forget everything; learning begins again with the next approved document."""
        self.check_access("write")
        for profile in self.sudo():
            whose = Domain("supplier_profile_id", "=", profile.id) & Domain("profile_lesson", "!=", False)
            learned = self.env["doc.intake.document"].sudo().search(whose)
            learned.write({"profile_lesson": False, "profile_learned_at": False})
            profile.write({"facts": False, "imported_facts": False, "accounts": False, "last_learned": False})
            profile.invalidate_recordset(["document_count"])
            profile.message_post(body=self.env._("%s made it forget what it had learned.", self.env.user.name))

    def action_export(self):
        """Download the profile as JSON."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/export_file?filename_field=export_name&download=true",
            "target": "download",
        }

    def action_open_documents(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_document")
        action["domain"] = [("supplier_profile_id", "=", self.id)]
        action["context"] = {"image_no_postprocess": True}
        action["display_name"] = self.env._("Documents of %s", self.name)
        return action

    @api.autovacuum
    def _learn_forgotten(self):
        """What could not be learned on approval, because another transaction was learning."""
        documents = self.env["doc.intake.document"].sudo()
        due = documents.search([("profile_lesson", "=", "due")], limit=500)
        due._learn_for_profile()
        return len(due), int(len(due) == 500)
