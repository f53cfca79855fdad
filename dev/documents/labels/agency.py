"""What consultants, agencies and lawyers write in their letters; words in braces are where the values go."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura VAT / Faktura / Nota honoraryjna – faktura = Invoice / Fee invoice / INVOICE = Rechnung / Honorarrechnung / RECHNUNG = -
no = nr = No. / no. = Nr. = -
number = Numer faktury / Numer = Invoice number / Invoice no. / Our invoice = Rechnungsnummer / Rechnungs-Nr. = -
issue_date = Data wystawienia / Wystawiono dnia = Date / Invoice date = Datum / Rechnungsdatum = -
sale_date = Data wykonania usługi / Data sprzedaży / Data zakończenia usługi = Date of supply / Services completed / Tax point = Leistungsdatum / Tag der Leistung = -
period = Okres rozliczeniowy / Za okres / Okres świadczenia usług = Period / Services from / Billing period = Leistungszeitraum / Abrechnungszeitraum = -
project = Projekt / Sprawa / Dotyczy = Project / Matter / Re = Projekt / Betreff / Vorgang = -
project name = Obsługa bieżąca {0} / {1}/{2} {0} / Umowa ramowa nr {1} = Retainer {0} / {0}, job {1} / {1}-{2} {0} = Laufende Betreuung {0} / {1}/{2} {0} / Rahmenvertrag {1} = -
file = Nasz znak / Sygnatura = Our reference / File no. = Unser Zeichen / Aktenzeichen = -
order = Nr zamówienia / Państwa zamówienie = Your order / PO number = Ihre Bestellnummer / Bestell-Nr. = -
due = Termin płatności / Płatne do = Due date / Payment due = Zahlbar bis / Fällig am = -
buyer = Nabywca / Zleceniodawca / Klient = Client / Invoice to / Billed to = Auftraggeber / Rechnung an / Mandant = -
seller = Wystawca / Sprzedawca = - = - = -
attention = Sz.P. Anna Żołna / do rąk: dział księgowości = Attn: Accounts payable / FAO Helen Siskin = z. Hd. Frau Haselhuhn / Buchhaltung = -
buyer vat = NIP / NIP nabywcy = VAT No. / Your VAT number / Client VAT no. = USt-IdNr. / Ihre USt-IdNr. / USt-ID des Kunden = -
vat = NIP = VAT No. / VAT reg. no. / VAT registration = USt-IdNr. / USt-ID / Umsatzsteuer-ID = -
register = REGON = Company no. / Registered no. = Handelsregister / Registergericht = -
tax number = - = - = Steuernummer / St.-Nr. = -
phone = tel. / T = T / Tel. = T / Tel. / Fon = -
account = Rachunek bankowy / Konto = Bank details / Bank = Bankverbindung / Konto = -
sort code = - = Sort code = - = -
account no = - = Account no. = - = -
contact = Kontakt = Contact = Kontakt = -
taxes = Dane rejestrowe = Company details = Steuerliche Angaben / Register und Steuer = -
intro = Za wykonane usługi wystawiamy fakturę zgodnie z poniższym zestawieniem. / Zgodnie z umową rozliczamy następujące prace: = Please find below our charges for professional services. / To professional services rendered: = Für unsere Leistungen berechnen wir Ihnen wie folgt: / Sehr geehrte Damen und Herren, vielen Dank für Ihren Auftrag. Wir stellen in Rechnung: = -
work = Usługi / Zestawienie prac / Honorarium = Fees / Professional services / Time and services = Leistungen / Honorar / Tätigkeiten = -
expenses = Wydatki / Koszty / Koszty dodatkowe = Expenses / Disbursements = Auslagen / Nebenkosten / Fremdkosten = -
work sum = Honorarium razem / Usługi razem = Total fees / Fees = Summe Leistungen / Summe Honorar = -
expenses sum = Koszty razem / Wydatki razem = Total expenses / Disbursements total = Summe Auslagen / Summe Nebenkosten = -
net = Suma netto / Razem netto / Wartość netto = Subtotal / Total excl. VAT / Net = Zwischensumme / Nettobetrag / Summe netto = -
tax_rate = VAT {0} / Podatek VAT {0} = VAT at {0} / VAT {0} / Plus VAT @ {0} = zzgl. {0} MwSt. / Umsatzsteuer {0} / zzgl. {0} USt. = -
gross = Razem brutto / Wartość brutto = Total / Total incl. VAT = Rechnungsbetrag / Bruttobetrag = -
total = Do zapłaty / Razem do zapłaty / Kwota do zapłaty = Total due / Amount due / Total payable = Rechnungsbetrag / Gesamtbetrag / Zu zahlen = -
paid = Wpłacono / Otrzymano = Amount paid / Payment received = Bereits gezahlt / Zahlung erhalten = -
left = Pozostaje do zapłaty / Do dopłaty = Balance due / Balance outstanding = Restbetrag / Noch zu zahlen = -
pay = Prosimy o przelew na podany rachunek do dnia {due}. / Prosimy o zapłatę do {due} z podaniem numeru faktury w tytule przelewu. = Please pay by {due} to the account shown, quoting the invoice number. / Payment is due by {due}. = Bitte überweisen Sie den Betrag bis zum {due} auf das angegebene Konto. / Zahlbar ohne Abzug bis {due}. = -
pay here = Prosimy o przelew do dnia {due} na rachunek {iban} ({bank}). = Please transfer the amount by {due} to {bank}, IBAN {iban}, BIC {bic}. = Wir bitten um Überweisung bis zum {due} auf unser Konto bei der {bank}, IBAN {iban}, BIC {bic}. = -
pay days = Płatność przelewem w terminie {days} dni od wystawienia. = Terms: strictly {days} days from the date of invoice. = Zahlbar innerhalb von {days} Tagen ohne Abzug. = -
settled = Faktura została opłacona ({means}). Dziękujemy. = Paid with thanks ({means}). = Der Betrag wurde bereits beglichen ({means}). = -
bye = Dziękujemy za współpracę. / Z poważaniem = Thank you for your business. / Kind regards = Vielen Dank für die gute Zusammenarbeit. / Mit freundlichen Grüßen = -
col.day = Data / Dzień = Date = Datum / Tag = -
col.name = Opis / Zakres prac / Nazwa usługi = Description / Work done / Task = Leistung / Tätigkeit / Beschreibung = -
col.qty_unit = Ilość / Czas = Time / Qty / Quantity = Menge / Aufwand / Umfang = -
col.price = Stawka / Cena\\nnetto = Rate / Unit price = Satz / Einzelpreis / Preis = -
col.rate = VAT = VAT = MwSt. / USt. = -
col.net = Wartość\\nnetto / Kwota netto = Amount / Amount\\nexcl. VAT = Betrag / Gesamt / Betrag\\nnetto = -
""")  # noqa: E501
