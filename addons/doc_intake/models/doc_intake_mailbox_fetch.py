import datetime as dt
import logging

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..intake_core.errors import IntakeError, _
from ..intake_core.files.digest import sha256_hex
from ..intake_core.mail.chunks import chunks
from ..intake_core.work import WorkPolicy

_logger = logging.getLogger(__name__)

QUEUE_FETCH = "fetch"
_INTERVAL = dt.timedelta(seconds=55)  # just under the cron's minute, so that no turn is missed


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
        help="For each folder its UIDVALIDITY and the UID up to which every message is stored.",
    )
    last_check = fields.Datetime(readonly=True, copy=False)

    @api.model
    def _cron_fetch(self):
        self._work_through(QUEUE_FETCH)
        self.env["doc.intake.message"]._cron_unpack()

    def action_fetch_now(self):
        """Have the mailboxes read at once, without waiting for the next minute."""
        self.check_access("read")
        self.sudo().filtered("active").write({"next_try_at": False})
        self.env.ref("doc_intake.ir_cron_fetch").sudo()._trigger()
        return self._notify(
            self.env._("New mail appears in the Inbox in a moment."), kind="success", title=self.env._("Fetching")
        )

    # ---- QUEUE ----

    @api.model
    def _work_policy(self, queue):
        # EXTENDS 'doc.intake.work.mixin': a mailbox is never given up
        minutes = (1, 2, 5, 15)
        return WorkPolicy(waits=tuple(dt.timedelta(minutes=m) for m in minutes), endless=True)

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
            with self._open_source__(access) as source:
                for folder in folders:
                    self._fetch_folder(source, folder, token)
        except LeaseLostError:
            _logger.info("mailbox %s: another process went on", self.id)
            return
        except IntakeError as error:
            self._work_lock(token)._work_fail(queue, error)
            return
        held = self._work_lock(token)
        held._work_release()
        held._work_clear_reason(queue)
        now = fields.Datetime.now()
        held.write({"next_try_at": now + _INTERVAL, "last_check": now})

    def _fetch_folder(self, source, folder, token):
        """Store what is new in ``folder``, chunk by chunk, each committed before the next is asked for."""
        opened = source.open_folder(folder, readonly=True)
        after, known = self._fetch_position(folder, opened.uidvalidity)
        self._work_commit()
        listed = source.list_messages(after)
        wanted = [message for message in listed if str(message.key) not in known]
        for chunk in chunks(wanted):
            fetched = list(source.fetch(chunk))
            held = self._work_lock(token)
            if not held:
                raise LeaseLostError()
            held._store_fetched(folder, opened.uidvalidity, fetched)
            held.lease_until = fields.Datetime.now() + self._work_policy(QUEUE_FETCH).lease
            self._work_commit()
            self.env["doc.intake.message"]._work_through("unpack")
        if listed:
            held = self._work_lock(token)
            if not held:
                raise LeaseLostError()
            held._advance(folder, opened.uidvalidity, max(message.key for message in listed))
            self._work_commit()

    def _fetch_position(self, folder, uidvalidity):
        """Where to go on.

        :return: (UID after which to list, or None; set of server keys above it that are stored)
        """
        state = (self.sync_state or {}).get(folder, {})
        position = state.get("uid", 0) if state.get("uidvalidity") == uidvalidity else 0
        rows = self.env.execute_query(
            SQL(
                """
                SELECT server_key::bigint, wants_download FROM doc_intake_message
                WHERE mailbox_id = %s AND folder = %s AND uidvalidity = %s
                  AND (wants_download OR server_key::bigint > %s)
                """,
                self.id,
                folder,
                str(uidvalidity),
                position,
            )
        )
        again = [key for key, wants_download in rows if wants_download]
        position = min([position, *(key - 1 for key in again)])
        return position or None, {str(key) for key, wants_download in rows if not wants_download}

    def _advance(self, folder, uidvalidity, uid):
        state = dict(self.sync_state or {})
        state[folder] = {"uidvalidity": uidvalidity, "uid": uid}
        self.sync_state = state

    def _store_fetched(self, folder, uidvalidity, fetched):
        """The vault: one row a message, its bytes on the disk, before anything looks into them."""
        digests = {item.key: sha256_hex(item.raw) for item in fetched if item.raw is not None}
        fetched = self._adopt(folder, uidvalidity, fetched, digests)
        fetched = self._complete(folder, uidvalidity, fetched, digests)
        messages = (
            self.env["doc.intake.message"]
            .sudo()
            .with_context(mail_create_nolog=True, mail_create_nosubscribe=True, mail_notrack=True, tracking_disable=True)
        )
        created = messages.create(
            [
                {
                    "mailbox_id": self.id,
                    "folder": folder,
                    "uidvalidity": str(uidvalidity),
                    "server_key": str(item.key),
                    **messages._prepare_vault(item, digests.get(item.key)),
                }
                for item in fetched
            ]
        )
        created._store_raw([item.raw for item in fetched])

    def _adopt(self, folder, uidvalidity, fetched, digests):
        """Give the new keys to messages we hold under an older UIDVALIDITY: same bytes, no second import.

        :return: what is really new
        """
        if not digests:
            return fetched
        old = (
            self.env["doc.intake.message"]
            .sudo()
            .search(
                [
                    ("mailbox_id", "=", self.id),
                    ("folder", "=", folder),
                    ("uidvalidity", "!=", str(uidvalidity)),
                    ("sha256", "in", list(digests.values())),
                ]
            )
        )
        by_digest = {}
        for message in old:
            by_digest.setdefault(message.sha256, []).append(message)
        new = []
        for item in fetched:
            candidates = by_digest.get(digests.get(item.key))
            if candidates:
                candidates.pop(0).write({"uidvalidity": str(uidvalidity), "server_key": str(item.key)})
            else:
                new.append(item)
        return new

    def _complete(self, folder, uidvalidity, fetched, digests):
        """Fill rows of messages that could not be downloaded before.

        :return: those without a row
        """
        waiting = (
            self.env["doc.intake.message"]
            .sudo()
            .search(
                [
                    ("mailbox_id", "=", self.id),
                    ("folder", "=", folder),
                    ("uidvalidity", "=", str(uidvalidity)),
                    ("wants_download", "=", True),
                    ("server_key", "in", [str(item.key) for item in fetched]),
                ]
            )
        )
        rows = {message.server_key: message for message in waiting}
        for item in fetched:
            message = rows.get(str(item.key))
            if message:
                message.write({**message._prepare_vault(item, digests.get(item.key)), "wants_download": False})
                message._store_raw([item.raw])
        return [item for item in fetched if str(item.key) not in rows]
