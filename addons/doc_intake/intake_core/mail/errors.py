"""What can go wrong between us and a mail server, each with its sentence for the person who keeps
the mailbox.

``retry`` True: the same settings may work later. No sentence ever holds a password; a server's own
words are kept as ``%(sentence)s``, shortened and with the password blacked out (see
``boundary.py``).
"""

from __future__ import annotations

from ..errors import IntakeError, _


class MailError(IntakeError):
    """Base of everything a mail source raises."""

    code = "mail"
    template = _("The mail account could not be used.")


# -- settings a person has to correct --------------------------------------------------------------


class AccessInvalid(MailError):
    code = "mail_access_invalid"
    template = _("The settings of the mail account are not usable: %(reason)s")


class UnknownHost(MailError):
    code = "mail_unknown_host"
    template = _(
        "There is no server named %(host)s. Please check the server name for typing errors."
    )


class AuthenticationRefused(MailError):
    code = "mail_authentication_refused"
    template = _(
        "The server %(host)s did not accept the user name %(user)s with this password. Please "
        "check both; some providers want an app password here. The server said: %(sentence)s"
    )


class TokenRefused(MailError):
    code = "mail_token_refused"
    template = _(
        "The server %(host)s did not accept our permission to read the mails of %(user)s. It may "
        "have been withdrawn, or belong to another account; please connect the mailbox with the "
        "mail provider again. The server said: %(sentence)s"
    )


class TokenLoginMissing(MailError):
    code = "mail_token_login_missing"
    template = _(
        "The server %(host)s does not let us in with a permission from the mail provider "
        "(XOAUTH2). Please check the server name, or log in with a password."
    )


class EncryptionRequired(MailError):
    code = "mail_encryption_required"
    template = _(
        "The server %(host)s takes passwords on encrypted connections only. Please choose SSL/TLS "
        "or STARTTLS."
    )


class StartTlsMissing(MailError):
    code = "mail_starttls_missing"
    template = _(
        "The server %(host)s does not offer STARTTLS on port %(port)s. Please choose SSL/TLS "
        "(usually port 993 for IMAP, 995 for POP3). Nothing was sent unencrypted."
    )


class NotTls(MailError):
    code = "mail_not_tls"
    template = _(
        "The server %(host)s does not speak SSL/TLS on port %(port)s (%(reason)s). Please check "
        "the port, or choose STARTTLS."
    )


class NotThisProtocol(MailError):
    code = "mail_not_this_protocol"
    template = _(
        "What answers at %(host)s, port %(port)s, is not a mail server of the chosen kind. Please "
        "check port and security."
    )


class CertificateUnknownIssuer(MailError):
    code = "mail_certificate_unknown_issuer"
    template = _(
        "The certificate of %(host)s was issued by an authority that is not trusted (%(reason)s). "
        "If the server is your own, add its CA certificate to the mailbox."
    )


class CertificateWrongName(MailError):
    code = "mail_certificate_wrong_name"
    template = _(
        "The certificate was made for another name than %(host)s (%(reason)s). Please use the "
        "server name that stands in the certificate."
    )


class CertificateExpired(MailError):
    code = "mail_certificate_expired"
    template = _(
        "The certificate of %(host)s has expired. The server's administrator has to renew it; also "
        "check that this machine's clock is right."
    )
    retry = True


class CertificateRefused(MailError):
    code = "mail_certificate_refused"
    template = _("The certificate of %(host)s cannot be accepted: %(reason)s")


class CaFileInvalid(MailError):
    code = "mail_ca_invalid"
    template = _(
        "The CA certificate of the mailbox cannot be read (%(reason)s). It must be a certificate "
        "in PEM form."
    )


class FolderGone(MailError):
    code = "mail_folder_gone"
    template = _(
        "The folder %(folder)s does not exist in this mail account. It may have been renamed or "
        "deleted; please choose another one."
    )


class FolderReadOnly(MailError):
    code = "mail_folder_readonly"
    template = _(
        "The folder %(folder)s can only be read; mails in it cannot be marked, moved or deleted."
    )


class UidlMissing(MailError):
    code = "mail_uidl_missing"
    template = _(
        "The server %(host)s does not tell the mails apart (it lacks POP3's UIDL), so they cannot "
        "be followed. Please use IMAP for this mail account."
    )


class FolderWithoutUids(MailError):
    code = "mail_folder_without_uids"
    template = _(
        "The server gives the mails in folder %(folder)s no lasting numbers, so they cannot be "
        "followed."
    )


class CapabilityMissing(MailError):
    code = "mail_capability_missing"
    template = _(
        "The server %(host)s cannot move one single mail (it lacks %(capability)s). Please choose "
        "another action for this buffer, for example to mark the mail as read."
    )


class ActionNotInPop3(CapabilityMissing):
    code = "mail_action_not_in_pop3"
    template = _(
        "With POP3 a mail can only be kept or deleted on the server: %(host)s knows no folders and "
        "no marks there. Please choose another action for this buffer, or use IMAP."
    )


# -- troubles that may pass ------------------------------------------------------------------------


class NameServerFailed(MailError):
    code = "mail_name_server_failed"
    template = _(
        "The address of %(host)s could not be looked up just now (%(reason)s). It will be tried "
        "again."
    )
    retry = True


class ConnectionRefused(MailError):
    code = "mail_connection_refused"
    template = _(
        "The server %(host)s does not accept connections on port %(port)s. Please check the port; "
        "if it is right, the server is down."
    )
    retry = True


class HostUnreachable(MailError):
    code = "mail_host_unreachable"
    template = _("The server %(host)s, port %(port)s, cannot be reached: %(reason)s")
    retry = True


class ServerTimeout(MailError):
    code = "mail_timeout"
    template = _(
        "The server %(host)s did not answer within %(seconds)s seconds (while: %(action)s)."
    )
    retry = True


class ConnectionLost(MailError):
    code = "mail_connection_lost"
    template = _(
        "The connection to %(host)s broke off (while: %(action)s). What was already taken over is "
        "safe; the rest follows with the next run."
    )
    retry = True


class ServerRefused(MailError):
    code = "mail_server_refused"
    template = _("The server %(host)s refused a command (%(action)s). It said: %(sentence)s")
    retry = True


class ServerAnswerUnreadable(MailError):
    code = "mail_answer_unreadable"
    template = _(
        "The server %(host)s gave an answer that could not be understood (while: %(action)s, "
        "%(reason)s)."
    )
    retry = True


class NotConnected(MailError):
    code = "mail_not_connected"
    template = _("There is no connection to the mail server.")
    retry = True


class FolderNotOpen(MailError):
    code = "mail_folder_not_open"
    template = _("No folder of the mail account is open (while: %(action)s).")


# -- one single message ----------------------------------------------------------------------------


class MessageTooBig(MailError):
    code = "mail_message_too_big"
    template = _(
        "This mail has %(size_mb)s MB, more than the limit of %(limit_mb)s MB. It stays on the "
        "server untouched; raise the limit to take it over."
    )


class MessageNotReadable(MailError):
    code = "mail_message_not_readable"
    template = _(
        "The server could not hand over this mail. It said: %(sentence)s. The mail stays on the "
        "server and is tried again."
    )
    retry = True


# -- parsing a message -----------------------------------------------------------------------------


class MessageError(IntakeError):
    """Base of what ``message.parse_message`` raises."""

    code = "message"
    template = _("The mail could not be taken apart.")


class TooManyParts(MessageError):
    code = "message_too_many_parts"
    template = _(
        "The mail consists of more than %(limit)s parts. It is kept; its parts are not taken out."
    )


class TooDeep(MessageError):
    code = "message_too_deep"
    template = _(
        "Mails are packed into each other more than %(limit)s times. It is kept; its parts are not "
        "taken out."
    )


class TooManyHeaders(MessageError):
    code = "message_too_many_headers"
    template = _(
        "The mail has more than %(limit)s header lines. It is kept; its parts are not taken out."
    )


class TooManyLines(MessageError):
    code = "message_too_many_lines"
    template = _("The mail has more than %(limit)s lines. It is kept; its parts are not taken out.")


class TooLarge(MessageError):
    code = "message_too_large"
    template = _("The mail has more than %(limit_mb)s MB. It is kept; its parts are not taken out.")


class TooSlow(MessageError):
    code = "message_too_slow"
    template = _(
        "Taking the mail apart took longer than %(limit)s seconds. It is kept; its parts are not "
        "taken out."
    )
