"""Who is who on a KSeF invoice: seller, buyer, and the third parties with their roles."""

from __future__ import annotations

from typing import Final

from .model import Contact, EInvoice, ThirdParty
from .tree import Node, node, nodes, text, vat

ROLES: Final = {
    "1": "factor",
    "2": "recipient",
    "3": "original_entity",
    "4": "additional_buyer",
    "5": "issuer",
    "6": "payer",
    "7": "local_government_issuer",
    "8": "local_government_recipient",
    "9": "vat_group_issuer",
    "10": "vat_group_recipient",
    "11": "employee",
}


def put_parties(invoice: EInvoice, root: Node) -> None:
    """Names, VAT numbers and contacts; ``Podmiot1K`` and ``Podmiot2K`` of corrections are the old ones and not read."""
    for side, name in (("seller", "Podmiot1"), ("buyer", "Podmiot2")):
        place = node(root, name)
        identity = node(place, "DaneIdentyfikacyjne")
        invoice.put(f"{side}_name", text(identity, "Nazwa"))
        invoice.put(f"{side}_vat", vat_number(identity))
        country = text(place, "Adres/KodKraju")
        invoice.contacts[side] = Contact(
            country=country.upper()[:2] if country else None,
            street=text(place, "Adres/AdresL1"),
            street2=text(place, "Adres/AdresL2"),
            email=text(place, "DaneKontaktowe/Email"),
            phone=text(place, "DaneKontaktowe/Telefon"),
        )
    for third in nodes(root, "Podmiot3"):
        identity = node(third, "DaneIdentyfikacyjne")
        role = text(third, "Rola")
        said = ROLES.get(role, role) if role else text(third, "OpisRoli")
        invoice.third_parties.append(ThirdParty(said or "other", text(identity, "Nazwa"), vat_number(identity)))
    invoice.payee = next((party.name or party.vat for party in invoice.third_parties if party.role == "factor"), None)


def vat_number(identity: Node | None) -> str | None:
    """NIP, the number of another member state, one of elsewhere, or the NIP before an internal identifier."""
    nip, union_number = text(identity, "NIP"), text(identity, "NrVatUE")
    if nip:
        return vat(nip, "PL")
    if union_number:
        return vat((text(identity, "KodUE") or "") + union_number)
    inside = text(identity, "IDWew")
    if inside:
        return vat(inside.partition("-")[0], "PL")
    return vat(text(identity, "NrID"), (text(identity, "KodKraju") or "").upper()[:2])
