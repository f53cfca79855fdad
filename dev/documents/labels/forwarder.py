"""What forwarding agents in ports print on their forms."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = FAKTURA / Faktura sprzedaży / FAKTURA VAT = INVOICE / TAX INVOICE / Freight invoice = RECHNUNG / Speditionsrechnung / Rechnung = -
number = Nr dokumentu / Numer / Faktura nr = Invoice / Document no. / Invoice # = Beleg-Nr. / Rechnung Nr. / Re.-Nr. = -
issue_date = Wystawiono / Data faktury / Data wyst. = Dated / Date / Invoice date = Vom / Rechn.-Datum / Belegdatum = -
sale_date = Data wyk. usługi / Wykonano / Data dostawy usługi = Tax point / Date of service = Leistung vom / Leistungstag / Leistungsdatum = -
due = Płatne do / Termin zapł. / Zapłata do = Payable by / Due / Please pay by = Fällig / Zahlungsziel / Zahlbar bis = -
job = Nr zlecenia sped. / Pozycja / Nr akt = File no. / Our ref. / Job = Positions-Nr. / Unsere Referenz / Akte = -
your ref = Państwa referencja / Ref. klienta = Your ref. / Customer ref. = Ihr Zeichen / Ihre Referenz = -
debtor = Nr kontrahenta / Kod płatnika = Account / Debtor no. = Debitor / Kd.-Nr. = -
clerk = Prowadzący / Opiekun = Contact / Handled by = Bearbeiter / Sachbearbeitung = -
incoterms = Warunki dostawy / Incoterms = Incoterms / Terms of delivery = Lieferbedingung / Incoterms = -
buyer = Płatnik / Zleceniodawca / Nabywca = Bill to / Debtor / Account of = Rechnung an / Auftraggeber / Zahlungspflichtiger = -
shipper = Nadawca / Załadowca = Shipper / Exporter = Absender / Versender = -
consignee = Odbiorca przesyłki / Miejsce rozładunku = Consignee / Delivered to = Empfänger / Entladestelle = -
vat = NIP / NIP UE = VAT no. / VAT reg. = USt-ID / UStIdNr. = -
register = REGON = Company no. = HRB-Nr. = -
vessel = Statek, rejs / Statek = Vessel, voyage / Vessel = Schiff, Reise / Schiff = -
flight = Lot = Flight = Flug = -
bl = Konosament (B/L) / Nr B/L = Bill of lading / B/L no. = Konnossement / B/L-Nr. = -
awb = MAWB, HAWB / List lotniczy = MAWB, HAWB / Air waybill = Luftfrachtbrief / MAWB, HAWB = -
pol = Port załadunku / POL = Port of loading / Loaded at = Ladehafen / POL = -
pod = Port wyładunku / POD = Port of discharge / Discharged at = Löschhafen / POD = -
from = Lotnisko nadania = Airport of departure = Abgangsflughafen = -
to = Lotnisko docelowe = Airport of destination = Bestimmungsflughafen = -
etd = ETD / Wyjście = ETD / Sailed = ETD / Abfahrt = -
eta = ETA / Przybycie = ETA / Arrived = ETA / Ankunft = -
container = Kontener = Container = Container = -
chargeable = Waga taryfowa = Chargeable weight = Frachtpflichtiges Gewicht = -
cargo = Ładunek = Cargo = Ladung = -
goods = części maszyn, 412 kartonów / meble ogrodowe, 96 kolli / tkaniny, 64 bele = machine parts, 412 cartons / garden furniture, 96 pkgs / textiles, 64 bales = Maschinenteile, 412 Karton / Gartenmöbel, 96 Kolli / Textilien, 64 Ballen = -
value = Wartość celna / Wartość towaru = Customs value / Value of goods = Zollwert / Warenwert = -
entry = MRN = MRN = MRN = -
col.code = Kod = Code = Kz. = -
col.name = Rodzaj opłaty / Opłata / Usługa = Charge / Charges / Description of charges = Leistungsart / Kostenart / Text = -
col.qty = Krotność / Ilość = Units / No. of = Anz. / Menge = -
col.unit = Jedn. / j. = Per / Basis = je / Einheit = -
col.qty_unit = Ilość = Quantity / Basis = Menge / Anzahl = -
col.price = Stawka / Stawka jedn. = Rate / Unit rate = Satz / Preis = -
col.rate = St. VAT / VAT = Tax code / VAT = St. / USt = -
col.net = Kwota = Amount / Charge = Betrag / Summe = -
col.tax = Kwota VAT / Podatek = VAT amount / Tax due = USt-Betrag = -
col.gross = Razem z VAT = Incl. VAT = Gesamt = -
base = Podstawa {0} / Opodatkowane {0} = Taxable at {0} / Base {0} = Basis {0} / Bemessungsgrundlage {0} = -
tax_rate = Podatek {0} / VAT {0} = VAT at {0} / Tax {0} = USt {0} / {0} Umsatzsteuer = -
net = Suma opłat / Ogółem netto = Charges total / Total excl. VAT = Summe Leistungen / Nettosumme = -
tax = Ogółem VAT / Podatek razem = VAT total / Total tax = Umsatzsteuer gesamt / USt gesamt = -
gross = Wartość faktury / Ogółem brutto = Invoice total / Invoice amount = Rechnungssumme / Endbetrag = -
total = Należność / Kwota do zapłaty = Now payable / Please remit = Zu überweisen / Zahlbetrag = -
paid = Przedpłata / Wpłacono = Received / Payment on account = Erhalten / Anzahlung = -
left = Pozostaje / Saldo do zapłaty = Balance payable / Remainder = Restbetrag / Noch offen = -
vat_table = Stawka|Podstawa|Podatek|Razem / VAT|Netto|Kwota VAT|Brutto = Tax code|Base|Tax|Total / VAT|Net|VAT amount|Gross = Steuersatz|Basis|Steuer|Gesamt / USt|Netto|USt-Betrag|Brutto = -
local = Kwota podatku w {0}: {1} / VAT w {0}: {1} = VAT in {0}: {1} / Tax equivalent {0}: {1} = Steuer in {0}: {1} / USt-Betrag {0}: {1} = -
accounts = Wpłaty prosimy kierować na rachunek w walucie faktury = Please pay to the account in the currency of this invoice = Bitte auf das Konto in der Währung der Rechnung zahlen = -
account heads = Waluta|Bank|SWIFT|Rachunek = Currency|Bank|SWIFT|Account = Währung|Bank|BIC|IBAN = -
conditions = Pracujemy na podstawie ogólnych warunków spedycji, które wysyłamy na życzenie. Reklamacje przyjmujemy w ciągu 7 dni. Potrącenia wzajemne nie są dopuszczalne. = All business is done under our conditions of forwarding, sent on request. Queries must reach us within 7 days. No set-off is accepted. = Wir arbeiten nach unseren Speditionsbedingungen, die wir gern zusenden. Einwände bitte binnen 7 Tagen. Eine Aufrechnung ist nicht zulässig. = -
agency = agencja celna · fracht morski i lotniczy = customs agency · sea and air freight = Verzollung · See- und Luftfracht = -
""")  # noqa: E501
