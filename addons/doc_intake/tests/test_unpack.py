import datetime as dt
from email.message import EmailMessage

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import IntakeCase, need_workbench
from .mail_case import PDF, invoice_mail, make_mail

NOW = dt.datetime(2026, 11, 2, 10, 15, tzinfo=dt.UTC)


def tiny_png(width=12, height=12):
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG")
    return out.getvalue()


@tagged("post_install", "-at_install")
class TestUnpack(IntakeCase):
    """From the vault's bytes to parts, documents and a state that a person can find."""

    def unpack(self, raw, **values):
        self.count = getattr(self, "count", 0) + 1
        message = self.new_message(raw, uid=str(self.count), **values)
        self.unpack_queue()
        return message

    # ---- ORDINARY MAIL ----

    def test_invoice(self):
        message = self.unpack(invoice_mail(7))
        self.assertEqual((message.state, message.kind, message.buffer_ids), ("done", "ordinary", self.buffer))
        self.assertEqual(message.part_ids.company_id, self.company)
        self.assertEqual((message.subject, message.sender), ("Faktura 7", "seller@supplier.example"))
        self.assertEqual(message.recipients, "invoices+purchases@intake.test")
        self.assertEqual(str(message.date), "2026-11-02 09:15:00")
        self.assertEqual(message.body.strip(), "Dzień dobry.")
        part = message.part_ids
        self.assertEqual((part.name, part.mimetype, part.state), ("FV 7.pdf", "application/pdf", "document"))
        said = message.message_ids.tracking_value_ids
        self.assertFalse(said, "the chatter is for what people do")
        document = message.document_ids
        self.assertFalse(document.message_ids)
        self.assertEqual(part.document_ids, document)
        self.assertEqual((document.state, document.buffer_id), ("queued", self.buffer))
        self.assertEqual(document.document_type_id, self.buffer.document_type_id)
        self.assertEqual(document.carrier_ids.file_id._get_bytes(), PDF + b"invoice 7\n")

    def test_several_files(self):
        message = self.unpack(
            make_mail(
                files=[
                    ("a.pdf", PDF + b"a"),
                    ("b.xml", b"<Invoice/>", "text/xml"),
                    ("c.pdf", PDF + b"c"),
                ]
            )
        )
        self.assertEqual(message.part_ids.mapped("state"), ["document"] * 3)
        self.assertEqual(len(message.document_ids), 3)

    def test_same_file_twice_in_one_mail(self):
        message = self.unpack(make_mail(files=[("a.pdf", PDF), ("copy.pdf", PDF)]))
        first, second = message.document_ids.sorted("id")
        self.assertEqual((first.state, second.state, second.duplicate_of_id), ("queued", "duplicate", first))
        self.assertEqual(first.carrier_ids.file_id, second.carrier_ids.file_id)

    def test_same_file_in_another_mail(self):
        first = self.unpack(make_mail(files=[("a.pdf", PDF)])).document_ids
        message = self.unpack(make_mail(files=[("other name.pdf", PDF)]))
        self.assertEqual(message.state, "done")
        second = message.document_ids
        self.assertEqual((second.state, second.duplicate_of_id), ("duplicate", first))
        self.assertIn(first.name, second.reason_text)
        self.assertTrue(second.with_user(self.user).has_access("read"), "users of the buffer see the duplicate")

    def test_intake_numbers(self):
        names = [self.unpack(invoice_mail()).document_ids.name for _ in range(2)]
        self.assertEqual(len(set(names)), 2)
        for name in names:
            self.assertRegex(name, r"^DI/\d{4}/\d{5}$")

    # ---- ROUTING ----

    def test_unknown_recipient_waits_for_a_person(self):
        message = self.unpack(invoice_mail(to="invoices+typo@intake.test"))
        self.assertEqual((message.state, message.reason_code), ("held", "unknown_recipient"))
        self.assertIn("invoices+typo@intake.test", message.reason_text)
        self.assertFalse(message.document_ids)
        self.assertEqual(message.part_ids.state, "pending")
        self.assertIn("which buffer", message.part_ids.reason_text)
        as_manager = message.with_user(self.manager)
        with self.assertRaisesRegex(UserError, "Choose the buffer"):
            as_manager.action_route()
        as_manager.buffer_ids = self.buffer
        as_manager.action_route()
        self.assertEqual(message.state, "routed")
        self.unpack_queue()
        self.assertEqual((message.state, message.reason_text), ("done", False))
        self.assertEqual(message.part_ids.state, "document")
        self.assertFalse(message.part_ids.reason_text)
        self.assertEqual(len(message.document_ids), 1)
        with self.assertRaisesRegex(UserError, "does not wait"):
            as_manager.action_route()
        with self.assertRaisesRegex(UserError, "already taken in"):
            as_manager.buffer_ids = self.buffer.copy({"address": False})

    def test_pending_mail_is_for_managers_of_the_mailbox(self):
        message = self.unpack(invoice_mail(to="invoices+typo@intake.test"))
        other = self._new_user("other_manager", "doc_intake.group_doc_intake_manager")
        self.assertTrue(message.with_user(self.manager).has_access("read"))
        for user in (self.user, self.approver, other):
            self.assertFalse(message.with_user(user).has_access("read"))
        with self.assertRaises(AccessError):
            message.with_user(self.user).action_dismiss()

    def test_two_of_our_addresses(self):
        other = self.env["res.company"].create({"name": "Other"})
        self.mailbox.company_ids += other
        second = self.env["doc.intake.buffer"].create(
            {
                "name": "Second",
                "company_id": other.id,
                "address": "invoices+second@intake.test",
                "mailbox_id": self.mailbox.id,
            }
        )
        message = self.unpack(invoice_mail(to="invoices+purchases@intake.test, invoices+second@intake.test"))
        self.assertEqual((message.state, message.buffer_ids), ("done", self.buffer | second))
        self.assertEqual(message.part_ids.company_id, self.company | other)
        self.assertEqual(message.document_ids.buffer_id, self.buffer | second)
        self.assertEqual(message.document_ids.mapped("state"), ["queued", "queued"])

    def test_buffer_without_an_address_takes_the_rest(self):
        rest = self.buffer.copy({"name": "Rest", "address": False, "mailbox_id": self.mailbox.id})
        self.assertEqual(self.unpack(invoice_mail(to="office@elsewhere.example")).buffer_ids, rest)
        self.assertEqual(self.unpack(invoice_mail()).buffer_ids, self.buffer)
        self.assertFalse(self.unpack(invoice_mail(to="invoices+typo@intake.test")).buffer_ids)

    def test_archived_buffer_leads_to_pending(self):
        self.buffer.active = False
        self.assertEqual(self.unpack(invoice_mail()).state, "held")

    def test_buffer_of_a_company_that_the_mailbox_does_not_serve(self):
        message = self.unpack(invoice_mail(to="invoices+typo@intake.test"))
        company = self.env["res.company"].create({"name": "Stranger"})
        self.manager.company_ids |= company
        buffer = self.env["doc.intake.buffer"].create({"name": "Theirs", "company_id": company.id})
        with self.assertRaisesRegex(UserError, "does not serve the company"):
            message.with_user(self.manager).with_context(allowed_company_ids=company.ids).buffer_ids = buffer

    # ---- NOTHING TO TAKE ----

    def test_no_file(self):
        message = self.unpack(make_mail())
        self.assertEqual((message.state, message.reason_code), ("held", "no_file"))
        self.assertIn("carries no file", message.reason_text)
        message.with_user(self.user).action_dismiss()
        self.assertEqual(message.state, "done")
        self.assertIn(self.user.name, message.reason_text)
        self.unpack_queue()
        self.assertFalse(message.document_ids)
        with self.assertRaisesRegex(UserError, "does not wait"):
            message.with_user(self.user).action_dismiss()

    def test_only_a_logo_is_no_file(self):
        html = EmailMessage()
        html["From"], html["To"], html["Subject"] = (
            "a@b.example",
            "invoices+purchases@intake.test",
            "Hello",
        )
        html.set_content("Hello")
        html.add_alternative('<p>Hello <img src="cid:logo"/></p>', subtype="html")
        html.get_payload(1).add_related(tiny_png(), "image", "png", cid="<logo>")
        message = self.unpack(html.as_bytes())
        self.assertEqual((message.state, message.reason_code), ("held", "no_file"))
        self.assertEqual(message.part_ids.state, "ignored")
        self.assertIn("12 x 12", message.part_ids.reason_text)

    def test_dismissed_pending_files_are_ignored(self):
        message = self.unpack(invoice_mail(to="invoices+typo@intake.test"))
        message.with_user(self.manager).action_dismiss()
        self.assertEqual((message.state, message.part_ids.state), ("done", "ignored"))
        self.assertIn(self.manager.name, message.part_ids.reason_text)

    def test_zero_bytes(self):
        message = self.unpack(make_mail(files=[("empty.pdf", b""), ("good.pdf", PDF)]))
        empty, good = message.part_ids
        self.assertEqual((empty.state, good.state, message.state), ("rejected", "document", "done"))
        self.assertIn("The file is empty (0 bytes)", empty.reason_text)
        with self.assertRaisesRegex(UserError, "empty.pdf"):
            empty.with_user(self.user).action_bring_back()
        self.assertEqual(empty.state, "rejected")

    def test_program_named_pdf(self):
        need_workbench()
        from dev.documents.broken import exe_named_pdf

        name, data = exe_named_pdf()
        message = self.unpack(make_mail(files=[(name, data), ("good.pdf", PDF)]))
        program, good = message.part_ids
        self.assertEqual((program.state, good.state, message.state), ("ignored", "document", "done"))
        self.assertEqual(program.mimetype, "application/vnd.microsoft.portable-executable")
        self.assertIn("are not accepted here, whatever their name says", program.reason_text)
        self.assertEqual(len(message.document_ids), 1)

    def test_bring_back(self):
        """A person overrules the rule that left a file out, once."""
        message = self.unpack(make_mail(files=[("note.txt", b"Total 100 PLN", "text/plain"), ("good.pdf", PDF)]))
        note = message.part_ids[0]
        self.assertEqual(note.state, "ignored")
        note.with_user(self.user).action_bring_back()
        self.assertEqual((note.state, len(message.document_ids)), ("document", 2))
        self.assertIn(f"Brought back by {self.user.name}", note.reason_text)
        note.with_user(self.user).action_bring_back()
        self.assertEqual(len(message.document_ids), 2)
        pending = self.unpack(invoice_mail(to="invoices+typo@intake.test")).part_ids
        pending.state = "ignored"
        with self.assertRaisesRegex(UserError, "Choose the buffer"):
            pending.with_user(self.manager).action_bring_back()

    def test_too_large_a_file(self):
        self.buffer.max_file_size = 1
        message = self.unpack(invoice_mail(size=2**20 + 1))
        self.assertEqual((message.part_ids.state, message.state), ("rejected", "done"))
        self.assertIn("takes files up to 1 MB", message.part_ids.reason_text)
        message.part_ids.with_user(self.user).action_bring_back()
        self.assertEqual(len(message.document_ids), 1)

    # ---- NOT FROM PEOPLE ----

    def _envelope(self, number, sender="office@customer.example"):
        from dev.mails.compose import Envelope

        return Envelope(
            message_id=f"<{number}@customer.example>",
            date=NOW,
            sender_name="Customer",
            sender=sender,
            to="invoices+purchases@intake.test",
            subject="Automatic reply: Invoice",
        )

    def test_notices_never_become_documents(self):
        need_workbench()
        from dev.mails.compose import auto_reply, delivery_status

        own = [("X-Doc-Intake", "1")]
        mails = {
            "delivery_status": delivery_status(self._envelope(1), "nobody@customer.example", "no such user"),
            "auto_reply": auto_reply(self._envelope(2), "I am away."),
            "own": make_mail(3, files=[("a.pdf", PDF)], headers=own),
        }
        for kind, raw in mails.items():
            with self.subTest(kind=kind):
                message = self.unpack(raw)
                self.assertEqual((message.kind, message.state), (kind, "done"))
                self.assertFalse(message.is_answerable)
                self.assertTrue(message.reason_text)
                self.assertFalse(message.document_ids)
                self.assertEqual(set(message.part_ids.mapped("state")) - {"ignored"}, set())
                self.assertEqual(len(message.part_ids.filtered("reason_text")), len(message.part_ids))

    def test_mail_from_our_own_address(self):
        for sender in ("invoices+purchases@intake.test", self.mailbox.user):
            message = self.unpack(invoice_mail(sender=sender))
            self.assertEqual((message.kind, message.state), ("own", "done"))
            self.assertFalse(message.document_ids)
            self.assertEqual(message.part_ids.state, "ignored")

    def test_generated_invoices_are_ordinary(self):
        """Billing systems mark their mails as generated; an invoice is an invoice."""
        message = self.unpack(invoice_mail(headers=[("Auto-Submitted", "auto-generated")]))
        self.assertEqual((message.kind, message.is_answerable), ("ordinary", False))
        self.assertEqual(len(message.document_ids), 1)

    # ---- BROKEN MAIL ----

    def test_broken_mails(self):
        good = invoice_mail(99)
        boundary = good.split(b'boundary="')[1].split(b'"')[0]
        cases = {
            "nothing but bytes": (bytes(range(256)) * 20, "held"),
            "empty": (b"", "held"),
            "no headers": (b"\r\n\r\nhello", "held"),
            "cut in the attachment": (good[:-60], "done"),
            "never closed": (good.replace(b"--" + boundary + b"--", b""), "done"),
            "another boundary than announced": (good.replace(b"--" + boundary, b"--other"), "done"),
            "charset that does not exist": (good.replace(b"utf-8", b"x-unknown"), "done"),
            "NUL in the headers": (
                good.replace(b"Subject: Faktura", b"Subject: Fak\x00tura"),
                "done",
            ),
            "raw 8 bit headers": (
                good.replace(b"Subject: Faktura", "Subject: Zażółć".encode("cp1250")),
                "done",
            ),
            "impossible date": (good.replace(b"02 Nov 2026", b"99 Foo 99999"), "done"),
            "very long Message-ID": (
                good.replace(b"<99@", b"<" + "ż".encode() * 5000 + b"@"),
                "done",
            ),
            "unknown encoding": (good.replace(b"base64", b"x-own"), "done"),
        }
        for what, (raw, state) in cases.items():
            with self.subTest(what=what):
                message = self.unpack(raw)
                self.assertIn(message.state, (state, "held"), message.reason_text)
                if state == "done":
                    self.assertEqual(message.buffer_ids or message.reason_code, self.buffer)
                self.assertEqual(message._get_raw(), raw, "the vault has it as it came")

    def test_nested_too_deep(self):
        raw = invoice_mail(1)
        for _ in range(30):
            outer = b"From: a@b.example\r\nTo: invoices+purchases@intake.test\r\n"
            outer += b"Content-Type: message/rfc822\r\n\r\n"
            raw = outer + raw
        message = self.unpack(raw)
        self.assertEqual((message.state, message.reason_code), ("quarantined", "message_too_deep"))
        self.assertTrue(message.reason_text)
        other = self.unpack(invoice_mail(2))
        self.assertEqual(other.state, "done")
        message.with_user(self.manager).action_dismiss()
        self.assertEqual(message.state, "done")

    # ---- WHO MAY ----

    def test_evidence_is_not_edited(self):
        message = self.unpack(invoice_mail())
        for values in (
            {"state": "done"},
            {"subject": "x"},
            {"sha256": "x"},
            {"raw_attachment_id": False},
        ):
            with self.assertRaises(AccessError):
                message.with_user(self.manager).write(values)
        with self.assertRaises(AccessError):
            self.env["doc.intake.message"].with_user(self.manager).create(
                {
                    "mailbox_id": self.mailbox.id,
                    "folder": "X",
                    "uidvalidity": "1",
                    "server_key": "1",
                }
            )
        with self.assertRaises(AccessError):
            message.with_user(self.manager).unlink()
        with self.assertRaisesRegex(UserError, "time of retention"):
            message.unlink()
