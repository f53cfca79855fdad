"""Which buffer a mail belongs to, by the addresses on its envelope."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..errors import _, sentence
from .address import match

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
    """A buffer as routing sees it; ``address`` None takes what nobody else claims."""

    buffer_id: int
    address: str | None


@dataclass(frozen=True, slots=True)
class Route:
    """The buffer, or why there is none (code and parameters of a sentence)."""

    buffer_id: int | None
    reason_code: str | None = None
    reason_params: dict[str, str] | None = None


def choose(recipients: Sequence[str], receivers: Iterable[Receiver]) -> Route:
    """Choose one of ``receivers`` for a mail to ``recipients``.

    An own address that stands on the envelope decides. Without one, the only receiver without an
    address takes the mail, unless the mail carries a tag of ours that nobody has: a mistyped
    address must not land with a stranger.
    """
    receivers = list(receivers)
    by_address = {receiver.address.lower(): receiver for receiver in receivers if receiver.address}
    matches = match(recipients, by_address)
    params = {"recipients": ", ".join(recipients[:_SHOWN]) or "-"}
    exact = {by_address[found.address.lower()].buffer_id for found in matches if found.exact}
    if len(exact) == 1:
        return Route(exact.pop())
    if exact:
        return Route(None, AMBIGUOUS_RECIPIENT, params)
    takers = [receiver for receiver in receivers if not receiver.address]
    if any(found.tag for found in matches) or not takers:
        return Route(None, UNKNOWN_RECIPIENT, params)
    return Route(takers[0].buffer_id) if len(takers) == 1 else Route(None, AMBIGUOUS_RECIPIENT, params)
