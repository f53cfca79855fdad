"""What small programs of accounting print on a delivery note that is an invoice too."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = - = Delivery note - invoice / Invoice - waybill / VAT invoice = - = Preču pavadzīme - rēķins / PAVADZĪME-RĒĶINS / Preču pavadzīme / Rēķins - pavadzīme
no = - = No. = - = Nr. / Numurs
issue_date = - = Date of issue / Date = - = Izrakstīšanas datums / Datums / Dokumenta datums
sale_date = - = Date of dispatch / Delivery date / Date of supply = - = Piegādes datums / Preču izsniegšanas datums / Darījuma datums
seller = - = Consignor / Supplier / Sender = - = Preču nosūtītājs / Nosūtītājs / Piegādātājs
buyer = - = Consignee / Customer / Receiver = - = Preču saņēmējs / Saņēmējs / Pircējs
vat = - = VAT No. / VAT reg. No. = - = PVN Nr. / PVN reģ. Nr. / PVN maks. Nr.
register = - = Reg. No. / Registration No. = - = Reģ. Nr. / Reģistrācijas Nr. / Vienotais reģ. Nr.
address = - = Address / Legal address = - = Adrese / Juridiskā adrese
bank = - = Bank = - = Banka
bic = - = SWIFT / BIC = - = Kods / SWIFT
iban = - = Account / IBAN = - = Konts / Konta Nr. / Norēķinu konts
loading = - = Place of loading / Loaded at = - = Iekraušanas vieta / Izsniegšanas vieta / Preču izsniegšanas adrese
unloading = - = Place of unloading / Delivered to = - = Izkraušanas vieta / Saņemšanas vieta / Piegādes adrese
store = - = Warehouse, {0} = - = Noliktava, {0} / {0} (noliktava)
carrier = - = Carrier = - = Pārvadātājs / Preču pārvadātājs
driver = - = Driver = - = Vadītājs / Autovadītājs / Transporta vadītājs
car = - = Vehicle = - = Auto Nr. / Transportlīdzeklis / A/m valsts Nr.
deal = - = Transaction = - = Darījuma apraksts / Darījuma veids / Speciālas atzīmes
purchase = - = Sale of goods = - = Pirkums - pārdevums / Preču pārdošana / Piegāde
order = - = Order No. = - = Pasūtījuma Nr. / Pasūtījums
payment = - = Payment / Terms of payment = - = Apmaksas veids / Samaksas veids / Apmaksas kārtība
transfer = - = bank transfer = - = pārskaitījums / ar pārskaitījumu / bezskaidra nauda
cash = - = cash = - = skaidra nauda / skaidrā naudā
card = - = payment card = - = maksājumu karte / ar karti
due = - = Payment due / Due date / Pay until = - = Apmaksas termiņš / Apmaksāt līdz / Samaksas termiņš
days = - = {0} days = - = {0} dienas
before_discount = - = Amount before discount = - = Summa bez atlaides / Kopā pirms atlaides
discount_sum = - = Discount = - = Atlaide / Atlaides summa
net = - = Total excl. VAT / Amount without VAT = - = Kopā bez PVN / Summa bez PVN / Kopā EUR bez PVN
taxable = - = Taxable at {0} = - = Ar PVN {0} apliekamā summa / Apliekams ar PVN {0}
tax_rate = - = VAT {0} = - = PVN {0} / PVN ({0})
tax = - = VAT total = - = PVN kopā / PVN summa
gross = - = Total incl. VAT / Total = - = Kopā ar PVN / Pavisam kopā / Summa kopā
total = - = Total to pay / Amount payable = - = Pavisam apmaksai / Kopā apmaksai / Summa apmaksai
paid = - = Prepaid / Paid = - = Samaksāts / Saņemts avanss / Apmaksāts
left = - = Left to pay / Balance = - = Atlikums apmaksai / Vēl jāmaksā
words = - = Amount in words / In words = - = Summa vārdiem / Vārdiem / Kopējā summa vārdiem
vat_table = - = Rate|Taxable|VAT|Total = - = Likme|Bez PVN|PVN|Ar PVN / PVN likme|Apliekamā summa|PVN summa|Kopā
sum = - = Total = - = Kopā
issued_by = - = Issued by = - = Izsniedza / Izsniedzējs / Rēķinu sagatavoja
taken_by = - = Received by = - = Pieņēma / Saņēma / Preces saņēma
sign = - = (name, signature) = - = (vārds, uzvārds, paraksts) / (paraksts, atšifrējums)
electronic = - = The document was prepared electronically and is valid without signature. = - = Dokuments sagatavots elektroniski un ir derīgs bez paraksta. / Rēķins sagatavots elektroniski un derīgs bez paraksta. / Šis dokuments ir sagatavots elektroniski un ir derīgs bez paraksta atbilstoši likuma "Par grāmatvedību" prasībām.
late = - = Interest of 0.1% of the unpaid amount is charged for each day of delay. = - = Par apmaksas kavējumu līgumsods 0,1% no neapmaksātās summas par katru dienu. / Preces ir pārdevēja īpašums līdz pilnīgai to apmaksai.
col.no = - = No. = - = Nr. / N.p.k. / Nr.\\np.k.
col.code = - = Code = - = Kods / Artikuls / Preces kods
col.name = - = Description of goods / Goods = - = Nosaukums / Preces nosaukums / Preču nosaukums
col.unit = - = Unit = - = Mērv. / Mērvienība / Mērv.
col.qty = - = Qty / Quantity = - = Daudz. / Daudzums / Skaits
col.list_price = - = Price / List\\nprice = - = Cena / Cena EUR / Cena bez\\natlaides
col.discount = - = Disc. % = - = Atl. % / Atlaide\\n% / Atl.,%
col.price = - = Net price / Price after\\ndiscount = - = Cena ar\\natlaidi / Cena ar atl.
col.net = - = Amount / Amount\\nexcl. VAT = - = Summa / Summa EUR / Summa\\nbez PVN
col.rate = - = VAT = - = PVN / PVN %
""")  # noqa: E501
