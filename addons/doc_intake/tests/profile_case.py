from odoo import Command

from ..intake_core.reading.profile.spots import Spot, Spots
from ..intake_core.reading.result import Field, Reading
from .common import IntakeCase

SELLER, SELLER_NAME = "PL9990000014", "Tartak Testowy Sp. z o.o."
ACCOUNT = "PL61109010140000071219812874"
LABEL = "Znak wydania"


def spots_of(number, label=LABEL, issued="2026-11-10", account=ACCOUNT):
    """A page: the number behind a label that no reader knows, a date, an account, the seller's VAT number and name."""
    return Spots(
        (
            Spot("number", number, 1, (0.3, 0.2, 0.45, 0.21), label),
            Spot("date", issued, 1, (0.7, 0.2, 0.8, 0.21), "Spisano", notation="yyyy-mm-dd"),
            Spot("iban", account, 1, (0.1, 0.8, 0.5, 0.81), "Konto"),
            Spot("vat", SELLER, 1, (0.1, 0.1, 0.2, 0.11), "NIP"),
            Spot("name", SELLER_NAME, 1, (0.1, 0.08, 0.4, 0.09)),
        )
    )


def a_reading(spots, **values):
    values = {"seller_vat": SELLER, "seller_name": SELLER_NAME, **values}
    return Reading(
        file="x.pdf",
        source="text",
        pages=1,
        seconds=0.1,
        fields={name: Field(value, 0.8, ("label",)) for name, value in values.items() if value},
        page_texts=["text"],
        spots=spots,
    )


class ProfileCase(IntakeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.supplier = cls.env["res.partner"].create(
            {"name": SELLER_NAME, "vat": SELLER, "is_company": True, "company_id": False}
        )
        cls.profiles = cls.env["doc.intake.supplier.profile"]

    def read_page(self, key, number, read=(), **values):
        """A document whose page shows ``number`` where no reader looks; the profile is asked as in the queue."""
        document = self.new_document(f"%PDF-1.4 {key}".encode(), key=key)
        document._write_reading(a_reading(spots_of(number, **values), **dict(read)))
        return document

    def complete(self, document, number, issued="2026-11-10"):
        """What a person types in, so that it can be booked."""
        document.with_user(self.user).write(
            {
                "invoice_number": number,
                "issue_date": issued,
                "currency_id": self.env.ref("base.PLN").id,
                "total_net": 1000,
                "total_tax": 230,
                "total_gross": 1230,
                "vat_ids": [Command.clear(), Command.create({"rate": 23, "net": 1000, "tax": 230, "gross": 1230})],
            }
        )

    def approved(self, key="first", number="KO-0417-26", **values):
        document = self.read_page(key, number, **values)
        self.complete(document, number)
        document.with_user(self.approver).action_book()
        return document

    def profile(self):
        return self.profiles.search([("company_id", "=", self.company.id), ("vat", "=", SELLER)])
