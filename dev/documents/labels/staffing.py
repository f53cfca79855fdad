"""What agencies for temporary work write on their invoices."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA / Faktura za pracę tymczasową = Invoice / INVOICE / Temporary staff invoice / Sales invoice = Rechnung / RECHNUNG / Rechnung Arbeitnehmerüberlassung = Rēķins / RĒĶINS / Rēķins par personāla nomu
no = nr / Nr / numer = No. / no. / number = Nr. = Nr.
number = Nr faktury / Numer / Faktura nr = Invoice no. / Invoice / Document no. = Rechnungs-Nr. / Rechnungsnummer / Beleg-Nr. = Rēķina Nr. / Numurs / Dokumenta Nr.
issue_date = Data wystawienia / Data faktury / Wystawiono = Invoice date / Date / Tax date = Rechnungsdatum / Datum / Belegdatum = Rēķina datums / Datums / Izrakstīts
sale_date = Data sprzedaży / Data wykonania usługi / Koniec okresu = Period ending / Week ending / Date of supply = Leistungsdatum / Leistungszeitraum bis / Leistung bis = Pakalpojuma datums / Periods līdz / Darījuma datums
due = Termin płatności / Płatne do / Zapłata do = Due date / Payment due / Pay by = Fällig am / Zahlbar bis / Fälligkeit = Apmaksas termiņš / Apmaksāt līdz / Samaksāt līdz
terms = Warunki płatności / Płatność = Terms / Payment terms = Zahlungsbedingung / Zahlungsziel = Apmaksas nosacījumi / Apmaksas kārtība
net days = przelew {0} dni / {0} dni od daty wystawienia = {0} days net / {0} days from invoice date = {0} Tage netto / {0} Tage ohne Abzug = {0} dienas / {0} dienu laikā no rēķina datuma
seller = Agencja / Sprzedawca / Wystawca = Agency / Supplier / From = Personaldienstleister / Rechnungssteller / Verleiher = Aģentūra / Pakalpojuma sniedzējs / Piegādātājs
buyer = Pracodawca użytkownik / Nabywca / Klient = Client / Hirer / Invoice to = Entleiher / Kunde / Rechnungsempfänger = Klients / Pakalpojuma saņēmējs / Pircējs
vat = NIP = VAT no. / VAT Reg. = USt-IdNr. / USt-ID = PVN Nr. / PVN reģ. Nr.
register = REGON = Company no. = Handelsregister / Reg.-Nr. = Reģ. Nr.
permit = Wpis KRAZ {0} / Nr certyfikatu KRAZ: {0} = Licence {0} / Member no. {0} = Erlaubnis nach § 1 AÜG, BA {0} / AÜG-Erlaubnis {0} = Licence Nr. {0} / NVA licence {0}
client = Nr klienta / Kod klienta = Client ID / Account = Kundennummer / Debitor = Klienta Nr. / Klienta kods
consultant = Opiekun klienta / Koordynator = Consultant / Account manager = Disponent / Ansprechpartner = Projektu vadītājs / Kontaktpersona
contract = Umowa ramowa / Umowa nr = Assignment / Contract = Rahmenvertrag / AÜ-Vertrag = Līgums / Ietvara līgums
timesheet = Karty pracy / Ewidencja godzin nr = Timesheets / Timesheet ref. = Tätigkeitsnachweis / Stundenzettel = Darba laika uzskaite / Tabele Nr.
order = Zamówienie / Nr zamówienia = Purchase order / PO = Bestellnummer / Ihre Bestellung = Pasūtījums / PO Nr.
group = MPK {0}, zamówienie {1} / Centrum kosztów: {0} (zam. {1}) / {0} - nr zam. {1} = Cost centre {0}, PO {1} / {0} (order {1}) / Dept. {0} - PO {1} = Kostenstelle {0}, Bestellung {1} / KSt. {0} · Best.-Nr. {1} / Einsatzort {0} (Bestell-Nr. {1}) = Izmaksu centrs {0}, pasūtījums {1} / {0}, PO {1} / Struktūrvienība {0} (pas. {1})
sub = Razem {0} / Suma MPK {0} / {0} ogółem = Subtotal {0} / Total {0} / Sub-total cost centre {0} = Summe {0} / Zwischensumme {0} / Summe KSt. {0} = Kopā {0} / Starpsumma {0}
hours = {0} godz. / {0} rbg = {0} hrs / {0} h = {0} Std. / {0} h = {0} st. / {0} h
col.no = Lp. / Nr = No. / Line = Pos. / Nr. = Nr.
col.week = Tydz. / Tydzień = Week / W/E = KW / Woche = Ned. / Nedēļa
col.name = Pracownik, stanowisko / Usługa / Nazwa usługi = Name, position / Worker / Description = Mitarbeiter, Tätigkeit / Leistung / Bezeichnung = Darbinieks, amats / Pakalpojums / Nosaukums
col.qty = Godz. / Ilość / Liczba godzin = Hours / Qty / Units = Std. / Menge / Stunden = Stundas / Daudz.
col.qty_unit = Ilość / Godziny = Hours / Quantity = Stunden / Menge = Stundas / Daudzums
col.unit = j.m. / jm = Unit = Einh. / ME = Mērv.
col.price = Stawka / Stawka\\nnetto / Cena\\nnetto = Rate / Charge\\nrate / Hourly\\nrate = Satz / Verrech-\\nnungssatz / EP = Likme / Stundas\\nlikme / Cena
col.net = Wartość / Kwota netto / Wartość\\nnetto = Amount / Net / Charge = Betrag / Netto / Gesamt = Summa / Bez PVN
col.rate = VAT / Stawka\\nVAT = VAT / VAT % = USt. / MwSt. = PVN / PVN %
col.tax = VAT / Kwota\\nVAT = VAT = USt. / MwSt. = PVN
col.gross = Brutto / Wartość\\nbrutto = Gross / Total = Brutto = Kopā / Ar PVN
week = tydz. {0} / {0} = wk {0} / {0} = KW {0} / {0} = ned. {0} / {0}
recap = Zestawienie według stawek / Podsumowanie godzin = Summary by rate / Hours summary = Zusammenfassung nach Sätzen / Stundenübersicht = Kopsavilkums pa likmēm / Stundu kopsavilkums
recap_table = Rodzaj|Godziny|Stawka|Kwota / Pozycja|Ilość|Stawka netto|Wartość = Type|Hours|Rate|Amount / Category|Units|Rate|Charge = Art|Stunden|Satz|Betrag / Lohnart|Std.|Verr.-Satz|Summe = Veids|Stundas|Likme|Summa / Kategorija|Skaits|Likme|Kopā
sheets = Załącznik: ewidencja czasu pracy / Ewidencja godzin do faktury = Appendix: timesheets / Hours worked = Anlage: Stundennachweis / Tätigkeitsnachweis zur Rechnung = Pielikums: darba laika uzskaite / Nostrādātās stundas
sheets_table = Pracownik|Stanowisko|Godziny / Nazwisko i imię|Rodzaj pracy|Godz. = Worker|Position|Hours / Name|Work|Hrs = Mitarbeiter|Tätigkeit|Stunden / Name|Einsatz als|Std. = Darbinieks|Amats|Stundas / Vārds|Darbs|St.
net = Razem netto / Wartość netto / Suma netto = Total net / Net total / Subtotal = Summe netto / Nettobetrag / Zwischensumme = Kopā bez PVN / Summa bez PVN
tax = Razem VAT / Podatek VAT = VAT total / VAT = Umsatzsteuer / USt. gesamt = PVN / PVN kopā
tax_rate = VAT {0} / Podatek VAT {0} = VAT {0} / VAT at {0} = zzgl. {0} USt. / Umsatzsteuer {0} = PVN {0}
gross = Razem brutto / Wartość brutto / Ogółem = Invoice total / Total incl. VAT / Gross total = Rechnungsbetrag / Bruttobetrag / Gesamtbetrag = Kopā ar PVN / Rēķina summa / Pavisam kopā
total = Do zapłaty / Kwota do zapłaty / Razem do zapłaty = Amount due / Total due / Please pay = Zahlbetrag / Zu zahlen / Zahlbar = Summa apmaksai / Apmaksai / Jāapmaksā
vat_table = Stawka VAT|Netto|VAT|Brutto / VAT|Podstawa|Kwota VAT|Razem = VAT rate|Net|VAT|Gross / Rate|Goods|VAT|Total = USt.-Satz|Netto|USt.|Brutto / Steuer|Netto|Betrag|Brutto = Likme|Bez PVN|PVN|Ar PVN / PVN|Summa|Nodoklis|Kopā
iban = Nr rachunku / Rachunek bankowy / Konto = Account (IBAN) / Pay to account / IBAN = IBAN / Konto = Konts / IBAN / Norēķinu konts
factor iban = Rachunek faktora / Konto do zapłaty (faktor) = Factor's account / Pay to = IBAN des Factors / Zahlung an = Faktora konts / Apmaksa kontā
factored = Wierzytelność z niniejszej faktury została przelana na {0}. Zapłata tylko na rachunek {iban} zwalnia z długu. / Cesja wierzytelności: {0} jest wyłącznie uprawniony do otrzymania zapłaty. Prosimy wpłacać na rachunek faktora {iban}. = This debt has been assigned to {0}. Payment to account {iban} alone discharges it. / Notice of assignment: the invoice is assigned and payable only to {0}, account {iban}. = Die Forderung aus dieser Rechnung ist an {0} abgetreten. Zahlung mit schuldbefreiender Wirkung nur auf {iban}. / Abtretungsanzeige: Unsere Forderungen sind an {0} verkauft. Bitte zahlen Sie ausschließlich auf das Konto {iban}. = Prasījuma tiesības ir cedētas {0}. Apmaksa veicama tikai kontā {iban}. / Šī rēķina prasījums nodots faktoram {0}. Lūdzam maksāt uz faktora kontu {iban}.
please = Prosimy o zapłatę na rachunek {iban}. / Płatność przelewem na konto {iban}, w tytule numer faktury. = Please pay to account {iban}. / Payment by transfer to {iban}, quoting the invoice number. = Bitte überweisen Sie auf das Konto {iban}. / Zahlung per Überweisung auf IBAN {iban}. = Lūdzam pārskaitīt uz kontu {iban}. / Apmaksa ar pārskaitījumu kontā {iban}.
own account = Rachunek własny agencji: {0} = Agency's bank: {0} = Bankverbindung: {0} = Aģentūras konts: {0}
queries = Uwagi do liczby godzin prosimy zgłaszać w ciągu 3 dni. / Reklamacje: 7 dni od doręczenia faktury. = Queries on hours within 7 days please. / Timesheets signed by the hirer are binding. = Einwendungen gegen die Stunden bitte innerhalb von 7 Tagen. / Maßgeblich sind die unterzeichneten Tätigkeitsnachweise. = Pretenzijas par stundām 7 dienu laikā. / Stundas apstiprinājis klienta pārstāvis.
interest = Za opóźnienie naliczamy odsetki ustawowe. = Interest is charged on late payment. = Bei Verzug berechnen wir Zinsen nach § 288 BGB. = Par kavējumu tiek aprēķināti nokavējuma procenti.
""")  # noqa: E501
