from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    doc_intake_profile_count = fields.Integer(
        compute="_compute_doc_intake_profile_count", groups="doc_intake.group_doc_intake_user"
    )

    def _compute_doc_intake_profile_count(self):
        groups = self.env["doc.intake.supplier.profile"]._read_group(
            [("partner_id", "in", self.commercial_partner_id.ids)], ["partner_id"], ["__count"]
        )
        counts = dict(groups)
        for partner in self:
            partner.doc_intake_profile_count = counts.get(partner.commercial_partner_id, 0)

    def action_open_doc_intake_profiles(self):
        """The supplier's profile, or the list of them where several companies have one."""
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_supplier_profile")
        domain = [("partner_id", "in", self.commercial_partner_id.ids)]
        profiles = self.env["doc.intake.supplier.profile"].search(domain, limit=2)
        action["domain"] = domain
        if len(profiles) == 1:
            action.update(views=[(False, "form")], view_mode="form", res_id=profiles.id)
        return action
