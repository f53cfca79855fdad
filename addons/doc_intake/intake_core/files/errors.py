"""Ways in which a file itself cannot be taken or opened."""

from __future__ import annotations

from ..errors import IntakeError, _


class FileError(IntakeError):
    """The file cannot be opened or must not be opened."""

    code = "file_unreadable"
    template = _("This file could not be opened.")


class FileEmpty(FileError):
    code = "file_empty"
    template = _("The file is empty (0 bytes). Ask the sender to send it again.")


class FileTooLarge(FileError):
    """Parameters: ``size_mb``, ``limit_mb`` (whole megabytes)."""

    code = "file_too_large"
    template = _("The file has %(size_mb)s MB; files up to %(limit_mb)s MB are read here.")


class UnsupportedType(FileError):
    """Parameter: ``kind``, a MIME type."""

    code = "unsupported_type"
    template = _(
        "Files of this kind (%(kind)s) cannot be read as a document. Send a PDF, a picture or"
        " an e-invoice (XML)."
    )


class PdfEncrypted(FileError):
    code = "pdf_encrypted"
    template = _(
        'The PDF is protected by a password. Press "Enter Password" and type it, or ask the'
        " sender for a copy without a password."
    )


class PdfProtected(FileError):
    """Encrypted by other means than a password: a certificate, a rights management server."""

    code = "pdf_protected"
    template = _(
        "The PDF is protected in a way that no password opens (a certificate or a rights"
        " server). Ask the sender for a copy without this protection, or enter the fields by hand."
    )


class PdfDamaged(FileError):
    code = "pdf_damaged"
    template = _("The PDF is damaged and cannot be opened. Ask the sender to send it again.")


class PdfNoPages(FileError):
    code = "pdf_no_pages"
    template = _("The PDF has no pages.")


class ImageTooLarge(FileError):
    """Parameters: ``megapixels``, ``limit`` (both whole megapixels)."""

    code = "image_too_large"
    template = _(
        "The picture has %(megapixels)s megapixels; up to %(limit)s are read here. Send it in"
        " a lower resolution."
    )


class ImageDamaged(FileError):
    code = "image_damaged"
    template = _(
        "The picture is damaged or incomplete and cannot be opened. Ask the sender to send it"
        " again."
    )


class XmlDamaged(FileError):
    code = "xml_damaged"
    template = _(
        "The XML file is not well formed and cannot be read. Ask the sender to send it again."
    )


class XmlUnsafe(FileError):
    code = "xml_unsafe"
    template = _(
        "The XML file declares entities or is nested too deeply. Such files are not opened "
        "for safety."
    )


class DocumentTimeout(FileError):
    """Parameter: ``seconds``, the limit that was reached."""

    code = "document_timeout"
    template = _(
        "Reading took longer than %(seconds)s seconds and was stopped. It can be tried again."
    )
    retry = True


class ReaderCrashed(FileError):
    code = "reader_crashed"
    template = _(
        "The program that opens files of this kind stopped while it read this one, which is probably"
        " damaged. Ask the sender to send it again, or enter the fields by hand."
    )


class DiskFull(FileError):
    """There is no room for the files that reading needs for a moment."""

    code = "temporary_disk_full"
    template = _(
        "The server has no room left for temporary files, so this was not read. It will be tried"
        " again; ask the administrator to make room."
    )
    retry = True
