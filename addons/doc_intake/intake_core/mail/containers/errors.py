"""Why a file that holds files could not be opened: each a thing for a person to look at."""

from __future__ import annotations

from ...errors import IntakeError, _


class ContainerError(IntakeError):
    """Base of what opening a container raises; its mail waits for a person."""

    code = "container"
    template = _("This file holds other files and could not be opened.")


class ContainerPassword(ContainerError):
    code = "container_password"
    template = _(
        "The archive is protected by a password that is not known here. Enter the sender's password and unpack "
        "the mail again."
    )


class ContainerDamaged(ContainerError):
    code = "container_damaged"
    template = _("The archive is damaged or cut short, so not all its files could be taken out. Ask for it again.")


class ContainerMethod(ContainerError):
    code = "container_method"
    template = _(
        "The archive is packed in a way that cannot be opened here (method %(method)s). Ask for an ordinary ZIP file."
    )


class ContainerBomb(ContainerError):
    code = "container_bomb"
    template = _(
        "The archive would grow far beyond its size when opened, as files do that are made to fill up a computer. "
        "It was not opened."
    )


class ContainerTooMany(ContainerError):
    """Parameter: ``limit``, files of one mail."""

    code = "container_too_many"
    template = _("With this archive the mail would hold more than %(limit)s files. It was not opened.")


class PdfHoldsTooMuch(ContainerError):
    """Parameter: ``count``, embedded files beyond the limits of the PDF reader."""

    code = "pdf_holds_too_much"
    template = _(
        "Another %(count)s files are embedded in this PDF, more or bigger ones than are taken out. Open it in a PDF "
        "program and upload what is missing, then take in the PDF itself."
    )


class ContainerTooLarge(ContainerError):
    """Parameter: ``limit_mb``, of all the files of one mail."""

    code = "container_too_large"
    template = _("With this archive the mail's files would take more than %(limit_mb)s MB. It was not opened.")


class ContainerTooDeep(ContainerError):
    """Parameter: ``limit``, containers one within the other."""

    code = "container_too_deep"
    template = _("Archives are packed into each other more than %(limit)s times. This one was not opened.")


class ContainerTooSlow(ContainerError):
    """Parameter: ``limit``, seconds."""

    code = "container_too_slow"
    template = _("Opening the archives of this mail took longer than %(limit)s seconds, so this one was not opened.")


class SmimeEncrypted(ContainerError):
    code = "smime_encrypted"
    template = _(
        "The mail or file is encrypted (S/MIME) for somebody's personal key, which is not kept here. Open it in your "
        "mail program, or ask the sender to send it unencrypted."
    )


class PgpEncrypted(ContainerError):
    code = "pgp_encrypted"
    template = _(
        "The mail or file is encrypted (PGP) for somebody's personal key, which is not kept here. Open it in your "
        "mail program, or ask the sender to send it unencrypted."
    )
