"""What leasing companies write about instalments."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / FAKTURA VAT / Faktura za ratę = Lease invoice / VAT invoice / Rental invoice = Leasingrechnung / Rechnung / Rechnung über Leasingraten = -
number = Nr faktury / Dokument nr / Numer dokumentu = Invoice ref. / Document number / Invoice number = Rechnung Nr. / Belegnummer / Rechnungsnummer = -
issue_date = Wystawiona dnia / Data wystawienia / Data dokumentu = Issued / Invoice date / Document date = Ausgestellt am / Rechnungsdatum / Belegdatum = -
sale_date = Data wykonania / Data powstania obowiązku / Data wykonania usługi = Tax point / Tax point date = Leistungsdatum / Datum der Leistung = -
due = Prosimy o zapłatę do / Termin płatności raty / Płatność do = Payment date / To be paid by / Due for payment = Fälligkeit / Fälligkeitstag / Zahlung bis = -
seller = Finansujący / Leasingodawca / Wystawca = Lessor / Owner = Leasinggeber = -
buyer = Korzystający / Leasingobiorca = Lessee / Hirer = Leasingnehmer = -
vat = NIP / Nr NIP = VAT registration / VAT no. = USt-IdNr. / USt-ID = -
register = REGON = Company number = Registernummer = -
customer = Nr klienta / ID korzystającego = Lessee no. / Customer = Partnernummer / Kundennr. = -
contract = Umowa leasingu nr / Nr umowy / Umowa = Agreement no. / Lease agreement = Vertrag Nr. / Leasingvertrag = -
signed = zawarta dnia {0} / z dnia {0} = dated {0} / signed {0} = vom {0} / geschlossen am {0} = -
serial = VIN, nr fabryczny / Nr fabr. = Serial no. / VIN, serial no. = Fahrgestell-, Serien-Nr. / Serien-Nr. = -
instalment = Rata {0} z {1} / rata nr {0}/{1} = Rental {0} of {1} / Instalment {0}/{1} = Rate {0} von {1} / {0}. von {1} Raten = -
months = Okres korzystania / Za okres = Hire period / Period = Nutzungszeitraum / Zeitraum = -
capital = Część kapitałowa / Kapitał = Capital element / Capital = Tilgungsanteil / Tilgung = -
interest = Część odsetkowa / Odsetki leasingowe = Finance element / Interest = Zinsanteil / Zins = -
rental net = Rata netto / Wartość netto raty = Rental excl. VAT / Rental = Rate netto / Nettorate = -
rental tax = VAT {0} / Podatek VAT {0} = VAT at {0} / VAT {0} = zzgl. USt {0} / USt {0} = -
rental gross = Rata brutto / Wartość brutto raty = Rental incl. VAT / Rental with VAT = Rate brutto / Bruttorate = -
charges = Pozostałe opłaty / Opłaty dodatkowe = Other charges / Sundry charges = Weitere Leistungen / Nebenleistungen = -
col.name = Tytuł opłaty / Przedmiot leasingu i tytuł opłaty / Opis = Charge / Asset and charge / Details = Leistung / Gegenstand, Leistung = -
col.qty_unit = Ilość / Liczba = Number / Qty = Anzahl / Menge = -
col.price = Kwota\\njedn. = Each = Einzel-\\nbetrag = -
col.net = Netto / Kwota\\nnetto = Net / Excl. VAT = Netto = -
col.rate = VAT / St. VAT = VAT / VAT rate = USt = -
col.tax = VAT\\nkwota / Podatek = VAT\\namount / VAT due = USt-\\nBetrag = -
col.gross = Brutto / Kwota\\nbrutto = Gross / Incl. VAT = Brutto = -
vat_table = Stawka|Podstawa|Podatek VAT|Ogółem / St. VAT|Netto|VAT|Brutto = Rate|Net|VAT|Gross / VAT rate|Goods and services|VAT|Invoice value = USt-Satz|Entgelt|Umsatzsteuer|Gesamt / Satz|Netto|USt|Brutto = -
sum = Ogółem faktura / Razem = Invoice total / Total = Rechnungssumme / Summe = -
net = Suma netto / Ogółem netto = Total excl. VAT / Net = Summe Entgelte / Netto gesamt = -
tax_rate = VAT {0} / Podatek {0} = VAT {0} / VAT at {0} = USt {0} / Umsatzsteuer {0} = -
tax = Suma VAT / Ogółem VAT = Total VAT / VAT = USt gesamt / Umsatzsteuer = -
gross = Kwota faktury / Ogółem brutto = Invoice total / Invoice value = Rechnungsbetrag / Bruttobetrag = -
total = Kwota do wpłaty / Kwota należna z faktury / Do wpłaty = Sum payable / Amount now due / To pay = Zu zahlender Betrag / Bitte zahlen / Fälliger Betrag = -
left = Do wpłaty / Pozostało z faktury = Still to pay / Outstanding on this invoice = Noch zu zahlen / Restzahlung = -
paid = Wpłacono / Uregulowano = Received / Already paid = Eingegangen / Erhalten = -
iban = Rachunek do wpłat / Indywidualny rachunek korzystającego / Wpłata na konto = Pay to account / Account for payment / IBAN = Zahlung auf Konto / Konto für Ihre Zahlung / IBAN = -
bank = Bank / w banku = Bank / held with = Kreditinstitut / Bank = -
title of transfer = Tytuł wpłaty / W tytule prosimy podać = Quote / Payment reference = Verwendungszweck / Bitte angeben = -
next = Najbliższe raty umowy {0} / Harmonogram umowy {0} (wyciąg) = Next rentals of agreement {0} / Schedule of agreement {0} (extract) = Nächste Raten zu Vertrag {0} / Tilgungsplan zu Vertrag {0} (Auszug) = -
next heads = Rata|Data|Netto|VAT|Brutto / Nr|Wymagalna|Kwota netto|VAT|Kwota brutto = Rental|Date|Net|VAT|Gross / No.|Falls due|Excl. VAT|VAT|Incl. VAT = Rate|Datum|Netto|USt|Brutto / Nr.|Fällig|Betrag netto|USt|Betrag brutto = -
remaining = Suma rat netto pozostałych do końca umowy / Kapitał i odsetki do spłaty, netto = Rentals still to run, excl. VAT / Future rentals, net = Restliche Raten bis Vertragsende, netto / Noch offene Raten, netto = -
option = Opłata końcowa (wykup), netto / Wartość wykupu netto = Option to purchase fee, net / Purchase option, net = Kalkulierter Restwert, netto / Restwert netto = -
capital of company = Kapitał zakładowy: {0} (wpłacony w całości) = Share capital: {0} = Stammkapital: {0} = -
desk = Obsługa klienta / Infolinia = Customer service / Helpline = Kundenbetreuung / Service = -
note = Dokument wystawiony elektronicznie, nie wymaga podpisu. Zmiana rachunku bankowego wymaga aneksu do umowy. / Faktura bez podpisu. Opóźnienie w zapłacie powoduje naliczenie odsetek umownych na podstawie odrębnej noty. = This is a computer-generated document. Title to the asset stays with the owner. / Interest on late rentals is charged by a separate note. = Diese Rechnung wurde maschinell erstellt. Das Objekt bleibt Eigentum des Leasinggebers. / Verzugszinsen werden gesondert berechnet. = -
""")  # noqa: E501
