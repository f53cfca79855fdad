"""What publishers and book distributors write on the invoices that go with the parcels to shops."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT - książki / Faktura sprzedaży wydawnictw = Invoice / Trade invoice / Sales invoice = - = Rēķins / Preču pavadzīme-rēķins / Rēķins par izdevumiem
no = nr / numer = No. / number = - = Nr. / Nr
number = Nr FV / Nr dokumentu / Faktura = Invoice / Document / Inv. no. = - = Rēķins / Dokuments / Pavadzīmes Nr.
issue_date = Data faktury / Data wyst. / Wystawiono = Tax point / Inv. date / Raised on = - = Rēķina datums / Datēts / Izrakstīts
sale_date = Wydano z magazynu / Data wydania / Data wysyłki = Despatched / Despatch date / Shipped = - = Izsūtīts / Nosūtīšanas datums / Izdots no noliktavas
due = płatne do / do dnia / termin = payable by / pay by / due = - = apmaksāt līdz / līdz / termiņš
seller = Wydawca / Hurtownia / Dystrybutor = Publisher / Distributor / From = - = Izdevējs / Izplatītājs / Piegādātājs
buyer = Księgarnia / Płatnik / Zamawiający = Bookseller / Invoice to / Account = - = Grāmatnīca / Maksātājs / Pasūtītājs
send to = Paczki do / Adres wysyłki / Miejsce dostawy = Parcels to / Ship to / Delivery = - = Sūtījums uz / Piegādes vieta / Veikals
gln = GLN = GLN = - = GLN
account no = Nr odbiorcy / Konto odbiorcy = A/C no. / Trade account = - = Klienta kods / Partneris Nr.
note no = WZ / Dowód wydania = Despatch note / Pack note = - = Pavadzīme / Izd. Nr.
order = Zam. klienta / Państwa zamówienie = Your order / PO = - = Jūsu pasūtījums / Pas. Nr.
order date = Data zamówienia / Zamówiono = Ordered / Order date = - = Pasūtīts / Pasūtījuma datums
rep = Przedstawiciel / Opiekun = Representative / Area rep = - = Pārstāvis / Menedžeris
returns until = Prawo zwrotu do / Zwroty przyjmujemy do = Returns accepted until / Return by = - = Atgriešana līdz / Atgriezt līdz
pay box = Do zapłaty / Kwota do zapłaty / Należność = Please pay / Amount payable / Balance due = - = Apmaksai / Maksājamā summa / Kopā jāmaksā
pay left = Pozostało do zapłaty / Saldo faktury = Balance to pay / Remaining = - = Atlikums / Vēl apmaksājams
paid = Przedpłata / Wpłacono = Prepaid / Received = - = Priekšapmaksa / Saņemts
col.no = Lp. / P. = # / Ln = - = Nr. / N.
col.code = ISBN, EAN / Symbol = ISBN, EAN / ISBN = - = ISBN / Svītrkods
col.name = Tytuł / Tytuł, autor = Title / Title and edition = - = Nosaukums / Izdevums
col.qty = Egz. / Ilość = Copies / Qty = - = Eks. / Skaits
col.list_price = Cena\\nkat. netto / Cena okł.\\nbez VAT = List\\nex VAT / RRP\\nex VAT = - = Kataloga\\ncena / Cena\\nbez atl.
col.discount = Rabat\\n% / Rab.\\n% = Disc.\\n% / Terms\\n% = - = Atlaide\\n% / Atl. %
col.price = Cena\\npo rab. / Cena\\nnetto = Net\\neach / Trade\\nprice = - = Cena ar\\natlaidi / Cena
col.net = Wartość\\nnetto / Netto = Net\\nvalue / Goods = - = Summa\\nbez PVN / Summa
col.rate = VAT / St. = VAT / VAT % = - = PVN / PVN %
col.gross = Wartość\\nbrutto / Brutto = Incl.\\nVAT / Gross = - = Ar PVN / Summa\\nar PVN
listed = Wartość w cenach katalogowych netto = Value at list prices ex VAT = - = Vērtība kataloga cenās
saved = Udzielony rabat netto = Total discount ex VAT = - = Piešķirtā atlaide
rate row = stawka {0}: wartość {1}, podatek {2}, razem {3} / {0}: netto {1} + VAT {2}, brutto {3} / VAT {0}: podstawa {1}, kwota {2}, brutto {3} = VAT at {0}: goods {1}, tax {2}, together {3} / {0}: net {1}, VAT {2}, gross {3} = - = PVN {0}: summa {1}, nodoklis {2}, kopā {3} / likme {0}: vērtība {1}, PVN {2}, ar PVN {3}
net = Wartość towaru / Ogółem netto / Netto = Goods total / Total ex VAT / Net goods = - = Preču vērtība / Kopā neto / Bez PVN
tax = Podatek / Ogółem VAT / VAT = VAT total / Tax / VAT = - = Nodoklis / PVN kopā / PVN
gross = Wartość faktury / Ogółem brutto / Brutto = Invoice total / Total inc. VAT / Gross = - = Rēķina kopsumma / Kopā bruto / Ar PVN
vat_table = Stawka|Wartość|Podatek|Z podatkiem / VAT|Netto|Kwota VAT|Brutto = Code|Goods|VAT|Total / VAT|Net|Tax|Gross = - = Likme|Vērtība|PVN|Kopā / PVN|Neto|Nodoklis|Bruto
sum = Ogółem / RAZEM = Totals / ALL = - = Pavisam / KOPĀ
iban = Rachunek bankowy / Nr rachunku / Wpłaty na konto = Pay into / Account / IBAN = - = Maksāt kontā / Konts / Bankas konts
slip = Odcinek do przelewu / Dane do przelewu = Remittance advice / Please return with payment = - = Maksājuma dati / Maksājuma uzdevumam
rule = Towar pozostaje własnością wydawcy do chwili zapłaty. Zwroty po uzgodnieniu, w oryginalnych opakowaniach. / Zwrot niesprzedanych egzemplarzy rozliczamy odrębną korektą. = Title passes on payment. Returns by agreement only, in saleable condition. / Unsold copies are credited by a separate note. = - = Prece ir izdevēja īpašums līdz apmaksai. Atgriešana pēc saskaņošanas. / Nepārdotos eksemplārus ieskaita ar atsevišķu kredītrēķinu.
vat = NIP / NIP UE = VAT no. / VAT Reg. No. = - = PVN reģ. Nr. / PVN kods
register = REGON / Nr REGON = Co. reg. no. = - = Reģ. Nr. / UR Nr.
copies = Razem egzemplarzy / Liczba egz. = Total copies / Copies in all = - = Eksemplāri kopā / Eks. skaits
titles = tytułów / pozycji = titles / lines = - = nosaukumi / pozīcijas
parcels = Paczki / Kartony = Cartons / Parcels = - = Kastes / Sūtījumi
weight = Waga = Weight = - = Svars
bank line = Bank: {0} / {0} = Bank: {0} / {0} = - = Banka: {0} / {0}
slip to = odbiorca = payee = - = saņēmējs
slip amount = kwota = amount = - = summa
slip title = tytułem = reference = - = mērķis
""")  # noqa: E501
