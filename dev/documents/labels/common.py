"""What most programs write, in four languages; layouts add and replace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..formatting import LANGUAGES, Labels


def rows(text: str) -> dict[str, dict[str, Sequence[str]]]:
    """Labels of a table ``key = pl = en = de = lv``; `` / `` divides several wordings of one language."""
    found: dict[str, dict[str, Sequence[str]]] = {}
    for line in text.strip().splitlines():
        key, *cells = (cell.strip() for cell in line.split("="))
        words: dict[str, Sequence[str]] = {
            language: tuple(part.strip().replace("\\n", "\n") for part in cell.split(" / "))
            for language, cell in zip(LANGUAGES, cells, strict=True)
            if cell != "-"
        }
        found[key] = words
    return found


def labels(own: str = "") -> Labels:
    """The common labels with those of ``own`` (see :func:`rows`) in their place."""
    merged: dict[str, Mapping[str, Sequence[str]]] = dict(COMMON)
    for key, words in rows(own).items() if own.strip() else ():
        merged[key] = {**merged.get(key, {}), **words}
    return merged


COMMON = rows("""
title.invoice = Faktura VAT / Faktura = Invoice / VAT invoice = Rechnung = Rēķins / PVN rēķins
title.correction = Faktura korygująca = Corrected invoice = Rechnungskorrektur / Korrekturrechnung = Kredītrēķins
title.advance = Faktura zaliczkowa = Advance invoice = Anzahlungsrechnung = Avansa rēķins
title.settlement = Faktura końcowa / Faktura rozliczeniowa = Final invoice = Schlussrechnung = Gala rēķins
title.proforma = Faktura pro forma / Proforma = Pro forma invoice = Proforma-Rechnung = Proforma rēķins
title.receipt = Paragon fiskalny = Receipt = Kassenbon = Kases čeks
title.debit_note = Nota obciążeniowa = Debit note = Belastungsanzeige = Debeta nota
title.accounting_note = Nota księgowa = Accounting note = Buchungsanzeige = Grāmatvedības izziņa
no = nr / Nr = No. = Nr. = Nr.
number = Numer / Nr faktury = Invoice number / Invoice no. = Rechnungsnummer / Rechnungs-Nr. = Rēķina Nr. / Dokumenta Nr.
issue_date = Data wystawienia = Invoice date / Date of issue = Rechnungsdatum / Datum = Rēķina datums / Izrakstīšanas datums
sale_date = Data sprzedaży / Data wykonania usługi / Data dostawy = Date of supply / Delivery date = Leistungsdatum / Lieferdatum = Piegādes datums / Darījuma datums
due = Termin płatności / Termin zapłaty = Due date / Payment due = Zahlbar bis / Fällig am = Apmaksas termiņš / Apmaksāt līdz
place = Miejsce wystawienia = Place of issue = Ort = Vieta
seller = Sprzedawca = Seller / Supplier = Verkäufer / Lieferant = Pārdevējs / Piegādātājs
buyer = Nabywca = Customer / Bill to = Kunde / Rechnungsempfänger = Pircējs / Saņēmējs
recipient = Odbiorca = Deliver to = Lieferanschrift = Preču saņēmējs
vat = NIP = VAT No. / VAT ID = USt-IdNr. = PVN reģ. Nr. / PVN Nr.
register = REGON = Reg. No. = Handelsregister = Reģ. Nr.
phone = tel. = Phone = Tel. = Tālr.
order = Nr zamówienia / Zamówienie = Order No. / Your order = Bestellnummer = Pasūtījuma Nr.
contract = Nr umowy = Contract No. = Vertragsnummer = Līguma Nr.
customer = Nr klienta / Kod klienta = Customer No. = Kundennummer / Kunden-Nr. = Klienta Nr.
period = Okres rozliczeniowy = Billing period = Abrechnungszeitraum = Norēķinu periods
payment = Sposób zapłaty / Forma płatności = Payment method / Payment = Zahlungsart = Apmaksas veids
transfer = przelew = bank transfer = Überweisung = pārskaitījums
cash = gotówka = cash = bar = skaidra nauda
card = karta = card = Karte = karte
bank = Bank = Bank = Bank = Banka
iban = Nr konta / Numer rachunku / Rachunek bankowy = IBAN / Account (IBAN) = IBAN = Konts / Norēķinu konts / IBAN
bic = SWIFT = BIC = BIC = SWIFT kods
paid = Zapłacono = Paid = Bereits gezahlt = Apmaksāts
left = Pozostaje do zapłaty = Balance due = Offener Betrag = Atlikums apmaksai
total = Do zapłaty / Razem do zapłaty = Amount due / Total due = Zu zahlen / Zahlbetrag = Summa apmaksai / Kopā apmaksai
refund = Do zwrotu = To be refunded = Gutschriftsbetrag = Atmaksājamā summa
gross = Razem brutto / Wartość brutto = Total incl. VAT / Total = Rechnungsbetrag / Gesamtbetrag = Kopā ar PVN / Pavisam
net = Razem netto / Wartość netto = Subtotal / Net total = Nettobetrag / Summe netto = Kopā bez PVN / Summa bez PVN
tax = Kwota VAT / Podatek VAT = VAT / VAT amount = MwSt. / Umsatzsteuer = PVN / PVN summa
tax_rate = VAT {0} = VAT {0} = zzgl. {0} MwSt. / USt. {0} = PVN {0}
words = Słownie = In words = In Worten = Summa vārdiem
vat_table = Stawka VAT|Netto|VAT|Brutto / według stawki VAT|wartość netto|kwota VAT|wartość brutto = VAT rate|Net|VAT|Gross = MwSt-Satz|Netto|MwSt.|Brutto = PVN likme|Summa bez PVN|PVN|Summa ar PVN
sum = Razem = Total = Summe = Kopā
of_which = w tym = of which = davon = t.sk.
page = Strona {0} z {1} / str. {0}/{1} = Page {0} of {1} = Seite {0} von {1} = Lapa {0} no {1}
carried = Do przeniesienia = Carried forward = Übertrag = Pārnesums
brought = Z przeniesienia = Brought forward = Übertrag = Pārnesums
original = ORYGINAŁ / oryginał = ORIGINAL = Original = Oriģināls
notes = Uwagi = Notes = Hinweis = Piezīmes
sign_seller = podpis osoby upoważnionej do wystawienia = signature of the issuer = Unterschrift = Izsniedza (vārds, uzvārds, paraksts)
sign_buyer = podpis osoby upoważnionej do odbioru = received by = Empfangen = Saņēma (vārds, uzvārds, paraksts)
accounts = Rachunki bankowe = Bank accounts = Bankverbindungen = Bankas konti
corrected = Dotyczy faktury nr / Do faktury nr = Original invoice = zu Rechnung = Attiecas uz rēķinu Nr.
corrected_date = z dnia = dated = vom = no
reason = Przyczyna korekty = Reason = Grund der Korrektur = Iemesls
before = Przed korektą = Before correction = Vor der Korrektur = Pirms labojuma
after = Po korekcie = After correction = Nach der Korrektur = Pēc labojuma
difference = Różnica / Korekta = Difference = Differenz = Starpība
advance_no = Faktura zaliczkowa nr = Advance invoice No. = Anzahlungsrechnung Nr. = Avansa rēķins Nr.
days = {0} dni = {0} days = {0} Tage = {0} dienas
col.no = Lp. = No. = Pos. = Nr.
col.code = Indeks / Kod = Code / Item no. = Art.-Nr. = Kods
col.name = Nazwa towaru lub usługi / Nazwa = Description = Bezeichnung / Beschreibung = Nosaukums / Preces, pakalpojuma nosaukums
col.unit = J.m. / jm = Unit = Einh. = Mērv.
col.qty = Ilość = Qty = Menge = Daudz.
col.qty_unit = Ilość = Qty = Menge = Daudzums
col.list_price = Cena\\nkatalog. = List\\nprice = Listen-\\npreis = Cena\\npirms atl.
col.discount = Rabat\\n% = Disc.\\n% = Rabatt\\n% = Atl.\\n%
col.price = Cena\\nnetto = Unit\\nprice = Einzel-\\npreis = Cena\\nbez PVN
col.gross_price = Cena\\nbrutto = Price\\nincl. VAT = Preis\\nbrutto = Cena\\nar PVN
col.net = Wartość\\nnetto = Net\\namount = Betrag\\nnetto = Summa\\nbez PVN
col.rate = VAT = VAT = MwSt. = PVN
col.tax = Kwota\\nVAT = VAT\\namount = MwSt.\\nBetrag = PVN\\nsumma
col.gross = Wartość\\nbrutto = Gross\\namount = Betrag\\nbrutto = Summa\\nar PVN
col.day = Data = Date = Datum = Datums
""")  # noqa: E501
