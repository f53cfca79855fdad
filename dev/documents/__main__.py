"""``python -m dev.documents --out DIR --count N --seed S``: files, and their truth as JSON."""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from pathlib import Path

from .fonts import FontMissing
from .generate import FORMS, generate
from .layouts import layouts


def main(arguments: list[str]) -> int:
    known = layouts()
    parser = argparse.ArgumentParser(
        prog="dev.documents",
        description="Invent invoices and print them as PDF, scan, picture or Factur-X.",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder, made when missing"
    )
    parser.add_argument(
        "--count", type=int, default=10, metavar="N", help="how many files (default 10)"
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="S", help="number of the first one (default 1)"
    )
    parser.add_argument(
        "--layout", action="append", choices=sorted(known), help="only these; may be repeated"
    )
    parser.add_argument("--language", action="append", choices=("pl", "en"), help="only these")
    parser.add_argument("--form", action="append", choices=FORMS, help="only these")
    options = parser.parse_args(arguments)
    kinds = [
        (layout, language, form)
        for form, layout, language in itertools.product(
            options.form or FORMS, options.layout or sorted(known), options.language or ("pl", "en")
        )
        if language in known[layout].languages
    ]
    if not kinds:
        parser.error("no layout speaks this language")
    options.out.mkdir(parents=True, exist_ok=True)
    for index, (layout, language, form) in enumerate(
        itertools.islice(itertools.cycle(kinds), options.count)
    ):
        seed = options.seed + index
        try:
            document = generate(seed, layout, language, form)
        except FontMissing as error:
            sys.stderr.write(f"{error}\n")
            return 1
        name = f"{seed:05d}_{layout}_{language}_{form}{Path(document.name).suffix}"
        (options.out / name).write_bytes(document.data)
        truth = {**document.truth, "file": name, "seed": seed}
        text = json.dumps(truth, ensure_ascii=False, indent=1)
        (options.out / name).with_suffix(".json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{options.count} documents in {options.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
