import datetime as dt
from contextlib import contextmanager
from unittest.mock import patch

import psycopg2.errors

from odoo import fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..intake_core.mail.errors import TooDeep
from ..intake_core.mail.intake import take_apart
from .common import IntakeCase
from .mail_case import invoice_mail

MIXIN_LOG = "odoo.addons.doc_intake.models.doc_intake_work_mixin"
TAKE_APART = "odoo.addons.doc_intake.models.doc_intake_message_unpack.take_apart"


@tagged("post_install", "-at_install")
class TestWorkMixin(IntakeCase):
    """Leases, pauses and isolation, shown on the queue that unpacks mail."""

    def add_mails(self, count, first=1, **values):
        messages = self.env["doc.intake.message"]
        for number in range(first, first + count):
            messages |= self.new_message(invoice_mail(number), uid=str(number), **values)
        return messages

    @contextmanager
    def unpacking(self, behave):
        """Have ``behave(number of the mail)`` called before each mail is unpacked."""

        def wrapped(job):
            behave(int(job.raw.split(b"Faktura ")[1].split(b"\r\n")[0]))
            return take_apart(job)

        with patch(TAKE_APART, wrapped):
            yield

    @contextmanager
    def environment_of_work(self):
        """The environment that unpacks, to do on its connection what another worker would have
        committed.
        """
        with self.work() as env:
            yield env
            env["doc.intake.message"]._cron_unpack()

    def ago(self, **kwargs):
        return fields.Datetime.now() - dt.timedelta(**kwargs)

    # ---- OUTCOMES ----

    def test_done_leaves_no_trace_of_work(self):
        message = self.add_mails(1)
        self.unpack_queue()
        self.assertEqual(message.state, "done")
        self.assertFalse(message.lease_token or message.lease_until or message.next_try_at or message.attempts)

    def test_pauses_grow_then_given_up(self):
        message = self.add_mails(1)

        def fail(_number):
            raise ZeroDivisionError

        with self.unpacking(fail), mute_logger("odoo.addons.doc_intake"), mute_logger(MIXIN_LOG):
            for attempt, minutes in enumerate((1, 5, 30, 120, 360), 1):
                self.unpack_queue()
                self.assertEqual((message.state, message.attempts), ("received", attempt))
                self.assertEqual(message.reason_code, "unexpected")
                self.assertFalse(message.lease_token)
                waits = (message.next_try_at - fields.Datetime.now()).total_seconds() / 60
                self.assertAlmostEqual(waits, minutes, delta=0.2)
                self.unpack_queue()
                self.assertEqual(message.attempts, attempt, "nothing happens before its time")
                message.next_try_at = self.ago(seconds=1)
            self.unpack_queue()
        self.assertEqual(message.state, "quarantined")
        self.assertFalse(message.next_try_at)
        self.unpack_queue()
        self.assertEqual(message.state, "quarantined")
        message.with_user(self.manager).action_retry()
        self.assertEqual((message.state, message.attempts, message.reason_code), ("received", 0, False))
        self.unpack_queue()
        self.assertEqual(message.state, "done")

    def test_what_cannot_pass_is_given_up_at_once(self):
        message, other = self.add_mails(2)

        def fail(number):
            if number == 1:
                raise TooDeep(limit=20)

        with self.unpacking(fail):
            self.unpack_queue()
        self.assertEqual((message.state, other.state), ("quarantined", "done"))
        self.assertIn("packed into each other more than 20 times", message.reason_text)

    # ---- ONE BAD ITEM ----

    def test_one_that_cannot_be_run(self):
        messages = self.add_mails(12)

        def fail(number):
            if number == 5:
                raise ZeroDivisionError

        with self.unpacking(fail), self.assertLogs(MIXIN_LOG, "ERROR"):
            self.unpack_queue()
        bad = messages[4]
        self.assertEqual((bad.state, bad.reason_code), ("received", "unexpected"))
        self.assertEqual(set((messages - bad).mapped("state")), {"done"})
        self.assertEqual(len(messages.document_ids), 11)

    def test_one_that_cannot_be_written(self):
        """Written together; when that fails, in halves, until the bad one stands alone."""
        messages = self.add_mails(12)
        model = self.env.registry["doc.intake.message"]
        original, batches = model._conclude, []

        def fail(message, unpacked):
            batches.append(message.id)
            if message == messages[4]:
                message.env.cr.execute("SELECT 1 / 0")
            return original(message, unpacked)

        with patch.object(model, "_conclude", fail), mute_logger(MIXIN_LOG, "odoo.sql_db"):
            self.unpack_queue()
        bad = messages[4]
        self.assertEqual((bad.state, bad.reason_code, bad.attempts), ("received", "unexpected", 1))
        self.assertFalse(bad.part_ids, "nothing of it was written")
        self.assertEqual(set((messages - bad).mapped("state")), {"done"})
        self.assertEqual(len(messages.document_ids), 11)
        self.assertLess(len(batches), 12 * 4, "halves, not each with each")

    def test_one_whose_bytes_are_damaged(self):
        message, other = self.add_mails(2)
        message.raw_attachment_id.raw = b"something else"
        self.unpack_queue()
        self.assertEqual((message.reason_code, other.state), ("bytes_damaged", "done"))
        self.assertFalse(message.part_ids)

    def test_one_that_cannot_be_prepared(self):
        messages = self.add_mails(3)
        model = self.env.registry["doc.intake.message"]
        original = model._work_prepare

        def fail(message, queue):
            if message == messages[1]:
                message.env.cr.execute("SELECT 1 / 0")
            return original(message, queue)

        with patch.object(model, "_work_prepare", fail), mute_logger(MIXIN_LOG, "odoo.sql_db"):
            self.unpack_queue()
        self.assertEqual(messages.mapped("state"), ["done", "received", "done"])
        self.assertEqual(messages[1].reason_code, "unexpected")

    def test_memory_of_a_batch_is_bounded(self):
        messages = self.add_mails(4)
        messages.size = 7 * 2**20
        seen = []
        model = self.env.registry["doc.intake.message"]
        original = model._work_run

        def count(records, queue, jobs):
            seen.append(len(jobs))
            return original(records, queue, jobs)

        with patch.object(model, "_work_run", count):
            self.unpack_queue()
        self.assertEqual(seen, [2, 2])

    # ---- LEASES ----

    def test_claim_is_committed_before_the_work(self):
        message = self.add_mails(1)
        with self.work() as env:
            env["doc.intake.message"]._work_claim("unpack")
            # The process dies here: nothing else is committed.
        self.assertTrue(message.lease_token)
        self.assertEqual(message.attempts, 1)
        lease = (message.lease_until - fields.Datetime.now()).total_seconds() / 60
        self.assertAlmostEqual(lease, 10, delta=0.2)
        self.unpack_queue()
        self.assertEqual(message.state, "received", "nobody else takes it while the lease lasts")
        message.lease_until = self.ago(seconds=1)
        self.unpack_queue()
        self.assertEqual(message.state, "done")

    def test_lost_lease_writes_nothing(self):
        message, other = self.add_mails(2)

        def be_overtaken(number):
            if number == 1:
                env.cr.execute(
                    "UPDATE doc_intake_message SET lease_token = 'other' WHERE id = %s",
                    [message.id],
                )
                env.cr.commit()

        with self.environment_of_work() as env, self.unpacking(be_overtaken):
            env["doc.intake.message"]._cron_unpack()
        self.assertEqual((message.state, message.lease_token), ("received", "other"))
        self.assertFalse(message.part_ids or message.document_ids or message.subject)
        self.assertEqual(other.state, "done", "its neighbour in the batch is still ours")

    def test_lost_lease_writes_no_error_either(self):
        message = self.add_mails(1)

        def be_overtaken(_number):
            env.cr.execute("UPDATE doc_intake_message SET lease_token = 'other' WHERE id = %s", [message.id])
            env.cr.commit()
            raise TooDeep(limit=20)

        with self.environment_of_work() as env, self.unpacking(be_overtaken):
            env["doc.intake.message"]._cron_unpack()
        self.assertEqual((message.state, message.lease_token, message.reason_code), ("received", "other", False))

    def test_row_that_kills_the_process(self):
        """It is set aside after so many deaths, and takes none of its neighbours with it."""
        messages = self.add_mails(5)
        killer = messages[2]

        class Killed(BaseException):
            pass

        def die(number):
            if number == 3:
                raise Killed

        deaths = 0
        with self.unpacking(die), mute_logger(MIXIN_LOG):
            for _ in range(20):
                try:
                    self.unpack_queue()
                except Killed:
                    deaths += 1
                # The leases of the dead process run out.
                messages.filtered("lease_until").lease_until = self.ago(seconds=1)
        self.assertEqual((killer.state, killer.reason_code), ("quarantined", "gave_out"))
        self.assertIn("stopped 6 times while working on this", killer.reason_text)
        self.assertEqual(deaths, 6)
        self.assertEqual(set((messages - killer).mapped("state")), {"done"})
        self.assertEqual(len(messages.document_ids), 4)

    def test_given_out_rows_do_not_end_the_turn(self):
        messages = self.add_mails(30)
        messages[:25].attempts = 6
        self.unpack_queue()
        self.assertEqual(messages.mapped("state"), ["quarantined"] * 25 + ["done"] * 5)

    # ---- OTHERS AT THE SAME TIME ----

    def test_conflict_repeats_the_writing_only(self):
        """Another transaction was faster: what was unpacked is written again, not thrown away."""
        self.check_conflict(psycopg2.errors.SerializationFailure)

    def test_taken_meanwhile_repeats_the_writing_only(self):
        """Another one stored the same file: with a fresh look it is known."""
        self.check_conflict(psycopg2.errors.UniqueViolation)

    def check_conflict(self, error):
        messages = self.add_mails(3)
        model = self.env.registry["doc.intake.message"]
        original, runs, writes = model._work_write, [], []

        def conflict(records, queue, pairs):
            writes.append(len(pairs))
            if len(writes) <= 2:
                raise error("somebody was faster")
            return original(records, queue, pairs)

        with self.unpacking(runs.append), patch.object(model, "_work_write", conflict):
            self.unpack_queue()
        self.assertEqual(writes, [3, 3, 3])
        self.assertEqual(len(runs), 3)
        self.assertEqual(set(messages.mapped("state")), {"done"})
        self.assertFalse(any(messages.mapped("attempts")))

    def test_conflict_that_does_not_end(self):
        message = self.add_mails(1)
        model = self.env.registry["doc.intake.message"]
        with (
            patch.object(model, "_work_write", side_effect=psycopg2.errors.SerializationFailure("again")),
            mute_logger(MIXIN_LOG),
        ):
            self.unpack_queue()
        self.assertEqual((message.state, message.reason_code), ("received", "unexpected"))
        self.assertFalse(message.lease_token)
        self.assertTrue(message.next_try_at)

    def test_same_unique_value_for_good(self):
        """A row that breaks a unique index by itself stands alone in the end."""
        messages = self.add_mails(4)
        model = self.env.registry["doc.intake.message"]
        original = model._conclude

        def clash(message, unpacked):
            if message == messages[1]:
                raise psycopg2.errors.UniqueViolation("taken")
            return original(message, unpacked)

        with patch.object(model, "_conclude", clash), mute_logger(MIXIN_LOG):
            self.unpack_queue()
        self.assertEqual(messages.mapped("state"), ["done", "received", "done", "done"])

    def test_claim_conflicts_are_repeated(self):
        message = self.add_mails(1)
        model = self.env.registry["doc.intake.message"]
        original, claims = model._work_claim_once, []

        def conflict(records, queue):
            claims.append(queue)
            if len(claims) < 4:
                raise psycopg2.errors.SerializationFailure("again")
            return original(records, queue)

        with patch.object(model, "_work_claim_once", conflict):
            self.unpack_queue()
        self.assertEqual(message.state, "done")
        with patch.object(model, "_work_claim_once", side_effect=psycopg2.errors.SerializationFailure("again")):
            self.unpack_queue()  # comes to an end

    # ---- WORDS ----

    def test_reason_in_the_language_of_the_reader(self):
        from odoo.tools.translate import code_translations

        message = self.new_message(invoice_mail(1), reason_code="message_too_deep", reason_params={"limit": 20})
        template = TooDeep.template
        polish = {template: "Więcej niż %(limit)s poziomów."}
        with patch.dict(code_translations.python_translations, {("doc_intake", "pl_PL"): polish}):
            self.assertEqual(message.with_context(lang="pl_PL").reason_text, "Więcej niż 20 poziomów.")
            self.assertEqual(message.reason_text, template % {"limit": 20})

    def test_reason_of_a_newer_version(self):
        message = self.new_message(invoice_mail(1), reason_code="from_the_future", reason_params={"a": 1})
        self.assertEqual(message.reason_text, "from_the_future")
        message.write({"reason_code": "message_too_deep", "reason_params": {"other": 1}})
        self.assertIn("%(limit)s", message.reason_text, "parameters that do not fit make no error")
