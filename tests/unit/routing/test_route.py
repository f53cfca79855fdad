"""Which buffers a mail goes to, and when a person has to decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.errors import SENTENCES
from intake_core.routing.route import AMBIGUOUS_RECIPIENT, UNKNOWN_RECIPIENT, Receiver, choose

FIRST = Receiver(1, "faktury+pierwsza@firma.example")
SECOND = Receiver(2, "Faktury+Druga@Firma.example")
REST = Receiver(3, None)
BARE = Receiver(4, "faktury@firma.example")
ARCHIVED = Receiver(5, "faktury+dawna@firma.example", active=False)
ARCHIVED_REST = Receiver(6, None, active=False)

TO_FIRST, TO_SECOND = "faktury+pierwsza@firma.example", "FAKTURY+DRUGA@firma.example"
TO_ARCHIVED = "faktury+dawna@firma.example"
MISTYPED = "faktury+pierwza@firma.example"
ACCOUNT = "faktury@firma.example"
STRANGER = "office@elsewhere.example"


@pytest.mark.parametrize(
    ("recipients", "receivers", "buffer_ids", "reason"),
    [
        ([TO_FIRST], [FIRST, SECOND], (1,), None),
        ([TO_SECOND], [FIRST, SECOND], (2,), None),
        (["boss@firma.example", TO_FIRST], [FIRST, REST], (1,), None),
        ([TO_FIRST] * 2, [FIRST], (1,), None),
        ([TO_FIRST, TO_SECOND], [FIRST, SECOND], (1, 2), None),
        ([TO_SECOND, TO_FIRST], [FIRST, SECOND], (2, 1), None),
        # A buffer keeps its earlier addresses: both lead there, once.
        ([TO_FIRST, TO_SECOND], [FIRST, Receiver(1, SECOND.address)], (1,), None),
        # A mistyped tag must not land with whoever takes the rest.
        ([MISTYPED], [FIRST, REST], (), UNKNOWN_RECIPIENT),
        ([MISTYPED, STRANGER], [FIRST, REST], (), UNKNOWN_RECIPIENT),
        (["faktury+x@firma.example"], [BARE], (), UNKNOWN_RECIPIENT),
        ([ACCOUNT], [FIRST, REST], (3,), None),
        ([ACCOUNT], [FIRST, BARE], (4,), None),
        ([ACCOUNT], [FIRST, SECOND], (), UNKNOWN_RECIPIENT),
        ([STRANGER], [FIRST, REST], (3,), None),
        ([STRANGER], [FIRST], (), UNKNOWN_RECIPIENT),
        (["nonsense", ""], [FIRST], (), UNKNOWN_RECIPIENT),
        ([], [REST], (3,), None),
        ([], [FIRST], (), UNKNOWN_RECIPIENT),
        ([], [], (), UNKNOWN_RECIPIENT),
        ([STRANGER], [REST, Receiver(7, None)], (), AMBIGUOUS_RECIPIENT),
        # Delivered-To names the account whatever tag the mail was sent to.
        ([ACCOUNT, TO_FIRST], [FIRST, SECOND], (1,), None),
        ([ACCOUNT, TO_FIRST], [FIRST, BARE], (1,), None),
        ([ACCOUNT, MISTYPED], [FIRST, BARE], (), UNKNOWN_RECIPIENT),
        # Archived: no longer a route, still ours.
        ([TO_ARCHIVED], [ARCHIVED, REST], (), UNKNOWN_RECIPIENT),
        ([ACCOUNT, TO_ARCHIVED], [ARCHIVED, BARE], (), UNKNOWN_RECIPIENT),
        ([STRANGER], [ARCHIVED, REST], (3,), None),
        ([STRANGER], [ARCHIVED_REST], (), UNKNOWN_RECIPIENT),
        ([STRANGER], [ARCHIVED_REST, REST], (3,), None),
        ([TO_ARCHIVED], [ARCHIVED, Receiver(7, TO_ARCHIVED)], (7,), None),
        ([TO_ARCHIVED], [Receiver(7, TO_ARCHIVED), ARCHIVED], (7,), None),
    ],
)
def test_choose(
    recipients: list[str], receivers: list[Receiver], buffer_ids: tuple[int, ...], reason: str | None
) -> None:
    route = choose(recipients, receivers)
    assert (route.buffer_ids, route.reason_code) == (buffer_ids, reason)
    if reason:
        said = SENTENCES[reason] % (route.reason_params or {})
        assert (route.unknown or recipients or ("-",))[0] in said


@pytest.mark.parametrize(
    ("recipients", "buffer_ids", "unknown"),
    [
        ([TO_FIRST, MISTYPED], (1,), (MISTYPED,)),
        ([MISTYPED, TO_SECOND, TO_FIRST], (2, 1), (MISTYPED,)),
        ([TO_FIRST, MISTYPED, TO_ARCHIVED, MISTYPED], (1,), (MISTYPED, TO_ARCHIVED)),
        ([TO_FIRST, ACCOUNT], (1,), ()),
        ([TO_FIRST, STRANGER, "office+tag@elsewhere.example"], (1,), ()),
        ([MISTYPED], (), (MISTYPED,)),
    ],
)
def test_unknown_beside_known(recipients: list[str], buffer_ids: tuple[int, ...], unknown: tuple[str, ...]) -> None:
    """The known routes are taken, and a person is asked about the rest."""
    route = choose(recipients, [FIRST, SECOND, REST, ARCHIVED])
    assert (route.buffer_ids, route.unknown) == (buffer_ids, unknown)
    assert route.reason_code == (UNKNOWN_RECIPIENT if unknown else None)
    if unknown:
        assert route.reason_params == {"recipients": ", ".join(unknown)}


ADDRESSES = st.one_of(st.text(max_size=30), st.from_regex(r"[a-zA-Zİßſ+]{1,5}@[a-zİ.]{1,5}", fullmatch=True))


@given(st.lists(ADDRESSES), st.lists(st.tuples(st.one_of(st.none(), ADDRESSES), st.booleans())))
def test_a_buffer_or_a_reason(recipients: list[str], own: list[tuple[str | None, bool]]) -> None:
    receivers = [Receiver(number, address, active) for number, (address, active) in enumerate(own)]
    route = choose(recipients, receivers)
    assert route.buffer_ids or route.reason_code
    assert (route.reason_code is None) == (route.reason_params is None)
    assert len(set(route.buffer_ids)) == len(route.buffer_ids)
    assert all(receivers[buffer_id].active for buffer_id in route.buffer_ids)
    assert set(route.unknown) <= set(recipients)
    if route.unknown:
        assert route.reason_code == UNKNOWN_RECIPIENT
