from markupsafe import Markup

from odoo import api, models
from odoo.tools.misc import clean_context

from ..intake_core.reading.einvoice import number_in_name
from ..intake_core.reading.einvoice.codes import CARD, DIRECT_DEBIT
from ..intake_core.reading.values.accounts import iban_is_valid
from ..intake_core.reading.values.vat_numbers import vat_is_valid
from .account_edi_common import ACCEPTED_PARTNER

_FORMATS = {
    "ksef": "KSeF",
    "estonian": "E_Invoice",
    "ubl": "UBL",
    "cii": "Cross Industry Invoice",
    "zugferd1": "ZUGFeRD 1",
}
_KINDS = ("correction", "advance", "settlement")
_SHOWN = 5  # numbers in one sentence
_NOTES = 30  # paragraphs of what the seller has to say


class EInvoiceBill(models.AbstractModel):
    """Partner, dates and accounts of an e-invoice, and what whoever posts the bill should know."""

    _inherit = "doc.intake.einvoice.bill"

    # ---- PARTNER ----

    @api.model
    def _partner_of(self, invoice, read):
        """(partner, sentences): found by VAT number, or created for a valid one as Odoo's own decoders do."""
        partners = self.env["res.partner"]
        accepted = self.env.context.get(ACCEPTED_PARTNER)
        if accepted:
            return partners.browse(accepted), []
        side = "buyer" if invoice.is_sale_document() else "seller"
        name, vat = read.fields.get(f"{side}_name"), read.fields.get(f"{side}_vat")
        found = partners._retrieve_partner(vat=vat, company=invoice.company_id) if vat else partners
        if found:
            return found.commercial_partner_id, []
        if not name or not vat_is_valid(vat or "") or not partners.has_access("create"):
            return partners, [
                self.env._(
                    "No contact has the VAT number of %(name)s (%(vat)s). Choose one, or create it.",
                    name=name or "–",
                    vat=vat or "–",
                )
            ]
        # What the journal was opened with (default_journal_id ...) is nothing to a contact or a bank account.
        partners = partners.with_env(partners.env(context=clean_context(partners.env.context)))
        created = partners.create(self._prepare_partner(invoice, read, side))
        return created, [self.env._("%s was not among the contacts: it was created.", created._get_html_link())]

    @api.model
    def _prepare_partner(self, invoice, read, side):
        contact = read.contacts.get(side)
        vat = read.fields[f"{side}_vat"]
        country = self.env["doc.intake.tax.choice"]._country_of_vat(vat)
        return {
            "name": read.fields[f"{side}_name"],
            "vat": vat,
            "country_id": country.id,
            "is_company": True,
            "street": contact and contact.street,
            "street2": contact and contact.street2,
            "email": contact and contact.email,
            "phone": contact and contact.phone,
            "customer_rank" if side == "buyer" else "supplier_rank": 1,
        }

    # ---- HEADER ----

    @api.model
    def _prepare_header(self, invoice, read, partner, file_data):
        """(values of the move without lines, sentences)."""
        fields, kind = read.fields, read.fields.get("document_type")
        notes = []
        values = {
            "partner_id": partner.id,
            "fiscal_position_id": self.env["account.fiscal.position"]._get_fiscal_position(partner).id,
            "ref": fields.get("invoice_number"),
            "invoice_date": fields.get("issue_date"),
            "doc_intake_kind": kind if kind in _KINDS else False,
        }
        if fields.get("due_date"):
            # What is printed counts, not the terms agreed with the partner.
            values |= {"invoice_date_due": fields["due_date"], "invoice_payment_term_id": False}
        if fields.get("sale_date"):
            values["delivery_date"] = fields["sale_date"]
            if invoice.is_sale_document():
                values["taxable_supply_date"] = fields["sale_date"]
        if read.payment_reference:
            values["payment_reference"] = read.payment_reference
        if said := [*read.notes, *([read.terms] if read.terms else [])]:
            values["narration"] = Markup().join(Markup("<p>%s</p>") % note for note in said[:_NOTES])
        if in_name := number_in_name(read, file_data.get("name") or ""):
            values["doc_intake_ksef_number"] = in_name.value
            if not in_name.valid:
                notes.append(self._say("ksef_checksum", {"number": in_name.value}))
        if not invoice.is_sale_document() and partner:
            bank, bank_notes = self._bank_of(partner, read.accounts)
            notes += bank_notes
            if bank:
                values["partner_bank_id"] = bank.id
        corrected = self._corrected_move(invoice, read, partner)
        if corrected:
            if invoice.move_type.endswith("_refund"):
                values["reversed_entry_id"] = corrected.id
            notes.append(self.env._("It corrects %s.", corrected._get_html_link()))
        return values, notes

    @api.model
    def _currency_of(self, invoice, code):
        """(currency or none, sentences); an inactive one is used and named, as Odoo's own decoders do."""
        own = invoice.company_id.currency_id
        if not code:
            return own, [self.env._("The file names no currency: %s was taken.", own.name)]
        found = self.env["res.currency"].with_context(active_test=False).search([("name", "=", code)], limit=1)
        if found and not found.active:
            return found, [
                self.env._("The currency %s is not active. Activate it in the list of currencies.", found.name)
            ]
        return found, []

    @api.model
    def _bank_of(self, partner, accounts):
        """(bank account or none, sentences). On approval none is added: that is how fraud begins."""
        known = partner.commercial_partner_id.bank_ids
        for account in accounts:
            found = known.filtered(lambda bank, number=account: bank.sanitized_acc_number == number)[:1]
            if found:
                return found, []
        if not accounts:
            return known.browse(), []
        account = accounts[0]
        said = self.env._("The bank account %s is not among those of the supplier. Verify it before you pay.", account)
        if self.env.context.get(ACCEPTED_PARTNER) or not iban_is_valid(account) or not known.has_access("create"):
            return known.browse(), [said]
        # Odoo does not pay to it before somebody has marked it as trusted.
        created = known.with_env(known.env(context=clean_context(known.env.context))).create(
            {"acc_number": account, "partner_id": partner.commercial_partner_id.id}
        )
        return created, [said]

    @api.model
    def _corrected_move(self, invoice, read, partner):
        """The posted bill that a correction or credit note speaks of, if it is one and known."""
        if read.fields.get("document_type") not in ("correction", "credit_note") or not partner:
            return invoice.browse()
        if len(read.references) != 1:
            return invoice.browse()
        reference = read.references[0]
        direction = "out" if invoice.is_sale_document() else "in"
        domain = [
            ("company_id", "=", invoice.company_id.id),
            ("commercial_partner_id", "=", partner.commercial_partner_id.id),
            ("move_type", "=", f"{direction}_invoice"),
            ("state", "=", "posted"),
            ("id", "!=", invoice.id),
        ]
        for field, number in (
            ("doc_intake_ksef_number", reference.ksef_number),
            ("name" if direction == "out" else "ref", reference.number),
        ):
            found = invoice.search([*domain, (field, "=", number)], limit=2) if number else invoice.browse()
            if len(found) == 1:
                return found
        return invoice.browse()

    # ---- WHAT TO KNOW ----

    @api.model
    def _doubts_of(self, invoice, read, bill):
        """What a person has to look at before the bill is posted."""
        currency = invoice.currency_id
        notes = []
        if currency.compare_amounts(invoice.amount_total, abs(float(bill.gross))):
            notes.append(
                self.env._(
                    "The document says %(read)s, this bill adds up to %(bill)s: please check the taxes.",
                    read=currency.format(abs(float(bill.gross))),
                    bill=currency.format(invoice.amount_total),
                )
            )
        ours = self._digits(invoice.company_id.vat)
        side = "seller" if invoice.is_sale_document() else "buyer"
        stated = read.fields.get(f"{side}_vat")
        others = {self._digits(vat) for vat in read.recipient_vats} if side == "buyer" else set()
        if ours and stated and ours != self._digits(stated) and ours not in others:
            who = {"vat": stated, "company": invoice.company_id.name, "ours": invoice.company_id.vat}
            notes.append(
                self.env._("The seller %(vat)s is not %(company)s (%(ours)s).", **who)
                if side == "seller"
                else self.env._("The buyer %(vat)s is not %(company)s (%(ours)s).", **who)
            )
        elif ours and ours in others and ours != self._digits(stated):
            buyer = read.fields.get("buyer_name") or stated or "–"
            notes.append(self._say("recipient_not_buyer", {"buyer": buyer, "number": invoice.company_id.vat}))
        return notes

    @api.model
    def _notes_of(self, invoice, read):
        yield from self._notes_of_kind(read)
        yield from self._notes_of_payment(invoice, read)
        if read.count > 1 and not self.env.context.get(ACCEPTED_PARTNER):
            yield self.env._("The file holds %s invoices; each has a bill of its own.", read.count)

    @api.model
    def _notes_of_kind(self, read):
        """What kind of invoice it is, and which others it speaks of."""
        named = [reference.number or reference.ksef_number for reference in read.references]
        numbers = ", ".join(named[:_SHOWN]) + (", …" if len(named) > _SHOWN else "")
        kind = read.fields.get("document_type")
        if kind == "correction":
            yield self.env._("This is a correction of %s, not an invoice of its own.", numbers or "–")
        elif kind == "advance":
            yield self.env._("This is an advance invoice: it covers what was paid in advance, not the whole order.")
        elif kind == "settlement":
            yield self.env._("This invoice settles the advance invoices %s: only the rest is due.", numbers or "–")
        elif numbers:
            yield self.env._("It refers to %s.", numbers)
        if read.reason:
            yield self.env._("Reason given: %s", read.reason[:500])
        if "self_billed" in read.extras:
            yield self.env._("The buyer has made it out for the seller (self-billing).")
        if "margin" in read.extras:
            yield self.env._("Margin scheme: the VAT is hidden in the price and cannot be deducted.")
        if "cash_method" in read.extras:
            yield self.env._("Cash accounting: the VAT can be deducted when the invoice is paid.")
        if "to_receipt" in read.extras:
            yield self.env._("It was made out for a receipt of a cash register.")

    @api.model
    def _notes_of_payment(self, invoice, read):
        due, gross = read.amount("amount_due"), read.amount("total_gross")
        currency = invoice.currency_id
        if read.split_payment:
            yield self.env._("Split payment (MPP) is required.")
        if read.payment_means in DIRECT_DEBIT:
            yield self.env._("It is paid by direct debit: do not pay it.")
        elif read.payment_means in CARD:
            yield self.env._("It was paid by card.")
        if len(read.due_dates) > 1:
            yield self.env._("It is due in instalments: %s.", ", ".join(read.due_dates[:12]))
        if not due and due is not None and read.fields.get("document_type") == "advance":
            pass  # said with what an advance invoice is
        elif due is not None and gross is not None and due != gross:
            yield (
                self.env._("The file says that it is paid.")
                if not due
                else self.env._("The amount to pay is %s.", currency.format(float(due)))
            )
        if read.tax_in_pln and currency.name != "PLN":
            yield self.env._("VAT in PLN as stated: %s.", read.tax_in_pln)
        if read.exchange_rates:
            yield self.env._("Exchange rate as stated: %s.", ", ".join(read.exchange_rates[:_SHOWN]))
        if len(read.accounts) > 1:
            yield self.env._("Bank accounts in the file: %s.", ", ".join(read.accounts[:_SHOWN]))
        if read.payee and read.payee != read.fields.get("seller_name"):
            yield self.env._("Payment goes to %s instead of the seller.", read.payee)

    @api.model
    def _log(self, invoice, read, notes):
        said = [self.env._("Format: %s", f"{_FORMATS[read.format]} {read.kind}".strip()), *notes]
        items = Markup().join(Markup("<li>%s</li>") % note for note in said)
        invoice.message_post(body=Markup("<strong>%s</strong><ul>%s</ul>") % (self.env._("Invoice imported"), items))

    @api.model
    def _digits(self, vat):
        return "".join(filter(str.isdigit, vat or ""))
