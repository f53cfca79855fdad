from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import format_datetime

from ..intake_core import states, warnings
from ..intake_core.errors import _, sentence
from ..intake_core.warnings import Answer

REASON_SAME_AS_BILL = sentence("marked_same_as_bill", _("%(user)s marked it as a duplicate of %(original)s."))
SAID_RIGHT = sentence("warning_answered", _("%(user)s looked at “%(warning)s” and answered: %(answer)s."))
SAID_CONFIRMED = sentence("warning_confirmed", _("%(user)s looked at “%(warning)s” and booked it all the same."))


class Document(models.Model):
    """The answers to warnings, one click each; who gave them stays in the chatter."""

    _inherit = "doc.intake.document"

    # ---- WHAT IS SAID ----

    def _say_found(self, warning):
        """A warning as the form and the list show it to this user."""
        self.ensure_one()
        given = self._answer_to(warning)
        return {
            "key": warning.key,
            "code": warning.code,
            "severity": warning.kind.severity.value,
            "text": self._say_sentence(warning),
            "answers": [] if given else self._answers_to_choose(warning),
            "answered": {"by": given["by"], "at": self._said_at(given["at"])} if given else None,
        }

    def _said_at(self, at):
        return format_datetime(self.env, at, tz=self.env.user.tz or self._time_zone(), dt_format="short")

    def _say_sentence(self, warning):
        return warning.text or self._say(warning.code, warning.params)

    def _answer_to(self, warning):
        """The answer somebody gave to this warning, None without one.

        That two documents are not the same counts for both, whichever it was said of.
        """
        given = (self.sudo().warning_answers or {}).get(warning.key)
        if given or not isinstance(warning.target, tuple) or warning.target[0] != self._name:
            return given
        other = self.sudo().browse(warning.target[1])
        group = warning.key.partition(":")[0]
        return (other.warning_answers or {}).get(f"{group}:{self._name},{self._origin.id}")

    def _answers_to_choose(self, warning):
        """Buttons for this user: looking is for everybody, deciding for approvers."""
        decides = self.env.su or self.env.user.has_group("doc_intake.group_doc_intake_approver")
        chosen = []
        for answer in warning.kind.answers:
            allowed = decides
            if answer == Answer.OPEN:
                allowed = bool(warning.target and warning.target[2])
            elif answer == Answer.MOVE:
                allowed = decides and bool(warning.target)
            elif answer == Answer.ACTIVATE_CURRENCY:
                allowed = decides and self.env["res.currency"].has_access("write")
            if allowed:
                chosen.append({"name": answer.value, "label": self._answer_label(answer, warning)})
        return chosen

    def _answer_label(self, answer, warning):
        if answer == Answer.ACKNOWLEDGE:
            return self._acknowledge_label(warning.code)
        if answer == Answer.MOVE:
            buffer = self.env["doc.intake.buffer"].browse(warning.target).sudo()
            company = buffer.company_id.name
            return self.env._("Move to %(company)s (%(buffer)s)", company=company, buffer=buffer.name)
        return {
            Answer.OPEN: self.env._("Open the other one"),
            Answer.DUPLICATE: self.env._("Reject as duplicate"),
            Answer.KEEP_ACCOUNT: self.env._("Keep the known account"),
            Answer.ACTIVATE_CURRENCY: self.env._("Activate the currency"),
        }[answer]

    def _acknowledge_label(self, code):
        group = {
            warnings.BUYER_NOT_OURS: self.env._("It is ours all the same"),
            warnings.BUYER_ELSEWHERE: self.env._("It is ours all the same"),
            warnings.SELLER_NOT_OURS: self.env._("It is ours all the same"),
            warnings.SELLER_ELSEWHERE: self.env._("It is ours all the same"),
            warnings.ACCOUNT_CHANGED: self.env._("I checked the account"),
            warnings.ISSUE_IN_FUTURE: self.env._("The date is right"),
            warnings.ISSUE_TOO_OLD: self.env._("The date is right"),
            warnings.DUE_TOO_EARLY: self.env._("The dates are right"),
        }
        if code in group:
            return group[code]
        if Answer.DUPLICATE in warnings.kind_of(code).answers:
            return self.env._("Not a duplicate")
        return self.env._("I have looked at it")

    # ---- WHAT IS DONE ----

    def action_answer_warning(self, key, answer):
        """Answer one warning of one document.

        :param key: of the warning, as ``warnings`` has it
        :param answer: a name of its ``answers``
        :return: an action, or False when the form only has to be read again
        """
        self.ensure_one()
        self.check_access("read")
        warning = next((found for found in self._found_warnings().get(self, ()) if found.key == key), None)
        offered = [choice["name"] for choice in self._answers_to_choose(warning)] if warning else []
        if answer != Answer.OPEN:
            self._check_decision()
        if answer not in offered:
            raise UserError(self.env._("This warning has changed meanwhile. Look at %s again.", self.name))
        return getattr(self, f"_answer_{answer}")(warning) or False

    def _answer_acknowledge(self, warning):
        label = self._answer_label(Answer.ACKNOWLEDGE, warning)
        self._keep_answer(warning, Answer.ACKNOWLEDGE, SAID_RIGHT, {"answer": label})

    def _keep_answer(self, warning, answer, code, params=None):
        """Remember who answered, on the document and in its chatter."""
        document = self.sudo()
        given = {
            "user_id": self.env.uid,
            "by": self.env.user.name,
            "at": fields.Datetime.to_string(fields.Datetime.now()),
            "answer": str(answer),
        }
        document.warning_answers = {**(document.warning_answers or {}), warning.key: given}
        said = {"user": self.env.user.name, "warning": self._say_sentence(warning), **(params or {})}
        document.message_post(body=self._say(code, said))
        if isinstance(warning.target, tuple) and warning.target[0] == self._name:
            self.browse(warning.target[1]).sudo()._warnings_changed()

    def _confirm_dangers(self):
        """Answer every red warning at once: the user read them in the question before booking."""
        self._check_decision()
        for warning in self._unanswered_dangers():
            self._keep_answer(warning, Answer.ACKNOWLEDGE, SAID_CONFIRMED)

    def _answer_open(self, warning):
        model, record_id, _visible = warning.target
        return {
            "type": "ir.actions.act_window",
            "res_model": model,
            "res_id": record_id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _answer_duplicate(self, warning):
        model, record_id, _visible = warning.target
        original = self.env[model].sudo().browse(record_id)
        if model == self._name:
            self._conclude_duplicate(original)
            return
        self._conclude(
            REASON_SAME_AS_BILL,
            {"user": self.env.user.name, "original": warning.params["original"]},
            state=states.DOCUMENT_DUPLICATE,
        )

    def _answer_keep_account(self, warning):
        known = warning.target
        self._keep_answer(warning, Answer.KEEP_ACCOUNT, SAID_RIGHT, {"answer": self._in_fours(known)})
        self.write({"iban": known})

    def _answer_activate_currency(self, warning):
        self.env["res.currency"].browse(warning.target).active = True
        self._warnings_changed()

    def _answer_move(self, warning):
        return self._move_to(self.env["doc.intake.buffer"].browse(warning.target))
