"""``doc_intake read FILE... [--vat PL...] [--lang pol+eng] [--json]``: read files without a
database. ``doc_intake separator-sheet FILE.pdf``: a sheet to print.

With ``--json`` one object a line, as ``Reading.to_json`` gives it; without, a table for people. A
file that cannot be read gives ``{"file", "error": {"code", "message"}}``, the others are read all
the same, and the exit status is 1 at the end.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from ..errors import IntakeError, _
from ..splitting.proposal import page_ranges
from ..splitting.separator_sheet import separator_sheet
from .options import ReadingOptions
from .pipeline import read
from .result import Reading

_logger = logging.getLogger(__name__)


class FileNotOpened(IntakeError):
    """Parameter: ``reason``, the operating system's words."""

    code = "file_not_opened"
    template = _("The file cannot be opened: %(reason)s.")


def make_parser(prog: str = "doc_intake") -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=prog, description="Reads invoices without a database.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("read", help="read files and print what they say")
    command.add_argument("files", nargs="+", metavar="FILE")
    command.add_argument(
        "--vat", metavar="NUMBER", help="VAT number of your company: tells buyer and seller apart"
    )
    command.add_argument(
        "--lang",
        default="pol+eng",
        metavar="LANGUAGES",
        help="recognition languages (default: %(default)s)",
    )
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    command.add_argument(
        "--ocr", action="store_true", help="recognise the page even if it has text or an e-invoice"
    )
    command.add_argument(
        "--password",
        action="append",
        default=[],
        help="password of encrypted PDF files; may repeat",
    )
    sheet = commands.add_parser("separator-sheet", help="write a sheet to be printed and laid between papers")
    sheet.add_argument("file", metavar="FILE.pdf")
    return parser


def main(arguments: Sequence[str], out: TextIO, prog: str = "doc_intake") -> int:
    """Run with ``arguments`` (without the program's name); the exit status, 1 when a file could not
    be read.
    """
    chosen = make_parser(prog).parse_args(arguments)
    if chosen.command == "separator-sheet":
        return _write_separator_sheet(Path(chosen.file), out)
    options = ReadingOptions(
        own_vat=chosen.vat,
        languages=chosen.lang,
        force_ocr=chosen.ocr,
        use_xml=not chosen.ocr,
        passwords=tuple(chosen.password),
    )
    failed = False
    for name in chosen.files:
        reading, error = _read_file(name, options)
        failed = failed or error is not None
        if chosen.json:
            answer: dict[str, Any] = reading.to_json() if reading else {"error": error}
            # ASCII only: file names that are no valid text must not stop the output.
            out.write(
                json.dumps({**answer, "file": name} if reading else {"file": name, **answer}) + "\n"
            )
        else:
            out.write(_printable(describe(name, reading, error) + "\n", out))
        out.flush()
    return 1 if failed else 0


def _write_separator_sheet(path: Path, out: TextIO) -> int:
    try:
        path.write_bytes(separator_sheet())
    except OSError as error:
        out.write(f"{_printable(str(path), out)}: {error.strerror or type(error).__name__}\n")
        return 1
    return 0


def _read_file(name: str, options: ReadingOptions) -> tuple[Reading | None, dict[str, str] | None]:
    try:
        try:
            data = Path(name).read_bytes()
        except OSError as error:
            raise FileNotOpened(reason=error.strerror or type(error).__name__) from error
        return read(data, Path(name).name, options), None
    except IntakeError as error:
        return None, {"code": error.code, "message": str(error)}
    except Exception:
        # A defect of ours in one file must not keep the others from being read.
        _logger.exception("Reading a file failed unexpectedly")
        return None, {"code": IntakeError.code, "message": IntakeError.template}


def describe(name: str, reading: Reading | None, error: dict[str, str] | None) -> str:
    """A few lines for people."""
    if reading is None:
        assert error is not None
        return f"{name}\n  {error['message']} ({error['code']})\n"
    pages = f"{reading.pages} page" + ("" if reading.pages == 1 else "s")
    lines = [f"{name}  [{reading.source}, {pages}, {reading.seconds:.2f} s]"]
    document = reading.to_json()
    for field, found in document["fields"].items():
        mark = "+" if found["green"] else "?"
        witnesses = ", ".join(found["witnesses"])
        lines.append(
            f"  {field:15} {mark} {found['value']:40} {found['confidence']:>4.0%}  {witnesses}"
        )
    for row in document["vat_breakdown"]:
        amounts = "  ".join(
            f"{side} {row[side]}" for side in ("net", "tax", "gross") if row[side] is not None
        )
        lines.append(f"  {'VAT ' + row['rate'] + ' %':17} {amounts}")
    lines += [f"  ! {warning['message']}" for warning in document["warnings"]]
    for part in reading.split:
        why = " ".join(reason.message for reason in part.reasons)
        lines.append(f"  {'page ' + page_ranges(part.pages):17} {why}".rstrip())
    return "\n".join(lines) + "\n"


def _printable(text: str, out: TextIO) -> str:
    encoding = getattr(out, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
