"""Databases on the server: by psql, with the filestore that belongs to each."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from . import postgres, shell
from .paths import DATA, ROOT

MARK = f"doc_intake: {ROOT}"
"""Comment on every database made here; on a server that is not our own, nothing else is dropped."""


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def name(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


_MARKED = f"shobj_description(oid, 'pg_database') = {literal(MARK)}"


def query(sql: str, database: str = "postgres") -> list[str]:
    """Run ``sql`` and return its rows as text, columns separated by ``|``; or SetupError."""
    command = ["psql", "-XAtqw", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql]
    env = {**os.environ, **postgres.environment()}
    env.pop("PGDATABASE", None)
    return shell.output_of(command, env=env).splitlines()


def exists(database: str) -> bool:
    return bool(query(f"select 1 from pg_database where datname = {literal(database)}"))


def is_ours(database: str) -> bool:
    """True for a database that may be dropped or replaced."""
    return database in ours(database)


def is_marked(database: str) -> bool:
    """True for a database that the set-up itself has made."""
    return bool(
        query(f"select 1 from pg_database where datname = {literal(database)} and {_MARKED}")
    )


def ours(prefix: str) -> list[str]:
    """Names of the databases made by this checkout that start with ``prefix``."""
    which = _MARKED if postgres.is_external() else "not datistemplate"
    rows = query(f"select datname from pg_database where {which} order by datname")
    return [row for row in rows if row.startswith(prefix)]


def mark(database: str) -> None:
    query(f"comment on database {name(database)} is {literal(MARK)}")


def create(database: str) -> None:
    """Make an empty database for Odoo, replacing one of ours."""
    drop(database)
    query(f"create database {name(database)} template template0 encoding 'UTF8' lc_collate 'C'")
    mark(database)


def clone(template: str, database: str) -> None:
    """Copy ``template`` and its filestore, replacing one of ours; nobody may be connected to it."""
    drop(database)
    query(f"create database {name(database)} template {name(template)}")
    mark(database)
    if filestore(template).is_dir():
        # Files of the filestore are named by their content and never change: links are enough.
        shutil.copytree(filestore(template), filestore(database), copy_function=os.link)


def rename(old: str, new: str) -> None:
    shutil.rmtree(filestore(new), ignore_errors=True)
    if filestore(old).is_dir():
        filestore(old).rename(filestore(new))
    query(f"alter database {name(old)} rename to {name(new)}")


def drop(database: str) -> None:
    """Remove a database of ours, even while somebody is connected, and its filestore."""
    if is_ours(database):
        query(f"drop database {name(database)} with (force)")
    if not exists(database):
        shutil.rmtree(filestore(database), ignore_errors=True)


def filestore(database: str) -> Path:
    return DATA / "filestore" / database
