import datetime as dt

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from ..intake_core import reading as core_reading
from ..intake_core.files.errors import DocumentTimeout
from ..intake_core.reading.result import Field, Reading, ReadingWarning, VatRow
from .common import OWN_VAT, IntakeCase, need_workbench

READ_BOTH = ("invoice_number", "seller_vat", "buyer_vat", "iban")
MIXIN_LOGGER = "odoo.addons.doc_intake.models.doc_intake_work_mixin"


def a_reading(rows=(), warnings=(), **values):
    """A reading with these values, each with two witnesses."""
    return Reading(
        file="a.pdf",
        source="text",
        pages=1,
        seconds=0.1,
        fields={name: Field(value, 0.9, ("label", "net_plus_tax")) for name, value in values.items()},
        vat_breakdown=[VatRow(*row) for row in rows],
        warnings=list(warnings),
        page_texts=[values.get("text", "")],
    )


@tagged("post_install", "-at_install")
class TestReading(IntakeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        need_workbench()
        from dev.documents import Party

        cls.buyer = Party("Odbiorca Testowy Sp. z o.o.", OWN_VAT, "PL", "ul. Próbna 1", "00-001", "Warszawa")

    def generated(self, form, layout="desktop", language="pl", seed=3, **overrides):
        """(document that waits to be read, truth) of an invoice for our company."""
        from dev.documents import generate

        made = generate(seed, layout, language, form, buyer=self.buyer, line_count=3, **overrides)
        document = self.new_document(made.data, made.name, key=f"{form} {layout} {language} {seed}")
        return document, made.truth

    def patch_engine(self, *outcomes):
        """Have the engine give these readings or errors, one a call; the last one again and again."""
        waiting, jobs = list(outcomes), []

        def read(*job):
            jobs.append(job)
            outcome = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        self.patch(core_reading, "read", read)
        return jobs

    # ---- WHAT IS READ ----

    def test_every_form_is_read(self):
        made = [
            self.generated("text"),
            self.generated("text", "web", "en", seed=4),
            self.generated("facturx", "web"),
            self.generated("scan"),
            self.generated("jpg", seed=1),
        ]
        self.read_queue()
        for document, truth in made:
            with self.subTest(form=truth["form"], layout=truth["layout"]):
                self.assertEqual((document.state, document.reason_text), ("to_approve", False))
                wanted = truth["fields"]
                self.assertEqual(
                    {name: document[name] or "" for name in READ_BOTH},
                    {name: wanted.get(name, "") for name in READ_BOTH},
                )
                for name in ("issue_date", "sale_date", "due_date"):
                    if name in wanted:
                        self.assertEqual(fields.Date.to_string(document[name]), wanted[name], name)
                for name in ("total_net", "total_tax", "total_gross", "amount_due"):
                    if name in wanted:
                        self.assertAlmostEqual(document[name], float(wanted[name]), 2, name)
                self.assertEqual(document.currency_id.name, wanted["currency"])
                if truth["form"] in ("facturx", "text") and truth["language"] == "pl":
                    self.assertEqual(
                        [(row.rate, row.category, row.net, row.tax) for row in document.vat_ids],
                        [
                            (float(row["rate"]), row["category"], float(row["net"]), float(row["tax"]))
                            for row in truth["vat_breakdown"]
                        ],
                    )
                self.assertGreaterEqual(document.proven_count, 7)
                self.assertEqual(document.proven_label, f"{document.proven_count} of 9")
                self.assertEqual(document.is_proven, document.proven_count == 9)
                self.assertFalse(document.lease_token)
                self.assertEqual(document.attempts, 0)
                self.assertEqual(document.reader_version, core_reading.READER_VERSION)
                self.assertEqual(document.page_count, 1)
                if truth["form"] != "facturx":
                    self.assertIn(wanted["seller_vat"][2:6], document.text_content)
                    self.assertTrue(document.reading["fields"]["total_gross"]["box"])
                self.assertFalse(document.is_credit_note)
        self.assertTrue(any(document.is_proven for document, _truth in made))

    def test_read_document_becomes_a_bill(self):
        document, truth = self.generated("text")
        self.read_queue()
        document.with_user(self.approver).action_book()
        move = document.move_id
        self.assertEqual(move.amount_total, float(truth["fields"]["total_gross"]))
        self.assertEqual(move.amount_tax, float(truth["fields"]["total_tax"]))
        self.assertEqual(move.partner_id.vat, truth["fields"]["seller_vat"])
        self.assertEqual(move.partner_id.name, truth["fields"]["seller_name"])
        self.assertEqual(len(move.invoice_line_ids), len(truth["vat_breakdown"]))

    def test_hostile_files_end_with_a_sentence(self):
        from dev.documents import broken

        sentences = {
            broken.encrypted_pdf: 'The PDF is protected by a password. Press "Enter Password" and type it, or',
            broken.truncated_pdf: "The PDF is damaged and cannot be opened. Ask the sender to send it again.",
            broken.huge_picture: "The picture has 200 megapixels; up to 100 are read here. Send it in a lower",
        }
        made = {}
        for build in sentences:
            name, data = build()
            made[build] = self.new_document(data, name, key=name)
        name, data = broken.many_pages_pdf()
        many = self.new_document(data, name, key=name)
        self.read_queue()
        for build, document in made.items():
            with self.subTest(build=build.__name__):
                self.assertEqual(document.state, "error")
                self.assertIn(sentences[build], document.reason_text)
                self.assertEqual((document.next_try_at, document.lease_token), (False, False))
                self.assertFalse(document.is_gross_known)
        self.assertEqual((many.state, many.page_count), ("to_approve", 300))
        self.assertIn("The file has 300 pages; the first 100 were read.", many.warning_text)
        self.assertFalse(many.is_gross_known)

    def test_fields_typed_after_an_error_are_accepted(self):
        from dev.documents import broken

        name, data = broken.encrypted_pdf()
        document = self.new_document(data, name)
        self.read_queue()
        self.assertEqual(document.state, "error")
        with Form(document.with_user(self.user)) as form:
            form.invoice_number = "FV 1/11/2026"
            form.issue_date = dt.date(2026, 11, 3)
            form.seller_name = "Hurtownia Zamknięta"
            form.seller_vat = "999-000-00-14"
            form.currency_id = self.env.ref("base.PLN")
            form.total_gross = 123
            with form.vat_ids.new() as row:
                row.rate = 23
                row.net = 100
                self.assertEqual((row.tax, row.gross), (23, 123))
        self.assertEqual(document.seller_vat, "PL9990000014")
        self.assertTrue(document.will_create_partner)
        document.with_user(self.approver).action_book()
        self.assertEqual((document.state, document.move_id.amount_total), ("booked", 123))
        self.assertFalse(document.reason_text)

    # ---- A PERSON AND THE ENGINE ----

    def test_corrections_survive_another_reading(self):
        document, truth = self.generated("text")
        self.read_queue()
        wanted = truth["fields"]
        other = self.env["res.partner"].create({"name": "Ktoś inny"})
        document.with_user(self.user).write(
            {
                "invoice_number": "TYPED",
                "total_net": 1,
                "partner_id": other.id,
                "currency_id": self.env.ref("base.EUR").id,
            }
        )
        document.with_user(self.user).vat_ids[0].net = 5
        self.assertEqual(
            document.corrections,
            {
                "invoice_number": wanted["invoice_number"],
                "total_net": wanted["total_net"],
                "currency_id": wanted["currency"],
                "partner_id": None,
                "vat_ids": None,
            },
        )
        rows = document.vat_ids.mapped("net")
        document.with_user(self.approver).action_read_again()
        self.assertEqual((document.state, document.attempts), ("queued", 0))
        self.read_queue()
        self.assertEqual(document.state, "to_approve")
        self.assertEqual((document.invoice_number, document.total_net, document.partner_id), ("TYPED", 1, other))
        self.assertEqual(document.currency_id.name, "EUR")
        self.assertEqual(document.vat_ids.mapped("net"), rows)
        self.assertAlmostEqual(document.total_gross, float(wanted["total_gross"]))

    def test_partner_sent_back_by_the_form_is_not_a_correction(self):
        supplier = self.env["res.partner"].create({"name": "Tartak", "vat": "PL9990000014"})
        document = self.new_read_document(seller_vat=False)
        with Form(document.with_user(self.user)) as form:
            form.seller_vat = "999-000-00-14"
            self.assertEqual(form.partner_id, supplier)
        self.assertEqual(document.partner_id, supplier)
        self.assertEqual(set(document.corrections), {"seller_vat"})

    def test_settled_documents_are_not_read_again(self):
        document = self.new_read_document(state="filed")
        with self.assertRaisesRegex(UserError, "not open for a decision: it is Filed"):
            document.with_user(self.approver).action_read_again()

    # ---- FAILURES ----

    def test_error_that_may_pass_is_tried_again(self):
        document = self.new_document()
        self.patch_engine(DocumentTimeout(seconds=300), a_reading(total_gross="5.00"))
        self.read_queue()
        self.assertEqual((document.state, document.attempts), ("reading", 1))
        self.assertIn("Reading took longer than 300 seconds", document.reason_text)
        self.assertEqual(document.next_try_at - fields.Datetime.now(), dt.timedelta(minutes=1))
        self.read_queue()
        self.assertEqual(document.attempts, 1, "not before its time")
        with freeze_time(document.next_try_at):
            self.read_queue()
        self.assertEqual((document.state, document.total_gross, document.attempts), ("to_approve", 5, 0))
        self.assertFalse(document.reason_text)

    def test_error_that_never_passes_ends_with_its_sentence(self):
        document = self.new_document()
        self.patch_engine(DocumentTimeout(seconds=300))
        self.read_queue()
        tries = 1
        while document.state == "reading":
            with freeze_time(document.next_try_at):
                self.read_queue()
            tries += 1
            self.assertLess(tries, 20)
        self.assertEqual((document.state, tries), ("error", 6))
        self.assertIn("Reading took longer", document.reason_text)

    def test_document_that_kills_the_process_is_set_aside(self):
        poison, good = self.new_document(key="poison"), self.new_document(b"%PDF-1.4 good", key="good")
        jobs = self.patch_engine(a_reading(total_gross="5.00"))
        for _death in range(6):
            with self.work() as env:
                queue = env["doc.intake.document"].search([("id", "=", poison.id)])
                queue.write({"state": "reading", "attempts": queue.attempts + 1})
        poison.write({"lease_token": "dead", "lease_until": fields.Datetime.now() - dt.timedelta(minutes=1)})
        self.read_queue()
        self.assertEqual(poison.state, "error")
        self.assertIn("The server stopped 6 times while working on this", poison.reason_text)
        self.assertEqual((good.state, len(jobs)), ("to_approve", 1))
        # A person may still ask for it
        poison.with_user(self.approver).action_read_again()
        self.read_queue()
        self.assertEqual(poison.state, "to_approve")

    @mute_logger(MIXIN_LOGGER)
    def test_one_bad_document_blocks_nothing(self):
        bad, good = self.new_document(key="bad"), self.new_document(b"%PDF-1.4 good", key="good")
        self.patch_engine(ValueError("nobody foresaw this"), a_reading(total_gross="5.00"))
        self.read_queue()
        self.assertEqual((bad.state, good.state), ("reading", "to_approve"))
        self.assertIn("Something unexpected happened. It will be tried again", bad.reason_text)
        self.assertTrue(bad.next_try_at)

    def test_bytes_that_are_gone_are_told(self):
        document = self.new_document()
        attachment = document.carrier_ids.file_id.attachment_id
        self.env.cr.execute("UPDATE ir_attachment SET store_fname = 'no/such' WHERE id = %s", [attachment.id])
        self.env.invalidate_all()
        with mute_logger("odoo.addons.base.models.ir_attachment"):
            self.read_queue()
        self.assertEqual(document.state, "reading")
        self.assertIn("Restore the filestore from the backup", document.reason_text)

    # ---- WHAT THE RESULT WRITES ----

    def written(self, reading, **values):
        document = self.new_document(key=str(self.id()) + str(len(values)), **values)
        document._write_reading(reading)
        return document

    def test_credit_notes_and_corrections(self):
        cases = {
            ("invoice", "100.00"): False,
            ("credit_note", "100.00"): True,
            ("credit_note", "-100.00"): True,
            ("correction", "-100.00"): True,
            ("correction", "100.00"): False,
        }
        document = self.new_document()
        for (kind, gross), is_credit in cases.items():
            with self.subTest(kind=kind, gross=gross):
                document._write_reading(a_reading(document_type=kind, total_gross=gross))
                self.assertEqual(document.is_credit_note, is_credit)

    def test_missing_amounts_of_a_row_follow_from_the_others(self):
        document = self.written(
            a_reading(
                rows=[
                    ("23", None, None, "123.00"),
                    ("8", None, "8.00", "108.00"),
                    ("5", "100.00", None, "105.00"),
                    ("0", "7.00", None, None, "E"),
                ]
            )
        )
        self.assertEqual(
            [(row.net, row.tax, row.gross) for row in document.vat_ids],
            [(100, 23, 123), (100, 8, 108), (100, 5, 105), (7, 0, 7)],
        )

    def test_nothing_read_is_nothing_known(self):
        document = self.written(a_reading())
        self.assertEqual((document.state, document.proven_label), ("to_approve", "0 of 9"))
        self.assertFalse(document.is_gross_known or document.currency_id or document.partner_id)
        with self.assertRaisesRegex(UserError, "gross amount of .* is not known"):
            document.with_user(self.approver).action_book()

    def test_characters_postgresql_does_not_know(self):
        document = self.written(a_reading(seller_name="A\x00B", text="x\x00y"))
        self.env.flush_all()
        self.assertEqual((document.seller_name, document.text_content), ("AB", "xy"))
        self.assertEqual(document.reading["fields"]["seller_name"]["value"], "AB")

    def test_inactive_currency_is_a_warning(self):
        crown = self.env.ref("base.CZK")
        crown.active = False
        document = self.written(a_reading(currency="CZK", total_gross="5.00"))
        self.assertEqual(document.currency_id, crown)
        self.assertIn("The currency CZK is not active in Odoo.", document.warning_text)

    def test_wrong_company_is_a_warning(self):
        document = self.written(a_reading(buyer_vat="PL9990000014"))
        self.assertIn("The buyer PL9990000014 is not", document.warning_text)
        document.with_user(self.user).buyer_vat = "999-071-34-29"
        self.assertFalse(document.warning_text)

    def test_warnings_end_with_what_they_speak_of(self):
        document = self.written(
            a_reading(
                seller_vat="PL9990000015",
                total_gross="5.00",
                warnings=[ReadingWarning("vat_checksum", {"number": "PL9990000015"}), ReadingWarning("sums_differ")],
            )
        )
        both = document.warning_text.splitlines()
        self.assertIn("PL9990000015", both[0])
        typed = document.with_user(self.user)
        typed.seller_vat = "999-000-00-16"
        self.assertEqual(len(document.warning_text.splitlines()), 2)
        self.assertIn("PL9990000016", document.warning_text)
        typed.seller_vat = "999-000-00-14"
        self.assertEqual(document.warning_text.splitlines(), both[1:])
        typed.write({"total_net": 4, "total_tax": 1})
        self.assertFalse(document.warning_text)

    def test_warnings_speak_the_language_of_the_reader(self):
        document = self.written(a_reading(warnings=[ReadingWarning("pages_capped", {"pages": 300, "read": 100})]))
        said = "The file has 300 pages; the first 100 were read."
        self.assertEqual(document.warning_text, said)
        said_in_polish = {"pages_capped": "Stron: %(pages)s, przeczytano %(read)s."}
        self.patch(
            self.registry["doc.intake.document"],
            "_say",
            lambda records, code, params=None: said_in_polish[code] % params,
        )
        self.assertEqual(document.with_context(lang="pl_PL").warning_text, "Stron: 300, przeczytano 100.")
        # a warning of an engine that this version does not know
        document.reading = {"fields": {}, "warnings": [{"code": "from_the_future", "message": "Look here."}]}
        self.assertEqual(document.warning_text, "Look here.")
