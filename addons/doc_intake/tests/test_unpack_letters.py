from odoo.tests import Form, tagged

from ..intake_core.mail.content import body_document
from ..intake_core.mail.content.body_document import BodyNotRendered
from .mail_case import OWN_ADDRESS, PDF, invoice_mail, make_mail
from .unpack_case import UnpackCase

LINK = "https://panel.net.example/faktury/4711?token=abc"
LETTER = f"Dzień dobry,\nTwoja faktura jest gotowa. Pobierz fakturę: {LINK}\n"


@tagged("post_install", "-at_install")
class TestUnpackLetters(UnpackCase):
    """Mails without a file: an invoice behind a link is a to-do, the letter itself may be the document."""

    # ---- INVOICE BY LINK ----

    def todo(self, message):
        return message.activity_ids

    def test_link_only_becomes_a_todo(self):
        self.buffer.responsible_id = self.user
        message = self.unpack(make_mail(text=LETTER, headers=[("Subject", "Faktura do pobrania")]))
        self.assertEqual((message.state, message.reason_code), ("held", "invoice_by_link"))
        self.assertIn("panel.net.example", message.reason_text)
        self.assertEqual(message.links_text, LINK)
        todo = self.todo(message)
        self.assertEqual((todo.user_id, todo.activity_type_id.category), (self.user, "default"))
        self.assertIn("panel.net.example", todo.summary)
        self.assertNotIn("<a ", message.links_text)
        message._unpack_again()
        self.unpack_queue()
        self.assertEqual(len(self.todo(message)), 1, "asked once")
        message.with_user(self.user).action_dismiss()
        self.assertEqual(message.state, "done")
        self.assertFalse(self.todo(message))

    def test_todo_goes_to_somebody_who_sees_the_mail(self):
        self.buffer.responsible_id = self._new_user("outsider", "base.group_user")
        message = self.unpack(make_mail(text=LETTER, headers=[("Subject", "Faktura do pobrania")]))
        self.assertIn(self.todo(message).user_id, self.user | self.approver)

    def test_fetched_file_is_uploaded(self):
        message = self.unpack(make_mail(text=LETTER, headers=[("Subject", "Faktura do pobrania")]))
        action = message.with_user(self.user).action_upload_file()
        # As the browser puts it there: bound to the wizard, which has no number yet.
        values = {"name": "FV.pdf", "raw": PDF + b"fetched", "res_model": action["res_model"], "res_id": 0}
        attachment = self.env["ir.attachment"].with_user(self.user).create(values)
        wizard = self.env[action["res_model"]].with_user(self.user).with_context(**action["context"])
        form = Form(wizard, view=action["views"][0][0])
        form.attachment_ids.add(attachment)
        form.save().action_upload()
        self.assertEqual(message.state, "done")
        self.assertEqual(message.document_ids.carrier_ids.origin, "upload")
        self.assertIn(message.document_ids.name, message.reason_text)
        self.assertFalse(self.todo(message))

    def test_answer_brings_the_file(self):
        message = self.unpack(make_mail(700, text=LETTER, headers=[("Subject", "Faktura do pobrania")]))
        stranger = invoice_mail(headers=[("References", "<701@supplier.example>")])
        answer = invoice_mail(headers=[("References", "<1@x.example> <700@supplier.example>")])
        self.unpack(stranger)
        self.assertEqual(message.state, "held")
        answered = self.unpack(answer)
        self.assertEqual((message.state, message.reason_code), ("done", "file_came_otherwise"))
        self.assertIn(answered.document_ids.name, message.reason_text)

    def test_a_link_beside_a_file_is_nothing(self):
        message = self.unpack(make_mail(text=LETTER, files=[("a.pdf", PDF)]))
        self.assertEqual(message.state, "done")
        self.assertFalse(message.links_text)

    # ---- THE LETTER AS DOCUMENT ----

    def test_letter_as_document_when_there_is_no_file(self):
        self.buffer.body_document = "no_file"
        letter, invoice = self.unpack(make_mail(text="Paragon 12/2026, 89,00 zł"), invoice_mail())
        self.assertEqual(letter.state, "done", letter.reason_text)
        part = letter.part_ids
        self.assertEqual((part.path, part.state, part.mimetype), ("body", "document", "application/pdf"))
        self.assertTrue(letter.document_ids.carrier_ids.file_id._get_bytes().startswith(b"%PDF-"))
        self.assertEqual(len(invoice.part_ids), 1)

    def test_letter_as_document_always(self):
        self.buffer.body_document = "always"
        second = self.another_buffer()
        message = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {second.address}"))
        self.assertEqual(self.table(message), [("2", "document", ""), ("body", "document", ""), ("2", "document", "")])

    def test_letter_that_cannot_be_printed_waits(self):
        self.buffer.body_document = "no_file"

        def fail(*_args, **_kwargs):
            raise BodyNotRendered()

        self.patch(body_document, "render", fail)
        message = self.unpack(make_mail())
        self.assertEqual((message.state, message.reason_code), ("held", BodyNotRendered.code))
        self.assertEqual(self.table(message), [("body", "pending", BodyNotRendered.code)])

    def test_text_is_taken_by_hand(self):
        message = self.unpack(make_mail(text="Paragon 12/2026, 89,00 zł"))
        self.assertEqual((message.state, message.reason_code), ("held", "no_file"))
        message.with_user(self.user).action_take_text()
        self.assertEqual(message.state, "done")
        self.assertEqual(self.table(message), [("body", "document", "part_brought_back")])
        self.assertEqual(len(message.document_ids), 1)
        self.unpack_queue()
        self.assertEqual(len(message.document_ids), 1)
