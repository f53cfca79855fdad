"""What restaurants write on the invoices of a lunch or an evening for a company."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = FAKTURA / Faktura VAT / Faktura do paragonu = VAT INVOICE / Tax invoice / Restaurant invoice = RECHNUNG / Bewirtungsrechnung / Restaurantrechnung = RĒĶINS / Rēķins - faktūra / Rēķins par ēdināšanu
no = nr / NR = No. / no. = Nr. = Nr.
number = Nr dok. / Faktura = Invoice / Bill ref. = Rechnungs-Nr. / Beleg = Rēķins / Dok. Nr.
issue_date = Wystawiono / Data dok. / Data faktury = Printed on / Invoice date / Date = Rechnungsdatum / Ausgestellt / Datum = Izrakstīts / Rēķina datums / Datums
sale_date = Data usługi / Data przyjęcia / Data sprzedaży = Date of meal / Date of function / Served on = Tag der Bewirtung / Bewirtet am / Leistungstag = Apkalpots / Pasākuma datums / Pakalpojuma datums
places = Pod Lipową Gwiazdą|Stara Wozownia|Bistro Krokiet|Spichlerz 7 = The Larder Room|Saffron Gate|Old Weighhouse|Number Seven Kitchen = Zum Krummen Löffel|Alte Remise|Gasthaus Lindenkrug|Speicher 7 = Liepu Stūris|Vecais Ratnīcas Krogs|Bistro Kapers|Noliktava 7
slogan = restauracja / kuchnia i wino = restaurant and bar / kitchen and rooms = Restaurant / Küche und Wein = restorāns / virtuve un vīns
table = Stolik = Table = Tisch = Galdiņš
covers = Gości / Osób = Covers / Guests = Personen / Gäste = Viesi / Personas
waiter = Obsł. / Kelner = Server / Served by = Bedienung / Es bediente Sie = Apkalpoja / Viesmīlis
slip = Paragon nr / do par. fisk. = Check no. / Till receipt = Bon-Nr. / Kassenbon = Čeks Nr. / Kases čeks
till = Nr unik. kasy = Terminal = TSE-Seriennr. / Kasse = Kases Nr. / Kases apar. Nr.
opened = Rachunek otwarto / Otwarcie = Opened / Table opened = Eröffnet / Beginn = Atvērts / Sākums
col.qty = Il. / Ilość = Qty = Anz. / Mg. = Sk. / Daudz.
col.name = Pozycja / Danie, napój = Item / Food and drink = Artikel / Speisen, Getränke = Nosaukums / Ēdiens, dzēriens
col.gross_price = Cena / Cena brutto = Each / Price = Preis / EP = Cena / Cena ar PVN
col.gross = Kwota / Brutto = Amount / Total = Betrag / Summe EUR = Summa / Ar PVN
gross = SUMA / Razem brutto / Wartość brutto = TOTAL / Bill total / Total incl. VAT = SUMME / Gesamtbetrag / Rechnungsbetrag brutto = KOPĀ / Kopā ar PVN / Rēķina summa
net = Netto / Suma netto / Razem bez VAT = Net / Total net of VAT / Excl. VAT = Netto / Summe netto / Netto gesamt = Bez PVN / Kopā bez PVN / Summa bez PVN
tax = PTU / Suma VAT / VAT razem = VAT / Total VAT / of which VAT = MwSt. / Summe MwSt. / enth. MwSt. = PVN / PVN kopā / t.sk. PVN
base = podst. {0} / od {0} = on {0} / net {0} = auf {0} / netto {0} = no {0} / bāze {0}
within = w tym VAT {0} {1} / PTU {0}: {1} = includes VAT {0} {1} / VAT at {0}: {1} = enthaltene MwSt. {0}: {1} / inkl. {0} MwSt. {1} = t.sk. PVN {0}: {1} / PVN {0}: {1}
vat_table = PTU|Netto|VAT|Brutto / St.|Podst.|Podatek|Razem = VAT|Net|Tax|Gross / Code|Goods|VAT|Total = MwSt|Netto|Steuer|Brutto / Satz|Netto|MwSt|Summe = Likme|Bez PVN|PVN|Ar PVN / PVN|Summa|Nodoklis|Kopā
sum = Razem / Suma = Total / All = Gesamt / Summe = Kopā
total = Do zapłaty / Należność / Prosimy o zapłatę = To pay / Please pay / Balance = Zu zahlen / Bitte zahlen / Zahlbetrag = Apmaksai / Jāmaksā / Maksājamā summa
left = Zostaje do zapłaty / Do dopłaty = Left to pay / Balance now due = Noch zu zahlen / Restbetrag = Vēl jāmaksā / Atlikums
deposit = Zadatek / Przedpłata = Deposit / Less deposit = Anzahlung / abzgl. Anzahlung = Priekšapmaksa / Avanss
cash paid = Gotówka / Zapłacono gotówką = Paid in cash / Cash = Barzahlung / Bezahlt bar = Samaksāts skaidrā naudā / Skaidra nauda
given = Otrzymano = Tendered = Gegeben = Saņemts
change = Reszta = Change = Rückgeld = Atlikums izdots
auth = Kod autoryzacji = Auth. code = Genehmigungs-Nr. = Autoriz. kods
due = Przelew do / Zapłata przelewem do dnia / Termin = Transfer by / Pay no later than / Due = Überweisung bis / Zahlbar bis spätestens / Fällig = Pārskaitīt līdz / Samaksāt līdz / Termiņš
iban = na konto / Konto / Rachunek = to account / Account / IBAN = auf Konto / Konto / IBAN = kontā / Konts / IBAN
tip = Napiwek wg uznania, poza fakturą (10% to {0}) / Serwis nie jest wliczony. Sugerowany napiwek 10%: {0} = Gratuity is not included. Suggested 10%: {0} / Service at your discretion, not on this invoice (10% is {0}) = Trinkgeld nicht enthalten (10 % wären {0}) / Ein Trinkgeld ist nicht Teil der Rechnung. 10 %: {0} = Dzeramnauda nav iekļauta (10% ir {0}) / Apkalpošanas maksa nav iekļauta. Ieteicamie 10%: {0}
per head = Na osobę: {0} = Per person: {0} = Pro Person: {0} = Uz personu: {0}
occasion = Cel spotkania = Purpose of meal = Anlass der Bewirtung = Tikšanās mērķis
persons = Uczestnicy = Persons entertained = Bewirtete Personen = Dalībnieki
signed = data, podpis = date, signature = Ort, Datum, Unterschrift = datums, paraksts
goodbye = Dziękujemy i zapraszamy ponownie / Smacznego i do zobaczenia = Thank you, see you again / Thank you for dining with us = Vielen Dank für Ihren Besuch / Auf Wiedersehen = Paldies, gaidīsim atkal / Uz tikšanos
issuer = Sprzedawca / Lokal prowadzi / Wystawca = Operated by / Company / Supplier = Betreiber / Inhaber / Rechnungssteller = Uzņēmums / Pakalpojuma sniedzējs / Pārdevējs
guest = Faktura dla / Nabywca / Dane do faktury = Invoice for / Guest / Charge to = Rechnung für / Gast / Bewirtende Firma = Rēķins kam / Viesis / Pircējs
vat = NIP = VAT Reg / VAT no. = USt-ID / USt-IdNr. = PVN Nr. / PVN reģ. Nr.
card paid = Karta płatnicza / Zapłacono kartą = Paid by card / Card = Kartenzahlung / Bezahlt mit Karte = Samaksāts ar karti / Maksājumu karte
bookings = Rezerwacje = Bookings = Reservierung = Rezervācija
""")  # noqa: E501
