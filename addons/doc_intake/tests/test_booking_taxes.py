from odoo.tests import tagged

from .test_booking import BookingCase


@tagged("post_install", "-at_install")
class TestBookingTaxes(BookingCase):
    """One line a rate, with the company's tax, and a total equal to the document's to the cent."""

    def check(self, rows, taxes, note=None, **values):
        document = self.new_read_document(**self.rows(*rows), **values)
        move = self.book(document)
        self.assertEqual([line.tax_ids for line in move.invoice_line_ids], taxes)
        self.assertEqual(move.amount_total, round(sum(row[2] + row[3] for row in rows), 2))
        if note:
            self.assertIn(note, self.notes(move))
        else:
            self.assertEqual(len(move.message_ids), 1, self.notes(move))
        return move

    def test_polish_rates(self):
        move = self.check(
            [(23, "S", 1000, 230), (8, "S", 100, 8), (5, "S", 10, 0.5), (0, "Z", 7, 0), (0, "E", 3, 0), (0, "O", 2, 0)],
            [
                self.tax("vz_kraj_23"),
                self.tax("vz_kraj_8"),
                self.tax("vz_kraj_5"),
                self.tax("vz_kraj_0"),
                self.tax("vz_kraj_zw"),
                self.env["account.tax"],
            ],
        )
        self.assertEqual(move.invoice_line_ids.mapped("price_subtotal"), [1000, 100, 10, 7, 3, 2])

    def test_default_tax_of_the_company_comes_first(self):
        services = self.tax("vz_kraj_usl_23")
        self.company.account_purchase_tax_id = services
        self.check([(23, "S", 1000, 230)], [services])

    def test_rounding_of_the_supplier_counts(self):
        # VAT summed from lines: 3 x 0.33 x 23 % = 0.24 where 0.99 x 23 % = 0.2277
        move = self.check(
            [(23, "S", 0.99, 0.24), (8, "S", 333.33, 26.72)], [self.tax("vz_kraj_23"), self.tax("vz_kraj_8")]
        )
        self.assertEqual(move.amount_tax, 26.96)
        self.assertAlmostEqual(sum(move.line_ids.mapped("balance")), 0)
        move.action_post()
        self.assertEqual(move.amount_residual, 361.28)

    def test_rounding_of_a_long_invoice(self):
        lines = [{"description": str(number)} for number in range(150)]
        reading = {"fields": {"total_gross": {"value": "1"}}, "warnings": [], "lines": lines}
        self.check([(23, "S", 1500, 346.2)], [self.tax("vz_kraj_23")], reading=reading)

    def test_two_rows_of_one_rate(self):
        self.check([(23, "S", 10.01, 2.31), (23, "S", 10.01, 2.31)], [self.tax("vz_kraj_23")] * 2)

    def test_rate_nobody_knows(self):
        self.check([(7, "S", 100, 7)], [self.env["account.tax"]], note="has no tax of 7 %")

    def test_vat_of_another_country_is_a_cost(self):
        # Slovakia charges 23 % too: it is not ours to deduct
        self.check(
            [(23, "S", 100, 23)],
            [self.env["account.tax"]],
            note="was charged abroad (Slovakia)",
            seller_vat="SK2020317068",
            seller_name="Skúšobná s.r.o.",
        )

    def test_reverse_charge_from_the_union(self):
        for category, code in (("K", "vz_unia"), ("AE", "vz_nabu"), (False, "vz_unia")):
            with self.subTest(category=category):
                self.check(
                    [(0, category, 500, 0)],
                    [self.tax(code)],
                    note="No VAT was charged across the border",
                    key=f"{category}",
                    invoice_number=f"{category}",
                    seller_vat="LV40003245752",
                    seller_name="SIA Testa Koks",
                )

    def test_import(self):
        swiss = self.env["res.partner"].create({"name": "Prüf AG", "country_id": self.env.ref("base.ch").id})
        for category, code in (("G", "vz_imp_tow"), ("O", "vz_impu")):
            with self.subTest(category=category):
                self.check(
                    [(0, category, 500, 0)],
                    [self.tax(code)],
                    note="No VAT was charged across the border",
                    key=category,
                    invoice_number=category,
                    seller_vat=False,
                    partner_id=swiss.id,
                )

    def test_domestic_reverse_charge_has_no_active_tax(self):
        self.check([(0, "AE", 500, 0)], [self.env["account.tax"]], note="VAT category AE at 0 %")

    def test_coded_tax_wins(self):
        coded = self.tax("vz_kraj_0").copy({"name": "0% odwrotne", "ubl_cii_tax_category_code": "AE"})
        self.check([(0, "AE", 500, 0)], [coded])

    def test_totals_without_rows(self):
        move = self.check_totals(1000, 80)
        self.assertEqual(move.invoice_line_ids.tax_ids, self.tax("vz_kraj_8"))
        self.assertEqual(move.amount_tax, 80)
        self.assertEqual(len(move.message_ids), 1)

    def test_totals_of_mixed_rates(self):
        move = self.check_totals(1000, 155)
        self.assertFalse(move.invoice_line_ids.tax_ids)
        self.assertIn("fits no tax of", self.notes(move))

    def test_totals_without_vat(self):
        for net in (1000, 0):
            move = self.check_totals(net, 0, gross=1000, key=f"net {net}", invoice_number=f"{net}")
            self.assertFalse(move.invoice_line_ids.tax_ids)
            self.assertIn("shows no VAT", self.notes(move))

    def check_totals(self, net, tax, gross=None, **values):
        gross = gross or net + tax
        document = self.new_read_document(
            vat_ids=[(5,)], total_net=net, total_tax=tax, total_gross=gross, **values
        )
        move = self.book(document)
        self.assertEqual(move.amount_total, gross)
        return move

    def test_sale_without_vat_to_the_union(self):
        journal = self.copy_journal(self.company_data["default_journal_sale"], "FSX")
        for category, code in (("K", "vs_unia"), ("AE", "vs_dostu")):
            move = self.check(
                [(0, category, 500, 0)],
                [self.tax(code)],
                note="No VAT was charged across the border",
                key=category,
                invoice_number=f"FS {category} 1/2026",
                document_type_id=self.env.ref("doc_intake.document_type_fs").id,
                journal_id=journal.id,
                seller_vat=self.company.vat,
                buyer_vat="LV40003245752",
                buyer_name="SIA Testa Koks",
            )
            self.assertEqual(move.move_type, "out_invoice")
