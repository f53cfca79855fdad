"""The demo's database: Odoo with Polish accounting, the addon and its demo data."""

from __future__ import annotations

from . import database, server, settings, templates
from .errors import SetupError
from .odoo_command import has_addon
from .odoo_tree import OdooTree
from .paths import ADDON, STATE
from .stamps import Stamp, tree_digest

# Changes of these need no update of the database (and files of these are never in it).
_NOT_IN_DATABASE = {"tests", "static", "intake_core", "i18n", "__pycache__"}


def ensure(tree: OdooTree, template: str) -> str:
    """Make the database, or update it to a changed addon; returns the step's result."""
    name = settings.database()
    new = f"{name}_new"
    if database.exists(name):
        if not database.is_marked(name):
            raise SetupError(
                f"The server already has a database {name} that make run has not made: set "
                "DOC_INTAKE_DB=other_name, or remove it (from a server of our own: make clean)."
            )
        return _update(tree, name)
    key = _addon_key()
    database.clone(template, new)
    if has_addon():
        templates.install(tree, new, ["doc_intake"], demo=True, log="database")
    database.rename(new, name)
    _stamp().write(key)
    return f"{name} made"


def drop() -> None:
    for name in (settings.database(), f"{settings.database()}_new"):
        database.drop(name)
    _stamp().clear()


def _update(tree: OdooTree, name: str) -> str:
    key = _addon_key()
    if _stamp().matches(key) or not has_addon():
        return f"{name} up to date"
    # The running server still has the old code.
    server.stop()
    known = database.query(
        "select state from ir_module_module where name = 'doc_intake'", database=name
    )
    templates.install(
        tree, name, ["doc_intake"], demo=True, log="database", update=known == ["installed"]
    )
    _stamp().write(key)
    return f"{name} updated, the addon has changed"


def _stamp() -> Stamp:
    return Stamp(STATE / f"database-{settings.database()}")


def _addon_key() -> str:
    files = [
        path
        for path in ADDON.rglob("*")
        if path.is_file() and not _NOT_IN_DATABASE & set(path.relative_to(ADDON).parts)
    ]
    return tree_digest(files, ADDON)
