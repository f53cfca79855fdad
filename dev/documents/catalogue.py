"""What invented suppliers sell: goods by trade, with likely prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Good:
    """Something on an invoice line."""

    pl: str
    en: str
    unit: str
    """Key of :data:`UNITS`."""
    low: float
    """Smallest net price in PLN."""
    high: float
    most: int
    """Largest usual quantity."""
    vat: str = "standard"
    """``standard``, ``reduced``, ``low`` or ``exempt``: see :data:`.companies.RATES`."""


@dataclass(frozen=True, slots=True)
class Trade:
    pl: str
    """What stands before the creature in a Polish company's name."""
    en: str
    goods: tuple[Good, ...]


UNITS: Mapping[str, tuple[str, str, str]] = {
    "piece": ("szt.", "pcs", "H87"),
    "hour": ("godz.", "h", "HUR"),
    "pack": ("opak.", "pack", "XPK"),
    "metre": ("mb", "m", "MTR"),
    "m2": ("m2", "m2", "MTK"),
    "m3": ("m3", "m3", "MTQ"),
    "kg": ("kg", "kg", "KGM"),
    "litre": ("l", "l", "LTR"),
    "km": ("km", "km", "KMT"),
    "month": ("mies.", "month", "MON"),
    "service": ("usł.", "service", "C62"),
    "kwh": ("kWh", "kWh", "KWH"),
    "gb": ("GB", "GB", "E34"),
    "night": ("doba", "night", "DAY"),
    "day": ("doba", "day", "DAY"),
    "person": ("os.", "person", "IE"),
    "exam": ("bad.", "exam", "E48"),
    "tonne": ("t", "t", "TNE"),
    "lift": ("odb.", "lift", "EA"),
    "thousand": ("tys. szt.", "'000", "MIL"),
    "mille": ("tys. odsłon", "CPM", "MIL"),
    "spot": ("em.", "spots", "C62"),
}
"""Unit -> Polish, English, UN/ECE recommendation 20."""

TRADES: Mapping[str, Trade] = {
    "office": Trade(
        "Hurtownia Biurowa",
        "Office Supplies",
        (
            Good(
                "Papier ksero A4 80 g, ryza 500 ark.",
                "Copy paper A4 80 gsm, ream",
                "piece",
                16,
                25,
                60,
            ),
            Good(
                "Toner czarny TN-2421, 3000 stron",
                "Black toner TN-2421, 3000 pages",
                "piece",
                120,
                260,
                4,
            ),
            Good(
                "Segregator A4/75 mm, mix kolorów", "Lever arch file A4/75 mm", "piece", 7, 12, 40
            ),
            Good("Długopis żelowy niebieski 0,5 mm", "Gel pen blue 0.5 mm", "piece", 1.8, 4.5, 100),
            Good("Koperty C5 białe samoklejące", "Envelopes C5 white self-seal", "pack", 28, 55, 6),
            Good("Taśma pakowa 48 mm x 66 m", "Packing tape 48 mm x 66 m", "piece", 3.9, 7.2, 72),
            Good("Kalendarz książkowy B5 2027", "Desk diary B5 2027", "piece", 24, 58, 10, "low"),
            Good(
                "Etykiety samoprzylepne 70 x 37 mm", "Adhesive labels 70 x 37 mm", "pack", 31, 62, 8
            ),
            Good(
                "Niszczarka dokumentów P-4, 12 kartek",
                "Paper shredder P-4, 12 sheets",
                "piece",
                390,
                720,
                1,
            ),
        ),
    ),
    "timber": Trade(
        "Skład Drewna i Okuć",
        "Timber & Fittings",
        (
            Good(
                "Płyta meblowa laminowana 18 mm dąb", "Laminated board 18 mm oak", "m2", 38, 61, 90
            ),
            Good(
                "Sklejka brzozowa 15 mm kl. II/III",
                "Birch plywood 15 mm grade II/III",
                "m2",
                62,
                96,
                40,
            ),
            Good(
                "Zawias puszkowy 35 mm z domykiem",
                "Cup hinge 35 mm soft close",
                "piece",
                4.1,
                8.9,
                400,
            ),
            Good(
                "Prowadnica kulkowa 450 mm, komplet",
                "Ball slide 450 mm, pair",
                "piece",
                18,
                34,
                120,
            ),
            Good("Obrzeże ABS 22/2 mm dąb", "ABS edging 22/2 mm oak", "metre", 1.4, 2.9, 600),
            Good(
                "Klej D3 do drewna, wiadro 10 kg",
                "Wood glue D3, 10 kg bucket",
                "piece",
                120,
                210,
                6,
            ),
            Good(
                "Wkręty konstrukcyjne 4 x 40, 1000 szt.",
                "Screws 4 x 40, box of 1000",
                "pack",
                29,
                48,
                15,
            ),
            Good("Tarcica sosnowa suszona 32 mm", "Kiln-dried pine 32 mm", "m3", 1450, 2350, 4),
            Good("Cięcie płyt na wymiar", "Cutting boards to size", "metre", 1.9, 3.5, 300),
            Good(
                "Uchwyt meblowy 128 mm, czarny mat",
                "Handle 128 mm, matt black",
                "piece",
                6.5,
                17,
                150,
            ),
        ),
    ),
    "software": Trade(
        "Pracownia Programów",
        "Software Studio",
        (
            Good(
                "Abonament systemu magazynowego",
                "Warehouse system subscription",
                "month",
                249,
                890,
                3,
            ),
            Good(
                "Wsparcie techniczne, godziny dodatkowe",
                "Technical support, extra hours",
                "hour",
                140,
                260,
                12,
            ),
            Good(
                "Hosting serwera wirtualnego 8 GB RAM",
                "Virtual server hosting, 8 GB RAM",
                "month",
                89,
                210,
                12,
            ),
            Good(
                "Licencja stanowiskowa, 12 miesięcy",
                "Seat licence, 12 months",
                "piece",
                310,
                640,
                15,
            ),
            Good("Wdrożenie modułu zamówień", "Order module set-up", "service", 1800, 5200, 1),
            Good("Kopie zapasowe w chmurze 500 GB", "Cloud backup 500 GB", "month", 45, 99, 12),
            Good(
                "Szkolenie użytkowników, dzień", "User training, one day", "service", 1600, 2600, 2
            ),
        ),
    ),
    "transport": Trade(
        "Przewozy",
        "Haulage",
        (
            Good("Transport krajowy, zestaw 24 t", "Domestic haulage, 24 t", "km", 4.2, 6.8, 900),
            Good(
                "Przesyłka paletowa EUR do 500 kg",
                "Pallet shipment up to 500 kg",
                "piece",
                119,
                210,
                12,
            ),
            Good("Opłata paliwowa", "Fuel surcharge", "service", 45, 180, 1),
            Good("Załadunek i wniesienie", "Loading and carrying", "hour", 70, 120, 8),
            Good(
                "Przesyłka kurierska do 30 kg",
                "Courier parcel up to 30 kg",
                "piece",
                14.5,
                29.9,
                60,
            ),
            Good("Magazynowanie palet", "Pallet storage", "piece", 3.1, 5.4, 200),
        ),
    ),
    "catering": Trade(
        "Kuchnia i Bufet",
        "Catering",
        (
            Good(
                "Obiady abonamentowe dla załogi", "Staff lunches", "piece", 21, 34, 120, "reduced"
            ),
            Good(
                "Przerwa kawowa, osoba", "Coffee break per person", "piece", 18, 39, 45, "reduced"
            ),
            Good("Woda źródlana 19 l, butla", "Spring water 19 l bottle", "piece", 14, 22, 20),
            Good("Kawa ziarnista arabica", "Arabica coffee beans", "kg", 62, 110, 12),
            Good("Owoce do biura, skrzynka", "Office fruit box", "piece", 58, 95, 8, "low"),
            Good("Wynajem ekspresu ciśnieniowego", "Coffee machine rental", "month", 160, 310, 1),
        ),
    ),
    "training": Trade(
        "Ośrodek Szkoleń",
        "Training Centre",
        (
            Good(
                "Szkolenie okresowe BHP, grupa",
                "Safety training, group",
                "service",
                850,
                1900,
                1,
                "exempt",
            ),
            Good(
                "Kurs obsługi wózków jezdniowych",
                "Forklift operator course",
                "piece",
                620,
                890,
                5,
                "exempt",
            ),
            Good(
                "Materiały szkoleniowe, drukowane",
                "Training materials, printed",
                "piece",
                25,
                60,
                25,
                "low",
            ),
            Good("Wynajem sali wykładowej", "Lecture room rental", "hour", 60, 140, 8),
            Good("Wydanie zaświadczeń", "Issuing certificates", "piece", 20, 45, 25),
        ),
    ),
    "energy": Trade(
        "Zakład Energetyczny",
        "Energy",
        (
            Good("Energia czynna całodobowa", "Active energy, all day", "kwh", 0.51, 0.87, 9000),
            Good("Opłata sieciowa zmienna", "Variable network charge", "kwh", 0.19, 0.34, 9000),
            Good("Opłata sieciowa stała", "Fixed network charge", "month", 38, 160, 1),
            Good("Opłata mocowa", "Capacity charge", "month", 22, 120, 1),
            Good("Opłata jakościowa", "Quality charge", "kwh", 0.0314, 0.0398, 9000),
            Good("Opłata abonamentowa", "Subscription charge", "month", 4.5, 12, 1),
            Good("Opłata handlowa", "Trade charge", "month", 15, 49.9, 1),
        ),
    ),
    "water": Trade(
        "Wodociągi i Oczyszczanie",
        "Water & Waste",
        (
            Good("Dostawa wody", "Water supply", "m3", 4.9, 7.8, 140, "reduced"),
            Good("Odprowadzanie ścieków", "Sewage disposal", "m3", 7.2, 12.4, 140, "reduced"),
            Good(
                "Opłata abonamentowa, wodomierz DN20",
                "Standing charge, meter DN20",
                "month",
                6,
                14,
                1,
                "reduced",
            ),
            Good(
                "Odbiór odpadów zmieszanych 1100 l",
                "Mixed waste collection 1100 l",
                "piece",
                95,
                190,
                6,
                "reduced",
            ),
            Good("Wody opadowe i roztopowe", "Rain water charge", "m2", 0.29, 0.75, 800, "reduced"),
            Good("Plombowanie wodomierza", "Sealing of the meter", "service", 39, 85, 1),
            Good("Dzierżawa pojemnika", "Container lease", "month", 18, 42, 2),
        ),
    ),
    "telecom": Trade(
        "Sieć Łączności",
        "Telecom",
        (
            Good("Internet światłowodowy 1 Gb/s", "Fibre internet 1 Gbit/s", "month", 79, 190, 1),
            Good("Abonament telefoniczny Firma L", "Business phone plan L", "month", 29, 65, 9),
            Good("Stały adres IP", "Static IP address", "month", 12, 25, 1),
            Good("Połączenia poza abonamentem", "Calls outside the plan", "service", 3, 60, 1),
            Good("Dzierżawa routera", "Router lease", "month", 9, 19, 1),
            Good("Centrala wirtualna, stanowisko", "Virtual PBX seat", "month", 19, 39, 12),
        ),
    ),
}
