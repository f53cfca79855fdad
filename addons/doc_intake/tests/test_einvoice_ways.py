from unittest.mock import patch

from odoo.tests import new_test_user, tagged
from odoo.tools import mute_logger

from odoo.addons.account_edi_ubl_cii.models.account_edi_common import AccountEdiCommon
from odoo.addons.doc_intake.models import doc_intake_einvoice_document

from . import einvoice_files as files
from . import einvoice_trade_files as trade
from .einvoice_case import EInvoiceCase

IMPORT = "odoo.addons.account.models.account_document_import_mixin"
OWN_NIP = "9990713429"


@tagged("post_install", "-at_install")
class TestEInvoiceWays(EInvoiceCase):
    """What the formats have beside plain invoices, by Upload, by mail to the journal, and by a buffer."""

    def simple_ubl(self, number="INV-7", **values):
        lines = [("Deska", 4, 25, 100, "S", 23)]
        sums = {"net": 100, "tax": 23, "gross": 123, "rows": [(100, 23, "S", 23)]}
        return trade.ubl(lines, number=number, **{**sums, **values})

    def refused_each_way(self, data, code, sentence):
        """Neither upload nor mail gives a bill with lines, and a buffer says why."""
        for move in (self.upload(data), self.mail(data)):
            self.assertFalse(move.invoice_line_ids)
            self.assertEqual(move.amount_total, 0)
            self.assertIn(sentence, self.notes(move))
        document = self.new_document(data=data, name="plik.xml", key=f"refused {hash(data)}")
        self.read_queue()
        self.assertEqual((document.state, document.reason_code), ("error", code))
        self.assertIn(sentence, document.reason_text)
        self.assertFalse(document.move_id)

    # ---- THE WHOLE BILL ----

    def test_file_and_words_of_the_seller_are_on_the_bill(self):
        foot = files.tags(Stopka=[files.tags(Informacje=[files.tags(StopkaFaktury="Kapitał <1000>")])])
        data = files.plain(end=foot)
        for move in (self.upload(data), self.mail(data), self.approve(data)):
            self.assertEqual(str(move.narration), "<p>Kapitał &lt;1000&gt;</p>")
            attachments = self.env["ir.attachment"].search(
                [("res_model", "=", "account.move"), ("res_id", "=", move.id), ("name", "=", "faktura.xml")]
            )
            self.assertEqual(attachments.raw, data)

    def test_print_that_the_file_carries_is_what_people_see(self):
        data = files.estonian(print_=b"%PDF-1.4 arve")
        for move in (self.upload(data), self.mail(data), self.approve(data)):
            self.assertEqual(move.message_main_attachment_id.name, "arve.pdf")
            self.assertEqual(move.message_main_attachment_id.raw, b"%PDF-1.4 arve")
            self.assertEqual(move.amount_total, 124.0)

    def test_pdf_with_a_tree_of_files(self):
        data = trade.pdf_with_tree(trade.cii())
        for move in (self.upload(data, name="a.pdf"), self.approve(data, name="a.pdf")):
            self.assertEqual((move.ref, move.partner_id, move.amount_total), ("R-7", self.supplier, 123.0))
            self.assertEqual(self.lines(move), [("Brett", 4.0, 25.0, 0.0, 100.0)])

    def test_farmer(self):
        move = self.each_way(files.farmer())
        self.assertRecordValues(
            move,
            [
                {
                    "move_type": "in_invoice",
                    "partner_id": self.supplier.id,
                    "ref": "RR/7",
                    "amount_total": 107.0,
                    "partner_bank_id": self.bank.id,
                }
            ],
        )
        self.assertEqual(move.invoice_line_ids.mapped("name"), ["Jabłka"])

    # ---- CORRECTIONS AND THE LIKE ----

    def test_correction_names_the_corrected_one_by_its_number_in_the_register(self):
        original = self.upload(files.plain(number="FV/1"), name="9990000014-20261110-0100001AF629-4B.xml")
        original.action_post()
        reference = files.tags(NrKSeF=1, NrKSeFFaKorygowanej=original.doc_intake_ksef_number)
        data = files.ksef(
            [files.line("Deska", 23, "-10", -1, "10")],
            sums={"P_13_1": "-10", "P_14_1": "-2.30"},
            gross="-12.30",
            kind="KOR",
            number="FK/1",
            extra=files.tags(DaneFaKorygowanej=[reference]),
        )
        move = self.each_way(data)
        self.assertEqual((move.move_type, move.reversed_entry_id, move.amount_total), ("in_refund", original, 12.3))
        self.assertFalse(move.doc_intake_ksef_number, "the number is the corrected invoice's")

    def test_each_kind_of_ksef(self):
        extra = files.tags(DaneFaKorygowanej=[files.tags(NrFaKorygowanej="FV/1")])
        less, more = {"P_13_1": "-100", "P_14_1": "-23"}, {"P_13_1": "10", "P_14_1": "2.30"}
        fewer = [files.line("Deska", 23, "-100", "-4", "25")]
        for number, kind, lines, sums, gross, booked in (
            ("K/1", "KOR", fewer, less, "-123", ("in_refund", "correction", 123.0, "Deska", 4.0)),
            ("K/2", "KOR", [], less, "-123", ("in_refund", "correction", 123.0, "K/2, 23 %", 1.0)),
            ("K/3", "KOR_ZAL", [], less, "-123", ("in_refund", "correction", 123.0, "K/3, 23 %", 1.0)),
            ("K/4", "KOR_ROZ", [], more, "12.30", ("in_invoice", "correction", 12.3, "K/4, 23 %", 1.0)),
            ("K/5", "UPR", [files.line("Kawa", 23)], {}, "123", ("in_invoice", False, 123.0, "K/5, 23 %", 1.0)),
        ):
            with self.subTest(number=number):
                move = self.each_way(files.ksef(lines, sums=sums, gross=gross, kind=kind, number=number, extra=extra))
                line = move.invoice_line_ids
                found = (move.move_type, move.doc_intake_kind, move.amount_total, line.name, line.quantity)
                self.assertEqual(found, booked)
                self.assertEqual(line.tax_ids, self.tax("vz_kraj_23"))

    def test_correction_stays_one_when_a_person_types_its_amounts(self):
        data = files.ksef([], sums={"P_13_1": "-10", "P_14_1": "-2.30"}, gross="-12.30", kind="KOR", number="FK/3")
        document = self.document(data)
        document.with_user(self.approver).write(self.rows((23, "S", -100, -23)))
        move = self.book(document)
        self.assertEqual((move.move_type, move.doc_intake_kind, move.amount_total), ("in_refund", "correction", 123))

    def test_codes_of_ubl_that_odoo_ignores(self):
        for code, kind in (("384", "correction"), ("386", "advance")):
            data = self.simple_ubl(f"U-{code}", extra=f"<cbc:InvoiceTypeCode>{code}</cbc:InvoiceTypeCode>")
            move = self.each_way(data)
            self.assertEqual((move.doc_intake_kind, move.move_type, move.amount_total), (kind, "in_invoice", 123))
            self.assertEqual(self.lines(move), [("Deska", 4.0, 25.0, 0.0, 100.0)])
            self.assertEqual(move.partner_id, self.supplier)

    def test_codes_of_cii_that_odoo_ignores(self):
        self.upload(files.plain(number="R-1")).action_post()
        for code, sign, kind, move_type in (
            ("384", -1, "correction", "in_refund"),
            ("389", 1, False, "in_invoice"),
            ("326", 1, False, "in_invoice"),
            ("261", 1, False, "in_refund"),
        ):
            with self.subTest(code=code):
                move = self.each_way(trade.cii(code, sign, number=f"C-{code}", reference="R-1"))
                self.assertEqual((move.doc_intake_kind, move.move_type, move.amount_total), (kind, move_type, 123.0))
                self.assertEqual(self.lines(move), [("Brett", 4.0, 25.0, 0.0, 100.0)])
                self.assertEqual(bool(move.reversed_entry_id), move_type == "in_refund")

    def test_cii_that_odoo_knows_and_one_without_lines(self):
        for number, lines in (("C-1", True), ("C-2", False)):
            data = trade.cii(number=number, lines=lines)
            for move in (self.upload(data), self.mail(data), self.approve(data)):
                self.assertEqual((move.ref, move.amount_untaxed, move.amount_total), (number, 100.0, 123.0))
                self.assertEqual(move.invoice_line_ids.tax_ids, self.tax("vz_kraj_23"))

    def test_cii_with_a_date_in_another_form(self):
        for move in (self.upload(trade.cii(day="2026-11-10")), self.approve(trade.cii(day="2026-11-10"))):
            self.assertEqual((str(move.invoice_date), move.amount_total), ("2026-11-10", 123.0))

    def test_files_that_name_no_profile(self):
        start, _, rest = self.simple_ubl("N-1").decode().partition("<cbc:CustomizationID>")
        data = (start + rest.partition("</cbc:CustomizationID>")[2]).encode()
        move = self.each_way(data)
        self.assertEqual((move.ref, move.amount_total, self.lines(move)[0][0]), ("N-1", 123.0, "Deska"))

    def test_ubl_and_cii_come_to_their_total_on_every_way(self):
        """Odoo's own decoder drops a VAT rate that no tax of ours has, and the bill would be too small."""
        foreign = {"vat": "DE136695976", "country": "DE", "currency": "EUR", "rows": [(100, 19, "S", 19)]}
        data = trade.ubl([("Brett", 4, 25, 100, "S", 19)], net=100, tax=19, gross=119, number="D-1", **foreign)
        for move in (self.upload(data), self.mail(data), self.approve(data)):
            self.assertEqual((move.ref, move.amount_total, move.currency_id), ("D-1", 119.0, self.eur))
            self.assertEqual(self.lines(move), [("Brett", 4.0, 29.75, 0.0, 119.0)])

    def test_decoder_of_odoo_that_fails(self):
        with patch.object(AccountEdiCommon, "_import_invoice_ubl_cii", side_effect=ValueError("no date")):
            for move in (self.upload(self.simple_ubl()), self.mail(self.simple_ubl())):
                self.assertEqual((move.amount_total, self.lines(move)[0][0]), (123.0, "Deska"))

    def test_accountant_without_our_groups(self):
        self.approver = new_test_user(self.env, "plain.accountant", groups="account.group_account_invoice")
        self.approver.write({"company_ids": self.company.ids, "company_id": self.company.id})
        self.assertEqual(self.upload(files.plain()).amount_total, 1189.0)
        self.assertIn("not an invoice", self.notes(self.upload(files.receipt())))

    def test_pro_forma_is_not_booked(self):
        data = self.simple_ubl("P-1", extra="<cbc:InvoiceTypeCode>325</cbc:InvoiceTypeCode>")
        for move in (self.upload(data), self.mail(data)):
            self.assertFalse(move.invoice_line_ids)
            self.assertIn("P-1 is a pro-forma", self.notes(move))
        document = self.document(data)
        with self.refused("pro-forma"):
            self.book(document)
        self.assertFalse(document.move_id)

    def test_amount_to_pay_is_not_taken_for_the_total(self):
        """A decoder whose bill comes to what is left to pay, after a payment, has made another bill."""
        document = self.document(self.simple_ubl())
        for due, fits in ((60.0, False), (122.5, True)):
            document.amount_due = due
            rounded = {abs(document.total_gross)} | document._rounded_totals()
            self.assertEqual(due in rounded, fits)

    # ---- WRAPPERS ----

    def test_wrapped_invoices_are_the_same_bill(self):
        for index, wrap in enumerate((trade.attached, trade.envelope)):
            for data in (self.simple_ubl(f"W-{index}"), files.plain(number=f"F-{index}")):
                with self.subTest(wrap=wrap.__name__):
                    wrapped = wrap(data)
                    found = [self.upload(wrapped), self.mail(wrapped), self.approve(wrapped)]
                    plain = self.approve(data, name="plain.xml")
                    for move in found:
                        self.assertEqual(
                            (move.ref, move.partner_id, self.lines(move), move.amount_total),
                            (plain.ref, plain.partner_id, self.lines(plain), plain.amount_total),
                        )

    def test_empty_wrapper(self):
        self.refused_each_way(trade.envelope(b"?>"), "wrapper_empty", "there is none in it")
        move = self.upload(trade.attached(None))
        self.assertFalse(move.invoice_line_ids)

    # ---- WHAT IS NO INVOICE ----

    def test_receipt_of_the_register(self):
        self.refused_each_way(files.receipt(), "ksef_receipt", "not an invoice")

    def test_other_xml(self):
        italian = b'<FatturaElettronica xmlns="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"/>'
        self.refused_each_way(italian, "einvoice_foreign", "FatturaPA")
        order = b'<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'
        self.refused_each_way(order, "xml_no_invoice", "UBL Order")
        self.refused_each_way(b"<catalogue/>", "einvoice_unknown", "not an e-invoice")

    @mute_logger(IMPORT)
    def test_unsafe_xml_is_not_parsed(self):
        for declared in ('<!ENTITY a SYSTEM "file:///etc/hostname">', '<!ENTITY a "Zły">'):
            prolog, _, body = files.plain(name="X").decode().partition("?>")
            data = f"{prolog}?><!DOCTYPE Faktura [{declared}]>{body}".replace("<Nazwa>X<", "<Nazwa>&a;<").encode()
            self.refused_each_way(data, "xml_unsafe", "declares entities")

    def test_no_invoice_beside_an_invoice(self):
        order = b'<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'
        moves = self.mail(order, files.plain())
        self.assertEqual((len(moves), moves.amount_total), (1, 1189.0))

    # ---- SEVERAL INVOICES, SEVERAL BUYERS ----

    def test_each_invoice_of_a_file_is_a_document(self):
        data = files.estonian(["A-1", "A-2", "A-3"])
        first = self.new_document(data=data, name="arved.xml")
        self.read_queue()
        documents = self.env["doc.intake.document"].search([("source_key", "=", first.source_key)], order="split_index")
        self.assertEqual(documents.mapped("invoice_number"), ["A-1", "A-2", "A-3"])
        self.assertEqual(documents.mapped("split_index"), [0, 1, 2])
        self.assertEqual(set(documents.mapped("state")), {"to_approve"})
        self.assertEqual(documents[1:].carrier_ids.mapped("file_name"), ["arved_2.xml", "arved_3.xml"])
        documents.with_user(self.approver).action_read_again()
        self.read_queue()
        again = self.env["doc.intake.document"].search_count([("source_key", "=", first.source_key)])
        self.assertEqual(again, 3)
        moves = self.env["account.move"]
        for document in documents:
            moves |= self.book(document)
        self.assertEqual(moves.mapped("ref"), ["A-1", "A-2", "A-3"])
        self.assertEqual(set(moves.mapped("amount_total")), {124.0})

    @patch.object(doc_intake_einvoice_document, "_MOST_INVOICES", 2)
    def test_more_invoices_than_a_file_for_people_has(self):
        first = self.new_document(data=files.estonian(["A-1", "A-2", "A-3"]), name="arved.xml")
        self.read_queue()
        self.assertEqual(first.search_count([("source_key", "=", first.source_key)]), 2)
        self.assertIn("holds 3 invoices", self.notes(first))
        self.assertIn("The last 1 were left out", self.notes(first))

    def test_each_invoice_of_a_mailed_file_is_a_bill(self):
        moves = self.mail(files.estonian(["A-1", "A-2", "A-3"]))
        self.assertEqual(sorted(moves.mapped("ref")), ["A-1", "A-2", "A-3"])

    def test_our_company_is_a_unit_of_the_buyer(self):
        for role, is_ours in ((8, True), (2, True), (10, True), (1, False)):
            with self.subTest(role=role):
                identity = files.tags(NIP=OWN_NIP, Nazwa="Szkoła")
                third = files.tags(Podmiot3=[files.tags(DaneIdentyfikacyjne=[identity], Rola=role)])
                data = files.plain(number=f"FV/J{role}", buyer="5260001246", parties=third)
                wrong = "The buyer PL5260001246 is not"
                self.assertEqual(wrong in self.notes(self.upload(data)), not is_ours)
                document = self.document(data)
                self.assertEqual(wrong in (document.warning_text or ""), not is_ours)
                self.assertEqual("gets this invoice as its unit" in (document.warning_text or ""), is_ours)
