"""The mails of the demo: as real servers store them, and put on the server once."""

from __future__ import annotations

import email
import email.policy
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from stdnum.pl import nip

from dev import demo_mail, demo_world, mail_server
from dev.mails import packed
from dev.mails.plan import DemoMail, demo_mails, fresh_mail
from intake_core.mail.content.links import asks_to_download
from intake_core.mail.unpack import SenderPassword, unpack

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def mails() -> list[DemoMail]:
    return demo_mails(NOW)


def parse(mail: DemoMail) -> EmailMessage:
    message = email.message_from_bytes(mail.raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_demo_world_is_consistent() -> None:
    for company in demo_world.COMPANIES:
        assert nip.is_valid(company.vat)
        assert company.address == company.account.replace("@", f"+{company.tag}@")
    assert set(mail_server.settings().accounts) == {c.account for c in demo_world.COMPANIES}


def test_two_accounts_get_a_believable_mix(mails: list[DemoMail]) -> None:
    assert Counter(mail.account for mail in mails) == {
        demo_world.ACCOUNT_A: 17,
        demo_world.ACCOUNT_B: 14,
    }
    forms = Counter(d.truth["form"] for mail in mails for d in mail.documents)
    assert all(forms[form] >= 2 for form in ("text", "scan", "jpg", "facturx"))
    kinds = {d.truth["fields"]["document_type"] for mail in mails for d in mail.documents}
    assert kinds == {"invoice", "bank_statement", "letter"}
    assert max(len(mail.documents) for mail in mails) == 2
    assert any(
        d.truth["form"] == "text" and len(d.truth["lines"]) > 30 for m in mails for d in m.documents
    )


def test_each_mail_is_well_formed(mails: list[DemoMail]) -> None:
    seen = set()
    for mail in mails:
        message = parse(mail)
        assert not any(part.defects for part in message.walk())
        assert message["Message-ID"] == mail.message_id
        seen.add(mail.message_id)
        assert message["Subject"] == mail.subject
        assert message["Delivered-To"].partition("+")[0] == mail.account.partition("@")[0]
        sent = parsedate_to_datetime(message["Date"])
        assert NOW - timedelta(days=3) <= sent <= NOW
        assert mail.raw.partition(b"\r\n\r\n")[0].isascii(), "Polish subjects are encoded words"
        assert b"\n" not in mail.raw.replace(b"\r\n", b"")
        assert max(map(len, mail.raw.split(b"\r\n"))) <= 998
    assert len(seen) == len(mails)


def test_attachments_are_the_documents(mails: list[DemoMail]) -> None:
    for mail in mails:
        attached = [
            (part.get_filename(), part.get_content())
            for part in parse(mail).walk()
            if part.get_content_disposition() == "attachment"
        ]
        if mail.documents:
            assert attached == [(document.name, document.data) for document in mail.documents]


def test_invoices_are_billed_to_the_company_of_the_account(mails: list[DemoMail]) -> None:
    vat = {company.account: company.vat for company in demo_world.COMPANIES}
    for mail in mails:
        for document in mail.documents:
            if document.truth["fields"]["document_type"] == "invoice":
                assert document.truth["fields"]["buyer_vat"] == vat[mail.account]


def test_special_mails(mails: list[DemoMail]) -> None:
    messages = [parse(mail) for mail in mails]
    reports = [m for m in messages if m.get_content_type() == "multipart/report"]
    assert len(reports) == 1
    parts = [part.get_content_type() for part in reports[0].iter_parts()]
    assert parts == ["text/plain", "message/delivery-status", "text/rfc822-headers"]
    assert reports[0]["Return-Path"] == "<>"
    assert b"Final-Recipient: rfc822;" in bytes(reports[0])
    replies = [m for m in messages if m["Auto-Submitted"] == "auto-replied" and m not in reports]
    assert len(replies) == 1
    unknown = [m for m in messages if m["Delivered-To"] == demo_world.UNKNOWN_ADDRESS]
    assert len(unknown) == 1
    attached = [p for m in messages for p in m.iter_attachments() if not p.is_multipart()]
    programs = [p for p in attached if p.get_content()[:2] == b"MZ"]
    assert [p.get_filename().endswith(".pdf") for p in programs] == [True]
    logos = [p for m in messages for p in m.walk() if p.get_content_disposition() == "inline"]
    assert len({p.get_content() for p in logos}) == 1 < len(logos)
    assert any(b'filename="=?utf-8?' in mail.raw for mail in mails)
    assert any(b"iso-8859-2" in mail.raw for mail in mails)


def test_packed_mails(mails: list[DemoMail]) -> None:
    by_subject = {mail.subject: mail.raw for mail in mails}
    files = {
        subject: unpack(raw, [], [SenderPassword("*", packed.ZIP_PASSWORD)]).files
        for subject, raw in by_subject.items()
    }
    names = {
        subject: [file.part.from_ for file in found if file.kind.mimetype == "application/pdf"]
        for subject, found in files.items()
    }
    assert names["Fwd: Faktury za październik"] == [("Faktury za październik.eml", "faktury.zip")] * 2
    assert names["Faktura z Outlooka"] == [("winmail.dat",)]
    assert names["Faktura w archiwum z hasłem"] == [("faktura.zip",)]
    locked = unpack(by_subject["Faktura w archiwum z hasłem"], [])
    assert locked.waits is not None
    assert locked.waits.code == "container_password"
    by_link = unpack(by_subject["Faktura za Internet jest gotowa do pobrania"], [])
    assert asks_to_download(by_link.parsed) is not None
    assert not by_link.carries_files
    bill = unpack(by_subject["Twój bilet B/2026/11/22/0815"], [])
    assert asks_to_download(bill.parsed) is None
    assert not bill.carries_files
    both = unpack(by_subject["Faktura na dwa adresy"], []).parsed.recipients
    assert {demo_world.COMPANY_A.address, demo_world.UNKNOWN_ADDRESS} <= set(both)


def test_one_invoice_comes_twice(mails: list[DemoMail]) -> None:
    files = Counter(document.data for mail in mails for document in mail.documents)
    assert sorted(files.values())[-2:] == [1, 2]


def test_the_same_moment_gives_the_same_mails(mails: list[DemoMail]) -> None:
    assert [mail.raw for mail in demo_mails(NOW)] == [mail.raw for mail in mails]


def test_a_fresh_mail_is_new_each_time() -> None:
    first, second = fresh_mail(NOW, 1), fresh_mail(NOW + timedelta(seconds=1), 1)
    assert first.message_id != second.message_id
    assert parse(first)["Message-ID"] == first.message_id
    assert first.documents[0].data == second.documents[0].data
    assert {fresh_mail(NOW, seed).account for seed in (2, 3)} == set(
        c.account for c in demo_world.COMPANIES
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[mail_server.MailServer]:
    if not mail_server.available():
        pytest.skip("Dovecot is not installed")
    server = mail_server.MailServer(tmp_path / "mail", accounts=mail_server.DEMO_ACCOUNTS)
    with server:
        yield server
    server.clean()


@pytest.mark.live
def test_fill_puts_each_mail_there_once(
    server: mail_server.MailServer, mails: list[DemoMail]
) -> None:
    broken_off = mails[:5]
    assert demo_mail.fill(server.settings, broken_off) == {demo_world.ACCOUNT_A: 5}
    assert sum(demo_mail.fill(server.settings, mails).values()) == len(mails) - 5
    with server.client(demo_world.ACCOUNT_A) as client:
        client.select("INBOX")
        _status, found = client.search(None, "ALL")
        assert len(found[0].split()) == 17
        _status, fetched = client.fetch("1", "(BODY.PEEK[] INTERNALDATE)")
        assert fetched[0][1] == mails[0].raw
        assert b"19-Nov-2026" in fetched[0][0] + fetched[1]
        client.store("1:3", "+FLAGS", r"(\Deleted)")
        client.expunge()
    assert sum(demo_mail.fill(server.settings, mails).values()) == 0
    demo_mail.send(server.settings, fresh_mail(NOW, 2))


def test_a_server_that_does_not_run_is_said_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stopped = mail_server.MailServer(tmp_path, accounts=mail_server.DEMO_ACCOUNTS)
    stopped.layout.tls.mkdir(parents=True)
    mail_server_ca = stopped.settings.ca_file
    mail_server_ca.write_text("")
    monkeypatch.setattr(demo_mail, "settings", lambda: stopped.settings)
    assert demo_mail.main(["one", "--form", "text", "--seed", "3"]) == 1
    assert "Start it with 'make run'" in capsys.readouterr().err


@pytest.mark.live
def test_the_command_fills_once_and_sends_one_more(
    server: mail_server.MailServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(demo_mail, "settings", lambda: server.settings)
    assert demo_mail.main(["fill"]) == 0
    assert f"{demo_world.ACCOUNT_A}: 17 mails" in capsys.readouterr().out
    monkeypatch.setattr(demo_mail, "demo_mails", None)  # a second fill composes nothing
    assert demo_mail.main(["fill"]) == 0
    assert "has its mails already" in capsys.readouterr().out
    assert demo_mail.main(["one"]) == 0
    assert "http://127.0.0.1:" in capsys.readouterr().out
    counts = [demo_mail.received(server.settings, c.account) for c in demo_world.COMPANIES]
    assert sorted(counts) in ([14, 18], [15, 17])
