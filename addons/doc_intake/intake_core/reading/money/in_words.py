"""Amounts written out, and what they say of the totals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ..draft import Draft
from ..layout.labels import LabelHit
from ..layout.sheet import Sheet
from ..values.words_pl import parse_polish_words


def amounts_in_words(sheet: Sheet, hits: Sequence[LabelHit]) -> set[Decimal]:
    """Amounts written out in Polish behind "słownie", which may go on in the next row."""
    found = set()
    for hit in hits:
        if not hit.has("words"):
            continue
        row = sheet.rows[hit.row]
        text = row.text[max(0, row.text.find(hit.text)) + len(hit.text) :]
        below = next(iter(sheet.rows_below(hit.row)), None)
        for candidate in (
            text,
            f"{text} {below.text}" if below else text,
            below.text if below else "",
        ):
            amount = parse_polish_words(re.sub(r"^[\s:]+", "", candidate))
            if amount is not None:
                found.add(amount)
    return found


def doubt_against_words(drafts: Mapping[str, Draft], words: set[Decimal]) -> None:
    """Leave neither the total nor what is to be paid proven, where an amount is written out and it is none of them."""
    told = [drafts[name] for name in ("total_gross", "amount_due") if name in drafts]
    if words and not any(abs(Decimal(draft.value)) in words for draft in told):
        for draft in told:
            draft.unproven = True
