"""What print shops and makers of packaging write on their invoices."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT / FAKTURA = Invoice / Sales invoice / INVOICE = Rechnung / RECHNUNG / Lieferrechnung = Rēķins / Pavadzīme-rēķins / RĒĶINS
no = nr / Nr = No. / no. = Nr. / Nr = Nr. / Nr
number = Nr faktury / Numer / Dokument = Invoice no. / Invoice / Our invoice = Rechnungs-Nr. / Rechnung Nr. / Belegnummer = Rēķina Nr. / Nr. / Pavadzīmes Nr.
issue_date = Data wystawienia / Data / Wystawiono = Invoice date / Date / Tax point = Rechnungsdatum / Datum / Belegdatum = Datums / Izrakstīšanas datums / Rēķina datums
sale_date = Data dostawy / Data wydania / Wydano z magazynu = Delivered / Despatch date / Delivery date = Lieferdatum / Geliefert am / Liefertag = Piegādes datums / Piegādāts / Izsniegšanas datums
due = Termin płatności / Zapłata do / Płatne do dnia = Due date / Payment by / Due = Fällig am / Zahlbar bis / Netto bis = Apmaksas termiņš / Apmaksāt līdz / Termiņš
seller = Sprzedawca / Drukarnia / Wykonawca = Printer / Supplier / From = Druckerei / Lieferant / Auftragnehmer = Izpildītājs / Tipogrāfija / Piegādātājs
seller pack = Sprzedawca / Producent / Dostawca = Manufacturer / Supplier / From = Hersteller / Lieferant / Auftragnehmer = Ražotājs / Piegādātājs / Pārdevējs
buyer = Nabywca / Zamawiający / Płatnik = Customer / Invoice to / Ordered by = Kunde / Auftraggeber / Rechnung an = Pasūtītājs / Maksātājs / Pircējs
send to = Miejsce dostawy / Dostarczono do / Odbiorca = Deliver to / Delivery address = Lieferadresse / Lieferung an / Warenempfänger = Piegādes adrese / Saņemšanas vieta
vat = NIP / NIP UE = VAT no. / VAT Reg. No. = USt-IdNr. / USt-ID = PVN reģ. Nr. / PVN Nr.
register = REGON = Company no. / Reg. no. = Handelsregister / Registernr. = Reģ. Nr. / Vienotais reģ. Nr.
customer = Kod klienta / Nr klienta = Account / Customer no. = Kunden-Nr. / Kundennummer = Klienta kods / Klienta Nr.
order = Państwa zamówienie / Nr zamówienia klienta = Your order / PO no. = Ihre Bestellung / Bestell-Nr. = Jūsu pasūtījums / Pasūtījuma Nr.
note = WZ nr / Dokument WZ = Delivery note / Advice note = Lieferschein / Lieferschein-Nr. = Pavadzīme / Piegādes Nr.
sales = Opiekun handlowy / Prowadzi = Account manager / Sales contact = Sachbearbeiter / Ihr Ansprechpartner = Menedžeris / Pasūtījumu pieņēma
job = Zlecenie {0} / Nr zlecenia: {0} / ZP {0} = Job {0} / Works order {0} / Job no. {0} = Auftrag {0} / Auftrags-Nr. {0} / AB {0} = Darba uzd. {0} / Pasūtījums {0}
proof = akcept {0} / proof {0} / wzór {0} = proof {0} / approved proof {0} = Freigabe {0} / Proof {0} = makets {0} / saskaņots {0}
ordered = zamówiono {0} szt. / zam. {0} = ordered {0} / qty ordered {0} = bestellt {0} Stk. / Bestellmenge {0} = pasūtīts {0} gab. / pas. {0}
more = naddatek {0} / nadwyżka {0} szt. = overs {0} / {0} over = Mehrlieferung {0} / Überlieferung {0} = virs pasūtītā {0} / papildus {0}
fewer = niedobór {0} / niedostawa {0} szt. = short {0} / {0} under = Minderlieferung {0} / Unterlieferung {0} = iztrūkst {0} / mazāk par {0}
col.no = Lp. / Poz. = No. / Item = Pos. / Nr. = Nr. / Npk.
col.job = Zlecenie / Nr zlec. = Job no. / Job = Auftrag / Auftr.-Nr. = Pasūt.\\nNr. / Darbs
col.name = Nazwa / Wyrób / Opis pracy = Description / Product = Bezeichnung / Artikel / Beschreibung = Nosaukums / Izstrādājums / Apraksts
col.ordered = Zamów. / Ilość\\nzamów. = Ordered / Qty\\nordered = Bestellt / Bestell-\\nmenge = Pasūtīts / Pasūt.\\ndaudz.
col.qty = Ilość / Dostarcz. = Qty / Delivered = Menge / Geliefert = Daudz. / Piegādāts
col.unit = J.m. / jm = Unit / UoM = Einh. / ME = Mērv. / Vien.
col.price = Cena\\nnetto / Cena = Price / Rate = Preis / E-Preis = Cena / Cena\\nbez PVN
col.per = za / Cena za = Per / Per unit = PE / je = par / Cena par
col.rate = VAT / VAT % = VAT / VAT % = MwSt. / USt. % = PVN / PVN %
col.net = Wartość\\nnetto / Netto = Net / Amount / Value = Betrag / Gesamt / Netto = Summa / Summa\\nbez PVN
col.gross = Brutto / Wartość\\nbrutto = Gross / Total = Brutto / Betrag\\nbrutto = Ar PVN / Kopā
goods = Suma pozycji / Razem przed rabatem = Goods total / Sub-total before discount = Warenwert / Zwischensumme = Kopā pirms atlaides / Preču summa
vat_table = Stawka VAT|Netto|VAT|Brutto / Stawka|Podstawa|Kwota VAT|Razem = VAT rate|Net|VAT|Gross / Rate|Goods|Tax|Total = MwSt.|Netto|Steuer|Brutto / Satz|Warenwert|MwSt.|Gesamt = PVN likme|Bez PVN|PVN|Kopā / PVN|Vērtība|Nodoklis|Summa
sum = Razem / Ogółem = Total / Totals = Summe / Gesamt = Kopā / Pavisam
net = Wartość netto / Razem netto / Netto = Net total / Total excl. VAT / Nett = Nettobetrag / Summe netto / Netto = Summa bez PVN / Kopā bez PVN
tax = Kwota VAT / Podatek VAT / VAT = VAT / Total VAT = MwSt. / Umsatzsteuer / Steuerbetrag = PVN / PVN summa
tax_rate = VAT {0} / Podatek VAT {0} = VAT {0} / VAT at {0} = MwSt. {0} / + {0} MwSt. = PVN {0} / Nodoklis {0}
gross = Wartość brutto / Razem brutto / Ogółem = Invoice total / Total incl. VAT / Gross total = Rechnungsbetrag / Gesamtbetrag / Endbetrag = Kopā ar PVN / Pavisam / Summa ar PVN
total = Do zapłaty / Razem do zapłaty / Należność = Amount due / Total due / To pay = Zu zahlen / Zahlbetrag = Summa apmaksai / Apmaksai / Jāmaksā
left = Pozostaje do zapłaty / Do dopłaty = Balance due / Still to pay = Restbetrag / Noch zu zahlen = Atlikums / Vēl jāmaksā
paid = Zaliczka / Wpłacono = Deposit / Paid = Anzahlung / Bereits bezahlt = Avanss / Samaksāts
iban = Rachunek bankowy / Nr konta / Konto = IBAN / Bank account / Pay to = IBAN / Bankverbindung = Konts / Norēķinu konts / IBAN
skonto = Przy zapłacie do {0} skonto {1}%: kwota do przelewu {2}. / Skonto {1}% ({3}) przy płatności do dnia {0}. = {1}% settlement discount if paid by {0}: pay {2}. / Prompt payment by {0} less {1}% ({3}); a credit note will not be issued. = Bei Zahlung bis {0} abzgl. {1} % Skonto: {2}. / Bis {0} {1} % Skonto ({3}), danach netto ohne Abzug. = Apmaksājot līdz {0}, atlaide {1}%: maksājamā summa {2}. / Ātrās apmaksas atlaide {1}% ({3}) līdz {0}.
charged = Zapłacono kartą = Paid by card = Mit Karte bezahlt = Samaksāts ar karti
charged cash = Zapłacono gotówką = Paid in cash = Bar bezahlt = Samaksāts skaidrā naudā
ownership = Towar pozostaje własnością sprzedawcy do pełnej zapłaty. Wykrojniki i formy są własnością producenta. / Dopuszcza się odchylenia ilości do 10%. Pliki przechowujemy 12 miesięcy. = Goods remain our property until paid for in full. Plates, formes and artwork remain the property of the printer. / Quantities within 10% over or under are deemed complete. Title passes on payment. = Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum. Werkzeuge und Druckplatten verbleiben beim Hersteller. / Mehr- oder Minderlieferungen bis 10 % sind branchenüblich. Eigentumsvorbehalt. = Prece paliek pārdevēja īpašumā līdz pilnīgai samaksai. Štances un klišejas paliek ražotājam. / Pieļaujama tirāžas novirze līdz 10%. Maketi tiek glabāti 12 mēnešus.
claims = Reklamacje ilościowe przy odbiorze, jakościowe w ciągu 7 dni. = Claims within 7 days of delivery. = Mängelrügen binnen 7 Tagen nach Lieferung. = Pretenzijas pieņemam 7 dienu laikā.
sign_seller = wystawił = for the printer = Unterschrift = izsniedza
sign_buyer = towar odebrał = goods received = Ware erhalten = preci saņēma
""")  # noqa: E501
