"""The second document of a supplier is read better than the first."""

from __future__ import annotations

import pytest
from profile_documents import (
    FIRST,
    SECOND,
    UNKNOWN_LABELS,
    approve,
    learned,
    read_page,
    truth,
    with_profile,
)

from intake_core.reading import evidence
from intake_core.reading.profile.facts import DECAY, Profile
from intake_core.reading.profile.lesson import learn


def first() -> Profile:
    """Learned from the first page with unknown labels, which a person filled in by hand."""
    reading = read_page(UNKNOWN_LABELS.format(**FIRST))
    return learned(approve(reading, **truth(FIRST)))


def test_labels_that_no_reader_knows_are_known_on_the_second_document() -> None:
    reading = read_page(UNKNOWN_LABELS.format(**SECOND))
    wanted = truth(SECOND)
    generic = {name for name in wanted if reading.value(name) == wanted[name]}
    assert generic <= {"issue_date"}  # the only other date than the latest is a guess, and not green
    assert not any(reading.fields[name].green for name in generic)
    better = with_profile(reading, first())
    assert {name: better.value(name) for name in wanted} == wanted
    assert "profile_label" in better.fields["issue_date"].witnesses
    assert {"profile_mask", "profile_label"} <= set(better.fields["invoice_number"].witnesses)
    assert {"dates_in_order", "profile_value"} <= set(better.fields["due_date"].witnesses)
    assert "net_plus_tax" in better.fields["total_gross"].witnesses
    assert [(row.rate, row.net, row.tax, row.gross) for row in better.vat_breakdown] in (
        [],
        [("23", "2400.00", "552.00", "2952.00")],
    )


def test_a_box_shows_where_it_was_found() -> None:
    field = with_profile(read_page(UNKNOWN_LABELS.format(**SECOND)), first()).fields["total_gross"]
    assert field.page == 1
    assert field.box is not None
    assert field.box[2] > field.box[0]


def test_a_profile_alone_makes_nothing_green() -> None:
    codes = [code for code, kind in evidence.WITNESSES.items() if kind == "profile"]
    assert len(codes) == 4
    assert not evidence.is_green(codes)
    assert evidence.is_green([*codes, "label"])


def test_what_is_not_on_the_page_is_not_given() -> None:
    page = UNKNOWN_LABELS.format(**{**SECOND, "due": "zaraz", "number": "brak"})
    better = with_profile(read_page(page), first())
    assert "due_date" not in better.fields
    assert "invoice_number" not in better.fields


def test_a_profile_that_knows_nothing_changes_nothing() -> None:
    reading = read_page(UNKNOWN_LABELS.format(**SECOND))
    assert with_profile(reading, Profile()) is reading


WRONG_LABEL = """
    Alfa Sp. z o.o.   NIP: 526-000-12-46
    Faktura nr {internal}
    Numer zewnętrzny dokumentu {number}
    Data wystawienia: {issued}
"""


def test_what_a_person_corrected_overrules_even_a_proven_field() -> None:
    page = WRONG_LABEL.format(internal="FV/77/05/2026", number="Z-2026-0101", issued="2026-05-04")
    reading = read_page(page)
    assert reading.value("invoice_number") == "FV/77/05/2026"
    profile = learned(approve(reading, invoice_number="Z-2026-0101"))
    again = WRONG_LABEL.format(internal="FV/91/06/2026", number="Z-2026-0144", issued="2026-06-04")
    assert with_profile(read_page(again), profile).value("invoice_number") == "Z-2026-0144"


def test_what_nobody_corrected_overrules_no_label() -> None:
    page = WRONG_LABEL.format(internal="FV/77/05/2026", number="Z-2026-0101", issued="2026-05-04")
    profile = learned(approve(read_page(page)))
    again = read_page(page.replace("FV/77/05", "FV/91/06"))
    better = with_profile(again, profile)
    assert better.value("invoice_number") == "FV/91/06/2026"
    assert "profile_mask" in better.fields["invoice_number"].witnesses


AMERICAN = """
    Quill Works Ltd     VAT GB980780684
    Invoice No: QW-{serial}
    Invoice date: {day}
    Total: 120.00 GBP
"""


def test_the_order_of_day_and_month_is_learned() -> None:
    reading = read_page(AMERICAN.format(serial="0001", day="05/04/2026"))
    assert reading.value("issue_date") == "2026-04-05"
    profile = learned(approve(reading, issue_date="2026-05-04"))
    assert profile.values("date_notation") == ["mm/dd/yyyy"]
    better = with_profile(read_page(AMERICAN.format(serial="0002", day="06/03/2026")), profile)
    assert better.value("issue_date") == "2026-06-03"


MOVED = """
    Kantor Osobliwości Sp. z o.o.
    Tożsamość podatkowa 5260001246
    Znak wydania ....... {old}
    Sygnatura {number}
    Osobliwość    {net}
    Danina        {tax}
    Złożyć w kantorze   {gross}
"""


def test_a_layout_that_changed_unlearns_itself() -> None:
    """The number moved, and another one stands under the old words: one approval is enough."""
    profile = first()
    page = MOVED.format(**SECOND, old="KO-0999-26-X")
    reading = with_profile(read_page(page), profile)
    assert reading.value("invoice_number") == "KO-0999-26-X"
    lesson = approve(reading, **{name: value for name, value in truth(SECOND).items() if "date" not in name})
    profile = learn(profile, lesson)
    assert [place.beside for place in profile.places_of("invoice_number")] == ["Sygnatura"]
    third = MOVED.format(**{**SECOND, "number": "KO-0600-26-X"}, old="KO-1000-26-X")
    assert with_profile(read_page(third), profile).value("invoice_number") == "KO-0600-26-X"


def test_one_slip_does_not_undo_what_many_documents_taught() -> None:
    page = UNKNOWN_LABELS.format(**FIRST)
    right = approve(read_page(page), **truth(FIRST))
    slip = approve(read_page(page), **{**truth(FIRST), "issue_date": "2026-01-01"})
    profile = learned(*[right] * 5, slip)
    place = profile.places_of("issue_date")[0]
    assert (place.seen, place.right) == (6, 5)
    assert place.weight == pytest.approx(sum(DECAY**number for number in range(1, 6)))
    assert place.is_usable
    reading = with_profile(read_page(UNKNOWN_LABELS.format(**SECOND)), profile)
    assert reading.value("issue_date") == SECOND["issued"]


ACCOUNT = """
    Alfa Sp. z o.o.   NIP: 526-000-12-46
    Faktura nr FV/12/2026
    Nr konta: {first}
    {more}
"""
KNOWN, OTHER = "PL61109010140000071219812874", "PL83101010230000261395100000"


def test_a_changed_bank_account_is_never_replaced_by_the_known_one() -> None:
    profile = learned(approve(read_page(ACCOUNT.format(first=KNOWN, more=""))))
    assert profile.values("iban") == [KNOWN]
    changed = read_page(ACCOUNT.format(first=OTHER, more=f"Dawne konto {KNOWN}"))
    better = with_profile(changed, profile)
    assert better.value("iban") == OTHER
    assert not any(code.startswith("profile") for code in better.fields["iban"].witnesses)
    same = with_profile(read_page(ACCOUNT.format(first=KNOWN, more="")), profile)
    assert "profile_value" in same.fields["iban"].witnesses


def test_totals_of_the_profile_must_add_up() -> None:
    """A row of the same words with another amount is no total."""
    wrong = UNKNOWN_LABELS.format(**{**SECOND, "tax": "1,00"})
    better = with_profile(read_page(wrong), first())
    totals = [better.value(name) for name in ("total_net", "total_tax", "total_gross")]
    assert None in totals or not any(better.fields[name].green for name in ("total_net", "total_gross"))


def test_an_e_invoice_is_left_alone() -> None:
    from dataclasses import replace

    reading = replace(read_page(UNKNOWN_LABELS.format(**SECOND)), source="xml")
    assert with_profile(reading, first()) is reading


def test_a_misread_number_is_put_right_and_another_one_is_not() -> None:
    """On a scan; the account is the known one only when its own checksum fails by a digit or two."""
    profile = learned(approve(read_page(ACCOUNT.format(first=KNOWN, more=""))))
    misread = read_page(ACCOUNT.format(first=KNOWN.replace("0712", "0772"), more=""), is_ocr=True)
    assert with_profile(misread, profile).value("iban") == KNOWN
    assert not with_profile(misread, profile).fields["iban"].witnesses.count("checksum")
    other = read_page(ACCOUNT.format(first=KNOWN.replace("07121981", "07128899"), more=""), is_ocr=True)
    changed = read_page(ACCOUNT.format(first=OTHER, more=""), is_ocr=True)
    assert with_profile(changed, profile).value("iban") == OTHER
    assert with_profile(other, profile).value("iban") == other.value("iban")


def test_a_name_that_lost_its_diacritics_is_spelled_as_it_was_approved() -> None:
    page = "Żółw Łoś Sp. z o.o.   NIP: 526-000-12-46\nFaktura nr FV/12/2026"
    profile = learned(approve(read_page(page), seller_name="Żółw Łoś Sp. z o.o."))
    scanned = read_page(page.replace("Żółw Łoś", "Zolw Los"), is_ocr=True)
    assert with_profile(scanned, profile).value("seller_name") == "Żółw Łoś Sp. z o.o."
