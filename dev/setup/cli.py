"""``python3 -m dev.setup COMMAND``, called by the Makefile and by ``bin/odoo``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from typing import NoReturn

from . import (
    apt,
    console,
    database,
    demo,
    demo_database,
    interrupts,
    lint,
    odoo_command,
    odoo_tree,
    postgres,
    server,
    templates,
    testing,
    venv,
)
from .errors import SetupError
from .odoo_tree import OdooTree
from .paths import DATA, LOCAL, LOG, ROOT, VENV_PYTHON
from .stamps import checkout_lock

USAGE = """usage: python3 -m dev.setup COMMAND

  run         everything: Odoo, database, demo; ends with the address to open
  stop        stop Odoo, the demo mail server and PostgreSQL
  clean       stop, and remove databases, files and mails of the demo and of the tests
  distclean   remove everything that was made here, downloads too
  demo-mail   deliver one new mail to the demo
  test        all tests
  lint        all linters
  bench       benchmarks; one of them: bench --only NAME
  odoo ...    Odoo's own command line
"""


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit status. Errors are one sentence, never a traceback."""
    commands: dict[str, Callable[[], int]] = {
        "run": run,
        "stop": stop,
        "clean": clean,
        "distclean": distclean,
        "demo-mail": demo_mail,
        "test": testing_command,
        "lint": lint_command,
    }
    name, rest = (arguments or [""])[0], arguments[1:]
    if name == "odoo":
        console.use_stderr()
        commands[name] = lambda: odoo(rest)
    elif name == "bench":
        commands[name] = lambda: bench(rest)
    if name not in commands:
        sys.stderr.write(USAGE)
        return 2
    interrupts.raise_on_terminate()
    try:
        return commands[name]()
    except SetupError as error:
        console.say(f"\n{error}")
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone; nothing is left to be told.
        sys.stdout = None
        return 1
    except KeyboardInterrupt:
        console.say("\nInterrupted. The same command goes on from here.")
        return 130


def run() -> int:
    with checkout_lock():
        # Said at once, not after minutes of work.
        server.require_free_port()
        tree = prepare([*apt.DEMO], venv.RUN)
        start_postgres()
        with console.step("Odoo's own modules") as note:
            template, result = templates.ensure(tree, templates.DEMO_MODULES, demo=True)
            note(result)
        with console.step("Database") as note:
            note(demo_database.ensure(tree, template))
        with console.step("Demo mail server") as note:
            note(demo.start_mail_server(tree))
        with console.step("Demo mails") as note:
            note(demo.fill(tree))
        if not server.is_running():
            with console.step("Demo companies") as note:
                note(demo.write_books(tree))
        with console.step("Odoo") as note:
            note(server.start(tree))
    console.say(
        f"""
doc_intake is running.

  Address    {server.url()}/odoo/intake
  User       admin (also: akceptacja, who approves, and biuro, who may not)
  Password   the same as the user

  Look first at the Inbox, which opens at this address: within a minute mails are fetched and
  documents read, without a click. Open one to see its page beside the fields.
  make demo-mail sends a new invoice by mail, make stop ends everything.
  Log: {LOG / "odoo.log"}
"""
    )
    return 0


def stop() -> int:
    with checkout_lock():
        _stop_odoo_and_mail()
        with console.step("PostgreSQL") as note:
            note(postgres.stop())
    return 0


def clean() -> int:
    with checkout_lock():
        tree = _stop_odoo_and_mail()
        if tree:
            with console.step("Mails") as note:
                note(demo.remove_mails(tree))
        if postgres.exists():
            with console.step("Databases") as note:
                postgres.ensure_running()
                note(_drop_databases())
            with console.step("PostgreSQL") as note:
                note(postgres.stop())
        for folder in ("sessions", "addons"):
            shutil.rmtree(DATA / folder, ignore_errors=True)
    return 0


def distclean() -> int:
    with checkout_lock():
        _stop_odoo_and_mail()
        with console.step("PostgreSQL") as note:
            if postgres.is_external():
                note(_drop_databases() if postgres.is_running() else "cannot be reached")
            else:
                postgres.destroy()
                note("removed")
    with console.step(str(LOCAL)) as note:
        shutil.rmtree(LOCAL)
        note("removed")
    shutil.rmtree(ROOT / "node_modules", ignore_errors=True)
    return 0


def demo_mail() -> int:
    tree = _complete_environment()
    with console.step("Demo mail") as note:
        note(demo.deliver_one(tree))
    return 0


def testing_command() -> int:
    try:
        with checkout_lock():
            testing.SUMMARY.unlink(missing_ok=True)
            tree = prepare([*apt.DEMO, apt.BROWSER], (*venv.RUN, *venv.TEST))
            start_postgres()
        return testing.run(tree)
    except SetupError as error:
        console.say(f"\n{error}")
        testing.close(0, 1, 0)
        return 1


def lint_command() -> int:
    with checkout_lock():
        with console.step("System packages") as note:
            note(apt.ensure([apt.VENV]))
        with console.step("Python environment") as note:
            note(venv.ensure((*venv.RUN, *venv.TEST, *venv.LINT)))
        with console.step("prettier and eslint") as note:
            note(lint.ensure_node_modules())
    return lint.run()


def bench(names: Iterable[str]) -> int:
    with checkout_lock():
        tree = prepare([*apt.DEMO], (*venv.RUN, *venv.TEST))
        start_postgres()
    return testing.run_in_foreground(tree, ["-m", "bench", *names])


def odoo(arguments: list[str]) -> NoReturn:
    """Become Odoo's command line, after putting its environment in place where it is missing."""
    if not odoo_tree.installed() or not venv.is_complete():
        with checkout_lock():
            prepare([], venv.RUN, database_server=False)
    if odoo_command.needs_database(arguments) and postgres.exists() and not postgres.is_running():
        with checkout_lock():
            start_postgres()
    tree = _complete_environment()
    odoo_command.write_configuration(tree)
    odoo_command.exec_odoo(tree, arguments)


def prepare(
    packages: Iterable[apt.Package],
    requirements: Iterable[str],
    *,
    database_server: bool = True,
) -> OdooTree:
    """Put system packages, Odoo and the Python environment in place."""
    wanted = [apt.VENV, *apt.READING, *packages]
    if database_server:
        wanted.append(apt.POSTGRESQL_CLIENT if postgres.is_external() else apt.POSTGRESQL)
    with console.step("System packages") as note:
        note(apt.ensure(wanted))
    with console.step("Odoo 19.0 Community") as note:
        tree, result = odoo_tree.ensure()
        note(result)
    with console.step("Python environment") as note:
        note(venv.ensure(requirements))
    odoo_command.write_configuration(tree)
    return tree


def start_postgres() -> None:
    with console.step("PostgreSQL") as note:
        note(postgres.ensure_running())


def _stop_odoo_and_mail() -> OdooTree | None:
    """Stop what runs; returns Odoo's tree when there is an environment to work with."""
    with console.step("Odoo") as note:
        note(server.stop())
    tree = odoo_tree.installed()
    # An environment whose requirements have changed since will do for stopping.
    if not tree or not VENV_PYTHON.exists():
        return None
    with console.step("Demo mail server") as note:
        note(demo.stop_mail_server(tree))
    return tree


def _drop_databases() -> str:
    demo_database.drop()
    names = [*database.ours(templates.PREFIX), *database.ours(testing.DATABASE)]
    for name in names:
        database.drop(name)
    return "removed"


def _complete_environment() -> OdooTree:
    tree = odoo_tree.installed()
    if not tree or not venv.is_complete():
        raise SetupError("Nothing is set up here yet: start with make run.")
    return tree
