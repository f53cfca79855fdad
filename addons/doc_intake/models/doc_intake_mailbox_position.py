from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..intake_core.mail.mailbox.position import covers, key_digest


class Mailbox(models.Model):
    """How far each folder is fetched, and what is new in it."""

    _inherit = "doc.intake.mailbox"

    since_date = fields.Date(
        string="Only Mail Since",
        tracking=True,
        help="Older mail is left on the server and not taken in. Empty: all mail there is. An earlier day later brings "
        "in what was left out before.",
    )
    sync_state = fields.Json(
        readonly=True,
        copy=False,
        help="For each folder its UIDVALIDITY, the UID up to which all is stored, whether that "
        "is the end of the folder, and the day before which mail was left out.",
    )
    # As many entries as there are old mails in a POP3 mailbox: read only where it is needed.
    passed_over = fields.Json(
        readonly=True,
        copy=False,
        prefetch=False,
        help="Digests of the UIDLs of mail that is too old for us, with the day that says so.",
    )

    def _fetch_position(self, place):
        """The UID up to which every wanted message of the folder is stored; 0 at the beginning."""
        state = (self.sync_state or {}).get(place.folder, {})
        if state.get("uidvalidity") != place.uidvalidity:
            return 0
        # An earlier day wants mail that was left out below the position.
        return state.get("uid", 0) if covers(state.get("since"), place.since) else 0

    @api.model
    def _position_state(self, place, key, *, listed):
        state = {"uidvalidity": place.uidvalidity, "uid": key if place.present is None else 0, "listed": listed}
        return {**state, "since": place.since.isoformat()} if place.since else state

    def _advance(self, place, key, *, listed):
        """Remember the position, and whether the folder's end was reached."""
        state = self._position_state(place, key, listed=listed)
        self.sync_state = {**(self.sync_state or {}), place.folder: state}

    def _complete_listing(self, place, listed, token):
        """All that was ``listed`` is stored."""
        key = 0 if place.present is not None else max((m.key for m in listed), default=self._fetch_position(place))
        # Most of the time nothing is new, and nothing needs to be written.
        if (self.sync_state or {}).get(place.folder) != self._position_state(place, key, listed=True):
            self._under_lease(token, lambda held: held._advance(place, key, listed=True))

    def _listed_as(self, folder, arrived):
        """The UIDVALIDITY under which every mail of ``folder`` that came at ``arrived`` was looked at, None when
        that has not happened.

        :param arrived: datetime, or False where nobody knows
        """
        state = (self.sync_state or {}).get(folder, {})
        since = fields.Date.to_date(state.get("since"))
        if not state.get("listed") or (since and not (arrived and arrived.date() > since)):
            return None
        return str(state["uidvalidity"])

    # ---- ROWS ----

    def _source_key(self, server_key):
        """The key of a message as its source knows it: a number in IMAP, text in POP3."""
        return server_key if self.protocol == "pop3" else int(server_key)

    @api.model
    def _place_domain(self, place):
        return Domain("folder", "=", place.folder) & Domain("uidvalidity", "=", str(place.uidvalidity))

    def _messages_of(self, place, keys):
        """The rows of messages by their keys on the server."""
        return (
            self.env["doc.intake.message"]
            .sudo()
            .search(
                Domain("mailbox_id", "=", self.id)
                & self._place_domain(place)
                & Domain("server_key", "in", [str(key) for key in keys])
            )
        )

    def _new_on_server(self, place, listed):
        """Those of ``listed`` that have no row yet and were not passed over."""
        keys = {str(message.key): message for message in listed}
        if place.must_ask_age:
            passed_over = self._passed_over(place)
            keys = {key: message for key, message in keys.items() if key_digest(key) not in passed_over}
        if not keys:
            return []
        self.env["doc.intake.message"].flush_model(["mailbox_id", "folder", "uidvalidity", "server_key"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT listed.key
                  FROM unnest(%s::text[]) AS listed(key)
                 WHERE NOT EXISTS (
                           SELECT FROM doc_intake_message message
                            WHERE message.mailbox_id = %s
                              AND message.folder = %s
                              AND message.uidvalidity = %s
                              AND message.server_key = listed.key
                       )
                """,
                list(keys),
                self.id,
                place.folder,
                str(place.uidvalidity),
            )
        )
        new = {key for [key] in rows}
        return [message for key, message in keys.items() if key in new]

    def _download_again(self, place):
        """Keys of messages whose bytes could not be had, and whose next try is due."""
        messages = (
            self.env["doc.intake.message"]
            .sudo()
            .search(
                Domain("mailbox_id", "=", self.id)
                & self._place_domain(place)
                & Domain("wants_download", "=", True)
                & (Domain("next_try_at", "=", False) | Domain("next_try_at", "<=", fields.Datetime.now())),
                order="id",
            )
        )
        return [self._source_key(message.server_key) for message in messages]

    # ---- TOO OLD ----

    def _passed_over(self, place):
        """Digests of the keys that are known to be too old for ``place``."""
        kept = self.passed_over or {}
        # What came before an earlier day came before this one as well, not the other way round.
        return set(kept["keys"]) if kept and kept["since"] <= place.since.isoformat() else set()

    def _pass_over(self, place, older, token):
        """Remember those that are too old, so that nobody has to ask for their age again.

        :param older: set of keys
        :return: seconds that are left
        """
        if not older:
            return self._work_commit()
        here = {key_digest(key) for key in place.present}
        keys = sorted(self._passed_over(place) & here | {key_digest(key) for key in older})

        def write(held):
            held.passed_over = {"since": place.since.isoformat(), "keys": keys}

        return self._under_lease(token, write)
