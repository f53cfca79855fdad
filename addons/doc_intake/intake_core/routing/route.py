"""Which buffer a mail belongs to, by the addresses on its envelope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import _, sentence
from .address import parse_address

UNKNOWN_RECIPIENT = sentence(
    "unknown_recipient",
    _("No buffer has the address this mail was sent to (%(recipients)s). Choose the buffer."),
)
AMBIGUOUS_RECIPIENT = sentence(
    "ambiguous_recipient",
    _("Several buffers could take this mail (sent to %(recipients)s). Choose the buffer."),
)
_SHOWN = 5  # recipients named in a reason


@dataclass(frozen=True, slots=True)
class Receiver:
    """A buffer as routing sees it.

    ``address`` None takes what nobody else claims. ``active`` False is an archived buffer: it takes
    nothing, but its address is still ours, so mail to it waits for a person.
    """

    buffer_id: int
    address: str | None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Route:
    """The buffers; and why a person has to decide (code and parameters of a sentence), which may be
    so beside them.

    ``unknown`` are the recipients with a tag of ours that nobody has: with ``buffer_ids``, the mail
    goes there and is held for these; without, it is only held. One of ``buffer_ids`` and
    ``reason_code`` is always there.
    """

    buffer_ids: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    reason_code: str | None = None
    reason_params: dict[str, str] | None = None


def choose(recipients: Sequence[str], receivers: Iterable[Receiver]) -> Route:
    """Choose among ``receivers`` for a mail to ``recipients``.

    The own addresses that stand on the envelope decide: a mail to two of them has two routes.
    Without one, the only active receiver without an address takes the mail, unless the mail carries
    a tag of ours that nobody has: a mistyped address must not land with a stranger.

    The address of a mail account without a tag says nothing beside one with a tag, because servers
    write the account into Delivered-To whatever tag the mail was sent to.
    """
    receivers = list(receivers)
    found, unknown = _sort(recipients, receivers)
    if unknown:
        return Route(tuple(found), tuple(unknown), UNKNOWN_RECIPIENT, _named(unknown))
    if found:
        return Route(tuple(found))
    takers = dict.fromkeys(r.buffer_id for r in receivers if r.active and not r.address)
    if len(takers) == 1:
        return Route(tuple(takers))
    code = AMBIGUOUS_RECIPIENT if takers else UNKNOWN_RECIPIENT
    return Route(reason_code=code, reason_params=_named(recipients))


def _sort(recipients: Iterable[str], receivers: Iterable[Receiver]) -> tuple[dict[int, None], dict[str, None]]:
    """Return the buffers that were addressed, and the recipients of ours that no buffer has, each
    once in the order of ``recipients``.
    """
    owners: dict[str, int | None] = {}
    accounts = set()
    for receiver in receivers:
        own = parse_address(receiver.address or "")
        if own is not None:
            accounts.add(own.base)
            if receiver.active:
                owners[str(own)] = receiver.buffer_id
            else:
                owners.setdefault(str(own), None)
    ours = {
        recipient: address
        for recipient in recipients
        if (address := parse_address(recipient)) is not None
        and (address.base in accounts)
        and (address.tag or str(address) in owners)
    }
    tagged = {address.base for address in ours.values() if address.tag}
    found: dict[int, None] = {}
    unknown: dict[str, None] = {}
    for recipient, address in ours.items():
        owner = owners.get(str(address))
        if not address.tag and address.base in tagged:
            continue
        if owner is None:
            unknown[recipient] = None
        else:
            found[owner] = None
    return found, unknown


def _named(recipients: Iterable[str]) -> dict[str, str]:
    return {"recipients": ", ".join(list(recipients)[:_SHOWN]) or "-"}
