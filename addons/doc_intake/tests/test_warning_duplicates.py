from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import OWN_VAT
from .warning_case import OTHER_VAT, WarningCase

TEXT = "Faktura VAT FV/2026/11/7. Sprzedawca: Tartak Testowy Sp. z o.o. Nabywca: Odbiorca Testowy. Razem 1230,00 zł."


@tagged("post_install", "-at_install")
class TestDuplicateWarnings(WarningCase):
    """The same invoice twice, in files and in Odoo's books."""

    def pair(self, first=None, second=None):
        return (
            self.new_read_document(key="1", **(first or {})),
            self.new_read_document(key="2", **(second or {})),
        )

    def codes(self, document, user=None):
        return [*self.warnings(document, user)]

    # ---- FILES ----

    def test_same_number_and_amount(self):
        first, second = self.pair({"invoice_number": "FV 0012/2026"}, {"invoice_number": "fv-12/2026"})
        warning = self.warnings(second)["same_invoice"]
        self.assertEqual(warning["text"], f"Looks like {first.name}: same seller, number and amount.")
        self.assertEqual(
            [answer["label"] for answer in warning["answers"]],
            ["Open the other one", "Reject as duplicate", "Not a duplicate"],
        )
        self.assertEqual((first + second).mapped("warning_level"), ["danger", "danger"])
        self.assertEqual(self.answer(second, "same_invoice", "open")["res_id"], first.id)
        self.assertEqual(self.answer(second, "same_invoice", "open", self.user)["res_id"], first.id, "to look is free")
        self.answer(second, "same_invoice", "duplicate")
        self.assertRecordValues(second, [{"state": "duplicate", "duplicate_of_id": first.id}])
        self.assertEqual(self.codes(first), [])
        self.assertFalse(first.warning_level, "what was like it is gone")

    def test_not_a_duplicate_counts_for_both(self):
        first, second = self.pair()
        self.answer(second, "same_invoice", "acknowledge")
        for document in (first, second):
            self.assertEqual(self.warnings(document)["same_invoice"]["answered"]["by"], self.approver.name)
            self.assertFalse(document.warning_level)
        third = self.new_read_document(key="3")
        self.assertEqual((first + second + third).mapped("warning_level"), ["danger"] * 3, "of that nobody has said so")

    def test_number_only(self):
        first, second = self.pair({}, {"total_gross": 1203, "vat_ids": [], "total_net": 0})
        warning = self.warnings(second)["same_number"]
        self.assertEqual(warning["severity"], "warning")
        self.assertRegex(warning["text"], rf"{first.name} .*another amount: 1,230\.00.zł there, 1,203\.00.zł here")
        self.assertIn("same_number", self.codes(first))
        second.with_user(self.user).total_gross = 1230
        self.assertEqual(self.codes(second), ["same_invoice"])

    def test_same_text_in_other_bytes(self):
        first, second = self.pair(
            {"text_content": TEXT, "invoice_number": False},
            {"text_content": TEXT.upper().replace(" ", "\n"), "invoice_number": False},
        )
        self.assertIn(f"Looks like {first.name}: the same text", self.warnings(second)["same_text"]["text"])
        second.text_content = TEXT.replace("11/7", "11/8")
        self.assertEqual(self.codes(second), [])
        self.assertFalse(first.warning_level)

    def test_same_ksef_number(self):
        number = "9990000014-20261110-AB12CD-34EF56-7A"
        first, second = self.pair({"ksef_number": number}, {"ksef_number": number, "invoice_number": "read badly"})
        self.assertIn(f"Looks like {first.name}: the same KSeF number", self.warnings(second)["same_ksef"]["text"])

    def test_one_is_told_once(self):
        self.pair({"text_content": TEXT, "ksef_number": "X"}, {"text_content": TEXT, "ksef_number": "X"})
        second = self.env["doc.intake.document"].search([], limit=1)
        self.assertEqual(self.codes(second), ["same_ksef"])

    def test_buffer_one_does_not_see(self):
        hidden = self.env["doc.intake.buffer"].create({"name": "Board", "company_id": self.company.id})
        first, second = self.pair({}, {"total_gross": 1203, "vat_ids": [], "total_net": 0})
        first.buffer_id = hidden
        warning = self.warnings(second)["same_number_hidden"]
        self.assertTrue(warning["text"].startswith(f"{first.name} has the same seller and number"))
        self.assertNotIn("1,230", warning["text"])
        second.total_gross = 1230
        self.assertEqual(self.answers(second, "same_invoice"), ["duplicate", "acknowledge"], "it cannot be opened")
        self.answer(second, "same_invoice", "duplicate")
        self.assertEqual(second.state, "duplicate")

    def test_another_company_is_another_matter(self):
        buffer = self.new_company_with_buffer(self.approver)
        self.new_read_document(key="1")
        values = self.read_values(buyer_vat=OTHER_VAT)
        foreign = self.new_document(b"%PDF-1.4 other", key="2", buffer=buffer, **values)
        everywhere = foreign.with_user(self.approver).with_context(allowed_company_ids=self.approver.company_ids.ids)
        self.assertFalse(everywhere.warnings)

    # ---- ODOO'S BOOKS ----

    def test_bill_that_came_another_way(self):
        document = self.new_read_document()
        self.assertEqual(self.codes(document), [])
        for post in (False, True):
            bill = self.new_bill(post=post)
            self.assertEqual(document.warning_level, "danger")
            warning = self.warnings(document)["same_bill"]
            self.assertEqual(
                warning["text"], f"Looks like {bill.display_name} in Odoo: same partner, number and amount."
            )
            self.assertEqual(self.answer(document, "same_bill", "open")["res_id"], bill.id)
            if post:
                bill.button_draft()
            bill.button_cancel()
            self.assertEqual(self.codes(document), [], "a cancelled bill is none")
            self.assertFalse(document.warning_level)

    def test_bill_of_another_amount_or_number(self):
        document = self.new_read_document(total_gross=1203, vat_ids=[], total_net=0)
        bill = self.new_bill(ref="FV/2026/11/7")
        self.assertRegex(self.warnings(document)["same_number"]["text"], r"1,230\.00.zł there, 1,203\.00.zł here")
        bill.ref = "FV/2026/11/8"
        self.assertEqual(self.codes(document), [])

    def test_bill_that_a_user_may_not_read(self):
        document = self.new_read_document()
        bill = self.new_bill()
        warning = self.warnings(document, self.user)["same_bill_hidden"]
        self.assertNotIn(bill.name, warning["text"])
        self.assertEqual(warning["answers"], [])
        with self.assertRaises(AccessError):
            bill.with_user(self.user).check_access("read")

    def test_reject_as_duplicate_of_a_bill(self):
        document = self.new_read_document()
        bill = self.new_bill()
        self.answer(document, "same_bill", "duplicate")
        self.assertRecordValues(document, [{"state": "duplicate", "duplicate_of_id": False}])
        self.assertIn(f"marked it as a duplicate of {bill.display_name}.", document.reason_text)

    def test_bill_of_a_document_is_told_as_the_document(self):
        first, second = self.pair()
        self.answer(second, "same_invoice", "acknowledge")
        first.with_user(self.approver).action_book()
        self.assertEqual(self.codes(second), ["same_invoice"])
        self.assertTrue(self.warnings(second)["same_invoice"]["answered"], "it was said already")

    # ---- THE LIST ----

    def test_filters(self):
        red = self.new_read_document(key="red", invoice_number="1", buyer_vat=OTHER_VAT)
        amber = self.new_read_document(key="amber", invoice_number="2", due_date="2026-11-01")
        calm = self.new_read_document(key="calm", invoice_number="3", buyer_vat=OWN_VAT)
        arch = self.env["doc.intake.document"].get_view(view_type="search")["arch"]
        for name in ("with_warnings", "to_answer", "without_warnings"):
            self.assertIn(f'name="{name}"', arch)
        documents = self.env["doc.intake.document"].with_user(self.user)
        self.assertEqual(documents.search([("warning_level", "in", ("danger", "warning"))]), amber + red)
        self.assertEqual(documents.search([("warning_level", "=", "danger")]), red)
        self.assertEqual(documents.search([("warning_level", "not in", ("danger", "warning"))]), calm)

    def test_level_follows_the_day(self):
        document = self.new_read_document(issue_date="2026-12-01", due_date="2026-12-15")
        self.assertEqual(document.warning_level, "warning")
        self.env.flush_all()
        self.env.cr.execute("UPDATE doc_intake_document SET warning_level = 'danger' WHERE id = %s", document.ids)
        with self.work() as env:
            env["doc.intake.document"]._cron_refresh_warnings()
        self.assertEqual(document.warning_level, "warning")

    def test_queries_do_not_grow_with_the_list(self):
        """50 documents with every kind of warning cost as many queries as 5."""
        self.env["res.partner.bank"].create(
            {"acc_number": "PL27114020040000300201355387", "partner_id": self.supplier.id}
        )
        self.company.fiscalyear_lock_date = "2026-10-31"
        self.new_company_with_buffer(self.approver)
        self.new_bill(ref="FV/2026/10/1")
        documents = self.env["doc.intake.document"]
        for number in range(50):
            documents |= self.new_read_document(
                key=str(number),
                invoice_number=f"FV/2026/10/{number // 2}",
                issue_date="2026-10-05",
                due_date="2026-10-01",
                buyer_vat=OTHER_VAT,
                iban="PL61109010140000071219812874",
                total_net=1001,
                text_content=f"{TEXT} {number // 2}",
            )
        counts = []
        for seen in (documents[:5], documents[:5], documents):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            said = seen.with_user(self.approver).with_context(bin_size=True).mapped("warnings")
            counts.append(self.cr.sql_log_count - before)
            self.assertTrue(all(len(warnings) >= 6 for warnings in said))
        self.assertLessEqual(counts[2], counts[1])
        self.assertLess(counts[2], 40)

    def test_look_ups_use_their_indexes(self):
        self.new_read_document(text_content=TEXT, ksef_number="X")
        self.env.flush_all()
        self.cr.execute("SET LOCAL enable_seqscan = off")
        for condition, index in (
            ("number_key IN ('FV/1', 'FV/2') AND seller_vat IN ('PL9990000014')", "number_idx"),
            ("content_key IN ('a', 'b')", "content_key"),
            ("ksef_number IN ('X')", "ksef_idx"),
            ("partner_id IN (1) AND company_id IN (1) AND state = 'booked' AND iban IS NOT NULL", "paid_to_idx"),
        ):
            self.cr.execute(f"EXPLAIN SELECT id FROM doc_intake_document WHERE {condition}")
            self.assertIn(index, str(self.cr.fetchall()))
