"""What laundries and rental services for workwear and mats write on their invoices."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA / Faktura za usługi najmu i serwisu odzieży = Invoice / INVOICE / VAT Invoice / Service invoice = Rechnung / RECHNUNG / Rechnung Textilservice / Mietrechnung = Rēķins / RĒĶINS / Rēķins par pakalpojumiem
no = nr / Nr / numer = No. / no. / number = Nr. / Nummer = Nr. / numurs
number = Nr faktury / Faktura nr / Numer dokumentu = Invoice no. / Invoice number / Invoice = Rechnungsnummer / Rechnung Nr. / Rechnungs-Nr. = Rēķina Nr. / Rēķina numurs / Numurs
issue_date = Data wystawienia / Data faktury / Wystawiono dnia = Invoice date / Date / Tax point = Rechnungsdatum / Datum / Belegdatum = Rēķina datums / Datums / Izrakstīts
sale_date = Data wykonania usługi / Koniec okresu / Data sprzedaży = Period to / Service to / Date of supply = Leistung bis / Leistungszeitraum bis / Leistungsdatum = Pakalpojums līdz / Periods līdz / Pakalpojuma datums
due = Termin płatności / Płatne do / Zapłata do dnia = Payment due / Due date / Pay by = Fällig am / Zahlbar bis / Fälligkeit = Apmaksas termiņš / Apmaksāt līdz / Termiņš
seller = Usługodawca / Sprzedawca / Wystawca = Supplier / From / Service provider = Dienstleister / Rechnungssteller / Lieferant = Pakalpojuma sniedzējs / Izpildītājs / Piegādātājs
buyer = Usługobiorca / Nabywca / Klient = Invoice to / Customer / Account = Kunde / Rechnungsempfänger / Auftraggeber = Pakalpojuma saņēmējs / Klients / Maksātājs
site = Miejsce dostawy / Punkt obsługi / Adres wymiany = Service address / Delivered to / Site = Lieferadresse / Betriebsstätte / Anfahrstelle = Apkalpošanas vieta / Piegādes adrese / Objekts
vat = NIP = VAT no. / VAT Reg. No. / VAT number = USt-IdNr. / USt-Id. / UID = PVN reģ. Nr. / PVN Nr.
register = REGON = Company no. / Reg. no. = Handelsregister / HR = Reģ. Nr. / Vienotais reģ. Nr.
client = Nr klienta / Nr odbiorcy / Kod klienta = Customer no. / Account no. / Customer = Kundennummer / Kunden-Nr. / Debitor = Klienta Nr. / Klienta kods
contract = Nr umowy / Umowa / Umowa serwisowa = Contract no. / Agreement / Contract = Vertragsnummer / Vertrag Nr. / Mietvertrag = Līguma Nr. / Līgums
tour = Trasa / Nr trasy = Route / Round = Tour / Tour-Nr. = Maršruts / Reiss
depot = Pralnia / Zakład = Plant / Depot = Betrieb / Niederlassung = Cehs / Filiāle
weekday = Dzień wymiany / Dni dostaw = Delivery day / Collection day = Liefertag / Tauschtag = Piegādes diena / Maiņas diena
days of week = poniedziałek / wtorek / środa / czwartek / piątek = Monday / Tuesday / Wednesday / Thursday / Friday = Montag / Dienstag / Mittwoch / Donnerstag / Freitag = pirmdiena / otrdiena / trešdiena / ceturtdiena / piektdiena
order = Zamówienie / Nr zamówienia = Your order / PO no. = Ihre Bestellung / Bestell-Nr. = Pasūtījums / Pasūtījuma Nr.
period line = Usługi za okres {0} - {1} / Rozliczenie najmu i prania: {0} - {1} = Service for the period {0} to {1} / Rental and laundering, {0} - {1} = Textilservice für den Zeitraum {0} - {1} / Leistungszeitraum: {0} bis {1} = Pakalpojumi par periodu {0} - {1} / Noma un mazgāšana, {0} - {1}
wearer = Użytkownik {0} / Pracownik: {0} / Nr szafki {0} = Wearer {0} / {0} / Locker {0} = Träger {0} / Mitarbeiter {0} / {0} = Lietotājs {0} / Darbinieks {0}
other = Pozostałe usługi / Inne opłaty = Other charges / Sundries = Sonstiges / Weitere Leistungen = Citi pakalpojumi / Pārējais
sub = Razem / Suma = Subtotal / Total = Summe / Zwischensumme = Kopā / Starpsumma
wearers = Liczba użytkowników: {0} / Użytkownicy: {0} = Number of wearers: {0} / Wearers on contract: {0} = Anzahl Träger: {0} / Träger gesamt: {0} = Lietotāju skaits: {0} / Lietotāji: {0}
col.no = Lp. / Poz. = No. / Ln. = Pos. / Nr. = Nr. / Npk
col.code = Art. / Kod art. = Art. / Item = Art.-Nr. / Artikel = Art. / Kods
col.name = Nazwa usługi / Artykuł / Opis = Description / Article / Service = Bezeichnung / Artikel, Leistung / Leistung = Pakalpojums / Nosaukums / Apraksts
col.qty = Ilość / Sztuk / Liczba\\nwymian = Qty / Pieces / Changes = Menge / Stück / Anzahl = Daudz. / Skaits / Gabali
col.unit = j.m. / jm = Unit / UoM = Einh. / ME = Mērv.
col.price = Cena netto / Cena\\njedn. / Stawka = Price / Unit\\nprice / Rate = Einzelpreis / Preis / E-Preis = Cena / Cena\\nbez PVN
col.net = Wartość\\nnetto / Netto / Wartość = Amount / Net / Value = Betrag / Gesamt / Netto = Summa / Bez PVN
col.rate = VAT / Stawka\\nVAT / St. = VAT / VAT % = MwSt. / USt. % = PVN / PVN %
col.tax = VAT / Kwota\\nVAT = VAT = MwSt. = PVN
col.gross = Brutto / Wartość\\nbrutto = Gross / Total = Brutto = Ar PVN / Kopā
col.day = Data dostawy / Data = Delivered / Date = Lieferdatum / Datum = Piegādāts / Datums
col.group = Dowód / Nr WZ = Docket / Del. note = Lieferschein / LS-Nr. = Pavadzīme / Pav. Nr.
net = Wartość netto / Razem netto / Netto = Net total / Total ex VAT / Goods and services = Nettobetrag / Summe netto / Warenwert netto = Summa bez PVN / Kopā bez PVN / Neto
tax = Podatek VAT / VAT razem = VAT total / VAT = Mehrwertsteuer / MwSt. gesamt = PVN / PVN kopā
tax_rate = VAT {0} / Podatek {0} = VAT at {0} / VAT {0} = {0} MwSt. / zzgl. {0} USt. / Mehrwertsteuer {0} = PVN {0} / PVN likme {0}
gross = Wartość brutto / Razem brutto / Ogółem = Invoice total / Total inc. VAT / Gross = Rechnungsbetrag / Gesamtbetrag / Endbetrag = Kopā ar PVN / Summa ar PVN / Pavisam
total = Do zapłaty / Razem do zapłaty / Należność = Amount due / Total due / To pay = Zu zahlen / Zahlbetrag / Zahlungsbetrag = Apmaksai / Summa apmaksai / Kopā apmaksai
vat_table = Stawka|Netto|VAT|Brutto / VAT|Wartość netto|Kwota VAT|Wartość brutto = VAT rate|Net|VAT|Gross / Code|Goods|VAT|Total = MwSt.|Netto|MwSt.-Betrag|Brutto / Satz|Netto|Steuer|Brutto = Likme|Bez PVN|PVN|Ar PVN / PVN %|Summa|PVN|Kopā
iban = Nr rachunku / Rachunek bankowy / Konto = Account / IBAN / Pay to = IBAN / Bankverbindung / Konto = Konts / IBAN / Norēķinu konts
please = Prosimy o przelew na rachunek {iban} do dnia {due}. / Zapłata przelewem do {due}, rachunek {iban}. = Please pay by {due} to account {iban}. / Payment due {due} by transfer to {iban}. = Bitte überweisen Sie den Betrag bis zum {due} auf das Konto {iban}. / Zahlbar ohne Abzug bis {due}, IBAN {iban}. = Lūdzam apmaksāt līdz {due}, konts {iban}. / Apmaksa ar pārskaitījumu līdz {due} kontā {iban}.
debit = Należność pobierzemy poleceniem zapłaty w dniu {due}, mandat {0}. / Polecenie zapłaty: {due}, zgoda nr {0}. = We will collect this amount by Direct Debit on {due}, reference {0}. / Direct Debit, collection date {due}, mandate {0}. Please do not send payment. = Den Betrag ziehen wir am {due} per SEPA-Lastschrift ein, Mandatsreferenz {0}. / SEPA-Basislastschrift zum {due}, Mandat {0}. Bitte nicht überweisen. = Summa tiks debetēta {due} pēc tiešā debeta līguma {0}. / Tiešais debets, datums {due}, pilnvara {0}.
settled = Zapłacono. / Faktura opłacona. = Paid with thanks. / Paid. = Betrag dankend erhalten. / Bereits bezahlt. = Apmaksāts. / Rēķins apmaksāts.
small = Odzież i maty pozostają własnością usługodawcy. Brakujące sztuki rozliczamy według wartości odtworzeniowej. / Reklamacje ilościowe prosimy zgłaszać w ciągu 3 dni od dostawy. = All textiles remain our property; items not returned are charged at replacement value. / Shortages must be reported within 48 hours of delivery. = Die Mietwäsche bleibt unser Eigentum. Fehlmengen werden zum Restwert berechnet. / Beanstandungen bitte innerhalb von 3 Tagen nach Lieferung. = Tekstilizstrādājumi ir pakalpojuma sniedzēja īpašums. Iztrūkstošās vienības tiek aprēķinātas pēc atlikušās vērtības. / Pretenzijas par daudzumu pieņem 3 dienu laikā.
index = Ceny waloryzowane od 1 stycznia zgodnie z § 7 umowy. = Prices reviewed annually under clause 7. = Preisanpassung zum 1. Januar gemäß § 7 des Vertrags. = Cenas tiek indeksētas saskaņā ar līguma 7. punktu.
""")  # noqa: E501
