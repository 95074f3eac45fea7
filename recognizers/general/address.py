"""Postal address: a street with its number, and the box, postcode and municipality around it.

Names: nl adres; fr adresse; de Anschrift; en address.

Forms: "Veldstraat 12 bus 3, 9000 Gent", "rue de la Loi 16 bte 4 à 1040 Bruxelles", "12, rue des
Écureuils", "Aachener Straße 118 A", "4 Elm Tree Lane", over one line or several, with or without
postcode, in two languages ("Rue de la Loi 16 / Wetstraat 16, 1000 Bruxelles / Brussel"), the
municipality first ("9000 Gent, Veldstraat 12"). A street without a number is none. Public buildings
have addresses too: a policy may except them.

Source: common usage; types of streets in recognizers/gazetteers/street_types.py; municipalities:
NOTICE.
Confused with: dates ("kerkplein 12 augustus"), years, ordinary words ("arbeidsmarkt 3").
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.gazetteers import street_types as types
from recognizers.general.address_streets import (
    ENDED_STREET,
    STARTED_STREET,
    WEAK_STREET,
    ended,
    started,
    weak,
)

CONTEXT: tuple[str, ...] = (
    *(
        "adres*",
        "wonende",
        "woonachtig*",
        "woont",
        "wonen",
        "gedomicilieerd*",
        "domicilie*",
        "domicil*",
    ),
    *(
        "verblijft",
        "verblijvende",
        "verhuis*",
        "leveradres*",
        "adresse*",
        "habite*",
        "réside*",
        "sis",
    ),
    *(
        "sise",
        "situé*",
        "siège*",
        "anschrift*",
        "wohnhaft*",
        "wohnt",
        "address*",
        "lives",
        "resides",
    ),
    *("gelegen", "huisbezoek*", "postadres*", "correspondentieadres*"),
)
TITLE = {"nl": "een adres", "fr": "une adresse", "de": "eine Adresse", "en": "an address"}
FULL = compiled(
    r"(?s).{4,}?(?:(?<![^\W_])\d{4,5}(?: ?[A-Z]{2})? {1,2}\p{L}"
    r"|(?i:(?<![^\W_])(?:bus|bte|boîte|boite|box|bfk)\b.?)).*"
)

ENDED = Recognizer(
    name="address",
    entity="ADDRESS",
    title=TITLE,
    pattern=ENDED_STREET,
    anchor=Anchor(
        words=types.before_a_number((*types.STRONG_ENDS, *types.CAPITAL_ENDS, "markt")),
        reach=28,
        before=42,
    ),
    extend=ended,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    formatted_weight=2.5,
    context=CONTEXT,
    specificity=60,
    samples=(
        hit("(«Kuringersteenweg 302 / 1.02 - 3500 HASSELT»)", "a floor and a flat"),
        hit("«Veldstraat 12 bus 3, 9000 Gent»", "Dutch, one line"),
        hit("«Kromme Leeuwenstraat 14\n9000 Gent»", "two lines, two words"),
        hit("woont in de «Koning Albertlaan 7A».", "no postcode, end of sentence"),
        hit("«veldstraat 12»", "lower case"),
        hit("«O.L.V.-straat 22»", "a hyphen before the type"),
        hit("«Weserstr.12, 4700 Eupen»", "no space"),
        hit("komm zur «malmedyer str. 33a»", "of a town, small letters"),
        hit("«Torhoutse Stwg 88 b 3, 8200 Brugge»", "cut short, a box"),
        hit("«Duinpad 6 / 0102 te De Haan»", "a box behind a slash"),
        hit("«Kerkstraat 12 b8 - 1090 Jette»", "a box without a space"),
        miss("Bahnsteig 2 in 4837 Baelen", "a platform"),
        hit("«Molièrelaan 20 te Vorst (1190)»", "postcode behind the town"),
        hit("«LANGE LEEMSTRAAT 388 BUS 4 2018 ANTWERPEN»", "capitals, no commas"),
        hit("«Aachener Straße 118 A, 4700 Eupen»", "German, type apart"),
        hit("«Gülcherstraße 14, B-4700 Eupen»", "German"),
        hit("wonende te «8730 Beernem, Rollebaanstraat 70»", "municipality first"),
        hit("«Wetstraat 16 / Rue de la Loi 16, 1000 Brussel»", "in two languages"),
        hit("«Prinsengracht 263-2, 1016 GV Amsterdam»", "Netherlands"),
        hit("«Grote Markt 3, 3800 Sint-Truiden»", "type apart"),
        hit("ik woon «oude baan 88 zemst»", "type apart, small letters"),
        hit("mevrouw Aalbrecht van de «Kerkstraat 12» belde", "whose it is, not of its name"),
        hit("de heer De Smet uit de «Nieuwstraat 4»", "a name before it"),
        hit("in de «Graaf van Vlaanderenstraat 8»", "a title in its name"),
        miss("de nieuwe weg 4 km verder", "a distance"),
        miss("op grote markt 3", "an ordinary word, small letters"),
        hit("«Hoekskensstraat z/n te 9080 Lochristi»", "no number given"),
        hit("- «Eikendreef 2»\n- «Eikendreef 4»", "a list"),
        hit("«Sint-Pietersnieuwstraat 33 - 9000 Gent»", "a hyphen before the postcode"),
        hit("«lange ridderstraat 88 2e verdiep, 2800 mechelen»", "a floor between"),
        hit("«Brusselsesteenweg 1130 (achterhuis), 1780 Wemmel»", "a remark in brackets"),
        hit("«Turnhoutsebaan 303, 3de rechts, 2140 Borgerhout»", "a side"),
        hit("«Jülicher Str. 336 (Tor 2)\nD-52070 Aachen»", "a gate, German"),
        hit("«Hauptstraße 12, Hinterhaus 2. Stock links, 4780 St. Vith»", "house, floor, side"),
        hit("«Kerkstraat 12\nc/o Peeters\n9000 Gent»", "with whom, on a line of its own"),
        hit("«Chaussée de Mons / Bergensesteenweg 1024\nbte/bus 5\n1070 Anderlecht»", "bilingual"),
        hit("«Kerkstraat 12;Denderleeuw;;9470;België»", "as in a vCard"),
        hit("«Kerkstraat 12», tweede verdieping", "a floor and no town"),
        miss("werken in de Veldstraat", "no number"),
        miss("artikel 12 weg 3", "legal text"),
        miss("op plaats 4 geëindigd", "place in a competition"),
        miss("het Kerkplein 12 augustus", "a date"),
        miss("de arbeidsmarkt 2020", "an ordinary word and a year"),
        miss("Veldstraat 2024", "a year"),
        miss("allerlei 5 bijlagen", "an ordinary word"),
        miss("de snelweg 4 km verder", "a distance"),
        miss("Parkeerplaats 18 is vrij", "an ordinary word"),
        miss("de straat 12", "a type without a name"),
        miss("braderie in de Kerkstraat, 14 kraampjes en muziek", "a number of things"),
        hit("ze woont «Kerkstraat, 14» sinds mei", "no number of things"),
        miss("steekproef op de Kerkstraat 12,5 meter breed", "a decimal"),
    ),
)

WEAK = replace(
    ENDED,
    name="address-doubtful",
    pattern=WEAK_STREET,
    anchor=Anchor(words=types.before_a_number(types.WEAK_ENDS), reach=28, before=42),
    extend=weak,
    bare=0.3,
    specificity=58,
    samples=(
        hit("«Hazenhoek 3, 2290 Vorselaar»", "a corner"),
        hit("adres: «Molenberg 12»", "a label"),
        hit("«Botermarkt 1, 9000 Gent»", "a market"),
        hit("«Begijnhof 7 bus 2»", "a box"),
        hit("«Industriepark 75\nB-9100 Sint-Niklaas»", "two lines"),
        hit("woont «Oude Molenkouterberg 4»", "a hill"),
        hit("«Kleinbos 8 te 3510 Kermt»", "a wood"),
        hit("«lindenhof 8, 2300 turnhout»", "lower case"),
        miss("de woningmarkt 3 procent", "an ordinary word"),
        miss("het gerechtshof 12 keer", "a court"),
        miss("wagenpark 12", "cars"),
        miss("Energiemarkt 2020", "a year"),
        miss("het kerkhof 3", "an ordinary word"),
        miss("driehoek 4", "a figure"),
        miss("op de voorkant 2 foto's", "a side"),
        miss("werkveld 5 van het formulier", "an ordinary word"),
        miss("in Heidelberg 2 km verder", "a distance"),
        miss("Bij Wijnberg 2 - 1", "a score", scanned=True),
    ),
)

STARTED = Recognizer(
    name="address-french",
    entity="ADDRESS",
    title=TITLE,
    pattern=STARTED_STREET,
    anchor=Anchor(
        words=tuple(sorted({*types.STRONG_STARTS, *types.CAPITAL_STARTS, *types.WEAK_STARTS})),
        digits=(1, 4),
        reach=75,
        before=12,
    ),
    extend=started,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    formatted_weight=2.5,
    context=CONTEXT,
    specificity=60,
    samples=(
        hit("«Rue de la Loi 16 bte 4, 1040 Bruxelles»", "one line"),
        hit("('Bertrand', '«Av. de Tervueren 312 bte 5 - 1150 WOLUWE-ST-PIERRE»', 1)", "SQL"),
        hit("«Rue du Pont-aux-Ânes, 16 bte 4\n1300 Wavre»", "two lines, a comma"),
        hit("habite «12, rue des Écureuils, 4031 Angleur»", "number first"),
        hit("«154 chaussée de Louvain, 5000 Namur»", "number first, no comma"),
        hit("j'habite «avenue des hirondelles 77 à 1410 waterloo»", "lower case"),
        hit("«boulevard Anspach 41, boîte 12, à 1000 Bruxelles»", "à before the postcode"),
        hit("«quai Saint-Léonard 19A»", "no postcode"),
        hit("«Place de l'Église, 3\nB-6880 Bertrix»", "letter head"),
        hit("«rue du 11 Novembre 8, 7000 Mons»", "a date as a name"),
        hit("«AV DU 8 MAI 1945 NR 14 BTE 21 4030 GRIVEGNEE»", "a date with its year"),
        miss("la rue du 8 mai 1945 est fermée", "the same, no number"),
        hit("«ch. de Waterloo 1504, 1180 Uccle»", "abbreviated"),
        hit("de «steenweg op Gent 45» is", "Dutch, its type first"),
        hit("apartment 5B, «Avenue Molière 20»", "a flat before it"),
        hit("«15, rue de la Corniche, L-5956 Itzig»", "Luxembourg"),
        hit("«24 rue de la Folie-Méricourt, 75011 Paris»", "France"),
        hit("«Rue Belliard 40 / Belliardstraat 40, 1040 Bruxelles / Brussel»", "two languages"),
        miss("les travaux de la rue de la Station se terminent en 2025", "a year"),
        miss("la place 12 du parking", "an ordinary word"),
        miss("au cours de 2020", "an ordinary word"),
        miss("mise en place de 3 projets", "an ordinary word"),
        miss("la route 4 voies", "an ordinary word"),
        miss("rue de la Station", "no number"),
        miss("en place depuis 2019, 12 membres", "an ordinary word"),
        miss("12 rues réaménagées", "several"),
        miss("rue barrée le 12 mai", "a date"),
        miss("l'article 16, place 3 du tableau", "a table"),
        hit("«Rue Haute 12, rez-de-chaussée, 1000 Bruxelles»", "a floor between"),
        hit("«Bvd du Souverain 23, bât. B, 1170 Watermael-Boitsfort»", "a building"),
        miss("par le boulevard de Waterloo. Bus 27 et 48", "the next sentence"),
        miss("boulevard de Waterloo bus 27", "a line"),
        miss("fête place Communale, 14 marmites en concours", "a number of things"),
        miss("dont 8 le trafic vers l'avenue Rogier, 5 le manque de bancs", "counted in a list"),
        hit("il vit «place Communale, 14» depuis mai", "no number of things"),
        hit("passez «avenue Rogier, 5» le lundi", "nothing else is counted"),
    ),
)

RECOGNIZERS = (ENDED, WEAK, STARTED)
