"""One intake measured inside Odoo: ``python -m bench.intake_process DATABASE``, job on stdin."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from .intake_systems import make_system


def main(database: str, job: dict[str, Any]) -> dict[str, Any]:
    """Take in the account ``warm_up``, then the account ``timed``; tell time, rows and problems.

    The first mails pay for imports and caches that a worker of a running server has long paid for.
    """
    registry = open_registry(database)
    system = make_system(job["system"], job["address"])
    from odoo import SUPERUSER_ID, api

    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        system.set_up(env)
        cr.commit()
        system.open(env, job["server"], *job["warm_up"])
        cr.commit()
        system.fetch(env)
        system.close(env)
        system.open(env, job["server"], *job["timed"])
        cr.commit()
        rows = _count_rows(cr)
        cr.commit()

        started, cpu = time.perf_counter(), time.process_time()
        system.fetch(env)
        seconds, cpu = time.perf_counter() - started, time.process_time() - cpu

        cr.commit()
        added = {name: count - rows.get(name, 0) for name, count in _count_rows(cr).items()}
        return {
            "seconds": seconds,
            "cpu_seconds": cpu,
            "rows": {name: count for name, count in sorted(added.items()) if count},
            "problems": system.problems(env, job["mails"]),
        }


def open_registry(database: str) -> Any:
    """Load Odoo with ``database``, in this process."""
    # Odoo writes its log to standard error, which the caller keeps.
    from odoo.modules.registry import Registry
    from odoo.netsvc import init_logger
    from odoo.tools import config

    options = ["--database", database, "--no-http", "--max-cron-threads=0", "--log-level=warn"]
    config.parse_config(options)
    init_logger()
    return Registry(database)


def _count_rows(cr: Any) -> dict[str, int]:
    """Rows of every table."""
    cr.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    tables = [name for (name,) in cr.fetchall()]
    counts = " UNION ALL ".join(f"""SELECT '{name}', count(*) FROM "{name}" """ for name in tables)
    cr.execute(counts)
    return dict(cr.fetchall())


if __name__ == "__main__":
    answer = main(sys.argv[1], json.load(sys.stdin))
    json.dump(answer, sys.stdout)
