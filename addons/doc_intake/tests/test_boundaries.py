import contextlib

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .common import need_workbench
from .mail_case import OWN_ADDRESS, PDF, make_mail
from .test_security import OPERATIONS, SecurityCase
from .unpack_case import UnpackCase

SECRETS = ("password_sealed", "refresh_token_sealed", "access_token_sealed", "microsoft_outlook_refresh_token")


@tagged("post_install", "-at_install")
class TestBoundaries(SecurityCase):
    """What one company has in a mailbox that serves two, and what a manager may do with it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.admin = cls._new_user("intake_admin", "base.group_system,doc_intake.group_doc_intake_manager")
        cls.their_manager = cls._new_user(
            "intake_their_manager", "doc_intake.group_doc_intake_manager", cls.other_company
        )
        cls.shared = cls.new_message(
            cls, b"two routes", uid="two", buffers=cls.buffer | cls.foreign_buffer, state="held", subject="Both"
        )

    def as_user(self, record, user):
        self.env.invalidate_all()
        return record.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)

    @contextlib.contextmanager
    def refused(self, exception, said):
        """Nothing of what is refused stays, as in a request."""
        with self.assertRaisesRegex(exception, said), self.env.cr.savepoint():
            yield

    # ---- ROUTES ----

    def test_a_route_one_does_not_see_stays(self):
        """Whoever sees one route of a mail takes none of the others away."""
        foreign = self.foreign_buffer.id
        for user in (self.user, self.manager):
            for command in (Command.unlink(foreign), Command.set(self.buffer.ids), Command.clear()):
                with self.subTest(user=user.login, command=command), self.assertRaises(AccessError):
                    self.as_user(self.shared, user).write({"buffer_ids": [command]})
        self.assertEqual(self.shared.buffer_ids, self.buffer | self.foreign_buffer)
        added = self.as_user(self.shared, self.manager)
        added.write({"buffer_ids": [Command.link(self.other_buffer.id)]})
        added.write({"buffer_ids": [Command.unlink(self.other_buffer.id)]})
        self.assertEqual(self.shared.buffer_ids, self.buffer | self.foreign_buffer)

    def test_buffers_of_others_are_not_offered(self):
        """Not even to the computation of a default, which runs with the system's rights."""
        message = self.new_message(b"pending", uid="asked", state="held")
        self.mailbox.manager_ids += self.user
        as_user = self.as_user(self.env["doc.intake.assign"], self.user)
        with Form(as_user.with_context(default_message_ids=message.ids)) as form:
            self.assertEqual(form.available_buffer_ids[:].ids, self.buffer.ids)
            self.assertEqual(form.buffer_ids[:].ids, self.buffer.ids)
        self.assertEqual(form.record.buffer_ids, self.buffer)

    # ---- WIZARDS ----

    def test_wizards_tell_nothing_about_strangers_records(self):
        document = self.everything["other company"]["document"]
        message = self.everything["other company"]["message"]
        message.sender = "secret@supplier.example"
        document.name = "DI/SECRET"
        address = self.foreign_buffer.address
        attempts = [
            ("doc.intake.unlock", self.user, {"message_id": message.id}, {"sender": {}, "pattern": {}}),
            ("doc.intake.unlock", self.user, {"document_id": document.id}, {"document_id": {"fields": {"name": {}}}}),
            (
                "doc.intake.unlock",
                self.user,
                {"document_id": document.id},
                {"document_id": {"fields": {"display_name": {}}}},
            ),
            (
                "doc.intake.address.setup",
                self.manager,
                {"buffer_id": self.foreign_buffer.id, "mailbox_id": self.mailbox.id, "kind": "text", "text": "x"},
                {"current_address": {}, "text": {}},
            ),
            (
                "doc.intake.upload",
                self.user,
                {"buffer_id": self.foreign_buffer.id},
                {"buffer_id": {"fields": {"display_name": {}}}},
            ),
        ]
        for model, user, values, specification in attempts:
            with self.subTest(model=model, fields=list(specification)):
                wizards = self.as_user(self.env[model], user)
                with self.assertRaises(AccessError):
                    said = wizards.web_save(values, specification)
                    self.assertNotIn("SECRET", str(said).upper())
                    self.assertNotIn(address, str(said))
        # The same by way of a wizard that is one's own.
        mine = self.as_user(self.env["doc.intake.upload"], self.user).create({"buffer_id": self.buffer.id})
        with self.assertRaises(AccessError):
            mine.web_save({"buffer_id": self.foreign_buffer.id}, {"buffer_id": {"fields": {"display_name": {}}}})

    # ---- MAILBOX ----

    def test_a_password_goes_only_where_a_system_administrator_says(self):
        """A manager must not send the stored password to a server of his own, or in plain text."""
        self.mailbox.write({"security": "ssl", "password": "secret"})
        for values in (
            {"host": "evil.example"},
            {"port": 4143},
            {"security": "starttls"},
            {"verify_certificate": False},
            {"ca_certificate": "mine"},
            {"protocol": "pop3"},
        ):
            with self.subTest(values=values), self.refused(AccessError, "system administrator"):
                self.as_user(self.mailbox, self.manager).write(values)
        self.env.invalidate_all()
        mailbox = self.as_user(self.mailbox, self.manager)
        mailbox.write({"name": "Same", "host": self.mailbox.host, "port": self.mailbox.port})  # as forms save it
        self.as_user(self.mailbox, self.admin).host = "new.example"
        self.mailbox.sudo().password_sealed = False
        self.as_user(self.mailbox, self.manager).host = "other.example"
        self.assertEqual(self.mailbox.host, "other.example", "there is nothing to lose yet")

    def test_the_same_for_a_sign_in(self):
        self.mailbox.sudo().write({"password_sealed": False, "refresh_token_sealed": "plain:token"})
        with self.refused(AccessError, "system administrator"):
            self.as_user(self.mailbox, self.manager).host = "evil.example"

    def test_nobody_names_himself_manager_of_a_mailbox(self):
        """Mail without a buffer is for the managers named on the mailbox; others cannot join them by themselves."""
        for user in (self.other_manager, self.their_manager):
            mailbox = self.as_user(self.mailbox, user)
            for values in ({"manager_ids": [Command.link(user.id)]}, {"manager_ids": [Command.set(user.ids)]}):
                with self.subTest(user=user.login, values=values), self.refused(AccessError, "managers"):
                    mailbox.write(values)
            mailbox.write({"name": "Mail", "manager_ids": [Command.set(self.manager.ids)]})  # no change
        self.as_user(self.mailbox, self.manager).manager_ids += self.other_manager
        self.assertIn(self.other_manager, self.mailbox.manager_ids)
        self.as_user(self.mailbox, self.admin).manager_ids = self.manager
        own = self.as_user(self.env["doc.intake.mailbox"], self.other_manager).create(
            {"name": "Own", "host": "h.example", "user": "own@h.example"}
        )
        self.assertEqual(own.manager_ids, self.other_manager)

    def test_no_secret_by_a_path_an_order_or_a_group(self):
        """Not from the model itself and not over the records that point to it."""
        self.mailbox.password = "secret"
        for user in (self.manager, self.admin):
            for name in SECRETS:
                own = self.as_user(self.mailbox, user)
                for attempt in (
                    lambda r, n: r.search([(n, "=like", "p%")]),
                    lambda r, n: r.search([], order=n),
                    lambda r, n: r._read_group([], [n]),
                    lambda r, n: r._read_group([], [], [f"{n}:array_agg"]),
                    lambda r, n: r._read_group([], ["host"], order=f"{n}:max"),
                    lambda r, n: r.web_read({n: {}}),
                    lambda r, n: r.export_data([n]),
                    lambda r, n: r.env["doc.intake.message"].search([(f"mailbox_id.{n}", "=like", "p%")]),
                    lambda r, n: r.env["doc.intake.buffer"].search([(f"mailbox_id.{n}", "!=", False)]),
                    lambda r, n: r.env["doc.intake.message"]._read_group([], [f"mailbox_id.{n}"]),
                    lambda r, n: r.env["doc.intake.buffer"].search([]).export_data([f"mailbox_id/{n}"]),
                    lambda r, n: r.env["doc.intake.buffer"]
                    .search([("mailbox_id", "!=", False)])
                    .web_read({"mailbox_id": {"fields": {n: {}}}}),
                    lambda r, n: r.filtered_domain([(n, "=like", "p%")]),
                ):
                    self.env.invalidate_all()
                    with self.subTest(user=user.login, field=name):
                        try:
                            said = attempt(own, name)
                        except (AccessError, UserError, ValueError):
                            continue
                        self.fail(f"it gives {said}")

    # ---- FOLDERS AND BUFFERS ----

    def test_a_folder_keeps_what_its_buffers_rely_on(self):
        other = self.mailbox.copy({"name": "Other"})
        self.other_buffer.write({"after_action": "move", "after_folder": "Archive"})
        self.buffer.folder_ids = self.folders("Invoices")
        folder = self.as_user(self.buffer.folder_ids, self.manager)
        with self.refused(ValidationError, "not in its mailbox"):
            folder.mailbox_id = other
        with self.refused(ValidationError, "would come in again"):
            folder.name = "Archive"
        folder.name = "Bills"

    def test_a_buffer_comes_back_only_into_a_mailbox_that_serves_it(self):
        self.foreign_buffer.active = False
        self.mailbox.company_ids = self.company
        with self.refused(ValidationError, "does not serve"):
            self.foreign_buffer.active = True

    def test_a_buffer_in_use_stays_in_its_company(self):
        with self.refused(ValidationError, "of its company"):
            self.buffer.company_id = self.other_company
        self.buffer.write({"company_id": self.company.id, "name": "Same"})
        fresh = self.buffer.create({"name": "New", "company_id": self.company.id})
        fresh.write({"company_id": self.other_company.id, "responsible_id": False})
        self.assertEqual(fresh.company_id, self.other_company)

    def test_an_archived_buffer_hides_its_mail_as_before(self):
        for buffer in (self.buffer, self.foreign_buffer):
            buffer.active = False
        seen = self.as_user(self.env["doc.intake.message"], self.manager).search([])
        self.assertIn(self.everything["ours"]["message"], seen)
        self.assertNotIn(self.everything["other company"]["message"], seen)
        self.assertIn(self.everything["ours"]["message"], self.as_user(seen.browse(), self.user).search([]))

    # ---- RIGHTS ----

    def test_rights_of_what_belongs_to_a_mailbox(self):
        private = self.env["doc.intake.mailbox"].create(
            {"name": "Private", "host": "h.example", "user": "p@h.example", "company_ids": self.other_company.ids,
             "manager_ids": self.their_manager.ids}
        )  # fmt: skip
        records = {}
        for place, mailbox, buffer in (
            ("shared", self.mailbox, self.buffer),
            ("private", private, self.foreign_buffer),
        ):
            check = self.env["doc.intake.balance"].create({"mailbox_id": mailbox.id})
            line = check.line_ids.create({"balance_id": check.id, "folder": "INBOX"})
            difference = self.env["doc.intake.balance.difference"].create(
                {"line_id": line.id, "folder": "INBOX", "uidvalidity": "1", "server_key": "1",
                 "seen_at": "2026-01-01 00:00:00", "subject": "x"}
            )  # fmt: skip
            password = self.env["doc.intake.password"].create(
                {"company_id": buffer.company_id.id, "sender": "*", "password": "x"}
            )
            records[place] = {
                "balance": check,
                "balance.line": line,
                "balance.difference": difference,
                "mailbox.folder": mailbox.folder_ids,
                "password": password,
                "buffer.address": buffer.address_ids,
            }
        rights = {
            "balance": {"manager": "r", "other manager": "r"},
            "balance.line": {"manager": "r", "other manager": "r"},
            "balance.difference": {"manager": "r"},
            "mailbox.folder": {"manager": "rwcu", "other manager": "rwcu", "user": "r", "approver": "r"},
            "password": {"manager": "rwcu", "other manager": "rwcu"},
            "buffer.address": {"manager": "ru", "other manager": "ru", "user": "r", "approver": "r"},
        }
        for place, by_model in records.items():
            for model, record in by_model.items():
                for name, user in self.users().items():
                    with self.subTest(place=place, model=model, user=name):
                        seen = self.as_user(record, user)
                        letters = "".join(c for c, operation in OPERATIONS.items() if seen.has_access(operation))
                        self.assertEqual(letters, rights[model].get(name, "") if place == "shared" else "")

    def test_buttons_of_strangers(self):
        """What a button does it does for those who see the record."""
        message = self.everything["other company"]["message"]
        message.state = "held"
        part = self.everything["other company"]["message.part"]
        part.state = "ignored"
        for record, names in (
            (message, ("dismiss", "route", "assign", "retry", "take_text", "enter_password", "upload_file")),
            (part, ("bring_back",)),
            (self.everything["other company"]["document"], ("enter_password", "file", "read_again", "reopen")),
        ):
            for user in (self.user, self.manager, self.portal, self.plain):
                for name in names:
                    with self.subTest(user=user.login, button=name), self.assertRaises(AccessError):
                        getattr(self.as_user(record, user), f"action_{name}")()
        document = self.everything["other company"]["document"]
        for user in (self.user, self.manager, self.portal, self.plain):
            for answer in ("open", "acknowledge", "duplicate"):
                with self.subTest(user=user.login, answer=answer), self.assertRaises(AccessError):
                    self.as_user(document, user).action_answer_warning("duplicate:", answer)
        for user in (self.user, self.portal, self.plain):
            for name in ("test_connection", "fetch_now", "check_balance"):
                with self.subTest(user=user.login, button=name), self.assertRaises(AccessError):
                    getattr(self.as_user(self.mailbox, user), f"action_{name}")()
        for user in (self.portal, self.plain):
            for model, name in (
                ("doc.intake.buffer", "get_inbox_addresses"),
                ("doc.intake.document", "action_fetch_now"),
                ("doc.intake.balance.line", "action_check_all"),
            ):
                with self.subTest(user=user.login, button=name), self.assertRaises(AccessError):
                    getattr(self.as_user(self.env[model], user), name)()


@tagged("post_install", "-at_install")
class TestPasswordsOfCompanies(UnpackCase):
    """A mailbox of two companies: each company's passwords open its own mail only."""

    @classmethod
    def setUpClass(cls):
        need_workbench()
        super().setUpClass()
        cls.other_company = cls._create_company(name="Druga Sp. z o.o.")
        cls.mailbox.company_ids += cls.other_company
        cls.theirs = cls.env["doc.intake.buffer"].create(
            {
                "name": "Druga",
                "company_id": cls.other_company.id,
                "mailbox_id": cls.mailbox.id,
                "address": "invoices+druga@intake.test",
            }
        )

    def locked(self, to=OWN_ADDRESS):
        from dev.mails.packing import locked_zip

        archive = locked_zip("Kot-7", "FV.pdf", PDF)
        return make_mail(to=to, files=[("locked.zip", archive, "application/zip")])

    def keep(self, company):
        return self.env["doc.intake.password"].create({"company_id": company.id, "sender": "*", "password": "Kot-7"})

    def test_only_the_companies_of_the_routes(self):
        self.keep(self.other_company)
        ours, theirs, both, nobody = self.unpack(
            self.locked(),
            self.locked(self.theirs.address),
            self.locked(f"{OWN_ADDRESS}, {self.theirs.address}"),
            self.locked("invoices+nobody@intake.test"),
        )
        self.assertEqual((ours.state, ours.reason_code), ("held", "container_password"))
        self.assertEqual((theirs.state, theirs.document_ids.company_id), ("done", self.other_company))
        self.assertEqual(both.state, "done", "it was sent to a company that has the password")
        self.assertEqual((nobody.state, nobody.reason_code), ("held", "unknown_recipient"))
        self.assertEqual(nobody.part_ids.mapped("reason_code"), ["container_password"])
        nobody.with_user(self.manager).buffer_ids = self.buffer
        nobody.with_user(self.manager).action_route()
        self.unpack_queue()
        self.assertEqual((nobody.state, nobody.reason_code), ("held", "container_password"))
        self.keep(self.company)
        self.unpack_queue()
        self.assertEqual((ours | nobody).mapped("state"), ["done", "done"])

    def test_a_chosen_route_counts(self):
        self.keep(self.other_company)
        message = self.unpack(self.locked(), buffers=self.theirs, is_route_confirmed=True)
        self.assertEqual((message.state, message.buffer_ids), ("done", self.theirs))
        taken_back = self.unpack(self.locked(self.theirs.address), buffers=self.buffer, is_route_confirmed=True)
        self.assertEqual((taken_back.state, taken_back.reason_code), ("held", "container_password"))

    def test_a_password_is_kept_for_ones_own_company(self):
        message = self.unpack(self.locked(f"{OWN_ADDRESS}, {self.theirs.address}"))
        wizards = self.env["doc.intake.unlock"].with_user(self.user)
        wizards.create({"message_id": message.id, "password": "Kot-7"}).action_unlock()
        self.assertEqual(self.env["doc.intake.password"].search([]).company_id, self.company)
        self.unpack_queue()
        self.assertEqual(message.state, "done")

    def test_not_for_a_company_of_others(self):
        """Who manages the mailbox sees the mail while its other route is asked for, and keeps no password for it."""
        message = self.unpack(self.locked(f"{self.theirs.address}, invoices+nobody@intake.test"))
        self.assertTrue(message.is_route_asked)
        with self.assertRaisesRegex(UserError, "you do not work in"):
            self.env["doc.intake.unlock"].with_user(self.manager).create(
                {"message_id": message.id, "password": "Kot-7"}
            )

    def test_first_the_route_then_the_password(self):
        """Whose password it is, nobody can say before the mail has a buffer."""
        message = self.unpack(self.locked("invoices+nobody@intake.test"))
        wizards = self.env["doc.intake.unlock"].with_user(self.manager)
        with self.assertRaisesRegex(UserError, "Choose the buffer"):
            message.with_user(self.manager).action_enter_password()
        with self.assertRaisesRegex(UserError, "Choose the buffer"):
            wizards.create({"message_id": message.id, "password": "Kot-7"})
        self.theirs.active = False
        self.mailbox.company_ids = self.company
        wizards.create({"message_id": message.id, "password": "Kot-7"}).action_unlock()
        self.unpack_queue()
        self.assertIn("container_opened", message.part_ids.mapped("reason_code"), "one company: it can only be theirs")
