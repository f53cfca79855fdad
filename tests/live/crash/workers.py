"""Odoo, loaded once; each piece of work runs in a fork of this process, which may be killed."""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import traceback
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from dev.setup.odoo_tree import OdooTree
from dev.setup.paths import ADDONS, DATA, LOG

Work = Callable[[Any], Any]


class Killed(Exception):
    """The worker died of SIGKILL."""


class Workers:
    """Forks that work with the registry of ``database``."""

    def __init__(self, tree: OdooTree, database: str) -> None:
        import odoo.modules.module
        import odoo.netsvc
        import odoo.sql_db
        from odoo.modules.registry import Registry
        from odoo.tools import config

        paths = ",".join(str(path) for path in [*tree.addons_paths, ADDONS])
        log = LOG / "crash-workers.log"
        log.unlink(missing_ok=True)
        config.parse_config(["-d", database, f"--addons-path={paths}", f"--data-dir={DATA}", f"--logfile={log}"])
        odoo.netsvc.init_logger()
        logging.getLogger("odoo.addons.base.models.ir_attachment").setLevel(logging.WARNING)
        odoo.modules.module.initialize_sys_path()
        self._registry = Registry(database)
        # Nobody may inherit an open connection.
        odoo.sql_db.close_all()
        self.log = log

    def start(self, work: Work, prepare: Callable[[], None] | None = None) -> Worker:
        """Fork and begin ``work(env)``; ``prepare`` runs before, in the fork."""
        reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid:
            os.close(writing)
            return Worker(pid, reading)
        status = 1
        try:
            os.close(reading)
            if prepare:
                prepare()
            _sign_tokens()
            result = self._work(work)
            with os.fdopen(writing, "w") as pipe:
                json.dump(result, pipe)
            status = 0
        except BaseException:  # noqa: BLE001 - nothing may leave the fork
            traceback.print_exc()
            sys.stderr.flush()
        finally:
            os._exit(status)

    def run(self, work: Work, prepare: Callable[[], None] | None = None) -> Any:
        """Do ``work(env)`` in a fork and return what it returns. Raises Killed."""
        return self.start(work, prepare).wait()

    def _work(self, work: Work) -> Any:
        from odoo import SUPERUSER_ID, api

        self._registry.check_signaling()
        with self._registry.cursor() as cr:
            result = work(api.Environment(cr, SUPERUSER_ID, {}))
        self._registry.signal_changes()
        return result


class Worker:
    """A forked process at work."""

    def __init__(self, pid: int, pipe: int) -> None:
        self.pid = pid
        self._pipe = pipe
        self._status: int | None = None

    @property
    def tokens(self) -> str:
        """What the tokens of its leases are like, for SQL."""
        return f"{self.pid}-%"

    @property
    def alive(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
        return self._status is None

    def kill(self) -> bool:
        """Kill it; return False when it had come to its end before."""
        with suppress(ProcessLookupError):
            if self.alive:
                os.kill(self.pid, signal.SIGKILL)
        try:
            self.wait()
        except Killed:
            return True
        return False

    def wait(self) -> Any:
        """What the work returned. Raises Killed; RuntimeError when it ended in an error."""
        with os.fdopen(self._pipe) as pipe:
            said = pipe.read()
        if self._status is None:
            _pid, self._status = os.waitpid(self.pid, 0)
        if os.WIFSIGNALED(self._status) and os.WTERMSIG(self._status) == signal.SIGKILL:
            raise Killed
        if self._status != 0:
            raise RuntimeError(f"worker {self.pid} ended with status {self._status}")
        return json.loads(said)


def _sign_tokens() -> None:
    """Have the tokens of leases tell which process holds them."""
    original, pid = uuid.uuid4, os.getpid()

    class Signed:
        def __init__(self) -> None:
            self.hex = f"{pid}-{original().hex}"

    from odoo.addons.doc_intake.models import doc_intake_work_mixin

    class SigningUuid:
        uuid4 = Signed

    doc_intake_work_mixin.uuid = SigningUuid
