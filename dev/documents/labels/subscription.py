"""What a cloud supplier writes."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT = Invoice / Tax invoice = Rechnung = -
buyer = Nabywca / Faktura dla = Bill to / Billed to = Rechnung an / Rechnungsempfänger = -
vat = NIP / VAT ID = VAT ID / VAT No. = USt-IdNr. / VAT-ID = -
register = Nr rejestrowy / Nr w rejestrze = Company No. / Reg. No. = Reg.-Nr. / Registernummer = -
sale_date = Data sprzedaży / Data wykonania usługi = Date of supply = Leistungsdatum = -
customer = ID konta / Nr klienta = Account ID / Customer ID = Kundennummer / Konto-ID = -
charged = Opłacono kartą **** {0} dnia {1} = Paid with card ending in {0} on {1} = Bezahlt per Karte **** {0} am {1} = -
group = Okres: {0} / Abonament za okres {0} = Charges for {0} / Billing period {0} = Leistungszeitraum {0} / Zeitraum: {0} = -
col.group = Okres = Period / Billing period = Zeitraum / Leistungszeitraum = -
col.name = Opis / Usługa = Description / Item = Beschreibung / Produkt = -
col.net = Kwota netto / Kwota = Amount = Betrag / Netto = -
help = Pytania dotyczące faktury: {0} = Questions about this invoice? Contact {0} = Fragen zur Rechnung? {0} = -
""")  # noqa: E501
