"""Why a decision was taken, as a sentence that can be translated."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """A stable ``code``, a ``template`` marked for translation and its parameters; ``str()`` is the
    English sentence.
    """

    code: str
    template: str
    params: dict[str, str | int | float] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.params
