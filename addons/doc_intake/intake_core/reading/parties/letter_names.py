"""Names without a heading: in the letterhead, above the address window and in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..draft import Draft
from ..layout.labels import LabelHit
from ..layout.page import union
from ..layout.sheet import SegmentText, Sheet
from ..values.fold import fold
from .blocks import Block
from .name_lines import BANK, POSTAL, from_lines, is_address, lines_above, name_draft, starts_of
from .name_shapes import LEGAL_FORM, first_part, is_name, is_sender_line
from .numbers import FOOTER

HEAD = 0.4  # of the page's height


def sender_line(sheet: Sheet) -> Draft | None:
    """The seller's name in the small line above a letter's address window."""
    for row in sheet.rows:
        if row.box[1] > 0.35 or (sheet.pages and row.page != sheet.pages[0].number):
            return None
        for segment in row.segments:
            name = first_part(segment.text).split(",")[0]
            sent = is_sender_line(segment.text) and POSTAL.search(
                segment.text.replace(" · ", ", ")
            )
            if sent and is_name(name, False) and not is_address(name):
                return name_draft(name, segment, 0, "position")
    return None


def addressee(sheet: Sheet, seller: Draft | None) -> Draft | None:
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
                        return name_draft(line.text, line, 0, "position")
    return None


def address_window(sheet: Sheet, hits: Sequence[LabelHit], seller: Draft | None) -> Draft | None:
    """The addressee of a letter without any heading: name, street and town stand apart from all
    else in the upper part of the first page, and are not the seller's.
    """
    starts = starts_of(sheet, hits)
    for row in sheet.rows:
        if row.box[1] > 0.4 or (sheet.pages and row.page != sheet.pages[0].number):
            return None
        for segment in row.segments:
            if not POSTAL.search(segment.text) or is_sender_line(segment.text):
                continue
            names = [
                line
                for line in lines_above(segment, sheet)
                if is_name(line.text, (line.row, line.number) in starts)
                and not is_sender_line(line.text)
                and not BANK.search(line.text)
            ]
            if not names or is_address(names[0].text) or len(names) > 4:
                continue
            if seller is not None and fold(names[0].text)[:8] == fold(seller.value)[:8]:
                continue
            return from_lines(names[:2]).add("position")
    return None


def letterhead(
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
            if BANK.search(name):
                continue  # where the money goes
            form = LEGAL_FORM.fullmatch(name.strip())
            if form and _begun_above(segment, sheet, all_labelled) is None:
                continue
            if form or (LEGAL_FORM.search(name) and is_name(name, False) and fold(name) != taken):
                if is_sender_line(segment.text):
                    return name_draft(first_part(segment.text), segment, 0, "position")
                best = best or segment
    if best is None:
        return None
    draft = name_draft(first_part(best.text), best, 0, "position")
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
    above = next(iter(lines_above(line, sheet)[-1:]), None)
    if above is None or (above.row, above.number) in labelled:
        return None
    heights = line.box[3] - line.box[1], above.box[3] - above.box[1]
    flush = abs(above.box[0] - line.box[0]) < 0.005 and above.box[2] > line.box[0] + 0.6 * (line.box[2] - line.box[0])
    near = line.box[1] - above.box[3] < 0.6 * heights[0] and max(heights) < 1.25 * min(heights)
    wordy = is_name(above.text, False) and not any(letter.isdigit() for letter in above.text)
    if not (flush and near and wordy) or LEGAL_FORM.search(above.text) or fold(above.text) in fold(line.text):
        return None
    return name_draft(above.text, above, 0)
