from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from .common import IntakeCase

RAW = b"From: seller@firma.test\r\nSubject: Faktura\r\n\r\nW zalaczeniu.\r\n"
# Letters of what is allowed: read, write, create, unlink
OPERATIONS = {"r": "read", "w": "write", "c": "create", "u": "unlink"}


class SecurityCase(IntakeCase):
    """A document and a mail in our buffer, in another one, in another company; a mail that is nobody's yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_company = cls._create_company(name="Druga Sp. z o.o.")
        cls.stranger = cls._new_user("intake_stranger", "doc_intake.group_doc_intake_approver")
        cls.plain = cls._new_user("intake_plain", "account.group_account_manager,base.group_partner_manager")
        cls.other_manager = cls._new_user("intake_other_manager", "doc_intake.group_doc_intake_manager")
        cls.portal = new_test_user(
            cls.env, "intake_portal", groups="base.group_portal", company_id=cls.company.id
        )
        buffers = cls.env["doc.intake.buffer"]
        cls.mailbox.company_ids += cls.other_company
        cls.other_buffer = buffers.create(
            {"name": "Board", "company_id": cls.company.id, "mailbox_id": cls.mailbox.id, "address": "b@intake.test"}
        )
        cls.foreign_buffer = buffers.create(
            {
                "name": "Druga",
                "company_id": cls.other_company.id,
                "mailbox_id": cls.mailbox.id,
                "address": "c@intake.test",
            }
        )
        cls.everything = {
            place: cls._fill(place, buffer)
            for place, buffer in (
                ("ours", cls.buffer),
                ("other buffer", cls.other_buffer),
                ("other company", cls.foreign_buffer),
                ("pending", buffers),
            )
        }

    @classmethod
    def _fill(cls, place, buffer):
        """Records of ``buffer`` by the last part of their model's name."""
        message = cls.new_message(cls, RAW + place.encode(), uid=place, buffers=buffer, subject=place)
        part = cls.env["doc.intake.message.part"].create(
            {
                "message_id": message.id,
                "buffer_id": buffer.id,
                "path": "1",
                "name": "faktura.pdf",
                "state": "pending",
            }
        )
        records = {"message": message, "message.part": part}
        if buffer:
            document = cls.new_document(cls, f"%PDF {place}".encode(), key=place, buffer=buffer, message_id=message.id)
            document.vat_ids = [(0, 0, {"rate": 23, "net": 100})]
            document.carrier_ids.part_id = part
            part.file_id = document.carrier_ids.file_id
            records |= {
                "document": document,
                "document.vat": document.vat_ids,
                "carrier": document.carrier_ids,
                "file": document.carrier_ids.file_id,
                "buffer": buffer,
            }
        return records

    def users(self):
        return {
            "user": self.user,
            "approver": self.approver,
            "stranger": self.stranger,
            "manager": self.manager,
            "other manager": self.other_manager,
            "plain": self.plain,
            "portal": self.portal,
        }


@tagged("post_install", "-at_install")
class TestSecurity(SecurityCase):
    def allowed(self, record, user):
        """The letters of the operations that ``user`` may do on ``record``."""
        self.env.invalidate_all()
        record = record.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
        return "".join(letter for letter, operation in OPERATIONS.items() if record.has_access(operation))

    def test_rights_by_group_place_and_model(self):
        people = ("user", "approver")
        managers = ("manager", "other manager")
        nobody = ("stranger", "plain", "portal")
        # model: (rights of people in their own buffer, of managers in their company)
        models = {
            "document": ("rw", "rw"),
            "document.vat": ("rwcu", "rwcu"),
            "carrier": ("r", "r"),
            "file": ("r", "r"),
            "message": ("rw", "rw"),
            "message.part": ("r", "r"),
            "buffer": ("r", "rwcu"),
        }
        for model, (of_people, of_managers) in models.items():
            wanted = {}
            for place, by_person in (("ours", of_people), ("other buffer", ""), ("other company", "")):
                wanted |= {(place, name): by_person for name in people}
                wanted |= {(place, name): of_managers if place != "other company" else "" for name in managers}
                wanted |= {(place, name): "" for name in nobody}
            if model.startswith("message"):
                # Mail of no buffer is for the managers named on its mailbox alone
                wanted |= {("pending", name): "" for name in self.users()}
                wanted["pending", "manager"] = of_managers
            for (place, name), letters in wanted.items():
                with self.subTest(model=model, place=place, user=name):
                    record = self.everything[place][model]
                    self.assertEqual(self.allowed(record, self.users()[name]), letters)

    def test_what_a_search_finds(self):
        for model in ("document", "document.vat", "carrier", "file", "message", "message.part", "buffer"):
            records = self.env[f"doc.intake.{model}"]
            for name, places in (
                ("user", {"ours"}),
                ("stranger", set()),
                ("manager", {"ours", "other buffer", "pending"}),
                ("other manager", {"ours", "other buffer"}),
            ):
                with self.subTest(model=model, user=name):
                    found = records.with_user(self.users()[name]).search([])
                    wanted = records.union(
                        *(self.everything[place].get(model, records) for place in places)
                    )
                    self.assertEqual(set(found.ids), set(wanted.ids))
            for name in ("plain", "portal"):
                with self.assertRaises(AccessError):
                    records.with_user(self.users()[name]).search([])

    def test_user_named_on_a_mailbox_sees_its_pending_mail(self):
        pending = self.everything["pending"]["message"]
        self.mailbox.manager_ids += self.user
        self.assertEqual(self.allowed(pending, self.user), "rw")
        self.assertEqual(self.allowed(self.everything["other buffer"]["message"], self.user), "")
        self.assertEqual(self.allowed(self.everything["other company"]["message"], self.manager), "")

    def test_other_company_even_when_a_buffer_names_the_user(self):
        self.foreign_buffer.company_id.user_ids += self.user
        self.foreign_buffer.user_ids += self.user
        document = self.everything["other company"]["document"]
        self.env.invalidate_all()
        seen = document.with_user(self.user)
        self.assertFalse(seen.with_context(allowed_company_ids=self.company.ids).has_access("read"))
        self.assertTrue(seen.with_context(allowed_company_ids=self.other_company.ids).has_access("read"))

    def test_settings(self):
        """(model, record) -> letters by group; settings belong to no buffer."""
        wanted = {
            self.mailbox: {"manager": "rwcu", "other manager": "rwcu"},
            self.env.ref("doc_intake.document_type_fk"): {
                "user": "r", "approver": "r", "stranger": "r", "manager": "rwcu", "other manager": "rwcu",
            },
            self.env.ref("doc_intake.file_type_pdf"): {
                "user": "r", "approver": "r", "stranger": "r", "manager": "rwcu", "other manager": "rwcu",
            },
        }  # fmt: skip
        for record, by_name in wanted.items():
            for name, user in self.users().items():
                with self.subTest(model=record._name, user=name):
                    self.assertEqual(self.allowed(record, user), by_name.get(name, ""))
        self.mailbox.buffer_ids.mailbox_id = False
        self.mailbox.company_ids = self.other_company
        self.assertEqual(self.allowed(self.mailbox, self.manager), "")

    def test_wizards(self):
        upload = self.env["doc.intake.upload"]
        reject = self.env["doc.intake.reject"]
        for name, user in self.users().items():
            with self.subTest(user=name):
                has_group = user.has_group("doc_intake.group_doc_intake_user")
                self.assertEqual(upload.with_user(user).has_access("create"), has_group)
                approves = user.has_group("doc_intake.group_doc_intake_approver")
                self.assertEqual(reject.with_user(user).has_access("create"), approves)
        mine = upload.with_user(self.user).create({"buffer_id": self.buffer.id})
        self.assertFalse(mine.with_user(self.approver).has_access("read"), "a wizard is its user's own")
        with self.assertRaises(AccessError):
            other = upload.with_user(self.user).create({"buffer_id": self.other_buffer.id})
            other.action_upload()

    # ---- FILES ----

    def attachments(self, place):
        records = self.everything[place]
        found = records["message"].raw_attachment_id
        return found | records["file"].attachment_id if "file" in records else found

    def test_attachments_follow_their_record(self):
        may = {
            "user": {"ours"},
            "approver": {"ours"},
            "stranger": set(),
            "manager": {"ours", "other buffer", "pending"},
            "other manager": {"ours", "other buffer"},
            "plain": set(),
            "portal": set(),
        }
        for name, places in may.items():
            user = self.users()[name]
            for place in self.everything:
                for attachment in self.attachments(place).with_user(user):
                    with self.subTest(user=name, place=place, file=attachment.sudo().name):
                        self.env.invalidate_all()
                        if place in places:
                            self.assertTrue(attachment.raw)
                            self.assertTrue(attachment.search([("id", "=", attachment.id)]))
                        else:
                            with self.assertRaises(AccessError):
                                attachment.read(["raw"])
                            self.assertFalse(attachment.search([("id", "=", attachment.id)]))

    def test_evidence_cannot_be_changed(self):
        self.manager.group_ids += self.env.ref("base.group_system")
        for user in (self.user, self.approver, self.manager):
            for attachment in self.attachments("ours").with_user(user):
                with self.subTest(user=user.login, file=attachment.sudo().name):
                    before = attachment.raw
                    for change in (
                        {"raw": b"forged"},
                        {"name": "forged"},
                        {"res_model": "res.partner", "res_id": user.partner_id.id},
                    ):
                        with self.assertRaises(AccessError):
                            attachment.write(change)
                    with self.assertRaises(AccessError):
                        attachment.unlink()
                    self.env.invalidate_all()
                    self.assertEqual(attachment.raw, before)

    def test_own_attachment_in_the_chatter_is_ones_own(self):
        message = self.everything["ours"]["message"]
        attachment = self.env["ir.attachment"].with_user(self.user).create(
            {"name": "notatka.txt", "raw": b"x", "res_model": message._name, "res_id": message.id}
        )
        attachment.raw = b"y"
        attachment.unlink()

    # ---- CHATTER ----

    def test_chatter(self):
        document = self.everything["ours"]["document"]
        document.with_user(self.user).message_post(body="Kto to zamówił?")
        posted = document.message_ids[:1]
        self.assertIn("Kto to zamówił?", posted.body)
        self.assertEqual(posted.author_id, self.user.partner_id)
        self.env.invalidate_all()
        posted.with_user(self.approver).check_access("read")
        for name in ("stranger", "plain", "portal"):
            user = self.users()[name]
            with self.subTest(user=name):
                with self.assertRaises(AccessError):
                    posted.with_user(user).check_access("read")
                with self.assertRaises(AccessError):
                    document.with_user(user).message_post(body="x")
                with self.assertRaises(AccessError):
                    document.with_user(user).activity_schedule("mail.mail_activity_data_todo", user_id=user.id)
        document.with_user(self.user).activity_schedule(
            "mail.mail_activity_data_todo", user_id=self.approver.id, summary="Sprawdź"
        )
        self.assertEqual(document.activity_ids.user_id, self.approver)

    def test_follower_sees_no_more_than_his_buffers(self):
        document = self.everything["ours"]["document"]
        document.message_subscribe(self.stranger.partner_id.ids)
        self.env.invalidate_all()
        self.assertFalse(document.with_user(self.stranger).has_access("read"))
        with self.assertRaises(AccessError):
            document.with_user(self.user).buffer_id.with_user(self.stranger).message_post(body="x")

    def test_bill_does_not_open_the_inbox(self):
        document = self.everything["ours"]["document"]
        move = self.env["account.move"].with_company(self.company).create({"move_type": "in_invoice"})
        document.move_id = move
        self.env.invalidate_all()
        with self.assertRaises(AccessError):
            move.with_user(self.plain).read(["doc_intake_document_ids"])
        self.assertNotIn("doc_intake_document_count", move.with_user(self.plain).read()[0])
        self.stranger.group_ids += self.env.ref("account.group_account_invoice")
        values = move.with_user(self.stranger).read(["doc_intake_document_ids", "doc_intake_document_count"])[0]
        self.assertEqual((values["doc_intake_document_ids"], values["doc_intake_document_count"]), ([], 0))


@tagged("post_install", "-at_install")
class TestFilesOverHttp(HttpCase, SecurityCase):
    def test_content(self):
        ours, raw = self.everything["ours"]["file"].attachment_id, self.everything["ours"]["message"].raw_attachment_id
        for user, status in ((self.user, 200), (self.stranger, 404), (self.portal, 404)):
            self.authenticate(user.login, user.login)
            for attachment in (ours, raw):
                with self.subTest(user=user.login, file=attachment.name), mute_logger("odoo.http"):
                    response = self.url_open(f"/web/content/{attachment.id}", allow_redirects=False)
                    self.assertEqual(response.status_code, status)
                    if status == 200:
                        self.assertEqual(response.content, attachment.raw)
        self.authenticate(None, None)
        self.assertNotEqual(self.url_open(f"/web/content/{ours.id}", allow_redirects=False).status_code, 200)
