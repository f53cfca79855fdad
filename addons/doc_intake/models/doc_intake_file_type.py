from odoo import api, fields, models


class FileType(models.Model):
    """A kind of file that a buffer may accept, recognised by its content."""

    _name = "doc.intake.file.type"
    _description = "File Type"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short name, for example pdf.")
    mimetypes = fields.Char(
        string="Media Types",
        required=True,
        help="What the content of such a file is recognised as, separated by blanks.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE(code)", "This file type exists already.")

    def _accepts(self, mimetype):
        """Whether one of these types covers a content of ``mimetype``."""
        return any(mimetype in (file_type.mimetypes or "").split() for file_type in self)

    @api.model
    def _default_types(self):
        return self.search([("active", "=", True)])
