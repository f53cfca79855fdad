from odoo import fields, models

from ..intake_core.files.digest import sha256_hex


class Carrier(models.Model):
    """What a document stands on: a file or a range of its pages, and the way it came."""

    _name = "doc.intake.carrier"
    _description = "Document Carrier"
    _order = "id"

    document_id = fields.Many2one("doc.intake.document", required=True, index=True, ondelete="cascade", readonly=True)
    file_id = fields.Many2one("doc.intake.file", required=True, index=True, ondelete="restrict", readonly=True)
    part_id = fields.Many2one(
        "doc.intake.message.part",
        string="Mail Part",
        index="btree_not_null",
        ondelete="restrict",
        readonly=True,
    )
    origin = fields.Selection(
        [
            ("mail", "Mail"),
            ("upload", "Uploaded"),
            ("phone", "Phone"),
            ("network", "E-invoice Network"),
        ],
        required=True,
        readonly=True,
    )
    first_page = fields.Integer(default=1, readonly=True)
    last_page = fields.Integer(readonly=True, help="0: to the end of the file.")
    file_name = fields.Char(related="file_id.name")
    file_size = fields.Integer(related="file_id.size")
    message_id = fields.Many2one(related="part_id.message_id")
    unlocked_attachment_id = fields.Many2one(
        "ir.attachment",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="A copy of the file that needs no password; the file itself stays as it came.",
    )
    unlocked_sha256 = fields.Char(readonly=True, copy=False)

    def _get_open_bytes(self):
        """The bytes to read: of the copy without a password where there is one. Raises BytesDamagedError."""
        self.ensure_one()
        if self.unlocked_attachment_id:
            return self.file_id._read_bytes(self.unlocked_attachment_id, self.unlocked_sha256)
        return self.file_id._get_bytes()

    def _copy_attachment(self, record):
        """A copy of what people can open, attached to ``record``. Raises BytesDamagedError."""
        return self.file_id._copy_attachment(record, self._get_open_bytes())

    def _keep_unlocked(self, data):
        """Keep ``data``, the file without its password, beside the file; return its attachment."""
        self.ensure_one()
        digest = sha256_hex(data)
        if self.unlocked_sha256 == digest:
            return self.unlocked_attachment_id
        stem, dot, ending = self.file_id.name.rpartition(".")
        # Often a queue is at work here: the people who will see the name are those of the company.
        lang = self.file_id.company_id.partner_id.lang
        suffix = self.with_context(lang=lang).env._("unlocked")
        old = self.unlocked_attachment_id
        self.unlocked_attachment_id = self.file_id._store_bytes(
            [
                {
                    "name": f"{stem} ({suffix}).{ending}" if dot else f"{ending} ({suffix})",
                    "raw": data,
                    "mimetype": self.file_id.mimetype,
                    "res_model": self._name,
                    "res_id": self.id,
                    "company_id": self.file_id.company_id.id,
                }
            ]
        )
        self.unlocked_sha256 = digest
        old.unlink()
        return self.unlocked_attachment_id
