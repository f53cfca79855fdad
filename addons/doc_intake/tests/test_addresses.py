import re

import psycopg2.errors

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, HttpCase, tagged
from odoo.tools import mute_logger

from ..intake_core.routing import tag
from .common import IntakeCase
from .mail_case import MailCase, invoice_mail

FIRST = "invoices+purchases@intake.test"
SECOND = "invoices+costs.k7m2x@intake.test"


@tagged("post_install", "-at_install")
class TestAddresses(IntakeCase):
    """Own addresses: kept, unique, and shown to whom they concern."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_company = cls.env["res.company"].create({"name": "Other"})
        cls.second = cls.env["doc.intake.buffer"].create(
            {"name": "Costs", "company_id": cls.company.id, "mailbox_id": cls.mailbox.id, "address": SECOND}
        )

    def receivers(self):
        return {(r.buffer_id, r.address, r.active) for r in self.mailbox._receivers()["INBOX"]}

    def test_an_earlier_address_keeps_working(self):
        self.buffer.address = " Invoices+New@intake.test "
        self.assertEqual(self.buffer.address, "Invoices+New@intake.test")
        self.assertEqual(self.buffer.earlier_address_ids.mapped("address"), [FIRST])
        self.assertEqual(
            self.receivers(),
            {
                (self.buffer.id, FIRST, True),
                (self.buffer.id, "Invoices+New@intake.test", True),
                (self.second.id, SECOND, True),
            },
        )
        self.assertLessEqual({FIRST, SECOND, "Invoices+New@intake.test"}, self.mailbox._own_addresses())
        # Back again: it is the current one, and listed once.
        self.buffer.address = FIRST.upper()
        self.assertEqual(self.buffer.earlier_address_ids.mapped("address"), ["Invoices+New@intake.test"])
        self.assertEqual(len(self.buffer.address_ids), 2)

    def test_an_earlier_address_is_removed_by_hand_only(self):
        self.buffer.address = "invoices+new@intake.test"
        rows = self.buffer.address_ids.with_user(self.manager)
        current, earlier = rows.filtered("is_current"), rows.filtered(lambda row: not row.is_current)
        with self.assertRaisesRegex(UserError, "Set up another one first"):
            current.unlink()
        earlier.unlink()
        self.assertEqual(self.buffer.address_ids.mapped("address"), ["invoices+new@intake.test"])

    def test_one_buffer_an_address(self):
        for taken in (SECOND, SECOND.upper()):
            with (
                self.subTest(taken),
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.errors.UniqueViolation),
                self.env.cr.savepoint(),
            ):
                self.buffer.address = taken
        self.second.address = "invoices+costs2@intake.test"
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.UniqueViolation), self.env.cr.savepoint():
            self.buffer.address = SECOND  # suppliers still write to it for the other one

    def test_the_address_of_an_archived_buffer_is_free(self):
        self.second.active = False
        self.buffer.address = SECOND
        self.assertIn((self.buffer.id, SECOND, True), self.receivers())
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.UniqueViolation), self.env.cr.savepoint():
            self.second.active = True
            self.env.flush_all()

    def test_not_an_address(self):
        for wrong in (
            "invoices",
            "a b@intake.test",
            "Invoices <invoices@intake.test>",
            "a@b.test, c@d.test",
            "@a.test",
        ):
            with self.subTest(wrong), self.assertRaisesRegex(ValidationError, "is not an e-mail address"):
                self.buffer.address = wrong

    def test_a_copy_has_no_address(self):
        copy = self.buffer.copy()
        self.assertFalse(copy.address)
        self.assertFalse(copy.address_ids)
        self.assertEqual(copy.folder_ids, self.buffer.folder_ids)

    def test_who_sees_addresses(self):
        rows = self.env["doc.intake.buffer.address"]
        self.assertEqual(rows.with_user(self.user).search([]).mapped("address"), [FIRST])
        self.assertEqual(rows.with_user(self.manager).search_count([("address", "in", (FIRST, SECOND))]), 2)
        with self.assertRaises(AccessError):
            self.second.with_user(self.user).address_ids.mapped("address")
        with self.assertRaises(AccessError):
            rows.with_user(self.manager).create({"buffer_id": self.buffer.id, "address": "x@intake.test"})
        with self.assertRaises(AccessError):
            self.buffer.with_user(self.approver).address_ids.unlink()
        other = self.other_company
        foreigner = self._new_user("intake_foreign", "doc_intake.group_doc_intake_manager", company=other)
        self.assertFalse(rows.with_user(foreigner).search([("address", "in", (FIRST, SECOND))]))

    def test_in_the_preferences(self):
        self.second.user_ids = self.user
        mine = self.user.with_user(self.user).with_company(self.company)
        self.assertEqual(mine.doc_intake_buffer_ids, self.second + self.buffer)
        spec = {"doc_intake_buffer_ids": {"fields": {"name": {}, "address": {}}}}
        shown = mine.web_read(spec)[0]["doc_intake_buffer_ids"]
        self.assertEqual({row["address"] for row in shown}, {FIRST, SECOND})
        shown = mine.read(["doc_intake_buffer_ids"])[0]["doc_intake_buffer_ids"]
        self.assertEqual(set(shown), {self.buffer.id, self.second.id})
        self.assertEqual(self.approver.with_user(self.approver).doc_intake_buffer_ids, self.buffer)
        # A manager sees every buffer, but these are the ones to write to for him.
        self.assertFalse(self.manager.with_user(self.manager).doc_intake_buffer_ids)
        plain = self._new_user("intake_plain", "base.group_user")
        self.assertFalse(plain.with_user(plain).doc_intake_buffer_ids)
        self.assertEqual(plain.with_user(plain).read(["doc_intake_buffer_ids"])[0]["doc_intake_buffer_ids"], [])

    def test_preferences_follow_the_company_switcher(self):
        other = self.other_company
        self.user.company_ids += other
        theirs = self.env["doc.intake.buffer"].create(
            {"name": "Theirs", "company_id": other.id, "address": "other@intake.test", "user_ids": self.user.ids}
        )
        mine = self.user.with_user(self.user)
        both, one = (self.company + other).ids, self.company.ids
        self.assertEqual(mine.with_context(allowed_company_ids=both).doc_intake_buffer_ids, self.buffer | theirs)
        self.assertEqual(mine.with_context(allowed_company_ids=one).doc_intake_buffer_ids, self.buffer)
        inbox = self.env["doc.intake.buffer"].with_user(self.user)
        shown = inbox.with_context(allowed_company_ids=other.ids).get_inbox_addresses()
        self.assertEqual([row["address"] for row in shown["buffers"]], ["other@intake.test"])

    def test_on_the_company(self):
        company = self.company.with_user(self.manager)
        self.assertEqual(company.doc_intake_buffer_ids, self.buffer + self.second)
        plain = self._new_user("intake_plain", "base.group_user")
        with self.assertRaises(AccessError):
            self.company.with_user(plain).doc_intake_buffer_ids

    def test_in_the_inbox(self):
        buffers = self.env["doc.intake.buffer"]
        shown = buffers.with_user(self.user).get_inbox_addresses()
        self.assertEqual(
            shown,
            {
                "buffers": [{"id": self.buffer.id, "name": "Purchases", "address": FIRST}],
                "can_set_up": False,
                "ask": [],
            },
        )
        shown = buffers.with_user(self.manager).get_inbox_addresses()
        self.assertEqual([row["address"] for row in shown["buffers"]], [SECOND, FIRST])
        self.assertTrue(shown["can_set_up"])
        shown = buffers.with_user(self.manager).with_context(default_buffer_id=self.buffer.id).get_inbox_addresses()
        self.assertEqual([row["address"] for row in shown["buffers"]], [FIRST])

    def test_whom_to_ask(self):
        self.buffer.address = False
        shown = self.env["doc.intake.buffer"].with_user(self.user).get_inbox_addresses()
        self.assertFalse(shown["can_set_up"])
        self.assertIn(self.manager.name, shown["ask"])
        self.assertNotIn(self.user.name, shown["ask"])


@tagged("post_install", "-at_install")
class TestAddressSetup(IntakeCase):
    """The wizard, as the form in the browser uses it."""

    def set_up(self, buffer=None, **values):
        wizard = Form(
            self.env["doc.intake.address.setup"]
            .with_user(self.manager)
            .with_context(default_buffer_id=(buffer or self.buffer).id)
        )
        for name, value in values.items():
            setattr(wizard, name, value)
        return wizard

    def test_vat_number(self):
        wizard = self.set_up()
        self.assertEqual((wizard.kind, wizard.mailbox_id, wizard.account), ("vat", self.mailbox, self.mailbox.address))
        shown = wizard.address
        self.assertRegex(shown, rf"^invoices\+pl9990713429\.[{tag.ALPHABET}]{{5}}@intake\.test$")
        wizard.save().action_apply()
        self.assertEqual(self.buffer.address, shown, "what was shown is what is used")
        self.assertEqual(self.buffer.earlier_address_ids.mapped("address"), [FIRST])
        self.assertNotEqual(self.set_up().address, shown, "the next one is another one")

    def test_own_text(self):
        wizard = self.set_up(kind="text", text="Zażółć  Meble Sp. z o.o.")
        self.assertEqual(wizard.text, "zazolc-meble-sp.z-o.o")
        self.assertFalse(wizard.problem)
        wizard.save().action_apply()
        self.assertTrue(self.buffer.address.startswith("invoices+zazolc-meble-sp.z-o.o."))

    def test_text_that_cannot_be_used(self):
        wizard = self.set_up(kind="text", text="日本")
        self.assertFalse(wizard.address)
        self.assertIn("a to z", wizard.problem)
        with self.assertRaisesRegex(UserError, "a to z"):
            wizard.save().action_apply()
        self.assertEqual(self.buffer.address, FIRST)

    def test_too_long(self):
        self.mailbox.address = f"{'a' * 50}@intake.test"
        self.assertIn("Shorten the text by 5 characters", self.set_up().problem)

    def test_another_address(self):
        wizard = self.set_up(kind="other", other_address="Purchases@Intake.test")
        wizard.save().action_apply()
        self.assertEqual(self.buffer.address, "Purchases@Intake.test")
        self.assertIn("is not an e-mail address", self.set_up(kind="other", other_address="purchases").problem)

    def test_a_company_without_vat_number(self):
        self.buffer.vat = self.company.vat = False
        wizard = self.set_up()
        self.assertEqual((wizard.kind, wizard.text), ("text", "purchases"))
        wizard.kind = "vat"
        self.assertIn("no VAT number", wizard.problem)

    def test_a_user_name_that_is_no_address(self):
        self.mailbox.write({"user": "intake7", "address": False})
        wizard = self.set_up()
        self.assertFalse(wizard.address)
        wizard.account = "Faktury@Firma.test"
        self.assertTrue(wizard.address.startswith("faktury+pl9990713429."))
        wizard.save().action_apply()
        self.assertEqual(self.mailbox.address, "Faktury@Firma.test")
        self.mailbox.user = "intake8"
        self.assertEqual(self.mailbox.address, "Faktury@Firma.test")
        self.mailbox.user = "koszty@firma.test"
        self.assertEqual(self.mailbox.address, "koszty@firma.test")

    def test_a_buffer_for_uploads_gets_a_mailbox(self):
        buffer = self.env["doc.intake.buffer"].create({"name": "Scans", "company_id": self.company.id})
        self.assertFalse(buffer.folder_ids)
        wizard = self.set_up(buffer)
        self.assertEqual(wizard.mailbox_id, self.mailbox)
        wizard.save().action_apply()
        self.assertEqual((buffer.mailbox_id, buffer.folder_ids.mapped("name")), (self.mailbox, ["INBOX"]))
        self.assertTrue(buffer.address)

    def test_for_managers_only(self):
        with self.assertRaises(AccessError):
            self.env["doc.intake.address.setup"].with_user(self.approver).create({"buffer_id": self.buffer.id})


@tagged("post_install", "-at_install")
class TestAddressRoutes(MailCase):
    """Mail from a real server to own addresses."""

    def setUp(self):
        super().setUp()
        self.second = self.env["doc.intake.buffer"].create(
            {"name": "Costs", "company_id": self.company.id, "mailbox_id": self.mailbox.id, "address": SECOND}
        )

    def take_in(self, **kwargs):
        self.deliver(invoice_mail(**kwargs))
        self.fetch()
        return self.messages[-1]

    def test_two_buffers_on_one_mailbox(self):
        self.assertEqual(self.take_in(to=FIRST.upper()).buffer_ids, self.buffer)
        self.assertEqual(self.take_in(to="x@y.test", headers=[("Delivered-To", SECOND)]).buffer_ids, self.second)
        self.assertEqual([d.buffer_id for d in self.documents], [self.buffer, self.second])

    def test_one_mail_two_routes(self):
        message = self.take_in(to=f"{FIRST}, {SECOND}")
        self.assertEqual((message.buffer_ids, message.state), (self.buffer + self.second, "done"))
        self.assertEqual(self.documents.buffer_id, self.buffer + self.second)

    def test_an_earlier_address(self):
        self.buffer.address = "invoices+new@intake.test"
        message = self.take_in(to=FIRST)
        self.assertEqual((message.buffer_ids, message.state), (self.buffer, "done"))

    def test_a_removed_address(self):
        self.buffer.address = "invoices+new@intake.test"
        self.buffer.earlier_address_ids.unlink()
        message = self.take_in(to=FIRST)
        self.assertEqual((message.state, message.reason_code), ("held", "unknown_recipient"))

    def test_the_address_of_an_archived_buffer(self):
        """It was ours: its mail must not land with whoever takes the rest."""
        rest = self.env["doc.intake.buffer"].create(
            {"name": "Rest", "company_id": self.company.id, "mailbox_id": self.mailbox.id}
        )
        self.assertEqual(self.take_in(to="somebody@else.test").buffer_ids, rest)
        (self.buffer + self.second).active = False
        message = self.take_in(to=FIRST)
        self.assertEqual((message.state, message.reason_code), ("held", "unknown_recipient"))
        self.assertFalse(message.buffer_ids)
        self.assertIn(FIRST, message.reason_text)
        self.buffer.active = True
        self.assertEqual(self.take_in(to=FIRST).buffer_ids, self.buffer)

    def test_ambiguous(self):
        for name in ("A", "B"):
            self.env["doc.intake.buffer"].create(
                {"name": name, "company_id": self.company.id, "mailbox_id": self.mailbox.id}
            )
        message = self.take_in(to="somebody@else.test")
        self.assertEqual((message.state, message.reason_code), ("held", "ambiguous_recipient"))
        self.assertEqual(self.take_in(to=SECOND).buffer_ids, self.second)

    def test_a_mistyped_address_beside_a_known_one(self):
        message = self.take_in(to=f"{FIRST}, invoices+cots.k7m2x@intake.test")
        self.assertEqual((message.buffer_ids, message.state), (self.buffer, "held"))
        self.assertEqual(message.reason_code, "unknown_recipient")
        self.assertIn("invoices+cots.k7m2x@intake.test", message.reason_text)
        self.assertNotIn(FIRST, message.reason_text)
        self.assertEqual(self.documents.buffer_id, self.buffer)


@tagged("post_install", "-at_install")
class TestAddressTour(HttpCase, IntakeCase):
    """Copying an address and setting one up, in a real browser."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("en_US")
        (cls.manager + cls.user).lang = "en_US"

    def test_copy(self):
        self.start_tour("/odoo/intake", "doc_intake_copy_address", login=self.user.login)

    def test_set_up(self):
        self.buffer.write({"address": False})
        self.buffer.address_ids.unlink()
        self.mailbox.write({"user": "intake7", "address": False})
        self.start_tour("/odoo/intake", "doc_intake_set_up_address", login=self.manager.login)
        self.assertTrue(re.fullmatch(r"faktury\+zielony-las\.[a-z0-9]{5}@firma\.test", self.buffer.address))
        self.assertEqual(self.mailbox.address, "faktury@firma.test")

    def test_change(self):
        action = self.env.ref("doc_intake.action_doc_intake_buffer")
        url = f"/odoo/action-{action.id}/{self.buffer.id}"
        self.start_tour(url, "doc_intake_change_address", login=self.manager.login)
        self.assertTrue(self.buffer.address.startswith("invoices+pl9990713429."))
        self.assertEqual(self.buffer.earlier_address_ids.mapped("address"), [FIRST])

    def test_nobody_but_managers_sets_up(self):
        self.buffer.write({"address": False, "user_ids": [Command.link(self.user.id)]})
        self.start_tour("/odoo/intake", "doc_intake_ask_for_address", login=self.user.login)
