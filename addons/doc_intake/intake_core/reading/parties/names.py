"""Names of seller and buyer: under their headings, in the letterhead, in the address window."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from ..draft import Draft
from ..header.heading import begins_segment
from ..layout.labels import LabelHit
from ..layout.page import Box, union
from ..layout.sheet import SegmentText, Sheet
from ..values.fold import fold
from .blocks import LEGAL_FORM, Block, first_part, is_name, is_sender_line, repaired
from .numbers import FOOTER

HEAD = 0.4  # of the page's height
_OTHER_LABELS = ("address", "vat_id", "not_vat_id", "iban", "not_number", "name")


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
        or _sender_line(sheet)
        or _letterhead(sheet, hits, blocks, buyer)
    )
    if buyer and seller and not all(headed.values()) and fold(buyer.value) == fold(seller.value):
        buyer = headed["buyer"]
    buyer = buyer or _addressee(sheet, seller) or _address_window(sheet, hits, seller)
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
    starts = _starts(sheet, hits)
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
    name = _lead(rest)
    if name and is_name(name, False):
        return _name_draft(name, segment, segment.text.find(name), "party", "label")
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
        return _from_lines([across]).add("party")
    lines: list[SegmentText] = []
    for candidate in inside:
        if is_name(_lead(candidate.text), _is_labelled(candidate, starts)):
            lines.append(candidate)
        elif lines:
            break
        if len(lines) == 3:
            break
    if lines:
        return _from_lines(lines).add("party")
    return None


def _starts(sheet: Sheet, hits: Sequence[LabelHit]) -> dict[tuple[int, int], LabelHit]:
    """The labels that begin a segment."""
    return {
        (hit.row, hit.segment): hit for hit in reversed(hits) if begins_segment(hit, sheet)
    }


def _lead(text: str) -> str:
    """The name in a line that goes on with the address: up to the first comma or bullet."""
    return first_part(text.split(",")[0]) if text else ""


def _is_labelled(segment: SegmentText, starts: Mapping[tuple[int, int], LabelHit]) -> bool:
    """Whether a segment begins with a label of something else than a name."""
    hit = starts.get((segment.row, segment.number))
    return (
        hit is not None
        and (
            hit.ends_with_colon
            or hit.has(*_OTHER_LABELS)
            or len(fold(hit.text)) >= 0.8 * len(fold(segment.text))
        )
    )


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
    if below is not None and not _is_labelled(below, starts):
        return None
    return right if is_name(_lead(right.text), False) else None


def _beside_number(number: Draft | None, sheet: Sheet, hits: Sequence[LabelHit]) -> Draft | None:
    """The name that stands with a VAT number: before it in its own line (a footer), or at the head
    of the lines above it in its column (an address window).
    """
    if number is None or number.box is None:
        return None
    starts = _starts(sheet, hits)
    for row in sheet.rows:
        for segment in row.segments:
            if row.page != number.page or not _holds(segment, number.box):
                continue
            text = segment.text.split(",")[0]
            if LEGAL_FORM.search(text) and is_name(text, _is_labelled(segment, starts)):
                return _name_draft(text, segment, 0, "party")
            above = _lines_above(segment, sheet)
            addressed = any(_POSTAL.search(line.text) for line in (*above, segment))
            lines = [
                line
                for line in above
                if is_name(line.text, _is_labelled(line, starts)) and not _BANK.search(line.text)
            ]
            named = [line for line in lines if LEGAL_FORM.search(line.text)]
            if named:
                return _from_lines(lines[lines.index(named[-1]) :]).add("party")
            if lines and not _is_address(lines[0].text) and addressed:
                return _from_lines(lines).add("position")
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
        if is_name(_lead(segment.text), _is_labelled(segment, starts))
        and not _BANK.search(segment.text)
    ]
    for segment in near:
        if LEGAL_FORM.search(_lead(segment.text)):
            return _name_draft(_lead(segment.text), segment, 0, "party")
    first = near[0] if near else None
    if first is None or first.row > number.row or _is_address(first.text):
        return None
    return _name_draft(_lead(first.text), first, 0, "position")


# What a line of an address holds: a postal code, a street's word, a house number at its end.
_ADDRESS = re.compile(
    r"\b\d{2}-\d{3}\b|\b(?:LV|LT|PL|D|F|I|E)-\d{4,5}\b|^\d{5}\s+[^\W\d_]|"
    r"\b(?:ul|al|pl|os|street|road|iela|g|tn|via|rue|calle|str)\.?\s|stra[sß]e|"
    r"[^\W\d_]\s+\d+\w?(?:/\d+)?$|^\d{1,4}\w?\s+[^\W\d_]{2,}",
    re.I,
)
_BANK = re.compile(r"\bban[kc]|bank\b|\bpank|pank\b|\bbankas|sparkasse|credit|\bkasa ", re.I)
_POSTAL = re.compile(
    r"\b\d{2}-\d{3}\b|\b(?:LV|LT|EE|PL|D|F|I|E)-\d{4,5}\b|(?:^|,\s*)\d{5}\s+[^\W\d_]{2}|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b"
)


def _is_address(text: str) -> bool:
    return bool(_ADDRESS.search(text))


def _address_window(sheet: Sheet, hits: Sequence[LabelHit], seller: Draft | None) -> Draft | None:
    """The addressee of a letter without any heading: name, street and town stand apart from all
    else in the upper part of the first page, and are not the seller's.
    """
    starts = _starts(sheet, hits)
    for row in sheet.rows:
        if row.box[1] > 0.4 or (sheet.pages and row.page != sheet.pages[0].number):
            return None
        for segment in row.segments:
            if not _POSTAL.search(segment.text) or is_sender_line(segment.text):
                continue
            names = [
                line
                for line in _lines_above(segment, sheet)
                if is_name(line.text, (line.row, line.number) in starts)
                and not is_sender_line(line.text)
                and not _BANK.search(line.text)
            ]
            if not names or _is_address(names[0].text) or len(names) > 4:
                continue
            if seller is not None and fold(names[0].text)[:8] == fold(seller.value)[:8]:
                continue
            return _from_lines(names[:2]).add("position")
    return None


def _holds(segment: SegmentText, box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return (
        segment.box[0] <= x <= segment.box[2]
        and segment.box[1] - 0.002 <= y <= segment.box[3] + 0.002
    )


def _lines_above(segment: SegmentText, sheet: Sheet) -> list[SegmentText]:
    """The lines right above a segment in its column, top to bottom, without a wide gap."""
    lines: list[SegmentText] = []
    below = segment
    for number in range(segment.row - 1, max(-1, segment.row - 12), -1):
        row = sheet.rows[number]
        height = max(below.box[3] - below.box[1], 0.006)
        if row.page != segment.page or below.box[1] - row.box[3] > 2.2 * height:
            break
        aligned = [part for part in row.segments if _stacked(part.box, segment.box)]
        if not aligned:
            continue
        below = aligned[0]
        lines.insert(0, below)
    return lines


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
            return _name_draft(rest, segment, len(segment.text) - len(rest), "label")
        if hit.segment + 1 < len(row.segments):
            value = row.segments[hit.segment + 1]
            return _name_draft(value.text, value, 0, "label")
    return None


def _from_lines(lines: list[SegmentText]) -> Draft:
    text = first_part(lines[0].text)
    if re.search(r",.*\d", text):
        text = _lead(text)
    draft = _name_draft(text, lines[0], 0)
    if (
        len(lines) > 1
        and not LEGAL_FORM.search(text)
        and LEGAL_FORM.search(lines[1].text)
        and not re.search(r"\d", lines[1].text)
    ):
        rest = _name_draft(lines[1].text, lines[1], 0)
        draft.value = f"{draft.value} {rest.value}"
        draft.recognition = min(draft.recognition, rest.recognition)
        if draft.box and rest.box:
            draft.box = union((draft.box, rest.box))
    return draft


def _name_draft(text: str, segment: SegmentText, start: int, *codes: str) -> Draft:
    tokens = segment.tokens_between(start, len(segment.text))
    recognition = min((token.confidence for token in tokens), default=1.0)
    box = segment.box_between(start, min(len(segment.text), start + len(text)))
    clean = " ".join(text.split()).strip(" ,;:")
    return Draft(clean, list(codes), segment.page, box, recognition)


def _stacked(first: Box, second: Box) -> bool:
    """Lines of one column: flush left, or centred."""
    middles = (first[0] + first[2]) / 2, (second[0] + second[2]) / 2
    return abs(first[0] - second[0]) < 0.015 or abs(middles[0] - middles[1]) < 0.015


def _sender_line(sheet: Sheet) -> Draft | None:
    """The seller's name in the small line above a letter's address window."""
    for row in sheet.rows:
        if row.box[1] > 0.35 or (sheet.pages and row.page != sheet.pages[0].number):
            return None
        for segment in row.segments:
            name = first_part(segment.text).split(",")[0]
            sent = is_sender_line(segment.text) and _POSTAL.search(
                segment.text.replace(" · ", ", ")
            )
            if sent and is_name(name, False) and not _is_address(name):
                return _name_draft(name, segment, 0, "position")
    return None


def _letterhead(
    sheet: Sheet, hits: Sequence[LabelHit], blocks: list[Block], buyer: Draft | None
) -> Draft | None:
    """Without a heading: the first page's first company name in nobody else's block, at its head or
    foot: between them are the goods.
    """
    taken = fold(buyer.value) if buyer is not None else None
    labelled = {(hit.row, hit.segment) for hit in hits if hit.ends_with_colon}
    all_labelled = {(hit.row, hit.segment) for hit in hits}
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
            if HEAD < segment.box[1] < FOOTER:
                continue
            name = first_part(segment.text)
            if _BANK.search(name):
                continue  # where the money goes
            form = LEGAL_FORM.fullmatch(name.strip())
            if form and _begun_above(segment, sheet, all_labelled) is None:
                continue
            if form or (LEGAL_FORM.search(name) and is_name(name, False) and fold(name) != taken):
                if is_sender_line(segment.text):
                    return _name_draft(first_part(segment.text), segment, 0, "position")
                best = best or segment
    if best is None:
        return None
    draft = _name_draft(first_part(best.text), best, 0, "position")
    begun = _begun_above(best, sheet, all_labelled)
    if begun is not None:
        draft.value = f"{begun.value} {draft.value}"
        draft.recognition = min(begun.recognition, draft.recognition)
        draft.box = union(box for box in (begun.box, draft.box) if box)
    return draft


def _begun_above(line: SegmentText, sheet: Sheet, labelled: Collection[tuple[int, int]]) -> Draft | None:
    """The first line of a name that goes on in the next one, in a narrow column: "Studio Graficzne Pstry", "Kwiczoł
    S.A.". Both are of one size, and the second one holds hardly more than the legal form.
    """
    form = LEGAL_FORM.search(line.text)
    if form is None or len(line.text[: form.start()].split()) > 1:
        return None
    above = next(iter(_lines_above(line, sheet)[-1:]), None)
    if above is None or (above.row, above.number) in labelled:
        return None
    heights = line.box[3] - line.box[1], above.box[3] - above.box[1]
    flush = abs(above.box[0] - line.box[0]) < 0.005 and above.box[2] > line.box[0] + 0.6 * (line.box[2] - line.box[0])
    near = line.box[1] - above.box[3] < 0.6 * heights[0] and max(heights) < 1.25 * min(heights)
    wordy = is_name(above.text, False) and not any(letter.isdigit() for letter in above.text)
    if not (flush and near and wordy) or LEGAL_FORM.search(above.text) or fold(above.text) in fold(line.text):
        return None
    return _name_draft(above.text, above, 0)


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
