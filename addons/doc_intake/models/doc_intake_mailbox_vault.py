from dataclasses import replace

from odoo import models
from odoo.fields import Domain

from ..intake_core.errors import IntakeError, _
from ..intake_core.files.digest import sha256_hex
from ..intake_core.mail.content.headers import head_of
from .doc_intake_work_mixin import CONCURRENCY_ERRORS, TAKEN_ERRORS


class VaultNotWritableError(IntakeError):
    """The filestore takes no bytes: disk full, wrong owner, network drive gone."""

    code = "vault_not_writable"
    template = _(
        "The mail cannot be stored on the server's disk (%(reason)s). It stays on the mail server "
        "and is tried again; ask the administrator of Odoo."
    )
    retry = True


class MessageNotStoredError(IntakeError):
    """The database refused this one message."""

    code = "message_not_stored"
    template = _("This mail could not be stored. It stays on the mail server; the server log has the details.")
    retry = True


class Mailbox(models.Model):
    """The vault: one row a message and its bytes on the disk, before anything looks into them."""

    _inherit = "doc.intake.mailbox"

    def _store_fetched(self, place, fetched):
        """Store messages; when that fails, in halves, until a bad one stands alone.

        :param fetched: list of ``intake_core.mail.account.source.Fetched``
        """
        try:
            with self.env.cr.savepoint():
                self._store_together(place, fetched)
        except (*CONCURRENCY_ERRORS, *TAKEN_ERRORS):
            raise
        except OSError as error:
            raise VaultNotWritableError(reason=error.strerror or type(error).__name__) from error
        except Exception as error:
            if len(fetched) > 1:
                middle = len(fetched) // 2
                self._store_fetched(place, fetched[:middle])
                self._store_fetched(place, fetched[middle:])
                return
            [item] = fetched
            if item.raw is not None:
                self._work_log("fetch", self, error)
                item = replace(item, raw=None, head=head_of(item.raw), error=MessageNotStoredError())
            elif item.head:
                item = replace(item, head=b"")  # the header may be what the database refuses
            else:
                raise
            self._store_fetched(place, [item])

    def _store_together(self, place, fetched):
        digests = {item.key: sha256_hex(item.raw) for item in fetched if item.raw is not None}
        messages = (
            self.env["doc.intake.message"]
            .sudo()
            .with_context(
                mail_create_nolog=True,
                mail_create_nosubscribe=True,
                mail_notrack=True,
                tracking_disable=True,
            )
        )
        values = {item.key: messages._prepare_vault(item, digests.get(item.key)) for item in fetched}
        known = {row.server_key: row for row in self._messages_of(place, list(values))}
        rows = {item.key: known[str(item.key)] for item in fetched if str(item.key) in known}
        missing = [item for item in fetched if item.key not in rows]
        adopted = self._adopt(place, missing, values)
        missing = [item for item in missing if item.key not in adopted]
        created = messages.create(
            [
                {
                    "mailbox_id": self.id,
                    "folder": place.folder,
                    "uidvalidity": str(place.uidvalidity),
                    "server_key": str(item.key),
                    **values[item.key],
                }
                for item in missing
            ]
        )
        rows |= adopted | {item.key: row for item, row in zip(missing, created, strict=True)}
        filled = messages
        for item in fetched:
            row = rows[item.key]
            if row.raw_attachment_id:
                continue
            if row not in created:  # its bytes are asked for again
                row._update_download(item, values[item.key])
            filled |= row
        raws = {rows[item.key].id: item.raw for item in fetched}
        filled._store_raw([raws[row.id] for row in filled])
        if any(raws[row.id] is not None for row in filled):
            self.env.ref("doc_intake.ir_cron_unpack").sudo()._trigger()

    def _adopt(self, place, fetched, values):
        """Give the new keys to messages we hold under an older UIDVALIDITY: same bytes, no second
        import. In POP3 the server may give new UIDLs at any time: a message whose UIDL is not there
        any more is the one of the same bytes under a new UIDL.

        A message whose bytes were never had is known by its Message-ID and size.

        :return: dict key -> message
        """
        if not fetched:
            return {}
        renumbered = Domain("uidvalidity", "!=", str(place.uidvalidity))
        if place.present is not None:
            renumbered = Domain.TRUE
        same_bytes = Domain("sha256", "in", [values[item.key].get("sha256") or "-" for item in fetched])
        same_mail = Domain("raw_attachment_id", "=", False) & Domain(
            "message_id_header", "in", [values[item.key]["message_id_header"] or "-" for item in fetched]
        )
        old = (
            self.env["doc.intake.message"]
            .sudo()
            .search(
                Domain("mailbox_id", "=", self.id)
                & Domain("folder", "=", place.folder)
                & renumbered
                & (same_bytes | same_mail),
                order="id",
            )
        )
        waiting = {}
        for message in old:
            if message.uidvalidity == str(place.uidvalidity) and message.server_key in place.present:
                continue  # another copy of the same mail
            key = message.sha256 or (message.message_id_header, message.server_size)
            waiting.setdefault(key, []).append(message)
        adopted = {}
        for item in fetched:
            value = values[item.key]
            candidates = waiting.get(value.get("sha256")) or waiting.get((value["message_id_header"], item.size))
            if candidates:
                adopted[item.key] = candidates.pop(0)
                adopted[item.key].write({"uidvalidity": str(place.uidvalidity), "server_key": str(item.key)})
                adopted[item.key]._found_again()
        return adopted
