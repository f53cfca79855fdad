import datetime as dt

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..intake_core import states
from ..intake_core.errors import IntakeError, _, sentence
from ..intake_core.mail.chunks import chunks
from ..intake_core.mail.unpack import unpack
from ..intake_core.routing.route import Receiver, choose
from ..intake_core.work import WorkPolicy
from .doc_intake_message_part import REASON_BROUGHT_BACK, REASON_NO_BUFFER

QUEUE_UNPACK = "unpack"

REASON_NO_FILE = sentence(
    "no_file",
    _("The mail carries no file. Look whether the sender wrote something, then say there is nothing to do."),
)
_BATCH_BYTES = 16 * 2**20
_BODY_KEPT = 20_000  # characters shown on the mail's form; the raw mail has it all


class Message(models.Model):
    """Unpacking: from the vault's bytes to parts and documents."""

    _inherit = "doc.intake.message"

    # ---- QUEUE ----

    @api.model
    def _cron_unpack(self):
        self._work_through(QUEUE_UNPACK)

    @api.model
    def _work_policy(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        if queue == QUEUE_UNPACK:
            return WorkPolicy(batch=50, lease=dt.timedelta(minutes=10))
        return super()._work_policy(queue)

    def _work_same_batch(self, queue):
        # EXTENDS 'doc.intake.work.mixin': all the mails of a batch are in memory at once
        if queue != QUEUE_UNPACK:
            return super()._work_same_batch(queue)
        return self.browse([message.id for message in next(chunks(self, size=_BATCH_BYTES), [])])

    @api.model
    def _work_domain(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        if queue == QUEUE_UNPACK:
            return Domain("state", "in", (states.MESSAGE_RECEIVED, states.MESSAGE_ROUTED))
        return super()._work_domain(queue)

    def _work_prepare(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        if queue == QUEUE_UNPACK:
            return self._get_raw()
        return super()._work_prepare(queue)

    def _work_prepare_all(self, queue):
        # EXTENDS 'doc.intake.work.mixin': the addresses are the same for the whole batch
        jobs, errors = super()._work_prepare_all(queue)
        if queue == QUEUE_UNPACK:
            own_addresses = self._own_addresses()
            jobs = {message_id: (raw, own_addresses) for message_id, raw in jobs.items()}
        return jobs, errors

    @api.model
    def _work_run(self, queue, jobs):
        # EXTENDS 'doc.intake.work.mixin'
        if queue != QUEUE_UNPACK:
            return super()._work_run(queue, jobs)
        results = []
        for raw, own_addresses in jobs:
            try:
                results.append(unpack(raw, own_addresses))
            except IntakeError as error:
                results.append(error)
            except Exception as error:  # noqa: BLE001 - its neighbours must have their turn
                self._work_log(queue, self, error)
                results.append(error)
        return results

    @api.model
    def _work_write(self, queue, pairs):
        # EXTENDS 'doc.intake.work.mixin'
        if queue != QUEUE_UNPACK:
            return super()._work_write(queue, pairs)
        for message, unpacked in pairs:
            message.write({**message._prepare_headers(unpacked), **message._prepare_route(unpacked)})
        parts = self._list_parts(pairs)
        self._make_documents_of(parts)
        done = self.browse([message.id for message, unpacked in pairs if message._conclude(unpacked)])
        done.write({"state": states.MESSAGE_DONE})
        done._plan_server_action()
        return None

    def _work_give_up(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin'
        if queue != QUEUE_UNPACK:
            return super()._work_give_up(queue, error)
        self.write({"state": states.MESSAGE_QUARANTINED})
        return None

    def _unpack_again(self):
        """Put the mail back into the queue; parts that became documents stay what they are."""
        messages = self.sudo()
        messages._work_again()
        for message in messages:
            message.state = states.MESSAGE_ROUTED if message.buffer_id else states.MESSAGE_RECEIVED
        self.env.ref("doc_intake.ir_cron_unpack").sudo()._trigger()

    # ---- STEPS ----

    @api.model
    def _own_addresses(self):
        """Addresses we receive or send with: mail from them is our own and never answered."""
        buffers = (
            self.env["doc.intake.buffer"].sudo().with_context(active_test=False).search([("address", "!=", False)])
        )
        mailboxes = (
            self.env["doc.intake.mailbox"].sudo().with_context(active_test=False).search([("user", "like", "@")])
        )
        return [*buffers.mapped("address"), *mailboxes.mapped("user")]

    def _prepare_headers(self, unpacked):
        """Values of what the mail says about itself."""
        parsed = unpacked.parsed
        return {
            "kind": unpacked.classification.kind,
            "is_answerable": unpacked.classification.answerable,
            "message_id_header": self.message_id_header or parsed.message_id,
            "subject": parsed.subject,
            "sender": parsed.sender,
            "sender_name": parsed.sender_name,
            "recipients": ", ".join(parsed.recipients),
            "date": parsed.date.replace(tzinfo=None) if parsed.date else fields.Datetime.now(),
            "body": parsed.body_text[:_BODY_KEPT],
        }

    def _prepare_route(self, unpacked):
        """Values of the buffer that is found; a buffer that a person chose stays."""
        if self.buffer_id:
            return {}
        mailbox = self.mailbox_id
        buffers = mailbox.buffer_ids.filtered(lambda b: b.active and mailbox._folder_name(b.folder) == self.folder)
        route = choose(
            unpacked.parsed.recipients,
            [Receiver(buffer.id, buffer.address or None) for buffer in buffers],
        )
        if route.buffer_id:
            return {"buffer_id": route.buffer_id}
        return self._reason_values(route.reason_code, route.reason_params)

    @api.model
    def _list_parts(self, pairs):
        """Rows for the files of the mails, new ones and those listed by an earlier try.

        :return: list of (part, UnpackedPart) that should become documents
        """
        known = {(part.message_id.id, part.path): part for message, _unpacked in pairs for part in message.part_ids}
        new, wanted = [], []
        for message, unpacked in pairs:
            for sequence, file in enumerate(unpacked.files):
                values = message._prepare_part(sequence, file)
                part = known.get((message.id, file.part.path))
                if part is None:
                    new.append((values, file))
                elif part.state == states.PART_PENDING:
                    part.write(values)
                    wanted.append((part, file))
        created = self.env["doc.intake.message.part"].sudo().create([values for values, _file in new])
        wanted += list(zip(created, (file for _values, file in new), strict=True))
        return [(part, file) for part, file in wanted if part.state == states.PART_DOCUMENT]

    def _prepare_part(self, sequence, file):
        """Values of the part row, with its fate."""
        state, reason = self._judge(file)
        return {
            "message_id": self.id,
            "sequence": sequence,
            "path": file.part.path,
            "name": file.part.name,
            "mimetype": file.kind.mimetype,
            "size": len(file.part.data),
            "sha256": file.sha256,
            "state": state,
            **self._reason_values(*reason),
        }

    def _judge(self, file):
        """(state, (reason code, parameters)) of one file of this mail."""
        if file.ignored:
            return states.PART_IGNORED, (file.ignored.code, file.ignored.params)
        if not self.buffer_id:
            return states.PART_PENDING, (REASON_NO_BUFFER, {})
        refusal = self.buffer_id._refusal(file.kind, len(file.part.data))
        if refusal:
            # A kind we do not take is none of our business; the right kind that is unusable is a
            # refusal.
            refused_type = refusal[0] == "file_type_refused"
            return states.PART_IGNORED if refused_type else states.PART_REJECTED, refusal
        return states.PART_DOCUMENT, (False, {})

    @api.model
    def _make_documents_of(self, parts):
        """Store the files of ``parts`` and make a document of each.

        :param parts: list of (part, UnpackedPart); the part's mail has a buffer
        """
        by_company = {}
        for part, file in parts:
            by_company.setdefault(part.message_id.buffer_id.company_id, []).append((part, file))
        for company, group in by_company.items():
            files = self.env["doc.intake.file"]._store(
                company,
                [
                    {
                        "sha256": file.sha256,
                        "name": file.part.name,
                        "mimetype": file.kind.mimetype,
                        "data": file.part.data,
                    }
                    for _part, file in group
                ],
            )
            for part, file in group:
                part.write({"file_id": files[file.sha256].id, "state": states.PART_DOCUMENT})
            self.env["doc.intake.document"]._take_in(
                [
                    {
                        "file": files[file.sha256],
                        "buffer": part.message_id.buffer_id,
                        "part": part,
                        # With the buffer, so that one mail to two of our addresses can be two
                        # documents.
                        "source_key": f"part:{part.id}:{part.message_id.buffer_id.id}",
                        "split_index": 0,
                        "origin": "mail",
                    }
                    for part, file in group
                ]
            )

    def _make_documents(self, parts):
        """Documents of parts of this mail that were left out before; their bytes come from the
        vault.
        """
        unpacked = unpack(self._get_raw(), self._own_addresses())
        files = {file.part.path: file for file in unpacked.files}
        empty = parts.filtered(lambda part: part.path not in files or not files[part.path].part.data)
        if empty:
            raise UserError(
                self.env._(
                    "There is nothing in %s to bring back: the file is empty.",
                    ", ".join(empty.mapped("name")),
                )
            )
        self._make_documents_of([(part, files[part.path]) for part in parts.sudo()])
        parts.sudo().write(self._reason_values(REASON_BROUGHT_BACK, {"user": self.env.user.name}))

    def _conclude(self, unpacked):
        """Whether the mail is done, now that its parts are settled; if not, it is held with the reason."""
        if unpacked.classification.kind != "ordinary":
            reason = unpacked.classification.reason
            self.write(self._reason_values(reason.code, reason.params))
            return True
        if not self.buffer_id:
            self.state = states.MESSAGE_HELD  # the reason stands there already
            return False
        if not unpacked.carries_files:
            self.write({"state": states.MESSAGE_HELD, **self._reason_values(REASON_NO_FILE)})
            return False
        return True
