from lxml import etree

from odoo import fields, models

from ..intake_core.errors import IntakeError
from ..intake_core.files.limits import Limits
from ..intake_core.reading.einvoice import xml_root

# Odoo's own decoder of UBL and CII has 20.
_PRIORITY = 30
# Files that bring no bill but have something to say: an invoice in the same mail goes first.
_PRIORITY_RECEIPT = 5
_PRIORITY_DAMAGED = 2
_KSEF = "doc_intake.ksef"
_ESTONIAN = "doc_intake.estonian"
_RECEIPT = "doc_intake.ksef_receipt"
_DAMAGED = "doc_intake.damaged_xml"
_PRIORITIES = {_KSEF: _PRIORITY, _ESTONIAN: _PRIORITY, _RECEIPT: _PRIORITY_RECEIPT, _DAMAGED: _PRIORITY_DAMAGED}


class AccountMove(models.Model):
    """KSeF and Estonian e-invoices on every way into Odoo: upload, mail alias, chatter, and our Inbox."""

    _inherit = "account.move"

    doc_intake_kind = fields.Selection(
        [("correction", "Correction"), ("advance", "Advance invoice"), ("settlement", "Settlement of advances")],
        string="Kind of Invoice",
        readonly=True,
        copy=False,
        help="As the e-invoice states it.",
    )
    doc_intake_ksef_number = fields.Char(string="Number in KSeF", readonly=True, copy=False)

    doc_intake_to_check = fields.Boolean(
        string="Imported with Doubts", readonly=True, copy=False, help="The log of the import says what to look at."
    )

    def _get_xml_tree(self, file_data):
        # EXTENDS 'account': writers that declare an impossible encoding mean UTF-8
        tree = super()._get_xml_tree(file_data)
        if tree is None and self._is_named_xml(file_data):
            try:
                return xml_root(file_data["raw"] or b"", Limits())
            except IntakeError:
                return None
        return tree

    def _get_import_file_type(self, file_data):
        # EXTENDS 'account'
        return super()._get_import_file_type(file_data) or self._doc_intake_file_type(file_data)

    def _get_edi_decoder(self, file_data, new=False):
        # EXTENDS 'account': others may come to know these formats; whoever has the higher priority decodes
        theirs = super()._get_edi_decoder(file_data, new)
        kind = self._doc_intake_file_type(file_data)
        priority = _PRIORITIES.get(kind)
        if not new and kind in (_RECEIPT, _DAMAGED):
            return theirs  # put beside a bill that is there: nothing to say
        if not priority or (theirs and theirs.get("priority", 0) >= priority):
            return theirs
        return {"priority": priority, "decoder": self.env["doc.intake.einvoice.bill"]._decode}

    def _unwrap_attachment(self, file_data, recurse=True):
        # EXTENDS 'account': an Estonian file may hold several invoices
        if file_data["import_file_type"] == _ESTONIAN and file_data.get("attachment"):
            return self._split_xml_into_new_attachments(file_data, "Invoice")
        return super()._unwrap_attachment(file_data, recurse)

    def _autopost_bill(self):
        # EXTENDS 'account': what speaks of other invoices, and what is in doubt, is looked at by a person
        return None if self.doc_intake_kind or self.doc_intake_to_check else super()._autopost_bill()

    def _doc_intake_file_type(self, file_data):
        """One of our types for ``file_data``, or None."""
        tree = file_data.get("xml_tree")
        if tree is None:
            return _DAMAGED if self._is_named_xml(file_data) else None
        name = etree.QName(tree)
        namespace = name.namespace or ""
        if name.localname == "Faktura" and namespace.startswith("http://crd.gov.pl/wzor/"):
            return _KSEF if tree.find("{*}Fa") is not None else None
        if name.localname == "Potwierdzenie" and namespace.startswith("http://upo.schematy.mf.gov.pl/"):
            return _RECEIPT
        return _ESTONIAN if name.localname == "E_Invoice" else None

    def _is_named_xml(self, file_data):
        """Whether the file says that it is XML."""
        mimetype = file_data.get("mimetype") or ""
        return mimetype.endswith("/xml") or (file_data.get("name") or "").lower().endswith(".xml")
