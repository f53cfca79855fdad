import io
import zipfile
from email.message import EmailMessage
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import need_workbench
from .mail_case import OWN_ADDRESS, PDF, invoice_mail, make_mail
from .unpack_case import UnpackCase

ZIP = "application/zip"


def zip_of(*files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def forwarded(inner):
    """A mail that carries the mail ``inner``."""
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "a@b.example", OWN_ADDRESS, "Fwd"
    outer.set_content("See below.")
    carried = EmailMessage()
    carried["From"], carried["Subject"] = "seller@supplier.example", "Fwd"
    carried.set_content("Invoice")
    for name, data, kind in inner:
        main, sub = kind.split("/")
        carried.add_attachment(data, maintype=main, subtype=sub, filename=name)
    outer.add_attachment(carried, filename="Fwd.eml")
    return outer.as_bytes()


@tagged("post_install", "-at_install")
class TestUnpackContainers(UnpackCase):
    """Files within files: each is listed, those that can be opened become documents, the others hold the mail."""

    # ---- OPENED ----

    def test_zip_in_a_forwarded_mail(self):
        archive = zip_of(("2026/FV 1.pdf", PDF + b"1"), ("2026/FV 2.pdf", PDF + b"2"))
        message = self.unpack(forwarded([("invoice.zip", archive, ZIP)]))
        self.assertEqual(message.state, "done")
        container, first, second = message.part_ids
        self.assertEqual(
            (container.name, container.is_container, container.state, container.reason_code),
            ("invoice.zip", True, "ignored", "container_opened"),
        )
        self.assertFalse(container.can_bring_back, "its files are listed by themselves")
        self.assertEqual((first.name, second.name), ("FV 1.pdf", "FV 2.pdf"))
        self.assertEqual(first.state, "document")
        self.assertEqual(first.origin_text, "from invoice.zip in Fwd.eml")
        self.assertEqual(container.origin_text, "from Fwd.eml")
        self.assertTrue(first.tree_name.endswith("FV 1.pdf"))
        self.assertGreater(len(first.tree_name), len(container.tree_name) + len("FV 1.pdf") - len("invoice.zip"))
        self.assertEqual(message.document_ids.carrier_ids.file_id.mapped("size"), [len(PDF) + 1] * 2)

    def test_origin_is_said_in_the_readers_language(self):
        message = self.unpack(forwarded([("invoice.zip", zip_of(("a.pdf", PDF)), ZIP)]))
        part = message.part_ids[-1]
        self.assertEqual(part.with_context(lang="en_US").origin_text, "from invoice.zip in Fwd.eml")
        self.assertIn("invoice.zip", part.with_context(lang="pl_PL").origin_text)

    def test_winmail(self):
        need_workbench()
        from dev.mails.packing import winmail

        data = winmail(("Faktura zażółć.pdf", PDF))
        message = self.unpack(make_mail(files=[("winmail.dat", data, "application/ms-tnef")]))
        self.assertEqual(message.state, "done")
        self.assertEqual(message.part_ids[1].name, "Faktura zażółć.pdf")
        self.assertEqual(len(message.document_ids), 1)

    def test_files_of_one_route_stand_together(self):
        second = self.another_buffer()
        archive = zip_of(("a.pdf", PDF))
        to = f"{OWN_ADDRESS}, {second.address}"
        message = self.unpack(make_mail(files=[("a.zip", archive, ZIP)], to=to))
        self.assertEqual(message.state, "done")
        listed = [(part.buffer_id, part.name) for part in message.part_ids]
        self.assertEqual(listed, [(self.buffer, "a.zip"), (self.buffer, "a.pdf"), (second, "a.zip"), (second, "a.pdf")])
        self.assertEqual(len(message.document_ids), 2)

    def test_nested_file_is_brought_back(self):
        archive = zip_of(("note.txt", b"Total 100 PLN"), ("a.pdf", PDF))
        message = self.unpack(make_mail(files=[("a.zip", archive, ZIP)]))
        note = message.part_ids.filtered(lambda p: p.name == "note.txt")
        self.assertEqual((note.state, note.reason_code), ("ignored", "file_type_refused"))
        note.with_user(self.user).action_bring_back()
        self.assertEqual((note.state, note.document_ids.carrier_ids.file_id.name), ("document", "note.txt"))
        self.assertEqual(note.document_ids.carrier_ids.file_id._get_bytes(), b"Total 100 PLN")

    def test_many_are_brought_back_at_once(self):
        files = [("a.txt", b"A", "text/plain"), ("b.txt", b"B", "text/plain"), ("empty.pdf", b"")]
        message = self.unpack(make_mail(files=files))
        answer = message.part_ids.with_user(self.user).action_bring_back()
        self.assertEqual(message.part_ids.mapped("state"), ["document", "document", "rejected"])
        self.assertIn("empty.pdf", answer["params"]["message"])
        with self.assertRaisesRegex(UserError, "empty.pdf"):
            message.part_ids[-1].with_user(self.user).action_bring_back()

    # ---- PASSWORDS ----

    def locked(self, password="Kot-7", name="FV.pdf"):
        need_workbench()
        from dev.mails.packing import locked_zip

        return make_mail(
            files=[("locked.zip", locked_zip(password, name, PDF), ZIP), ("open.pdf", PDF + b"open")],
        )

    def test_locked_zip_waits_and_is_opened_with_a_password(self):
        message = self.unpack(self.locked())
        self.assertEqual((message.state, message.reason_code), ("held", "container_password"))
        self.assertEqual(self.table(message), [("2", "pending", "container_password"), ("3", "document", "")])
        self.assertEqual(len(message.document_ids), 1, "what could be opened does not wait")
        self.assertTrue(message.is_password_asked)
        self.assertEqual(message.server_action_state, "none", "a held mail stays where it is")
        as_user = message.with_user(self.user)
        action = as_user.action_enter_password()
        wizard = self.env[action["res_model"]].with_user(self.user).with_context(**action["context"])
        with self.assertRaisesRegex(UserError, "opens no file"):
            wizard.create({"password": "wrong"})
        wizard.create({"password": "Kot-7"}).action_unlock()
        self.unpack_queue()
        self.assertEqual(message.state, "done", message.reason_text)
        self.assertEqual(
            self.table(message),
            [("2", "ignored", "container_opened"), ("2/1", "document", ""), ("3", "document", "")],
        )
        self.assertEqual(len(message.document_ids), 2)
        again = self.unpack(self.locked(name="other.pdf"))
        self.assertEqual(again.state, "done", "the password is known now")

    def test_dismissed_container_is_brought_back(self):
        message = self.unpack(self.locked())
        message.with_user(self.user).action_dismiss()
        locked = message.part_ids[0]
        self.assertEqual((message.state, locked.state), ("done", "ignored"))
        locked.with_user(self.user).action_bring_back()
        self.unpack_queue()
        self.assertEqual((message.state, message.reason_code), ("held", "container_password"))
        self.env["doc.intake.password"].create(
            {"company_id": self.company.id, "sender": "seller@supplier.example", "password": "Kot-7"}
        )
        self.unpack_queue()
        self.assertEqual(message.state, "done", "a manager's password opens what waits for it")
        self.assertEqual(len(message.document_ids), 2)

    def test_password_of_another_sender_changes_nothing(self):
        message = self.unpack(self.locked())
        self.env["doc.intake.password"].create(
            {"company_id": self.company.id, "sender": "*@elsewhere.example", "password": "Kot-7"}
        )
        self.assertEqual(message.state, "held")
        self.unpack_queue()
        self.assertEqual(len(message.document_ids), 1)

    # ---- BAD INPUT ----

    def test_bad_archives_hold_the_mail_and_no_other(self):
        nested = PDF
        for level in range(8):
            nested = zip_of((f"{level}.zip" if level else "a.pdf", nested))
        cases = {
            "container_bomb": zip_of(("a.pdf", bytes(60 * 2**20))),
            "container_too_many": zip_of(*((f"{number}.txt", b"x") for number in range(10_000))),
            "container_too_deep": nested,
            "container_damaged": zip_of(("a.pdf", PDF * 50))[:-40],
        }
        raws = [make_mail(files=[("bad.zip", data, ZIP), ("good.pdf", PDF)]) for data in cases.values()]
        messages = self.unpack(*raws, invoice_mail())
        for code, message in zip(cases, messages, strict=False):
            with self.subTest(code=code):
                self.assertEqual((message.state, message.reason_code), ("held", code))
                waiting = message.part_ids.filtered(lambda p: p.state == "pending")
                self.assertEqual(waiting.reason_code, code)
                self.assertTrue(waiting.reason_text)
                self.assertEqual(len(message.document_ids), 1)
                message.with_user(self.user).action_dismiss()
                self.assertEqual((message.state, waiting.state), ("done", "ignored"))
        self.assertEqual(messages[-1].state, "done")

    def test_zip_in_zip_in_zip(self):
        archive = PDF
        for name in ("a.pdf", "inner.zip", "middle.zip"):
            archive = zip_of((name, archive))
        message = self.unpack(make_mail(files=[("outer.zip", archive, ZIP)]))
        self.assertEqual(message.state, "done")
        self.assertEqual(
            [(part.path, part.state) for part in message.part_ids],
            [("2", "ignored"), ("2/1", "ignored"), ("2/1/1", "ignored"), ("2/1/1/1", "document")],
        )
        self.assertEqual(message.part_ids[-1].origin_text, "from inner.zip in middle.zip in outer.zip")

    def test_odd_headers(self):
        good = invoice_mail(500)
        bomb = b"Subject: " + b"=?utf-8?b?" + b"QUFB" * 4 + b"?= " * 20_000
        cases = {
            "encoded-word bomb": good.replace(b"Subject: Faktura 500", bomb),
            "unknown charset": good.replace(b"utf-8", b"x-klingon"),
            "unknown charset in an encoded word": good.replace(b"Faktura 500", b"=?x-klingon?q?FV?="),
            "empty Message-ID": good.replace(b"<500@supplier.example>", b"<>"),
            "ten To headers": good.replace(
                b"To: ", b"".join(b"To: other%d@elsewhere.example\r\n" % number for number in range(9)) + b"To: ", 1
            ),
        }
        messages = self.unpack(*cases.values())
        for what, message in zip(cases, messages, strict=True):
            with self.subTest(what=what):
                self.assertEqual(message.state, "done", message.reason_text)
                self.assertEqual((message.buffer_ids, len(message.document_ids)), (self.buffer, 1))
        self.assertFalse(messages[3].message_id_header)

    def test_a_batch_stops_at_the_memory_it_may_take(self):
        raws = [make_mail(files=[(f"{n}.zip", zip_of(("a.pdf", PDF.ljust(60 * 2**10, b"\0"))), ZIP)]) for n in range(3)]
        with patch("odoo.addons.doc_intake.models.doc_intake_message_unpack._UNPACKED_BYTES", 50_000):
            messages = self.unpack(*raws)
        self.assertEqual(messages.mapped("state"), ["done"] * 3)
