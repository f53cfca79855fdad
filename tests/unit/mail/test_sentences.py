"""A stored reason is shown by processes that never gave it: import alone must know its words."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import intake_core.mail
from intake_core.errors import SENTENCES

for _module in pkgutil.iter_modules(intake_core.mail.__path__, "intake_core.mail."):
    importlib.import_module(_module.name)

CODES = [
    *("part_pixel", "part_logo"),
    *("mail_own_header", "mail_own_sender", "mail_delivery_status", "mail_disposition"),
    *("mail_bounce", "mail_auto_reply", "mail_ordinary", "mail_ordinary_no_answer"),
    *("server_keep", "server_not_done", "server_grace", "server_due", "server_same", "server_gone"),
    *("server_other_message_id", "server_other_size"),
    *("server_read", "server_moved", "server_deleted", "server_flagged"),
]


@pytest.mark.parametrize("code", CODES)
def test_sentence_is_registered(code: str) -> None:
    assert SENTENCES[code].endswith((".", "%(sentence)s"))
