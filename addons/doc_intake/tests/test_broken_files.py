"""Files that cannot be read, or only in part: the end state a person finds in the Inbox, and why."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..intake_core.files import programs, scratch
from .common import IntakeCase, need_workbench

MIXIN_LOGGER = "odoo.addons.doc_intake.models.doc_intake_work_mixin"


@tagged("post_install", "-at_install")
class TestBrokenFiles(IntakeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        need_workbench()

    def ends(self, **files):
        """Documents by name, after the queue worked through them together."""
        made = {name: self.new_document(data, name, key=name) for name, data in files.items()}
        self.read_queue()
        return made

    def test_no_file_stops_another_and_each_says_why(self):
        from dev.documents import broken
        from dev.documents.hostile import bombs, pictures

        xml = b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
        errors = {
            "damaged": (broken.truncated_pdf()[1], "pdf_damaged"),
            "locked": (broken.encrypted_pdf()[1], "pdf_encrypted"),
            "circles": (bombs.pages_in_circles(), "pdf_damaged"),
            "poster": (pictures.png(30_000, 30_000), "image_too_large"),
            "entities": (xml, "xml_unsafe"),
            "half a picture": (b"\x89PNG\r\n\x1a\n" + b"x" * 200, "image_damaged"),
        }
        readable = {"page of 100 metres": bombs.huge_page(), "million pages": bombs.claimed_pages()}
        made = self.ends(**{name: data for name, (data, _code) in errors.items()}, **readable)
        for name, (_data, code) in errors.items():
            with self.subTest(name=name):
                document = made[name]
                self.assertEqual((document.state, document.reason_code), ("error", code))
                self.assertTrue(document.reason_text)
                self.assertEqual((document.next_try_at, document.lease_token), (False, False))
                self.assertFalse(document.is_gross_known)
        for name in readable:
            with self.subTest(name=name):
                self.assertEqual(made[name].state, "to_approve")
                self.assertIn(bombs.TEXT, made[name].text_content)
                self.assertFalse(made[name].is_gross_known)

    def test_nothing_is_made_up(self):
        from dev.documents.hostile import pictures

        [document] = self.ends(dog=pictures.dog()).values()
        self.assertEqual(document.state, "to_approve")
        self.assertIn("No text could be read on the pages.", document.warning_text)
        self.assertFalse(document.invoice_number or document.seller_vat or document.is_gross_known)

    def test_a_font_that_lies_is_recognised(self):
        from dev.documents.hostile import fonts

        lines = [
            (60, 60, "Invoice No: FV/12/2026"),
            (60, 80, "Issue date: 2026-05-04"),
            (60, 300, "Net total"),
            (400, 300, "100.00 PLN"),
            (60, 320, "VAT 23%"),
            (400, 320, "23.00 PLN"),
            (60, 340, "Gross total"),
            (400, 340, "123.00 PLN"),
        ]
        [document] = self.ends(shifted=fonts.page(lines, "shifted")).values()
        self.assertEqual((document.state, document.total_gross), ("to_approve", 123.0))
        self.assertIn("The text inside the PDF is unreadable", document.warning_text)

    def check_waits(self, code):
        from dev.documents.hostile import pictures

        document = self.new_document(pictures.dog(), code, key=code)
        with mute_logger(MIXIN_LOGGER):
            self.read_queue()
        self.assertEqual((document.state, document.reason_code, document.attempts), ("reading", code, 1))
        self.assertFalse(document.lease_token)
        self.assertTrue(document.next_try_at)

    def test_a_full_disk_is_tried_again(self):
        """The document waits; it does not end as a damaged one."""
        self.patch(scratch, "LEAST_FREE", 1 << 60)
        self.check_waits("temporary_disk_full")

    def test_a_missing_program_is_tried_again(self):
        self.patch(programs, "is_installed", lambda *names: False)
        self.check_waits("ocr_missing")
