"""Ways in which a readable file gives no reading."""

from __future__ import annotations

from ..errors import IntakeError, _


class ReadingError(IntakeError):
    """The file could be opened but not read."""

    code = "reading_failed"
    template = _("This document could not be read.")


class OcrMissing(ReadingError):
    code = "ocr_missing"
    template = _(
        "Text recognition is not installed on the server (package tesseract-ocr or poppler-"
        "utils). Ask the administrator."
    )
    retry = True


class OcrLanguageMissing(ReadingError):
    """Parameter: ``languages``, those asked for, ``pol+eng``."""

    code = "ocr_language_missing"
    template = _(
        "None of the recognition languages %(languages)s is installed on the server. Ask the "
        "administrator."
    )
    retry = True


class OcrTimeout(ReadingError):
    """Parameter: ``seconds``, the limit for a page."""

    code = "ocr_timeout"
    template = _(
        "Text recognition took longer than %(seconds)s seconds for a page and was stopped. It"
        " can be tried again."
    )
    retry = True


class OcrFailed(ReadingError):
    code = "ocr_failed"
    template = _("Text recognition failed on this document. The picture is probably damaged.")


class EInvoiceUnknown(ReadingError):
    """Parameter: ``root``, the name of the XML's first element."""

    code = "einvoice_unknown"
    template = _("This XML file (%(root)s) is not an e-invoice of a format that is read here.")
