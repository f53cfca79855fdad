import base64
import threading
import uuid
from contextlib import contextmanager
from functools import partial

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.modules.registry import DummyRLock, Registry
from odoo.service.model import retrying
from odoo.tests import new_test_user, tagged
from odoo.tests.common import BaseCase, get_db_name
from odoo.tools import mute_logger

from ..intake_core.errors import IntakeError
from ..intake_core.files.digest import sha256_hex
from ..models.doc_intake_document_reading import QUEUE_READING


@tagged("post_install", "-at_install")
class TestAtOnce(BaseCase):
    """Two people, or two processes, at the same time: real transactions, committed and removed afterwards."""

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        # The thread that runs the tests holds this lock; the registry does not change meanwhile.
        self.patch(Registry, "_lock", DummyRLock())
        self.mark = uuid.uuid4().hex[:8]
        with self.transaction() as env:
            journal = env["account.journal"].search(
                [("type", "=", "purchase"), ("default_account_id", "!=", False)], limit=1
            )
            if not journal:
                self.skipTest("needs a company with a chart of accounts")
            self.company_id = journal.company_id.id
            groups = "doc_intake.group_doc_intake_approver,account.group_account_invoice,base.group_partner_manager"
            users = env["res.users"]
            for name in ("one", "two"):
                users |= new_test_user(
                    env,
                    f"{name}_{self.mark}",
                    groups=groups,
                    company_id=self.company_id,
                    company_ids=[(6, 0, [self.company_id])],
                )
            self.user_ids = users.ids
            self.partner_ids = users.partner_id.ids
            buffer = env["doc.intake.buffer"].create(
                {"name": self.mark, "company_id": self.company_id, "user_ids": [(6, 0, users.ids)]}
            )
            self.buffer_id = buffer.id
            self.had_sequence = bool(self.sequences(env))
            self.trigger_id = env["ir.cron.trigger"].search([], order="id desc", limit=1).id or 0
        self.addCleanup(self.clean)

    def sequences(self, env):
        return env["ir.sequence"].search([("code", "=", "doc.intake.document"), ("company_id", "=", self.company_id)])

    @contextmanager
    def transaction(self, user_id=SUPERUSER_ID):
        with self.registry.cursor() as cr:
            cr.execute("SET LOCAL lock_timeout = '10s'")  # two of them in one thread must not wait for each other
            yield api.Environment(cr, user_id, {"lang": "en_US"})

    def documents(self, env):
        return env["doc.intake.document"].search([("buffer_id", "=", self.buffer_id)], order="id")

    def clean(self):
        with self.transaction() as env:
            documents = self.documents(env)
            profiles = documents.supplier_profile_id
            documents.move_id.unlink()
            files = documents.carrier_ids.file_id
            attachments = files.attachment_id
            documents.message_ids.unlink()
            env.flush_all()
            for records in (documents.carrier_ids, documents.vat_ids, documents, files):
                if records:
                    env.cr.execute(f"DELETE FROM {records._table} WHERE id IN %s", [records._ids])
            env.invalidate_all()
            attachments.unlink()
            profiles.unlink()
            env["doc.intake.buffer"].browse(self.buffer_id).unlink()
            env["ir.attachment"].search([("create_uid", "in", self.user_ids)]).unlink()
            env["ir.cron.trigger"].search([("id", ">", self.trigger_id)]).unlink()
            if not self.had_sequence:
                self.sequences(env).unlink()
            env["res.users"].browse(self.user_ids).unlink()
            env["res.partner"].browse(self.partner_ids).unlink()

    def at_once(self, *calls):
        """What each call (user id, function of env) returned or raised, begun as nearly at once as threads allow."""
        results: list = [None] * len(calls)
        start = threading.Barrier(len(calls))

        def run(position, user_id, function):
            try:
                with self.registry.cursor() as cr:
                    env = api.Environment(cr, user_id, {"lang": "en_US"})
                    env.user.fetch(["name"])  # the snapshot begins before the others have done anything
                    start.wait(10)
                    results[position] = retrying(partial(function, env), env)
            except Exception as error:  # noqa: BLE001  # handed to the test
                results[position] = error

        threads = [threading.Thread(target=run, args=(position, *call)) for position, call in enumerate(calls)]
        with mute_logger("odoo.sql_db"):  # PostgreSQL refuses the slower ones, which begin again
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
        return results

    def new_documents(self, count=1, **values):
        """Ids of committed documents of 123.00 PLN that wait for a decision."""
        with self.transaction() as env:
            buffer = env["doc.intake.buffer"].browse(self.buffer_id)
            datas = [f"%PDF-1.4 {self.mark} {number}".encode() for number in range(count)]
            contents = [
                {"sha256": sha256_hex(data), "name": "faktura.pdf", "mimetype": "application/pdf", "data": data}
                for data in datas
            ]
            files = env["doc.intake.file"]._store(buffer.company_id, contents)
            documents = env["doc.intake.document"]._take_in(
                [
                    {
                        "file": file,
                        "buffer": buffer,
                        "source_key": f"{self.mark}:{key}",
                        "split_index": 0,
                        "origin": "upload",
                    }
                    for key, file in files.items()
                ]
            )
            documents.write(
                {
                    "state": "to_approve",
                    "partner_id": env["res.partner"].browse(self.partner_ids[0]).id,
                    "invoice_number": self.mark,
                    "currency_id": buffer.company_id.currency_id.id,
                    "total_gross": 123,
                    **values,
                }
            )
            return documents.ids

    def test_two_uploads_of_one_file(self):
        data = base64.b64encode(f"%PDF-1.4 {self.mark}".encode())
        # The bytes are in the filestore already: Odoo writes a file in place, and whoever stores the same bytes in the
        # same instant finds half of it and is told of a collision. That race is Odoo's, not what is looked at here.
        with self.transaction() as env:
            kept_id = env["ir.attachment"].create({"name": "kept.pdf", "datas": data, "res_model": "res.users"}).id

        def upload(env):
            attachment = env["ir.attachment"].create({"name": "faktura.pdf", "datas": data})
            action = (
                env["doc.intake.document"]
                .with_context(default_buffer_id=self.buffer_id)
                .create_document_from_attachment(attachment.ids)
            )
            return action["res_id"]

        results = self.at_once(*((user_id, upload) for user_id in self.user_ids * 2))
        self.assertFalse([result for result in results if isinstance(result, Exception)])
        with self.transaction() as env:
            documents = self.documents(env)
            self.assertEqual(sorted(documents.mapped("state")), ["duplicate"] * 3 + ["queued"])
            self.assertEqual(len(documents.carrier_ids.file_id), 1)
            self.assertEqual(len(set(documents.mapped("name"))), 4)
            self.assertEqual(len(self.sequences(env)), 1)
            self.assertFalse(
                env["ir.attachment"].search([("create_uid", "in", self.user_ids), ("res_model", "=", False)])
            )
            env["ir.attachment"].browse(kept_id).unlink()

    def test_one_document_is_booked_once(self):
        ids = self.new_documents()

        def book(env):
            return env["doc.intake.document"].browse(ids).action_book()["res_id"]

        results = self.at_once(*((user_id, book) for user_id in self.user_ids * 2))
        refused = [result for result in results if isinstance(result, UserError)]
        self.assertEqual(len(refused), 3, results)
        for error in refused:
            self.assertRegex(str(error), "Somebody else is working on|is not open for a decision: it is Booked")
        with self.transaction() as env:
            moves = env["account.move"].search([("ref", "=", self.mark)])
            self.assertEqual(len(moves), 1)
            self.assertEqual(self.documents(env).move_id, moves)

    def test_decision_while_another_decides(self):
        ids = self.new_documents()
        with self.transaction(self.user_ids[0]) as one:
            one["doc.intake.document"].browse(ids).action_file()
            one.flush_all()
            somebody_else = self.assertRaisesRegex(UserError, "Somebody else is working on")
            with self.transaction(self.user_ids[1]) as two, somebody_else:
                two["doc.intake.document"].browse(ids)._reject("no")

    def test_several_while_another_decides(self):
        first, second = self.new_documents(2)
        with self.transaction(self.user_ids[0]) as one:
            one["doc.intake.document"].browse(first).action_file()
            one.flush_all()
            with self.transaction(self.user_ids[1]) as two:
                result = two["doc.intake.document"].browse([first, second]).action_book()
                self.assertRegex(result["params"]["message"], "^1 booked.\n1 not booked:\nSomebody else is working on")
        with self.transaction() as env:
            self.assertEqual(self.documents(env).mapped("state"), ["filed", "booked"])

    def test_two_lanes_never_read_the_same_document(self):
        ids = self.new_documents(12, state="queued")
        taken, lock = [], threading.Lock()

        def lane(env):
            queue = env["doc.intake.document"]
            while True:
                token, document = queue._work_claim(QUEUE_READING)
                if not document:
                    return
                with lock:
                    taken.append((document.id, token))
                document._work_lock(token).write({"state": "to_approve", "lease_token": False})
                queue._work_commit()

        with self.transaction() as env:
            others = env["doc.intake.document"].search([("state", "in", ("queued", "reading")), ("id", "not in", ids)])
            self.assertFalse(others, "the database of the test has a queue of its own")
        results = self.at_once(*[(SUPERUSER_ID, lane)] * 4)
        self.assertEqual(results, [None] * 4)
        self.assertEqual(sorted(document_id for document_id, _token in taken), sorted(ids))

    def test_lease_that_ran_out_is_taken_over_and_the_first_writes_nothing(self):
        [document_id] = self.new_documents(state="queued")
        with self.transaction() as env:
            queue = env["doc.intake.document"]
            old, document = queue._work_claim(QUEUE_READING)
            self.assertEqual((document.id, document.state, document.attempts), (document_id, "reading", 1))
            self.assertFalse(queue._work_claim(QUEUE_READING)[1])
            document.lease_until = "2000-01-01"
            env.cr.commit()
            new, again = queue._work_claim(QUEUE_READING)
            self.assertEqual((again, again.attempts), (document, 2))
            self.assertFalse(document._work_lock(old))
            self.assertEqual(document._work_lock(new), document)

    def test_what_a_person_types_while_it_is_read_stays(self):
        [document_id] = self.new_documents(state="queued", invoice_number=False)
        typed = threading.Event()

        def read(model, queue, jobs):
            with self.transaction(self.user_ids[0]) as env:
                env["doc.intake.document"].browse(document_id).write({"invoice_number": "BY HAND"})
            typed.set()
            raise IntakeError()

        self.patch(self.registry["doc.intake.document"], "_work_run", api.model(read))
        with self.transaction() as env:
            env["doc.intake.document"]._cron_read()
        self.assertTrue(typed.is_set())
        with self.transaction() as env:
            document = env["doc.intake.document"].browse(document_id)
            self.assertEqual((document.state, document.invoice_number), ("error", "BY HAND"))
            self.assertEqual(document.corrections, {"invoice_number": None})

    def test_two_documents_of_a_new_supplier_make_one_profile(self):
        first, second = self.new_documents(2, seller_vat=f"PL{self.mark}", seller_name=self.mark)
        results = self.at_once(
            *(
                (
                    user_id,
                    lambda env, document_id=document_id: env["doc.intake.document"].browse(document_id).action_file(),
                )
                for user_id, document_id in zip(self.user_ids, (first, second), strict=True)
            )
        )
        self.assertEqual(results, [None, None])
        with self.transaction() as env:
            documents = env["doc.intake.document"].browse((first, second))
            self.assertEqual(documents.mapped("state"), ["filed", "filed"])
            self.assertIn("learned", documents.mapped("profile_lesson"))
            documents.supplier_profile_id._learn_due()
            self.assertEqual(documents.mapped("profile_lesson"), ["learned", "learned"])
            self.assertEqual(len(documents.supplier_profile_id), 1)
            self.assertEqual(documents.supplier_profile_id.document_count, 2)
