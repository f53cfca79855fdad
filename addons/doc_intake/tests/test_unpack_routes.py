from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools.safe_eval import safe_eval

from .mail_case import OWN_ADDRESS, PDF, invoice_mail, make_mail
from .unpack_case import UnpackCase, uids

UNKNOWN = "invoices+nobody@intake.test"


@tagged("post_install", "-at_install")
class TestUnpackRoutes(UnpackCase):
    """One mail to several of our addresses, and to some that nobody has."""

    def test_two_routes(self):
        second = self.another_buffer()
        message = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {second.address}"))
        self.assertEqual((message.state, message.buffer_ids), ("done", self.buffer | second))
        self.assertEqual(message.part_ids.buffer_id, self.buffer | second)
        states = {document.buffer_id: document.state for document in message.document_ids}
        self.assertEqual(states, {self.buffer: "queued", second: "duplicate"}, "the same file, once a company")
        self.env.invalidate_all()
        self.assertEqual(message.with_user(self.approver).part_ids.buffer_id, self.buffer, "each sees the own route")
        self.env.invalidate_all()
        self.assertEqual(message.with_user(self.user).part_ids.buffer_id, self.buffer | second)

    def test_two_routes_two_companies(self):
        company = self.env["res.company"].create({"name": "Other"})
        self.mailbox.company_ids |= company
        theirs = self.another_buffer(company_id=company.id, user_ids=False)
        stranger = self._new_user("stranger", "doc_intake.group_doc_intake_manager", company)
        message = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {theirs.address}"))
        self.assertEqual(message.document_ids.mapped("state"), ["queued", "queued"])
        self.env.invalidate_all()
        seen = message.with_user(stranger).with_context(allowed_company_ids=company.ids)
        self.assertEqual(seen.part_ids.buffer_id, theirs)
        self.assertEqual(seen.document_ids.buffer_id, theirs)

    def test_unknown_beside_known(self):
        """The known route has its documents at once; the mail waits for the other one."""
        message = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {UNKNOWN}"))
        self.assertEqual((message.state, message.reason_code), ("held", "unknown_recipient"))
        self.assertIn(UNKNOWN, message.reason_text)
        self.assertNotIn(OWN_ADDRESS, message.reason_text)
        self.assertEqual(message.document_ids.buffer_id, self.buffer)
        self.assertTrue(message.is_route_asked)
        message.with_user(self.manager).action_retry()
        self.unpack_queue()
        self.assertEqual((message.state, len(message.document_ids)), ("held", 1), "trying again decides nothing")
        second = self.another_buffer()
        as_manager = message.with_user(self.manager)
        as_manager.buffer_ids |= second
        as_manager.action_route()
        self.unpack_queue()
        self.assertEqual((message.state, message.is_route_asked), ("done", False))
        self.assertEqual(message.document_ids.buffer_id, self.buffer | second)
        self.assertEqual(len(message.document_ids), 2)

    def test_nothing_to_do_beside_known(self):
        message = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {UNKNOWN}"))
        message.with_user(self.manager).action_dismiss()
        self.assertEqual((message.state, len(message.document_ids)), ("done", 1))
        self.assertFalse(message.is_route_asked)

    def test_managers_of_the_mailbox_see_who_is_missing(self):
        other = self._new_user("mailbox_keeper", "doc_intake.group_doc_intake_user")
        self.mailbox.manager_ids |= other
        known = self.unpack(invoice_mail())
        asked = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {UNKNOWN}"))
        self.assertTrue(asked.with_user(other).has_access("read"))
        self.assertFalse(known.with_user(other).has_access("read"))
        asked.with_user(self.manager).action_dismiss()
        self.env.invalidate_all()
        self.assertFalse(asked.with_user(other).has_access("read"))

    def test_address_that_is_set_up_later(self):
        message = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {UNKNOWN}"))
        late = self.another_buffer(address=UNKNOWN)
        message.with_user(self.manager).action_retry()
        self.unpack_queue()
        self.assertEqual((message.state, message.buffer_ids), ("done", self.buffer | late))

    def test_a_route_with_documents_stays(self):
        message = self.unpack(invoice_mail(to=f"{OWN_ADDRESS}, {UNKNOWN}"))
        second = self.another_buffer()
        with self.assertRaisesRegex(UserError, "Purchases already"):
            message.with_user(self.manager).buffer_ids = second

    def test_a_mistaken_route_is_changed(self):
        """Files that wait on a route go with the mail to another one."""
        message = self.unpack(make_mail())
        second = self.another_buffer()
        self.assertEqual((message.state, message.buffer_ids), ("held", self.buffer))
        message.with_user(self.manager).buffer_ids = second
        message.with_user(self.manager).action_retry()
        self.unpack_queue()
        self.assertEqual(message.buffer_ids, second, "whatever its address says, a person has the last word")

    def test_files_go_with_the_mail_to_another_route(self):
        broken = make_mail(files=[("broken.zip", b"PK\x03\x04" + bytes(40), "application/zip"), ("FV.pdf", b"")])
        message = self.unpack(broken)
        second = self.another_buffer()
        self.assertEqual((message.state, message.part_ids.buffer_id), ("held", self.buffer))
        message.with_user(self.manager).buffer_ids = second
        self.assertFalse(message.part_ids.buffer_id)
        message.with_user(self.manager).action_retry()
        self.unpack_queue()
        self.assertEqual(message.part_ids.buffer_id, second)
        self.assertEqual(len(message.part_ids), 2)

    def test_form_opens_for_those_who_manage_nothing(self):
        """Users have no right to mailboxes; their mails show what they may choose from all the same."""
        second = self.another_buffer()
        stranger = self.another_buffer(name="Third", address="invoices+third@intake.test", user_ids=False)
        message = self.unpack(make_mail())
        self.env.invalidate_all()
        with Form(message.with_user(self.user)) as form:
            self.assertEqual(form.suggested_buffer_ids[:], self.buffer | second)
            self.assertNotIn(stranger, form.suggested_buffer_ids[:])
            form.buffer_ids.add(second)
        self.assertEqual(message.buffer_ids, self.buffer | second)

    def test_a_mail_more_costs_no_queries(self):
        """What a batch needs is asked once for all of its mails; each document takes a number, and no more."""

        def queries(count):
            for _ in range(count):
                self.new_message(invoice_mail(), uid=str(next(uids)))
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.unpack_queue()
            return self.env.cr.sql_log_count - before

        queries(2)  # what is asked once a process
        few, many = queries(5), queries(45)
        self.assertGreater(few, 20, "queries are counted")
        self.assertLess((many - few) / 40, 1.5)

    # ---- ASSIGN ----

    def test_assign_many(self):
        first, second = self.unpack(invoice_mail(to=UNKNOWN), invoice_mail(to=UNKNOWN))
        as_manager = (first | second).with_user(self.manager)
        self.assertEqual(as_manager[0].suggested_buffer_ids, self.buffer)
        action = as_manager.action_assign()
        form = Form(self.env[action["res_model"]].with_user(self.manager).with_context(**action["context"]))
        self.assertEqual(form.message_count, 2)
        self.assertEqual(form.buffer_ids[:], self.buffer, "the only one is chosen already")
        form.save().action_assign()
        self.unpack_queue()
        self.assertEqual((first | second).mapped("state"), ["done", "done"])
        self.assertEqual((first | second).document_ids.buffer_id, self.buffer)

    def test_assign_offers_buffers_of_the_mailbox(self):
        self.another_buffer()
        uploads = self.another_buffer(name="Uploads", mailbox_id=False, address=False)
        message = self.unpack(invoice_mail(to=UNKNOWN)).with_user(self.manager)
        self.assertEqual(len(message.suggested_buffer_ids), 2)
        self.assertNotIn(uploads, message.suggested_buffer_ids)
        wizard = self.env["doc.intake.assign"].with_user(self.manager).create({"message_ids": message.ids})
        self.assertFalse(wizard.buffer_ids)
        with self.assertRaisesRegex(UserError, "at least one buffer"):
            wizard.action_assign()

    def test_assign_is_for_those_who_see_the_mail(self):
        message = self.unpack(invoice_mail(to=UNKNOWN))
        with self.assertRaises(AccessError):
            message.with_user(self.user).action_assign()
        with self.assertRaises(AccessError):
            self.env["doc.intake.assign"].with_user(self.user).create({"message_ids": message.ids})

    def test_files_left_out(self):
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_message_part_left_out")
        self.unpack(
            make_mail(files=[("a.pdf", PDF), ("note.txt", b"x", "text/plain"), ("empty.pdf", b"")]),
            invoice_mail(to=UNKNOWN),
        )
        domain = safe_eval(action["domain"])
        parts = self.env["doc.intake.message.part"]
        self.assertEqual(sorted(parts.with_user(self.user).search(domain).mapped("name")), ["empty.pdf", "note.txt"])
        self.assertEqual(len(parts.with_user(self.manager).search(domain)), 3)
