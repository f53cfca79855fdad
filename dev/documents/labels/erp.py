"""What an accounting program of Polish firms writes; its English is that of a form in two languages."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA = Faktura/Invoice / Faktura VAT/VAT Invoice = - = -
no = nr / Nr = nr/No. / Nr/No. = - = -
original = ORYGINAŁ / Oryginał / Oryginał/Kopia = Oryginał/Original = - = -
place = Miejsce wystawienia / Miejscowość = Miejsce wystawienia/Place of issue = - = -
issue_date = Data wystawienia / Data wystawienia dokumentu = Data wystawienia/Date of issue = - = -
sale_date = Data sprzedaży / Data dostawy/wykonania usługi / Data zakończenia dostawy = Data sprzedaży/Date of sale / Data dostawy/Date of delivery = - = -
seller = Sprzedawca = Sprzedawca/Seller = - = -
buyer = Nabywca = Nabywca/Buyer = - = -
recipient = Odbiorca = Odbiorca/Recipient = - = -
vat = NIP = NIP/VAT No. / NIP UE/VAT ID = - = -
phone = tel. = tel./phone = - = -
order = Nr zamówienia / Zamówienie = Zamówienie/Order No. = - = -
payment = Forma płatności / Sposób zapłaty = Forma płatności/Payment = - = -
due = Termin płatności / Termin zapłaty = Termin płatności/Due date = - = -
transfer = przelew = przelew/bank transfer = - = -
cash = gotówka = gotówka/cash = - = -
card = karta płatnicza = karta/card = - = -
iban = Nr rachunku / Konto / Rachunek = Konto/Account (IBAN) = - = -
days = {0} dni = {0} dni/days = - = -
delivery = Dokument WZ / Dotyczy WZ = WZ/Delivery note = - = -
col.no = Lp. = Lp.\\nNo. = - = -
col.code = Indeks / Kod / Symbol = Indeks\\nCode = - = -
col.name = Nazwa towaru/usługi / Nazwa / Towar/usługa = Nazwa towaru/usługi\\nDescription = - = -
col.unit = J.m. / jm = J.m.\\nUnit = - = -
col.qty = Ilość = Ilość\\nQty = - = -
col.list_price = Cena\\nprzed rab. / Cena\\nkatalogowa = Cena kat.\\nList price = - = -
col.discount = Rabat\\n% = Rabat\\nDisc. % = - = -
col.price = Cena\\nnetto / Cena jedn.\\nnetto = Cena netto\\nNet price = - = -
col.net = Wartość\\nnetto = Netto\\nNet value = - = -
col.rate = VAT\\n% / Stawka\\nVAT = VAT = - = -
col.tax = Kwota\\nVAT / Wartość\\nVAT = Kwota VAT\\nVAT value = - = -
col.gross = Wartość\\nbrutto = Brutto\\nGross value = - = -
sum = Razem: / RAZEM = Razem/Total = - = -
of_which = w tym: / W tym = w tym/of which = - = -
total = Razem do zapłaty / Do zapłaty = Razem do zapłaty/Total to pay / Do zapłaty/Amount due = - = -
paid = Zapłacono = Zapłacono/Paid = - = -
left = Pozostaje do zapłaty / Pozostało do zapłaty = Pozostaje do zapłaty/Left to pay = - = -
words = Słownie = Słownie/In words = - = -
vat pln = Kwota VAT w PLN = Kwota VAT w PLN/VAT amount in PLN = - = -
sign_seller = osoba upoważniona do wystawienia / Wystawił(a) = osoba upoważniona do wystawienia/issued by = - = -
sign_buyer = osoba upoważniona do odbioru / Odebrał(a) = osoba upoważniona do odbioru/received by = - = -
program = Wydrukowano z programu Księgowy Plus v. 26.1 / Wydruk: system Magazynier ERP = Wydruk: system Magazynier ERP = - = -
""")  # noqa: E501
