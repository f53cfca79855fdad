import io
import re
from pathlib import Path

import polib

from odoo.modules import get_module_path
from odoo.tests import TransactionCase, tagged
from odoo.tools.translate import trans_export

LANGUAGES = ("lv", "pl")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\$\{[^}]*\}|\{\w+\}|</?\w+")
RENEW = "renew it by: bin/odoo i18n export -d DATABASE -l pot doc_intake"


@tagged("post_install", "-at_install")
class TestTranslations(TransactionCase):
    """The files of i18n against what Odoo exports from this database."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        text = io.BytesIO()
        trans_export(None, ["doc_intake"], text, "po", cls.env)
        cls.exported = polib.pofile(text.getvalue().decode())
        folder = Path(get_module_path("doc_intake"), "i18n")
        cls.template = polib.pofile(str(folder / "doc_intake.pot"))
        cls.translated = {path.stem: polib.pofile(str(path)) for path in folder.glob("*.po")}

    def test_the_export_is_whole(self):
        """Without terms of each kind the comparisons would hold for an empty file."""
        places = {place.partition(":")[0] for entry in self.exported for place in self._places(entry)}
        self.assertEqual(places, {"model", "model_terms", "odoo-python", "odoo-javascript"})
        self.assertGreater(len(self.exported), 1000)

    def test_template_is_what_odoo_exports(self):
        """A term counts with its places: Odoo translates a label only where the template says it stands."""
        exported = {(entry.msgid, place) for entry in self.exported for place in self._places(entry)}
        kept = {(entry.msgid, place) for entry in self.template for place in self._places(entry)}
        found = {"missing": sorted(exported - kept), "obsolete": sorted(kept - exported)}
        self.assertEqual(found, {name: [] for name in found}, f"doc_intake.pot is out of date; {RENEW}")

    def test_every_term_is_translated(self):
        self.assertEqual(sorted(self.translated), sorted(LANGUAGES))
        exported = {entry.msgid for entry in self.exported}
        for language, file in self.translated.items():
            with self.subTest(language):
                done = {entry.msgid for entry in file.translated_entries()}
                known = {entry.msgid for entry in file}
                found = {
                    "not translated": sorted(exported - done),
                    "no longer a term": sorted(known - exported),
                    "set aside": [entry.msgid for entry in file if entry.fuzzy or entry.obsolete],
                }
                self.assertEqual(found, {name: [] for name in found})
                self.assertEqual(len(known), len(file), "a term is there twice")

    def test_placeholders_are_kept(self):
        """A lost %(name)s shows a sentence without its fact, a changed one breaks it."""
        for language, file in self.translated.items():
            for entry in file:
                with self.subTest(language, term=entry.msgid):
                    self.assertEqual(
                        sorted(PLACEHOLDER.findall(entry.msgid)), sorted(PLACEHOLDER.findall(entry.msgstr))
                    )

    def _places(self, entry):
        """Records a term stands on, and whether code on the server or in the browser says it.

        In which file of the code it stands is left out: nothing depends on it.
        """
        records = {place for place, line in entry.occurrences if not place.startswith("code:")}
        return records | set(re.findall(r"^odoo-\w+$", entry.comment, re.MULTILINE))
