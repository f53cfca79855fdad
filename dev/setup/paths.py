"""Where things are in this checkout."""

from __future__ import annotations

import hashlib
import os
import pwd
from pathlib import Path

from .errors import SetupError

ROOT = Path(__file__).resolve().parents[2]
ADDONS = ROOT / "addons"
ADDON = ADDONS / "doc_intake"
LAUNCHER = Path(__file__).resolve().parent / "launcher" / "odoo"

LOCAL = ROOT / ".local"
"""Everything made on the machine; ignored by git, removed by ``make distclean``."""
DOWNLOADS = LOCAL / "downloads"
ODOO = LOCAL / "odoo"
VENV = LOCAL / "venv"
VENV_PYTHON = VENV / "bin" / "python"
POSTGRES = LOCAL / "postgres"
MAIL = LOCAL / "mail"
DATA = LOCAL / "data"
"""Odoo's data_dir: filestore and sessions."""
LOG = LOCAL / "log"
STATE = LOCAL / "state"
ODOO_CONF = LOCAL / "odoo.conf"
SECRET_KEY = LOCAL / "secret_key"


def checkout_id() -> str:
    """Short name of this checkout for things that must live outside of it (sockets, clusters)."""
    return hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]


def user_name() -> str:
    return pwd.getpwuid(os.geteuid()).pw_name


def make_local() -> None:
    """Create ``.local`` and its plain folders.

    Raises SetupError when the checkout cannot be written or ``.local`` belongs to somebody else.
    """
    if {",", ":", ";", "\n"} & set(str(ROOT)):
        raise SetupError(f"{ROOT}: Odoo cannot work in a folder with a comma or colon in its name.")
    try:
        for folder in (LOCAL, DOWNLOADS, LOG, STATE, DATA):
            folder.mkdir(exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"{error.filename} cannot be made ({error.strerror}): run this as the owner of {ROOT}."
        ) from error
    owner = LOCAL.stat().st_uid
    if owner != os.geteuid():
        try:
            name = pwd.getpwuid(owner).pw_name
        except KeyError:
            name = f"user {owner}"
        raise SetupError(
            f"{LOCAL} was made by {name}: run this as {name}, or remove the folder first "
            f"(as {name}: make distclean)."
        )
