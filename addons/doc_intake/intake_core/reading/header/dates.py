"""Issue, sale and due date: dates explained by the labels beside or above them."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from ..candidates import Candidate, Candidates
from ..draft import Draft, from_candidate
from ..layout.labels import LabelHit
from ..layout.pairing import Explanation, Pairing
from ..layout.sheet import Sheet
from ..values.fold import fold
from .date_words import (
    OTHER_TERM,
    is_another_date,
    is_another_term,
    is_of_another,
    is_qualified,
    lead_of,
    roles_of,
    word_behind,
    words_before,
)
from .dates_together import is_tax_point, issued_when_taxed, sold_when_issued, witness_by_terms, witness_in_order
from .heading import Heading, begins_segment, names_another

_ROLES: Final = frozenset({"issue_date", "issue_date_weak", "sale_date", "due_date", "not_date"})
_TITLE: Final = re.compile("title_|invoice_number$|not_number$")
_PERIOD = re.compile(
    r"\s*(?:r\.)?\s*(?:do|to|until|bis|au|līdz|iki|kuni|al|-|\u2013|\u2014)?\s*", re.I
)

# Labels of what was supplied from one day to another, folded.
_SPAN: Final = re.compile("period|okres|zeitraum|laikotarp|ajavahemik")
SAME_DISTANCE = 0.1  # of scores: dates that stand about equally near to one label


@dataclass(frozen=True, slots=True)
class _Dated:
    candidate: Candidate
    explanation: Explanation | None
    role: str
    score: float
    codes: tuple[str, ...]
    unproven: bool = False

    @property
    def is_span(self) -> bool:
        """A sale told by the period in which it was made."""
        words = fold(self.explanation.hit.text) if self.explanation else ""
        return self.role == "sale_date" and bool(_SPAN.search(words))


def read_dates(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    heading: Heading,
    number: Draft | None,
    today: dt.date,
) -> dict[str, Draft]:
    """Drafts for ``issue_date``, ``sale_date`` and ``due_date`` as far as they are labelled; an
    issue date also where it stands alone at the head of the document.
    """
    pairing = Pairing(sheet, hits, _ROLES)
    # "Faktura nr 14/06/2026" is a number, and no date.
    dates = [date for date in found.dates if not _is_number(date, number)]
    titled = [hit for hit in hits if any(_TITLE.match(role) for role in hit.roles)]
    columns = _column_labels(hits)
    heads = {row for row, count in columns.items() if count > 1}
    priced = {row for row, count in Counter(amount.row for amount in found.amounts).items() if count > 1}
    dated = [
        item
        for candidate in dates
        for item in _explain(candidate, pairing, titled, heading, sheet, heads)
        if not _is_lines_date(item, heads, columns.keys(), priced)
    ]
    drafts: dict[str, Draft] = {}
    by_period = False
    for role in ("issue_date", "sale_date", "due_date"):
        best = _best(role, dated)
        if best:
            last = (
                _end_of_period(best.candidate, sheet, dates)
                if role == "sale_date"
                else best.candidate
            )
            drafts[role] = from_candidate(last, *best.codes)
            drafts[role].unproven = best.unproven or _is_contested(best, dated)
            by_period |= best.is_span
    _by_stems(drafts, sheet, pairing, dates)
    alone = _unlabelled(dates, pairing, heading, today)
    if alone is not None and "issue_date" not in drafts:
        drafts["issue_date"] = from_candidate(alone, "position")
    elif alone is not None and "label" not in drafts["issue_date"].witnesses:
        drafts["issue_date"].unproven |= drafts["issue_date"].value != alone.text
    sold_when_issued(drafts, sheet, hits)
    if by_period and "issue_date" in drafts and drafts["issue_date"].value < drafts["sale_date"].value:
        del drafts["sale_date"]  # a period paid ahead: its last day tells when nothing was sold
    witness_in_order(drafts, sheet.is_ocr)
    witness_by_terms(sheet, drafts)
    issued_when_taxed(drafts, _sold(dated, when_taxed=True), _sold(dated, when_taxed=False))
    return drafts


def _sold(dated: Sequence[_Dated], *, when_taxed: bool) -> Draft | None:
    """The date of a supply that is told by the tax point, or by another label."""
    told = [item for item in dated if item.explanation and is_tax_point(item.explanation.hit) is when_taxed]
    best = _best("sale_date", told)
    return from_candidate(best.candidate, *best.codes) if best is not None else None


def _is_contested(best: _Dated, dated: Sequence[_Dated]) -> bool:
    """Whether as good a label names another day: a second one, or the head of a column of terms."""
    if "label" not in best.codes:
        return False
    return any(
        item.role == best.role
        and "label" in item.codes
        and item.candidate.day != best.candidate.day
        and best.score - item.score < SAME_DISTANCE
        and (best.role != "sale_date" or item.explanation is None or item.explanation != best.explanation)
        for item in dated
        if not item.is_span
    )


def _is_lines_date(item: _Dated, heads: Set[int], columns: Set[int], priced: Set[int]) -> bool:
    """Whether a date stands in a column of the lines' table, or a period over lines inside it: it tells of these lines
    alone.
    """
    if item.explanation is None or not (item.is_span or "weak_label" in item.codes):
        return False
    row = item.candidate.row
    inside = item.explanation.hit.row in columns or (item.is_span and any(head < row for head in heads))
    return inside and not priced.isdisjoint((row, row + 1, row + 2) if item.is_span else (row,))


def _is_number(date: Candidate, number: Draft | None) -> bool:
    if number is None or number.box is None or number.page != date.page:
        return False
    x, y = (date.box[0] + date.box[2]) / 2, (date.box[1] + date.box[3]) / 2
    left, top, right, bottom = number.box
    return left <= x <= right and top <= y <= bottom


def _by_stems(
    drafts: dict[str, Draft], sheet: Sheet, pairing: Pairing, dates: Sequence[Candidate]
) -> None:
    """Dates that no label explains, by the beginnings of the words before or above them."""
    taken = {draft.box for draft in drafts.values()}
    for candidate in dates:
        if candidate.page != 1 or candidate.box in taken:
            continue
        # Words right before it speak for themselves; otherwise a label above would be the nearer.
        before = sheet.rows[candidate.row].segments[candidate.segment].text[: candidate.start]
        beside = pairing.beside(candidate.row, candidate.box)
        if beside is not None and not beside.hit.roles <= {"issue_date_weak"}:
            continue
        near = None if fold(before) else pairing.explain(candidate.row, candidate.box, rows=1)
        if near is not None and not near.hit.roles <= {"issue_date_weak"}:
            continue
        roles = roles_of(lead_of(candidate, sheet)) or roles_of(word_behind(candidate, sheet), "sale_date")
        if OTHER_TERM.search(sheet.rows[candidate.row].segments[candidate.segment].text):
            continue
        if len(roles) == 1 and roles[0] not in drafts:
            last = _end_of_period(candidate, sheet, dates) if roles[0] == "sale_date" else candidate
            drafts[roles[0]] = from_candidate(last, "weak_label")


def _column_labels(hits: Sequence[LabelHit]) -> Counter[int]:
    """Row -> labels of table columns on it."""
    return Counter(
        hit.row
        for hit in hits
        if not hit.ends_with_colon
        and any(role.startswith("col_") or role.endswith("_weak") for role in hit.roles)
        and not hit.has("issue_date_weak", "invoice_number_weak")
    )


def _unlabelled(
    dates: Sequence[Candidate], pairing: Pairing, heading: Heading, today: dt.date
) -> Candidate | None:
    """The date at the head of the first page that no label claims: "Riga, 5 March 2026" above or
    below the title. The nearest one to the heading.
    """
    line = heading.hit.box[1] if heading.hit is not None else 0.1
    free = [
        candidate
        for candidate in dates
        if candidate.page == 1
        and abs(candidate.box[1] - line) < 0.2
        and candidate.day <= today + dt.timedelta(days=31)
        and pairing.explain(candidate.row, candidate.box, rows=1) is None
    ]
    return min(free, key=lambda item: abs(item.box[1] - line), default=None)


def _explain(
    candidate: Candidate,
    pairing: Pairing,
    titled: list[LabelHit],
    heading: Heading,
    sheet: Sheet,
    heads: Set[int],
) -> list[_Dated]:
    explanation = pairing.explain(candidate.row, candidate.box)
    if explanation is None:
        return []
    hit, score = explanation.hit, explanation.score
    if not candidate.certain:
        score -= 0.05
    if hit.has("not_date") or (hit.has("issue_date_weak") and is_of_another(hit, sheet)):
        return []
    if hit.has("issue_date_weak") and is_another_date(candidate, hit, sheet):
        return []  # see _by_stems
    result = []
    of_what = is_qualified(hit, sheet) and not _follows_title(hit, titled)
    for role in ("issue_date", "sale_date", "due_date"):
        if role == "due_date" and hit.has(role) and is_another_term(candidate, sheet, hit):
            continue
        if role == "issue_date" and hit.has(role) and OTHER_TERM.search(words_before(hit, sheet)):
            continue  # "Your next statement will be issued on 12 July"
        if role == "issue_date" and hit.has(role) and of_what:
            result.append(_Dated(candidate, explanation, role, score * 0.5, ("weak_label",), unproven=True))
        elif hit.has(role):
            result.append(_Dated(candidate, explanation, role, score, ("label",)))
    if hit.has("issue_date_weak") and not result:
        before = [title for title in titled if title.row == hit.row and title.box[0] < hit.box[0]]
        title = max(before, key=lambda item: item.box[0], default=None)
        if title is not None and title.has("not_number") and not title.has("invoice_number"):
            beside = title.segment == hit.segment - 1 and not begins_segment(hit, sheet)
            if title.segment == hit.segment or beside:
                return []  # "Bestellung Nr. 2018-471331 vom 01.03.2018": something else's date
            title = None
        if title is not None and names_another(title, heading):
            return []  # an advance invoice that is settled, the invoice that is corrected
        if title is not None and not (of_what and title.segment != hit.segment):
            # "Rechnung Nr. 471102 vom 05.03.2018": the date of the document in its heading.
            weight = 0.9 if title == heading.hit else 0.7
            result.append(
                _Dated(candidate, explanation, "issue_date", score * weight, ("label", "title"))
            )
        else:
            weight = 0.7 if hit.ends_with_colon or len(hit.text) > 3 else 0.45
            if explanation.relation == "above" and hit.row in heads:
                weight *= 0.5  # the column of a table
            weight *= 0.5 if of_what else 1.0
            result.append(
                _Dated(candidate, explanation, "issue_date", score * weight, ("weak_label",), unproven=of_what)
            )
    return result


def _follows_title(hit: LabelHit, titled: Sequence[LabelHit]) -> bool:
    """Whether the name of the document stands before the label: "Faktura sprzedaży wystawiona dnia"."""
    return any(
        title.row == hit.row and title.segment == hit.segment and title.box[0] < hit.box[0] for title in titled
    )


def _best(role: str, dated: list[_Dated]) -> _Dated | None:
    ranked = sorted(
        (item for item in dated if item.role == role),
        key=lambda item: (-item.score, item.candidate.page, item.candidate.row),
    )
    if not ranked or ranked[0].score < 0.3:
        return None
    best = ranked[0]
    if role == "sale_date":
        # A period counts by its last day: the later of two dates that the same label explains.
        hit = best.explanation.hit if best.explanation else None
        same = [item for item in ranked if item.explanation and item.explanation.hit == hit]
        row = best.candidate.row
        near = [
            item
            for item in same
            if item.candidate.row == row or (item.candidate.row == row + 1 and not item.candidate.start)
        ]
        best = max(near, key=lambda item: item.candidate.day)
    elif role == "due_date":
        # Instalments: the first term counts.
        hit = best.explanation.hit if best.explanation else None
        same = [
            item
            for item in ranked
            if item.explanation
            and item.explanation.hit == hit
            and "label" in item.codes
            and best.score - item.score < SAME_DISTANCE
        ]
        best = min(same, key=lambda item: item.candidate.day) if same else best
    return best


def _end_of_period(first: Candidate, sheet: Sheet, dates: Sequence[Candidate]) -> Candidate:
    """The second date of "01.05.2026 - 31.05.2026" when both stand in one segment."""
    text = sheet.rows[first.row].segments[first.segment].text
    for other in dates:
        follows = (
            other.row == first.row and other.segment == first.segment and other.start > first.end
        )
        if follows and _PERIOD.fullmatch(text[first.end : other.start]) and other.day >= first.day:
            return other
    return first
