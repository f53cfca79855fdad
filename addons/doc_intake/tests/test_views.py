from lxml import etree

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestViews(TransactionCase):
    """What a click in one of our views calls."""

    def test_every_button_can_be_pressed(self):
        """The client calls a method with the ids of the rows, which a method of the model (``@api.model``) refuses."""
        views = self.env["ir.ui.view"].search([("model", "=like", "doc.intake.%")])
        pressed = 0
        for view in views:
            model = self.env[view.model]
            for button in etree.fromstring(view.arch).iter("button"):
                owner = self._owner(model, button)
                if button.get("type") != "object" or owner is None:
                    continue
                with self.subTest(view=view.name, button=button.get("name")):
                    method = getattr(type(owner), button.get("name"), None)
                    self.assertTrue(method, f"{owner._name} has no such method")
                    self.assertFalse(getattr(method, "_api_model", False), "it would be called with ids")
                pressed += 1
        self.assertGreater(pressed, 30)

    def _owner(self, model, button):
        """The model whose method a button calls: that of the innermost x2many field around it."""
        path = [node.get("name") for node in reversed(list(button.iterancestors("field")))]
        for name in path:
            if name not in model._fields or not model._fields[name].comodel_name:
                return None
            model = self.env[model._fields[name].comodel_name]
        return model
