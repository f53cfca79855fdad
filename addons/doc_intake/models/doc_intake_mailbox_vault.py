from odoo import models

from ..intake_core.errors import IntakeError, _
from ..intake_core.files.digest import sha256_hex
from ..intake_core.mail.source import Fetched
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

    def _store_fetched(self, folder, uidvalidity, fetched, message_ids):
        """Store messages; when that fails, in halves, until a bad one stands alone.

        :param fetched: list of ``intake_core.mail.source.Fetched``
        :param message_ids: dict key -> Message-ID of those without bytes
        """
        try:
            with self.env.cr.savepoint():
                self._store_together(folder, uidvalidity, fetched, message_ids)
        except (*CONCURRENCY_ERRORS, *TAKEN_ERRORS):
            raise
        except OSError as error:
            raise VaultNotWritableError(reason=error.strerror or type(error).__name__) from error
        except Exception as error:
            if len(fetched) > 1:
                middle = len(fetched) // 2
                self._store_fetched(folder, uidvalidity, fetched[:middle], message_ids)
                self._store_fetched(folder, uidvalidity, fetched[middle:], message_ids)
                return
            [item] = fetched
            if item.raw is None:
                raise
            self._work_log("fetch", self, error)
            refused = Fetched(item.key, item.size, None, MessageNotStoredError())
            self._store_fetched(folder, uidvalidity, [refused], message_ids)

    def _store_together(self, folder, uidvalidity, fetched, message_ids):
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
        values = {
            item.key: messages._prepare_vault(item, digests.get(item.key), message_ids.get(item.key))
            for item in fetched
        }
        rows = {int(row.server_key): row for row in self._messages_of(folder, uidvalidity, list(values))}
        missing = [item for item in fetched if item.key not in rows]
        adopted = self._adopt(folder, uidvalidity, missing, values)
        created = messages.create(
            [
                {
                    "mailbox_id": self.id,
                    "folder": folder,
                    "uidvalidity": str(uidvalidity),
                    "server_key": str(item.key),
                    **values[item.key],
                }
                for item in missing
                if item.key not in adopted
            ]
        )
        rows |= adopted | {int(row.server_key): row for row in created}
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

    def _adopt(self, folder, uidvalidity, fetched, values):
        """Give the new keys to messages we hold under an older UIDVALIDITY: same bytes, no second
        import.

        A message whose bytes were never had is known by its Message-ID and size.

        :return: dict key -> message
        """
        if not fetched:
            return {}
        old = (
            self.env["doc.intake.message"]
            .sudo()
            .search(
                [
                    ("mailbox_id", "=", self.id),
                    ("folder", "=", folder),
                    ("uidvalidity", "!=", str(uidvalidity)),
                    "|",
                    ("sha256", "in", [values[item.key].get("sha256") or "-" for item in fetched]),
                    "&",
                    ("raw_attachment_id", "=", False),
                    (
                        "message_id_header",
                        "in",
                        [values[item.key]["message_id_header"] or "-" for item in fetched],
                    ),
                ],
                order="id",
            )
        )
        waiting = {}
        for message in old:
            key = message.sha256 or (message.message_id_header, message.server_size)
            waiting.setdefault(key, []).append(message)
        adopted = {}
        for item in fetched:
            value = values[item.key]
            candidates = waiting.get(value.get("sha256")) or waiting.get((value["message_id_header"], item.size))
            if candidates:
                adopted[item.key] = candidates.pop(0)
                adopted[item.key].write({"uidvalidity": str(uidvalidity), "server_key": str(item.key)})
        return adopted
