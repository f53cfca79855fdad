"""What is killed: the intake, and each kind of server action."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from dev.mail_server import MailServer

from .accounts import PASSWORD, Account
from .database import Scratch
from .workers import Workers

ARCHIVE = "Archiwum/2026"
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Scenario:
    """``action`` on the server; ``acts``: the server action is what is killed, the intake is done
    before. ``protocol``: how Odoo reaches the server.
    """

    title: str
    action: str
    acts: bool
    server: MailServer
    prefix: str = ""
    protocol: str = "imap"

    @property
    def port(self) -> int:
        settings = self.server.settings
        return settings.pop3_port if self.protocol == "pop3" else settings.imap_port

    @property
    def archive(self) -> str:
        return self.prefix.rstrip(".") + "." + ARCHIVE.replace("/", ".") if self.prefix else ARCHIVE


@dataclass(slots=True)
class Damage:
    """What went wrong in a trial."""

    lost: int = 0
    twice: int = 0
    wrong: list[str] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.wrong = []

    def __bool__(self) -> bool:
        return bool(self.lost or self.twice or self.wrong)

    def compare(self, what: str, wanted: Counter[str], found: Counter[str]) -> None:
        missing, surplus = wanted - found, found - wanted
        self.lost += missing.total()
        self.twice += surplus.total()
        if missing or surplus:
            self.wrong.append(f"{what}: {missing.total()} missing, {surplus.total()} too many")


class Trial:
    """One mailbox with fresh mails, and the work on it."""

    def __init__(self, scenario: Scenario, scratch: Scratch, workers: Workers) -> None:
        self.scenario, self.scratch, self.workers = scenario, scratch, workers
        self.account = Account.make(scenario.server)
        self.mailbox: int = workers.run(self._make_mailbox)

    def _make_mailbox(self, env: Any) -> int:
        mailboxes = env["doc.intake.mailbox"]
        mailboxes.search([]).write({"active": False})
        settings = self.scenario.server.settings
        mailbox = mailboxes.create(
            {
                "name": self.account.address,
                "protocol": self.scenario.protocol,
                "host": settings.host,
                "port": self.scenario.port,
                "security": "none",
                "user": self.account.address,
                "password": PASSWORD,
            }
        )
        env["doc.intake.buffer"].create(
            [
                {
                    "name": address,
                    "mailbox_id": mailbox.id,
                    "address": address,
                    "after_action": self.scenario.action,
                    "after_folder": ARCHIVE if self.scenario.action == "move" else False,
                    "grace_days": 0,
                }
                for address in self.account.own_addresses
            ]
        )
        return int(mailbox.id)

    # ---- WORK ----

    def take_in(self, env: Any) -> None:
        env["doc.intake.mailbox"]._cron_fetch()

    def act(self, env: Any) -> None:
        env["doc.intake.message"]._cron_server_actions()

    def work(self, env: Any) -> None:
        (self.act if self.scenario.acts else self.take_in)(env)

    def finish(self) -> list[str]:
        """Begin the work again until nothing is left of it, as the scheduled actions do; return
        what stays.
        """
        left = ["never begun"]
        for _ in range(_ROUNDS):
            self.scratch.let_time_pass(self.mailbox)
            self.workers.run(self.take_in)
            if self.scenario.acts:
                self.workers.run(self.act)
            left = self.unfinished()
            if not left:
                break
        return left

    def unfinished(self) -> list[str]:
        left = self.scratch.unfinished(self.mailbox)
        if not self.scenario.acts:
            left = [what for what in left if "done, waiting" not in what]
        return left

    # ---- TRUTH ----

    def check_safe(self) -> Damage:
        """At any moment: what is not on the server any more is in the vault, bytes and all; and what
        was written down as gone from there is gone.
        """
        damage = Damage()
        removed = {mail.sha256 for mail in self.scratch.vault(self.mailbox) if mail.removed}
        # In this order: a mail that moves in between is seen twice, not never.
        inbox, archive = self.account.folders("INBOX", self.scenario.archive)
        there = {digest for digest, _flags in inbox + archive}
        kept = {mail.digest for mail in self.scratch.vault(self.mailbox)}
        gone = {mail.digest for mail in self.account.mails} - there
        damage.lost = len(gone - kept)
        if damage.lost:
            damage.wrong.append(f"{damage.lost} mails are neither on the server nor in the vault")
        stays = removed & {digest for digest, _flags in inbox}
        if stays:
            damage.wrong.append(f"{len(stays)} mails are said to be gone from the server, but are there")
        return damage

    def check(self) -> Damage:
        """In the end: each mail once, each file one document, the server as it was asked for."""
        damage = Damage()
        mails = self.account.mails
        wanted = Counter(mail.digest for mail in mails)
        vault = self.scratch.vault(self.mailbox)
        damage.compare("vault", wanted, Counter(row.sha256 for row in vault))
        damage.compare("disk", wanted, Counter(row.digest or "nothing" for row in vault))
        documents = self.scratch.documents(self.mailbox)
        files = Counter(digest for mail in mails for digest in mail.files)
        damage.compare("documents", files, Counter(found.sha256 for found in documents))
        damage.compare("files", files, Counter(found.digest or "nothing" for found in documents))
        # The same bytes again are a duplicate that nobody has to decide about.
        first = Counter(found.sha256 for found in documents if found.state != "duplicate")
        damage.compare("documents to decide about", Counter(dict.fromkeys(files, 1)), first)
        done = {mail.digest for mail in mails if mail.done}
        if {row.sha256 for row in vault if row.state == "done"} != done:
            damage.wrong.append("other mails are done than should be")
        self._check_server(damage, wanted, done)
        return damage

    def _check_server(self, damage: Damage, wanted: Counter[str], done: set[str]) -> None:
        action = self.scenario.action if self.scenario.acts else "keep"
        finished = Counter({digest: count for digest, count in wanted.items() if digest in done})
        stays = wanted - finished if action in ("delete", "move") else wanted
        moved = finished if action == "move" else Counter[str]()
        inbox, archive = self.account.folders("INBOX", self.scenario.archive)
        damage.compare("INBOX", stays, Counter(digest for digest, _flags in inbox))
        damage.compare("archive", moved, Counter(digest for digest, _flags in archive))
        for digest, flags in inbox:
            read = "\\Seen" in flags
            # A POP3 server may mark what it hands out, and the client has no say in that.
            if self.scenario.protocol == "pop3":
                read = False
            if read != (action == "mark_read" and digest in done) or "\\Deleted" in flags:
                damage.wrong.append(f"flags {sorted(flags)} on a mail that stays")
