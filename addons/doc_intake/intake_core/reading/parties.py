"""Seller and buyer: names, VAT numbers, the account to pay to and the KSeF number.

Told apart by the headings they stand under, by words in the label ("NIP nabywcy"), by the VAT
number of the company the document was sent to, and last by position.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .blocks import Block, find_blocks
from .candidates import Candidate, Candidates
from .draft import Draft, from_candidate
from .labels import LabelHit
from .pairing import Pairing
from .party_names import read_names
from .party_numbers import read_vat_numbers
from .sheet import Sheet


def read_parties(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    languages: Sequence[str],
    own_vat: str | None,
) -> dict[str, Draft]:
    """Drafts of names, VAT numbers, ``iban`` and ``ksef_number``, as far as they are found."""
    blocks = find_blocks(sheet, hits)
    drafts: dict[str, Draft] = {}
    drafts.update(read_vat_numbers(sheet, hits, found, languages, blocks, own_vat))
    drafts.update(read_names(sheet, hits, blocks))
    account = _account(sheet, hits, found, blocks)
    if account:
        drafts["iban"] = account
    _ksef(sheet, hits, found, drafts)
    return drafts


def _account(
    sheet: Sheet, hits: Sequence[LabelHit], found: Candidates, blocks: list[Block]
) -> Draft | None:
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
        score = (
            2.0 * candidate.valid
            + 1.0 * labelled
            - (3.0 if held == {"buyer"} else 0.0)
            + ("seller" in held) * 0.3
        )
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


def _ksef(
    sheet: Sheet, hits: Sequence[LabelHit], found: Candidates, drafts: dict[str, Draft]
) -> None:
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
