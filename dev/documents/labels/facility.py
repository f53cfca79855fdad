"""What landlords and property managers write to their tenants."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura VAT / Faktura = Invoice / VAT invoice / Rent invoice = - = Rēķins / PVN rēķins
number = Nr faktury / Numer = Invoice No. / Invoice number = - = Rēķina Nr. / Numurs
issue_date = Data wystawienia / Wystawiono dnia = Invoice date / Date = - = Rēķina datums / Izrakstīts
sale_date = Data sprzedaży / Data dokonania usługi = Tax point / Date of supply = - = Pakalpojuma datums / Darījuma datums
period = Okres / Okres najmu / Za okres = Period / Charge period / For the period = - = Periods / Norēķinu periods / Par periodu
premises = Lokal / Dotyczy lokalu / Przedmiot najmu = Premises / Property / Unit = - = Telpas / Objekts / Nomas objekts
premises text = {0} nr {1}, {2} = {0} {1}, {2} = - = {0} Nr. {1}, {2}
kinds = lokal użytkowy / biuro / lokal = Unit / Suite = - = telpa / birojs
tenant no = Nr najemcy / Kod kontrahenta / Konto najemcy = Tenant ref. / Account No. = - = Nomnieka kods / Klienta Nr.
contract = Umowa najmu nr / Nr umowy = Lease ref. / Agreement No. = - = Nomas līgums Nr. / Līguma Nr.
seller = Sprzedawca / Wynajmujący = Landlord / Supplier = - = Iznomātājs / Pakalpojuma sniedzējs / Piegādātājs
buyer = Nabywca / Najemca = Tenant / Bill to / Customer = - = Nomnieks / Maksātājs / Saņēmējs
vat = NIP = VAT No. / VAT Reg. No. = - = PVN reģ. Nr. / PVN Nr.
col.name = Nazwa usługi / Tytuł opłaty / Opis = Description / Charge = - = Pakalpojums / Nosaukums / Maksājuma veids
col.group = Okres / Za okres = Period = - = Periods
col.net = Wartość\\nnetto / Netto = Net / Net\\namount = - = Summa\\nbez PVN / Bez PVN
this bill = Należność z tej faktury / Razem faktura = This invoice / Total of this invoice = - = Aprēķināts šajā rēķinā / Rēķina summa
credit = Nadpłata z poprzedniego okresu / Nadpłata na koncie = Credit on your account / Payment on account = - = Pārmaksa / Iepriekšējā pārmaksa
debt = Niedopłata z poprzedniego okresu / Zaległość = Balance brought forward / Arrears = - = Iepriekšējais parāds / Parāds uz perioda sākumu
left = Razem do zapłaty / Do zapłaty = Total due / Amount due / Total now due = - = Kopā apmaksai / Summa apmaksai
total = Razem do zapłaty / Do zapłaty = Total due / Amount due = - = Kopā apmaksai / Summa apmaksai
bank box = Dane do przelewu / Wpłaty prosimy kierować na rachunek = Payment details / Please pay to = - = Maksājuma rekvizīti / Rekvizīti apmaksai
holder = Odbiorca / Właściciel rachunku = Account name = - = Saņēmējs
iban = Nr rachunku / Rachunek / Konto = IBAN / Account (IBAN) = - = Konts / Konta Nr. / IBAN
bic = SWIFT = BIC / SWIFT = - = SWIFT / Bankas kods
sort = - = Sort code = - = -
account no = - = Account No. / Account number = - = -
quote = Tytuł wpłaty / W tytule prosimy podać = Reference / Please quote = - = Maksājuma mērķis / Norādīt
late = Po upływie terminu płatności naliczane będą odsetki ustawowe za opóźnienie w transakcjach handlowych. / Za nieterminową wpłatę naliczamy odsetki ustawowe. Brak wpłaty przez dwa pełne okresy płatności może skutkować wypowiedzeniem umowy najmu. = Interest is charged on late payment at the statutory rate. / Sums not received by the due date bear interest in accordance with the lease. = - = Par katru kavēto dienu tiek aprēķināts līgumsods 0,1% apmērā no nesamaksātās summas. / Par maksājuma kavējumu tiek aprēķināti likumiskie nokavējuma procenti.
contact = Administracja budynku: {0}, {1} = Managing agent: {0}, {1} = - = Ēkas pārvaldnieks: {0}, {1}
electronic = Faktura bez podpisu odbiorcy. = This is a computer generated invoice. = - = Rēķins sagatavots elektroniski un ir derīgs bez paraksta.
""")  # noqa: E501
