"""Hostile and broken XML: a value or a typed error, in little time and memory."""

from __future__ import annotations

import base64
import resource
import time
from decimal import Decimal

import pytest
from einvoice_samples import ALL, attached, estonian, ksef, row, ubl
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_core.errors import IntakeError
from intake_core.files.errors import XmlDamaged, XmlUnsafe
from intake_core.files.limits import MEGABYTE, Limits
from intake_core.reading import einvoice, read
from intake_core.reading.einvoice.bill import plan

# What a look at an XML may end in, beside a value.
TYPED = {
    "xml_damaged",
    "xml_unsafe",
    "file_too_large",
    "einvoice_unknown",
    "einvoice_foreign",
    "xml_no_invoice",
    "wrapper_empty",
    "ksef_receipt",
}
NO_BILL = {"einvoice_without_amounts", "corrects_no_amount", "proforma_not_booked"}
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><Invoice x="&b;">&b;</Invoice>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Invoice>&a;</Invoice>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]><Invoice/>'
DECLARED = '<!DOCTYPE Invoice SYSTEM "http://127.0.0.1:9/x.dtd"><Invoice/>'


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, PARAMETER, DECLARED])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_declarations_are_refused_in_every_encoding(text: str, encoding: str) -> None:
    named = {"latin-1": "ISO-8859-1", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    for prolog in (f"<?xml version='1.0' encoding='{named}'?>", ""):
        with pytest.raises((XmlUnsafe, XmlDamaged)) as caught:
            einvoice.parse((prolog + text).encode(encoding))
        if prolog:
            assert isinstance(caught.value, XmlUnsafe)


def test_a_declaration_far_behind_the_beginning_is_found() -> None:
    far = "<!--" + "<a>" * 100_000 + "-->"
    with pytest.raises(XmlUnsafe):
        einvoice.parse((far + LAUGHS).encode())
    with pytest.raises(XmlUnsafe):
        einvoice.parse(("<?xml version='1.0' encoding='no-such'?>" + far + LAUGHS).encode())


def test_nothing_outside_the_file_is_fetched() -> None:
    """A schema location, an include and a style sheet are texts like others."""
    outside = (
        '<?xml-stylesheet href="http://127.0.0.1:9/x.xsl"?>',
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x http://127.0.0.1:9/x.xsd"',
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    )
    text = ksef(outside[2]).decode().replace("<Faktura", outside[0] + "<Faktura" + outside[1], 1)
    invoice = einvoice.parse(text.encode())
    assert invoice.fields["total_gross"] == "123.00"
    assert "root:" not in str(invoice)


@pytest.mark.parametrize("depth", [101, 300, 3000, 200_000])
def test_nesting(depth: int) -> None:
    with pytest.raises(XmlUnsafe):
        einvoice.parse(b"<a>" * depth + b"</a>" * depth)


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" + b"<b/>" * 3_000_000 + b"</a>",
        b"<a " + b" ".join(b'a%d=""' % number for number in range(1_200_000)) + b"/>",
        b"<a>" + b'<b c=""/>' * 1_100_000 + b"</a>",
    ],
    ids=["elements", "attributes of one", "attributes of many"],
)
def test_too_many_parts_are_refused_before_they_cost_memory(data: bytes) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    with pytest.raises(XmlUnsafe):
        einvoice.parse(data)
    assert time.monotonic() - started < 5
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 50


def test_an_invoice_that_carries_its_print() -> None:
    """Ten megabytes of base64 in one element are an ordinary attachment."""
    text = base64.b64encode(b"%PDF-1.7" + bytes(range(256)) * (10 * MEGABYTE // 4 * 3 // 256)).decode()
    embedded = (
        "<a:AdditionalDocumentReference><c:ID>1</c:ID><a:Attachment><c:EmbeddedDocumentBinaryObject>"
        f"{text}</c:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference>"
    )
    data = ubl(embedded=embedded)
    assert len(data) > 10 * MEGABYTE
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    reading = read(data, "faktura.xml")
    assert time.monotonic() - started < 3
    assert reading.value("total_gross") == "123.00"
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 150


def test_values_longer_than_any_value() -> None:
    invoice = einvoice.parse(ksef(row(P_7="x" * 3_000_000, P_8B="9" * 3_000_000, P_11="1" * 3_000_000)))
    assert len(invoice.lines[0].description) == 4000
    assert (invoice.lines[0].net, invoice.lines[0].quantity) == (None, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: ("\ufeff" + text).encode(),
        lambda text: text.encode("utf-16"),
        lambda text: ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16-be"),
        lambda text: ("\n\n  " + text + "\n\n").encode(),
        lambda text: text.encode() + b"\x00" * 100,
        lambda text: ('<?xml version="1.0" encoding="UTF8X"?>' + text).encode(),
        lambda text: ('<?xml version="1.0" encoding="windows-1250"?>' + text).encode("cp1250"),
        lambda text: ('<?xml version="1.0" encoding="iso-8859-2"?>' + text).encode("iso-8859-2"),
    ],
    ids=["BOM", "UTF-16", "UTF-16 BE", "blanks", "NULs behind", "no such encoding", "windows-1250", "iso-8859-2"],
)
def test_encodings(change: object) -> None:
    assert callable(change)
    invoice = einvoice.parse(change(ksef(row(P_7="Żółw", P_11=100, P_12=23)).decode()))
    assert invoice.lines[0].description == "Żółw"


@pytest.mark.parametrize(
    "data",
    [
        ksef().replace(b"Alfa", b"\xc4\xff\xfe"),
        ksef().replace(b"Alfa", b"A\x00B"),
        ('<?xml version="1.0" encoding="UTF-16"?>' + ksef().decode()).encode("utf-16-le")[:-1],
        ksef()[:-3],
    ],
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(XmlDamaged):
        einvoice.parse(data)


def test_wrapped_hostile_files() -> None:
    with pytest.raises(XmlUnsafe):
        einvoice.parse(attached(LAUGHS.encode()))
    with pytest.raises(XmlDamaged):
        einvoice.parse(attached(ubl()[:-5]))


def test_a_file_with_many_invoices() -> None:
    data = estonian(*(f"A-{number}" for number in range(2000)))
    started = time.monotonic()
    assert len(einvoice.split(data, Limits())) == 2000
    assert time.monotonic() - started < 5


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    try:
        einvoice.parse(data)
    except IntakeError as error:
        assert error.code in TYPED


SNIPPETS = [b"", b"-", b"1e99", b"-1e-20", b"NaN", b">", b"<", b"&#0;", b"&amp;", b"\x00", b"384", b"KOR", b"zw"]
VALUES = ["", "0", "-1", "1e9", "1e-30", "NaN", "999999999999", "zw", "KOR", "ROZ", "UPR", "381", "0.333333", "%"]


@settings(max_examples=400)
@given(st.sampled_from(sorted(ALL)), st.data())
def test_any_mutation_of_any_format(name: str, data: st.DataObject) -> None:
    mutated = bytearray(ALL[name])
    for _turn in range(data.draw(st.integers(1, 5))):
        position = data.draw(st.integers(0, len(mutated) - 1))
        mutated[position : position + data.draw(st.integers(0, 9))] = data.draw(
            st.one_of(st.binary(max_size=5), st.sampled_from(SNIPPETS))
        )
    _reads_or_says_why(bytes(mutated))


@settings(max_examples=400)
@given(st.sampled_from(sorted(set(ALL) - {"attached"})), st.data())
def test_any_values_in_any_format(name: str, data: st.DataObject) -> None:
    """Well-formed, but with values, kinds and elements nobody would write."""
    parts = ALL[name].decode().split(">")
    texts = [place for place, part in enumerate(parts) if "<" in part.strip() and not part.strip().startswith("<")]
    values = st.one_of(
        st.sampled_from(VALUES),
        st.text(st.characters(codec="utf-8", exclude_characters="<>&", exclude_categories=("Cc", "Cs")), max_size=12),
    )
    for place in data.draw(st.lists(st.sampled_from(texts), max_size=6)):
        _old, _, tag = parts[place].partition("<")
        parts[place] = f"{data.draw(values)}<{tag}"
    _reads_or_says_why(">".join(parts).encode())


def _reads_or_says_why(data: bytes) -> None:
    try:
        invoice = einvoice.parse(data)
    except IntakeError as error:
        assert error.code in TYPED
        return
    assert isinstance(invoice.consistent, bool)
    for name in ("total_net", "total_tax", "total_gross", "amount_due"):
        invoice.amount(name)
    assert read(data, "faktura.xml").to_json()["source"] == "xml"
    try:
        bill = plan(invoice)
    except IntakeError as error:
        assert error.code in NO_BILL
        return
    assert bill.lines
    total = sum((line.net for line in bill.lines), Decimal(0)) + sum((item.tax for item in bill.rows), Decimal(0))
    assert total == bill.gross or bill.is_contradictory
