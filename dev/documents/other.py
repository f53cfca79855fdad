"""Documents that are not invoices: a bank statement and a letter."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from . import catalogue, companies, identifiers
from .formatting import NBSP, Style
from .generate import GeneratedDocument
from .invent import DEFAULT_TODAY, party
from .model import Party, money
from .sheet import HEIGHT, WIDTH, Sheet, Type
from .table import Column, Look, Table

LEFT, RIGHT = 50.0, WIDTH - 50.0
BODY = Type("sans", 8.5)
BOLD = Type("sans", 8.5, bold=True)
TEXT = Type("serif", 11)


def _style(seed: int, kind: str) -> Style:
    return Style(f"{kind}:{seed}", "pl", "PLN", "dots", NBSP, ",", "PLN", False, {})


def _document(
    name: str, sheet: Sheet, kind: str, fields: dict[str, str], sender: Party | None = None
) -> GeneratedDocument:
    truth: dict[str, Any] = {
        "file": f"{name}.pdf",
        "layout": kind,
        "language": "pl",
        "form": "text",
        "fields": {"document_type": kind, **fields},
        "printed": {},
        "vat_breakdown": [],
        "lines": [],
    }
    return GeneratedDocument(f"{name}.pdf", sheet.finish(), "application/pdf", truth, sender)


def bank_statement(seed: int, holder: Party, *, today: date = DEFAULT_TODAY) -> GeneratedDocument:
    """Account statement of ``holder`` for the month before ``today``, in Polish."""
    rng = random.Random(f"statement:{seed}")
    style = _style(seed, "statement")
    bank, _bic = rng.choice(companies.BANKS["PL"])
    last = today.replace(day=1) - timedelta(days=1)
    number = f"{last.month}/{last.year}"
    sheet = Sheet(f"Wyciąg bankowy {number}", bank)
    sheet.rect(0, 0, WIDTH, 46, fill="#12355b", stroke=None)
    sheet.text(LEFT, 30, bank, Type("sans", 15, bold=True, color="#ffffff"))
    sheet.text(
        RIGHT, 30, f"Wyciąg bankowy nr {number}", Type("sans", 11, color="#ffffff"), align="right"
    )
    y = 72.0
    account = identifiers.iban(rng, "PL")
    period = f"{style.date(last.replace(day=1))} - {style.date(last)}"
    for label, value in (
        ("Posiadacz rachunku:", holder.name),
        ("Adres:", f"{holder.street}, {holder.zip} {holder.city}"),
        ("Numer rachunku:", identifiers.grouped(account[2:], head=2)),
        ("Okres:", period),
    ):
        sheet.pair(LEFT, y, label, value, BODY, BOLD, at=LEFT + 96)
        y += 14
    _transactions(sheet, rng, style, last, y + 8)
    sheet.text(
        LEFT,
        HEIGHT - 30,
        "Dokument wygenerowany elektronicznie, nie wymaga podpisu.",
        Type("sans", 7),
    )
    return _document(f"wyciag_{last:%Y_%m}", sheet, "bank_statement", {"iban": account})


def _transactions(sheet: Sheet, rng: random.Random, style: Style, last: date, y: float) -> None:
    balance = money(Decimal(rng.uniform(8000, 60000)))
    sheet.pair(LEFT, y, "Saldo początkowe:", style.money(balance), BODY, BOLD)
    columns = [
        Column("Data", 60),
        Column("Opis operacji", 265),
        Column("Kwota", 80, "right"),
        Column("Saldo", 90, "right"),
    ]
    head = Type("sans", 8, bold=True)
    table = Table(
        sheet, LEFT, y + 12, columns, Look(BODY, head, head_fill="#e8edf3", head_align="column")
    )
    rows = []
    count = rng.randint(10, 22)
    for day in sorted(rng.randint(1, last.day) for _ in range(count)):
        other = party(rng, "PL", trade=rng.choice(list(catalogue.TRADES)))
        incoming = rng.random() < 0.35
        amount = money(Decimal(rng.uniform(40, 6000))) * (1 if incoming else -1)
        balance += amount
        what = "Przelew przychodzący" if incoming else "Przelew wychodzący"
        text = f"{what}, {other.name}, faktura {rng.randint(1, 900)}/{last.year}"
        when = style.date(last.replace(day=day))
        rows.append((when, text, style.amount(amount), style.amount(balance)))
    table.rows(rows, HEIGHT - 80, lambda: _next(sheet))
    sheet.pair(LEFT, table.y + 16, "Saldo końcowe:", style.money(balance), BODY, BOLD)


def _next(sheet: Sheet) -> float:
    sheet.new_page()
    return 50.0


def letter(seed: int, reader: Party, *, today: date = DEFAULT_TODAY) -> GeneratedDocument:
    """A letter about new opening hours, with a date and numbers but nothing to pay, in Polish."""
    rng = random.Random(f"letter:{seed}")
    style = _style(seed, "letter")
    writer = party(rng, "PL", trade=rng.choice(list(catalogue.TRADES)), unlike=reader.name)
    sheet = Sheet("Zmiana godzin pracy biura", writer.name)
    y = 80.0
    for line in (writer.name, writer.street, f"{writer.zip} {writer.city}", f"tel. {writer.phone}"):
        sheet.text(LEFT + 10, y, line, Type("serif", 10))
        y += 13
    sheet.text(
        RIGHT - 10, 80, f"{writer.city}, dnia {style.date(today)}", Type("serif", 10), align="right"
    )
    y = 185.0
    for line in (reader.name, reader.street, f"{reader.zip} {reader.city}"):
        sheet.text(WIDTH / 2 + 40, y, line, TEXT)
        y += 15
    sheet.text(
        WIDTH / 2, 275, "Zmiana godzin pracy biura", Type("serif", 13, bold=True), align="center"
    )
    start = style.date(today + timedelta(days=rng.randint(10, 30)))
    site, team = writer.email.partition("@")[2], rng.randint(2, 9)
    paragraphs = (
        "Szanowni Państwo,",
        f"uprzejmie informujemy, że od dnia {start} nasze biuro obsługi klienta będzie czynne "
        "od poniedziałku do piątku w godzinach 7:30-15:30, a w każdy pierwszy czwartek miesiąca "
        "do godziny 18:00. W soboty biuro pozostanie nieczynne.",
        f"Zamówienia złożone przez formularz na stronie {site} przyjmujemy jak dotąd całą dobę. "
        f"Opiekunem Państwa firmy pozostaje zespół nr {team}, "
        f"numer wewnętrzny {rng.randint(100, 999)}.",
        "Dziękujemy za dotychczasową współpracę i zachęcamy do kontaktu.",
        "Z wyrazami szacunku",
    )
    y = 315.0
    for paragraph in paragraphs:
        y = sheet.block(LEFT + 10, y, RIGHT - LEFT - 20, paragraph, TEXT, leading=1.45) + 10
    sheet.text(LEFT + 10, y + 26, writer.name, TEXT)
    return _document(f"pismo_{today:%Y_%m_%d}", sheet, "letter", {}, writer)
