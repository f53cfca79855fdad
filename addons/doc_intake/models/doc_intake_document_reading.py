import datetime as dt

from odoo import api, fields, models
from odoo.fields import Domain

from ..intake_core import reading as core_reading
from ..intake_core import states
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
_NAMES_READ = {"currency_id": "currency"}
_AMOUNT_FIELDS = ("total_net", "total_tax", "total_gross", "amount_due")


def _without_nul(value):
    """``value`` (JSON) without the NUL characters that some PDF fonts hold and PostgreSQL does not."""
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, dict):
        return {key: _without_nul(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nul(item) for item in value]
    return value


class Document(models.Model):
    """The reading of a document: its queue, and what the result writes."""

    _inherit = "doc.intake.document"

    reading = fields.Json(readonly=True, copy=False, help="The reading as it was made, with witnesses and boxes.")
    reader_version = fields.Integer(readonly=True, copy=False)
    text_content = fields.Text(string="Content", readonly=True, copy=False, prefetch=False)
    page_count = fields.Integer(string="Pages", readonly=True, copy=False)
    corrections = fields.Json(readonly=True, copy=False, help="Fields a person changed; a new reading leaves them.")
    proven_count = fields.Integer(string="Proven", readonly=True, copy=False, aggregator=False)
    read_count = fields.Integer(string="Key Fields", readonly=True, copy=False, aggregator=False)
    is_proven = fields.Boolean(string="All Fields Proven", readonly=True, copy=False)
    proven_label = fields.Char(string="Fields", compute="_compute_proven_label")
    is_gross_known = fields.Boolean(compute="_compute_is_gross_known", store=True, precompute=True)

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
        carrier = self.carrier_ids[:1]
        options = core_reading.ReadingOptions(
            own_vat=self.buffer_id.vat or None,
            languages=self.buffer_id.ocr_languages,
            today=fields.Date.context_today(self),
            passwords=self._file_passwords__(),
        )
        return carrier._get_open_bytes(), carrier.file_id.name, options

    @api.model
    def _work_run(self, queue, jobs):
        # EXTENDS 'doc.intake.work.mixin'
        return [self._read_file(*job) for job in jobs]

    @api.model
    def _work_write(self, queue, pairs):
        # EXTENDS 'doc.intake.work.mixin'
        for document, (reading, unlocked) in pairs:
            document.with_context(tracking_disable=True)._write_reading(reading)
            if unlocked:
                document._keep_unlocked(unlocked)
                self.env["doc.intake.password"]._mark_used__(document.company_id, document.sender, unlocked.password)

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
        values = {name: _without_nul(reading.value(name)) or False for name in _TEXT_FIELDS}
        values |= {name: reading.date(name) or False for name in _DATE_FIELDS}
        values |= {name: float(reading.amount(name) or 0) for name in _AMOUNT_FIELDS}
        values["currency_id"] = self._currency_of(reading.value("currency")).id
        values["is_credit_note"] = self._is_credit(reading)
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
                "reading": self._reading_to_keep(reading),
                "reader_version": core_reading.READER_VERSION,
                "text_content": _without_nul(reading.text),
                "page_count": reading.pages,
                "proven_count": len(proven),
                "read_count": len(KEY_FIELDS),
                "is_proven": len(proven) == len(KEY_FIELDS),
            }
        )

    @api.model
    def _reading_to_keep(self, reading):
        """The reading as JSON; warnings with their parameters, so that everybody reads them in his own language."""
        kept = reading.to_json()
        for warning, said in zip(reading.warnings, kept["warnings"], strict=True):
            said["params"] = warning.params
        return _without_nul(kept)

    @api.model
    def _is_credit(self, reading):
        """Whether money comes back. A correction prints the difference, which may as well be more to pay."""
        kind = reading.value("document_type")
        return kind == "credit_note" or (kind == "correction" and (reading.amount("total_gross") or 0) < 0)

    @api.model
    def _prepare_vat_row(self, row):
        """Values of a VAT row; of net, VAT and gross the missing ones follow from the others."""
        rate = float(row.rate or 0)
        net, tax, gross = (None if value is None else float(value) for value in (row.net, row.tax, row.gross))
        if net is None and gross is not None:
            net = gross - tax if tax is not None else round(gross / (1 + rate / 100), 2)
        net = net or 0.0
        if tax is None:
            tax = gross - net if gross is not None else round(net * rate / 100, 2)
        return {
            "rate": rate,
            "category": row.category,
            "net": net,
            "tax": tax,
            "gross": net + tax if gross is None else gross,
        }

    @api.model
    def _currency_of(self, code):
        currencies = self.env["res.currency"].sudo().with_context(active_test=False)
        return currencies.search([("name", "=", code)], limit=1) if code else currencies

    def _remember_corrections(self, vals):
        """Keep which fields a person changes, and what the reading had said."""
        names = set(vals) & EDITABLE_FIELDS - {"note", "journal_id", "document_type_id"}
        for document in self.sudo():
            read = (document.reading or {}).get("fields", {})
            corrections = dict(document.corrections or {})
            for name in names:
                if name == "partner_id" and document._is_found_partner(vals):
                    continue
                corrections.setdefault(name, (read.get(_NAMES_READ.get(name, name)) or {}).get("value"))
            if corrections != (document.corrections or {}):
                document.corrections = corrections

    def _is_found_partner(self, vals):
        """Whether the form only sends back the partner that it was shown for the numbers in ``vals``."""
        shown = self.new(
            {
                name: vals.get(name, self[name])
                for name in ("seller_vat", "buyer_vat", "document_type_id", "company_id")
            }
        )
        return vals["partner_id"] == (shown._find_partner().id or False)

    # ---- COMPUTES ----

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
            typed = "total_gross" in (document.corrections or {})
            document.is_gross_known = bool(read or typed or document.total_gross)
