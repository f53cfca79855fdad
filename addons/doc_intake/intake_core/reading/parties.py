"""Seller and buyer: names, VAT numbers and the account to pay to.

Told apart by the headings they stand under, by words in the label ("NIP nabywcy"), by the VAT number of the company the
document was sent to, and last by position.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .blocks import LEGAL_FORM, Block, Party, find_blocks, first_part, is_name, is_sender_line
from .candidates import Candidate, Candidates, labelled_vat
from .draft import Draft, from_candidate
from .fold import fold
from .identifiers import LABEL_COUNTRY, normalise_vat
from .labels import LabelHit
from .pairing import Pairing
from .sheet import SegmentText, Sheet

_BUYER_WORDS: Final = re.compile("nabywc|kupuj|client|kunde|kaufer|buyer|customer|pircej|pirkej|ostja|cliente|acheteur")
_SELLER_WORDS: Final = re.compile("sprzedawc|seller|supplier|verkaufer|lieferant|vendeur|pardevej|pardavej|muuja|fornitore")


@dataclass(frozen=True, slots=True)
class _Vat:
    candidate: Candidate
    labelled: bool
    party: Party | None
    by_block: bool


def read_parties(
    sheet: Sheet, hits: Sequence[LabelHit], found: Candidates, languages: Sequence[str], own_vat: str | None
) -> dict[str, Draft]:
    """Drafts for ``seller_name``, ``seller_vat``, ``buyer_name``, ``buyer_vat``, ``iban``, ``ksef_number`` where found."""
    blocks = find_blocks(sheet, hits)
    drafts: dict[str, Draft] = {}
    numbers = _vat_numbers(sheet, hits, found, languages, blocks)
    own = normalise_vat(own_vat) if own_vat else None
    _choose_vat(numbers, own, drafts)
    for party in ("seller", "buyer"):
        name = _block_name(party, sheet, hits, blocks)
        if name:
            drafts[f"{party}_name"] = name
    if "seller_name" not in drafts:
        letterhead = _letterhead(sheet, hits, blocks)
        if letterhead:
            drafts["seller_name"] = letterhead
    if "buyer_name" not in drafts:
        addressee = _addressee(sheet, hits, drafts.get("seller_name"))
        if addressee:
            drafts["buyer_name"] = addressee
    for party in ("seller", "buyer"):
        _confirm_name(drafts.get(f"{party}_name"), sheet)
    account = _account(sheet, hits, found, blocks)
    if account:
        drafts["iban"] = account
    _ksef(sheet, hits, found, drafts)
    return drafts


# VAT numbers


def _vat_numbers(
    sheet: Sheet, hits: Sequence[LabelHit], found: Candidates, languages: Sequence[str], blocks: list[Block]
) -> list[_Vat]:
    pairing = Pairing(sheet, hits, frozenset({"vat_id", "not_vat_id"}))
    numbers: dict[tuple[int, int, str], _Vat] = {}
    for candidate in found.vat:
        explanation = pairing.explain(candidate.row, candidate.box, rows=1)
        hit = explanation.hit if explanation and explanation.score > 0.7 else None
        if hit is not None and hit.has("not_vat_id") and not hit.has("vat_id") and not candidate.valid:
            continue
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
    end = max((start + len(t.text) for t, start in zip(segment.tokens, segment.starts, strict=True) if t.box[2] <= hit.box[2] + 1e-6), default=0)
    number = labelled_vat(segment, end, countries)
    if number or segment.text[end:].strip(" :.-"):
        return number
    if hit.segment + 1 < len(row.segments):
        number = labelled_vat(row.segments[hit.segment + 1], 0, countries)
        if number:
            return number
    below = next(iter(sheet.rows_below(hit.row)), None)
    for candidate in below.segments if below else ():
        if candidate.box[0] < hit.box[2] and candidate.box[2] > hit.box[0] and candidate.box[1] - hit.box[3] < 0.03:
            return labelled_vat(candidate, 0, countries)
    return None


def _countries(language: str, languages: Sequence[str]) -> tuple[str, ...]:
    own = [LABEL_COUNTRY[language]] if language in LABEL_COUNTRY else []
    # "VAT No" in English stands on documents of every country: the document's other languages tell which.
    others = [LABEL_COUNTRY[name] for name in languages if name in LABEL_COUNTRY] or ["PL"]
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


def _choose_vat(numbers: list[_Vat], own: str | None, drafts: dict[str, Draft]) -> None:
    counts = Counter(number.candidate.text for number in numbers)

    def rank(number: _Vat, party: Party) -> float:
        score = {party: 4.0, None: 0.0}.get(number.party, -9.0)
        score += 1.0 * number.labelled + 1.2 * number.candidate.valid + 0.2 * counts[number.candidate.text]
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
    if buyer is not None and buyer.party is None and not (own and buyer.candidate.text == own) and not _both_loose(seller, buyer):
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
        if own and (chosen.candidate.text == own) == (party == "buyer") and (party == "buyer" or (other and other.candidate.text == own)):
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


# Names


def _block_name(party: str, sheet: Sheet, hits: Sequence[LabelHit], blocks: list[Block]) -> Draft | None:
    starts = {(hit.row, hit.segment): hit for hit in reversed(hits)}
    for block in (item for item in blocks if item.party == party):
        segment = sheet.rows[block.hit.row].segments[block.hit.segment]
        rest = segment.text[len(block.hit.text) :].strip(" :.-")
        if rest and is_name(rest, False):
            return _name_draft(rest, segment, len(segment.text) - len(rest), "party", "label")
        inside = [s for row in sheet.rows_below(block.hit.row) for s in row.segments if block.holds(s.page, s.box)]
        named = _named(inside, hits, sheet)
        if named:
            return named.add("party")
        lines: list[SegmentText] = []
        for candidate in inside:
            hit = starts.get((candidate.row, candidate.number))
            labelled = hit is not None and hit.box[0] <= candidate.box[0] + 0.005 and (
                hit.ends_with_colon or hit.has("vat_id", "not_vat_id", "iban", "not_number")
            )
            if is_name(candidate.text, labelled):
                lines.append(candidate)
            elif lines:
                break
            if len(lines) == 3:
                break
        if lines:
            return _from_lines(lines).add("party")
    return None


def _named(segments: list[SegmentText], hits: Sequence[LabelHit], sheet: Sheet) -> Draft | None:
    """``Nazwa: ABC sp. z o.o.``, in one segment or in two."""
    keys = {(segment.row, segment.number) for segment in segments}
    for hit in hits:
        if not hit.has("name") or (hit.row, hit.segment) not in keys:
            continue
        row = sheet.rows[hit.row]
        segment = row.segments[hit.segment]
        rest = segment.text[len(hit.text) :].strip(" :")
        if rest:
            return _name_draft(rest, segment, len(segment.text) - len(rest), "label")
        if hit.segment + 1 < len(row.segments):
            value = row.segments[hit.segment + 1]
            return _name_draft(value.text, value, 0, "label")
    return None


def _from_lines(lines: list[SegmentText]) -> Draft:
    text = first_part(lines[0].text)
    if len(lines) > 1 and not LEGAL_FORM.search(text) and LEGAL_FORM.search(lines[1].text) and not re.search(r"\d", lines[1].text):
        text = f"{text} {lines[1].text}"
    return _name_draft(text, lines[0], 0)


def _name_draft(text: str, segment: SegmentText, start: int, *codes: str) -> Draft:
    tokens = segment.tokens_between(start, len(segment.text))
    recognition = min((token.confidence for token in tokens), default=1.0)
    box = segment.box_between(start, min(len(segment.text), start + len(text)))
    clean = " ".join(text.split()).strip(" ,;:")
    return Draft(clean, list(codes), segment.page, box, recognition)


def _letterhead(sheet: Sheet, hits: Sequence[LabelHit], blocks: list[Block]) -> Draft | None:
    """Without a heading: the first company name on the first page that is in nobody else's block."""
    labelled = {(hit.row, hit.segment) for hit in hits if hit.ends_with_colon}
    best: SegmentText | None = None
    for row in sheet.rows:
        if sheet.pages and row.page != sheet.pages[0].number:
            break
        for segment in row.segments:
            held = any(block.holds(segment.page, segment.box) for block in blocks if block.party != "seller")
            if held or (row.number, segment.number) in labelled or len(segment.text) > 120:
                continue
            if LEGAL_FORM.search(first_part(segment.text)) and is_name(first_part(segment.text), False):
                if is_sender_line(segment.text):
                    return _name_draft(first_part(segment.text), segment, 0, "position")
                best = best or segment
    return _name_draft(first_part(best.text), best, 0, "position") if best else None


def _addressee(sheet: Sheet, hits: Sequence[LabelHit], seller: Draft | None) -> Draft | None:
    """In a letter the addressee stands right under the sender's small line."""
    for row in sheet.rows:
        if row.box[1] > 0.4 or (sheet.pages and row.page != sheet.pages[0].number):
            return None
        for segment in row.segments:
            if segment.box[0] > 0.3 or not is_sender_line(segment.text):
                continue
            for below in sheet.rows_below(row.number):
                if below.box[1] - row.box[3] > 0.05:
                    break
                for line in below.segments:
                    if abs(line.box[0] - segment.box[0]) < 0.03 and is_name(line.text, False):
                        if seller and fold(line.text) == fold(seller.value):
                            return None
                        return _name_draft(line.text, line, 0, "position")
    return None


def _confirm_name(draft: Draft | None, sheet: Sheet) -> None:
    if draft is None:
        return
    if LEGAL_FORM.search(draft.value):
        draft.add("shape")
    folded = fold(draft.value)
    if len(folded) >= 5 and sum(fold(segment.text).count(folded) for segment in sheet.segments()) > 1:
        draft.add("repeated")


# Account and KSeF number


def _account(sheet: Sheet, hits: Sequence[LabelHit], found: Candidates, blocks: list[Block]) -> Draft | None:
    pairing = Pairing(sheet, hits, frozenset({"iban", "not_iban"}))
    counts = Counter(candidate.text for candidate in found.ibans)
    best: tuple[float, Candidate, bool] | None = None
    for candidate in found.ibans:
        explanation = pairing.explain(candidate.row, candidate.box, rows=2)
        labelled = explanation is not None and explanation.hit.has("iban")
        forbidden = explanation is not None and explanation.hit.has("not_iban")
        if forbidden or not (labelled or candidate.valid):
            continue
        held = {block.party for block in blocks if block.holds(candidate.page, candidate.box)}
        score = 2.0 * candidate.valid + 1.0 * labelled - (3.0 if held == {"buyer"} else 0.0) + ("seller" in held) * 0.3
        if best is None or score > best[0]:
            best = (score, candidate, labelled)
    if best is None:
        return None
    draft = from_candidate(best[1])
    if best[2]:
        draft.add("label")
    if best[1].valid:
        draft.add("checksum")
    if counts[best[1].text] > 1:
        draft.add("repeated")
    return draft


def _ksef(sheet: Sheet, hits: Sequence[LabelHit], found: Candidates, drafts: dict[str, Draft]) -> None:
    pairing = Pairing(sheet, hits, frozenset({"ksef_number", "not_ksef"}))
    seller = drafts.get("seller_vat")
    for candidate in found.ksef:
        explanation = pairing.explain(candidate.row, candidate.box, rows=4)
        if explanation is None or not explanation.hit.has("ksef_number"):
            continue
        draft = from_candidate(candidate, "label")
        if candidate.valid:
            draft.add("checksum")
        if seller is not None and seller.value[2:] == candidate.text[:10]:
            draft.add("repeated")
            seller.add("ksef_number")
        drafts["ksef_number"] = draft
        return
