from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said in words, before an import fails
    sys.exit("doc_intake needs Python 3.11 to 3.13; this is " + sys.version.split()[0])

from .cli import main

sys.exit(main(sys.argv[1:]))
