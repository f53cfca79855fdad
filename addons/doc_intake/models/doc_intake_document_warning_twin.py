from odoo import api, models

from ..intake_core import warnings
from ..intake_core.warnings import Found

_HIDDEN = {warnings.SAME_BILL: warnings.SAME_BILL_HIDDEN, warnings.SAME_NUMBER: warnings.SAME_NUMBER_HIDDEN}

_MOST_TOLD = 3  # of one document; answered ones make room for the next


class Document(models.Model):
    """How a possible duplicate is told: with its content to those who may see it, without to the others."""

    _inherit = "doc.intake.document"

    def _find_twins(self):
        """Duplicates of each document; with a sure one at hand, what has the same number only is not told.

        :return: dict id -> list of Found, their targets (model, id, whether the user sees it)
        """
        documents, moves = self._document_matches(), self._move_matches()
        told = {}
        for key in documents.keys() | moves.keys():
            mine = [*documents.get(key, ()), *moves.get(key, ())]
            same = [match for match in mine if match.code != warnings.SAME_NUMBER]
            told[key] = same or mine
        for document in self:
            key = document._origin.id
            answered = [match for match in told.get(key, ()) if document._is_twin_answered(match)]
            waiting = [match for match in told.get(key, ()) if match not in answered]
            if waiting or answered:
                told[key] = waiting[:_MOST_TOLD] + answered[:_MOST_TOLD]
        visible = self._visible_originals([match.original for matches in told.values() for match in matches])
        return {
            document._origin.id: [document._tell_twin(match, visible) for match in told[document._origin.id]]
            for document in self
            if document._origin.id in told
        }

    def _is_twin_answered(self, match):
        original = match.original
        target = original._name, original.id, False
        return self._answer_to(Found(match.code, self._twin_about(original), {}, target, self._twin_group(match.code)))

    @api.model
    def _twin_group(self, code):
        """Not a duplicate: that is said of two documents, whatever made them look alike."""
        return "same_number" if code == warnings.SAME_NUMBER else "duplicate"

    @api.model
    def _twin_about(self, original):
        return f"{original._name},{original.id}"

    def _visible_originals(self, originals):
        """(model, id) of those that the user may read."""
        visible = set()
        for model in ("doc.intake.document", "account.move"):
            ids = {original.id for original in originals if original._name == model}
            visible |= {(model, record.id) for record in self.env[model].browse(ids)._filtered_access("read")}
        return visible

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
                    "other": self._money(amount, original.currency_id),
                    "gross": self._money(self.total_gross),
                }
        return Found(
            code,
            self._twin_about(original),
            params,
            target=(*target, target in visible),
            group=self._twin_group(match.code),
        )

    def _money(self, amount, currency=None):
        """``amount`` as people read it; as a plain number where the currency is not known."""
        currency = currency or self.currency_id
        return currency.format(amount) if currency else f"{amount:.2f}"
