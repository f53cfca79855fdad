"""Labels in a language that nobody speaks: what a reader that knows words by heart cannot read."""

from __future__ import annotations

import random
import re

from .formatting import Labels

_SYLLABLES = ("sta", "re", "no", "vi", "dar", "le", "min", "to", "ra", "ne", "po", "si", "ler", "ka", "ti", "ro")
"""Of letters that follow each other in the languages around, so that the words are words and no broken font."""
_WORD = re.compile(r"[^\W\d_]+")
_PLACEHOLDER = re.compile(r"(\{\w*\})")


def unknown(labels: Labels) -> Labels:
    """``labels`` with every word changed into one as long, and where the values go left as it is."""
    return {
        key: {language: tuple(_changed(text) for text in texts) for language, texts in wordings.items()}
        for key, wordings in labels.items()
    }


def _changed(text: str) -> str:
    parts = _PLACEHOLDER.split(text)
    return "".join(part if _PLACEHOLDER.fullmatch(part) else _WORD.sub(_another, part) for part in parts)


def _another(word: re.Match[str]) -> str:
    """The word that always stands for this one."""
    old = word[0]
    rng = random.Random(old.casefold())
    new = ""
    while len(new) < len(old):
        new += rng.choice(_SYLLABLES)
    new = new[: len(old)]
    return new.upper() if old.isupper() else new.capitalize() if old[0].isupper() else new
