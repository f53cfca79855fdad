"""Documents with their truth: the public corpus, the generator's layouts, or a folder of one's own."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from dev.documents import GeneratedDocument, forms_of, generate, layouts
from dev.documents.forms import scan
from dev.setup.paths import ROOT

from ..workbench import BenchError
from .scoring import Truth

T = TypeVar("T")
FORMS = ("text", "scan", "photo", "xml")
E_INVOICES = ("ubl", "ksef", "facturx")
"""Forms of the generator that carry data."""
FIELD_NAMES = (
    *("document_type", "invoice_number", "issue_date", "sale_date", "due_date", "currency", "ksef_number", "iban"),
    *("seller_name", "seller_vat", "buyer_name", "buyer_vat", "total_net", "total_tax", "total_gross", "amount_due"),
)
"""All that a generated document's truth is complete of: what is not in it is not on its pages."""
LANGUAGES = {
    "pl": "pol+eng",
    "lv": "lav+eng",
    "lt": "lit+eng",
    "et": "est+eng",
    "de": "deu+eng",
    "fr": "fra+eng",
    "it": "ita+eng",
    "es": "spa+eng",
    "en": "pol+eng",
}
"""What a buffer is set to where documents of a language arrive, in tesseract's words."""
CORPUS_LANGUAGES = {"ksef": "pol+eng", "zugferd": "deu+fra+eng"}
"""By the beginning of the file's name."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file and how to read it. The reader is not told its name, which often holds the invoice number."""

    name: str
    path: Path
    truth: Truth
    form: str
    languages: str
    own_vat: str | None = None


def corpus() -> Path:
    """The folder of public documents, or the one named by DOC_INTAKE_CORPUS."""
    return Path(os.environ.get("DOC_INTAKE_CORPUS", ROOT.parent / "shared" / "corpus"))


def corpus_samples(form: str, folder: Path, pool: Executor, limit: int | None = None, match: str = "") -> list[Sample]:
    """The corpus as ``text`` (the pages, whatever XML is inside), as noisy ``scan`` or its ``xml`` files.

    ``folder`` takes the scans, ``match`` is a part of the names. Raises BenchError where the corpus or such a form of
    it is not there.
    """
    if form not in {"text", "scan", "xml"}:
        raise BenchError(f"the corpus has no {form}")
    kind = "xml" if form == "xml" else "pdf"
    try:
        known = json.loads((corpus() / "truth.json").read_text(encoding="utf-8"))[kind]
    except FileNotFoundError as error:
        raise BenchError(f"The corpus is not at {corpus()} (DOC_INTAKE_CORPUS names another folder).") from error
    chosen = dict(_spread(sorted((name, entry) for name, entry in known.items() if match in name), limit))
    paths = {name: corpus() / kind / name for name in chosen}
    if form == "scan":
        paths = dict(zip(chosen, pool.map(_scanned, paths.values(), [folder] * len(paths)), strict=True))
    return [_corpus_sample(name, entry, paths[name], form) for name, entry in chosen.items()]


def generated_samples(
    aside: bool,
    form: str,
    folder: Path,
    pool: Executor,
    *,
    each: int,
    limit: int | None = None,
    language: str = "",
    match: str = "",
) -> list[Sample]:
    """``each`` documents of every layout and language (or of one ``language``), written into ``folder``.

    ``form`` ``xml`` stands for all e-invoices. ``limit`` takes so many, spread over the layouts.
    """
    forms = E_INVOICES if form == "xml" else (form,)
    jobs = [
        (seed, layout.name, spoken, made)
        for layout in layouts(kept_aside=aside).values()
        for spoken in layout.languages
        for made in forms
        for seed in range(each)
        if made in forms_of(layout, spoken) and language in ("", spoken)
    ]
    jobs = [job for job in jobs if match in _stem(*job)]
    # zlib: the same choice in every run
    jobs.sort(key=lambda job: (job[0], zlib.crc32(repr(job).encode())))
    jobs = sorted(jobs[:limit], key=lambda job: (job[1:], job[0]))
    return list(pool.map(_generated, jobs, [folder] * len(jobs)))


def folder_samples(
    folder: Path,
    form: str,
    truth: Path | None = None,
    limit: int | None = None,
    languages: str = "",
    match: str = "",
) -> list[Sample]:
    """The files of ``folder`` that ``truth`` knows (default: its ``truth.json``).

    The truth is ``{file: {"fields": {...}, "vat_breakdown": [...], "lines": [...], "own_vat": ...}}``. The file's
    suffix may differ, so that one truth serves PDFs and their photos. A field whose value is null is not on the
    document, and wrong when it is read; so a field that is not named is not scored. ``languages`` (of recognition)
    holds for all of them; without, each document is read in its ``language``.
    """
    path = truth or folder / "truth.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    files = {file.stem: file for file in sorted(folder.iterdir()) if file.is_file() and file.suffix != ".json"}
    found = [
        (files[Path(name).stem], entry)
        for name, entry in sorted(known.items())
        if Path(name).stem in files and match in name
    ]
    if not found:
        raise BenchError(f"no file of {path} is in {folder}")
    return [_folder_sample(file, entry, form, languages) for file, entry in _spread(found, limit)]


def _spread(items: list[T], limit: int | None) -> Iterator[T]:
    """At most ``limit`` of them, from the beginning to the end."""
    step = max(1, -(-len(items) // limit)) if limit else 1
    return islice(items, 0, None, step)


def _corpus_sample(name: str, entry: Mapping[str, Any], path: Path, form: str) -> Sample:
    fields: Mapping[str, str] = entry.get("fields", entry)
    printed = entry.get("printed", fields)
    truth = Truth({field: fields[field] for field in printed if fields.get(field)})
    return Sample(name, path, truth, form, CORPUS_LANGUAGES.get(name.partition("_")[0], "pol+eng"))


def _scanned(path: Path, folder: Path) -> Path:
    """Print it, and put the paper into an old scanner."""
    made = folder / path.name
    made.write_bytes(scan(path.read_bytes(), seed=zlib.crc32(path.name.encode())).data)
    return made


def _stem(seed: int, layout: str, language: str, form: str) -> str:
    return f"{layout}_{language}_{form}_{seed}"


def _generated(job: tuple[int, str, str, str], folder: Path) -> Sample:
    seed, layout, language, form = job
    document: GeneratedDocument = generate(seed, layout, language, form)
    path = folder / f"{_stem(*job)}{Path(document.name).suffix}"
    path.write_bytes(document.data)
    truth = document.truth
    in_xml = truth.get("xml_lines")
    lines = in_xml or truth["lines"]
    if form == "ksef" and "lines_before" in truth:
        # FA has them before and after; the differences that a bill is made of are another way to tell them.
        lines = None
    wanted = Truth(
        truth["fields"],
        # FA has one amount for the total and for what is to be paid: either reading of it is right.
        [name for name in FIELD_NAMES if form != "ksef" or name != "amount_due"],
        truth["vat_breakdown"],
        lines,
        () if in_xml else truth.get("lines_before", ()),
    )
    form = "xml" if form in E_INVOICES else form
    return Sample(path.name, path, wanted, form, LANGUAGES[language], truth["fields"].get("buyer_vat"))


def _folder_sample(path: Path, entry: Mapping[str, Any], form: str, languages: str) -> Sample:
    fields = entry["fields"]
    wanted = Truth(
        {field: str(value) for field, value in fields.items() if value is not None},
        [field for field, value in fields.items() if value is None],
        entry.get("vat_breakdown"),
        entry.get("lines"),
        entry.get("lines_before", ()),
    )
    languages = languages or LANGUAGES.get(entry.get("language", ""), "pol+eng")
    return Sample(path.name, path, wanted, form, languages, entry.get("own_vat"))
