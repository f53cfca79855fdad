import datetime as dt

from odoo import api, fields, models
from odoo.fields import Domain

from ..intake_core import reading as core_reading
from ..intake_core import states
from ..intake_core.duplicates import invoice_number_key
from ..intake_core.work import WorkPolicy
from .doc_intake_document import EDITABLE_FIELDS

QUEUE_READING = "reading"

# Key fields of a bill: the ones an approver looks at first, and what "8 of 9 proven" counts.
KEY_FIELDS = (
    "seller_vat",
    "invoice_number",
    "issue_date",
    "due_date",
    "currency",
    "total_net",
    "total_tax",
    "total_gross",
    "iban",
)
_TEXT_FIELDS = ("invoice_number", "seller_name", "seller_vat", "buyer_name", "buyer_vat", "iban", "ksef_number")
_DATE_FIELDS = ("issue_date", "sale_date", "due_date")
_AMOUNT_FIELDS = ("total_net", "total_tax", "total_gross", "amount_due")
_CREDIT_TYPES = ("credit_note", "correction")


class Document(models.Model):
    """The reading of a document: its queue, and what the result writes."""

    _inherit = "doc.intake.document"

    reading = fields.Json(readonly=True, copy=False, help="The reading as it was made, with witnesses and boxes.")
    reader_version = fields.Integer(readonly=True, copy=False)
    text_content = fields.Text(string="Content", readonly=True, copy=False)
    page_count = fields.Integer(string="Pages", readonly=True, copy=False)
    corrections = fields.Json(readonly=True, copy=False, help="Fields a person changed; a new reading leaves them.")
    number_key = fields.Char(compute="_compute_number_key", store=True, index="btree_not_null")
    proven_count = fields.Integer(string="Proven", readonly=True, copy=False, aggregator=False)
    read_count = fields.Integer(string="Key Fields", readonly=True, copy=False, aggregator=False)
    is_proven = fields.Boolean(string="All Fields Proven", readonly=True, copy=False)
    proven_label = fields.Char(string="Fields", compute="_compute_proven_label")
    is_gross_known = fields.Boolean(compute="_compute_is_gross_known", store=True)
    warning_text = fields.Text(string="Look at", compute="_compute_warning_text")
    possible_duplicate_id = fields.Many2one("doc.intake.document", compute="_compute_possible_duplicate_id")

    # ---- QUEUE ----

    @api.model
    def _cron_read(self):
        self._work_through(QUEUE_READING)

    @api.model
    def _trigger_reading(self):
        for lane in ("doc_intake.ir_cron_read_lane_1", "doc_intake.ir_cron_read_lane_2"):
            self.env.ref(lane).sudo()._trigger()

    @api.model
    def _work_policy(self, queue):
        # EXTENDS 'doc.intake.work.mixin': one document a claim, so that lanes share the load evenly
        return WorkPolicy(batch=1, lease=dt.timedelta(minutes=15))

    @api.model
    def _work_domain(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        return Domain("state", "in", (states.DOCUMENT_QUEUED, states.DOCUMENT_READING))

    def _work_claimed(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        self.with_context(tracking_disable=True).write({"state": states.DOCUMENT_READING})

    def _work_prepare(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        file = self.carrier_ids[:1].file_id
        options = core_reading.ReadingOptions(
            own_vat=self.buffer_id.vat or None,
            languages=self.buffer_id.ocr_languages,
            today=fields.Date.context_today(self),
        )
        return file._get_bytes(), file.name, options

    @api.model
    def _work_run(self, queue, jobs):
        # EXTENDS 'doc.intake.work.mixin'
        return [core_reading.read(*job) for job in jobs]

    @api.model
    def _work_write(self, queue, pairs):
        # EXTENDS 'doc.intake.work.mixin'
        for document, reading in pairs:
            document.with_context(tracking_disable=True)._write_reading(reading)

    def _work_give_up(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin'
        self.with_context(tracking_disable=True).write({"state": states.DOCUMENT_ERROR})

    def action_read_again(self):
        """Read the file once more; what a person typed stays."""
        self._check_decision()
        self.sudo().write({"state": states.DOCUMENT_QUEUED})
        self.sudo()._work_again()
        self._trigger_reading()

    # ---- RESULT ----

    def _write_reading(self, reading):
        """Show the values of ``reading``, except where a person has already typed one."""
        self.ensure_one()
        typed = set(self.corrections or {})
        values = {name: reading.value(name) or False for name in _TEXT_FIELDS}
        values |= {name: reading.date(name) or False for name in _DATE_FIELDS}
        values |= {name: float(reading.amount(name) or 0) for name in _AMOUNT_FIELDS}
        values["currency_id"] = self._currency_of(reading.value("currency")).id
        values["is_credit_note"] = reading.value("document_type") in _CREDIT_TYPES
        values["partner_id"] = self._find_partner(reading).id
        values = {name: value for name, value in values.items() if name not in typed}
        if "vat_ids" not in typed:
            values["vat_ids"] = [fields.Command.clear()] + [
                fields.Command.create(self._prepare_vat_row(row)) for row in reading.vat_breakdown
            ]
        proven = [name for name in KEY_FIELDS if name in reading.fields and reading.fields[name].green]
        self.write(
            {
                **values,
                "state": states.DOCUMENT_TO_APPROVE,
                "reading": reading.to_json(),
                "reader_version": core_reading.READER_VERSION,
                # PostgreSQL text knows no NUL, some PDF fonts do.
                "text_content": reading.text.replace("\x00", ""),
                "page_count": reading.pages,
                "proven_count": len(proven),
                "read_count": len(KEY_FIELDS),
                "is_proven": len(proven) == len(KEY_FIELDS),
            }
        )

    @api.model
    def _prepare_vat_row(self, row):
        return {
            "rate": float(row.rate or 0),
            "category": row.category,
            "net": float(row.net or 0),
            "tax": float(row.tax or 0),
            "gross": float(row.gross or 0) or float(row.net or 0) + float(row.tax or 0),
        }

    @api.model
    def _currency_of(self, code):
        currencies = self.env["res.currency"].sudo().with_context(active_test=False)
        return currencies.search([("name", "=", code)], limit=1) if code else currencies

    def _find_partner(self, reading):
        """The supplier with the seller's VAT number; nobody is found by name alone, which would be a guess."""
        vat = reading.value("seller_vat")
        partners = self.env["res.partner"].sudo()
        if not vat:
            return partners
        return partners._retrieve_partner(vat=vat, company=self.company_id).commercial_partner_id

    def _remember_corrections(self, names):
        """Keep which fields a person changes, and what the reading had said."""
        names = names & EDITABLE_FIELDS - {"note", "journal_id", "document_type_id"}
        if not names:
            return
        for document in self.sudo():
            read = (document.reading or {}).get("fields", {})
            corrections = dict(document.corrections or {})
            for name in names:
                corrections.setdefault(name, (read.get(name) or {}).get("value"))
            document.corrections = corrections

    # ---- COMPUTES ----

    @api.depends("invoice_number")
    def _compute_number_key(self):
        for document in self:
            document.number_key = invoice_number_key(document.invoice_number or "") or False

    @api.depends("proven_count", "read_count")
    def _compute_proven_label(self):
        for document in self:
            document.proven_label = (
                self.env._("%(proven)s of %(all)s", proven=document.proven_count, all=document.read_count)
                if document.read_count
                else False
            )

    @api.depends("reading", "corrections", "total_gross")
    def _compute_is_gross_known(self):
        for document in self:
            read = "total_gross" in (document.reading or {}).get("fields", {})
            document.is_gross_known = bool(read or document.total_gross or "total_gross" in (document.corrections or {}))

    @api.depends("reading", "buyer_vat", "buffer_id.vat", "possible_duplicate_id", "partner_id", "currency_id")
    @api.depends_context("lang")
    def _compute_warning_text(self):
        for document in self:
            document.warning_text = "\n".join(document._warnings()) or False

    def _warnings(self):
        """Sentences to look at before accepting, the most severe first."""
        self.ensure_one()
        sentences = []
        ours = self.buffer_id.sudo().vat
        if self.buyer_vat and ours and self._digits(self.buyer_vat) != self._digits(ours):
            sentences.append(
                self.env._(
                    "The buyer %(vat)s is not %(company)s (%(ours)s).",
                    vat=self.buyer_vat,
                    company=self.company_id.name,
                    ours=ours,
                )
            )
        if self.possible_duplicate_id:
            sentences.append(
                self.env._("Looks like %s: same seller, number and amount.", self.possible_duplicate_id.name)
            )
        if self.currency_id and not self.currency_id.active:
            sentences.append(self.env._("The currency %s is not active in Odoo.", self.currency_id.name))
        return sentences + [
            self._say_warning(warning) for warning in (self.reading or {}).get("warnings", [])
        ]

    @api.model
    def _say_warning(self, warning):
        return self._say(warning["code"], warning.get("params")) if warning.get("params") else warning["message"]

    @api.model
    def _digits(self, vat):
        return "".join(character for character in vat if character.isdigit())

    @api.depends("seller_vat", "number_key", "total_gross", "company_id")
    def _compute_possible_duplicate_id(self):
        for document in self:
            document.possible_duplicate_id = document._search_duplicate()

    def _search_duplicate(self):
        """The oldest counting document of the company with the same seller, number and gross."""
        if not (self.seller_vat and self.number_key and self._origin.id):
            return self.browse()
        return self.search(
            [
                ("id", "!=", self._origin.id),
                ("company_id", "=", self.company_id.id),
                ("seller_vat", "=", self.seller_vat),
                ("number_key", "=", self.number_key),
                ("total_gross", "=", self.total_gross),
                ("state", "not in", (states.DOCUMENT_REJECTED, states.DOCUMENT_DUPLICATE)),
            ],
            order="id",
            limit=1,
        )
