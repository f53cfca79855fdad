# The mixins first: the other models are made of them.
from . import doc_intake_reason_mixin, doc_intake_work_mixin  # isort: split
from . import (
    account_move,
    doc_intake_buffer,
    doc_intake_carrier,
    doc_intake_document,
    doc_intake_document_booking,
    doc_intake_document_live,
    doc_intake_document_reading,
    doc_intake_document_type,
    doc_intake_document_upload,
    doc_intake_document_vat,
    doc_intake_file,
    doc_intake_file_type,
    doc_intake_mailbox,
    doc_intake_mailbox_fetch,
    doc_intake_message,
    doc_intake_message_part,
    doc_intake_message_server_action,
    doc_intake_message_unpack,
)
