"""Mails of the demo whose invoice is not simply attached: packed, locked, behind a link, or the letter itself."""

from __future__ import annotations

from datetime import timedelta

from dev.demo_world import COMPANY_A, COMPANY_B, DOMAIN, UNKNOWN_ADDRESS

from .compose import Attachment, Envelope, compose, forward
from .packing import locked_zip, winmail, zip_of
from .post import DemoMail, Post

ZIP_PASSWORD = "Kwiczol-2026"
"""Opens the archive of the demo's locked mail."""


def forwarded_zip(post: Post) -> DemoMail:
    """A colleague forwards a mail whose zip archive holds two invoices."""
    packed = [post.invoice(COMPANY_A, seed, "web", "pl", "text", line_count=2) for seed in (81, 82)]
    archive = zip_of(*((f"2026/{document.name}", document.data) for document in packed))
    inner = compose(
        Envelope(
            f"<paczka.demo@{DOMAIN}>",
            post.now - timedelta(days=4),
            "Hurtownia Bury Kot",
            "faktury@bury-kot.example",
            COMPANY_A.email,
            "Faktury za październik",
        ),
        "W archiwum dwie faktury.",
        [Attachment("faktury.zip", archive, "application/zip")],
    )
    text = "Do zaksięgowania."
    return post.plain(
        COMPANY_A,
        ("Anna z biura", COMPANY_A.email),
        "Fwd: Faktury za październik",
        lambda envelope: forward(envelope, text, inner),
    )


def two_addresses(post: Post) -> DemoMail:
    """One mail to the company's address and to one that nobody has."""
    document = post.invoice(COMPANY_A, 83, "desktop", "pl", "text", line_count=3, currency="PLN")
    files = [Attachment(document.name, document.data)]
    return post.plain(
        COMPANY_A,
        ("Hurtownia Bury Kot", "faktury@bury-kot.example"),
        "Faktura na dwa adresy",
        lambda envelope: compose(envelope, "Faktura w załączniku.", files, headers=[("Cc", UNKNOWN_ADDRESS)]),
    )


def from_outlook(post: Post) -> DemoMail:
    document = post.invoice(COMPANY_A, 84, "service", "pl", "text")
    data = winmail((document.name, document.data))
    return post.plain(
        COMPANY_A,
        ("Serwis Rudy Lis", "biuro@rudy-lis.example"),
        "Faktura z Outlooka",
        lambda envelope: compose(
            envelope, "Faktura w załączniku.", [Attachment("winmail.dat", data, "application/ms-tnef")]
        ),
    )


def locked_archive(post: Post) -> DemoMail:
    document = post.invoice(COMPANY_B, 85, "web", "pl", "text", line_count=2, currency="PLN")
    data = locked_zip(ZIP_PASSWORD, "faktura.pdf", document.data)
    text = "Dzień dobry,\nhasło do archiwum jest takie jak zawsze."
    return post.plain(
        COMPANY_B,
        ("Biuro Szary Łoś", "faktury@szary-los.example"),
        "Faktura w archiwum z hasłem",
        lambda envelope: compose(envelope, text, [Attachment("faktura.zip", data, "application/zip")]),
    )


def link_only(post: Post) -> DemoMail:
    page = (
        "<html><body><p>Dzień dobry,</p><p>Twoja faktura za listopad jest gotowa.</p>"
        '<p><a href="https://panel.szybki-net.example/faktury/2026/11?id=4711">Pobierz fakturę</a></p>'
        '<p><a href="https://szybki-net.example/rezygnacja">Wypisz się z powiadomień</a></p></body></html>'
    )
    text = "Twoja faktura za listopad jest gotowa.\nPobierz fakturę: https://panel.szybki-net.example/faktury/2026/11?id=4711"
    return post.plain(
        COMPANY_B,
        ("Szybki Net", "powiadomienia@szybki-net.example"),
        "Faktura za Internet jest gotowa do pobrania",
        lambda envelope: compose(envelope, text, html=page),
    )


def letter_is_the_bill(post: Post) -> DemoMail:
    page = (
        "<html><body><h2>Potwierdzenie zakupu biletu</h2><table border='1' cellpadding='4'>"
        "<tr><th>Opis</th><th>Kwota brutto</th></tr><tr><td>Przejazd Gdańsk - Poznań</td><td>89,00 zł</td></tr>"
        "<tr><td>w tym VAT 8%</td><td>6,59 zł</td></tr></table>"
        "<p>Numer: B/2026/11/22/0815. Ten e-mail jest dokumentem zakupu.</p></body></html>"
    )
    return post.plain(
        COMPANY_B,
        ("Koleje Zielone", "bilety@koleje-zielone.example"),
        "Twój bilet B/2026/11/22/0815",
        lambda envelope: compose(envelope, "Potwierdzenie zakupu biletu, 89,00 zł.", html=page),
    )
