import base64
import binascii
import json

from odoo import fields, models
from odoo.exceptions import UserError

from ..intake_core.reading.profile.errors import ProfileInvalid
from ..intake_core.reading.profile.facts import Profile
from ..intake_core.reading.values.vat_numbers import normalise_vat
from ..models.doc_intake_supplier_profile import EXPORT_MARK

MAX_BYTES = 1_000_000


class SupplierProfileImport(models.TransientModel):
    """Take over a profile that was exported elsewhere: learning goes on from there."""

    _name = "doc.intake.supplier.profile.import"
    _description = "Import a Supplier Profile"

    file = fields.Binary(required=True, attachment=False)
    file_name = fields.Char()
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)

    def action_import(self):
        """Make or replace the profile of the supplier that the file names, and show it."""
        self.ensure_one()
        profiles = self.env["doc.intake.supplier.profile"]
        profiles.check_access("write")
        supplier, facts = self._parsed()
        vat = normalise_vat(supplier.get("vat") or "", "") or False
        domain = [("company_id", "=", self.company_id.id)]
        domain += [("vat", "=", vat)] if vat else [("vat", "=", False), ("name", "=", supplier["name"])]
        profile = profiles.sudo().search(domain, limit=1) or profiles.sudo().create(
            {"name": supplier["name"], "vat": vat, "company_id": self.company_id.id}
        )
        profile.sudo(False).check_access("write")  # by RPC any company may be named
        if vat and not profile.partner_id:
            partner = self.env["res.partner"].sudo()._retrieve_partner(vat=vat, company=self.company_id)
            profile.partner_id = partner.commercial_partner_id
        profile.action_reset()
        profile.write({"imported_facts": facts.to_json(), "facts": facts.to_json()})
        profile._keep(facts, {})
        profile.message_post(body=self.env._("%s imported it from a file.", self.env.user.name))
        return {
            "type": "ir.actions.act_window",
            "res_model": "doc.intake.supplier.profile",
            "res_id": profile.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _parsed(self):
        """(name and VAT number of the supplier, Profile) of the file. Raises UserError when it is something else."""
        try:
            data = base64.b64decode(self.file or b"", validate=False)
            if len(data) > MAX_BYTES:
                raise ProfileInvalid()
            content = json.loads(data)
            supplier = content["supplier"]
            name, vat = supplier["name"], supplier["vat"]
            if content[EXPORT_MARK] != 1 or not isinstance(name, str) or not name.strip() or len(name) > 200:
                raise ProfileInvalid()
            if vat is not None and not isinstance(vat, str):
                raise ProfileInvalid()
            return {"name": name.strip().replace("\x00", ""), "vat": vat}, Profile.from_json(content["profile"])
        except (ValueError, KeyError, TypeError, RecursionError, binascii.Error, ProfileInvalid) as error:
            raise UserError(self.env["doc.intake.document"]._say(ProfileInvalid.code)) from error
