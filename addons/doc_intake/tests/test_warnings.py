import datetime as dt
from itertools import combinations

from odoo.tests import Form, freeze_time, tagged

from .common import OWN_VAT
from .warning_case import IBAN, OTHER_IBAN, OTHER_VAT, SELLER_VAT, WarningCase


@tagged("post_install", "-at_install")
class TestWarnings(WarningCase):
    """What is said, and how gravely; each ends when its cause does."""

    def test_nothing_to_say(self):
        document = self.new_read_document(buyer_vat=OWN_VAT)
        self.assertEqual(self.warnings(document), {})
        self.assertRecordValues(document, [{"warning_level": False, "warning_text": False}])

    def said(self, document, code, severity, sentence, user=None):
        warning = self.warnings(document, user)[code]
        self.assertEqual((warning["severity"], warning["answered"]), (severity, None))
        self.assertRegex(warning["text"], sentence)
        return [answer["label"] for answer in warning["answers"]]

    # ---- WRONG COMPANY ----

    def test_wrong_company(self):
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        labels = self.said(document, "buyer_not_ours", "danger", f"The buyer {OTHER_VAT} is not .* \\({OWN_VAT}\\)\\.$")
        self.assertEqual(labels, ["It is ours all the same"])
        self.assertEqual(document.warning_level, "danger")
        document.with_user(self.user).buyer_vat = "999-071-34-29"
        self.assertEqual(self.warnings(document), {})
        self.assertFalse(document.warning_level)

    def test_wrong_company_that_is_here_too(self):
        buffer = self.new_company_with_buffer(self.approver)
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        labels = self.said(document, "buyer_elsewhere", "danger", "is Druga Sp. z o.o., not")
        self.assertEqual(labels, ["Move to Druga Sp. z o.o. (Zakupy)", "It is ours all the same"])
        # somebody who does not see that buffer does not learn of it
        self.assertIn("buyer_not_ours", self.warnings(document, self.user))
        buffer.active = False
        self.assertIn("buyer_not_ours", self.warnings(document))

    def test_sales_are_looked_at_from_the_other_side(self):
        sale = self.env.ref("doc_intake.document_type_fs")
        document = self.new_read_document(document_type_id=sale.id, buyer_vat=OTHER_VAT, seller_vat=OWN_VAT)
        self.assertNotIn("buyer_not_ours", self.warnings(document))
        document.with_user(self.user).seller_vat = SELLER_VAT
        self.said(document, "seller_not_ours", "danger", f"The seller {SELLER_VAT} is not")

    def test_what_the_reader_missed_is_not_said_twice(self):
        reading = {"fields": {}, "warnings": [{"code": "own_vat_absent", "message": "", "params": {}}]}
        document = self.new_read_document(reading=reading)
        self.assertEqual([*self.warnings(document)], ["own_vat_absent"])
        document.buyer_vat = OTHER_VAT
        self.assertEqual([*self.warnings(document)], ["buyer_not_ours"])

    # ---- BANK ACCOUNT ----

    def test_account_of_a_known_supplier(self):
        document = self.new_read_document(iban=IBAN)
        self.assertEqual(self.warnings(document), {}, "nothing is known of the supplier's accounts yet")
        bank = self.env["res.partner.bank"].create({"acc_number": OTHER_IBAN, "partner_id": self.supplier.id})
        labels = self.said(
            document,
            "account_changed",
            "danger",
            "Another bank account than before for Tartak Testowy Sp. z o.o.: PL61 1090 1014 .* here, PL27 1140 2004",
        )
        self.assertEqual(labels, ["Keep the known account", "I checked the account"])
        self.assertEqual(document.warning_level, "danger")
        # the same account as people write it in Poland
        bank.acc_number = "61 1090 1014 0000 0712 1981 2874"
        self.assertEqual(self.warnings(document), {})
        self.assertFalse(document.warning_level)

    def test_account_of_earlier_documents(self):
        earlier = self.new_read_document(key="1", invoice_number="1", iban=OTHER_IBAN)
        document = self.new_read_document(key="2", invoice_number="2", iban=IBAN)
        self.assertEqual(self.warnings(document), {}, "what was not booked proves nothing")
        earlier.with_user(self.approver).action_book()
        self.said(document, "account_changed", "danger", "PL27 1140 2004 0000 3002 0135 5387 known")
        self.assertNotIn("account_changed", self.warnings(self.new_read_document(key="3", iban=OTHER_IBAN)))

    # ---- PERIOD AND DATES ----

    def test_closed_period(self):
        document = self.new_read_document(issue_date="2026-08-05", due_date="2026-08-19")
        self.assertEqual(self.warnings(document), {})
        self.company.fiscalyear_lock_date = "2026-08-31"
        with freeze_time("2026-11-28"):
            labels = self.said(
                document,
                "period_closed",
                "warning",
                r"08/05/2026 lies in a closed period: .*\(08/31/2026\)\. Odoo will take 09/30/2026 as the accounting",
            )
            self.assertEqual(labels, ["I have looked at it"])
            self.assertEqual(document.warning_level, "warning")
            document.with_user(self.approver).action_book()
        self.assertEqual(document.move_id.date, dt.date(2026, 9, 30), "what was said is what Odoo does")

    def test_each_lock_date(self):
        document = self.new_read_document(issue_date="2026-08-05", due_date="2026-08-19")
        for lock in ("tax_lock_date", "purchase_lock_date", "hard_lock_date"):
            with self.subTest(lock=lock):
                self.company[lock] = "2026-08-31"
                self.said(document, "period_closed", "warning", "closed period")
                if lock != "hard_lock_date":  # that one stays
                    self.company[lock] = False
                    self.assertEqual(self.warnings(document), {})
        sales_only = self.new_read_document(key="2", invoice_number="2", issue_date="2026-10-05")
        self.company.sale_lock_date = "2026-10-31"
        self.assertEqual(self.warnings(sales_only), {})

    def test_exception_of_a_user(self):
        self.company.purchase_lock_date = "2026-10-31"
        document = self.new_read_document(issue_date="2026-10-05")
        self.env["account.lock_exception"].create(
            {
                "company_id": self.company.id,
                "user_id": self.approver.id,
                "purchase_lock_date": "2026-09-30",
                "end_datetime": False,
            }
        )
        self.assertNotIn("period_closed", self.warnings(document))
        self.assertIn("period_closed", self.warnings(document, self.user))
        self.assertEqual(document.warning_level, "warning", "for the others it is closed")

    def test_dates_that_cannot_be(self):
        self.company.partner_id.tz = "Pacific/Auckland"
        document = self.new_read_document(issue_date="2026-11-29", due_date="2026-12-13")
        with freeze_time("2026-11-28 10:30:00"):  # 23:30 in Auckland
            labels = self.said(document, "issue_in_future", "warning", "The issue date 11/29/2026 is in the future")
            self.assertEqual(labels, ["The date is right"])
        with freeze_time("2026-11-28 11:30:00"):  # the next day there
            self.assertEqual(self.warnings(document), {})
        document.due_date = "2026-11-28"
        self.said(document, "due_too_early", "warning", "due date 11/28/2026 is before the issue date 11/29/2026")
        document.write({"issue_date": "2025-11-20", "due_date": "2025-11-28"})
        with freeze_time("2026-11-28"):
            self.said(document, "issue_too_old", "warning", "11/20/2025 is more than 12 months ago")

    def test_vat_of_several_rates_without_its_rows(self):
        document = self.new_read_document(vat_ids=[(5,)], total_tax=155, total_gross=1155)
        labels = self.said(document, "sum_no_rows", "warning", r"155\.00.zł is no single rate of 1,000\.00.zł")
        self.assertEqual(labels, ["I have looked at it"])
        rows = [(0, 0, {"rate": 23, "net": 500, "tax": 115}), (0, 0, {"rate": 8, "net": 500, "tax": 40})]
        document.with_user(self.user).vat_ids = rows
        self.assertEqual(self.warnings(document), {})

    # ---- NUMBERS AND CONTACT ----

    def test_vat_numbers(self):
        document = self.new_read_document(seller_vat="PL9990000015", buyer_vat=OWN_VAT)
        self.said(document, "vat_checksum", "warning", "PL9990000015 is not valid")
        document.with_user(self.user).write({"seller_vat": "999-000-00-14", "buyer_vat": "999-071-34-28"})
        self.said(document, "vat_checksum", "warning", "PL9990713428 is not valid")
        document.with_user(self.user).iban = "PL61109010140000071219812875"
        self.said(document, "iban_checksum", "warning", "PL61109010140000071219812875 is not valid")

    def test_contact_that_does_not_fit(self):
        document = self.new_read_document()
        self.supplier.country_id = self.env.ref("base.de")
        self.said(document, "country_differs", "warning", "from Poland, but the contact Tartak .* is in Germany")
        self.supplier.country_id = self.poland
        self.assertEqual(self.warnings(document), {})
        other = self.env["res.partner"].create({"name": "Ktoś inny", "vat": OTHER_VAT, "country_id": self.poland.id})
        document.with_user(self.user).partner_id = other
        self.said(document, "partner_differs", "warning", f"{SELLER_VAT}, but the contact Ktoś inny .* {OTHER_VAT}")

    def test_inactive_currency(self):
        crown = self.env.ref("base.CZK")
        crown.active = False
        document = self.new_read_document(currency_id=crown.id)
        self.assertEqual(self.said(document, "currency_inactive", "danger", "CZK is not active"), [])
        administrator = self._new_user("clerk", "doc_intake.group_doc_intake_manager,base.group_system")
        self.buffer.user_ids += administrator
        self.assertEqual(self.answers(document, "currency_inactive", administrator), ["activate_currency"])
        self.answer(document, "currency_inactive", "activate_currency", administrator)
        self.assertTrue(crown.active)
        self.assertNotIn("currency_inactive", self.warnings(document))

    # ---- SUMS ----

    def test_sums_with_their_figures(self):
        document = self.new_read_document(total_gross=1203)
        labels = self.said(document, "sum_rows_gross", "danger", r"the VAT rows give 1,230\.00.zł, .* is 1,203\.00.zł")
        self.assertEqual(labels, [], "it can only be corrected: no bill can be made of it")
        document.with_user(self.user).write({"total_gross": 1230, "total_net": 1001})
        self.said(document, "sum_rows_net", "warning", r"rows give 1,000\.00.zł net, the total says 1,001\.00.zł")
        document.with_user(self.user).write({"total_net": 1000, "total_tax": 1})
        self.said(document, "sum_rows_tax", "warning", "of VAT, the total says 1.00")
        document.with_user(self.user).write({"vat_ids": [(5,)]})
        self.said(document, "sum_total", "danger", "net .*1,000.* and VAT .*1.00.* are not the gross amount .*1,230")

    def test_sums_change_while_a_person_types(self):
        document = self.new_read_document()
        with Form(document.with_user(self.user)) as form:
            form.total_gross = 1203
            self.assertEqual([warning["code"] for warning in form.warnings], ["sum_rows_gross"])
            form.total_gross = 1230
            self.assertFalse(form.warnings)

    def test_lines_that_are_missing(self):
        lines = [{"description": "x", "net": "400.00"}, {"description": "y", "net": "500.00"}]
        sure = {"total_net": {"value": "1000.00", "green": True}}
        document = self.new_read_document(reading={"fields": sure, "warnings": [], "lines": lines})
        self.assertEqual(self.warnings(document), {}, "two witnesses know better than the lines")
        document.reading = {"fields": {"total_net": {"green": False}}, "warnings": [], "lines": lines}
        self.said(document, "sum_lines", "info", "lines that were read add up to .*900")
        self.assertEqual(document.warning_level, "info")

    # ---- THE READER ----

    def test_what_the_reader_said(self):
        said = [
            {"code": "several_invoices", "message": "", "params": {"count": 3}},
            {"code": "amount_unproven", "message": "", "params": {}},
            {"code": "not_an_invoice", "message": "", "params": {"title": "Potwierdzenie"}},
            {"code": "text_layer_garbage", "message": "", "params": {}},
            {"code": "of_tomorrow", "message": "Look here."},
        ]
        document = self.new_read_document(reading={"fields": {}, "warnings": said})
        self.assertEqual(
            {code: warning["severity"] for code, warning in self.warnings(document).items()},
            {
                "several_invoices": "danger",
                "amount_unproven": "warning",
                "not_an_invoice": "warning",
                "of_tomorrow": "warning",
                "text_layer_garbage": "info",
            },
        )
        self.assertEqual(self.warnings(document)["of_tomorrow"]["text"], "Look here.")
        # the others of an XML are documents of their own by now
        document.carrier_ids.file_id.mimetype = "application/xml"
        document.reading = {**document.reading, "source": "xml"}
        self.assertEqual(self.warnings(document)["several_taken"]["severity"], "info")
        document.with_user(self.user).total_gross = 1230.0
        document.with_user(self.user).total_net = 1000.0
        self.assertNotIn("amount_unproven", self.warnings(document))

    def test_settled_documents_warn_of_nothing(self):
        for state in ("booked", "filed", "rejected", "duplicate", "queued"):
            document = self.new_read_document(key=state, buyer_vat=OTHER_VAT, invoice_number=state)
            document.state = state
            self.assertEqual(self.warnings(document), {}, state)
            self.assertFalse(document.warning_level, state)
        waiting = self.new_read_document(key="x", state="reading", reason_code="ocr_missing", buyer_vat=OTHER_VAT)
        self.assertIn("buyer_not_ours", self.warnings(waiting), "it can be booked, so it is looked at")

    def test_whatever_is_missing(self):
        """A document of which little is known is warned of as far as it is known, and nothing breaks."""
        self.company.fiscalyear_lock_date = "2026-12-31"
        self.env["res.partner.bank"].create({"acc_number": OTHER_IBAN, "partner_id": self.supplier.id})
        other = self.new_read_document(key="other", iban=IBAN, ksef_number="K", total_gross=5, buyer_vat=OTHER_VAT)
        full = {name: other[name] for name in ("invoice_number", "seller_vat", "buyer_vat", "iban", "ksef_number")}
        full |= {"issue_date": "2026-11-10", "due_date": "2026-11-01", "currency_id": other.currency_id.id}
        full |= {"reading": {"fields": {}, "warnings": []}, "total_net": 1, "total_tax": 7, "total_gross": 3}
        full |= {"document_type_id": other.document_type_id.id, "partner_id": self.supplier.id}
        for number, missing in enumerate(((), *combinations(full, 1), *combinations(full, 2))):
            document = self.new_document(b"%PDF-1.4 " + str(number).encode(), key=str(number), state="to_approve")
            document.write({**full, **dict.fromkeys(missing, False)})
            self.assertTrue(self.warnings(document), missing)
            document.state = "rejected"
        bare = self.new_document(b"%PDF-1.4 bare", key="bare", state="to_approve")
        other.currency_id = False
        self.assertEqual(self.warnings(bare), {})
        self.assertTrue(self.warnings(other))

    def test_in_polish(self):
        document = self.new_read_document(total_gross=1203, issue_date="2026-12-05")
        polish = document.with_user(self.approver).with_context(lang="pl_PL")
        said = {warning["code"]: warning["text"] for warning in polish.warnings}
        self.assertRegex(said["sum_rows_gross"], r"1203,00.zł")
        self.assertIn("05.12.2026", said["issue_in_future"])
