"""From the bytes of a mail to its buffers: our address is found in whatever header it stands."""

from __future__ import annotations

import base64

import pytest

from intake_core.mail.content.message import parse_message
from intake_core.routing.route import Receiver, Route, choose

OURS = "faktury+zimorodek.k7m2x@firma.example"
THEIRS = "faktury+sosnowa.p3x9w@firma.example"
RECEIVERS = [Receiver(1, OURS), Receiver(2, THEIRS), Receiver(3, None)]
STRANGER = "biuro@dostawca.example"


def mail(*headers: tuple[str, str]) -> bytes:
    lines = [f"{name}: {value}" for name, value in headers]
    return "\r\n".join(["From: sprzedawca@dostawca.example", *lines, "Subject: FV 1", "", "Dzień dobry", ""]).encode()


def route(*headers: tuple[str, str]) -> Route:
    return choose(parse_message(mail(*headers)).recipients, RECEIVERS)


def word(text: str) -> str:
    return f"=?UTF-8?B?{base64.b64encode(text.encode()).decode()}?="


@pytest.mark.parametrize(
    "name",
    [
        *("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"),
        *("Resent-To", "Resent-Cc", "To", "Cc", "TO", "delivered-to"),
    ],
)
def test_each_header(name: str) -> None:
    """Beside a To that names somebody else, as in mail that was forwarded or sent as a blind copy."""
    assert route(("To", STRANGER), (name, OURS)) == Route((1,))


@pytest.mark.parametrize("name", ["X-To", "Reply-To", "Bcc-Note", "Subject"])
def test_other_headers_say_nothing(name: str) -> None:
    assert route(("To", STRANGER), (name, OURS)).buffer_ids == (3,)


@pytest.mark.parametrize(
    "value",
    [
        f"<{OURS}>",
        f'"Faktury, dział zakupów" <{OURS}>',
        f"{word('Faktury, dział <zakupów>')} <{OURS}>",
        f"{OURS.upper()}",
        f"{STRANGER}, Ktoś <ktos@dostawca.example>,\r\n\t<{OURS}>",
        f"Zakupy: {STRANGER}, {OURS};",
        f"Zakupy: {STRANGER}; {OURS}",
        f"undisclosed-recipients:;, {OURS}",
        f"(komentarz) {OURS} (drugi)",
        word(OURS),
        f"{word('Faktury')} {word(f'<{OURS}>')}",
        f"<{OURS}",
        f"; {OURS} ;",
    ],
)
def test_each_spelling(value: str) -> None:
    assert route(("To", value)) == Route((1,))


def test_an_address_inside_a_name_is_not_a_recipient() -> None:
    """Whoever puts our address into a display name must not choose the route."""
    assert route(("To", f'"{THEIRS}" <{OURS}>')) == Route((1,))
    assert route(("To", f"{word(THEIRS)} <{STRANGER}>")).buffer_ids == (3,)


def test_ten_to_headers() -> None:
    headers = [("To", f"ktos{number}@dostawca.example") for number in range(9)]
    assert route(*headers, ("To", OURS)) == Route((1,))
    assert route(*(("To", address) for address in [OURS, THEIRS] * 5)) == Route((1, 2))


def test_two_addresses_in_two_headers() -> None:
    assert route(("Delivered-To", "faktury@firma.example"), ("To", THEIRS), ("Cc", OURS)) == Route((2, 1))


def test_a_mistyped_one_beside_a_known_one() -> None:
    mistyped = "faktury+zimorodek.k7m2@firma.example"
    found = route(("Delivered-To", "faktury@firma.example"), ("To", f"{mistyped}, {OURS}"))
    assert (found.buffer_ids, found.unknown) == ((1,), (mistyped,))


def test_nobody() -> None:
    assert route().buffer_ids == (3,)
    assert route(("To", "undisclosed-recipients:;")).buffer_ids == (3,)
