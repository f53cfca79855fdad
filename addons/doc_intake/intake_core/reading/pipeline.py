"""From bytes to a reading: structured XML first, then the text layer, then recognition; the
cheapest that gives text.
"""

from __future__ import annotations

import datetime as dt
import itertools
import time
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import IntakeError
from ..files import image, pdf, scratch
from ..files.errors import DiskFull, DocumentTimeout, FileEmpty, UnsupportedType
from ..files.sniff import sniff
from ..splitting.proposal import page_ranges
from . import einvoice
from .errors import EInvoiceUnknown, OcrLanguageMissing, OcrMissing, OcrTimeout
from .fields import PageFields, check_fields, read_fields
from .layout.page import Page
from .layout.text_layer import is_garbage, needs_recognition, says_more, to_page, view
from .merge import merge
from .options import ReadingOptions
from .passes import FIRST, placed, read_in_passes, recheck
from .recognition import PdfPages, PicturePages, Recognised, Recogniser
from .recognition.geometry import Grey, View
from .result import Reading, ReadingWarning, Source

MAX_WORDS_FOR_FIELDS = 40_000
"""A hundred dense pages; looking for fields in them takes seconds."""
_SPLITTING_SHARE = 0.4  # of the time that is left, so that recognition is not left without any

if TYPE_CHECKING:
    from ..splitting.splitter import Splitter


@dataclass(slots=True)
class _Run:
    """One reading under way."""

    name: str
    options: ReadingOptions
    today: dt.date
    started: float
    deadline: float
    batch: Splitter | None = None
    warnings: list[ReadingWarning] = field(default_factory=list)
    turned: dict[int, pdf.PdfPage] = field(default_factory=dict)

    def views(self, pages: Iterable[int]) -> dict[int, View]:
        """Where those of ``pages`` whose text runs upwards or downwards lie on the page as a person sees it."""
        return {number: view(self.turned[number]) for number in pages if number in self.turned}

    def sizes(self, pages: Iterable[int]) -> dict[int, tuple[float, float]]:
        """Their sizes, as a person sees them."""
        turned = self.turned
        return {number: (turned[number].width, turned[number].height) for number in pages if number in turned}

    def warn(self, code: str, **params: str | int) -> None:
        self.warnings.append(ReadingWarning(code, params))

    def split(self, page_count: int) -> Splitter:
        """Begin to look for several documents in the file."""
        options = self.options
        now = time.monotonic()
        deadline = now + _SPLITTING_SHARE * (self.deadline - now)
        # Splitting reads pages with the modules of this package, so that each of them would need the other first.
        from ..splitting.splitter import Splitter

        self.batch = Splitter(page_count, options.own_vat, self.today, options.limits, deadline)
        return self.batch

    @property
    def blank(self) -> frozenset[int]:
        """Pages that were looked at and are blank."""
        return self.batch.blank if self.batch is not None else frozenset()

    def look_at_page(self, number: int, grey: Grey) -> bool:
        """Whether a page that is about to be recognised is blank."""
        return self.batch is not None and self.batch.look_at_page(number, grey)

    def look_at_frame(self, number: int, grey: Grey) -> bool:
        """Look as well, but have every frame of a picture recognised."""
        self.look_at_page(number, grey)
        return False


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
    if kind.family == "image":
        return _read_image(data, run)
    raise UnsupportedType(kind=kind.mimetype)


def _read_xml(data: bytes, run: _Run) -> Reading:
    invoice = einvoice.parse(data, run.options.limits)
    return _finish(run, "xml", 1, [], invoice, PageFields())


def _read_pdf(data: bytes, run: _Run) -> Reading:
    options = run.options
    content = pdf.load(data, options.limits, options.passwords)
    run.turned = {page.number: page for page in content.pages if page.turned}
    invoice = _embedded(content, run) if options.use_xml else None
    if content.attachments_left_out and invoice is None:
        run.warn("attachments_unread", count=content.attachments_left_out)
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
    batch = run.split(content.page_count)
    # Pages that are recognised are looked at then; of the others nothing but the cuts is wanted.
    rest = [page.number for page in wanted[options.limits.max_ocr_pages :]]
    batch.look_at_pdf(data, rest, content.password)
    if len(content.pages) < content.page_count:
        batch.read_further(data, len(content.pages) + 1, options.passwords)
    if not wanted or not options.limits.max_ocr_pages:
        pages |= {page.number: to_page(page) for page in wanted if page.number in batch.blank}
        pages |= _kept(wanted, Recognised(), run)
        unread = {page.number for page in wanted}.difference(pages)
        _warn_of_pages_left_out(content, {page.number for page in content.pages} - unread, run)
        return _read_text(pages, content.page_count, invoice, run)
    return _read_scanned(data, content, wanted, pages, invoice, run)


def _warn_of_pages_left_out(content: pdf.PdfContent, read: Set[int], run: _Run) -> None:
    """``read``: numbers of the pages that were read, or tried. Of damaged ones there is a warning already."""
    count = len(read | {page.number for page in content.pages if not page.readable})
    if count < content.page_count:
        run.warn("pages_capped", pages=content.page_count, read=count)


def _read_text(pages: Mapping[int, Page], page_count: int, invoice: einvoice.EInvoice | None, run: _Run) -> Reading:
    ordered = [pages[number] for number in sorted(pages)]
    found = placed(_page_fields(ordered, False, run), run.views(pages))
    return _finish(run, "xml" if invoice else "text", page_count, ordered, invoice, found, run.sizes(pages))


def _read_scanned(
    data: bytes,
    content: pdf.PdfContent,
    wanted: list[pdf.PdfPage],
    pages: dict[int, Page],
    invoice: einvoice.EInvoice | None,
    run: _Run,
) -> Reading:
    """Recognise the first of ``wanted`` that are not blank. Where other pages have text, a failure is a warning and
    what was read is kept.
    """
    limits = run.options.limits
    with scratch.folder() as folder:
        try:
            if content.password is not None:
                # poppler takes a password on its command line, where every user of the machine
                # sees it.
                data = pdf.unlock(data, (content.password,), limits).data
            recogniser, first = _recognised(data, wanted, bool(pages), folder, run)
        except IntakeError as error:
            blank = run.blank
            pages |= {page.number: to_page(page) for page in wanted if page.number in blank}
            pages |= _kept(wanted, Recognised(), run)
            if not pages or isinstance(error, (OcrMissing, OcrLanguageMissing)) or scratch.is_full():
                raise
            late = isinstance(error, (OcrTimeout, DocumentTimeout))
            tried = [page.number for page in wanted if page.number not in blank][: limits.max_ocr_pages]
            _warn_of_pages_left_out(content, {*pages, *tried}, run)
            for number in tried:
                if number not in pages:
                    run.warn("page_timeout" if late else "page_unreadable", page=number)
            return _read_text(pages, content.page_count, invoice, run)
        if first.failed and scratch.is_full():
            raise DiskFull()
        tried = [page.number for page in first.pages] + first.timed_out + first.failed
        blank = run.blank.difference(tried)
        pages |= {page.number: to_page(page) for page in wanted if page.number in blank}
        pages |= (kept := _kept([page for page in wanted if page.number not in blank], first, run))
        first.pages = [page for page in first.pages if page.number not in kept]
        _warn_of_pages_left_out(content, {*pages, *tried}, run)
        return _in_passes(recogniser, first, pages, content.page_count, invoice, run)


def _recognised(
    data: bytes, wanted: list[pdf.PdfPage], others: bool, folder: Path, run: _Run
) -> tuple[Recogniser, Recognised]:
    """The first pass; a document of nothing but blank pages (``others``: there are more) is recognised all the
    same, for want of anything better.
    """
    most = run.options.limits.max_ocr_pages
    photos = frozenset(page.number for page in wanted if page.image_share > 0.6)
    sizes = {page.number: (page.width, page.height) for page in wanted if page.number not in run.blank}
    source = PdfPages(data, sizes, folder, run.options.limits, photos)
    recogniser = _recogniser(source, run)
    first = recogniser.first(FIRST, most, run.look_at_page)
    if not (others or first.pages or first.timed_out or first.failed):
        first = recogniser.first(FIRST, most)
    return recogniser, first


def _kept(wanted: Sequence[pdf.PdfPage], recognised: Recognised, run: _Run) -> dict[int, Page]:
    """Pages recognised for want of words whose own few words say more than what was recognised."""
    if run.options.force_ocr:
        return {}
    found = {page.number: page for page in recognised.pages}
    return {page.number: to_page(page) for page in wanted if says_more(page, found.get(page.number))}


def _in_passes(
    recogniser: Recogniser,
    first: Recognised,
    pages: dict[int, Page],
    page_count: int,
    invoice: einvoice.EInvoice | None,
    run: _Run,
) -> Reading:
    _warn_of(first, run)
    first.views |= run.views(pages)
    first.sizes |= run.sizes(pages)
    words_recognised = sum(len(page.words) for page in first.pages)
    words_printed = sum(len(page.words) for page in pages.values())
    is_ocr = not words_printed or words_recognised > words_printed
    seconds = run.options.limits.document_seconds
    done = read_in_passes(recogniser, first, pages, lambda some: _page_fields(some, is_ocr, run), run.deadline, seconds)
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
    with scratch.folder() as folder:
        pages = PicturePages(data, info, folder, limits)
        run.split(info.frames)
        recogniser = _recogniser(pages, run)
        first = recogniser.first(FIRST, is_blank=run.look_at_frame)
        if first.failed and scratch.is_full():
            raise DiskFull()
        if pages.incomplete:
            run.warn("picture_incomplete")
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
    if run.batch is not None:
        pages = run.batch.first_document(pages, is_ocr=is_ocr)
    return read_fields(pages, is_ocr=is_ocr, file_name=run.name, own_vat=run.options.own_vat, today=run.today)


def _first_and_last(pages: Sequence[Page]) -> list[Page]:
    """The pages on which fields are looked for: all but the middle ones of a document with more words
    than any honest one.
    """
    words = list(itertools.accumulate(len(page.words) for page in pages))
    kept = [page for page, total in zip(pages, words, strict=True) if total <= MAX_WORDS_FOR_FIELDS] or list(pages[:1])
    return kept if kept[-1:] == list(pages[-1:]) else [*kept, pages[-1]]


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
    split = run.batch.parts if run.batch is not None and run.batch.is_batch else []
    if split:
        run.warn("split_proposed", count=len(split), pages=page_ranges(split[0].pages))
        if run.batch is not None and run.batch.unseen is not None:
            run.warn("split_unseen", page=run.batch.unseen)
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
        split=split,
    )
