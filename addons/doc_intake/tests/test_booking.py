from contextlib import contextmanager

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..intake_core.files.digest import sha256_hex
from .common import IntakeCase

JPG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb0043") + b"\x08" * 64 + b"\xff\xd9"


class BookingCase(IntakeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pln, cls.eur = cls.env.ref("base.PLN"), cls.env.ref("base.EUR")
        cls.supplier = cls.env["res.partner"].create(
            {
                "name": "Tartak Testowy Sp. z o.o.",
                "vat": "PL9990000014",
                "country_id": cls.env.ref("base.pl").id,
                "is_company": True,
            }
        )

    def copy_journal(self, journal, code):
        return journal.copy({"code": code, "default_account_id": journal.default_account_id.id})

    def tax(self, code):
        return self.env["account.chart.template"].with_company(self.company).ref(code)

    def book(self, document, user=None):
        """The bill of ``document``, booked by the approver."""
        document.with_user(user or self.approver).action_book()
        self.assertEqual(document.state, "booked")
        return document.move_id

    @contextmanager
    def refused(self, sentence, error=UserError):
        """The block raises a sentence with these words."""
        with self.assertRaisesRegex(error, sentence):
            yield

    def notes(self, move):
        return "\n".join(move.message_ids.mapped("body"))

    def rows(self, *rows):
        """VAT rows and the totals that follow from them; each row is (rate, category, net, tax)."""
        return {
            "vat_ids": [(5,)]
            + [
                (0, 0, {"rate": rate, "category": category, "net": net, "tax": tax, "gross": net + tax})
                for rate, category, net, tax in rows
            ],
            "total_net": sum(row[2] for row in rows),
            "total_tax": sum(row[3] for row in rows),
            "total_gross": sum(row[2] + row[3] for row in rows),
        }


@tagged("post_install", "-at_install")
class TestBooking(BookingCase):
    def test_bill_says_what_the_document_says(self):
        document = self.new_read_document(sale_date="2026-11-08", iban="PL61109010140000071219812874")
        bank = self.env["res.partner.bank"].create(
            {"partner_id": self.supplier.id, "acc_number": "PL61 1090 1014 0000 0712 1981 2874"}
        )
        self.assertEqual(document.partner_id, self.supplier)
        action = document.with_user(self.approver).action_book()
        move = document.move_id
        self.assertEqual((action["res_model"], action["res_id"]), ("account.move", move.id))
        self.assertRecordValues(
            move,
            [
                {
                    "move_type": "in_invoice",
                    "state": "draft",
                    "company_id": self.company.id,
                    "journal_id": self.company_data["default_journal_purchase"].id,
                    "partner_id": self.supplier.id,
                    "ref": "FV/2026/11/7",
                    "currency_id": self.pln.id,
                    "amount_untaxed": 1000.0,
                    "amount_tax": 230.0,
                    "amount_total": 1230.0,
                    "partner_bank_id": bank.id,
                    "invoice_payment_term_id": False,
                    "create_uid": self.approver.id,
                }
            ],
        )
        dates = [str(move[name]) for name in ("invoice_date", "invoice_date_due", "delivery_date")]
        self.assertEqual(dates, ["2026-11-10", "2026-11-24", "2026-11-08"])
        self.assertEqual(move.line_ids.filtered("date_maturity").date_maturity.isoformat(), "2026-11-24")
        self.assertEqual(move.invoice_line_ids.tax_ids, self.tax("vz_kraj_23"))
        self.assertEqual(move.doc_intake_document_ids, document)
        self.assertIn(f"{document.name}</a>", self.notes(move))
        move.action_post()
        self.assertEqual(move.state, "posted")

    def test_due_date_not_printed_leaves_the_terms_of_the_supplier(self):
        terms = self.env.ref("account.account_payment_term_30days")
        self.supplier.with_company(self.company).property_supplier_payment_term_id = terms
        move = self.book(self.new_read_document(due_date=False))
        self.assertEqual(move.invoice_payment_term_id, terms)
        self.assertEqual(str(move.invoice_date_due), "2026-12-10")

    def test_partner_by_vat_with_and_without_prefix(self):
        for vat in ("PL9990000014", "9990000014", "999-000-00-14"):
            with self.subTest(vat=vat):
                self.supplier.with_context(no_vat_validation=True).vat = vat
                document = self.new_read_document(key=f"vat {vat}", invoice_number=f"FV/{vat}")
                self.assertEqual(document.partner_id, self.supplier)

    def test_partner_is_the_company_not_its_contact(self):
        contact = self.env["res.partner"].create({"name": "Biuro", "parent_id": self.supplier.id, "type": "invoice"})
        self.assertEqual(contact.vat, self.supplier.vat)
        self.assertEqual(self.new_read_document().partner_id, self.supplier)

    def test_partner_of_another_company_is_not_taken(self):
        other = self._create_company(name="Druga Sp. z o.o.")
        self.supplier.company_id = other
        document = self.new_read_document()
        self.assertFalse(document.partner_id)
        self.assertTrue(document.will_create_partner)

    def test_partner_follows_the_number_until_a_person_chooses(self):
        document = self.new_read_document(seller_vat=False)
        self.assertFalse(document.partner_id)
        typed = document.with_user(self.user)
        typed.seller_vat = "999-000-00-14"
        self.assertEqual((document.seller_vat, document.partner_id), ("PL9990000014", self.supplier))
        typed.partner_id = self.partner_b
        typed.seller_vat = "PL9990713429"
        self.assertEqual(document.partner_id, self.partner_b)

    def test_unknown_partner_is_created_for_a_valid_number(self):
        document = self.new_read_document(seller_vat="LV40003245752", seller_name="SIA Testa Koks", **self.rows())
        document.write(self.rows((0, "K", 500, 0)))
        self.assertTrue(document.will_create_partner)
        partner = self.book(document).partner_id
        self.assertRecordValues(
            partner,
            [{"name": "SIA Testa Koks", "vat": "LV40003245752", "is_company": True, "supplier_rank": 1}],
        )
        self.assertEqual(partner.country_id.code, "LV")
        self.assertEqual(document.partner_id, partner)
        # The next document of the same supplier, read before he was known
        second = self.new_read_document(
            key="second", seller_vat="LV40003245752", invoice_number="2", **self.rows((0, "K", 500, 0))
        )
        second.partner_id = False
        self.assertEqual(self.book(second).partner_id, partner)

    def test_unknown_partner_with_an_invalid_number_is_refused(self):
        document = self.new_read_document(seller_vat="PL9990000015")
        self.assertFalse(document.will_create_partner)
        with self.refused("Choose one, or enter name and a valid VAT number"):
            self.book(document)

    def test_partner_is_not_created_without_the_right_to(self):
        clerk = self._new_user(
            "clerk", "doc_intake.group_doc_intake_approver,account.group_account_invoice"
        )
        self.buffer.user_ids += clerk
        document = self.new_read_document(seller_vat="PL9990000020", seller_name="Nieznany")
        self.assertTrue(document.will_create_partner)
        with self.refused("Nieznany is not among the contacts yet, and you may not create contacts"):
            self.book(document, clerk)
        self.assertEqual(document.state, "to_approve")

    def test_two_rights(self):
        document = self.new_read_document()
        with self.refused("Only approvers decide", AccessError):
            document.with_user(self.user).action_book()
        reader = self._new_user("approver_only", "doc_intake.group_doc_intake_approver")
        self.buffer.user_ids += reader
        with self.refused("booking needs the Invoicing right"):
            document.with_user(reader).action_book()
        document.with_user(reader).action_file()
        self.assertEqual(document.state, "filed")

    def test_journal_of_document_of_buffer_or_the_first(self):
        first = self.company_data["default_journal_purchase"]
        second, third = self.copy_journal(first, "Z2"), self.copy_journal(first, "Z3")
        self.assertEqual(self.book(self.new_read_document(key="1", invoice_number="1")).journal_id, first)
        self.buffer.journal_id = second
        document = self.new_read_document(key="2", invoice_number="2")
        self.assertEqual(document.journal_id, second)
        self.assertEqual(self.book(document).journal_id, second)
        document = self.new_read_document(key="3", invoice_number="3", journal_id=third.id)
        self.assertEqual(self.book(document).journal_id, third)

    def test_foreign_currency(self):
        self.env["res.currency.rate"].create(
            {
                "currency_id": self.eur.id,
                "name": "2026-11-01",
                "company_id": self.company.id,
                "inverse_company_rate": 4.3,
            }
        )
        document = self.new_read_document(
            currency_id=self.eur.id, **self.rows((23, "S", 100.03, 23.02), (8, "S", 7.77, 0.62))
        )
        move = self.book(document)
        self.assertEqual((move.currency_id, move.amount_total), (self.eur, 131.44))
        self.assertAlmostEqual(abs(move.amount_total_signed), 131.44 * 4.3, delta=0.03)
        self.assertAlmostEqual(sum(move.line_ids.mapped("balance")), 0)
        self.assertNotIn("knows no rate", self.notes(move))

    def test_foreign_currency_without_a_rate_is_told(self):
        self.eur.rate_ids.unlink()
        self.assertIn("knows no rate of EUR", self.notes(self.book(self.new_read_document(currency_id=self.eur.id))))

    def test_credit_note_is_a_refund_over_positive_amounts(self):
        for sign in (1, -1):
            with self.subTest(sign=sign):
                document = self.new_read_document(
                    key=f"credit {sign}",
                    invoice_number=f"KOR/{sign}",
                    is_credit_note=sign > 0,
                    **self.rows((23, "S", sign * 100.02, sign * 23.01), (8, "S", sign * 10, sign * 0.8)),
                )
                move = self.book(document)
                self.assertEqual(move.move_type, "in_refund")
                self.assertEqual((move.amount_untaxed, move.amount_tax, move.amount_total), (110.02, 23.81, 133.83))

    def test_receipt(self):
        receipt = self.env.ref("doc_intake.document_type_receipt")
        move = self.book(self.new_read_document(document_type_id=receipt.id))
        self.assertEqual((move.move_type, move.amount_total), ("in_receipt", 1230))
        back = self.new_read_document(
            key="back", invoice_number="2", document_type_id=receipt.id, **self.rows((23, "S", -100, -23))
        )
        move = self.book(back)
        self.assertEqual((move.move_type, move.amount_total), ("in_refund", 123))

    def test_sales_invoice_goes_to_a_journal_of_its_own(self):
        default = self.company_data["default_journal_sale"]
        customer = self.env["res.partner"].create({"name": "Odbiorca", "vat": "PL9990000020", "is_company": True})
        values = {
            "document_type_id": self.env.ref("doc_intake.document_type_fs").id,
            "invoice_number": "FS 17/2026",
            "sale_date": "2026-11-09",
            "seller_vat": self.company.vat,
            "buyer_name": "Odbiorca",
            "buyer_vat": "PL9990000020",
        }
        document = self.new_read_document(**values)
        self.assertEqual(document.partner_id, customer)
        self.assertNotIn("is not", document.warning_text or "")
        with self.refused("Choose a sales journal of its own"):
            self.book(document)
        document.journal_id = default
        with self.refused("Choose a sales journal of its own"):
            self.book(document)
        self.init_invoice("out_invoice", partner=self.partner_a, amounts=[5])
        with self.refused("Choose a sales journal of its own"):
            self.book(document)
        document.journal_id = self.copy_journal(default, "FSX")
        move = self.book(document)
        self.assertRecordValues(
            move,
            [
                {
                    "move_type": "out_invoice",
                    "name": "FS 17/2026",
                    "partner_id": customer.id,
                    "amount_total": 1230.0,
                    "journal_id": document.journal_id.id,
                }
            ],
        )
        self.assertEqual(move.invoice_line_ids.tax_ids, self.tax("vs_kraj_23"))
        move.action_post()
        self.assertEqual((move.name, move.state), ("FS 17/2026", "posted"))
        self.assertEqual(str(move.date), "2026-11-09")

    def test_type_that_is_filed_cannot_be_booked(self):
        contract = self.env.ref("doc_intake.document_type_contract")
        with self.refused("UM Contract is filed, not booked"):
            self.book(self.new_read_document(document_type_id=contract.id))

    def test_what_is_missing_is_said(self):
        unknown = self.new_read_document(total_gross=0, reading={"fields": {}, "warnings": []}, vat_ids=[(5,)])
        self.assertFalse(unknown.is_gross_known)
        with self.refused("The gross amount of .* is not known"):
            self.book(unknown)
        with self.refused("The currency of .* is not known"):
            self.book(self.new_read_document(key="2", currency_id=False))
        korun = self.env.ref("base.CZK")
        korun.active = False
        with self.refused("The currency CZK is not active. Activate it"):
            self.book(self.new_read_document(key="3", currency_id=korun.id))

    def test_zero_that_was_read_is_an_amount(self):
        document = self.new_read_document(
            reading={"fields": {"total_gross": {"value": "0.00"}}, "warnings": []}, **self.rows((23, "S", 0, 0))
        )
        self.assertEqual(self.book(document).amount_total, 0)

    def test_sums_that_do_not_add_up_are_refused(self):
        cases = {
            "the VAT rows give 1.?230.00.zł, the gross amount is 1.?203.00": {"total_gross": 1203},
            "net 1.?000.00.zł and VAT 230.00.zł are not the gross amount 1.?300.00": {
                "vat_ids": [(5,)],
                "total_gross": 1300,
            },
            "1.?000.00.zł and 230.00.zł are not 1.?300.00": {
                "vat_ids": [(5,), (0, 0, {"rate": 23, "net": 1000, "tax": 230, "gross": 1300})],
                "total_gross": 1300,
            },
            "320.00.zł is not 23 % of 1.?000.00": {
                "vat_ids": [(5,), (0, 0, {"rate": 23, "net": 1000, "tax": 320, "gross": 1320})],
                "total_gross": 1320,
            },
        }
        for sentence, values in cases.items():
            with self.subTest(sentence=sentence), self.refused(sentence):
                self.book(self.new_read_document(key=sentence, **values))

    def test_booked_document_is_settled(self):
        document = self.new_read_document()
        move = self.book(document)
        with self.refused("not open for a decision: it is Booked"):
            document.with_user(self.approver).action_book()
        with self.refused("is settled and cannot be changed"):
            document.with_user(self.approver).total_net = 5
        with self.refused("is settled and cannot be changed"):
            document.vat_ids.with_user(self.approver).net = 5
        self.assertEqual(self.env["account.move"].search_count([("ref", "=", move.ref)]), 1)

    def test_deleted_draft_bill_sends_the_document_back(self):
        document = self.new_read_document()
        move = self.book(document)
        copy = move.attachment_ids or self.env["ir.attachment"].search(
            [("res_model", "=", "account.move"), ("res_id", "=", move.id)]
        )
        raw = document.carrier_ids.file_id.attachment_id.raw
        self.assertEqual(copy.raw, raw)
        self.assertNotEqual(copy, document.carrier_ids.file_id.attachment_id)
        move.with_user(self.approver).unlink()
        self.assertFalse(copy.exists())
        self.env["ir.attachment"]._gc_file_store_unsafe()
        document.carrier_ids.file_id.attachment_id.invalidate_recordset()
        self.assertEqual(document.carrier_ids.file_id.attachment_id.raw, raw)
        self.assertRecordValues(document, [{"state": "to_approve", "move_id": False}])
        self.assertIn(f"Its draft bill was deleted by {self.approver.name}", document.reason_text)
        again = self.book(document)
        self.assertNotEqual(again, move)
        self.assertFalse(document.reason_text)

    def test_accountant_without_our_groups_deletes_the_bill(self):
        document = self.new_read_document()
        move = self.book(document)
        accountant = self._new_user("plain_accountant", "account.group_account_invoice")
        move.with_user(accountant).read()
        move.with_user(accountant).unlink()
        self.assertEqual(document.state, "to_approve")

    def test_file_is_attached_and_previewed(self):
        for name, data, mimetype in (
            ("faktura.pdf", b"%PDF-1.4 x", "application/pdf"),
            ("zdjęcie.jpg", JPG, "image/jpeg"),
        ):
            with self.subTest(name=name):
                document = self.new_read_document(key=name, invoice_number=name)
                digest = sha256_hex(data)
                files = self.env["doc.intake.file"]._store(
                    self.company, [{"sha256": digest, "name": name, "mimetype": mimetype, "data": data}]
                )
                document.carrier_ids.write({"file_id": files[digest].id})
                move = self.book(document)
                main = move.message_main_attachment_id
                self.assertEqual((main.name, main.mimetype, main.raw), (name, mimetype, data))
                self.assertEqual((main.res_model, main.res_id), ("account.move", move.id))
                self.assertEqual(main.company_id, self.company)
                self.assertIn(
                    main, move.with_user(self.approver)._get_mail_thread_data_attachments(), "shown beside the bill"
                )
                self.assertEqual(main.with_user(self.approver).raw, data)

    def test_other_current_company(self):
        other = self._create_company(name="Druga Sp. z o.o.")
        self.approver.company_ids += other
        self.approver.company_id = other
        document = self.new_read_document()
        document.with_user(self.approver).with_context(allowed_company_ids=(other + self.company).ids).action_book()
        move = document.move_id
        self.assertEqual(move.company_id, self.company)
        self.assertEqual(move.journal_id.company_id, self.company)
        self.assertEqual(move.invoice_line_ids.tax_ids, self.tax("vz_kraj_23"))
        self.assertEqual(move.line_ids.account_id.company_ids, self.company)
        self.assertEqual(move.message_main_attachment_id.company_id, self.company)
        self.assertEqual(move.amount_total, 1230)

    def test_several_at_once(self):
        good = self.new_read_document(key="good", invoice_number="1")
        bad = self.new_read_document(key="bad", invoice_number="2", total_gross=1203)
        done = self.new_read_document(key="done", invoice_number="3", state="filed")
        last = self.new_read_document(key="last", invoice_number="4")
        result = (good + bad + done + last).with_user(self.approver).action_book()
        self.assertEqual((good + bad + done + last).mapped("state"), ["booked", "to_approve", "filed", "booked"])
        self.assertIn("It could not be booked: ", bad.reason_text)
        self.assertIn("does not add up", bad.reason_text)
        self.assertFalse(done.reason_text)
        message = result["params"]["message"].splitlines()
        self.assertEqual(message[:2], ["2 booked.", "2 not booked:"])
        self.assertTrue(message[2].startswith(f"{bad.name}: It does not add up"))
        self.assertIn("is not open for a decision: it is Filed", message[3])
        bad.with_user(self.approver).total_gross = 1230
        self.book(bad)
        self.assertFalse(bad.reason_text)
        result = self.new_read_document(key="5", invoice_number="5").with_user(self.approver)
        result |= self.new_read_document(key="6", invoice_number="6").with_user(self.approver)
        self.assertEqual(result.action_book()["params"]["message"], "2 booked.")

    def test_many_refusals_do_not_fill_the_screen(self):
        contract = self.env.ref("doc_intake.document_type_contract").id
        documents = self.env["doc.intake.document"]
        for number in range(8):
            documents |= self.new_read_document(key=f"{number}", document_type_id=contract)
        message = documents.with_user(self.approver).action_book()["params"]["message"].splitlines()
        self.assertEqual(message[:2], ["0 booked.", "8 not booked:"])
        self.assertEqual(message[2], f"{documents[0].name}: A document of the type UM Contract is filed, not booked.")
        self.assertEqual((len(message), message[-1]), (8, "The other ones say why themselves."))
        self.assertTrue(all(documents.mapped("reason_text")))

    def test_several_at_once_survive_an_accident(self):
        first, second = (self.new_read_document(key=key, invoice_number=key) for key in ("first", "second"))
        attach = self.registry["doc.intake.document"]._attach_to

        def fails_for_the_first(document, move):
            if document.invoice_number == "first":
                raise KeyError("nobody foresaw this")
            return attach(document, move)

        self.patch(self.registry["doc.intake.document"], "_attach_to", fails_for_the_first)
        with mute_logger("odoo.addons.doc_intake.models.doc_intake_document_booking"):
            result = (first + second).with_user(self.approver).action_book()
        self.assertEqual((first + second).mapped("state"), ["to_approve", "booked"])
        self.assertIn("something unexpected happened", first.reason_text)
        self.assertEqual(result["params"]["type"], "warning")
        self.assertFalse(self.env["account.move"].search([("ref", "=", "first")]), "half a bill was left behind")
        self.assertEqual(second.move_id.message_main_attachment_id.raw, second.carrier_ids.file_id.attachment_id.raw)

    def test_bank_account_is_never_added(self):
        document = self.new_read_document(iban="PL61109010140000071219812874")
        move = self.book(document)
        self.assertFalse(move.partner_bank_id)
        self.assertFalse(self.supplier.bank_ids)
