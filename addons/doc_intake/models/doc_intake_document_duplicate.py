from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from odoo import api, fields, models
from odoo.fields import Domain

from ..intake_core import states, warnings
from ..intake_core.duplicates import content_key, invoice_number_key

# Changes of these may make or end a duplicate, for the document and for those like it.
_IDENTITY_FIELDS = {"seller_vat", "invoice_number", "total_gross", "ksef_number", "text_content", "state", "move_id"}
# Of what is compared nothing else is loaded: text and reading of a document are long.
_FIELDS_COMPARED = [
    "name",
    "company_id",
    "currency_id",
    "seller_vat",
    "number_key",
    "total_gross",
    "ksef_number",
    "content_key",
    "warning_answers",
]
_MOVE_FIELDS_COMPARED = ["name", "ref", "company_id", "commercial_partner_id", "currency_id", "amount_total"]
# More documents of one text or number than this are a form letter, not a duplicate to be found.
_MOST_CANDIDATES = 2000


@dataclass(frozen=True)
class Match:
    """What looks like a document: ``code`` of the sentence that says why, ``original`` a document or a move (sudo)."""

    code: str
    original: Any


class Document(models.Model):
    """The same invoice twice: in two files, or in a file and in Odoo's books."""

    _inherit = "doc.intake.document"

    number_key = fields.Char(compute="_compute_number_key", store=True, precompute=True)
    content_key = fields.Char(compute="_compute_content_key", store=True, precompute=True, index="btree_not_null")

    _number_idx = models.Index("(number_key, seller_vat) WHERE number_key IS NOT NULL")
    _ksef_idx = models.Index("(ksef_number) WHERE ksef_number IS NOT NULL")

    @api.depends("invoice_number")
    def _compute_number_key(self):
        for document in self:
            document.number_key = invoice_number_key(document.invoice_number or "") or False

    @api.depends("text_content")
    def _compute_content_key(self):
        for document in self:
            document.content_key = content_key(document.text_content or "") or False

    def write(self, vals):
        # EXTENDS 'doc_intake': one that was like it may stand alone now, and the other way round
        if not _IDENTITY_FIELDS & set(vals):
            return super().write(vals)
        alike = self._alike()
        result = super().write(vals)
        (alike | self._alike())._warnings_changed()
        return result

    # ---- DOCUMENTS ----

    def _document_matches(self):
        """Documents that look like these, the surest first.

        :return: dict id -> list of Match
        """
        asked = self.filtered(lambda d: d._origin.id)
        by_key = defaultdict(list)
        for candidate in asked._candidates(Domain("state", "not in", states.DOCUMENT_WITHDRAWN)):
            for key in candidate._identity_keys().items():
                by_key[key].append(candidate)
        found = {}
        for document in asked:
            matches = {}
            for code, key in document._identity_keys().items():
                for other in by_key.get((code, key), ()):
                    if other.id != document._origin.id:
                        matches.setdefault(other.id, Match(code, other))
            if matches:
                found[document._origin.id] = list(matches.values())
        return found

    def _candidates(self, domain):
        """Documents (with sudo) that share a number, a text or a KSeF number with these; by id.

        Seller and amount are compared afterwards: of one number there are few.
        """
        documents = self.env["doc.intake.document"].sudo()
        numbered = self.filtered(lambda d: d.seller_vat and d.number_key)
        alike = [
            Domain("number_key", "in", numbered.mapped("number_key"))
            & Domain("seller_vat", "in", numbered.mapped("seller_vat")),
            Domain("content_key", "in", [key for key in self.mapped("content_key") if key]),
            Domain("ksef_number", "in", [number for number in self.mapped("ksef_number") if number]),
        ]
        if not (numbered or any(self.mapped("content_key")) or any(self.mapped("ksef_number"))):
            return documents
        companies = Domain("company_id", "in", self.company_id.ids)
        return documents.search_fetch(
            Domain.OR(alike) & companies & domain, _FIELDS_COMPARED, order="id", limit=_MOST_CANDIDATES
        )

    def _identity_keys(self):
        """code of a sentence -> what a document must have in common with this one for it, the surest first."""
        self.ensure_one()
        company, keys = self.company_id.id, {}
        if self.ksef_number:
            keys[warnings.SAME_KSEF] = company, self.ksef_number
        if self.seller_vat and self.number_key:
            # in hundredths, as floats do not compare
            keys[warnings.SAME_INVOICE] = company, self.seller_vat, self.number_key, round(self.total_gross * 100)
        if self.content_key:
            keys[warnings.SAME_TEXT] = company, self.content_key
        if self.seller_vat and self.number_key:
            keys[warnings.SAME_NUMBER] = company, self.seller_vat, self.number_key
        return keys

    def _alike(self):
        """Open documents beside these that share a number, a text or a KSeF number."""
        return self.sudo()._candidates(Domain("state", "not in", states.DOCUMENT_SETTLED)) - self

    # ---- ODOO'S BOOKS ----

    def _move_matches(self):
        """Invoices in Odoo that look like these documents and were not made from one; two queries for all documents.

        :return: dict id -> list of Match
        """
        asked = self.filtered(lambda d: d._origin.id and d.number_key and d._move_partners())
        found = defaultdict(list)
        for use, documents in asked.grouped(lambda d: d.document_type_id.move_type == "out_invoice").items():
            number_field = "name" if use else "ref"
            by_key = defaultdict(list)
            for move in documents._candidate_moves(number_field):
                key = move.company_id, move.commercial_partner_id, invoice_number_key(move[number_field] or "")
                by_key[key].append(move)
            for document in documents:
                for partner in document._move_partners():
                    for move in by_key.get((document.company_id, partner, document.number_key), ()):
                        found[document._origin.id].append(document._move_match(move))
        return found

    def _move_match(self, move):
        same = move.currency_id == self.currency_id or not self.currency_id
        equal = same and not move.currency_id.compare_amounts(move.amount_total, abs(self.total_gross))
        return Match(warnings.SAME_BILL if equal else warnings.SAME_NUMBER, move)

    def _candidate_moves(self, number_field):
        """Moves (with sudo) of the partners with one of the amounts or numbers, without those of a document."""
        types = ("out_invoice", "out_refund") if number_field == "name" else ("in_invoice", "in_refund", "in_receipt")
        moves = self.env["account.move"].sudo()
        amounts = list({round(abs(document.total_gross), 2) for document in self if document.total_gross})
        found = moves.search_fetch(
            Domain("company_id", "in", self.company_id.ids)
            & Domain("partner_id", "child_of", self._move_partners().ids)
            & Domain("move_type", "in", types)
            & Domain("state", "in", ("draft", "posted"))
            & (
                Domain("amount_total", "in", amounts)
                | Domain(number_field, "in", list(set(self.mapped("invoice_number"))))
            ),
            _MOVE_FIELDS_COMPARED,
            order="id",
            limit=_MOST_CANDIDATES,
        )
        made = self.sudo().search([("move_id", "in", found.ids)]).move_id
        return found - made

    def _move_partners(self):
        return self.sudo().partner_id.commercial_partner_id
