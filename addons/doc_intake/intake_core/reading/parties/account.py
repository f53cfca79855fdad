"""The account to pay to: of several printed ones the seller's in the document's currency."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..candidates import Candidate, Candidates
from ..draft import Draft, from_candidate
from ..layout.labels import LabelHit
from ..layout.pairing import Pairing
from ..layout.sheet import Sheet
from ..values.amounts import currency_of
from ..values.fold import fold
from .blocks import Block

RIVAL = 0.5
"""Difference of scores below which another account is as likely."""
_ASSIGNED = re.compile("abtret|abgetreten|cesj|cedowan|cedet|cesij|faktor|factor|assigned|assignment|loovut")
_ROLES = frozenset({"iban", "not_iban", "factor"})


@dataclass(frozen=True, slots=True)
class _Account:
    candidate: Candidate
    labelled: bool
    is_factors: bool
    score: float


def read_account(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    blocks: Sequence[Block],
    currency: str | None,
) -> Draft | None:
    """The draft of ``iban``, or None. Without a label only a number with a right checksum counts;
    the buyer's account and a VAT account never do.
    """
    pairing = Pairing(sheet, hits, _ROLES)
    counts = Counter(candidate.text for candidate in found.ibans)
    accounts = [
        account
        for candidate in found.ibans
        if (account := _weigh(candidate, sheet, pairing, blocks, currency)) is not None
    ]
    best = max(accounts, key=lambda account: account.score, default=None)
    if best is None:
        return None
    draft = from_candidate(best.candidate)
    if len(counts) > 1 and not best.is_factors and _ASSIGNED.search(fold(sheet.text)):
        return draft.add("position")  # a claim that was sold is paid to another account than the seller's
    # Nothing tells which of two accounts: the label is of both.
    rivals = {other.candidate.text for other in accounts if other.score > best.score - RIVAL}
    if best.labelled and len(rivals) == 1:
        draft.add("label")
    if best.candidate.valid and not best.candidate.doubtful:
        draft.add("checksum")
    if counts[best.candidate.text] > 1:
        draft.add("repeated")
    return draft


def _weigh(
    candidate: Candidate,
    sheet: Sheet,
    pairing: Pairing,
    blocks: Sequence[Block],
    currency: str | None,
) -> _Account | None:
    explanation = pairing.explain(candidate.row, candidate.box, rows=2)
    hit = explanation.hit if explanation is not None else None
    if hit is not None and hit.has("not_iban"):
        return None
    labelled = hit is not None and hit.has("iban", "factor")
    if not labelled and not candidate.valid:
        return None
    held = {block.party for block in blocks if block.holds(candidate.page, candidate.box)}
    score = 2.0 * candidate.valid + 1.0 * labelled
    score += 0.3 * ("seller" in held) - 3.0 * (held == {"buyer"})
    is_factors = hit is not None and hit.has("factor")
    if is_factors:
        score += 2.0  # an assigned claim is paid to the factor, and to nobody else
    said = _currency_beside(candidate, sheet)
    if said is not None and currency is not None:
        score += 1.0 if said == currency else -1.0
    return _Account(candidate, labelled, is_factors, score)


def _currency_beside(candidate: Candidate, sheet: Sheet) -> str | None:
    """The currency that the account's own row, or the label above it, names."""
    row = sheet.rows[candidate.row]
    named = [
        (abs(token.box[0] - candidate.box[0]), code)
        for token in row.tokens
        if token.text.strip(" .,:;()[]").isupper() and (code := currency_of(token.text)) is not None
    ]
    return min(named)[1] if named else None
