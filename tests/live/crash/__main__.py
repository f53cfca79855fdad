"""``python -m tests.live.crash``: kill the intake and the server actions wherever they can die.

Each point before and after a commit, a server command or a write to the filestore is hit ``--each``
times; then ``--random`` kills follow at any moment, with two workers at once and mail coming in.
After each kill the work is begun again, and in the end every mail must be in the vault once, every
attachment one document, and the server as it was asked for. The exit status is 1 otherwise, or when
a point was never hit.
"""

from __future__ import annotations

import argparse
import os
import random
import sys

from dev.setup import console, odoo_tree, venv
from dev.setup.errors import SetupError
from dev.setup.odoo_command import project_environment
from dev.setup.paths import ROOT, VENV_PYTHON

_SHORT = ("intake", "POP3 intake", "delete", "move by COPY", "POP3 delete")
_READY = "DOC_INTAKE_CRASH_READY"
_NOTHING = "Nothing is set up here yet: start with make test."
NOT_SET_UP = 77
"""Exit status when there is no environment to run in."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.live.crash", description=__doc__)
    parser.add_argument("--each", type=int, default=5, help="kills at each point")
    parser.add_argument("--random", type=int, default=200, help="kills at any moment")
    parser.add_argument("--seed", type=int, default=None, help="the same number, the same kills")
    parser.add_argument("--only", action="append", default=[], help="this scenario (repeatable)")
    parser.add_argument("--short", action="store_true", help="as the tests do: about a minute")
    options = parser.parse_args(arguments)
    if options.short:
        # The other scenarios share their code with these, and these some of it with each other.
        options.each, options.random, options.only = 1, 10, list(_SHORT)
    if options.seed is None:
        options.seed = random.SystemRandom().randrange(2**31)
    try:
        return _run(options)
    except SetupError as error:
        console.say(str(error))
        return NOT_SET_UP


def _run(options: argparse.Namespace) -> int:
    tree = odoo_tree.installed()
    if tree is None:
        raise SetupError(_NOTHING)
    if os.environ.get(_READY) != str(ROOT):
        if not venv.is_complete():
            raise SetupError(_NOTHING)
        # The environment of Odoo is made before Python starts, as for every other program here.
        environ = {**project_environment(tree), _READY: str(ROOT)}
        os.chdir(ROOT)
        sys.stdout.flush()
        command = [str(VENV_PYTHON), "-m", "tests.live.crash", *sys.argv[1:]]
        os.execve(VENV_PYTHON, command, environ)
    from tests.live.crash.run import run

    return run(tree, options.each, options.random, options.seed, options.only, again=not options.short)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
