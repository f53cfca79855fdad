"""One mail from its bytes to its buffers, files and, where wanted, the letter as a document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed import PDF, aes_zip, mail

from intake_core.mail.content import body_document
from intake_core.mail.content.body_document import BodyNotRendered
from intake_core.mail.content.message import MessagePart
from intake_core.mail.errors import MessageError
from intake_core.mail.intake import BODY_PATH, MailJob, TakenApart, take_apart
from intake_core.mail.passwords import SenderPassword
from intake_core.routing.route import Receiver

OWN = Receiver(1, "faktury+firma@doc-intake.test")
OTHER = Receiver(2, "faktury+inna@doc-intake.test")
INVOICE = mail(("FV.pdf", PDF))
LETTER = mail(text="Paragon 12/2026, 89,00 zł")
BY_LINK = mail(text="Twoja faktura jest gotowa. Pobierz fakturę: https://panel.net.example/faktury/1 do piątku")


def test_a_mail_that_nobody_wants_printed_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_document, "render", None)  # calling it would raise
    taken = take_apart(MailJob(LETTER, receivers=[OWN]))
    assert (taken.route.buffer_ids, taken.body, taken.download) == ((1,), None, None)
    taken = take_apart(MailJob(INVOICE, receivers=[OWN], policies={1: "no_file"}))
    assert taken.body is None
    taken = take_apart(MailJob(LETTER, receivers=[OWN, OTHER], policies={2: "always"}))
    assert taken.body is None, "the other buffer gets no mail"


def test_the_letter_is_printed_where_a_buffer_wants_it() -> None:
    taken = take_apart(MailJob(LETTER, receivers=[OWN], policies={1: "no_file"}))
    assert taken.body is not None
    assert taken.body.part.path == BODY_PATH
    assert taken.body.kind.mimetype == "application/pdf"
    assert taken.files_for("no_file") == taken.files_for("always") == (taken.body,)
    assert taken.files_for("never") == ()


def test_always_means_beside_a_file_too() -> None:
    taken = take_apart(MailJob(INVOICE, chosen=frozenset([7]), policies={7: "always"}))
    assert taken.body is not None, "a buffer that a person chose counts as well"
    assert [file.part.path for file in taken.files_for("always")] == ["2", BODY_PATH]
    assert [file.part.path for file in taken.files_for("no_file")] == ["2"]


def test_a_letter_that_cannot_be_printed_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> MessagePart:
        raise BodyNotRendered()

    monkeypatch.setattr(body_document, "render", fail)
    taken = take_apart(MailJob(LETTER, with_body=True))
    assert taken.body is not None
    assert taken.body.waits is not None
    assert taken.body.waits.code == BodyNotRendered.code
    assert taken.body.part.name == "Faktura.pdf"


def test_an_invoice_behind_a_link() -> None:
    taken = take_apart(MailJob(BY_LINK, receivers=[OWN]))
    assert taken.download is not None
    assert taken.download.params["host"] == "panel.net.example"
    assert [link.url for link in taken.links] == ["https://panel.net.example/faktury/1"]
    with_file = take_apart(MailJob(mail(("FV.pdf", PDF), text="Pobierz fakturę: https://panel.net.example/faktury/1")))
    assert (with_file.download, with_file.links) == (None, ())


def test_notices_are_neither_printed_nor_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_document, "render", None)
    own = BY_LINK.replace(b"Subject:", b"X-Doc-Intake: 1\nSubject:")
    taken = take_apart(MailJob(own, receivers=[OWN], policies={1: "always"}, with_body=True))
    assert taken.unpacked.classification.kind == "own"
    assert (taken.body, taken.download) == (None, None)


def test_only_the_passwords_of_its_buffers_are_tried() -> None:
    locked = mail(("a.zip", aes_zip("tajne", ("FV.pdf", PDF))))
    ours, key = [Receiver(1, "faktury+firma@doc-intake.test")], [SenderPassword("*", "tajne")]
    for job, is_open in (
        (MailJob(locked, receivers=ours, passwords={1: key}), True),
        (MailJob(locked, receivers=ours, passwords={2: key}, passwords_unrouted=key), False),
        (MailJob(locked, receivers=ours, passwords={2: key}, chosen=frozenset([2])), True),
        (MailJob(locked, passwords={1: key}, passwords_unrouted=key), True),
        (MailJob(locked, passwords={1: key}), False),
    ):
        taken = take_apart(job)
        assert (taken.unpacked.waits is None) == is_open, (job.receivers, job.chosen)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=2_000))
def test_any_bytes_give_a_result_or_a_typed_error(raw: bytes) -> None:
    try:
        taken = take_apart(MailJob(raw, receivers=[OWN]))
    except MessageError:
        return
    assert isinstance(taken, TakenApart)
