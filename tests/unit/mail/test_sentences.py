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
    *("part_pixel", "part_logo", "part_signature", "part_card", "part_calendar"),
    *("container_opened", "container_system_file", "embedded_xml", "invoice_by_link"),
    *("container_password", "container_damaged", "container_method", "container_bomb", "container_too_many"),
    *("container_too_large", "container_too_deep", "container_too_slow", "smime_encrypted", "pgp_encrypted"),
    "pdf_holds_too_much",
    *("body_not_rendered", "body_empty", "body_too_long", "body_too_slow"),
    *("mail_own_header", "mail_own_sender", "mail_delivery_status", "mail_disposition"),
    *("mail_bounce", "mail_auto_reply", "mail_ordinary", "mail_ordinary_no_answer"),
    *("server_same", "server_gone"),
    *("server_other_message_id", "server_other_size"),
    *("server_read", "server_moved", "server_deleted", "server_flagged"),
]


@pytest.mark.parametrize("code", CODES)
def test_sentence_is_registered(code: str) -> None:
    assert SENTENCES[code].endswith((".", "%(sentence)s"))
