"""The words of ``words.toml``, nine languages together, ready to be compared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..reading.values.fold import fold, fold_words

_FILE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Words:
    """``counter``, ``counter_after`` and ``total`` are folded words; the others folded words with single blanks."""

    counter: frozenset[str]
    counter_after: frozenset[str]
    total: frozenset[str]
    attachment: re.Pattern[str]
    terms: re.Pattern[str]
    brought_forward: re.Pattern[str]


@cache
def words() -> Words:
    with _FILE.open("rb") as source:
        languages = tomllib.load(source)

    def together(key: str) -> list[str]:
        return [text for language in languages.values() for text in language[key]]

    return Words(
        counter=frozenset(fold(text) for text in together("counter")),
        counter_after=frozenset(fold(text) for text in together("counter_after")),
        total=frozenset(fold(text) for text in together("total") if text),
        attachment=_beginning(together("attachment")),
        terms=_beginning(together("terms")),
        brought_forward=_beginning(together("brought_forward")),
    )


def _beginning(texts: Iterable[str]) -> re.Pattern[str]:
    """Matches a line, as ``fold_words`` gives it, that begins with one of ``texts`` as whole words."""
    folded = sorted({fold_words(text) for text in texts}, key=len, reverse=True)
    # An attachment may be numbered or lettered before its name: "2. Specyfikacja".
    return re.compile(rf"(?:\d{{1,2}} |[a-d] )?(?:{'|'.join(map(re.escape, folded))})(?![a-z])")
