from odoo import models


class Upload(models.TransientModel):
    """The file of a mail that carried none, chosen in the wizard itself."""

    _inherit = "doc.intake.upload"

    def action_upload(self):
        # EXTENDS 'doc.intake.upload': a file chosen here is bound to the wizard, which says nothing about whose it is
        chosen = self.attachment_ids.sudo().filtered(lambda a: a.res_model == self._name and a.create_uid == a.env.user)
        chosen.write({"res_model": False, "res_id": False})
        return super().action_upload()
