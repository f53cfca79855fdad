from . import (
    doc_intake_address_setup,
    doc_intake_assign,
    doc_intake_confirm,
    doc_intake_reject,
    doc_intake_supplier_profile_import,
    doc_intake_unlock,
    doc_intake_upload,
    doc_intake_upload_for_mail,
)
