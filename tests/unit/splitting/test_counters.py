"""Page counters as nine languages print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.reading.layout.page import Page, Word
from intake_core.splitting.counters import Counter, find_counters, without_file_counters


def page(text: str, top: float = 0.95) -> Page:
    """A page with one line of text, its words side by side."""
    words, left = [], 0.1
    for part in text.split(" "):
        width = 0.008 * len(part)
        if part:
            words.append(Word(part, (left, top, left + width, top + 0.012)))
        left += width + 0.004
    return Page(1, 595, 842, words)


@pytest.mark.parametrize(
    ("text", "index", "total"),
    [
        ("Strona 1 z 2", 1, 2),
        ("str. 2/3", 2, 3),
        ("Strona: 1/2", 1, 2),
        ("Strona 12 z 130", 12, 130),
        ("Page 1 of 4", 1, 4),
        ("Page 3/4", 3, 4),
        ("Seite 1 von 2", 1, 2),
        ("Blatt 2 von 3", 2, 3),
        ("Lapa 1 no 2", 1, 2),
        ("1 lapa no 2", 1, 2),
        ("Lpp. 1 no 2", 1, 2),
        ("Puslapis 1 iš 2", 1, 2),
        ("1 psl. iš 3", 1, 3),
        ("Lk 1/2", 1, 2),
        ("Leht 1/2", 1, 2),
        ("Pag. 1 di 2", 1, 2),
        ("Página 2 de 5", 2, 5),
        ("Hoja 1 de 2", 1, 2),
        ("Page 1 sur 2", 1, 2),
        ("Strona l z 2", 1, 2),  # as recognition reads it
        ("Strona 1 (z 3)", 1, 3),
        ("Program Biuro Strona 2 z 2", 2, 2),
    ],
)
def test_counters_with_their_word(text: str, index: int, total: int) -> None:
    assert find_counters(page(text, top=0.5))[:1] == [Counter(index, total)]


@pytest.mark.parametrize("text", ["1/2", "(1/2)", "1 z 2", "1 of 2"])
def test_bare_counters_stand_at_the_edge(text: str) -> None:
    assert find_counters(page(text)) == [Counter(1, 2, named=False)]
    assert find_counters(page(text, top=0.5)) == []


@pytest.mark.parametrize(
    "text",
    ["1/2/2026", "FV 1/2", "Faktura 1/2026", "3/2", "0/2", "1,5/2", "Dz.U. str. 5 poz. 10", "Strona", "99999 z 99999"],
)
def test_what_looks_like_a_counter(text: str) -> None:
    assert find_counters(page(text)) == []


def test_a_lonely_page_number_counts_at_the_edge_only() -> None:
    assert find_counters(page("Strona 3")) == [Counter(3, None)]
    assert find_counters(page("Strona 3", top=0.5)) == []


def test_numbers_stamped_through_the_whole_file_give_way_to_those_of_documents() -> None:
    stamped = [(number, [Counter(number, 4)]) for number in range(1, 5)]
    assert without_file_counters(stamped, 4) == [Counter(number, 4) for number in range(1, 5)]
    own = [Counter(1, 2), Counter(2, 2), Counter(1, 2), Counter(2, 2)]
    both = [(number, [*counters, counter]) for (number, counters), counter in zip(stamped, own, strict=True)]
    assert without_file_counters(both, 4) == own


@given(st.text(max_size=60), st.floats(0, 0.98))
def test_any_text_gives_counters_in_bounds(text: str, top: float) -> None:
    for counter in find_counters(page(text, top)):
        assert 1 <= counter.index <= (counter.total or 999) <= 999
