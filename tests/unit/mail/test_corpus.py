"""Mails of other people's test collections: what becomes of each, one row a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from packed import outline, unpacked

from intake_core.mail.unpack import Unpacked, unpack

# file: (kind of the mail, path:what of each part); "file" goes on to its buffer, anything else is the reason's code
EXPECTED = {
    "cpython_093f_msg_42.txt": ("ordinary", ""),
    "cpython_0e41_msg_04.txt": ("ordinary", "1:file 2:file"),
    "cpython_2a12_msg_36.txt": ("ordinary", ""),
    "cpython_bc5c_msg_12.txt": ("ordinary", ""),
    "cpython_e41c_msg_02.txt": ("ordinary", ""),
    "cpython_eec1_msg_39.txt": ("ordinary", "1.2:file 1.3:file"),
    "cpython_ff9b_msg_06.txt": ("ordinary", ""),
    "mail-mime-parser_1f26_invalid-charset.txt": ("ordinary", ""),
    "mail-mime-parser_2590_m1012.txt": ("ordinary", ""),
    "mail-mime-parser_3828_m2004.txt": ("ordinary", "2:part_pixel 3:part_pixel"),
    "mail-mime-parser_3d13_invalid-charset": ("ordinary", ""),
    "mail-mime-parser_52ae_m0002.txt": ("ordinary", ""),
    "mail-mime-parser_676f_m2016.txt": ("ordinary", ""),
    "mail-mime-parser_812b_m4003.txt": ("ordinary", "2:file"),
    "mail-mime-parser_a8d3_github-102-02.txt": ("ordinary", ""),
    "mail-mime-parser_af24_m1014.txt": ("ordinary", "2:part_pixel 3:part_pixel 4:part_pixel"),
    "mail-mime-parser_c285_m0019.txt": ("ordinary", "2.2:part_pixel 2.3:part_pixel"),
    "mail-mime-parser_cc79_m2008.txt": ("ordinary", "1.2:part_pixel 1.3:part_pixel 2:part_pixel 3:part_pixel"),
    "mail-mime-parser_d28c_m0011.txt": ("ordinary", "2:part_pixel 3:part_pixel 4:part_pixel"),
    "mail-mime-parser_e045_m2012.txt": ("ordinary", "2:part_pixel 3:file 4:file"),
    "mail-mime-parser_eebc_m0006.txt": ("ordinary", ""),
    "mail-mime-parser_fe13_m0021.txt": ("ordinary", "2:part_pixel 3:part_pixel 4:part_pixel"),
    "mime4j_026d_bluedot-simple.msg": ("ordinary", "1:file"),
    "mime4j_0c1b_hdr-fakeout.msg": ("ordinary", ""),
    "mime4j_0f1c_misplaced-boundary.msg": ("ordinary", ""),
    "mime4j_205b_2002_06_12_doublebound.msg": ("ordinary", "2:file"),
    "mime4j_473e_base64-encoded-text_decoded_1.txt": ("ordinary", ""),
    "mime4j_4b03_base64encoded-rfc822message.msg": ("ordinary", ""),
    "mime4j_53d9_mbox.rlug-3": ("ordinary", ""),
    "mime4j_6b8d_frag.msg": ("ordinary", "2.2.2.2:file"),
    "mime4j_7b11_missing-boundary.msg": ("ordinary", ""),
    "mime4j_8e05_boundary-name-clash.msg": ("ordinary", "2:file"),
    "mime4j_954f_double-semicolon.msg": ("ordinary", ""),
    "mime4j_9e76_mp-msg-rfc822.msg": ("ordinary", ""),
    "mime4j_a7ff_ticket-60931.msg": ("ordinary", ""),
    "mime4j_b198_mbox.rlug": ("ordinary", ""),
    "mime4j_b631_german-qp.msg": ("ordinary", ""),
    "mime4j_bc55_multi-clen.msg": ("ordinary", "2:file 3:file"),
    "mime4j_bd18_double-semicolon2.msg": ("ordinary", ""),
    "mimekit_1c1b_delivery-status-multiple-blank-lines.txt": ("delivery_status", ""),
    "mimekit_254e_simple.msg": ("ordinary", ""),
    "mimekit_2af3_disposition-notification.txt": ("disposition", ""),
    "mimekit_374f_delivery-status-no-blank-line.txt": ("delivery_status", ""),
    "mimekit_3910_thunderbird-signed.txt": ("ordinary", "1.2:file 2:part_signature"),
    "mimekit_4067_rfc2046.eml": ("ordinary", "1:file"),
    "mimekit_5a44_data-before-name.tnef": ("ordinary", "2:container_opened 2/1:file 2/2:file 2/3:file"),
    "mimekit_63e1_simple-multipart.eml": ("ordinary", "2:file"),
    "mimekit_7337_gmail.msg": ("ordinary", ""),
    "mimekit_733f_body.2.txt": ("ordinary", ""),
    "mimekit_7eab_rfc2046.1.eml": ("ordinary", "1:file"),
    "mimekit_86d5_one-file.tnef": ("ordinary", "2:container_opened 2/1:file"),
    "mimekit_a860_body.7.txt": ("ordinary", "1.2:file 1.3:file 2:file"),
    "mimekit_b096_multipart-related-mhtml.txt": ("ordinary", "1:file"),
    "mimekit_c048_panic.tnef": ("ordinary", "2:container_opened 2/1:file 2/2:file 2/3:file"),
    "mimekit_c588_body.8.txt": ("ordinary", "3:file"),
    "mimekit_ce14_missing-filenames.tnef": ("ordinary", "2:container_opened 2/1:file 2/2:file 2/3:file 2/4:file"),
    "mimekit_e897_simple.mbox.txt": ("ordinary", ""),
    "mimekit_e9af_Untitled_Attachment.2": ("ordinary", "2:container_opened"),
    "postal-mime_174d_mixed.eml": ("ordinary", ""),
    "tnefparse_149b_body.tnef": ("ordinary", "2:container_opened"),
    "tnefparse_6d6b_garbage-at-end.tnef": ("ordinary", "2:container_opened"),
    "tnefparse_b524_multi-name-property.tnef": ("ordinary", "2:container_opened"),
}
_TNEF = b"\x78\x9f\x3e\x22"


def _unpacked(path: Path) -> Unpacked:
    raw = path.read_bytes()
    # The collection has these files alone, not the mails they came with.
    return unpacked(("winmail.dat", raw)) if raw.startswith(_TNEF) else unpack(raw, [])


@pytest.mark.parametrize("name", EXPECTED)
def test_what_becomes_of_it(corpus: Path, name: str) -> None:
    found = _unpacked(corpus / "mail" / name)
    parts = " ".join(f"{path}:{code or 'file'}" for path, _name, code in outline(found.files))
    assert (found.classification.kind, parts) == EXPECTED[name]


def test_no_file_of_the_collection_is_forgotten(corpus: Path) -> None:
    assert {path.name for path in (corpus / "mail").iterdir()} == set(EXPECTED)
