"""Words to invent companies from: names, places, banks, and the VAT rates of their countries.

A Polish name joins a trade with a creature that no register would expect to trade in it.
"""

from __future__ import annotations

from collections.abc import Mapping

RATES: Mapping[str, Mapping[str, str]] = {
    "PL": {"standard": "23", "reduced": "8", "low": "5", "exempt": "E", "zero": "Z",
           "lodging": "8", "meals": "8", "communal": "8",
           "food": "5", "plants": "8", "passenger": "8", "books": "5",
           "taxi": "8", "dwelling": "8"},
    "LV": {"standard": "21", "reduced": "12", "low": "5", "exempt": "E", "zero": "Z",
           "lodging": "12", "meals": "21", "communal": "21",
           "food": "12", "plants": "21", "passenger": "12", "books": "5",
           "taxi": "21", "dwelling": "21"},
    "LT": {"standard": "21", "reduced": "12", "low": "5", "exempt": "E", "zero": "Z",
           "lodging": "12", "meals": "21", "communal": "21",
           "food": "21", "plants": "21", "passenger": "12", "books": "5",
           "taxi": "21", "dwelling": "21"},
    "DE": {"standard": "19", "reduced": "7", "low": "7", "exempt": "E", "zero": "Z",
           "lodging": "7", "meals": "7", "communal": "7",
           "food": "7", "plants": "7", "passenger": "7", "books": "7",
           "taxi": "7", "dwelling": "19"},
    "GB": {"standard": "20", "reduced": "5", "low": "5", "exempt": "E", "zero": "Z",
           "lodging": "20", "meals": "20", "communal": "20",
           "food": "Z", "plants": "20", "passenger": "Z", "books": "Z",
           "taxi": "20", "dwelling": "5"},
}  # fmt: skip
"""Country -> kind of goods -> percent, or the category that has none."""

CREATURES = (
    "Modry Żuk", "Szary Łoś", "Chyża Łasica", "Śpiący Dzięcioł", "Wędrowny Ślimak", "Pstry Kwiczoł",
    "Cicha Ćma", "Rudy Świstak", "Zielona Ważka", "Siwy Puchacz", "Trzy Bąki", "Dwie Jaszczurki",
    "Złoty Trzmiel", "Bystra Kuna", "Gruby Suseł", "Nocny Jeż",
)  # fmt: skip
POLISH_FORMS = ("Sp. z o.o.", "Sp. z o.o.", "S.A.", "Sp. j.", "Sp. z o.o. sp. k.")

FOREIGN_NAMES: Mapping[str, tuple[str, ...]] = {
    "DE": ("Blaufuchs & Dachs GmbH", "Siebenschläfer Werke GmbH", "Igel am Deich GmbH & Co. KG"),
    "GB": ("Quillfeather & Moss Ltd", "Otter Ninepins Ltd", "Badgerwick Holloway Ltd"),
    "LV": ("SIA Zilais Ezis", "SIA Mēness Lapsa", "AS Dzeltenā Vāvere"),
    "LT": ("UAB Žalia Pelėda", "UAB Trys Ežiai", "UAB Mėlyna Lūšis"),
}

POLISH_PLACES = (
    ("Poznań", "60-999"), ("Łódź", "90-999"), ("Kraków", "31-999"), ("Gdańsk", "80-999"),
    ("Wrocław", "50-999"), ("Białystok", "15-999"), ("Rzeszów", "35-999"),
    ("Częstochowa", "42-999"),
    ("Toruń", "87-999"), ("Zielona Góra", "65-999"), ("Kędzierzyn-Koźle", "47-999"),
)  # fmt: skip
POLISH_STREETS = (
    "ul. Świerszczowa", "ul. Źródlana", "ul. Żeglarska", "ul. Młyńska", "ul. Księżycowa",
    "ul. Łąkowa", "al. Jaśminowa", "ul. Gęsia", "ul. Wróblewskich Sadów", "pl. Kołodziejów",
)  # fmt: skip
FOREIGN_PLACES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "DE": (("Ziegenweg", "Lübeck", "23999"), ("Am Alten Kran", "Görlitz", "02999")),
    "GB": (("Teasel Lane", "Norwich", "NR99 9ZZ"), ("Old Kiln Row", "Hereford", "HR99 9ZZ")),
    "LV": (("Eglaines iela", "Rīga", "LV-1999"), ("Ķiršu iela", "Liepāja", "LV-3499")),
    "LT": (("Šaltinių g.", "Vilnius", "LT-09999"), ("Ąžuolų g.", "Kaunas", "LT-44999")),
}
BANKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "PL": (
        ("Bank Pod Sosną S.A.", "XBPSPLPX"),
        ("Bank Wiślany S.A.", "XBWIPLPX"),
        ("Kasa Bałtycka S.A.", "XKBAPLPX"),
    ),
    "DE": (("Deichbank eG", "XDEIDEFF"),),
    "GB": (("Bank of Teasel", "XTEAGB2L"),),
    "LV": (("Jūras Banka", "XDEMLV22"),),
    "LT": (("Ąžuolo bankas", "XAZULT2X"),),
}  # fmt: skip
"""Country -> (name, BIC), as invented as the companies."""

MORE_NAMES: Mapping[str, tuple[str, ...]] = {
    "DE": ("{0} Blaufuchs GmbH", "{0} Siebenschläfer & Söhne KG", "Igelsee {0} GmbH", "{0} Zum Mauswiesel e. K."),
    "GB": ("Otterburrow {0} Ltd", "Ninepin {0} Ltd", "{0} Badgerwick LLP", "Quillmoss {0} Ltd"),
    "LV": ("SIA Zilais Ezis {0}", "SIA {0} Mēness Lapsa", "AS Dzeltenā Vāvere", "SIA Ķiršu Strazds"),
    "LT": ("UAB Žalia Pelėda", "UAB Trys Ežiai", "UAB Mėlyna Lūšis"),
}
"""Names of companies with the word of their trade in it."""

MORE_PLACES: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "DE": (("Haselmausweg", "Flensburg", "24999"), ("Kranichstraße", "Plauen", "08999")),
    "GB": (("Dormouse Row", "Lincoln", "LN99 9ZZ"), ("Fen Causeway", "Ely", "CB99 9ZZ")),
    "LV": (("Bērzu iela", "Daugavpils", "LV-5499"), ("Jāņtārpiņu iela", "Jelgava", "LV-3099")),
    "LT": (("Riešutų g.", "Klaipėda", "LT-91999"),),
}
MORE_BANKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "DE": (("Kranichbank AG", "XKRADEFF"),),
    "LV": (("Baltā Banka", "XBALLV22"),),
}
OWNERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "PL": (("Andrzej", "Zbigniew", "Łukasz", "Sławomir", "Jacek"), ("Kwiczoł", "Żołna", "Sikora", "Kret", "Bąk")),
    "DE": (("Jens", "Thomas", "Jürgen", "Holger", "Uwe"), ("Marder", "Haselhuhn", "Kauz", "Dachs", "Mauswiesel")),
    "LV": (("Jānis", "Andris", "Ģirts", "Māris", "Edgars"), ("Krauklis", "Zīlīte", "Dzenis", "Žubīte", "Cielava")),
    "GB": (("Helen", "Graham", "Alison", "Trevor", "Fiona"), ("Wren", "Partridge", "Heron", "Marten", "Finch")),
}
"""Country -> first names and names of people: owners of small firms, guests."""
OWNED_NAMES: Mapping[str, tuple[str, ...]] = {
    "PL": ("{trade} {company} {first} {last}", "{company} {first} {last}", "{trade} {first} {last}"),
    "DE": ("{trade} {first} {last}", "{trade} {last}", "{trade} {last} GmbH", "{last} {trade} e. K."),
    "LV": ("SIA {trade} {last}", "SIA {company} {trade}", "IK {last}"),
    "GB": ("{first} {last} {trade}", "{last} {trade} Ltd", "{last} & Daughters {trade}"),
}
"""Names of firms of one person: ``company`` is an invented name without trade and legal form. A Polish one must
hold the name of its owner, elsewhere that stands beside it."""
LANGUAGE_OF: Mapping[str, str] = {"PL": "pl", "DE": "de", "LV": "lv", "GB": "en", "LT": "en"}
"""Country -> the language of the words in its companies' names."""
