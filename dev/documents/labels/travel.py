"""What travel agencies write on invoices about business trips."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura VAT / Faktura / Faktura za usługi podróży = Invoice / TRAVEL INVOICE / Tax invoice = - = Rēķins / RĒĶINS / Rēķins par ceļojumu pakalpojumiem
no = nr / numer = No. / no: = - = Nr.
number = Faktura / Nr faktury / Numer = Invoice / Invoice no. / Inv. number = - = Rēķins Nr. / Numurs / Rēķina numurs
issue_date = Data / Data faktury / Wystawiono = Date / Invoice date / Issued on = - = Datums / Sagatavots / Izrakstīts
sale_date = Sprzedaż / Data sprzedaży / Wykonano = Date of supply / Tax point / Supplied on = - = Darījuma datums / Pakalpojums sniegts
due = Płatność do / Zapłata do dnia / Termin zapłaty = Payment due / Settle by / Due on = - = Apmaksāt līdz / Apmaksas termiņš / Jāsamaksā līdz
buyer = Nabywca / Faktura dla / Zamawiający (nabywca) = Invoice to / Client / Billed to = - = Klients / Maksātājs / Pircējs
branch = Oddział wystawiający / Obsługa / Biuro = Issuing office / Branch / Your agency = - = Filiāle / Birojs / Apkalpoja filiāle
vat = NIP / NIP UE = VAT no. / VAT reg. no. = - = PVN Nr. / PVN maks. Nr.
register = REGON = Registered no. = - = Reģ. Nr.
booking = Nr rezerwacji / Rezerwacja (PNR) / Kod rezerwacji = Booking ref. / PNR / Reservation = - = Rezervācijas kods / Rezervācija / PNR
traveller = Podróżny / Pasażer = Traveller / Passenger = - = Ceļotājs / Pasažieris
destination = Kierunek / Trasa = Destination / Itinerary = - = Galamērķis / Maršruts
outward = Wyjazd / Data wyjazdu = Departure / Travel from = - = Izbraukšana / Ceļojums no
back = Powrót / Data powrotu = Return / Travel to = - = Atgriešanās / Ceļojums līdz
cost centre = MPK / Centrum kosztów = Cost centre / Dept. = - = Izmaksu centrs / Struktūrvienība
ordered by = Zlecił(a) / Zamówił(a) = Ordered by / Booked by = - = Pasūtīja / Pieteica
consultant = Konsultant / Obsłużył(a) = Consultant / Agent = - = Konsultants / Apkalpoja
customer = Kod klienta / Nr konta klienta = Account / Client code = - = Klienta kods / Klienta konts
order = Wniosek wyjazdowy / Zlecenie = Travel request / PO number = - = Komandējuma rīkojums / Pieteikums
ticket = bilet {0} / nr biletu {0} = ticket {0} / e-ticket {0} = - = biļete {0} / e-biļete {0}
voucher = voucher {0} / bon {0} = voucher {0} = - = vaučers {0}
fare = taryfa {0} + opłaty i podatki lotniskowe {1} / taryfa {0}, opłaty lotniskowe {1} = fare {0} + taxes and charges {1} / base fare {0}, airport taxes {1} = - = tarifs {0} + lidostas nodevas {1} / tarifs {0}, nodevas {1}
col.name = Usługa / Świadczenie / Opis usługi = Service / Travel services / Details = - = Pakalpojums / Pakalpojuma apraksts
col.person = Podróżny = Traveller = - = Ceļotājs
col.document = Bilet, voucher / Dokument = Ticket, voucher / Document = - = Biļete, vaučers / Dokuments
col.qty_unit = Ilość / Liczba = Qty / Number = - = Skaits / Daudz.
col.gross_price = Cena\\nbrutto / Cena z VAT = Price\\nincl. VAT / Each = - = Cena\\nar PVN / Cena
col.rate = VAT / Stawka = VAT / VAT rate = - = PVN / PVN %
col.gross = Wartość\\nbrutto / Kwota z VAT = Amount\\nincl. VAT / Amount = - = Summa\\nar PVN / Kopā
vat_table = Stawka|Netto|VAT|Brutto / VAT|Podstawa|Kwota podatku|Wartość z VAT = VAT|Net|Tax|Gross / Rate|Excl. VAT|VAT|Incl. VAT = - = PVN|Bez PVN|PVN summa|Ar PVN / Likme|Vērtība|PVN|Kopā
vat heading = Rozliczenie podatku VAT / VAT zawarty w cenach = VAT analysis / VAT included = - = PVN sadalījums / Cenās iekļautais PVN
sum = Razem / Suma = Totals / All rates = - = Kopā / Summa
included = w tym VAT {0}: {1} (podstawa {2}) / zawiera VAT {0}: {1} od {2} = includes VAT at {0}: {1} on {2} / VAT {0}: {1} (net {2}) = - = t.sk. PVN {0}: {1} (no {2}) / ieskaitot PVN {0}: {1} no {2}
net = Wartość bez VAT / Netto ogółem = Total before VAT / Value excl. VAT = - = Vērtība bez PVN / Kopā bez nodokļa
tax = Podatek VAT ogółem / VAT łącznie = VAT total / Total VAT = - = PVN kopā / Nodoklis kopā
gross = Wartość faktury / Ogółem z VAT / Razem za usługi = Invoice total / Total for services / Total price = - = Rēķina summa / Kopā par pakalpojumiem / Pavisam
total = Do zapłaty / Prosimy o zapłatę / Pozostaje do zapłaty = Balance due / Please pay / Amount payable = - = Apmaksai / Lūdzam apmaksāt / Maksājamā summa
left = Pozostaje do zapłaty / Dopłata = Balance due / Balance to pay = - = Atlikusī summa / Vēl jāmaksā
paid = Otrzymano / Wpłacono przedpłatę = Payments received / Received with thanks = - = Saņemts / Iemaksāts
charged = Obciążono kartę **** {0} / Zapłacono kartą służbową **** {0} = Charged to corporate card **** {0} / Paid by card **** {0} = - = Apmaksāts ar karti **** {0} / Norēķinu karte **** {0}
cash done = Zapłacono gotówką w biurze = Paid in cash at our office = - = Samaksāts skaidrā naudā birojā
iban = Konto / Na rachunek / Rachunek biura = Account (IBAN) / Pay to / IBAN = - = Konts / Mūsu konts / Norēķinu konts
bank = Bank = Bank = - = Banka
slip = Odcinek do płatności - prosimy odesłać lub podać te dane w przelewie / Dane do przelewu = Remittance advice - please return with your payment / Remittance slip = - = Maksājuma dati - lūdzam norādīt maksājumā / Apmaksas kupons
slip amount = Kwota = Amount = - = Summa
slip payer = Płatnik = From = - = Maksātājs
licence = Wpis do rejestru organizatorów turystyki nr {0}, akredytacja {1} = Bonded travel agent no. {0}, accreditation {1} = - = Tūrisma aģenta reģistrācijas Nr. {0}, akreditācija {1}
emergency = Telefon alarmowy 24 h: {0} = 24-hour emergency line: {0} = - = Diennakts tālrunis: {0}
office = Siedziba: {0} = Registered office: {0} = - = Juridiskā adrese: {0}
terms = Zwroty i zmiany biletów według warunków taryfy. Reklamacje przyjmujemy w ciągu 7 dni od otrzymania faktury. / Bilety taryf promocyjnych nie podlegają zwrotowi. = Refunds and changes are subject to the rules of the fare. Queries within 7 days, please. / Tickets at special fares cannot be refunded. = - = Biļešu atgriešana un maiņa saskaņā ar tarifa noteikumiem. Pretenzijas pieņemam 7 dienu laikā. / Akcijas tarifa biļetes nav atgriežamas.
""")  # noqa: E501
