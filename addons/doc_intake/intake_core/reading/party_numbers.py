"""VAT numbers of seller and buyer: found by label or prefix, told apart by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .blocks import Block, Party
from .candidates import Candidate, Candidates, labelled_vat
from .draft import Draft, from_candidate
from .fold import fold
from .labels import LabelHit
from .pairing import Pairing
from .sheet import Sheet
from .vat_numbers import LABEL_COUNTRY

_BUYER_WORDS: Final = re.compile(
    "nabywc|kupuj|client|kunde|kaufer|buyer|customer|pircej|pirkej|ostja|cliente|acheteur"
)
_SELLER_WORDS: Final = re.compile(
    "sprzedawc|seller|supplier|verkaufer|lieferant|vendeur|pardevej|pardavej|muuja|fornitore"
)


@dataclass(frozen=True, slots=True)
class _Vat:
    candidate: Candidate
    labelled: bool
    party: Party | None
    by_block: bool


def _vat_numbers(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    languages: Sequence[str],
    blocks: list[Block],
) -> list[_Vat]:
    pairing = Pairing(sheet, hits, frozenset({"vat_id", "not_vat_id"}))
    numbers: dict[tuple[int, int, str], _Vat] = {}
    for candidate in found.vat:
        explanation = pairing.explain(candidate.row, candidate.box, rows=1)
        hit = explanation.hit if explanation and explanation.score > 0.7 else None
        if (
            hit is not None
            and hit.has("not_vat_id")
            and not hit.has("vat_id")
            and not candidate.valid
        ):
            continue
        labelled = hit is not None and hit.has("vat_id")
        if not labelled and not (candidate.valid and candidate.shaped):
            continue
        numbers[candidate.page, candidate.row, candidate.text] = _placed(
            candidate, labelled, hit, blocks
        )
    for hit in hits:
        if not hit.has("vat_id"):
            continue
        labelled_candidate = _behind(hit, sheet, languages)
        if labelled_candidate:
            key = (labelled_candidate.page, labelled_candidate.row, labelled_candidate.text)
            numbers[key] = _placed(labelled_candidate, True, hit, blocks)
    return list(numbers.values())


def _behind(hit: LabelHit, sheet: Sheet, languages: Sequence[str]) -> Candidate | None:
    """The number that follows a VAT label: in its segment, in the next one, or below."""
    countries = _countries(hit.language, languages)
    row = sheet.rows[hit.row]
    segment = row.segments[hit.segment]
    end = max(
        (
            start + len(t.text)
            for t, start in zip(segment.tokens, segment.starts, strict=True)
            if t.box[2] <= hit.box[2] + 1e-6
        ),
        default=0,
    )
    number = labelled_vat(segment, end, countries)
    if number or segment.text[end:].strip(" :.-"):
        return number
    if hit.segment + 1 < len(row.segments):
        number = labelled_vat(row.segments[hit.segment + 1], 0, countries)
        if number:
            return number
    below = next(iter(sheet.rows_below(hit.row)), None)
    for candidate in below.segments if below else ():
        if (
            candidate.box[0] < hit.box[2]
            and candidate.box[2] > hit.box[0]
            and candidate.box[1] - hit.box[3] < 0.03
        ):
            return labelled_vat(candidate, 0, countries)
    return None


def _countries(language: str, languages: Sequence[str]) -> tuple[str, ...]:
    own = [LABEL_COUNTRY[language]] if language in LABEL_COUNTRY else []
    # "VAT No" in English stands on documents of every country: the document's other languages tell
    # which.
    others = [LABEL_COUNTRY[name] for name in languages if name in LABEL_COUNTRY] or ["PL"]
    return tuple(own or others)


def _placed(
    candidate: Candidate, labelled: bool, hit: LabelHit | None, blocks: list[Block]
) -> _Vat:
    if hit is not None:
        words = fold(hit.text)
        if _BUYER_WORDS.search(words):
            return _Vat(candidate, labelled, "buyer", True)
        if _SELLER_WORDS.search(words):
            return _Vat(candidate, labelled, "seller", True)
    holding = [block for block in blocks if block.holds(candidate.page, candidate.box)]
    if holding:
        return _Vat(candidate, labelled, max(holding, key=lambda block: block.box[1]).party, True)
    return _Vat(candidate, labelled, None, False)


def _choose_vat(numbers: list[_Vat], own: str | None, drafts: dict[str, Draft]) -> None:
    counts = Counter(number.candidate.text for number in numbers)

    def rank(number: _Vat, party: Party) -> float:
        score = {party: 4.0, None: 0.0}.get(number.party, -9.0)
        score += (
            1.0 * number.labelled
            + 1.2 * number.candidate.valid
            + 0.2 * counts[number.candidate.text]
        )
        if own and number.candidate.text == own:
            # Our own number outside a seller's block makes the document one that was sent to us.
            score += 4.0 if party == "buyer" else -3.0
        return score - 0.001 * number.candidate.row

    seller = max(numbers, key=lambda number: rank(number, "seller"), default=None)
    if seller is not None and rank(seller, "seller") < 0.5:
        seller = None
    others = [n for n in numbers if seller is None or n.candidate.text != seller.candidate.text]
    same = [n for n in numbers if n.party == "buyer" and n.by_block]
    buyer = max(others or same, key=lambda number: rank(number, "buyer"), default=None)
    if buyer is not None and rank(buyer, "buyer") < 0.5:
        buyer = None
    if (
        buyer is not None
        and buyer.party is None
        and not (own and buyer.candidate.text == own)
        and not _both_loose(seller, buyer)
    ):
        buyer = None
    for party, chosen, other in (("seller", seller, buyer), ("buyer", buyer, seller)):
        if chosen is None:
            continue
        draft = from_candidate(chosen.candidate)
        if chosen.labelled:
            draft.add("label")
        if chosen.candidate.valid:
            draft.add("checksum")
        draft.add("party" if chosen.by_block else "position")
        if (
            own
            and (chosen.candidate.text == own) == (party == "buyer")
            and (party == "buyer" or (other and other.candidate.text == own))
        ):
            draft.add("own_vat")
        if counts[chosen.candidate.text] > 1:
            draft.add("repeated")
        drafts[f"{party}_vat"] = draft


def _both_loose(seller: _Vat | None, buyer: _Vat) -> bool:
    """Two numbers without headings: the upper or left one is the seller's by custom."""
    if seller is None or seller.party is not None:
        return False
    first, second = seller.candidate, buyer.candidate
    return first.page == second.page == 1 and second.box[1] < 0.5 and first.box[1] < 0.5
