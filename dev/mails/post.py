"""How the mails of one account are made: who writes, when, and what hangs on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Unpack

from dev.demo_world import DemoCompany
from dev.documents import GeneratedDocument, Party, generate
from dev.documents.invent import Overrides

from .compose import Attachment, Envelope, compose
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
        name, address = (sender.short_name, sender.email) if sender else ("Bank", "wyciagi@bank.example")
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
        return DemoMail(company.account, envelope.message_id, envelope.date, subject, make(envelope))


def _html(text: str, name: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    return (
        f'<html><body style="font-family:Arial">{paragraphs}'
        f'<p><img src="cid:logo@mail" width="96" height="32" alt="{name}"></p>'
        f"<p>{name}</p></body></html>"
    )
