"""VAT numbers of seller and buyer: found by label or prefix, told apart by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..candidates import Candidate, Candidates, labelled_vat
from ..draft import Draft, from_candidate
from ..layout.labels import LabelHit
from ..layout.pairing import Pairing
from ..layout.sheet import Sheet
from ..values.fold import fold
from ..values.vat_numbers import LABEL_COUNTRY, normalise_vat
from .blocks import Block, Party

_BUYER_WORDS: Final = re.compile(
    "nabywc|kupuj|odbiorc|platnik|panstwa|client|kunde|kaufer|buyer|customer|pircej|pirkej|ostja|cliente|acheteur"
)
_SELLER_WORDS: Final = re.compile(
    "sprzedawc|seller|supplier|verkaufer|lieferant|vendeur|pardevej|pardavej|muuja|fornitore"
)

FOOTER: Final = 0.8  # of the page's height


@dataclass(frozen=True, slots=True)
class _Vat:
    candidate: Candidate
    labelled: bool
    party: Party | None
    by_block: bool


def read_vat_numbers(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    languages: Sequence[str],
    blocks: list[Block],
    own_vat: str | None,
) -> dict[str, Draft]:
    """Drafts of ``seller_vat`` and ``buyer_vat``, as far as they are found."""
    numbers = _vat_numbers(sheet, hits, found, languages, blocks)
    own = normalise_vat(own_vat) if own_vat else None
    return _choose([_outside(number, numbers, own) for number in numbers], own)


def _outside(number: _Vat, numbers: Sequence[_Vat], own: str | None) -> _Vat:
    """Our own number below another one in the seller's block, or another one below ours in the buyer's: that block has
    ended, although nothing of what begins there is known as a heading.
    """
    is_own = number.candidate.text == own
    if own is None or number.party != ("seller" if is_own else "buyer") or not number.by_block:
        return number
    for other in numbers:
        above = other.candidate.page == number.candidate.page and other.candidate.row < number.candidate.row
        if other.party == number.party and (other.candidate.text == own) is not is_own and other.labelled and above:
            return replace(number, party=None, by_block=False)
    return number


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
        labelled = hit is not None and hit.has("vat_id")
        if not labelled and not (candidate.valid and candidate.shaped):
            continue
        numbers[candidate.page, candidate.row, candidate.text] = _placed(candidate, labelled, hit, blocks)
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
    end = segment.end_of(hit.box)
    number = labelled_vat(segment, end, countries, sheet.is_ocr)
    if number or segment.text[end:].strip(" :.-"):
        return number
    if hit.segment + 1 < len(row.segments):
        number = labelled_vat(row.segments[hit.segment + 1], 0, countries, sheet.is_ocr)
        if number:
            return number
    below = next(iter(sheet.rows_below(hit.row)), None)
    for candidate in below.segments if below else ():
        if candidate.box[0] < hit.box[2] and candidate.box[2] > hit.box[0] and candidate.box[1] - hit.box[3] < 0.03:
            return labelled_vat(candidate, 0, countries, sheet.is_ocr)
    return None


def _countries(language: str, languages: Sequence[str]) -> tuple[str, ...]:
    own = [LABEL_COUNTRY[language]] if language in LABEL_COUNTRY else []
    # "VAT No" in English stands on documents of every country: the document's other languages tell
    # which.
    others = [LABEL_COUNTRY[name] for name in languages if name in LABEL_COUNTRY] or ["GB", "PL"]
    return tuple(own or others)


def _placed(candidate: Candidate, labelled: bool, hit: LabelHit | None, blocks: list[Block]) -> _Vat:
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


def _rank(number: _Vat, party: Party, own: str | None, count: int) -> float:
    """How well a number fits a party; below 0.5 it does not."""
    score = 4.0 if number.party == party else 0.0 if number.party is None else -9.0
    score += 1.0 * number.labelled + 1.2 * number.candidate.valid + 0.2 * count
    if number.party is None and number.candidate.box[1] > FOOTER:
        # The foot of a page tells whose paper it is.
        score += 1.0 if party == "seller" else -3.0
    if own and number.candidate.text == own:
        # Our own number outside a seller's block: the document was sent to us.
        score += 4.0 if party == "buyer" else -3.0
    return score - 0.001 * number.candidate.row


def _choose(numbers: list[_Vat], own: str | None) -> dict[str, Draft]:
    counts = Counter(number.candidate.text for number in numbers)

    def best(party: Party, among: list[_Vat]) -> _Vat | None:
        ranked = [(_rank(n, party, own, counts[n.candidate.text]), n) for n in among]
        score, number = max(ranked, key=lambda item: item[0], default=(0.0, None))
        return number if score >= 0.5 else None

    seller = best("seller", numbers)
    others = [n for n in numbers if seller is None or n.candidate.text != seller.candidate.text]
    buyer = best("buyer", others or [n for n in numbers if n.party == "buyer"])
    if buyer is not None and buyer.party is None:
        ours = own is not None and buyer.candidate.text == own
        buyer = buyer if ours or _both_loose(seller, buyer) else None
    drafts = {}
    for name, chosen, other in (("seller_vat", seller, buyer), ("buyer_vat", buyer, seller)):
        if chosen is not None:
            contested = name == "seller_vat" and _is_contested(chosen, buyer, numbers, own)
            drafts[name] = _draft(chosen, counts[chosen.candidate.text], alone=len(counts) == 1)
            same = (n.candidate for n in numbers if n.candidate.text == chosen.candidate.text)
            # Where the number stands twice, the better recognised one says how sure it is.
            drafts[name].recognition = max(candidate.recognition for candidate in same)
            # Ours for one of two numbers settles both.
            known = chosen if name == "buyer_vat" else other
            ours = own is not None and known is not None and known.candidate.text == own
            # That one of two is ours says nothing about the digits of the other one.
            if ours and (known is chosen or not chosen.candidate.doubtful):
                drafts[name].add("own_vat")
            if contested:
                del drafts[name].witnesses[1:]
    return drafts


def _is_contested(seller: _Vat, buyer: _Vat | None, numbers: Sequence[_Vat], own: str | None) -> bool:
    """Whether the document has another right number that nothing says is somebody else's: of the company in the small
    print, or of the one whose goods it sells.
    """
    known = {own, seller.candidate.text, buyer.candidate.text if buyer is not None else None}
    return seller.party is None and any(
        other.party is None and other.labelled and other.candidate.valid and other.candidate.text not in known
        for other in numbers
    )


def _draft(number: _Vat, count: int, alone: bool) -> Draft:
    draft = from_candidate(number.candidate)
    if alone and not number.by_block and number.candidate.recognition < 1:
        # The other party's number may be the one that was not recognised.
        return draft.add("label" if number.labelled else "position")
    if number.labelled:
        draft.add("label")
    if number.candidate.doubtful:
        # Its place tells whose number it is; that the digits are these, only the same number
        # elsewhere can.
        return draft.add("repeated") if count > 1 else draft if draft.witnesses else draft.add("position")
    if number.candidate.valid:
        draft.add("checksum")
    draft.add("party" if number.by_block else "position")
    return draft.add("repeated") if count > 1 else draft


def _both_loose(seller: _Vat | None, buyer: _Vat) -> bool:
    """Two numbers without headings: by custom the upper or left one is the seller's, or the one at
    the foot of the page.
    """
    if seller is None or seller.party is not None:
        return False
    first, second = seller.candidate, buyer.candidate
    if first.page != 1 or second.page != 1 or second.box[1] >= 0.5:
        return False
    return first.box[1] < 0.5 or first.box[1] > FOOTER
