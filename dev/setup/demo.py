"""The demo's mail server and mails: the programs ``dev.mail_server`` and ``dev.demo_mail``."""

from __future__ import annotations

from . import shell
from .errors import SetupError
from .odoo_command import project_environment
from .odoo_tree import OdooTree
from .paths import MAIL, ROOT, VENV_PYTHON
from .stamps import Stamp


def start_mail_server(tree: OdooTree) -> str:
    return _call(tree, "dev.mail_server", "start").strip() or "running"


def stop_mail_server(tree: OdooTree) -> str:
    _call(tree, "dev.mail_server", "stop")
    return "stopped"


def remove_mails(tree: OdooTree) -> str:
    _call(tree, "dev.mail_server", "clean")
    _filled().clear()
    return "removed"


def fill(tree: OdooTree) -> str:
    """Deliver the demo's first mails, once in the life of the mail server's accounts."""
    if _filled().path.exists():
        return "delivered before"
    result = _call(tree, "dev.demo_mail", "fill").strip()
    _filled().write("delivered")
    return result or "delivered"


def deliver_one(tree: OdooTree) -> str:
    return _call(tree, "dev.demo_mail", "one").strip() or "delivered"


def _filled() -> Stamp:
    return Stamp(MAIL / "filled")


def _call(tree: OdooTree, module: str, *arguments: str) -> str:
    """Run a program of the project and return the last line that it prints."""
    path = ROOT.joinpath(*module.split("."))
    if not (path.with_suffix(".py").exists() or (path / "__main__.py").exists()):
        return f"{module} is not part of this checkout"
    result = shell.status_of([VENV_PYTHON, "-m", module, *arguments], env=project_environment(tree))
    if result.returncode != 0:
        text = (result.stderr.strip() or result.stdout.strip()).splitlines()[-12:]
        raise SetupError(f"{module} {' '.join(arguments)}: " + "\n".join(text))
    lines = result.stdout.strip().splitlines()
    return lines[-1] if lines else ""
