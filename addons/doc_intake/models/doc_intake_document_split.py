from odoo import api, models

from ..intake_core.errors import SENTENCES
from .doc_intake_document_reading import _without_nul

MAX_CUTS = 12  # told in the warning; the reading keeps them all


class Document(models.Model):
    """What the reader says about a file of several documents. The proposal stays in the stored reading (``split``)."""

    _inherit = "doc.intake.document"

    @api.model
    def _reading_to_keep(self, reading):
        # EXTENDS 'doc_intake': reasons with their parameters, so that everybody reads them in his own language
        kept = super()._reading_to_keep(reading)
        for part, kept_part in zip(reading.split, kept.get("split", ()), strict=True):
            for reason, said in zip(part.reasons, kept_part["reasons"], strict=True):
                said["params"] = _without_nul(dict(reason.params))
        return kept

    def _say_sentence(self, warning):
        # EXTENDS 'doc_intake': why the file is taken for several documents
        said = super()._say_sentence(warning)
        if warning.code != "split_proposed":
            return said
        return " ".join([said, *self._say_cuts()])

    def _say_cuts(self):
        """The reasons of the cuts between the parts, in the reader's language."""
        self.ensure_one()
        parts = (self.reading or {}).get("split", [])
        said = [self._say_reason(reason) for part in parts[1 : MAX_CUTS + 1] for reason in part["reasons"]]
        return [*said, "…"] if len(parts) > MAX_CUTS + 1 else said

    @api.model
    def _say_reason(self, reason):
        if reason["code"] not in SENTENCES or "params" not in reason:
            return reason["message"]  # of another version of the reader
        return self._say(reason["code"], {"page": reason["page"], **reason["params"]})
