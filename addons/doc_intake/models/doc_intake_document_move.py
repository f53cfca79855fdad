import uuid

from odoo import models
from odoo.exceptions import UserError

from ..intake_core import states
from ..intake_core.errors import IntakeError, _, sentence

REASON_MOVED = sentence("moved_to", _("%(user)s moved it to %(company)s (%(buffer)s), as %(document)s."))
CAME_FROM = sentence(
    "moved_from", _("%(user)s moved it here from %(company)s (%(buffer)s), where it was %(document)s.")
)


class Document(models.Model):
    """A document that belongs to another buffer, often of another company."""

    _inherit = "doc.intake.document"

    def _move_to(self, buffer):
        """Take the files in again in ``buffer``, to be read with its VAT number, and close this document.

        Files, intake numbers and mails belong to a company: what came for one is never handed on with the mail it
        came in. The old document stays where it is, and says where to look.
        """
        self.ensure_one()
        self._check_decision()
        source, target = self.sudo(), buffer.sudo()
        if target == source.buffer_id or not source.carrier_ids:
            raise UserError(
                self.env._("%(document)s is in %(buffer)s already.", document=self.name, buffer=target.name)
            )
        moved = self._take_in_elsewhere(source.carrier_ids, target)
        self._conclude(
            REASON_MOVED,
            {
                "user": self.env.user.name,
                "company": target.company_id.name,
                "buffer": target.name,
                "document": moved.name,
            },
            state=states.DOCUMENT_REJECTED,
        )
        moved.message_post(
            body=self._say(
                CAME_FROM,
                {
                    "user": self.env.user.name,
                    "company": source.company_id.name,
                    "buffer": source.buffer_id.name,
                    "document": source.name,
                },
            )
        )

    def _take_in_elsewhere(self, carriers, buffer):
        """A new document (with sudo) in ``buffer`` with copies of the files of ``carriers``."""
        files = self._copy_files(carriers, buffer.company_id)
        # It counts no longer here, so that within one company its copy is no duplicate of it.
        carriers.document_id.with_context(tracking_disable=True).state = states.DOCUMENT_REJECTED
        first = carriers[0]
        moved = self.sudo()._take_in(
            [
                {
                    "file": files[first],
                    "buffer": buffer,
                    "source_key": f"moved:{first.document_id.id}:{uuid.uuid4()}",
                    "split_index": 0,
                    "origin": first.origin,
                }
            ]
        )
        new = moved.carrier_ids
        new |= new.create(
            [
                {"document_id": moved.id, "file_id": files[carrier].id, "origin": carrier.origin}
                for carrier in carriers[1:]
            ]
        )
        for old, copy in zip(carriers, new, strict=True):
            copy.write({"first_page": old.first_page, "last_page": old.last_page})
            if old.unlocked_attachment_id:
                moved.message_main_attachment_id = copy._keep_unlocked(old._get_open_bytes())
        return moved

    def _copy_files(self, carriers, company):
        """carrier -> the file of ``company`` with the same bytes."""
        copies = {}
        for carrier in carriers:
            file = carrier.file_id
            try:
                data = file._get_bytes()
            except IntakeError as error:
                raise UserError(self._say(error.code, error.params)) from error
            content = {"sha256": file.sha256, "name": file.name, "mimetype": file.mimetype, "data": data}
            copies[carrier] = file._store(company, [content])[file.sha256]
        return copies
