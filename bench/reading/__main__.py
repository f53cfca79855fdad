"""``python -m bench.reading --set known --form text``: score the reader on one set of documents while working on it."""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ..workbench import BenchError, say
from .report import calibration_table, fields_table, summary
from .samples import FORMS, Sample, corpus_samples, folder_samples, generated_samples
from .scoring import Score
from .work import read_all, workers

GENERATED = ("known", "aside")


def main(arguments: list[str]) -> int:
    options = _parser().parse_args(arguments)
    if options.set == "aside" and options.detail and not options.open_kept_aside:
        say("These layouts are kept aside: what is wrong on them is not looked at (--open-kept-aside).")
        return 2
    try:
        with workers(options.jobs) as pool, tempfile.TemporaryDirectory(prefix="doc-intake-bench-") as folder:
            samples = _samples(options, Path(folder), pool)
            batch = read_all(samples, pool, options.jobs)
    except (BenchError, OSError) as error:
        say(str(error))
        return 1
    score = Score()
    for sample, outcome in zip(samples, batch.outcomes, strict=True):
        score.add(sample.name, sample.truth, outcome.reading, outcome.error)
        if options.detail and outcome.reading and outcome.error:
            say(f"{sample.name}: {outcome.error}")
    if options.detail:
        say("\n".join(score.details) + "\n")
    say(f"{fields_table(score)}\n\n{calibration_table(score)}\n\n{summary(score, batch)}")
    return 0


def _samples(options: argparse.Namespace, folder: Path, pool: ProcessPoolExecutor) -> list[Sample]:
    if options.set == "corpus":
        samples = corpus_samples(options.form, folder, pool, options.limit, options.match)
    elif options.set in GENERATED:
        samples = generated_samples(
            options.set == "aside",
            options.form,
            folder,
            pool,
            each=options.each,
            limit=options.limit,
            language=options.language,
            match=options.match,
        )
    else:
        samples = folder_samples(
            Path(options.set), options.form, options.truth, options.limit, options.lang, options.match
        )
    if not samples:
        raise BenchError("No document is left to be read.")
    return samples


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--set", required=True, metavar="SET", help="corpus, known, aside, or a folder with truth.json")
    parser.add_argument("--form", choices=FORMS, default="text", help="how the documents come (default: %(default)s)")
    parser.add_argument("--limit", type=int, metavar="N", help="at most so many documents, spread over the set")
    parser.add_argument("--match", default="", metavar="TEXT", help="only documents with this in their names")
    parser.add_argument("--each", type=int, default=3, metavar="N", help="of each generated layout and language")
    parser.add_argument("--language", default="", choices=("pl", "lv", "de", "en"), help="of generated documents")
    parser.add_argument("--truth", type=Path, metavar="FILE", help="truth of a folder that has none of its own")
    parser.add_argument("--lang", default="", help="recognition languages of a folder (default: its documents')")
    parser.add_argument("--jobs", type=int, choices=(1, 2), default=2, help="processes (default: %(default)s)")
    parser.add_argument("--detail", action="store_true", help="each value that is wrong or missing, and its witnesses")
    parser.add_argument(
        "--open-kept-aside", action="store_true", help="allow --detail on the layouts kept aside, which end being so"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
