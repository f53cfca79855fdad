"""Why a decision was taken, as a sentence that can be translated."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import SENTENCES


@dataclass(frozen=True, slots=True)
class Reason:
    """A ``code`` registered by ``errors.sentence`` and its parameters; ``str()`` is the English sentence."""

    code: str
    params: dict[str, str | int | float] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The sentence with its parameters still open."""
        return SENTENCES[self.code]

    def __str__(self) -> str:
        return self.template % self.params
