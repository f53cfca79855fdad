"""``python -m dev.mail_server start|stop|status|clean``: exit status 0, or 1 with a sentence
(status: 3 = stopped).
"""

from __future__ import annotations

import argparse
import sys

from .demo import demo_server
from .errors import MailServerError


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.mail_server", description="The demo's mail server.")
    parser.add_argument("command", choices=("start", "stop", "status", "clean"))
    command = parser.parse_args(arguments).command
    try:
        server = demo_server()
        if command == "status":
            return _status(server.running)
        {"start": server.start, "stop": server.stop, "clean": server.clean}[command]()
    except MailServerError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if command == "start":
        s = server.settings
        sys.stdout.write(
            f"Mail server on {s.host}: IMAP {s.imap_port} (STARTTLS), IMAPS {s.imaps_port}, "
            f"POP3 {s.pop3_port}, POP3S {s.pop3s_port}, CA {s.ca_file}\n"
        )
    return 0


def _status(running: bool) -> int:
    sys.stdout.write("running\n" if running else "stopped\n")
    return 0 if running else 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
