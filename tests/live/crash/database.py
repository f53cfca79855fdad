"""A scratch database with the addon, and what the trials look up and change in it behind Odoo's
back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2

from dev.setup import database, postgres, templates, testing
from dev.setup.odoo_tree import OdooTree

NAME = f"{testing.DATABASE}_crash"
_UNFINISHED = """
    SELECT 'mailbox leased' FROM doc_intake_mailbox WHERE id = %s AND lease_token IS NOT NULL
    UNION ALL
    SELECT 'mailbox: ' || reason_code FROM doc_intake_mailbox
    WHERE id = %s AND reason_code IS NOT NULL
    UNION ALL
    SELECT 'mailbox never read' FROM doc_intake_mailbox WHERE id = %s AND last_check IS NULL
    UNION ALL
    SELECT 'mail: ' || state || ', ' || server_action_state || ' ' || coalesce(reason_code, '')
           || ' ' || coalesce(server_action_code, '')
    FROM doc_intake_message
    WHERE mailbox_id = %s AND (
        lease_token IS NOT NULL OR attempts > 0 OR next_try_at IS NOT NULL OR wants_download
        OR state NOT IN ('done', 'held')
        OR server_action_state IN ('waiting', 'failed', 'left')
           AND server_action_at <= now() at time zone 'utc'
    )
"""


@contextmanager
def scratch(tree: OdooTree) -> Iterator[Scratch]:
    """A database with ``doc_intake`` installed, for the length of the block."""
    postgres.ensure_running()
    template, _result = templates.ensure(tree, templates.TEST_MODULES, demo=False)
    database.clone(template, NAME)
    try:
        templates.install(tree, NAME, ["doc_intake"], demo=False, log="crash")
        yield Scratch(NAME, database.filestore(NAME).resolve())
    finally:
        database.drop(NAME)


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A row of the vault; ``digest`` is that of the bytes on the disk, None when there are none.
    ``removed``: it says that the mail is not in its folder on the server any more.
    """

    sha256: str
    digest: str | None
    state: str
    removed: bool


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """``sha256`` of its file as the database has it, ``digest`` that of the bytes on the disk."""

    sha256: str
    digest: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Scratch:
    name: str
    filestore: Path

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """Run a query on a connection of its own: forked processes must not share one."""
        with (
            closing(psycopg2.connect(dbname=self.name)) as connection,
            connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, parameters)
            return cursor.fetchall() if cursor.description else []

    def let_time_pass(self, mailbox: int, tokens: Sequence[str] = ("%",)) -> None:
        """Let the leases run out whose token is like one of ``tokens``, and all pauses end."""
        for table, key in (("doc_intake_mailbox", "id"), ("doc_intake_message", "mailbox_id")):
            self.rows(
                f"UPDATE {table} SET lease_until = now() at time zone 'utc' - interval '1 s' "
                f"WHERE {key} = %s AND lease_token LIKE ANY(%s)",
                mailbox,
                list(tokens),
            )
            self.rows(
                f"UPDATE {table} SET next_try_at = NULL WHERE {key} = %s AND next_try_at IS NOT NULL",
                mailbox,
            )

    def vault(self, mailbox: int) -> list[StoredMail]:
        """All rows of a mailbox, with what is really on the disk."""
        found = self.rows(
            "SELECT m.sha256, a.store_fname, m.state, "
            "m.server_action IN ('delete', 'move') AND m.server_action_state = 'done' "
            "FROM doc_intake_message m "
            "LEFT JOIN ir_attachment a ON a.id = m.raw_attachment_id WHERE m.mailbox_id = %s",
            mailbox,
        )
        return [StoredMail(sha256, self._digest(stored), state, bool(gone)) for sha256, stored, state, gone in found]

    def documents(self, mailbox: int) -> list[StoredDocument]:
        """All documents of a mailbox, with what is really on the disk."""
        found = self.rows(
            "SELECT f.sha256, a.store_fname, d.state FROM doc_intake_document d "
            "JOIN doc_intake_message m ON m.id = d.message_id "
            "LEFT JOIN doc_intake_carrier c ON c.document_id = d.id "
            "LEFT JOIN doc_intake_file f ON f.id = c.file_id "
            "LEFT JOIN ir_attachment a ON a.id = f.attachment_id WHERE m.mailbox_id = %s",
            mailbox,
        )
        return [StoredDocument(digest, self._digest(stored), state) for digest, stored, state in found]

    def unfinished(self, mailbox: int) -> list[str]:
        """What is still under way, or waits for another try."""
        found = self.rows(_UNFINISHED, *([mailbox] * 4))
        return [str(what) for [what] in found]

    def _digest(self, stored: str | None) -> str | None:
        if not stored:
            return None
        path = self.filestore / stored
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None
