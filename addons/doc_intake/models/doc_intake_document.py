from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..intake_core import states
from ..intake_core.errors import _, sentence
from ..intake_core.reading.values.accounts import normalise_iban
from ..intake_core.reading.values.vat_numbers import normalise_vat

REASON_DUPLICATE = sentence("same_file", _("The same file came before as %(original)s."))

# What a person may correct; everything else about a document changes only through its buttons.
EDITABLE_FIELDS = frozenset(
    {
        "document_type_id",
        "invoice_number",
        "issue_date",
        "sale_date",
        "due_date",
        "currency_id",
        "seller_name",
        "seller_vat",
        "buyer_name",
        "buyer_vat",
        "iban",
        "total_net",
        "total_tax",
        "total_gross",
        "amount_due",
        "ksef_number",
        "vat_ids",
        "partner_id",
        "journal_id",
        "is_credit_note",
        "note",
    }
)


class Document(models.Model):
    """One invoice, statement or letter: what a person sees in the Inbox and decides about."""

    _name = "doc.intake.document"
    _description = "Document"
    _inherit = ["mail.thread.main.attachment", "mail.activity.mixin", "doc.intake.work.mixin"]
    _order = "id desc"
    _check_company_auto = True
    _rec_names_search = ["name", "invoice_number", "seller_name", "seller_vat"]

    name = fields.Char(string="Intake Number", required=True, readonly=True, copy=False)
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    buffer_id = fields.Many2one("doc.intake.buffer", required=True, readonly=True, index=True, ondelete="restrict")
    message_id = fields.Many2one("doc.intake.message", readonly=True, index="btree_not_null", ondelete="restrict")
    source_key = fields.Char(
        required=True, readonly=True, copy=False, help="The mail part and buffer, or the upload, it came from."
    )
    split_index = fields.Integer(required=True, readonly=True, copy=False)
    carrier_ids = fields.One2many("doc.intake.carrier", "document_id", string="Carriers", readonly=True)
    state = fields.Selection(
        [
            (states.DOCUMENT_QUEUED, "Received"),
            (states.DOCUMENT_READING, "Reading"),
            (states.DOCUMENT_TO_APPROVE, "To approve"),
            (states.DOCUMENT_BOOKED, "Booked"),
            (states.DOCUMENT_FILED, "Filed"),
            (states.DOCUMENT_REJECTED, "Rejected"),
            (states.DOCUMENT_DUPLICATE, "Duplicate"),
            (states.DOCUMENT_ERROR, "Problem"),
        ],
        required=True,
        readonly=True,
        default=states.DOCUMENT_QUEUED,
        tracking=True,
        copy=False,
        index=True,
    )
    document_type_id = fields.Many2one("doc.intake.document.type", string="Type", ondelete="restrict")
    is_credit_note = fields.Boolean(string="Credit Note", help="Booked as a refund.")

    # ---- Fields of a reading, named after EN 16931 ----
    invoice_number = fields.Char(string="Number")
    issue_date = fields.Date()
    sale_date = fields.Date()
    due_date = fields.Date()
    currency_id = fields.Many2one("res.currency", context={"active_test": False})
    seller_name = fields.Char(string="Seller")
    seller_vat = fields.Char(string="Seller VAT")
    buyer_name = fields.Char(string="Buyer")
    buyer_vat = fields.Char(string="Buyer VAT")
    iban = fields.Char(string="Bank Account")
    total_net = fields.Monetary(string="Net")
    total_tax = fields.Monetary(string="VAT")
    total_gross = fields.Monetary(string="Gross")
    amount_due = fields.Monetary()
    ksef_number = fields.Char(string="KSeF Number")
    vat_ids = fields.One2many("doc.intake.document.vat", "document_id", string="VAT Breakdown")

    partner_id = fields.Many2one(
        "res.partner",
        compute="_compute_partner_id",
        store=True,
        readonly=False,
        check_company=True,
        index="btree_not_null",
        help="The supplier, or the customer of a sales invoice; found by VAT number.",
    )
    journal_id = fields.Many2one("account.journal", check_company=True)
    move_id = fields.Many2one("account.move", string="Bill", readonly=True, copy=False, index="btree_not_null")
    duplicate_of_id = fields.Many2one(
        "doc.intake.document",
        readonly=True,
        copy=False,
        index="btree_not_null",
        # The original may lie in a buffer that the user does not see: original_id is for everybody.
        groups="doc_intake.group_doc_intake_manager",
    )
    original_id = fields.Many2one("doc.intake.document", string="Duplicate of", compute="_compute_original_id")
    note = fields.Text()
    subject = fields.Char(related="message_id.subject")
    sender = fields.Char(related="message_id.sender")

    _source_once = models.UniqueIndex("(source_key, split_index)", "This document was taken in already.")
    _name_once = models.UniqueIndex("(company_id, name)", "This intake number is taken.")
    _ready_idx = models.Index("(next_try_at, id) WHERE state IN ('queued', 'reading')")
    _inbox_idx = models.Index("(buffer_id, state, id DESC)")

    # ---- CRUD ----

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("Documents come by mail or by Upload; they cannot be typed in."))
        unnamed = {}
        for vals in vals_list:
            if not vals.get("name"):
                unnamed.setdefault(vals["company_id"], []).append(vals)
        for company_id, group in unnamed.items():
            for vals, number in zip(group, self._next_numbers(company_id, len(group)), strict=True):
                vals["name"] = number
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            guarded = set(vals) & set(self._fields) - EDITABLE_FIELDS - self._fields_of_chatter()
            if guarded:
                names = ", ".join(sorted(guarded))
                raise AccessError(self.env._("These fields change only through the buttons of a document: %s", names))
            if set(vals) & EDITABLE_FIELDS - {"note"}:
                settled = self.filtered(lambda d: d.state in states.DOCUMENT_SETTLED)
                if settled:
                    raise UserError(
                        self.env._("%s is settled and cannot be changed any more.", ", ".join(settled.mapped("name")))
                    )
                vals = self._normalise(vals)
                self._remember_corrections(vals)
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._("Documents are kept until their time of retention is over. Reject a document you do not need.")
        )

    @api.onchange("seller_vat", "buyer_vat", "iban")
    def _onchange_numbers(self):
        typed = {name: self[name] for name in ("seller_vat", "buyer_vat", "iban")}
        self.update({name: value for name, value in self._normalise(typed).items() if value != typed[name]})

    def _normalise(self, vals):
        """``vals`` with numbers as a reading writes them, so that what people type is found and compared."""
        country = self.company_id[:1].account_fiscal_country_id.code or ""
        vals = dict(vals)
        for name in ("seller_vat", "buyer_vat"):
            if vals.get(name):
                compact = "".join(filter(str.isalnum, vals[name])).upper()
                vals[name] = normalise_vat(vals[name], country) or compact
        if vals.get("iban"):
            vals["iban"] = normalise_iban(vals["iban"]) or vals["iban"].strip()
        return vals

    @api.model
    def _fields_of_chatter(self):
        """Fields of mail and activities, which guard themselves."""
        return {name for name in self._fields if name.startswith(("message_", "activity_", "my_activity_"))} - {
            "message_id",
            "message_main_attachment_id",
        }

    @api.model
    def _next_numbers(self, company_id, count):
        """The next ``count`` intake numbers of the company, DI/<year>/<five digits>; gaps are allowed."""
        sequences = self.env["ir.sequence"].sudo()
        code = "doc.intake.document"
        sequence = sequences.search([("code", "=", code), ("company_id", "=", company_id)], limit=1)
        if not sequence:
            sequence = sequences.create(
                {
                    "name": "Document Intake",
                    "code": code,
                    "company_id": company_id,
                    "prefix": "DI/%(range_year)s/",
                    "padding": 5,
                    "use_date_range": True,
                }
            )
        # What ir.sequence does for each number, with the year looked up once.
        today = fields.Date.today()
        years = sequence.date_range_ids.filtered(lambda year: year.date_from <= today <= year.date_to)
        year = years[:1] or sequence._create_date_range_seq(today)
        year = year.with_context(ir_sequence_date_range=year.date_from)
        return [year._next() for _number in range(count)]

    @api.depends("duplicate_of_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_original_id(self):
        visible = self.sudo().duplicate_of_id.sudo(False)._filtered_access("read")
        for document in self:
            document.original_id = document.sudo().duplicate_of_id.sudo(False) & visible

    @api.depends("name", "invoice_number", "seller_name")
    def _compute_display_name(self):
        for document in self:
            known = [part for part in (document.invoice_number, document.seller_name) if part]
            document.display_name = ", ".join(known) or document.name

    # ---- INTAKE ----

    @api.model
    def _take_in(self, items):
        """Make documents of stored files.

        :param items: list of dicts ``file`` (doc.intake.file), ``buffer``, ``source_key``, ``split_index``, ``origin``,
            and for mail ``part``
        :return: documents, in the order of ``items``; those whose bytes came before are in the state duplicate
        """
        documents = self.sudo().with_context(
            mail_create_nolog=True, mail_create_nosubscribe=True, mail_notrack=True, tracking_disable=True
        )
        originals = self._first_documents_of([item["file"] for item in items])
        created = documents.create([self._prepare_document(item) for item in items])
        self.env["doc.intake.carrier"].sudo().create(
            [
                {
                    "document_id": document.id,
                    "file_id": item["file"].id,
                    "part_id": item["part"].id if item.get("part") else False,
                    "origin": item["origin"],
                }
                for document, item in zip(created, items, strict=True)
            ]
        )
        for document, item in zip(created, items, strict=True):
            original = originals.setdefault(item["file"], document)
            if original != document:
                document.write(
                    {
                        "state": states.DOCUMENT_DUPLICATE,
                        "duplicate_of_id": original.id,
                        **self._reason_values(REASON_DUPLICATE, {"original": original.name}),
                    }
                )
        if created:
            self._trigger_reading()
        return created.with_env(self.env)

    @api.model
    def _prepare_document(self, item):
        buffer = item["buffer"]
        return {
            "company_id": buffer.company_id.id,
            "buffer_id": buffer.id,
            "message_id": item["part"].message_id.id if item.get("part") else False,
            "source_key": item["source_key"],
            "split_index": item["split_index"],
            "document_type_id": buffer.document_type_id.id,
            "journal_id": buffer.journal_id.id,
            "message_main_attachment_id": item["file"].attachment_id.id,
        }

    @api.model
    def _first_documents_of(self, files):
        """file -> the document that shows the same bytes and still counts."""
        file_ids = [file.id for file in files]
        carriers = (
            self.env["doc.intake.carrier"]
            .sudo()
            .search(
                [
                    ("file_id", "in", file_ids),
                    ("document_id.state", "not in", (states.DOCUMENT_REJECTED, states.DOCUMENT_DUPLICATE)),
                ],
                order="id",
            )
        )
        first = {}
        for carrier in carriers:
            first.setdefault(carrier.file_id, carrier.document_id)
        return first

    def _get_mail_thread_data_attachments(self):
        # EXTENDS 'mail': the files belong to their own record, which decides who may see them
        return super()._get_mail_thread_data_attachments() | self.carrier_ids.file_id.attachment_id
