"""What suppliers of heating oil, diesel and gas write on the invoices for what a tanker brought."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA / Faktura za paliwo = Invoice / INVOICE / Delivery invoice / VAT Invoice = Rechnung / RECHNUNG / Lieferrechnung / Rechnung und Lieferschein = Rēķins / RĒĶINS / Pavadzīme-rēķins / Rēķins par degvielu
no = nr / Nr / numer = No. / no. / number = Nr. / Nummer = Nr. / numurs
number = Nr faktury / Numer faktury / Dokument nr = Invoice no. / Invoice number / Invoice = Rechnungsnummer / Rechnungs-Nr. / Rechnung Nr. = Rēķina Nr. / Numurs / Dokumenta Nr.
issue_date = Data wystawienia / Data faktury / Wystawiono = Invoice date / Tax point / Date = Rechnungsdatum / Datum / Belegdatum = Rēķina datums / Izrakstīts / Datums
sale_date = Data dostawy / Data sprzedaży / Data wydania paliwa = Delivery date / Date delivered / Delivered on = Lieferdatum / Liefertag / Geliefert am = Piegādes datums / Piegādāts / Izsniegšanas datums
due = Termin płatności / Płatne do / Zapłata do = Due date / Payment due / Pay by = Zahlbar bis / Fällig am / Fälligkeit = Apmaksas termiņš / Apmaksāt līdz / Termiņš
seller = Sprzedawca / Dostawca / Wystawca = Supplier / From / Seller = Lieferant / Verkäufer / Rechnungssteller = Piegādātājs / Pārdevējs / Izsniedzējs
buyer = Nabywca / Odbiorca / Klient = Invoice to / Customer / Account = Kunde / Rechnungsempfänger / Käufer = Pircējs / Saņēmējs / Klients
vat = NIP = VAT no. / VAT Reg. No. = USt-IdNr. / USt-ID = PVN reģ. Nr. / PVN Nr.
register = REGON / Nr REGON = Company no. / Reg. no. = Handelsregister / HR = Reģ. Nr. / Vienotais reģ. Nr.
client = Nr klienta / Kod odbiorcy = Account no. / Customer no. = Kundennummer / Kd.-Nr. = Klienta Nr. / Klienta kods
order = Zamówienie / Nr zamówienia = Order no. / Your order = Auftragsnummer / Bestellung = Pasūtījums / Pasūtījuma Nr.
ticket = Dowód wydania / Nr kwitu licznika / WZ = Delivery ticket / Meter ticket / Ticket no. = Lieferschein / Zählerbeleg / Lieferschein-Nr. = Pavadzīmes Nr. / Skaitītāja čeks
driver = Kierowca = Driver = Fahrer = Vadītājs / Šoferis
vehicle = Cysterna / Nr rej. pojazdu = Vehicle / Tanker = Tankwagen / TKW = Autocisterna / A/m Nr.
tank = Zbiornik / Zbiornik nr = Tank / Tank no. = Tank / Behälter = Tvertne / Tvertne Nr.
place = Miejsce dostawy = Delivered to = Lieferstelle / Lieferanschrift = Piegādes vieta
measured = Wydano {0} l w temp. {1} °C, w 15 °C: {2} l / Objętość rzeczywista {0} l ({1} °C), objętość w temp. referencyjnej 15 °C {2} l = Metered {0} l at {1} °C, {2} l at 15 °C / Gross litres {0} ({1} °C), standard litres at 15 °C {2} = Abgabe {0} l bei {1} °C, temperaturkompensiert 15 °C: {2} l / Volumen bei {1} °C {0} l, bei 15 °C {2} l = Izsniegts {0} l pie {1} °C, pie 15 °C: {2} l / Faktiskais tilpums {0} l ({1} °C), tilpums 15 °C {2} l
ticket line = Kwit {0} z {1}, zbiornik {2} / WZ {0}, {1}, zb. {2} = Ticket {0}, {1}, tank {2} / {1}: ticket {0}, tank {2} = Lieferschein {0} vom {1}, Tank {2} / LS {0}, {1}, Behälter {2} = Pavadzīme {0}, {1}, tvertne {2} / {1} pav. {0}, tv. {2}
col.no = Lp. / Poz. = No. / Line = Pos. / Nr. = Nr. / Npk
col.code = Kod CN / Indeks = Code / Product = Art.-Nr. / Sorte = Kods / KN kods
col.name = Produkt / Nazwa towaru / Towar, usługa = Product / Description / Fuel = Bezeichnung / Produkt / Artikel = Prece / Nosaukums / Produkts
col.qty = Ilość / Ilość\\nw 15 °C / Litry\\n15 °C = Quantity / Litres\\nat 15 °C / Litres = Menge / Liter\\n15 °C / Menge\\n15 °C = Daudz. / Litri\\n15 °C / Daudzums
col.measured = Litry\\nwydane / Litry\\nrzecz. = Litres\\nmetered / Gross\\nlitres = Liter\\nabgegeben / Liter\\ngemessen = Litri\\nfaktiski / Izsniegti\\nlitri
col.unit = j.m. / JM = Unit / UoM = Einh. / ME = Mērv.
col.price = Cena netto / Cena / Cena\\njedn. = Price / Unit\\nprice / Net price = Preis / Einzelpreis / EP netto = Cena / Cena\\nbez PVN
price per = Cena za\\n{0} l / Cena netto\\n{0} l = Price per\\n{0} l / Price\\n{0} litres = Preis je\\n{0} l / Preis pro\\n{0} Liter = Cena par\\n{0} l / Cena\\n{0} litri
pence = - = Pence\\nper litre / ppl = - = -
col.net = Netto / Wartość\\nnetto = Net / Goods\\nvalue / Net amount = Netto / Betrag\\nnetto / Nettobetrag = Bez PVN / Summa / Neto
col.rate = VAT / Stawka\\nVAT = VAT / VAT % = MwSt. / USt. % = PVN / PVN %
col.tax = VAT / Kwota\\nVAT = VAT = MwSt. / USt. = PVN
col.gross = Brutto / Wartość\\nbrutto = Gross / Total = Brutto / Betrag\\nbrutto = Ar PVN / Bruto
net = Razem netto / Wartość netto / Netto = Net total / Goods / Total excl. VAT = Nettobetrag / Summe netto / Warenwert netto = Summa bez PVN / Kopā neto / Bez PVN
tax = VAT razem / Podatek VAT = VAT / Total VAT = Mehrwertsteuer / USt. gesamt = PVN / PVN kopā
tax_rate = VAT {0} / Podatek VAT {0} = VAT at {0} / VAT {0} = {0} MwSt. / zzgl. {0} USt. = PVN {0}
gross = Razem brutto / Wartość brutto / Ogółem brutto = Invoice total / Total incl. VAT / Gross total = Rechnungsbetrag / Bruttobetrag / Gesamtbetrag = Kopā ar PVN / Summa ar PVN / Kopā bruto
total = Do zapłaty / Kwota do zapłaty / Należność = Amount due / Total due / To pay = Zu zahlen / Zahlbetrag / Zahlungsbetrag = Apmaksai / Summa apmaksai / Kopā apmaksai
vat_table = Stawka|Netto|VAT|Brutto / VAT|Podstawa|Kwota|Brutto = VAT rate|Net|VAT|Gross / Rate|Goods|VAT|Total = MwSt.|Netto|Steuer|Brutto / Satz|Netto|MwSt.|Brutto = Likme|Bez PVN|PVN|Ar PVN / PVN %|Summa|PVN|Kopā
excise = W cenie zawarto akcyzę {0} za 1000 l, łącznie {1}. / w tym akcyza: {1} ({0} za 1000 l) = Price includes excise duty at {0} per 1000 l, in total {1}. / Duty included: {1} ({0} per 1000 l) = Im Preis enthaltene Energiesteuer: {0} je 1000 l, zusammen {1}. / Davon Energiesteuer {1} ({0} je 1000 l) = Cenā iekļauts akcīzes nodoklis {0} par 1000 l, kopā {1}. / t.sk. akcīze {1} ({0} par 1000 l)
carbon = Zawiera opłatę paliwową i zapasową. = Emissions levy included. = CO2-Abgabe nach BEHG ist im Preis enthalten. / Enthaltene CO2-Kosten nach BEHG sind ausgewiesen im Lieferschein. = Cenā iekļauta valsts rezervju nodeva.
iban = Nr rachunku / Rachunek bankowy / Konto = Account / IBAN / Pay to = IBAN / Konto / Bankverbindung = Konts / IBAN / Norēķinu konts
please = Prosimy o przelew do {due} na rachunek {iban}. / Płatność przelewem do {due}, konto {iban}. = Please pay by {due} to {iban}. / Terms: transfer to account {iban} by {due}. = Zahlbar bis {due} ohne Abzug auf {iban}. / Bitte überweisen Sie bis {due}, IBAN {iban}. = Lūdzam apmaksāt līdz {due}, konts {iban}. / Apmaksa līdz {due} kontā {iban}.
two terms = Przy zapłacie do {early} rabat {percent}, do przelewu {less}; później do {due} cała kwota, rachunek {iban}. / Skonto {percent} ({less} do zapłaty) do {early}, bez skonta do {due}. Konto {iban}. = {percent} discount if paid by {early} (pay {less}), otherwise the full amount by {due} to {iban}. / Prompt payment by {early}: {less} ({percent} off). Net payment by {due}, account {iban}. = Bei Zahlung bis {early} {percent} Skonto, Zahlbetrag {less}; bis {due} ohne Abzug. IBAN {iban}. / Zahlbar bis {early} abzgl. {percent} Skonto {less} oder bis {due} rein netto auf {iban}. = Apmaksājot līdz {early}, atlaide {percent}, jāmaksā {less}; pilna summa līdz {due}, konts {iban}. / Līdz {early} ar {percent} atlaidi {less}, līdz {due} pilnā apmērā kontā {iban}.
debit = Kwotę pobierzemy poleceniem zapłaty w dniu {due}, identyfikator mandatu {0}. / Polecenie zapłaty, pobranie {due} (zgoda {0}). = Your account will be debited on {due}, mandate {0}. / Direct Debit: collection on or after {due}, reference {0}. = Der Betrag wird am {due} per SEPA-Lastschrift eingezogen, Mandat {0}. / Wir buchen zum {due} von Ihrem Konto ab (Mandatsreferenz {0}). = Summa tiks norakstīta ar tiešo debetu {due}, pilnvara {0}. / Tiešais debets {due}, līgums {0}.
settled cash = Zapłacono gotówką kierowcy. = Paid to driver, cash. = Bar beim Fahrer bezahlt. = Samaksāts vadītājam skaidrā naudā.
settled card = Zapłacono kartą przy dostawie. = Paid by card on delivery. = Bei Lieferung mit Karte bezahlt. = Samaksāts ar karti, saņemot preci.
small = Wyrób akcyzowy przeznaczony wyłącznie do celów opałowych, jeżeli jest zabarwiony i oznaczony. / Własność paliwa przechodzi na nabywcę z chwilą zapłaty. Reklamacje ilościowe tylko w obecności kierowcy. = Title remains with us until paid in full. Queries on quantity within 7 days. / Marked oil must not be used as road fuel. = Steuerbegünstigtes Energieerzeugnis! Darf nicht als Kraftstoff verwendet werden, es sei denn, eine solche Verwendung ist nach dem Energiesteuergesetz zulässig. / Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. = Iezīmētā degviela izmantojama tikai apkurei. / Prece pieder pārdevējam līdz pilnīgai apmaksai. Pretenzijas par daudzumu - saņemšanas brīdī.
sign driver = podpis kierowcy = driver's signature = Unterschrift Fahrer = vadītāja paraksts
sign_take = potwierdzenie odbioru = received by = Ware erhalten = degvielu saņēma
""")  # noqa: E501
