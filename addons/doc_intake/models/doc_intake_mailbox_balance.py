import datetime as dt

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core.mail.mailbox.balance import Position
from ..intake_core.mail.mailbox.position import Place, covers, key_digest

ALERT_BALANCE = "balance"

# The clocks of two machines differ, and a fetch takes its time.
_SLACK = dt.timedelta(hours=1)
_OLD_ENOUGH = dt.timedelta(days=1)


class Mailbox(models.Model):
    """The mailbox as its completeness checks see it."""

    _inherit = "doc.intake.mailbox"

    balance_ids = fields.One2many("doc.intake.balance", "mailbox_id", string="Completeness Checks")
    balance_checked_at = fields.Datetime(string="Completeness Checked", compute="_compute_balance")
    balance_missing = fields.Integer(string="Not Stored", compute="_compute_balance")

    @api.depends("balance_ids.is_latest")
    def _compute_balance(self):
        checks = (
            self.env["doc.intake.balance"].sudo().search([("mailbox_id", "in", self.ids), ("is_latest", "=", True)])
        )
        latest = {check.mailbox_id: check for check in checks}
        for mailbox in self:
            check = latest.get(mailbox, checks.browse())
            mailbox.balance_checked_at = check.checked_at
            mailbox.balance_missing = check.missing

    # ---- WHAT A CHECK NEEDS ----

    def _balance_positions(self):
        """dict folder -> how far it was fetched"""
        self.ensure_one()
        by_time = self.protocol == "pop3"
        asked = self.last_check.replace(tzinfo=dt.UTC) - _SLACK if self.last_check else None
        positions = {}
        for folder, state in (self.sync_state or {}).items():
            # After an earlier start date the fetch begins anew: until then nothing below is missing.
            is_covered = covers(state.get("since"), self.since_date or None)
            positions[folder] = Position(
                uidvalidity=str(state["uidvalidity"]),
                uid=None if by_time else is_covered and state.get("uid", 0),
                complete_at=asked if by_time and is_covered and state.get("listed") else None,
            )
        return positions

    def _balance_is_known_old(self):
        """function of a server key -> whether the fetch has found the mail to be too old"""
        self.ensure_one()
        kept = self.passed_over or {}
        since = self.since_date and self.since_date.isoformat()
        old = frozenset(kept["keys"]) if since and kept and kept["since"] <= since else frozenset()
        return lambda key: key_digest(key) in old

    def _balance_rows(self, folder, uidvalidity, keys):
        """The rows of mails by their keys on the server."""
        return self._messages_of(Place(folder, int(uidvalidity), None), keys)

    # ---- BY HAND ----

    def action_check_balance(self):
        """Compare the mailboxes with their servers now."""
        self.check_access("read")
        self._refuse_neutralized()
        active = self.sudo().filtered("active")
        if not active:
            raise UserError(self.env._("The mailbox is archived: it is not compared with its server."))
        active._request_balance()
        return self._notify(
            self.env._("The result appears under Reporting, Completeness, in a moment."),
            kind="success",
            title=self.env._("Checking"),
        )

    def action_open_balance(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_balance_line")
        return {**action, "domain": [("mailbox_id", "=", self.id), ("balance_id.is_latest", "=", True)]}

    def _request_balance(self):
        """Have the mailboxes checked; one that is requested already takes its turn at once."""
        checks = self.env["doc.intake.balance"].sudo()
        unsettled = checks.search(
            [
                ("mailbox_id", "in", self.ids),
                "|",
                ("state", "=", "requested"),
                ("next_try_at", "!=", False),
            ]
        )
        requested = unsettled.filtered(lambda check: check.state == "requested")
        unsettled.write({"next_try_at": False})
        requests = checks.create([{"mailbox_id": mailbox.id} for mailbox in self - requested.mailbox_id])
        self.env.ref("doc_intake.ir_cron_balance_check").sudo()._trigger()
        return requests | requested

    # ---- ALERT ----

    def _alert_of_balance(self, check):
        """Tell the managers about mails that have been missing for more than a day."""
        self.ensure_one()
        limit = check.checked_at - _OLD_ENOUGH
        # POP3 tells no time of arrival: an old mail that was put into the mailbox just now may look like one of ours.
        by_header = self.protocol == "pop3"
        old = check.difference_ids.filtered(
            lambda difference: ((not by_header and difference.arrived_at) or difference.seen_at) < limit
        )
        if not old:
            self._alert_over(ALERT_BALANCE)
            return
        self._alert(
            ALERT_BALANCE,
            self.env._("Mails on the server are not stored"),
            self.env._(
                "%(count)s mails have been on the server for more than a day and are not stored. Open Completeness "
                "under Reporting and press Import.",
                count=len(old),
            ),
        )
