"""What the desktop program writes, by language; several wordings are its versions."""

from __future__ import annotations

from ..formatting import Labels

LABELS: Labels = {
    "place": {"pl": ("Miejsce wystawienia", "Miejscowość"), "en": ("Place of issue",)},
    "issue_date": {
        "pl": ("Data wystawienia", "Wystawiono dnia"),
        "en": ("Date of issue", "Invoice date"),
    },
    "sale_date": {
        "pl": ("Data sprzedaży", "Data dostawy / wykonania usługi", "Data zakończenia dostawy"),
        "en": ("Date of sale", "Date of supply"),
    },
    "seller": {"pl": ("Sprzedawca", "Wystawca"), "en": ("Seller",)},
    "buyer": {"pl": ("Nabywca",), "en": ("Buyer",)},
    "title": {
        "pl": ("Faktura VAT nr", "Faktura nr", "Faktura VAT"),
        "en": ("Invoice No.", "VAT invoice No."),
    },
    "original": {"pl": ("oryginał",), "en": ("original",)},
    "vat": {"pl": ("NIP:",), "en": ("VAT No.:", "Tax ID:")},
    "register": {"pl": ("REGON:",), "en": ("Reg. No.:",)},
    "order": {"pl": ("Zamówienie:", "Nr zamówienia:"), "en": ("Order No.:",)},
    "payment": {"pl": ("Sposób zapłaty:", "Forma płatności:"), "en": ("Payment method:",)},
    "due": {"pl": ("Termin płatności:", "Termin zapłaty:"), "en": ("Due date:", "Payment due:")},
    "bank": {"pl": ("Bank:",), "en": ("Bank:",)},
    "iban": {
        "pl": ("Nr konta:", "Rachunek bankowy:", "Konto:"),
        "en": ("Account (IBAN):", "IBAN:"),
    },
    "paid": {"pl": ("Zapłacono:",), "en": ("Paid:",)},
    "left": {"pl": ("Pozostało do zapłaty:", "Pozostaje do zapłaty:"), "en": ("Balance due:",)},
    "gross": {
        "pl": ("Razem brutto:", "Wartość brutto:"),
        "en": ("Gross total:", "Total incl. VAT:"),
    },
    "total": {"pl": ("Razem do zapłaty:", "Do zapłaty:"), "en": ("Total due:", "Amount due:")},
    "words": {"pl": ("Słownie:", "Kwota słownie:"), "en": ("In words:",)},
    "sum": {"pl": ("Razem:", "RAZEM"), "en": ("Total:",)},
    "of_which": {"pl": ("W tym:",), "en": ("of which:",)},
    "vat_table": {
        "pl": ("według stawki VAT|wartość netto|kwota VAT|wartość brutto",),
        "en": ("VAT rate|net value|VAT amount|gross value",),
    },
    "head": {
        "pl": (
            "Lp.|Nazwa towaru lub usługi|J.m.|Ilość|Cena\nnetto|Wartość\nnetto|VAT|"
            "Kwota\nVAT|Wartość\nbrutto",
            "Lp|Nazwa|jm|Ilość|Cena jedn.\nnetto|Wartość\nnetto|Stawka\nVAT|"
            "Podatek\nVAT|Wartość\nbrutto",
        ),
        "en": (
            "No.|Description|Unit|Qty|Net\nprice|Net\nvalue|VAT\nrate|VAT\namount|Gross\nvalue",
        ),
    },
    "cash": {"pl": ("gotówka",), "en": ("cash",)},
    "card": {"pl": ("karta płatnicza",), "en": ("card",)},
    "transfer": {"pl": ("przelew",), "en": ("bank transfer",)},
    "notes": {"pl": ("Uwagi:",), "en": ("Notes:",)},
    "sign_buyer": {
        "pl": ("podpis osoby upoważnionej do odbioru faktury",),
        "en": ("signature of the person authorised to receive",),
    },
    "sign_seller": {
        "pl": ("podpis osoby upoważnionej do wystawienia faktury",),
        "en": ("signature of the person authorised to issue",),
    },
    "program": {
        "pl": (
            "Wydrukowano z programu Kantorek 7",
            "Program Fakturnik Plus, www.fakturnik.example",
        ),
        "en": ("Printed from Kantorek 7", "Fakturnik Plus, www.fakturnik.example"),
    },
    "page": {"pl": ("Strona {0} z {1}", "str. {0}/{1}"), "en": ("Page {0} of {1}",)},
}
