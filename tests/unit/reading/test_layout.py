"""Words -> rows -> segments, and labels on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_documents import typed

from intake_core.reading.layout.labels import LANGUAGES, detect_languages, find_labels, label_set
from intake_core.reading.layout.page import Page, Word
from intake_core.reading.layout.sheet import Sheet
from intake_core.reading.values.fold import fold


def test_wide_gaps_separate_segments() -> None:
    page = typed("Sprzedawca: Alfa         Nabywca: Beta")
    assert [segment.text for segment in page.rows[0].segments] == [
        "Sprzedawca: Alfa",
        "Nabywca: Beta",
    ]


def test_a_row_may_climb_on_a_skewed_scan() -> None:
    words = [
        Word(f"w{i}", (i / 10, 0.5 - i * 0.004, i / 10 + 0.06, 0.512 - i * 0.004)) for i in range(9)
    ]
    assert len(Page(1, 595, 842, words).rows) == 1


def test_spaced_letters_are_one_word() -> None:
    page = typed("R E C H N U N G")
    assert page.text == "RECHNUNG"


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("2", "635,64"), "2 635,64"),
        (("1", "234", "567,00"), "1 234 567,00"),
        (("-2", "635,64"), "-2 635,64"),
        (("2", "35,64"), "2  35,64"),  # a quantity and a price
        (("2", "szt."), "2  szt."),
        (("2000", "635,64"), "2000  635,64"),
    ],
)
def test_a_typewriters_blank_is_as_wide_as_a_digit(texts: tuple[str, ...], joined: str) -> None:
    pitch, words, x = 0.01, [], 0.1
    for text in texts:
        words.append(Word(text, (x, 0.1, x + pitch * len(text), 0.1 + 1.1 * pitch)))
        x += pitch * (len(text) + 1)
    (row,) = Sheet([Page(1, 600, 600, words)]).rows
    assert row.text == joined


def test_label_and_value_without_a_blank_are_two_tokens() -> None:
    sheet = Sheet([typed("NIP:5260001246 10:30 http://a.b")])
    assert [token.text for token in sheet.rows[0].tokens] == [
        "NIP:",
        "5260001246",
        "10:30",
        "http://a.b",
    ]


def test_fold_keeps_what_labels_are_made_of() -> None:
    assert fold("Data sprzedaży:") == "datasprzedazy"
    assert fold("USt.-Id.-Nr. ") == "ustidnr"
    assert fold("VAT %") == "vat%"


def test_the_longest_label_wins() -> None:
    """The number of the corrected invoice is not the number of the correction."""
    hits, _languages = find_labels(
        Sheet([typed("Numer faktury korygowanej: FV/1\nNabywca NIP razem")])
    )
    assert hits[0].text == "Numer faktury korygowanej:"
    assert hits[0].has("not_number")
    assert not hits[0].has("invoice_number")


def test_torn_words_are_still_labels() -> None:
    hits, _languages = find_labels(
        Sheet([typed("Br uttosumme 12,00\nRechnung vom und der die das")])
    )
    assert hits[0].has("total_gross")


def test_recognition_may_lose_a_letter_of_a_label() -> None:
    page = typed("Temin płatnosci: 2026-01-01\nSprzedawca Nabywca NIP faktura do zapłaty")
    assert any(hit.has("due_date") for hit in find_labels(Sheet([page], is_ocr=True))[0])
    assert not any(
        hit.has("due_date") for hit in find_labels(Sheet([page]))[0] if "Temin" in hit.text
    )


def test_languages_by_labels_and_stop_words() -> None:
    assert (
        detect_languages(Sheet([typed("Faktura nr 1\nSprzedawca\nNabywca\nTermin płatności")]))[0]
        == "pl"
    )
    assert (
        detect_languages(Sheet([typed("Rechnung Nr. 1\nRechnungsdatum\nzahlbar bis")]))[0] == "de"
    )
    assert (
        detect_languages(Sheet([typed("Rēķins Nr. 1\nPārdevējs\nPircējs\nApmaksas termiņš")]))[0]
        == "lv"
    )
    assert detect_languages(Sheet([typed("Arve nr 1\nMüüja\nOstja\nMaksetähtaeg")]))[0] == "et"
    assert detect_languages(Sheet([])) == ("en",)


def test_every_language_file_is_complete() -> None:
    needed = {"invoice_number", "issue_date", "due_date", "seller", "buyer", "vat_id", "total_net"}
    for language in LANGUAGES:
        labels = label_set(language)
        assert needed <= set(labels.labels), language
        assert len(labels.months) == 12
        assert labels.rates and labels.stop_words
        assert not any(fold(text) == "" for texts in labels.labels.values() for text in texts), (
            language
        )


words = st.builds(
    lambda text, x, y, w, h: Word(text, (x, y, min(1.0, x + w), min(1.0, y + h))),
    st.text(min_size=1, max_size=12),
    *(st.floats(0, 1) for _ in range(4)),
)


@given(st.lists(words, max_size=40))
def test_no_word_is_lost_or_doubled(placed: list[Word]) -> None:
    page = Page(1, 595, 842, placed)
    arranged = sorted(word.text for row in page.rows for word in row.words)
    singles = [word.text for word in placed if len(word.text) == 1 and word.text.isalnum()]
    if len(singles) < 4:  # letters in a row may be joined to a word, and boxed digits
        assert arranged == sorted(word.text for word in placed)
    find_labels(Sheet([page], is_ocr=True))
