import logging
from collections import defaultdict

import psycopg2

from odoo import fields, models
from odoo.exceptions import ConcurrencyError, LockError, RedirectWarning, UserError
from odoo.tools.misc import clean_context

from ..intake_core import states
from ..intake_core.errors import IntakeError, _, sentence
from .doc_intake_document_check import UnansweredWarning

_logger = logging.getLogger(__name__)

_REFUSED_SHOWN = 5  # sentences in one notification

REASON_NOT_BOOKED = sentence("not_booked", _("It could not be booked: %(why)s"))
REASON_BOOKING_FAILED = sentence(
    "booking_failed", _("It could not be booked: something unexpected happened. The server log has the details.")
)


class Document(models.Model):
    """From an accepted document to a draft bill, made with the rights of the user who accepts."""

    _inherit = "doc.intake.document"

    # ---- ACCEPT AND BOOK ----

    def action_book(self):
        """Accept and book: one draft bill a document. Of several, those that can be booked are booked."""
        self._check_approver()
        self._check_invoicing()
        if len(self) == 1:
            self._check_decision()
            try:
                self._book()
            except UnansweredWarning:
                return self._ask_before_booking()
            return self.action_open_bill()
        refused = {}
        for document in self:
            try:
                # flushed before and after: what goes wrong with one must not take its neighbours along
                with self.env.cr.savepoint():
                    document._check_decision()
                    document._book()
            except (psycopg2.OperationalError, ConcurrencyError):
                raise  # the whole request is begun again
            except (UserError, RedirectWarning) as error:
                why = str(error.args[0])
                # A row somebody else works on is not ours to write on; a warning says itself what it waits for.
                if not isinstance(error.__cause__, LockError) and not isinstance(error, UnansweredWarning):
                    document._keep_refusal(REASON_NOT_BOOKED, {"why": why})
                refused[document] = why
            except Exception:
                _logger.exception("booking %s failed", document)
                document._keep_refusal(REASON_BOOKING_FAILED, {})
                refused[document] = self._say(REASON_BOOKING_FAILED)
        return self._booking_summary(refused)

    def _ask_before_booking(self):
        """The question that a red warning asks before a bill is made."""
        return {
            "type": "ir.actions.act_window",
            "res_model": "doc.intake.confirm",
            "res_id": self.env["doc.intake.confirm"].create({"document_id": self.id}).id,
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "name": self.env._("Before it is booked"),
        }

    def _keep_refusal(self, code, params):
        """Remember on an open document why it was not booked."""
        self.invalidate_recordset(["state"])
        if self.state in states.DOCUMENT_OPEN:
            self.sudo().write(self._reason_values(code, params))

    def _booking_summary(self, refused):
        """The notification after several documents: how many, and why not the others."""
        lines = [self.env._("%s booked.", len(self) - len(refused))]
        if refused:
            lines.append(self.env._("%s not booked:", len(refused)))
            shown = list(refused.items())[:_REFUSED_SHOWN]
            lines += [why if document.name in why else f"{document.name}: {why}" for document, why in shown]
        if len(refused) > _REFUSED_SHOWN:
            lines.append(self.env._("The other ones say why themselves."))
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Accept and Book"),
                "message": "\n".join(lines),
                "type": "warning" if refused else "success",
                "sticky": bool(refused),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _book(self):
        self.ensure_one()
        # What the Inbox was opened with (default_buffer_id ...) is nothing to a bill.
        cleaned = self.with_context(clean_context(self.env.context))  # pylint: disable=context-overridden
        return cleaned.with_company(self.company_id)._make_bill()

    def _make_bill(self):
        move_type = self._check_bookable()
        partner = self.partner_id or self._find_partner().sudo(False) or self._create_partner()
        position = self.env["account.fiscal.position"]._get_fiscal_position(partner)
        move, notes = self._make_decoded_move(move_type, partner, position), []
        if not move:
            move, notes = self._make_planned_move(move_type, partner, position)
        self._tell_accountant(move, notes)
        self.sudo().write(
            {"state": states.DOCUMENT_BOOKED, "move_id": move.id, "partner_id": partner.id, **self._no_reason()}
        )
        return move

    def _make_planned_move(self, move_type, partner, position):
        """(draft bill by the VAT rows or the lines that were read, sentences for the accountant)."""
        lines, notes = self._plan_lines(move_type, position)
        lines, about_lines = self._plan_read_lines(lines)
        move = (
            self.env["account.move"]
            .with_context(default_move_type=move_type, tracking_disable=True)
            .create(self._prepare_move(move_type, partner, position, lines))
        )
        printed = defaultdict(float)
        for line in lines:
            if line.printed_tax is not None:
                printed[line.tax] += self._sign(move_type) * line.printed_tax
        self.env["doc.intake.einvoice.bill"]._correct_tax_amounts(move, printed)
        self._attach_to(move)
        return move, [*notes, *about_lines]

    # ---- MOVE ----

    def _get_move_type(self):
        """The move type of the document, False when it is filed instead of booked."""
        move_type = self.document_type_id.move_type if self.document_type_id else "in_invoice"
        is_refund = self.is_credit_note or self.total_gross < 0
        # Odoo cannot post a receipt over a negative amount; money back is a refund.
        refunds = {"in_invoice": "in_refund", "in_receipt": "in_refund", "out_invoice": "out_refund"}
        return refunds.get(move_type, move_type) if is_refund else move_type

    def _get_journal(self, move_type):
        journal_type = "sale" if move_type.startswith("out_") else "purchase"
        journals = self.env["account.journal"].search(
            [*self.env["account.journal"]._check_company_domain(self.company_id), ("type", "=", journal_type)]
        )
        chosen = (self.journal_id | self.buffer_id.journal_id).filtered(lambda j: j.type == journal_type)[:1]
        if journal_type == "sale" and not (chosen and journals - chosen and not self._is_numbered_by_odoo(chosen)):
            # Foreign numbers in Odoo's own sales journal would disturb its numbering.
            raise UserError(
                self.env._(
                    "Choose a sales journal of its own for %s, not the one Odoo numbers invoices in: it was numbered "
                    "elsewhere.",
                    self.name,
                )
            )
        journal = chosen or journals[:1]
        if not journal:
            raise UserError(self.env._("%s has no purchase journal yet.", self.company_id.name))
        if not journal.default_account_id:
            raise UserError(self.env._("The journal %s has no default account. Please set one.", journal.display_name))
        return journal

    def _is_numbered_by_odoo(self, journal):
        """Whether the journal holds invoices that did not come from here."""
        moves = self.env["account.move"].sudo()
        return bool(
            moves.search_count(
                [
                    ("journal_id", "=", journal.id),
                    ("move_type", "in", ("out_invoice", "out_refund")),
                    ("doc_intake_document_ids", "=", False),
                ],
                limit=1,
            )
        )

    def _prepare_move(self, move_type, partner, position, lines):
        sign = self._sign(move_type)
        values = {
            "move_type": move_type,
            "company_id": self.company_id.id,
            "journal_id": self._get_journal(move_type).id,
            "partner_id": partner.id,
            "fiscal_position_id": position.id,
            "currency_id": self.currency_id.id,
            "ref": self.invoice_number,
            "invoice_date": self.issue_date,
            "invoice_origin": self.name,
            "invoice_line_ids": [
                fields.Command.create(
                    {
                        "name": line.label,
                        # A line's own minus goes to the price, so that no refund is over negative pieces.
                        "quantity": abs(line.quantity),
                        "price_unit": sign * line.price * (-1 if line.quantity < 0 else 1),
                        "tax_ids": [fields.Command.set(line.tax.ids)],
                    }
                )
                for line in lines
            ],
        }
        if self.due_date:
            # What is printed counts, not the terms agreed with the partner.
            values |= {"invoice_date_due": self.due_date, "invoice_payment_term_id": False}
        if self.sale_date:
            values["delivery_date"] = self.sale_date
        if move_type.startswith("out_"):
            # Our own VAT is due for the day of the supply; a supplier's counts from when his invoice is here.
            values |= {"name": self.invoice_number, "taxable_supply_date": self.sale_date}
        elif self.iban:
            # Odoo would take the first account of the contact, which is not the one that is printed.
            values["partner_bank_id"] = self._find_bank_account(partner).id
        return values

    def _sign(self, move_type):
        """-1 where the document prints negative amounts and the move says "refund" instead."""
        return -1 if move_type.endswith("_refund") and self.total_gross < 0 else 1

    def _attach_to(self, move):
        """Copies of our files on the bill: deleting the bill deletes no evidence."""
        attachments = self.env["ir.attachment"]
        for carriers in self.sudo().carrier_ids.grouped("file_id").values():
            try:
                attachments |= carriers[0]._copy_attachment(move)
            except IntakeError as error:
                raise UserError(self._say(error.code, error.params)) from error
        move.sudo()._message_set_main_attachment_id(attachments, force=True, filter_xml=len(attachments) > 1)
        return attachments

    def _tell_accountant(self, move, notes):
        """Where the bill comes from, and what to look at before it is posted."""
        currency = move.currency_id
        move.message_post(body=self.env._("Made from the document %s.", self._get_html_link(title=self.name)))
        if currency.compare_amounts(move.amount_total, abs(self.total_gross)):
            notes = [
                *notes,
                self.env._(
                    "The document says %(read)s, this bill adds up to %(bill)s: please check the taxes.",
                    read=currency.format(abs(self.total_gross)),
                    bill=currency.format(move.amount_total),
                ),
            ]
        if currency != move.company_currency_id and not self._has_rate(currency):
            notes = [
                *notes,
                self.env._("Odoo knows no rate of %s for this day and took 1. Please enter it.", currency.name),
            ]
        if self.iban and not move.partner_bank_id and move.is_purchase_document(include_receipts=True):
            notes = [
                *notes,
                self.env._(
                    "The account on the document, %(iban)s, is not among those of %(partner)s: this bill names none. "
                    "Add it there once you have checked it.",
                    iban=self._in_fours(self.iban),
                    partner=move.partner_id.display_name,
                ),
            ]
        for note in dict.fromkeys(notes):
            move.message_post(body=note)

    def _has_rate(self, currency):
        return bool(
            self.env["res.currency.rate"].search_count(
                [
                    ("currency_id", "=", currency.id),
                    ("company_id", "in", (False, self.company_id.root_id.id)),
                    ("name", "<=", self.issue_date or fields.Date.context_today(self)),
                ],
                limit=1,
            )
        )
