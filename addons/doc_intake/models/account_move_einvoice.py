import re
from functools import partial

from odoo import api, fields, models
from odoo.tools.mimetypes import guess_mimetype

from ..intake_core.errors import IntakeError
from ..intake_core.files import pdf
from ..intake_core.files.errors import XmlUnsafe
from ..intake_core.files.limits import Limits
from ..intake_core.files.sniff import sniff
from ..intake_core.mail.containers.pdf_files import may_hold_files
from ..intake_core.reading import einvoice
from ..intake_core.reading.einvoice.codes import ORDINARY, document_type
from .account_edi_common import ACCEPTED_PARTNER

# Odoo's own decoder of UBL and CII has 20.
_PRIORITY = 30
_PRIORITY_UNUSUAL = 21
# Files that bring no bill but have something to say: an invoice in the same mail goes first.
_PRIORITY_RECEIPT = 5
_PRIORITY_SAYS_WHY = 2
_KSEF = "doc_intake.ksef"
_ESTONIAN = "doc_intake.estonian"
_UNUSUAL = "doc_intake.unusual_einvoice"
_ENVELOPE = "doc_intake.envelope"
_RECEIPT = "doc_intake.ksef_receipt"
_NO_INVOICE = "doc_intake.no_invoice"
_DAMAGED = "doc_intake.damaged_xml"
_PRIORITIES = {
    _KSEF: _PRIORITY,
    _ESTONIAN: _PRIORITY,
    _UNUSUAL: _PRIORITY_UNUSUAL,
    _ENVELOPE: _PRIORITY_SAYS_WHY,  # what is in it has a decoder of its own
    _RECEIPT: _PRIORITY_RECEIPT,
    _NO_INVOICE: _PRIORITY_SAYS_WHY,
    _DAMAGED: _PRIORITY_SAYS_WHY,
}
_TYPES = {
    "ksef": _KSEF,
    "ksef_rr": _KSEF,
    "estonian": _ESTONIAN,
    "zugferd1": _UNUSUAL,
    "envelope": _ENVELOPE,
}
_DAY_OF_CII = re.compile(r"\s*\d{8}\s*")


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
        # EXTENDS 'account': nothing that declares entities is parsed; writers that declare an impossible encoding
        # mean UTF-8
        raw = file_data["raw"] or b""
        try:
            einvoice.refuse_doctype(raw)
        except XmlUnsafe:
            return None
        tree = super()._get_xml_tree(file_data)
        if tree is None and self._is_named_xml(file_data):
            try:
                return einvoice.xml_root(raw, Limits())
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
        if not theirs and not kind and einvoice.format_of(file_data.get("xml_tree")) in ("ubl", "cii"):
            kind = _UNUSUAL  # a file that names no profile
        priority = _PRIORITIES.get(kind)
        if not new and kind in (_RECEIPT, _DAMAGED, _NO_INVOICE):
            return theirs  # put beside a bill that is there: nothing to say
        if not priority or (theirs and theirs.get("priority", 0) >= priority):
            return self._doc_intake_proven(theirs, file_data) if new else theirs
        return {"priority": priority, "decoder": self.env["doc.intake.einvoice.bill"]._decode}

    def _doc_intake_proven(self, theirs, file_data):
        """Odoo's decoder ``theirs`` (or None) with a look at the total of its bill; approval looks itself."""
        is_odoos = (file_data["import_file_type"] or "").startswith("account.edi.xml.")
        if not theirs or not is_odoos or self.env.context.get(ACCEPTED_PARTNER):
            return theirs
        return {**theirs, "decoder": partial(self.env["doc.intake.einvoice.bill"]._decode_proven, theirs["decoder"])}

    def _unwrap_attachment(self, file_data, recurse=True):
        # EXTENDS 'account': an Estonian file may hold several invoices, an envelope of Peppol holds one
        if file_data["import_file_type"] == _ESTONIAN and file_data.get("attachment"):
            return self._split_xml_into_new_attachments(file_data, "Invoice")
        if file_data["import_file_type"] == _ENVELOPE:
            content = einvoice.inner(file_data["xml_tree"], Limits())
            return self._doc_intake_inner(file_data, [(file_data["name"], content)] if content else [], recurse)
        found = super()._unwrap_attachment(file_data, recurse)
        if file_data["import_file_type"] == "pdf" and not found and may_hold_files(file_data["raw"] or b""):
            # Odoo looks at a flat list only; a PDF may have a tree of them.
            return self._doc_intake_inner(file_data, self._doc_intake_pdf_files(file_data["raw"]), recurse)
        return found

    def _should_attach_to_record(self, attachment):
        # EXTENDS 'account': the XML is the invoice. Mailed, it stays with its bill as an uploaded one does; a damaged
        # one is looked at too, so that the bill says why it is empty
        if super()._should_attach_to_record(attachment):
            return True
        if not attachment or attachment.res_field:
            return False
        return self._is_named_xml({"mimetype": attachment.mimetype, "name": attachment.name})

    @api.model
    def _ubl_parse_attached_document(self, tree):
        # OVERRIDE 'account_edi_ubl_cii', which fails where nothing is attached and parses whatever is
        try:
            content = einvoice.inner(tree, Limits())
            return (content, einvoice.xml_root(content, Limits())) if content else ("", None)
        except IntakeError:
            return "", None

    def _autopost_bill(self):
        # EXTENDS 'account': what speaks of other invoices, and what is in doubt, is looked at by a person
        return None if self.doc_intake_kind or self.doc_intake_to_check else super()._autopost_bill()

    def _doc_intake_inner(self, file_data, contents, recurse):
        """File data of the (name, bytes) found in a file, as Odoo makes it."""
        found = []
        for name, content in contents:
            inner = {
                "name": name,
                "raw": content,
                "mimetype": guess_mimetype(content),
                "attachment": None,
                "origin_attachment": file_data["origin_attachment"],
                "origin_import_file_type": file_data["origin_import_file_type"],
            }
            inner["xml_tree"] = self._get_xml_tree(inner)
            inner["import_file_type"] = self._get_import_file_type(inner)
            found.append(inner)
        return found + (self._unwrap_attachments(found) if recurse and found else [])

    def _doc_intake_pdf_files(self, data):
        """(name, bytes) of the XML files in a PDF."""
        try:
            content = pdf.load(data, Limits(max_text_pages=1))
        except IntakeError:
            return []
        return [(file.name, file.data) for file in content.attachments if sniff(file.data, file.name).family == "xml"]

    def _doc_intake_file_type(self, file_data):
        """One of our types for ``file_data``, or None."""
        tree = file_data.get("xml_tree")
        is_named = self._is_named_xml(file_data)
        if tree is None:
            return _DAMAGED if is_named else None
        found = einvoice.format_of(tree)
        if found in ("ubl", "cii"):
            return _UNUSUAL if self._is_beyond_odoo(found, tree) else None
        if found:
            return _TYPES.get(found)
        return _RECEIPT if einvoice.is_receipt(tree) else _NO_INVOICE if is_named else None

    def _is_beyond_odoo(self, found, tree):
        """Whether Odoo's own decoder knows nothing of this UBL or CII, or would book it as something else."""
        code = einvoice.type_code(tree)
        if found == "ubl":
            is_invoice = tree.tag.endswith("}Invoice")
            return is_invoice and document_type(code) not in ("invoice", "debit_note")
        days = tree.findall("{*}ExchangedDocument/{*}IssueDateTime/{*}DateTimeString")
        days += tree.findall(".//{*}SpecifiedTradePaymentTerms/{*}DueDateDateTime/{*}DateTimeString")
        return (
            (code or "") not in ORDINARY
            or tree.find(".//{*}IncludedSupplyChainTradeLineItem") is None
            or any(day.text and not _DAY_OF_CII.fullmatch(day.text) for day in days)
        )

    def _is_named_xml(self, file_data):
        """Whether the file says that it is XML."""
        mimetype = file_data.get("mimetype") or ""
        return mimetype.endswith("/xml") or (file_data.get("name") or "").lower().endswith(".xml")
