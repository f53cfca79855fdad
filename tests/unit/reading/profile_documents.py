"""Documents of one supplier for the tests of profiles: typed, read, approved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from typed_documents import TODAY, fields_of

from intake_core.reading import Reading
from intake_core.reading.profile.decide import apply
from intake_core.reading.profile.facts import Profile
from intake_core.reading.profile.lesson import Lesson, is_sure, learn

# No label of this page is one that the reader knows.
UNKNOWN_LABELS = """
    Kantor Osobliwości Sp. z o.o.
    ul. Polna 1, 00-950 Warszawa
    Tożsamość podatkowa 5260001246

    Znak wydania ....... {number}                     Spisano {issued}
                                                      Uiścić przed {due}
    Odbiorca dóbr: Beta S.A.
    Osobliwość                                 {net}
    Danina                                     {tax}
    Złożyć w kantorze                          {gross}
"""
FIRST = {
    "number": "KO-0417-26-X",
    "issued": "2026-05-04",
    "due": "2026-05-18",
    "net": "100,00",
    "tax": "23,00",
    "gross": "123,00",
}
SECOND = {
    "number": "KO-0533-26-X",
    "issued": "2026-06-02",
    "due": "2026-06-16",
    "net": "2 400,00",
    "tax": "552,00",
    "gross": "2 952,00",
}


def read_page(text: str, *, is_ocr: bool = False) -> Reading:
    """The generic reading of a typed page."""
    found = fields_of(text)
    return Reading(
        file="page.pdf",
        source="ocr" if is_ocr else "text",
        pages=1,
        seconds=0.0,
        fields=found.fields,
        vat_breakdown=found.rows,
        lines=found.lines,
        warnings=found.warnings,
        spots=replace(found.spots, is_ocr=is_ocr),
    )


def approve(reading: Reading, **corrections: str) -> Lesson:
    """What an approver leaves: the values read, those he corrected put right, those he emptied gone."""
    values = {name: field.value for name, field in reading.fields.items()}
    values |= corrections
    return Lesson(
        values={name: value for name, value in values.items() if value},
        spots=reading.spots,
        read={name: field.value for name, field in reading.fields.items()},
        boxes={name: field.box for name, field in reading.fields.items() if field.box and is_sure(field.witnesses)},
        vat_rates=[row.rate for row in reading.vat_breakdown],
    )


def truth(values: Mapping[str, str]) -> dict[str, str]:
    """The fields of a page made from ``values``."""

    def amount(text: str) -> str:
        return text.replace(" ", "").replace(",", ".")

    return {
        "invoice_number": values["number"],
        "issue_date": values["issued"],
        "due_date": values["due"],
        "total_net": amount(values["net"]),
        "total_tax": amount(values["tax"]),
        "total_gross": amount(values["gross"]),
    }


def learned(*lessons: Lesson) -> Profile:
    profile = Profile()
    for lesson in lessons:
        profile = learn(profile, lesson)
    return profile


def with_profile(reading: Reading, profile: Profile) -> Reading:
    return apply(reading, profile, own_vat=None, today=TODAY)
