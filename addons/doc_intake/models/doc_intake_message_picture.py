from dataclasses import dataclass, field

from odoo import api, models
from odoo.tools import SQL

from ..intake_core import states
from ..intake_core.errors import _, sentence
from .doc_intake_message_part import REASON_BROUGHT_BACK

REASON_SEEN_OFTEN = sentence(
    "part_seen_often",
    _("This picture came with %(count)s other mails and was never booked or filed: a logo, it seems."),
)
SEEN_OFTEN = 3  # other mails of the company
_COUNTED = 100  # more are not told apart


@dataclass(slots=True)
class SeenPicture:
    """A picture that may be a logo, as one company knows it.

    ``before``: mails of other batches that had it. ``here``: ids of those of this batch. ``is_kept``: somebody wanted
    it.
    """

    before: int = 0
    is_kept: bool = False
    here: set[int] = field(default_factory=set)

    def count_beside(self, message_id):
        """How many other mails had it."""
        return self.before + len(self.here - {message_id})

    def is_logo_in(self, message_id):
        return not self.is_kept and self.count_beside(message_id) >= SEEN_OFTEN


class Message(models.Model):
    """Pictures that come again and again, and that nobody ever wanted, are logos."""

    _inherit = "doc.intake.message"

    @api.model
    def _seen_pictures(self, rows):
        """What is known of the pictures in ``rows``.

        :param rows: list of ``Row``
        :return: dict (company id, picture hash) -> SeenPicture
        """
        seen = {}
        for row in rows:
            if row.file.picture_hash and row.buffer and not row.file.ignored:
                key = row.buffer.company_id.id, row.file.picture_hash
                seen.setdefault(key, SeenPicture()).here.add(row.message.id)
        if not seen:
            return seen
        self.env["doc.intake.message.part"].flush_model()
        self.env["doc.intake.document"].flush_model(["state"])
        found = self.env.execute_query(
            SQL(
                """
                SELECT wanted.company_id, wanted.picture_hash, seen.mails, EXISTS (
                    SELECT FROM doc_intake_message_part part
                    LEFT JOIN doc_intake_carrier carrier ON carrier.part_id = part.id
                    LEFT JOIN doc_intake_document document ON document.id = carrier.document_id
                    WHERE part.picture_hash = wanted.picture_hash AND part.company_id = wanted.company_id
                      AND part.state = 'document'
                      AND (part.reason_code = %(brought_back)s OR document.state IN %(settled)s)
                )
                FROM (VALUES %(pictures)s) AS wanted (company_id, picture_hash)
                CROSS JOIN LATERAL (
                    SELECT count(*) AS mails FROM (
                        SELECT DISTINCT part.message_id FROM doc_intake_message_part part
                        WHERE part.picture_hash = wanted.picture_hash AND part.company_id = wanted.company_id
                          AND part.message_id NOT IN %(here)s
                        LIMIT %(most)s
                    ) AS mail
                ) AS seen
                """,
                brought_back=REASON_BROUGHT_BACK,
                settled=(states.DOCUMENT_BOOKED, states.DOCUMENT_FILED),
                pictures=SQL(", ").join(SQL("(%s, %s)", *key) for key in seen),
                here=tuple({row.message.id for row in rows}),
                most=_COUNTED,
            )
        )
        for company_id, picture_hash, mails, is_kept in found:
            picture = seen[company_id, picture_hash]
            picture.before, picture.is_kept = mails, is_kept
        return seen
