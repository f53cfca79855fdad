"""Names of seller and buyer: under their headings, in the letterhead, in the address window."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..draft import Draft
from ..layout.labels import LabelHit
from ..layout.page import Box
from ..layout.sheet import SegmentText, Sheet
from ..values.fold import fold
from .blocks import Block
from .letter_names import address_window, addressee, letterhead, sender_line
from .name_lines import BANK, POSTAL, from_lines, is_address, is_labelled, lead, lines_above, name_draft, starts_of
from .name_shapes import LEGAL_FORM, is_name, repaired
from .numbers import FOOTER


def read_names(
    sheet: Sheet, hits: Sequence[LabelHit], blocks: list[Block], numbers: dict[str, Draft]
) -> dict[str, Draft]:
    """Drafts of ``seller_name`` and ``buyer_name``, as far as they are found. ``numbers`` are the
    drafts of the VAT numbers.
    """
    headed = _headed(sheet, hits, blocks)
    buyer = headed["buyer"] or _beside_number(numbers.get("buyer_vat"), sheet, hits)
    printed = numbers.get("seller_vat")
    apart = headed["seller"] is not None and not _in_block(printed, "seller", blocks)
    if apart and not LEGAL_FORM.search(headed["seller"].value if headed["seller"] else ""):
        # "Seller: J. Smith" among other facts is the person who sold it.
        company = _beside_number(printed, sheet, hits)
        if company is not None and LEGAL_FORM.search(company.value):
            headed["seller"] = company
    seller = (
        headed["seller"]
        or _beside_number(numbers.get("seller_vat"), sheet, hits)
        or sender_line(sheet)
        or letterhead(sheet, hits, blocks, buyer)
    )
    if buyer and seller and not all(headed.values()) and fold(buyer.value) == fold(seller.value):
        buyer = headed["buyer"]
    buyer = buyer or addressee(sheet, seller) or address_window(sheet, hits, seller)
    drafts = {"seller_name": seller, "buyer_name": buyer}
    found = {name: draft for name, draft in drafts.items() if draft is not None}
    for draft in found.values():
        if sheet.is_ocr and draft.recognition < 1:
            _repair(draft)
            # A name has no checksum: one letter misread is one company mistaken for another.
            draft.unproven = True
        _confirm_name(draft, sheet)
    return found


def _in_block(number: Draft | None, party: str, blocks: Sequence[Block]) -> bool:
    """Whether a party's VAT number stands in its block; True where none is known."""
    if number is None or number.box is None or number.page is None:
        return True
    page, box = number.page, number.box
    return any(block.party == party and block.holds(page, box) for block in blocks)


def _headed(sheet: Sheet, hits: Sequence[LabelHit], blocks: list[Block]) -> dict[str, Draft | None]:
    """The first name under a heading of each party."""
    starts = starts_of(sheet, hits)
    headed: dict[str, Draft | None] = {"seller": None, "buyer": None}
    for party in headed:
        for block in (item for item in blocks if item.party == party and headed[party] is None):
            name = _name_in(block, sheet, hits, starts)
            seller = headed["seller"]
            if name and party == "buyer" and block.receives and seller and fold(name.value) == fold(seller.value):
                continue  # who receives the money, and not the goods
            headed[party] = name
    return headed


def _name_in(
    block: Block, sheet: Sheet, hits: Sequence[LabelHit], starts: Mapping[tuple[int, int], LabelHit]
) -> Draft | None:
    segment = sheet.rows[block.hit.row].segments[block.hit.segment]
    rest = segment.text[segment.end_of(block.end) :].strip(" :.-")
    name = lead(rest)
    if name and is_name(name, False):
        return name_draft(name, segment, segment.text.find(name), "party", "label")
    inside = [
        s
        for row in sheet.rows_below(block.hit.row)
        for s in row.segments
        if block.holds(s.page, s.box)
    ]
    named = _named(inside, hits, sheet)
    if named:
        return named.add("party")
    across = _across(block, sheet, starts, inside)
    if across is not None:
        return from_lines([across]).add("party")
    lines: list[SegmentText] = []
    for candidate in inside:
        if is_name(lead(candidate.text), is_labelled(candidate, starts)):
            lines.append(candidate)
        elif lines:
            break
        if len(lines) == 3:
            break
    if lines:
        return from_lines(lines).add("party")
    return None


def _across(
    block: Block,
    sheet: Sheet,
    starts: Mapping[tuple[int, int], LabelHit],
    inside: Sequence[SegmentText],
) -> SegmentText | None:
    """The name in the cell right of the heading, where below the heading further labels stand
    ("Reg. No.", "Address") and not the name.
    """
    row = sheet.rows[block.hit.row]
    if block.hit.segment + 1 >= len(row.segments):
        return None
    right = row.segments[block.hit.segment + 1]
    if (row.number, right.number) in starts or right.box[0] - block.hit.box[2] > 0.3:
        return None
    below = next((s for s in inside if abs(s.box[0] - block.hit.box[0]) < 0.02), None)
    if below is not None and not is_labelled(below, starts):
        return None
    return right if is_name(lead(right.text), False) else None


def _beside_number(number: Draft | None, sheet: Sheet, hits: Sequence[LabelHit]) -> Draft | None:
    """The name that stands with a VAT number: before it in its own line (a footer), or at the head
    of the lines above it in its column (an address window).
    """
    if number is None or number.box is None:
        return None
    starts = starts_of(sheet, hits)
    for row in sheet.rows:
        for segment in row.segments:
            if row.page != number.page or not _holds(segment, number.box):
                continue
            # What the company is, nobody knows: "Operator aplikacji: Varpa UAB, Vilnius".
            role, _colon, text = segment.text.split(",")[0].rpartition(": ")
            if LEGAL_FORM.search(text) and is_name(text, is_labelled(segment, starts)):
                code = "position" if role else "party"
                return name_draft(text.strip(), segment, segment.text.find(text), code)
            above = lines_above(segment, sheet)
            addressed = any(POSTAL.search(line.text) for line in (*above, segment))
            lines = [
                line
                for line in above
                if is_name(line.text, is_labelled(line, starts)) and not BANK.search(line.text)
            ]
            named = [line for line in lines if LEGAL_FORM.search(line.text)]
            if named:
                return from_lines(lines[lines.index(named[-1]) :]).add("party")
            if lines and not is_address(lines[0].text) and addressed:
                return from_lines(lines).add("position")
            if number.box[1] > FOOTER:
                return _in_footer(segment, sheet, starts)
    return None


def _in_footer(
    number: SegmentText, sheet: Sheet, starts: Mapping[tuple[int, int], LabelHit]
) -> Draft | None:
    """The company in another column of the footer in which its number stands: by its legal form, or
    as the first thing said there.
    """
    near = [
        segment
        for row in sheet.rows
        if row.page == number.page and abs(row.box[1] - number.box[1]) < 0.05
        for segment in row.segments
        if is_name(lead(segment.text), is_labelled(segment, starts))
        and not BANK.search(segment.text)
    ]
    for segment in near:
        if LEGAL_FORM.search(lead(segment.text)):
            return name_draft(lead(segment.text), segment, 0, "party")
    first = near[0] if near else None
    if first is None or first.row > number.row or is_address(first.text):
        return None
    return name_draft(lead(first.text), first, 0, "position")


def _holds(segment: SegmentText, box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (
        segment.box[0] <= x <= segment.box[2]
        and segment.box[1] - 0.002 <= y <= segment.box[3] + 0.002
    )


def _named(segments: list[SegmentText], hits: Sequence[LabelHit], sheet: Sheet) -> Draft | None:
    """``Nazwa: ABC sp. z o.o.``, in one segment or in two."""
    keys = {(segment.row, segment.number) for segment in segments}
    for hit in hits:
        if not hit.has("name") or (hit.row, hit.segment) not in keys:
            continue
        if hit.has("col_description") and not hit.ends_with_colon:
            continue  # the head of a table's column
        row = sheet.rows[hit.row]
        segment = row.segments[hit.segment]
        rest = segment.text[len(hit.text) :].strip(" :")
        if rest:
            return name_draft(rest, segment, len(segment.text) - len(rest), "label")
        if hit.segment + 1 < len(row.segments):
            value = row.segments[hit.segment + 1]
            return name_draft(value.text, value, 0, "label")
    return None


_STREET = re.compile(r"\s(?:ul|al|pl|os)\.\s.*\d.*$", re.I)


def _repair(draft: Draft) -> None:
    """Its legal form; and ``ABC sp. z o.o. pl. Wolności 3`` -> ``ABC sp. z o.o.``, two lines taken for one."""
    draft.value = repaired(draft.value)
    street = _STREET.search(draft.value)
    if street and LEGAL_FORM.search(draft.value[: street.start()]):
        if draft.box:
            x0, y0, x1, y1 = draft.box
            draft.box = (x0, y0, x0 + (x1 - x0) * street.start() / len(draft.value), y1)
        draft.value = draft.value[: street.start()]


def _confirm_name(draft: Draft, sheet: Sheet) -> None:
    if LEGAL_FORM.search(draft.value):
        draft.add("shape")
    folded = fold(draft.value)
    if (
        len(folded) >= 5
        and sum(fold(segment.text).count(folded) for segment in sheet.segments()) > 1
    ):
        draft.add("repeated")
