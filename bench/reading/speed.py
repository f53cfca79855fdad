"""Reading PDFs with a text layer, in documents a second on one core: from bytes to fields.

Beside ``pdftotext``, which gives the words of the same files and nothing more, in turn.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from dev.documents import GeneratedDocument, generate, layouts

from .. import workbench
from ..results import Reach, Result
from ..workbench import BenchError, say
from .work import TODAY

EACH = 2
"""Documents of each layout and language."""
ROUNDS = 5
REACH = Reach("value", ">=", 25)


def run() -> list[Result]:
    """Measure ``ROUNDS`` pairs on the same documents."""
    documents = [
        generate(seed, layout.name, language, "text")
        for layout in layouts().values()
        for language in layout.languages
        for seed in range(EACH)
    ]
    _read_all(documents[:3])  # imports, label files, the child process that opens PDFs
    ours, peers = [], []
    with tempfile.TemporaryDirectory(prefix="doc-intake-bench-") as folder:
        files = _write(documents, Path(folder))
        for _round in range(ROUNDS):
            started = time.perf_counter()
            _read_all(documents)
            ours.append(len(documents) / (time.perf_counter() - started))
            started = time.perf_counter()
            for file in files:
                subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True)
            peers.append(len(documents) / (time.perf_counter() - started))
    say(f"\n  speed on one core: {len(documents)} documents of the known layouts with text, {ROUNDS} rounds")
    ratio = median(a / b for a, b in zip(ours, peers, strict=True))
    return [
        Result("reading text layers, one core", median(ours), "documents/s", "pdftotext", median(peers), ratio, REACH)
    ]


def _read_all(documents: Sequence[GeneratedDocument]) -> None:
    workbench.use_core()
    from intake_core.reading import ReadingOptions, read

    for document in documents:
        options = ReadingOptions(own_vat=document.truth["fields"].get("buyer_vat"), today=TODAY)
        reading = read(document.data, "document.pdf", options)
        if reading.source != "text" or not reading.text.strip():
            raise BenchError(f"{document.name}: the text layer was not read ({reading.source})")


def _write(documents: Sequence[GeneratedDocument], folder: Path) -> list[Path]:
    files = []
    for number, document in enumerate(documents):
        files.append(folder / f"{number}.pdf")
        files[-1].write_bytes(document.data)
    return files
