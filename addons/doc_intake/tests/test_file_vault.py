from pathlib import Path

from odoo.tests import tagged

from ..intake_core.files.durable import put
from .common import IntakeCase


@tagged("post_install", "-at_install")
class TestFileVault(IntakeCase):
    """Bytes on the disk before their row is committed."""

    def written(self, data, end):
        """(path of the bytes, path of their mark for the garbage collection), after ``end`` of a transaction."""
        with self.registry.cursor() as cr:
            env = self.env(cr=cr)
            attachments = env["ir.attachment"].sudo()
            checksum = attachments._compute_checksum(data)
            name = f"{checksum[:2]}/{checksum}"
            path, mark = (Path(attachments._full_path(place)) for place in (name, f"checklist/{name}"))
            self.addCleanup(path.unlink, missing_ok=True)
            self.addCleanup(mark.unlink, missing_ok=True)
            env["doc.intake.file"]._put_on_disk([data, b""])
            getattr(cr, end)()
        return path, mark

    def test_after_a_rollback_the_bytes_may_be_collected(self):
        path, mark = self.written(b"rolled back", "rollback")
        self.assertEqual(path.read_bytes(), b"rolled back")
        self.assertTrue(mark.exists())

    def test_after_a_commit_there_is_nothing_to_collect(self):
        path, mark = self.written(b"committed", "commit")
        self.assertEqual(path.read_bytes(), b"committed")
        self.assertFalse(mark.exists())

    def test_what_was_there_before_is_not_marked(self):
        path, mark = self.written(b"there before", "commit")
        self.assertFalse(put(path, b"there before", lambda there: True))
        self.assertEqual(self.written(b"there before", "rollback"), (path, mark))
        self.assertFalse(mark.exists())
