"""Values in running text: they go on in the next line, and words without a known label name them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from typed_documents import fields_of, typed, values_of

from intake_core.files.pdf import PdfPage, PdfWord
from intake_core.reading.layout.sheet import Sheet
from intake_core.reading.layout.text_layer import is_garbage
from intake_core.reading.layout.wrapping import wraps

NUMBER = "Faktura nr FV/1/2026\n"


def test_an_account_that_goes_on_in_the_next_line() -> None:
    values = values_of(
        f"""
    {NUMBER}
    Należność w kwocie 123,00 zł prosimy wpłacić na rachunek 61 1090
    1014 0000 0712 1981 2874 w banku wystawcy.
    """
    )
    assert values["iban"] == "PL61109010140000071219812874"


def test_two_lines_of_digits_are_no_account() -> None:
    values = values_of(
        f"""
    {NUMBER}
    Towar 61 1090
    1014 0000 0712 1981 2875
    """
    )
    assert "iban" not in values


def test_a_date_that_goes_on_in_the_next_line() -> None:
    values = values_of(
        f"""
    {NUMBER}
    Data wystawienia: 19 lutego 2026
    Sposób zapłaty: przelew w terminie do 5
    marca 2026 r.
    """
    )
    assert values["due_date"] == "2026-03-05"


def test_dates_named_by_the_beginnings_of_words() -> None:
    values = values_of(
        f"""
    {NUMBER}
    Wystawioną w mieście dnia jak niżej: 10-06-2026
    Usługę zakończyliśmy: 09-06-2026
    """
    )
    assert values["issue_date"] == "2026-06-10"
    assert values["sale_date"] == "2026-06-09"


def test_what_is_said_of_the_next_bill_is_no_term() -> None:
    values = values_of(
        f"""
    {NUMBER}
    Zapłać do 27.08.2026

    Prognoza kolejnej płatności: 3 446,19 zł, termin 08.10.2026
    """
    )
    assert values["due_date"] == "2026-08-27"


def test_a_dash_between_words_is_no_minus() -> None:
    found = fields_of(
        f"""
    {NUMBER}
    Razem netto 100,00 zł, VAT 23% - 23,00 zł, razem brutto 123,00 zł
    """
    ).fields
    assert found["total_gross"].value == "123.00"
    assert "total_tax" not in found or found["total_tax"].value == "23.00"


def test_a_number_of_another_document_is_not_ours() -> None:
    values = values_of(
        """
    CREDIT NOTE
    Goods returned, our invoice 80879
    Total credited 726.87
    """
    )
    assert values.get("invoice_number") != "80879"


def test_words_that_came_apart_into_letters_are_recognised_as_a_picture() -> None:
    def page(texts: list[str]) -> PdfPage:
        words = [PdfWord(text, (0.1, 0.1, 0.2, 0.11)) for text in texts]
        return PdfPage(1, 595, 842, words)

    assert is_garbage(page(list("fakturazbiorczavatnrtermin" * 4)))
    assert not is_garbage(page(["Faktura", "VAT", "nr", "1", "szt", "z", "o", "termin"] * 12))


@settings(deadline=None)
@given(st.lists(st.text(alphabet="0123456789 .-abc", max_size=30), max_size=12))
def test_any_lines_wrap_or_do_not(lines: list[str]) -> None:
    for wrap in wraps(Sheet([typed("\n".join(lines))])):
        assert 0 <= wrap.cut <= len(wrap.text)
        assert 0 <= wrap.start <= len(wrap.line.text)
