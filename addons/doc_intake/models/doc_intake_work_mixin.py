import logging
import time
import uuid

import psycopg2.errors

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..intake_core.errors import GaveOutError, IntakeError, UnexpectedError
from ..intake_core.work import WorkPolicy

_logger = logging.getLogger(__name__)

# Another transaction was faster; the same work succeeds when begun again on a fresh snapshot.
CONCURRENCY_ERRORS = (
    psycopg2.errors.SerializationFailure,
    psycopg2.errors.DeadlockDetected,
    psycopg2.errors.LockNotAvailable,
)
_LOCK_TRIES = 8
_LOCK_PAUSE = 0.05  # seconds, doubled with each try


class WorkMixin(models.AbstractModel):
    """The one shape of every queue: lease, work without a transaction, write under the lease.

    A model has one or more queues, each with a name; an item waits in one of them at a time. The model tells which
    rows wait (``_work_domain``), what the work needs (``_work_prepare``), how it is done (``_work_run``, no database)
    and what to write (``_work_write``). The mixin claims, commits, compares tokens, isolates and retries.
    """

    _name = "doc.intake.work.mixin"
    _inherit = "doc.intake.reason.mixin"
    _description = "Leased Work"

    lease_token = fields.Char(readonly=True, copy=False)
    lease_until = fields.Datetime(readonly=True, copy=False)
    attempts = fields.Integer(readonly=True, copy=False, aggregator=False)
    next_try_at = fields.Datetime(string="Next Try", readonly=True, copy=False)

    # ---- TO OVERRIDE ----

    @api.model
    def _work_policy(self, queue) -> WorkPolicy:
        return WorkPolicy()

    @api.model
    def _work_domain(self, queue) -> Domain:
        """The rows that wait in ``queue``, leases and pauses aside."""
        raise NotImplementedError

    @api.model
    def _work_order(self, queue):
        return "id"

    def _work_same_batch(self, queue):
        """The rows of ``self`` that can be worked on together with its first."""
        return self

    def _work_claimed(self, queue):
        """The claim is about to be committed: show it in the row's state."""

    def _work_prepare(self, queue):
        """Read, before the transaction ends, what the work on this row needs. May raise IntakeError."""
        raise NotImplementedError

    @api.model
    def _work_run(self, queue, jobs):
        """Do the work; no database may be touched here.

        :param jobs: list of what ``_work_prepare`` returned
        :return: list of the same length, each a result or an IntakeError
        """
        raise NotImplementedError

    @api.model
    def _work_write(self, queue, pairs):
        """Write results, inside a savepoint.

        :param pairs: list of (record, result); called again with halves when it raises
        """
        raise NotImplementedError

    def _work_give_up(self, queue, error):
        """No further try will be made: put the row into the state where a person finds it."""
        raise NotImplementedError

    # ---- THE LOOP ----

    @api.model
    def _work_through(self, queue):
        """Work until nothing waits or the scheduled action's time is up. Commits; meant for ``ir.cron``."""
        waiting = self.sudo().search_count(self._work_ready_domain(queue), limit=10_000)
        left = self._work_commit(remaining=waiting)
        while left > 0:
            try:
                token, records = self._work_claim(queue)
            except CONCURRENCY_ERRORS:
                self.env.cr.rollback()
                time.sleep(_LOCK_PAUSE)
                continue
            if not records:
                break
            try:
                records._work_process(queue, token)
            except Exception as error:
                self._work_log(queue, records, error)
                self.env.cr.rollback()
                records._work_lock(token)._work_fail(queue, error)
            left = self._work_commit(len(records))
        self._work_trigger_next(queue)

    @api.model
    def _work_claim(self, queue):
        """Lease the next rows and commit.

        :return: (token, records); no records when nothing is ready
        """
        policy = self._work_policy(queue)
        ready = self._work_ready_domain(queue)
        # Rows that other workers hold are passed over, so look further than the batch.
        candidates = self.sudo().search(ready, limit=policy.batch * 4 + 4, order=self._work_order(queue))
        records = candidates.try_lock_for_update(allow_referencing=True, limit=policy.batch)
        records = records.filtered_domain(ready)._work_same_batch(queue)
        token = uuid.uuid4().hex
        exhausted = records.filtered(lambda r: policy.exhausted(r.attempts))
        for record in exhausted:
            record._work_fail(queue, GaveOutError(attempts=record.attempts))
        records -= exhausted
        if records:
            until = fields.Datetime.now() + policy.lease
            # Counted now, not on failure: a row that kills the process must not be claimed for ever.
            for attempts, group in records.grouped("attempts").items():
                group.write({"lease_token": token, "lease_until": until, "attempts": attempts + 1})
            records._work_claimed(queue)
        self._work_commit()
        return token, records

    def _work_process(self, queue, token):
        """From the committed claim to the written result. Queues that work in several steps override this."""
        jobs, outcomes = {}, {}
        for record in self:
            try:
                jobs[record.id] = record._work_prepare(queue)
            except IntakeError as error:
                outcomes[record.id] = error
        self._work_commit()
        try:
            results = self._work_run(queue, list(jobs.values()))
        except Exception as error:
            if not isinstance(error, IntakeError):
                self._work_log(queue, self, error)
            results = [error] * len(jobs)
        outcomes.update(zip(jobs, results, strict=True))
        held = self._work_lock(token)
        held._work_settle(queue, [(record, outcomes[record.id]) for record in held])

    def _work_settle(self, queue, pairs):
        """Write what succeeded, record what failed."""
        done = [(record, result) for record, result in pairs if not isinstance(result, Exception)]
        for record, result in pairs:
            if isinstance(result, Exception):
                record._work_fail(queue, result)
        self._work_write_apart(queue, done)

    @api.model
    def _work_write_apart(self, queue, pairs):
        """Write ``pairs`` in one savepoint; when it fails, in halves, until a bad item stands alone."""
        if not pairs:
            return
        records = self.browse([record.id for record, _result in pairs])
        try:
            with self.env.cr.savepoint():
                records._work_release()
                records._work_clear_reason(queue)
                self._work_write(queue, pairs)
        except CONCURRENCY_ERRORS:
            raise
        except Exception as error:
            if len(pairs) == 1:
                self._work_log(queue, records, error)
                records._work_fail(queue, error)
                return
            middle = len(pairs) // 2
            self._work_write_apart(queue, pairs[:middle])
            self._work_write_apart(queue, pairs[middle:])

    def _work_release(self):
        self.write(
            {
                "lease_token": False,
                "lease_until": False,
                "attempts": 0,
                "next_try_at": False,
            }
        )

    def _work_clear_reason(self, queue):
        """The work succeeded: the reason of an earlier failure is history."""
        self.write(self._reason_values(False))

    def _work_failure_values(self, queue, error):
        """Where the reason of a failure is written."""
        return self._error_reason_values(error)

    def _work_lock(self, token):
        """The rows of ``self`` whose lease is still ``token``, locked, in a fresh transaction.

        A person may be saving one of the rows right now: wait for them rather than throw the work away.
        """
        for attempt in range(_LOCK_TRIES):
            self.env.cr.rollback()  # ends nothing but a read: the work itself runs without a transaction
            try:
                self.env.cr.execute("SET LOCAL lock_timeout = '5s'")
                rows = self.env.execute_query(
                    SQL(
                        "SELECT id FROM %s WHERE id IN %s AND lease_token = %s ORDER BY id FOR NO KEY UPDATE",
                        SQL.identifier(self._table),
                        self._ids,
                        token,
                    )
                )
                held = {row_id for [row_id] in rows}
                return self.sudo().filtered(lambda record: record.id in held)
            except CONCURRENCY_ERRORS:
                if attempt + 1 == _LOCK_TRIES:
                    raise
                time.sleep(_LOCK_PAUSE * 2**attempt)
        return self.browse()

    def _work_fail(self, queue, error):
        """Record ``error`` and plan the next try, or give up when there is none."""
        policy = self._work_policy(queue)
        known = error if isinstance(error, IntakeError) else UnexpectedError()
        for record in self:
            again = policy.next_try(record.attempts, fields.Datetime.now())
            if not known.retry and not policy.endless:
                again = None
            record.write(
                {
                    "lease_token": False,
                    "lease_until": False,
                    "next_try_at": again or False,
                    **self._work_failure_values(queue, known),
                }
            )
            if not again:
                record._work_give_up(queue, known)

    @api.model
    def _work_ready_domain(self, queue):
        now = fields.Datetime.now()
        return (
            Domain(self._work_domain(queue))
            & (Domain("next_try_at", "=", False) | Domain("next_try_at", "<=", now))
            & (Domain("lease_until", "=", False) | Domain("lease_until", "<=", now))
        )

    @api.model
    def _work_commit(self, processed=0, *, remaining=None):
        return self.env["ir.cron"]._commit_progress(processed, remaining=remaining)

    @api.model
    def _work_trigger_next(self, queue):
        """Wake the queue that follows, where there is one."""

    @api.model
    def _work_log(self, queue, records, error):
        _logger.error("%s: %s failed", queue, records, exc_info=error)

    # ---- BY HAND ----

    def _work_again(self):
        """Forget failures and pauses, so that the queue takes the rows up at once."""
        self._work_release()
        self.write(self._reason_values(False))
