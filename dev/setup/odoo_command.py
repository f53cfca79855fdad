"""Running Odoo's own command line with this checkout's environment."""

from __future__ import annotations

import base64
import configparser
import io
import os
from collections.abc import Sequence
from typing import NoReturn

from . import postgres, settings
from .odoo_tree import OdooTree
from .paths import ADDON, ADDONS, DATA, LAUNCHER, ODOO_CONF, ROOT, SECRET_KEY, VENV, VENV_PYTHON
from .stamps import write_atomically

_WITHOUT_DATABASE = ("doc_intake", "help", "--help", "-h", "--version", "scaffold", "upgrade_code")


def command(*arguments: str) -> list[str]:
    return [str(VENV_PYTHON), str(LAUNCHER), *arguments]


def environment(tree: OdooTree) -> dict[str, str]:
    """Variables for Odoo and for the project's own programs beside it."""
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME", "PGDATABASE", "ODOO_RC")
    }
    env.update(postgres.environment())
    env["PYTHONPATH"] = str(tree.library)
    env["ODOO_RC"] = str(ODOO_CONF)
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = f"{VENV / 'bin'}:{env.get('PATH', os.defpath)}"
    if "LC_ALL" not in env and "LANG" not in env:
        env["LANG"] = "C.UTF-8"
    if not env.get("DOC_INTAKE_SECRET_KEY"):
        env["DOC_INTAKE_SECRET_KEY"] = _secret_key()
    return env


def project_environment(tree: OdooTree) -> dict[str, str]:
    """The same for ``python -m dev...``, ``-m bench`` and pytest, run in the checkout."""
    return {**environment(tree), "PYTHONPATH": f"{ROOT}:{tree.library}"}


def write_configuration(tree: OdooTree) -> None:
    """Write ``.local/odoo.conf``: the checkout's ``odoo.conf`` and what depends on this machine."""
    _secret_key()
    parser = configparser.RawConfigParser()
    parser.read(ROOT / "odoo.conf", encoding="utf-8")
    options = parser["options"]
    paths = [*tree.addons_paths, ADDONS] if has_addon() else tree.addons_paths
    options["addons_path"] = ",".join(str(path) for path in paths)
    options["data_dir"] = str(DATA)
    options["http_port"] = str(settings.port())
    options["db_name"] = settings.database()
    text = io.StringIO()
    text.write("; Written by the set-up from odoo.conf: changes belong there.\n")
    parser.write(text)
    if not ODOO_CONF.exists() or ODOO_CONF.read_text(encoding="utf-8") != text.getvalue():
        write_atomically(ODOO_CONF, text.getvalue(), mode=0o600)


def has_addon() -> bool:
    return (ADDON / "__manifest__.py").exists()


def exec_odoo(tree: OdooTree, arguments: Sequence[str]) -> NoReturn:
    """Become Odoo; PostgreSQL need not run."""
    environ = environment(tree)
    argv = command(*arguments)
    os.execve(argv[0], argv, environ)


def needs_database(arguments: Sequence[str]) -> bool:
    """True for commands of Odoo that talk to PostgreSQL (the server is the default command)."""
    return not arguments or not any(word in _WITHOUT_DATABASE for word in arguments[:2])


def _secret_key() -> str:
    if not SECRET_KEY.exists():
        key = base64.urlsafe_b64encode(os.urandom(32)).decode()
        write_atomically(SECRET_KEY, f"{key}\n", mode=0o600)
    return SECRET_KEY.read_text(encoding="utf-8").strip()
