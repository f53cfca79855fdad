"""What patent and trade mark attorneys write on their fee notes."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Rachunek kosztów - faktura VAT / Faktura za prowadzenie sprawy = Fee note / Statement of charges / Invoice for professional services = Kostenrechnung / Honorarrechnung / Gebührenrechnung = -
no = nr / Nr = no. / No. = Nr. = -
number = Faktura nr / Oznaczenie dokumentu = Fee note no. / Our invoice / Document ref. = Rechnung / Kostennote Nr. = -
issue_date = Sporządzono dnia / Data faktury / Dnia = Dated / Date and tax point / Date of this note = Rechnung vom / Ausgefertigt am / Datum = -
sale_date = Czynność wykonano / Data zakończenia czynności = Work completed / Services rendered on = Tätigkeit abgeschlossen / Leistung erbracht am = -
buyer = Zleceniodawca / Mocodawca / Klient = Client / Instructed by / Account of = Mandant / Auftraggeber / Rechnungsadressat = -
our ref = Nasz znak / Sygn. kancelarii = Our ref. / Our file = Unser Zeichen / Akte = -
your ref = Państwa znak / Znak klienta = Your ref. / Client ref. = Ihr Zeichen / Ihre Referenz = -
matters = System pompy ciepła o zmiennej geometrii|Znak słowno-graficzny BOBROSFERA|Zawias z hamulcem magnetycznym = Heat pump of variable geometry|Figurative mark BEAVERSPHERE|Hinge with magnetic brake = Wärmepumpe mit variabler Geometrie|Wort-Bild-Marke BIBERSPHÄRE|Scharnier mit Magnetbremse = -
in charge = Prowadzi sprawę / Rzecznik patentowy = Attorney in charge / Contact = Sachbearbeiter / Patentanwalt = -
direct = tel. bezpośredni = direct line = Durchwahl = -
col.name = Czynność / Wyszczególnienie = Particulars / Services and disbursements = Tätigkeit / Gegenstand = -
col.units = Nakład / Jedn. x stawka = Units / Time x rate = Aufwand / Anzahl x Satz = -
col.official = Opłaty\\nurzędowe / Wydatki\\nbez VAT = Official\\nfees / Disburse-\\nments = Amtliche\\nGebühren / Auslagen\\nohne USt = -
col.fees = Honorarium / Nasze\\nwynagrodzenie = Our\\ncharges / Professional\\nfees = Honorar / Unsere\\nGebühren = -
section fees = Wynagrodzenie kancelarii / Honorarium = Professional charges / Our services = Honorar / Anwaltliche Tätigkeit = -
section official = Opłaty urzędowe wniesione za klienta / Koszty i opłaty urzędowe = Official fees paid for you / Disbursements = Verauslagte Amtsgebühren / Amtliche Gebühren = -
subtotal = Suma częściowa / Razem pozycje = Sub-total / Carried to summary = Zwischensumme = -
net = Łącznie bez VAT / Suma honorarium i opłat = Total before VAT / Charges and fees, total = Zwischensumme ohne USt / Honorar und Auslagen netto = -
tax_rate = VAT {0} od kwoty {1} / Podatek {0} od {1} = VAT at {0} on {1} / Add VAT {0} of {1} = {0} USt auf {1} / Umsatzsteuer {0} aus {1} = -
gross = Kwota faktury / Ogółem z VAT = Total of this note / Total with VAT = Rechnungssumme / Endbetrag = -
total = Prosimy o zapłatę / Należność kancelarii / Kwota należna = Payable / Sum now due / Please remit = Bitte überweisen / Zu begleichen / Fälliger Betrag = -
left = Pozostało do uregulowania / Do dopłaty = Remaining to pay / Still due = Noch zu begleichen / Restbetrag = -
paid = Wpłacona zaliczka / Na poczet zaliczka = Received on account / Less retainer = Erhaltener Vorschuss / abzgl. Vorschuss = -
vat_table = Stawka|Podstawa|VAT|Suma / VAT|Netto|Podatek|Brutto = VAT|Base|Tax|With VAT / Rate|Value|VAT|Total = Steuersatz|Basis|Steuer|Summe / USt|Entgelt|Betrag|Gesamt = -
sum = Łącznie / Suma = Totals / All = Gesamt = -
terms = Prosimy o uregulowanie kwoty {amount} w terminie {days} dni, tj. do {due}, na rachunek {iban} prowadzony przez {bank}, z powołaniem się na znak {ref}. / Płatność przelewem do {due} ({days} dni). Rachunek kancelarii: {iban}, {bank}. W tytule prosimy podać {ref}. Kwota: {amount}. = Kindly remit {amount} within {days} days, that is by {due}, to {iban} with {bank}, quoting {ref}. / Our terms are {days} days. Settlement of {amount} is requested by {due} to our account {iban} at {bank}; please mention {ref}. = Wir bitten, den Betrag von {amount} innerhalb von {days} Tagen, also bis {due}, unter Angabe von {ref} auf unser Konto {iban} bei {bank} zu überweisen. / Zahlbar ohne Abzug in {days} Tagen bis {due}. Betrag {amount}, Konto {iban}, {bank}, Verwendungszweck {ref}. = -
settled = Zapłacono w całości ({means}). Pozostaje do zapłaty: {amount}. = Settled in full ({means}). Remaining: {amount}. = Bereits vollständig beglichen ({means}). Offen: {amount}. = -
next note = O terminie kolejnej opłaty okresowej przypomnimy z trzymiesięcznym wyprzedzeniem; przewidywany koszt {0}. / Szacowany koszt kolejnego etapu postępowania: {0} netto. = We will remind you of the next renewal three months ahead; estimated cost {0}. / Estimate for the next stage of the proceedings: {0} before VAT. = An die nächste Jahresgebühr erinnern wir drei Monate vorher; voraussichtliche Kosten {0}. / Voraussichtliche Kosten des nächsten Verfahrensschritts: {0} netto. = -
insured = Ubezpieczenie OC: suma gwarancyjna {0} = Professional indemnity cover {0} = Berufshaftpflicht: Versicherungssumme {0} = -
greeting = Z poważaniem = Yours faithfully = Mit freundlichen Grüßen = -
vat = NIP / Nr ident. VAT = VAT Reg. No. / VAT number = USt-IdNr. / Umsatzsteuer-ID = -
client vat = NIP klienta / NIP zleceniodawcy = Client's VAT no. / VAT no. of client = USt-IdNr. des Mandanten / Ihre USt-IdNr. = -
register = REGON = Registered no. = Partnerschaftsregister / Register = -
matter = Sprawa / Przedmiot = Re / Matter = Betreff / In Sachen = -
case no = Nr zgłoszenia / Zgłoszenie = Application no. / Appln. no. = Amtl. Aktenzeichen / Anmeldung Nr. = -
filed = Data zgłoszenia / Zgłoszono = Filing date / Filed = Anmeldetag / Eingereicht = -
next term = Najbliższy termin urzędowy / Następny termin w sprawie = Next official deadline / Next renewal falls on = Nächste amtliche Frist / Nächster Fristablauf = -
""")  # noqa: E501
