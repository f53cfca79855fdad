"""The mails of the demo: what a small company's invoice addresses receive within three days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Unpack

from dev.demo_world import (
    ACCOUNT_A,
    ACCOUNT_B,
    COMPANY_A,
    COMPANY_B,
    DOMAIN,
    UNKNOWN_ADDRESS,
    DemoCompany,
)
from dev.documents import GeneratedDocument, Party, broken, generate
from dev.documents.invent import Overrides
from dev.documents.other import bank_statement, letter

from .compose import Attachment, Envelope, auto_reply, compose, delivery_status
from .pictures import logo_png


@dataclass(frozen=True, slots=True)
class DemoMail:
    account: str
    """Whose INBOX it belongs to."""
    message_id: str
    date: datetime
    subject: str
    raw: bytes
    documents: tuple[GeneratedDocument, ...] = ()
    """What a reader should find in it: readable documents of the company, each with its truth."""


def as_party(company: DemoCompany) -> Party:
    """The company as a buyer."""
    return Party(
        company.name,
        company.vat,
        company.country,
        company.street,
        company.zip,
        company.city,
        company.email,
    )


def renamed(document: GeneratedDocument, name: str) -> GeneratedDocument:
    """The same file under the name its sender gave it."""
    return replace(document, name=name, truth={**document.truth, "file": name})


class Post:
    """Composes the mails of one account, some hours between them, the last one ``now``."""

    def __init__(self, now: datetime, count: int, name: str = "") -> None:
        self.now = now
        self.step = timedelta(days=3) / count
        self.count = count
        self.name = name
        self.number = 0

    def invoice(
        self,
        company: DemoCompany,
        seed: int,
        layout: str,
        language: str,
        form: str,
        **overrides: Unpack[Overrides],
    ) -> GeneratedDocument:
        """An invoice to ``company``, dated within the last weeks."""
        overrides.setdefault("today", self.now.date())
        return generate(seed, layout, language, form, as_party(company), **overrides)

    def envelope(self, sender_name: str, sender: str, to: str, subject: str) -> Envelope:
        self.number += 1
        date = self.now - self.step * (self.count - self.number)
        host = sender.partition("@")[2]
        message_id = f"<{self.name}-{self.number:02d}.demo@{host}>"
        return Envelope(message_id, date.replace(microsecond=0), sender_name, sender, to, subject)

    def mail(
        self,
        company: DemoCompany,
        documents: GeneratedDocument | tuple[GeneratedDocument, ...],
        subject: str,
        text: str,
        *,
        to: str = "",
        html: bool = False,
        charset: str = "utf-8",
        encoded_word: bool = False,
    ) -> DemoMail:
        """A supplier's mail with ``documents``; ``{number}`` in ``subject`` is the first one's."""
        files = documents if isinstance(documents, tuple) else (documents,)
        sender = files[0].sender
        name, address = (
            (sender.short_name, sender.email) if sender else ("Bank", "wyciagi@bank.example")
        )
        subject = subject.format(number=files[0].truth["fields"].get("invoice_number", ""))
        envelope = self.envelope(name, address, to or company.address, subject)
        attachments = [Attachment(f.name, f.data, f.mimetype, encoded_word) for f in files]
        signed = f"{text}\n\n-- \n{name}\n"
        page, logo = (_html(text, name), logo_png()) if html else (None, None)
        raw = compose(envelope, signed, attachments, html=page, logo=logo, charset=charset)
        return DemoMail(company.account, envelope.message_id, envelope.date, subject, raw, files)

    def plain(
        self,
        company: DemoCompany,
        sender: tuple[str, str],
        subject: str,
        make: Callable[[Envelope], bytes],
    ) -> DemoMail:
        """A mail without a document in it."""
        envelope = self.envelope(*sender, company.address, subject)
        return DemoMail(
            company.account, envelope.message_id, envelope.date, subject, make(envelope)
        )


def _html(text: str, name: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    return (
        f'<html><body style="font-family:Arial">{paragraphs}'
        f'<p><img src="cid:logo@mail" width="96" height="32" alt="{name}"></p>'
        f"<p>{name}</p></body></html>"
    )


MAIL_COUNTS = {ACCOUNT_A: 14, ACCOUNT_B: 11}
"""How many mails of the demo each account gets."""

GREETING = (
    "Dzień dobry,\n\nw załączeniu przesyłamy fakturę za ostatnie zamówienie.\n"
    "Prosimy o terminową płatność."
)
SHORT = "Witam,\nfaktura w załączniku."
ENGLISH = (
    "Hello,\n\nplease find your invoice attached. It is also available in the customer portal."
)


def demo_mails(now: datetime) -> list[DemoMail]:
    """All mails of the demo, of each account the oldest first; ``now`` needs a time zone.

    The same ``now`` gives the same mails, and the Message-IDs are always the same.
    """
    a, b = MAIL_COUNTS[ACCOUNT_A], MAIL_COUNTS[ACCOUNT_B]
    return [*_account_a(Post(now, a, "faktury")), *_account_b(Post(now, b, "koszty"))]


def _account_a(post: Post) -> Iterator[DemoMail]:
    a = COMPANY_A
    first = post.invoice(
        a, 11, "desktop", "pl", "text", supplier_seed=11, transfer=True, line_count=4
    )
    yield post.mail(a, first, "Faktura nr {number}", GREETING)
    doc = post.invoice(
        a, 6, "desktop", "pl", "text", supplier_seed=6, transfer=True, line_count=6, currency="PLN"
    )
    yield post.mail(a, doc, "Faktura VAT {number} – obiady pracownicze", GREETING, html=True)
    doc = post.invoice(a, 9, "service", "pl", "text", supplier_seed=9)
    yield post.mail(
        a,
        doc,
        "Twój rachunek za energię jest gotowy",
        "Dzień dobry,\nprzesyłamy fakturę za energię.",
    )
    doc = post.invoice(
        a, 10, "desktop", "pl", "scan", supplier_seed=10, line_count=5, currency="PLN"
    )
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
    yield post.mail(
        a, two, "Dwie faktury: {number} i następna", "Dzień dobry,\nw załączeniu dwie faktury."
    )
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
    yield post.mail(
        a, first, "Ponownie: faktura nr {number}", "Dzień dobry,\nprzesyłamy jeszcze raz."
    )
    doc = post.invoice(a, 41, "desktop", "pl", "text", line_count=2, currency="PLN")
    yield post.mail(a, doc, "Faktura {number}", GREETING, to=UNKNOWN_ADDRESS)
    yield post.mail(
        a,
        bank_statement(1, as_party(a), today=post.now.date()),
        "Wyciąg bankowy",
        "Wyciąg w załączniku.",
    )


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
    yield post.plain(
        b, sender, "Faktura zabezpieczona hasłem", lambda e: compose(e, text, [locked])
    )
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


def fresh_mail(now: datetime, seed: int, form: str | None = None) -> DemoMail:
    """One more mail with a new invoice, to either account, all chosen by ``seed``."""
    company = (COMPANY_A, COMPANY_B)[seed % 2]
    forms = ("text", "scan", "text", "facturx", "jpg")
    layout, language = (("desktop", "pl"), ("web", "pl"), ("service", "pl"), ("web", "en"))[
        seed // 2 % 4
    ]
    post = Post(now, 1)
    doc = post.invoice(company, seed, layout, language, form or forms[seed // 8 % 5])
    greeting = GREETING if language == "pl" else ENGLISH
    mail = post.mail(
        company, doc, "Faktura {number}" if language == "pl" else "Invoice {number}", greeting
    )
    unique = f"<{seed:x}.{now:%Y%m%d%H%M%S%f}@{DOMAIN}>"
    raw = mail.raw.replace(mail.message_id.encode(), unique.encode(), 1)
    return DemoMail(mail.account, unique, mail.date, mail.subject, raw, mail.documents)
