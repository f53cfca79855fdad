"""The ways into Odoo that the intake benchmark compares; runs inside Odoo's process.

Each is driven as in production: by its own scheduled action, through Odoo's scheduler code, until
nothing new comes. Nothing of Odoo is replaced.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Protocol

Truth = dict[str, str]
"""``subject``, ``file_name``, ``file_sha256``, ``raw_sha256`` of a mail."""


class System(Protocol):
    """``set_up`` once; ``open`` an account, ``fetch`` and ``close`` it; tell the ``problems``."""

    def set_up(self, env: Any) -> None: ...

    def open(self, env: Any, server: dict[str, Any], account: str, password: str) -> None: ...

    def fetch(self, env: Any) -> None: ...

    def close(self, env: Any) -> None: ...

    def problems(self, env: Any, mails: Iterable[Truth]) -> list[str]: ...


class DocIntake:
    """doc_intake: fetching and unpacking, up to documents that wait for being read."""

    def __init__(self, address: str) -> None:
        self.address = address

    def set_up(self, env: Any) -> None:
        self.buffer = env["doc.intake.buffer"].create({"name": "Bench", "address": self.address})

    def open(self, env: Any, server: dict[str, Any], account: str, password: str) -> None:
        self.mailbox = env["doc.intake.mailbox"].create(
            {
                "name": account,
                "host": server["host"],
                "port": server["imaps_port"],
                "security": "ssl",
                "ca_certificate": server["ca"],
                "user": account,
                "password": password,
            }
        )
        self.buffer.with_env(env).mailbox_id = self.mailbox

    def fetch(self, env: Any) -> None:
        run_scheduled(env, "doc_intake.ir_cron_fetch")
        messages = env["doc.intake.message"]
        _run_until_still(
            env,
            "doc_intake.ir_cron_unpack",
            lambda: messages.search_count([("state", "not in", ("received", "routed"))]),
            done=lambda: not messages.search_count([("state", "in", ("received", "routed"))]),
        )

    def close(self, env: Any) -> None:
        self.mailbox.with_env(env).active = False

    def problems(self, env: Any, mails: Iterable[Truth]) -> list[str]:
        found = []
        for mail in mails:
            document = env["doc.intake.document"].search([("subject", "ilike", mail["subject"])])
            file = env["doc.intake.file"].search([("name", "ilike", mail["file_name"])])
            raw = document.message_id.raw_attachment_id.raw or b""
            if len(document) != 1 or document.message_id.state != "done":
                found.append(f"{mail['subject']}: {len(document)} documents")
            elif document.carrier_ids.file_id != file or len(file) != 1:
                found.append(f"{mail['file_name']}: {len(file)} files")
            elif _sha256(file.attachment_id.raw) != mail["file_sha256"]:
                found.append(f"{mail['file_name']}: other bytes than in the mail")
            elif _sha256(raw) != mail["raw_sha256"]:
                found.append(f"{mail['subject']}: other raw bytes than on the server")
        return found


class Fetchmail:
    """Odoo's own incoming mail server: a record of ``model`` with its message for each mail."""

    def __init__(self, model: str) -> None:
        self.model = model

    def set_up(self, env: Any) -> None:
        raise NotImplementedError

    def open(self, env: Any, server: dict[str, Any], account: str, password: str) -> None:
        self.server = env["fetchmail.server"].create(
            {
                "name": account,
                "server_type": "imap",
                "server": server["host"],
                "port": server["imaps_port"],
                "is_ssl": True,
                "user": account,
                "password": password,
                "object_id": env["ir.model"]._get_id(self.model),
                "state": "done",
            }
        )

    def fetch(self, env: Any) -> None:
        _run_until_still(env, "mail.ir_cron_mail_gateway_action", lambda: self._messages(env))

    def close(self, env: Any) -> None:
        self.server.with_env(env).active = False

    def problems(self, env: Any, mails: Iterable[Truth]) -> list[str]:
        found = []
        for mail in mails:
            message = env["mail.message"].search([("subject", "ilike", mail["subject"])])
            file = env["ir.attachment"].search([("name", "ilike", mail["file_name"])])
            if len(message) != 1 or message.model != self.model:
                found.append(f"{mail['subject']}: {len(message)} messages")
            elif len(file) != 1 or (file.res_model, file.res_id) != (message.model, message.res_id):
                found.append(f"{mail['file_name']}: {len(file)} attachments")
            elif _sha256(file.raw) != mail["file_sha256"]:
                found.append(f"{mail['file_name']}: other bytes than in the mail")
        return found

    def _messages(self, env: Any) -> int:
        received = [("message_type", "=", "email"), ("model", "=", self.model)]
        return int(env["mail.message"].search_count(received))


class FetchmailThread(Fetchmail):
    """Into the lightest record there is: a model with a name, an address and a chatter."""

    def __init__(self) -> None:
        super().__init__("x_bench_mail")

    def set_up(self, env: Any) -> None:
        env["ir.model"].create(
            {
                "name": "Mail",
                "model": self.model,
                "is_mail_thread": True,
                "field_id": [
                    (0, 0, {"name": "x_name", "ttype": "char"}),
                    (0, 0, {"name": "x_email", "ttype": "char"}),
                ],
            }
        )


class FetchmailBills(Fetchmail):
    """Into draft vendor bills, by the alias of the purchase journal."""

    def __init__(self, address: str) -> None:
        super().__init__("account.move")
        self.local, _at, self.domain = address.partition("@")

    def set_up(self, env: Any) -> None:
        company = env.company
        journals = env["account.journal"]
        purchases = [("type", "=", "purchase"), ("company_id", "=", company.id)]
        if not journals.search(purchases, limit=1):
            env["account.chart.template"].try_loading("pl", company=company, install_demo=False)
        company.alias_domain_id = env["mail.alias.domain"].create({"name": self.domain})
        journal = journals.search(purchases, limit=1)
        alias = {"alias_name": self.local, "alias_domain_id": company.alias_domain_id.id}
        journal.alias_id.write(alias)


def make_system(name: str, address: str) -> System:
    """The system ``doc_intake``, ``fetchmail_thread`` or ``fetchmail_bills``."""
    if name == "doc_intake":
        return DocIntake(address)
    return FetchmailThread() if name == "fetchmail_thread" else FetchmailBills(address)


def run_scheduled(env: Any, xmlid: str) -> None:
    """Run a scheduled action once, through Odoo's scheduler code, and commit."""
    env.ref(xmlid).method_direct_trigger()
    env.cr.commit()
    env.invalidate_all()


def _run_until_still(env: Any, xmlid: str, count: Any, done: Any = lambda: False) -> None:
    """Run the scheduled action again and again, as the scheduler does while there is work left."""
    before = -1
    while before != (before := count()) and not done():
        run_scheduled(env, xmlid)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data or b"").hexdigest()
