"""What builders and installers write on invoices for work that goes on."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura częściowa / Faktura VAT / FAKTURA / Faktura przejściowa = Invoice / Interim invoice / Progress invoice / INVOICE = Abschlagsrechnung / Teilrechnung / RECHNUNG / Rechnung = Rēķins / RĒĶINS / Starprēķins / Rēķins par būvdarbiem
title.settlement = Faktura końcowa / Faktura rozliczeniowa / Faktura VAT końcowa = Final invoice / Final account invoice = Schlussrechnung / SCHLUSSRECHNUNG = Gala rēķins / Noslēguma rēķins
no = nr / Nr = No. / no. = Nr. = Nr.
number = Numer faktury / Faktura nr / Nr = Invoice no. / Invoice number / Our ref. = Rechnungsnummer / Rechnungs-Nr. / Rechnung Nr. = Rēķina Nr. / Rēķina numurs / Numurs
issue_date = Data wystawienia / Wystawiono dnia / Data = Date / Invoice date / Date of invoice = Datum / Rechnungsdatum = Datums / Rēķina datums / Izrakstīts
sale_date = Data wykonania / Data odbioru robót / Data zakończenia etapu = Tax point / Works valued at / Valuation date = Leistungsstand vom / Leistungsdatum / Abrechnungsstichtag = Darbi izpildīti līdz / Darījuma datums / Akta datums
due = Termin płatności / Płatne do / Zapłata do dnia = Final date for payment / Payment due / Due date = Zahlbar bis / Fällig am / Zahlungsziel = Apmaksas termiņš / Apmaksāt līdz / Samaksa līdz
seller = Wykonawca / Sprzedawca / Podwykonawca = Contractor / Subcontractor / From = Auftragnehmer / Nachunternehmer / Rechnungssteller = Būvuzņēmējs / Izpildītājs / Apakšuzņēmējs
buyer = Zamawiający / Nabywca / Inwestor / Generalny wykonawca = Client / Employer / Main contractor / To = Auftraggeber / Bauherr / Rechnungsempfänger = Pasūtītājs / Ģenerāluzņēmējs / Maksātājs
vat = NIP / NIP UE = VAT reg. no. / VAT No. = USt-IdNr. / USt-Id = PVN reģ. Nr. / PVN Nr.
register = REGON = Company no. = Handelsregister / Reg.-Nr. = Reģ. Nr. / Būvkomersanta reģ. Nr.
site = Budowa / Obiekt / Inwestycja / Zadanie = Site / Project / Works at = Bauvorhaben / BV / Objekt = Objekts / Būvobjekts / Būve
contract = Umowa nr / Nr umowy / Umowa o roboty budowlane = Contract / Subcontract no. / Contract ref. = Bauvertrag / Auftrag Nr. / Vertrag Nr. = Līgums / Līguma Nr. / Būvdarbu līgums
contract_day = z dnia / Data umowy = dated / Contract date = vom / Vertragsdatum = datēts / Līguma datums
stage = Etap / Faza robót / Zakres = Stage / Phase / Section = Bauabschnitt / Gewerk / Los = Kārta / Posms / Darbu daļa
works_stages = Etap II - stan surowy / Budynek A, segment 2 / Część mieszkalna = Stage 2, superstructure / Block A, phase 2 / Flats and common parts = Haus A, Rohbau / Los 2, Ausbau / BA II = 2. kārta, A korpuss / Korpuss B, iekšdarbi / Dzīvojamā daļa
sites = Osiedle Bobrowe Żeremie, bud. 3 / Hala produkcyjna Ryś / Przedszkole nr 14, rozbudowa = Beaver Wharf, plot 3 / Heron Court, Norwich / Marten Mills unit 7 = Wohnpark Biberdamm, Haus 3 / Neubau Halle Luchs / Kita Igelgarten, Anbau = Daudzdzīvokļu māja Bebru iela 3 / Ražotne Lūsis / Bērnudārzs Ezītis, piebūve
manager = Kierownik budowy / Kierownik robót = Site manager / Contracts manager = Bauleiter / Bauleitung = Būvdarbu vadītājs / Būvvadītājs
inspector = Inspektor nadzoru / Odebrał = Certified by / Quantity surveyor = Geprüft durch / Architekt = Būvuzraugs / Pieņēma
protocol = Protokół odbioru nr / Protokół zaawansowania = Valuation no. / Application no. = Aufmaß Nr. / Abschlag Nr. = Akts par izpildītajiem darbiem Nr. / Forma 2 Nr.
works_period = Okres wykonania / Roboty w okresie = Works carried out / Period of works = Leistungszeitraum / Ausführung = Darbu periods / Izpildes periods
order = Zamówienie / Nr zlecenia = Order no. / PO no. = Bestellung / Bestell-Nr. = Pasūtījums / Pasūtījuma Nr.
col.no = Lp. / Poz. = Item / No. = Pos. / OZ = Nr. / p.k.
col.name = Element robót / Zakres robót / Opis robót = Description of works / Works / Element = Leistung / Leistungsbeschreibung / Titel = Darbu nosaukums / Būvdarbu veids / Darbi
col.contract = Wartość\\numowna / Wg umowy = Contract\\nsum / Contract\\nvalue = Auftrags-\\nsumme / Vertrags-\\nsumme = Līguma\\nsumma / Tāmes\\nsumma
col.done = Wyk.\\n% / Zaaw.\\n% = %\\ndone / Complete\\n% = Stand\\n% / Leist.\\n% = Izpilde\\n% / Izp.\\n%
col.so_far = Wykonano\\nnarastająco / Od początku\\nbudowy = Value\\nto date / Gross\\nto date = Leistung\\nkumuliert / Stand\\ngesamt = Izpildīts\\nno sākuma / Kopā\\nizpildīts
col.before = Zafakturowano\\nwcześniej / Poprzednio = Previously\\ninvoiced / Previous = bisher\\nberechnet / Vorher = Iepriekš\\nizrakstīts / Iepriekš
col.net = Ta faktura\\nnetto / Wartość\\nnetto = This\\ninvoice / Amount = diese\\nRechnung / Betrag\\nnetto = Šis rēķins\\nbez PVN / Summa\\nbez PVN
col.qty = Ilość / Obmiar = Qty = Menge / Aufmaß = Daudz. / Apjoms
col.unit = j.m. / Jm = Unit = Einh. / EH = Mērv. / Mērvien.
col.price = Cena jedn.\\nnetto / Cena\\nnetto = Rate / Unit\\nrate = EP\\nEUR / Einheits-\\npreis = Vien.\\ncena / Cena\\nbez PVN
col.rate = VAT / Stawka = VAT / VAT % = USt. / MwSt. = PVN / PVN %
col.all = Razem / Ogółem = Total / Totals = Summe / Gesamt = Kopā / Pavisam
contract sum = Wartość umowy netto / Wynagrodzenie umowne netto = Contract sum excl. VAT / Contract sum = Auftragssumme netto / Vertragssumme netto = Līguma summa bez PVN / Līgumcena
valued = Wartość robót wykonanych narastająco / Wykonano od początku budowy, netto = Value of works to date / Gross valuation to date = Leistungsstand kumuliert netto / Bisher erbrachte Leistungen netto = Izpildīto darbu vērtība no sākuma / Izpildīts kopš darbu sākuma
held value = Kaucja {0}% / Zatrzymano {0}% = Less retention {0}% / Retention at {0}% = Einbehalt {0} % = Ieturējums {0}%
less = Minus zafakturowano poprzednio ({0}) / Odliczenie wcześniejszych faktur: {0} = Less previously invoiced ({0}) / Less previous certificates: {0} = abzüglich bisherige Abschlagsrechnungen ({0}) / ./. bereits berechnet, {0} = Mīnus iepriekšējie rēķini ({0}) / Iepriekš izrakstīts: {0}
this = Wartość niniejszej faktury netto / Do zafakturowania netto = Value of this invoice excl. VAT / Due this certificate = Betrag dieser Rechnung netto / Abschlag netto = Šī rēķina summa bez PVN / Rēķina vērtība
left over = Pozostaje do wykonania / Do zafakturowania w kolejnych etapach = Remaining contract value / Works outstanding = Noch zu erbringen / Restleistung = Atlikušo darbu vērtība / Atlicis izpildīt
state = Rozliczenie narastające / Stan rozliczenia umowy = Valuation summary / Statement = Abrechnungsstand / Zusammenstellung = Norēķinu kopsavilkums / Izpildes kopsavilkums
parts = Odliczone faktury częściowe / Faktury wystawione wcześniej = Interim invoices deducted / Previously invoiced = Abzüglich Abschlagsrechnungen / Geleistete Abschläge = Atskaitītie starprēķini / Iepriekš izrakstītie rēķini
parts_table = Faktura|z dnia|Netto|VAT|Brutto / Numer|Data|Wartość netto|Podatek|Wartość brutto = Invoice|Date|Net|VAT|Gross / No.|Dated|Excl. VAT|VAT|Incl. VAT = Rechnung|Datum|Netto|USt.|Brutto / Nr.|vom|Betrag netto|MwSt.|Betrag brutto = Rēķins|Datums|Bez PVN|PVN|Kopā / Nr.|No|Summa|PVN|Ar PVN
whole = Wartość wszystkich robót brutto / Razem roboty z VAT = Final account incl. VAT / Total works incl. VAT = Gesamtleistung brutto / Schlussrechnungssumme brutto = Visu darbu summa ar PVN / Darbi kopā ar PVN
net = Razem netto / Wartość netto / Netto = Net / Total excl. VAT / Subtotal = Nettobetrag / Summe netto / Zwischensumme netto = Kopā bez PVN / Summa bez PVN
tax = Podatek VAT / Razem VAT / VAT = VAT / VAT total = Umsatzsteuer / MwSt. gesamt = PVN / PVN kopā
tax_rate = VAT {0} / Podatek VAT {0} = VAT {0} / VAT at {0} = zzgl. USt. {0} / {0} MwSt. = PVN {0} / Pievienotās vērtības nodoklis {0}
gross = Razem brutto / Wartość brutto / Należność brutto = Invoice total / Total incl. VAT / Gross = Rechnungsbetrag / Bruttobetrag / Summe brutto = Kopā ar PVN / Rēķina summa / Pavisam
paid = Kaucja gwarancyjna {0}% / Zatrzymana kwota gwarancyjna {0}% / Zabezpieczenie należytego wykonania {0}% = Less retention {0}% / Retention held {0}% = abzgl. Sicherheitseinbehalt {0} % / Gewährleistungseinbehalt {0} % = Garantijas ieturējums {0}% / Ieturējums {0}%
left = Do zapłaty / Kwota do zapłaty / Do zapłaty po potrąceniu = Amount due / Net payable / Now due = Zahlbetrag / Auszahlungsbetrag / Zu zahlen = Summa apmaksai / Apmaksai / Maksājams tagad
total = Do zapłaty / Kwota do zapłaty / Należność do zapłaty = Amount due / Total due / Please pay = Zahlbetrag / Zu zahlen / Forderung = Summa apmaksai / Apmaksai / Jāmaksā
vat_table = Stawka VAT|Netto|VAT|Brutto / VAT|Wartość netto|Kwota VAT|Wartość brutto = VAT rate|Net|VAT|Total = USt.-Satz|Netto|USt.|Brutto / Satz|Netto|MwSt.|Brutto = Likme|Bez PVN|PVN|Kopā / PVN|Vērtība|Nodoklis|Summa
iban = Rachunek bankowy / Nr konta / Przelew na rachunek = Account (IBAN) / IBAN / Bank account = IBAN / Konto = Konts / Norēķinu konts / IBAN
please = Płatność przelewem w ciągu {0} dni, tj. do {due}, na rachunek {iban}. / Prosimy o zapłatę do {due} na konto {iban}. = Payment within {0} days, final date {due}, to account {iban}. / Please pay by {due} to {iban}. = Zahlbar innerhalb von {0} Tagen, spätestens {due}, auf IBAN {iban}. / Bitte überweisen Sie bis zum {due} auf das Konto {iban}. = Apmaksa {0} dienu laikā, līdz {due}, kontā {iban}. / Lūdzam apmaksāt līdz {due}, konts {iban}.
release = Kaucja podlega zwrotowi 30 dni po upływie okresu gwarancji. / Zwrot zatrzymanej kwoty: 50% po odbiorze końcowym, 50% po rękojmi. = Retention: half released at practical completion, half at the end of the defects period. / Retention falls due 12 months after completion. = Der Einbehalt kann durch Bürgschaft abgelöst werden. / Auszahlung des Einbehalts nach Ablauf der Gewährleistung (5 Jahre, § 17 VOB/B). = Ieturējums izmaksājams 30 dienu laikā pēc garantijas termiņa. / Ieturējumu var aizstāt ar bankas garantiju.
attached = Załączniki: protokół odbioru, obmiar robót. / W załączeniu protokół podpisany przez inspektora. = Enclosed: valuation, measured quantities. / Supported by site measurement sheets. = Anlagen: Aufmaßblätter, Leistungsnachweis. / Anlage: Aufmaß. = Pielikumā: akts par izpildītajiem darbiem. / Pielikumi: Forma 2, izpildshēmas.
rules = Podwykonawcy rozliczeni na dzień odbioru, oświadczenie w załączeniu. = CIS: gross payment status, UTR on request. = Freistellungsbescheinigung nach § 48b EStG liegt vor. / Aufbewahrungspflicht der Rechnung: zwei Jahre (nur Privatkunden). = Darbi veikti saskaņā ar būvprojektu un tāmi.
sign_seller = kierownik budowy = for the contractor = Bauleitung = būvdarbu vadītājs
sign_buyer = inspektor nadzoru = for the client = Auftraggeber = pasūtītājs
""")  # noqa: E501
