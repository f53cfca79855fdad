import datetime as dt

from odoo import fields, models
from odoo.tools import format_date
from odoo.tools.date_utils import relativedelta

from ..intake_core import warnings

_DEFAULT_TIME_ZONE = "Europe/Warsaw"


class Document(models.Model):
    """Whether the dates of a document can be true, and whether its period is still open in Odoo."""

    _inherit = "doc.intake.document"

    def _find_odd_dates(self):
        """:return: list of warnings.Found about the dates of one document"""
        self.ensure_one()
        issue, due, today = self.issue_date, self.due_date, self._today_here()
        found = []
        if issue and issue > today:
            found.append(warnings.Found(warnings.ISSUE_IN_FUTURE, str(issue), {"date": format_date(self.env, issue)}))
        if issue and issue < today - relativedelta(months=12):
            found.append(warnings.Found(warnings.ISSUE_TOO_OLD, str(issue), {"date": format_date(self.env, issue)}))
        if issue and due and due < issue:
            said = {"due": format_date(self.env, due), "issue": format_date(self.env, issue)}
            found.append(warnings.Found(warnings.DUE_TOO_EARLY, f"{issue}/{due}", said))
        return found

    def _today_here(self):
        """The day it is where the company of the document is, whatever the clock of the server or the reader says."""
        return fields.Date.context_today(self.with_context(tz=self._time_zone()))

    def _time_zone(self):
        return self.company_id.sudo().partner_id.tz or _DEFAULT_TIME_ZONE

    def _find_closed_periods(self):
        """Documents whose accounting date Odoo will move, for this user; as many queries for many as for one.

        :return: dict id -> warnings.Found
        """
        found, dates = {}, {}
        journals = self._journals_to_be()
        for document in self.filtered("issue_date"):
            journal = journals.get(document)
            if not journal:
                continue
            has_tax = bool(document.vat_ids) or not (document.currency_id or document.company_id.currency_id).is_zero(
                document.total_tax
            )
            company = document.company_id.sudo()
            locks = company._get_violated_lock_dates(document.issue_date, has_tax, journal)
            if not locks:
                continue
            # From here on only the locks count, not the day of the document.
            key = journal, has_tax, tuple(locks)
            if key not in dates:
                dates[key] = document._accounting_date_to_be(journal, has_tax, locks), company._format_lock_dates(locks)
            booked, named = dates[key]
            found[document._origin.id] = warnings.Found(
                warnings.PERIOD_CLOSED,
                f"{document.issue_date}/{booked}",
                {
                    "date": format_date(self.env, document.issue_date),
                    "locks": named,
                    "booked": format_date(self.env, booked),
                },
            )
        return found

    def _accounting_date_to_be(self, journal, has_tax, locks):
        """The date that Odoo itself will take for a bill of this document."""
        sale = journal.type == "sale"
        move = (
            self.env["account.move"]
            .sudo()
            .new({"journal_id": journal.id, "move_type": "out_invoice" if sale else "in_invoice"})
        )
        date = move._get_accounting_date(self.issue_date, has_tax, lock_dates=locks)
        return date if isinstance(date, dt.date) else self.issue_date

    def _journals_to_be(self):
        """document -> the journal (with sudo) its bill goes to; those that are filed and not booked are left out."""
        booked = self.filtered(lambda d: not d.document_type_id or d.document_type_id.move_type)
        journals, first = {}, {}
        for document in booked:
            kind = "sale" if document.document_type_id.move_type == "out_invoice" else "purchase"
            chosen = (document.journal_id | document.buffer_id.sudo().journal_id).sudo()
            chosen = chosen.filtered(lambda j, t=kind: j.type == t)[:1]
            key = document.company_id, kind
            if not chosen and key not in first:
                domain = self.env["account.journal"]._check_company_domain(document.company_id)
                first[key] = self.env["account.journal"].sudo().search([*domain, ("type", "=", kind)], limit=1)
            journals[document] = chosen or first[key]
        return journals
