from odoo import fields, models


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
