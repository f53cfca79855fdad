"""What companies of car parks and toll roads write to their monthly customers."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura okresowa / Faktura VAT - zestawienie miesięczne = Statement and invoice / Monthly invoice / VAT invoice = - = Rēķins / Mēneša rēķins / Rēķins par pakalpojumiem
no = nr / Nr = no. / No. = - = Nr. / Nr.
slogan = parkingi i drogi płatne = parking and toll roads = - = stāvvietas un maksas ceļi
number = Nr faktury / Numer faktury = Invoice no. / Statement no. = - = Rēķina numurs / Rēķina Nr.
issue_date = Wystawiona / Data sporządzenia / Dnia = Statement date / Invoice date / Issued on = - = Rēķins izrakstīts / Sagatavošanas datums / Datums
period = Za okres / Okres usług = Period / Charges from = - = Par periodu / Pakalpojumu periods
sale_date = Data zakończenia usługi / Data sprzedaży = Tax point / Time of supply = - = Pakalpojuma datums / Darījuma datums
client = Konto klienta / ID klienta / Nr abonenta = Account number / Customer ref. = - = Klienta numurs / Abonenta Nr.
contract = Umowa / Umowa nr = Agreement = - = Līgums / Līguma Nr.
vehicles = Liczba pojazdów = Vehicles = - = Transportlīdzekļi
buyer = Klient / Nabywca usługi = Customer / Account holder = - = Klients / Pakalpojumu saņēmējs
seller = Wystawca faktury / Operator / Sprzedawca = Issued by / Operator = - = Rēķina izsniedzējs / Operators
vat = NIP / nr VAT = VAT Reg. No. / VAT registration = - = PVN maksātāja Nr. / PVN reģ.
register = REGON = Registered no. = - = Vienotais reģ. Nr.
tile total = Kwota do zapłaty / Do zapłaty / Należność = Amount now due / Please pay / Balance due = - = Maksājamā summa / Summa apmaksai / Apmaksai
tile due = Prosimy zapłacić do / Termin płatności / Zapłać do = Pay by / Due by / Payment due date = - = Apmaksāt līdz / Samaksas termiņš
tile iban = Indywidualny rachunek / Konto do wpłat / Na rachunek = Pay into / Account for payments = - = Maksājumu konts / Norēķinu konts
balance = Stan konta / Rozliczenie konta / Saldo = Your account / Account summary = - = Norēķinu stāvoklis / Konta pārskats
before = Poprzednia faktura {0} z dnia {1} / Saldo początkowe (faktura {0} z {1}) = Previous statement {0} of {1} / Opening balance ({0}, {1}) = - = Iepriekšējais rēķins {0}, {1} / Sākuma atlikums ({0}, {1})
received = Wpłata zaksięgowana {0} / Wpłaty otrzymane do {0} = Payment received {0}, thank you / Payments up to {0} = - = Saņemts maksājums {0} / Maksājumi līdz {0}
carry = Pozostało z poprzedniego okresu / Saldo przeniesione = Brought forward / Balance carried from last month = - = Pārnests no iepriekšējā perioda / Iepriekšējais atlikums
current = Bieżąca faktura (z VAT) / Ta faktura, brutto = This invoice, VAT included / Charges this month incl. VAT = - = Šis rēķins, ar PVN / Pašreizējais rēķins kopā ar PVN
together = Razem do zapłaty / Saldo do zapłaty = Total now due / Closing balance to pay = - = Pavisam apmaksai / Beigu atlikums, jāmaksā
by vehicle = Pojazdy w tym okresie / Podsumowanie według pojazdów = Charges by vehicle / Your vehicles = - = Pa transportlīdzekļiem / Kopsavilkums pa auto
vehicle heads = Pojazd|Karta|Pozycji|Brutto = Vehicle|Tag|Items|Incl. VAT = - = Auto|Karte|Skaits|Ar PVN
vat heads = Kod|Stawka|Netto|VAT|Brutto / |St. VAT|Wartość netto|Kwota VAT|Wartość brutto = Code|VAT rate|Net|VAT|Gross / |Rate|Excl. VAT|VAT due|Incl. VAT = - = Kods|PVN|Bez PVN|PVN summa|Kopā / |Likme|Summa bez PVN|PVN|Summa ar PVN
vat all = Ogółem / RAZEM = Invoice total / All rates = - = Kopā / PAVISAM
details = Wykaz przejazdów i postojów / Szczegóły opłat = Journeys and stays / Details of charges = - = Braucieni un stāvēšana / Detalizēts pārskats
vehicle = Pojazd {0} (karta {1}) / {0}, identyfikator {1} = Vehicle {0} (tag {1}) / {0}, card {1} = - = Auto {0} (karte {1}) / {0}, karte {1}
vehicle sum = Razem {0} / Suma {0} = Total {0} / Subtotal {0} = - = Kopā {0} / Starpsumma {0}
heads = Wjazd|Usługa|Ilość|j.m.|Cena brutto|Netto|VAT|Brutto / Data, godz.|Miejsce|Il.|Jedn.|Cena z VAT|Wart. netto|St.|Wart. brutto = Entry|Service|Qty|Unit|Price incl. VAT|Net|VAT|Gross / Date, time|Place|No.|Per|Rate incl. VAT|Excl. VAT|Code|Incl. VAT = - = Iebraukts|Pakalpojums|Daudz.|Mērv.|Cena ar PVN|Bez PVN|PVN|Ar PVN / Datums|Vieta|Sk.|Vien.|Cena ar PVN|Neto|Likme|Summa
legend = Kody VAT: {0} = VAT codes: {0} = - = PVN kodi: {0}
annex = Załącznik do faktury = Attachment to invoice = - = Pielikums rēķinam
desk = Biuro obsługi {0}, {1}. Reklamacje prosimy składać w ciągu 14 dni, podając ID klienta. = Customer desk {0}, {1}. Please raise queries within 14 days, quoting your account number. = - = Klientu centrs {0}, {1}. Pretenzijas lūdzam iesniegt 14 dienu laikā, norādot klienta numuru.
reminder = Opłata za wezwanie do zapłaty: {0}. Przejazd bez ważnego biletu: {1}. Następna faktura zostanie wystawiona {2}. = A reminder costs {0}, a journey without a valid ticket {1}. Your next statement will be issued on {2}. = - = Atgādinājuma maksa {0}, brauciens bez derīgas biļetes {1}. Nākamais rēķins tiks izrakstīts {2}.
points = Punkty programu stałego klienta: {0}, ważne do {1}. = Reward points: {0}, valid until {1}. = - = Lojalitātes punkti: {0}, derīgi līdz {1}.
""")  # noqa: E501
