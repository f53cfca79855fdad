from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.errors import SENTENCES
from intake_core.routing.route import AMBIGUOUS_RECIPIENT, UNKNOWN_RECIPIENT, Receiver, choose

FIRST = Receiver(1, "faktury+pierwsza@firma.example")
SECOND = Receiver(2, "Faktury+Druga@Firma.example")
REST = Receiver(3, None)


@pytest.mark.parametrize(
    ("recipients", "receivers", "buffer_id", "reason"),
    [
        (["faktury+pierwsza@firma.example"], [FIRST, SECOND], 1, None),
        (["FAKTURY+DRUGA@firma.example"], [FIRST, SECOND], 2, None),
        (["boss@firma.example", "faktury+pierwsza@firma.example"], [FIRST, REST], 1, None),
        (["faktury+pierwsza@firma.example"] * 2, [FIRST], 1, None),
        (
            ["faktury+pierwsza@firma.example", "faktury+druga@firma.example"],
            [FIRST, SECOND],
            None,
            AMBIGUOUS_RECIPIENT,
        ),
        # A mistyped tag must not land with whoever takes the rest.
        (["faktury+trzecia@firma.example"], [FIRST, REST], None, UNKNOWN_RECIPIENT),
        (["faktury@firma.example"], [FIRST, REST], 3, None),
        (["faktury@firma.example"], [FIRST, SECOND], None, UNKNOWN_RECIPIENT),
        (["office@elsewhere.example"], [FIRST, REST], 3, None),
        (["office@elsewhere.example"], [FIRST], None, UNKNOWN_RECIPIENT),
        ([], [REST], 3, None),
        ([], [FIRST], None, UNKNOWN_RECIPIENT),
        ([], [], None, UNKNOWN_RECIPIENT),
        (["x@y.example"], [REST, Receiver(4, None)], None, AMBIGUOUS_RECIPIENT),
    ],
)
def test_choose(recipients: list[str], receivers: list[Receiver], buffer_id: int | None, reason: str | None) -> None:
    route = choose(recipients, receivers)
    assert (route.buffer_id, route.reason_code) == (buffer_id, reason)
    if reason:
        said = SENTENCES[reason] % (route.reason_params or {})
        assert (recipients[0] if recipients else "-") in said


ADDRESSES = st.one_of(st.text(max_size=30), st.from_regex(r"[a-zA-Zİßſ+]{1,5}@[a-zİ.]{1,5}", fullmatch=True))


@given(st.lists(ADDRESSES), st.lists(st.one_of(st.none(), ADDRESSES)))
def test_a_buffer_or_a_reason(recipients: list[str], addresses: list[str | None]) -> None:
    receivers = [Receiver(number, address) for number, address in enumerate(addresses)]
    route = choose(recipients, receivers)
    assert (route.buffer_id is None) == (route.reason_code is not None)
    assert route.buffer_id is None or route.buffer_id < len(addresses)
