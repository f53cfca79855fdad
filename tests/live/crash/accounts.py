"""Mail accounts of the trials: what is delivered to them, and what the server holds afterwards."""

from __future__ import annotations

import hashlib
import imaplib
import itertools
import random
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from io import BytesIO

from dev.mail_server import MailServer

PASSWORD = "trial"
_numbers = itertools.count(1)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail, the SHA-256 of each document that must come of it (one for each route of its mail),
    and whether it will be done.
    """

    raw: bytes
    files: tuple[str, ...]
    done: bool

    @property
    def digest(self) -> str:
        return sha256(self.raw)


def pdf(number: object, size: int) -> bytes:
    return f"%PDF-1.4\n% invented {number}\n".encode() + random.Random(str(number)).randbytes(size)


def make_mail(
    addresses: Sequence[str],
    files: Sequence[bytes],
    *,
    packed: Sequence[bytes] = (),
    text_file: bool = False,
    known: bool = True,
) -> Mail:
    """A mail with PDF ``files`` to the buffers of ``addresses``; ``packed``: those that come in a
    zip. ``known`` False: to addresses that no buffer has.
    """
    number = next(_numbers)
    to = ", ".join(addresses)
    message = EmailMessage()
    message["From"] = "Dostawca <faktury@dostawca.example>"
    message["To"] = to if known else to.replace("+", "+nobody.")
    message["Subject"] = f"Faktura {number}"
    message["Date"] = "Mon, 02 Nov 2026 10:15:00 +0100"
    message["Message-ID"] = f"<{number}@dostawca.example>"
    message.set_content("W załączeniu faktura.")
    for index, data in enumerate(files):
        name = f"FV {number}-{index}.pdf"
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    if packed:
        data = _zip({f"FV {number}-packed-{index}.pdf": data for index, data in enumerate(packed)})
        name = f"faktury {number}.zip"
        message.add_attachment(data, maintype="application", subtype="zip", filename=name)
    if text_file:
        message.add_attachment(b"notes", maintype="text", subtype="plain", filename="notes.txt")
    raw = message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    documents = [sha256(data) for _address in addresses for data in (*files, *packed)]
    done = known and bool(documents)
    return Mail(raw, tuple(documents) if done else (), done)


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@dataclass(slots=True)
class Account:
    """One account on a server, with the mails that were delivered to it."""

    server: MailServer
    address: str
    mails: list[Mail] = field(default_factory=list)

    @classmethod
    def make(cls, server: MailServer) -> Account:
        address = f"konto{next(_numbers)}@crash.test"
        server.add_account(address, PASSWORD)
        return cls(server, address)

    @property
    def own_addresses(self) -> list[str]:
        """Those of the two buffers."""
        return [self.address.replace("@", f"+{tag}@") for tag in ("firma", "koszty")]

    def receive(self) -> None:
        """Six mails: four bring documents, one of them to both buffers, one in a zip as well, two of
        them the same list; two wait for a person.
        """
        both = self.own_addresses
        one = both[:1]
        the_same = pdf(self.address, 400)
        mails = [
            make_mail(both, [pdf(next(_numbers), 800), the_same]),
            make_mail(one, [pdf(next(_numbers), 500), the_same], text_file=True),
            make_mail(one, []),
            make_mail(one, [pdf(next(_numbers), 150_000)]),
            make_mail(one, [pdf(next(_numbers), 600)], known=False),
            make_mail(
                both[1:],
                [pdf(next(_numbers), 700)],
                packed=[pdf(next(_numbers), 900), pdf(next(_numbers), 300)],
            ),
        ]
        self.server.deliver(self.address, [mail.raw for mail in mails])
        self.mails += mails

    def folders(self, *names: str) -> list[list[tuple[str, set[str]]]]:
        """(SHA-256, flags) of each mail in each of the folders, looked at in this order.

        A folder that is not there is empty.
        """
        with self.server.client(self.address) as client:
            return [_mails_in(client, name) for name in names]


def _mails_in(client: imaplib.IMAP4, folder: str) -> list[tuple[str, set[str]]]:
    status, _said = client.select(f'"{folder}"', readonly=True)
    if status != "OK":
        return []
    _status, answer = client.uid("FETCH", "1:*", "(FLAGS BODY.PEEK[])")
    found = []
    for item in answer:
        if isinstance(item, tuple):
            flags = re.search(rb"FLAGS \(([^)]*)\)", item[0])
            found.append((sha256(item[1]), set(flags[1].decode().split() if flags else [])))
    return found
