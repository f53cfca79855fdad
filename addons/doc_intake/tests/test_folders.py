from contextlib import contextmanager

import psycopg2.errors
from imapclient import imap_utf7

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import IntakeCase
from .mail_case import MailCase, invoice_mail

COSTS = "Koszty"
NESTED = "Księgowość/Źródło żółci"


@tagged("post_install", "-at_install")
class TestFolders(IntakeCase):
    """Which folders a buffer reads, and which it cannot."""

    @contextmanager
    def refused(self, text):
        with self.assertRaisesRegex(ValidationError, text), self.env.cr.savepoint():
            yield

    def new_buffer(self, **values):
        return self.env["doc.intake.buffer"].create(
            {"name": "Costs", "company_id": self.company.id, "mailbox_id": self.mailbox.id, **values}
        )

    def test_inbox_unless_told_otherwise(self):
        self.assertEqual(self.buffer.folder_ids.mapped("name"), ["INBOX"])
        self.assertEqual(self.new_buffer().folder_ids, self.buffer.folder_ids)
        self.assertFalse(self.new_buffer(mailbox_id=False).folder_ids)

    def test_mailbox_and_buffer_in_one_form(self):
        mailbox = self.env["doc.intake.mailbox"].create(
            {
                "name": "New",
                "host": "127.0.0.1",
                "security": "none",
                "user": "new@intake.test",
                "company_ids": self.company.ids,
                "buffer_ids": [(0, 0, {"name": "New", "company_id": self.company.id})],
            }
        )
        self.assertEqual(mailbox.buffer_ids.folder_ids.mapped("name"), ["INBOX"])
        self.assertEqual(mailbox._folders(), ["INBOX"])
        self.assertEqual(mailbox.address, "new@intake.test")

    def test_another_mailbox(self):
        other = self.mailbox.copy({"name": "Other"})
        self.read_folders(COSTS)
        self.buffer.mailbox_id = other
        self.assertEqual((self.buffer.folder_ids.mailbox_id, self.buffer.folder_ids.name), (other, "INBOX"))
        self.buffer.mailbox_id = False
        self.assertFalse(self.buffer.folder_ids)
        with self.refused("not in its mailbox"):
            self.buffer.folder_ids = self.folders(COSTS)

    def test_at_least_one(self):
        with self.refused("which folders"):
            self.buffer.folder_ids = False

    def test_one_spelling(self):
        folders = self.env["doc.intake.mailbox.folder"]
        self.assertEqual(folders._named(self.mailbox, ["inbox", " INBOX ", "InBox", ""]), self.buffer.folder_ids)
        self.assertEqual(folders.create({"mailbox_id": self.mailbox.id, "name": " Koszty "}).name, COSTS)
        for name in (COSTS, "Inbox"):
            with (
                self.subTest(name),
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.errors.UniqueViolation),
                self.env.cr.savepoint(),
            ):
                folders.create({"mailbox_id": self.mailbox.id, "name": name})

    def test_typed_into_the_form(self):
        folders = self.env["doc.intake.mailbox.folder"].with_user(self.manager)
        folders = folders.with_context(default_mailbox_id=self.mailbox.id)
        self.assertEqual(folders.name_create("inbox")[0], self.buffer.folder_ids.id)
        created, name = folders.name_create(NESTED)
        self.assertEqual(name, NESTED)
        with Form(self.buffer.with_user(self.manager)) as form:
            form.folder_ids.add(folders.browse(created))
        self.assertEqual(self.mailbox._folders(), ["INBOX", NESTED])
        with self.refused("mailbox first"):
            folders.with_context(default_mailbox_id=False).name_create("x")
        with self.assertRaises(AccessError):
            folders.with_user(self.approver).name_create("x")

    def test_who_sees_folders(self):
        folders = self.env["doc.intake.mailbox.folder"]
        hidden = folders._named(self.mailbox, ["Zarząd"])
        self.assertEqual(folders.with_user(self.user).search([]), self.buffer.folder_ids)
        self.assertIn(hidden, folders.with_user(self.manager).search([]))
        other = self.env["res.company"].create({"name": "Other"})
        foreigner = self._new_user("intake_foreign", "doc_intake.group_doc_intake_manager", company=other)
        self.assertFalse(folders.with_user(foreigner).search([("mailbox_id", "=", self.mailbox.id)]))
        with self.assertRaises(AccessError):
            folders.with_user(foreigner).with_context(default_mailbox_id=self.mailbox.id).name_create("x")

    def test_where_mail_is_moved_is_not_read(self):
        self.buffer.write({"after_action": "move", "after_folder": "Archiwum/2026"})
        for again in ("Archiwum/2026", "Archiwum.2026", "INBOX.Archiwum.2026"):
            with self.subTest(again), self.refused("would come in again"):
                self.read_folders("INBOX", again)
            with self.subTest(f"{again} by another buffer"), self.refused("come in again"):
                self.new_buffer(folder_ids=self.folders(again))
        self.read_folders("INBOX", "Archiwum")
        with self.refused("come in again"):
            self.buffer.after_folder = "inbox"
        with self.refused("into which folder"):
            self.buffer.after_folder = False
        self.buffer.after_action = "keep"
        self.read_folders("Archiwum/2026")

    def test_only_inbox_by_pop3(self):
        self.mailbox.protocol = "pop3"
        with self.refused("Choose INBOX for Purchases"):
            self.read_folders("INBOX", COSTS)
        self.mailbox.protocol = "imap"
        self.read_folders(COSTS)
        with self.refused("By POP3 only INBOX"):
            self.mailbox.protocol = "pop3"

    def test_a_folder_that_is_read_cannot_be_deleted(self):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.errors.ForeignKeyViolation),
            self.env.cr.savepoint(),
        ):
            self.buffer.folder_ids.unlink()


@tagged("post_install", "-at_install")
class TestFoldersOnServer(MailCase):
    """Folders of a real account."""

    def deliver(self, *mails, folder="INBOX"):
        return super().deliver(*mails, folder=imap_utf7.encode(folder).decode())

    def try_it(self):
        return self.mailbox.with_user(self.manager).action_test_connection()["params"]

    def found(self):
        return sorted((message.folder, message.buffer_ids.name) for message in self.messages)

    def test_several_folders_of_one_buffer(self):
        self.read_folders("INBOX", COSTS, NESTED)
        mails = [invoice_mail() for _ in range(3)]
        for mail, folder in zip(mails, ("INBOX", COSTS, NESTED), strict=True):
            self.deliver(mail, folder=folder)
        self.deliver(invoice_mail(), folder="Spam")
        self.fetch()
        self.assertFalse(self.mailbox.reason_text)
        self.assertEqual(
            self.found(), [("INBOX", "Purchases"), (COSTS, "Purchases"), (NESTED, "Purchases")], "and Spam is not read"
        )
        self.assertStored(*mails)
        self.assertEqual(len(self.documents), 3)
        self.fetch()
        self.assertEqual(len(self.messages), 3)

    def test_a_missing_folder_stops_no_other(self):
        self.read_folders("INBOX", "Nie ma", NESTED)
        self.deliver(invoice_mail())
        self.deliver(invoice_mail(), folder=NESTED)
        self.fetch()
        self.assertEqual(len(self.messages), 2)
        self.assertEqual(self.mailbox.reason_code, "mail_folder_gone")
        self.assertIn("The folder Nie ma does not exist", self.mailbox.reason_text)
        self.deliver(invoice_mail(), folder="Nie ma")
        self.fetch()
        self.assertFalse(self.mailbox.reason_text)
        self.assertEqual(len(self.messages), 3)

    def test_the_server_suggests_its_folders(self):
        for folder in (COSTS, NESTED, "Spam"):
            self.deliver(invoice_mail(), folder=folder)
        self.assertEqual(self.try_it()["type"], "success")
        self.assertLessEqual({"INBOX", COSTS, NESTED, "Spam"}, set(self.mailbox.folder_ids.mapped("name")))
        self.assertEqual(self.mailbox._folders(), ["INBOX"], "suggested is not read")
        with self.server.client(self.account) as client:
            client.delete(COSTS)
        self.try_it()
        self.assertNotIn(COSTS, self.mailbox.folder_ids.mapped("name"))

    def test_what_the_server_does_not_have_is_marked(self):
        self.read_folders("INBOX", "Kosztyy")
        said = self.try_it()
        self.assertEqual(said["type"], "warning")
        self.assertIn("Not there: Kosztyy", said["message"])
        missing = self.buffer.folder_ids.filtered("is_missing")
        self.assertEqual((missing.name, missing.color), ("Kosztyy", 1))
        self.assertEqual(missing.display_name, "Kosztyy (not on the server)")
        self.deliver(invoice_mail(), folder="Kosztyy")
        self.assertEqual(self.try_it()["type"], "success")
        self.assertFalse(missing.is_missing)

    def test_a_folder_of_an_archived_buffer_is_kept(self):
        other = self.env["doc.intake.buffer"].create(
            {
                "name": "Old",
                "company_id": self.company.id,
                "mailbox_id": self.mailbox.id,
                "folder_ids": self.folders("Dawne"),
            }
        )
        other.active = False
        self.try_it()
        self.assertTrue(other.folder_ids.is_missing)

    def test_the_folder_decides_before_the_address(self):
        """Somebody has put the mail there; where mail arrives by itself, the address decides."""
        address = "invoices+costs@intake.test"
        costs = self.env["doc.intake.buffer"].create(
            {
                "name": "Costs",
                "company_id": self.company.id,
                "mailbox_id": self.mailbox.id,
                "folder_ids": self.folders(COSTS),
            }
        )
        self.deliver(invoice_mail(), folder=COSTS)  # to the address of Purchases
        self.fetch()
        self.assertEqual(self.messages.buffer_ids, costs)
        costs.address = address
        self.deliver(invoice_mail(to=address))  # before the filter on the server exists
        self.fetch()
        self.assertEqual(self.messages[-1].buffer_ids, costs)

    def test_only_after_a_login(self):
        self.mailbox.password = "wrong"
        self.read_folders("Kosztyy")
        self.assertEqual(self.try_it()["type"], "danger")
        self.assertFalse(self.buffer.folder_ids.is_missing)
        with self.assertRaises(AccessError):
            self.mailbox.with_user(self.user).action_test_connection()
