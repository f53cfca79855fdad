"""The letter as a PDF: as the sender wrote it, with who sent it, and nothing from anywhere else."""

from __future__ import annotations

import http.server
import io
import threading
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from intake_core.files import pdf
from intake_core.mail.content.body_document import (
    BodyEmpty,
    BodyNotRendered,
    BodyTooLong,
    BodyTooSlow,
    RenderLimits,
    render,
)
from intake_core.mail.content.message import MessagePart, ParsedMessage, parse_message

pytest.importorskip("weasyprint")


def picture() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((60, 40), 90).save(out, "PNG")
    return out.getvalue()


def parsed(
    html: str = "", text: str = "x", subject: str = "Faktura 1/2025", pictures: tuple[str, ...] = ()
) -> ParsedMessage:
    message = EmailMessage()
    message["From"] = "Żółw <a@b.pl>"
    message["To"] = "faktury@doc-intake.test"
    message["Date"] = "Mon, 03 Feb 2025 10:15:00 +0100"
    message["Subject"] = subject
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
        for name in pictures:
            message.get_payload()[1].add_related(picture(), "image", "png", cid=f"<{name}>")  # type: ignore[union-attr,index]
    return parse_message(message.as_bytes())


def content(part: MessagePart) -> pdf.PdfContent:
    return pdf.load(part.data)


def words(part: MessagePart) -> str:
    return " ".join(word.text for page in content(part).pages for word in page.words)


HEAD = "From Żółw <a@b.pl> To faktury@doc-intake.test Date 2025-02-03 09:15 UTC Subject Faktura 1/2025"


def test_plain_text() -> None:
    part = render(parsed(text="Razem <b>123,00</b> zł\nw terminie"))
    assert (part.path, part.name, part.declared_type) == ("body", "Faktura 1_2025.pdf", "application/pdf")
    assert words(part) == f"{HEAD} Razem <b>123,00</b> zł w terminie"


def test_html_with_its_picture() -> None:
    table = "<table><tr><td>Razem 123,00 zł</td></tr></table>"
    html = f"<style>td{{color:red}}</style><h1>Faktura</h1><img src='cid:l%40x'>{table}"
    shown = render(parsed(html, pictures=("L@x",)))
    assert words(shown) == f"{HEAD} Faktura Razem 123,00 zł"
    assert content(shown).pages[0].image_share > 0
    assert content(render(parsed(html))).pages[0].image_share == 0


def test_a_picture_within_the_html() -> None:
    from base64 import b64encode

    html = f"<p>x<img src='data:image/png;base64,{b64encode(picture()).decode()}'>"
    assert content(render(parsed(html))).pages[0].image_share > 0


def test_the_same_mail_gives_the_same_file() -> None:
    mail = parsed("<p>żółw <a href='https://x.pl'>link</a><img src=cid:l>", pictures=("l",))
    assert render(mail).data == render(mail).data


def test_own_words_for_the_head() -> None:
    part = render(parsed(), labels=("Od", "Do", "Data", "Temat"))
    assert words(part).startswith("Od Żółw <a@b.pl> Do ")


def test_a_mail_without_text() -> None:
    with pytest.raises(BodyEmpty):
        render(parsed(text=""))


def test_nothing_is_fetched() -> None:
    """Neither from the network nor from this machine's files."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        outside = f"http://127.0.0.1:{server.server_port}"
        html = "".join(
            f"<link rel=attachment href='{base}/x'><link rel=stylesheet href='{base}/x'><base href='{base}/'>"
            f"<img src='{base}/x'><object data='{base}/x'></object><embed src='{base}/x'>"
            f"<iframe src='{base}/x'></iframe>"
            f"<svg><image href='{base}/x'/></svg><video poster='{base}/x'></video><p background='{base}/x'>"
            f"<style>@import '{base}/x'; @import url({base}/y); @font-face {{font-family: x; src: url({base}/x)}}"
            f"p {{background: url({base}/x); content: url({base}/x); font-family: x; cursor: url({base}/x)}}"
            f"p::before {{content: url({base}/x)}} li {{list-style-image: url({base}/x)}}</style><ul><li>x</ul>"
            f"<p style=\"background:url('{base}/x')\">tekst<script>document.write('{base}')</script></p>"
            for base in (outside, "file:///etc", "file://localhost/etc/passwd?", "/etc")
        )
        html += "<img src='file:///etc/passwd'><a rel=attachment href='file:///etc/passwd'>passwd</a>"
        part = render(parsed(html))
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []
    assert b"root:" not in part.data
    assert "root:" not in words(part)
    assert "document.write" not in words(part)
    assert content(part).attachments == ()


def test_the_letter_cannot_hide_who_sent_it() -> None:
    html = (
        "<style>* {display: none !important; visibility: hidden !important; color: white !important; font-size: 0 "
        "!important} html, body, table {display: none !important; opacity: 0 !important}"
        "</style><p>x"
    )
    assert words(render(parsed(html))).startswith(HEAD)


LIMITS = RenderLimits(seconds=6, pages=5)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + "x" + "</div>" * 10_000,
        "<style>" + "".join(f"div:not(.a{n}) p:nth-child({n}n+1) ~ * {{color: red}}" for n in range(4000)) + "</style>"
        + "<div><p>x</p></div>" * 2000,
        "<table>" + ("<tr>" + "<td>x" * 50) * 1500 + "</table>",
        "<table><tr><td colspan=99999999 rowspan=99999999>x</table>",
        "<style>p {height: 1000000000cm}</style><p>x",
        "<p style='font-size: 99999999pt'>x",
        "<div style='display:grid; grid-template-columns: repeat(100000000, 1px)'><p>a</p></div>",
        "<style>:root {--a0: x" + "".join(f"; --a{n}: var(--a{n-1}) var(--a{n-1})" for n in range(1, 60))
        + "} p {font-family: var(--a59)}</style><p>x",
        "<div style='page-break-after: always'>x</div>" * 3000,
        "<style>@page {size: 1px 1px} p {columns: 1000000}</style><p>x",
        "<img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>'>x",
        "<![CDATA[" * 1000, "<style>", "<!--", "\ufeff<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;",
        "<p>" + "x" * 350_000,
        "<style>" + "/*" * 150_000 + "</style>x",
        "</body></html></div></div></div><p>x",
        "&#0;&#xD800;&#x110000;<p>x",
    ],
)  # fmt: skip
def test_hostile_html(html: str) -> None:
    try:
        part = render(parsed(html), LIMITS)
    except BodyNotRendered as error:
        assert str(error)
        return
    assert content(part).page_count <= LIMITS.pages
    assert words(part).startswith(HEAD[:40])


def test_the_limits_have_names_of_their_own() -> None:
    with pytest.raises(BodyTooLong):
        render(parsed("<div style='page-break-after: always'>x</div>" * 20), RenderLimits(pages=3))
    with pytest.raises(BodyTooSlow):
        render(parsed("<p>x"), RenderLimits(seconds=0.05))
    with pytest.raises(BodyTooLong):
        render(parsed("<p>" + "x " * 300_000))


def test_a_huge_picture_is_left_out() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    message = EmailMessage()
    message["From"] = "a@b.pl"
    message.set_content("<p>x<img src=cid:l>", subtype="html")
    message.add_related(out.getvalue(), "image", "png", cid="<l>")
    part = render(parse_message(message.as_bytes()))
    assert content(part).pages[0].image_share == 0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<table>", "<tr>", "<td>", "<div style='float:left;width:50%'>", "</div>", "<style>p{", "}</style>",
    "<ul><li>", "&nbsp;", "żółw", "<img src=cid:x>", "<br>", "<b>", "<h1>", "<pre>", "\0", "\ud7ff", "<select><option>",
    "<div style='position:fixed'>", "<a href='https://x.pl'>", "<hr>", "<span style='display:flex'>", "<center>",
]), max_size=30))  # fmt: skip
def test_any_html(pieces: list[str]) -> None:
    try:
        part = render(parsed("".join(pieces) or "x"), RenderLimits(seconds=10))
    except BodyNotRendered as error:
        assert str(error)
        return
    assert part.data.startswith(b"%PDF-")
