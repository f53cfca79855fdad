from odoo import api, fields, models

from ..intake_core.errors import SENTENCES, IntakeError


class ReasonMixin(models.AbstractModel):
    """A record that can say, in the language of whoever looks, why it is where it is."""

    _name = "doc.intake.reason.mixin"
    _description = "Reason in Plain Words"

    reason_code = fields.Char(readonly=True, copy=False)
    # The parameters are kept, not the sentence: two people read the same row in two languages.
    reason_params = fields.Json(readonly=True, copy=False)
    reason_text = fields.Char(string="Reason", compute="_compute_reason_text")

    @api.depends("reason_code", "reason_params")
    @api.depends_context("lang")
    def _compute_reason_text(self):
        for record in self:
            record.reason_text = self._say(record.reason_code, record.reason_params)

    @api.model
    def _say(self, code, params=None):
        """The translated sentence of ``code``, or False without one.

        :param code: a key of ``intake_core.errors.SENTENCES``
        :param params: dict of the template's parameters
        """
        if not code:
            return False
        template = SENTENCES.get(code)
        if template is None:  # a row written by a newer version of the addon
            return code
        # pylint: disable=translation-contains-variable  # the templates are marked where they are
        # defined
        said = self.env._(template)
        try:
            return said % (params or {})
        except (KeyError, TypeError, ValueError):
            return said

    @api.model
    def _reason_values(self, code, params=None):
        return {"reason_code": code, "reason_params": params or False}

    @api.model
    def _error_reason_values(self, error: IntakeError):
        return self._reason_values(error.code, error.params)
