from unittest.mock import patch

import psycopg2

from odoo import fields
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..intake_core.reading.profile.spots import Spot, Spots
from .common import OWN_VAT, need_workbench
from .profile_case import ACCOUNT, LABEL, SELLER, SELLER_NAME, ProfileCase, a_reading, spots_of

DOCUMENT_LOGGER = "odoo.addons.doc_intake.models.doc_intake_supplier_profile_document"


@tagged("post_install", "-at_install")
class TestSupplierProfile(ProfileCase):
    # ---- LEARNING AND READING ----

    def test_second_document_is_read_where_the_first_was_typed(self):
        first = self.approved()
        profile = self.profile()
        self.assertEqual(first.supplier_profile_id, profile)
        self.assertEqual((first.profile_lesson, profile.document_count), ("learned", 1))
        self.assertEqual((profile.name, profile.partner_id, profile.accounts), (SELLER_NAME, self.supplier, False))
        second = self.read_page("second", "KO-0533-26", issued="2026-12-02")
        self.assertEqual((second.invoice_number, str(second.issue_date)), ("KO-0533-26", "2026-12-02"))
        self.assertEqual(second.supplier_profile_id, profile)
        self.assertEqual(second.supplier_profile_label, "Known supplier: learned from 1 document.")
        self.assertIn("profile_label", second.reading["fields"]["invoice_number"]["witnesses"])
        self.assertFalse(second.corrections)

    def test_documents_not_approved_teach_nothing(self):
        document = self.read_page("only read", "KO-0417-26")
        self.assertFalse(self.profile())
        document.with_user(self.approver)._reject("not ours")
        self.assertFalse(self.profile() or document.profile_lesson)

    def test_filed_documents_teach_as_well(self):
        document = self.read_page("filed", "KO-0417-26", read={"invoice_number": "KO-0417-26"})
        document.with_user(self.approver).action_file()
        self.assertEqual((document.profile_lesson, self.profile().document_count), ("learned", 1))

    def test_nobody_learns_twice_from_a_document_approved_twice(self):
        document = self.approved()
        facts = self.profile().facts
        document.move_id.unlink()
        self.assertEqual((document.state, document.profile_lesson), ("to_approve", False))
        self.assertEqual((self.profile().document_count, self.profile()._facts().places), (0, ()))
        document.with_user(self.approver).action_book()
        self.assertEqual(self.profile().document_count, 1)
        self.assertEqual(self.profile().facts, facts)

    def test_a_document_taken_back_is_forgotten_and_the_others_are_kept(self):
        self.approved("one", "KO-0001-26")
        wrong = self.approved("two", "XX-2-26", label="Inne słowo")
        self.approved("three", "KO-0003-26")
        labels = {place.beside for place in self.profile()._facts().places_of("invoice_number")}
        self.assertEqual(labels, {LABEL, "Inne słowo"})
        wrong.move_id.unlink()
        facts = self.profile()._facts()
        self.assertEqual({place.beside for place in facts.places_of("invoice_number")}, {LABEL})
        self.assertEqual((facts.documents, facts.places_of("invoice_number")[0].right), (2, 2))

    def test_sales_invoices_and_our_own_number_teach_nothing(self):
        document = self.read_page("own", "KO-0417-26")
        document.write({"seller_vat": OWN_VAT})
        document.with_user(self.approver).action_file()
        sale = self.read_page("sale", "KO-0418-26")
        sale.document_type_id = self.env.ref("doc_intake.document_type_fs")
        sale.with_user(self.approver).action_file()
        self.assertFalse(self.profiles.search([("company_id", "=", self.company.id)]))

    def test_e_invoices_teach_how_they_are_booked(self):
        document = self.new_read_document(key="xml", seller_vat=SELLER)
        document.with_user(self.approver).action_book()
        facts = self.profile()._facts()
        self.assertEqual((facts.documents, facts.places), (1, ()))
        self.assertEqual(facts.values("currency"), ["PLN"])
        self.assertEqual(facts.values("vat_rate"), ["23"])

    # ---- WHOSE DOCUMENT IT IS ----

    def test_supplier_is_known_by_his_account_when_the_number_was_not_read(self):
        first = self.read_page("first", "KO-0417-26", read={"iban": ACCOUNT})
        self.complete(first, "KO-0417-26")
        first.with_user(self.approver).action_book()
        self.assertEqual(self.profile().accounts, ACCOUNT)
        second = self.new_document(key="second")
        second._write_reading(a_reading(spots_of("KO-0533-26"), seller_vat=None, seller_name=None))
        self.assertEqual(second.supplier_profile_id, self.profile())
        self.assertEqual((second.seller_vat, second.invoice_number), (SELLER, "KO-0533-26"))
        self.assertEqual(second.partner_id, self.supplier)

    def test_another_number_that_was_read_is_not_overruled_by_an_account(self):
        """A factoring bank: its account stands on the invoices of many suppliers."""
        first = self.read_page("first", "KO-0417-26", read={"iban": ACCOUNT})
        self.complete(first, "KO-0417-26")
        first.with_user(self.approver).action_book()
        other = self.new_document(key="other")
        spots = Spots((Spot("iban", ACCOUNT, 1, (0.1, 0.8, 0.5, 0.81), "Konto"),))
        other._write_reading(a_reading(spots, seller_vat="PL7740001454", seller_name="Beta S.A."))
        self.assertFalse(other.supplier_profile_id)

    def test_supplier_is_known_by_a_name_only_he_has(self):
        self.approved()
        second = self.new_document(key="second")
        second._write_reading(a_reading(spots_of("KO-0533-26", account="DE"), seller_vat=None))
        self.assertEqual(second.supplier_profile_id, self.profile())

    def test_companies_learn_for_themselves(self):
        self.approved()
        other = self._create_company(name="Druga Sp. z o.o.")
        self.mailbox.company_ids += other
        buffer = self.env["doc.intake.buffer"].create(
            {
                "name": "Druga",
                "company_id": other.id,
                "mailbox_id": self.mailbox.id,
                "address": "druga@intake.test",
            }
        )
        document = self.new_document(key="other company", buffer=buffer)
        document._write_reading(a_reading(spots_of("KO-0533-26")))
        self.assertFalse(document.supplier_profile_id or document.invoice_number)

    # ---- BOOKING ----

    def test_type_and_journal_follow_what_was_approved(self):
        first = self.read_page("first", "KO-0417-26")
        self.complete(first, "KO-0417-26")
        trade = self.env.ref("doc_intake.document_type_fz")
        journal = self.company_data["default_journal_purchase"].copy(
            {
                "name": "Trade",
                "code": "TRD",
                "default_account_id": self.company_data["default_account_expense"].id,
            }
        )
        first.with_user(self.user).document_type_id = trade
        first.journal_id = journal
        first.with_user(self.approver).action_book()
        profile = self.profile()
        self.assertEqual((profile.document_type_id, profile.journal_id), (trade, journal))
        self.assertEqual(profile.account_id, first.move_id.invoice_line_ids.account_id)
        self.assertEqual(profile.tax_ids, first.move_id.invoice_line_ids.tax_ids)
        second = self.read_page("second", "KO-0533-26")
        self.assertEqual((second.document_type_id, second.journal_id), (trade, journal))

    # ---- NEVER IN THE WAY ----

    def test_approval_never_fails_because_of_learning(self):
        document = self.read_page("first", "KO-0417-26")
        self.complete(document, "KO-0417-26")
        for error in (ValueError("secret content"), psycopg2.OperationalError("secret content")):
            with (
                self.subTest(error=error),
                patch.object(type(self.profiles), "_of_document", side_effect=error),
                self.assertLogs(DOCUMENT_LOGGER, "ERROR") as logged,
            ):
                document.with_user(self.approver).action_book()
            self.assertEqual((document.state, document.profile_lesson), ("booked", "due"))
            self.assertNotIn("secret", "".join(logged.output))
            document.move_id.unlink()
        document.with_user(self.approver).action_book()
        self.assertEqual(self.profile().document_count, 1)

    def test_what_could_not_be_learned_at_once_is_learned_later(self):
        document = self.read_page("first", "KO-0417-26")
        self.complete(document, "KO-0417-26")
        with patch.object(type(self.profiles), "try_lock_for_update", lambda records, **_kw: records.browse()):
            document.with_user(self.approver).action_book()
        self.assertEqual((document.profile_lesson, self.profile().document_count), ("due", 0))
        second = self.read_page("second", "KO-0533-26")
        self.assertEqual(document.profile_lesson, "learned", "the next reading learns what is due first")
        self.assertEqual(second.invoice_number, "KO-0533-26")

    def test_a_night_catches_up(self):
        document = self.read_page("first", "KO-0417-26")
        self.complete(document, "KO-0417-26")
        with (
            patch.object(type(self.profiles), "_of_document", side_effect=ValueError),
            mute_logger(DOCUMENT_LOGGER),
        ):
            document.with_user(self.approver).action_book()
        self.assertEqual(self.profiles._learn_forgotten(), (1, 0))
        self.assertEqual((document.profile_lesson, self.profile().document_count), ("learned", 1))

    def test_reading_goes_on_without_a_profile_that_fails(self):
        self.approved()
        document = self.new_document(key="second")
        with (
            patch.object(type(self.profiles), "_of_reading", side_effect=ValueError("secret content")),
            self.assertLogs(DOCUMENT_LOGGER, "ERROR") as logged,
        ):
            document._write_reading(a_reading(spots_of("KO-0533-26")))
        self.assertEqual((document.state, document.seller_vat), ("to_approve", SELLER))
        self.assertNotIn("secret", "".join(logged.output))

    def test_facts_of_another_version_are_not_used(self):
        self.approved()
        self.profile().facts = {"version": 99}
        with mute_logger("odoo.addons.doc_intake.models.doc_intake_supplier_profile"):
            document = self.read_page("second", "KO-0533-26")
        self.assertEqual((document.state, document.invoice_number), ("to_approve", False))

    def test_pages_are_not_kept_for_ever(self):
        learned = self.approved()
        rejected = self.read_page("rejected", "KO-0533-26")
        rejected.with_user(self.approver)._reject("no")
        waiting = self.read_page("waiting", "KO-0534-26")
        self.env.flush_all()
        documents = self.env["doc.intake.document"]
        self.assertEqual(documents._forget_spots()[0], 0)
        with freeze_time(fields.Datetime.add(fields.Datetime.now(), days=90)):
            documents._forget_spots()
        self.assertTrue(learned.profile_spots and waiting.profile_spots)
        self.assertFalse(rejected.profile_spots)


@tagged("post_install", "-at_install")
class TestSupplierProfileFromFiles(ProfileCase):
    """The whole way: files of one supplier through the queue, with the real engine."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        need_workbench()

    def test_the_second_file_of_a_supplier_has_more_proven_fields(self):
        from dev.documents import generate

        first, second = (generate(seed, "web", "pl", "text", supplier_seed=3) for seed in (11, 12))
        document = self.new_document(first.data, first.name, key="first")
        self.read_queue()
        self.assertEqual(document.state, "to_approve")
        without = self.new_document(second.data, second.name, key="second")
        self.read_queue()
        before = without.proven_count
        document.with_user(self.approver).action_file()
        without.with_user(self.approver).action_read_again()
        self.read_queue()
        self.assertEqual(without.supplier_profile_id.document_count, 1)
        self.assertGreaterEqual(without.proven_count, before)
        witnesses = {code for field in without.reading["fields"].values() for code in field["witnesses"]}
        self.assertTrue({"profile_label", "profile_value"} <= witnesses)
        for name, value in second.truth["fields"].items():
            if name in ("invoice_number", "seller_vat", "iban"):
                self.assertEqual(without[name], value)
