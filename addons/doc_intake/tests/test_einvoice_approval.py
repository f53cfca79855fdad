from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.account_edi_ubl_cii.models.account_edi_common import AccountEdiCommon
from odoo.addons.account_edi_ubl_cii.models.account_move import AccountMove

from . import einvoice_files as files
from . import einvoice_trade_files as trade
from .einvoice_case import EInvoiceCase
from .mail_case import make_mail
from .test_unpack_containers import ZIP, zip_of

BOOKED_BY_ROWS = "odoo.addons.doc_intake.models.doc_intake_document_einvoice"


@tagged("post_install", "-at_install")
class TestEInvoiceApproval(EInvoiceCase):
    """Approved e-invoices are booked by the decoder that knows them, Odoo's own for UBL and CII."""

    def simple_ubl(self, **values):
        return trade.ubl(
            [("Deska", 4, 25, 100, "S", 23), ("Polisa", 1, 50, 50, "E", 0)],
            **{
                "net": 150,
                "tax": 23,
                "gross": 173,
                "rows": [(100, 23, "S", 23), (50, 0, "E", 0)],
                **values,
            },
        )

    def test_ubl_keeps_its_lines_and_tells_exempt_from_zero(self):
        move = self.approve(self.simple_ubl())
        self.assertEqual(
            [(line.name, line.quantity, line.price_unit) for line in move.invoice_line_ids],
            [("Deska", 4.0, 25.0), ("Polisa", 1.0, 50.0)],
        )
        self.assertEqual(
            [line.tax_ids for line in move.invoice_line_ids], [self.tax("vz_kraj_23"), self.tax("vz_kraj_zw")]
        )
        self.assertEqual((move.amount_total, move.partner_id, move.partner_bank_id), (173, self.supplier, self.bank))
        self.assertTrue(all(move.invoice_line_ids.mapped("is_imported")))
        self.assertEqual(move.message_main_attachment_id.name, "faktura.xml")

    def test_ubl_credit_note(self):
        move = self.approve(self.simple_ubl(root="CreditNote"))
        self.assertEqual((move.move_type, move.amount_total, len(move.invoice_line_ids)), ("in_refund", 173, 2))

    def test_ubl_across_the_border_is_reverse_charge(self):
        seller = self.env["res.partner"].create(
            {"name": "SIA Testa Koks", "vat": "LV40003245752", "country_id": self.env.ref("base.lv").id}
        )
        data = trade.ubl(
            [("Dēlis", 2, 50, 100, "K", 0)],
            net=100,
            tax=0,
            gross=100,
            rows=[(100, 0, "K", 0)],
            vat="LV40003245752",
            country="LV",
            currency="EUR",
        )
        move = self.approve(data)
        self.assertEqual((move.partner_id, move.amount_total, move.amount_tax), (seller, 100.0, 0.0))
        self.assertEqual([(line.name, line.quantity) for line in move.invoice_line_ids], [("Dēlis", 2.0)])
        self.assertTrue(move.invoice_line_ids.tax_ids.has_negative_factor)

    def test_vat_of_another_country_is_part_of_the_price(self):
        data = trade.ubl(
            [("Dēlis", 2, 50, 100, "S", 21)],
            net=100,
            tax=21,
            gross=121,
            rows=[(100, 21, "S", 21)],
            vat="LV40003245752",
            country="LV",
            currency="EUR",
        )
        partners = self.env["res.partner"].search([])
        move = self.approve(data)
        self.assertEqual((move.amount_total, move.amount_tax), (121.0, 0.0))
        self.assertEqual(self.lines(move), [("Dēlis", 2.0, 60.5, 0.0, 121.0)])
        created = self.env["res.partner"].search([]) - partners
        self.assertEqual((created, created.vat), (move.partner_id, "LV40003245752"))
        self.assertFalse(created.bank_ids, "an approved document adds no bank account")
        self.assertEqual(self.env["account.move"].search_count([("partner_id", "=", created.id)]), 1)

    def test_lines_that_do_not_come_to_the_total_go_by_rows(self):
        data = trade.ubl([("Deska", 4, 20, 80, "S", 23)], net=100, tax=23, gross=123, rows=[(100, 23, "S", 23)])
        move = self.approve(data)
        self.assertEqual((len(move.invoice_line_ids), move.amount_untaxed, move.amount_total), (1, 100.0, 123.0))

    @mute_logger(BOOKED_BY_ROWS)
    def test_a_decoder_that_fails_does_not_stop_the_approver(self):
        for index, error in enumerate((ValueError("no date"), UserError("no price"))):
            with patch.object(AccountEdiCommon, "_import_invoice_ubl_cii", side_effect=error):
                move = self.approve(self.simple_ubl(number=f"INV-{index}"))
            self.assertEqual((len(move.invoice_line_ids), move.amount_total), (2, 173.0))
            self.assertEqual(move.invoice_line_ids.mapped("name"), ["Deska", "Polisa"])

    @mute_logger(BOOKED_BY_ROWS)
    def test_without_any_decoder_the_vat_rows_are_booked(self):
        ours = self.env.registry["doc.intake.einvoice.bill"]
        with (
            patch.object(AccountEdiCommon, "_import_invoice_ubl_cii", side_effect=ValueError("no date")),
            patch.object(ours, "_decode", side_effect=ValueError("broken")),
        ):
            move = self.approve(self.simple_ubl())
        self.assertEqual(move.invoice_line_ids.mapped("name"), ["INV-7, 23 %", "INV-7, E"])
        self.assertEqual(move.amount_total, 173.0)
        attachments = self.env["ir.attachment"].search([("res_model", "=", "account.move"), ("res_id", "=", move.id)])
        self.assertEqual(attachments.mapped("name"), ["faktura.xml"])

    def test_zugferd_1_which_odoo_does_not_know(self):
        move = self.approve(trade.zugferd_1())
        self.assertEqual((move.amount_total, move.partner_id), (123.0, self.supplier))
        self.assertEqual(self.lines(move), [("Brett", 4.0, 25.0, 0.0, 100.0)])

    def test_a_decoder_of_another_addon(self):
        seen = []
        attachment = self.env["ir.attachment"].create({"name": "a.xml", "raw": files.plain()})
        data = self.env["account.move"]._to_files_data(attachment)[0]
        for priority, is_theirs in ((20, False), (40, True)):
            theirs = {"priority": priority, "decoder": lambda move, data, new: seen.append(move)}
            with patch.object(AccountMove, "_get_edi_decoder", lambda *args, found=theirs, **kwargs: found):
                found = self.env["account.move"]._get_edi_decoder(data, new=True)
            self.assertEqual(found is theirs, is_theirs)

    def test_sales_invoice_that_was_made_elsewhere(self):
        journal = self.copy_journal(self.company_data["default_journal_sale"], "FS2")
        self.init_invoice("out_invoice", partner=self.partner_a, amounts=[5])
        customer = self.env["res.partner"].create(
            {"name": "Klient", "vat": "PL5260001246", "country_id": self.env.ref("base.pl").id, "is_company": True}
        )
        data = files.plain(seller="PL9990713429", name="Nasza Firma", buyer="5260001246", number="S/7")
        document = self.document(data)
        document.with_user(self.approver).write(
            {"document_type_id": self.env.ref("doc_intake.document_type_fs").id, "journal_id": journal.id}
        )
        move = self.book(document)
        self.assertEqual((move.move_type, move.name, move.partner_id), ("out_invoice", "S/7", customer))
        self.assertEqual((len(move.invoice_line_ids), move.amount_total), (4, 1189.0))
        self.assertEqual(move.invoice_line_ids[0].tax_ids, self.tax("vs_kraj_23"))

    def test_invoice_in_a_zip(self):
        raw = make_mail(files=[("faktury.zip", zip_of(("FV 7.xml", files.plain())), ZIP)])
        message = self.new_message(raw, uid="77", buffers=self.buffer)
        self.unpack_queue()
        self.read_queue()
        document = message.document_ids
        self.assertEqual(document.state, "to_approve")
        self.assertEqual(self.facts(self.book(document)), self.facts(self.upload(files.plain())))

    def test_invoice_beside_its_print(self):
        print_out = b"%PDF-1.4 not really"
        move = self.env["account.move"]
        attachments = self.env["ir.attachment"].create(
            [
                {"name": "faktura.pdf", "raw": print_out, "mimetype": "application/pdf"},
                {"name": "faktura.xml", "raw": files.plain(), "mimetype": "application/xml"},
            ]
        )
        data = move._to_files_data(attachments)
        self.assertEqual([len(group) for group in move._group_files_data_into_groups_of_mixed_types(data)], [2])
