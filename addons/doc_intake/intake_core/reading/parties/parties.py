"""Seller and buyer: names, VAT numbers and the KSeF number.

Told apart by the headings they stand under, by words in the label ("NIP nabywcy"), by the VAT
number of the company the document was sent to, and last by position.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..candidates import Candidates
from ..draft import Draft, from_candidate
from ..layout.labels import LabelHit
from ..layout.pairing import Pairing
from ..layout.sheet import Sheet
from ..values.fold import fold
from ..values.vat_numbers import normalise_vat
from .blocks import Block
from .names import read_names
from .numbers import read_vat_numbers
from .on_behalf import is_on_behalf


def read_parties(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    languages: Sequence[str],
    blocks: list[Block],
    own_vat: str | None,
) -> dict[str, Draft]:
    """Drafts of names, VAT numbers and ``ksef_number``, as far as they are found."""
    drafts = read_vat_numbers(sheet, hits, found, languages, blocks, own_vat)
    drafts.update(read_names(sheet, hits, blocks, drafts))
    headless = is_on_behalf(sheet, hits) and not any(block.party == "seller" for block in blocks)
    _doubt(drafts, normalise_vat(own_vat) if own_vat else None, headless)
    _ksef(sheet, hits, found, drafts)
    return drafts


def _doubt(drafts: dict[str, Draft], own: str | None, headless: bool) -> None:
    """Nothing is proven about parties that contradict each other: one name for both, our own number for a seller's
    although it is us to whom the document was sent, or a seller for whom somebody else made the document out and who
    was not found (``headless``).
    """
    seller, buyer = drafts.get("seller_name"), drafts.get("buyer_name")
    doubted: list[Draft | None] = []
    if seller and buyer and fold(seller.value) == fold(buyer.value):
        doubted += [seller, buyer]
    number = drafts.get("seller_vat")
    if own is not None and number is not None and number.value == own:
        doubted += [number, seller, buyer]
    if headless:
        doubted += [seller, number]
    for draft in doubted:
        if draft is not None:
            del draft.witnesses[1:]


def _ksef(sheet: Sheet, hits: Sequence[LabelHit], found: Candidates, drafts: dict[str, Draft]) -> None:
    pairing = Pairing(sheet, hits, frozenset({"ksef_number", "not_ksef"}))
    seller = drafts.get("seller_vat")
    for candidate in found.ksef:
        explanation = pairing.explain(candidate.row, candidate.box, rows=4)
        if explanation is None or not explanation.hit.has("ksef_number"):
            continue
        draft = from_candidate(candidate, "label")
        if candidate.valid and not candidate.doubtful:
            draft.add("checksum")
        if seller is not None and seller.value[2:] == candidate.text[:10]:
            seller.add("ksef_number")
            if not candidate.doubtful:  # else nothing speaks for the signs behind that number
                draft.add("repeated")
        drafts["ksef_number"] = draft
        return
