"""The demo's mail server and mails: the programs ``dev.mail_server`` and ``dev.demo_mail``."""

from __future__ import annotations

from . import settings, shell
from .errors import SetupError
from .odoo_command import command, environment, project_environment
from .odoo_tree import OdooTree
from .paths import ROOT, VENV_PYTHON


def start_mail_server(tree: OdooTree) -> str:
    return _call(tree, "dev.mail_server", "start") or "running"


def stop_mail_server(tree: OdooTree) -> str:
    _call(tree, "dev.mail_server", "stop")
    return "stopped"


def remove_mails(tree: OdooTree) -> str:
    _call(tree, "dev.mail_server", "clean")
    return "removed"


def fill(tree: OdooTree) -> str:
    """Deliver the demo's first mails; the program itself knows which ones were delivered before."""
    return _call(tree, "dev.demo_mail", "fill") or "delivered"


def deliver_one(tree: OdooTree) -> str:
    return _call(tree, "dev.demo_mail", "one") or "delivered"


def write_books(tree: OdooTree) -> str:
    """Make the demo's companies, people and mailboxes, or bring them up to date."""
    name = settings.database()
    shell.run(
        command("shell", "-d", name, "--no-http", "--max-cron-threads=0"),
        env=environment(tree),
        stdin=ROOT / "dev" / "demo_books.py",
        log="database",
        failure="The demo's companies and mailboxes could not be made.",
    )
    return f"two companies in {name}, a mailbox each"


def _call(tree: OdooTree, module: str, *arguments: str) -> str:
    """Run a program of the project and return what it prints, on one line."""
    path = ROOT.joinpath(*module.split("."))
    if not (path.with_suffix(".py").exists() or (path / "__main__.py").exists()):
        return f"{module} is not part of this checkout"
    result = shell.status_of([VENV_PYTHON, "-m", module, *arguments], env=project_environment(tree))
    if result.returncode != 0:
        text = (result.stderr.strip() or result.stdout.strip()).splitlines()[-12:]
        raise SetupError(f"{module} {' '.join(arguments)}: " + "\n".join(text))
    return "; ".join(result.stdout.strip().splitlines())
