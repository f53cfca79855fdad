"""Labels in a language that nobody speaks still have their values in the right places."""

from __future__ import annotations

import re

import pytest

from dev.documents import all_layouts, generate
from dev.documents.unknown_words import unknown


@pytest.mark.parametrize("layout", sorted(all_layouts()))
def test_every_word_is_another_one_of_the_same_length(layout: str) -> None:
    labels = all_layouts()[layout].labels
    changed = unknown(labels)
    for key, wordings in labels.items():
        for language, texts in wordings.items():
            for old, new in zip(texts, changed[key][language], strict=True):
                assert len(old) == len(new)
                assert re.findall(r"\{\w*\}", old) == re.findall(r"\{\w*\}", new)


def test_only_the_words_of_a_document_change() -> None:
    plain, odd = (generate(5, "web", "pl", "text", unknown_words=unknown_words) for unknown_words in (False, True))
    assert plain.truth["fields"] == odd.truth["fields"]
    assert plain.data != odd.data
