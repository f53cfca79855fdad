"""Files in files: all of them come out, with where they were, and each is judged."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest
from packed import (
    PDF,
    aes_zip,
    compressed,
    enveloped,
    listed,
    mail,
    named_in,
    old_crypto_zip,
    outline,
    packed_pdf,
    pdf_with,
    signed,
    smime_mail,
    tnef_of,
    unpacked,
    zip_of,
)

from intake_core.mail.containers.pdf_files import may_hold_files
from intake_core.mail.unpack import SenderPassword, unpack

CII = b'<?xml version="1.0"?><rsm:CrossIndustryInvoice xmlns:rsm="x"></rsm:CrossIndustryInvoice>'


def test_a_zip_is_listed_with_its_files() -> None:
    found = unpacked(("faktury.zip", zip_of(("2025/a.pdf", PDF), ("b.pdf", PDF + b"b"))))
    assert outline(found.files) == [
        ("2", "faktury.zip", "container_opened"),
        ("2/1", "a.pdf", ""),
        ("2/2", "b.pdf", ""),
    ]
    container, first, second = found.files
    assert container.container
    assert container.ignored is not None
    assert container.ignored.params == {"count": 2}
    assert (first.part.data, second.part.data) == (PDF, PDF + b"b")
    assert first.kind.mimetype == "application/pdf"
    assert first.part.from_ == ("faktury.zip",)
    assert not first.container
    assert found.carries_files
    assert found.waits is None


def test_what_computers_add_is_left_out_with_a_reason() -> None:
    names = ["__MACOSX/._a.pdf", "x/.DS_Store", "Thumbs.db", "x/desktop.ini", "._b.pdf"]
    found = unpacked(("a.zip", zip_of(("a.pdf", PDF), ("x/", b""), *((name, b"x") for name in names))))
    assert [code for _path, _name, code in outline(found.files)] == ["container_opened", ""] + 5 * [
        "container_system_file"
    ]
    only_system = unpacked(("a.zip", zip_of(("__MACOSX/._a.pdf", b"x"))))
    assert not only_system.carries_files


def test_an_empty_zip_carries_no_file() -> None:
    found = unpacked(("a.zip", zip_of()))
    assert outline(found.files) == [("2", "a.zip", "container_opened")]
    assert not found.carries_files


def test_mail_in_zip_in_mail_in_zip() -> None:
    inner = zip_of(("Fwd.eml", mail(("a.pdf", PDF), ("b.zip", zip_of(("c.pdf", PDF))))))
    files = listed(("a.zip", inner))
    assert outline(files) == [
        ("2", "a.zip", "container_opened"),
        ("2/1", "Fwd.eml", "container_opened"),
        ("2/1/2", "a.pdf", ""),
        ("2/1/3", "b.zip", "container_opened"),
        ("2/1/3/1", "c.pdf", ""),
    ]
    assert files[-1].part.from_ == ("a.zip", "Fwd.eml", "b.zip")


def test_a_zip_in_a_forwarded_mail() -> None:
    """The forwarded mail itself is walked by the parser, as before."""
    outer = zip_of(("a.pdf", PDF))
    raw = mail(("x.zip", outer)).replace(b"\n", b"\r\n")
    wrapped = (
        b"From: a@b.pl\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n"
        b"Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=Fwd.eml\r\n\r\n"
        + raw
        + b"\r\n--q--"
    )
    files = unpack(wrapped, []).files
    assert outline(files)[-1] == ("1.2/1", "a.pdf", "")
    assert files[-1].part.from_ == ("Fwd.eml", "x.zip")


def test_a_note_that_begins_like_a_mail_is_a_file() -> None:
    assert outline(listed(("notes.txt", b"From: me\nI owe you."))) == [("2", "notes.txt", "")]


def test_an_office_file_is_one_file() -> None:
    files = zip_of(("customXml/item1.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>"))
    assert outline(listed(("a.docx", files))) == [("2", "a.docx", "")]


def test_a_signed_container_of_the_baltic_states() -> None:
    files = zip_of(
        ("mimetype", b"application/vnd.etsi.asic-e+zip"),
        ("rekins.pdf", PDF),
        ("META-INF/manifest.xml", b"<a/>"),
        ("META-INF/signatures0.xml", b"<a/>"),
    )
    assert [row[1:] for row in outline(listed(("rekins.asice", files)))] == [
        ("rekins.asice", "container_opened"),
        ("mimetype", "container_system_file"),
        ("rekins.pdf", ""),
        ("manifest.xml", "container_system_file"),
        ("signatures0.xml", "container_system_file"),
    ]


# -- names -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Faktura_żółć_ąęńś.pdf", "cp852"),
        ("Faktura_żółć_ąęńś.pdf", "cp1250"),
        ("Faktura_żółć_ąęńś.pdf", "utf-8"),
        ("Łódź.pdf", "cp852"),
        ("Łódź.pdf", "cp1250"),
        ("zestawienie płatności.pdf", "cp852"),
        ("zestawienie płatności.pdf", "cp1250"),
        ("Rēķins_ņ_ļ.pdf", "cp775"),
        ("Sąskaitą_ė_ū.pdf", "cp1257"),
        ("Rechnung_März_größe.pdf", "cp852"),
        ("Rechnung_März_größe.pdf", "cp1250"),
        ("Arve_õöäü.pdf", "cp1257"),
        ("plain.pdf", "ascii"),
    ],
)
def test_names_in_the_code_pages_of_the_senders(name: str, page: str) -> None:
    assert outline(listed(("a.zip", named_in(name.encode(page)))))[1][1] == name


def test_the_unicode_name_of_info_zip_wins() -> None:
    import struct
    import zlib

    info = zipfile.ZipInfo("stand-in.pdf")
    raw = b"stand-in.pdf"
    field = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + "Żółw.pdf".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info.extra = struct.pack("<HH", 0x7075, len(field)) + field
        archive.writestr(info, PDF)
    # Python of later versions reads the field itself, this one does not.
    assert outline(listed(("a.zip", out.getvalue())))[1][1] == "Żółw.pdf"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("/etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\a.pdf", "a.pdf"),
        ("a/../../b.pdf", "b.pdf"),
        ("\u202efdp.exe", "_fdp.exe"),
        ("..", "part-1.pdf"),
    ],
)
def test_no_name_leads_anywhere(name: str, shown: str) -> None:
    assert outline(listed(("a.zip", zip_of((name, PDF)))))[1][1] == shown


def test_two_files_of_one_name_are_both_there() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zip_of(("a.pdf", PDF), ("a.pdf", PDF + b"2"))
    files = listed(("a.zip", data))
    assert [file.part.data for file in files[1:]] == [PDF, PDF + b"2"]


# -- passwords ---------------------------------------------------------------------------------------------------------

LOCKED = {
    "aes": aes_zip("tajne hasło", ("a.pdf", PDF)),
    "old": old_crypto_zip("tajne hasło".encode(), "a.pdf", PDF),
    "old, console": old_crypto_zip("tajne hasło".encode("cp852"), "a.pdf", PDF),
    "old, window": old_crypto_zip("tajne hasło".encode("cp1250"), "a.pdf", PDF),
}


@pytest.mark.parametrize("kind", LOCKED)
def test_a_locked_zip_opens_with_the_senders_password(kind: str) -> None:
    data = LOCKED[kind]
    for passwords in ((), ("inne",)):
        found = unpacked(("a.zip", data), passwords=passwords)
        assert outline(found.files) == [("2", "a.zip", "container_password")]
        assert found.waits is not None
        assert found.files[0].ignored is None
        assert found.carries_files
    found = unpacked(("a.zip", data), passwords=("inne", "tajne hasło"))
    assert outline(found.files) == [("2", "a.zip", "container_opened"), ("2/1", "a.pdf", "")]
    assert found.files[1].part.data == PDF
    assert found.waits is None


def test_only_the_senders_own_passwords_are_tried() -> None:
    raw = mail(("a.zip", LOCKED["aes"]), sender="Kto@Inny.PL")
    assert unpack(raw, [], [SenderPassword("*@dostawca.pl", "tajne hasło")]).waits is not None
    assert unpack(raw, [], [SenderPassword("kto@inny.pl", "tajne hasło")]).waits is None


def test_open_files_come_out_beside_locked_ones_and_keep_their_place() -> None:
    """The numbers stay the same when the password is known later."""
    out = io.BytesIO(LOCKED["aes"])
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("b.pdf", PDF)
    assert outline(listed(("a.zip", out.getvalue()))) == [("2", "a.zip", "container_password"), ("2/2", "b.pdf", "")]
    opened = outline(listed(("a.zip", out.getvalue()), passwords=("tajne hasło",)))
    assert [path for path, _name, _code in opened] == ["2", "2/1", "2/2"]


def test_no_password_shows_in_what_is_printed() -> None:
    assert "tajne" not in repr(SenderPassword("*", "tajne"))


# -- TNEF --------------------------------------------------------------------------------------------------------------


def test_winmail_dat() -> None:
    data = tnef_of(("Faktura żółta nr 1.pdf", PDF), ("b.pdf", PDF + b"b"))
    files = listed(("winmail.dat", data))
    assert outline(files) == [
        ("2", "winmail.dat", "container_opened"),
        ("2/1", "Faktura żółta nr 1.pdf", ""),
        ("2/2", "b.pdf", ""),
    ]
    assert files[1].part.data == PDF


def test_a_message_in_winmail_dat() -> None:
    files = listed(("winmail.dat", tnef_of(objects=(("Fwd", tnef_of(("w.pdf", PDF))),))))
    assert [(path, code) for path, _name, code in outline(files)] == [
        ("2", "container_opened"),
        ("2/1", "container_opened"),
        ("2/1/1", ""),
    ]
    assert files[-1].part.from_[0] == "winmail.dat"


def test_the_letter_in_winmail_dat_counts_where_there_is_no_other() -> None:
    data = tnef_of(body="Proszę o zapłatę".encode("cp1250") + b"\0")
    raw = mail(("winmail.dat", data), text="")
    assert unpack(raw, []).parsed.body_text == "Proszę o zapłatę"
    assert unpacked(("winmail.dat", data)).parsed.body_text == "Dzień dobry"


# -- S/MIME ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrap", [signed, compressed])
@pytest.mark.parametrize(("name", "content"), [("x.xml", CII), ("x.pdf", PDF)])
def test_a_signed_or_packed_file(wrap: object, name: str, content: bytes) -> None:
    files = listed((f"{name}.p7m", wrap(content)))  # type: ignore[operator]
    assert outline(files) == [("2", f"{name}.p7m", "container_opened"), ("2/1", name, "")]
    assert files[1].part.data == content
    assert files[0].kind.mimetype == "application/pkcs7-mime"


def test_a_signed_file_in_text_form() -> None:
    import base64

    der = signed(CII)
    for data in (
        base64.encodebytes(der),
        base64.b64encode(der),
        b"-----BEGIN PKCS7-----\n" + base64.encodebytes(der) + b"-----END PKCS7-----\n",
    ):
        assert outline(listed(("x.xml.p7m", data)))[1] == ("2/1", "x.xml", "")


@pytest.mark.parametrize(("wrap", "kind"), [(signed, "signed-data"), (compressed, "compressed-data")])
def test_a_mail_that_is_signed_as_a_whole(wrap: object, kind: str) -> None:
    found = unpack(smime_mail(wrap(mail(("w.pdf", PDF))), kind), [])  # type: ignore[operator]
    assert outline(found.files) == [("1", "smime.p7m", "container_opened"), ("1/2", "w.pdf", "")]
    assert found.parsed.body_text == "Dzień dobry"
    assert found.parsed.subject == "Podpisana"


def test_signed_around_packed() -> None:
    inner = smime_mail(compressed(mail(("w.pdf", PDF))), "compressed-data")
    found = unpack(smime_mail(signed(inner)), [])
    assert [path for path, _name, _code in outline(found.files)] == ["1", "1/1", "1/1/2"]
    assert found.parsed.body_text == "Dzień dobry"


def test_an_encrypted_mail_waits() -> None:
    found = unpack(smime_mail(enveloped(PDF), "enveloped-data"), [])
    assert outline(found.files) == [("1", "smime.p7m", "smime_encrypted")]
    assert found.waits is not None


@pytest.mark.parametrize("name", ["smime.p7s", "podpis.p7m", "x.dat"])
def test_a_bare_signature_is_left_out(name: str) -> None:
    found = unpacked((name, signed(PDF, detached=True)))
    assert outline(found.files) == [("2", name, "part_signature")]
    assert not found.carries_files


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("signature.asc", b"-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----", "part_signature"),
        ("key.asc", b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nabc", "part_signature"),
        ("a.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD", "part_card"),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "part_calendar"),
    ],
)
def test_adjuncts(name: str, data: bytes, code: str) -> None:
    found = unpacked((name, data))
    assert outline(found.files) == [("2", name, code)]
    assert not found.carries_files


def test_a_pgp_message_waits() -> None:
    found = unpacked(("encrypted.asc", b"-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----"))
    assert outline(found.files) == [("2", "encrypted.asc", "pgp_encrypted")]


# -- PDF and gzip ----------------------------------------------------------------------------------------------------


def test_files_in_a_pdf() -> None:
    # A PDF keeps them sorted by name.
    files = listed(("a.pdf", pdf_with(("dane.xml", b"<dane/>"), ("factur-x.xml", CII), ("zal.pdf", PDF))))
    assert outline(files) == [
        ("2", "a.pdf", ""),
        ("2/1", "dane.xml", ""),
        ("2/2", "factur-x.xml", "embedded_xml"),
        ("2/3", "zal.pdf", ""),
    ]
    assert not files[0].container
    assert files[3].part.from_ == ("a.pdf",)


def test_files_in_a_pdf_whose_catalogue_is_packed() -> None:
    assert may_hold_files(packed_pdf("zal.pdf", PDF))
    assert outline(listed(("a.pdf", packed_pdf("zal.pdf", PDF))))[1] == ("2/1", "zal.pdf", "")


def test_a_pdf_with_more_files_than_are_taken_out() -> None:
    many = [(f"{number:02}.txt", b"x") for number in range(23)]
    [file] = listed(("a.pdf", pdf_with(*many)))
    assert (file.waits.code, file.waits.params) == ("pdf_holds_too_much", {"count": 3}) if file.waits else False


def test_a_pdf_without_files_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening each would cost more than all the rest of the mail."""
    from intake_core.files import pdf

    monkeypatch.setattr(pdf, "load", lambda *_args: pytest.fail("opened"))
    for data in (PDF, pdf_with(), packed_pdf()):
        assert outline(listed(("a.pdf", data))) == [("2", "a.pdf", "")]


def test_a_damaged_pdf_stays_a_file() -> None:
    assert outline(listed(("a.pdf", b"%PDF-1.4 /EmbeddedFiles"))) == [("2", "a.pdf", "")]


def test_gzip() -> None:
    assert outline(listed(("a.pdf.gz", gzip.compress(PDF)))) == [
        ("2", "a.pdf.gz", "container_opened"),
        ("2/1", "a.pdf", ""),
    ]
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("a.pdf"))
    assert outline(listed(("a.tgz", out.getvalue()))) == [("2", "a.tgz", "")]


def test_files_of_a_delivery_notice_stay_packed() -> None:
    raw = mail(("a.zip", zip_of(("a.pdf", PDF))), sender="own@firm.example")
    found = unpack(raw, ["own@firm.example"])
    assert outline(found.files) == [("2", "a.zip", found.classification.reason.code)]


def test_the_same_bytes_give_the_same_list() -> None:
    data = zip_of(("a.eml", mail(("w.pdf", PDF), ("z.zip", LOCKED["aes"]))), ("b.dat", tnef_of(("c.pdf", PDF))))
    assert listed(("a.zip", data)) == listed(("a.zip", data))
