import datetime as dt
from unittest.mock import patch

from odoo import fields
from odoo.tests import tagged

from ..intake_core.mail import errors
from ..intake_core.mail.account.imap import ImapSource
from .mail_case import MailCase, invoice_mail, make_mail


class ServerActionCase(MailCase):
    def take_in(self, action, *mails, **values):
        """Deliver and take in; return the UIDs."""
        self.buffer.write({"after_action": action, "grace_days": 0, **values})
        uids = self.deliver(*mails)
        self.fetch()
        return uids

    def outcomes(self):
        return [(message.server_action_state, message.server_action_code or "") for message in self.messages]


@tagged("post_install", "-at_install")
class TestServerAction(ServerActionCase):
    """What happens to a finished mail on the server."""

    def test_keep(self):
        self.take_in("keep", invoice_mail())
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("none", "server_keep")])
        [(flags, _raw)] = self.on_server().values()
        self.assertNotIn(rb"\Seen", flags)

    def test_mark_read(self):
        mails = [invoice_mail(), invoice_mail()]
        self.take_in("mark_read", *mails)
        self.assertEqual(self.outcomes(), [("waiting", "")] * 2)
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_read")] * 2)
        for flags, _raw in self.on_server().values():
            self.assertIn(rb"\Seen", flags)

    def test_delete(self):
        mails = [invoice_mail(), make_mail(), invoice_mail()]
        uids = self.take_in("delete", *mails)
        self.assertEqual(self.messages.mapped("state"), ["done", "held", "done"])
        self.finish_on_server()
        self.assertEqual(list(self.on_server()), [uids[1]], "what waits for a person stays on the server")
        self.assertStored(*mails)
        self.messages[1].with_user(self.user).action_dismiss()
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})
        self.assertEqual(set(self.messages.mapped("server_action_state")), {"done"})

    def test_after_the_grace_days(self):
        for action in ("mark_read", "move", "delete"):
            with self.subTest(action=action):
                [uid] = self.take_in(action, invoice_mail(), grace_days=7, after_folder="Archiwum")
                message = self.messages[-1]
                due = message.server_action_at - fields.Datetime.now()
                self.assertAlmostEqual(due / dt.timedelta(days=1), 7, delta=0.01)
                self.finish_on_server()
                self.assertNotIn(rb"\Seen", self.on_server()[uid][0])
                message.server_action_at = fields.Datetime.now() - dt.timedelta(seconds=1)
                self.finish_on_server()
                self.assertEqual(message.server_action_state, "done")
                left = self.on_server().get(uid)
                if action == "mark_read":
                    self.assertIn(rb"\Seen", left[0])
                else:
                    self.assertIsNone(left)

    def test_move_into_a_new_folder(self):
        mail = invoice_mail()
        self.take_in("move", mail, after_folder="Archiwum/2026")
        self.assertIsNone(self.on_server("Archiwum/2026"))
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_moved")])
        self.assertEqual(self.on_server(), {})
        self.assertEqual([raw for _flags, raw in self.on_server("Archiwum/2026").values()], [mail])
        self.fetch()
        self.assertEqual(len(self.messages), 1)

    def test_other_mails_are_never_touched(self):
        """What other programs have marked as deleted is none of our business."""
        self.deliver(make_mail())
        with self.server.client(self.account) as client:
            client.select("INBOX")
            client.uid("STORE", "1", "+FLAGS", r"(\Deleted)")
        [uid] = self.take_in("delete", invoice_mail())
        self.finish_on_server()
        self.assertEqual(list(self.on_server()), [uid - 1])

    # ---- THE SERVER HAS CHANGED ----

    def test_gone_meanwhile(self):
        uids = self.take_in("delete", invoice_mail(), invoice_mail())
        self.expunge(uids[0])
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_gone"), ("done", "server_deleted")])
        self.assertIn("not on the server any more", self.messages[0].server_action_text)

    def test_another_mail_under_our_number(self):
        """The folder was emptied and filled again with the same numbers: nothing there is ours."""
        mails = [invoice_mail(), invoice_mail()]
        self.take_in("delete", *mails)
        strangers = [make_mail(text="Not yours."), invoice_mail(size=5000)]
        with self.server.client(self.account) as client:
            client.select("INBOX")
            client.uid("STORE", "1:*", "+FLAGS", r"(\Deleted)")
            client.expunge()
        self.deliver(*strangers)
        keys = sorted(self.on_server())
        for message, key in zip(self.messages, keys, strict=True):
            message.server_key = str(key)
        # The second stranger has our Message-ID, but not our bytes.
        self.messages[1].message_id_header = self._message_id(strangers[1])
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("left", "server_other_message_id"), ("left", "server_other_size")])
        self.assertIn("It was not touched", self.messages[0].server_action_text)
        self.assertIn("bytes instead of", self.messages[1].server_action_text)
        self.assertEqual([raw for _flags, raw in self.on_server().values()], strangers)

    def _message_id(self, mail):
        return mail.split(b"Message-ID: ")[1].split(b"\r\n")[0].decode()

    def test_renumbered_folder(self):
        """Our numbers name other mails now: wait until the mail is found again, then act."""
        mails = [invoice_mail(), invoice_mail()]
        self.take_in("delete", *mails)
        self.server.change_uidvalidity(self.account, "INBOX", 777)
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("waiting", "folder_renumbered")] * 2)
        self.assertIn("renumbered the folder INBOX", self.messages[0].server_action_text)
        self.assertEqual(len(self.on_server()), 2)
        self.fetch()
        self.messages.next_try_at = False
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_deleted")] * 2)
        self.assertEqual(self.on_server(), {})

    def test_gone_from_a_renumbered_folder(self):
        uids = self.take_in("delete", invoice_mail(), invoice_mail())
        self.expunge(uids[0])
        self.server.change_uidvalidity(self.account, "INBOX", 778)
        self.fetch()
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_gone"), ("done", "server_deleted")])

    # ---- TROUBLE ----

    def test_server_away(self):
        """Tried again for as long as it takes, with growing pauses; never given up."""
        self.take_in("delete", invoice_mail())
        port, self.mailbox.port = self.mailbox.port, 1
        message = self.messages
        for minutes in (1, 5, 30, 120, 360, 360, 360):
            self.finish_on_server()
            self.assertEqual(self.outcomes(), [("waiting", "mail_connection_refused")])
            self.assertWaits(message, minutes)
            message.next_try_at = fields.Datetime.now() - dt.timedelta(seconds=1)
        self.assertEqual(message.state, "done")
        self.assertFalse(message.reason_text, "the mail itself has no problem")
        self.mailbox.port = port
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})

    def test_retry_by_hand(self):
        self.take_in("delete", invoice_mail())
        port, self.mailbox.port = self.mailbox.port, 1
        self.finish_on_server()
        self.mailbox.port = port
        self.finish_on_server()
        self.assertEqual(len(self.on_server()), 1, "it waits")
        self.messages.with_user(self.user).action_retry()
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})

    def test_archived_mailbox_rests(self):
        self.take_in("delete", invoice_mail())
        self.mailbox.active = False
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("waiting", "")])
        self.assertEqual(len(self.on_server()), 1)
        self.mailbox.active = True
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})

    def test_folder_gone(self):
        self.read_folders("Faktury")
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        self.deliver(invoice_mail(), folder="Faktury")
        self.fetch()
        with self.server.client(self.account) as client:
            client.delete("Faktury")
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("waiting", "mail_folder_gone")])

    def test_line_breaks_between_two_mails(self):
        """Those before it are done, those after it come at once, and none is done twice."""
        mails = [invoice_mail() for _ in range(4)]
        self.take_in("move", *mails, after_folder="Archiwum")
        original, moved = ImapSource.move, []

        def break_off(source, key, folder):
            moved.append(key)
            if len(moved) == 2:
                self.server.kick(self.account)
            return original(source, key, folder)

        with patch.object(ImapSource, "move", break_off):
            self.finish_on_server()
        states = [state for state, _code in self.outcomes()]
        self.assertEqual(states, ["done", "waiting", "done", "done"])
        self.assertEqual(self.messages[1].server_action_code, "mail_connection_lost")
        self.assertWaits(self.messages[1], 1)
        self.messages.next_try_at = False
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})
        self.assertEqual(sorted(raw for _flags, raw in self.on_server("Archiwum").values()), sorted(mails))

    def test_one_mail_the_server_refuses(self):
        """A refusal of one mail is that mail's affair."""
        uids = self.take_in("delete", *[invoice_mail() for _ in range(4)])
        original = ImapSource.delete

        def refuse(source, key):
            if key == uids[0]:
                raise errors.ServerRefused(host="127.0.0.1", action="UID STORE", sentence="not this one")
            if key == uids[1]:
                raise errors.CapabilityMissing(host="127.0.0.1", capability="UIDPLUS")
            return original(source, key)

        with patch.object(ImapSource, "delete", refuse):
            self.finish_on_server()
        states = [state for state, _code in self.outcomes()]
        self.assertEqual(states, ["waiting", "failed", "done", "done"])
        self.assertIn("not this one", self.messages[0].server_action_text)
        self.assertIn("choose another action", self.messages[1].server_action_text.replace("\n", " "))
        self.assertEqual(list(self.on_server()), uids[:2])
        self.messages[:2].with_user(self.user).action_retry()
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})

    def test_lost_lease_writes_nothing(self):
        [uid] = self.take_in("mark_read", invoice_mail())
        message = self.messages
        with self.work() as env:

            def be_overtaken(_source):
                env.cr.execute(
                    "UPDATE doc_intake_message SET lease_token = 'other' WHERE id = %s",
                    [message.id],
                )
                env.cr.commit()

            with self.during("mark_read", be_overtaken):
                env["doc.intake.message"]._cron_server_actions()
        self.assertEqual((message.server_action_state, message.lease_token), ("waiting", "other"))
        message.write({"lease_token": False, "lease_until": False})
        self.finish_on_server()
        self.assertEqual(message.server_action_state, "done")
        self.assertIn(rb"\Seen", self.on_server()[uid][0])

    # ---- A CHANGE OF MIND ----

    def test_buffer_changes_its_mind(self):
        """Somebody who turns the deletion off expects that nothing more is deleted."""
        self.take_in("delete", invoice_mail(), grace_days=7)
        message = self.messages
        self.buffer.grace_days = 3
        self.assertEqual(message.server_action_at, message.done_at + dt.timedelta(days=3))
        self.buffer.write({"after_action": "move", "after_folder": "Archiwum"})
        self.assertEqual((message.server_action, message.server_action_folder), ("move", "Archiwum"))
        self.assertEqual(message.server_action_at, message.done_at + dt.timedelta(days=3))
        self.buffer.after_action = "keep"
        self.assertEqual(self.outcomes(), [("none", "server_keep")])
        self.finish_on_server()
        self.assertEqual(len(self.on_server()), 1)
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        self.finish_on_server()
        self.assertEqual(len(self.on_server()), 1, "a new wish holds for mails to come")


@tagged("post_install", "-at_install")
class TestServerWithoutMove(ServerActionCase):
    server_features = {"without": frozenset({"MOVE"}), "prefix": "INBOX.", "separator": "."}

    def test_move(self):
        """Copied, marked and expunged: that one mail and no other."""
        self.deliver(make_mail())
        mails = [invoice_mail(), invoice_mail()]
        self.take_in("move", *mails, after_folder="Archiwum/2026")
        self.finish_on_server()
        self.assertEqual([code for _state, code in self.outcomes()], ["", "server_moved", "server_moved"])
        self.assertEqual(len(self.on_server()), 1)
        self.assertEqual([raw for _flags, raw in self.on_server("INBOX.Archiwum.2026").values()], mails)


@tagged("post_install", "-at_install")
class TestServerWithoutUidplus(ServerActionCase):
    server_features = {"without": frozenset({"MOVE", "UIDPLUS"})}

    def test_delete_only_marks(self):
        self.take_in("delete", invoice_mail())
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_flagged")])
        self.assertIn("cannot remove a single mail", self.messages.server_action_text.replace("\n", " "))
        [(flags, _raw)] = self.on_server().values()
        self.assertIn(rb"\Deleted", flags)

    def test_move_is_impossible(self):
        self.take_in("move", invoice_mail(), after_folder="Archiwum")
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("failed", "mail_capability_missing")])
        self.assertIn("cannot move one single mail", self.messages.server_action_text)
        self.assertEqual(len(self.on_server()), 1)
        self.buffer.after_action = "mark_read"
        self.messages.with_user(self.user).action_retry()
        self.finish_on_server()
        [(flags, _raw)] = self.on_server().values()
        self.assertIn(rb"\Seen", flags)
