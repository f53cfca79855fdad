"""What tradesmen write in their letters; words in braces are where the values go."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura VAT = - = Rechnung = Rēķins
place_date = {0}, dnia {day} / {0}, {day} = - = {0}, den {day} / {0}, {day} = {0}, {day}
subject = Dotyczy: {0} / Obiekt: {0} = - = Bauvorhaben: {0} / Betr.: {0} / Objekt: {0} = Objekts: {0} / Par darbiem: {0}
greeting = Szanowni Państwo, / Dzień dobry, = - = Sehr geehrte Damen und Herren, / Guten Tag, = Labdien! / Cienījamais klient!
intro = za wykonane prace wystawiam fakturę jak niżej: / zgodnie z ustaleniami przesyłam fakturę za wykonane roboty. = - = für die ausgeführten Arbeiten erlaube ich mir zu berechnen: / wie vereinbart stelle ich Ihnen folgende Leistungen in Rechnung: = Par paveiktajiem darbiem piestādām rēķinu: / Saskaņā ar vienošanos lūdzam apmaksāt šādus darbus:
done = Prace wykonano dnia {sold}. / Roboty zakończono {sold}. = - = Die Arbeiten wurden am {sold} ausgeführt. / Ausgeführt am {sold}. = Darbi pabeigti: {sold}. / Darbu nodošanas datums: {sold}.
same day = - = - = Das Leistungsdatum entspricht dem Rechnungsdatum. / Leistungsdatum wie Rechnungsdatum. = -
terms = Proszę o wpłatę do dnia {due} na konto {iban}. / Termin płatności: {due}, na rachunek {iban}. = - = Bitte überweisen Sie den Betrag bis zum {due} auf mein Konto {iban}. / Zahlbar bis {due} ohne Abzug auf das Konto {iban}. = Lūdzam apmaksāt līdz: {due}, konts {iban}. / Apmaksas termiņš: {due}, konts {iban}.
short terms = Kwotę proszę wpłacić na niżej podane konto do {due}. / Zapłata przelewem do dnia {due}. = - = Zahlbar innerhalb von {0} Tagen, also bis zum {due}, ohne Abzug. / Bitte zahlen Sie bis {due} auf das unten angegebene Konto. = Lūdzam rēķinu apmaksāt līdz: {due}. / Apmaksa ar pārskaitījumu, termiņš {due}.
cash done = Zapłacono gotówką. / Kwotę otrzymano gotówką. = - = Betrag dankend bar erhalten. / Bar bezahlt. = Apmaksāts skaidrā naudā. / Summa saņemta skaidrā naudā.
card done = Zapłacono kartą. = - = Mit Karte bezahlt. = Apmaksāts ar karti.
thanks = Dziękuję za zlecenie. / Dziękuję za współpracę i polecam się na przyszłość. = - = Ich bedanke mich für Ihren Auftrag. / Vielen Dank für Ihr Vertrauen. = Paldies par sadarbību! / Pateicamies par pasūtījumu.
buyer = Nabywca / Zleceniodawca = - = Kunde = Pasūtītājs / Pircējs
sale_date = Data wykonania usługi / Data zakończenia robót / Data sprzedaży = - = Leistungsdatum / Tag der Leistung = Darījuma datums / Darbu izpildes datums
iban = Konto / Nr konta / Rachunek = - = IBAN = Konts / IBAN
col.name = Nazwa usługi / Zakres prac / Opis = - = Leistung / Bezeichnung / Beschreibung = Darba nosaukums / Nosaukums
regards = Z poważaniem / Pozdrawiam = - = Mit freundlichen Grüßen / Freundliche Grüße = Ar cieņu
owner = wł. {0} / właściciel: {0} = - = Inh. {0} / Inhaber: {0} = Īpašnieks {0}
manager = {0} = - = Geschäftsführer: {0} = Valdes loceklis {0}
seller tax = NIP = - = USt-IdNr. / USt-ID = PVN reģ. Nr. / PVN Nr.
register = REGON = - = Handelsregister = Reģ. Nr.
tax_rate = + VAT {0} / VAT {0} = - = zzgl. {0} MwSt. / + {0} MwSt. / {0} USt. = PVN {0}
gross = Razem / Razem brutto = - = Gesamtbetrag / Rechnungsbetrag / Gesamt = Kopā / Kopā ar PVN / Pavisam kopā
net = Razem netto / Netto = - = Summe netto / Nettobetrag / Zwischensumme = Kopā bez PVN / Summa
""")  # noqa: E501
