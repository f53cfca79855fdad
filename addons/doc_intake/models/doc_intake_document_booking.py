from stdnum import exceptions as stdnum_exceptions
from stdnum.eu import vat as eu_vat

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import float_compare, float_is_zero

from ..intake_core import states
from .doc_intake_document import REASON_BILL_DELETED

# Per-line rounding moves a VAT total by a few cents; more than this is another invoice than the one we read.
_ROUNDING_TOLERANCE = 0.10


class Document(models.Model):
    """From an accepted document to a draft bill, made with the rights of the user who accepts."""

    _inherit = "doc.intake.document"

    will_create_partner = fields.Boolean(compute="_compute_will_create_partner")

    @api.depends("partner_id", "seller_vat", "seller_name")
    def _compute_will_create_partner(self):
        for document in self:
            document.will_create_partner = bool(
                not document.partner_id and document.seller_name and document._is_valid_vat(document.seller_vat)
            )

    def action_book(self):
        """Accept and book: one draft bill a document."""
        self._check_decision()
        for document in self:
            document._book()
        if len(self) == 1:
            return self.action_open_bill()
        return True

    def _book(self):
        self.ensure_one()
        self._check_bookable()
        partner = self.partner_id or self._create_partner()
        move = (
            self.env["account.move"]
            .with_company(self.company_id)
            .with_context(default_move_type=self._get_move_type(), tracking_disable=True)
            .create(self._prepare_move(partner))
        )
        self._correct_tax_amounts(move)
        self._attach_to(move)
        self.sudo().write(
            {"state": states.DOCUMENT_BOOKED, "move_id": move.id, "partner_id": partner.id, **self._no_reason()}
        )
        return move

    def _check_bookable(self):
        """Say what is missing before anything is made."""
        if not self.env.user.has_group("account.group_account_invoice"):
            raise UserError(self.env._("You may accept documents, but booking needs the Invoicing right of Odoo."))
        if not self._get_move_type():
            raise UserError(
                self.env._("A document of the type %s is filed, not booked.", self.document_type_id.display_name)
            )
        if not self.is_gross_known:
            raise UserError(self.env._("The gross amount of %s is not known. Please enter it.", self.name))
        if not self.currency_id:
            raise UserError(self.env._("The currency of %s is not known. Please choose it.", self.name))
        if not self.currency_id.active:
            raise UserError(
                self.env._(
                    "The currency %s is not active. Activate it under Accounting > Configuration > Currencies.",
                    self.currency_id.name,
                )
            )
        if not self.partner_id and not self.will_create_partner:
            raise UserError(
                self.env._("The supplier of %s is not known. Choose it, or enter name and a valid VAT number.", self.name)
            )
        self._check_adds_up()

    def _check_adds_up(self):
        rounding = self.currency_id.rounding
        rows = self.vat_ids
        gross = sum(rows.mapped("gross")) if rows else self.total_net + self.total_tax
        known = rows or not float_is_zero(self.total_net, precision_rounding=rounding)
        if known and float_compare(gross, self.total_gross, precision_rounding=rounding):
            raise UserError(
                self.env._(
                    "%(document)s does not add up: the VAT rows give %(rows)s, the gross amount is %(gross)s. "
                    "Correct one of them.",
                    document=self.name,
                    rows=self.currency_id.format(gross),
                    gross=self.currency_id.format(self.total_gross),
                )
            )

    # ---- MOVE ----

    def _get_move_type(self):
        """The move type of the document, False when it is filed instead of booked."""
        move_type = self.document_type_id.move_type if self.document_type_id else "in_invoice"
        is_refund = self.is_credit_note or self.total_gross < 0
        refunds = {"in_invoice": "in_refund", "out_invoice": "out_refund"}
        return refunds.get(move_type, move_type) if is_refund else move_type

    def _get_journal(self, move_type):
        journal_type = "sale" if move_type.startswith("out_") else "purchase"
        journal = self.journal_id or self.buffer_id.journal_id
        if journal and journal.type == journal_type:
            return journal
        if journal_type == "sale":
            # Foreign numbers in Odoo's own sales journal would disturb its numbering.
            raise UserError(self.env._("Choose a sales journal of its own for %s: it was numbered elsewhere.", self.name))
        journal = self.env["account.journal"].search(
            [*self.env["account.journal"]._check_company_domain(self.company_id), ("type", "=", journal_type)], limit=1
        )
        if not journal:
            raise UserError(self.env._("%s has no purchase journal yet.", self.company_id.name))
        return journal

    def _prepare_move(self, partner):
        move_type = self._get_move_type()
        values = {
            "move_type": move_type,
            "company_id": self.company_id.id,
            "journal_id": self._get_journal(move_type).id,
            "partner_id": partner.id,
            "currency_id": self.currency_id.id,
            "ref": self.invoice_number,
            "invoice_date": self.issue_date,
            "invoice_date_due": self.due_date or self.issue_date,
            "invoice_origin": self.name,
            "invoice_line_ids": [fields.Command.create(line) for line in self._prepare_move_lines(move_type)],
        }
        if self.due_date:
            values["invoice_payment_term_id"] = False
        if self.sale_date:
            values["delivery_date"] = self.sale_date
        bank = self._find_bank_account(partner)
        if bank and not move_type.startswith("out_"):
            values["partner_bank_id"] = bank.id
        if move_type.startswith("out_"):
            values["name"] = self.invoice_number
        return values

    def _prepare_move_lines(self, move_type):
        """One line a VAT rate; without rows one line over the total."""
        sign = -1 if move_type.endswith("_refund") and self.total_gross < 0 else 1
        label = self.invoice_number or self.name
        if not self.vat_ids:
            tax = self._guess_tax(move_type)
            return [
                {
                    "name": label,
                    "quantity": 1,
                    "price_unit": sign * (self.total_net if tax else self.total_gross),
                    "tax_ids": [fields.Command.set(tax.ids)],
                }
            ]
        return [
            {
                "name": f"{label}, {row.rate:g} %",
                "quantity": 1,
                "price_unit": sign * row.net,
                "tax_ids": [fields.Command.set(self._find_tax(row.rate, move_type).ids)],
            }
            for row in self.vat_ids
        ]

    def _find_tax(self, rate, move_type):
        """The company's tax of ``rate`` percent, its default tax first."""
        use = "sale" if move_type.startswith("out_") else "purchase"
        company = self.company_id
        default = company.account_sale_tax_id if use == "sale" else company.account_purchase_tax_id
        taxes = self.env["account.tax"].search(
            [
                *self.env["account.tax"]._check_company_domain(company),
                ("type_tax_use", "=", use),
                ("amount_type", "=", "percent"),
                ("amount", "=", rate),
                ("price_include", "=", False),
            ]
        )
        plain = taxes.filtered(lambda t: all(line.factor_percent == 100 for line in t.invoice_repartition_line_ids))
        return default if default in taxes else (plain or taxes)[:1]

    def _guess_tax(self, move_type):
        """The tax that turns our net into our VAT, for a document without VAT rows."""
        if float_is_zero(self.total_net, precision_digits=2) or float_is_zero(self.total_tax, precision_digits=2):
            return self.env["account.tax"]
        rate = round(100 * self.total_tax / self.total_net, 1)
        tax = self._find_tax(round(rate), move_type) or self._find_tax(rate, move_type)
        off = abs(self.total_net * tax.amount / 100 - self.total_tax) if tax else 1
        return tax if off <= _ROUNDING_TOLERANCE else self.env["account.tax"]

    def _correct_tax_amounts(self, move):
        """Use the printed VAT where Odoo's own differs by rounding (as Odoo does for e-invoices)."""
        currency = move.currency_id
        inbound = -1 if move.is_inbound(include_receipts=True) else 1
        updates = []
        for row in self.vat_ids:
            lines = move.line_ids.filtered(lambda line, r=row: line.tax_line_id.amount == r.rate)
            shown = inbound * sum(lines.mapped("amount_currency"))
            wanted = abs(row.tax) if shown >= 0 else -abs(row.tax)
            difference = currency.round(wanted - shown)
            if len(lines) == 1 and not currency.is_zero(difference) and abs(difference) <= _ROUNDING_TOLERANCE:
                updates.append(
                    fields.Command.update(lines.id, {"amount_currency": lines.amount_currency + inbound * difference})
                )
        if updates:
            move.write({"line_ids": updates})
        if currency.compare_amounts(move.amount_total, abs(self.total_gross)):
            move.message_post(
                body=self.env._(
                    "The document says %(read)s, this bill adds up to %(bill)s: please check the taxes.",
                    read=currency.format(abs(self.total_gross)),
                    bill=currency.format(move.amount_total),
                )
            )

    def _attach_to(self, move):
        """Copies of our files on the bill: deleting the bill deletes no evidence."""
        attachments = self.env["ir.attachment"]
        for file in self.sudo().carrier_ids.file_id:
            attachments |= file._copy_attachment(move)
        move.sudo()._message_set_main_attachment_id(attachments, force=True, filter_xml=len(attachments) > 1)
        move.message_post(body=self.env._("Made from the document %s.", self._get_html_link(title=self.name)))

    # ---- PARTNER ----

    @api.model
    def _is_valid_vat(self, vat):
        try:
            return bool(eu_vat.validate(vat or ""))
        except stdnum_exceptions.ValidationError:
            return False

    def _create_partner(self):
        """The approver saw "will be created" and accepted: that is the confirmation."""
        country = self.env["res.country"].search([("code", "=", self.seller_vat[:2].replace("EL", "GR"))], limit=1)
        return self.env["res.partner"].create(
            {
                "name": self.seller_name,
                "vat": self.seller_vat,
                "country_id": country.id,
                "is_company": True,
                "supplier_rank": 1,
            }
        )

    def _find_bank_account(self, partner):
        """The partner's account with our IBAN. A new one is never added here: that is how fraud begins."""
        if not self.iban:
            return self.env["res.partner.bank"]
        return partner.commercial_partner_id.bank_ids.filtered(lambda bank: bank.sanitized_acc_number == self.iban)[:1]

    # ---- BACK ----

    def _bill_deleted(self):
        """The draft bill is gone: the document waits for a decision again."""
        self.sudo().write(
            {
                "state": states.DOCUMENT_TO_APPROVE,
                "move_id": False,
                **self._reason_values(REASON_BILL_DELETED, {"user": self.env.user.name}),
            }
        )
