"""What a person should look at before accepting a document: codes, how grave they are, how they can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from .errors import _, sentence


class Severity(StrEnum):
    """How grave: money or law could go wrong; look; only so that you know."""

    DANGER = "danger"
    WARNING = "warning"
    INFO = "info"


ORDER: Final = (Severity.DANGER, Severity.WARNING, Severity.INFO)


class Answer(StrEnum):
    """What a person can say to a warning with one click."""

    ACKNOWLEDGE = "acknowledge"
    MOVE = "move"
    OPEN = "open"
    DUPLICATE = "duplicate"
    KEEP_ACCOUNT = "keep_account"
    ACTIVATE_CURRENCY = "activate_currency"


@dataclass(frozen=True, slots=True)
class WarningKind:
    """``answers`` in the order of their buttons. A danger that can be acknowledged asks before a bill is made; one
    that cannot is refused by the booking itself until it is corrected.
    """

    severity: Severity
    answers: tuple[Answer, ...] = (Answer.ACKNOWLEDGE,)


_DUPLICATE = WarningKind(Severity.DANGER, (Answer.OPEN, Answer.DUPLICATE, Answer.ACKNOWLEDGE))
_LOOK = WarningKind(Severity.WARNING)
_CORRECT = WarningKind(Severity.DANGER, ())
_KNOW = WarningKind(Severity.INFO, ())

BUYER_NOT_OURS = sentence("buyer_not_ours", _("The buyer %(vat)s is not %(company)s (%(ours)s)."))
BUYER_ELSEWHERE = sentence(
    "buyer_elsewhere",
    _("The buyer %(vat)s is %(other)s, not %(company)s (%(ours)s)."),
)
SELLER_NOT_OURS = sentence("seller_not_ours", _("The seller %(vat)s is not %(company)s (%(ours)s)."))
SELLER_ELSEWHERE = sentence(
    "seller_elsewhere",
    _("The seller %(vat)s is %(other)s, not %(company)s (%(ours)s)."),
)
SAME_INVOICE = sentence("same_invoice", _("Looks like %(original)s: same seller, number and amount."))
SAME_TEXT = sentence("same_text", _("Looks like %(original)s: the same text in another file."))
SAME_KSEF = sentence("same_ksef", _("Looks like %(original)s: the same KSeF number."))
SAME_BILL = sentence("same_bill", _("Looks like %(original)s in Odoo: same partner, number and amount."))
SAME_BILL_HIDDEN = sentence(
    "same_bill_hidden", _("Looks like an invoice that Odoo has already: same partner, number and amount.")
)
SAME_NUMBER = sentence(
    "same_number",
    _(
        "%(original)s has the same seller and number, but another amount: %(other)s there, %(gross)s here. "
        "One of them may be read wrong, or take the place of the other."
    ),
)
SAME_NUMBER_HIDDEN = sentence(
    "same_number_hidden",
    _(
        "%(original)s has the same seller and number, but another amount. "
        "One of them may be read wrong, or take the place of the other."
    ),
)
ACCOUNT_CHANGED = sentence(
    "account_changed",
    _(
        "Another bank account than before for %(partner)s: %(iban)s here, %(known)s known. Ask the supplier, by a "
        "telephone number you had before. Booking adds no account to the contact."
    ),
)
PERIOD_CLOSED = sentence(
    "period_closed",
    _("%(date)s lies in a closed period: %(locks)s. Odoo will take %(booked)s as the accounting date."),
)
ISSUE_IN_FUTURE = sentence("issue_in_future", _("The issue date %(date)s is in the future."))
ISSUE_TOO_OLD = sentence("issue_too_old", _("The issue date %(date)s is more than 12 months ago."))
DUE_TOO_EARLY = sentence("due_too_early", _("The due date %(due)s is before the issue date %(issue)s."))
COUNTRY_DIFFERS = sentence(
    "country_differs",
    _("The VAT number %(vat)s is from %(country)s, but the contact %(partner)s is in %(other)s."),
)
PARTNER_DIFFERS = sentence(
    "partner_differs",
    _("The document says %(vat)s, but the contact %(partner)s has the VAT number %(other)s."),
)
CURRENCY_INACTIVE = sentence("currency_inactive", _("The currency %(currency)s is not active in Odoo."))
SUM_ROW = sentence(
    "sum_row",
    _("The VAT row of %(rate)s %% does not add up: %(net)s and %(tax)s are not %(gross)s. Correct one of them."),
)
SUM_ROW_RATE = sentence("sum_row_rate", _("%(tax)s is not %(rate)s %% of %(net)s. Correct the VAT row."))
SUM_ROWS_GROSS = sentence(
    "sum_rows_gross",
    _("It does not add up: the VAT rows give %(rows)s, the gross amount is %(gross)s. Correct one of them."),
)
SUM_TOTAL = sentence(
    "sum_total",
    _("It does not add up: net %(net)s and VAT %(tax)s are not the gross amount %(gross)s. Correct one of them."),
)
SUM_NO_ROWS = sentence(
    "sum_no_rows",
    _(
        "The VAT by rate is not known, and %(tax)s is no single rate of %(net)s. Enter the VAT rows; otherwise the "
        "bill has one line over the gross amount without tax."
    ),
)
SUM_ROWS_NET = sentence(
    "sum_rows_net", _("The VAT rows give %(rows)s net, the total says %(net)s. The bill follows the rows.")
)
SUM_ROWS_TAX = sentence(
    "sum_rows_tax", _("The VAT rows give %(rows)s of VAT, the total says %(tax)s. The bill follows the rows.")
)
SUM_LINES = sentence(
    "sum_lines",
    _("The lines that were read add up to %(lines)s, the net amount is %(net)s: a line or a discount may be missing."),
)

SEVERAL_TAKEN = sentence(
    "several_taken", _("The file holds %(count)s invoices; each of them is a document of its own in the Inbox.")
)

KINDS: Final[Mapping[str, WarningKind]] = {
    BUYER_ELSEWHERE: WarningKind(Severity.DANGER, (Answer.MOVE, Answer.ACKNOWLEDGE)),
    SELLER_ELSEWHERE: WarningKind(Severity.DANGER, (Answer.MOVE, Answer.ACKNOWLEDGE)),
    BUYER_NOT_OURS: WarningKind(Severity.DANGER),
    SELLER_NOT_OURS: WarningKind(Severity.DANGER),
    ACCOUNT_CHANGED: WarningKind(Severity.DANGER, (Answer.KEEP_ACCOUNT, Answer.ACKNOWLEDGE)),
    SAME_KSEF: _DUPLICATE,
    SAME_INVOICE: _DUPLICATE,
    SAME_BILL: _DUPLICATE,
    SAME_BILL_HIDDEN: WarningKind(Severity.DANGER, (Answer.DUPLICATE, Answer.ACKNOWLEDGE)),
    SAME_TEXT: _DUPLICATE,
    SAME_NUMBER: WarningKind(Severity.WARNING, _DUPLICATE.answers),
    SAME_NUMBER_HIDDEN: WarningKind(Severity.WARNING, (Answer.DUPLICATE, Answer.ACKNOWLEDGE)),
    SUM_ROW: _CORRECT,
    SUM_ROW_RATE: _CORRECT,
    SUM_ROWS_GROSS: _CORRECT,
    SUM_TOTAL: _CORRECT,
    CURRENCY_INACTIVE: WarningKind(Severity.DANGER, (Answer.ACTIVATE_CURRENCY,)),
    # An invoice that nobody reads is an invoice lost; a hidden XML may say another amount than the page.
    "several_invoices": WarningKind(Severity.DANGER),
    "split_proposed": WarningKind(Severity.DANGER),
    "xml_page_differ": WarningKind(Severity.DANGER),
    PERIOD_CLOSED: _LOOK,
    SUM_LINES: _KNOW,
    SEVERAL_TAKEN: _KNOW,
    "text_layer_garbage": _KNOW,
    "ocr_language_skipped": _KNOW,
}
"""code -> what is known about it; every other code is to be looked at."""


def kind_of(code: str) -> WarningKind:
    """The kind of a warning, also of one that a later version of the reader gives."""
    return KINDS.get(code, _LOOK)


@dataclass(frozen=True, slots=True)
class Found:
    """A warning about one document.

    ``about`` are the values it speaks of: an answer counts as long as they stay the same. ``group`` joins codes that
    one answer settles. ``target`` is what its answers act on, in the words of whoever made it. ``text`` stands for
    the sentence of a code that this version does not know.
    """

    code: str
    about: str
    params: Mapping[str, object]
    target: object = None
    group: str = ""
    text: str = ""

    @property
    def key(self) -> str:
        return f"{self.group or self.code}:{self.about}"

    @property
    def kind(self) -> WarningKind:
        return kind_of(self.code)


def most_severe(severities: set[Severity]) -> Severity | None:
    """The gravest of them, None when there are none."""
    return next((severity for severity in ORDER if severity in severities), None)
