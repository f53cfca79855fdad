"""What distributors of software and cloud services write on their invoices to resellers."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA VAT / Faktura sprzedaży = Invoice / INVOICE / Tax Invoice / Sales Invoice = Rechnung / RECHNUNG / Rechnung Lizenzen = Rēķins / RĒĶINS / Rēķins-faktūra
no = nr / Nr / numer = No. / # / number = Nr. / Nummer = Nr. / numurs
number = Numer faktury / Nr dokumentu / Faktura = Invoice number / Invoice # / Document no. = Rechnungsnummer / Belegnummer / Rechnung = Rēķina numurs / Dokumenta Nr. / Rēķins
issue_date = Data wystawienia / Data faktury / Data dokumentu = Invoice date / Document date / Date = Rechnungsdatum / Belegdatum / Datum = Rēķina datums / Dokumenta datums / Datums
sale_date = Data sprzedaży / Data dostawy / Data wykonania = Supply date / Delivery date / Tax point = Leistungsdatum / Lieferdatum / Bereitstellung am = Piegādes datums / Darījuma datums
due = Termin płatności / Płatność do / Termin zapłaty = Due date / Payment due / Net due = Fällig am / Zahlbar bis / Fälligkeitsdatum = Apmaksas termiņš / Samaksāt līdz / Termiņš
terms = Warunki płatności = Payment terms / Terms = Zahlungsbedingungen = Apmaksas nosacījumi
net days = {0} dni netto / {0} dni od daty faktury = Net {0} days / {0} days from invoice date = {0} Tage netto = {0} dienas
seller = Sprzedawca / Dystrybutor / Wystawca = Seller / Distributor / From = Verkäufer / Distributor / Rechnungssteller = Pārdevējs / Izplatītājs / Piegādātājs
buyer = Nabywca / Partner / Płatnik = Bill to / Partner / Sold to / Invoice to = Rechnungsempfänger / Partner / Auftraggeber = Pircējs / Partneris / Maksātājs
end = Klient końcowy / Użytkownik licencji = End customer / Licensed to / End user = Endkunde / Lizenznehmer = Gala klients / Licences lietotājs
several = wielu, patrz pozycje = multiple, see lines = mehrere, siehe Positionen = vairāki, skat. pozīcijas
vat = NIP / NIP UE / VAT UE = VAT no. / VAT ID / VAT Reg. No. = USt-IdNr. / USt-ID / UID-Nr. = PVN reģ. Nr. / PVN Nr.
register = REGON = Company no. / Reg. no. = Handelsregister / Registernr. = Reģ. Nr.
client = Nr partnera / Kod kontrahenta / ID partnera = Partner ID / Account no. / Customer ID = Partnernummer / Kundennummer / Debitor = Partnera ID / Klienta Nr.
order = Zamówienie partnera / Nr zamówienia klienta = Your PO / Customer PO / PO number = Ihre Bestellung / Bestellnummer = Jūsu pasūtījums / Pasūtījuma Nr.
sales order = Zamówienie sprzedaży / Nr zlecenia = Sales order / Our order = Auftragsnummer / Auftrag = Pārdošanas pasūtījums / Mūsu pasūtījums
agreement = Umowa / Nr umowy partnerskiej = Agreement / Reseller agreement = Vertrag / Rahmenvertrag = Līgums / Partnerlīgums
contact = Opiekun / Handlowiec = Account manager / Sales contact = Ansprechpartner / Vertrieb = Kontaktpersona / Menedžeris
tenant = Tenant / Domena = Tenant / Tenant domain = Mandant / Tenant = Nomnieks (tenant) / Domēns
currency = Waluta = Currency = Währung = Valūta
period cell = {0} - {1} / {0} do {1} = {0} - {1} / {0} to {1} = {0} - {1} / {0} bis {1} = {0} - {1} / {0} līdz {1}
pro rata = za {0} dni / częściowo, {0} dni / pro rata {0} = pro rata {0} days / {0} days, prorated = anteilig {0} Tage / zeitanteilig {0} = proporcionāli {0} dienas / daļējs periods {0}
for customer = Klient: {0} / {0}, zam. {1} / Klient końcowy: {0} (zam. {1}) = Customer: {0} / {0}, order {1} / End customer {0} ({1}) = Kunde: {0} / {0}, Auftrag {1} / Endkunde {0} ({1}) = Klients: {0} / {0}, pasūtījums {1} / Gala klients {0} ({1})
not for one = Pozostałe / Usługi partnerskie = Partner services / Other = Sonstige Leistungen / Partnerleistungen = Citi pakalpojumi / Partnera pakalpojumi
serial = S/N {0} / Nr seryjny {0} / Subskrypcja {0} = S/N {0} / Subscription ID {0} / Serial {0} = Seriennr. {0} / Abo-ID {0} / S/N {0} = Sērijas Nr. {0} / Abonementa ID {0}
col.no = Lp. / Poz. = Line / # / Item = Pos. / Pos = Nr. / Poz.
col.code = Nr produktu / Indeks / Part No. = Part no. / SKU / Item no. = Artikelnr. / Hersteller-Nr. / SKU = Produkta kods / Artikuls / SKU
col.name = Nazwa / Produkt, subskrypcja / Opis = Description / Product / Product and subscription = Bezeichnung / Produkt / Beschreibung = Nosaukums / Produkts / Apraksts
col.period = Okres / Okres\\nsubskrypcji = Period / Subscription\\nperiod / Service dates = Zeitraum / Laufzeit / Leistungs-\\nzeitraum = Periods / Abonementa\\nperiods
col.qty = Ilość / Liczba\\nlicencji / Stan. = Qty / Seats / Licences = Menge / Lizenzen / Anz. = Daudz. / Licences / Skaits
col.unit = j.m. / JM = Unit / UoM = Einh. / ME = Mērv.
col.price = Cena netto / Cena\\njedn. / Cena = Unit price / Price / Unit\\nprice = Einzelpreis / EP / Preis = Cena / Cena\\nbez PVN
col.net = Wartość netto / Netto / Wartość\\nnetto = Amount / Net amount / Ext. price = Gesamt / Betrag / GP netto = Summa / Bez PVN
col.rate = VAT / Stawka = VAT / Tax % = USt. / MwSt. = PVN / PVN %
col.tax = VAT / Kwota\\nVAT = VAT / Tax = USt. = PVN
col.gross = Brutto / Wartość\\nbrutto = Gross / Total = Brutto = Kopā / Ar PVN
net = Razem netto / Suma netto / Netto = Subtotal / Net total / Total excl. VAT = Zwischensumme / Summe netto / Nettobetrag = Kopā bez PVN / Starpsumma / Summa bez PVN
tax = VAT / Kwota VAT / Podatek = VAT / Total VAT / Tax = Umsatzsteuer / MwSt. / USt. = PVN / PVN summa
tax_rate = VAT {0} / Podatek VAT {0} = VAT {0} / VAT at {0} = {0} USt. / zzgl. {0} MwSt. = PVN {0}
gross = Razem brutto / Wartość brutto / Ogółem = Total / Total incl. VAT / Invoice total = Gesamtbetrag / Rechnungsbetrag / Gesamt = Kopā ar PVN / Pavisam / Kopsumma
total = Do zapłaty / Kwota do zapłaty / Razem do zapłaty = Amount due / Total due / Balance due = Zahlbetrag / Zu zahlen / Fälliger Betrag = Apmaksai / Summa apmaksai / Kopā apmaksai
vat_table = Stawka VAT|Netto|VAT|Brutto / VAT|Podstawa|Podatek|Razem = VAT rate|Net|VAT|Gross / Tax code|Base|Tax|Total = USt.-Satz|Netto|USt.|Brutto / Satz|Basis|Steuer|Gesamt = PVN likme|Bez PVN|PVN|Ar PVN / Likme|Bāze|Nodoklis|Kopā
rate PL = Kurs NBP z dnia {1} (tab. {2}): {4} PLN/{3}. VAT w PLN: {5} / VAT przeliczono po kursie {4} PLN za 1 {3}, tabela {2} z {1}. Kwota VAT: {5} PLN = NBP rate of {1}, table {2}: {4} PLN/{3}. VAT amount: {5} PLN / VAT in PLN: {5} ({4} PLN/{3}, NBP {2}, {1}) = Umrechnung NBP vom {1}, Tabelle {2}: {4} PLN/{3}, USt. {5} PLN = NBP kurss {1}, {2}: {4} PLN/{3}, PVN {5} PLN
rate other = Kurs z dnia {0}: {2} {3}/{1}, VAT {4} {3} = VAT for information: {4} {3}, rate of {0}: {2} {3}/{1} / Exchange rate {0}: {2} {3}/{1}. VAT total in {3}: {4} = Umrechnungskurs vom {0}: {2} {3}/{1}, USt. in {3}: {4} / USt.-Betrag {4} {3} (Kurs {2} {3}/{1} vom {0}) = ECB kurss {0}: {2} {3}/{1}, PVN {4} {3} / PVN {3}: {4} ({2} {3}/{1}, ECB {0})
iban = Nr konta / Rachunek / IBAN = IBAN / Account / Beneficiary account = IBAN / Konto = Konts / IBAN
pay = Płatność = Payment details / Please remit to = Bankverbindung / Zahlung an = Maksājuma rekvizīti / Apmaksa
reference = W tytule prosimy podać numer {0}. / Tytuł przelewu: {0} = Please quote {0} with your payment. / Payment reference: {0} = Verwendungszweck: {0} / Bitte bei Zahlung angeben: {0} = Maksājuma mērķī norādīt {0}. / Maksājuma mērķis: {0}
settled = Zapłacono / Opłacone z góry = Paid in full, thank you / Paid = Betrag erhalten / Bereits bezahlt = Apmaksāts
small = Licencji elektronicznych nie zwracamy po aktywacji. Subskrypcje odnawiają się automatycznie. / Towar cyfrowy dostarczono pocztą elektroniczną. = Electronic licences cannot be returned once activated. Subscriptions renew automatically unless cancelled. / Licence keys delivered electronically. = Elektronisch gelieferte Lizenzen sind vom Umtausch ausgeschlossen. Abonnements verlängern sich automatisch. / Lieferung erfolgte elektronisch. = Elektroniski piegādātās licences nav atgriežamas. Abonementi tiek pagarināti automātiski. / Licences piegādātas elektroniski.
""")  # noqa: E501
