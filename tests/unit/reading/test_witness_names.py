"""Every witness has words for the person who looks at the mark beside a field."""

from __future__ import annotations

import re
from pathlib import Path

from intake_core.reading.evidence import WITNESSES

_SCRIPT = Path(__file__).parents[3] / "addons/doc_intake/static/src/mark/witnesses.esm.js"


def test_each_witness_is_named_on_the_screen() -> None:
    named = set(re.findall(r"^    (\w+): _t\(", _SCRIPT.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == set(WITNESSES)
