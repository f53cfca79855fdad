from collections import defaultdict
from decimal import Decimal

from odoo import api, models
from odoo.fields import Command

from ..intake_core.errors import IntakeError
from ..intake_core.reading import einvoice
from ..intake_core.reading.einvoice.bill import plan
from ..intake_core.reading.einvoice.bill_lines import share
from .doc_intake_tax_choice import TaxCase


class EInvoiceBill(models.AbstractModel):
    """The decoder of KSeF and Estonian e-invoices: a draft bill that adds up to the file, to the cent."""

    _name = "doc.intake.einvoice.bill"
    _description = "Bill of an E-Invoice"
    _inherit = ["doc.intake.reason.mixin"]

    @api.model
    def _decode(self, invoice, file_data, new=False):
        """Fill the draft ``invoice`` from ``file_data`` (see ``account.document.import.mixin``).

        :return: None, or a sentence why it cannot be done
        """
        invoice.ensure_one()
        if invoice.invoice_line_ids:
            return invoice._reason_cannot_decode_has_invoice_lines()
        try:
            read = einvoice.parse(file_data["raw"] or b"")
            bill = plan(read, self.env["decimal.precision"].precision_get("Product Unit"))
        except IntakeError as error:
            return self._say(error.code, error.params)
        move_type = self._move_type_of(invoice, bill)
        if not move_type:
            return self.env._("A journal for purchases or sales is needed, and a move of the same kind.")
        currency, currency_notes = self._currency_of(invoice, read.fields.get("currency"))
        if not currency:
            return self.env._("The currency %s is not known.", read.fields["currency"])
        if invoice.move_type != move_type:
            invoice.move_type = move_type
        self = self.with_company(invoice.company_id)
        partner, partner_notes = self._partner_of(invoice, read)
        header, header_notes = self._prepare_header(invoice, read, partner, file_data)
        header["currency_id"] = currency.id
        case = self._tax_case(invoice, read, partner, header)
        lines, printed, line_notes = self._prepare_lines(invoice, read, bill, case)
        with invoice._get_edi_creation() as invoice:
            invoice.write({**header, "invoice_line_ids": [Command.create(values) for values in lines]})
        self._correct_tax_amounts(invoice, printed)
        doubts = currency_notes + partner_notes + header_notes + line_notes
        doubts += [self._say(*note) for note in bill.notes] + self._doubts_of(invoice, read, bill)
        invoice.doc_intake_to_check = bool(doubts)
        self._attach_carried(invoice, file_data)
        self._log(invoice, read, list(dict.fromkeys([*doubts, *self._notes_of(invoice, read)])))
        return None

    @api.model
    def _attach_carried(self, invoice, file_data):
        """Attach the print that the e-invoice carries: people look at that one rather than at an XML."""
        carried = einvoice.carried_files(file_data["raw"] or b"")
        attachments = self.env["ir.attachment"].create(
            [
                {
                    "name": file.name,
                    "raw": file.data,
                    "mimetype": file.mimetype,
                    "res_model": invoice._name,
                    "res_id": invoice.id,
                }
                for file in carried
            ]
        )
        prints = attachments.filtered(lambda attachment: attachment.mimetype == "application/pdf")[:1]
        shown = invoice.message_main_attachment_id.mimetype or ""
        if prints and shown != "application/pdf":
            invoice._message_set_main_attachment_id(prints, force=True, filter_xml=False)

    @api.model
    def _move_type_of(self, invoice, bill):
        """The type the file asks for in the journal of ``invoice``, False when it cannot become that."""
        direction = {"sale": "out", "purchase": "in"}.get(invoice.journal_id.type)
        if not direction:
            return False
        wanted = f"{direction}_refund" if bill.is_refund else f"{direction}_invoice"
        possible = {f"{direction}_invoice", f"{direction}_refund", "entry"}
        return wanted if invoice.move_type in possible else False

    @api.model
    def _tax_case(self, invoice, read, partner, header):
        company = invoice.company_id
        side = "buyer" if invoice.is_sale_document() else "seller"
        countries = self.env["res.country"]
        code = read.contacts[side].country if side in read.contacts else None
        country = (
            self.env["doc.intake.tax.choice"]._country_of_vat(read.fields.get(f"{side}_vat") or partner.vat)
            or partner.country_id
            or (countries.search([("code", "=", code)], limit=1) if code else countries)
            or company.account_fiscal_country_id
        )
        return TaxCase(
            company=company,
            currency=self.env["res.currency"].browse(header["currency_id"]),
            use="sale" if invoice.is_sale_document() else "purchase",
            position=self.env["account.fiscal.position"].browse(header["fiscal_position_id"]),
            country=country,
        )

    # ---- LINES ----

    @api.model
    def _prepare_lines(self, invoice, read, bill, case):
        """(values of the lines, dict tax -> its amount on the invoice, sentences)."""
        choice = self.env["doc.intake.tax.choice"]
        taxes, notes = {}, []
        printed = defaultdict(float)
        lines = list(bill.lines)
        for row in bill.rows:
            tax, note = choice._choose(case, float(row.rate), row.category, float(row.tax))
            taxes[row.rate, row.category] = tax
            if note:
                notes.append(note)
            if not tax and row.tax:
                lines = self._with_tax(lines, row)
            elif tax and not tax.has_negative_factor:
                printed[tax] += bill.sign * float(row.tax)
        values = []
        for line in lines:
            tax = taxes.get((line.rate, line.category), choice._no_tax())
            values.append(self._prepare_line(read, bill, line, tax))
        return values, printed, notes

    @api.model
    def _with_tax(self, lines, row):
        """``lines`` where those of ``row`` carry its VAT in their amounts, since no tax of ours adds it."""
        places = [i for i, line in enumerate(lines) if (line.rate, line.category) == (row.rate, row.category)]
        parts = share(row.tax, [lines[i].net for i in places])
        lines = list(lines)
        for i, part in zip(places, parts, strict=True):
            lines[i] = lines[i].as_amount(lines[i].net + part)
        return lines

    @api.model
    def _prepare_line(self, read, bill, line, tax):
        quantity, price = line.quantity, line.unit_price
        if bill.sign < 0:
            # Money comes back: what the file says by a minus, the refund says by its type.
            quantity, price = (-quantity, price) if quantity < 0 else (quantity, -price)
        return {
            "name": self._line_name(read, line),
            "quantity": float(quantity),
            "price_unit": float(price),
            "discount": float(line.discount),
            "tax_ids": [Command.set(tax.ids)],
        }

    @api.model
    def _line_name(self, read, line):
        number = read.fields.get("invoice_number") or self.env._("Invoice")
        if line.role == "before":
            return self.env._("%s (before the correction)", line.description)
        if line.role == "advance":
            return self.env._("Advances invoiced before, %s", self._rate_name(line))
        if line.role == "rounding":
            return self.env._("Rounding")
        if line.role == "rate":
            return f"{number}, {self._rate_name(line)}"
        return line.description or number

    @api.model
    def _rate_name(self, line):
        return self.env["doc.intake.tax.choice"]._rate_label(float(line.rate or Decimal(0)), line.category)

    # ---- TAXES ----

    @api.model
    def _correct_tax_amounts(self, move, printed):
        """Use the printed VAT where Odoo's own differs by rounding: it is the VAT that was invoiced.

        :param printed: dict tax -> its amount, positive on an invoice and on a refund alike
        """
        currency = move.currency_id
        updates = []
        for tax, amount in printed.items():
            tax_lines = move.line_ids.filtered(lambda line, t=tax: line.tax_line_id == t)
            wanted = move.direction_sign * amount
            difference = currency.round(wanted - sum(tax_lines.mapped("amount_currency")))
            if tax_lines and not currency.is_zero(difference):
                updates.append(
                    Command.update(tax_lines[0].id, {"amount_currency": tax_lines[0].amount_currency + difference})
                )
        if updates:
            move.write({"line_ids": updates})
