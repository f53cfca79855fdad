import datetime as dt
import logging
from itertools import islice

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..intake_core.errors import IntakeError, _
from ..intake_core.mail import errors as mail_errors
from ..intake_core.mail.account.chunks import chunks
from ..intake_core.mail.account.source import ServerMessage
from ..intake_core.mail.mailbox.position import Place
from ..intake_core.work import WorkPolicy

_logger = logging.getLogger(__name__)

QUEUE_FETCH = "fetch"
_LEASE = dt.timedelta(minutes=3)
_SLOW_LINE = 20_000  # bytes a second; a lease lasts as long as a chunk may take on such a line
_HEADERS_AT_ONCE = 200

# They concern one folder; the connection and the other folders are as good as before.
FOLDER_ERRORS = (
    mail_errors.FolderGone,
    mail_errors.FolderReadOnly,
    mail_errors.FolderWithoutUids,
    mail_errors.ServerRefused,
)


class LeaseLostError(IntakeError):
    """Another worker has taken the mailbox over; what we have committed is theirs to go on from."""

    code = "lease_lost"
    template = _("Another process went on with this mailbox.")
    retry = True


class Mailbox(models.Model):
    """Fetching: from the server to committed messages. Nothing on the server is changed here."""

    _inherit = "doc.intake.mailbox"

    last_check = fields.Datetime(readonly=True, copy=False)

    @api.model
    def _cron_fetch(self):
        self._work_through(QUEUE_FETCH)
        self.env["doc.intake.message"]._cron_unpack()

    def action_fetch_now(self):
        """Have the mailboxes read at once, without waiting for their next check."""
        self.check_access("read")
        self._refuse_neutralized()
        active = self.sudo().filtered("active")
        if not active:
            raise UserError(self.env._("The mailbox is archived: nothing is fetched from it."))
        active.write({"next_try_at": False})
        self._trigger_fetch()
        return self._notify(
            self.env._("New mail appears in the Inbox in a moment."),
            kind="success",
            title=self.env._("Fetching"),
        )

    @api.model
    def _trigger_fetch(self):
        self.env.ref("doc_intake.ir_cron_fetch").sudo()._trigger()

    # ---- QUEUE ----

    @api.model
    def _work_policy(self, queue):
        # EXTENDS 'doc.intake.work.mixin': a mailbox is never given up
        waits = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 2, 5, 15))
        return WorkPolicy(lease=_LEASE, waits=waits, endless=True)

    @api.model
    def _work_domain(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        return Domain("active", "=", True)

    @api.model
    def _work_order(self, queue):
        # EXTENDS 'doc.intake.work.mixin': whoever waits longest
        return "last_check NULLS FIRST, id"

    def _work_give_up(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin': never happens with an endless policy
        _logger.error("mailbox %s given up: %s", self.id, error.code)

    def _work_process(self, queue, token):
        # EXTENDS 'doc.intake.work.mixin': many commits, one for each chunk of messages
        self.ensure_one()
        folders = self._folders()
        try:
            access = self._access__()
            self._work_commit()
            with self._open_source__(access, self._fetch_limits()) as source:
                is_through, problem = self._fetch_folders(source, folders, token)
        except LeaseLostError:
            _logger.info("mailbox %s: another process went on", self.id)
            return
        except IntakeError as error:
            failure = error  # Python forgets the name at the end of this block
            self._work_leased(token, lambda held, last: held._work_fail(queue, failure))
            return
        self._work_leased(token, lambda held, last: held._finish_fetch(is_through, problem))

    def _under_lease(self, token, write):
        """Write while the mailbox is still ours, have the lease last on, and commit.

        :param write: function of the mailbox
        :return: seconds that are left
        """

        def checked(held, last):
            if not held:
                raise LeaseLostError()
            held.lease_until = fields.Datetime.now() + _LEASE
            write(held)

        self._work_leased(token, checked)
        return self._work_commit()

    def _finish_fetch(self, is_through, problem):
        """The server was asked; say when to ask again.

        :param is_through: False when the time was up before all was stored
        :param problem: what is wrong with one of the folders, or None
        """
        now = fields.Datetime.now()
        self._work_release()
        self.write(self._error_reason_values(problem) if problem else self._reason_values(False))
        # Others first, even when something is left here.
        self.write({"next_try_at": self._next_check(now) if is_through else False, "last_check": now})
        if problem:
            self._note_failure(problem)
        else:
            self._note_success()
        if not is_through:
            self._trigger_fetch()

    # ---- FOLDERS ----

    def _fetch_folders(self, source, folders, token):
        """Store what is new in all ``folders``.

        :return: (whether there was time for all of it, error of a folder or None)
        """
        is_through, problem = True, None
        for folder in folders:
            try:
                is_through &= self._fetch_folder(source, folder, token)
            except FOLDER_ERRORS as error:
                problem = problem or error
        return is_through, problem

    def _fetch_folder(self, source, folder, token):
        """Store what is new in ``folder``, chunk by chunk, each committed before the next is asked
        for.

        :return: False when the scheduled action's time was up before the end
        """
        since = self.since_date or None
        opened = source.open_folder(folder, readonly=True)
        place = Place(folder, opened.uidvalidity, since)
        position = self._fetch_position(place)
        self._work_commit()
        listed = source.list_messages(position or None, since=since)
        if self.protocol == "pop3":
            place = place.with_all(listed)
        new = self._new_on_server(place, listed)
        again = self._download_again(place)
        self._work_commit()
        left = 1.0
        for block in self._blocks(place, new):
            if left <= 0:
                return False
            if place.must_ask_age:
                older = source.older(block, since)
                left = self._pass_over(place, older, token)
                block = [message for message in block if message.key not in older]
            for chunk in chunks(block):
                if left <= 0:
                    return False
                left = self._take_over(source, place, chunk, token, advance=True)
        self._complete_listing(place, listed, token)
        for key in again:
            if left <= 0:
                return False
            left = self._take_over_again(source, place, key, token)
        return True

    @api.model
    def _blocks(self, place, new):
        """Portions after which there is something to remember."""
        messages, size = iter(new), _HEADERS_AT_ONCE if place.must_ask_age else max(len(new), 1)
        while block := list(islice(messages, size)):
            yield block

    def _take_over(self, source, place, chunk, token, *, advance):
        """Download a chunk and commit it, or as much of it as came before the line broke.

        :param advance: whether every message up to the end of the chunk is stored then
        :return: seconds that are left
        """
        self._keep_lease(token, sum(message.size for message in chunk))
        fetched, broken = [], None
        try:
            for item in source.fetch(chunk):
                fetched.append(item)  # what came before the line broke is kept
        except mail_errors.MailError as error:
            broken = error
            if not fetched:
                raise

        def write(held):
            held._store_fetched(place, fetched)
            held._note_progress()
            if advance:
                held._advance(place, (fetched if broken else chunk)[-1].key, listed=False)

        left = self._under_lease(token, write)
        if broken:
            raise broken
        return left

    def _take_over_again(self, source, place, key, token):
        """Download a message that could not be had before."""
        found = source.compare(key)
        if found:
            return self._take_over(source, place, [ServerMessage(key, found.size)], token, advance=False)
        return self._under_lease(token, lambda held: held._messages_of(place, [key])._mark_gone())

    def _keep_lease(self, token, size):
        """Have the lease last for the download of ``size`` bytes over a slow line; commits."""

        def write(held):
            held.lease_until = fields.Datetime.now() + _LEASE + dt.timedelta(seconds=size / _SLOW_LINE)

        if size > _SLOW_LINE * _LEASE.total_seconds() / 2:
            self._under_lease(token, write)
