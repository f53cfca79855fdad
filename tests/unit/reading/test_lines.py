"""Lines of invoices: found by their arithmetic, whole or not at all."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from typed_documents import fields_of

from intake_core.reading.result import InvoiceLine

TOTALS = """
    Razem netto       300,00
    VAT 23%           69,00
    Razem brutto      369,00
    Do zapłaty: 369,00 PLN
"""


def lines_of(table: str, totals: str = TOTALS) -> list[InvoiceLine]:
    return fields_of(f"Faktura nr FV/1/2026\n{table}\n{totals}").lines


def test_lines_that_sum_up_to_the_net_total() -> None:
    found = fields_of(
        f"""
    Faktura nr FV/1/2026
    Lp.  Nazwa              Ilość    Cena netto   VAT    Wartość netto
    1    Papier ksero A4    10 ryza  20,00        23%    200,00
    2    Toner              1 szt.   100,00       23%    100,00
    {TOTALS}
    """
    )
    assert [(line.description, line.quantity, line.unit, line.net) for line in found.lines] == [
        ("Papier ksero A4", "10", "ryza", "200.00"),
        ("Toner", "1", "szt.", "100.00"),
    ]
    assert {line.rate for line in found.lines} == {"23"}
    assert "line_sum" in found.fields["total_net"].witnesses


def test_the_number_of_a_line_is_no_quantity() -> None:
    (line,) = lines_of(
        """
    Lp.  Nazwa              Ilość    Cena netto   VAT    Wartość netto
    3    Usługa             1        300,00       23%    300,00
    """
    )
    assert (line.description, line.quantity, line.unit_price) == ("Usługa", "1", "300.00")


def test_half_a_table_is_not_taken_for_the_whole() -> None:
    assert not lines_of(
        """
    Lp.  Nazwa              Ilość    Cena netto   VAT    Wartość netto
    1    Papier ksero A4    10       20,00        23%    200,00
    """
    )


def test_gross_prices_and_the_price_before_the_quantity() -> None:
    lines = lines_of(
        """
    Lp.  Nazwa              Cena brutto   Ilość   VAT    Wartość brutto
    1    Papier ksero A4    24,60         10      23%    246,00
    2    Toner              123,00        1       23%    123,00
    """
    )
    assert [(line.quantity, line.unit_price, line.gross) for line in lines] == [
        ("10", "24.60", "246.00"),
        ("1", "123.00", "123.00"),
    ]


def test_a_summary_in_the_same_columns_is_no_line() -> None:
    found = fields_of(
        """
    Faktura nr FV/1/2026
    Nazwa       Ilość   Cena netto   Wartość netto   VAT   Kwota VAT   Wartość brutto
    Papier      10      20,00        200,00          23%   46,00       246,00
    Toner       1       100,00       100,00          23%   23,00       123,00
    Razem                            300,00                69,00       369,00
    W tym                            300,00          23%   69,00       369,00
    """
    )
    assert len(found.lines) == 2
    assert [(row.rate, row.net, row.tax) for row in found.rows] == [("23", "300.00", "69.00")]


def test_lines_of_a_receipt_have_their_name_above() -> None:
    found = fields_of(
        """
          PARAGON FISKALNY
    MASŁO EXTRA
          2 szt. x 7,50          15,00 B
    KAWA
          1 szt. x 30,00         30,00 A
    SUMA PLN                     45,00
    """
    )
    assert [(line.description, line.quantity, line.gross) for line in found.lines] == [
        ("MASŁO EXTRA", "2", "15.00"),
        ("KAWA", "1", "30.00"),
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.integers(500, 99_999)),
        min_size=1,
        max_size=8,
    )
)
def test_lines_read_sum_up_to_the_total_or_are_left_out(items: list[tuple[int, int]]) -> None:
    cents = [quantity * price for quantity, price in items]
    rows = "\n".join(
        f"    Towar {'abcdefgh'[i]}x     {quantity}     {price / 100:.2f}     23%     {cent / 100:.2f}"
        for i, ((quantity, price), cent) in enumerate(zip(items, cents, strict=True))
    )
    net = Decimal(sum(cents)) / 100
    tax = (net * Decimal("0.23")).quantize(Decimal("0.01"))
    found = fields_of(
        "Faktura nr FV/1/2026\n"
        "    Nazwa     Ilość     Cena netto     VAT     Wartość netto\n"
        f"{rows}\n"
        f"    Razem netto     {net}\n    Razem VAT     {tax}\n    Razem brutto     {net + tax}\n"
    )
    if found.lines:
        assert sum(Decimal(line.net or 0) for line in found.lines) == net
        assert len(found.lines) == len(items)


def test_a_subtotal_is_no_line() -> None:
    found = fields_of(
        """
    Faktura nr 1/2026
    Opis                     Ilość     Cena netto     Wartość netto
    Przegląd umów            2         50,00          100,00
    Konsultacja              1         80,00          80,00
    Honorarium                                        180,00
    Tłumaczenie, strony      4         10,00          40,00
    Wydatki                                           40,00
    Razem netto: 220,00 PLN
    VAT 23%: 50,60 PLN
    Razem brutto: 270,60 PLN
    """
    )
    assert [line.description for line in found.lines] == ["Przegląd umów", "Konsultacja", "Tłumaczenie, strony"]


def test_a_second_line_of_the_same_amount_is_one() -> None:
    found = fields_of(
        """
    Faktura nr 1/2026
    Opis                                              Wartość netto
    Abonament                                         100,00
    Serwis                                            100,00
    Razem netto: 200,00 PLN
    VAT 23%: 46,00 PLN
    Razem brutto: 246,00 PLN
    """
    )
    assert [line.description for line in found.lines] == ["Abonament", "Serwis"]


def names_of(table: str, totals: str = TOTALS) -> list[tuple[str, str | None]]:
    return [(line.description, line.quantity) for line in lines_of(table, totals)]


def test_names_below_their_numbers() -> None:
    assert names_of(
        """
    Poz.   Indeks      Ilość       Cena      VAT      Wartość
    Nazwa
    1   10005486       1 szt.      100,00    23%      100,00
        Silnik 0,37 kW
    2   10004421       2 szt.      60,00     23%      120,00
        Zawór
        Cena katalogowa 80,00, rabat 25 %
    3   10004343       4 szt.      20,00     23%      80,00
        Filtr
    """
    ) == [("Silnik 0,37 kW", "1"), ("Zawór", "2"), ("Filtr", "4")]


def test_names_with_their_codes_above_their_numbers() -> None:
    assert names_of(
        """
    LP   INDEKS     NAZWA                      NETTO      VAT    PODATEK   BRUTTO
    001  R349-27    Kabel USB-C
         1 szt. x 100,00                       100,00     23%    23,00     123,00
    002  W173-82    Klawiatura
         2 szt. x 100,00                       200,00     23%    46,00     246,00
    """
    ) == [("Kabel USB-C", "1"), ("Klawiatura", "2")]


def test_sums_carried_over_to_the_next_page_are_no_lines() -> None:
    assert names_of(
        """
    Nazwa           Ilość   Cena netto   VAT    Wartość netto
    Papier          10      20,00        23%    200,00
    Z przeniesienia                             200,00
    Toner           1       100,00       23%    100,00
    """
    ) == [("Papier", "10"), ("Toner", "1")]


def test_rates_with_their_tax_are_no_lines() -> None:
    assert not lines_of("", "Stawka 23%: netto 300,00, VAT 69,00, brutto 369,00\n" + TOTALS)


def test_a_service_may_be_called_tax_advice() -> None:
    totals = "Net total  300.00\nVAT 20%  60.00\nTotal  360.00 GBP\n"
    assert names_of(
        """
    Description            Qty     Unit price     VAT     Net
    Tax advice             2       100.00         20%     200.00
    Bookkeeping            1       100.00         20%     100.00
    """,
        totals,
    ) == [("Tax advice", "2"), ("Bookkeeping", "1")]


def test_a_price_that_looks_like_the_tax_is_the_price() -> None:
    # 14.85 is 20 % of what is left of 89.10.
    lines = lines_of(
        """
    Description            Qty     Unit price     VAT     Net
    Oak worktop            1       210.90         20%     210.90
    Joiner's labour        6       14.85          20%     89.10
    """,
        "Net total  300.00\nVAT 20%  60.00\nTotal  360.00 GBP\n",
    )
    assert [(line.quantity, line.unit_price, line.net) for line in lines] == [
        ("1", "210.90", "210.90"),
        ("6", "14.85", "89.10"),
    ]


def test_an_advance_has_a_quantity_in_its_column_and_no_price() -> None:
    lines = lines_of(
        """
    Lp.  Nazwa towaru lub usługi              Ilość   Wartość netto   VAT    Wartość brutto
    1    Zaliczka na poczet zamówienia 8956   1       300,00          23%    369,00
    """
    )
    assert [(line.quantity, line.net, line.gross) for line in lines] == [("1", "300.00", "369.00")]


def test_a_leading_quantity_is_followed_by_the_name_and_not_by_a_unit() -> None:
    lines = lines_of(
        """
    Qty    Item                            Price     Rate    Amount
    4      Soup of the day with bread      50.00     20%     200.00
    2      Lemonade 0.5 l                  50.00     20%     100.00
    """,
        "Net total  300.00\nVAT 20%  60.00\nTotal  360.00 GBP\n",
    )
    assert [(line.description, line.quantity, line.unit) for line in lines] == [
        ("Soup of the day with bread", "4", None),
        ("Lemonade 0.5 l", "2", None),
    ]


def test_a_surcharge_in_the_name_is_no_rate() -> None:
    lines = lines_of(
        """
    Bezeichnung                            Std.      Satz      Betrag
    Lagerhelfer                            10        20,00     200,00
    Lagerhelfer, Samstag 25 %              4         25,00     100,00
    """,
        "Summe netto  300,00\nUSt. 19%  57,00\nGesamtbetrag  357,00 EUR\n",
    )
    assert [(line.description, line.rate) for line in lines] == [
        ("Lagerhelfer", None),
        ("Lagerhelfer, Samstag 25 %", None),
    ]


def test_prices_for_a_thousand() -> None:
    lines = lines_of(
        """
    Lp.  Nazwa               Ilość     J.m.    Cena      za       Netto
    1    Etykieta 90x60      10070     szt.    19,34     1000     194,75
    2    Ulotka A5           20.000    szt.    4,00      1.000    80,00
    3    Proof A3            1         szt.    25,25     1        25,25
    """
    )
    assert [(line.quantity, line.unit_price, line.net) for line in lines] == [
        ("10070", "0.01934", "194.75"),
        ("20000", "0.004", "80.00"),
        ("1", "25.25", "25.25"),
    ]


def test_a_discount_on_the_sum_is_a_line() -> None:
    assert names_of(
        """
    Nazwa           Ilość   Cena netto   Wartość netto
    Papier          10      20,00        200,00
    Toner           1       200,00       200,00
    Suma pozycji                         400,00
    Rabat 25% od sumy                    -100,00
    """
    ) == [("Papier", "10"), ("Toner", "1"), ("Rabat 25% od sumy", None)]
