from odoo import models


class IrSequence(models.Model):
    _inherit = "ir.sequence"

    # Made when a company's first document comes in: two that come at once must not make two.
    _doc_intake_once = models.UniqueIndex(
        "(company_id) WHERE code = 'doc.intake.document'", "This company has its intake numbers already."
    )
