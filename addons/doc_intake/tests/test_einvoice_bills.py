from odoo.tests import tagged
from odoo.tools import mute_logger

from . import einvoice_files as files
from .einvoice_case import EInvoiceCase

KSEF_NUMBER = "9990000014-20261110-0100001AF629-4B"


@tagged("post_install", "-at_install")
class TestEInvoiceBills(EInvoiceCase):
    def test_ksef_is_the_same_bill_on_every_way(self):
        for namespace, prefix in ((files.FA3, ""), (files.FA2, "fa")):
            with self.subTest(namespace=namespace):
                data = files.plain(namespace=namespace, prefix=prefix, number=f"FV/{prefix}/7")
                move = self.each_way(data, name=f"{KSEF_NUMBER}.xml")
                self.assertRecordValues(
                    move,
                    [
                        {
                            "move_type": "in_invoice",
                            "partner_id": self.supplier.id,
                            "ref": f"FV/{prefix}/7",
                            "amount_untaxed": 1000.0,
                            "amount_tax": 189.0,
                            "amount_total": 1189.0,
                            "partner_bank_id": self.bank.id,
                            "invoice_payment_term_id": False,
                            "doc_intake_kind": False,
                            "doc_intake_ksef_number": KSEF_NUMBER,
                            "currency_id": self.pln.id,
                        }
                    ],
                )
                dates = [str(move[name]) for name in ("invoice_date", "invoice_date_due", "delivery_date")]
                self.assertEqual(dates, ["2026-11-10", "2026-11-24", "2026-11-08"])
                self.assertEqual(
                    self.lines(move),
                    [
                        ("Deska sosnowa", 12.5, 48.0, 0.0, 600.0),
                        ("Dostawa", 1.0, 200.0, 10.0, 180.0),
                        ("Papier", 3.0, 40.0, 0.0, 120.0),
                        ("Ubezpieczenie", 1.0, 100.0, 0.0, 100.0),
                    ],
                )
                codes = ("vz_kraj_23", "vz_kraj_23", "vz_kraj_8", "vz_kraj_zw")
                self.assertEqual([line.tax_ids for line in move.invoice_line_ids], [self.tax(code) for code in codes])
                move.action_post()
                self.assertEqual(move.state, "posted")

    def test_lines_priced_gross_add_up_to_the_cent(self):
        lines = [
            files.gross_line("Śruby", 23, "9.99", 3, "3.33"),
            files.gross_line("Gwoździe", 23, "7.77", 7, "1.11"),
            files.gross_line("Klej", 23, "5.55", 1, "5.55"),
        ]
        move = self.each_way(files.ksef(lines, sums={"P_13_1": "18.95", "P_14_1": "4.36"}, gross="23.31"))
        self.assertEqual((move.amount_untaxed, move.amount_tax, move.amount_total), (18.95, 4.36, 23.31))
        self.assertEqual(
            [(line.name, line.quantity) for line in move.invoice_line_ids][:2], [("Śruby", 3.0), ("Gwoździe", 7.0)]
        )

    def test_quantity_finer_than_odoo_keeps_the_amount(self):
        lines = [files.line("Gaz", 23, "152.41", "0.123456", "1234.56789012")]
        move = self.each_way(files.ksef(lines, sums={"P_13_1": "152.41", "P_14_1": "35.05"}, gross="187.46"))
        self.assertEqual(self.lines(move), [("Gaz (0.123456 szt.)", 1.0, 152.41, 0.0, 152.41)])
        self.assertEqual(move.amount_total, 187.46)

    def test_rounded_total(self):
        lines = [files.line("Deska", 23, "1667.47", 1, "1667.47")]
        move = self.each_way(files.ksef(lines, sums={"P_13_1": "1667.47", "P_14_1": "383.52"}, gross="2051"))
        self.assertEqual((move.amount_tax, move.amount_total), (383.52, 2051.0))
        self.assertEqual(move.invoice_line_ids[-1].name, "Rounding")
        self.assertFalse(move.invoice_line_ids[-1].tax_ids)

    def test_printed_vat_differs_by_rounding(self):
        lines = [files.line(f"Deska {i}", 23, "0.33", 1, "0.33") for i in range(6)]
        move = self.each_way(files.ksef(lines, sums={"P_13_1": "1.98", "P_14_1": "0.48"}, gross="2.46"))
        self.assertEqual((move.amount_untaxed, move.amount_tax, move.amount_total), (1.98, 0.48, 2.46))

    def test_euro(self):
        self.env["res.currency.rate"].create(
            {"name": "2026-11-01", "currency_id": self.eur.id, "company_id": self.company.id, "rate": 0.25}
        )
        lines = [files.line("Usługa", 23, "100.00", 4, "25", KursWaluty="4.3210")]
        sums = {"P_13_1": "100.00", "P_14_1": "23.00", "P_14_1W": "99.38"}
        move = self.each_way(files.ksef(lines, sums=sums, gross="123.00", currency="EUR"))
        self.assertEqual((move.currency_id, move.amount_total, move.amount_tax), (self.eur, 123.0, 23.0))
        self.assertEqual(move.amount_total_signed, -492.0)
        notes = self.notes(move)
        self.assertIn("VAT in PLN as stated: 99.38.", notes)
        self.assertIn("4.3210", notes)

    def test_inactive_currency_is_named(self):
        krona = self.env.ref("base.SEK")
        krona.active = False
        data = files.ksef(
            [files.line("Usługa", 23, "100", 1, "100")],
            sums={"P_13_1": "100", "P_14_1": "23"},
            gross="123",
            currency="SEK",
        )
        move = self.upload(data)
        self.assertEqual((move.currency_id, move.amount_total), (krona, 123.0))
        self.assertIn("The currency SEK is not active.", self.notes(move))
        with self.refused("The currency SEK is not active"):
            self.document(data).with_user(self.approver).action_book()

    def test_correction_with_rows_before_and_after(self):
        reference = files.tags(
            PrzyczynaKorekty="Zwrot",
            TypKorekty=1,
            DaneFaKorygowanej=[files.tags(DataWystFaKorygowanej="2026-10-01", NrFaKorygowanej="FV/2026/10/1")],
        )
        original = self.upload(files.plain(number="FV/2026/10/1"))
        original.action_post()
        lines = [
            files.line("Deska", 23, "480.00", 10, "48", StanPrzed=1),
            files.line("Deska", 23, "288.00", 6, "48"),
            files.line("Stara", 8, "50.00", 1, "50", StanPrzed=1),
            files.line("Nowa", 8, "40.00", 1, "40"),
        ]
        sums = {"P_13_1": "-192.00", "P_14_1": "-44.16", "P_13_2": "-10", "P_14_2": "-0.80"}
        for index, position in enumerate((0, 0, 1, 1)):
            lines[index] = lines[index].replace("<P_7>", f"<NrWierszaFa>{position + 1}</NrWierszaFa><P_7>")
        data = files.ksef(lines, sums=sums, gross="-246.96", kind="KOR", number="FK/1", extra=reference)
        move = self.each_way(data)
        self.assertEqual((move.move_type, move.doc_intake_kind), ("in_refund", "correction"))
        self.assertEqual((move.amount_untaxed, move.amount_tax, move.amount_total), (202.0, 44.96, 246.96))
        self.assertEqual(
            self.lines(move),
            [
                ("Deska", 4.0, 48.0, 0.0, 192.0),
                ("Stara (before the correction)", 1.0, 50.0, 0.0, 50.0),
                ("Nowa", 1.0, -40.0, 0.0, -40.0),
            ],
        )
        self.assertEqual(move.reversed_entry_id, original)
        self.assertIn("correction of FV/2026/10/1", self.notes(move))
        self.assertIn("Reason given: Zwrot", self.notes(move))

    def test_correction_upwards_is_marked(self):
        extra = files.tags(DaneFaKorygowanej=[files.tags(NrFaKorygowanej="FV/1")])
        lines = [files.line("Deska", 23, "100.00", 1, "100")]
        data = files.ksef(lines, sums={"P_13_1": "100", "P_14_1": "23"}, gross="123", kind="KOR", extra=extra)
        move = self.each_way(data)
        self.assertEqual((move.move_type, move.doc_intake_kind, move.amount_total), ("in_invoice", "correction", 123))
        self.assertIn("not an invoice of its own", self.notes(move))

    def test_correction_without_amounts_is_not_booked(self):
        data = files.ksef([], sums={}, gross="0", kind="KOR", number="FK/2")
        for move in (self.upload(data), self.mail(data)):
            self.assertFalse(move.invoice_line_ids)
            self.assertIn("FK/2 changes no amount", self.notes(move))
        document = self.document(data)
        with self.refused("changes no amount"):
            document.with_user(self.approver).action_book()
        self.assertFalse(document.move_id)

    def test_advance(self):
        order = files.tags(
            Zamowienie=[
                files.tags(
                    WartoscZamowienia="12300",
                    ZamowienieWiersz=[files.tags(P_7Z="Kuchnia", P_8BZ=1, P_9AZ="10000", P_11NettoZ="10000", P_12Z=23)],
                )
            ]
        )
        sums = {"P_13_1": "813.01", "P_14_1": "186.99"}
        move = self.each_way(files.ksef([order], sums=sums, gross="1000.00", kind="ZAL"))
        self.assertEqual((move.doc_intake_kind, move.amount_untaxed, move.amount_total), ("advance", 813.01, 1000.0))
        self.assertEqual(len(move.invoice_line_ids), 1)
        self.assertIn("advance invoice", self.notes(move))

    def test_settlement_shows_the_whole_order_less_the_advances(self):
        extra = files.tags(FakturaZaliczkowa=[files.tags(NrKSeFZN=1, NrFaZaliczkowej="ZAL/1")])
        lines = [files.line("Kuchnia", 23, "10000", 1, "10000"), files.line("Montaż", 8, "500", 1, "500")]
        sums = {"P_13_1": "9186.99", "P_14_1": "2113.01", "P_13_2": "500", "P_14_2": "40"}
        move = self.each_way(files.ksef(lines, sums=sums, gross="11840.00", kind="ROZ", extra=extra))
        self.assertEqual((move.doc_intake_kind, move.amount_untaxed), ("settlement", 9686.99))
        self.assertEqual((move.amount_tax, move.amount_total), (2153.01, 11840.0))
        self.assertEqual(
            [(line.name, line.price_subtotal) for line in move.invoice_line_ids],
            [("Kuchnia", 10000.0), ("Advances invoiced before, 23 %", -813.01), ("Montaż", 500.0)],
        )
        self.assertIn("settles the advance invoices ZAL/1", self.notes(move))

    def test_lines_that_contradict_the_header_give_a_line_a_rate(self):
        lines = [files.line("Deska", 23, "900", 1, "900")]
        move = self.each_way(files.ksef(lines, sums={"P_13_1": "100", "P_14_1": "23"}, gross="123"))
        self.assertEqual([line.price_subtotal for line in move.invoice_line_ids], [100.0])
        self.assertEqual(move.amount_total, 123.0)

    def test_total_that_contradicts_the_vat_rows(self):
        data = files.ksef([files.line("Deska", 23, "100", 1, "100")], sums={"P_13_1": "100", "P_14_1": "23"}, gross=150)
        move = self.upload(data)
        self.assertIn("total in the file is 150.00", self.notes(move))
        with self.refused("does not add up"):
            self.document(data).with_user(self.approver).action_book()

    def test_payment_and_other_parties_are_told(self):
        payment = files.tags(
            Platnosc=[
                files.tags(
                    Zaplacono=1,
                    RachunekBankowy=[files.tags(NrRB="10105000997603123456789123")],
                )
            ]
        )
        move = self.upload(files.plain(notes="<P_18A>1</P_18A>", payment=payment, buyer="5260001246"))
        notes = self.notes(move)
        self.assertIn("Split payment (MPP)", notes)
        self.assertIn("it is paid", notes)
        self.assertIn("is not among those of the supplier", notes)
        self.assertIn("The buyer PL5260001246 is not", notes)
        self.assertFalse(move.partner_bank_id.allow_out_payment)

    def test_posted_by_itself_only_without_a_doubt(self):
        self.supplier.autopost_bills = "always"
        self.company.autopost_bills = True
        self.assertEqual(self.upload(files.plain(number="FV/1")).state, "posted")
        for number, values in enumerate(({"kind": "KOR"}, {"gross": "1500"}, {"buyer": "5260001246"})):
            with self.subTest(**values):
                self.assertEqual(self.upload(files.plain(number=f"FV/9{number}", **values)).state, "draft")

    def test_partner_is_created_for_a_valid_number_only(self):
        partners = self.env["res.partner"]
        move = self.upload(files.plain(seller="PL5260001246", name="Nowy Dostawca"))
        self.assertRecordValues(
            move.partner_id, [{"name": "Nowy Dostawca", "vat": "PL5260001246", "street": "Leśna 4", "is_company": True}]
        )
        count = partners.search_count([])
        move = self.upload(files.plain(seller="PL1234567890", name="Zmyślony"))
        self.assertFalse(move.partner_id)
        self.assertEqual(partners.search_count([]), count)
        self.assertIn("No contact has the VAT number of Zmyślony", self.notes(move))
        self.assertEqual(move.amount_total, 1189.0)

    def test_approver_chooses_another_partner(self):
        count = self.env["res.partner"].search_count([])
        move = self.approve(
            files.plain(seller="PL5260001246", name="Nowy"), partner_id=self.partner_b.id, issue_date="2026-11-12"
        )
        self.assertEqual((move.partner_id, str(move.invoice_date)), (self.partner_b, "2026-11-12"))
        self.assertEqual(len(move.invoice_line_ids), 4)
        self.assertEqual(self.env["res.partner"].search_count([]), count)

    def test_amounts_typed_by_a_person_count(self):
        document = self.document(files.plain())
        document.with_user(self.approver).write(self.rows((23, "S", 100, 23)))
        move = self.book(document)
        self.assertEqual((len(move.invoice_line_ids), move.amount_total), (1, 123.0))

    def test_receipt_is_no_invoice(self):
        move = self.upload(files.receipt())
        self.assertFalse(move.invoice_line_ids)
        self.assertIn("not an invoice", self.notes(move))
        self.assertIn("FV/2026/11/7", self.notes(move))
        document = self.new_document(data=files.receipt(), name="upo.xml")
        self.read_queue()
        self.assertEqual((document.state, document.reason_code), ("error", "ksef_receipt"))

    def test_receipt_beside_its_invoice(self):
        move = self.mail(files.receipt(), files.plain())
        self.assertEqual((len(move), move.amount_total), (1, 1189.0))

    def test_two_invoices_in_one_mail(self):
        moves = self.mail(files.plain(number="FV/1"), files.plain(number="FV/2"))
        self.assertEqual(sorted(moves.mapped("ref")), ["FV/1", "FV/2"])

    @mute_logger("odoo.addons.account.models.account_document_import_mixin")
    def test_damaged(self):
        for data in (files.plain()[:-20], b"<Faktura", files.plain().replace(b"</Fa>", b"<Fa>")):
            with self.subTest(data=data[-40:]):
                move = self.upload(data)
                self.assertFalse(move.invoice_line_ids)
                self.assertIn("not well formed", self.notes(move))
        document = self.new_document(data=files.plain()[:-20], name="faktura.xml")
        self.read_queue()
        self.assertEqual((document.state, document.reason_code), ("error", "xml_damaged"))

    def test_lines_are_not_added_twice(self):
        move = self.upload(files.plain())
        attachment = self.env["ir.attachment"].create({"name": "again.xml", "raw": files.plain()})
        move._extend_with_attachments(move._to_files_data(attachment))
        self.assertEqual((len(move.invoice_line_ids), move.amount_total), (4, 1189.0))

    def test_estonian(self):
        seller = self.env["res.partner"].create(
            {"name": "Alfa OÜ", "vat": "EE100931558", "country_id": self.env.ref("base.ee").id, "is_company": True}
        )
        self.env["res.partner.bank"].create({"partner_id": seller.id, "acc_number": "EE382200221020145685"})
        # VAT of another country is no VAT of ours: it is part of the price.
        move = self.each_way(files.estonian())
        self.assertEqual((move.partner_id, move.currency_id, move.amount_total), (seller, self.eur, 124.0))
        self.assertEqual(self.lines(move), [("Teenus", 4.0, 31.0, 0.0, 124.0)])
        self.assertEqual(move.payment_reference, "1232")
        # Without VAT it is a purchase across the border.
        move = self.each_way(files.estonian(["A-2"], rate="0", tax="0", total="100.00"))
        self.assertTrue(move.invoice_line_ids.tax_ids.has_negative_factor)
        self.assertEqual((move.amount_total, move.amount_tax), (100.0, 0.0))
        refund = self.each_way(files.estonian(["K-1"], kind="CRE"))
        self.assertEqual((refund.move_type, refund.amount_total), ("in_refund", 124.0))

    def test_estonian_file_with_several_invoices(self):
        moves = self.upload(files.estonian(["A-1", "A-2", "A-3"]))
        self.assertEqual(sorted(moves.mapped("ref")), ["A-1", "A-2", "A-3"])
        self.assertEqual(set(moves.mapped("amount_total")), {124.0})
