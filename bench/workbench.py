"""What benchmarks need around them: a mail server, scratch databases, Odoo in its own process."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from dev.mail_server import MailServer
from dev.setup import database, odoo_tree, templates
from dev.setup.errors import SetupError
from dev.setup.odoo_command import project_environment
from dev.setup.odoo_tree import OdooTree
from dev.setup.paths import ADDON, LOG, ROOT

PREFIX = "doc_intake_bench"


class BenchError(Exception):
    """A benchmark could not be run, or what it measured did the wrong thing."""


def say(text: str) -> None:
    print(text, flush=True)


@cache
def tree() -> OdooTree:
    found = odoo_tree.installed()
    if not found:
        raise SetupError("Odoo is not in place here yet: use make bench.")
    return found


@contextlib.contextmanager
def mail_server(accounts: Mapping[str, str]) -> Iterator[MailServer]:
    """A Dovecot of our own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="doc-intake-bench-") as folder:
        server = MailServer(Path(folder) / "mail", accounts=accounts)
        try:
            server.start()
            yield server
        finally:
            server.clean()


@contextlib.contextmanager
def addon_template() -> Iterator[str]:
    """A database with the addon as it is in this checkout, to make copies of."""
    base, _result = templates.ensure(tree(), templates.TEST_MODULES, demo=False)
    name = f"{PREFIX}_template"
    database.clone(base, name)
    try:
        templates.install(tree(), name, ["doc_intake"], demo=False, log="bench")
        yield name
    finally:
        database.drop(name)


@contextlib.contextmanager
def scratch_database(template: str) -> Iterator[str]:
    name = f"{PREFIX}_scratch"
    database.clone(template, name)
    try:
        yield name
    finally:
        database.drop(name)


def run_in_odoo(program: str, database_name: str, job: dict[str, Any]) -> Any:
    """Run ``python -m bench.<program> DATABASE`` with ``job`` as JSON on its standard input.

    Returns what it prints as JSON. Raises BenchError with the end of its log when it fails.
    """
    log = LOG / "bench.log"
    with log.open("a", encoding="utf-8") as output:
        done = subprocess.run(
            [sys.executable, "-m", f"bench.{program}", database_name],
            input=json.dumps(job),
            stdout=subprocess.PIPE,
            stderr=output,
            text=True,
            env=project_environment(tree()),
            cwd=ROOT,
            check=False,
        )
    if done.returncode != 0:
        last = log.read_text(encoding="utf-8").splitlines()[-15:]
        raise BenchError("\n    ".join([f"bench.{program} failed ({log}):", *last]))
    return json.loads(done.stdout)


def use_core() -> None:
    """Make ``intake_core`` importable, as in the tests."""
    if str(ADDON) not in sys.path:
        sys.path.insert(0, str(ADDON))
