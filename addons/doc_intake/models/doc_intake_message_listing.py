from dataclasses import dataclass

from odoo import api, models
from odoo.exceptions import UserError

from ..intake_core import states
from ..intake_core.errors import _, sentence
from ..intake_core.mail.intake import BODY_PATH
from ..intake_core.mail.unpack import UnpackedPart
from .doc_intake_message_part import REASON_BROUGHT_BACK
from .doc_intake_message_picture import REASON_SEEN_OFTEN

REASON_TEXT_TAKEN = sentence("text_taken", _("%(user)s took the text of the mail as the document."))
_ROUTE = 10_000  # the files of the second route stand after those of the first


@dataclass(slots=True)
class Row:
    """A file of a mail on one of its routes, and the part that lists it already, if there is one."""

    message: object
    buffer: object
    sequence: int
    file: UnpackedPart
    part: object = None


class Message(models.Model):
    """Listing: a row for each file and route, with its fate; and documents of those that are welcome."""

    _inherit = "doc.intake.message"

    @api.model
    def _list_parts(self, pairs):
        """Rows for the files of the mails, new ones and those listed by an earlier try.

        :param pairs: list of (message, TakenApart)
        :return: list of (part, UnpackedPart) that become documents
        """
        rows = [row for message, taken in pairs for row in message._rows_to_list(taken)]
        seen = self._seen_pictures(rows)
        listed = [(row, row.message._prepare_part(row, seen)) for row in rows]
        welcome = [(row, values) for row, values in listed if values["state"] == states.PART_DOCUMENT]
        stored = self._store_files([(row.buffer.company_id, row.file) for row, _values in welcome])
        for row, values in welcome:
            values["file_id"] = stored[row.buffer.company_id, row.file.sha256].id
        wanted, new = [], []
        for row, values in listed:
            if row.part:
                row.part.write(values)
                wanted.append((row.part, row.file))
            else:
                new.append((values, row.file))
        created = self.env["doc.intake.message.part"].sudo().create([values for values, _file in new])
        wanted += list(zip(created, (file for _values, file in new), strict=True))
        return [(part, file) for part, file in wanted if part.state == states.PART_DOCUMENT]

    def _rows_to_list(self, taken):
        """The files of this mail whose fate is open, once for each route, those of a route together."""
        known = {(part.path, part.buffer_id.id): part for part in self.part_ids}
        position = {}
        for part in self.part_ids:
            position.setdefault(part.buffer_id.id, part.sequence // _ROUTE)
        last = max(position.values(), default=-1)
        rows = []
        # Files listed before the mail had a route are taken over by its first one.
        for buffer in self.buffer_ids.sorted("id") or [self.buffer_ids]:
            if buffer.id not in position:
                last += 1
                position[buffer.id] = last
            files = taken.files_for(buffer.body_document if buffer else "never")
            for sequence, file in enumerate(files, start=position[buffer.id] * _ROUTE):
                part = known.get((file.part.path, buffer.id))
                if part and part.state != states.PART_PENDING:
                    if part.sequence != sequence:  # a container before it was opened meanwhile
                        part.sequence = sequence
                    continue
                part = part or (known.pop((file.part.path, False), None) if buffer else None)
                rows.append(Row(self, buffer, sequence, file, part))
        return rows

    def _prepare_part(self, row, seen):
        """Values of a part, with its fate.

        :param seen: what ``_seen_pictures`` returned
        """
        file, buffer = row.file, row.buffer
        state, (code, params) = self._judge(row, seen)
        return {
            "message_id": self.id,
            "buffer_id": buffer.id,
            "sequence": row.sequence,
            "path": file.part.path,
            "name": file.part.name,
            "mimetype": file.kind.mimetype,
            "size": len(file.part.data),
            "sha256": file.sha256,
            "origin": list(file.part.from_) or False,
            "is_container": file.container,
            "is_decoration": file.decorative or code == REASON_SEEN_OFTEN,
            "picture_hash": file.picture_hash or False,
            "state": state,
            **self._reason_values(code, params),
        }

    @api.model
    def _judge(self, row, seen):
        """(state, (reason code, parameters)) of one file of a mail on one of its routes."""
        file, buffer = row.file, row.buffer
        if file.waits:
            return states.PART_PENDING, (file.waits.code, file.waits.params)
        if file.ignored:
            return states.PART_IGNORED, (file.ignored.code, file.ignored.params)
        if not buffer:
            waiting = self.env["doc.intake.message.part"]._pending_values()
            return states.PART_PENDING, (waiting["reason_code"], waiting["reason_params"] or {})
        often = seen.get((buffer.company_id.id, file.picture_hash))
        if often and often.is_logo_in(row.message.id):
            return states.PART_IGNORED, (REASON_SEEN_OFTEN, {"count": often.count_beside(row.message.id)})
        refusal = buffer._refusal(file.kind, len(file.part.data))
        if refusal:
            # A kind we do not take is none of our business; the right kind that is unusable is a
            # refusal.
            refused_type = refusal[0] == "file_type_refused"
            return states.PART_IGNORED if refused_type else states.PART_REJECTED, refusal
        return states.PART_DOCUMENT, (False, {})

    # ---- DOCUMENTS ----

    @api.model
    def _make_documents_of(self, parts):
        """Store the files of ``parts`` and make a document of each.

        :param parts: list of (part, UnpackedPart); the part has a buffer
        """
        stored = self._store_files([(part.buffer_id.company_id, file) for part, file in parts])
        by_company = {}
        for part, file in parts:
            record = stored[part.buffer_id.company_id, file.sha256]
            if part.file_id != record or part.state != states.PART_DOCUMENT:
                part.write({"file_id": record.id, "state": states.PART_DOCUMENT})
            by_company.setdefault(part.buffer_id.company_id, []).append(part)
        for group in by_company.values():
            self.env["doc.intake.document"]._take_in(
                [
                    {
                        "file": part.file_id,
                        "buffer": part.buffer_id,
                        "part": part,
                        # With the buffer, so that one mail to two of our addresses can be two
                        # documents.
                        "source_key": f"part:{part.id}:{part.buffer_id.id}",
                        "split_index": 0,
                        "origin": "mail",
                    }
                    for part in group
                ]
            )

    @api.model
    def _store_files(self, wanted):
        """Store the bytes of files, once a company.

        :param wanted: list of (company, UnpackedPart)
        :return: dict (company, sha256) -> doc.intake.file
        """
        by_company = {}
        for company, file in wanted:
            by_company.setdefault(company, {})[file.sha256] = {
                "sha256": file.sha256,
                "name": file.part.name,
                "mimetype": file.kind.mimetype,
                "data": file.part.data,
            }
        return {
            (company, sha256): record
            for company, contents in by_company.items()
            for sha256, record in self.env["doc.intake.file"]._store(company, list(contents.values())).items()
        }

    def action_take_text(self):
        """Make a document of the letter itself, because it carries no file."""
        for message in self:
            message._check_user_decides()
            if not message.buffer_ids:
                raise UserError(self.env._("Choose the buffer this mail belongs to."))
            message.sudo()._take_text()

    def _take_text(self):
        """A document of the letter for each route; nothing is left to do with the mail then."""
        letter = self._take_apart_now(with_body=True).body
        if letter is None or letter.waits:
            raise UserError(
                self._say(letter.waits.code, letter.waits.params)
                if letter
                else self.env._("This mail has no text to take.")
            )
        known = {part.buffer_id: part for part in self.part_ids if part.path == BODY_PATH}
        parts = self.env["doc.intake.message.part"]
        for buffer in self.buffer_ids:
            if buffer in known and known[buffer].state == states.PART_DOCUMENT:
                continue  # this buffer takes the letter of each mail
            row = Row(self, buffer, _ROUTE - 1, letter)
            values = {**self._prepare_part(row, {}), **self._brought_back_values(), "state": states.PART_DOCUMENT}
            if buffer in known:
                known[buffer].write(values)
            parts += known.get(buffer) or parts.create(values)
        self._make_documents_of([(part, letter) for part in parts])
        self._dismiss(REASON_TEXT_TAKEN, {"user": self.env.user.name})

    @api.model
    def _brought_back_values(self):
        return self._reason_values(REASON_BROUGHT_BACK, {"user": self.env.user.name})

    def _bring_back(self, parts):
        """Documents of parts of this mail that were left out; their bytes come from the vault.

        What could not be opened waits again, with the whole mail: meanwhile there may be a password.
        """
        taken = self._take_apart_now(with_body=any(part.path == BODY_PATH for part in parts))
        files = {file.part.path: file for file in (*taken.unpacked.files, *filter(None, [taken.body]))}
        gone = parts.filtered(lambda p: p.path not in files)
        if gone:
            raise UserError(self.env._("%s is not found in the mail any more.", ", ".join(gone.mapped("name"))))
        closed = parts.filtered(lambda p: files[p.path].waits or files[p.path].container)
        whole = parts - closed
        self._make_documents_of([(part, files[part.path]) for part in whole])
        whole.write(self._brought_back_values())
        if closed:
            closed.write(closed._pending_values())
            self._unpack_again()
