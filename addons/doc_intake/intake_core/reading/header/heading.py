"""The heading: what kind of document this is by its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..draft import Draft
from ..layout.labels import LabelHit
from ..layout.sheet import Sheet
from ..values.fold import fold

TYPE_OF_ROLE: Final = {
    "title_invoice": "invoice",
    "title_credit_note": "credit_note",
    "title_correction": "correction",
    "title_advance": "advance",
    "title_settlement": "settlement",
    "title_proforma": "proforma",
    "title_receipt": "receipt",
    "title_debit_note": "debit_note",
    "title_accounting_note": "accounting_note",
    "title_other": "other",
}
_ADVANCE = re.compile("zaliczk|anzahlung|abschlag|acompte|deposit|advance|prepay|avans|acconto|ettemaks")
_FINAL = re.compile("koncow|final|schluss|gala|galig|noslegum|solde|saldo")
_EARLIER = re.compile("wystawionewczesniej|dotychczas|previously|previouscert|interiminv|bisherig|ieprieks")
_CORRECTS = re.compile("korekt|koryg|correct|korrekt|labojum|korekc|koregav|parandus|rectif|rettific")


@dataclass(frozen=True, slots=True)
class Heading:
    """``kind`` is one of DOCUMENT_TYPES, None without a heading; ``hit`` the words themselves."""

    kind: str | None = None
    hit: LabelHit | None = None
    draft: Draft | None = None

    @property
    def title(self) -> str:
        return self.hit.text if self.hit is not None else ""


def read_heading(sheet: Sheet, hits: Sequence[LabelHit], divided: bool) -> Heading:
    """The heading on the first page. ``divided``: the document tells amounts before and after a
    correction, which makes a credit note a correction.
    """
    first_page = sheet.pages[0].number if sheet.pages else 1
    heights = sorted(row.height for row in sheet.rows) or [0.01]
    usual = max(heights[len(heights) // 2], 1e-4)
    best: tuple[float, LabelHit, str] | None = None
    first = True
    for hit in hits:
        kind = next((TYPE_OF_ROLE[role] for role in sorted(hit.roles) if role in TYPE_OF_ROLE), None)
        if kind is None or hit.page != first_page:
            continue
        if not (begins_segment(hit, sheet) or hit.has("invoice_number")):
            continue
        score = min(3.0, (hit.box[3] - hit.box[1]) / usual) + 1.5 * (1.0 - hit.box[1])
        score += 0.5 if hit.has("invoice_number") else 0.0
        score += 0.5 if first else 0.0
        first = False
        score += 0.0 if kind == "invoice" else 0.35 if kind != "other" else -0.6
        if best is None or score > best[0]:
            best = (score, hit, kind)
    if best is None:
        return Heading()
    hit, kind = best[1], best[2]
    code = "label" if hit.has("invoice_number") else "title"
    if kind == "settlement" and not _settles(hit, sheet):
        kind = "invoice"  # utilities call every bill a "faktura rozliczeniowa"
        code = "position" if _FINAL.search(fold(hit.text)) else code
    if divided and (kind == "credit_note" or (kind == "invoice" and _CORRECTS.search(fold(sheet.text)))):
        kind = "correction"
    return Heading(kind, hit, Draft(kind, [code], hit.page, hit.box))


def _settles(hit: LabelHit, sheet: Sheet) -> bool:
    """Whether a document called so speaks of advances or, being the final one, of invoices before it."""
    text = fold(sheet.text)
    return bool(_ADVANCE.search(text) or (_FINAL.search(fold(hit.text)) and _EARLIER.search(text)))


def begins_segment(hit: LabelHit, sheet: Sheet) -> bool:
    """Whether a label stands at the beginning of its segment."""
    segment = sheet.rows[hit.row].segments[hit.segment]
    return hit.box[0] <= segment.box[0] + 0.005


def names_another(hit: LabelHit, heading: Heading) -> bool:
    """Whether the words call a document of another kind than this one is, below its heading: an
    advance invoice that is settled, the invoice that is corrected.
    """
    kinds = {TYPE_OF_ROLE[role] for role in hit.roles if role in TYPE_OF_ROLE}
    if heading.hit is None or heading.kind is None or not kinds or heading.kind in kinds:
        return False
    return (hit.page, hit.row) > (heading.hit.page, heading.hit.row)
