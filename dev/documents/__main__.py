"""``python -m dev.documents --out DIR --count N --seed S``: files, and their truth as JSON.

``--kept-aside`` prints the layouts that the reader was never tuned on, and only those.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from pathlib import Path

from .fonts import FontMissing
from .formatting import LANGUAGES
from .generate import FORMS, forms_of, generate
from .layouts import all_layouts, layouts


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="dev.documents",
        description="Invent invoices and print them as PDF, scan, photo or e-invoice.",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder, made when missing")
    parser.add_argument("--count", type=int, default=10, metavar="N", help="how many files (default 10)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="number of the first one (default 1)")
    parser.add_argument("--layout", action="append", choices=sorted(all_layouts()), help="only these; may be repeated")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only these")
    parser.add_argument("--form", action="append", choices=FORMS, help="only these")
    parser.add_argument(
        "--kept-aside", action="store_true", help="the layouts that the reader was never tuned on, and only those"
    )
    options = parser.parse_args(arguments)
    known = layouts(kept_aside=options.kept_aside)
    wrong = [name for name in options.layout or () if name not in known]
    if wrong:
        parser.error(
            f"{', '.join(wrong)}: {'not kept aside' if options.kept_aside else 'kept aside, say --kept-aside'}"
        )
    kinds = [
        (layout, language, form)
        for form, layout, language in itertools.product(
            options.form or FORMS, options.layout or sorted(known), options.language or LANGUAGES
        )
        if language in known[layout].languages and form in forms_of(known[layout], language)
    ]
    if not kinds:
        parser.error("no layout is sent in this language and form")
    options.out.mkdir(parents=True, exist_ok=True)
    for index, (layout, language, form) in enumerate(itertools.islice(itertools.cycle(kinds), options.count)):
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
