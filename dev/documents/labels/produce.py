"""What wholesalers of fruit and vegetables write on the invoices that go with the lorry."""

from __future__ import annotations

from .common import labels

LABELS = labels("""
title.invoice = FAKTURA / Faktura VAT - dowód wydania / Faktura za towar = - = RECHNUNG / Warenrechnung / Rechnung und Lieferschein = RĒĶINS / Preču rēķins / Rēķins-pavadzīme
no = nr / nr: = - = Nr. = Nr.
number = Nr faktury / Numer dokumentu / FV nr = - = Rechnung / Rechnungs-Nr. / Re-Nr. = Rēķina Nr. / Dokuments Nr. / Sērija, Nr.
issue_date = Wystawiono / Data wystawienia faktury / Dnia = - = Datum / Rechnungsdatum / Re-Datum = Rēķina datums / Izrakstīts / Datums
sale_date = Towar wydano / Data wydania / Data dostawy towaru = - = Geliefert am / Liefertag / Lieferdatum = Prece izsniegta / Piegādes datums / Izsniegšanas datums
due = Zapłata do / Płatne do dnia / Termin płatności = - = Zahlbar bis / Zahlung bis / Fällig = Samaksas termiņš / Apmaksāt līdz / Samaksāt līdz
seller = Sprzedający / Dostawca / Sprzedawca = - = Lieferant / Verkäufer = Piegādātājs / Preču nosūtītājs / Pārdevējs
buyer = Nabywca / Kupujący / Płatnik = - = Käufer / Rechnung an / Abnehmer = Pircējs / Maksātājs / Preču saņēmējs
delivery point = Punkt dostawy / Sklep / Miejsce rozładunku = - = Anlieferstelle / Filiale / Entladestelle = Piegādes adrese / Veikals / Izkraušanas vieta
vat = NIP / NIP UE = - = USt-IdNr. / USt-ID-Nr. = PVN reģ. Nr. / PVN maks. Nr.
register = REGON = - = Reg.-Nr. = Reģ. Nr.
release = WZ nr / Wydanie mag. = - = Lieferschein / Kommission = Izdevums Nr. / Pasūtījuma lapa
route = Trasa / Kurs = - = Tour / Route = Maršruts / Reiss
driver = Kierowca / Przewoźnik = - = Fahrer = Šoferis / Vadītājs
lorry = Nr rej. = - = Kfz-Kennz. = Automašīna / Auto Nr.
loaded = Załadunek / Godz. załadunku = - = Verladen um / Verladung = Iekraušana / Iekrauts plkst.
temperature = Temp. przewozu = - = Transporttemp. = Temperatūra
order = Zamówienie / Zam. odbiorcy = - = Ihre Bestellung / Bestell-Nr. = Pasūtījums / Pasūtījuma Nr.
customer = Kod odbiorcy / Nr kontrahenta = - = Kunde / Kd-Nr. = Klienta kods / Klients Nr.
weight = Waga brutto razem = - = Gesamtgewicht brutto = Bruto svars kopā
packages = Liczba opakowań = - = Anzahl Kolli = Vietu skaits
col.no = Lp. / Poz. = - = Pos. = Nr.
col.code = Indeks / Symbol = - = Artikel / Art. = Kods / Artikuls
col.name = Towar / Nazwa towaru / Asortyment = - = Ware / Artikelbezeichnung = Prece / Preces nosaukums
col.origin = Kraj, kl. / Poch., kl. = - = Herkunft, Kl. / Urspr., Kl. = Izcelsme, šķ. / Valsts, šķ.
col.packs = Opak. / Kolli = - = Kolli = Iep. / Vietas
col.heavy = Waga\\nbrutto = - = Gew.\\nbrutto = Svars\\nbruto
col.qty = Ilość\\nnetto / Ilość = - = Menge\\nnetto / Menge = Daudz.\\nneto / Daudz.
col.unit = J.m. / Jedn. = - = ME / Einh. = Mērv.
col.price = Cena netto / Cena\\njedn. = - = Preis / Einzel-\\npreis = Cena / Cena\\nbez PVN
col.net = Wartość\\nnetto / Netto = - = Netto-\\nbetrag / Betrag = Summa / Summa\\nbez PVN
col.rate = VAT / VAT % = - = USt / MwSt = PVN / PVN %
col.tax = VAT\\nkwota / Podatek = - = Steuer = PVN\\nsumma
col.gross = Brutto / Wartość\\nz VAT = - = Brutto-\\nbetrag = Ar PVN / Summa\\nar PVN
carried = Razem na stronie / Suma strony = - = Zwischensumme / Übertrag = Lapā kopā / Kopā lapā
brought = Z poprzedniej strony = - = Übertrag Vorseite = No iepriekšējās lapas
rates = Stawka / Stawka VAT = - = Steuersatz / USt-Satz = Likme / PVN likme
net = Netto / Wartość netto / Podstawa = - = Warenwert netto / Netto / Nettoentgelt = Bez PVN / Ar PVN apliekamā vērtība / Preču vērtība
tax = VAT / Kwota VAT / Podatek VAT = - = USt / Mehrwertsteuer / Steuerbetrag = PVN / PVN summa / Nodoklis
tax_rate = VAT {0} / w tym VAT {0} = - = USt {0} / MwSt. {0} = PVN {0} / PVN likme {0}
gross = Brutto / Wartość brutto / Razem z VAT = - = Brutto / Rechnungssumme / Endsumme = Ar PVN / Kopā ar PVN / Rēķina summa
sum = Ogółem / Suma = - = Gesamt / Summe = Kopā / Pavisam
vat_table = Stawka|Netto|VAT|Brutto = - = Satz|Netto|USt|Brutto = Likme|Bez PVN|PVN|Ar PVN
total = Do zapłaty za fakturę / DO ZAPŁATY / Należność = - = Zahlbetrag / ZU ZAHLEN / Rechnungsbetrag = Apmaksai / SUMMA APMAKSAI / Jāmaksā
left = Do zapłaty pozostało / Do dopłaty = - = Restbetrag / Noch zu zahlen = Atlikums / Vēl jāmaksā
paid = Wpłacono / Zapłacono przy odbiorze = - = Gezahlt / Bei Übergabe gezahlt = Samaksāts / Apmaksāts saņemot
iban = Konto / Rachunek nr / Nr rachunku = - = Konto (IBAN) / IBAN = Konts / Norēķinu konts / Konta Nr.
terms = Zapłata: {means}, w ciągu {days} dni, tj. do {due}, na rachunek {iban} ({bank}). = - = Zahlung: {means}, {days} Tage netto, bis {due} auf unser Konto {iban} bei {bank}. = Samaksa: {means}, {days} dienu laikā, līdz {due}, kontā {iban}, {bank}.
done = Zapłata: {means}, otrzymano. = - = Zahlung: {means}, erhalten. = Samaksa: {means}, saņemta.
crates = Opakowania zwrotne|Stan|Wydano|Przyjęto|Saldo / Rozliczenie opakowań|Było|Wydane|Zwrot|Jest = - = Leergut|Bestand|Ausgang|Rückgabe|Saldo / Mehrwegverpackung|Alt|Geliefert|Zurück|Neu = Atgriežamā tara|Bija|Izsniegts|Saņemts|Atlikums / Tara|Sākumā|Izdots|Atpakaļ|Paliek
kinds = Paleta EUR|Skrzynka E2|Pojemnik IFCO = - = Europalette|Kiste E2|IFCO-Steige = EUR palete|Kaste E2|Konteiners IFCO
balance = Saldo rozrachunków łącznie z tą fakturą: {0}, w tym po terminie: {1} = - = Kontostand einschließlich dieser Rechnung: {0}, davon überfällig: {1} = Kopējais parāds ar šo rēķinu: {0}, t.sk. kavēts: {1}
limit = Przyznany limit kupiecki: {0} = - = Kreditlimit: {0} = Kredītlimits: {0}
claim = Reklamacje jakościowe przyjmujemy w dniu dostawy, do godz. 12. Opakowania zwrotne pozostają naszą własnością. = - = Mängel bitte am Tag der Lieferung bis 12 Uhr melden. Mehrweggebinde bleiben unser Eigentum. = Pretenzijas par kvalitāti pieņemam piegādes dienā līdz plkst. 12. Atgriežamā tara ir mūsu īpašums.
sign_seller = wydał (magazyn) = - = Ware ausgegeben = izsniedza
sign_driver = przewiózł (kierowca) = - = Fahrer = pārvadāja
sign_buyer = odebrał, data i godzina = - = Ware erhalten, Datum, Uhrzeit = saņēma, datums, laiks
""")  # noqa: E501
