from odoo.tests import tagged

from .common import need_workbench
from .warning_case import WarningCase


@tagged("post_install", "-at_install")
class TestSplit(WarningCase):
    """A file of several documents says so, with its reasons; the proposal is kept for whoever cuts it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        need_workbench()

    def read_batch(self, seed, kind):
        from dev.documents.batches import batch

        made = batch(seed, kind, documents=3)
        document = self.new_document(made.data, "batch.pdf", key=f"{kind} {seed}")
        self.read_queue()
        self.assertEqual((document.state, document.reason_text), ("to_approve", False))
        return document, made

    def test_batch_is_told(self):
        document, made = self.read_batch(12, "uncounted")
        split = document.reading["split"]
        self.assertEqual([part["pages"] for part in split], made.parts)
        self.assertEqual(document.page_count, sum(len(part) for part in made.parts))
        warning = self.warnings(document)["split_proposed"]
        self.assertEqual(warning["severity"], "danger")
        self.assertIn("This file seems to hold 3 documents; the first one was read (page 1", warning["text"])
        for part in split[1:]:
            self.assertTrue(part["reasons"])
            for reason in part["reasons"]:
                self.assertIn(reason["message"], warning["text"])
                self.assertIn("params", reason)
        self.assertEqual(document.warning_level, "danger")
        # What stands in the fields is one document's, not a mixture.
        wanted = made.truths[0]["fields"]
        self.assertEqual(document.invoice_number, wanted["invoice_number"])
        self.assertAlmostEqual(document.total_gross, float(wanted["total_gross"]), 2)

    def test_one_document_is_not_split(self):
        document, _made = self.read_batch(1, "alone")
        self.assertGreater(document.page_count, 1)
        self.assertNotIn("split", document.reading)
        self.assertNotIn("split_proposed", self.warnings(document))
