"""From bytes to a reading: structured XML first, then the text layer, then recognition; the
cheapest that gives text.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import IntakeError
from ..files import image, pdf
from ..files.errors import FileEmpty, UnsupportedType
from ..files.sniff import FileKind, sniff
from . import einvoice
from .errors import EInvoiceUnknown
from .fields import PageFields, check_fields, read_fields
from .merge import merge
from .options import ReadingOptions
from .page import Page
from .passes import FIRST, read_in_passes, recheck
from .recognition import PdfPages, PicturePages, Recognised, Recogniser
from .result import Reading, ReadingWarning, Source
from .text_layer import is_garbage, needs_recognition, to_page


@dataclass(slots=True)
class _Run:
    """One reading under way."""

    name: str
    options: ReadingOptions
    today: dt.date
    started: float
    deadline: float
    warnings: list[ReadingWarning] = field(default_factory=list)

    def warn(self, code: str, **params: str | int) -> None:
        self.warnings.append(ReadingWarning(code, params))


def read(data: bytes, name: str = "", options: ReadingOptions | None = None) -> Reading:
    """Read one document; ``name`` is its file name, a weak witness for the invoice number and
    nothing more.

    Raises a subclass of IntakeError when nothing can be read: those of ``files.errors`` (empty, too
    large, unsupported, encrypted, damaged, no pages, timed out) and of ``reading.errors``
    (recognition missing or failed, XML of no known form).
    """
    options = options or ReadingOptions()
    started = time.monotonic()
    run = _Run(
        name,
        options,
        options.today or dt.date.today(),
        started,
        started + options.limits.document_seconds,
    )
    options.limits.check_size(data)
    kind = sniff(data, name)
    if kind.family == "empty":
        raise FileEmpty()
    if kind.family == "xml":
        return _read_xml(data, run)
    if kind.family == "pdf":
        return _read_pdf(data, run)
    if kind.family == "image" and kind.mimetype != "image/heic":
        return _read_image(data, run)
    raise UnsupportedType(kind=_kind_name(kind))


def _kind_name(kind: FileKind) -> str:
    return kind.mimetype


def _read_xml(data: bytes, run: _Run) -> Reading:
    invoice = einvoice.parse(data, run.options.limits)
    return _finish(run, "xml", 1, [], invoice, PageFields())


def _read_pdf(data: bytes, run: _Run) -> Reading:
    options = run.options
    content = pdf.load(data, options.limits, options.passwords)
    invoice = _embedded(content, run) if options.use_xml else None
    for page in content.pages:
        if not page.readable:
            run.warn("page_unreadable", page=page.number)
    wanted = [page for page in content.pages if page.readable and (options.force_ocr or needs_recognition(page))]
    pages = {page.number: to_page(page) for page in content.pages if page.readable and page not in wanted}
    if any(is_garbage(page) for page in wanted) and not options.force_ocr:
        run.warn("text_layer_garbage")
    if invoice is not None and not options.force_ocr:
        # The XML says it all; recognising a picture of it would only cost time.
        wanted = []
    capped = max(0, len(wanted) - options.limits.max_ocr_pages)
    read_count = len(content.pages) - capped
    if read_count < content.page_count:
        run.warn("pages_capped", pages=content.page_count, read=read_count)
    wanted = wanted[: options.limits.max_ocr_pages]
    if not wanted:
        ordered = [pages[number] for number in sorted(pages)]
        found = _page_fields(ordered, False, run)
        source: Source = "xml" if invoice else "text"
        return _finish(run, source, content.page_count, ordered, invoice, found)
    return _read_scanned(data, content, wanted, pages, invoice, run)


def _read_scanned(
    data: bytes,
    content: pdf.PdfContent,
    wanted: list[pdf.PdfPage],
    pages: dict[int, Page],
    invoice: einvoice.EInvoice | None,
    run: _Run,
) -> Reading:
    """Recognise; where other pages have text, a failure is a warning and what was read is kept."""
    limits = run.options.limits
    sizes = {page.number: (page.width, page.height) for page in wanted}
    photos = frozenset(page.number for page in wanted if page.image_share > 0.6)
    with tempfile.TemporaryDirectory(prefix="doc_intake_") as folder:
        try:
            if content.password is not None:
                # poppler takes a password on its command line, where every user of the machine
                # sees it.
                data = pdf.unlock(data, (content.password,), limits).data
            source = PdfPages(data, sizes, Path(folder), limits, photos)
            recogniser = _recogniser(source, run)
            first = recogniser.first(FIRST)
        except IntakeError:
            if not pages:
                raise
            for page in wanted:
                run.warn("page_unreadable", page=page.number)
            ordered = [pages[number] for number in sorted(pages)]
            found = _page_fields(ordered, False, run)
            kind: Source = "xml" if invoice else "text"
            return _finish(run, kind, content.page_count, ordered, invoice, found)
        return _in_passes(recogniser, first, pages, content.page_count, invoice, run)


def _in_passes(
    recogniser: Recogniser,
    first: Recognised,
    pages: dict[int, Page],
    page_count: int,
    invoice: einvoice.EInvoice | None,
    run: _Run,
) -> Reading:
    _warn_of(first, run)
    words_recognised = sum(len(page.words) for page in first.pages)
    is_ocr = not pages or words_recognised > sum(len(page.words) for page in pages.values())
    done = read_in_passes(recogniser, first, pages, lambda some: _page_fields(some, is_ocr, run), run.deadline)
    if done.repeated:
        done.found.warnings = recheck(done.found, run.today, run.options.own_vat)
    source: Source = "xml" if invoice else "ocr" if is_ocr else "text"
    return _finish(run, source, page_count, done.pages, invoice, done.found, first.sizes)


def _recogniser(source: PdfPages | PicturePages, run: _Run) -> Recogniser:
    options = run.options
    return Recogniser(source, options.languages, options.limits, run.deadline, options.workers)


def _read_image(data: bytes, run: _Run) -> Reading:
    limits = run.options.limits
    info = image.inspect(data, limits)
    with tempfile.TemporaryDirectory(prefix="doc_intake_") as folder:
        recogniser = _recogniser(PicturePages(data, info, Path(folder), limits), run)
        first = recogniser.first(FIRST)
        if info.frames > limits.max_ocr_pages:
            run.warn("pages_capped", pages=info.frames, read=limits.max_ocr_pages)
        return _in_passes(recogniser, first, {}, info.frames, None, run)


def _warn_of(result: Recognised, run: _Run) -> None:
    for number in result.timed_out:
        run.warn("page_timeout", page=number)
    for number in result.failed:
        run.warn("page_unreadable", page=number)
    for language in result.missing_languages:
        run.warn("ocr_language_skipped", language=language)


def _embedded(content: pdf.PdfContent, run: _Run) -> einvoice.EInvoice | None:
    """The e-invoice inside a PDF, whatever its name; several kinds of XML may be attached."""
    for attachment in content.attachments:
        if sniff(attachment.data, attachment.name).family != "xml":
            continue
        try:
            return einvoice.parse(attachment.data, run.options.limits)
        except IntakeError as error:
            if not isinstance(error, EInvoiceUnknown):
                run.warn("xml_unread", reason=error.code)
    return None


def _page_fields(pages: Sequence[Page], is_ocr: bool, run: _Run) -> PageFields:
    return read_fields(pages, is_ocr=is_ocr, file_name=run.name, own_vat=run.options.own_vat, today=run.today)


def _finish(
    run: _Run,
    source: Source,
    page_count: int,
    pages: list[Page],
    invoice: einvoice.EInvoice | None,
    found: PageFields,
    sizes: Mapping[int, tuple[float, float]] | None = None,
) -> Reading:
    """``sizes``: of pages whose words lie on a straightened copy, as a person sees them."""
    seen = sizes or {}
    fields, rows, lines = found.fields, found.rows, found.lines
    if invoice is not None:
        fields, warnings = merge(invoice, found, run.options.own_vat, run.name)
        rows, lines = invoice.rows or rows, invoice.lines or lines
        is_recipient = any(warning.code == "recipient_not_buyer" for warning in warnings)
        own_vat = None if is_recipient else run.options.own_vat
        warnings += check_fields(fields, run.today, own_vat)
    else:
        warnings = list(found.warnings)
        if not any(page.words for page in pages):
            warnings.append(ReadingWarning("no_text"))
    return Reading(
        file=run.name,
        source=source,
        pages=page_count,
        seconds=time.monotonic() - run.started,
        fields=fields,
        vat_breakdown=rows,
        lines=lines,
        warnings=run.warnings + warnings,
        page_texts=[page.text for page in pages],
        page_sizes=[seen.get(page.number, (page.width, page.height)) for page in pages],
        spots=found.spots,
    )
