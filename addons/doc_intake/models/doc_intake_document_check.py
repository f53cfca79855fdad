from odoo import models
from odoo.exceptions import UserError
from odoo.tools import float_compare

from ..intake_core import sums
from ..intake_core.warnings import Answer, Severity


class UnansweredWarning(UserError):
    """A warning that could cost money or break the law, and nobody has said yet that it is all right."""


class Document(models.Model):
    """What must be right before a bill is made; each refusal says what to do."""

    _inherit = "doc.intake.document"

    def _check_invoicing(self):
        if not self.env.su and not self.env.user.has_group("account.group_account_invoice"):
            raise UserError(self.env._("You may accept documents, but booking needs the Invoicing right of Odoo."))

    def _check_bookable(self):
        """Say what is missing before anything is made.

        :return: the type of the move to make
        """
        move_type = self._get_move_type()
        if not move_type:
            raise UserError(
                self.env._("A document of the type %s is filed, not booked.", self.document_type_id.display_name)
            )
        if not self.is_gross_known:
            raise UserError(self.env._("The gross amount of %s is not known. Please enter it.", self.name))
        if not self.currency_id:
            raise UserError(self.env._("The currency of %s is not known. Please choose it.", self.name))
        if not self.currency_id.active:
            raise UserError(
                self.env._(
                    "The currency %s is not active. Activate it in the list of currencies.",
                    self.currency_id.name,
                )
            )
        if move_type.startswith("out_") and not self.invoice_number:
            raise UserError(self.env._("The number of the sales invoice %s is not known. Please enter it.", self.name))
        if not self.partner_id and not self.will_create_partner and not self._find_partner():
            raise UserError(
                self.env._(
                    "The partner of %s is not known. Choose one, or enter name and a valid VAT number.", self.name
                )
            )
        self._check_adds_up()
        self._check_answered()
        return move_type

    def _check_adds_up(self):
        for difference in self._differing_sums():
            if difference.refuses:
                said = self._say(difference.code, self._said_figures(difference))
                raise UserError(self.env._("%(document)s: %(what)s", document=self.name, what=said))

    def _check_answered(self):
        """Nobody books past a red warning: a person answers it first, here or in the question before booking."""
        unanswered = self._unanswered_dangers()
        if unanswered:
            said = " ".join(self._say_sentence(warning) for warning in unanswered)
            raise UnansweredWarning(
                self.env._("%(document)s waits for an answer to: %(warnings)s", document=self.name, warnings=said)
            )

    def _unanswered_dangers(self):
        """Warnings (Found) that a person must answer before a bill is made."""
        self.ensure_one()
        return [
            warning
            for warning in self._found_warnings().get(self, ())
            if warning.kind.severity == Severity.DANGER
            and Answer.ACKNOWLEDGE in warning.kind.answers
            and not self._answer_to(warning)
        ]

    def _differing_sums(self):
        """Sums of this document that do not add up, as it is now."""
        self.ensure_one()
        rounding = self.currency_id.rounding or 0.01
        lines = [line.get("net") for line in (self.reading or {}).get("lines", ())]
        return sums.differences(
            sums.Amounts(
                net=self.total_net,
                tax=self.total_tax,
                gross=self.total_gross if self.is_gross_known else None,
                rows=[sums.Row(row.rate, row.net, row.tax, row.gross) for row in self.vat_ids],
                lines=[] if self._is_net_sure() or None in lines else [float(net) for net in lines],
            ),
            lambda one, other: bool(float_compare(one, other, precision_rounding=rounding)),
            self._rounding_tolerance(),
        )

    def _is_net_sure(self):
        """Whether two witnesses stand for the net amount: then lines that do not add up to it were read badly."""
        read = (self.reading or {}).get("fields", {}).get("total_net") or {}
        return bool(read.get("green")) and "total_net" not in (self.corrections or {})

    def _said_figures(self, difference):
        """The figures of a difference as people read them."""
        return {
            name: f"{value:g}" if name == "rate" else self._money(value) for name, value in difference.figures.items()
        }
