import contextlib
from dataclasses import replace

from odoo import api, models
from odoo.exceptions import UserError

from ..intake_core import reading as core_reading
from ..intake_core import states
from ..intake_core.errors import IntakeError
from ..intake_core.files import pdf
from ..intake_core.files.errors import FileError, PdfEncrypted
from ..intake_core.files.sniff import sniff


class Document(models.Model):
    """Files with a password: who enters it, what it opens, and the copy that needs none."""

    _inherit = "doc.intake.document"

    def action_enter_password(self):
        """Ask for the password of the file."""
        self.ensure_one()
        self._check_locked_file()
        return {
            "type": "ir.actions.act_window",
            "res_model": "doc.intake.unlock",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "name": self.env._("Enter Password"),
            "context": {"default_document_id": self.id},
        }

    def _check_locked_file(self):
        """The user may work on the document, and it waits for a password."""
        self.check_access("write")
        if self.reason_code != PdfEncrypted.code or not self._is_open():
            raise UserError(self.env._("%s does not wait for a password.", self.name))

    def _unlock_file(self, password):
        """The file of the document, opened with ``password``. Raises UserError when it does not fit."""
        self.ensure_one()
        file = self.sudo().carrier_ids[:1].file_id
        try:
            return pdf.unlock(file._get_bytes(), [password])
        except PdfEncrypted:
            raise UserError(
                self.env._("This password does not open %s. Look at capital letters and spaces.", file.name)
            ) from None
        except IntakeError as error:
            raise UserError(self._say(error.code, error.params)) from error

    def _read_unlocked(self):
        """Have ``self`` read again, now that a password is known; what a person typed stays."""
        if not self:
            return
        documents = self.sudo()
        documents.write({"state": states.DOCUMENT_QUEUED})
        documents._work_again()
        self._trigger_reading()

    # ---- READING ----

    def _file_passwords__(self):
        """The passwords kept for the sender of this document."""
        return self.env["doc.intake.password"]._passwords_for__(self.company_id, self.sudo().sender)

    @api.model
    def _read_file(self, data, name, options):
        """Read a file; no database may be touched here.

        :return: (Reading, Unlocked): the file without its password, None when it has none
        """
        unlocked = None
        if options.passwords and sniff(data, name).family == "pdf":
            with contextlib.suppress(FileError):  # the reading will say it
                unlocked = pdf.unlock(data, options.passwords, options.limits)
        if unlocked is None or unlocked.password is None:
            return core_reading.read(data, name, options), None
        return core_reading.read(unlocked.data, name, replace(options, passwords=())), unlocked

    def _keep_unlocked(self, unlocked):
        """Keep the copy without the password, and show that one."""
        self.ensure_one()
        document = self.sudo()
        copy = document.carrier_ids[:1]._keep_unlocked(unlocked.data)
        document.message_main_attachment_id = copy

    def _get_mail_thread_data_attachments(self):
        # EXTENDS 'mail': what is shown beside the form
        return super()._get_mail_thread_data_attachments() | self.carrier_ids.unlocked_attachment_id
