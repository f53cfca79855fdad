"""Where seller and buyer stand: the part of the page under each of their headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from ..layout.labels import LabelHit
from ..layout.page import Box
from ..layout.sheet import SegmentText, Sheet, SheetRow
from ..values.fold import fold
from .on_behalf import as_heading, sellers_named

Party = Literal["seller", "buyer", "other"]
_ROLE_OF: Final[dict[str, Party]] = {"seller": "seller", "buyer": "buyer", "other_party": "other"}
MAX_BLOCK_ROWS = 14
MAX_ROWS_AGAIN = 4
"""Of a party headed a second time, as on a slip for the payment: name, street, city, number."""
MAX_BLOCK_HEIGHT = 0.27
_NUMBER, _CENTS = re.compile(r"[\d\s/.-]{3,}"), re.compile(r"[.,]\d\d(?!\d)")
FLUSH: Final = 0.008  # of the page's width: what stands below each other
OFF_MIDDLE: Final = 0.03  # of the page's width that a centred heading may stand off the middle of its cell
STARTING_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class Block:
    """A party's heading, the area below it, and where the heading's last word stands."""

    party: Party
    hit: LabelHit
    box: Box
    end: Box

    @property
    def receives(self) -> bool:
        """Headed by a word for who receives: the goods, or the money."""
        return bool(_PAID.search(fold(self.hit.text)))

    def holds(self, page: int, box: Box) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return (
            page == self.hit.page
            and self.box[0] <= x <= self.box[2]
            and self.box[1] <= y <= self.box[3]
        )


def find_blocks(sheet: Sheet, hits: Sequence[LabelHit]) -> list[Block]:
    """One block a heading, in reading order."""
    groups = [heading_hits(hit, hits, sheet) for hit in hits if _begins(hit, sheet)]
    tables = [row for row in sorted({hit.row for hit in hits}) if _is_table_head(row, hits)]
    heads = [
        (party, group[0])
        for group in groups
        if (party := _party(group)) and _is_head(group, sheet, hits) and not _is_of_lines(party, group, tables, sheet)
    ]
    if not any(party == "buyer" for party, _ in heads):
        heads = [("buyer" if _pays(hit) else party, hit) for party, hit in heads]
    if not any(party == "seller" for party, _ in heads) and any(
        _PAYS.search(fold(hit.text)) for party, hit in heads if party == "buyer"
    ):
        # Who is paid, where the other one is called the payer.
        heads = [("seller" if _is_paid(hit) else party, hit) for party, hit in heads]
    heads, ends_of_names = _with_named_sellers(heads, sheet, hits)
    lefts = {hit: _left(hit, [other for _, other in heads], sheet) for _, hit in heads}
    for (_, first), (_, second) in pairwise(heads):
        lefts |= _of_merged_cells(first, second, sheet)
    ends = {group[0]: group[-1].box for group in groups} | ends_of_names
    again = {
        hit
        for place, (party, hit) in enumerate(heads)
        if any(other == party and first.page == hit.page for other, first in heads[:place])
    }
    blocks = [
        Block(party, hit, _area(hit, lefts, hits, sheet, MAX_ROWS_AGAIN if hit in again else MAX_BLOCK_ROWS), ends[hit])
        for party, hit in heads
    ]
    return _with_sender(blocks, hits)


def _with_named_sellers(
    heads: list[tuple[Party, LabelHit]], sheet: Sheet, hits: Sequence[LabelHit]
) -> tuple[list[tuple[Party, LabelHit]], dict[LabelHit, Box]]:
    """With a heading before the name of whom the document was made out for, and nobody else who sells; and where the
    words of such headings end.
    """
    named = next(sellers_named(sheet, hits), None)
    if named is None:
        return heads, {}
    column = (party for party, hit in reversed(heads) if _is_over(hit, named))
    above = next(column, None)
    if above in ("seller", "buyer"):
        return heads, {}
    others: list[tuple[Party, LabelHit]] = [("other" if party == "seller" else party, hit) for party, hit in heads]
    hit = as_heading(named)
    return sorted([*others, ("seller", hit)], key=lambda head: (head[1].row, head[1].box[0])), {hit: hit.box}


def _is_over(hit: LabelHit, line: SegmentText) -> bool:
    """Whether a heading stands right above a line, in its column."""
    return hit.page == line.page and 0 < line.row - hit.row <= 2 and abs(hit.box[0] - line.box[0]) < 0.03


def _with_sender(blocks: list[Block], hits: Sequence[LabelHit]) -> list[Block]:
    """Who sends the goods sells them where a number for tax is told of him, and of nobody who is said to sell; or
    where who receives them buys them, unless a number stands outside all blocks, as in a forwarder's letterhead.
    """
    numbers = [hit for hit in hits if hit.has("vat_id")]
    numbered = {block for block in blocks if any(block.holds(hit.page, hit.box) for hit in numbers)}
    if any(block.party == "seller" for block in numbered):
        return blocks
    loose = any(not any(block.holds(hit.page, hit.box) for block in blocks) for hit in numbers)
    received = not loose and any(block.party == "buyer" and _pays(block.hit) for block in blocks)
    return [
        replace(block, party="seller")
        if (received or block in numbered) and _SENDS.search(fold(block.hit.text))
        else block
        for block in blocks
    ]


# Where nobody is called the buyer, who pays or receives is.
_PAYER = re.compile("platnik|odbiorc|payer|recipient|receiver|consignee|maksatajs|sanemejs|empfanger")


_PAYS = re.compile("moketoj|maksataj|platnik|payer|maksja")
_SENDS = re.compile("absender|shipper|sender|consignor")
_PAID = re.compile("gavej|sanemej|odbiorc|payee|recipient|receiver|saaja")


def _is_paid(hit: LabelHit) -> bool:
    return hit.has("other_party") and bool(_PAID.search(fold(hit.text)))


def _pays(hit: LabelHit) -> bool:
    return hit.has("other_party") and bool(_PAYER.search(fold(hit.text)))


def heading_hits(hit: LabelHit, hits: Sequence[LabelHit], sheet: Sheet) -> list[LabelHit]:
    """``hit`` and the labels right behind it in its segment that say the same in another language:
    "Nabywca / Buyer".
    """
    segment = sheet.rows[hit.row].segments[hit.segment]
    group = [hit]
    others = [h for h in hits if h.row == hit.row and h.segment == hit.segment and h is not hit]
    for other in sorted(others, key=lambda h: h.box[0]):
        # The words before it, of which a lonely "/" may already count to the label.
        before = segment.text[: segment.end_of(other.box) - len(other.text)].rstrip()
        bridge = before[segment.end_of(group[-1].box) :].strip(" /|(")
        if other.box[0] > group[-1].box[0] and not bridge and before.endswith(("/", "|", "(")):
            group.append(other)
    return group


def _begins(hit: LabelHit, sheet: Sheet) -> bool:
    return hit.box[0] <= sheet.rows[hit.row].segments[hit.segment].box[0] + 0.01


def _left(hit: LabelHit, heads: Sequence[LabelHit], sheet: Sheet) -> float:
    """Where the block begins: at its heading, or left of it where the heading is centred above
    its lines.
    """
    fence = max(
        (
            other.box[2]
            for other in heads
            if other.page == hit.page
            and abs(other.box[1] - hit.box[1]) < 0.025
            and other.box[2] < hit.box[0]
        ),
        default=0.0,
    )
    for number, row in enumerate(sheet.rows_below(hit.row)):
        if number > 3 or row.box[1] - hit.box[3] > 0.06:
            break
        lefts = [
            segment.box[0]
            for segment in row.segments
            if segment.box[0] > fence
            and segment.box[0] <= hit.box[2]
            and segment.box[2] >= hit.box[0]
        ]
        if lefts:
            return min(hit.box[0], *lefts)
    return hit.box[0]


def _of_merged_cells(first: LabelHit, second: LabelHit, sheet: Sheet) -> dict[LabelHit, float]:
    """Where two blocks begin whose headings are centred above them, in cells as wide as the blocks, while the lines
    below are flush left: half way between both beginnings is the middle of the first heading.
    """
    if first.row != second.row or first.box[2] >= second.box[0]:
        return {}
    starts = _line_starts(first.row, sheet)
    if any(abs(start - hit.box[0]) < FLUSH for start in starts for hit in (first, second)):
        return {}
    middle = (first.box[0] + first.box[2]) / 2
    pairs = [
        (abs((left + right) / 2 - middle), left, right)
        for left in starts
        for right in starts
        if left < first.box[0] and middle < right < second.box[0]
    ]
    off, left, right = min(pairs, default=(1.0, 0.0, 0.0))
    return {first: left, second: right} if off < OFF_MIDDLE else {}


def _line_starts(head: int, sheet: Sheet) -> list[float]:
    """Where at least two of the next lines below a row begin, or parts of them."""
    found: list[float] = []
    for number, row in enumerate(sheet.rows_below(head)):
        if number >= STARTING_ROWS:
            break
        found += [segment.box[0] for segment in row.segments]
    return [start for start in found if sum(abs(other - start) < FLUSH for other in found) > 1]


def _party(group: Sequence[LabelHit]) -> Party | None:
    parties = {party for hit in group for role, party in _ROLE_OF.items() if hit.has(role)}
    return next((party for party in ("seller", "buyer", "other") if party in parties), None)


def _is_head(group: Sequence[LabelHit], sheet: Sheet, hits: Sequence[LabelHit]) -> bool:
    """A heading stands alone, before a colon, or before a name. It is no head of a table column."""
    hit, last = group[0], group[-1]
    segment = sheet.rows[hit.row].segments[hit.segment]
    rest = segment.text[segment.end_of(last.box) :].strip(" :.-/)")
    if rest and not any(item.ends_with_colon for item in group):
        # "Lieferant GmbH" is a name and "Kunden AG Mitte" another: a label followed by words needs
        # its colon.
        return False
    return not any(
        other.row == hit.row and any(role.startswith("col_") for role in other.roles)
        for other in hits
    )


def _is_of_lines(party: Party, group: Sequence[LabelHit], tables: Sequence[int], sheet: Sheet) -> bool:
    """Whether a customer is named among the lines of a table, whose customer it is: "Customer: ABC Ltd" over the
    licences that were sold to him; or a number and no name stands below the word, as in a strip of facts.
    """
    hit, last = group[0], group[-1]
    segment = sheet.rows[hit.row].segments[hit.segment]
    named = bool(segment.text[segment.end_of(last.box) :].strip(" :.-/)"))
    if party == "buyer" and named and tables and tables[0] < hit.row:
        return any(row.page == hit.page and _has_money(row) for row in sheet.rows[hit.row + 1 : hit.row + 4])
    below = next(iter(sheet.rows_below(hit.row)), None)
    first = next((line for line in below.segments if abs(line.box[0] - hit.box[0]) < FLUSH), None) if below else None
    return not named and first is not None and bool(_NUMBER.fullmatch(first.text))


def _has_money(row: SheetRow) -> bool:
    return any(_CENTS.search(line.text) for line in row.segments)


def _area(
    hit: LabelHit, lefts: Mapping[LabelHit, float], hits: Sequence[LabelHit], sheet: Sheet, most: int
) -> Box:
    peers = [
        other
        for other in lefts
        if other is not hit and other.page == hit.page and abs(other.box[1] - hit.box[1]) < 0.025
    ]
    right_peers = [max(lefts[peer], hit.box[2]) for peer in peers if peer.box[0] > hit.box[2]]
    right_peers += _unknown_columns(hit, lefts[hit], hits, sheet)
    left = max(0.0, lefts[hit] - 0.025)
    if right_peers:
        right = min(right_peers) - 0.005
    elif hit.box[0] < 0.4 and not peers:
        right = 0.55
    else:
        right = 1.0
    bottom = min(1.0, hit.box[3] + MAX_BLOCK_HEIGHT)
    for rows, row in enumerate(sheet.rows_below(hit.row), 1):
        if rows > most or row.box[1] > bottom or _is_table_head(row.number, hits):
            bottom = min(bottom, row.box[1])
            break
    for other in lefts:
        if other.page == hit.page and other.box[1] > hit.box[3] and left <= other.box[0] < right:
            bottom = min(bottom, other.box[1])
    return (left, hit.box[1] - 0.004, right, bottom)


def _unknown_columns(hit: LabelHit, left: float, hits: Sequence[LabelHit], sheet: Sheet) -> list[float]:
    """Where columns begin whose heading, in the row of a party's, is none that we know: "Invoice to | Maker | Deliver
    to". Their lines stand flush below it, as the party's own do below its heading; labels of a form do not count.
    """
    starts = {(other.row, other.segment) for other in hits}
    below = [line for row, _ in zip(sheet.rows_below(hit.row), range(2), strict=False) for line in row.segments]
    plain = [line.box[0] for line in below if (line.row, line.number) not in starts]
    if hit.ends_with_colon or not any(abs(start - left) < FLUSH for start in plain):
        return []
    heads = sheet.rows[hit.row].segments[hit.segment + 1 :]
    return [
        head.box[0]
        for head in heads
        if (head.row, head.number) not in starts and sum(abs(start - head.box[0]) < FLUSH for start in plain) > 1
    ]


def _is_table_head(row: int, hits: Sequence[LabelHit]) -> bool:
    columns = {
        hit.segment if role.endswith("_weak") else role
        for hit in hits
        if hit.row == row and not hit.ends_with_colon
        for role in hit.roles
        if role.startswith("col_") or (role.startswith("total_") and role.endswith("_weak"))
    }
    return len(columns) >= 2
