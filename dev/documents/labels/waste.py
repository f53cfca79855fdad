"""What companies that collect and recycle waste write on their invoices."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA SPRZEDAŻY = Invoice / VAT Invoice / Sales Invoice = Rechnung / Rechnung Entsorgung / RECHNUNG = Rēķins / RĒĶINS / Rēķins par atkritumu apsaimniekošanu
no = nr / Nr = No. / no. = Nr. / Nr = Nr. / Nr
number = Nr faktury / Numer / Faktura nr = Invoice no. / Invoice / Document no. = Rechnungs-Nr. / Rechnungsnummer / Beleg = Rēķina Nr. / Rēķins / Nr.
issue_date = Data wystawienia / Wystawiono dnia / Data faktury = Invoice date / Tax point / Date = Rechnungsdatum / Datum / Belegdatum = Datums / Rēķina datums / Izrakstīts
sale_date = Data wykonania usługi / Data zakończenia usługi / Usługi do dnia = Services up to / Date of supply / Period ending = Leistung bis / Leistungsdatum / Ende Leistungszeitraum = Pakalpojums līdz / Pakalpojuma sniegšanas datums / Perioda beigas
due = Termin płatności / Zapłacić do / Termin zapłaty = Payment due / Due date / Pay by = Fällig am / Zahlbar bis / Fälligkeit = Apmaksas termiņš / Apmaksāt līdz / Samaksas termiņš
seller = Sprzedawca / Wykonawca / Przejmujący odpady = Contractor / Supplier / From = Entsorger / Auftragnehmer / Lieferant = Apsaimniekotājs / Pakalpojuma sniedzējs / Piegādātājs
buyer = Nabywca / Wytwórca odpadów / Przekazujący odpady = Customer / Invoice to / Waste producer = Rechnungsempfänger / Abfallerzeuger / Kunde = Klients / Maksātājs / Atkritumu radītājs
vat = NIP = VAT No. / VAT Reg. No. = USt-IdNr. / USt-Id.-Nr. = PVN reģ. Nr. / PVN Nr.
register = REGON = Company No. / Reg. no. = Handelsregister / HR = Reģ. Nr. / Reģistrācijas Nr.
permit seller = Nr BDO wykonawcy / Nr rejestrowy BDO = Waste carrier licence / Carrier reg. = Entsorger-Nr. / Beförderer-Nr. = Atļauja Nr. / Atkritumu apsaimniekošanas atļauja
permit buyer = Nr BDO nabywcy / BDO wytwórcy = Producer premises code / Site SIC 2007 = Erzeuger-Nr. / Abfallerzeugernummer = Radītāja kods / APUS kods
permit more = Zezwolenie na zbieranie odpadów = Environmental permit = Zertifikat EfbV = VVD atļauja
site = Miejsce odbioru / Punkt odbioru odpadów / Lokalizacja = Site / Collection address / Service address = Anfallstelle / Leistungsort / Abholadresse = Objekts / Izvešanas adrese / Pakalpojuma vieta
customer = Nr klienta / Kod kontrahenta = Account no. / Customer no. = Kundennummer / Debitoren-Nr. = Klienta Nr. / Līgumslēdzēja kods
contract = Umowa nr / Nr umowy = Contract / Agreement no. = Vertrag / Vertragsnummer = Līgums / Līguma Nr.
order = Zamówienie / Nr zamówienia = Your order / PO no. = Ihre Bestellung / Bestell-Nr. = Pasūtījums / Pasūtījuma Nr.
period = Okres / Za okres = Period / Service period = Zeitraum / Leistungszeitraum = Periods / Par periodu
part.collect = Odbiór i zagospodarowanie odpadów / Usługi wywozu = Collections and disposal / Collections = Entsorgungsleistungen / Leerungen und Entsorgung = Atkritumu izvešana un apsaimniekošana / Izvešana
part.rent = Dzierżawa i opłaty / Dzierżawa = Rental and charges / Other charges = Mieten und Zuschläge / Mieten = Noma un citas maksas / Noma
part.credit = Surowce wtórne - zapłata dla klienta / Odkup surowców = Material rebates / Recyclate credits = Wertstoffvergütung / Gutschriften = Otrreizējās izejvielas / Kredīts par izejvielām
sub = Razem {0} / Suma: {0} = Subtotal {0} / {0} total = Summe {0} / Zwischensumme {0} = Kopā {0} / Starpsumma: {0}
col.no = Lp. / Poz. = No. / Ln = Pos. / Nr. = Nr. / Npk.
col.day = Data / Data odbioru / Dnia = Date / Collected = Datum / Leistungs-\\ndatum = Datums / Izvests
col.ticket = Kwit wagowy / Nr kwitu / KPO, kwit = Ticket / Weighbridge\\nticket = Wiegeschein / Wiegenote / Schein-Nr. = Svēršanas\\nakts / Svara zīme / Pavadzīme
col.name = Usługa / Nazwa usługi, kod odpadu / Opis = Description / Service / Container, waste = Leistung / Bezeichnung / Behälter, Abfallart = Pakalpojums / Nosaukums / Konteiners, atkritumu veids
col.qty = Ilość / Masa, ilość = Qty / Weight, qty = Menge / Gewicht, Menge = Daudz. / Daudzums
col.unit = J.m. / jm = Unit / UoM = Einh. / ME = Mērv. / Vien.
col.qty_unit = Ilość = Qty = Menge = Daudzums
col.price = Cena netto / Cena\\njedn. / Stawka = Rate / Unit price / Price = E-Preis / Einzelpreis / Preis = Cena / Cena\\nbez PVN
col.net = Wartość netto / Netto / Wartość = Net / Amount / Net value = Betrag / Netto / Gesamt = Summa / Summa\\nbez PVN
col.rate = VAT / St. VAT / VAT % = VAT / VAT % = USt. / MwSt. % = PVN / PVN %
col.tax = VAT / Kwota VAT = VAT / Tax = USt. / Steuer = PVN / PVN summa
col.gross = Brutto / Wartość brutto = Gross / Total = Brutto / Gesamt = Ar PVN / Kopā
vat_table = Stawka|Netto|VAT|Brutto / Stawka VAT|Wartość netto|Kwota VAT|Wartość brutto = VAT rate|Net|VAT|Gross / Code|Goods|VAT|Total = USt.|Netto|Steuer|Brutto / Steuersatz|Nettobetrag|USt.|Bruttobetrag = Likme|Bez PVN|PVN|Ar PVN / PVN|Summa|Nodoklis|Kopā
sum = Razem / RAZEM = Total / Totals = Summe / Gesamt = Kopā / PAVISAM
net = Razem netto / Wartość netto / Netto = Total net / Goods total / Net = Summe netto / Nettobetrag / Netto = Kopā bez PVN / Summa bez PVN
tax = Razem VAT / Kwota VAT / VAT = Total VAT / VAT = Summe USt. / Umsatzsteuer / MwSt. = PVN kopā / PVN
tax_rate = VAT {0} / Podatek {0} = VAT {0} / VAT @ {0} = USt. {0} / zzgl. USt. {0} = PVN {0} / Nodoklis {0}
gross = Razem brutto / Ogółem / Wartość brutto = Invoice total / Total / Gross = Rechnungsbetrag / Bruttobetrag / Gesamtbetrag = Kopā ar PVN / Pavisam / Rēķina summa
total = Do zapłaty / Należność / Kwota do zapłaty = Amount due / Total due / Please pay = Zahlbetrag / Zu zahlen / Bitte zahlen = Apmaksai / Summa apmaksai / Kopā apmaksai
left = Pozostało do zapłaty / Do zapłaty pozostaje = Balance due / Left to pay = Restbetrag / Noch offen = Atlikums / Vēl apmaksāt
paid = Zapłacono / Wpłacono = Paid / Received = Bereits bezahlt / Erhalten = Samaksāts / Saņemts
iban = Rachunek / Nr konta / Nr rachunku bankowego = IBAN / Bank account = IBAN / Konto = Konts / Norēķinu konts / IBAN
weighed = Masa odpadów łącznie: {0} t / Przekazano łącznie {0} Mg odpadów. = Total weight: {0} tonnes / Waste collected this period: {0} t = Gesamtgewicht: {0} t / Menge gesamt {0} t = Kopējais svars: {0} t / Kopā izvests {0} t
weighed credit = Masa surowców odkupionych: {0} t = Material purchased: {0} t = Angekaufte Wertstoffe: {0} t = Iepirktās izejvielas: {0} t
rules = Odpady przekazano zgodnie z kartą przekazania odpadów w BDO. Reklamacje w ciągu 7 dni. / Ilości według kwitów wagowych, legalizacja wagi ważna. = Waste transferred under duty of care, transfer notes on file. / Weights taken over a certified weighbridge. Retain for two years. = Wiegescheine und Nachweise liegen bei. Es gelten unsere AGB. / Gewichte von geeichter Waage. Zertifizierter Entsorgungsfachbetrieb nach § 56 KrWG. = Svars noteikts ar verificētiem svariem. Pretenzijas 5 dienu laikā. / Atkritumu pārvadājumu pavadzīmes reģistrētas BRAPUS.
sign_seller = wystawił(a) = issued by = erstellt = sagatavoja
sign_buyer = odebrał(a) = received by = erhalten = saņēma
""")  # noqa: E501
