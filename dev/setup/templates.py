"""Databases with Odoo's own modules, made once and copied in a second."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from . import database, shell
from .odoo_command import command, environment
from .odoo_tree import OdooTree
from .paths import ADDONS
from .stamps import alone, digest

PREFIX = "doc_intake_template_"
LANGUAGES = "pl_PL,lv_LV"
RECIPE = "1"
# Installed before the addon whether it depends on them or not: what it meets in a real company.
# account_peppol: Odoo would install it in the middle of making the first Polish company.
DEMO_MODULES = ("account", "account_peppol", "l10n_pl")
TEST_MODULES = (
    *DEMO_MODULES,
    "account_edi_ubl_cii",
    "base_iban",
    "base_vat",
    "google_gmail",
    "microsoft_outlook",
    "portal",
    "test_lint",
)


def ensure(tree: OdooTree, modules: Sequence[str], *, demo: bool) -> tuple[str, str]:
    """Make the template with ``modules`` and all that the addons depend on.

    Returns its name and what was done, for the step's line. Whoever needs one that is being made waits for it.
    """
    with alone("templates.lock"):
        return _ensure(tree, modules, demo=demo)


def _ensure(tree: OdooTree, modules: Sequence[str], *, demo: bool) -> tuple[str, str]:
    wanted = sorted({*modules, *_dependencies()})
    key = digest(RECIPE, tree.version, str(tree.library), LANGUAGES, str(demo), *wanted)[:12]
    kind = "demo_" if demo else "test_"
    template = f"{PREFIX}{kind}{key}"
    if database.exists(template):
        return template, "cached"
    for old in database.ours(f"{PREFIX}{kind}"):
        database.drop(old)
    new = f"{template}_new"
    database.create(new)
    install(tree, new, wanted, demo=demo, log="template")
    database.rename(new, template)
    return template, f"{len(wanted)} modules and what they need installed"


def install(
    tree: OdooTree,
    name: str,
    modules: Sequence[str],
    *,
    demo: bool,
    log: str,
    update: bool = False,
) -> None:
    """Install (or update) ``modules`` into the database ``name``."""
    action = "-u" if update else "-i"
    languages = [] if update else [f"--load-language={LANGUAGES}"]
    shell.run(
        [
            *command("-d", name, action, ",".join(modules), *languages),
            "--with-demo" if demo else "--without-demo",
            "--stop-after-init",
            "--no-http",
            "--max-cron-threads=0",
        ],
        env=environment(tree),
        log=log,
        failure=f"Odoo could not install {', '.join(modules)}.",
    )


def _dependencies() -> set[str]:
    """Modules of Odoo that the addons of this checkout depend on."""
    found: set[str] = set()
    for manifest in ADDONS.glob("*/__manifest__.py"):
        found.update(ast.literal_eval(manifest.read_text(encoding="utf-8")).get("depends", ()))
    return {module for module in found if not (ADDONS / module).exists()}
