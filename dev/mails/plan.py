"""The mails of the demo: what a small company's invoice addresses receive within three days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dev.demo_world import (
    ACCOUNT_A,
    ACCOUNT_B,
    COMPANY_A,
    COMPANY_B,
    DOMAIN,
    UNKNOWN_ADDRESS,
)
from dev.documents import broken
from dev.documents.other import bank_statement, letter

from . import packed
from .compose import Attachment, auto_reply, compose, delivery_status
from .post import DemoMail, Post, as_party, renamed

__all__ = ["MAIL_COUNTS", "DemoMail", "demo_mails", "fresh_mail"]

MAIL_COUNTS = {ACCOUNT_A: 17, ACCOUNT_B: 14}
"""How many mails of the demo each account gets."""

GREETING = "Dzień dobry,\n\nw załączeniu przesyłamy fakturę za ostatnie zamówienie.\nProsimy o terminową płatność."
SHORT = "Witam,\nfaktura w załączniku."
ENGLISH = "Hello,\n\nplease find your invoice attached. It is also available in the customer portal."


def demo_mails(now: datetime) -> list[DemoMail]:
    """All mails of the demo, of each account the oldest first; ``now`` needs a time zone.

    The same ``now`` gives the same mails, and the Message-IDs are always the same.
    """
    a, b = MAIL_COUNTS[ACCOUNT_A], MAIL_COUNTS[ACCOUNT_B]
    return [*_account_a(Post(now, a, "faktury")), *_account_b(Post(now, b, "koszty"))]


def _account_a(post: Post) -> Iterator[DemoMail]:
    a = COMPANY_A
    first = post.invoice(a, 11, "desktop", "pl", "text", supplier_seed=11, transfer=True, line_count=4)
    yield post.mail(a, first, "Faktura nr {number}", GREETING)
    doc = post.invoice(a, 6, "desktop", "pl", "text", supplier_seed=6, transfer=True, line_count=6, currency="PLN")
    yield post.mail(a, doc, "Faktura VAT {number} – obiady pracownicze", GREETING, html=True)
    doc = post.invoice(a, 9, "service", "pl", "text", supplier_seed=9)
    yield post.mail(
        a,
        doc,
        "Twój rachunek za energię jest gotowy",
        "Dzień dobry,\nprzesyłamy fakturę za energię.",
    )
    doc = post.invoice(a, 10, "desktop", "pl", "scan", supplier_seed=10, line_count=5, currency="PLN")
    yield post.mail(a, doc, "skan faktury - płyty i okucia", SHORT, charset="iso-8859-2")
    doc = post.invoice(a, 23, "web", "en", "facturx", country="PL", currency="PLN", line_count=3)
    yield post.mail(a, doc, "Invoice {number}", ENGLISH, html=True)
    doc = post.invoice(a, 24, "desktop", "pl", "jpg", line_count=3, currency="PLN")
    yield post.mail(a, doc, "zdjęcie faktury", "Wysyłam zdjęcie, oryginał dotrze pocztą.")
    two = tuple(
        post.invoice(
            a,
            seed,
            "web",
            "pl",
            "text",
            supplier_seed=31,
            line_count=2,
            currency="PLN",
            transfer=True,
        )
        for seed in (31, 32)
    )
    yield post.mail(a, two, "Dwie faktury: {number} i następna", "Dzień dobry,\nw załączeniu dwie faktury.")
    sender = ("Sekretariat Cicha Ćma", "sekretariat@cicha-cma.example")
    question = "Dzień dobry,\nna jaki adres mamy wysyłać faktury od przyszłego roku?\nPozdrawiamy"
    yield post.plain(a, sender, "Pytanie o adres do faktur", lambda e: compose(e, question))
    away = "Dziękuję za wiadomość. Jestem nieobecny w biurze do końca tygodnia."
    sender = ("Biuro Pstry Kwiczoł", "biuro@pstry-kwiczol.example")
    yield post.plain(a, sender, "Odpowiedź automatyczna: zamówienie", lambda e: auto_reply(e, away))
    sender = ("Mail Delivery System", "mailer-daemon@mail.pstry-kwiczol.example")
    reason = "550 5.1.1 User unknown in virtual mailbox table"
    yield post.plain(
        a,
        sender,
        "Undelivered Mail Returned to Sender",
        lambda e: delivery_status(e, "ksiegowosc@pstry-kwiczol.example", reason),
    )
    yield post.plain(
        a,
        ("Dział Windykacji", "windykacja@pilne-faktury.example"),
        "PILNE: nieopłacona faktura VAT",
        lambda e: compose(e, "Faktura w załączniku.", [Attachment(*broken.exe_named_pdf())]),
    )
    yield post.mail(a, first, "Ponownie: faktura nr {number}", "Dzień dobry,\nprzesyłamy jeszcze raz.")
    doc = post.invoice(a, 41, "desktop", "pl", "text", line_count=2, currency="PLN")
    yield post.mail(a, doc, "Faktura {number}", GREETING, to=UNKNOWN_ADDRESS)
    yield post.mail(
        a,
        bank_statement(1, as_party(a), today=post.now.date()),
        "Wyciąg bankowy",
        "Wyciąg w załączniku.",
    )
    yield packed.forwarded_zip(post)
    yield packed.two_addresses(post)
    yield packed.from_outlook(post)


def _account_b(post: Post) -> Iterator[DemoMail]:
    b = COMPANY_B
    for seed in (51, 52):
        doc = post.invoice(
            b,
            seed,
            "web",
            "pl",
            "text",
            supplier_seed=51,
            line_count=3,
            currency="PLN",
            transfer=True,
        )
        yield post.mail(b, doc, "Faktura {number} za usługi", GREETING, html=True)
    doc = post.invoice(b, 53, "web", "en", "text", country="DE", line_count=2)
    yield post.mail(b, doc, "Your invoice {number}", ENGLISH)
    locked = Attachment(*broken.encrypted_pdf(54, as_party(b)))
    text = "Dzień dobry,\nplik jest zabezpieczony hasłem, które otrzymają Państwo SMS-em."
    sender = ("Kancelaria Szary Łoś", "faktury@szary-los.example")
    yield post.plain(b, sender, "Faktura zabezpieczona hasłem", lambda e: compose(e, text, [locked]))
    doc = post.invoice(b, 58, "service", "pl", "scan", supplier_seed=58)
    yield post.mail(b, doc, "Rozliczenie – faktura {number}", SHORT)
    doc = post.invoice(b, 61, "desktop", "pl", "facturx", line_count=4, currency="PLN")
    yield post.mail(b, renamed(doc, "e-faktura za usługę.pdf"), "e-Faktura {number}", GREETING)
    yield post.mail(
        b,
        letter(3, as_party(b), today=post.now.date()),
        "Zmiana godzin pracy",
        "Pismo w załączniku.",
    )
    doc = post.invoice(b, 64, "desktop", "pl", "text", line_count=32, currency="PLN")
    doc = renamed(doc, "Faktura zbiorcza – wrzesień i październik.pdf")
    yield post.mail(b, doc, "Faktura zbiorcza {number}", GREETING, encoded_word=True)
    doc = post.invoice(b, 65, "web", "en", "scan", country="LV", line_count=2)
    yield post.mail(b, doc, "Invoice {number} (scanned)", ENGLISH)
    doc = post.invoice(b, 67, "desktop", "pl", "jpg", line_count=2, currency="PLN")
    yield post.mail(b, doc, "faktura ze sklepu", "Zdjęcie z telefonu.")
    doc = post.invoice(b, 68, "service", "pl", "text")
    yield post.mail(
        b,
        doc,
        "Faktura {number} jest już dostępna",
        "Dzień dobry,\nto wiadomość z Państwa e-biura.",
    )
    yield packed.locked_archive(post)
    yield packed.link_only(post)
    yield packed.letter_is_the_bill(post)


def fresh_mail(now: datetime, seed: int, form: str | None = None) -> DemoMail:
    """One more mail with a new invoice, to either account, all chosen by ``seed``."""
    company = (COMPANY_A, COMPANY_B)[seed % 2]
    forms = ("text", "scan", "text", "facturx", "jpg")
    layout, language = (("desktop", "pl"), ("web", "pl"), ("service", "pl"), ("web", "en"))[seed // 2 % 4]
    post = Post(now, 1)
    doc = post.invoice(company, seed, layout, language, form or forms[seed // 8 % 5])
    greeting = GREETING if language == "pl" else ENGLISH
    mail = post.mail(company, doc, "Faktura {number}" if language == "pl" else "Invoice {number}", greeting)
    unique = f"<{seed:x}.{now:%Y%m%d%H%M%S%f}@{DOMAIN}>"
    raw = mail.raw.replace(mail.message_id.encode(), unique.encode(), 1)
    return DemoMail(mail.account, unique, mail.date, mail.subject, raw, mail.documents)
