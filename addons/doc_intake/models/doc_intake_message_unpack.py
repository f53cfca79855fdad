import datetime as dt
import time

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..intake_core import states
from ..intake_core.errors import IntakeError, _, sentence
from ..intake_core.mail.account.chunks import chunks
from ..intake_core.mail.intake import MailJob, take_apart
from ..intake_core.work import WorkPolicy

QUEUE_UNPACK = "unpack"

REASON_NO_FILE = sentence(
    "no_file",
    _("The mail carries no file. Look whether the sender wrote something, then say there is nothing to do."),
)
REASON_LEFT_OUT = sentence(
    "files_left_out", _("None of its files became a document; the list of files says why each was left out.")
)
_BATCH_BYTES = 16 * 2**20
_UNPACKED_BYTES = 128 * 2**20  # what came out of a batch's mails is in memory at once, too
_BATCH_SECONDS = 60
_BODY_KEPT = 20_000  # characters shown on the mail's form; the raw mail has it all
# A mail whose turn did not come: it is neither done nor failed, and first in the next batch.
_NOT_REACHED = object()


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
            return WorkPolicy(batch=100, lease=dt.timedelta(minutes=10))
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
        # EXTENDS 'doc.intake.work.mixin'
        jobs, errors = super()._work_prepare_all(queue)
        return (self._prepare_jobs(jobs) if queue == QUEUE_UNPACK else jobs), errors

    @api.model
    def _work_run(self, queue, jobs):
        # EXTENDS 'doc.intake.work.mixin'
        if queue != QUEUE_UNPACK:
            return super()._work_run(queue, jobs)
        results, room, end = [], _UNPACKED_BYTES, time.monotonic() + _BATCH_SECONDS
        for job in jobs:
            if results and (room <= 0 or time.monotonic() > end):
                results.append(_NOT_REACHED)
                continue
            try:
                taken = take_apart(job)
            except IntakeError as error:
                results.append(error)
            except Exception as error:  # noqa: BLE001 - its neighbours must have their turn
                self._work_log(queue, self, error)
                results.append(error)
            else:
                results.append(taken)
                room -= sum(len(file.part.data) for file in taken.unpacked.files)
        return results

    @api.model
    def _work_write(self, queue, pairs):
        # EXTENDS 'doc.intake.work.mixin'
        if queue != QUEUE_UNPACK:
            return super()._work_write(queue, pairs)
        self._write_taken([(message, taken) for message, taken in pairs if taken is not _NOT_REACHED])
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
        if messages.filtered(lambda m: m.state == states.MESSAGE_DONE) - messages._work_idle():
            # An order that the server is carrying out cannot be taken back.
            raise UserError(self.env._("The mail is dealt with on the server at this moment. Try again in a minute."))
        messages._work_again()
        for message in messages:
            message.state = states.MESSAGE_ROUTED if message.buffer_ids else states.MESSAGE_RECEIVED
        self.env.ref("doc_intake.ir_cron_unpack").sudo()._trigger()

    # ---- READING ----

    @api.model
    def _prepare_jobs(self, raws, *, with_body=False):
        """What taking mails apart needs, read once for all of them.

        :param raws: dict id of a message -> its bytes
        :return: dict id -> MailJob
        """
        own_addresses = self.env["doc.intake.mailbox"]._own_addresses()
        messages = self.browse(raws).sudo()
        receivers = {mailbox: mailbox._receivers() for mailbox in messages.mailbox_id}
        buffers = messages.buffer_ids | messages.mailbox_id.buffer_ids
        # Each company's passwords open its own mail only, although many may share the mailbox.
        books = self.env["doc.intake.password"]._books__(buffers.company_id | messages.mailbox_id.company_ids)
        passwords = {buffer.id: books[buffer.company_id] for buffer in buffers}
        policies = {buffer.id: buffer.body_document for buffer in buffers if buffer.body_document != "never"}
        return {
            message.id: MailJob(
                raw=raws[message.id],
                own_addresses=own_addresses,
                passwords=passwords,
                passwords_unrouted=books.get(message.mailbox_id._only_company(), ()),
                # Whatever its addresses say, a person has said which buffers it has.
                receivers=() if message.is_route_confirmed else receivers[message.mailbox_id].get(message.folder, ()),
                chosen=frozenset(message.buffer_ids.ids),
                policies=policies,
                with_body=with_body,
            )
            for message in messages
        }

    def _take_apart_now(self, *, with_body=False):
        """The mail taken apart again, in the request of a person. Raises UserError."""
        self.ensure_one()
        try:
            return take_apart(self._prepare_jobs({self.id: self._get_raw()}, with_body=with_body)[self.id])
        except IntakeError as error:
            raise UserError(self._say(error.code, error.params)) from error

    # ---- WRITING ----

    @api.model
    def _write_taken(self, pairs):
        """Write what came of mails, parts and documents included.

        :param pairs: list of (message, TakenApart)
        """
        to_fetch = self.browse([message.id for message, _taken in pairs if message.links])
        for message, taken in pairs:
            message.write(message._prepare_headers(taken))
        self._write_found_routes(pairs)
        self._make_documents_of(self._list_parts(pairs))
        done = self.browse([message.id for message, taken in pairs if message._conclude(taken)])
        done.write({"state": states.MESSAGE_DONE, "is_route_asked": False})
        done._plan_server_action()
        (done & to_fetch)._drop_todos()
        self._follow_links(pairs)

    def _prepare_headers(self, taken):
        """Values of what the mail says about itself."""
        parsed, classification = taken.unpacked.parsed, taken.unpacked.classification
        return {
            "kind": classification.kind,
            "is_answerable": classification.answerable,
            "message_id_header": self.message_id_header or parsed.message_id,
            "subject": parsed.subject,
            "sender": parsed.sender,
            "sender_name": parsed.sender_name,
            "recipients": ", ".join(parsed.recipients),
            "date": parsed.date.replace(tzinfo=None) if parsed.date else fields.Datetime.now(),
            "body": parsed.body_text[:_BODY_KEPT],
            "links": [{"host": link.host, "url": link.url} for link in taken.links] or False,
        }

    @api.model
    def _write_found_routes(self, pairs):
        """Add the buffers that were found to those a person chose, unless these are said to be all."""
        found = {}
        for message, taken in pairs:
            if not message.is_route_confirmed and not set(taken.route.buffer_ids).issubset(message.buffer_ids.ids):
                found.setdefault(taken.route.buffer_ids, []).append(message.id)
        for buffer_ids, message_ids in found.items():
            self.browse(message_ids).write({"buffer_ids": [Command.link(buffer_id) for buffer_id in buffer_ids]})

    def _conclude(self, taken):
        """Whether the mail is done, now that its parts are settled; if not, it is held with the reason."""
        classification, route = taken.unpacked.classification, taken.route
        if classification.kind != "ordinary":
            reason = self._reason_values(classification.reason.code, classification.reason.params)
            # An earlier try, when the mail looked like an ordinary one, may have listed files in containers.
            left = self.part_ids.filtered(lambda p: p.state == states.PART_PENDING)
            left.write({"state": states.PART_IGNORED, **reason})
            self.write(reason)
            return True
        is_asked = bool(route.reason_code) and not self.is_route_confirmed
        if not self.buffer_ids or (is_asked and route.unknown):
            self._hold(route.reason_code, route.reason_params, is_route_asked=True)
            return False
        waiting = self.part_ids.filtered(lambda p: p.state == states.PART_PENDING)[:1]
        if waiting:
            self._hold(waiting.reason_code, waiting.reason_params)
            return False
        if not self.part_ids._carry_anything():
            if taken.download:
                self._hold(taken.download.code, taken.download.params)
            else:
                self._hold(REASON_NO_FILE)
            return False
        if all(part.state != states.PART_DOCUMENT for part in self.part_ids):
            self.write(self._reason_values(REASON_LEFT_OUT))
        return True

    def _hold(self, code, params=None, *, is_route_asked=False):
        """A person has to look at the mail."""
        self.write(
            {
                "state": states.MESSAGE_HELD,
                "is_route_asked": is_route_asked,
                **self._reason_values(code, params),
            }
        )
