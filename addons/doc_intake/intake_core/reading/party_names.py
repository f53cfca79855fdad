"""Names of seller and buyer: under their headings, in the letterhead, in the address window."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import LEGAL_FORM, Block, first_part, is_name, is_sender_line, repaired
from .draft import Draft
from .fold import fold
from .labels import LabelHit
from .sheet import SegmentText, Sheet


def read_names(sheet: Sheet, hits: Sequence[LabelHit], blocks: list[Block]) -> dict[str, Draft]:
    """Drafts of ``seller_name`` and ``buyer_name``, as far as they are found."""
    seller = _block_name("seller", sheet, hits, blocks) or _letterhead(sheet, hits, blocks)
    buyer = _block_name("buyer", sheet, hits, blocks) or _addressee(sheet, seller)
    drafts = {"seller_name": seller, "buyer_name": buyer}
    found = {name: draft for name, draft in drafts.items() if draft is not None}
    for draft in found.values():
        if sheet.is_ocr:
            draft.value = repaired(draft.value)
        _confirm_name(draft, sheet)
    return found


def _block_name(
    party: str, sheet: Sheet, hits: Sequence[LabelHit], blocks: list[Block]
) -> Draft | None:
    starts = {(hit.row, hit.segment): hit for hit in reversed(hits)}
    for block in (item for item in blocks if item.party == party):
        segment = sheet.rows[block.hit.row].segments[block.hit.segment]
        rest = segment.text[len(block.hit.text) :].strip(" :.-")
        if rest and is_name(rest, False):
            return _name_draft(rest, segment, len(segment.text) - len(rest), "party", "label")
        inside = [
            s
            for row in sheet.rows_below(block.hit.row)
            for s in row.segments
            if block.holds(s.page, s.box)
        ]
        named = _named(inside, hits, sheet)
        if named:
            return named.add("party")
        lines: list[SegmentText] = []
        for candidate in inside:
            hit = starts.get((candidate.row, candidate.number))
            labelled = (
                hit is not None
                and hit.box[0] <= candidate.box[0] + 0.005
                and (hit.ends_with_colon or hit.has("vat_id", "not_vat_id", "iban", "not_number"))
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
    if (
        len(lines) > 1
        and not LEGAL_FORM.search(text)
        and LEGAL_FORM.search(lines[1].text)
        and not re.search(r"\d", lines[1].text)
    ):
        text = f"{text} {lines[1].text}"
    return _name_draft(text, lines[0], 0)


def _name_draft(text: str, segment: SegmentText, start: int, *codes: str) -> Draft:
    tokens = segment.tokens_between(start, len(segment.text))
    recognition = min((token.confidence for token in tokens), default=1.0)
    box = segment.box_between(start, min(len(segment.text), start + len(text)))
    clean = " ".join(text.split()).strip(" ,;:")
    return Draft(clean, list(codes), segment.page, box, recognition)


def _letterhead(sheet: Sheet, hits: Sequence[LabelHit], blocks: list[Block]) -> Draft | None:
    """Without a heading: the first page's first company name in nobody else's block."""
    labelled = {(hit.row, hit.segment) for hit in hits if hit.ends_with_colon}
    best: SegmentText | None = None
    for row in sheet.rows:
        if sheet.pages and row.page != sheet.pages[0].number:
            break
        for segment in row.segments:
            held = any(
                block.holds(segment.page, segment.box)
                for block in blocks
                if block.party != "seller"
            )
            if held or (row.number, segment.number) in labelled or len(segment.text) > 120:
                continue
            if LEGAL_FORM.search(first_part(segment.text)) and is_name(
                first_part(segment.text), False
            ):
                if is_sender_line(segment.text):
                    return _name_draft(first_part(segment.text), segment, 0, "position")
                best = best or segment
    return _name_draft(first_part(best.text), best, 0, "position") if best else None


def _addressee(sheet: Sheet, seller: Draft | None) -> Draft | None:
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


def _confirm_name(draft: Draft, sheet: Sheet) -> None:
    if LEGAL_FORM.search(draft.value) and not sheet.is_ocr:
        draft.add("shape")
    folded = fold(draft.value)
    if (
        len(folded) >= 5
        and sum(fold(segment.text).count(folded) for segment in sheet.segments()) > 1
    ):
        draft.add("repeated")
