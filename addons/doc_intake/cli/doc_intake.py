"""``odoo doc_intake read FILE...``: the reading engine on the command line, without a database."""

import importlib.util
import sys
from pathlib import Path

from odoo.cli import Command


class DocIntake(Command):
    """Read invoices (PDF, pictures, e-invoices) without a database: odoo doc_intake read FILE...
    [--json]
    """

    name = "doc_intake"

    def run(self, cmdargs):
        _load_core()
        from intake_core.reading.command_line import main

        sys.exit(main(cmdargs, sys.stdout, prog=self.prog))


def _load_core():
    """Make the pure core importable as ``intake_core``.

    Odoo loads this file on its own, outside the addon's package, and importing the package would
    load every model.
    """
    folder = Path(__file__).resolve().parent.parent / "intake_core"
    spec = importlib.util.spec_from_file_location(
        "intake_core", folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["intake_core"] = module
    spec.loader.exec_module(module)
