from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_core.secret_box import SecretBox, SecretUnreadableError

# Passwords are what a person can type: no lone surrogates.
SECRETS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
KEYS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=","), min_size=1).filter(str.strip)


@settings(max_examples=50)
@given(SECRETS, KEYS)
def test_sealed_and_opened(secret: str, key: str) -> None:
    sealed = SecretBox(key).seal(secret)
    assert sealed.startswith("fernet:")
    assert SecretBox(key).open(sealed) == secret
    assert SecretBox(f"{key}, another").open(sealed) == secret
    assert SecretBox(f"another,{key}").open(sealed) == secret


@given(SECRETS)
def test_plain_without_a_key(secret: str) -> None:
    assert SecretBox("").seal(secret) == f"plain:{secret}"
    assert SecretBox(" , ").open(f"plain:{secret}") == secret
    assert SecretBox("introduced later").open(f"plain:{secret}") == secret


def test_the_first_key_seals() -> None:
    sealed = SecretBox("new,old").seal("x")
    assert SecretBox("new").open(sealed) == "x"
    with pytest.raises(SecretUnreadableError):
        SecretBox("old").open(sealed)


@given(st.text())
def test_a_value_or_a_typed_error(stored: str) -> None:
    for box in (SecretBox("key"), SecretBox("")):
        if stored.startswith("plain:"):
            assert box.open(stored) == stored.removeprefix("plain:")
            continue
        for form in (stored, f"fernet:{stored}"):
            with pytest.raises(SecretUnreadableError) as caught:
                box.open(form)
            assert not stored or len(stored) < 3 or stored not in str(caught.value)


def test_changed_ciphertext_is_refused() -> None:
    sealed = SecretBox("key").seal("secret")
    with pytest.raises(SecretUnreadableError):
        SecretBox("key").open(sealed[:-4] + "AAA=")


def test_keys_are_not_shown() -> None:
    assert "passphrase" not in repr(SecretBox("passphrase"))
