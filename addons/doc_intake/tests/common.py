import contextlib
import sys
import unittest
from pathlib import Path

from odoo import Command
from odoo.tests import new_test_user

from odoo.addons.account.tests.common import AccountTestInvoicingCommon

from ..intake_core.files import children
from ..intake_core.files.digest import sha256_hex
from ..intake_core.files.sniff import sniff

CHECKOUT = Path(__file__).resolve().parents[3]
OWN_VAT = "PL9990713429"


def need_workbench():
    """Make ``dev`` (document generator, mail server) importable, or skip: an installed addon comes without it."""
    if str(CHECKOUT) not in sys.path:
        sys.path.append(str(CHECKOUT))
    try:
        import dev.documents
        import dev.mail_server  # noqa: F401
    except ImportError as error:
        raise unittest.SkipTest(f"needs the project's checkout: {error}") from error


class IntakeCase(AccountTestInvoicingCommon):
    """A Polish company with a mailbox, a buffer and one user of each kind."""

    @classmethod
    @AccountTestInvoicingCommon.setup_country("pl")
    def setUpClass(cls):
        super().setUpClass()
        cls.addClassCleanup(children.close_idle)  # readers of PDF files wait for more otherwise
        # Decisions are taken by people of their own below; the set-up itself acts as the system.
        cls.env = cls.env(user=cls.env.ref("base.user_root"), context={"lang": "en_US"})
        # What is said to people is compared in English, whatever languages the database has.
        cls.env["res.lang"]._activate_lang("en_US")
        cls.company = cls.company_data["company"].with_env(cls.env)
        cls.company.partner_id.lang = "en_US"
        cls.company.vat = OWN_VAT
        cls.env["res.currency"].with_context(active_test=False).search([("name", "in", ("PLN", "EUR"))]).active = True
        cls.user = cls._new_user("intake_user", "doc_intake.group_doc_intake_user")
        cls.approver = cls._new_user(
            "intake_approver",
            "doc_intake.group_doc_intake_approver,account.group_account_invoice,base.group_partner_manager",
        )
        cls.manager = cls._new_user("intake_manager", "doc_intake.group_doc_intake_manager")
        cls.mailbox = cls.env["doc.intake.mailbox"].create(
            {
                "name": "Invoices",
                "host": "127.0.0.1",
                "security": "none",
                "user": "invoices@intake.test",
                "password": "secret",
                "company_ids": [(6, 0, cls.company.ids)],
                "manager_ids": [(6, 0, cls.manager.ids)],
            }
        )
        cls.buffer = cls.env["doc.intake.buffer"].create(
            {
                "name": "Purchases",
                "company_id": cls.company.id,
                "mailbox_id": cls.mailbox.id,
                "address": "invoices+purchases@intake.test",
                "user_ids": [(6, 0, (cls.user | cls.approver).ids)],
                "document_type_id": cls.env.ref("doc_intake.document_type_fk").id,
            }
        )

    @classmethod
    def _new_user(cls, login, groups, company=None):
        company = company or cls.company
        return new_test_user(
            cls.env, login, groups=groups, company_id=company.id, company_ids=[(6, 0, company.ids)], lang="en_US"
        )

    def folders(self, *names, mailbox=None):
        """The value of ``folder_ids`` for folders with these names."""
        folders = self.env["doc.intake.mailbox.folder"]._named(mailbox or self.mailbox, names)
        return [Command.set(folders.ids)]

    def read_folders(self, *names):
        """Have the buffer read these folders instead."""
        self.buffer.folder_ids = self.folders(*names)

    @contextlib.contextmanager
    def work(self):
        """An environment whose commits count inside the test only, for code of queues.

        Records made before are seen inside; after it, the test's own environment sees what was written.
        """
        self.env.flush_all()
        with self.enter_registry_test_mode(), self.registry.cursor() as cr:
            yield self.env(cr=cr)
        self.env.invalidate_all()

    def read_queue(self):
        with self.work() as env:
            env["doc.intake.document"]._cron_read()

    def unpack_queue(self):
        with self.work() as env:
            env["doc.intake.message"]._cron_unpack()

    def new_message(self, raw, mailbox=None, uid="1", buffers=None, **values):
        """A message in the vault, as the fetch leaves it, or as routing does when ``buffers`` are given."""
        message = self.env["doc.intake.message"].create(
            {
                "mailbox_id": (mailbox or self.mailbox).id,
                "folder": "INBOX",
                "uidvalidity": "1",
                "server_key": uid,
                "sha256": sha256_hex(raw),
                "size": len(raw),
                "server_size": len(raw),
                "buffer_ids": [Command.set(buffers.ids if buffers else [])],
                **values,
            }
        )
        message._store_raw([raw])
        return message

    def new_document(self, data=b"%PDF-1.4 not really", name="invoice.pdf", buffer=None, key="test:1", **values):
        """A document in the Inbox, without a reading."""
        buffer = buffer or self.buffer
        digest = sha256_hex(data)
        content = {"sha256": digest, "name": name, "mimetype": sniff(data, name).mimetype, "data": data}
        files = self.env["doc.intake.file"]._store(buffer.company_id, [content])
        document = self.env["doc.intake.document"]._take_in(
            [{"file": files[digest], "buffer": buffer, "source_key": key, "split_index": 0, "origin": "upload"}]
        )
        if values:
            document.write(values)
        return document

    def new_read_document(self, key="test:1", **values):
        """A document that was read and waits for a decision: 1000.00 + 23 % = 1230.00 PLN."""
        return self.new_document(data=f"%PDF-1.4 {key}".encode(), key=key, **self.read_values(**values))

    def read_values(self, **values):
        """What a reading writes on a document of 1000.00 + 23 % = 1230.00 PLN."""
        return {
            "state": "to_approve",
            "reading": {"fields": {"total_gross": {"value": "1230.00"}}, "warnings": []},
            "invoice_number": "FV/2026/11/7",
            "issue_date": "2026-11-10",
            "due_date": "2026-11-24",
            "currency_id": self.env.ref("base.PLN").id,
            "seller_name": "Tartak Testowy Sp. z o.o.",
            "seller_vat": "PL9990000014",
            "total_net": 1000,
            "total_tax": 230,
            "total_gross": 1230,
            "vat_ids": [(0, 0, {"rate": 23, "net": 1000, "tax": 230, "gross": 1230})],
            **values,
        }
