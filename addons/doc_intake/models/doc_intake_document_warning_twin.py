from odoo import models

from ..intake_core import warnings
from ..intake_core.warnings import Found

_HIDDEN = {warnings.SAME_BILL: warnings.SAME_BILL_HIDDEN, warnings.SAME_NUMBER: warnings.SAME_NUMBER_HIDDEN}


class Document(models.Model):
    """How a possible duplicate is told: with its content to those who may see it, without to the others."""

    _inherit = "doc.intake.document"

    def _find_twins(self):
        """The surest duplicate of each document, and every other one it is not only alike in number with.

        :return: dict id -> list of Found, their targets (model, id)
        """
        documents, moves = self._document_matches(), self._move_matches()
        matches = {key: [*documents.get(key, ()), *moves.get(key, ())] for key in documents.keys() | moves.keys()}
        originals = [match.original for found in matches.values() for match in found]
        visible = set()
        for model in ("doc.intake.document", "account.move"):
            ids = {original.id for original in originals if original._name == model}
            visible |= {(model, record.id) for record in self.env[model].browse(ids)._filtered_access("read")}
        found = {}
        for document in self:
            mine = matches.get(document._origin.id, ())
            same = [match for match in mine if match.code != warnings.SAME_NUMBER]
            # With a sure one at hand, what has the same number only is noise.
            told = same or mine
            if told:
                found[document._origin.id] = [document._tell_twin(match, visible) for match in told]
        return found

    def _tell_twin(self, match, visible):
        original = match.original
        target = original._name, original.id
        is_number_only = match.code == warnings.SAME_NUMBER
        is_move = original._name == "account.move"
        code, params = match.code, {"original": original.name}
        if target not in visible:
            code = _HIDDEN.get(code, code)
            if is_move:
                params["original"] = self.env._("An invoice in Odoo")
        else:
            if is_move:
                params["original"] = original.with_env(self.env(su=True)).display_name
            if is_number_only:
                amount = original.amount_total if is_move else original.total_gross
                params |= {
                    "other": (original.currency_id or self.currency_id).format(amount),
                    "gross": self._money(self.total_gross),
                }
        return Found(
            code,
            f"{target[0]},{target[1]}",
            params,
            target=(*target, target in visible),
            group="same_number" if is_number_only else "duplicate",
        )

    def _money(self, amount):
        """``amount`` as people read it; without a currency where that is not known."""
        return self.currency_id.format(amount) if self.currency_id else f"{amount:.2f}"
