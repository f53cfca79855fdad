from pathlib import Path

from odoo import api, models

from ..intake_core.files.durable import put


class File(models.Model):
    """Bytes reach the filestore whole or not at all."""

    _inherit = "doc.intake.file"

    @api.model
    def _store_bytes(self, values_list):
        # EXTENDS 'doc_intake'
        self._put_on_disk([values["raw"] for values in values_list])
        return super()._store_bytes(values_list)

    @api.model
    def _put_on_disk(self, contents):
        """Write ``contents`` where Odoo will look for them.

        Odoo writes into the final place. A process that is killed there leaves half a file, which
        no later try may replace ("The attachment collides with an existing file"): that mail could
        never be stored again.
        """
        attachments = self.env["ir.attachment"].sudo()
        if attachments._storage() != "file":
            return
        # Keeps the garbage collection of the filestore out until our rows are committed.
        self.env.cr.execute("LOCK TABLE ir_attachment IN ROW EXCLUSIVE MODE")
        written = []
        # Only a rollback leaves bytes that nobody wants: a mark is a file too, and costs as much as the bytes. After a
        # crash the next try finds them in their place.
        self.env.cr.postrollback.add(lambda: [attachments._mark_for_gc(name) for name in written])
        for data in filter(None, contents):
            checksum = attachments._compute_checksum(data)
            name = f"{checksum[:2]}/{checksum}"

            def is_intact(there, checksum=checksum):
                return attachments._compute_checksum(there) == checksum

            if put(Path(attachments._full_path(name)), data, is_intact):
                written.append(name)
