import uuid

import psycopg2.errors

from odoo import api, models
from odoo.exceptions import AccessError, ConcurrencyError, UserError

from ..intake_core.files.digest import sha256_hex
from ..intake_core.files.sniff import sniff


class Document(models.Model):
    """Documents from files that a person chose."""

    _inherit = "doc.intake.document"

    def create_document_from_attachment(self, attachment_ids):
        """Take the uploaded files in; called by Odoo's file upload views, on an empty recordset.

        :param attachment_ids: ids of attachments that the user has just created, not bound to a record
        :return: the action to show next
        """
        attachments = self.env["ir.attachment"].browse(attachment_ids).exists()
        buffer = self._get_upload_buffer()
        if not buffer:
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Upload to"),
                "res_model": "doc.intake.upload",
                "view_mode": "form",
                "views": [(False, "form")],
                "target": "new",
                "context": {"default_attachment_ids": attachments.ids},
            }
        return self._upload(attachments, buffer)

    @api.model
    def action_fetch_now(self):
        """Have the mailboxes behind the user's buffers read at once."""
        mailboxes = self._get_upload_buffers().sudo().mailbox_id
        if not mailboxes:
            raise UserError(self.env._("None of your buffers has a mailbox. Upload files instead."))
        return mailboxes.action_fetch_now()

    @api.model
    def _get_upload_buffer(self):
        """The buffer to upload to: the one in view, else the user's only one; else none, and the user is asked."""
        buffers = self.env["doc.intake.buffer"]
        chosen = buffers.browse(self.env.context.get("default_buffer_id") or []).exists()
        if chosen:
            return chosen
        own = self._get_upload_buffers()
        if not own:
            raise UserError(
                self.env._("You are not named on any buffer yet. Ask a manager of Document Intake to add you to one.")
            )
        return own if len(own) == 1 else buffers

    @api.model
    def _get_upload_buffers(self):
        """The buffers of the active companies that the user may upload to."""
        return self.env["doc.intake.buffer"].search([("company_id", "in", self.env.companies.ids)])

    @api.model
    def _upload(self, attachments, buffer):
        """Documents of ``attachments`` in ``buffer``, which the user must see; refused files are named.

        The attachments were only the way here: their bytes go to files of ours, and they are deleted.
        """
        self.check_access("read")
        buffer.check_access("read")
        if not buffer.active:
            raise UserError(self.env._("The buffer %s is archived and takes no more files.", buffer.name))
        foreign = attachments.sudo().filtered(lambda a: a.res_model or a.res_id or a.create_uid != self.env.user)
        if foreign and not self.env.su:
            raise AccessError(self.env._("Only files that you have just uploaded can be taken in."))
        contents, refused = self._prepare_upload(attachments.sudo(), buffer.sudo())
        try:
            documents = self._take_in_upload(contents, buffer)
            self.env.flush_all()
        except psycopg2.errors.UniqueViolation as error:
            # Somebody uploaded the same file, or the company's first one, at this moment: begin again and see it.
            raise ConcurrencyError("two uploads at once") from error
        attachments.sudo().unlink()
        return self._uploaded_action(documents, refused)

    @api.model
    def _take_in_upload(self, contents, buffer):
        files = self.env["doc.intake.file"]._store(buffer.company_id, contents)
        token = uuid.uuid4().hex
        return self._take_in(
            [
                {
                    "file": files[content["sha256"]],
                    "buffer": buffer,
                    "source_key": f"upload:{token}:{position}",
                    "split_index": 0,
                    "origin": "upload",
                }
                for position, content in enumerate(contents)
            ]
        )

    @api.model
    def _uploaded_action(self, documents, refused):
        """What to show after an upload: the one document, the new ones, or the Inbox when there is none."""
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_document")
        if refused:
            # Shown by the upload views of 'account': {file name: sentence}
            action["context"] = {"notifications": refused, "image_no_postprocess": True}
        if len(documents) == 1 and not refused:
            return {**action, "res_id": documents.id, "views": [(False, "form")], "view_mode": "form"}
        if documents:
            action["domain"] = [("id", "in", documents.ids)]
        return action

    @api.model
    def _prepare_upload(self, attachments, buffer):
        """Sort the uploaded files into those to keep and those refused.

        :return: (list of contents for ``doc.intake.file._store``, dict file name -> sentence why not)
        """
        contents, refused = [], {}
        for attachment in attachments:
            data = attachment.raw or b""
            kind = sniff(data, attachment.name)
            refusal = buffer._refusal(kind, len(data))
            if refusal:
                said = self._say(*refusal)
                before = refused.get(attachment.name)
                refused[attachment.name] = f"{before}\n{said}" if before else said
                continue
            contents.append(
                {"sha256": sha256_hex(data), "name": attachment.name, "mimetype": kind.mimetype, "data": data}
            )
        return contents, refused
