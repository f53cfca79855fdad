"""Names and numbers that are recognised a second time: what is believed, mended and doubted."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from typed_documents import INVOICE_LINES, picture

from intake_core.files import programs
from intake_core.files.image import inspect
from intake_core.files.limits import Limits
from intake_core.reading import ReadingOptions, read
from intake_core.reading.evidence import confidence
from intake_core.reading.passes import FIRST
from intake_core.reading.recognition import Part, PicturePages, Recogniser
from intake_core.reading.result import Field
from intake_core.reading.second_look import confirmed, languages_of, same_name, same_number, with_marks


def name_field(value: str, *witnesses: str) -> Field:
    found = witnesses or ("party", "shape")
    return Field(value, confidence(found, 0.9), found, 1, (0.1, 0.1, 0.4, 0.12), unsure=True)


def date_field(value: str) -> Field:
    found = ("label", "dates_in_order")
    return Field(value, confidence(found, 0.9), found, 1, (0.1, 0.1, 0.4, 0.12))


def number_field(value: str) -> Field:
    found = ("label", "shape")
    return Field(value, confidence(found, 0.9), found, 1, (0.1, 0.1, 0.4, 0.12), unsure=True)


@pytest.mark.parametrize(
    ("name", "again", "same"),
    [
        ("Szary Łoś Sp. z o.o.", "Szary Łoś Sp. z 0.0.", True),
        ("Szary Łoś Sp. z o.o.", "_ Szary Łoś Sp. Z 0.0.. |", True),
        ("SIA Zilais Ezis", "SIA Zilais Ezis i", True),
        ("Dwa Żubry", "Dwa Zubry", False),
        ("Blaufuchs", "Blaufuchs & Dachs GmbH", False),
        ("Blaufuchs Dachs GmbH", "Blaufuchs", False),
        ("Blaufuchs", "", False),
        ("...", "...", False),
    ],
)
def test_same_name(name: str, again: str, same: bool) -> None:
    assert same_name(name, again) is same


@pytest.mark.parametrize(
    ("number", "again", "same"),
    [
        ("FS 128/06/2026", "nr FS 128/06/2026", True),
        ("FS 128/06/2026", "FS128/06/2026.", True),
        ("TR-2026", "TR-2026/06/2351", False),
        ("DM-2026-06", "K DM-2026-06", False),
        ("TR-2026", "TR-2026 /06/2351", False),
        ("128/2026", "FS- 128/2026", False),
        ("FS 128/06/2026", "FS 128/06/2025", False),
        ("FS 128/06/2026", "fs 128/06/2026", False),
        ("1", "", False),
    ],
)
def test_same_number(number: str, again: str, same: bool) -> None:
    assert same_number(number, again) is same


@pytest.mark.parametrize(
    ("name", "again", "mended"),
    [
        ("Wedrowny Slimak Sp. z o.o.", "Wędrowny Ślimak Sp. z 0.0.", "Wędrowny Ślimak Sp. z o.o."),
        ("AS DZELTENA VAVERE", "AS Dzeltenā Vāvere", "AS DZELTENĀ VĀVERE"),
        ("Zielona Ważka", "Zielona Wazka", None),  # marks are lost more often than made up
        ("Zielona Wazka", "Zielona Warka", None),
        ("Zielona Wazka", "Zielona Ważka Nowa", None),
    ],
)
def test_marks_that_were_lost(name: str, again: str, mended: str | None) -> None:
    assert with_marks(name, again) == mended


def test_read_twice_is_green() -> None:
    found = confirmed(
        {"seller_name": name_field("Szary Łoś Sp. z o.o.")}, {"seller_name": "Szary Łoś Sp. z o.o."}, ["pol"]
    )
    seller = found["seller_name"]
    assert seller.green and seller.witnesses[-1] == "read_again"
    assert seller.confidence > name_field("Szary Łoś Sp. z o.o.").confidence


def test_letters_prove_no_place() -> None:
    """That a name was read well does not make it the seller's."""
    found = confirmed({"seller_name": name_field("Szary Łoś", "position")}, {"seller_name": "Szary Łoś"}, ["pol"])
    assert not found["seller_name"].green


def test_without_a_second_look_nothing_changes() -> None:
    fields = {"seller_name": name_field("Szary Łoś Sp. z o.o."), "invoice_number": number_field("FV/7/2026")}
    assert confirmed(fields, {}, ["pol"]) == fields
    assert not any(field.green for field in fields.values())


def test_what_was_read_otherwise_is_doubted() -> None:
    fields = {"buyer_name": name_field("Wedrowny Ślimak"), "invoice_number": number_field("FV/7/2026")}
    found = confirmed(fields, {"buyer_name": "Wędrowny Ślimak", "invoice_number": "FV/1/2026"}, ["pol"])
    assert found["buyer_name"].value == "Wędrowny Ślimak"
    assert found["invoice_number"].value == "FV/7/2026"
    assert not any(field.green for field in found.values())
    assert all(found[name].confidence < fields[name].confidence for name in fields)


@pytest.mark.parametrize("number", ["KRO1184", "FRI2605/88", "l2/2026", "20261001166", "0039120260"])
def test_letters_that_look_like_digits(number: str) -> None:
    """They are read the same every time, and prove nothing."""
    found = confirmed({"invoice_number": number_field(number)}, {"invoice_number": number}, ["pol"])
    expected = number == "0039120260"  # ends in no year
    assert found["invoice_number"].green is expected


def test_names_of_a_language_that_was_not_recognised() -> None:
    """Without Lithuanian, "Trys Ežiai" is read as "Trys Eżiai" as often as one looks."""
    fields = {"seller_name": name_field("UAB Trys Eżiai")}
    again = {"seller_name": "UAB Trys Eżiai"}
    assert not confirmed(fields, again, ["pol", "eng"])["seller_name"].green
    assert confirmed(fields, again, ["lit", "eng"])["seller_name"].green
    number = Field("LV40003032949", 0.9, ("label", "checksum"))
    assert not confirmed({**fields, "seller_vat": number}, again, ["lit"])["seller_name"].green


def test_names_of_companies_abroad_are_looked_at_in_their_language() -> None:
    fields = {"seller_name": name_field("UAB Trys Eżiai"), "buyer_name": name_field("Szary Łoś Sp. z o.o.")}
    spoken = languages_of(fields, ["pol", "eng"], {"eng", "lit", "pol"})
    assert (spoken["seller_name"], spoken["buyer_name"]) == ("lit", "pol")
    assert spoken["invoice_number"] == ""  # letters without marks
    assert languages_of(fields, ["pol", "eng"], {"eng", "pol"})["seller_name"] == ""


@pytest.mark.parametrize(
    ("name", "again", "value", "is_green"),
    [
        ("UAB Trys Ežiai", "UAB Trys Ežiai", "UAB Trys Ežiai", True),
        ("UAB Trys Eżiai", "| UAB Trys Ežiai", "UAB Trys Ežiai", False),
        ("UAB Melyna Liśis", "UAB Mėlyna Lūšis.", "UAB Mėlyna Lūšis", False),
        ("UAB Melyna Liśis", "UAB Mėlyna", "UAB Melyna Liśis", False),
        ("UAB Melyna Liśis", "Vilniaus g. 7", "UAB Melyna Liśis", False),
    ],
)
def test_the_look_in_their_language_is_believed_more(name: str, again: str, value: str, is_green: bool) -> None:
    found = confirmed({"seller_name": name_field(name)}, {"seller_name": again}, ["pol", "eng"], {"seller_name": "lit"})
    assert found["seller_name"].value == value
    assert found["seller_name"].green is is_green


@given(st.text(max_size=40), st.text(max_size=60), st.sampled_from(["seller_name", "buyer_name", "invoice_number"]))
def test_any_text(value: str, again: str, name: str) -> None:
    before = number_field(value)
    after = confirmed({name: before}, {name: again}, ["pol"])[name]
    assert 0 <= after.confidence <= 1
    assert not after.green or "read_again" in after.witnesses
    assert len(after.value) == len(value) or after.value.casefold() != value.casefold()


needs_tesseract = pytest.mark.skipif(not programs.is_installed("tesseract"), reason="tesseract-ocr is not installed")


@pytest.mark.live
@needs_tesseract
@pytest.mark.parametrize(
    ("again", "witnessed", "green"),
    [
        ("10.06.2026", True, True),
        ("Datums: 10.06.2026.", True, True),
        ("06.10.2026", True, True),  # as in America: the same digits
        ("10. czerwca 2026", True, True),
        ("19.06.2026", False, False),
        ("1o.o6.2o26", False, True),  # nothing was recognised that speaks against it
        ("", False, True),
    ],
)
def test_dates_are_doubted_where_another_one_is_recognised(again: str, witnessed: bool, green: bool) -> None:
    found = confirmed({"issue_date": date_field("2026-06-10")}, {"issue_date": again}, ["pol"])["issue_date"]
    assert (found.value, "read_again" in found.witnesses, found.green) == ("2026-06-10", witnessed, green)
    assert green or found.confidence <= 0.5


def test_each_party_is_read_in_its_own_language() -> None:
    fields = {
        "seller_name": name_field("Blaufuchs GmbH"),
        "buyer_name": name_field("Trzy Bąki"),
        "buyer_vat": number_field("PL5260001246"),
    }
    spoken = languages_of(fields, ["pol", "deu", "eng"])
    assert {spoken["seller_name"], spoken["invoice_number"], spoken["due_date"]} == {"deu"}
    assert spoken["buyer_name"] == "pol"
    assert set(languages_of(fields, ["eng"]).values()) == {""}
    assert set(languages_of({}, ["pol", "eng"]).values()) == {""}


class TestParts:
    LIMITS = Limits(page_seconds=30)

    def recogniser(self, data: bytes, folder: Path, seconds: float = 60) -> Recogniser:
        pages = PicturePages(data, inspect(data, self.LIMITS), folder, self.LIMITS)
        return Recogniser(pages, "eng", self.LIMITS, time.monotonic() + seconds)

    @pytest.mark.parametrize("turns", [0, 1])
    def test_a_part_is_cut_out_of_the_straightened_page(self, tmp_path: Path, turns: int) -> None:
        data = picture()
        if turns:
            out = io.BytesIO()
            Image.open(io.BytesIO(data)).rotate(90 * turns, expand=True).save(out, "PNG")
            data = out.getvalue()
        recogniser = self.recogniser(data, tmp_path)
        [page] = recogniser.first(FIRST).pages
        words = {word.text: word.box for word in page.words if len(word.text) > 5}
        assert len(words) > 3
        found = recogniser.parts({text: Part(1, box) for text, box in words.items()}, FIRST.dpi, time.monotonic() + 30)
        assert found.keys() == words.keys()
        right = sum(text == again.strip(".,:") or text.strip(".,:") in again for text, again in found.items())
        assert right >= 0.8 * len(words)

    def test_no_time(self, tmp_path: Path) -> None:
        recogniser = self.recogniser(picture(), tmp_path)
        recogniser.first(FIRST)
        assert recogniser.parts({"a": Part(1, (0.1, 0.1, 0.5, 0.2))}, FIRST.dpi, time.monotonic()) == {}

    @pytest.mark.parametrize(
        "box", [(0.5, 0.5, 0.5, 0.5), (0.9, 0.9, 1.0, 1.0), (0.0, 0.0, 1.0, 1.0), (0.6, 0.6, 0.2, 0.2)]
    )
    def test_any_box(self, tmp_path: Path, box: tuple[float, float, float, float]) -> None:
        recogniser = self.recogniser(picture(), tmp_path)
        recogniser.first(FIRST)
        assert set(recogniser.parts({"a": Part(1, box)}, FIRST.dpi, time.monotonic() + 30)) <= {"a"}
        assert {path.name for path in tmp_path.iterdir()} <= {"picture.png", "picture1.pgm", "colours1.png"}

    def test_the_number_of_a_picture_is_read_twice(self) -> None:
        found = read(picture(INVOICE_LINES), "a.png", ReadingOptions(languages="eng")).fields["invoice_number"]
        assert "read_again" in found.witnesses and found.green
