"""More trades, their goods in four languages: one row of text each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("pl", "en", "de", "lv")


@dataclass(frozen=True, slots=True)
class Item:
    """Something on an invoice line, in every language."""

    names: Mapping[str, str]
    unit: str
    """Key of :data:`.catalogue.UNITS`."""
    low: float
    """Smallest net price in PLN."""
    high: float
    most: int
    vat: str


UNIT_WORDS: Mapping[str, Mapping[str, str]] = {
    "piece": {"de": "Stk.", "lv": "gab."},
    "hour": {"de": "Std.", "lv": "st."},
    "pack": {"de": "Pack.", "lv": "iep."},
    "metre": {"de": "lfm", "lv": "m"},
    "m2": {"de": "m2", "lv": "m2"},
    "m3": {"de": "m3", "lv": "m3"},
    "kg": {"de": "kg", "lv": "kg"},
    "litre": {"de": "l", "lv": "l"},
    "km": {"de": "km", "lv": "km"},
    "month": {"de": "Mon.", "lv": "mēn."},
    "service": {"de": "psch.", "lv": "pak."},
    "kwh": {"de": "kWh", "lv": "kWh"},
    "gb": {"de": "GB", "lv": "GB"},
    "night": {"de": "Nacht", "lv": "nakts"},
    "day": {"de": "Tage", "lv": "dienas"},
    "person": {"de": "Pers.", "lv": "pers."},
    "exam": {"de": "Unters.", "lv": "izm."},
    "tonne": {"de": "t", "lv": "t"},
    "lift": {"de": "Stk.", "lv": "reize"},
    "thousand": {"de": "Tsd.", "lv": "tūkst."},
    "mille": {"de": "TKP", "lv": "CPM"},
    "spot": {"de": "Spots", "lv": "klipi"},
}

_ROWS = """
fuel|Olej napędowy ON|Diesel|Diesel|Dīzeļdegviela|litre|4.6|5.6|240|standard
fuel|Benzyna bezołowiowa 95|Unleaded petrol 95|Super bleifrei 95|Benzīns A95|litre|4.7|5.8|58|standard
fuel|Autogaz LPG|LPG|Autogas LPG|Autogāze LPG|litre|2.2|3.1|45|standard
fuel|Płyn AdBlue luz|AdBlue bulk|AdBlue lose|AdBlue šķidrums|litre|2.9|4.6|60|standard
fuel|Myjnia program 3|Car wash programme 3|Wäsche Programm 3|Mazgāšana, 3. programma|service|21|38|1|standard
fuel|Opłata za przejazd A2|Road toll A2|Maut A2|Ceļa nodeva A2|service|12|95|1|standard
fuel|Kanapka z serem|Cheese sandwich|Käsebrötchen|Sviestmaize ar sieru|piece|8|14|3|low
fuel|Woda mineralna 1,5 l|Mineral water 1.5 l|Mineralwasser 1,5 l|Minerālūdens 1,5 l|piece|2.8|4.9|6|standard
fuel|Kawa duża na wynos|Coffee large to go|Kaffee groß|Kafija, liela|piece|9|14|3|reduced
haulage|Transport drogowy {route}|Road haulage {route}|Transport {route}|Kravu pārvadājums {route}|service|2900|9200|1|standard
haulage|Postój ponad 4 godziny|Waiting time over 4 hours|Standzeit über 4 Stunden|Dīkstāve virs 4 stundām|hour|110|240|6|standard
haulage|Dopłata paliwowa|Fuel surcharge|Dieselzuschlag|Degvielas piemaksa|service|120|680|1|standard
haulage|Odprawa i dokumenty CMR|Customs clearance, CMR papers|Zollabfertigung, CMR|Muitas noformēšana, CMR|service|90|310|1|standard
haulage|Przewóz palet EUR, drobnica|Part load, EUR pallets|Stückgut, EUR-Paletten|Daļēja krava, EUR paletes|piece|120|260|12|standard
grocery|Chleb żytni 500 g|Rye bread 500 g|Roggenbrot 500 g|Rudzu maize 500 g|piece|3.9|6.4|4|low
grocery|Masło extra 200 g|Butter 200 g|Butter 200 g|Sviests 200 g|piece|6.1|8.4|6|low
grocery|Kawa mielona 500 g|Ground coffee 500 g|Kaffee gemahlen 500 g|Maltā kafija 500 g|piece|24|39|4|standard
grocery|Herbata czarna 100 tor.|Black tea 100 bags|Schwarztee 100 Beutel|Melnā tēja 100 mais.|piece|11|19|3|standard
grocery|Ręcznik papier. 2 szt.|Kitchen roll 2 pcs|Küchenrolle 2 Stk|Papīra dvieļi 2 gab.|pack|5.4|9.8|4|standard
grocery|Płyn do naczyń 900 ml|Washing-up liquid 900 ml|Spülmittel 900 ml|Trauku līdzeklis 900 ml|piece|6.4|11|3|standard
grocery|Cukier biały 1 kg|White sugar 1 kg|Zucker 1 kg|Cukurs 1 kg|kg|2.9|4.4|5|reduced
grocery|Mleko UHT 3,2% 1 l|UHT milk 3.2% 1 l|H-Milch 3,2% 1 l|Piens UHT 3,2% 1 l|piece|2.7|4.1|12|low
grocery|Torba papierowa|Paper bag|Papiertüte|Papīra maisiņš|piece|0.4|1.1|2|standard
grocery|Baterie AA 4 szt.|Batteries AA 4 pcs|Batterien AA 4 Stk|Baterijas AA 4 gab.|pack|9|24|3|standard
electronics|Klawiatura bezprzewodowa Wydra K2|Wireless keyboard Otter K2|Funktastatur Otter K2|Bezvadu tastatūra Ūdrs K2|piece|79|189|6|standard
electronics|Monitor 27" Czapla, regulacja wysokości|Monitor 27" Heron, height adjustable|Monitor 27" Reiher, höhenverstellbar|Monitors 27" Gārnis, regulējams|piece|690|1390|4|standard
electronics|Kabel USB-C 2 m, oplot|Cable USB-C 2 m, braided|Kabel USB-C 2 m, geflochten|Kabelis USB-C 2 m|piece|18|46|12|standard
electronics|Słuchawki biurowe z mikrofonem|Office headset|Headset fürs Büro|Austiņas ar mikrofonu|piece|110|340|5|standard
electronics|Dysk SSD 1 TB Kuna|SSD drive 1 TB Marten|SSD 1 TB Marder|SSD disks 1 TB Cauna|piece|210|460|3|standard
electronics|Listwa zasilająca 5 gniazd, 3 m|Power strip 5 sockets, 3 m|Steckdosenleiste 5-fach, 3 m|Pagarinātājs 5 ligzdas, 3 m|piece|32|79|6|standard
electronics|Poradnik księgowania 2026, książka|Bookkeeping handbook 2026, book|Handbuch Buchführung 2026|Grāmatvedības rokasgrāmata 2026|piece|49|120|2|low
household|Garnek stalowy 5 l z pokrywą|Stainless steel pot 5 l with lid|Edelstahltopf 5 l mit Deckel|Tērauda katls 5 l ar vāku|piece|89|210|3|standard
household|Lampa biurkowa LED Sikora, ściemniana|LED desk lamp Tit, dimmable|LED-Schreibtischlampe Meise, dimmbar|LED galda lampa Zīlīte|piece|65|159|4|standard
household|Regał metalowy 180x90x40, 5 półek|Metal shelving 180x90x40, 5 shelves|Metallregal 180x90x40, 5 Böden|Metāla plaukts 180x90x40|piece|119|260|6|standard
household|Worki na śmieci 120 l, 50 szt.|Bin bags 120 l, 50 pcs|Müllsäcke 120 l, 50 Stück|Atkritumu maisi 120 l, 50 gab.|pack|18|42|10|standard
household|Czajnik elektryczny 1,7 l, czarny|Electric kettle 1.7 l, black|Wasserkocher 1,7 l, schwarz|Elektriskā tējkanna 1,7 l|piece|79|189|2|standard
household|Pojemnik z pokrywą 45 l|Storage box with lid 45 l|Aufbewahrungsbox mit Deckel 45 l|Kaste ar vāku 45 l|piece|24|59|8|standard
household|Książka kucharska "Wielki stół"|Cookery book "The Big Table"|Kochbuch "Der große Tisch"|Pavārgrāmata "Lielais galds"|piece|39|89|2|low
building|Cement portlandzki 25 kg|Portland cement 25 kg|Portlandzement 25 kg|Portlandcements 25 kg|piece|14|22|120|standard
building|Wełna mineralna 150 mm|Mineral wool 150 mm|Mineralwolle 150 mm|Minerālvate 150 mm|m2|22|39|180|standard
building|Płyta g-k 12,5 mm 1200x2600|Plasterboard 12.5 mm|Gipskartonplatte 12,5 mm|Ģipškartons 12,5 mm|piece|27|41|90|standard
building|Farba lateksowa biała 10 l|White latex paint 10 l|Latexfarbe weiß 10 l|Lateksa krāsa 10 l|piece|115|235|14|standard
building|Wkręty 3,5x35, 1000 szt.|Screws 3.5x35, 1000 pcs|Schrauben 3,5x35, 1000 Stk|Skrūves 3,5x35, 1000 gab.|pack|19|36|22|standard
building|Okno PVC 1465x1435 z montażem|PVC window 1465x1435, fitted|Kunststofffenster 1465x1435 mit Einbau|PVC logs ar montāžu|piece|840|1690|8|reduced
building|Nawóz ogrodowy 20 kg|Garden fertiliser 20 kg|Gartendünger 20 kg|Dārza mēslojums 20 kg|piece|46|88|12|reduced
building|Sadzonka tui 120 cm|Thuja plant 120 cm|Thuja 120 cm|Tūjas stāds 120 cm|piece|19|44|40|reduced
building|Instrukcja BHP, książka|Safety manual, book|Handbuch Arbeitsschutz|Darba drošības grāmata|piece|18|49|6|low
building|Owoce sezonowe, skrzynka|Seasonal fruit, crate|Obstkiste|Sezonas augļi, kaste|piece|32|74|6|low
building|Grunt głęboko penetrujący 5 l|Deep primer 5 l|Tiefgrund 5 l|Dziļā grunts 5 l|piece|24|58|20|standard
building|Profil CW 75, 3 m|Stud profile CW 75, 3 m|CW-Profil 75, 3 m|Profils CW 75, 3 m|metre|4.9|8.8|240|standard
consulting|Doradztwo podatkowe, godziny|Tax advice, hours|Steuerberatung, Stunden|Nodokļu konsultācijas, stundas|hour|180|420|24|standard
consulting|Przegląd umów handlowych|Review of sales contracts|Prüfung von Verträgen|Līgumu pārbaude|service|900|3600|2|standard
consulting|Tłumaczenie na język angielski, strony|Translation, pages|Übersetzung, Seiten|Tulkojums, lappuses|piece|45|95|40|standard
consulting|Opieka informatyczna, abonament|IT support, monthly fee|IT-Betreuung, Monatspauschale|IT atbalsts, abonements|month|450|1900|1|standard
consulting|Projekt graficzny ulotki|Leaflet design|Gestaltung Faltblatt|Bukleta dizains|service|600|1900|2|standard
consulting|Nadzór nad wdrożeniem|Supervision of the roll-out|Projektleitung Einführung|Ieviešanas uzraudzība|hour|190|380|40|standard
agency|Koncepcja kreatywna|Creative concept|Kreativkonzept|Radošā koncepcija|hour|120|260|16|standard
agency|Projekt identyfikacji wizualnej|Visual identity design|Gestaltung Corporate Design|Vizuālās identitātes dizains|hour|140|280|32|standard
agency|Warsztat z zespołem klienta, protokół|Workshop with client team, minutes|Workshop mit dem Kundenteam, Protokoll|Darbnīca ar klienta komandu|hour|150|290|8|standard
agency|Przygotowanie plików do druku|Artwork for print|Reinzeichnung, Druckdaten|Drukas failu sagatavošana|hour|90|180|8|standard
agency|Redakcja tekstów na stronę internetową|Copywriting for the website|Texterstellung Website|Tekstu redakcija|hour|95|190|14|standard
agency|Wdrożenie strony, szablon i formularze|Website build, template and forms|Umsetzung Website, Template und Formulare|Vietnes ieviešana|hour|130|260|40|standard
agency|Prowadzenie kampanii, ryczałt miesięczny|Campaign management, monthly retainer|Kampagnenbetreuung, Monatspauschale|Kampaņas vadība|month|1400|4800|1|standard
agency|Licencja na zdjęcie, bank zdjęć|Stock photo licence|Bildlizenz Stockfoto|Fotogrāfijas licence|piece|40|190|6|standard
agency|Wydruki próbne A3|Colour proofs A3|Farbproofs A3|Krāsu paraugi A3|piece|12|38|8|standard
agency|Dojazd na spotkanie|Travel to meeting by car|Fahrtkosten Pkw|Ceļa izdevumi|km|1.1|2.2|320|standard
legal|Rozmowa z klientem, analiza sprawy|Attendance on client, advice|Besprechung und Beratung|Konsultācija|hour|250|520|4|standard
legal|Projekt pozwu z załącznikami|Drafting of claim and enclosures|Entwurf der Klageschrift mit Anlagen|Prasības pieteikuma projekts|hour|280|560|12|standard
legal|Analiza umowy najmu, uwagi|Review of lease, comments|Prüfung des Mietvertrags, Anmerkungen|Nomas līguma pārbaude|hour|250|520|7|standard
legal|Korespondencja ze stroną przeciwną|Correspondence with the other side|Schriftwechsel mit der Gegenseite|Sarakste ar pretējo pusi|hour|240|480|5|standard
legal|Udział w posiedzeniu|Attendance at hearing|Wahrnehmung des Gerichtstermins|Dalība tiesas sēdē|hour|280|600|6|standard
legal|Projekt ugody|Drafting of settlement agreement|Entwurf der Vergleichsvereinbarung|Izlīguma projekts|hour|280|560|8|standard
legal|Odpisy i kopie akt, strony|Copies of the file, pages|Kopien aus der Akte, Seiten|Lietas kopijas, lappuses|piece|1|2|90|standard
legal|Przesyłki kurierskie|Courier deliveries|Kuriersendungen|Kurjera sūtījumi|piece|18|60|4|standard
legal|Dojazd do sądu|Travel to court|Fahrt zum Gericht|Ceļš uz tiesu|km|1.1|2.2|180|standard
power|Energia elektryczna, strefa dzienna|Electricity, day zone|Strom, Tagzone|Elektroenerģija, dienas zona|kwh|0.42|0.88|5200|standard
power|Energia elektryczna, strefa nocna|Electricity, night zone|Strom, Nachtzone|Elektroenerģija, nakts zona|kwh|0.29|0.52|3100|standard
power|Opłata sieciowa zmienna|Network charge, variable|Netzentgelt Arbeit|Sadales pakalpojums|kwh|0.09|0.29|5200|standard
power|Opłata sieciowa stała|Network charge, fixed|Netzentgelt Grundpreis|Jaudas uzturēšana|month|42|180|2|standard
power|Opłata mocowa|Capacity charge|Leistungspreis|Jaudas komponente|month|14|96|2|standard
power|Opłata OZE|Renewables charge|EEG-Umlage|OIK komponente|kwh|0.002|0.01|5200|standard
power|Opłata handlowa|Service charge|Grundgebühr|Tirdzniecības maksa|month|12|49|2|standard
mobile|Abonament Firma M, bez limitu|Business plan M, unlimited|Firmentarif M, Flatrate|Biznesa plāns M|month|29|55|1|standard
mobile|Abonament Firma L, 100 GB|Business plan L, 100 GB|Firmentarif L, 100 GB|Biznesa plāns L, 100 GB|month|49|85|1|standard
mobile|Internet mobilny 200 GB|Mobile internet 200 GB|Mobiles Internet 200 GB|Mobilais internets 200 GB|month|39|65|1|standard
mobile|Połączenia międzynarodowe|International calls|Auslandsgespräche|Starptautiskie zvani|service|1.2|48|1|standard
mobile|Roaming poza UE, transmisja danych|Data roaming outside EU|Roaming außerhalb EU|Viesabonēšana ārpus ES|service|4|120|1|standard
mobile|SMS Premium|Premium SMS|Premium-SMS|Paaugstinātas maksas SMS|service|1.1|12|1|standard
mobile|Rata za telefon Żuraw 9|Phone Crane 9, instalment|Rate Telefon Kranich 9|Telefona Dzērve 9 maksājums|month|39|119|1|standard
watermains|Dostawa wody|Water supply|Trinkwasser|Ūdens piegāde|m3|4.2|7.9|220|reduced
watermains|Odprowadzanie ścieków|Waste water|Schmutzwasser|Kanalizācijas pakalpojums|m3|6.1|11.4|220|reduced
watermains|Opłata abonamentowa woda|Standing charge, water|Grundpreis Wasser|Abonēšanas maksa, ūdens|month|6|14|2|reduced
watermains|Opłata abonamentowa ścieki|Standing charge, sewer|Grundpreis Abwasser|Abonēšanas maksa, kanalizācija|month|5|12|2|reduced
watermains|Legalizacja wodomierza|Meter verification|Eichung Wasserzähler|Skaitītāja verifikācija|service|48|110|1|standard
workshop|Wymiana oleju z filtrem|Oil change with filter|Ölwechsel mit Filter|Eļļas maiņa ar filtru|service|120|290|1|standard
workshop|Klocki hamulcowe przód, kpl.|Front brake pads, set|Bremsbeläge vorn, Satz|Bremžu kluči, priekšējie|piece|110|340|2|standard
workshop|Robocizna mechanik|Labour, mechanic|Arbeitszeit Mechaniker|Mehāniķa darbs|hour|110|220|9|standard
workshop|Geometria kół|Wheel alignment|Achsvermessung|Riteņu ģeometrija|service|150|260|1|standard
workshop|Opona letnia 205/55 R16|Summer tyre 205/55 R16|Sommerreifen 205/55 R16|Vasaras riepa 205/55 R16|piece|210|430|4|standard
workshop|Utylizacja opon|Tyre disposal|Altreifenentsorgung|Riepu utilizācija|piece|6|12|4|reduced
cloud|Serwer wirtualny VPS 4, 8 GB RAM|Virtual server VPS 4, 8 GB RAM|Virtueller Server VPS 4, 8 GB RAM|Virtuālais serveris VPS 4, 8 GB RAM|month|49|210|6|standard
cloud|Licencja Biuro Plus, użytkownik|Office Plus licence, user|Lizenz Büro Plus, Benutzer|Licence Birojs Plus, lietotājs|month|22|88|25|standard
cloud|Transfer danych wychodzących|Outbound data transfer|Ausgehender Datenverkehr|Izejošā datu plūsma|gb|0.12|0.45|900|standard
cloud|Przestrzeń na kopie zapasowe|Backup storage|Backup-Speicher|Rezerves kopiju krātuve|gb|0.09|0.31|2000|standard
cloud|Odnowienie domeny wydra-biuro.example, 1 rok|Renewal of domain otter-office.example, 1 year|Verlängerung Domain otter-buero.example, 1 Jahr|Domēna udrs-birojs.example, 1 gads|piece|49|119|2|standard
cloud|Certyfikat SSL, 12 miesięcy|SSL certificate, 12 months|SSL-Zertifikat, 12 Monate|SSL sertifikāts, 12 mēneši|piece|59|240|2|standard
cloud|Pakiet e-mail, 50 skrzynek|Mail package, 50 mailboxes|E-Mail-Paket, 50 Postfächer|E-pasta pakete, 50 pastkastes|month|35|129|1|standard
cloud|Wsparcie Premium 24/7|Premium support 24/7|Premium-Support 24/7|Premium atbalsts 24/7|month|99|450|1|standard
joinery|Szafa wnękowa na wymiar z montażem|Fitted wardrobe with installation|Einbauschrank nach Aufmaß, liefern und montieren|Iebūvējamais skapis ar montāžu|piece|2400|6800|2|standard
joinery|Drzwi wewnętrzne z ościeżnicą, osadzenie|Interior door with frame, fitting|Innentür mit Zarge, einbauen|Iekšdurvis ar kārbu, uzstādīšana|piece|620|1350|6|standard
joinery|Robocizna stolarska|Joiner's labour|Arbeitszeit Tischlergeselle|Galdnieka darbs|hour|70|190|32|standard
joinery|Demontaż starych mebli z wywozem|Removal of old furniture|Altmöbel ausbauen und entsorgen|Veco mēbeļu demontāža un izvešana|service|180|620|1|standard
joinery|Blat dębowy klejony 40 mm, olejowany|Oak worktop 40 mm, oiled|Arbeitsplatte Eiche 40 mm, geölt|Ozola darba virsma 40 mm, eļļota|m2|480|960|7|standard
joinery|Okucia i materiały drobne|Fittings and small parts|Beschläge und Kleinmaterial|Furnitūra un sīkmateriāli|service|45|260|1|standard
joinery|Dojazd do klienta|Travel|Anfahrt|Transporta izdevumi|km|1.2|3.4|120|standard
plumbing|Wymiana kotła gazowego kondensacyjnego|Replacement of gas boiler|Gas-Brennwerttherme liefern und austauschen|Gāzes katla nomaiņa|piece|6200|11800|1|standard
plumbing|Montaż grzejnika płytowego 600x1000|Panel radiator 600x1000, fitted|Plattenheizkörper 600x1000 montieren|Radiatora 600x1000 montāža|piece|310|720|7|standard
plumbing|Robocizna montera instalacji|Fitter's labour|Monteurstunden|Santehniķa darbs|hour|80|210|24|standard
plumbing|Rura wielowarstwowa 20 mm z kształtkami|Multilayer pipe 20 mm with fittings|Mehrschichtrohr 20 mm inkl. Formteile|Daudzslāņu caurule 20 mm ar veidgabaliem|metre|14|32|85|standard
plumbing|Bateria umywalkowa z wymianą syfonu|Basin tap with trap|Waschtischarmatur mit Siphon erneuern|Izlietnes maisītājs ar sifonu|piece|260|590|4|standard
plumbing|Próba szczelności instalacji|Pressure test|Dichtheitsprüfung der Anlage|Sistēmas hermētiskuma pārbaude|service|140|390|1|standard
plumbing|Materiał uszczelniający i pomocniczy|Sealing material|Dicht- und Hilfsmaterial|Blīvēšanas un palīgmateriāli|service|35|140|1|standard
painting|Malowanie ścian, dwukrotnie, z gruntowaniem|Painting of walls, two coats|Wandflächen grundieren und zweimal streichen|Sienu gruntēšana un krāsošana divās kārtās|m2|14|36|260|standard
painting|Szpachlowanie i szlifowanie ścian|Filling and sanding of walls|Wände spachteln und schleifen|Sienu špaktelēšana un slīpēšana|m2|19|48|180|standard
painting|Tapetowanie, tapeta klienta|Wallpapering|Tapezierarbeiten, Tapete bauseits|Tapešu līmēšana, pasūtītāja tapetes|m2|28|62|70|standard
painting|Malowanie drzwi z ościeżnicą|Painting of doors|Türen mit Zargen lackieren|Durvju un kārbu krāsošana|piece|120|310|8|standard
painting|Zabezpieczenie podłóg i mebli folią|Covering of floors and furniture|Böden und Möbel abdecken|Grīdas un mēbeļu nosegšana|service|90|320|1|standard
painting|Robocizna dodatkowa wg ustaleń|Additional labour as agreed|Zusätzliche Stunden nach Absprache|Papildu darbi pēc vienošanās|hour|60|160|16|standard
lodging|Nocleg, pokój jednoosobowy|Accommodation, single room|Übernachtung Einzelzimmer|Nakšņošana, vienvietīgs numurs|night|230|420|1|lodging
lodging|Nocleg, pokój dwuosobowy|Accommodation, double room|Übernachtung Doppelzimmer|Nakšņošana, divvietīgs numurs|night|290|540|1|lodging
lodging|Nocleg, pokój Business|Accommodation, business room|Logis Businesszimmer|Nakšņošana, biznesa numurs|night|340|640|1|lodging
lodging daily|Śniadanie - bufet|Breakfast buffet|Frühstücksbuffet|Brokastis|piece|38|66|2|meals
lodging daily|Parking hotelowy|Car park|Tiefgarage / Parkplatz|Autostāvvieta|piece|24|62|1|standard
lodging extra|Restauracja - kolacja|Restaurant, dinner|Restaurant Speisen|Restorāns, vakariņas|piece|54|190|1|meals
lodging extra|Restauracja - napoje|Restaurant, beverages|Restaurant Getränke|Restorāns, dzērieni|piece|14|70|1|standard
lodging extra|Minibar|Minibar|Minibar|Minibārs|piece|9|36|2|standard
lodging extra|Pranie i prasowanie|Laundry|Wäscheservice|Veļas mazgāšana|piece|24|75|1|standard
lodging extra|Room service|Room service|Zimmerservice|Apkalpošana numurā|piece|22|90|1|meals
courier|Przesyłka krajowa do 5 kg|Domestic parcel up to 5 kg|Paket Inland bis 5 kg|Sūtījums Latvijā līdz 5 kg|piece|11.2|17.9|90|standard
courier|Przesyłka krajowa do 31,5 kg|Domestic parcel up to 31.5 kg|Paket Inland bis 31,5 kg|Sūtījums Latvijā līdz 31,5 kg|piece|16.4|27.5|36|standard
courier|Paczka do automatu paczkowego|Parcel to locker|Paket an Packstation|Sūtījums uz pakomātu|piece|8.9|12.9|60|standard
courier|Przesyłka międzynarodowa UE|International parcel, EU|Paket EU|Starptautisks sūtījums, ES|piece|46|98|7|standard
courier|Przesyłka eksportowa poza UE|Export parcel outside EU|Paket Drittland|Eksporta sūtījums ārpus ES|piece|92|210|3|zero
courier|Doręczenie do godz. 12:00|Delivery before 12:00|Zustellung bis 12 Uhr|Piegāde līdz plkst. 12.00|service|9.5|18|5|standard
courier|Obsługa pobrania (COD)|Cash on delivery|Nachnahme|Pēcmaksas apkalpošana|service|2.9|5.8|9|standard
courier|Dopłata paliwowa|Fuel surcharge|Treibstoffzuschlag|Degvielas piemaksa|service|12|160|1|standard
courier|Opłata drogowa|Road toll surcharge|Mautzuschlag|Ceļu lietošanas piemaksa|service|4|38|1|standard
courier|Ochrona przesyłki powyżej 1000 zł|Extended cover|Höherversicherung|Paaugstināta sūtījuma vērtība|service|3.5|9|4|standard
premises|Czynsz najmu lokalu użytkowego|Rent of premises|Miete Gewerberäume|Telpu nomas maksa|m2|38|86|210|standard
premises|Opłata eksploatacyjna - zaliczka|Service charge, on account|Betriebskosten, Vorauszahlung|Apsaimniekošanas maksa, avansa maksājums|month|420|1900|1|standard
premises|Centralne ogrzewanie - zaliczka|Heating, on account|Heizkosten, Vorauszahlung|Apkure, avansa maksājums|month|180|940|1|standard
premises|Energia elektryczna wg podlicznika|Electricity as per sub-meter|Strom laut Zwischenzähler|Elektroenerģija pēc skaitītāja rādījuma|kwh|0.74|1.36|1400|standard
premises|Woda i ścieki - rozliczenie wg wodomierza|Water and sewerage as per meter|Wasser und Abwasser laut Zähler|Ūdens un kanalizācija pēc skaitītāja|m3|11|18|26|communal
premises|Wywóz odpadów|Refuse collection|Müllabfuhr|Atkritumu apsaimniekošana|month|60|240|1|communal
premises|Rozliczenie kosztów ogrzewania - dopłata|Heating costs, balancing charge|Heizkostenabrechnung, Nachzahlung|Apkures izmaksu pārrēķins, piemaksa|service|90|780|1|standard
premises|Ubezpieczenie budynku - udział w kosztach|Buildings insurance recharge|Gebäudeversicherung, Anteil|Ēkas apdrošināšanas izmaksu kompensācija|service|45|260|1|exempt
premises|Miejsce parkingowe|Parking space|Stellplatz|Autostāvvieta|piece|120|310|3|standard
courses|Kurs operatora wózków jezdniowych podnośnikowych|Forklift operator course, RTITB|Lehrgang Flurförderzeugführer nach DGUV 308-001|Iekrāvēja vadītāja kurss|person|620|1150|1|education
courses|Szkolenie okresowe BHP dla kierujących pracownikami|Health and safety for managers|Sicherheitsunterweisung für Führungskräfte|Darba aizsardzība vadītājiem|person|190|420|1|education
courses|Kurs SEP, uprawnienia elektryczne grupa 1|Electrical installation course, group 1|Elektrofachkraft für festgelegte Tätigkeiten|Elektrodrošības kurss, B grupa|person|380|720|1|education
courses|Kurs pierwszej pomocy przedmedycznej|First aid at work|Ersthelferausbildung im Betrieb|Pirmās palīdzības kurss|person|160|390|1|education
courses extra|Opłata egzaminacyjna|Examination fee|Prüfungsgebühr|Eksāmena maksa|person|90|260|1|education
courses extra|Podręcznik kursanta, druk|Course handbook, printed|Lehrgangsunterlagen, gedruckt|Mācību grāmata|piece|28|64|6|low
courses extra|Wyżywienie podczas kursu|Lunch and refreshments|Verpflegung während des Lehrgangs|Ēdināšana kursa laikā|person|45|95|1|standard
courses extra|Wydanie zaświadczenia w języku angielskim|Duplicate certificate|Zweitausfertigung des Zertifikats|Apliecības dublikāts|piece|25|60|3|standard
seminars|Szkolenie otwarte: Zmiany w VAT 2026|Open course: VAT update 2026|Seminar: Umsatzsteuer aktuell 2026|Seminārs: PVN izmaiņas 2026|person|690|1390|1|standard
seminars|Warsztat: Excel w controllingu, poziom II|Workshop: Excel for controllers, level 2|Workshop: Excel im Controlling, Stufe 2|Excel kontrolieriem, 2. līmenis|person|590|1190|1|standard
seminars|Szkolenie: Skuteczne negocjacje zakupowe|Course: Negotiating for buyers|Seminar: Erfolgreich verhandeln im Einkauf|Seminārs: Sarunu vadīšana|person|780|1650|1|standard
seminars extra|Materiały szkoleniowe online, dostęp 12 miesięcy|Online course materials, 12 months access|Online-Unterlagen, Zugang 12 Monate|Tiešsaistes materiāli, 12 mēneši|person|60|140|1|standard
seminars extra|Pakiet konferencyjny (obiad, przerwy kawowe)|Day delegate package|Tagungspauschale (Mittagessen, Kaffeepausen)|Kafijas pauzes un pusdienas|person|85|170|1|standard
seminars extra|Konsultacje indywidualne po szkoleniu|Follow-up coaching|Einzelcoaching nach dem Seminar|Individuālas konsultācijas|hour|180|340|3|standard
seminars extra|Dojazd trenera|Trainer's travel expenses|Reisekosten Referent|Pasniedzēja ceļa izdevumi|service|120|420|1|standard
languages|Kurs języka niemieckiego B1, zjazd 2|German course B1, weekend 2|Deutschkurs B1, Wochenende 2|Vācu valodas kurss B1|person|890|1650|1|languages
languages|Język angielski w biznesie, 12 lekcji|Business English, 12 lessons|Business-Englisch, 12 Unterrichtseinheiten|Biznesa angļu valoda, 12 nodarbības|person|1100|2400|1|languages
languages|Kurs intensywny języka polskiego A2|Intensive English course|Intensivkurs Deutsch A2|Latviešu valodas kurss A2|person|980|2100|1|languages
languages extra|Test poziomujący|Placement test|Einstufungstest|Līmeņa tests|person|40|90|1|languages
languages extra|Podręcznik z ćwiczeniami|Course book with exercises|Lehrbuch mit Übungen|Mācību grāmata|piece|69|140|4|low
languages extra|Opłata wpisowa|Enrolment fee|Anmeldegebühr|Reģistrācijas maksa|person|50|120|1|languages
languages extra|Certyfikat ukończenia kursu|Certificate of attendance|Teilnahmebescheinigung|Apliecība|person|20|55|1|languages
clinic|Badanie profilaktyczne okresowe, medycyna pracy|Periodic occupational health assessment|Arbeitsmedizinische Vorsorge G 37|Obligātā veselības pārbaude|exam|120|260|1|medical
clinic|Badanie wstępne, stanowisko z narażeniem na hałas|Pre-employment medical, noise exposure|Einstellungsuntersuchung, Lärm G 20|Pirmreizējā veselības pārbaude|exam|140|310|1|medical
clinic|Badanie kierowcy kat. C+E|Driver medical, group 2|Untersuchung Fahrerlaubnis C/CE, G 25|Autovadītāja veselības pārbaude|exam|180|340|1|medical
clinic extra|Konsultacja okulistyczna|Eye test, display screen users|Sehtest Bildschirmarbeitsplatz|Acu ārsta konsultācija|exam|90|160|1|medical
clinic extra|Audiometria|Audiometry|Audiometrie|Audiometrija|exam|50|95|1|medical
clinic extra|Morfologia, glukoza, badania laboratoryjne|Blood test, laboratory|Labor: Blutbild, Glukose|Asins analīzes|exam|35|110|1|medical
clinic extra|Szczepienie WZW B|Hepatitis B vaccination|Impfung Hepatitis B|Vakcinācija pret hepatītu B|exam|110|190|1|medical
machines|Minikoparka gąsienicowa 1,8 t, nr fl. 214|Mini excavator 1.8 t, fleet no. 214|Minibagger 1,8 t, Geräte-Nr. 214|Mini ekskavators 1,8 t, inv. Nr. 214|day|260|430|1|standard
machines|Podnośnik nożycowy elektryczny 10 m|Electric scissor lift 10 m|Scherenarbeitsbühne elektrisch 10 m|Šķērveida pacēlājs 10 m|day|170|310|1|standard
machines|Zagęszczarka płytowa 160 kg|Plate compactor 160 kg|Rüttelplatte 160 kg|Vibroblīete 160 kg|day|70|130|1|standard
machines|Agregat prądotwórczy 20 kVA|Generator 20 kVA|Stromerzeuger 20 kVA|Ģenerators 20 kVA|day|120|240|1|standard
machines|Młot wyburzeniowy 16 kg z kompletem dłut|Breaker 16 kg with chisels|Abbruchhammer 16 kg mit Meißelsatz|Atskaldāmais āmurs 16 kg|day|60|115|1|standard
machines extra|Łyżka skarpowa 1200 mm|Grading bucket 1200 mm|Böschungslöffel 1200 mm|Planēšanas kauss 1200 mm|day|22|48|1|standard
machines extra|Transport maszyny: dowóz i odbiór|Delivery and collection|An- und Abtransport|Tehnikas piegāde un izvešana|service|280|720|1|standard
machines extra|Uzupełnienie paliwa (ON)|Refuelling, diesel|Betankung Diesel|Degvielas uzpilde|litre|6.2|7.9|60|standard
machines extra|Ograniczenie odpowiedzialności za szkody|Damage waiver|Haftungsbegrenzung Maschinenbruch|Atbildības ierobežojums|day|14|38|1|standard
machines extra|Czyszczenie po zwrocie|Cleaning after return|Endreinigung|Tehnikas mazgāšana|service|90|220|1|standard
cars|Samochód osobowy, klasa C kombi, Octavia|Estate car, group C|Pkw Gruppe C, Kombi|Vieglais auto, C klase, universāls|day|120|230|1|standard
cars|Samochód dostawczy L2H2, 11 m3|Panel van L2H2, 11 m3|Transporter L2H2, 11 m3|Kravas furgons L2H2, 11 m3|day|190|330|1|standard
cars|Bus 9-osobowy|Minibus, 9 seats|Kleinbus, 9-Sitzer|Mikroautobuss, 9 vietas|day|260|440|1|standard
cars extra|Podstawienie i odbiór pojazdu|Delivery and collection|Zustellung und Abholung|Auto piegāde un saņemšana|service|80|220|1|standard
cars extra|Kilometry ponad limit|Excess mileage|Mehrkilometer|Papildu kilometri|km|0.6|1.4|420|standard
cars extra|Zniesienie udziału własnego|Excess waiver|Reduzierung der Selbstbeteiligung|Pašriska samazinājums|day|28|65|1|standard
cars extra|Dopłata za brakujące paliwo|Missing fuel|Nachtanken|Trūkstošā degviela|litre|7.5|9.9|40|standard
cars extra|Dodatkowy kierowca|Additional driver|Zusatzfahrer|Papildu vadītājs|day|12|30|1|standard
broadband|Internet światłowodowy 600 Mb/s, abonament|Fibre 600 broadband, line rental|Glasfaser 600, Grundgebühr|Optiskais internets 600 Mbit/s, abonēšanas maksa|month|69|149|1|standard
broadband|Telefon stacjonarny Firma, abonament|Business phone line|Festnetz Business, Grundgebühr|Biznesa tālrunis, abonēšanas maksa|month|29|59|2|standard
broadband|Stały adres IP|Static IP address|Feste IP-Adresse|Statiskā IP adrese|month|12|30|2|standard
broadband|Dzierżawa routera Wi-Fi 6|Wi-Fi 6 router rental|Miete Router Wi-Fi 6|Wi-Fi 6 maršrutētāja noma|month|5|15|2|standard
broadband|Połączenia do sieci komórkowych|Calls to mobiles|Gespräche in Mobilfunknetze|Zvani uz mobilajiem tīkliem|service|0.8|34|1|standard
broadband|Połączenia międzynarodowe, strefa 1|International calls, zone 1|Auslandsgespräche Zone 1|Starptautiskie zvani, 1. zona|service|1.1|52|1|standard
broadband|Pakiet bezpieczeństwa, 5 urządzeń|Security package, 5 devices|Sicherheitspaket, 5 Geräte|Drošības pakete, 5 ierīces|month|9|25|1|standard
broadband|Telewizja Biznes, 120 kanałów|Business TV, 120 channels|Business-TV, 120 Sender|Televīzija Bizness, 120 kanāli|month|39|79|1|standard
industrial|Łożysko kulkowe 6205-2RS, 25x52x15|Ball bearing 6205-2RS, 25x52x15|Rillenkugellager 6205-2RS, 25x52x15|Lodīšu gultnis 6205-2RS|piece|14|38|60|standard
industrial|Pierścień uszczelniający NBR 40x62x10|Shaft seal NBR 40x62x10|Wellendichtring NBR 40x62x10|Vārpstas blīve NBR 40x62x10|piece|8|22|80|standard
industrial|Śruba M12x60 kl. 8.8 ocynk, opak. 100 szt.|Bolt M12x60 8.8 zinc plated, 100 pcs|Sechskantschraube M12x60 8.8 verzinkt, 100 St.|Skrūve M12x60 8.8, 100 gab.|pack|75|160|12|standard
industrial|Siłownik pneumatyczny D50, skok 100 mm|Pneumatic cylinder D50, stroke 100 mm|Pneumatikzylinder D50, Hub 100 mm|Pneimatiskais cilindrs D50|piece|310|620|6|standard
industrial|Zawór elektromagnetyczny 5/2 G1/4, 24 V DC|Solenoid valve 5/2 G1/4, 24 V DC|Magnetventil 5/2 G1/4, 24 V DC|Elektromagnētiskais vārsts 5/2 G1/4|piece|180|390|8|standard
industrial|Czujnik indukcyjny M18 PNP, kabel 2 m|Inductive sensor M18 PNP, cable 2 m|Induktiver Sensor M18 PNP, Kabel 2 m|Induktīvais sensors M18 PNP|piece|95|240|10|standard
industrial|Przewód hydrauliczny 2SN DN10|Hydraulic hose 2SN DN10|Hydraulikschlauch 2SN DN10|Hidrauliskā šļūtene 2SN DN10|metre|21|44|50|standard
industrial|Pas klinowy SPA 1250|V-belt SPA 1250|Keilriemen SPA 1250|Ķīļsiksna SPA 1250|piece|28|65|20|standard
industrial|Smar łożyskowy LGMT 2, wkład 420 ml|Bearing grease LGMT 2, cartridge 420 ml|Wälzlagerfett LGMT 2, Kartusche 420 ml|Gultņu smērviela LGMT 2, 420 ml|piece|34|72|24|standard
industrial|Tarcza do cięcia 125x1,0 INOX, opak. 25 szt.|Cutting disc 125x1.0 INOX, 25 pcs|Trennscheibe 125x1,0 INOX, 25 St.|Griezējdisks 125x1,0 INOX, 25 gab.|pack|62|130|16|standard
industrial|Motoreduktor ślimakowy 0,37 kW, i=30|Worm gear motor 0.37 kW, i=30|Schneckengetriebemotor 0,37 kW, i=30|Tārpa motorreduktors 0,37 kW|piece|890|1650|3|standard
industrial|Złączka prosta 8 mm - G1/8|Straight fitting 8 mm - G1/8|Gerade Einschraubverschraubung 8 mm - G1/8|Taisnais savienojums 8 mm - G1/8|piece|4|11|150|standard
industrial|Rękawice ochronne nitrylowe, rozm. 10|Nitrile safety gloves, size 10|Schutzhandschuhe Nitril, Gr. 10|Nitrila cimdi, 10. izm.|pack|39|88|20|standard
industrial|Zmywacz techniczny, kanister|Industrial cleaner, canister|Industriereiniger, Kanister|Rūpnieciskais tīrītājs, kanna|litre|9|19|40|standard
industrial freight|Koszty transportu|Freight|Frachtkosten|Transporta izdevumi|service|28|190|1|standard
industrial freight|Opakowanie|Packaging|Verpackung|Iepakojums|service|9|48|1|standard
media|Sesja zdjęciowa produktowa|Product photo shoot|Produktfotografie, Shooting|Produktu fotosesija|hour|140|320|8|standard
media|Obróbka zdjęć|Photo retouching|Bildbearbeitung|Fotogrāfiju apstrāde|piece|18|45|40|standard
media|Film promocyjny 60 s, montaż|Promotional film 60 s, editing|Imagefilm 60 s, Schnitt|Reklāmas video 60 s, montāža|service|1200|3600|1|standard
media|Licencja na zdjęcia, internet, 2 lata|Image licence, web, 2 years|Nutzungsrechte Online, 2 Jahre|Fotogrāfiju licence, internets, 2 gadi|service|250|900|1|standard
media|Reportaż z konferencji|Event coverage, conference|Veranstaltungsreportage|Konferences fotoreportāža|hour|150|290|9|standard
media|Dojazd|Travel|Anfahrt|Ceļa izdevumi|km|1.1|2.2|180|standard
coding|Prace programistyczne|Software development|Softwareentwicklung|Programmēšanas darbi|hour|110|240|80|standard
coding|Konfiguracja sklepu internetowego|Online shop set-up|Einrichtung Onlineshop|Interneta veikala izveide|service|1400|4200|1|standard
coding|Opieka nad stroną WWW, abonament|Website maintenance, monthly|Wartung Website, monatlich|Mājaslapas uzturēšana, mēnesis|month|150|600|3|standard
coding|Migracja poczty, skrzynki|Mailbox migration|Umzug E-Mail-Postfächer|E-pasta kastīšu migrācija|piece|35|90|14|standard
coding|Konsultacje techniczne|Technical consulting|Technische Beratung|Tehniskās konsultācijas|hour|130|260|12|standard
coding|Tłumaczenie interfejsu EN-PL|Translation of user interface|Übersetzung der Oberfläche|Saskarnes tulkojums|service|300|1100|1|standard
bookkeeping|Prowadzenie ksiąg rachunkowych|Bookkeeping, monthly fee|Finanzbuchführung, monatlich|Grāmatvedības uzskaite, mēneša maksa|month|650|2900|1|standard
bookkeeping|Obsługa kadrowo-płacowa, osoby|Payroll, per employee|Lohnabrechnung, je Mitarbeiter|Algu aprēķins, darbinieki|person|35|70|24|standard
bookkeeping|Dokumenty ponad limit umowy|Documents above the agreed number|Belege über Vertragsumfang|Dokumenti virs līguma apjoma|piece|3.5|8|60|standard
bookkeeping|Sporządzenie deklaracji VAT i JPK|Preparation of VAT return|Umsatzsteuer-Voranmeldung|PVN deklarācijas sagatavošana|service|90|260|1|standard
bookkeeping|Konsultacje podatkowe|Tax consultation|Steuerliche Beratung|Nodokļu konsultācija|hour|150|320|6|standard
bookkeeping|Wyprowadzenie zaległości księgowych|Catching up of earlier records|Nachbuchung Vorjahr|Iepriekšējo periodu uzskaites sakārtošana|hour|90|190|12|standard
bookkeeping|Sporządzenie sprawozdania finansowego|Annual accounts preparation|Erstellung Jahresabschluss|Gada pārskata sagatavošana|service|900|3600|1|standard
stationery|Papier ksero A4 80 g, 500 ark.|Copier paper A4 80 gsm, 500 sheets|Kopierpapier A4 80 g, 500 Blatt|Kopēšanas papīrs A4 80 g, 500 lp.|pack|14|24|80|standard
stationery|Segregator A4 75 mm niebieski|Lever arch file A4 75 mm blue|Ordner A4 75 mm blau|Mape-reģistrs A4 75 mm zils|piece|7|13|50|standard
stationery|Koszulki krystaliczne A4, 100 szt.|Punched pockets A4, pack of 100|Prospekthüllen A4, 100 Stück|Kabatiņas A4, 100 gab.|pack|9|19|20|standard
stationery|Długopis żelowy 0,5 mm czarny|Gel pen 0.5 mm black|Gelschreiber 0,5 mm schwarz|Gēla pildspalva 0,5 mm melna|piece|1.9|5.2|60|standard
stationery|Zakreślacze pastelowe, 4 kolory|Highlighters pastel, set of 4|Textmarker Pastell, 4er-Set|Marķieri pasteļtoņos, 4 krāsas|pack|9|22|10|standard
stationery|Toner do drukarki Łasica 2400, czarny|Toner for Weasel 2400, black|Toner für Wiesel 2400, schwarz|Toneris Zebiekste 2400, melns|piece|110|290|4|standard
stationery|Koperty C5 samoklejące, 500 szt.|Envelopes C5 self-seal, box of 500|Briefumschläge C5 selbstklebend, 500 Stück|Aploksnes C5, 500 gab.|pack|38|72|6|standard
stationery|Karteczki samoprzylepne 76x76 mm|Sticky notes 76x76 mm|Haftnotizen 76x76 mm|Līmlapiņas 76x76 mm|piece|1.6|4.9|48|standard
stationery|Zszywacz metalowy do 30 kartek|Metal stapler, 30 sheets|Heftgerät Metall, 30 Blatt|Metāla skavotājs, 30 lapas|piece|24|59|5|standard
stationery|Zszywki 24/6, 1000 szt.|Staples 24/6, box of 1000|Heftklammern 24/6, 1000 Stück|Skavas 24/6, 1000 gab.|pack|1.2|3.4|30|standard
stationery|Teczka kartonowa z gumką A4|Card folder with elastic A4|Eckspannermappe A4 Karton|Kartona mape ar gumiju A4|piece|1.8|4.2|60|standard
stationery|Taśma pakowa brązowa 48 mm x 66 m|Packing tape brown 48 mm x 66 m|Packband braun 48 mm x 66 m|Iepakojuma lenta 48 mm x 66 m|piece|3.8|7.5|36|standard
stationery|Etykiety 70 x 37 mm, 100 ark.|Labels 70 x 37 mm, 100 sheets|Etiketten 70 x 37 mm, 100 Bogen|Etiķetes 70 x 37 mm, 100 lp.|pack|28|61|8|standard
stationery|Blok notatnikowy A5 w kratkę|Notepad A5 squared|Notizblock A5 kariert|Bloknots A5 rūtiņu|piece|3.2|7.9|30|standard
stationery|Baterie alkaliczne AA, 12 szt.|Alkaline batteries AA, pack of 12|Batterien AA Alkaline, 12 Stück|Baterijas AA, 12 gab.|pack|19|38|8|standard
stationery|Ręczniki papierowe ZZ, karton|Paper towels Z-fold, case|Papierhandtücher Z-Falz, Karton|Papīra dvieļi ZZ, kaste|pack|49|95|6|standard
stationery|Fotel biurowy Rosomak, siatka|Office chair Wolverine, mesh|Bürodrehstuhl Vielfraß, Netz|Biroja krēsls Āmrija|piece|420|990|2|standard
stationery|Poradnik kadrowy 2026, książka|Payroll handbook 2026, book|Handbuch Lohnbüro 2026|Algu rokasgrāmata 2026|piece|59|139|2|low
stationery freight|Dostawa kurierem|Delivery, next working day|Versandkosten Paketdienst|Piegāde ar kurjeru|service|11|24|1|standard
forwarding|Fracht morski|Ocean freight|Seefracht|Jūras frakts|piece|2600|9800|2|zero
forwarding|Dopłata bunkrowa BAF|Bunker adjustment factor (BAF)|Bunkerzuschlag BAF|Bunkera piemaksa BAF|piece|310|990|2|zero
forwarding|Terminal Handling Charge, port wyładunku|Terminal handling charge, destination|Terminal Handling Charge Löschhafen|Termināļa apstrādes maksa|piece|640|1150|2|standard
forwarding|Odprawa celna importowa|Import customs entry|Importverzollung|Importa muitošana|service|240|620|1|standard
forwarding|Dodatkowe pozycje taryfowe|Additional tariff headings|Weitere Zolltarifpositionen|Papildu tarifa pozīcijas|piece|25|60|12|standard
forwarding|Dowóz kontenera do magazynu|Container haulage to warehouse|Containertransport zum Lager|Konteinera piegāde uz noliktavu|piece|1350|3400|2|standard
forwarding|Ubezpieczenie ładunku (cargo)|Cargo insurance|Transportversicherung|Kravas apdrošināšana|service|120|640|1|exempt
forwarding|Opłata za dokumenty (B/L fee)|Documentation fee (B/L)|Dokumentengebühr B/L|Dokumentu noformēšana|service|160|320|1|standard
forwarding|Przestój kontenera (demurrage), dni|Demurrage, days|Containerstandgeld, Tage|Konteinera dīkstāve, dienas|piece|190|420|6|standard
forwarding|Zabezpieczenie długu celnego|Customs guarantee|Zollbürgschaft|Muitas galvojums|service|90|380|1|standard
forwarding|Opłata ISPS|ISPS security fee|ISPS-Zuschlag|ISPS drošības maksa|piece|55|120|2|zero
forwarding|Przeładunek i składowanie|Cross-docking and storage|Umschlag und Lagerung|Pārkraušana un glabāšana|piece|45|110|24|standard
garage|Diagnostyka komputerowa|Computer diagnostics|Fehlerspeicher auslesen, Diagnose|Datordiagnostika|hour|140|240|1|standard
garage|Wymiana rozrządu z pompą wody|Timing belt and water pump, replace|Zahnriemen mit Wasserpumpe erneuern|Zobsiksnas un ūdens sūkņa maiņa|hour|140|240|6|standard
garage|Wymiana klocków i tarcz, oś przednia|Front discs and pads, replace|Bremsscheiben und -beläge vorn erneuern|Priekšējo bremžu maiņa|hour|140|240|3|standard
garage|Przegląd okresowy wg zaleceń producenta|Scheduled service|Inspektion nach Herstellervorgabe|Tehniskā apkope|hour|140|240|4|standard
garage|Ustawienie zbieżności kół|Wheel alignment|Achsvermessung|Riteņu savirzes regulēšana|service|150|290|1|standard
garage|Naprawa układu wydechowego, spawanie|Exhaust repair, welding|Auspuffanlage instand setzen, schweißen|Izplūdes sistēmas remonts|hour|140|240|3|standard
garage parts|Zestaw rozrządu z pompą|Timing belt kit with pump|Zahnriemensatz mit Pumpe|Zobsiksnas komplekts ar sūkni|piece|420|960|1|standard
garage parts|Klocki hamulcowe przednie, komplet|Front brake pads, set|Bremsbelagsatz vorn|Priekšējie bremžu kluči, komplekts|piece|130|330|1|standard
garage parts|Tarcza hamulcowa wentylowana 280 mm|Brake disc, vented 280 mm|Bremsscheibe belüftet 280 mm|Bremžu disks, ventilēts 280 mm|piece|140|290|2|standard
garage parts|Olej silnikowy 5W-30|Engine oil 5W-30|Motoröl 5W-30|Motoreļļa 5W-30|litre|28|58|7|standard
garage parts|Filtr oleju|Oil filter|Ölfilter|Eļļas filtrs|piece|24|62|1|standard
garage parts|Filtr kabinowy węglowy|Cabin filter, carbon|Innenraumfilter Aktivkohle|Salona filtrs ar aktīvo ogli|piece|45|120|1|standard
garage parts|Świeca żarowa|Glow plug|Glühkerze|Kvēlsvece|piece|48|110|4|standard
garage parts|Płyn chłodniczy, koncentrat|Coolant concentrate|Kühlerfrostschutz Konzentrat|Dzesēšanas šķidrums, koncentrāts|litre|18|34|6|standard
garage parts|Wahacz przedni lewy|Front left wishbone|Querlenker vorn links|Priekšējā kreisā svira|piece|210|520|1|standard
garage parts|Akumulator 74 Ah|Battery 74 Ah|Starterbatterie 74 Ah|Akumulators 74 Ah|piece|340|610|1|standard
garage parts|Materiały drobne i środki czyszczące|Sundries and cleaning agents|Kleinteile und Reinigungsmittel|Palīgmateriāli|pack|9|29|1|standard
carpark|Parking podziemny Rynek, postój|Market Underground, parking|Tiefgarage Markt, Parken|Pazemes stāvvieta Tirgus, stāvēšana|hour|4|9|10|standard
carpark|Autostrada, odcinek Wydrzyn - Kuny|Motorway toll, Otterley to Martenham|Autobahn, Abschnitt Ottern - Mardern|Maksas ceļš, posms Ūdri - Caunas|piece|14|38|2|standard
carpark|Parking podziemny Rynek, postój|Market Underground, parking|Tiefgarage Markt, Parken|Pazemes stāvvieta Tirgus, stāvēšana|hour|4|9|6|standard
carpark|Parking lotniskowy P3, doba|Airport car park P3, day|Flughafenparkplatz P3, Tag|Lidostas stāvvieta P3, diennakts|day|32|70|5|standard
carpark|Bilet autobusu na terminal|Shuttle bus ticket to terminal|Shuttlebus zum Terminal|Autobusa biļete uz termināli|piece|7|15|3|reduced
carpark|Ładowanie pojazdu, stacja AC 22 kW|EV charging, AC 22 kW point|Laden, AC 22 kW|Uzlāde, AC 22 kW stacija|piece|28|66|3|standard
carpark|Tunel pod Wisełką, przejazd|Estuary tunnel, crossing|Flusstunnel, Durchfahrt|Tunelis, brauciens|piece|9|21|4|standard
carpark|Parking Stadion, postój|Stadium car park, parking|Parkplatz Stadion|Stāvvieta Stadions, stāvēšana|hour|3|7|8|standard
carpark|Abonament miesięczny, garaż Młyn|Monthly permit, Mill garage|Dauerparker Garage Mühle|Mēneša abonements, Dzirnavu garāža|month|190|420|1|standard
carpark|Autostrada, odcinek Kuny - Borsuki|Motorway toll, Martenham to Brockley|Autobahn, Abschnitt Mardern - Dachsen|Maksas ceļš, posms Caunas - Āpši|piece|11|29|2|standard
carpark|Ubezpieczenie assistance, pakiet miesięczny|Breakdown cover, monthly|Schutzbrief, monatlich|Palīdzība uz ceļa, mēneša polise|month|12|34|1|exempt
carpark|Parking Dworzec, strefa A, postój|Station car park, zone A, parking|Parkplatz Bahnhof, Zone A|Stāvvieta Stacija, A zona, stāvēšana|hour|4|10|7|standard
carpark|Myjnia parkingowa, program 2|Car park wash, programme 2|Wäsche, Programm 2|Automazgātava, 2. programma|service|22|49|1|standard
carpark|Most na Bystrej, przejazd|River bridge, crossing|Brücke, Überfahrt|Tilts, brauciens|piece|6|14|4|standard
carpark|Parking Dworzec, strefa B, postój|Station car park, zone B, parking|Parkplatz Bahnhof, Zone B|Stāvvieta Stacija, B zona, stāvēšana|hour|3|8|9|standard
carpark|Obsługa karty abonenckiej|Card account service fee|Kartengebühr|Kartes apkalpošana|month|5|15|1|standard
produce|Jabłka Ligol 70/80 mm|Apples Ligol 70/80 mm|Äpfel Ligol 70/80 mm|Āboli Ligol 70/80 mm|kg|2.4|4.6|320|food
produce|Pomidory malinowe|Tomatoes, raspberry type|Tomaten Himbeertyp|Tomāti, aveņu|kg|6.2|11.8|140|food
produce|Ogórki szklarniowe krótkie|Cucumbers, short|Minigurken|Gurķi, īsie|kg|4.4|8.9|160|food
produce|Ziemniaki jadalne myte, worek 15 kg|Potatoes, washed, 15 kg sack|Speisekartoffeln gewaschen, Sack 15 kg|Kartupeļi mazgāti, maiss 15 kg|piece|16|29|40|food
produce|Cebula żółta 40/70|Onions, brown 40/70|Zwiebeln gelb 40/70|Sīpoli dzeltenie 40/70|kg|1.7|3.4|300|food
produce|Marchew myta|Carrots, washed|Möhren gewaschen|Burkāni mazgāti|kg|1.9|3.6|220|food
produce|Banany, karton 18,14 kg|Bananas, 18.14 kg carton|Bananen, Karton 18,14 kg|Banāni, kaste 18,14 kg|piece|68|96|24|food
produce|Cytryny kal. 5|Lemons size 5|Zitronen Kal. 5|Citroni, 5. kalibrs|kg|5.9|9.8|60|food
produce|Papryka czerwona|Red peppers|Paprika rot|Paprika sarkanā|kg|8.4|15.9|90|food
produce|Tulipany cięte, pęczek 10 szt.|Cut tulips, bunch of 10|Schnitttulpen, Bund 10 Stück|Tulpes grieztās, 10 gab.|piece|9|17|60|plants
produce|Sałata masłowa|Butterhead lettuce|Kopfsalat|Galviņsalāti|piece|2.1|4.3|120|food
produce|Pieczarki białe|Mushrooms, white|Champignons weiß|Šampinjoni baltie|kg|7.8|12.6|70|food
produce|Torba papierowa z nadrukiem, 250 szt.|Printed paper bags, 250 pcs|Papiertüten bedruckt, 250 Stück|Papīra maisiņi ar apdruku, 250 gab.|pack|38|74|8|standard
produce|Kapusta biała młoda|White cabbage, new|Frühweißkohl|Jaunie kāposti|kg|1.8|3.9|260|food
produce|Buraki ćwikłowe|Beetroot|Rote Bete|Bietes galda|kg|1.6|2.9|150|food
produce|Skrzynka drewniana jednorazowa|Wooden tray, one-way|Holzsteige, Einweg|Koka kaste, vienreizēja|piece|2.6|4.9|80|standard
produce|Truskawki, kobiałka 2 kg|Strawberries, 2 kg punnet|Erdbeeren, Spankorb 2 kg|Zemenes, grozs 2 kg|piece|19|36|50|food
produce|Pomarańcze Navel kal. 4|Oranges Navel size 4|Orangen Navel Kal. 4|Apelsīni Navel, 4. kalibrs|kg|4.6|7.9|110|food
produce|Pelargonia w doniczce 12 cm|Geranium, 12 cm pot|Pelargonie, Topf 12 cm|Pelargonija, pods 12 cm|piece|6|13|48|plants
produce|Koper pęczek|Dill, bunch|Dill, Bund|Dilles, saišķis|piece|1.4|2.9|100|food
produce|Folia stretch 500 mm|Stretch film 500 mm|Stretchfolie 500 mm|Strečplēve 500 mm|piece|24|46|12|standard
travel|Bilet lotniczy, połączenie międzynarodowe|Air ticket, international|Flugschein international|Aviobiļete, starptautisks reiss|piece|640|2900|2|zero
travel|Bilet kolejowy, przejazd krajowy|Rail ticket, domestic|Bahnfahrschein Inland|Dzelzceļa biļete, iekšzemes brauciens|piece|58|210|2|passenger
travel|Opłata transakcyjna za wystawienie biletu|Ticket issuing fee|Ticketservicegebühr|Apkalpošanas maksa par biļetes noformēšanu|piece|35|110|3|standard
travel|Nocleg w hotelu ze śniadaniem|Hotel accommodation, bed and breakfast|Hotelübernachtung mit Frühstück|Naktsmītne viesnīcā ar brokastīm|night|280|690|4|lodging
travel|Transfer lotnisko - hotel|Airport transfer|Flughafentransfer|Transfērs lidosta - viesnīca|piece|90|260|2|standard
travel|Ubezpieczenie podróżne, koszty leczenia|Travel insurance, medical|Reisekrankenversicherung|Ceļojuma apdrošināšana|person|24|95|2|exempt
travel|Bagaż dodatkowy 23 kg|Additional bag, 23 kg|Zusatzgepäck 23 kg|Papildu bagāža 23 kg|piece|130|280|2|zero
travel|Najem samochodu klasy C|Car hire, class C|Mietwagen Klasse C|Automašīnas noma, C klase|day|140|320|4|standard
travel|Zmiana rezerwacji na życzenie podróżnego|Rebooking at traveller's request|Umbuchung auf Kundenwunsch|Rezervācijas maiņa pēc klienta lūguma|service|60|190|1|standard
travel|Pośrednictwo wizowe|Visa handling|Visabesorgung|Vīzas noformēšana|person|120|340|2|standard
leasing|Rata leasingowa: samochód osobowy Borsuk 1.5|Lease rental: car, Brock 1.5|Leasingrate Pkw Dachs 1.5|Līzinga maksājums: auto Āpsis 1.5|month|1150|2900|1|standard
leasing|Rata leasingowa: wózek widłowy Tur 25|Lease rental: forklift, Aurochs 25|Leasingrate Gabelstapler Ur 25|Līzinga maksājums: iekrāvējs Taurs 25|month|1600|3800|1|standard
leasing|Rata leasingowa: centrum obróbcze Dzięcioł 700|Lease rental: machining centre, Woodpecker 700|Leasingrate Bearbeitungszentrum Specht 700|Līzinga maksājums: apstrādes centrs Dzenis 700|month|4200|11800|1|standard
leasing|Rata leasingowa: samochód dostawczy Łoś Max|Lease rental: van, Elk Max|Leasingrate Transporter Elch Max|Līzinga maksājums: furgons Alnis Max|month|1700|4100|1|standard
leasing|Rata leasingowa: urządzenie wielofunkcyjne Sroka C4|Lease rental: copier, Magpie C4|Leasingrate Multifunktionsgerät Elster C4|Līzinga maksājums: kopētājs Žagata C4|month|290|780|1|standard
leasing extra|Ubezpieczenie OC i AC, część roczna|Motor insurance, part of the year|Kfz-Versicherung, Jahresanteil|Apdrošināšana, gada daļa|service|170|620|1|exempt
leasing extra|Pakiet serwisowy Komfort|Maintenance package Comfort|Wartungspaket Komfort|Apkopes pakete|month|140|390|1|standard
leasing extra|Opłata za udzielenie informacji organom (mandaty)|Handling of penalty notices|Bearbeitung von Bußgeldbescheiden|Sodu apstrāde|piece|49|90|3|standard
leasing extra|Ubezpieczenie GAP|GAP insurance|GAP-Versicherung|GAP apdrošināšana|service|60|190|1|exempt
leasing extra|Opłata za aneks do umowy|Amendment of the agreement|Vertragsänderung|Līguma grozījumi|service|250|690|1|standard
leasing extra|Wynajem opon zimowych z przechowaniem|Winter tyres with storage|Winterreifen mit Einlagerung|Ziemas riepas ar glabāšanu|month|80|190|1|standard
patent|Opracowanie i wniesienie zgłoszenia wynalazku|Drafting and filing of patent application|Ausarbeitung und Einreichung Patentanmeldung|Izgudrojuma pieteikuma sagatavošana|hour|280|620|16|standard
patent|Odpowiedź na zawiadomienie eksperta|Response to examination report|Erwiderung auf Prüfungsbescheid|Atbilde uz ekspertīzes slēdzienu|hour|280|620|7|standard
patent|Badanie zdolności rejestrowej znaku, klasy|Trade mark clearance search, per class|Markenrecherche auf Verwechslungsgefahr, je Klasse|Preču zīmes meklējums, klase|piece|420|980|3|standard
patent|Wniesienie zgłoszenia znaku towarowego|Filing of trade mark application|Einreichung Markenanmeldung|Preču zīmes pieteikuma iesniegšana|service|900|2200|1|standard
patent|Nadzór nad terminem i wniesienie opłaty okresowej|Monitoring and payment of renewal|Überwachung und Einzahlung der Jahresgebühr|Uzturēšanas maksas termiņa uzraudzība|service|290|690|1|standard
patent|Zarzuty wobec sprzeciwu, stanowisko|Counterstatement in opposition|Stellungnahme im Widerspruchsverfahren|Iebildumu paskaidrojumi|hour|320|650|9|standard
patent extra|Opłata za zgłoszenie|Official filing fee|Amtliche Anmeldegebühr|Pieteikuma valsts nodeva|piece|450|1200|1|official
patent extra|Opłata za klasę towarową|Official class fee|Amtliche Klassengebühr|Klases nodeva|piece|400|640|3|official
patent extra|Opłata za publikację|Publication fee|Amtliche Veröffentlichungsgebühr|Publikācijas nodeva|piece|90|260|1|official
patent extra|Opłata skarbowa od pełnomocnictwa|Recordal of representative, official fee|Amtliche Gebühr für Registerauszug|Pilnvaras nodeva|piece|17|110|2|official
dining|Menu degustacyjne, 4 dania|Set menu, four courses|Menü in vier Gängen|Degustācijas ēdienkarte, 4 ēdieni|person|110|230|24|meals
dining|Krem z białych warzyw|White vegetable soup|Cremesuppe von weißem Gemüse|Balto dārzeņu krēmzupa|piece|16|32|12|meals
dining|Pierś z kaczki, modra kapusta|Duck breast, red cabbage|Entenbrust, Rotkohl|Pīles krūtiņa, sarkanie kāposti|piece|52|98|9|meals
dining|Sandacz z patelni, masło kaparowe|Pan-fried pike-perch, caper butter|Zander gebraten, Kapernbutter|Zandarts ar kaperu sviestu|piece|54|96|8|meals
dining|Deska serów i wędlin|Cheese and cold meat platter|Käse- und Wurstplatte|Sieru un gaļas plate|piece|48|110|4|meals
dining|Wino białe, butelka 0,75 l|White wine, bottle 0.75 l|Weißwein, Flasche 0,75 l|Baltvīns, pudele 0,75 l|piece|70|150|5|standard
dining|Piwo z beczki 0,4 l|Draught beer 0.4 l|Bier vom Fass 0,4 l|Izlejamais alus 0,4 l|piece|11|17|16|standard
dining|Woda gazowana 0,7 l|Sparkling water 0.7 l|Mineralwasser 0,7 l|Gāzēts ūdens 0,7 l|piece|11|21|10|standard
dining|Espresso podwójne|Double espresso|Espresso doppelt|Dubultais espresso|piece|9|16|14|standard
dining|Wynajem sali kominkowej|Hire of fireside room|Raummiete Kaminzimmer|Kamīna zāles noma|hour|120|280|5|standard
dining|Tort na wynos, zamówienie|Cake to take away, to order|Torte außer Haus, auf Bestellung|Torte līdzņemšanai|kg|48|85|3|food
publishing|Rachunkowość dla początkujących, wyd. 4|Bookkeeping for beginners, 4th ed.|Buchführung für Einsteiger, 4. Aufl.|Grāmatvedība iesācējiem, 4. izd.|piece|29|62|40|books
publishing|Atlas ptaków wodnych, oprawa twarda|Atlas of water birds, hardback|Atlas der Wasservögel, gebunden|Ūdensputnu atlants, cietie vāki|piece|46|98|20|books
publishing|Kuchnia polskich jezior|Cooking by the lake|Kochen am See|Ezeru virtuve|piece|24|52|30|books
publishing|Ilustrowany słownik techniczny|Illustrated technical dictionary|Technisches Bildwörterbuch|Ilustrētā tehniskā vārdnīca|piece|58|120|12|books
publishing|Baśnie znad bagien, z ilustracjami|Tales from the marshes, illustrated|Märchen aus dem Moor, illustriert|Purva pasakas, ilustrētas|piece|19|44|60|books
publishing|Prawo pracy w praktyce 2026|Employment law in practice 2026|Arbeitsrecht in der Praxis 2026|Darba tiesības praksē 2026|piece|65|149|15|books
publishing|Mapa szlaków kajakowych 1:50 000|Canoe trails map 1:50 000|Wasserwanderkarte 1:50 000|Laivu maršrutu karte 1:50 000|piece|9|19|50|books
publishing|Kalendarz ścienny Ćmy i motyle|Wall calendar Moths and butterflies|Wandkalender Falter|Sienas kalendārs Tauriņi|piece|16|35|40|standard
publishing|Audiobook na płycie, Noc jeży|Audiobook on disc, Night of the hedgehogs|Hörbuch auf CD, Nacht der Igel|Audiogrāmata diskā, Ežu nakts|piece|18|38|15|standard
publishing|Gra planszowa Bobry i tamy|Board game Beavers and dams|Brettspiel Biber und Dämme|Galda spēle Bebri un dambji|piece|48|105|12|standard
publishing|Puzzle 500 elementów, Rozlewisko|Jigsaw 500 pieces, Backwater|Puzzle 500 Teile, Altarm|Puzle 500 gab., Attekas|piece|24|46|18|standard
cab|Przejazd Economy|Economy ride|Fahrt Economy|Brauciens Economy|service|16|58|1|taxi
cab|Przejazd Comfort|Comfort ride|Fahrt Comfort|Brauciens Comfort|service|22|84|1|taxi
cab|Przejazd XL do 6 osób|XL ride, up to 6 seats|Fahrt XL bis 6 Personen|Brauciens XL līdz 6 personām|service|31|120|1|taxi
cab|Kurs taksówką|Taxi journey|Taxifahrt|Taksometra brauciens|service|15|76|1|taxi
cab extra|Oczekiwanie|Waiting time|Wartezeit|Gaidīšana|service|2|14|1|taxi
cab extra|Opłata lotniskowa|Airport pick-up charge|Flughafenzuschlag|Lidostas piemaksa|service|4|12|1|taxi
cab extra|Przejazd drogą płatną|Toll passed on|Maut|Maksas ceļš|service|9|32|1|standard
ride app|Przejazd służbowy Economy|Business ride, Economy|Geschäftsfahrt Economy|Darījumu brauciens Economy|service|17|61|1|taxi
ride app|Przejazd służbowy Premium|Business ride, Premium|Geschäftsfahrt Premium|Darījumu brauciens Premium|service|34|140|1|taxi
ride app|Dostawa przesyłki kurierem miejskim|City courier delivery|Stadtkurierfahrt|Pilsētas kurjera piegāde|service|18|49|1|standard
ride app extra|Opłata serwisowa aplikacji|Platform service fee|Servicegebühr der Plattform|Platformas apkalpošanas maksa|service|1.5|6|1|standard
ride app extra|Opłata za rezerwację|Booking fee|Buchungsgebühr|Rezervācijas maksa|service|2|5|1|standard
ride app extra|Opłata za anulowanie|Cancellation fee|Stornogebühr|Atcelšanas maksa|service|6|14|1|standard
eats|Pierogi ruskie, 10 szt.|Dumplings, 10 pieces|Piroggen, 10 Stück|Pelmeņi, 10 gab.|piece|24|38|2|meals
eats|Pad thai z kurczakiem|Chicken pad thai|Pad Thai mit Huhn|Pad thai ar vistu|piece|31|46|3|meals
eats|Pizza z szynką, 32 cm|Ham pizza, 32 cm|Pizza Schinken, 32 cm|Pica ar šķiņķi, 32 cm|piece|28|47|3|meals
eats|Sałatka z kozim serem|Goat's cheese salad|Salat mit Ziegenkäse|Salāti ar kazas sieru|piece|27|41|2|meals
eats|Zupa dnia z pieczywem|Soup of the day with bread|Tagessuppe mit Brot|Dienas zupa ar maizi|piece|14|24|4|meals
eats|Burger wołowy, frytki|Beef burger, chips|Rindfleischburger, Pommes|Liellopa burgers, frī|piece|33|52|3|meals
eats|Lemoniada 0,5 l|Lemonade 0.5 l|Limonade 0,5 l|Limonāde 0,5 l|piece|9|16|3|standard
eats|Woda niegazowana 0,5 l|Still water 0.5 l|Stilles Wasser 0,5 l|Negāzēts ūdens 0,5 l|piece|6|9|4|standard
eats extra|Opłata za dostawę|Delivery fee|Liefergebühr|Piegādes maksa|service|4|12|1|standard
eats extra|Opłata serwisowa|Service fee|Servicegebühr|Apkalpošanas maksa|service|1.5|5|1|standard
eats extra|Opakowania i torba|Packaging and bag|Verpackung und Tüte|Iepakojums un maisiņš|service|1|4|1|standard
works|Roboty ziemne i fundamenty|Groundworks and foundations|Erdarbeiten und Fundamente|Zemes darbi un pamati|service|18000|64000|1|standard
works|Ściany murowane z pustaków 25 cm|Blockwork walls 250 mm|Mauerwerk 25 cm, Hochlochziegel|Mūra sienas 250 mm|m2|130|240|340|standard
works|Strop żelbetowy z szalowaniem|Reinforced concrete slab incl. formwork|Stahlbetondecke einschl. Schalung|Dzelzsbetona pārsegums ar veidņiem|m3|1350|2400|60|standard
works|Konstrukcja i pokrycie dachu|Roof structure and covering|Dachstuhl und Eindeckung|Jumta konstrukcija un segums|service|26000|88000|1|standard
works|Docieplenie elewacji, wełna 15 cm|External insulation, 150 mm mineral wool|WDVS Mineralwolle 15 cm|Fasādes siltināšana, vate 150 mm|m2|190|330|420|dwelling
works|Tynki wewnętrzne gipsowe|Internal gypsum plaster|Innenputz, Gipsputz maschinell|Iekšējais ģipša apmetums|m2|32|64|900|dwelling
works|Stolarka okienna z montażem|Windows, supplied and fitted|Fenster liefern und einbauen|Logi ar montāžu|piece|1400|3200|24|dwelling
works|Wylewki cementowe 6 cm|Cement screed 60 mm|Zementestrich 6 cm|Cementa klons 60 mm|m2|46|84|520|dwelling
works|Zagospodarowanie terenu, kostka|Paving and landscaping|Außenanlagen, Pflasterarbeiten|Labiekārtošana, bruģis|m2|140|290|260|standard
works|Roboty dodatkowe wg protokołu konieczności|Variations as instructed|Nachtrag laut Anordnung|Papildu darbi saskaņā ar aktu|service|2400|14000|1|standard
fitters|Rozdzielnica główna z osprzętem|Main distribution board, equipped|Hauptverteilung mit Einbaugeräten|Galvenā sadalne ar aprīkojumu|service|9000|38000|1|standard
fitters|Okablowanie lokali mieszkalnych|Wiring of flats|Elektroinstallation Wohnungen|Dzīvokļu elektroinstalācija|piece|3200|6400|18|dwelling
fitters|Instalacja wod.-kan., piony i podejścia|Water and waste stacks|Sanitärinstallation, Steigstränge|Ūdensvada un kanalizācijas stāvvadi|metre|110|230|240|dwelling
fitters|Węzeł cieplny kompaktowy z montażem|Heat interface unit, installed|Wärmeübergabestation einschl. Montage|Siltummezgls ar montāžu|piece|28000|61000|1|standard
fitters|Ogrzewanie podłogowe|Underfloor heating|Fußbodenheizung|Grīdas apsilde|m2|95|170|460|dwelling
fitters|Kanały wentylacyjne z izolacją|Ventilation ducts, insulated|Lüftungskanäle, gedämmt|Ventilācijas kanāli ar izolāciju|m2|160|310|300|standard
fitters|Oświetlenie części wspólnych|Lighting of common areas|Beleuchtung Allgemeinbereiche|Koplietošanas telpu apgaismojums|piece|190|460|64|dwelling
fitters|Montaż koryt i tras kablowych|Cable trays and routes|Kabeltrassen und Pritschen montieren|Kabeļu trases montāža|metre|48|120|380|standard
fitters|Próby, pomiary i dokumentacja powykonawcza|Testing, commissioning and as-built file|Prüfungen, Messungen, Revisionsunterlagen|Mērījumi un izpilddokumentācija|service|2800|9800|1|standard
staffing|magazynier|warehouse operative|Lagerhelfer|noliktavas darbinieks|hour|41|56|40|standard
staffing|operator wózka widłowego|forklift driver|Staplerfahrer|iekrāvēja vadītājs|hour|48|68|40|standard
staffing|pracownik produkcji|production operative|Produktionshelfer|ražošanas strādnieks|hour|40|55|40|standard
staffing|pakowacz|packer|Verpacker|fasētājs|hour|38|50|40|standard
staffing|spawacz MAG|MAG welder|Schweißer MAG|metinātājs MAG|hour|66|98|40|standard
staffing|pracownik biurowy|office clerk|Bürokaufmann|biroja darbinieks|hour|49|74|40|standard
staffing extra|Badania lekarskie pracowników|Medical checks|Arbeitsmedizinische Untersuchung|Obligātās veselības pārbaudes|piece|90|160|4|standard
staffing extra|Dowóz pracowników, kursy|Transport of workers, trips|Mitarbeitertransport, Fahrten|Darbinieku transports, reisi|piece|60|140|10|standard
staffing extra|Odzież robocza, komplet|Workwear, set|Arbeitskleidung, Satz|Darba apģērbs, komplekts|piece|110|240|4|standard
media plan|Budżet mediów społecznościowych, {theme}|Paid social spend, {theme}|Mediabudget Social Ads, {theme}|Reklāmas budžets sociālajos tīklos, {theme}|service|1800|14000|1|standard
media plan|Budżet kampanii w wyszukiwarce, {theme}|Paid search spend, {theme}|SEA-Budget, {theme}|Meklētājreklāmas budžets, {theme}|service|1200|9800|1|standard
media plan|Emisja banera 970x250, {theme}|Display 970x250, {theme}|Display-Schaltung 970x250, {theme}|Reklāmkaroga 970x250 izvietošana, {theme}|mille|12|46|480|standard
media plan|Emisja wideo 15 s, {theme}|Online video 15 s, {theme}|Online-Video 15 Sek., {theme}|Video reklāma 15 s, {theme}|mille|38|88|260|standard
media plan|Spot radiowy 30 s, {theme}|Radio spot 30 s, {theme}|Hörfunkspot 30 Sek., {theme}|Radio klips 30 s, {theme}|spot|95|420|48|standard
media plan|Citylight, ekspozycja 14 dni, {theme}|6-sheet posters, two weeks, {theme}|City-Light-Poster, Dekade, {theme}|Citylight plakāti, 14 dienas, {theme}|piece|240|690|22|standard
media plan extra|Prowizja agencyjna od budżetu mediów|Agency commission on media|Agenturhonorar auf Mediavolumen|Aģentūras komisija no mediju budžeta|service|320|2400|1|standard
media plan extra|Obsługa i optymalizacja kampanii|Campaign management and optimisation|Kampagnenmanagement und Optimierung|Kampaņu vadība un optimizācija|hour|130|240|22|standard
media plan extra|Adserving i weryfikacja emisji|Ad serving and verification|AdServing und Verifizierung|Adserving un verifikācija|mille|0.6|2.4|600|standard
media plan extra|Adaptacja kreacji HTML5|HTML5 creative adaptation|Adaption Werbemittel HTML5|HTML5 reklāmu adaptācija|piece|160|420|6|standard
waste|Opróżnienie pojemnika 1100 l, odpady zmieszane 20 03 01|1100 l bin, general waste, EWC 20 03 01|Umleerbehälter 1100 l, AVV 20 03 01 Gemischte Siedlungsabfälle|Konteiners 1,1 m3, sadzīves atkritumi 200301|lift|58|128|2|communal
waste|Opróżnienie pojemnika 1100 l, makulatura 15 01 01|1100 l bin, mixed recycling, EWC 20 01 01|Umleerbehälter 1100 l, AVV 15 01 01 Papier/Pappe|Konteiners 1,1 m3, papīrs un kartons 150101|lift|34|74|3|communal
waste|Opróżnienie pojemnika 240 l, bioodpady 20 01 08|240 l bin, food waste, EWC 20 01 08|MGB 240 l, AVV 20 01 08 Speisereste|Konteiners 0,24 m3, bioloģiskie atkritumi 200108|lift|28|52|4|communal
waste|Odbiór folii w belach 15 01 02|Baled film collection, EWC 15 01 02|Abholung Folienballen, AVV 15 01 02|Plēves ķīpu izvešana 150102|lift|45|140|1|communal
waste haul|Podstawienie i wymiana kontenera KP-7|8 yard skip, exchange|Absetzmulde 7 m3, Tausch|Konteinera 7 m3 nomaiņa|lift|220|420|1|communal
waste haul|Transport kontenera hakowego 30 m3|40 yard RoRo, haulage|Abrollcontainer 30 m3, An- und Abfahrt|Āķa konteinera 30 m3 pārvadājums|lift|380|690|1|communal
waste tonnes|Zagospodarowanie 17 09 04 zmieszane odpady z budowy|Disposal, mixed construction waste, EWC 17 09 04|Entsorgung AVV 17 09 04 Gemischte Bauabfälle|Būvniecības atkritumu apsaimniekošana 170904|tonne|310|640|6|communal
waste tonnes|Zagospodarowanie 17 01 01 gruz betonowy|Disposal, hardcore, EWC 17 01 01|Verwertung AVV 17 01 01 Beton|Betona atkritumu apsaimniekošana 170101|tonne|48|120|11|communal
waste tonnes|Zagospodarowanie 15 01 03 drewno opakowaniowe|Treatment, wood grade B, EWC 15 01 03|Verwertung AVV 15 01 03 Holz A II|Koka iepakojuma apsaimniekošana 150103|tonne|90|260|4|communal
waste tonnes|Zagospodarowanie 20 03 07 odpady wielkogabarytowe|Disposal, bulky waste, EWC 20 03 07|Entsorgung AVV 20 03 07 Sperrmüll|Lielgabarīta atkritumu apsaimniekošana 200307|tonne|420|820|5|communal
waste rental|Dzierżawa kontenera KP-7|Rental, 8 yard skip|Miete Absetzmulde 7 m3|Konteinera 7 m3 noma|day|3.2|9.5|1|standard
waste rental|Dzierżawa prasokontenera 20 m3|Rental, 20 yd compactor|Miete Presscontainer 20 m3|Preskonteinera 20 m3 noma|day|28|64|1|standard
waste rental|Dzierżawa pojemników 1100 l|Rental, 1100 l bins|Miete Umleerbehälter 1100 l|Konteineru 1,1 m3 noma|day|0.8|2.6|3|standard
waste fee|Opłata środowiskowa|Environmental charge|Umwelt- und Energiezuschlag|Dabas resursu nodoklis|service|14|96|1|standard
waste fee|Opłata paliwowa|Fuel surcharge|Mautzuschlag|Degvielas piemaksa|service|12|74|1|standard
waste fee|Karta przekazania odpadu, obsługa BDO|Waste transfer note, administration|Nachweisführung, Begleitschein|Pavadzīmes noformēšana BRAPUS|service|9|38|1|standard
waste scrap|Złom stalowy 17 04 05, odkup|Ferrous scrap, EWC 17 04 05, rebate|Vergütung Schrott AVV 17 04 05|Melno metālu lūžņi 170405, iepirkums|tonne|620|1090|2|standard
waste scrap|Makulatura 15 01 01 kl. 1.04, odkup|OCC baled cardboard, rebate|Vergütung Kaufhausaltpapier 1.04|Kartons 150101, iepirkums|tonne|190|420|3|standard
waste scrap|Złom aluminium 17 04 02, odkup|Aluminium scrap, EWC 17 04 02, rebate|Vergütung Aluminium AVV 17 04 02|Alumīnija lūžņi 170402, iepirkums|tonne|4100|6900|1|standard
print|Ulotka A5, 4+4, kreda mat 135 g|Leaflet A5, 4/4, 135 gsm silk|Flyer A5, 4/4-farbig, 135 g Bilderdruck matt|Skrejlapa A5, 4+4, 135 g matēts|thousand|90|240|50|standard
print|Folder DL, składany w Z, 170 g|Leaflet DL, Z-fold, 170 gsm|Faltblatt DIN lang, Wickelfalz, 170 g|Buklets DL, locīts, 170 g|thousand|190|420|30|standard
print|Katalog A4, 48 stron, oprawa zeszytowa|Brochure A4, 48pp, saddle stitched|Katalog A4, 48 Seiten, Rückstichheftung|Katalogs A4, 48 lpp., skavots|thousand|2600|5200|8|standard
print|Książka B5, 192 strony, oprawa klejona|Book 234x156, 192pp, perfect bound|Buch 17x24, 192 Seiten, Klebebindung|Grāmata B5, 192 lpp., līmēta|thousand|6800|12400|3|books
print|Etykieta 90x60 mm, folia PP, na roli|Label 90x60 mm, PP, on reel|Haftetikett 90x60 mm, PP, auf Rolle|Uzlīme 90x60 mm, PP, rullī|thousand|38|96|120|standard
print|Plakat B1, 4+0, papier 150 g|Poster B1, 4/0, 150 gsm|Plakat DIN A1, 4/0-farbig, 150 g|Plakāts B1, 4+0, 150 g|thousand|1900|3600|3|standard
print extra|Przygotowalnia, płyty CTP|Plates and make-ready|Druckplatten und Einrichten|Iespiedplates, sagatavošana|service|120|480|1|standard
print extra|Proof certyfikowany A3|Contract proof A3|Proof A3, farbverbindlich|Krāsu proofs A3|piece|35|80|4|standard
print extra|Dostawa kurierska, palety|Delivery, pallets|Lieferung frei Haus, Paletten|Piegāde, paletes|service|95|340|1|standard
packaging|Karton klapowy 380x280x220, FEFCO 0201, 3-war. B|Case 380x280x220, FEFCO 0201, B flute|Faltkarton 380x280x220, FEFCO 0201, B-Welle|Kaste 380x280x220, FEFCO 0201, B|thousand|1400|2900|12|standard
packaging|Pudełko fasonowe 200x150x60, nadruk 1 kol.|Die-cut mailer 200x150x60, 1 colour|Stanzverpackung 200x150x60, 1-farbig|Veidkaste 200x150x60, 1 krāsa|thousand|900|2100|15|standard
packaging|Pudełko GC2 275 g, 4+0, lakier UV|Carton GC2 275 gsm, 4/0, UV varnish|Faltschachtel GC2 275 g, 4/0, UV-Lack|Kārba GC2 275 g, 4+0, UV laka|thousand|320|880|60|standard
packaging|Przekładka tekturowa 1180x780|Layer pad 1180x780|Zwischenlage 1180x780, Wellpappe|Starplika 1180x780, gofrkartons|thousand|1600|2600|6|standard
packaging|Torba papierowa 240x100x320, kraft|Paper carrier 240x100x320, kraft|Papiertragetasche 240x100x320, Kraft|Papīra maisiņš 240x100x320, krafts|thousand|780|1500|20|standard
packaging extra|Wykrojnik, wykonanie|Cutting forme|Stanzform, Anfertigung|Štances forma|service|480|1600|1|standard
packaging extra|Polimer, forma drukowa|Printing plate, flexo|Klischee Flexodruck|Flekso klišeja|piece|180|520|2|standard
packaging extra|Palety EUR, do zwrotu|Euro pallets, returnable|Europaletten, Tausch|EUR paletes|piece|32|58|9|standard
packaging extra|Transport własny|Delivery, own vehicle|Fracht, eigener Lkw|Piegāde ar savu transportu|service|120|460|1|standard
laundry|Bluza robocza, najem i pranie|Work jacket, rental and wash|Bundjacke, Miete und Pflege|Darba jaka, noma un mazgāšana|piece|3.1|5.2|40|standard
laundry|Spodnie ogrodniczki, najem i pranie|Bib and brace, rental and wash|Latzhose, Miete und Pflege|Puskombinezons, noma un mazgāšana|piece|3.4|5.6|40|standard
laundry|Spodnie do pasa, najem i pranie|Work trousers, rental and wash|Bundhose, Miete und Pflege|Darba bikses, noma un mazgāšana|piece|2.8|4.9|40|standard
laundry|Koszulka polo, najem i pranie|Polo shirt, rental and wash|Poloshirt, Miete und Pflege|Polo krekls, noma un mazgāšana|piece|1.9|3.1|60|standard
laundry|Kurtka ostrzegawcza kl. 3|Hi-vis coat class 3|Warnschutzjacke Kl. 3|Signāljaka, 3. klase|piece|4.9|8.2|20|standard
laundry|Fartuch HACCP biały|HACCP coat, white|HACCP-Mantel weiß|HACCP halāts, balts|piece|2.6|4.1|50|standard
laundry|Ścierki przemysłowe, wymiana|Industrial wipers, exchange|Putztücher, Tausch|Rūpnieciskās lupatas, maiņa|piece|0.55|0.95|400|standard
laundry mat|Mata wejściowa 85x150, wymiana|Entrance mat 85x150, exchange|Schmutzfangmatte 85x150, Tausch|Paklājs 85x150, maiņa|piece|14|24|4|standard
laundry mat|Mata wejściowa 115x200, wymiana|Entrance mat 115x200, exchange|Schmutzfangmatte 115x200, Tausch|Paklājs 115x200, maiņa|piece|22|38|3|standard
laundry mat|Mata z logo 150x250, wymiana|Logo mat 150x250, exchange|Logomatte 150x250, Tausch|Paklājs ar logo 150x250, maiņa|piece|39|66|2|standard
laundry mat|Ręcznik w rolce, wymiana|Cabinet roller towel, exchange|Stoffhandtuchrolle, Tausch|Dvieļu rullis, maiņa|piece|9|16|8|standard
laundry mat|Mop płaski 50 cm, wymiana|Flat mop 50 cm, exchange|Wischmopp 50 cm, Tausch|Mops 50 cm, maiņa|piece|2.4|4.2|30|standard
laundry linen|Poszwa 140x200|Duvet cover 140x200|Bettbezug 140x200|Segas pārvalks 140x200|piece|3.6|5.9|220|standard
laundry linen|Poszewka 50x60|Pillow case 50x60|Kissenbezug 50x60|Spilvendrāna 50x60|piece|1.2|2.1|300|standard
laundry linen|Prześcieradło 160x280|Bed sheet 160x280|Bettlaken 160x280|Palags 160x280|piece|2.6|4.2|220|standard
laundry linen|Ręcznik kąpielowy 70x140|Bath towel 70x140|Duschtuch 70x140|Vannas dvielis 70x140|piece|1.9|3.3|400|standard
laundry linen|Obrus 140x220|Tablecloth 140x220|Tischdecke 140x220|Galdauts 140x220|piece|5.4|8.8|60|standard
laundry linen|Serwetka 50x50|Napkin 50x50|Serviette 50x50|Salvete 50x50|piece|0.9|1.5|250|standard
laundry loss|Zagubiona odzież: spodnie, wartość odtworzeniowa|Lost garment: trousers, replacement value|Verlust Bundhose, Restwert|Nozaudētas bikses, atlikusī vērtība|piece|48|120|3|standard
laundry loss|Zagubiona odzież: bluza, wartość odtworzeniowa|Lost garment: jacket, replacement value|Verlust Bundjacke, Restwert|Nozaudēta jaka, atlikusī vērtība|piece|60|150|2|standard
laundry loss|Brak tekstyliów w zwrocie, wymiana na nowe|Linen short returned, replaced|Fehlmenge Wäsche, Ersatz|Iztrūkstoša veļa, aizvietošana|piece|14|42|8|standard
laundry fee|Dojazd, dostawa|Delivery service|Anfahrt und Logistik|Piegādes pakalpojums|service|18|45|1|standard
laundry fee|Emblemat haftowany, naszycie|Embroidered emblem, fitted|Emblem gestickt, angebracht|Izšūta emblēma, piešūšana|piece|9|19|12|standard
laundry fee|Szafka na odzież, dzierżawa|Garment locker, rental|Schrankfach, Miete|Apģērbu skapis, noma|month|12|28|6|standard
licences|CloudOffice Business Standard|CloudOffice Business Standard|CloudOffice Business Standard|CloudOffice Business Standard|piece|44|58|80|standard
licences|CloudOffice Enterprise E3|CloudOffice Enterprise E3|CloudOffice Enterprise E3|CloudOffice Enterprise E3|piece|135|165|60|standard
licences|Mailbox Plan 1|Mailbox Plan 1|Postfach Plan 1|Mailbox Plan 1|piece|15|19|120|standard
licences|EndpointGuard Advanced, ochrona stacji|EndpointGuard Advanced, per device|EndpointGuard Advanced, je Gerät|EndpointGuard Advanced, ierīcei|piece|9|21|150|standard
licences|TeamBackup for Cloud, użytkownik|TeamBackup for Cloud, per user|TeamBackup for Cloud, je Benutzer|TeamBackup for Cloud, lietotājam|piece|8|17|90|standard
licences|PDF Studio Pro, subskrypcja|PDF Studio Pro, subscription|PDF Studio Pro, Abonnement|PDF Studio Pro, abonements|piece|41|72|25|standard
licences|PlanDraw LT, subskrypcja|PlanDraw LT, subscription|PlanDraw LT, Mietlizenz|PlanDraw LT, abonements|piece|150|230|8|standard
licences|RemoteDesk Session, jednoczesna|RemoteDesk Session, concurrent|RemoteDesk Session, gleichzeitig|RemoteDesk Session, vienlaicīga|piece|60|130|10|standard
licences|VirtualHost Foundation, 16 rdzeni|VirtualHost Foundation, 16 cores|VirtualHost Foundation, 16 Kerne|VirtualHost Foundation, 16 kodoli|piece|260|520|6|standard
licences|SecureGate 200, usługi bezpieczeństwa|SecureGate 200, security services|SecureGate 200, Security-Services|SecureGate 200, drošības pakalpojumi|piece|180|420|3|standard
licences extra|Chmura, zużycie wg cennika (pay-as-you-go)|Cloud consumption (pay-as-you-go)|Cloud-Verbrauch (nutzungsbasiert)|Mākoņa patēriņš (pēc lietojuma)|service|120|3900|1|standard
licences extra|Wsparcie partnerskie Premium|Partner support Premium|Partner-Support Premium|Partnera atbalsts Premium|month|390|980|1|standard
licences extra|Uruchomienie dzierżawy (tenant)|Tenant set-up|Einrichtung Mandant (Tenant)|Nomnieka (tenant) izveide|service|250|700|1|standard
heating oil|Olej opałowy lekki|Kerosene, heating oil|Heizöl EL schwefelarm|Krāšu kurināmais (dīzeļdegviela apkurei)|litre|3.3|4.4|5200|standard
heating oil|Olej opałowy lekki Plus z dodatkiem|Premium kerosene with additive|Heizöl EL Premium|Apkures degviela Premium|litre|3.6|4.7|4200|standard
heating oil extra|Dostawa autocysterną|Delivery charge|Anfahrtspauschale|Piegāde ar autocisternu|service|80|220|1|standard
heating oil extra|Opłata ADR|Hazardous goods levy|Gefahrgutpauschale (GGVS)|ADR maksa|service|12|48|1|standard
heating oil extra|Dodatek uszlachetniający, dozowanie|Tank additive, dosed|Additiv, dosiert|Piedeva, dozēšana|piece|45|110|2|standard
bulk diesel|Olej napędowy B7|Diesel EN 590|Dieselkraftstoff B7|Dīzeļdegviela E klase|litre|4.5|5.5|9000|standard
bulk diesel|Olej napędowy grzewczy, barwiony|Gas oil, rebated, marked|Agrardiesel, Dieselkraftstoff|Dīzeļdegviela, iezīmēta|litre|4.1|5.1|6000|standard
bulk diesel|Olej napędowy arktyczny, klasa 2|Diesel, winter grade|Dieselkraftstoff Winter|Dīzeļdegviela, arktiskā 2. klase|litre|4.8|5.9|6000|standard
bulk diesel extra|Dostawa, kurs autocysterny|Delivery charge, per drop|Zustellgebühr|Piegāde|service|90|260|1|standard
bulk diesel extra|AdBlue luzem|AdBlue bulk|AdBlue lose|AdBlue šķidrums|litre|2.2|3.9|900|standard
bulk diesel extra|Dzierżawa zbiornika dwupłaszczowego 5000 l|Tank hire, bunded 5000 l|Tankmiete 5000 l doppelwandig|Tvertnes noma 5000 l|month|120|260|1|standard
lpg|Gaz płynny propan|Propane, bulk LPG|Flüssiggas Propan DIN 51622|Sašķidrinātā naftas gāze, propāns|litre|1.9|2.9|3800|standard
lpg|Gaz płynny LPG, mieszanina|LPG autogas, bulk|Flüssiggas Autogas|Sašķidrinātā gāze, maisījums|litre|1.8|2.7|4500|standard
lpg extra|Dzierżawa zbiornika 2700 l|Standing charge, tank 2700 l|Tankmiete 2700 l oberirdisch|Tvertnes noma 2700 l|month|28|65|3|standard
lpg extra|Dostawa gazu|Delivery charge|Lieferpauschale|Gāzes piegāde|service|60|160|1|standard
lpg extra|Przegląd UDT zbiornika|Tank inspection|Innere Prüfung Behälter|Tvertnes pārbaude|service|180|420|1|standard
"""  # noqa: E501


def _items() -> dict[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = {}
    for row in _ROWS.strip().splitlines():
        trade, *rest = row.split("|")
        words, (unit, low, high, most, vat) = rest[:4], rest[4:]
        names = dict(zip(LANGUAGES, words, strict=True))
        found.setdefault(trade, []).append(Item(names, unit, float(low), float(high), int(most), vat))
    return {trade: tuple(items) for trade, items in found.items()}


ITEMS: Mapping[str, tuple[Item, ...]] = _items()
"""Goods by trade."""

TRADE_NAMES: Mapping[str, Mapping[str, str]] = {
    "fuel": {"pl": "Stacje Paliw", "en": "Fuel Stations", "de": "Tankstellen", "lv": "Degviela"},
    "haulage": {"pl": "Spedycja", "en": "Haulage", "de": "Spedition", "lv": "Pārvadājumi"},
    "grocery": {"pl": "Delikatesy", "en": "Grocers", "de": "Feinkost", "lv": "Veikals"},
    "electronics": {"pl": "Sklep Komputerowy", "en": "Electronics", "de": "Technikversand", "lv": "Tehnika"},
    "household": {"pl": "Artykuły Domowe", "en": "Homeware", "de": "Haushaltswaren", "lv": "Saimniecība"},
    "building": {"pl": "Hurtownia Budowlana", "en": "Builders Merchants", "de": "Baustoffe", "lv": "Būvmateriāli"},
    "consulting": {"pl": "Kancelaria", "en": "Consulting", "de": "Beratung", "lv": "Konsultanti"},
    "agency": {"pl": "Studio Graficzne", "en": "Design", "de": "Werbeagentur", "lv": "Dizains"},
    "legal": {"pl": "Kancelaria Prawna", "en": "Legal", "de": "Rechtsanwälte", "lv": "Juristi"},
    "power": {"pl": "Energetyka", "en": "Energy", "de": "Stadtwerke", "lv": "Enerģija"},
    "mobile": {"pl": "Telefonia", "en": "Mobile", "de": "Mobilfunk", "lv": "Sakari"},
    "watermains": {"pl": "Wodociągi", "en": "Water", "de": "Wasserwerke", "lv": "Ūdens"},
    "workshop": {"pl": "Auto Serwis", "en": "Motor Works", "de": "Autohaus", "lv": "Autoserviss"},
    "cloud": {"pl": "Hosting", "en": "Cloud", "de": "Cloud", "lv": "Mākonis"},
    "joinery": {"pl": "Zakład Stolarski", "en": "Joinery", "de": "Tischlerei", "lv": "Galdniecība"},
    "plumbing": {"pl": "Instalacje Sanitarne", "en": "Plumbing", "de": "Haustechnik", "lv": "Santehnika"},
    "painting": {"pl": "Usługi Malarskie", "en": "Decorators", "de": "Malerbetrieb", "lv": "Krāsotāji"},
    "lodging": {"pl": "Zarządzanie Hotelami", "en": "Hospitality", "de": "Hotelgesellschaft", "lv": "Viesnīcas"},
    "courier": {"pl": "Kurier", "en": "Parcels", "de": "Paketdienst", "lv": "Kurjers"},
    "courses": {"pl": "Ośrodek Kształcenia", "en": "Training", "de": "Akademie", "lv": "Mācību Centrs"},
    "seminars": {"pl": "Centrum Szkoleń", "en": "Seminars", "de": "Seminare", "lv": "Semināri"},
    "languages": {"pl": "Szkoła Językowa", "en": "Language School", "de": "Sprachschule", "lv": "Valodu Skola"},
    "clinic": {"pl": "Przychodnia", "en": "Health", "de": "Arbeitsmedizin", "lv": "Klīnika"},
    "machines": {"pl": "Wypożyczalnia Maszyn", "en": "Plant Hire", "de": "Mietpark", "lv": "Tehnikas Noma"},
    "cars": {"pl": "Wynajem Samochodów", "en": "Car Hire", "de": "Autovermietung", "lv": "Auto Noma"},
    "broadband": {"pl": "Telekomunikacja", "en": "Telecom", "de": "Telekommunikation", "lv": "Telekoms"},
    "industrial": {"pl": "Technika Przemysłowa", "en": "Industrial", "de": "Industrietechnik", "lv": "Rūpniecība"},
    "media": {"pl": "Fotografia", "en": "Photography", "de": "Fotografie", "lv": "Foto Studija"},
    "coding": {"pl": "Usługi IT", "en": "Web Studio", "de": "Webentwicklung", "lv": "IT Risinājumi"},
    "bookkeeping": {"pl": "Biuro Rachunkowe", "en": "Accountancy", "de": "Buchhaltung", "lv": "Grāmatvedība"},
    "stationery": {"pl": "Artykuły Biurowe", "en": "Office Supplies", "de": "Bürobedarf", "lv": "Biroja Preces"},
    "forwarding": {"pl": "Agencja Celna", "en": "Forwarding", "de": "Seehafenspedition", "lv": "Ekspedīcija"},
    "garage": {"pl": "Warsztat", "en": "Garage", "de": "Kfz-Meisterbetrieb", "lv": "Autoremonts"},
    "carpark": {"pl": "Parkingi", "en": "Parking", "de": "Parkraum", "lv": "Stāvvietas"},
    "produce": {"pl": "Giełda Ogrodnicza", "en": "Produce", "de": "Frischehandel", "lv": "Dārzeņi"},
    "travel": {"pl": "Biuro Podróży", "en": "Travel", "de": "Reisebüro", "lv": "Ceļojumi"},
    "leasing": {"pl": "Leasing", "en": "Asset Finance", "de": "Leasing", "lv": "Līzings"},
    "patent": {"pl": "Kancelaria Patentowa", "en": "Patents", "de": "Patentanwälte", "lv": "Patenti"},
    "dining": {"pl": "Restauracje", "en": "Dining", "de": "Gastronomie", "lv": "Restorāni"},
    "publishing": {"pl": "Wydawnictwo", "en": "Publishing", "de": "Verlag", "lv": "Apgāds"},
    "cab": {"pl": "Taxi", "en": "Cabs", "de": "Taxibetrieb", "lv": "Taksometri"},
    "ride app": {"pl": "Mobilność", "en": "Mobility", "de": "Mobilität", "lv": "Mobilitāte"},
    "eats": {"pl": "Bistro", "en": "Kitchen", "de": "Gasthaus", "lv": "Kafejnīca"},
    "works": {"pl": "Budownictwo", "en": "Builders", "de": "Bau", "lv": "Būve"},
    "fitters": {"pl": "Instalacje", "en": "Building Services", "de": "Gebäudetechnik", "lv": "Inženiertīkli"},
    "staffing": {"pl": "Praca Tymczasowa", "en": "Recruitment", "de": "Personaldienste", "lv": "Personāls"},
    "ad platform": {"pl": "Ads", "en": "Ads", "de": "Ads", "lv": "Ads"},
    "media plan": {"pl": "Dom Mediowy", "en": "Media", "de": "Media", "lv": "Mediji"},
    "waste": {"pl": "Eko Odpady", "en": "Recycling", "de": "Entsorgung", "lv": "Vide"},
    "print": {"pl": "Drukarnia", "en": "Print", "de": "Druckerei", "lv": "Tipogrāfija"},
    "packaging": {"pl": "Opakowania", "en": "Packaging", "de": "Verpackungen", "lv": "Iepakojums"},
    "premises": {"pl": "Nieruchomości", "en": "Estates", "de": "Hausverwaltung", "lv": "Nami"},
    "laundry": {"pl": "Pralnia Przemysłowa", "en": "Workwear", "de": "Textilservice", "lv": "Veļas Serviss"},
    "licences": {"pl": "Dystrybucja Oprogramowania", "en": "Software", "de": "Software", "lv": "Licences"},
    "heating oil": {"pl": "Paliwa Opałowe", "en": "Heating Oils", "de": "Brennstoffe", "lv": "Degviela"},
    "bulk diesel": {"pl": "Hurt Paliw", "en": "Fuels", "de": "Mineralöle", "lv": "Nafta"},
    "lpg": {"pl": "Gaz Płynny", "en": "Gas", "de": "Flüssiggas", "lv": "Gāze"},
}
"""What stands in the name of a company of the trade, by the language of its country."""
COMPANY_TRADES = frozenset({"ride app"})
"""Trades that no firm of one person is in, whatever the layout."""

ROUTES = (
    "Poznań - Hamburg",
    "Gdańsk - Rīga",
    "Wrocław - Brno",
    "Łódź - Rotterdam",
    "Rīga - Tallinn",
    "Leipzig - Kraków",
)
EXPENSES = {"H87", "KMT"}
"""Units of what a consultant passes on: copies, licences, kilometres."""
SHIPPING: Mapping[str, tuple[str, ...]] = {
    "pl": ("Przesyłka kurierska", "Koszt dostawy", "Dostawa: automat paczkowy", "Wysyłka, kurier"),
    "en": ("Shipping", "Delivery: Tracked 48", "Shipping and handling", "Standard delivery"),
    "de": ("Versandkosten", "Versand: Paketdienst", "Versandkostenpauschale", "Porto und Verpackung"),
    "lv": ("Piegāde", "Piegāde ar kurjeru", "Piegāde uz pakomātu", "Transporta izdevumi"),
}
VOUCHERS: Mapping[str, tuple[str, ...]] = {
    "pl": ("Kod rabatowy LATO26", "Rabat, kupon za newsletter"),
    "en": ("Discount code SUMMER26", "Newsletter voucher"),
    "de": ("Gutschein SOMMER26", "Rabatt Newsletter-Gutschein"),
    "lv": ("Atlaižu kods VASARA26", "Atlaides kupons"),
}
CORRECTION_REASONS: Mapping[str, tuple[str, ...]] = {
    "pl": ("Zwrot towaru", "Błędna ilość na fakturze", "Udzielenie rabatu", "Pomyłka w cenie"),
    "en": ("Goods returned", "Wrong quantity", "Rebate granted", "Wrong price"),
    "de": ("Rückgabe der Ware", "Falsche Menge", "Nachlass", "Preisfehler"),
    "lv": ("Preču atgriešana", "Kļūdains daudzums", "Piešķirta atlaide", "Kļūda cenā"),
}
ORIGINAL_NUMBERS: Mapping[str, tuple[str, ...]] = {
    "pl": ("FV/{n}/{y}", "FS {n}/{m:02d}/{y}", "{n}/{yy:02d}"),
    "en": ("INV-{y}-{n:04d}", "{n:06d}"),
    "de": ("RE-{y}-{n:04d}", "{y}{n:05d}"),
    "lv": ("R{n:05d}", "{y}/{n}"),
}
"""Patterns of the numbers of invoices that corrections are about."""
ADVANCE_WORDS: Mapping[str, str] = {
    "pl": "Zaliczka na poczet zamówienia {0}, stawka {1}",
    "en": "Advance on order {0}, rate {1}",
    "de": "Anzahlung zu Auftrag {0}, Satz {1}",
    "lv": "Avanss par pasūtījumu {0}, likme {1}",
}
NOTE_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "pl": (
        "Kara umowna za opóźnienie dostawy, umowa z dnia {0}",
        "Zwrot kosztów przesyłek kurierskich",
        "Refaktura opłat skarbowych bez VAT",
        "Odszkodowanie za uszkodzone palety",
    ),
    "en": ("Contract penalty, contract of {0}", "Courier costs passed on", "Damaged pallets"),
    "de": ("Vertragsstrafe, Vertrag vom {0}", "Weiterbelastung Kurierkosten", "Beschädigte Paletten"),
    "lv": ("Līgumsods, līgums no {0}", "Kurjera izdevumu kompensācija", "Bojātas paletes"),
}
REVERSE_CHARGE: Mapping[str, str] = {
    "pl": "Odwrotne obciążenie",
    "en": "Reverse charge",
    "de": "Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge)",
    "lv": "Reversais PVN (PVN likuma 19. pants)",
}
INTRA_COMMUNITY: Mapping[str, str] = {
    "pl": "Wewnątrzwspólnotowa dostawa towarów, art. 42 ustawy o VAT",
    "en": "Intra-Community supply of goods, Art. 138 of Directive 2006/112/EC",
    "de": "Steuerfreie innergemeinschaftliche Lieferung",
    "lv": "Preču piegāde Eiropas Savienības teritorijā (PVN likuma 43. panta ceturtā daļa)",
}
EXEMPT: Mapping[str, Mapping[str, str]] = {
    "PL": {
        "pl": "Zwolnienie z VAT na podstawie art. 43 ust. 1 pkt 37 ustawy o VAT",
        "en": "VAT exempt, Art. 43(1)(37) of the Polish VAT Act",
        "de": "Steuerfrei nach Art. 43 Abs. 1 Nr. 37 des polnischen Umsatzsteuergesetzes",
    },
    "DE": {
        "de": "Versicherungsleistung, steuerfrei nach § 4 Nr. 10 UStG",
        "en": "Insurance, VAT exempt under Section 4 No. 10 of the German VAT Act",
    },
    "LV": {"lv": "PVN neapliek saskaņā ar PVN likuma 52. panta pirmās daļas 20. punktu"},
    "GB": {"en": "Insurance recharged is exempt from VAT"},
}
"""Country -> language -> why insurance that is passed on has no VAT."""
EXEMPT_SERVICES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "education": {
        "PL": {
            "pl": "Zwolnienie z VAT: art. 43 ust. 1 pkt 29 lit. a ustawy o podatku od towarów i usług",
            "en": "VAT exempt vocational training, Art. 43(1)(29)(a) of the Polish VAT Act",
        },
        "DE": {"de": "Umsatzsteuerfrei nach § 4 Nr. 21 Buchst. a UStG"},
        "GB": {"en": "Exempt supply of education, VAT Act 1994, Schedule 9, Group 6"},
    },
    "languages": {
        "PL": {
            "pl": "Zwolnienie z VAT: art. 43 ust. 1 pkt 28 ustawy o VAT (nauczanie języków obcych)",
            "en": "VAT exempt language teaching, Art. 43(1)(28) of the Polish VAT Act",
        },
        "DE": {"de": "Steuerfrei gemäß § 4 Nr. 21 UStG"},
        "GB": {"en": "Exempt from VAT: tuition in English as a foreign language, VATA 1994, Sch. 9, Group 6, item 1"},
    },
    "medical": {
        "PL": {
            "pl": "Zwolnione z VAT na podstawie art. 43 ust. 1 pkt 18 ustawy o VAT",
            "en": "VAT exempt medical care, Art. 43(1)(18) of the Polish VAT Act",
        },
        "DE": {"de": "Heilbehandlung, umsatzsteuerfrei gemäß § 4 Nr. 14 Buchst. a UStG"},
        "GB": {"en": "Exempt medical services, VAT Act 1994, Schedule 9, Group 7"},
    },
}
"""Kind of service -> country -> language -> why it has no VAT."""
OUTSIDE: Mapping[str, Mapping[str, str]] = {
    "official": {
        "pl": "Opłaty urzędowe wniesione w imieniu i na rzecz klienta, art. 29a ust. 7 pkt 3 ustawy o VAT",
        "en": "Official fees paid in the name of the client, outside the scope of VAT",
        "de": "Amtliche Gebühren als durchlaufende Posten nach § 10 Abs. 1 UStG nicht steuerbar",
        "lv": "Valsts nodevas, samaksātas klienta vārdā, nav PVN objekts",
    },
}
"""What is passed on -> language -> why VAT is not about it."""
BUILDING_REVERSE_CHARGE: Mapping[str, str] = {
    "DE": "Steuerschuldnerschaft des Leistungsempfängers nach § 13b Abs. 2 Nr. 4 UStG (Bauleistung)",
    "LV": "Nodokļa apgrieztā maksāšana: būvniecības pakalpojumi, PVN likuma 142. pants",
    "GB": "Reverse charge: customer to account to HMRC for the VAT on these construction services (VATA 1994, s. 55A)",
}
"""Country -> why a builder charges no VAT at home; in Poland builders do."""
SPLIT_PAYMENT: Mapping[str, str] = {
    "pl": "Mechanizm podzielonej płatności",
    "en": "Split payment mechanism",
    "de": "Split-Payment-Verfahren",
    "lv": "Dalītā maksājuma mehānisms",
}
