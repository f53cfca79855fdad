"""What utilities write, by language; several wordings are different utilities."""

from __future__ import annotations

from ..formatting import Labels

LABELS: Labels = {
    "title": {
        "pl": ("Faktura VAT", "Faktura", "Faktura rozliczeniowa"),
        "en": ("VAT invoice", "Invoice"),
    },
    "number": {"pl": ("Numer faktury", "Faktura VAT nr", "Nr faktury"), "en": ("Invoice number",)},
    "issue_date": {
        "pl": ("Data wystawienia", "Wystawiona dnia"),
        "en": ("Issue date", "Date of issue"),
    },
    "period": {
        "pl": ("Okres rozliczeniowy", "Za okres"),
        "en": ("Billing period", "Supply period"),
    },
    "customer": {
        "pl": ("Numer klienta", "Nr nabywcy", "Nr ewidencyjny"),
        "en": ("Customer number",),
    },
    "contract": {"pl": ("Numer umowy",), "en": ("Contract no.",)},
    "point": {"pl": ("Numer PPE", "Punkt poboru"), "en": ("Supply point",)},
    "phone": {"pl": ("Numer usługi",), "en": ("Service no.",)},
    "seller": {"pl": ("Sprzedawca", "Wystawca"), "en": ("Seller", "Supplier")},
    "buyer": {"pl": ("Nabywca",), "en": ("Customer", "Buyer")},
    "vat": {"pl": ("NIP",), "en": ("VAT no.",)},
    "due_amount": {
        "pl": ("Do zapłaty", "Kwota do zapłaty", "Razem do zapłaty"),
        "en": ("Amount due", "Amount to pay"),
    },
    "due": {"pl": ("Termin płatności", "Zapłać do dnia"), "en": ("Due date", "Pay by")},
    "readings": {"pl": ("Odczyty licznika",), "en": ("Meter readings",)},
    "before": {"pl": ("stan poprzedni",), "en": ("previous reading",)},
    "after": {"pl": ("stan bieżący",), "en": ("current reading",)},
    "used": {"pl": ("różnica",), "en": ("used",)},
    "details": {
        "pl": ("Szczegóły rozliczenia", "Specyfikacja opłat"),
        "en": ("Charges in detail",),
    },
    "head": {
        "pl": ("Opis|Ilość|j.m.|Cena netto|Netto|VAT|Brutto",),
        "en": ("Description|Quantity|Unit|Net price|Net|VAT|Gross",),
    },
    "vat_table": {
        "pl": ("Stawka VAT|Netto|VAT|Brutto",),
        "en": ("VAT rate|Net|VAT|Gross",),
    },
    "period_total": {
        "pl": ("Należność za okres", "Razem faktura", "Ogółem"),
        "en": ("Total for the period", "Invoice total"),
    },
    "settlement": {"pl": ("Rozliczenie konta",), "en": ("Your account",)},
    "invoice_gross": {"pl": ("Należność z tej faktury",), "en": ("This invoice",)},
    "debt": {
        "pl": ("Niedopłata z poprzedniego okresu", "Zaległość"),
        "en": ("Previous balance due",),
    },
    "credit": {
        "pl": ("Nadpłata z poprzedniego okresu", "Saldo (nadpłata)"),
        "en": ("Previous credit",),
    },
    "words": {"pl": ("Słownie do zapłaty:", "Słownie:"), "en": ("In words:",)},
    "slip": {"pl": ("Polecenie przelewu / wpłata gotówkowa",), "en": ("Transfer slip",)},
    "payee": {"pl": ("nazwa odbiorcy",), "en": ("payee",)},
    "iban": {"pl": ("nr rachunku odbiorcy",), "en": ("payee's account (IBAN)",)},
    "amount": {"pl": ("kwota",), "en": ("amount",)},
    "payer": {"pl": ("nazwa zleceniodawcy",), "en": ("payer",)},
    "reference": {"pl": ("tytułem",), "en": ("reference",)},
    "account": {
        "pl": ("Numer rachunku do wpłat", "Nr indywidualnego konta"),
        "en": ("Account for payments",),
    },
    "capital": {
        "pl": ("Sąd Rejonowy {0}, KRS 0000{1}, kapitał zakładowy {2} zł, opłacony w całości",),
        "en": ("Registered in {0}, register no. 0000{1}, share capital {2} PLN, fully paid",),
    },
    "information": {"pl": ("Informacje dla klienta",), "en": ("Good to know",)},
    "small print": {
        "pl": (
            "Następny planowany odczyt: {0}. "
            "Średnie miesięczne zużycie z ostatnich 12 miesięcy: {1}.|"
            "Opłaty naliczono według taryfy zatwierdzonej decyzją z dnia {2}. "
            "Opłata za wezwanie do zapłaty wynosi {3}.|"
            "Reklamacje przyjmujemy telefonicznie, listownie i pocztą elektroniczną. "
            "Od płatności po terminie naliczamy odsetki ustawowe.",
        ),
        "en": (
            "Next planned reading: {0}. Average monthly use over the last 12 months: {1}.|"
            "Charges follow the tariff approved on {2}. The fee for a reminder is {3}.|"
            "Complaints are taken by phone, by letter and by e-mail. "
            "Late payments bear statutory interest.",
        ),
    },
    "printed": {"pl": ("Data wydruku: {0}",), "en": ("Printed: {0}",)},
    "page": {"pl": ("Strona {0} z {1}",), "en": ("Page {0} of {1}",)},
}
