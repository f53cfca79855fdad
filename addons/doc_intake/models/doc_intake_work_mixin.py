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
# The other one wrote what we were about to write. Seen with a fresh snapshot it is known, unless it
# is our own fault.
TAKEN_ERRORS = (psycopg2.errors.UniqueViolation, psycopg2.errors.ExclusionViolation)
_LOCK_TRIES = 8
_LOCK_PAUSE = 0.05  # seconds, doubled with each try
_CLAIM_TRIES = 20
_WRITE_TRIES = 4


class WorkMixin(models.AbstractModel):
    """The one shape of every queue: lease, work without a transaction, write under the lease.

    A model has one or more queues, each with a name; an item waits in one of them at a time. The
    model tells which rows wait (``_work_domain``), what the work needs (``_work_prepare``), how it
    is done (``_work_run``, no database) and what to write (``_work_write``). The mixin claims,
    commits, compares tokens, isolates and retries.
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
        """Read, before the transaction ends, what the work on this row needs. May raise
        IntakeError.
        """
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
        """Work until nothing waits or the scheduled action's time is up. Commits; meant for
        ``ir.cron``.
        """
        waiting = self.sudo().search_count(self._work_ready_domain(queue), limit=10_000)
        left = self._work_commit(remaining=waiting)
        crowded = 0
        while left > 0 and crowded < _CLAIM_TRIES:
            try:
                token, records = self._work_claim(queue)
            except CONCURRENCY_ERRORS:
                self.env.cr.rollback()
                time.sleep(_LOCK_PAUSE)
                crowded += 1
                continue
            if not records:
                # What was counted above, another worker has taken: nothing remains for this one.
                self._work_commit(remaining=0)
                break
            crowded = 0
            try:
                records._work_process(queue, token)
            except Exception as error:  # noqa: BLE001 - the next ones must have their turn
                self._work_log(queue, records, error)
                records._work_fail_all(queue, token, error)
            left = self._work_commit(len(records))

    @api.model
    def _work_claim(self, queue):
        """Lease the next rows and commit.

        :return: (token, records); no records when nothing is ready
        """
        while True:
            token, records, gave_out = self._work_claim_once(queue)
            if records or not gave_out:
                return token, records

    @api.model
    def _work_claim_once(self, queue):
        policy = self._work_policy(queue)
        ready = self._work_ready_domain(queue)
        # Rows that other workers hold are passed over, so look further than the batch.
        candidates = self._at_work().search(ready, limit=policy.batch * 4 + 4, order=self._work_order(queue))
        records = candidates.try_lock_for_update(allow_referencing=True, limit=policy.batch)
        records = records.filtered_domain(ready)
        token = uuid.uuid4().hex
        exhausted = records.filtered(lambda r: policy.exhausted(r.attempts))
        for record in exhausted:
            record._work_fail(queue, GaveOutError(attempts=record.attempts))
        records = (records - exhausted)._work_without_suspects()._work_same_batch(queue)
        if records:
            until = fields.Datetime.now() + policy.lease
            # Counted now, not on failure: a row that kills the process must not be claimed for
            # ever.
            for attempts, group in records.grouped("attempts").items():
                group.write({"lease_token": token, "lease_until": until, "attempts": attempts + 1})
            records._work_claimed(queue)
        self._work_commit(len(exhausted))
        return token, records, exhausted

    def _at_work(self):
        """``self`` as queues write it: facts, not decisions. Only people's changes are worth a line
        in the chatter, and whoever writes first in a transaction decides about that.
        """
        return self.sudo().with_context(tracking_disable=True, mail_notrack=True)

    def _work_without_suspects(self):
        """The rows of ``self`` to work on together with the first.

        A token that is still there belongs to a process that died. One of its rows may be the
        cause, so each of them is worked on alone: the others must not die with it again and be
        given up for nothing.
        """
        if self[:1].lease_token:
            return self[:1]
        return self.filtered(lambda record: not record.lease_token)

    def _work_process(self, queue, token):
        """From the committed claim to the written result. Queues that work in several steps
        override this.
        """
        jobs, outcomes = self._work_prepare_all(queue)
        self._work_commit()
        try:
            results = self._work_run(queue, list(jobs.values()))
        except Exception as error:  # noqa: BLE001 - an outcome like any other
            if not isinstance(error, IntakeError):
                self._work_log(queue, self, error)
            results = [error] * len(jobs)
        outcomes.update(zip(jobs, results, strict=True))
        self._work_settle(queue, token, outcomes)

    def _work_prepare_all(self, queue):
        """What each row needs, and what is wrong with those that cannot even begin.

        :return: (dict id -> job, dict id -> error)
        """
        jobs, errors = {}, {}
        for record in self:
            try:
                jobs[record.id] = record._work_prepare(queue)
            except IntakeError as error:
                errors[record.id] = error
            except CONCURRENCY_ERRORS:
                raise
            except Exception as error:  # noqa: BLE001 - it is of this row alone
                # Nothing was written since the claim.
                self._work_log(queue, record, error)
                self.env.cr.rollback()
                errors[record.id] = error
        return jobs, errors

    def _work_settle(self, queue, token, outcomes):
        """Write ``outcomes`` on the rows that are still ours; the caller commits.

        The work is done and may have been dear: when another transaction gets in the way of writing
        it down, only the writing is repeated.

        :param outcomes: dict id -> result or Exception
        """

        def write(held, last):
            held._work_write_outcomes(queue, outcomes, last=last)

        self._work_leased(token, write)

    def _work_leased(self, token, write):
        """Write under the lease: call ``write`` with the rows of ``self`` that are still ours.

        When another transaction gets in the way, everything is undone and ``write`` is called once
        more on a fresh snapshot. The caller commits.

        :param write: function of (held rows, whether this is the last try)
        """
        for attempt in range(1, _WRITE_TRIES + 1):
            held = self._work_lock(token)
            if held != self:
                _logger.info("%s were taken over by another process", self - held)
            last = attempt == _WRITE_TRIES
            try:
                write(held, last)
                self.env.flush_all()
                return
            except (*CONCURRENCY_ERRORS, *TAKEN_ERRORS):
                if last:
                    raise
                time.sleep(_LOCK_PAUSE * 2**attempt)

    def _work_write_outcomes(self, queue, outcomes, *, last):
        """Write what succeeded, record what failed."""
        done = []
        for record in self:
            outcome = outcomes[record.id]
            if isinstance(outcome, Exception):
                record._work_fail(queue, outcome)
            else:
                done.append((record, outcome))
        self._work_write_apart(queue, done, last=last)

    @api.model
    def _work_write_apart(self, queue, pairs, *, last):
        """Write ``pairs`` in one savepoint; when it fails, in halves, until a bad item stands
        alone.

        :param last: no other try follows that would see what others have written meanwhile
        """
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
            if isinstance(error, TAKEN_ERRORS) and not last:
                raise
            if len(pairs) == 1:
                self._work_log(queue, records, error)
                records._work_fail(queue, error)
                return
            middle = len(pairs) // 2
            self._work_write_apart(queue, pairs[:middle], last=last)
            self._work_write_apart(queue, pairs[middle:], last=last)

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

        A person may be saving one of the rows right now: wait for them rather than throw the work
        away.
        """
        if not self:
            return self
        for attempt in range(_LOCK_TRIES):
            # Ends nothing but a read: the work itself runs without a transaction.
            self.env.cr.rollback()
            try:
                self.env.cr.execute("SET LOCAL lock_timeout = '5s'")
                self.env.cr.execute(
                    SQL(
                        "SELECT id FROM %s WHERE id IN %s AND lease_token = %s ORDER BY id FOR NO KEY UPDATE",
                        SQL.identifier(self._table),
                        self._ids,
                        token,
                    ),
                    log_exceptions=False,
                )
                return self._at_work() & self._at_work().browse(row_id for [row_id] in self.env.cr.fetchall())
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
            again = policy.next_try(record.attempts, fields.Datetime.now(), retry=known.retry)
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

    def _work_fail_all(self, queue, token, error):
        """The batch ended in an exception nobody foresaw: record it, as far as the database lets
        us.
        """
        self.env.cr.rollback()
        try:
            for record in self._work_lock(token):
                with self.env.cr.savepoint():
                    record._work_fail(queue, error)
            self.env.flush_all()
        except Exception as second:  # noqa: BLE001 - the next ones must have their turn
            # The leases run out by themselves; other rows must have their turn.
            self._work_log(queue, self, second)
            self.env.cr.rollback()

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
    def _work_log(self, queue, records, error):
        _logger.error("%s: %s failed", queue, records, exc_info=error)

    # ---- BY HAND ----

    def _work_idle(self):
        """The rows of ``self`` that nobody works on at this moment."""
        now = fields.Datetime.now()
        return self.filtered(lambda record: not record.lease_until or record.lease_until <= now)

    def _work_again(self):
        """Forget failures and pauses, so that the queue takes the rows up at once."""
        self._work_release()
        self.write(self._reason_values(False))
