"""The child process that makes a letter a PDF: ``python -I body_document_worker.py MEMORY_BYTES SYS_PATH_ENTRY...``.

A script of its own (no package imports), on WeasyPrint and lxml. It reads one frame and answers with one
(``containers.child.run``): header ``{"html": str, "text": str, "head": [[label, value], ...], "title": str,
"max_pages": int, "max_pixels": int, "pictures": [{"id", "type", "size"}]}`` and the pictures one after the other;
answer ``{"pages": int}`` and the PDF, or ``{"error": "pages" or "failed"}``.
"""

from __future__ import annotations

import html
import io
import json
import logging
import re
import resource
import struct
import sys
import urllib.parse
from base64 import b64decode
from typing import Any

FRAME = struct.Struct(">II")
MAX_NAME = 500
# Shown pictures that stand in the HTML itself; the type decides which reader is used, so it must be one of ours.
DATA_PICTURE = re.compile(r"data:(image/(?:png|jpeg|gif|webp|bmp))(?:;[\w=.-]+)*;base64,", re.IGNORECASE)
# Inline and important, so that the letter's own style cannot hide or change who sent it.
HEAD_STYLE = (
    "display:table!important;visibility:visible!important;opacity:1!important;position:static!important;float:none"
    "!important;width:100%!important;margin:0 0 12pt 0!important;padding:0 0 6pt 0!important;border:0!important;"
    "border-bottom:1pt solid #888!important;border-collapse:collapse!important;transform:none!important;"
)
CELL_STYLE = (
    "display:table-cell!important;visibility:visible!important;opacity:1!important;color:#000!important;background:"
    "#fff!important;font:9pt sans-serif!important;padding:1pt 6pt 1pt 0!important;text-align:left!important;"
    "vertical-align:top!important;text-indent:0!important;letter-spacing:0!important;"
)
ROW_STYLE = "display:table-row!important;visibility:visible!important;"
GROUP_STYLE = "display:table-row-group!important;visibility:visible!important;"
PAGE_STYLE = "display:block!important;visibility:visible!important;opacity:1!important;transform:none!important;"
# What the letter may not do: leave its place on the page and cover the head.
BODY_STYLE = "position:relative!important;overflow:hidden!important;transform:none!important;margin:0!important;"
OWN_STYLE = """
@page { size: A4; margin: 15mm }
html { font: 10pt sans-serif; background: #fff; color: #000 }
img { max-width: 100%; height: auto }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 10pt sans-serif }
table { max-width: 100% }
"""


def fetcher(pictures: dict[str, tuple[str, bytes]], max_pixels: int) -> Any:
    """Hand out the letter's own pictures and nothing else: no network, no files of this machine."""
    from PIL import Image
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnPicturesOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url[:4].lower() == "cid:":
                kind, data = pictures[urllib.parse.unquote(url[4:]).lower()]
            else:
                match = DATA_PICTURE.match(url)
                if match is None:
                    raise ValueError("not part of the mail")
                kind, data = match[1].lower(), b64decode(urllib.parse.unquote(url[match.end() :]))
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > max_pixels or image.format == "SVG":
                    raise ValueError("too large")
            return URLFetcherResponse(url, data, {"Content-Type": kind})

    return OwnPicturesOnly(allowed_protocols=())


def sanitised(source: str) -> str:
    """The letter without scripts, frames, forms, outside references of the page itself, and comments."""
    from lxml import etree
    from lxml import html as lxml_html
    from lxml_html_clean import Cleaner

    document = lxml_html.document_fromstring(source.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    cleaner = Cleaner(
        scripts=True,
        javascript=True,
        comments=True,
        style=False,
        inline_style=False,
        links=True,
        meta=True,
        page_structure=False,
        processing_instructions=True,
        embedded=True,
        frames=True,
        forms=False,
        annoying_tags=True,
        kill_tags=["svg", "math", "video", "audio", "input", "button", "select", "textarea", "base", "title", "object"],
        remove_unknown_tags=False,
        safe_attrs_only=False,
    )
    cleaner(document)
    styles = "".join(f"<style>{(element.text or '').replace('</', '')}</style>" for element in document.iter("style"))
    etree.strip_elements(document, "style", with_tail=False)
    body = document.find("body")
    if body is None:
        body = document
    inner = html.escape(body.text or "") + "".join(lxml_html.tostring(element, encoding="unicode") for element in body)
    own_style = html.escape(body.get("style") or "")
    return f'{styles}<div style="{own_style}">{inner}</div>'


def page_of(request: dict[str, Any]) -> str:
    rows = "".join(
        f'<tr style="{ROW_STYLE}"><td style="{CELL_STYLE}width:55pt!important;font-weight:bold!important">'
        f'{html.escape(label)}</td><td style="{CELL_STYLE}">{html.escape(value)}</td></tr>'
        for label, value in request["head"]
    )
    content = sanitised(request["html"]) if request["html"].strip() else f"<pre>{html.escape(request['text'])}</pre>"
    title = html.escape(request["title"][:MAX_NAME])
    return (
        f'<!DOCTYPE html><html style="{PAGE_STYLE}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body style="{PAGE_STYLE}">'
        f'<table style="{HEAD_STYLE}"><tbody style="{GROUP_STYLE}">{rows}</tbody></table>'
        f'<div style="{BODY_STYLE}">{content}</div></body></html>'
    )


def render(request: dict[str, Any], blob: bytes) -> tuple[dict[str, Any], bytes]:
    import weasyprint

    pictures: dict[str, tuple[str, bytes]] = {}
    position = 0
    for entry in request["pictures"]:
        pictures.setdefault(entry["id"], (entry["type"], blob[position : position + entry["size"]]))
        position += entry["size"]
    source = weasyprint.HTML(
        string=page_of(request),
        url_fetcher=fetcher(pictures, request["max_pixels"]),
        base_url="cid:",
        media_type="print",
    )
    document = source.render(stylesheets=[weasyprint.CSS(string=OWN_STYLE)])
    if len(document.pages) > request["max_pages"]:
        return {"error": "pages"}, b""
    return {"pages": len(document.pages)}, document.write_pdf()


def main() -> None:
    logging.disable(logging.CRITICAL)
    header_size, data_size = FRAME.unpack(sys.stdin.buffer.read(FRAME.size))
    request = json.loads(sys.stdin.buffer.read(header_size))
    blob = sys.stdin.buffer.read(data_size)
    data = b""
    try:
        answer, data = render(request, blob)
    except Exception:  # noqa: BLE001 - whatever a letter makes go wrong, it is not rendered
        answer = {"error": "failed"}
    encoded = json.dumps(answer).encode()
    sys.stdout.buffer.write(FRAME.pack(len(encoded), len(data)) + encoded + data)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    bound = int(sys.argv[1])
    ceiling = resource.getrlimit(resource.RLIMIT_AS)[1]  # Odoo's workers have one of their own
    if ceiling != resource.RLIM_INFINITY:
        bound = min(bound, ceiling)
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path[:0] = sys.argv[2:]
    main()
