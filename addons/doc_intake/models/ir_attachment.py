from odoo import api, models
from odoo.exceptions import AccessError

_EVIDENCE = {
    "doc.intake.file": "attachment_id",
    "doc.intake.carrier": "unlocked_attachment_id",
    "doc.intake.message": "raw_attachment_id",
}


class IrAttachment(models.Model):
    """The bytes of stored files and of received mails are evidence."""

    _inherit = "ir.attachment"

    @api.depends("thumbnail", "res_model")
    def _compute_has_thumbnail(self):
        # EXTENDS 'mail': the web client would draw a thumbnail and try to store it, but nobody may write to evidence
        result = super()._compute_has_thumbnail()
        shown = ("doc.intake.file", "doc.intake.carrier")
        self.filtered(lambda attachment: attachment.res_model in shown).has_thumbnail = True
        return result

    def _check_access(self, operation):
        # EXTENDS 'base': whoever may write on a mail could write over its bytes; evidence is read, never changed
        result = super()._check_access(operation)
        if self.env.su or operation not in ("write", "unlink"):
            return result
        kept = self._kept_as_evidence()
        if not kept:
            return result
        forbidden = kept | result[0] if result else kept

        def error():
            return AccessError(self.env._("Received files are evidence and stay as they came."))

        return forbidden, error

    def _kept_as_evidence(self):
        """Those of ``self`` that hold the bytes of a stored file or of a received mail."""
        kept = self.browse()
        for model, field_name in _EVIDENCE.items():
            if candidates := self.sudo().filtered(lambda a, m=model: a.res_model == m):
                records = self.env[model].sudo().search([(field_name, "in", candidates.ids)])
                kept |= records[field_name].sudo(False)
        return kept
