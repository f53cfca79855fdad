from odoo import models
from odoo.exceptions import UserError
from odoo.tools import float_compare


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
        return move_type

    def _check_adds_up(self):
        rounding = self.currency_id.rounding
        money = self.currency_id.format

        def differ(one, other):
            return float_compare(one, other, precision_rounding=rounding)

        for row in self.vat_ids:
            if differ(row.net + row.tax, row.gross):
                raise UserError(
                    self.env._(
                        "%(document)s: the VAT row of %(rate)s %% does not add up: %(net)s and %(tax)s are not "
                        "%(gross)s. Correct one of them.",
                        document=self.name,
                        rate=f"{row.rate:g}",
                        net=money(row.net),
                        tax=money(row.tax),
                        gross=money(row.gross),
                    )
                )
            if abs(row.net * row.rate / 100 - row.tax) > self._rounding_tolerance():
                raise UserError(
                    self.env._(
                        "%(document)s: %(tax)s is not %(rate)s %% of %(net)s. Correct the VAT row.",
                        document=self.name,
                        rate=f"{row.rate:g}",
                        net=money(row.net),
                        tax=money(row.tax),
                    )
                )
        if self.vat_ids:
            gross = sum(self.vat_ids.mapped("gross"))
            if differ(gross, self.total_gross):
                raise UserError(
                    self.env._(
                        "%(document)s does not add up: the VAT rows give %(rows)s, the gross amount is %(gross)s. "
                        "Correct one of them.",
                        document=self.name,
                        rows=money(gross),
                        gross=money(self.total_gross),
                    )
                )
        elif differ(self.total_net, 0) and differ(self.total_net + self.total_tax, self.total_gross):
            raise UserError(
                self.env._(
                    "%(document)s does not add up: net %(net)s and VAT %(tax)s are not the gross amount %(gross)s. "
                    "Correct one of them.",
                    document=self.name,
                    net=money(self.total_net),
                    tax=money(self.total_tax),
                    gross=money(self.total_gross),
                )
            )
