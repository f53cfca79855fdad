import base64
import json

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..intake_core.reading.profile.facts import Profile
from .profile_case import ACCOUNT, LABEL, SELLER, SELLER_NAME, ProfileCase, a_reading, spots_of


@tagged("post_install", "-at_install")
class TestSupplierProfilePeople(ProfileCase):
    """What people see of a profile and may do with it."""

    def test_what_is_shown(self):
        self.approved()
        profile = self.profile().with_user(self.user)
        self.assertIn(LABEL, profile.facts_table)
        self.assertIn("KO-####-##", profile.facts_table)
        self.assertIn("first page, top middle", profile.facts_table)
        self.assertEqual(self.supplier.with_user(self.user).doc_intake_profile_count, 1)
        self.assertEqual(self.supplier.with_user(self.user).action_open_doc_intake_profiles()["res_id"], profile.id)
        document = self.read_page("second", "KO-0533-26").with_user(self.user)
        self.assertEqual(document.action_open_supplier_profile()["res_id"], profile.id)
        with Form(document) as form:
            self.assertEqual(form.supplier_profile_label, "Known supplier: learned from 1 document.")

    def test_hostile_words_are_shown_as_text(self):
        self.approved(label="<script>alert(1)</script>")
        self.assertNotIn("<script>", self.profile().facts_table)

    def test_a_manager_makes_it_forget(self):
        first = self.approved()
        self.profile().with_user(self.manager).action_reset()
        profile = self.profile()
        self.assertEqual((profile.facts, profile.document_count, first.profile_lesson), (False, 0, False))
        self.assertIn("made it forget", profile.message_ids[0].body)
        self.assertFalse(self.read_page("second", "KO-0533-26").invoice_number)
        first.move_id.unlink()
        first.with_user(self.approver).action_book()
        self.assertEqual(self.profile().document_count, 1, "approved again, it teaches again")

    def test_export_and_import(self):
        self.approved("one", "KO-0417-26")
        profile = self.profile()
        action = profile.with_user(self.user).action_export()
        self.assertIn(f"/{profile.id}/export_file", action["url"])
        exported = base64.b64decode(profile.with_user(self.user).export_file)
        content = json.loads(exported)
        self.assertEqual(content["supplier"], {"name": SELLER_NAME, "vat": SELLER})
        self.assertEqual(content["booking"]["document_type"], "FK")
        facts = Profile.from_json(content["profile"])
        self.profile().unlink()
        self.importing(exported).action_import()
        self.assertEqual(self.profile()._facts(), facts)
        self.assertEqual((self.profile().document_count, self.profile().partner_id), (1, self.supplier))
        second = self.read_page("second", "KO-0533-26")
        self.assertEqual(second.invoice_number, "KO-0533-26")
        self.complete(second, "KO-0533-26")
        second.with_user(self.approver).action_book()
        self.assertEqual(self.profile().document_count, 2)
        second.move_id.unlink()
        self.assertEqual(self.profile()._facts(), facts, "what was imported stays")

    def importing(self, data):
        wizard = self.env["doc.intake.supplier.profile.import"].with_user(self.manager)
        return wizard.create({"file": base64.b64encode(data), "file_name": "x.json", "company_id": self.company.id})

    def test_what_is_no_profile_is_refused(self):
        for data in (
            b"\n",
            b"[]",
            b"{}",
            b'{"doc_intake_supplier_profile": 1, "supplier": {}}',
            b"\xff\xfe",
            b"[" * 5000,
        ):
            with self.subTest(data=data[:40]), self.assertRaisesRegex(UserError, "not an exported supplier profile"):
                self.importing(data).action_import()
        with self.assertRaises(AccessError):
            self.env["doc.intake.supplier.profile.import"].with_user(self.approver).create({"file": b"e30="})

    # ---- RIGHTS ----

    def test_rights_by_group_and_company(self):
        self.approved()
        profile = self.profile()
        other = self._create_company(name="Druga Sp. z o.o.")
        people = {
            "user": (self.user, "r"),
            "approver": (self.approver, "r"),
            "manager": (self.manager, "rwu"),
            "user of another buffer": (self._new_user("p_other", "doc_intake.group_doc_intake_user"), ""),
            "approver of another buffer": (self._new_user("p_app", "doc_intake.group_doc_intake_approver"), ""),
            "plain": (self._new_user("p_plain", "account.group_account_manager"), ""),
            "user elsewhere": (self._new_user("p_user", "doc_intake.group_doc_intake_user", other), ""),
            "manager elsewhere": (self._new_user("p_manager", "doc_intake.group_doc_intake_manager", other), ""),
        }
        operations = {"r": "read", "w": "write", "c": "create", "u": "unlink"}
        for name, (user, wanted) in people.items():
            with self.subTest(user=name):
                self.env.invalidate_all()
                mine = profile.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
                self.assertEqual("".join(k for k, v in operations.items() if mine.has_access(v)), wanted)
                if name != "plain":
                    found = self.profiles.with_user(user).search([("vat", "=", SELLER)])
                    self.assertEqual(found.ids, profile.ids if wanted else [])
        with self.assertRaises(AccessError):
            profile.with_user(self.approver).action_reset()

    def test_whoever_has_a_document_of_the_supplier_sees_its_profile(self):
        self.approved()
        other = self._new_user("p_other", "doc_intake.group_doc_intake_user")
        buffer = self.env["doc.intake.buffer"].create(
            {"name": "Board", "company_id": self.company.id, "user_ids": [Command.set(other.ids)]}
        )
        self.assertFalse(self.profiles.with_user(other).search([]))
        document = self.new_document(b"%PDF-1.4 second", key="second", buffer=buffer)
        document._write_reading(a_reading(spots_of("KO-0533-26")))
        self.assertEqual(document.with_user(other).supplier_profile_id.vat, SELLER)
        self.assertEqual(self.profiles.with_user(other).search([]), self.profile())

    def test_import_into_a_company_one_does_not_manage(self):
        self.approved()
        exported = base64.b64decode(self.profile().export_file)
        other = self._create_company(name="Druga Sp. z o.o.")
        wizard = self.importing(exported)
        wizard.company_id = other
        with self.assertRaises(AccessError):
            wizard.action_import()
        # one who administers access rights reads all companies, and may still write into his own only
        self.manager.group_ids += self.env.ref("base.group_erp_manager")
        with self.assertRaises(AccessError):
            wizard.action_import()
        self.assertFalse(self.profiles.search([("company_id", "=", other.id)]).facts)

    def test_list_costs_no_queries_for_each(self):
        for number in range(6):
            self.approved(f"{number}", f"KO-000{number}-26")
        profile = self.profile()
        others = self.profiles
        for number, document in enumerate(profile.document_ids[:5]):
            others |= profile.create({"name": f"S{number}", "company_id": self.company.id, "vat": f"PL{number}"})
            document.supplier_profile_id = others[-1]
        counts = []
        for shown in (others[:1], others[:1], others | profile):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            shown.with_user(self.manager).mapped("document_type_id")
            counts.append(self.cr.sql_log_count - before)
        self.assertEqual(others.mapped("document_type_id.code"), ["FK"])
        self.assertEqual(counts[2], counts[1])

    def test_nobody_writes_facts_by_hand(self):
        self.approved()
        profile = self.profile().with_user(self.manager)
        for values in ({"facts": {}}, {"accounts": ACCOUNT}, {"partner_id": False}, {"vat": "PL1"}):
            with self.assertRaisesRegex(AccessError, "cannot be typed in"):
                profile.write(values)
        with self.assertRaisesRegex(AccessError, "cannot be typed in"):
            profile.create({"name": "X", "company_id": self.company.id})
        with self.assertRaisesRegex(AccessError, "only through the buttons"):
            self.read_page("x", "KO-0533-26").with_user(self.user).supplier_profile_id = profile
