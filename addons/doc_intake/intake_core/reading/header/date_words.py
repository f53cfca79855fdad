"""What the words around a date say of it: of the issue, of a supply, of a payment, or of something else."""

from __future__ import annotations

import re
from typing import Final

from ..candidates import Candidate
from ..layout.labels import LabelHit
from ..layout.sheet import Sheet
from ..values.fold import fold
from .heading import begins_segment

# What else than the invoice's own term a line may speak of: a discount's, the next bill's.
OTHER_TERM: Final = re.compile(
    r"skont|apmaks[āa]jot|prompt payment"
    r"|rabatt? \d|\d ?% (?:rabat|discount|atlaide)|atlaide \d"
    r"|escompte|sconto|cash discount|pronto pago|prognoz|kolejn|nast[ęe]pn|n[äa]chste|n[āa]kam|\bnext (?!\d)"
    r"|j[äa]rgmi|prochain|prossim|pr[óo]xim",
    re.I,
)
_OTHER_PAPER = re.compile(
    r"umow|zamówie|zlecen|ustaw|decyzj|uchwał|aneks|contract|order|vertrag|bestellung|auftrag|līgum"
    r"|sutart|leping|contrat|commande|contratt|ordine|contrato|pedido"
    r"|poprzedni|previous|vorherig|iepriekš|précédent|ankstesn|eelmi|anterior|precedent",
    re.I,
)
# Beginnings of words, folded, that tell what a date is where its label is not known as a whole.
_STEMS: Final = {
    "issue_date": re.compile(
        "wystaw|sporzadz|izrakst|israsyt|koostat|valjasta|issue|ausgestel|emis|emess|expedi"
        "|rechnungsdat|invoicedat"
    ),
    "sale_date": re.compile(
        "sprzeda|dostaw|dostarcz|wykonan|uslug|zakoncz|wydan|realizac|dokonan|piegad|sniegt"
        "|dispatch|despatch|shipp|nosutis|wysyl|versand|darijum|pardavim|tiekim|suteik|tarni|osuta|suppl|deliver|complet|perform|leistung"
        "|liefer|erbracht|ausgefuhr|fertiggest|pabeigt|izpild|nodosan|paveikt|livrais|prestation|consegn|entreg|operac"
    ),
    "due_date": re.compile(
        "platn|zaplat|zaplac|wplac|przelew|remit|pleasetransfer|pleasepay|transferby|uregul|termin|apmaks|samaks|apmoket|moketi|tasu|maksta|payable"
        "|paymentdue|dueby|settle|fallig|zahlb|echeance|regler|scadenz|vencim|pagar"
    ),
}
# A payment that was made, folded: by card, in the app, on a day.
_PAID: Final = re.compile(
    "samaksats|apmaksats|zaplacon|oplacon|bezahlt|beglichen|paid|charged|karta|karti|card|karte|apmoketa|tasutud|pagato"
    "|pagado|carte|tarjeta"
)
_QUALIFIER: Final = re.compile(r"(?!(?:and|und|oraz)\b)\b[^\W\d_]{3,}\s*$", re.I)
MAX_LINK = 4  # letters of a word that links "date" to its date: "Datum: den 5.3.2026"
MAX_LEAD = 48  # letters before a date that may say what it is


def roles_of(words: str, *among: str) -> list[str]:
    """The roles (of ``among``, or all) that the beginnings of words tell."""
    said = fold(words)
    roles = [role for role, stems in _STEMS.items() if stems.search(said) and (not among or role in among)]
    return [role for role in roles if role != "due_date"] if _PAID.search(said) else roles


def words_before(hit: LabelHit, sheet: Sheet) -> str:
    """The words before a label in its segment."""
    segment = sheet.rows[hit.row].segments[hit.segment]
    return segment.text[: segment.end_of(hit.box) - len(hit.text)][-MAX_LEAD:]


def word_behind(candidate: Candidate, sheet: Sheet) -> str:
    """The word right behind a date: "am 22.05.2026 ausgeführt"."""
    behind = sheet.rows[candidate.row].segments[candidate.segment].text[candidate.end :].split()
    return behind[0] if behind else ""


def lead_of(candidate: Candidate, sheet: Sheet) -> str:
    """The words before a date in its segment, else those of the segment left of it or above it."""
    row = sheet.rows[candidate.row]
    segment = row.segments[candidate.segment]
    lead = segment.text[: candidate.start].strip(" :")
    if lead:
        return lead[-MAX_LEAD:]
    if candidate.segment:
        left = row.segments[candidate.segment - 1]
        if segment.box[0] - left.box[2] < 0.2 and not any(c.isdigit() for c in left.text):
            return left.text[-MAX_LEAD:]
    above = sheet.rows[candidate.row - 1] if candidate.row else None
    if above is None or above.page != row.page or row.box[1] - above.box[3] > 0.02:
        return ""
    over = (part for part in above.segments if abs(part.box[0] - segment.box[0]) < 0.02)
    return next((part.text[-MAX_LEAD:] for part in over), "")


def is_another_date(candidate: Candidate, hit: LabelHit, sheet: Sheet) -> bool:
    """Whether the words around "date" tell of what else it is: "Darbu izpildes datums", "Date of dispatch"."""
    before = roles_of(words_before(hit, sheet))
    if before and before != ["issue_date"]:
        return True
    segment = sheet.rows[hit.row].segments[hit.segment]
    here = candidate.row == hit.row and candidate.segment == hit.segment
    behind = segment.text[segment.end_of(hit.box) : candidate.start if here else len(segment.text)]
    return len(fold(behind)) > MAX_LINK and roles_of(behind) != ["issue_date"]


def is_qualified(hit: LabelHit, sheet: Sheet) -> bool:
    """Whether a word right before the label tells which date it is, and is none that we know: "Pieteikuma datums",
    "Auto izsniegts".
    """
    return bool(_QUALIFIER.search(words_before(hit, sheet)))


def is_of_another(hit: LabelHit, sheet: Sheet) -> bool:
    """Whether the words before "of" name another paper: a contract, an order, an act; they may be the label left of
    its number: "Contract:  449/GW/2025, dated".
    """
    words = words_before(hit, sheet)
    if words and hit.segment:
        label = sheet.rows[hit.row].segments[hit.segment - 1].text.rstrip()
        words = f"{label} {words}" if label.endswith(":") else words
    return bool(_OTHER_PAPER.search(words))


def is_another_term(candidate: Candidate, sheet: Sheet, hit: LabelHit | None = None) -> bool:
    """Whether the date's own line, or the one above that it goes on from, speaks of a discount for
    early payment or of the next bill, whose term it is. A line that begins with the label ``hit`` goes on from none.
    """
    segment = sheet.rows[candidate.row].segments[candidate.segment]
    here = hit is not None and (hit.row, hit.segment) == (candidate.row, candidate.segment)
    own = here and hit is not None and begins_segment(hit, sheet)
    above = sheet.rows[candidate.row - 1].segments if candidate.row and not own else ()
    lines = [part.text for part in above if abs(part.box[0] - segment.box[0]) < 0.005]
    return any(OTHER_TERM.search(text) for text in (segment.text, *lines[:1]))
