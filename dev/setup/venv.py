"""The Python environment ``.local/venv``: Odoo's dependencies, the addon's, and tools by need."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from . import shell
from .paths import ROOT, VENV, VENV_PYTHON
from .stamps import Stamp, digest

RUN = ("requirements.txt", "dev/requirements-odoo.txt", "dev/requirements-demo.txt")
TEST = ("dev/requirements-dev.txt",)
LINT = ("dev/requirements-lint.txt",)

# Written while pip works: an environment in which pip was killed is built again from nothing.
_WORKING = VENV / "installing"


def is_complete(files: Iterable[str] = RUN) -> bool:
    return not _WORKING.exists() and all(_stamp(file).matches(_key(file)) for file in files)


def ensure(files: Iterable[str] = RUN) -> str:
    """Install the requirement ``files`` (paths in the checkout); returns the step's result."""
    files = list(files)
    if is_complete(files):
        return "up to date"
    if _WORKING.exists() or not _belongs_here():
        shutil.rmtree(VENV, ignore_errors=True)
        shell.run([sys.executable, "-m", "venv", VENV], log="pip")
        _place().write(str(VENV))
    todo = [file for file in files if not _stamp(file).matches(_key(file))]
    _WORKING.touch()
    requirements = [part for file in todo for part in ("-r", str(ROOT / file))]
    pip = [str(VENV_PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    shell.run(
        [*pip, "--prefer-binary", *requirements],
        log="pip",
        failure="pip could not install the Python packages (is the network reachable?).",
    )
    for file in todo:
        _stamp(file).path.parent.mkdir(exist_ok=True)
        _stamp(file).write(_key(file))
    _WORKING.unlink()
    return f"installed {', '.join(todo)}"


def _belongs_here() -> bool:
    """An environment does not survive a moved checkout or another Python release."""
    if not any((VENV / "installed").glob("*")):
        return False
    release = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return (VENV / "lib" / release).is_dir() and _place().matches(str(VENV))


def _place() -> Stamp:
    return Stamp(VENV / "place")


def _stamp(file: str) -> Stamp:
    return Stamp(VENV / "installed" / Path(file).name)


def _key(file: str) -> str:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return digest(version, str(VENV), ROOT / file)
