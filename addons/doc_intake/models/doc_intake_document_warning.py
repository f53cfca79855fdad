from odoo import SUPERUSER_ID, api, fields, models, tools

from ..intake_core import states, warnings
from ..intake_core.errors import SENTENCES
from ..intake_core.reading.values.accounts import iban_is_valid
from ..intake_core.reading.values.vat_numbers import normalise_vat, vat_is_valid
from ..intake_core.warnings import Found, Severity, most_severe

# What the reader says is history once a person has changed one of the fields it speaks of.
_FIELDS_OF_WARNING = {
    "ksef_checksum": {"ksef_number"},
    "recipient_not_buyer": {"buyer_vat"},
    "own_vat_absent": {"buyer_vat", "seller_vat"},
    "sums_differ": {"total_net", "total_tax", "total_gross", "vat_ids"},
    "amount_unproven": {"total_net", "total_tax", "total_gross", "vat_ids"},
}
# Said anew from the fields as they are now, with their values and in the zone of the company.
_SAID_ANEW = {"vat_checksum", "iban_checksum", "due_before_issue", "future_date"}
_SUMS = {warnings.SUM_ROW, warnings.SUM_ROW_RATE, warnings.SUM_ROWS_GROSS, warnings.SUM_TOTAL}
_WRONG_COMPANY = {
    warnings.BUYER_NOT_OURS,
    warnings.BUYER_ELSEWHERE,
    warnings.SELLER_NOT_OURS,
    warnings.SELLER_ELSEWHERE,
}
_COUNTRY_OF_PREFIX = {"EL": "GR", "XI": "GB"}
_OWN_FIELDS = (
    "state",
    "reason_code",
    "reading",
    "corrections",
    "warning_answers",
    "document_type_id",
    "partner_id",
    "journal_id",
    "company_id",
    "buffer_id",
    "invoice_number",
    "ksef_number",
    "text_content",
    "issue_date",
    "due_date",
    "currency_id",
    "seller_vat",
    "buyer_vat",
    "iban",
    "total_net",
    "total_tax",
    "total_gross",
    "vat_ids.rate",
    "vat_ids.net",
    "vat_ids.tax",
    "vat_ids.gross",
)


class Document(models.Model):
    """What to look at before a document is accepted."""

    _inherit = "doc.intake.document"

    warnings = fields.Json(
        compute="_compute_warnings",
        help="List of {key, code, severity, text, answers: [{name, label}], answered: {by, at} or null}.",
    )
    warning_text = fields.Text(string="Look at", compute="_compute_warnings")
    warning_level = fields.Selection(
        [
            (Severity.DANGER.value, "To be answered"),
            (Severity.WARNING.value, "To look at"),
            (Severity.INFO.value, "For information"),
        ],
        compute="_compute_warning_level",
        store=True,
        help="The gravest warning nobody has answered yet, as it is for everybody.",
    )
    # key of a warning -> {"user_id", "by", "at" (UTC), "answer"}
    warning_answers = fields.Json(readonly=True, copy=False)

    _warned_idx = models.Index("(buffer_id, warning_level) WHERE warning_level IS NOT NULL")

    @api.depends(*_OWN_FIELDS)
    @api.depends("buffer_id.vat", "currency_id.active")
    @api.depends_context("lang", "uid", "allowed_company_ids")
    def _compute_warnings(self):
        found = self._found_warnings()
        for document in self:
            said = [document._say_found(warning) for warning in found.get(document, ())]
            # Answered ones stay to be seen, after the others.
            document.warnings = sorted(said, key=lambda warning: bool(warning["answered"])) or False
            document.warning_text = "\n".join(w["text"] for w in said if not w["answered"]) or False

    @api.depends(*_OWN_FIELDS)
    def _compute_warning_level(self):
        # Seen by everybody alike: a lock date that one user may pass is one for the others.
        found = self.with_user(SUPERUSER_ID)._found_warnings()
        for document in self:
            open_ones = {
                warning.kind.severity for warning in found.get(document, ()) if not document._answer_to(warning)
            }
            level = most_severe(open_ones)
            document.warning_level = level and level.value

    def _warnings_changed(self):
        """Something beside these documents has changed that their warnings speak of."""
        if self:
            self.env.add_to_compute(self._fields["warning_level"], self)
            self.invalidate_recordset(["warnings", "warning_text"])

    # ---- WHAT THERE IS TO SAY ----

    def _found_warnings(self):
        """The warnings of each document that waits for a decision, the gravest first; queries for all at once.

        :return: dict document -> list of Found
        """
        waiting = self.filtered(
            lambda d: (
                d._origin.id
                and (d.state in states.DOCUMENT_OPEN or (d.state not in states.DOCUMENT_SETTLED and d.reason_code))
            )
        )
        if not waiting:
            return {}
        misdirected = waiting._find_wrong_companies()
        changed = waiting._find_changed_accounts()
        twins = waiting._find_twins()
        closed = waiting._find_closed_periods()
        found = {}
        for document in waiting:
            key = document._origin.id
            own = [
                *filter(None, (misdirected.get(key), changed.get(key))),
                *twins.get(key, ()),
                *document._find_wrong_numbers(),
                *document._find_sums(),
                *document._find_odd_dates(),
                *filter(None, (closed.get(key),)),
            ]
            own += document._find_said_by_reader({warning.code for warning in own})
            found[document] = sorted(own, key=lambda warning: warnings.ORDER.index(warning.kind.severity))
        return found

    def _find_wrong_companies(self):
        """Documents whose buyer (of sales, whose seller) is somebody else; dict id -> Found, its target a buffer id."""
        wrong = {}
        for document in self:
            ours = document.buffer_id.sudo().vat
            read = document._own_side_vat()
            if read and ours and self._digits(read) != self._digits(ours):
                wrong[document] = read, ours
        owners = self._buffers_by_vat() if wrong else {}
        found = {}
        for document, (read, ours) in wrong.items():
            sale = document.document_type_id.move_type == "out_invoice"
            owner = owners.get(self._digits(read))
            code = warnings.SELLER_NOT_OURS if sale else warnings.BUYER_NOT_OURS
            params = {"vat": read, "company": document.company_id.name, "ours": ours}
            if owner and owner != document.buffer_id:
                code = warnings.SELLER_ELSEWHERE if sale else warnings.BUYER_ELSEWHERE
                params["other"] = owner.company_id.sudo().name
            found[document._origin.id] = Found(code, read, params, target=owner and owner.id, group="wrong_company")
        return found

    def _own_side_vat(self):
        return self.seller_vat if self.document_type_id.move_type == "out_invoice" else self.buyer_vat

    @api.model
    def _buffers_by_vat(self):
        """digits of a VAT number -> the first buffer of it that the user sees, in whichever of his companies."""
        everywhere = self.env["doc.intake.buffer"]
        if not self.env.su:
            everywhere = everywhere.with_context(allowed_company_ids=self.env.user.company_ids.ids)
        owners = {}
        for buffer in everywhere.search([("vat", "!=", False)]):
            owners.setdefault(self._digits(buffer.vat), buffer.with_env(self.env))
        owners.pop("", None)
        return owners

    def _find_wrong_numbers(self):
        """VAT numbers and accounts that cannot be, and a currency or a contact that does not fit."""
        self.ensure_one()
        found = [
            Found("vat_checksum", number, {"number": number})
            for number in dict.fromkeys((self.seller_vat, self.buyer_vat))
            if number and not vat_is_valid(number)
        ]
        if self.iban and not iban_is_valid(self.iban):
            found.append(Found("iban_checksum", self.iban, {"number": self.iban}))
        if self.currency_id and not self.currency_id.active:
            name = self.currency_id.name
            found.append(Found(warnings.CURRENCY_INACTIVE, name, {"currency": name}, target=self.currency_id.id))
        return found + self._find_other_partner()

    def _find_other_partner(self):
        """Whether the contact is another one than the document names, or in another country."""
        partner = self.sudo().partner_id.commercial_partner_id
        vat = self._counterpart_values()["vat"]
        if not partner or not vat or not vat_is_valid(vat):
            return []
        about = f"{vat}/{partner.id}"
        country = partner.country_id
        theirs = normalise_vat(partner.vat or "", country.code or self.company_id.account_fiscal_country_id.code or "")
        if theirs and self._digits(theirs) != self._digits(vat):
            said = {"vat": vat, "partner": partner.name, "other": partner.vat}
            return [Found(warnings.PARTNER_DIFFERS, f"{about}/{theirs}", said)]
        code = _COUNTRY_OF_PREFIX.get(vat[:2], vat[:2])
        if country and country.code != code:
            named = self.env["res.country"].browse(self._country_id(code)).name or code
            said = {"vat": vat, "country": named, "partner": partner.name, "other": country.name}
            return [Found(warnings.COUNTRY_DIFFERS, f"{about}/{country.code}", said)]
        return []

    @api.model
    @tools.ormcache("code")
    def _country_id(self, code):
        return self.env["res.country"].sudo().search([("code", "=", code)], limit=1).id

    def _find_sums(self):
        """Amounts that do not add up, with the figures."""
        self.ensure_one()
        found = []
        if self._is_decoded(self._get_move_type()):
            return found  # an e-invoice may round, and take its discounts, as it likes: its decoder proves the bill
        for difference in self._differing_sums():
            figures = self._said_figures(difference)
            about = "/".join(f"{value:.2f}" for value in difference.figures.values())
            found.append(Found(difference.code, about, figures))
        return found

    def _find_said_by_reader(self, said):
        """What the reader found and a person has not typed over, where the fields do not say it better.

        :param said: codes of the warnings that are there already
        """
        self.ensure_one()
        typed = set(self.corrections or {})
        skipped = set(_SAID_ANEW)
        if said & _SUMS:
            skipped.add("sums_differ")
        if said & _WRONG_COMPANY:
            skipped.add("own_vat_absent")
        found = {}
        for warning in (self.reading or {}).get("warnings", ()):
            code = warning["code"]
            if code in skipped or typed & _FIELDS_OF_WARNING.get(code, set()):
                continue
            if code == "several_invoices" and self._is_taken_apart():
                code = warnings.SEVERAL_TAKEN
            known = code in SENTENCES and "params" in warning
            params = warning["params"] if known else {}
            about = "/".join(str(value) for _name, value in sorted(params.items()))
            one = Found(code, about, params, text="" if known else warning["message"])
            found.setdefault(one.key, one)
        return list(found.values())

    def _is_taken_apart(self):
        """Whether the other invoices of the file have become documents: they do where the file is an XML."""
        mimetype = self.sudo().carrier_ids[:1].file_id.mimetype or ""
        return (self.reading or {}).get("source") == "xml" and mimetype.endswith("xml") and not self.split_index

    @api.model
    def _digits(self, vat):
        return "".join(character for character in vat if character.isdigit())
