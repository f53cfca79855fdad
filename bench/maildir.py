"""Mails put straight into an account's Maildir: twenty thousand are there in seconds."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from dev.mail_server import MailServer


def fill(server: MailServer, account: str, mails: Iterable[tuple[datetime, bytes]]) -> int:
    """Put (time of arrival, raw mail) into INBOX, as a delivery agent does; return how many.

    The file names tell Dovecot the sizes (S: as stored, W: with CRLF), as its own deliveries do.
    """
    box = server.layout.mail / account / "Maildir"
    folder = box / "new"
    for directory in (box, folder, box / "cur", box / "tmp"):
        directory.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, (arrived, raw) in enumerate(mails, start=1):
        stored = raw.replace(b"\r\n", b"\n")
        name = f"{int(arrived.timestamp())}.M{count:06}P1.bench,S={len(stored)},W={len(raw)}"
        path = folder / name
        path.write_bytes(stored)
        os.utime(path, (arrived.timestamp(), arrived.timestamp()))
    _hand_over(box.parent, server.layout.mail)
    return count


def _hand_over(folder: Path, example: Path) -> None:
    """Give ``folder`` and all in it to whom ``example`` belongs: the server's user."""
    owner = example.stat()
    if owner.st_uid == os.geteuid():
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, owner.st_uid, owner.st_gid)
