from odoo.tests import HttpCase, tagged

from .common import IntakeCase, need_workbench


@tagged("post_install", "-at_install")
class TestReviewTour(HttpCase, IntakeCase):
    """The Inbox in a real browser, wide enough for the page beside the fields."""

    browser_size = "1920,1080"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        need_workbench()
        # The words of the tours are English, whatever the language of the database.
        cls.env["res.lang"]._activate_lang("en_US")
        cls.approver.lang = "en_US"
        cls.env["res.partner"].create({"name": "Tartak Testowy Sp. z o.o.", "vat": "PL9990000014"})

    def test_review(self):
        from dev.documents import generate

        made = generate(3, "desktop", "pl", "text")
        field = {"confidence": 0.98, "green": True, "page": 1, "box": None, "witnesses": ["label", "net_plus_tax"]}
        document = self.new_document(made.data, made.name)
        document.write(
            self.read_values(
                reading={
                    "fields": {"total_gross": {"value": "1230.00", **field}, "invoice_number": {"value": "x", **field}},
                    "warnings": [],
                },
                proven_count=8,
                read_count=9,
            )
        )
        self.start_tour("/odoo/intake", "doc_intake_review", login=self.approver.login)
        self.assertEqual((document.state, document.move_id.ref), ("booked", "FV/2026/11/8"))
        self.assertEqual(document.corrections, {"invoice_number": "x"})
        self.assertEqual(document.move_id.message_main_attachment_id.raw, made.data)

    def test_bulk(self):
        good = self.new_read_document(key="good", invoice_number="GOOD")
        bad = self.new_read_document(key="bad", invoice_number="BAD", total_gross=1203)
        self.start_tour("/odoo/intake", "doc_intake_bulk", login=self.approver.login)
        self.assertEqual((good + bad).mapped("state"), ["booked", "rejected"])
        self.assertIn("Addressed to another company", bad.reason_text)

    def test_upload(self):
        self.start_tour("/odoo/intake", "doc_intake_upload", login=self.approver.login)
        document = self.env["doc.intake.document"].search([("buffer_id", "=", self.buffer.id)])
        self.assertEqual(document.carrier_ids.file_id.attachment_id.raw, b"%PDF-1.4 uploaded")
        self.assertEqual((document.state, document.create_uid), ("queued", self.approver))


@tagged("post_install", "-at_install")
class TestInboxOnPhone(HttpCase, IntakeCase):
    """Cards instead of a list that shows the first columns only."""

    browser_size = "390x844"
    touch_enabled = True

    def test_phone(self):
        self.env["res.lang"]._activate_lang("en_US")
        document = self.new_read_document(buyer_vat="PL9990000020", reading={"fields": {}, "warnings": []})
        self.start_tour("/odoo/intake", "doc_intake_phone", login=self.approver.login)
        self.assertTrue(document.warning_answers)
        self.assertFalse(document.warning_level)
