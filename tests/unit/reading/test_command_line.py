"""``doc_intake read`` without Odoo."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from test_einvoice import ubl
from typed_documents import INVOICE_LINES, pdf

from intake_core.reading import command_line


def run(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    return command_line.main(["read", *arguments], out), out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.pdf").write_bytes(pdf([INVOICE_LINES]))
    (tmp_path / "b.xml").write_bytes(ubl())
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\n")
    (tmp_path / "empty.pdf").write_bytes(b"")
    return tmp_path


def test_one_object_a_line(folder: Path) -> None:
    names = [str(folder / name) for name in ("a.pdf", "b.xml")]
    status, text = run(*names, "--json", "--vat", "PL7740001454")
    lines = [json.loads(line) for line in text.splitlines()]
    assert status == 0
    assert [line["file"] for line in lines] == names
    assert [line["source"] for line in lines] == ["text", "xml"]
    assert "own_vat" in lines[0]["fields"]["buyer_vat"]["witnesses"]


def test_a_bad_file_stops_nothing_and_shows_at_the_end(folder: Path) -> None:
    names = [str(folder / n) for n in ("broken.pdf", "missing.pdf", "empty.pdf", "a.pdf")]
    status, text = run(*names, "--json")
    lines = [json.loads(line) for line in text.splitlines()]
    assert status == 1
    assert [line.get("error", {}).get("code") for line in lines] == [
        "pdf_damaged",
        "file_not_opened",
        "file_empty",
        None,
    ]
    assert list(lines[0]) == ["file", "error"]
    assert all(line["error"]["message"].endswith(".") for line in lines[:3])


def test_a_defect_of_ours_is_one_files_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = command_line.read

    def fails_once(data: bytes, name: str, options: object) -> object:
        if name == "b.xml":
            raise RuntimeError("never foreseen")
        return real(data, name, options)  # type: ignore[arg-type]

    monkeypatch.setattr(command_line, "read", fails_once)
    status, text = run(str(folder / "b.xml"), str(folder / "a.pdf"), "--json")
    lines = [json.loads(line) for line in text.splitlines()]
    assert status == 1
    assert lines[0]["error"]["code"] == "unexpected"
    assert "never foreseen" not in text
    assert lines[1]["fields"]["total_gross"]["value"] == "123.00"


def test_a_table_for_people(folder: Path) -> None:
    status, text = run(str(folder / "a.pdf"), str(folder / "broken.pdf"))
    assert status == 1
    assert "[text, 1 page, " in text
    assert "total_gross     + 123.00" in text
    assert "VAT 23 %" in text
    assert "(pdf_damaged)" in text


def test_a_terminal_without_unicode(folder: Path) -> None:
    """Output in ASCII must not break on Polish letters."""
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    name = folder / "żółw.pdf"
    name.write_bytes(pdf([INVOICE_LINES]))
    assert command_line.main(["read", str(name)], out) == 0
    assert command_line.main(["read", str(name), "--json"], out) == 0
    out.flush()
    assert json.loads(raw.getvalue().decode().splitlines()[-1])["file"] == str(name)


def test_usage_errors_are_argparses() -> None:
    with pytest.raises(SystemExit):
        run()
