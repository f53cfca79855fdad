"""What shops on the internet write on their invoices, and their signs."""

from __future__ import annotations

from collections.abc import Mapping

from .common import labels

BRANDS: Mapping[str, tuple[str, ...]] = {
    "pl": ("świstak24", "Kuna i Kabel", "domowy-suseł.example", "Ćmielarnia"),
    "de": ("KabelMarder24", "Dachskiste", "haselmaus-shop.example", "BiberBude"),
    "en": ("OtterCrate", "The Cable Vole", "dormouse-direct.example", "Badgerbits"),
}
"""Language -> signs of shops: other words than their companies' names."""

LABELS = labels("""
title.invoice = Faktura VAT / Faktura / FAKTURA = Invoice / VAT Invoice / Tax invoice = Rechnung / RECHNUNG = -
status paid = Zapłacone = Paid = Bezahlt = -
status open = Oczekuje na płatność = Awaiting payment = Zahlung offen = -
number = Numer faktury / Faktura nr = Invoice number / Invoice # = Rechnungsnummer / Rechnungs-Nr. = -
issue_date = Data wystawienia = Invoice date = Rechnungsdatum = -
sale_date = Data sprzedaży / Data dostawy = Delivery date / Tax point = Lieferdatum = -
both_dates = Data wystawienia i sprzedaży = Invoice date/Delivery date = Rechnungsdatum/Lieferdatum = -
order = Nr zamówienia / Numer zamówienia = Order number / Order # = Bestellnummer / Bestell-Nr. = -
order_date = Data zamówienia = Order date = Bestelldatum / Bestellt am = -
buyer = Nabywca / Adres rozliczeniowy / Dane do faktury = Billing address / Bill to / Invoice address = Rechnungsadresse / Rechnungsanschrift = -
recipient = Adres dostawy / Adres wysyłki = Delivery address / Ship to = Lieferadresse / Lieferanschrift = -
attention = Recepcja, dostawy 8-16 = Goods in, rear entrance = Warenannahme, Hof = -
sold_by = Sprzedawca / Sprzedaż i wysyłka = Sold by = Verkauft von / Verkäufer = -
seller = Sprzedawca = Seller / From = Verkäufer / Anbieter = -
vat = NIP = VAT No. / VAT number / VAT reg. no. = USt-IdNr. / USt-ID = -
register = REGON = Company No. = Registernummer = -
gross = Razem brutto / Razem z VAT / Suma (w tym VAT) = Total (incl. VAT) / Invoice total / Order total incl. VAT = Gesamtsumme inkl. MwSt. / Rechnungsbetrag (inkl. USt.) / Gesamtbetrag = -
net = Razem netto / Suma bez VAT = Total excl. VAT / Net total = Gesamtsumme netto / Summe ohne MwSt. / Nettosumme = -
tax = VAT razem / Kwota VAT = Total VAT / VAT total = MwSt. gesamt / Umsatzsteuer gesamt = -
tax_rate = VAT {0} = VAT {0} / VAT @ {0} = zzgl. {0} MwSt. / MwSt. {0} = -
within = w tym VAT {0} = incl. {0} VAT / includes VAT {0} = enthaltene MwSt. {0} / inkl. {0} MwSt. = -
vat_table = Stawka|Netto|VAT|Brutto / VAT %|Wart. netto|Kwota VAT|Wart. brutto = VAT rate|Net|VAT|Gross / Rate|Excl. VAT|VAT|Incl. VAT = MwSt.|Netto|Steuer|Brutto / USt. %|Netto|USt.|Brutto = -
sum = Razem = Total = Summe / Gesamt = -
paid = Zapłacono / Opłacono = Amount paid / Paid = Bereits bezahlt / Bezahlt = -
left = Pozostało do zapłaty / Do zapłaty = Balance due / Amount due = Offener Betrag / Noch zu zahlen = -
payment = Metoda płatności / Sposób płatności = Payment method / Paid by = Zahlungsart / Zahlungsmethode = -
card = karta płatnicza / szybki przelew online / BLIK = Visa card ending 4021 / Credit card / Online wallet = Kreditkarte / Sofortzahlung online / Lastschrift über Zahlungsdienst = -
cash = za pobraniem / gotówka przy odbiorze = Cash on delivery = Nachnahme = -
transfer = przelew tradycyjny / przelew z terminem = Bank transfer / Pay by invoice = Kauf auf Rechnung / Überweisung = -
carriage = Sposób dostawy / Metoda dostawy = Delivery method / Shipping method = Versandart / Lieferart = -
carrier = Kurier, doręczenie do drzwi / Automat paczkowy / Kurier 24 h = Tracked 48 / Courier, next day / Standard delivery = Paketdienst, Standard / Versand an Paketshop / Expressversand = -
due = Termin płatności = Due date / Payment due = Zahlbar bis / Fällig am = -
waste = BDO: 0{0} = WEEE reg. no. {0} = WEEE-Reg.-Nr. DE {0} = -
thanks = Dziękujemy za zakupy. Na zwrot towaru masz 30 dni, formularz: {0}/zwroty = Thank you for your order. Returns within 30 days: {0}/returns = Vielen Dank für Ihren Einkauf! Rückgabe innerhalb von 30 Tagen: {0}/retoure = -
col.name = Nazwa / Produkt / Nazwa towaru = Description / Item / Product = Artikel / Beschreibung / Bezeichnung = -
col.code = SKU / Kod = SKU / Reference = Art.-Nr. / SKU = -
col.qty = Ilość / Szt. = Qty / Quantity = Menge / Anzahl = -
col.price = Cena netto = Unit price\\n(excl. VAT) = Stückpreis\\n(ohne MwSt.) = -
col.gross_price = Cena brutto / Cena\\njedn. brutto = Unit price\\n(incl. VAT) / Price\\nincl. VAT = Stückpreis\\n(inkl. MwSt.) / Einzelpreis\\nbrutto = -
col.net = Wartość\\nnetto = Net\\namount = Gesamt\\nnetto = -
col.rate = VAT / Stawka\\nVAT = VAT / VAT\\nrate = MwSt. / USt. % = -
col.gross = Wartość\\nbrutto / Razem brutto = Subtotal\\n(incl. VAT) / Total = Gesamtpreis\\n(inkl. MwSt.) / Gesamt = -
""")  # noqa: E501
