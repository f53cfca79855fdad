"""What a token server answers: tokens or a typed error, and never a secret in it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dev.mail_server.token_server import Fault, TokenServer
from intake_core.mail.account import oauth

ENDPOINT = oauth.TokenEndpoint(
    provider="Microsoft",
    user="faktury@firma.example",
    url="http://127.0.0.1:1/token",
    client_id="intake-client",
    client_secret="the-client-secret",
)


def answer(**values: object) -> bytes:
    return json.dumps({"access_token": "at.1", "token_type": "Bearer", **values}).encode()


def read(status: int = 200, **values: object) -> oauth.Tokens:
    return oauth.read_answer(ENDPOINT, status, answer(**values))


def test_a_full_answer() -> None:
    tokens = read(expires_in=3599, refresh_token="rt.2", refresh_token_expires_in=86400)
    assert tokens == oauth.Tokens("at.1", 3599, "rt.2", 86400)
    assert "at.1" not in repr(tokens)
    assert "rt.2" not in repr(tokens)
    assert "the-client-secret" not in repr(ENDPOINT)


def test_a_lean_answer() -> None:
    """expires_in is recommended only, and a refresh token that stays good is not repeated."""
    assert read() == oauth.Tokens("at.1", 600, None, None)


@pytest.mark.parametrize("seconds", ["3600", 3600, 3600.0])
def test_numbers_as_servers_write_them(seconds: object) -> None:
    assert read(expires_in=seconds).seconds == 3600


@pytest.mark.parametrize("seconds", [0, -1, "soon", True, [], {}, "９９"])
def test_numbers_that_are_none(seconds: object) -> None:
    assert read(expires_in=seconds, refresh_token_expires_in=seconds) == oauth.Tokens("at.1", 600)


@pytest.mark.parametrize("seconds", ["1e400", "Infinity", "NaN", str(10**30)])
def test_numbers_without_end(seconds: str) -> None:
    body = b'{"access_token": "at.1", "expires_in": ' + seconds.encode() + b"}"
    assert oauth.read_answer(ENDPOINT, 200, body).seconds <= 10 * 366 * 86400


@pytest.mark.parametrize(
    ("status", "error", "expected"),
    [
        (400, "invalid_grant", oauth.SignInNeeded),
        (400, "interaction_required", oauth.SignInNeeded),
        (200, "invalid_grant", oauth.SignInNeeded),
        (401, "invalid_client", oauth.ClientRefused),
        (400, "unauthorized_client", oauth.ClientRefused),
        (400, "temporarily_unavailable", oauth.TokenServerUnreachable),
        (429, "slow_down", oauth.TokenServerUnreachable),
        (503, "invalid_grant", oauth.TokenServerUnreachable),
        (400, "invalid_scope", oauth.RequestRefused),
        (403, None, oauth.RequestRefused),
        (400, ["invalid_grant"], oauth.RequestRefused),
        (400, "Your token at.1 is bad", oauth.RequestRefused),
    ],
)
def test_refusals(status: int, error: object, expected: type[oauth.OAuthError]) -> None:
    body = json.dumps({"error": error, "error_description": "token rt.secret of the-client-secret"}).encode()
    with pytest.raises(expected) as raised:
        oauth.read_answer(ENDPOINT, status, body)
    assert type(raised.value) is expected
    for secret in ("rt.secret", "the-client-secret", "at.1"):
        assert secret not in str(raised.value)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"null", b'{"access_token": 7}', b'{"access_token": ""}', b"[" * 60000, b"\xff\xfe"]
    + [json.dumps({"access_token": token}).encode() for token in ("a\r\nA1 LOGOUT", "a\1auth=x", "ż", "x" * 20000)],
)
def test_unusable_answers(body: bytes) -> None:
    with pytest.raises(oauth.TokenAnswerUnreadable):
        oauth.read_answer(ENDPOINT, 200, body)


@given(status=st.integers(100, 599), body=st.binary(max_size=200))
def test_any_bytes(status: int, body: bytes) -> None:
    with contextlib.suppress(oauth.OAuthError):
        oauth.read_answer(ENDPOINT, status, body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(["access_token", "refresh_token", "expires_in", "refresh_token_expires_in", "error"])


@given(status=st.sampled_from([200, 400, 401]), values=st.dictionaries(NAMES, JSON, max_size=5))
def test_any_json(status: int, values: dict[str, object]) -> None:
    try:
        tokens = oauth.read_answer(ENDPOINT, status, json.dumps(values).encode())
    except oauth.OAuthError:
        return
    assert 1 <= tokens.seconds <= 10 * 366 * 86400
    assert tokens.access.isascii()
    assert tokens.access.isprintable()


# -- over the line ---------------------------------------------------------------------------------


@pytest.fixture
def server() -> Iterator[TokenServer]:
    made = TokenServer()
    made.start()
    yield made
    made.stop()


def at(server: TokenServer, timeout: float = 5.0, secret: str | None = None) -> oauth.TokenEndpoint:
    return oauth.TokenEndpoint(
        "Google", "a@b.example", server.url, server.client_id, secret or server.client_secret, timeout
    )


def test_a_life(server: TokenServer) -> None:
    first = oauth.ask(at(server), "authorization_code", code=server.sign_in("a@b.example"))
    assert first.refresh
    second = oauth.ask(at(server), "refresh_token", refresh_token=first.refresh)
    assert second.refresh not in (None, first.refresh)
    with pytest.raises(oauth.SignInNeeded):
        oauth.ask(at(server), "refresh_token", refresh_token=first.refresh)
    assert server.counts == {"asked": 3, "signed_in": 1, "renewed": 1, "refused": 1}


def test_the_wrong_client(server: TokenServer) -> None:
    with pytest.raises(oauth.ClientRefused):
        oauth.ask(at(server, secret="expired"), "refresh_token", refresh_token="any")


def test_no_client() -> None:
    endpoint = oauth.TokenEndpoint("Google", "a@b.example", "http://127.0.0.1:1/", "", "")
    with pytest.raises(oauth.ClientMissing):
        oauth.ask(endpoint, "refresh_token", refresh_token="any")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ("500", oauth.TokenServerUnreachable),
        ("invalid_grant", oauth.SignInNeeded),
        ("invalid_client", oauth.ClientRefused),
        ("garbage", oauth.TokenAnswerUnreadable),
        ("hang_up", oauth.TokenServerUnreachable),
    ],
)
def test_faults(server: TokenServer, fault: Fault, expected: type[oauth.OAuthError]) -> None:
    refresh, _access = server.grant("a@b.example")
    server.fail(fault)
    with pytest.raises(expected) as raised:
        oauth.ask(at(server), "refresh_token", refresh_token=refresh)
    assert raised.value.retry is (expected in (oauth.TokenServerUnreachable, oauth.TokenAnswerUnreadable))
    assert refresh not in str(raised.value)


def test_a_server_that_drips(server: TokenServer) -> None:
    """Each byte comes in time; the whole never would."""
    server.fail("slow")
    with pytest.raises(oauth.TokenServerUnreachable, match="time-out"):
        oauth.ask(at(server, timeout=0.7), "refresh_token", refresh_token="any")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/token", "http://[::1/", "nonsense", "http://a..b/", "ftp://x/"])
def test_no_server(url: str) -> None:
    endpoint = oauth.TokenEndpoint("Google", "a@b.example", url, "id", "secret")
    with pytest.raises(oauth.TokenServerUnreachable):
        oauth.ask(endpoint, "refresh_token", refresh_token="any")
