"""What programs of car workshops print."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = Faktura / Faktura za naprawę / FAKTURA VAT = - = Reparaturrechnung / Werkstattrechnung / Rechnung = Rēķins / Rēķins par remontu / RĒĶINS
no = nr / Nr = - = Nr. = Nr.
number = Numer faktury / Nr = - = Rechnungs-Nr. / Rechnung Nr. / Rg.-Nr. = Rēķina Nr. / Numurs
issue_date = Data wyst. / Wystawiono dnia / Data dokumentu = - = Rechnungsdatum / Rg.-Datum / Datum = Datums / Sagatavots / Izrakstīts
sale_date = Data zakończenia naprawy / Data wydania pojazdu / Data wykonania = - = Leistungsdatum / Ausgeliefert am / Fertigstellung = Darbi pabeigti / Auto izsniegts / Izpildes datums
accepted = Przyjęto / Data przyjęcia pojazdu = - = Annahme / Auftragsdatum = Pieņemts / Pieteikuma datums
job = Nr zlecenia / Zlecenie naprawy nr / Zlec. serwisowe = - = Auftrags-Nr. / Werkstattauftrag / Auftrag = Darba uzdevums Nr. / Pasūtījums Nr.
client = Nr karty klienta / Kod klienta = - = Kunden-Nr. / Kundennummer = Klienta kods
adviser = Doradca serwisowy / Przyjął = - = Serviceberater / Ihr Ansprechpartner = Meistars / Pieņēma
direct = Telefon doradcy / Tel. do warsztatu = - = Durchwahl / Telefon Werkstatt = Meistara tālrunis
due = Termin zapłaty / Zapłata do dnia / Płatność do = - = Fällig am / Zahlbar bis zum / Zahlungsziel = Apmaksāt līdz / Samaksas termiņš
seller = Wystawca / Warsztat / Sprzedawca = - = Werkstatt / Aussteller = Izpildītājs / Pakalpojuma sniedzējs
buyer = Nabywca / Zleceniodawca / Właściciel pojazdu = - = Kunde / Auftraggeber / Fahrzeughalter = Pasūtītājs / Auto īpašnieks / Maksātājs
vat = NIP = - = USt-IdNr. / USt-Id = PVN Nr. / PVN maks. reģ. Nr.
register = REGON = - = HR-Nr. / Registergericht Nr. = Reģ. Nr.
plate = Nr rejestr. / Nr rej. = - = Amtl. Kennz. / Kennzeichen = Valsts Nr. / Reģ. numurs
model = Pojazd / Marka i model = - = Fahrzeug / Typ = Auto / Marka, modelis
vin = VIN / Nr nadwozia = - = Fahrgestell-Nr. / FIN = VIN / Šasijas Nr.
first = Data 1. rej. / Pierwsza rej. = - = Erstzul. / EZ = Pirmā reģ.
mileage = Przebieg / Stan licznika = - = km-Stand / Kilometer = Nobraukums / Odometrs
models = Łasica Kombi 1.6 / Żubr Furgon 2.2 / Ryś Hatchback 1.2 = - = Wiesel Kombi 1.6 / Wisent Kasten 2.2 / Luchs 1.2 = Zebiekste 1.6 / Sumbrs Furgons 2.2 / Lūsis 1.2
work = Robocizna / Wykonane czynności / Usługi = - = Arbeitslohn / Arbeitsleistungen / Lohn = Darbi / Veiktie darbi
parts = Części i materiały / Części zamienne = - = Ersatzteile / Teile und Material / Material = Rezerves daļas / Detaļas un materiāli
sub = Razem: {0} / {0} - razem / Suma, {0} = - = Summe {0} / Zwischensumme {0} = Kopā: {0} / {0} kopā
work.code = Nr czynności / Kod = - = Arbeits-\\nposition / AP-Nr. = Kods
work.name = Czynność / Opis czynności = - = Arbeitsgang / Arbeitstext = Darba apraksts / Darbs
work.qty = Rbg / Czas = - = Zeit / AW-Std. = Laiks / Norma
work.price = Stawka / Stawka\\nnetto = - = Satz / Std.-Satz = Likme
work.list_price = Stawka\\nbazowa = - = Std.-Satz\\nregulär = Bāzes\\nlikme
col.code = Nr części / Nr katalogowy = - = Teile-Nr. / Artikelnr. = Detaļas Nr. / Artikuls
col.name = Część / Nazwa części, materiału = - = Teilebezeichnung / Bezeichnung = Detaļa, materiāls / Nosaukums
col.qty = Ilość / Il. = - = Menge / Anz. = Skaits / Daudz.
col.unit = j.m. / JM = - = ME / Einh. = mērv.
col.list_price = Cena\\nkat. / Cena\\nbazowa = - = UPE / Listen-\\npreis = Cena\\nbez atl.
col.discount = Rab.\\n% / Upust\\n% = - = Rab.\\n% / Nachl.\\n% = Atl.\\n%
col.price = Cena\\nnetto / Cena\\npo rab. = - = E-Preis / Einzel-\\npreis = Cena
col.net = Wartość / Wartość\\nnetto = - = G-Preis / Gesamt / Betrag = Summa / Summa\\nbez PVN
net = Netto / Suma netto / Wartość bez VAT = - = Netto / Zwischensumme netto / Gesamt netto = Kopā bez PVN / Neto / Summa
tax_rate = VAT {0} / Podatek VAT {0} = - = {0} MwSt. / + MwSt. {0} / MwSt. ({0}) = PVN {0} / + PVN {0}
gross = Brutto / Łącznie z VAT / Wartość brutto = - = Brutto / Gesamt inkl. MwSt. / Rechnungsendbetrag = Ar PVN / Kopā ar PVN / Pavisam
total = Do zapłaty / KWOTA DO ZAPŁATY / Należność = - = Zu zahlen / Zahlbetrag / Bitte zahlen Sie = Apmaksai / Summa apmaksai / JĀMAKSĀ
paid = Zaliczka / Wpłacono = - = Anzahlung / Bereits bezahlt = Avanss / Samaksāts
left = Do dopłaty / Pozostało do zapłaty = - = Restbetrag / Noch zu zahlen = Atlikums / Vēl apmaksāt
estimate = Kosztorys nr {0} z dnia {1}: {2} brutto. / Wycena {0} z {1} opiewała na {2}. = - = Kostenvoranschlag Nr. {0} vom {1} über {2}. / Laut KVA {0} vom {1}: {2} brutto. = Tāme Nr. {0}, {1}, par summu {2}.
inspection = Następny przegląd: {0} lub przy {1} km. / Badanie techniczne ważne do {0}; kolejna wymiana oleju: {1} km. = - = Nächste HU: {0}. Nächster Service bei {1} km. / HU/AU fällig {0}, Ölwechsel bei {1} km. = Nākamā apkope: {0} vai pie {1} km. / Tehniskā apskate līdz {0}, eļļas maiņa pie {1} km.
remarks = Uwagi serwisu / Zalecenia = - = Hinweise der Werkstatt / Empfehlungen = Piezīmes / Ieteikumi
remark = Opony przednie: 3 mm bieżnika. / Wyciek z amortyzatora tył prawy, do obserwacji. = - = Reifen vorn 3 mm Profil. / Stoßdämpfer hinten rechts leicht feucht. = Priekšējām riepām 3 mm protektors. / Aizmugurējais amortizators sūc.
please = Prosimy o przelew do {due} na rachunek {iban}, w tytule {number}. / Płatność przelewem na konto {iban} w terminie do {due}. = - = Bitte überweisen Sie bis {due} auf {iban}, Verwendungszweck {number}. / Zahlbar rein netto bis {due}, IBAN {iban}. = Lūdzam pārskaitīt līdz {due} uz kontu {iban}, norādot {number}. / Apmaksa līdz {due}, konts {iban}.
please foot = Płatność przelewem do {due}, rachunek podano niżej. / Prosimy o wpłatę do dnia {due}. = - = Zahlbar ohne Abzug bis {due}. / Bitte begleichen Sie den Betrag bis zum {due}. = Apmaksas termiņš {due}, konts norādīts zemāk. / Lūdzam apmaksāt līdz {due}.
settled cash = Zapłacono gotówką w kasie serwisu. = - = Betrag bar an der Kasse erhalten. = Samaksāts skaidrā naudā.
settled card = Zapłacono kartą w terminalu. = - = Mit EC-Karte bezahlt. = Samaksāts ar karti.
guarantee = Na wykonane prace udzielamy 12 miesięcy gwarancji lub 20 000 km. Wymienione części zwracamy na życzenie przy odbiorze. / Gwarancja na usługę: 24 miesiące. Pojazd parkowany ponad 3 dni po naprawie podlega opłacie 40,00 za dobę. = - = Eingebaute Teile bleiben bis zur Bezahlung unser Eigentum. Altteile halten wir 14 Tage bereit. / Gewährleistung 12 Monate. Nicht abgeholte Fahrzeuge: Standgeld 12,00 je Tag. = Darbiem garantija 12 mēneši vai 20 000 km. Nomainītās detaļas izsniedzam pēc pieprasījuma. / Par neizņemtu auto pēc 3 dienām maksa 10,00 dienā.
sign_take = pojazd odebrał = - = Fahrzeug erhalten = auto saņēma
fax = faks = - = Fax = fakss
mobile = pomoc drogowa = - = Abschleppdienst = tehniskā palīdzība
""")  # noqa: E501
