import datetime as dt

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import need_workbench
from .mail_case import OWN_ADDRESS, PDF, invoice_mail, make_mail
from .unpack_case import UnpackCase


@tagged("post_install", "-at_install")
class TestSettled(UnpackCase):
    """Nothing is done on the server while a file of the mail waits, whatever happened before."""

    def locked(self, **values):
        need_workbench()
        from dev.mails.packing import locked_zip

        archive = locked_zip("Kot-7", "FV.pdf", PDF)
        return make_mail(files=[("locked.zip", archive, "application/zip"), ("open.pdf", PDF + b"open")], **values)

    def due(self, message):
        """Whether the mail would be touched on the server now."""
        message.server_action_at = fields.Datetime.now() - dt.timedelta(days=1)
        waiting = message.search(message._work_ready_domain("server_action"))
        return message in waiting

    def another(self, **values):
        return self.another_buffer(**values)

    # ---- HELD AGAIN ----

    def test_held_again_after_done(self):
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        message = self.unpack(self.locked())
        message.with_user(self.user).action_dismiss()
        self.assertTrue(self.due(message))
        message.part_ids[0].with_user(self.user).action_bring_back()
        self.assertFalse(self.due(message))
        self.unpack_queue()
        self.assertEqual(message.state, "held")
        self.assertFalse(self.due(message))

    def test_not_held_again_while_the_server_is_at_work(self):
        """Between the claim and its outcome nobody can take the order back."""
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        message = self.unpack(self.locked())
        message.with_user(self.user).action_dismiss()
        message.write({"lease_token": "t", "lease_until": fields.Datetime.now() + dt.timedelta(minutes=5)})
        with self.assertRaisesRegex(UserError, "on the server at this moment"):
            message.part_ids[0].with_user(self.user).action_bring_back()
        self.assertEqual((message.state, message.lease_token), ("done", "t"))

    def test_what_was_moved_is_not_moved_again(self):
        """And its outcome stays what it was: it was us, nobody else."""
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        message = self.unpack(self.locked())
        message.with_user(self.user).action_dismiss()
        message.write({"server_action_state": "done", "server_action_code": "server_deleted"})
        message.part_ids[0].with_user(self.user).action_bring_back()
        self.unpack_queue()
        message.with_user(self.user).action_dismiss()
        self.assertEqual((message.server_action_state, message.server_action_code), ("done", "server_deleted"))

    def test_a_mail_that_turns_out_to_be_ours_leaves_nothing_pending(self):
        """Its files are left out with it, those too that an earlier try listed in a container."""
        need_workbench()
        from dev.mails.packing import locked_zip, zip_of

        inner = zip_of(("locked.zip", locked_zip("Kot-7", "FV.pdf", PDF)))
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        message = self.unpack(make_mail(files=[("a.zip", inner, "application/zip")]))
        self.assertEqual(message.state, "held")
        self.another(address="seller@supplier.example")
        message.with_user(self.user).action_retry()
        self.unpack_queue()
        self.assertEqual((message.kind, message.state), ("own", "done"))
        self.assertNotIn("pending", message.part_ids.mapped("state"))
        self.assertTrue(all(message.part_ids.mapped("reason_code")))

    # ---- WISHES ----

    def test_the_most_careful_wish_of_all_routes(self):
        second = self.another(after_action="move", after_folder="Archive", grace_days=9)
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        message = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {second.address}"))
        self.assertEqual((message.server_action, message.server_action_folder), ("move", "Archive"))
        self.assertEqual(message.server_action_at - message.done_at, dt.timedelta(days=9))
        second.active = False
        self.buffer.grace_days = 1
        self.assertEqual(message.server_action, "move", "an archived buffer's wish still counts")
        self.assertEqual(message.server_action_at - message.done_at, dt.timedelta(days=9))
        second.after_action = "keep"
        self.assertEqual((message.server_action, message.server_action_state), ("keep", "none"))

    def test_a_change_of_mind_leaves_the_running_step_its_outcome(self):
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        running, waiting = self.unpack(invoice_mail(), invoice_mail())
        running.write({"lease_token": "t", "lease_until": fields.Datetime.now() + dt.timedelta(minutes=5)})
        waiting.write({"next_try_at": fields.Datetime.now() + dt.timedelta(hours=5)})
        self.buffer.after_action = "keep"
        self.assertEqual((running | waiting).mapped("server_action"), ["keep", "keep"])
        self.assertEqual((running.lease_token, waiting.next_try_at), ("t", False))
        running.with_user(self.user).action_retry()
        self.assertEqual(running.lease_token, "t")

    def test_a_mail_without_routes_says_so(self):
        """Taken back by a person, not brought back by its address, and never held without a reason."""
        message = self.unpack(make_mail())
        message.with_user(self.manager).buffer_ids = False
        message.with_user(self.manager).action_retry()
        self.unpack_queue()
        self.assertEqual((message.state, message.reason_code), ("held", "unknown_recipient"))
        self.assertFalse(message.buffer_ids)

    # ---- SEVERAL ROUTES ----

    def by_link(self, to):
        return make_mail(to=to, text="Pobierz fakturę: https://panel.net.example/faktury/1", number=7001)

    def test_a_link_is_settled_when_each_route_has_the_file(self):
        second = self.another()
        message = self.unpack(self.by_link(f"{OWN_ADDRESS}, {second.address}"))
        self.assertEqual((message.state, message.reason_code), ("held", "invoice_by_link"))
        answer = [("In-Reply-To", "<7001@supplier.example>")]
        self.unpack(invoice_mail(headers=answer))
        self.assertEqual(message.state, "held", "the other buffer has nothing yet")
        self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {second.address}", headers=answer))
        self.assertEqual((message.state, message.reason_code), ("done", "file_came_otherwise"))

    def test_an_upload_settles_its_own_route(self):
        second = self.another()
        message = self.unpack(self.by_link(f"{OWN_ADDRESS}, {second.address}"))
        for buffer, state in ((self.buffer, "held"), (second, "done")):
            attachment = self.env["ir.attachment"].with_user(self.user).create(
                {"name": "FV.pdf", "raw": PDF + buffer.name.encode()}
            )
            self.env["doc.intake.document"].with_user(self.user).with_context(intake_message_id=message.id)._upload(
                attachment, buffer.with_user(self.user)
            )
            self.assertEqual(message.state, state)
        self.assertEqual(message.document_ids.buffer_id, self.buffer | second)

    def test_text_that_is_a_document_already(self):
        self.buffer.body_document = "always"
        message = self.unpack(self.locked())
        self.assertEqual(message.state, "held")
        letter = message.document_ids.filtered(lambda d: d.carrier_ids.part_id.path == "body")
        self.assertTrue(letter)
        message.with_user(self.user).action_take_text()
        self.assertEqual(message.state, "done")
        self.assertEqual(len(message.part_ids.filtered(lambda p: p.path == "body")), 1)
