import datetime as dt
import logging
import time
from email.utils import format_datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

from lxml import html

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.doc_intake_mailbox_balance import ALERT_BALANCE
from .common import IntakeCase
from .mail_case import MailCase, invoice_mail, make_mail

_logger = logging.getLogger(__name__)
WARSAW = ZoneInfo("Europe/Warsaw")


def month_before(day):
    return (day.replace(day=1) - dt.timedelta(days=1)).replace(day=1)


class BalanceCase(MailCase):
    """A mailbox, its server, and what a completeness check says about them."""

    def setUp(self):
        super().setUp()
        self.month = dt.datetime.now(WARSAW).date().replace(day=1)

    def check(self, request=True):
        """The last check after the scheduled action had its turn."""
        if request:
            self.mailbox.action_check_balance()
        with self.work() as env:
            env["doc.intake.balance"]._cron_check()
        return self.env["doc.intake.balance"].search([("mailbox_id", "=", self.mailbox.id)], limit=1)

    def line(self, check=None, month=None, folder="INBOX"):
        check = check or self.check()
        [line] = check.line_ids.filtered(lambda line: line.month == (month or self.month) and line.folder == folder)
        return line

    def assertCounts(self, line, **counts):
        found = {name: line[name] for name in counts}
        self.assertEqual(found, counts)

    def deliver_at(self, moment, *mails, folder="INBOX"):
        """Mails that the server says it took at ``moment`` (aware)."""
        stamp = f'"{moment:%d-%b-%Y %H:%M:%S %z}"'
        with self.server.client(self.account) as client:
            for mail in mails:
                status, _said = client.append(folder, "", stamp, mail)
                self.assertEqual(status, "OK")

    def forget(self, message):
        """A mail of ours vanishes, as if it had never been stored."""
        self.env.flush_all()
        self.env.cr.execute("DELETE FROM doc_intake_message WHERE id = %s", (message.id,))
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestBalance(BalanceCase):
    """On the server = stored = documents + ignored + rejected + held + quarantined, on a real IMAP server."""

    def test_everything_is_stored(self):
        self.deliver(
            invoice_mail(),
            make_mail(),  # no file: held
            make_mail(files=[("umowa.exe", b"MZ" + b"\0" * 100, "application/octet-stream")]),
            invoice_mail(size=6 * 2**20),  # bigger than the buffer takes
            invoice_mail(to="somebody@intake.test"),
        )
        other = self.buffer.copy({"name": "Costs", "address": "costs@intake.test"})
        self.assertTrue(other.mailbox_id)
        self.fetch()
        states = self.messages.mapped("state")
        self.assertEqual(states, ["done", "held", "done", "done", "held"])
        check = self.check()
        self.assertEqual((check.state, check.is_latest, check.missing), ("done", True, 0))
        line = self.line(check)
        self.assertCounts(line, on_server=5, here=5, missing=0, waiting=0, stored=5, taken_away=0, gone=0)
        self.assertCounts(line, with_documents=1, ignored=1, rejected=1, held=2, quarantined=0, in_work=0)
        self.assertEqual(
            line.files, sum(line[f"files_{fate}"] for fate in ("document", "ignored", "rejected", "pending"))
        )
        self.assertCounts(line, files_document=1, files_rejected=1, files_pending=1)
        for name, count in (("held", 2), ("with_documents", 1), ("rejected", 1), ("ignored", 1), ("stored", 5)):
            action = line.action_open(name)
            self.assertEqual(self.env[action["res_model"]].search_count(action["domain"]), count, name)
        for name in ("files", "files_ignored", "files_rejected", "files_pending", "files_document"):
            action = line.action_open(name)
            self.assertEqual(self.env[action["res_model"]].search_count(action["domain"]), line[name], name)

    def test_too_big_is_quarantined_not_missing(self):
        self.mailbox.max_message_size = 1
        self.deliver(invoice_mail(size=2 * 2**20))
        self.fetch()
        self.assertCounts(self.line(), on_server=1, stored=1, quarantined=1, missing=0)

    def test_a_missing_mail_is_found_and_imported(self):
        mails = [invoice_mail(), make_mail(text="Zgubiony"), invoice_mail()]
        uids = self.deliver(*mails)
        self.fetch()
        self.forget(self.messages[1])
        check = self.check()
        self.assertCounts(self.line(check), on_server=3, here=2, missing=1, stored=2, waiting=0)
        [difference] = check.difference_ids
        self.assertEqual((difference.server_key, difference.folder), (str(uids[1]), "INBOX"))
        self.assertIn("Faktura", difference.subject)
        self.assertEqual(difference.sender, "seller@supplier.example")
        self.assertTrue(difference.arrived_at and difference.size > 0 and difference.message_id_header)
        self.assertEqual(self.mailbox.balance_missing, 1)

        difference.with_user(self.manager).action_import()
        self.assertEqual(difference.message_id.server_key, str(uids[1]))
        self.assertIn("next fetch", difference.message_id.reason_text)
        with self.assertRaises(UserError):
            difference.with_user(self.manager).action_import()
        # Its row waits for the bytes: nothing is missing any more, but it is not taken over yet either.
        self.assertCounts(self.line(self.check(request=False)), missing=0, quarantined=1, stored=3)

        self.fetch()
        self.assertStored(*mails)
        check = self.check()
        self.assertEqual(check.missing, 0)
        self.assertCounts(self.line(check), on_server=3, here=3, stored=3, held=1, quarantined=0)
        self.assertEqual(self.mailbox.balance_missing, 0)

    def test_import_all_of_many_never_makes_a_second_row(self):
        mails = [make_mail() for _number in range(4)]
        self.deliver(*mails)
        self.fetch()
        rows = self.messages
        self.forget(rows[0])
        self.forget(rows[2])
        check = self.check()
        self.assertEqual(check.missing, 2)
        # The fetch stores one of them at the same moment.
        first = check.difference_ids.sorted("server_key")[0]
        self.env["doc.intake.message"].create(first._prepare_message())
        check.with_user(self.manager).action_import_all()
        self.assertEqual(len(check.difference_ids.message_id), 2)
        self.assertEqual(len(self.messages), 4)
        self.fetch()
        self.assertStored(*mails)
        self.assertEqual(self.check().missing, 0)

    @mute_logger("odoo.sql_db")
    def test_a_row_of_another_process_is_no_error(self):
        self.deliver(make_mail(), make_mail(), make_mail())
        self.fetch()
        for message in self.messages:
            self.forget(message)
        check = self.check()
        taken = check.difference_ids.sorted("server_key")[1]
        self.env["doc.intake.message"].create(taken._prepare_message())
        mailboxes = self.env.registry["doc.intake.mailbox"]
        # It came after we looked which rows there are.
        with patch.object(mailboxes, "_balance_rows", lambda mailbox, *args: mailbox.env["doc.intake.message"]):
            check.action_import_all()
        self.assertEqual(len(self.messages), 3)
        self.assertEqual(len(check.difference_ids.message_id), 2)

    def test_renumbered_folder_is_told_and_tried_again(self):
        self.deliver(invoice_mail())
        self.fetch()
        self.server.change_uidvalidity(self.account, "INBOX", 77)
        check = self.check()
        self.assertEqual((check.state, check.reason_code), ("failed", "balance_renumbered"))
        self.assertIn("Fetch the mailbox first", check.reason_text)
        self.assertWaits(check, 5)
        self.assertCounts(self.line(check), on_server=0, stored=1, unchecked=1, missing=0)
        self.fetch()
        check.next_try_at = False
        check.next_try_at = fields.Datetime.now()
        check = self.check(request=False)
        self.assertEqual((check.state, check.reason_code), ("done", False))
        self.assertCounts(self.line(check), on_server=1, here=1, stored=1, unchecked=0)

    def test_taken_away_by_us_and_by_another_program(self):
        for action, folder in (("delete", False), ("move", "Archiwum")):
            self.buffer.write({"after_action": action, "after_folder": folder, "grace_days": 0})
            self.deliver(invoice_mail())
            self.fetch()
            self.finish_on_server()
        self.buffer.after_action = "keep"
        uids = self.deliver(invoice_mail(), invoice_mail())
        self.fetch()
        self.expunge(uids[0])
        line = self.line()
        self.assertCounts(line, on_server=1, here=1, stored=4, taken_away=2, gone=1, missing=0, with_documents=4)
        for name in ("on_server", "taken_away", "gone", "stored"):
            action = line.action_open(name)
            self.assertEqual(self.env[action["res_model"]].search_count(action["domain"]), line[name], name)
        action = line.action_open("gone")
        gone = self.env["doc.intake.message"].search(action["domain"])
        self.assertEqual(gone.server_key, str(uids[0]))

    def test_two_months_of_the_mailbox(self):
        # Half an hour after midnight in Warsaw: the evening before in UTC.
        first = dt.datetime.combine(self.month, dt.time(0, 30), WARSAW)
        self.deliver_at(first, invoice_mail())
        self.deliver_at(first - dt.timedelta(hours=1), invoice_mail(), invoice_mail())
        self.fetch()
        check = self.check()
        self.assertEqual(check.zone, "Europe/Warsaw")
        self.assertCounts(self.line(check), on_server=1, stored=1, with_documents=1)
        before = self.line(check, month=month_before(self.month))
        self.assertCounts(before, on_server=2, stored=2, with_documents=2)
        for line in check.line_ids:
            action = line.action_open("stored")
            self.assertEqual(self.env["doc.intake.message"].search_count(action["domain"]), line.stored)
        self.mailbox.tz = "UTC"
        check = self.check()
        self.assertCounts(self.line(check, month=month_before(self.month)), stored=3)

    def test_before_the_start_date_is_no_difference(self):
        since = self.month - dt.timedelta(days=40)
        midnight = dt.datetime.combine(since, dt.time(), dt.UTC)
        # All around the midnight at which the server begins to give them out, in any zone.
        for hours in (-24 * 20, -30, -15, -3, -1, 1, 3, 15, 30):
            self.deliver_at(midnight + dt.timedelta(hours=hours), invoice_mail())
        self.mailbox.since_date = since
        self.deliver(invoice_mail())
        self.fetch()
        taken = len(self.messages)
        self.assertLess(taken, 10)
        check = self.check()
        self.assertEqual(check.missing, 0)
        self.assertEqual(sum(check.line_ids.mapped("before_start")), 10 - taken)
        self.assertEqual(sum(check.line_ids.mapped("on_server")), taken)
        self.assertEqual(check.since_date, since)
        # An earlier day wants more: the fetch has not been there yet.
        self.mailbox.since_date = since - dt.timedelta(days=60)
        check = self.check()
        self.assertEqual((check.missing, sum(check.line_ids.mapped("waiting"))), (0, 10 - taken))
        self.fetch()
        self.assertEqual(len(self.messages), 10)
        self.assertCounts(self.line(), waiting=0, missing=0)

    def test_mail_that_comes_while_we_look(self):
        self.deliver(invoice_mail())
        self.fetch()
        self.deliver(invoice_mail())
        self.assertCounts(self.line(), on_server=2, here=1, waiting=1, missing=0)

        def meanwhile(_source):
            self.deliver(invoice_mail())

        with self.during("open_folder", meanwhile):
            self.assertCounts(self.line(), on_server=3, here=1, waiting=2, missing=0)

        # Stored after the server was asked: its listing says nothing about it.
        asked = self.env.registry["doc.intake.balance"]._list_server

        def fetch_afterwards(checks, job):
            listed = asked(checks, job)
            self.deliver(invoice_mail())
            checks.env["doc.intake.mailbox"].browse(self.mailbox.id).next_try_at = False
            checks.env["doc.intake.mailbox"]._work_through("fetch")
            return listed

        with patch.object(self.env.registry["doc.intake.balance"], "_list_server", fetch_afterwards):
            line = self.line()
        self.assertEqual(len(self.messages), 4)
        self.assertCounts(line, on_server=3, here=3, waiting=0, missing=0, stored=3, gone=0)
        self.assertCounts(self.line(), on_server=4, here=4, stored=4)

    def test_never_fetched(self):
        self.deliver(invoice_mail())
        self.assertCounts(self.line(), on_server=1, waiting=1, missing=0, stored=0)

    def test_one_folder_gone_the_other_compared(self):
        self.deliver(invoice_mail(to="costs@intake.test"), folder="Koszty")
        self.deliver(invoice_mail())
        folder = self.env["doc.intake.mailbox.folder"].create({"mailbox_id": self.mailbox.id, "name": "Koszty"})
        self.buffer.copy({"name": "Costs", "address": "costs@intake.test", "folder_ids": [(6, 0, folder.ids)]})
        self.fetch()
        self.assertEqual(len(self.messages), 2)
        check = self.check()
        self.assertEqual(check.state, "done")
        self.assertCounts(self.line(check, folder="Koszty"), on_server=1, stored=1)
        with self.server.client(self.account) as client:
            client.delete("Koszty")
        check = self.check()
        self.assertEqual((check.state, check.reason_code, check.is_latest), ("failed", "mail_folder_gone", True))
        self.assertFalse(check.next_try_at, "what a person has to mend is not tried again by itself")
        self.assertCounts(self.line(check), on_server=1, stored=1)
        self.assertCounts(self.line(check, folder="Koszty"), on_server=0, stored=1, unchecked=1)
        self.assertIn("Koszty", self.line(check, folder="Koszty").reason_text)

    def test_server_down_is_told_and_tried_again(self):
        self.deliver(invoice_mail())
        self.fetch()
        before = self.check()
        port = self.mailbox.port
        self.mailbox.port = 1
        check = self.check()
        self.assertEqual((check.state, check.reason_code), ("failed", "mail_connection_refused"))
        self.assertWaits(check, 5)
        self.assertFalse(check.line_ids)
        self.assertTrue(before.is_latest, "the last result stays")
        self.mailbox.port = port
        check.next_try_at = fields.Datetime.now()
        check = self.check(request=False)
        self.assertEqual((check.state, check.reason_code, check.is_latest), ("done", False, True))
        self.assertFalse(before.is_latest)

    def test_given_up_until_the_next_night(self):
        self.mailbox.port = 1
        check = self.check()
        for _attempt in range(3):
            self.assertTrue(check.next_try_at)
            check.next_try_at = fields.Datetime.now()
            self.check(request=False)
        self.assertEqual((check.state, check.next_try_at), ("failed", False))

    def test_nightly(self):
        archived = self.mailbox.copy({"name": "Old", "active": False})
        self.deliver(invoice_mail())
        self.fetch()
        checks = self.env["doc.intake.balance"]
        for _twice in range(2):
            with self.work() as env:
                env["doc.intake.balance"]._cron_nightly()
        self.assertFalse(checks.search([("mailbox_id", "=", archived.id)]))
        self.assertEqual(len(checks.search([("mailbox_id", "=", self.mailbox.id)])), 1)
        self.assertEqual(self.check(request=False).state, "done")

    def test_alert_for_what_is_missing_for_long(self):
        old = fields.Datetime.now().replace(tzinfo=dt.UTC) - dt.timedelta(days=2)
        self.deliver_at(old, make_mail())
        self.deliver(make_mail())
        self.fetch()
        rows = self.messages
        self.forget(rows[1])
        self.check()
        alerts = self.mailbox._alert_activities(ALERT_BALANCE)
        self.assertFalse(alerts, "a mail of today may still come")
        self.forget(rows[0])
        check = self.check()
        [alert] = self.mailbox._alert_activities(ALERT_BALANCE)
        self.assertEqual(alert.user_id, self.manager)
        self.assertIn("1 mails", alert.note)
        check.action_import_all()
        self.check()
        self.assertFalse(self.mailbox._alert_activities(ALERT_BALANCE))

    def test_report(self):
        self.deliver(invoice_mail(), make_mail(headers=[("Subject", "<b>Zażółć</b>")]))
        self.fetch()
        self.forget(self.messages[1])
        check = self.check()
        reports = self.env["ir.actions.report"]
        page, kind = reports._render_qweb_html("doc_intake.report_balance", check.ids)
        self.assertEqual(kind, "html")
        text = " ".join(html.fromstring(page).text_content().split())
        for wanted in (
            self.company.name,
            self.company.vat,
            self.account,
            "1 mails on the server are not stored",
            "2 on the server = 1 stored + 1 not stored + 0 not fetched yet",
            "1 stored = 1 with documents + 0 ignored",
            "<b>Zażółć</b>",
        ):
            self.assertIn(wanted, text)
        self.assertEqual(check.action_print()["report_name"], "doc_intake.report_balance")
        with self.assertRaises(UserError):
            self.mailbox._request_balance().action_print()

    def test_autovacuum_keeps_the_last_and_one_a_month(self):
        checks = self.env["doc.intake.balance"]
        made = {}
        for name, moment, latest in (
            ("last", dt.datetime(2026, 8, 20, 1), True),
            ("the night before", dt.datetime(2026, 8, 19, 1), False),
            ("month", dt.datetime(2026, 6, 30, 1), False),
            ("same month", dt.datetime(2026, 6, 29, 1), False),
            ("failed", False, False),
        ):
            made[name] = checks.create(
                {
                    "mailbox_id": self.mailbox.id,
                    "state": "done" if moment else "failed",
                    "is_latest": latest,
                    "checked_at": moment,
                }
            )
        checks._gc_balances()
        self.assertTrue(all(check.exists() for check in made.values()), "those of the last days are all there")
        self.env.flush_all()
        self.env.cr.execute("UPDATE doc_intake_balance SET create_date = create_date - INTERVAL '80 days'")
        self.env.invalidate_all()
        checks._gc_balances()
        kept = {name for name, check in made.items() if check.exists()}
        self.assertEqual(kept, {"last", "month"})

    def test_neutralized(self):
        self.env["ir.config_parameter"].set_param("database.is_neutralized", "true")
        with self.assertRaises(UserError):
            self.mailbox.action_check_balance()
        self.mailbox._request_balance()
        self.assertEqual(self.check(request=False).reason_code, "database_neutralized")

    def test_two_thousand_mails(self):
        count = 2000
        with self.server.client(self.account) as client:
            for number in range(count):
                client.append("INBOX", "", "", make_mail(number).replace(b"Dzie", b"%d" % number))
        self.fetch(unpack=False)
        self.assertEqual(len(self.messages), count)
        for message in self.messages[::400]:
            self.forget(message)
        begin = time.monotonic()
        check = self.check()
        seconds = time.monotonic() - begin
        self.assertCounts(self.line(check), on_server=count, here=count - 5, missing=5, stored=count - 5)
        _logger.info("a check of %s mails took %.2f s", count, seconds)
        self.assertLess(seconds, 10)


@tagged("post_install", "-at_install")
class TestBalancePop3(BalanceCase):
    """The same by UIDL, without dates in the listing."""

    def use_server(self, server):
        result = super().use_server(server)
        self.mailbox.write({"protocol": "pop3", "port": server.settings.pop3_port})
        return result

    def mail(self, days=0, **kwargs):
        moment = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
        return invoice_mail(headers=[("Date", format_datetime(moment))], **kwargs)

    def test_difference_and_import(self):
        mails = [self.mail(days=3), self.mail(days=2), self.mail()]
        self.deliver(*mails)
        self.fetch()
        self.assertStored(*mails)
        check = self.check()
        self.assertEqual((check.state, check.reason_code, check.missing), ("done", False, 0))
        lost = self.messages[1]
        lost.document_ids.carrier_ids.part_id = False
        self.env.flush_all()
        self.env.cr.execute("UPDATE doc_intake_document SET message_id = NULL WHERE message_id = %s", (lost.id,))
        key = lost.server_key
        self.forget(lost)
        check = self.check()
        [difference] = check.difference_ids
        self.assertEqual(difference.server_key, key)
        self.assertIn("Faktura", difference.subject)
        self.assertTrue(difference.arrived_at)
        self.assertFalse(self.mailbox._alert_activities(ALERT_BALANCE), "its date says nothing about its arrival")
        check.difference_ids.seen_at -= dt.timedelta(days=2)
        self.assertEqual(self.check().missing, 1)
        self.assertTrue(self.mailbox._alert_activities(ALERT_BALANCE))
        check = self.check()
        check.with_user(self.manager).action_import_all()
        self.fetch()
        self.assertStored(*mails)
        check = self.check()
        self.assertEqual(check.missing, 0)
        self.assertEqual(sum(check.line_ids.mapped("here")), 3)

    def test_before_the_start_date(self):
        self.deliver(self.mail(days=40), self.mail(days=30), self.mail())
        self.mailbox.since_date = fields.Date.today() - dt.timedelta(days=10)
        self.fetch()
        self.assertEqual(len(self.messages), 1)
        check = self.check()
        self.assertEqual((check.missing, sum(check.line_ids.mapped("before_start"))), (0, 2))
        self.assertCounts(self.line(check), on_server=1, here=1)

    def test_deleted_by_us(self):
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        self.deliver(self.mail())
        self.fetch()
        self.finish_on_server()
        self.assertCounts(self.line(), on_server=0, stored=1, taken_away=1, gone=0)

    def test_just_arrived(self):
        self.deliver(self.mail())
        self.fetch()
        self.deliver(self.mail())
        self.assertCounts(self.line(), on_server=2, waiting=1, missing=0)


@tagged("post_install", "-at_install")
class TestBalanceSecurity(IntakeCase):
    """Managers of the mailbox's companies see the numbers, the mailbox's own managers the mails behind them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second_manager = cls._new_user("intake_manager2", "doc_intake.group_doc_intake_manager")
        other = cls._create_company(name="Druga Sp. z o.o.")
        cls.foreign_manager = cls._new_user("intake_manager3", "doc_intake.group_doc_intake_manager", company=other)
        cls.bookkeeper = cls._new_user("intake_books", "account.group_account_manager")
        cls.balance = cls.env["doc.intake.balance"].create(
            {"mailbox_id": cls.mailbox.id, "state": "done", "is_latest": True, "missing": 1}
        )
        cls.line = cls.env["doc.intake.balance.line"].create(
            {"balance_id": cls.balance.id, "folder": "INBOX", "missing": 1, "on_server": 1}
        )
        cls.difference = cls.env["doc.intake.balance.difference"].create(
            {
                "line_id": cls.line.id,
                "folder": "INBOX",
                "uidvalidity": "1",
                "server_key": "5",
                "seen_at": fields.Datetime.now(),
                "subject": "Tajne",
            }
        )
        cls.records = (cls.balance, cls.line, cls.difference)

    def seen_by(self, user):
        return [
            bool(record.with_user(user).has_access("read") and record.with_user(user).search([("id", "=", record.id)]))
            for record in self.records
        ]

    def test_who_reads(self):
        for user, seen in (
            (self.manager, [True, True, True]),
            (self.second_manager, [True, True, False]),
            (self.foreign_manager, [False, False, False]),
        ):
            self.assertEqual(self.seen_by(user), seen, user.login)
        for user in (self.user, self.approver, self.bookkeeper):
            for record in self.records:
                with self.assertRaises(AccessError, msg=f"{user.login}, {record._name}"):
                    record.with_user(user).read(["folder"] if "folder" in record else ["state"])

    def test_nobody_writes_evidence(self):
        for record in self.records:
            mine = record.with_user(self.manager)
            for operation in ("write", "create", "unlink"):
                self.assertFalse(mine.has_access(operation), f"{operation} {record._name}")

    def test_buttons_need_the_right_to_see(self):
        for user in (self.user, self.foreign_manager):
            for call in (
                self.balance.with_user(user).action_import_all,
                self.line.with_user(user).action_import,
                self.difference.with_user(user).action_import,
                self.mailbox.with_user(user).action_check_balance,
                self.balance.with_user(user).action_check_again,
                lambda user=user: self.line.with_user(user).action_open("missing"),
            ):
                with self.assertRaises(AccessError):
                    call()
        with self.assertRaises(AccessError):
            self.difference.with_user(self.second_manager).action_import()
        self.assertFalse(self.env["doc.intake.message"].search([("mailbox_id", "=", self.mailbox.id)]))
        self.line.with_user(self.second_manager).action_import()
        self.assertTrue(self.difference.message_id)
        self.mailbox.with_user(self.second_manager).action_check_balance()
