import logging

import psycopg2

from odoo import models
from odoo.exceptions import ConcurrencyError, RedirectWarning, UserError

from ..intake_core.reading import einvoice
from .account_edi_common import ACCEPTED_PARTNER

_logger = logging.getLogger(__name__)

# What a decoder takes from the file: where a person knows better, the file is not asked.
_AMOUNTS = {"total_net", "total_tax", "total_gross", "currency_id", "vat_ids", "is_credit_note"}
_WRAPPERS = {"pdf", "account.edi.xml.ubl.attached_document", "doc_intake.envelope"}
_KINDS = {"correction", "advance", "settlement"}
_MAX_ROUNDING = 1  # what a program rounds the amount to pay by


class _DoesNotFitError(Exception):
    """The decoder made another bill than the one that was approved."""


class Document(models.Model):
    """The bill of an e-invoice: made by the decoder that Upload and the mail alias use too, lines included."""

    _inherit = "doc.intake.document"

    def _is_decoded(self, move_type):
        """Whether a decoder makes the bill: the document is an e-invoice, and nobody changed its amounts."""
        self.ensure_one()
        return bool(
            (self.reading or {}).get("source") == "xml"
            and not _AMOUNTS & set(self.corrections or {})
            and move_type in ("in_invoice", "in_refund", "out_invoice", "out_refund")
        )

    def _check_adds_up(self):
        # EXTENDS 'doc_intake': a decoder proves its bill against the file, and rounds where the file does
        return None if self._is_decoded(self._get_move_type()) else super()._check_adds_up()

    def _prepare_move(self, move_type, partner, position, lines):
        # EXTENDS 'doc_intake': whoever makes the lines, a correction or an advance is marked as such
        values = super()._prepare_move(move_type, partner, position, lines)
        kind = ((self.reading or {}).get("fields", {}).get("document_type") or {}).get("value")
        if kind in _KINDS:
            values["doc_intake_kind"] = kind
        if self.ksef_number:
            values["doc_intake_ksef_number"] = self.ksef_number
        return values

    def _make_decoded_move(self, move_type, partner, position):
        """The draft bill by the decoder of the document's e-invoice; none where it has to be made by VAT rows.

        Raises UserError when the file says that it must not be booked.
        """
        moves = self.env["account.move"]
        if not self._is_decoded(move_type):
            return moves
        header = self._prepare_move(move_type, partner, position, [])
        for pick in (self._strongest_decoder, self._own_decoder):
            try:
                with self.env.cr.savepoint():
                    move = moves.with_context(default_move_type=move_type, tracking_disable=True).create(header)
                    self._decode(move, partner, header, pick)
                    return move
            except _DoesNotFitError as error:
                _logger.info("%s is not booked by this decoder: %s", self.name, error)
            except (psycopg2.OperationalError, ConcurrencyError, UserError, RedirectWarning):
                raise
            except Exception:
                # A decoder of another addon, on a file that nobody foresaw; the VAT rows are read all the same.
                _logger.exception("decoding %s failed", self.name)
        super()._check_adds_up()
        return moves

    def _decode(self, move, partner, header, pick):
        """Fill ``move`` from the e-invoice among its files. Raises _DoesNotFitError, UserError."""
        attachments = self._attach_to(move)
        importing = move.with_context(**{ACCEPTED_PARTNER: partner.id}, disable_attachment_import=True)
        files = importing._to_files_data(attachments)
        files += importing._unwrap_attachments([data for data in files if data["import_file_type"] in _WRAPPERS])
        info, data = pick(importing, files)
        reason = self._run_decoder(info, importing, data)
        if reason:
            raise UserError(reason)
        if not move.invoice_line_ids or move.move_type != header["move_type"]:
            raise _DoesNotFitError("no lines, or another type of move")
        move.invoice_line_ids.is_imported = True
        self._write_reviewed(move, header)
        if not self._is_ours(info):
            self._choose_taxes_again(move)
        amounts = {abs(self.total_gross)} | self._rounded_totals()
        if all(move.currency_id.compare_amounts(move.amount_total, amount) for amount in amounts):
            raise _DoesNotFitError(f"{move.amount_total} instead of {self.total_gross}")

    def _rounded_totals(self):
        """What a bill may come to beside the gross amount: the amount to pay, where that is only rounded."""
        is_rounded = self.amount_due and abs(self.amount_due - self.total_gross) <= _MAX_ROUNDING
        return {abs(self.amount_due)} if is_rounded else set()

    def _strongest_decoder(self, move, files):
        """(decoder, file) that Upload and the mail alias would take."""
        found = [(move._get_edi_decoder(data, new=True), data) for data in files]
        found = [(info, data) for info, data in found if info and info.get("priority")]
        if not found:
            raise _DoesNotFitError("no decoder")
        return max(found, key=lambda pair: pair[0]["priority"])

    def _own_decoder(self, move, files):
        """(our decoder, file) of any format that the reading knows: where Odoo's own one came to another total, or
        there is none (ZUGFeRD 1).
        """
        for data in files:
            if data.get("xml_tree") is not None and einvoice.is_known(data["raw"]):
                return {"priority": 1, "decoder": move.env["doc.intake.einvoice.bill"]._decode}, data
        raise _DoesNotFitError("no e-invoice")

    def _run_decoder(self, info, move, data):
        """What the decoder says against the import, if it does. Raises _DoesNotFitError where Odoo's own one fails."""
        try:
            return info["decoder"](move, data, True)
        except (UserError, RedirectWarning) as error:
            if self._is_ours(info):
                raise
            raise _DoesNotFitError(str(error)) from error

    def _is_ours(self, info):
        return getattr(info["decoder"], "__self__", None) is not None and (
            info["decoder"].__self__._name == "doc.intake.einvoice.bill"
        )

    def _write_reviewed(self, move, header):
        """What the approver saw counts, where the file says something else."""
        changed = {}
        for name, value in header.items():
            if name in ("invoice_line_ids", "move_type", "company_id", "journal_id"):
                continue
            if (move._fields[name].convert_to_write(move[name], move) or False) != (value or False):
                changed[name] = value
        if changed:
            move.write(changed)

    def _choose_taxes_again(self, move):
        """Odoo's decoders tell taxes by their percentage alone; the category tells exempt from reverse charge."""
        choice = self.env["doc.intake.tax.choice"]
        case = self._tax_case(move.move_type, move.fiscal_position_id)
        printed, notes = {}, []
        for line in move.invoice_line_ids:
            rates = set(line.tax_ids.mapped("amount")) or {0.0}
            rows = self.vat_ids.filtered(lambda row, found=rates: {row.rate} == found)
            if len(rows) != 1:
                continue
            tax, note = choice._choose(case, rows.rate, rows.category, rows.tax)
            if not tax and not self.currency_id.is_zero(rows.tax):
                raise _DoesNotFitError(note)
            if line.tax_ids != tax:
                line.tax_ids = tax
            if note:
                notes.append(note)
            if tax and not tax.has_negative_factor:
                printed[tax] = self._sign(move.move_type) * rows.tax
        self.env["doc.intake.einvoice.bill"]._correct_tax_amounts(move, printed)
        for note in dict.fromkeys(notes):
            move.message_post(body=note)
