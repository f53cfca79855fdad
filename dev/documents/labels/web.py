"""What the web billing service writes, by language; several wordings are its settings."""

from __future__ import annotations

from ..formatting import Labels

LABELS: Labels = {
    "title": {"pl": ("Faktura", "FAKTURA"), "en": ("Invoice", "INVOICE", "Tax invoice")},
    "number": {
        "pl": ("Numer faktury", "Numer"),
        "en": ("Invoice number", "Invoice no.", "Invoice #"),
    },
    "issue_date": {"pl": ("Data wystawienia",), "en": ("Date of issue", "Invoice date", "Issued")},
    "sale_date": {"pl": ("Data sprzedaży",), "en": ("Date of supply", "Delivery date")},
    "due": {"pl": ("Termin płatności", "Płatne do"), "en": ("Due date", "Date due", "Payment due")},
    "seller": {"pl": ("Sprzedawca", "Wystawca"), "en": ("From", "Seller", "Supplier")},
    "buyer": {"pl": ("Nabywca",), "en": ("Bill to", "Billed to", "Customer")},
    "vat": {"pl": ("NIP", "NIP UE"), "en": ("VAT ID", "VAT number", "VAT reg. no.")},
    "register": {"pl": ("REGON",), "en": ("Company no.", "Reg. no.")},
    "order": {"pl": ("Nr zamówienia",), "en": ("PO number", "Order no.")},
    "head": {
        "pl": ("Opis|Ilość|Cena netto|VAT|Kwota netto",),
        "en": ("Description|Qty|Unit price|VAT|Amount", "Item|Quantity|Price|Tax|Amount"),
    },
    "net": {
        "pl": ("Suma netto", "Razem netto"),
        "en": ("Subtotal", "Net total", "Total excl. VAT"),
    },
    "tax": {"pl": ("VAT razem", "Kwota VAT"), "en": ("Total VAT", "VAT amount")},
    "rate": {"pl": ("VAT {0} od {1}",), "en": ("VAT {0} on {1}", "VAT {0} ({1})")},
    "gross": {
        "pl": ("Suma brutto", "Razem brutto"),
        "en": ("Total", "Invoice total", "Total incl. VAT"),
    },
    "paid": {"pl": ("Zapłacono",), "en": ("Amount paid", "Paid")},
    "total": {
        "pl": ("Do zapłaty", "Pozostało do zapłaty"),
        "en": ("Amount due", "Balance due", "Total due"),
    },
    "headline": {"pl": ("{0} do zapłaty do {1}",), "en": ("{0} due {1}", "{0} due by {1}")},
    "pay": {
        "pl": ("Dane do przelewu", "Płatność przelewem"),
        "en": ("Pay by bank transfer", "Payment details"),
    },
    "bank": {"pl": ("Bank",), "en": ("Bank",)},
    "iban": {"pl": ("Numer rachunku", "IBAN"), "en": ("IBAN",)},
    "reference": {"pl": ("Tytuł przelewu",), "en": ("Reference", "Payment reference")},
    "cash": {"pl": ("Zapłacono gotówką",), "en": ("Paid in cash",)},
    "card": {"pl": ("Zapłacono kartą **** 4021",), "en": ("Paid with card ending in 4021",)},
    "thanks": {
        "pl": ("Dziękujemy za współpracę.", "Pytania do faktury? Napisz: {0}"),
        "en": ("Thank you for your business.", "Questions about this invoice? Write to {0}"),
    },
    "page": {"pl": ("Strona {0} z {1}",), "en": ("Page {0} of {1}",)},
}
