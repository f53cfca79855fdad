"""The states of messages, parts and documents, in one place for models, core and tests."""

from __future__ import annotations

MESSAGE_RECEIVED = "received"
MESSAGE_ROUTED = "routed"
MESSAGE_HELD = "held"
MESSAGE_DONE = "done"
MESSAGE_QUARANTINED = "quarantined"

PART_DOCUMENT = "document"
PART_IGNORED = "ignored"
PART_REJECTED = "rejected"
PART_PENDING = "pending"

DOCUMENT_QUEUED = "queued"
DOCUMENT_READING = "reading"
DOCUMENT_TO_APPROVE = "to_approve"
DOCUMENT_BOOKED = "booked"
DOCUMENT_FILED = "filed"
DOCUMENT_REJECTED = "rejected"
DOCUMENT_DUPLICATE = "duplicate"
DOCUMENT_ERROR = "error"

DOCUMENT_OPEN = (DOCUMENT_TO_APPROVE, DOCUMENT_ERROR)
"""States in which a person decides about a document."""

DOCUMENT_SETTLED = (DOCUMENT_BOOKED, DOCUMENT_FILED, DOCUMENT_REJECTED, DOCUMENT_DUPLICATE)

DOCUMENT_WITHDRAWN = (DOCUMENT_REJECTED, DOCUMENT_DUPLICATE)
"""States of documents that no other one can be a duplicate of."""
