"""What a parcel company writes to customers with a contract."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura VAT / Faktura = - = - = Rēķins / PVN rēķins / Rēķins-faktūra
number = Numer faktury / Nr faktury = - = - = Rēķina Nr. / Rēķina numurs
issue_date = Data wystawienia = - = - = Rēķina datums / Izrakstīšanas datums
sale_date = Data sprzedaży / Data zakończenia usługi = - = - = Pakalpojuma datums / Darījuma datums
due = Termin płatności / Płatne do = - = - = Apmaksas termiņš / Apmaksāt līdz
period = Okres rozliczeniowy / Za okres = - = - = Norēķinu periods / Par periodu
customer = Numer klienta / Nr płatnika / ID klienta = - = - = Klienta Nr. / Klienta numurs / Klienta kods
contract = Numer umowy / Umowa nr = - = - = Līguma Nr. / Līgums
seller = Sprzedawca / Wystawca = - = - = Pakalpojuma sniedzējs / Piegādātājs
buyer = Nabywca / Płatnik = - = - = Maksātājs / Klients / Pakalpojuma saņēmējs
services = Zestawienie usług / Podsumowanie usług = - = - = Pakalpojumu kopsavilkums / Sniegtie pakalpojumi
col.name = Usługa / Rodzaj usługi / Nazwa usługi = - = - = Pakalpojums / Pakalpojuma veids
col.qty = Liczba / Ilość = - = - = Skaits / Daudz.
col.net = Wartość\\nnetto / Netto = - = - = Summa\\nbez PVN / Summa
col.price = Cena netto = - = - = Cena
col.tax = Kwota\\nVAT / VAT = - = - = PVN\\nsumma / PVN
col.gross = Wartość\\nbrutto / Brutto = - = - = Summa\\nar PVN / Kopā
col.rate = Stawka\\nVAT / VAT % = - = - = PVN % / Likme
pay box = Dane do przelewu / Płatność = - = - = Maksājuma rekvizīti / Apmaksa
recipient = Odbiorca = - = - = Saņēmējs
total = Do zapłaty / Kwota do zapłaty / Należność ogółem = - = - = Summa apmaksai / Kopā apmaksai / Apmaksājamā summa
subject = Tytuł przelewu = - = - = Maksājuma mērķis
subject text = Faktura {0} / {0}, klient {1} = - = - = Rēķins {0} / Rēķins {0}, klients {1}
annex = Specyfikacja przesyłek do faktury / Załącznik do faktury = - = - = Sūtījumu saraksts, rēķins / Pielikums rēķinam
list head = Lp.|Data nadania|Nr listu przewozowego|Odbiorca|Waga kg|Usługa|Netto / Lp.|Data|Numer przesyłki|Miejscowość|Waga|Usługa|Cena netto = - = - = Nr.|Datums|Sūtījuma Nr.|Saņēmējs|Svars, kg|Pakalpojums|Summa / Nr.|Nosūtīts|Pavadzīmes Nr.|Galamērķis|Svars|Pakalpojums|Bez PVN
list sum = Razem przesyłek: {0} = - = - = Sūtījumi kopā: {0}
portal = Specyfikację przesyłek znajdą Państwo w panelu klienta. = - = - = Sūtījumu saraksts pieejams klientu portālā.
claims = Reklamacje dotyczące faktury prosimy zgłaszać w ciągu 7 dni: {0} = - = - = Pretenzijas par rēķinu lūdzam iesniegt 7 dienu laikā: {0}
capital = Sąd Rejonowy, XII Wydział Gospodarczy, KRS 0000{0} = - = - = Pamatkapitāls 350 000 EUR
register = REGON = - = - = Reģ. Nr.
electronic = Faktura wystawiona elektronicznie, nie wymaga podpisu. = - = - = Rēķins sagatavots elektroniski un ir derīgs bez paraksta.
""")  # noqa: E501
