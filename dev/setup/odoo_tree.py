"""Odoo 19.0 Community: Debian's package unpacked under the checkout, or a tree given by ODOO_HOME.

The package comes from Debian's ``sid`` through an apt configuration of our own, so the system's
package lists are not touched; apt checks the archive's signature and each file's hash.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import console, shell
from .errors import SetupError
from .paths import DOWNLOADS, ODOO
from .stamps import Stamp, digest, write_atomically

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
DIST_PACKAGES = Path("usr/lib/python3/dist-packages")

# Fonts and jquery are links out of the package into these, relative to where they are unpacked.
# FontAwesome must be release 4.7: sid has a newer one without the files that Odoo asks for.
PACKAGES = (
    "odoo-19",
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-inconsolata",
    "fonts-ocr-b",
    "fonts-font-awesome/bookworm",
)
# Debian strips this library; Odoo's asset bundles only ask that the file exists.
EMPTY_FILE = Path("odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js")
# The package links to this font's old place.
MOVED_FONT = Path("usr/share/fonts/truetype/inconsolata/Inconsolata.otf")
MOVED_FONT_NOW = Path("../../opentype/inconsolata/Inconsolata-Regular.otf")
RECIPE = digest("1", *PACKAGES)


@dataclass(frozen=True, slots=True)
class OdooTree:
    """``library`` is the folder for PYTHONPATH; ``version`` identifies the code for caches."""

    library: Path
    version: str

    @property
    def addons_paths(self) -> list[Path]:
        candidates = (self.library / "odoo" / "addons", self.library / "addons")
        return [path for path in candidates if path.is_dir()]


def installed() -> OdooTree | None:
    """Return the tree when it is in place, without doing anything."""
    given = os.environ.get("ODOO_HOME")
    if given:
        return _given_tree(Path(given).expanduser().resolve())
    if not _stamp().matches(RECIPE):
        return None
    return OdooTree(ODOO / DIST_PACKAGES, (ODOO / "version").read_text(encoding="utf-8").strip())


def ensure() -> tuple[OdooTree, str]:
    """Put Odoo in place; returns it and what was done, for the step's line."""
    tree = installed()
    if tree:
        where = f" in {tree.library}" if os.environ.get("ODOO_HOME") else ""
        return tree, f"{tree.version}{where}"
    debs = _downloaded() or _download()
    _unpack(debs)
    tree = installed()
    if not tree:
        raise SetupError(f"{ODOO} was unpacked but is not complete; make distclean starts afresh.")
    return tree, f"{tree.version} unpacked"


def _stamp() -> Stamp:
    return Stamp(ODOO / "complete")


def _given_tree(home: Path) -> OdooTree:
    for library in (home, home / DIST_PACKAGES):
        release = library / "odoo" / "release.py"
        if release.is_file():
            found = re.search(
                r"^version_info = \((\d+), (\d+),", release.read_text(encoding="utf-8"), re.M
            )
            if not found or found.groups() != ("19", "0"):
                raise SetupError(f"ODOO_HOME={home} holds another release than Odoo 19.0.")
            changed = int(release.stat().st_mtime)
            return OdooTree(library, f"19.0 ({changed})")
    raise SetupError(
        f"ODOO_HOME={home} holds no Odoo: expected the folder odoo with release.py in it "
        "(a source checkout, or a package unpacked there)."
    )


def _known_mirror() -> str:
    """The Debian archive that this machine's own apt uses; SetupError when it knows none."""
    listed = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    for address in shell.output_of(listed).splitlines():
        if re.search(r"/debian/?$", address):
            return address.rstrip("/")
    raise SetupError(
        "This machine's apt knows no Debian archive: set DEBIAN_MIRROR to the address of one, or ODOO_HOME to an "
        "Odoo 19 of your own."
    )


def _downloaded() -> list[Path]:
    folder = DOWNLOADS / "odoo-19"
    wanted = {name.partition("/")[0] for name in PACKAGES}
    debs = [deb for deb in sorted(folder.glob("*.deb")) if deb.name.partition("_")[0] in wanted]
    return debs if {deb.name.partition("_")[0] for deb in debs} == wanted else []


def _download() -> list[Path]:
    if not shutil.which("apt-get"):
        raise SetupError(
            "Odoo is taken from Debian's package, which needs apt-get; on this system, set "
            "ODOO_HOME=/path/to/odoo to a checkout of Odoo 19.0."
        )
    work = DOWNLOADS / "apt.new"
    new = DOWNLOADS / "odoo-19.new"
    for folder in (work, new):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    env = {**os.environ, "APT_CONFIG": str(_apt_configuration(work)), "LC_ALL": "C.UTF-8"}
    update = ["apt-get", "update", "--error-on=any"]
    begin = shell.log_size("odoo")
    if shell.run(update, env=env, log="odoo", check=False) != 0:
        # A mirror that stands still (a company's own, a snapshot) keeps a good signature.
        expired = "is expired" in shell.log_text("odoo", begin)
        if expired:
            console.explain("this Debian mirror is not up to date; its signature is good, going on")
        shell.run(
            [*update, "-o", f"Acquire::Check-Valid-Until={'false' if expired else 'true'}"],
            env=env,
            log="odoo",
            failure="Debian's archive could not be reached or its signature could not be checked.",
        )
    shell.run(
        ["apt-get", "download", *PACKAGES],
        env=env,
        cwd=new,
        log="odoo",
        failure="Debian's package odoo-19 or one of its companions could not be downloaded. "
        "With ODOO_HOME=/path/to/odoo an Odoo 19 of your own is used instead.",
    )
    final = DOWNLOADS / "odoo-19"
    shutil.rmtree(final, ignore_errors=True)
    new.rename(final)
    shutil.rmtree(work, ignore_errors=True)
    debs = _downloaded()
    if not debs:
        raise SetupError(f"apt-get downloaded other packages than asked for, see {final}.")
    return debs


def _apt_configuration(work: Path) -> Path:
    mirror = os.environ.get("DEBIAN_MIRROR") or _known_mirror()
    for folder in ("lists/partial", "cache/archives/partial", "sources", "empty"):
        (work / folder).mkdir(parents=True)
    for suite in ("sid", "bookworm"):
        write_atomically(
            work / "sources" / f"{suite}.sources",
            f"Types: deb\nURIs: {mirror}\nSuites: {suite}\nComponents: main\n"
            f"Signed-By: {KEYRING}\n",
        )
    settings = {
        "Dir::State::lists": work / "lists",
        "Dir::Cache": work / "cache",
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": work / "sources",
        "Dir::Etc::preferences": "/dev/null",
        "Dir::Etc::preferencesparts": work / "empty",
        "Acquire::Languages": "none",
        "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
        "Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled": "false",
        "Acquire::Retries": "3",
        "APT::Get::AllowUnauthenticated": "false",
    }
    if shell.is_root():
        # apt would change to a user that may not reach the checkout.
        settings["APT::Sandbox::User"] = "root"
    configuration = work / "apt.conf"
    write_atomically(
        configuration, "".join(f'{name} "{value}";\n' for name, value in settings.items())
    )
    return configuration


def _unpack(debs: list[Path]) -> None:
    new = ODOO.with_name("odoo.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    for deb in debs:
        shell.run(
            ["dpkg", "-x", deb, new],
            log="odoo",
            failure=f"{deb} is damaged; remove it and run the same command again.",
        )
    library = new / DIST_PACKAGES
    # A left-over of the package's build: a second, incomplete copy of the addons.
    shutil.rmtree(library / "addons", ignore_errors=True)
    (library / EMPTY_FILE).parent.mkdir(parents=True, exist_ok=True)
    (library / EMPTY_FILE).touch()
    moved = new / MOVED_FONT
    if not moved.exists():
        moved.parent.mkdir(parents=True, exist_ok=True)
        moved.symlink_to(MOVED_FONT_NOW)
    dangling = [link for link in (library / "odoo").rglob("*") if _is_dangling(link)]
    if dangling:
        names = ", ".join(str(link.relative_to(new)) for link in dangling[:5])
        raise SetupError(f"Debian's odoo-19 links to files that no unpacked package has: {names}.")
    version = next(deb.name for deb in debs if deb.name.startswith("odoo-19_")).split("_")[1]
    write_atomically(new / "version", f"{version}\n")
    Stamp(new / "complete").write(RECIPE)
    old = ODOO.with_name("odoo.old")
    shutil.rmtree(old, ignore_errors=True)
    if ODOO.exists():
        ODOO.rename(old)
    new.rename(ODOO)
    shutil.rmtree(old, ignore_errors=True)


def _is_dangling(path: Path) -> bool:
    return path.is_symlink() and not path.exists()
