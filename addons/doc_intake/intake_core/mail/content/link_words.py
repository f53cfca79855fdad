"""The words by which mails speak of invoices that are to be fetched: beginnings of words, without case and marks."""

from __future__ import annotations

import re

_INVOICE_WORDS = {
    "pl": ("faktur", "e-faktur", "rachunek", "rachunk", "paragon"),
    "en": ("invoice", "e-invoice", "bill ", "billing", "receipt", "credit note"),
    "de": ("rechnung", "gutschrift", "quittung"),
    "lv": ("rekin", "e-rekin", "kvits", "ceks "),
    "lt": ("saskait", "e-saskait", "kvit"),
    "et": ("arve", "e-arve", "kviitung"),
}
_DOWNLOAD_WORDS = {
    "pl": ("pobierz", "pobrac", "pobrani", "sciagnij", "zobacz", "otworz", "wyswietl", "podglad", "przejdz do"),
    "en": ("download", "view", "open", "show", "get your", "see your", "access your", "print"),
    "de": ("herunterladen", "download", "abrufen", "anzeigen", "ansehen", "offnen", "abholen"),
    "lv": ("lejupielad", "skatit", "apskatit", "atvert", "sanemt"),
    "lt": ("atsisiu", "parsisiu", "perziur", "atidary", "ziureti", "gauti"),
    "et": ("laadi", "lae alla", "allalaad", "vaata", "ava ", "naita"),
}
# Links that stand in every letter and fetch no document.
_OTHER_WORDS = {
    "pl": ("wypisz", "rezygn", "polityka prywatn", "regulamin", "prywatnosc", "ustawienia"),
    "en": (
        *("unsubscribe", "privacy", "preferences", "terms", "browser", "facebook", "linkedin", "twitter", "instagram"),
        *("app store", "google play", "acrobat reader", "adobe reader"),
    ),
    "de": ("abmelden", "datenschutz", "impressum", "agb", "abbestellen"),
    "lv": ("atteikties", "privatum", "noteikumi"),
    "lt": ("atsisakyti", "privatum", "taisykles"),
    "et": ("tuhista tellimus", "loobu", "privaatsus", "tingimus"),
}


def _pattern(words: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    every = sorted({word for listed in words.values() for word in listed}, key=len, reverse=True)
    return re.compile(r"(?<![a-z])(?:" + "|".join(re.escape(word) for word in every) + ")")


INVOICE = _pattern(_INVOICE_WORDS)
DOWNLOAD = _pattern(_DOWNLOAD_WORDS)
NOT_A_DOCUMENT = _pattern(_OTHER_WORDS)
