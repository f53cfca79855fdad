"""What a hotel writes on its bills."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA = Invoice / VAT invoice / Guest invoice = Rechnung / Hotelrechnung = -
number = Numer / Faktura nr / Nr faktury = Invoice No. / Invoice number / Bill No. = Rechnungsnummer / Rechnungs-Nr. / Beleg-Nr. = -
issue_date = Data wystawienia = Invoice date / Date of issue / Date = Rechnungsdatum / Datum = -
sale_date = Data sprzedaży / Data wykonania usługi / Data zakończenia usługi = Date of supply / Tax point = Leistungsdatum = -
service period = - = - = Leistungszeitraum = -
seller = Sprzedawca / Wystawca = Supplier / Operated by = Betreiber / Betreibergesellschaft = -
buyer = Nabywca / Firma = Company / Bill to = Firma / Rechnungsempfänger = -
vat = NIP = VAT No. / VAT Reg. No. = USt-IdNr. / USt-ID = -
guest = Gość / Nazwisko gościa = Guest / Guest name = Gast / Name des Gastes = -
room = Pokój / Nr pokoju = Room / Room No. = Zimmer / Zimmer-Nr. = -
arrival = Przyjazd / Data przyjazdu = Arrival / Check-in = Anreise / Ankunft = -
departure = Wyjazd / Data wyjazdu = Departure / Check-out = Abreise = -
nights = Liczba dób / Noce = Nights = Nächte / Anzahl Nächte = -
folio = Nr rezerwacji / Folio = Folio No. / Confirmation No. = Reservierung / Buchungsnummer = -
cashier = Kasjer / Recepcja = Cashier / Issued by = Bearbeiter / Kassierer = -
col.name = Opis / Usługa / Nazwa usługi = Description / Details = Leistung / Beschreibung / Bezeichnung = -
col.gross_price = Cena brutto / Cena = Price / Rate = Einzelpreis / Preis = -
col.gross = Wartość brutto / Kwota brutto / Kwota = Amount / Charges = Betrag / Gesamt = -
col.rate = VAT / Stawka\\nVAT = VAT / VAT % = MwSt. / USt. = -
gross = Razem / Suma / Razem brutto = Total / Total incl. VAT / Total charges = Gesamtbetrag / Gesamtbetrag inkl. MwSt. / Summe = -
paid by = Zapłacono: {0} / Płatność: {0} / {0} = Paid by {0} / Payment: {0} / {0} = Bezahlt: {0} / Zahlung: {0} / {0} = -
left = Pozostaje do zapłaty / Saldo / Do zapłaty = Balance / Balance due = Saldo / Offener Betrag / Restbetrag = -
deposit = Przedpłata / Zadatek = Deposit received / Less deposit = Anzahlung / abzüglich Anzahlung = -
card = karta płatnicza / karta VISA / karta Mastercard = Visa / Mastercard / credit card = Kreditkarte / EC-Karte / Visa = -
cash = gotówka = cash = Barzahlung / bar = -
sign_guest = Podpis gościa = Guest signature = Unterschrift des Gastes = -
thanks = Dziękujemy za pobyt i zapraszamy ponownie. / Dziękujemy i do zobaczenia! = Thank you for staying with us. / We look forward to welcoming you again. = Vielen Dank für Ihren Aufenthalt. / Wir danken für Ihren Besuch und wünschen eine gute Heimreise. = -
register = REGON = Company No. = Registernummer = -
""")  # noqa: E501
