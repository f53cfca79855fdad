import datetime as dt
import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ..intake_core.errors import IntakeError, _
from ..intake_core.mail import errors as mail_errors
from ..intake_core.mail.chunks import chunks
from ..intake_core.mail.source import ServerMessage
from ..intake_core.work import WorkPolicy

_logger = logging.getLogger(__name__)

QUEUE_FETCH = "fetch"
_INTERVAL = dt.timedelta(seconds=55)  # just under the cron's minute, so that no turn is missed
_LEASE = dt.timedelta(minutes=3)
_SLOW_LINE = 20_000  # bytes a second; a lease lasts as long as a chunk may take on such a line

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

    sync_state = fields.Json(
        readonly=True,
        copy=False,
        help="For each folder its UIDVALIDITY, the UID up to which all is stored, and whether that "
        "is the end of the folder.",
    )
    last_check = fields.Datetime(readonly=True, copy=False)

    @api.model
    def _cron_fetch(self):
        self._work_through(QUEUE_FETCH)
        self.env["doc.intake.message"]._cron_unpack()

    def action_fetch_now(self):
        """Have the mailboxes read at once, without waiting for the next minute."""
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

    def _finish_fetch(self, is_through, problem):
        """The server was asked; say when to ask again.

        :param is_through: False when the time was up before all was stored
        :param problem: what is wrong with one of the folders, or None
        """
        now = fields.Datetime.now()
        self._work_release()
        self.write(self._error_reason_values(problem) if problem else self._reason_values(False))
        # Others first, even when something is left here.
        self.write({"next_try_at": now + _INTERVAL if is_through else False, "last_check": now})
        if not is_through:
            self._trigger_fetch()

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
        opened = source.open_folder(folder, readonly=True)
        uidvalidity = opened.uidvalidity
        position = self._fetch_position(folder, uidvalidity)
        again = self._download_again(folder, uidvalidity)
        self._work_commit()
        listed = source.list_messages(position or None)
        known = self._known_keys(folder, uidvalidity, [message.key for message in listed])
        self._work_commit()
        new = [message for message in listed if message.key not in known]
        left = 1.0
        for chunk in chunks(new):
            if left <= 0:
                return False
            left = self._take_over(source, chunk, folder, uidvalidity, token, advance=True)
        self._complete_listing(folder, uidvalidity, listed, token)
        for key in again:
            if left <= 0:
                return False
            left = self._take_over_again(source, key, folder, uidvalidity, token)
        return True

    def _take_over(self, source, chunk, folder, uidvalidity, token, *, advance):
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
        message_ids = {item.key: self._message_id_on_server(source, item.key) for item in fetched if item.raw is None}

        def write(held, last):
            if not held:
                raise LeaseLostError()
            held._store_fetched(folder, uidvalidity, fetched, message_ids)
            # Progress: the next failure is a first one again.
            held.attempts = 1
            if advance:
                held._advance(folder, uidvalidity, (fetched if broken else chunk)[-1].key, listed=False)

        self._work_leased(token, write)
        left = self._work_commit()
        if broken:
            raise broken
        return left

    def _take_over_again(self, source, key, folder, uidvalidity, token):
        """Download a message that could not be had before."""
        found = source.compare(key)
        if found:
            chunk = [ServerMessage(key, found.size)]
            return self._take_over(source, chunk, folder, uidvalidity, token, advance=False)

        def write(held, last):
            if not held:
                raise LeaseLostError()
            held._messages_of(folder, uidvalidity, [key])._mark_gone()

        self._work_leased(token, write)
        return self._work_commit()

    def _message_id_on_server(self, source, key):
        """The Message-ID of a message whose bytes we do not get, for whoever looks for it."""
        try:
            found = source.compare(key)
        except mail_errors.MailError:
            return None
        return found.message_id if found else None

    def _keep_lease(self, token, size):
        """Have the lease last for the download of ``size`` bytes over a slow line; commits."""

        def write(held, last):
            if not held:
                raise LeaseLostError()
            held.lease_until = fields.Datetime.now() + _LEASE + dt.timedelta(seconds=size / _SLOW_LINE)

        if size > _SLOW_LINE * _LEASE.total_seconds() / 2:
            self._work_leased(token, write)
            self._work_commit()

    # ---- POSITION ----

    def _fetch_position(self, folder, uidvalidity):
        """The UID up to which every message of the folder is stored; 0 at the beginning."""
        state = (self.sync_state or {}).get(folder, {})
        return state.get("uid", 0) if state.get("uidvalidity") == uidvalidity else 0

    def _advance(self, folder, uidvalidity, uid, *, listed):
        """Remember the position, and whether the folder's end was reached."""
        self.sync_state = {
            **(self.sync_state or {}),
            folder: {"uidvalidity": uidvalidity, "uid": uid, "listed": listed},
        }

    def _complete_listing(self, folder, uidvalidity, listed, token):
        uid = max((message.key for message in listed), default=self._fetch_position(folder, uidvalidity))
        if (self.sync_state or {}).get(folder) == {
            "uidvalidity": uidvalidity,
            "uid": uid,
            "listed": True,
        }:
            return

        def write(held, last):
            if not held:
                raise LeaseLostError()
            held._advance(folder, uidvalidity, uid, listed=True)

        self._work_leased(token, write)
        self._work_commit()

    def _messages_of(self, folder, uidvalidity, keys):
        """The rows of messages by their keys on the server."""
        return (
            self.env["doc.intake.message"]
            .sudo()
            .search(
                [
                    ("mailbox_id", "=", self.id),
                    ("folder", "=", folder),
                    ("uidvalidity", "=", str(uidvalidity)),
                    ("server_key", "in", [str(key) for key in keys]),
                ]
            )
        )

    def _known_keys(self, folder, uidvalidity, keys):
        """Those of ``keys`` that have a row already."""
        if not keys:
            return set()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT server_key FROM doc_intake_message
                WHERE mailbox_id = %s AND folder = %s AND uidvalidity = %s AND server_key IN %s
                """,
                self.id,
                folder,
                str(uidvalidity),
                tuple(str(key) for key in keys),
            )
        )
        return {int(key) for [key] in rows}

    def _download_again(self, folder, uidvalidity):
        """Keys of messages whose bytes could not be had, and whose next try is due."""
        messages = (
            self.env["doc.intake.message"]
            .sudo()
            .search(
                Domain("mailbox_id", "=", self.id)
                & Domain("folder", "=", folder)
                & Domain("uidvalidity", "=", str(uidvalidity))
                & Domain("wants_download", "=", True)
                & (Domain("next_try_at", "=", False) | Domain("next_try_at", "<=", fields.Datetime.now())),
                order="id",
            )
        )
        return [int(message.server_key) for message in messages]
