from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, JsonRpcException, tagged
from odoo.tools import mute_logger

from .warning_case import IBAN, OTHER_IBAN, OTHER_VAT, WarningCase


@tagged("post_install", "-at_install")
class TestWarningAnswers(WarningCase):
    """One click each; who gave the answer is kept, and it counts for the values it was given for."""

    def test_acknowledge(self):
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        self.assertFalse(self.answer(document, "buyer_not_ours", "acknowledge"))
        warning = self.warnings(document)["buyer_not_ours"]
        self.assertEqual((warning["answered"]["by"], warning["answers"]), (self.approver.name, []))
        self.assertFalse(document.warning_text)
        self.assertFalse(document.warning_level)
        said = self.chatter(document)
        self.assertIn(f"{self.approver.name} looked at “The buyer {OTHER_VAT} is not", said)
        self.assertIn("answered: It is ours all the same.", said)
        self.assertEqual(
            document.message_ids.filtered(lambda m: "looked at" in m.body).author_id, self.approver.partner_id
        )
        # of another number nobody has said anything
        document.with_user(self.user).buyer_vat = "PL5260001246"
        self.assertFalse(self.warnings(document)["buyer_not_ours"]["answered"])
        self.assertEqual(document.warning_level, "danger")

    def test_answers_are_for_approvers(self):
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        warning = self.warnings(document, self.user)["buyer_not_ours"]
        self.assertEqual(warning["answers"], [])
        with self.assertRaises(AccessError):
            document.with_user(self.user).action_answer_warning(warning["key"], "acknowledge")
        stranger = self._new_user("stranger", "doc_intake.group_doc_intake_approver")
        with self.assertRaises(AccessError):
            document.with_user(stranger).action_answer_warning(warning["key"], "acknowledge")
        for user in (self.user, self.approver):
            with self.assertRaises(AccessError):
                document.with_user(user).write({"warning_answers": {warning["key"]: {"by": "me"}}})
        self.assertFalse(document.warning_answers)

    def test_only_what_is_offered(self):
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        key = self.warnings(document)["buyer_not_ours"]["key"]
        for wanted in ("move", "duplicate", "open", "keep_account", "no such answer", "__init__"):
            with self.assertRaisesRegex(UserError, "has changed meanwhile"):
                document.with_user(self.approver).action_answer_warning(key, wanted)
        document.buyer_vat = False
        with self.assertRaisesRegex(UserError, "has changed meanwhile"):
            document.with_user(self.approver).action_answer_warning(key, "acknowledge")

    # ---- BEFORE BOOKING ----

    def question(self, action):
        return self.env[action["res_model"]].with_user(self.approver).browse(action["res_id"])

    def test_a_warning_nobody_was_asked_about_is_not_confirmed(self):
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        question = self.question(document.with_user(self.approver).action_book())
        twin = self.new_read_document(key="2", buyer_vat=OTHER_VAT)
        again = question.action_book()
        self.assertEqual((again["res_model"], document.state), ("doc.intake.confirm", "to_approve"))
        self.assertFalse(document.warning_answers)
        self.assertIn(f"Looks like {twin.name}", self.question(again).warning_text)
        self.question(again).action_book()
        self.assertEqual(document.state, "booked")

    def test_red_warnings_ask_before_booking(self):
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        action = document.with_user(self.approver).action_book()
        self.assertEqual((action["res_model"], document.state), ("doc.intake.confirm", "to_approve"))
        with self.assertRaisesRegex(UserError, "waits for an answer to: The buyer"):
            document.with_user(self.approver)._book()
        question = self.question(action)
        self.assertIn(f"The buyer {OTHER_VAT} is not", question.warning_text)
        self.assertFalse(question.has_new_account)
        with self.assertRaises(AccessError):
            question.with_user(self.user).action_book()
        question.action_book()
        self.assertEqual((document.state, document.move_id.amount_total), ("booked", 1230))
        self.assertIn("and booked it all the same.", self.chatter(document))

    def test_account_is_checked_expressly(self):
        self.env["res.partner.bank"].create({"acc_number": OTHER_IBAN, "partner_id": self.supplier.id})
        document = self.new_read_document(iban=IBAN)
        action = document.with_user(self.approver).action_book()
        question = self.question(action)
        self.assertTrue(question.has_new_account)
        with self.assertRaisesRegex(UserError, "Check the account with the supplier first"):
            question.action_book()
        self.assertEqual(document.state, "to_approve")
        question.is_account_checked = True
        question.action_book()
        self.assertEqual(document.state, "booked")
        self.assertFalse(document.move_id.partner_bank_id)
        self.assertEqual(self.supplier.bank_ids.sanitized_acc_number, OTHER_IBAN, "nothing is added")
        # what an approver has checked is known from then on
        self.assertNotIn("account_changed", self.warnings(self.new_read_document(key="2", iban=IBAN)))

    def test_keep_the_known_account(self):
        bank = self.env["res.partner.bank"].create({"acc_number": OTHER_IBAN, "partner_id": self.supplier.id})
        document = self.new_read_document(iban=IBAN)
        self.answer(document, "account_changed", "keep_account")
        self.assertEqual(document.iban, OTHER_IBAN)
        self.assertEqual(self.warnings(document), {})
        document.with_user(self.approver).action_book()
        self.assertEqual(document.move_id.partner_bank_id, bank)

    def test_of_several_the_red_ones_are_named_and_left(self):
        good = self.new_read_document(key="good", invoice_number="1")
        red = self.new_read_document(key="red", invoice_number="2", buyer_vat=OTHER_VAT)
        amber = self.new_read_document(key="amber", invoice_number="3", due_date="2026-11-01")
        message = (good + red + amber).with_user(self.approver).action_book()["params"]["message"]
        self.assertEqual((good + red + amber).mapped("state"), ["booked", "to_approve", "booked"])
        self.assertIn(f"{red.name} waits for an answer to: The buyer {OTHER_VAT}", message)
        self.assertFalse(red.reason_text, "the warning says it already")
        self.answer(red, "buyer_not_ours", "acknowledge")
        red.with_user(self.approver).action_book()
        self.assertEqual(red.state, "booked")

    # ---- MOVE ----

    def test_move_to_the_other_company(self):
        buffer = self.new_company_with_buffer(self.approver)
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        data = document.carrier_ids.file_id._get_bytes()
        self.assertFalse(self.answer(document, "buyer_elsewhere", "move"))
        moved = self.env["doc.intake.document"].search([("buffer_id", "=", buffer.id)])
        self.assertRecordValues(moved, [{"state": "queued", "company_id": buffer.company_id.id, "message_id": False}])
        self.assertEqual(moved.carrier_ids.file_id._get_bytes(), data)
        self.assertEqual(moved.carrier_ids.file_id.company_id, buffer.company_id)
        self.assertEqual(moved.carrier_ids.origin, "upload")
        self.assertEqual(document.state, "rejected")
        said = f"{self.approver.name} moved it to Druga Sp. z o.o. (Zakupy), as {moved.name}."
        self.assertEqual(document.reason_text, said)
        self.assertIn(
            f"moved it here from {self.company.name} (Purchases), where it was {document.name}.", self.chatter(moved)
        )
        # companies stay apart
        self.assertFalse(moved.with_user(self.user).has_access("read"))
        everywhere = moved.with_user(self.approver).with_context(allowed_company_ids=self.approver.company_ids.ids)
        self.assertTrue(everywhere.has_access("read"))

    def test_move_within_the_company(self):
        other = self.env["doc.intake.buffer"].create(
            {"name": "Branch", "company_id": self.company.id, "vat": OTHER_VAT, "user_ids": [(6, 0, self.approver.ids)]}
        )
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        self.answer(document, "buyer_elsewhere", "move")
        moved = self.env["doc.intake.document"].search([("buffer_id", "=", other.id)])
        self.assertRecordValues(moved, [{"state": "queued", "company_id": self.company.id}])
        self.assertEqual(moved.carrier_ids.file_id, document.carrier_ids.file_id, "the same bytes are kept once")
        self.assertEqual(document.state, "rejected")


@tagged("post_install", "-at_install")
class TestWarningsOverHttp(HttpCase, WarningCase):
    def test_no_call_books_past_a_red_warning(self):
        document = self.new_read_document(buyer_vat=OTHER_VAT)
        self.authenticate(self.approver.login, self.approver.login)

        def call(method, *args):
            return self.make_jsonrpc_request(
                f"/web/dataset/call_kw/doc.intake.document/{method}",
                {"model": "doc.intake.document", "method": method, "args": [document.ids, *args], "kwargs": {}},
            )

        self.assertEqual(call("action_book")["res_model"], "doc.intake.confirm")
        for method in ("_book", "_confirm_dangers", "_move_to", "_answer_acknowledge", "_keep_answer"):
            with mute_logger("odoo.http"), self.assertRaises(JsonRpcException):
                call(method)
        document.invalidate_recordset()
        self.assertEqual((document.state, document.warning_answers), ("to_approve", False))
        [warning] = document.with_user(self.approver).warnings
        self.assertFalse(call("action_answer_warning", warning["key"], "acknowledge"))
        document.invalidate_recordset()
        self.assertTrue(document.warning_answers)
