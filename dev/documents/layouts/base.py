"""What a layout is, and what the layouts share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..formatting import Labels, Style
from ..model import Account, Invoice, Party
from ..sheet import Sheet


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to print an invoice, and what kind of supplier prints so."""

    name: str
    description: str
    draw: Callable[[Sheet, Invoice, Style], None]
    labels: Labels
    trades: tuple[str, ...]
    """Keys of the catalogue's trades."""
    countries: Mapping[str, tuple[str, ...]]
    """Language -> countries of sellers, an entry for each share."""
    numbers: Mapping[str, tuple[str, ...]]
    """Language -> patterns of numbers: ``{n}`` serial, ``{y}`` or ``{yy}`` year, ``{m}`` month."""
    dates: Mapping[str, tuple[str, ...]]
    """Language -> names of date formats."""
    is_account: bool = False
    """Prints customer number, meter readings and the balance of earlier bills."""
    kinds: tuple[str, ...] = ("invoice",)
    """Kinds of documents (:attr:`.Invoice.kind`), an entry for each share."""
    features: frozenset[str] = frozenset()
    """What its suppliers do: see :mod:`..stories`. Empty: the plain invoices of :mod:`..invent`."""
    kept_aside: bool = False
    """Never read while the reader is tuned, so that it can be measured on what it was not made for."""
    paper: Callable[[Invoice], tuple[float, float]] | None = None
    """Width and height in points; None = A4."""
    forms: tuple[str, ...] | None = None
    """The forms it is sent in; None = all."""

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.numbers)

    @property
    def countries_of_all(self) -> frozenset[str]:
        """All countries that its sellers come from."""
        return frozenset(country for share in self.countries.values() for country in share)


def account_of(invoice: Invoice) -> Account:
    """The customer's account that the bill is about.

    :raises ValueError: when it has none.
    """
    if invoice.account is None:
        raise ValueError(f"invoice {invoice.number} needs an account")
    return invoice.account


def address_lines(party: Party, *, country: bool = False) -> list[str]:
    """Street, zip and city, and the country's code where asked."""
    place = f"{party.city} {party.zip}" if party.country == "GB" else f"{party.zip} {party.city}"
    return [party.street, f"{place}, {party.country}" if country else place]


def logo(sheet: Sheet, style: Style, x: float, y: float, size: float, color: str) -> None:
    """One of five simple signs, ``size`` points big, its top left corner at ``x``, ``y``."""
    half, third = size / 2, size / 3
    shape = style.variant("logo", 5)
    if shape == 0:
        sheet.polygon([(x, y + size), (x + half, y), (x + size, y + size)], fill=color)
        sheet.circle(x + half, y + size * 0.72, size * 0.18, fill="#ffffff")
    elif shape == 1:
        sheet.circle(x + half, y + half, half, fill=color)
        sheet.circle(x + half * 1.25, y + half * 0.75, half * 0.62, fill="#ffffff")
    elif shape == 2:
        for row in range(3):
            for column in range(3 - row):
                sheet.rect(
                    x + column * third,
                    y + row * third,
                    third * 0.82,
                    third * 0.82,
                    fill=color,
                    stroke=None,
                )
    elif shape == 3:
        sheet.rect(x, y, size, size, fill=color, stroke=None, radius=size / 6)
        sheet.polygon(
            [
                (x + third, y + third * 0.7),
                (x + third * 2.4, y + half),
                (x + third, y + third * 2.3),
            ],
            fill="#ffffff",
        )
    else:
        for bar, share in enumerate((0.45, 1.0, 0.7)):
            width = third * 0.75
            sheet.rect(
                x + bar * third,
                y + size * (1 - share),
                width,
                size * share,
                fill=color,
                stroke=None,
            )
