from odoo import fields, models


class Company(models.Model):
    """Shows where documents of the company are sent to."""

    _inherit = "res.company"

    doc_intake_buffer_ids = fields.One2many(
        "doc.intake.buffer", "company_id", string="Document Buffers", groups="doc_intake.group_doc_intake_user"
    )
