from collections import defaultdict

from odoo import models

from ..intake_core import states, warnings
from ..intake_core.duplicates import account_key


class Document(models.Model):
    """The bank account of a supplier we know: another one than before may be somebody else's."""

    _inherit = "doc.intake.document"

    _paid_to_idx = models.Index("(partner_id, company_id, iban) WHERE state = 'booked' AND iban IS NOT NULL")

    def _find_changed_accounts(self):
        """Documents that ask for money on another account than the supplier's; one query for all.

        Known are the accounts of the contact, and those of documents that were booked: each of them was the
        known one too, the first one, or confirmed by an approver.

        :return: dict id -> warnings.Found
        """
        asked = self.sudo().filtered(
            lambda d: d.iban and d.partner_id and d.document_type_id.move_type != "out_invoice"
        )
        booked = asked._booked_accounts()
        found = {}
        for document in asked:
            partner = document.partner_id.commercial_partner_id
            known = list(dict.fromkeys(partner.bank_ids.mapped("sanitized_acc_number")))
            keys = {account_key(number) for number in known}
            for number in booked.get((document.company_id, partner), ()):
                if account_key(number) not in keys:
                    known.append(number)
                    keys.add(account_key(number))
            if known and account_key(document.iban) not in keys:
                found[document._origin.id] = warnings.Found(
                    warnings.ACCOUNT_CHANGED,
                    f"{partner.id}/{document.iban}",
                    {
                        "partner": partner.name,
                        "iban": self._in_fours(document.iban),
                        "known": ", ".join(map(self._in_fours, known[:3])),
                    },
                    target=known[0],
                )
        return found

    def _booked_accounts(self):
        """(company, commercial partner) -> accounts on booked documents, those seen most first."""
        partners = self.partner_id.commercial_partner_id | self.partner_id
        if not partners:
            return {}
        groups = (
            self.env["doc.intake.document"]
            .sudo()
            ._read_group(
                [
                    ("state", "=", states.DOCUMENT_BOOKED),
                    ("company_id", "in", self.company_id.ids),
                    ("partner_id", "in", partners.ids),
                    ("iban", "!=", False),
                ],
                ["company_id", "partner_id", "iban"],
                ["__count"],
                order="__count desc, iban",
            )
        )
        accounts = defaultdict(list)
        for company, partner, iban, _count in groups:
            accounts[company, partner.commercial_partner_id].append(iban)
        return accounts

    def _in_fours(self, number):
        """An account as people compare it: in groups of four."""
        return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
