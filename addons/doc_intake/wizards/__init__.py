from . import doc_intake_reject, doc_intake_upload
