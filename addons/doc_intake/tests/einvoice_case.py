import uuid
from email.message import EmailMessage

from . import einvoice_files as files
from .test_booking import BookingCase


class EInvoiceCase(BookingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.journal = cls.company_data["default_journal_purchase"]
        domain = cls.env["mail.alias.domain"].create({"name": "bills.intake.test"})
        cls.company.alias_domain_id = domain
        cls.journal.write({"alias_name": "bills-of-the-test", "alias_domain_id": domain.id})
        cls.bank = cls.env["res.partner.bank"].create({"partner_id": cls.supplier.id, "acc_number": files.IBAN})

    # ---- THE THREE WAYS IN ----

    def upload(self, *contents, name="faktura.xml"):
        """Bills by the Upload button of the list of bills."""
        user = self.approver
        attachments = (
            self.env["ir.attachment"]
            .with_user(user)
            .create([{"name": name, "raw": data, "mimetype": "application/xml"} for data in contents])
        )
        journal = self.journal.with_user(user).with_company(self.company)
        return journal._create_document_from_attachment(attachments.ids).with_env(self.env)

    def mail(self, *contents, name="faktura.xml"):
        """Bills by a mail to the alias of the journal."""
        message = EmailMessage()
        message["From"] = "ksiegowosc@supplier.example"
        message["To"] = self.journal.alias_id.alias_full_name
        message["Subject"] = "Faktura"
        message["Message-ID"] = f"<{uuid.uuid4()}@supplier.example>"
        message.set_content("Dzień dobry.")
        for data in contents:
            message.add_attachment(data, maintype="application", subtype="xml", filename=name)
        before = self.env["account.move"].search([])
        self.env["mail.thread"].message_process(None, message.as_bytes())
        return self.env["account.move"].search([]) - before

    def approve(self, data, name="faktura.xml", **typed):
        """The bill of a document that a buffer took in and the approver accepted."""
        return self.book(self.document(data, name, **typed))

    def book(self, document, user=None):
        # The same invoice came by the other ways already, and warnings say so: here that is meant.
        document.with_user(user or self.approver)._confirm_dangers()
        return super().book(document, user)

    def document(self, data, name="faktura.xml", **typed):
        document = self.new_document(data=data, name=name, key=f"einvoice {hash(data)}")
        self.read_queue()
        self.assertEqual((document.state, document.reason_text), ("to_approve", False))
        if typed:
            document.with_user(self.approver).write(typed)
        return document

    def facts(self, move):
        """Everything about a bill that must not depend on the way it came."""
        return {
            "head": [
                move.move_type,
                move.partner_id,
                move.ref,
                str(move.invoice_date),
                str(move.invoice_date_due),
                str(move.delivery_date),
                move.currency_id,
                move.journal_id,
                move.fiscal_position_id,
                move.invoice_payment_term_id,
                move.partner_bank_id,
                move.payment_reference,
                move.doc_intake_kind,
                move.doc_intake_ksef_number,
                move.state,
                str(move.narration or ""),
            ],
            "totals": [move.amount_untaxed, move.amount_tax, move.amount_total],
            "lines": [
                (
                    line.name,
                    line.quantity,
                    line.price_unit,
                    line.discount,
                    line.tax_ids,
                    line.account_id,
                    line.price_subtotal,
                    line.is_imported,
                )
                for line in move.invoice_line_ids
            ],
            "entries": sorted(
                (line.account_id.code, line.tax_line_id.id, line.balance, line.amount_currency)
                for line in move.line_ids
            ),
        }

    def each_way(self, data, name="faktura.xml"):
        """The bill, after all three ways have given the same one."""
        uploaded, mailed = self.upload(data, name=name), self.mail(data, name=name)
        self.assertEqual((len(uploaded), len(mailed)), (1, 1))
        approved = self.approve(data, name)
        self.assertEqual(self.facts(uploaded), self.facts(mailed))
        self.assertEqual(self.facts(uploaded), self.facts(approved))
        return approved

    def lines(self, move):
        return [
            (line.name, line.quantity, line.price_unit, round(line.discount, 6), line.price_subtotal)
            for line in move.invoice_line_ids
        ]
