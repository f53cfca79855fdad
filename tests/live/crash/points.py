"""The places where a process may die: counted in one run, deadly in the next."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

# They commit for others; what is committed is told by who calls them.
_BETWEEN = {"_work_commit", "_work_leased", "_work_claim", "write", "<lambda>"}


@dataclass
class Points:
    """Counts hits by name and kills this very process at the ``number``-th of ``target``."""

    target: str | None = None
    number: int = 0
    hits: Counter[str] = field(default_factory=Counter)

    def hit(self, name: str) -> None:
        self.hits[name] += 1
        if name == self.target and self.hits[name] == self.number:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, name: str, call: Callable[[], Any]) -> Any:
        self.hit(f"before {name}")
        result = call()
        self.hit(f"after {name}")
        return result


def install(points: Points, filestore: str) -> None:
    """Have commits, server commands and files pass ``points``; for the rest of this process."""
    from odoo.sql_db import Cursor

    from odoo.addons.doc_intake.intake_core.mail.account.session import Session

    commit, command, replace = Cursor.commit, Session._command, os.replace

    def passing_commit(cursor: Any) -> Any:
        name = _committing(sys._getframe(1))
        return points.around(f"commit of {name}", lambda: commit(cursor))

    def passing_command(source: Any, action: str, call: Callable[[], Any], size: int = 0) -> Any:
        # LIST is a command of both protocols, and not the same one.
        name = f"POP3 {action}" if source.access.protocol == "pop3" else action

        def passing() -> Any:
            return points.around(name, call)

        return command(source, action, passing, size)

    def passing_replace(old: Any, new: Any, **options: Any) -> Any:
        if not os.path.realpath(new).startswith(filestore):
            return replace(old, new, **options)
        return points.around("file in its place", lambda: replace(old, new, **options))

    Cursor.commit = passing_commit
    Session._command = passing_command
    os.replace = passing_replace


def _committing(frame: FrameType | None) -> str:
    """Who commits: queue and function of the addon's model."""
    queue = ""
    while frame is not None:
        code = frame.f_code
        if "/doc_intake/models/" in code.co_filename:
            queue = queue or str(frame.f_locals.get("queue") or "")
            if code.co_name not in _BETWEEN:
                return f"{queue} {code.co_name}".strip()
        frame = frame.f_back
    return "Odoo"
