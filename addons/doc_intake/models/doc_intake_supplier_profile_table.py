from odoo import api, fields, models

from ..intake_core.reading.profile.facts import PLACED

# Facts that have no place -> the field of a document they are about.
_CONSTANT = {"currency": "currency_id", "iban": "iban", "buyer_vat": "buyer_vat"}
_TOP, _BOTTOM = 1 / 3, 2 / 3


class SupplierProfile(models.Model):
    """What a profile knows, as a table for people."""

    _inherit = "doc.intake.supplier.profile"

    facts_table = fields.Html(compute="_compute_facts_table", sanitize=False)

    @api.depends("facts")
    @api.depends_context("lang")
    def _compute_facts_table(self):
        for profile in self:
            facts = profile._facts()
            profile.facts_table = profile.facts and self.env["ir.qweb"]._render(
                "doc_intake.supplier_profile_facts",
                {"places": profile._place_rows(facts), "values": profile._value_rows(facts)},
            )

    def _place_rows(self, facts):
        """One row a place: field, words, place, format, counts; in the order of the review screen."""
        rows = []
        for name in PLACED:
            for place in sorted(facts.places_of(name), key=lambda item: -item.weight):
                rows.append(
                    {
                        "field": self._field_label(name),
                        "beside": place.beside,
                        "above": place.above,
                        "where": self._place_in_words(place),
                        "box": place.box,
                        "format": self._format_of(name, place, facts),
                        "seen": place.seen,
                        "right": place.right,
                        "is_used": place.is_usable,
                        "is_corrected": place.corrected,
                    }
                )
        return rows

    def _value_rows(self, facts):
        rows = []
        for tally, name in _CONSTANT.items():
            rows += [self._value_row(self._field_label(name), facts, tally, value) for value in facts.values(tally)]
        for value in facts.values("vat_rate"):
            rows.append(self._value_row(self.env._("VAT rate"), facts, "vat_rate", value, f"{value} %"))
        for value in facts.values("due_days"):
            shown = self.env._("%s days", value)
            rows.append(self._value_row(self.env._("Time to pay"), facts, "due_days", value, shown))
        return rows

    def _value_row(self, label, facts, tally, value, shown=None):
        return {"field": label, "value": shown or value, "seen": facts.tallies[tally][value].seen}

    def _field_label(self, name):
        return self.env["doc.intake.document"]._fields[name]._description_string(self.env)

    def _format_of(self, name, place, facts):
        if name == "invoice_number":
            return ", ".join(facts.values("number_mask")[:2])
        return place.notation

    def _place_in_words(self, place):
        """The page and the ninth of it, for those who do not see the drawing."""
        x, y = (place.box[0] + place.box[2]) / 2, (place.box[1] + place.box[3]) / 2
        words = (
            (self.env._("top left"), self.env._("top middle"), self.env._("top right")),
            (self.env._("left"), self.env._("middle"), self.env._("right")),
            (self.env._("bottom left"), self.env._("bottom middle"), self.env._("bottom right")),
        )
        part = words[(y > _TOP) + (y > _BOTTOM)][(x > _TOP) + (x > _BOTTOM)]
        page = {
            "first": self.env._("first page"),
            "last": self.env._("last page"),
            "other": self.env._("a middle page"),
        }[place.page]
        return self.env._("%(page)s, %(part)s", page=page, part=part)
