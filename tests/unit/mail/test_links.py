"""Mails that bring their invoice by nothing but a link."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.mail.content.links import asks_to_download, links
from intake_core.mail.content.message import ParsedMessage, parse_message


def parsed(subject: str, text: str = "x", html: str = "") -> ParsedMessage:
    message = EmailMessage()
    message["From"] = "a@b.pl"
    message["Subject"] = subject
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return parse_message(message.as_bytes())


def anchor(text: str, url: str = "https://Faktury.Example/d?id=1") -> str:
    return f'<p>Hello <a class=x href="{url}">{text}</a></p>'


@pytest.mark.parametrize(
    ("subject", "html"),
    [
        ("Faktura 12/2025", anchor("<b>Pobierz</b>&nbsp;fakturę")),
        ("Twój rachunek", anchor("Zobacz")),
        ("Your invoice", anchor("Download PDF")),
        ("Ihre Rechnung", anchor("Herunterladen")),
        ("Rechnung", anchor("<img src=cid:x alt='Rechnung &ouml;ffnen'>")),
        ("Jūsu rēķins", anchor("Lejupielādēt")),
        ("Sąskaita faktūra", anchor("Atsisiųsti")),
        ("Teie arve", anchor("Vaata")),
        ("FAKTURA", anchor("kliknij tutaj", "https://x.example/pobierz-fakture/123")),
    ],
)
def test_invoice_by_link_in_each_language(subject: str, html: str) -> None:
    reason = asks_to_download(parsed(subject, html=html))
    assert reason is not None
    assert reason.code == "invoice_by_link"
    assert str(reason.params["host"]) in str(reason)
    assert list(reason.params) == ["host"]  # the address itself may be a key to the invoice


def test_invoice_by_link_in_plain_text() -> None:
    mail = parsed("Your invoice", "Download it here:\nhttps://pay.example/i/123.\nRegards")
    [link] = links(mail)
    assert (link.url, link.host, link.text) == ("https://pay.example/i/123", "pay.example", "Download it here:")
    assert asks_to_download(mail) is not None


@pytest.mark.parametrize(
    ("subject", "html"),
    [
        ("Faktura", ""),
        ("Faktura", anchor("www.firma.pl", "https://firma.pl")),
        ("Faktura w załączniku", anchor("Wypisz się", "https://x.pl/unsubscribe?download=1")),
        ("Zdjęcia z wakacji", anchor("Pobierz")),
        ("Faktura", anchor("Pobierz", "mailto:a@b.pl")),
        ("Faktura", anchor("Pobierz", "javascript:alert(1)")),
        ("Faktura", anchor("Polityka prywatności", "https://x.pl/view/privacy")),
    ],
)
def test_no_invoice_by_link(subject: str, html: str) -> None:
    assert asks_to_download(parsed(subject, html=html)) is None


def test_links_are_listed_once_and_in_order() -> None:
    html = anchor("a", "https://a.pl/1") + anchor("b", "HTTPS://B.pl/2") + anchor("c", "https://a.pl/1")
    assert [(link.host, link.text) for link in links(parsed("x", html=html))] == [("a.pl", "a"), ("b.pl", "b")]


@pytest.mark.parametrize(
    "html",
    [
        "<a href=https://x.pl/%d>" * 100_000,
        "<a " * 100_000,
        "<a href='" + "x" * 390_000,
        anchor("<" * 300_000),
        "<a href=//[>x</a><a href='https://[bad'>x</a><a href='https://'>x</a>",
        "<a" + " href" * 90_000 + ">",
    ],
)
def test_hostile_html_takes_no_time(html: str) -> None:
    mail = parsed("Faktura", html=html)
    start = time.monotonic()
    assert len(links(mail)) <= 200
    asks_to_download(mail)
    assert time.monotonic() - start < 3


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text(body: str, subject: str) -> None:
    from dataclasses import replace

    mail = replace(parsed("x"), subject=subject, body_text=body, body_html=f"<a href='{body}'>{body}</a>")
    for link in links(mail):
        assert link.host
        link.url.encode()
    asks_to_download(mail)
