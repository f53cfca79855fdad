import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core.errors import IntakeError, _
from ..intake_core.files.digest import sha256_hex

_SIDE_BY_SIDE = 8  # files that are flushed to the disk at once


class BytesDamagedError(IntakeError):
    """The filestore does not hold what was stored; Odoo itself would hand out an empty file without a word."""

    code = "bytes_damaged"
    template = _(
        "The stored file is missing or changed on the server's disk. Restore the filestore from the backup, "
        "then try again."
    )
    retry = True


class File(models.Model):
    """Stored bytes, once a company."""

    _name = "doc.intake.file"
    _description = "Stored File"
    _order = "id desc"

    company_id = fields.Many2one("res.company", required=True, readonly=True)
    sha256 = fields.Char(string="SHA-256", required=True, readonly=True)
    name = fields.Char(required=True, readonly=True)
    size = fields.Integer(string="Size (bytes)", required=True, readonly=True)
    mimetype = fields.Char(string="Media Type", required=True, readonly=True)
    attachment_id = fields.Many2one("ir.attachment", readonly=True, index="btree_not_null", ondelete="restrict")
    carrier_ids = fields.One2many("doc.intake.carrier", "file_id", readonly=True)

    _content_once = models.UniqueIndex("(company_id, sha256)", "This file is stored already.")

    @api.model
    def _store(self, company, contents):
        """The files of ``contents``, created where the company has no such bytes yet.

        :param contents: list of dicts ``sha256``, ``name``, ``mimetype``, ``data`` (bytes, not empty)
        :return: dict sha256 -> file
        """
        wanted = {content["sha256"]: content for content in contents}
        known = self.sudo().search([("company_id", "=", company.id), ("sha256", "in", list(wanted))])
        files = {record.sha256: record for record in known}
        missing = [content for sha256, content in wanted.items() if sha256 not in files]
        if not missing:
            return files
        created = self.sudo().create(
            [
                {
                    "company_id": company.id,
                    "sha256": content["sha256"],
                    "name": content["name"],
                    "mimetype": content["mimetype"],
                    "size": len(content["data"]),
                }
                for content in missing
            ]
        )
        attachments = self._store_bytes(
            [
                {
                    "name": content["name"],
                    "raw": content["data"],
                    "mimetype": content["mimetype"],
                    "res_model": self._name,
                    "res_id": record.id,
                    "company_id": company.id,
                }
                for record, content in zip(created, missing, strict=True)
            ]
        )
        for record, attachment in zip(created, attachments, strict=True):
            record.attachment_id = attachment
            files[record.sha256] = record
        return files

    @api.model
    def _store_bytes(self, values_list):
        """Create attachments whose bytes are kept as they came and are on the disk before the commit.

        :param values_list: list of values of ``ir.attachment`` with ``raw``
        """
        attachments = (
            self.env["ir.attachment"]
            .sudo()
            # Odoo would shrink big pictures: evidence is not edited, and OCR needs the pixels.
            .with_context(image_no_postprocess=True)
            .create(values_list)
        )
        self._force_to_disk(attachments)
        return attachments

    @api.model
    def _read_bytes(self, attachment, sha256):
        """The bytes of ``attachment``, proven to be those that were stored. Raises BytesDamagedError."""
        data = attachment.sudo().raw or b""
        if sha256_hex(data) != sha256:
            raise BytesDamagedError()
        return data

    def _get_bytes(self):
        """The bytes of this file. Raises BytesDamagedError."""
        self.ensure_one()
        return self._read_bytes(self.attachment_id, self.sha256)

    @api.model
    def _force_to_disk(self, attachments):
        """Flush file and folder to the disk, so that a power cut after the commit finds the bytes there."""
        paths = {Path(attachments._full_path(name)) for name in filter(None, attachments.mapped("store_fname"))}
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
            # One after the other, each would wait for a turn of the disk of its own.
            list(pool.map(self._fsync, paths))
            list(pool.map(self._fsync, {path.parent for path in paths}))

    @api.model
    def _fsync(self, path):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _copy_attachment(self, record, data=None):
        """A copy of this file attached to ``record``; the filestore keeps the same bytes once.

        :param data: other bytes to attach under its name, such as those that need no password
        """
        self.ensure_one()
        return (
            self.env["ir.attachment"]
            .sudo()
            .with_context(image_no_postprocess=True)
            .create(
                {
                    "name": self.name,
                    "raw": self._get_bytes() if data is None else data,
                    "mimetype": self.mimetype,
                    "res_model": record._name,
                    "res_id": record.id,
                    "company_id": self.company_id.id,
                }
            )
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Stored files are evidence. They go only when their time of retention is over."))
