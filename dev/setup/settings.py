"""The caller's variables that change the set-up (ODOO_HOME, DEBIAN_MIRROR: odoo_tree.py)."""

from __future__ import annotations

import os
import re

from .errors import SetupError


def port() -> int:
    """``ODOO_PORT``: where Odoo listens on 127.0.0.1."""
    text = os.environ.get("ODOO_PORT") or "8069"
    if not text.isdigit() or not 1024 <= int(text) <= 65535:
        raise SetupError(f"ODOO_PORT={text} is not a port number from 1024 to 65535.")
    return int(text)


def database() -> str:
    """``DOC_INTAKE_DB``: name of the demo's database."""
    text = os.environ.get("DOC_INTAKE_DB") or "doc_intake"
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", text):
        raise SetupError(
            f"DOC_INTAKE_DB={text} cannot be used: small letters, digits and _ only, at most 41."
        )
    return text
