from odoo import models

from ..intake_core.errors import IntakeError
from ..intake_core.files.digest import sha256_hex
from ..intake_core.reading import einvoice

_MOST_INVOICES = 500  # of one file; one with more is an export for a program, not a delivery to a person


class Document(models.Model):
    """What the reading of an e-invoice means for its document, beside the fields."""

    _inherit = "doc.intake.document"

    def _write_reading(self, reading):
        # EXTENDS 'doc_intake': of a file with several invoices each one becomes a document
        result = super()._write_reading(reading)
        if reading.source == "xml" and any(warning.code == "several_invoices" for warning in reading.warnings):
            self._take_in_others_of_file()
        return result

    def _take_in_others_of_file(self):
        """Documents of the second and all further invoices of the file, each with a file of its own; once."""
        self.ensure_one()
        carrier = self.carrier_ids[:1]
        if self.split_index or not carrier:
            return
        try:
            files = einvoice.split(carrier._get_open_bytes())
        except IntakeError:
            return  # a PDF with such a file in it: it stays one document, and the warning says so
        taken = self.sudo().search([("source_key", "=", self.source_key), ("split_index", ">", 0)])
        known = set(taken.mapped("split_index"))
        places = range(1, min(len(files), _MOST_INVOICES))
        wanted = [(index, files[index]) for index in places if index not in known]
        if not wanted:
            return
        contents = [self._content_of_split(carrier.file_id, index, data) for index, data in wanted]
        stored = self.env["doc.intake.file"].sudo()._store(self.company_id, contents)
        self._take_in(
            [
                {
                    "file": stored[content["sha256"]],
                    "buffer": self.buffer_id,
                    "source_key": self.source_key,
                    "split_index": index,
                    "origin": carrier.origin,
                    "part": carrier.part_id,
                }
                for (index, _data), content in zip(wanted, contents, strict=True)
            ]
        )

        self._tell_split(len(files), len(wanted))

    def _tell_split(self, count, taken):
        """Say on the first document what became of the other invoices of the file."""
        said = self.env._(
            "The file holds %(count)s invoices. This document is the first; %(taken)s others have documents of their "
            "own.",
            count=count,
            taken=taken,
        )
        if count > _MOST_INVOICES:
            missing = count - _MOST_INVOICES
            said += " " + self.env._("The last %s were left out: ask the sender for smaller files.", missing)
        self.message_post(body=said)

    def _content_of_split(self, file, index, data):
        stem, dot, ending = file.name.rpartition(".")
        name = f"{stem}_{index + 1}.{ending}" if dot else f"{file.name}_{index + 1}"
        return {"sha256": sha256_hex(data), "name": name, "mimetype": "application/xml", "data": data}

    def _find_wrong_companies(self):
        # EXTENDS 'doc_intake': a unit of a town or a member of a VAT group gets invoices made out to the whole
        found = super()._find_wrong_companies()
        for document in self:
            warnings = (document.reading or {}).get("warnings", ())
            is_recipient = any(warning["code"] == "recipient_not_buyer" for warning in warnings)
            if is_recipient and not {"buyer_vat", "document_type_id"} & set(document.corrections or {}):
                found.pop(document._origin.id, None)
        return found
