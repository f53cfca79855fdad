from odoo import models

# The partner that an approver has accepted for the document whose e-invoice is being imported.
ACCEPTED_PARTNER = "doc_intake_accepted_partner_id"


class AccountEdiCommon(models.AbstractModel):
    """Odoo's decoders, where a person has decided already whose invoice it is."""

    _inherit = "account.edi.common"

    def _import_partner(self, *args, **kwargs):
        # EXTENDS 'account_edi_ubl_cii': neither look for another partner nor create one
        accepted = self.env.context.get(ACCEPTED_PARTNER)
        if accepted:
            return self.env["res.partner"].browse(accepted), []
        return super()._import_partner(*args, **kwargs)

    def _import_partner_bank(self, invoice, bank_details, *args, **kwargs):
        # EXTENDS 'account_edi_ubl_cii': an approved document adds no bank account, that is how fraud begins
        if self.env.context.get(ACCEPTED_PARTNER):
            return None
        return super()._import_partner_bank(invoice, bank_details, *args, **kwargs)
