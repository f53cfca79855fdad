"""What the dates of a document say of each other: one told by another, their order, the days between them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ..draft import Draft
from ..layout.labels import LabelHit
from ..layout.sheet import Sheet
from ..values.fold import fold

_TERMS = re.compile(
    r"(?<![\d.,])(\d{1,3})\s*(?:-?\s*)(?:dni|days?|tagen?|tage|jours|dienu|dienas|dien[uų]|päeva|giorni|gg|días)\b",
    re.I,
)
_EQUALS = re.compile(r"\b(?:wie|entspricht|gleich|ist|jak|tożsama|zgodna|same|equals|corresponds|atbilst)\b|=", re.I)


def issued_when_taxed(drafts: dict[str, Draft], taxed: Draft | None, supplied: Draft | None) -> None:
    """A British tax point is the date of an invoice that has no other one; when it was ``supplied`` (None: not told),
    another label tells, or it is likely the same day.
    """
    issue = drafts.get("issue_date")
    if taxed is None or (issue is not None and "position" not in issue.witnesses and not issue.unproven):
        return
    drafts["issue_date"] = Draft(taxed.value, ["weak_label"], taxed.page, taxed.box, taxed.recognition)
    drafts["sale_date"] = supplied or taxed
    drafts["sale_date"].unproven = supplied is None


def is_tax_point(hit: LabelHit) -> bool:
    return fold(hit.text) == "taxpoint"


def sold_when_issued(drafts: dict[str, Draft], sheet: Sheet, hits: Sequence[LabelHit]) -> None:
    """ "Leistungsdatum entspricht Rechnungsdatum": two labels with words between them and no date."""
    issue = drafts.get("issue_date")
    if issue is None or "sale_date" in drafts:
        return
    issued = {(hit.row, hit.segment): hit for hit in hits if hit.has("issue_date")}
    for hit in hits:
        other = issued.get((hit.row, hit.segment))
        if not hit.has("sale_date") or other is None:
            continue
        segment = sheet.rows[hit.row].segments[hit.segment]
        start = segment.end_of(hit.box) - 1  # a lonely "=" counts to the label before it
        between = segment.text[start : segment.end_of(other.box) - len(other.text)]
        if _EQUALS.search(between) and not any(letter.isdigit() for letter in segment.text):
            drafts["sale_date"] = Draft(issue.value, ["label"], hit.page, hit.box, issue.recognition)
            return


def witness_in_order(drafts: dict[str, Draft], is_ocr: bool) -> None:
    """Dates that follow each other as they should witness for each other. Of recognised ones, the one that is missing
    may stand between them, so that a weak label is no better for it.
    """
    issue = drafts.get("issue_date")
    if issue is None:
        return
    issued = dt.date.fromisoformat(issue.value)
    # Of recognised dates, one of a sale after the issue is rather the due date, whose own label was not read.
    sold_last = 0 if is_ocr and "due_date" not in drafts else 62
    for name, earliest, latest in (("sale_date", -100, sold_last), ("due_date", 0, 180)):
        other = drafts.get(name)
        if (
            other is not None
            and earliest <= (dt.date.fromisoformat(other.value) - issued).days <= latest
        ):
            for draft in (issue, other):
                if not is_ocr or "label" in draft.witnesses:
                    draft.add("dates_in_order")


def witness_by_terms(sheet: Sheet, drafts: dict[str, Draft]) -> None:
    """ "Payment within 14 days" printed, and issue date + 14 days is the due date."""
    issue, due = drafts.get("issue_date"), drafts.get("due_date")
    if issue is None or due is None:
        return
    days = (dt.date.fromisoformat(due.value) - dt.date.fromisoformat(issue.value)).days
    if days > 0 and any(int(match[1]) == days for match in _TERMS.finditer(sheet.text)):
        issue.add("terms")
        due.add("terms")
