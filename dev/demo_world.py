"""The invented companies and mail accounts of the demo, in one place.

The demo data of the addon (``addons/doc_intake/demo``), the demo mail server and the demo mails
all use these values. Every VAT number passes its checksum, but stands in the Polish range 999,
which no tax office hands out, so none of them can belong to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

DOMAIN = "doc-intake.test"
"""Reserved for testing by RFC 6761: mail to it can never leave the machine by accident."""


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """A company whose books are kept: the buyer of the invoices in the demo."""

    key: str
    name: str
    vat: str
    """With country prefix, without separators."""
    street: str
    zip: str
    city: str
    country: str
    email: str
    account: str
    """Mail account that receives for this company."""
    address: str
    """Own address of its buffer: ``local+tag@domain``."""

    @property
    def tag(self) -> str:
        return self.address.partition("@")[0].partition("+")[2]


ACCOUNT_A = f"faktury@{DOMAIN}"
ACCOUNT_B = f"koszty@{DOMAIN}"

COMPANY_A = DemoCompany(
    key="zimorodek",
    name="Zimorodek Meble Sp. z o.o.",
    vat="PL9990713429",
    street="ul. Trzcinowa 14",
    zip="61-999",
    city="Poznań",
    country="PL",
    email="biuro@zimorodek-meble.example",
    account=ACCOUNT_A,
    address=f"faktury+zimorodek.k7m2@{DOMAIN}",
)
COMPANY_B = DemoCompany(
    key="sosnowa",
    name="Sosnowa Pracownia Sp. z o.o.",
    vat="PL9994281062",
    street="ul. Żywiczna 3/8",
    zip="80-999",
    city="Gdańsk",
    country="PL",
    email="biuro@sosnowa-pracownia.example",
    account=ACCOUNT_B,
    address=f"koszty+sosnowa.p3x9@{DOMAIN}",
)
COMPANIES = (COMPANY_A, COMPANY_B)

UNKNOWN_ADDRESS = f"faktury+nieznany.q0z1@{DOMAIN}"
"""Reaches account A, but no buffer has this tag: the message must end up as pending."""
