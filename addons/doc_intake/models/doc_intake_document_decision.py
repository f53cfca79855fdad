from odoo import fields, models
from odoo.exceptions import AccessError, LockError, UserError

from ..intake_core import states
from ..intake_core.errors import _, sentence

REASON_MARKED_DUPLICATE = sentence("marked_duplicate", _("%(user)s marked it as a duplicate of %(original)s."))
REASON_REJECTED = sentence("rejected_by", _("Rejected by %(user)s: %(note)s"))
REASON_BILL_DELETED = sentence("bill_deleted", _("Its draft bill was deleted by %(user)s."))


class Document(models.Model):
    """What a person decides about a document; each decision says in the chatter who took it, and why."""

    _inherit = "doc.intake.document"

    def action_reject(self):
        """Ask why, then reject."""
        return {
            "type": "ir.actions.act_window",
            "res_model": "doc.intake.reject",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "name": self.env._("Reject"),
            "context": {"default_document_ids": self.ids},
        }

    def action_file(self):
        """Accept as other: nothing is booked."""
        self._check_decision()
        self.sudo().write({"state": states.DOCUMENT_FILED, **self._no_reason()})

    def action_reopen(self):
        """Take a rejected, filed or duplicate document back to be decided again."""
        self._check_approver()
        closed = (states.DOCUMENT_REJECTED, states.DOCUMENT_FILED, states.DOCUMENT_DUPLICATE)
        for document in self:
            document._lock_decision()
            if document.state not in closed:
                raise UserError(self.env._("%s is not closed.", document.name))
        unread = self.filtered(lambda d: not d.reading)
        (self - unread).sudo().write(
            {"state": states.DOCUMENT_TO_APPROVE, "duplicate_of_id": False, **self._no_reason()}
        )
        if unread:
            unread.sudo().write({"state": states.DOCUMENT_QUEUED, "duplicate_of_id": False})
            unread.sudo()._work_again()
            self._trigger_reading()

    def action_open_bill(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "account.move",
            "res_id": self.move_id.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _reject(self, note):
        self._check_decision()
        for document in self:
            document._conclude(
                REASON_REJECTED, {"user": self.env.user.name, "note": note}, state=states.DOCUMENT_REJECTED
            )

    def _bill_deleted(self):
        """The draft bill is gone: the document waits for a decision again."""
        for document in self:
            document._conclude(
                REASON_BILL_DELETED, {"user": self.env.user.name}, state=states.DOCUMENT_TO_APPROVE, move_id=False
            )

    # ---- HELPERS ----

    def _conclude(self, code, params, **values):
        """Write the outcome of a decision with its reason, which stays in the chatter when the reason is history."""
        self.ensure_one()
        document = self.sudo()
        document.write({**values, **self._reason_values(code, params), "next_try_at": False})
        document.message_post(body=self._say(code, params))

    def _conclude_duplicate(self, original):
        """The document is the same as ``original`` (with sudo), which stays."""
        self._conclude(
            REASON_MARKED_DUPLICATE,
            {"user": self.env.user.name, "original": original.name},
            state=states.DOCUMENT_DUPLICATE,
            duplicate_of_id=original.id,
        )

    def _no_reason(self):
        return {"reason_code": False, "reason_params": False, "next_try_at": False}

    def _check_approver(self):
        if not self.env.su and not self.env.user.has_group("doc_intake.group_doc_intake_approver"):
            raise AccessError(self.env._("Only approvers decide about documents. Ask a manager of Document Intake."))
        self.check_access("write")

    def _lock_decision(self):
        """See the row as it is now, and keep it so until the decision is written."""
        self.ensure_one()
        try:
            self.lock_for_update(allow_referencing=True)
        except LockError as error:
            raise UserError(
                self.env._("Somebody else is working on %s at this moment. Please try again.", self.name)
            ) from error
        self.invalidate_recordset(["state", "lease_until", "reason_code"])

    def _is_open(self):
        """Whether a person can decide: it was read or could not be, or its reading failed and waits for another try."""
        waits = self.state in (states.DOCUMENT_QUEUED, states.DOCUMENT_READING) and self.reason_code
        leased = self.lease_until and self.lease_until > fields.Datetime.now()
        return self.state in states.DOCUMENT_OPEN or bool(waits and not leased)

    def _check_decision(self):
        """The user may decide, and there is something left to decide."""
        self._check_approver()
        for document in self:
            document._lock_decision()
            if not document._is_open():
                raise UserError(
                    self.env._(
                        "%(document)s is not open for a decision: it is %(state)s.",
                        document=document.name,
                        state=dict(self._fields["state"]._description_selection(self.env))[document.state],
                    )
                )
