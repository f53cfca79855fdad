import base64
import io
import json

from PIL import Image

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from odoo.addons.base.tests.test_ir_cron import CronMixinCase

from ..intake_core.files.digest import sha256_hex
from .common import IntakeCase, need_workbench

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"


def picture(width, height, form):
    """A picture of that many pixels which does not pack well enough to be taken for empty."""
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).save(stream, form)
    return stream.getvalue()


class UploadCase(IntakeCase):
    def attachment(self, name, data, user=None, **values):
        """What the web client creates for a chosen file."""
        attachments = self.env["ir.attachment"].with_user(user or self.user).with_context(image_no_postprocess=True)
        return attachments.create({"name": name, "datas": base64.b64encode(data), **values})

    def upload(self, *files, user=None, **context):
        """(action, documents made) of uploading ``files``, each (name, bytes)."""
        user = user or self.user
        attachments = self.env["ir.attachment"]
        for name, data in files:
            attachments |= self.attachment(name, data, user)
        before = self.env["doc.intake.document"].search([])
        documents = self.env["doc.intake.document"].with_user(user).with_context(**context)
        action = documents.browse().create_document_from_attachment(attachments.ids)
        return action, self.env["doc.intake.document"].search([], order="id") - before

    def second_buffer(self, user=None):
        return self.buffer.copy({"name": "Costs", "address": False, "user_ids": [(6, 0, (user or self.user).ids)]})


@tagged("post_install", "-at_install")
class TestUpload(UploadCase, CronMixinCase):
    def test_one_file_opens_its_document(self):
        action, document = self.upload(("faktura.pdf", PDF))
        self.assertEqual((action["res_model"], action["res_id"]), ("doc.intake.document", document.id))
        self.assertEqual(action["views"], [(False, "form")])
        self.assertRecordValues(
            document,
            [
                {
                    "state": "queued",
                    "buffer_id": self.buffer.id,
                    "company_id": self.company.id,
                    "document_type_id": self.buffer.document_type_id.id,
                    "create_uid": self.user.id,
                }
            ],
        )
        self.assertRegex(document.name, r"^DI/\d{4}/00001$")
        carrier = document.carrier_ids
        self.assertEqual((carrier.origin, carrier.file_name, carrier.file_size), ("upload", "faktura.pdf", len(PDF)))
        file = carrier.file_id
        self.assertEqual((file.sha256, file.mimetype), (sha256_hex(PDF), "application/pdf"))
        self.assertEqual(file.attachment_id.raw, PDF)
        self.assertEqual(document.message_main_attachment_id, file.attachment_id)

    def test_uploaded_attachments_are_removed(self):
        attachment = self.attachment("faktura.pdf", PDF)
        refused = self.attachment("faktura.exe", b"")
        documents = self.env["doc.intake.document"].with_user(self.user)
        documents.create_document_from_attachment((attachment + refused).ids)
        self.assertFalse((attachment + refused).exists())

    def test_reading_is_woken(self):
        lanes = (self.capture_triggers(f"doc_intake.ir_cron_read_lane_{lane}") for lane in (1, 2))
        with next(lanes) as one, next(lanes) as two:
            self.upload(("faktura.pdf", PDF))
        self.assertTrue(one.records and two.records)

    def test_several_files_are_listed(self):
        action, documents = self.upload(("1.pdf", PDF), ("2.pdf", PDF + b"2"))
        self.assertEqual(len(documents), 2)
        self.assertEqual(action["domain"], [("id", "in", documents.ids)])
        self.assertNotEqual(*documents.mapped("name"))

    def test_several_buffers_are_asked_for(self):
        second = self.second_buffer()
        action, documents = self.upload(("faktura.pdf", PDF))
        self.assertFalse(documents)
        self.assertEqual((action["res_model"], action["target"]), ("doc.intake.upload", "new"))
        wizard = self.env["doc.intake.upload"].with_user(self.user).with_context(**action["context"]).new({})
        self.assertEqual(wizard.available_buffer_ids._origin, self.buffer + second)
        wizard = wizard.create({"buffer_id": second.id})
        result = wizard.action_upload()
        document = self.env["doc.intake.document"].browse(result["res_id"])
        self.assertEqual(document.buffer_id, second)
        self.assertFalse(self.env["ir.attachment"].browse(action["context"]["default_attachment_ids"]).exists())

    def test_buffer_in_view_is_taken(self):
        second = self.second_buffer()
        _action, document = self.upload(("faktura.pdf", PDF), default_buffer_id=second.id)
        self.assertEqual(document.buffer_id, second)

    def test_buffer_of_others_is_refused(self):
        foreign = self.second_buffer(self.approver)
        with self.assertRaises(AccessError):
            self.upload(("faktura.pdf", PDF), default_buffer_id=foreign.id)

    def test_archived_buffer_is_refused(self):
        second = self.second_buffer()
        second.active = False
        with self.assertRaisesRegex(UserError, "The buffer Costs is archived"):
            self.upload(("faktura.pdf", PDF), default_buffer_id=second.id)

    def test_user_without_a_buffer_is_told(self):
        stranger = self._new_user("stranger", "doc_intake.group_doc_intake_user")
        with self.assertRaisesRegex(UserError, "You are not named on any buffer yet"):
            self.upload(("faktura.pdf", PDF), user=stranger)

    def test_user_without_the_group_is_refused(self):
        plain = self._new_user("plain", "base.group_user")
        with self.assertRaises(AccessError):
            self.upload(("faktura.pdf", PDF), user=plain, default_buffer_id=self.buffer.id)

    def test_attachments_of_others_are_refused(self):
        foreign = self.attachment("faktura.pdf", PDF, self.approver)
        document = self.new_read_document()
        bound = self.attachment("faktura.pdf", PDF, res_model=document._name, res_id=document.id)
        documents = self.env["doc.intake.document"].with_user(self.user)
        for attachment in (foreign, bound):
            with self.assertRaisesRegex(AccessError, "Only files that you have just uploaded"):
                documents.create_document_from_attachment(attachment.ids)
            self.assertEqual(attachment.raw, PDF)
        # the wizard is no way around it
        wizard = self.env["doc.intake.upload"].with_user(self.user).create({"buffer_id": self.buffer.id})
        wizard.sudo().attachment_ids = foreign
        self.env.invalidate_all()
        self.assertFalse(wizard.action_upload().get("res_id"))
        self.assertEqual(foreign.raw, PDF)

    def test_refused_files_are_named_and_the_others_taken(self):
        need_workbench()
        from dev.documents import broken

        self.buffer.max_file_size = 1
        exe_name, exe = broken.exe_named_pdf()
        action, documents = self.upload(
            ("pusta.pdf", b""),
            ("dobra.pdf", PDF),
            (exe_name, exe),
            ("duża.pdf", PDF + b"0" * 1024 * 1024 * 2),
        )
        self.assertEqual(documents.carrier_ids.mapped("file_name"), ["dobra.pdf"])
        said = action["context"]["notifications"]
        self.assertEqual(set(said), {"pusta.pdf", exe_name, "duża.pdf"})
        self.assertIn("0 bytes", said["pusta.pdf"])
        self.assertIn("are not accepted here, whatever their name says", said[exe_name])
        self.assertEqual(said["duża.pdf"], "The file has 2.0 MB; this buffer takes files up to 1 MB.")
        json.dumps(action["context"])

    def test_only_refused_files_leave_the_inbox_as_it_was(self):
        action, documents = self.upload(("pusta.pdf", b""), ("pusta.pdf", b""))
        self.assertFalse(documents)
        self.assertFalse(action.get("domain"))
        self.assertEqual(len(action["context"]["notifications"]["pusta.pdf"].splitlines()), 2)

    def test_nothing_uploaded(self):
        action, documents = self.upload()
        self.assertFalse(documents)
        self.assertFalse(action.get("res_id"))

    def test_same_file_twice_is_a_duplicate(self):
        _action, first = self.upload(("faktura.pdf", PDF))
        _action, second = self.upload(("kopia.pdf", PDF))
        self.assertRecordValues(second, [{"state": "duplicate", "duplicate_of_id": first.id}])
        self.assertEqual(second.reason_text, f"The same file came before as {first.name}.")
        self.assertEqual(second.carrier_ids.file_id, first.carrier_ids.file_id)
        # also in one go
        _action, documents = self.upload(("a.pdf", PDF + b"x"), ("b.pdf", PDF + b"x"))
        self.assertEqual(documents.mapped("state"), ["queued", "duplicate"])

    def test_file_of_a_rejected_document_counts_anew(self):
        _action, first = self.upload(("faktura.pdf", PDF))
        first.state = "rejected"
        _action, second = self.upload(("faktura.pdf", PDF))
        self.assertEqual(second.state, "queued")

    def test_same_file_in_two_companies(self):
        other = self._create_company(name="Druga Sp. z o.o.")
        self.user.company_ids += other
        second = self.env["doc.intake.buffer"].create(
            {"name": "Druga", "company_id": other.id, "user_ids": [(6, 0, self.user.ids)]}
        )
        _action, first = self.upload(("faktura.pdf", PDF))
        _action, document = self.upload(
            ("faktura.pdf", PDF), default_buffer_id=second.id, allowed_company_ids=[other.id]
        )
        self.assertEqual((document.state, document.company_id), ("queued", other))
        self.assertNotEqual(document.carrier_ids.file_id, first.carrier_ids.file_id)
        self.assertTrue(document.name.endswith("/00001"))

    def test_bytes_of_a_big_picture_stay(self):
        for form in ("JPEG", "PNG"):
            data = picture(4000, 3000, form)
            _action, document = self.upload((f"zdjęcie.{form}", data))
            file = document.carrier_ids.file_id
            self.assertEqual(sha256_hex(file.attachment_id.raw), sha256_hex(data))
            self.assertEqual(file.sha256, sha256_hex(data))


@tagged("post_install", "-at_install")
class TestUploadOverHttp(HttpCase, UploadCase):
    """The calls of the browser, argument for argument."""

    def call(self, model, method, args, **kwargs):
        return self.make_jsonrpc_request(
            f"/web/dataset/call_kw/{model}/{method}",
            {"model": model, "method": method, "args": args, "kwargs": kwargs},
        )

    def test_as_the_upload_button_does(self):
        self.authenticate(self.user.login, self.user.login)
        action = self.make_jsonrpc_request("/web/action/load", {"action_id": "doc_intake.action_doc_intake_document"})
        context = {"image_no_postprocess": True} if "image_no_postprocess" in action["context"] else {}
        data = picture(3000, 2500, "JPEG")
        values = {"name": "zdjęcie.jpg", "mimetype": "image/jpeg", "datas": base64.b64encode(data).decode()}
        [attachment_id] = self.call("ir.attachment", "create", [[values]], context=context)
        result = self.call(
            "doc.intake.document", "create_document_from_attachment", ["", [attachment_id]], context=context
        )
        document = self.env["doc.intake.document"].browse(result["res_id"])
        self.assertEqual(document.carrier_ids.file_id.attachment_id.raw, data)
        self.assertEqual(document.create_uid, self.user)
        # and the picture is shown to the user, from the stored file
        shown = self.url_open(f"/web/content/{document.message_main_attachment_id.id}")
        self.assertEqual((shown.status_code, shown.content), (200, data))
