"""What advertising platforms and media agencies write on their monthly invoices."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA = Invoice / Tax invoice / INVOICE = Rechnung / RECHNUNG / Rechnung Mediakosten = Rēķins / RĒĶINS / Rēķins par reklāmu
no = nr / numer = No. / # / number = Nr. / Nummer = Nr. / numurs
number = Numer faktury / Faktura nr / Nr dokumentu = Invoice number / Invoice no. / Invoice # = Rechnungsnummer / Rechnungs-Nr. / Beleg-Nr. = Rēķina numurs / Rēķins Nr. / Dokumenta numurs
issue_date = Data faktury / Data wystawienia / Wystawiono = Invoice date / Issue date / Date = Rechnungsdatum / Ausgestellt am / Datum = Rēķina datums / Izrakstīts / Sagatavots
period = Okres rozliczeniowy / Okres emisji / Podsumowanie za okres = Billing period / Service period / Summary for = Abrechnungszeitraum / Leistungszeitraum / Schaltzeitraum = Norēķinu periods / Pakalpojumu periods / Pārskata periods
due = Termin płatności / Płatne do / Zapłata do dnia = Due date / Payment due / Please pay by = Fällig am / Zahlbar bis / Fälligkeitsdatum = Apmaksas termiņš / Apmaksāt līdz / Termiņš
terms = Warunki płatności = Terms = Zahlungsziel = Apmaksas noteikumi
seller = Wystawca / Sprzedawca / Usługodawca = From / Supplier / Issued by = Rechnungssteller / Von / Leistungserbringer = Izdevējs / Pakalpojuma sniedzējs / No
buyer = Rachunek dla / Nabywca / Reklamodawca / Klient = Bill to / Advertiser / Invoice to / Client = Rechnungsempfänger / Rechnung an / Werbekunde / Kunde = Rēķina saņēmējs / Reklāmdevējs / Klients / Pasūtītājs
vat = NIP / NIP UE / Numer VAT = VAT number / VAT Reg. No. / VAT ID = USt-IdNr. / USt-ID / UID-Nr. = PVN reģ. Nr. / PVN numurs / PVN Nr.
register = REGON / Nr rejestru = Company no. / Registered no. = Handelsregister / Registernr. = Reģ. Nr. / Vienotais reģ. Nr.
billing id = Identyfikator płatności / Numer rozliczeniowy / ID rozliczenia = Billing ID / Billing setup / Payments profile ID = Abrechnungs-ID / Zahlungsprofil-ID = Norēķinu ID / Norēķinu konts
account id = Identyfikator konta / ID konta reklamowego / Konto klienta = Account ID / Ad account / Account = Konto-ID / Werbekonto / Kundenkonto = Konta ID / Reklāmas konts
customer = Nr klienta / Kod klienta = Client code / Customer no. = Kundennummer / Debitor = Klienta kods / Klienta Nr.
plan = Mediaplan / Nr planu mediów = Media plan / Plan ref. = Mediaplan / Mediaplan-Nr. = Mediju plāns / Plāns Nr.
order = Nr zamówienia / Zlecenie / PO = Purchase order / PO number = Bestellnummer / Auftrag / PO = Pasūtījums / Pasūtījuma Nr.
planner = Opiekun / Media planner = Account manager / Your contact = Ansprechpartner / Mediaberatung = Projektu vadītājs / Kontaktpersona
group = Konto: {0} ({1}) / ID konta {0}, {1} = Account: {0} ({1}) / Account ID {0}, {1} = Konto: {0} ({1}) / Konto-ID {0}, {1} = Konts: {0} ({1}) / Konta ID {0}, {1}
summary = Podsumowanie / Zestawienie kosztów = Summary / Summary of charges = Zusammenfassung / Kostenübersicht = Kopsavilkums / Izmaksu apkopojums
details = Szczegóły / Wykaz kampanii / Załącznik: kampanie = Details / Campaign details / Activity = Details / Kampagnenübersicht / Anlage: Kampagnen = Detalizēta informācija / Kampaņu pārskats
spend = Kampanie, konto {0} / Koszt reklam: {0} = Campaigns, account {0} / Advertising charges: {0} = Kampagnen, Konto {0} / Werbekosten: {0} = Kampaņas, konts {0} / Reklāmas izmaksas: {0}
fees = Opłaty = Fees = Gebühren = Maksas
credits = Korekty i kredyty / Korekty = Adjustments and credits / Credits = Korrekturen und Gutschriften / Anpassungen = Korekcijas / Kredīti un korekcijas
sub = Razem konto / Suma częściowa = Account total / Subtotal = Summe Konto / Zwischensumme = Konta kopsumma / Starpsumma
items = Pozycji: {0} / Liczba kampanii i korekt: {0} = Items: {0} / {0} lines = Positionen: {0} / Anzahl: {0} = Pozīcijas: {0} / Rindas: {0}
col.no = Lp. / Nr = No. / # = Pos. / Nr. = Nr. / N.p.k.
col.name = Opis / Kampania / Nazwa kampanii / Usługa = Description / Campaign / Service = Beschreibung / Kampagne / Leistung = Apraksts / Kampaņa / Pakalpojums
col.qty = Ilość / Liczba = Quantity / Qty / Volume = Menge / Anzahl = Skaits / Daudzums
col.unit = Jednostki / J.m. = Units / Unit = Einheiten / Einheit = Vienības / Mērv.
col.price = Stawka / Śr. koszt / Cena jedn. = Rate / Avg. cost / Unit price = Preis / Ø-Kosten / Einzelpreis = Likme / Vid. cena / Cena
col.rate = VAT / Stawka\\nVAT = VAT / VAT % = USt. / MwSt. = PVN / PVN %
col.net = Kwota / Kwota netto / Koszt ({0}) = Amount / Net amount / Amount ({0}) = Betrag / Betrag ({0}) / Nettobetrag = Summa / Summa ({0}) / Bez PVN
col.tax = Kwota VAT / VAT = VAT / VAT amount = USt.-Betrag / Steuer = PVN summa / PVN
col.gross = Brutto / Wartość brutto = Total / Gross = Brutto / Gesamt = Ar PVN / Kopā
vat_table = Stawka VAT|Netto|VAT|Brutto / VAT|Podstawa|Podatek|Ogółem = VAT rate|Net|VAT|Total / Rate|Taxable|Tax|Total = USt.-Satz|Netto|USt.|Brutto / Satz|Bemessung|Steuer|Summe = PVN likme|Bez PVN|PVN|Kopā / Likme|Bāze|PVN|Kopā
sum = Razem / Ogółem = Total / Totals = Summe / Gesamt = Kopā / Pavisam
net = Suma częściowa / Razem netto / Wartość netto = Subtotal / Net total / Total excl. VAT = Zwischensumme / Nettobetrag / Summe netto = Starpsumma / Kopā bez PVN / Summa bez PVN
tax = VAT / Kwota VAT / Podatek VAT = VAT / VAT amount / Total VAT = Umsatzsteuer / MwSt. / USt.-Betrag = PVN / PVN summa
tax_rate = VAT ({0}) / Podatek VAT {0} = VAT ({0}) / VAT at {0} = Umsatzsteuer ({0}) / MwSt. {0} = PVN ({0}) / PVN {0}
gross = Łączna kwota / Razem brutto / Kwota faktury = Total / Invoice total / Total incl. VAT = Gesamtbetrag / Rechnungsbetrag / Gesamtsumme = Kopējā summa / Kopā ar PVN / Rēķina summa
total = Kwota do zapłaty / Do zapłaty / Łączna kwota do zapłaty = Amount due / Total amount due / Balance due = Zu zahlen / Fälliger Betrag / Zahlbetrag = Summa apmaksai / Kopā apmaksai / Maksājamā summa
left = Pozostało do zapłaty / Saldo = Amount due / Outstanding = Offener Betrag / Restbetrag = Atlikums / Vēl apmaksājams
paid = Wpłacono / Otrzymane płatności = Payments received / Paid = Erhaltene Zahlungen / Bezahlt = Saņemtie maksājumi / Apmaksāts
charged = Pobrano automatycznie z karty •••• {0} dnia {1} / Metoda płatności: karta **** {0}, obciążona {1} = Automatically charged to card •••• {0} on {1} / Payment method: card ending {0} ({1}) = Automatisch abgebucht: Karte •••• {0}, {1} / Zahlungsmethode: Karte **** {0} ({1}) = Automātiski ieturēts no kartes •••• {0}, {1} / Maksājuma veids: karte **** {0} ({1})
iban = Rachunek bankowy / Numer rachunku / IBAN = IBAN / Bank account / Account (IBAN) = IBAN / Bankkonto = IBAN / Bankas konts / Konts
bank = Bank = Bank = Bank = Banka
quote = W tytule przelewu proszę podać: {0} / Tytuł płatności: {0} = Please quote {0} with your payment / Payment reference: {0} = Bitte angeben: {0} / Verwendungszweck: {0} = Maksājuma mērķis: {0} / Norādiet: {0}
small = Kwoty mogą obejmować koszty z poprzednich okresów. Zgłoszenia dotyczące faktury w ciągu 60 dni. / Faktura wygenerowana elektronicznie, bez podpisu. = Charges may include costs of earlier periods. Disputes within 60 days of the invoice date. / This invoice was produced electronically. = Beträge können Kosten früherer Zeiträume enthalten. Einwände binnen 60 Tagen. / Elektronisch erstellt, ohne Unterschrift gültig. = Summas var ietvert iepriekšējo periodu izmaksas. Pretenzijas 60 dienu laikā. / Rēķins sagatavots elektroniski un derīgs bez paraksta.
small media = Emisja zgodnie z zaakceptowanym mediaplanem. Raporty poemisyjne w załączniku. / Reklamacje emisji przyjmujemy w ciągu 14 dni. = Media booked as principal under the agreed plan. Post-campaign reports on request. / Space is booked subject to media owners' terms. = Schaltung gemäß freigegebenem Mediaplan. Belege auf Anfrage. / Es gelten die AGB der Werbeträger. = Izvietots saskaņā ar apstiprināto mediju plānu. / Pēckampaņas atskaite pieejama pēc pieprasījuma.
""")  # noqa: E501
