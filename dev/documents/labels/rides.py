"""What apps for rides and meals write on the invoices that they send."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA = Invoice / Tax invoice / VAT Invoice = Rechnung / RECHNUNG = Rēķins / RĒĶINS / PVN rēķins
no = nr / Nr = No. / no. / # = Nr. = Nr.
number = Numer faktury / Nr faktury / Faktura = Invoice number / Invoice no. / Invoice = Rechnungsnummer / Rechnungs-Nr. / Belegnummer = Rēķina numurs / Rēķins Nr. / Rēķina Nr.
issue_date = Data wystawienia / Data faktury / Wystawiono = Invoice date / Date / Issued = Rechnungsdatum / Ausstellungsdatum / Datum = Rēķina datums / Izrakstīts / Datums
sale_date = Data wykonania usługi / Data przejazdu / Data sprzedaży = Tax point / Date of supply / Supplied on = Leistungsdatum / Fahrtdatum = Pakalpojuma datums / Brauciena datums
sale_meal = Data dostawy / Data sprzedaży / Zamówiono dnia = Tax point / Date of supply / Delivered on = Lieferdatum / Leistungsdatum = Piegādes datums / Pasūtījuma datums
sale_period = Usługi do dnia / Koniec okresu / Data sprzedaży = Period ending / Tax point / Supplies up to = Leistungen bis / Leistungszeitraum bis = Periods līdz / Pakalpojumi līdz
seller = Sprzedawca / Wystawca / Przewoźnik / Usługodawca = Supplier / Sold by / Service provider / From = Leistungserbringer / Fahrer / Verkäufer / Aussteller = Pakalpojuma sniedzējs / Pārvadātājs / Pārdevējs
seller_meal = Restauracja / Sprzedawca / Partner = Restaurant / Sold by / Merchant = Restaurant / Verkäufer / Partner = Restorāns / Pārdevējs / Partneris
seller_app = Sprzedawca / Wystawca / Dostawca usługi = Supplier / Issued by / From = Aussteller / Verkäufer / Anbieter = Pārdevējs / Izsniedza / Pakalpojuma sniedzējs
buyer = Nabywca / Faktura dla / Klient / Odbiorca = Customer / Invoiced to / Bill to / Account = Kunde / Rechnung an / Rechnungsempfänger = Klients / Pircējs / Maksātājs
vat = NIP / NIP UE / Nr VAT = VAT number / VAT Reg. No. / VAT ID = USt-IdNr. / USt-ID / UID = PVN Nr. / PVN reģ. Nr. / PVN maksātāja Nr.
register = REGON / Nr rej. = Company no. / Reg. no. = Handelsregister / Reg.-Nr. = Reģ. Nr. / Reģistrācijas Nr.
ride = Przejazd / ID przejazdu / Nr kursu = Trip ID / Ride / Journey ref. = Fahrt-ID / Fahrt Nr. / Fahrt = Brauciens / Brauciena ID / Brauciena Nr.
order no = Nr zamówienia / Zamówienie / ID zamówienia = Order / Order ID / Order ref. = Bestellung / Bestell-ID / Bestellnr. = Pasūtījums / Pasūtījuma ID
passenger = Pasażer / Zamówił(a) = Rider / Passenger / Ordered by = Fahrgast / Bestellt von = Pasažieris / Pasūtīja
pick = Odbiór / Start / Skąd = Pick-up / From / Start = Abholung / Start / Von = Iekāpšana / No / Sākums
drop = Cel / Koniec / Dokąd = Drop-off / To / End = Ziel / Ende / Nach = Izkāpšana / Uz / Galapunkts
deliver = Dostawa pod adres / Dostarczono = Delivered to / Delivery address = Lieferadresse / Geliefert an = Piegādes adrese / Piegādāts
distance = {0} km, {1} min / {1} min · {0} km = {0} miles, {1} min / {1} min · {0} mi = {0} km, {1} Min. / {1} Min. · {0} km = {0} km, {1} min / {1} min · {0} km
car = Pojazd = Vehicle = Fahrzeug = Auto
at time = godz. {0} / {0} = at {0} / {0} = {0} Uhr / um {0} = plkst. {0} / {0}
trips = Przejazdy w okresie {0} - {1} / Zestawienie usług: {0} - {1} = Trips from {0} to {1} / Activity {0} – {1} = Fahrten vom {0} bis {1} / Leistungen {0} – {1} = Braucieni no {0} līdz {1} / Pakalpojumi {0} - {1}
count = Liczba pozycji: {0} / Pozycji: {0} = Items: {0} / Number of items: {0} = Positionen: {0} / Anzahl: {0} = Pozīcijas: {0} / Skaits: {0}
col.day = Data / Dzień = Date / Day = Datum / Tag = Datums / Diena
col.name = Usługa / Opis / Pozycja / Nazwa usługi = Description / Service / Item = Beschreibung / Leistung / Artikel = Apraksts / Pakalpojums / Nosaukums
col.route = Trasa / Skąd - dokąd = Route / From - to = Strecke / Von - nach = Maršruts / No - uz
col.group = ID / Nr = Ref. / ID = ID / Nr. = ID / Nr.
col.qty = Ilość / Szt. = Qty = Menge / Anz. = Skaits / Daudz.
col.gross_price = Cena / Cena\\nz VAT = Price / Unit price\\ninc. VAT = Preis / Einzelpreis = Cena / Cena\\nar PVN
col.rate = VAT / Stawka / VAT % = VAT / VAT % / Rate = USt. / MwSt. / USt.-Satz = PVN / PVN %
col.net = Netto / Kwota netto = Net / Excl. VAT / Net amount = Netto / Nettobetrag = Neto / Bez PVN
col.tax = VAT / Kwota VAT = VAT / Tax = USt. / Steuer = PVN / PVN summa
col.gross = Brutto / Kwota brutto / Razem = Total / Gross / Amount = Brutto / Betrag / Gesamt = Kopā / Summa / Ar PVN
vat_table = Stawka VAT|Netto|VAT|Brutto / VAT|Podstawa|Podatek|Razem = VAT rate|Net|VAT|Total / Rate|Goods|VAT|Gross = USt.-Satz|Netto|USt.|Brutto / Steuersatz|Netto|Steuer|Summe = PVN likme|Bez PVN|PVN|Kopā / Likme|Neto|PVN|Bruto
sum = Razem / Suma = Total / Totals = Summe / Gesamt = Kopā / Summa
net = Razem netto / Suma netto / Wartość netto = Net total / Total excl. VAT / Subtotal = Summe netto / Nettobetrag / Zwischensumme = Kopā bez PVN / Neto summa
tax = Razem VAT / Kwota VAT / Podatek VAT = Total VAT / VAT / VAT amount = Summe USt. / Umsatzsteuer / enthaltene USt. = PVN kopā / PVN summa
tax_rate = VAT {0} / w tym VAT {0} = VAT {0} / VAT at {0} = USt. {0} / {0} USt. = PVN {0} / t.sk. PVN {0}
gross = Razem brutto / Suma / Wartość brutto / Łączna kwota = Total / Total incl. VAT / Invoice total = Gesamtbetrag / Summe brutto / Rechnungsbetrag = Kopā ar PVN / Kopējā summa / Pavisam
paid = Zapłacono / Opłacono / Pobrano z karty = Paid / Amount paid / Charged = Bezahlt / Bereits bezahlt / Abgebucht = Samaksāts / Apmaksāts / Ieturēts no kartes
left = Pozostało do zapłaty / Do zapłaty / Kwota do zapłaty = Balance / Amount due / Left to pay = Offener Betrag / Zu zahlen / Restbetrag = Atlikums / Apmaksai / Vēl jāmaksā
total = Do zapłaty / Kwota do zapłaty = Amount due / To pay = Zu zahlen / Zahlbetrag = Summa apmaksai / Apmaksai
due = Termin płatności / Zapłata do = Due date / Pay by = Fällig am / Zahlbar bis = Apmaksāt līdz / Apmaksas termiņš
iban = Rachunek / Nr konta = Bank account / IBAN = IBAN / Konto = Konts / IBAN
charged = Zapłacono kartą •••• {0} ({1}) / Metoda płatności: karta **** {0}, {1} / Płatność kartą przez aplikację, {1}, **** {0} = Paid by card •••• {0} on {1} / Payment method: Visa **** {0}, {1} / Card ending {0}, charged {1} = Bezahlt mit Karte •••• {0} am {1} / Zahlungsart: Kreditkarte **** {0}, {1} = Samaksāts ar karti •••• {0}, {1} / Maksājuma veids: karte **** {0}, {1}
on behalf = Faktura wystawiona przez {0} w imieniu i na rzecz: {1}. / {0} wystawia ten dokument w imieniu partnera {1}. = Issued by {0} on behalf of {1}. / {0} has issued this invoice in the name and on behalf of {1}. = Ausgestellt durch {0} im Namen und für Rechnung von {1}. / Diese Rechnung wurde von {0} im Namen von {1} erstellt. = Rēķinu {1} vārdā izrakstījis {0}. / Izrakstīts pakalpojuma sniedzēja {1} vārdā, platforma {0}.
own = Dokument wystawiony elektronicznie, nie wymaga podpisu. / Dziękujemy za wspólną podróż! = This is an electronic invoice, no signature is needed. / Thanks for travelling with us. = Elektronisch erstellt, ohne Unterschrift gültig. / Danke, dass Sie mit uns fahren. = Rēķins sagatavots elektroniski un derīgs bez paraksta. / Paldies, ka braucat ar mums!
platform = Platforma: {0}, {1}, nr VAT {2} / Operator aplikacji: {0}, {1}, VAT UE: {2} = Platform operator: {0}, {1}, VAT {2} / The app is run by {0}, {1} (VAT no. {2}) = Plattformbetreiber: {0}, {1}, USt-IdNr. {2} / App: {0}, {1}, {2} = Platformas operators: {0}, {1}, PVN {2} / Lietotni nodrošina {0}, {1}, {2}
questions = Pytania? Pomoc w aplikacji, zakładka Moje przejazdy. / Kwestie faktury: {0} = Questions about this trip? See Help in the app. / Queries: {0} = Fragen? Hilfe in der App unter Meine Fahrten. / Fragen zur Rechnung: {0} = Jautājumi? Palīdzība lietotnē. / Par rēķinu: {0}
""")  # noqa: E501
