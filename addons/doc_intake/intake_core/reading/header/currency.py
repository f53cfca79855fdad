"""Currency: a code beside its label, a code or sign beside the amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..candidates import Candidates
from ..draft import Draft
from ..layout.labels import LabelHit, label_set
from ..layout.page import Box
from ..layout.sheet import Sheet
from ..values.amounts import currency_of

_TOTALS = ("total_gross", "amount_due")
MAX_WHOLE = 100_000  # "Paleta EUR 82698823250": a longer number without cents is no amount


def read_currency(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    languages: Sequence[str],
    drafts: Mapping[str, Draft],
) -> Draft | None:
    """The document's currency with its witnesses; None without any code or sign. Of several the one beside the total
    and what is to be paid, as ``drafts`` have them; they have the seller's number too.
    """
    seller_vat = drafts["seller_vat"].value if "seller_vat" in drafts else None
    labelled = _labelled(sheet, hits)
    of_totals = _of_totals(found, drafts)
    if of_totals is not None:
        if labelled is not None and labelled.value == of_totals.value:
            of_totals.add("label")
        return _with_country(of_totals, languages, seller_vat)
    counted = Counter(
        candidate.currency
        for candidate in found.amounts
        if candidate.currency and (candidate.decimals == 2 or abs(candidate.money) < MAX_WHOLE)
    )
    if not labelled and not counted:
        labelled, place = None, _anywhere(sheet)
        return _with_country(place, languages, seller_vat) if place else None
    if labelled:
        draft = labelled
        if counted[draft.value]:
            draft.add("sign")
    else:
        value = counted.most_common(1)[0][0]
        first = next(candidate for candidate in found.amounts if candidate.currency == value)
        draft = Draft(value, ["sign"], first.page, first.box, first.recognition)
        if counted[value] >= 2 and len(counted) == 1:
            draft.add("repeated")
    return _with_country(draft, languages, seller_vat)


def _of_totals(found: Candidates, drafts: Mapping[str, Draft]) -> Draft | None:
    """The one currency printed beside the total or what is to be paid, where other amounts have others."""
    values = {drafts[name].value.lstrip("-") for name in _TOTALS if name in drafts}
    printed = [item for item in found.amounts if item.currency and item.text.lstrip("-") in values]
    codes = {item.currency for item in found.amounts if item.currency}
    said = {item.currency for item in printed}
    if len(said) != 1 or len(codes) < 2:
        return None
    draft = Draft(said.pop() or "", ["sign"], printed[0].page, printed[0].box, printed[0].recognition)
    return draft.add("repeated") if len(printed) > 1 else draft


def _with_country(draft: Draft, languages: Sequence[str], seller_vat: str | None) -> Draft:
    countries = {
        label_set(name).country: label_set(name).currency
        for name in ("pl", "lv", "lt", "et", "de", "fr", "it", "es")
    }
    if seller_vat and countries.get(seller_vat[:2]) == draft.value:
        draft.add("country")
    return draft


def _heads_column(hit: LabelHit, sheet: Sheet) -> bool:
    """Whether several currencies stand below a label, as in a table of accounts."""
    below: set[str] = set()
    for row in sheet.rows_below(hit.row):
        codes = {
            code
            for token in row.tokens
            if token.box[0] < hit.box[2] and token.box[2] > hit.box[0] and (code := currency_of(token.text))
        }
        if not codes:
            break
        below |= codes
    return len(below) > 1


def _labelled(sheet: Sheet, hits: Sequence[LabelHit]) -> Draft | None:
    for hit in hits:
        if not hit.has("currency") or _heads_column(hit, sheet):
            continue
        row = sheet.rows[hit.row]
        tokens = [token for token in row.tokens if token.box[0] >= hit.box[2] - 0.002][:3]
        below = next(iter(sheet.rows_below(hit.row)), None)
        if below is not None:
            tokens += [
                token
                for token in below.tokens
                if token.box[0] < hit.box[2] and token.box[2] > hit.box[0]
            ][:2]
        for token in tokens:
            code = currency_of(token.text)
            if code:
                return Draft(code, ["label"], hit.page, token.box, token.confidence)
    return None


def _anywhere(sheet: Sheet) -> Draft | None:
    """A currency code standing alone, as in the head of a column "Amount EUR"."""
    counted: Counter[str] = Counter()
    first: dict[str, tuple[int, Box, float]] = {}
    for row in sheet.rows:
        for token in row.tokens:
            code = currency_of(token.text)
            if (code and token.text.strip("()[].,:").isupper()) or (code and token.text in "€$£"):
                counted[code] += 1
                first.setdefault(code, (row.page, token.box, token.confidence))
    if not counted:
        return None
    code = counted.most_common(1)[0][0]
    page, box, recognition = first[code]
    return Draft(code, ["sign"], page, box, recognition)
