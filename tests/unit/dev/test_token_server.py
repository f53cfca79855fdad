"""The project's own token server: strict where Google and Microsoft are, and at nobody's mercy."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator

import pytest
import requests

from dev.mail_server.token_server import TokenServer

ACCOUNT = "faktury@firma.example"


@pytest.fixture
def server() -> Iterator[TokenServer]:
    made = TokenServer()
    made.start()
    yield made
    made.stop()


def ask(server: TokenServer, **form: str) -> requests.Response:
    client = {"client_id": server.client_id, "client_secret": server.client_secret}
    return requests.post(server.url, data=client | form, timeout=5)


def renew(server: TokenServer, refresh: str) -> requests.Response:
    return ask(server, grant_type="refresh_token", refresh_token=refresh)


def active(server: TokenServer, access: str) -> bool:
    answer = requests.post(server.introspection_url, data={"token": access}, timeout=5).json()
    return bool(answer["active"])


def test_a_code_is_good_once(server: TokenServer) -> None:
    code = server.sign_in(ACCOUNT.upper())
    answer = ask(server, grant_type="authorization_code", code=code)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    tokens = answer.json()
    payload = tokens["id_token"].split(".")[1]
    assert json.loads(base64.urlsafe_b64decode(payload + "=="))["email"] == ACCOUNT
    found = requests.post(server.introspection_url, data={"token": tokens["access_token"]}, timeout=5).json()
    assert (found["active"], found["username"]) == (True, ACCOUNT)
    again = ask(server, grant_type="authorization_code", code=code)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


def test_refresh_tokens_rotate(server: TokenServer) -> None:
    first, _access = server.grant(ACCOUNT)
    second = renew(server, first).json()["refresh_token"]
    assert second != first
    assert renew(server, first).json()["error"] == "invalid_grant"
    assert renew(server, second).status_code == 200


def test_a_used_refresh_token_has_its_grace(server: TokenServer) -> None:
    server.policy.grace = 0.3
    first, _access = server.grant(ACCOUNT)
    assert renew(server, first).status_code == 200
    assert renew(server, first).status_code == 200
    time.sleep(0.35)
    assert renew(server, first).status_code == 400


def test_without_rotation(server: TokenServer) -> None:
    server.policy.rotate = False
    server.policy.refresh_seconds = 77
    first, _access = server.grant(ACCOUNT)
    for _turn in range(2):
        answer = renew(server, first).json()
        assert "refresh_token" not in answer
        assert answer["refresh_token_expires_in"] == 77


def test_access_tokens_end(server: TokenServer) -> None:
    server.policy.access_seconds = 0
    _refresh, short = server.grant(ACCOUNT)
    server.policy.access_seconds = 60
    refresh, long = server.grant(ACCOUNT)
    assert (active(server, short), active(server, long)) == (False, True)
    server.expire_access(ACCOUNT)
    assert not active(server, long)
    assert active(server, renew(server, refresh).json()["access_token"])


def test_revocation_ends_everything_of_one_account(server: TokenServer) -> None:
    refresh, access = server.grant(ACCOUNT)
    _other, other_access = server.grant("b@firma.example")
    server.revoke(ACCOUNT)
    assert renew(server, refresh).json()["error"] == "invalid_grant"
    assert (active(server, access), active(server, other_access)) == (False, True)
    requests.post(server.url.replace("/token", "/revoke"), data={"token": other_access}, timeout=5)
    assert not active(server, other_access)


def test_strangers_get_nothing(server: TokenServer) -> None:
    refresh, _access = server.grant(ACCOUNT)
    for changes in ({"client_secret": "guessed"}, {"client_id": "other"}):
        answer = ask(server, grant_type="refresh_token", refresh_token=refresh, **changes)
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
    assert not active(server, "guessed")
    assert requests.get(server.url, params={"refresh_token": refresh}, timeout=5).status_code == 405
    assert ask(server, grant_type="password").json()["error"] == "unsupported_grant_type"
    assert requests.post(server.url.replace("/token", "/other"), timeout=5).status_code == 404
    assert requests.post(server.url, data=b"x" * 70000, timeout=5).status_code == 413
    assert renew(server, refresh).status_code == 200


def test_it_stops_and_starts_on_its_port(server: TokenServer) -> None:
    refresh, _access = server.grant(ACCOUNT)
    url = server.url
    server.stop()
    server.stop()
    with pytest.raises(requests.ConnectionError):
        renew(server, refresh)
    server.start()
    assert server.url == url
    assert renew(server, refresh).status_code == 200
