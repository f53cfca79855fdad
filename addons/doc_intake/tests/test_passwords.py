import io
import logging
import os
from unittest.mock import patch

from odoo import tools
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.modules.neutralize import get_neutralization_queries
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..intake_core.files import pdf
from .common import OWN_VAT, IntakeCase, need_workbench
from .mail_case import make_mail

SENDER = "faktury@szary-los.example"
NAME = "faktura_zaszyfrowana.pdf"
MODEL_LOGGER = "odoo.addons.doc_intake.models.doc_intake_password"


class PasswordCase(IntakeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        need_workbench()
        from dev.documents import Party, broken

        cls.password = broken.ENCRYPTED_PASSWORD
        cls.broken = broken
        cls.buyer = Party("Odbiorca Testowy Sp. z o.o.", OWN_VAT, "PL", "ul. Próbna 1", "00-001", "Warszawa")
        cls.admin = cls._new_user("intake_admin", "base.group_system,doc_intake.group_doc_intake_manager")
        cls.passwords = cls.env["doc.intake.password"]

    def setUp(self):
        super().setUp()
        self.set_key("a key of the administrator")

    def set_key(self, key):
        """The administrator's key, in the environment and only there."""
        self.enterContext(patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": key}))
        self.enterContext(patch.dict(tools.config.options, {"doc_intake_secret_key": ""}))

    def keep(self, sender=SENDER, password=None, user=None, company=None):
        return self.passwords.with_user(user or self.manager).create(
            {"sender": sender, "password": password or self.password, "company_id": (company or self.company).id}
        )

    def stored(self, row):
        self.env.flush_all()
        self.env.cr.execute("SELECT password_sealed FROM doc_intake_password WHERE id = %s", [row.id])
        return self.env.cr.fetchone()[0]

    def locked_document(self, seed=1, sender=SENDER, buffer=None):
        """A document of an encrypted invoice that came by mail; uploaded when it has no sender."""
        _name, data = self.broken.encrypted_pdf(seed, self.buyer)
        values = {}
        if sender:
            message = self.new_message(b"mail %d" % seed, uid=f"locked {seed}", sender=sender, state="done")
            message.buffer_ids = buffer or self.buffer
            values["message_id"] = message.id
        return self.new_document(data, NAME, buffer=buffer, key=f"locked {seed}", **values)

    def waiting_document(self, *args, **kwargs):
        document = self.locked_document(*args, **kwargs)
        self.read_queue()
        self.assertEqual((document.state, document.reason_code), ("error", "pdf_encrypted"))
        return document

    def wizard(self, document, password, user=None, **values):
        return (
            self.env["doc.intake.unlock"]
            .with_user(user or self.user)
            .create({"document_id": document.id, "password": password, **values})
        )


@tagged("post_install", "-at_install")
class TestPasswordList(PasswordCase):
    # ---- NEVER OUT ----

    def test_never_read_back(self):
        """Not even by an administrator over RPC, and not even where there is no key."""
        for key, stored in (("a key", "fernet:"), ("", f"plain:{self.password}")):
            self.set_key(key)
            row = self.keep()
            self.assertTrue(self.stored(row).startswith(stored))
            mine = row.with_user(self.admin)
            specification = {name: {} for name in mine.fields_get()}
            self.assertIn("password", specification)
            said = [
                mine.read(),
                mine.read(["password"]),
                mine.web_read(specification),
                mine.web_save({"note": "x", "password": self.password}, specification),
                mine.web_search_read([], specification),
                mine.export_data(["sender", "password", "note"]),
                mine.copy_data(),
            ]
            for answer in said:
                self.assertNotIn(self.password, str(answer))
                self.assertNotIn("fernet:", str(answer))
            self.assertNotIn("password_sealed", mine.fields_get())
            self.assertNotIn("password_sealed", said[0][0])
            for attempt in (
                lambda r: r.read(["password_sealed"]),
                lambda r: r.web_read({"password_sealed": {}}),
                lambda r: r.export_data(["password_sealed"]),
                lambda r: r.search([("password_sealed", "like", "plain")]),
                lambda r: r._read_group([], ["password_sealed"]),
                lambda r: r.write({"password_sealed": "plain:mine"}),
                lambda r: r.create({"sender": "a@b.pl", "password": "x", "password_sealed": "plain:mine"}),
            ):
                with self.assertRaises(AccessError):
                    attempt(mine)

    def test_plain_text_is_said(self):
        row = self.keep()
        self.assertFalse(row.is_secret_plain)
        self.set_key("")
        self.env.invalidate_all()
        self.assertTrue(row.is_secret_plain)
        self.assertIn("stored as plain text", row.with_user(self.manager).get_view(view_type="form")["arch"])

    def test_server_actions_do_not_reach_it(self):
        self.keep()
        for code in (
            "env['doc.intake.password']._book__(env.companies)",
            "env['doc.intake.password']._passwords_for__(env.company, 'a@b.pl')",
            "env['doc.intake.password'].search([])._open__()",
            "env['doc.intake.document'].search([])._file_passwords__()",
        ):
            with self.assertRaisesRegex(NameError, "Access to forbidden name"):
                self.env["ir.actions.server"].create(
                    {
                        "name": "curious",
                        "model_id": self.env.ref("doc_intake.model_doc_intake_password").id,
                        "state": "code",
                        "code": code,
                    }
                )

    def test_neutralized(self):
        row = self.keep()
        self.env.flush_all()
        for query in get_neutralization_queries(["doc_intake"]):
            self.env.cr.execute(query)
        self.env.invalidate_all()
        self.assertTrue(row.exists())
        self.assertFalse(self.stored(row))
        self.assertFalse(row.is_readable)
        with self.assertLogs(MODEL_LOGGER, "WARNING"):
            self.assertFalse(self.passwords._book__(self.company))

    # ---- RIGHTS ----

    def test_rights(self):
        other_company = self._create_company(name="Druga Sp. z o.o.")
        stranger = self._new_user("intake_other", "doc_intake.group_doc_intake_manager", other_company)
        plain = self._new_user("intake_plain", "account.group_account_manager")
        ours, theirs = self.keep(), self.keep(company=other_company, user=stranger)
        wanted = {
            (self.user, ours): "",
            (self.approver, ours): "",
            (plain, ours): "",
            (self.manager, ours): "rwcu",
            (stranger, ours): "",
            (self.user, theirs): "",
            (self.manager, theirs): "",
            (stranger, theirs): "rwcu",
        }
        operations = {"r": "read", "w": "write", "c": "create", "u": "unlink"}
        for (user, row), letters in wanted.items():
            with self.subTest(user=user.login, row=row.company_id.name):
                self.env.invalidate_all()
                seen = row.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
                self.assertEqual("".join(c for c, o in operations.items() if seen.has_access(o)), letters)
        self.assertEqual(self.passwords.with_user(self.manager).search([]), ours)
        self.assertEqual(self.passwords.with_user(stranger).search([]), theirs)
        with self.assertRaises(AccessError):
            self.keep(company=other_company)
        with self.assertRaises(AccessError):
            self.keep(user=self.approver)
        # and so it is with what they open
        self.assertEqual([entry.pattern for entry in self.passwords._book__(self.company)], [SENDER])
        self.assertEqual(len(self.passwords._book__(self.company | other_company)), 2)

    # ---- THE LIST ----

    def test_senders(self):
        for given, kept in (
            ("  Billing@Firma.Example ", "billing@firma.example"),
            ("*@Firma.Example", "*@firma.example"),
            ("*", "*"),
        ):
            self.assertEqual(self.keep(given).sender, kept)
        for given in ("firma.example", "@firma.example", "a*@firma.example", "*@*", "*@", "a b@firma.example", "**"):
            with self.subTest(given=given), self.assertRaisesRegex(ValidationError, "is no sender"):
                self.keep(given)

    def test_a_password_is_needed(self):
        with self.assertRaisesRegex(UserError, "Enter the password"):
            self.passwords.create({"sender": SENDER, "company_id": self.company.id})
        row = self.keep()
        with self.assertRaisesRegex(UserError, "Enter the password"):
            row.copy()
        before = self.stored(row)
        row.write({"password": False, "note": "Tartak"})
        self.assertEqual(self.stored(row), before)

    def test_form(self):
        with Form(self.passwords.with_user(self.manager)) as form:
            form.sender = "Faktury@Szary-Los.example"
            form.password = "first"
        row = form.record
        with Form(row) as form:
            self.assertFalse(form.password)
            form.password = "second"
        self.assertEqual(row._open__(), "second")

    def test_several_of_one_sender(self):
        self.keep(password="old")
        self.keep(password="new")
        self.keep("*@szary-los.example", "domain")
        self.keep("*", "all")
        self.keep("someone@else.example", "other")
        self.assertEqual(self.passwords._passwords_for__(self.company, SENDER), ("new", "old", "domain", "all"))
        self.assertEqual(self.passwords._passwords_for__(self.company, False), ("all",))
        self.passwords._mark_used__(self.company, SENDER, "old")
        self.assertEqual(self.passwords._passwords_for__(self.company, SENDER)[0], "old")

    def test_remembered_once(self):
        for sender in (SENDER, SENDER.upper()):
            self.passwords._remember__(self.company, sender, "one")
        self.passwords._remember__(self.company, SENDER, "two")
        self.passwords._remember__(self.company, "*@szary-los.example", "one")
        self.assertEqual(self.passwords.search_count([("company_id", "=", self.company.id)]), 3)

    def test_another_key(self):
        row = self.keep()
        self.set_key("another")
        self.env.invalidate_all()
        self.assertFalse(row.is_readable)
        with self.assertLogs(MODEL_LOGGER, "WARNING") as logs:
            self.assertEqual(self.passwords._passwords_for__(self.company, SENDER), ())
        self.assertIn("cannot be decrypted", logs.output[0])
        self.assertNotIn(self.password, str(logs.output))
        self.set_key("another,a key of the administrator")
        self.env.invalidate_all()
        self.assertTrue(row.is_readable)
        self.assertEqual(self.passwords._passwords_for__(self.company, SENDER), (self.password,))


@tagged("post_install", "-at_install")
class TestUnlock(PasswordCase):
    def carrier(self, document):
        return document.carrier_ids

    def assert_unlocked(self, document):
        """The document was read, shows a copy without a password, and its evidence is as it came."""
        self.assertEqual((document.state, document.reason_text), ("to_approve", False))
        self.assertTrue(document.invoice_number)
        copy, file = document.message_main_attachment_id, document.carrier_ids.file_id
        self.assertEqual(copy, document.carrier_ids.unlocked_attachment_id)
        self.assertNotEqual(copy, file.attachment_id)
        self.assertEqual((copy.name, copy.mimetype), ("faktura_zaszyfrowana (unlocked).pdf", "application/pdf"))
        self.assertTrue(pdf.load(copy.raw).pages[0].words)
        self.assertEqual(pdf.load(file._get_bytes(), passwords=[self.password]).password, self.password)

    # ---- ONE DOCUMENT ----

    def test_wrong_password(self):
        document = self.waiting_document()
        self.env.flush_all()
        for wrong in ("wrong", self.password.upper(), f" {self.password}"):
            with self.assertRaisesRegex(UserError, f"This password does not open {NAME}") as caught:
                self.wizard(document, wrong)
            self.assertNotIn(wrong, str(caught.exception).replace("password does", ""))
        # the request that failed would have been undone as a whole; even without that, nothing is kept
        self.assertFalse(any(self.env["doc.intake.unlock"].search([]).mapped("password_sealed")))
        self.assertFalse(self.passwords.search([("company_id", "=", self.company.id)]))
        self.assertFalse(self.carrier(document).unlocked_attachment_id)
        self.assertEqual(document.state, "error")
        wizard = self.wizard(document, self.password)
        with self.assertRaisesRegex(UserError, "does not open"):
            wizard.password = "wrong"

    def test_right_password_of_this_document_only(self):
        document = self.waiting_document()
        before = document.carrier_ids.file_id._get_bytes()
        action = document.with_user(self.user).action_enter_password()
        wizards = self.env[action["res_model"]].with_user(self.user).with_context(**action["context"])
        with Form(wizards) as form:
            self.assertEqual((form.is_remembered, form.pattern), (True, SENDER))
            form.password = self.password
            form.is_remembered = False
        wizard = form.record
        self.assertFalse(wizard.password)
        self.assertFalse(wizard.read()[0].get("password_sealed"))
        wizard.action_unlock()
        self.assertFalse(wizard.exists())
        self.assertFalse(self.passwords.search([("company_id", "=", self.company.id)]))
        self.assertEqual(document.state, "queued")
        self.assertEqual(document.message_main_attachment_id, document.carrier_ids.unlocked_attachment_id)
        self.assertIn("opened with a password that", document.message_ids[0].body)
        self.read_queue()
        self.assert_unlocked(document)
        self.assertEqual(document.carrier_ids.file_id._get_bytes(), before)
        # once opened, it needs no password any more
        document.with_user(self.approver).action_read_again()
        copy = document.message_main_attachment_id
        self.read_queue()
        self.assert_unlocked(document)
        self.assertEqual(document.message_main_attachment_id, copy)

    def test_remembered_password_opens_the_next_by_itself(self):
        first = self.waiting_document(1)
        same, other = self.waiting_document(2), self.waiting_document(3, "biuro@innyzamek.example")
        self.wizard(first, self.password).action_unlock()
        kept = self.passwords.search([("company_id", "=", self.company.id)])
        self.assertEqual((kept.sender, kept._open__()), (SENDER, self.password))
        self.assertEqual((first.state, same.state, other.state), ("queued", "queued", "error"))
        self.read_queue()
        self.assert_unlocked(first)
        self.assert_unlocked(same)
        second = self.locked_document(4)
        uploaded = self.locked_document(5, sender=False)
        self.read_queue()
        self.assert_unlocked(second)
        self.assertTrue(kept.last_used)
        self.assertEqual(uploaded.state, "error")

    def test_for_the_whole_domain(self):
        first, colleague = self.waiting_document(1), self.waiting_document(2, "Biuro@Szary-Los.example")
        wizard = self.wizard(first, self.password, reach="domain")
        self.assertEqual(wizard.pattern, "*@szary-los.example")
        wizard.action_unlock()
        self.read_queue()
        self.assert_unlocked(colleague)

    def test_uploaded_file_has_no_sender_to_remember(self):
        document = self.waiting_document(sender=False)
        wizard = self.wizard(document, self.password)
        self.assertFalse(wizard.is_remembered or wizard.pattern)
        wizard.action_unlock()
        self.assertFalse(self.passwords.search([("company_id", "=", self.company.id)]))
        self.read_queue()
        self.assert_unlocked(document)

    def test_password_added_to_the_list_opens_what_waits(self):
        document, other = self.waiting_document(1), self.waiting_document(2, "biuro@innyzamek.example")
        row = self.keep(password="wrong")
        self.read_queue()
        self.assertEqual((document.state, document.reason_code), ("error", "pdf_encrypted"))
        row.password = self.password
        self.read_queue()
        self.assert_unlocked(document)
        self.assertEqual(other.state, "error")
        row.sender = "*"
        self.read_queue()
        self.assert_unlocked(other)

    def test_password_of_another_company_opens_nothing(self):
        other_company = self._create_company(name="Druga Sp. z o.o.")
        self.passwords.create({"sender": "*", "password": self.password, "company_id": other_company.id})
        self.waiting_document()

    # ---- WHAT BECOMES OF IT ----

    def test_bill_gets_the_unlocked_copy(self):
        self.keep()
        document = self.locked_document()
        self.read_queue()
        self.assert_unlocked(document)
        document.with_user(self.approver).action_book()
        attachment = document.move_id.message_main_attachment_id
        self.assertEqual(attachment.res_model, "account.move")
        self.assertEqual(attachment.name, NAME)
        self.assertEqual(attachment.raw, document.message_main_attachment_id.raw)
        pdfs = document.move_id.attachment_ids.filtered(lambda a: a.mimetype == "application/pdf")
        self.assertEqual(pdfs, attachment)
        self.assertTrue(pdf.load(attachment.raw).page_count)

    def test_copy_is_seen_by_who_sees_the_document_and_changed_by_nobody(self):
        self.keep()
        document = self.locked_document()
        self.read_queue()
        copy = document.message_main_attachment_id
        stranger = self._new_user("intake_stranger", "doc_intake.group_doc_intake_approver")
        self.manager.group_ids += self.env.ref("base.group_system")
        for user in (self.user, self.approver, self.manager):
            seen = copy.with_user(user)
            self.env.invalidate_all()
            self.assertTrue(seen.raw)
            self.assertTrue(seen.has_thumbnail, "the web client does not try to store one")
            self.assertIn(seen, document.with_user(user)._get_mail_thread_data_attachments())
            for change in ({"raw": b"forged"}, {"res_model": "res.partner", "res_id": user.partner_id.id}):
                with self.assertRaises(AccessError):
                    seen.write(change)
            with self.assertRaises(AccessError):
                seen.unlink()
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            copy.with_user(stranger).read(["raw"])

    def test_restricted_file_stays_as_it_is(self):
        """Everybody may read it; a copy would only be one more."""
        import pypdf

        writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf.unlock(
            self.broken.encrypted_pdf(1, self.buyer)[1], [self.password]
        ).data))  # fmt: skip
        writer.encrypt("", "the owner's", algorithm="AES-256")
        out = io.BytesIO()
        writer.write(out)
        self.keep("*")
        document = self.new_document(out.getvalue(), NAME)
        self.read_queue()
        self.assertEqual(document.state, "to_approve")
        self.assertFalse(document.carrier_ids.unlocked_attachment_id)
        self.assertEqual(document.message_main_attachment_id, document.carrier_ids.file_id.attachment_id)

    # ---- WHO MAY ----

    def test_who_may(self):
        document = self.waiting_document()
        stranger = self._new_user("intake_stranger", "doc_intake.group_doc_intake_manager", self._other_company())
        colleague = self._new_user("intake_colleague", "doc_intake.group_doc_intake_approver")
        for user in (stranger, colleague):
            with self.assertRaises(AccessError):
                document.with_user(user).action_enter_password()
            with self.assertRaises(AccessError):
                self.wizard(document, self.password, user)
        wizard = self.wizard(document, self.password)
        self.assertFalse(wizard.with_user(self.approver).has_access("read"), "a wizard is its user's own")
        for attempt in (
            lambda w: w.read(["password_sealed"]),
            lambda w: w.write({"password_sealed": "plain:x"}),
            lambda w: w.search([("password_sealed", "!=", False)]),
        ):
            with self.assertRaises(AccessError):
                attempt(wizard)
        self.assertNotIn(self.password, str(wizard.read()))
        self.assertNotIn(self.password, str(wizard.web_read({name: {} for name in wizard.fields_get()})))

    def _other_company(self):
        return self._create_company(name="Druga Sp. z o.o.")

    def test_only_what_waits_for_a_password(self):
        document = self.new_read_document()
        with self.assertRaisesRegex(UserError, "does not wait for a password"):
            document.with_user(self.user).action_enter_password()
        with self.assertRaisesRegex(UserError, "does not wait for a password"):
            self.wizard(document, self.password)
        locked = self.waiting_document()
        wizard = self.wizard(locked, self.password)
        locked.with_user(self.approver)._reject("nie nasze")
        with self.assertRaisesRegex(UserError, "does not wait for a password"):
            wizard.action_unlock()

    # ---- MAIL ----

    def test_locked_archive_of_a_mail(self):
        import pyzipper

        out = io.BytesIO()
        with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as archive:
            archive.setpassword(b"zip-2026")
            archive.writestr("faktura.pdf", self.broken.truncated_pdf()[1])
        raw = make_mail(files=[("faktury.zip", out.getvalue(), "application/zip")], sender=SENDER)
        message = self.new_message(raw, sender=SENDER, state="held")
        message.buffer_ids = self.buffer
        wizards = self.env["doc.intake.unlock"].with_user(self.user)
        with self.assertRaisesRegex(UserError, "opens no file of the mail"):
            wizards.create({"message_id": message.id, "password": "wrong"})
        self.assertFalse(any(wizards.search([]).sudo().mapped("password_sealed")))
        stranger = self._new_user("intake_stranger", "doc_intake.group_doc_intake_approver")
        with self.assertRaises(AccessError):
            wizards.with_user(stranger).create({"message_id": message.id, "password": "zip-2026"})
        wizards.create({"message_id": message.id, "password": "zip-2026", "reach": "domain"}).action_unlock()
        kept = self.passwords.search([("company_id", "=", self.company.id)])
        self.assertEqual((kept.sender, kept._open__()), ("*@szary-los.example", "zip-2026"))
        self.assertEqual(message.state, "routed")
        message.state = "done"
        with self.assertRaisesRegex(UserError, "does not wait for a decision"):
            wizards.create({"message_id": message.id, "password": "zip-2026"})

    # ---- LOGS ----

    def test_no_password_in_any_log_or_sentence(self):
        lines = []

        class Collect(logging.Handler):
            def emit(self, record):
                lines.append(logging.Formatter().format(record))

        loggers = [logging.getLogger(name) for name in ("", "odoo", "odoo.addons.doc_intake")]
        levels = {logger: logger.level for logger in loggers}
        quiet = {other: other.level for other in loggers[0].handlers}
        handler = Collect(level=logging.DEBUG)
        document = self.waiting_document()
        loggers[0].addHandler(handler)
        for other in quiet:
            other.setLevel(logging.CRITICAL)
        for logger in loggers:
            logger.setLevel(logging.DEBUG)
        logging.getLogger("odoo.sql_db").setLevel(logging.INFO)  # it shows every statement, the writing of secrets too
        try:
            with self.assertRaises(UserError) as caught:
                self.wizard(document, f"not-{self.password}")
            self.wizard(document, self.password).action_unlock()
            self.read_queue()
            self.locked_document(2)
            self.read_queue()
            with mute_logger("odoo.addons.doc_intake.models.doc_intake_work_mixin"):
                self.patch(type(self.passwords), "_mark_used__", lambda *_args: 1 / 0)
                failing = self.locked_document(3)
                self.read_queue()
        finally:
            loggers[0].removeHandler(handler)
            logging.getLogger("odoo.sql_db").setLevel(logging.NOTSET)
            for logger, level in (levels | quiet).items():
                logger.setLevel(level)
        self.assertTrue(failing.reason_text)
        self.assertTrue(lines, "something was logged at all")
        shown = "\n".join([*lines, str(caught.exception), failing.reason_text, *document.message_ids.mapped("body")])
        self.assertNotIn(self.password, shown)
