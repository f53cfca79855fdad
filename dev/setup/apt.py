"""Packages of Debian that the system itself has to have: only the missing ones are installed."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import console, shell
from .errors import SetupError

SYSTEMD = Path("/run/systemd/system")


@dataclass(frozen=True, slots=True)
class Package:
    """``present`` tells that the machine has the thing although not by this package name."""

    name: str
    why: str
    present: Callable[[], bool] | None = None
    service: str | None = None
    """What Debian starts by itself on installation; not wanted here, the checkout runs its own."""


def _has_postgresql() -> bool:
    return any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def _has_browser() -> bool:
    return any(shutil.which(name) for name in ("google-chrome", "chromium", "chromium-browser"))


VENV = Package(
    "python3-venv",
    "virtual environment",
    lambda: all(importlib.util.find_spec(name) for name in ("ensurepip", "venv")),
)
READING = (
    Package("tesseract-ocr", "text recognition"),
    *(
        Package(f"tesseract-ocr-{language}", "text recognition")
        for language in ("pol", "eng", "deu", "fra", "ita", "spa", "lav", "lit", "est")
    ),
    Package("poppler-utils", "pages of PDF files as pictures"),
    *(
        Package(name, "bodies of mails as PDF files")
        for name in ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
    ),
    Package("libmagic1", "file types"),
)
POSTGRESQL = Package("postgresql", "database", _has_postgresql, service="postgresql")
POSTGRESQL_CLIENT = Package("postgresql-client", "database", lambda: bool(shutil.which("psql")))
DEMO = (
    Package("dovecot-imapd", "demo mail server", service="dovecot"),
    Package("dovecot-pop3d", "demo mail server", service="dovecot"),
    Package("fonts-dejavu-core", "demo documents"),
    Package("fonts-liberation", "demo documents"),
)
BROWSER = Package("chromium", "tests in a browser", _has_browser)


def missing(packages: Iterable[Package]) -> list[Package]:
    packages = list(packages)
    if not shutil.which("dpkg-query"):
        raise SetupError(
            "This set-up needs Debian (or a system with dpkg and apt-get). By hand, install: "
            + ", ".join(package.name for package in packages)
        )
    # Its status is 1 as soon as one name is unknown, which is no failure here.
    listing = shell.status_of(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *(p.name for p in packages)]
    ).stdout
    installed = {line.split()[1] for line in listing.splitlines() if line.startswith("installed ")}
    return [
        package
        for package in packages
        if package.name not in installed and not (package.present and package.present())
    ]


def ensure(packages: Iterable[Package]) -> str:
    """Install what is missing of ``packages``; returns what was done, for the step's line.

    Raises SetupError naming the packages when this user may not install them.
    """
    wanted = missing(packages)
    if not wanted:
        return "all present"
    names = [package.name for package in wanted]
    prefix = _administrator(names)
    for why in dict.fromkeys(package.why for package in wanted):
        of_it = " ".join(package.name for package in wanted if package.why == why)
        console.explain(f"installing with {' '.join([*prefix, 'apt-get'])}: {of_it} ({why})")
    _install(prefix, names)
    _stop_services(prefix, wanted)
    still = missing(wanted)
    if still:
        raise SetupError(
            "apt-get reported success, but these packages are still missing: "
            + ", ".join(package.name for package in still)
        )
    return f"installed {', '.join(names)}"


def _administrator(names: Sequence[str]) -> list[str]:
    """Return the command prefix that makes us administrator."""
    if os.geteuid() == 0:
        return []
    by_hand = (
        "These Debian packages are missing and need an administrator: "
        f"apt-get install --no-install-recommends {' '.join(names)}\n"
        "Have them installed, then run the same command again."
    )
    if not shutil.which("sudo"):
        raise SetupError(by_hand)
    console.explain("administrator rights are needed for apt-get; sudo may ask for your password")
    # In the foreground: later calls run in a group of their own, where no password can be typed.
    if os.spawnvp(os.P_WAIT, "sudo", ["sudo", "-v"]) != 0:
        raise SetupError(by_hand)
    return ["sudo", "-n"]


def _install(prefix: Sequence[str], names: Sequence[str]) -> None:
    env = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if any(Path("/var/lib/dpkg/updates").glob("[0-9]*")):
        shell.run(
            [*prefix, *env, "dpkg", "--configure", "-a"],
            log="apt",
            own_group=True,
            failure="An earlier package installation was interrupted and cannot be finished.",
        )
    options = ["-o", "DPkg::Lock::Timeout=300"]
    # A mirror that is out of reach shows again in the installation, with the reason.
    shell.run([*prefix, *env, "apt-get", *options, "update"], log="apt", check=False)
    install = ["apt-get", *options, "install", "--yes", "--no-install-recommends", *names]
    shell.run(
        [*prefix, *env, *install],
        log="apt",
        own_group=True,
        failure=f"apt-get could not install {', '.join(names)}.",
    )


def _stop_services(prefix: Sequence[str], installed: Iterable[Package]) -> None:
    """Switch off what Debian has just started on the standard ports: nobody asked for it."""
    if not SYSTEMD.is_dir():
        return
    for service in sorted({package.service for package in installed if package.service}):
        shell.run([*prefix, "systemctl", "disable", "--now", service], log="apt", check=False)
        console.explain(f"switched off Debian's own service {service}: the checkout runs its own")
