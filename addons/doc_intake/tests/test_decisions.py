import datetime as dt

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from ..intake_core import states
from .common import IntakeCase


@tagged("post_install", "-at_install")
class TestDecisions(IntakeCase):
    def reject(self, documents, note="Addressed to another company", user=None):
        action = documents.with_user(user or self.approver).action_reject()
        wizard = self.env[action["res_model"]].with_user(user or self.approver).with_context(**action["context"])
        return wizard.create({"note": note}).action_reject()

    def chatter(self, document):
        self.flush_tracking()
        return "\n".join(document.message_ids.mapped("body"))

    def flush_tracking(self):
        self.env.flush_all()
        self.cr.flush()

    # ---- REJECT ----

    def test_reject_says_who_and_why(self):
        documents = self.new_read_document(key="1") + self.new_read_document(key="2")
        self.assertEqual(self.reject(documents)["type"], "ir.actions.act_window_close")
        said = f"Rejected by {self.approver.name}: Addressed to another company"
        for document in documents:
            self.assertEqual((document.state, document.reason_text), ("rejected", said))
            message = document.message_ids.filtered(lambda m: said in m.body)
            self.assertEqual(message.author_id, self.approver.partner_id)

    def test_reject_needs_a_reason(self):
        document = self.new_read_document()
        with self.assertRaisesRegex(UserError, "Say why"):
            self.reject(document, "  \n ")
        self.assertEqual(document.state, "to_approve")

    def test_user_cannot_reject(self):
        document = self.new_read_document()
        with self.assertRaises(AccessError):
            self.reject(document, user=self.user)
        wizard = self.env["doc.intake.reject"].create({"document_ids": [(6, 0, document.ids)], "note": "x"})
        with self.assertRaises(AccessError):
            wizard.with_user(self.user).action_reject()
        self.assertEqual(document.state, "to_approve")

    def test_approver_of_another_buffer_cannot_reject(self):
        document = self.new_read_document()
        stranger = self._new_user("stranger", "doc_intake.group_doc_intake_approver")
        for decide in (
            lambda d: d._reject("no"),
            lambda d: d.action_file(),
            lambda d: d.action_read_again(),
            lambda d: d.action_answer_warning("duplicate:x", "duplicate"),
        ):
            with self.assertRaises(AccessError):
                decide(document.with_user(stranger))
        self.assertEqual(document.state, "to_approve")

    # ---- ACCEPT AS OTHER ----

    def test_accept_as_other(self):
        document = self.new_read_document(document_type_id=self.env.ref("doc_intake.document_type_contract").id)
        self.flush_tracking()
        document.with_user(self.approver).action_file()
        self.assertEqual((document.state, document.reason_text), ("filed", False))
        self.flush_tracking()
        tracked = document.message_ids.tracking_value_ids.filtered(lambda v: v.field_id.name == "state")
        self.assertEqual(tracked.mapped("new_value_char"), ["Filed"])
        self.assertEqual(tracked.mail_message_id.author_id, self.approver.partner_id)

    def test_document_with_a_problem_can_be_filed(self):
        document = self.new_document(state="error", reason_code="pdf_encrypted")
        document.with_user(self.approver).action_file()
        self.assertEqual((document.state, document.reason_text), ("filed", False))

    def test_document_that_is_being_read_waits(self):
        for state in ("queued", "reading"):
            document = self.new_read_document(key=state, state=state)
            with self.assertRaisesRegex(UserError, "is not open for a decision: it is"):
                document.with_user(self.approver).action_file()

    def test_reading_that_failed_does_not_make_anybody_wait(self):
        later = fields.Datetime.now() + dt.timedelta(hours=6)
        document = self.new_document(state="reading", attempts=4, next_try_at=later, reason_code="ocr_missing")
        document.lease_until = later
        with self.assertRaisesRegex(UserError, "is not open for a decision: it is Reading"):
            self.reject(document)
        document.lease_until = False
        self.reject(document)
        self.assertRecordValues(document, [{"state": "rejected", "next_try_at": False}])

    # ---- DUPLICATES ----

    def marked_duplicate(self, document):
        """``document`` as the approver who rejects it as a duplicate of what it looks like."""
        seen = document.with_user(self.approver)
        self.env.flush_all()
        self.env.invalidate_all()
        [warning] = [said for said in seen.warnings if said["code"] == "same_invoice"]
        seen.action_answer_warning(warning["key"], "duplicate")
        return seen

    def test_duplicate_by_content(self):
        first = self.new_read_document(key="1", invoice_number="FV 0012/2026")
        second = self.new_read_document(key="2", invoice_number="fv-12/2026")
        said = f"Looks like {first.name}: same seller, number and amount."
        self.assertIn(said, second.warning_text)
        self.assertIn(f"Looks like {second.name}", first.warning_text)
        for values in (
            {"invoice_number": "FV 13/2026"},
            {"total_gross": 1230.01},
            {"seller_vat": "PL9990000020"},
            {"seller_vat": False},
            {"invoice_number": False},
        ):
            before = second.read(list(values))[0]
            second.write(values)
            self.assertNotIn(said, second.warning_text or "", values)
            second.write({name: before[name] for name in values})
        first.state = "rejected"
        self.assertFalse(second.warning_text)

    def test_duplicate_of_another_company_is_none(self):
        self.new_read_document(key="1")
        other = self._create_company(name="Druga Sp. z o.o.")
        buffer = self.env["doc.intake.buffer"].create({"name": "Druga", "company_id": other.id})
        document = self.new_read_document(key="2")
        self.assertTrue(document.warning_text)
        values = self.read_values()
        foreign = self.new_document(b"%PDF-1.4 other", key="3", buffer=buffer, **values)
        self.assertFalse(foreign.warning_text)

    def test_mark_duplicate(self):
        first, second = self.new_read_document(key="1"), self.new_read_document(key="2")
        self.marked_duplicate(second)
        self.assertRecordValues(second, [{"state": "duplicate", "duplicate_of_id": first.id, "original_id": first.id}])
        said = f"{self.approver.name} marked it as a duplicate of {first.name}."
        self.assertEqual(second.reason_text, said)
        self.assertIn(said, self.chatter(second))
        self.assertFalse(first.warning_text)

    def test_original_in_a_buffer_one_does_not_see(self):
        hidden = self.env["doc.intake.buffer"].create({"name": "Board", "company_id": self.company.id})
        first = self.new_read_document(key="1", note="secret")
        first.buffer_id = hidden
        second = self.new_read_document(key="2")
        seen = self.marked_duplicate(second)
        specification = {
            name: {"fields": {"display_name": {}}} if seen._fields[name].type == "many2one" else {}
            for name in seen.fields_get()
            if name != "duplicate_of_id"
        }
        self.env.invalidate_all()
        [values] = seen.web_read(specification)
        self.assertFalse(values["original_id"])
        self.assertIn(f"duplicate of {first.name}.", values["reason_text"])
        with self.assertRaises(AccessError):
            seen.read(["duplicate_of_id"])
        self.assertEqual(second.with_user(self.manager).original_id, first)
        # the list of the Inbox, as its users open it
        self.env["doc.intake.document"].with_user(self.user).web_search_read([], specification)

    # ---- REOPEN ----

    def test_reopen(self):
        read = self.new_read_document(key="read")
        self.reject(read)
        unread = self.new_document(b"%PDF-1.4 again", key="unread")
        copy = self.new_document(b"%PDF-1.4 again", key="copy")
        self.assertEqual((copy.state, copy.duplicate_of_id), ("duplicate", unread))
        (read + copy).with_user(self.approver).action_reopen()
        self.assertRecordValues(read + copy, [{"state": "to_approve"}, {"state": "queued"}])
        self.assertFalse((read + copy).duplicate_of_id)
        self.assertFalse(any((read + copy).mapped("reason_text")))
        self.assertIn("Addressed to another company", self.chatter(read), "history stays")

    def test_reopen_is_for_closed_documents_and_approvers(self):
        document = self.new_read_document()
        with self.assertRaisesRegex(UserError, "is not closed"):
            document.with_user(self.approver).action_reopen()
        document.state = "filed"
        with self.assertRaises(AccessError):
            document.with_user(self.user).action_reopen()
        document.state = "booked"
        with self.assertRaisesRegex(UserError, "is not closed"):
            document.with_user(self.approver).action_reopen()

    # ---- SETTLED ----

    def test_settled_documents_cannot_be_edited(self):
        for state in states.DOCUMENT_SETTLED:
            with self.subTest(state=state):
                document = self.new_read_document(key=state, state=state)
                typed = document.with_user(self.approver)
                for change in (
                    lambda d: d.write({"total_gross": 5}),
                    lambda d: d.write({"vat_ids": [(5,)]}),
                    lambda d: d.vat_ids.write({"net": 5}),
                    lambda d: d.vat_ids.unlink(),
                    lambda d: d.vat_ids.create({"document_id": d.id, "rate": 8, "net": 5}),
                ):
                    with self.assertRaisesRegex(UserError, "is settled and cannot be changed"), self.cr.savepoint():
                        change(typed)
                typed.note = "A note may still be written"
                self.assertEqual(document.vat_ids.net, 1000)

    def test_numbers_are_kept_as_a_reading_writes_them(self):
        document = self.new_read_document()
        for typed, kept in (
            ("999-000-00-14", "PL9990000014"),
            (" pl 999 000 00 14 ", "PL9990000014"),
            ("LV 4000-324-5752", "LV40003245752"),
            ("GR 094259216", "EL094259216"),
            ("12-345.678 x", "12345678X"),
            (False, False),
        ):
            document.with_user(self.user).seller_vat = typed
            self.assertEqual(document.seller_vat, kept)
        for typed, kept in (
            ("61 1090 1014 0000 0712 1981 2874", "PL61109010140000071219812874"),
            ("lv80 BANK 0000 4351 9500 1", "LV80BANK0000435195001"),
        ):
            document.with_user(self.user).iban = typed
            self.assertEqual(document.iban, kept)

    def test_vat_rows_stay_with_their_document(self):
        document, other = self.new_read_document(key="1"), self.new_read_document(key="2")
        with self.assertRaises(AccessError):
            document.vat_ids.with_user(self.user).write({"document_id": other.id})

    def test_documents_are_never_deleted(self):
        document = self.new_read_document()
        for record in (document, document.carrier_ids.file_id):
            with self.assertRaisesRegex(UserError, "time of retention is over"):
                record.unlink()
        with self.assertRaises(UserError):
            self.buffer.unlink()


@tagged("post_install", "-at_install")
class TestProtectedOverHttp(HttpCase, IntakeCase):
    """What no argument of a remote call gets past."""

    def call(self, model, method, *args, **kwargs):
        with mute_logger("odoo.http"):
            return self.make_jsonrpc_request(
                f"/web/dataset/call_kw/{model}/{method}",
                {"model": model, "method": method, "args": args, "kwargs": kwargs},
            )

    def refused(self, model, method, *args):
        with self.assertRaises(JsonRpcException) as caught:
            self.call(model, method, *args)
        return str(caught.exception)

    def test_protected_fields(self):
        document = self.new_read_document()
        other = self.new_read_document(key="other")
        self.buffer.user_ids += self.manager
        move = self.env["account.move"].create({"move_type": "entry"})
        values = {
            "state": "booked",
            "move_id": move.id,
            "lease_token": "x",
            "lease_until": "2030-01-01 00:00:00",
            "attempts": 0,
            "next_try_at": False,
            "company_id": self.company.id,
            "buffer_id": self.buffer.id,
            "message_id": False,
            "reading": {"fields": {}},
            "corrections": {},
            "reader_version": 9,
            "text_content": "x",
            "is_proven": True,
            "proven_count": 9,
            "source_key": "x",
            "split_index": 1,
            "name": "DI/1",
            "reason_code": "same_file",
            "duplicate_of_id": other.id,
            "carrier_ids": [[5]],
            "message_main_attachment_id": False,
            "create_uid": self.user.id,
        }
        before = document.read(list(values))
        for user in (self.user, self.approver, self.manager):
            self.authenticate(user.login, user.login)
            for name, value in values.items():
                with self.subTest(user=user.login, field=name):
                    for call in (("write", document.ids, {name: value}), ("web_save", document.ids, {name: value}, {})):
                        self.assertIn("AccessError", self.refused("doc.intake.document", *call))
        document.invalidate_recordset()
        self.assertEqual(document.read(list(values)), before)
        self.call("doc.intake.document", "write", document.ids, {"note": "allowed"})
        document.invalidate_recordset()
        self.assertEqual(document.note, "allowed")

    def test_nothing_is_made_or_deleted(self):
        document = self.new_read_document()
        message = self.new_message(b"From: a@b.test\r\n\r\nHello", buffers=self.buffer)
        file = document.carrier_ids.file_id
        self.authenticate(self.manager.login, self.manager.login)
        for record, values in (
            (document, {"company_id": self.company.id, "buffer_id": self.buffer.id, "source_key": "x"}),
            (message, {"mailbox_id": self.mailbox.id, "folder": "INBOX", "uidvalidity": "1", "server_key": "2"}),
            (file, {"company_id": self.company.id, "sha256": "x", "name": "x", "size": 1, "mimetype": "x"}),
            (document.carrier_ids, {"document_id": document.id, "file_id": file.id, "origin": "mail"}),
        ):
            with self.subTest(model=record._name):
                self.assertIn("AccessError", self.refused(record._name, "create", [values]))
                self.refused(record._name, "unlink", record.ids)
                self.refused(record._name, "copy", record.ids)
                self.assertTrue(record.exists())
        self.assertIn("AccessError", self.refused("doc.intake.message", "write", message.ids, {"state": "done"}))
        self.assertIn("AccessError", self.refused("doc.intake.file", "write", file.ids, {"sha256": "x"}))

    def test_private_methods_are_private(self):
        document = self.new_read_document()
        self.authenticate(self.manager.login, self.manager.login)
        for method in ("_book", "_reject", "_take_in", "_write_reading", "_cron_read", "_work_claim", "_upload"):
            self.assertIn("AccessError", self.refused("doc.intake.document", method, document.ids), method)
        self.assertEqual(document.state, "to_approve")
