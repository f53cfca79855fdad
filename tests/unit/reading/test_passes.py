"""Several recognitions of one document: which fields need another, and which of them is believed."""

from __future__ import annotations

import datetime as dt

import pytest

from intake_core.reading.evidence import confidence
from intake_core.reading.fields import PageFields
from intake_core.reading.passes import combined, recheck, weak_fields
from intake_core.reading.recognition.errors import PageFailed
from intake_core.reading.recognition.tesseract import _words, doubt, sense
from intake_core.reading.result import Field, ReadingWarning

PROVEN = {
    "seller_vat": ("PL5260001246", ("label", "checksum"), 0.9),
    "invoice_number": ("FV/12/2026", ("label", "file_name"), 0.9),
    "issue_date": ("2026-05-04", ("label", "dates_in_order"), 0.9),
    "total_gross": ("123.00", ("label", "net_plus_tax"), 0.9),
}


def take(**changes: tuple[str, tuple[str, ...], float] | None) -> PageFields:
    """A reading like ``PROVEN`` but for ``changes``: value, witnesses, certainty of the letters."""
    return PageFields(
        {
            name: Field(value, confidence(witnesses, sure), witnesses, 1)
            for name, (value, witnesses, sure) in ((n, f) for n, f in {**PROVEN, **changes}.items() if f)
        }
    )


def test_proven_fields_need_no_other_pass() -> None:
    assert weak_fields(take()) == []


def test_weak_fields() -> None:
    assert weak_fields(take(issue_date=None)) == ["issue_date"]
    assert weak_fields(take(total_gross=("123.00", ("label",), 0.99))) == ["total_gross"]
    assert weak_fields(take(invoice_number=("FV/12/2026", ("label",), 0.5))) == ["invoice_number"]
    # Certain letters would be read the same again.
    assert weak_fields(take(invoice_number=("FV/12/2026", ("label",), 0.95))) == []
    # Proven or not: the year is cut.
    assert weak_fields(take(invoice_number=("FV/12/20", ("label", "file_name"), 0.95))) == ["invoice_number"]


def test_most_passes_decide() -> None:
    one, other = ("FP/600231", ("label",), 0.8), ("FP/000231", ("label",), 0.5)
    takes = [take(invoice_number=found) for found in (one, other, other)]
    assert combined(takes).fields["invoice_number"].value == "FP/000231"
    cut = ("FV 1/20", ("label", "file_name"), 0.95)
    found = combined([take(invoice_number=cut), take(invoice_number=("FV 1/2026", ("label",), 0.6))])
    assert found.fields["invoice_number"].value == "FV 1/2026"


def test_amounts_stay_together() -> None:
    """Net of one pass and gross of another would be a sum nobody printed."""
    loose = take(total_gross=("128.00", ("label",), 0.9), total_net=("105.00", ("label",), 0.9))
    summed = take(total_net=("100.00", ("label", "net_plus_tax"), 0.9))
    found = combined([loose, summed])
    assert found.fields["total_gross"].value == "123.00"
    assert found.fields["total_net"].value == "100.00"


def test_what_only_one_pass_has_is_kept() -> None:
    buyer = ("PL7740001454", ("label", "checksum"), 0.9)
    found = combined([take(buyer_vat=buyer, seller_vat=None), take()])
    assert (found.fields["seller_vat"].value, found.fields["buyer_vat"].value) == (PROVEN["seller_vat"][0], buyer[0])
    same = ("PL5260001246", ("label", "checksum", "repeated"), 0.9)
    assert "seller_vat" not in combined([take(buyer_vat=same, seller_vat=None)]).fields


def test_warnings_follow_the_fields() -> None:
    found = take()
    found.warnings = [ReadingWarning("amount_unproven"), ReadingWarning("not_an_invoice", {"title": "WZ"})]
    kept = recheck(found, dt.date(2026, 6, 30), None)
    assert [warning.code for warning in kept] == ["not_an_invoice"]


HEAD = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n"
PAGE = "1\t{}\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n"


def words(*rows: tuple[int, int, int, int, float, str]) -> list[str]:
    """What is made of tesseract's table with these words: left, top, width, height, confidence, text."""
    body = "".join(
        f"5\t1\t1\t1\t1\t{at}\t{x}\t{y}\t{w}\t{h}\t{c}\t{text}\n" for at, (x, y, w, h, c, text) in enumerate(rows)
    )
    return [word.text for word in _words(HEAD + body, [(1000, 1400)])[0]]


def test_a_year_torn_apart_is_joined() -> None:
    assert words((100, 100, 60, 20, 90, "7/MAG/2"), (165, 100, 30, 20, 90, "026")) == ["7/MAG/2026"]
    assert words((100, 100, 60, 20, 90, "FV/7/202"), (165, 100, 10, 20, 90, "6")) == ["FV/7/2026"]
    # No year, too far away, another line.
    assert len(words((100, 100, 60, 20, 90, "7/MAG/2"), (165, 100, 30, 20, 90, "126"))) == 2
    assert len(words((100, 100, 60, 20, 90, "7/MAG/2"), (400, 100, 30, 20, 90, "026"))) == 2
    assert len(words((100, 100, 60, 20, 90, "7/MAG/2"), (165, 140, 30, 20, 90, "026"))) == 2


def test_rows_of_the_table_that_are_no_words() -> None:
    assert words((1, 1, 5, 5, 90, " "), (1, 1, 5, 5, 3, "dirt"), (1, 1, 5, 5, 90, "|~"), (1, 1, 5, 5, 90, "€")) == ["€"]
    assert _words(HEAD + PAGE.format(1) + "5\t1\n", [(10, 10)]) == [[]]


def test_rows_of_several_pictures() -> None:
    """Each begins with a row of its own; one without is told apart from one without words."""
    word = "5\t3\t1\t1\t1\t1\t20\t10\t40\t20\t90\tword\n"
    first, second, [third] = _words(HEAD + "".join(map(PAGE.format, (1, 2, 3))) + word, [(10, 10), (9, 9), (200, 100)])
    assert first == second == [] and third.box == (0.1, 0.1, 0.3, 0.3)
    for table in ("", HEAD, HEAD + PAGE.format(2)):
        with pytest.raises(PageFailed):
            _words(table, [(10, 10)])


def test_doubt() -> None:
    table = HEAD + "".join(f"5\t1\t1\t1\t1\t{n}\t1\t1\t9\t9\t{95 if n % 4 else 30}\tword\n" for n in range(40))
    found = _words(table, [(100, 100)])[0]
    assert doubt(found) == 0.25 and sense(found) == 4 * 30
    assert doubt(found[:5]) == 0
