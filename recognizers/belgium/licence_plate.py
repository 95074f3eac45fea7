"""Belgian licence plate.

Names: nl nummerplaat, kentekenplaat; fr plaque d'immatriculation; de Kennzeichen; en licence plate.

Since 16 November 2010 an index digit (1, since 2021 also 2), three letters and three digits:
1-ABC-123. An index letter marks motorcycles (M, W), trailers (Q, U), old-timers (O), taxis (T),
tractors (G), mopeds (S) and dealers (Z). Before: ABC-123 (1973 to 2008), 123-ABC (2008 to 2010).
No check digits. Personalised plates are free text and cannot be told from words.

Source: Royal Decree of 20 July 2001; FPS Mobility (series).
Confused with: course, room and product codes. Without the index only a label makes it a plate.
"""

from dataclasses import replace
from string import ascii_letters

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import GOODS, NUMBERS

_LEFT = r"(?<![^\W_]|[^\W_][./\-])"
_REF = (  # "ref. 1-XLG-040": of goods
    r"(?<!(?i:(?<![^\W_])(?:ref|réf|art|artikel|article|type|model|modèle|modell|maat|taille"
    r"|größe|code"
    r"|sku|item|stuks|pcs|pièces|stück)[.:]?[ ]))"
)
_RIGHT = r"(?![^\W_]|[./\-][^\W_])"
# Three letters that stand before numbers every day.
_NO_SERIES = (
    r"(?!(?i:eur|usd|gbp|chf|bus|art|tel|fax|gsm|btw|tva|blz|pag|cbs|iso|din|tlp|bte"
    r"|bmw|kia|daf|man|gti|gtd|gtx|tdi|gla|glb|glc|gle|gls|amg|cdi|hdi|com|doc|crv)\b)"
)
_CONSONANTS = (  # no word: "1 dgr 662", not "1 van 300"
    r"(?!(?:blz|btw|mln|mrd|nvt|pcs|prs|stk|str|tbv|tel|tvl|wkn)[ ])[b-df-hj-np-tv-xz]{3}"
)
_SAID = (
    r"(?i:plaat|kenteken|plaque|immatriculation|kennzeichen|plate|nrplaat)"
    r"(?i:[ ]?[:=]|[ ](?:is|was|nr\.?|est|c'est|ist))?[ ]"
)

CONTEXT: tuple[str, ...] = (
    *("nrplaat*", "plaatnr*", "plaatnummer*", "nr.plaat", "immat*", "kentekennr*", "reg no"),
    *(
        "peugeot",
        "renault",
        "citroën",
        "volkswagen",
        "vw",
        "audi",
        "bmw",
        "mercedes",
        "opel",
        "ford",
    ),
    *("toyota", "volvo", "skoda", "seat", "fiat", "dacia", "hyundai", "kia", "nissan", "mazda"),
    *("tesla", "golf", "polo", "clio", "kangoo", "berlingo", "transit", "sprinter", "tractor"),
    *("plaat", "plate", "camion*", "vrachtwagen*", "bestelwagen*", "aanhangwagen*", "moto*"),
    *("remorque*", "lkw", "anhänger", "bromfiets*", "cyclomoteur*", "moped", "trailer"),
    *("nummerplaat*", "nummerplaten", "kentekenplaat*", "kenteken*", "voertuig*", "wagen*"),
    *(
        "auto",
        "gas-boete*",
        "retributie*",
        "parkeer*",
        "parkeren",
        "geparkeerd",
        "inschrijving",
    ),
    *("plaque*", "immatricul*", "véhicule*", "voiture*", "stationnement", "redevance"),
    *(
        "aanrijding*",
        "aangereden",
        "overreden",
        "camper*",
        "caravan*",
        "oplegger*",
        "takeldienst*",
        "takelbon*",
        "dépann*",
        "abschlepp*",
        "chauffeur*",
        "bestuurder*",
        "geflitst",
        "wegrijden",
        "weggereden",
    ),
    *("collision*", "conducteur*", "conductrice*", "excès de vitesse", "trottoir", "vitesse"),
    *("scooter*", "flashé*", "boete*", "amende*", "dienstwagen*", "company car", "anpr*", "taxi"),
    *("autokeuring*", "contrôle technique", "imm", "kent", "kfz*", "slagboom*", "bestelbus*"),
    *("tankkaart*", "lez-boete*", "rood licht", "door het rood", "corsa", "astra", "passat"),
    *("tiguan", "fiesta", "yaris", "duster", "sandero", "octavia", "fabia", "caddy", "vito"),
    *("unfall*", "fahrer*", "hit and run", "speeding", "driver*", "oldtimer*", "takel*"),
    *("kennzeichen*", "nummernschild*", "fahrzeug*", "geparkt", "parken"),
    *("licence plate*", "license plate*", "number plate*", "registration", "vehicle*"),
)

PLATE = Recognizer(
    name="be-licence-plate",
    entity="BE_LICENCE_PLATE",
    title={
        "nl": "een nummerplaat",
        "fr": "une plaque d'immatriculation",
        "de": "ein Kennzeichen",
        "en": "a licence plate",
    },
    pattern=compiled(
        rf"(?=[1-9A-Za-z][ .\-A-Z]){_LEFT}{_REF}(?:"
        rf"(?:[1-9]|[OTGMQSWZUL](?=[ .\-]))[ .\-]?[A-Z]{{3}}[ .\-]?\d{{3}}"
        rf"|(?i:[1-9OTGMQSWZUL]-[A-Z]{{3}}-\d{{3}})){_RIGHT}"
    ),
    anchor=Anchor(
        digits=(3, 3), after_letter=True, before=8, reach=0, begins="123456789" + ascii_letters
    ),
    keep="alnum",
    bare=0.25,
    formatted=compiled(r"(?i:(?:[12]|[OTGMQSWZUL])-[A-Z]{3}-\d{3})|[12] ?[A-Z]{3} ?\d{3}"),
    formatted_weight=2.2,
    context=(*CONTEXT, "car", "the car"),  # "car" is French too: for the sure form only
    negative=(
        *NUMBERS,
        *GOODS,
        *("stuks", "pièces", "stück", "pieces", "bestel", "bestellen", "commander", "hesje*"),
        *("cilinder*", "sleutel*", "cylindre*", "clé", "clés", "zylinder*", "schlüssel*", "keys"),
        "lokaal",
        "zaal",
        "cursus",
        "vak",
        "local",
        "cours",
        "raum",
        "room",
        "course",
    ),
    specificity=40,
    samples=(
        hit("nummerplaat «1-ABC-123»", "printed form"),
        hit("«2-ABC-123».", "series of 2021, end of sentence"),
        hit("«1ABC123»", "compact form"),
        hit("«1 ABC 123»", "spaces"),
        hit("moto «M-ABC-123»", "index letter"),
        hit("(«1-abc-123»)", "lower case, in brackets"),
        hit("plaque:«1.ABC.123»;", "dots, in a record"),
        hit('"«T-XAB-123»"', "taxi, quoted"),
        miss("ABC-123", "no index: the other recognizer"),
        miss("1-ABC-1234", "four digits"),
        miss("1-ABCD-123", "four letters"),
        miss("11-ABC-123", "two index digits"),
        miss("X1-ABC-123", "inside a code"),
        miss("1-ABC-123-Z", "longer code"),
        miss("0-ABC-123", "no index 0"),
        miss("1-ABC\n-123", "over a line end"),
        miss("1 abc 123", "words, not a plate"),
        miss("beugel 1-KLM-220 in verzinkt staal", "hardware", scanned=True),
        miss("la vis réf. 1-ABC-123 ne se fabrique plus", "hardware, French", scanned=True),
        miss("Schraube 1-ABC-123 verzinkt", "hardware, German", scanned=True),
        miss("bracket 2-RST-118 in steel", "hardware, English", scanned=True),
        miss("Bestel graag 40 hesjes ref. 1-XLG-040 en 25 stuks 1-MED-025", "sizes", scanned=True),
        miss("réf. 1-ABC-123", "a reference of goods"),
        hit("wagen «1-KLM-220» en beugel", "the car comes first", scanned=True),
    ),
)

OLD = replace(
    PLATE,
    name="be-licence-plate-old",
    pattern=compiled(  # the look-ahead tells the engine where not to try: 25 times as fast
        rf"(?=[A-Z0-9]|[a-z]{{3}}-\d){_LEFT}(?:"
        rf"(?:[1-9OTGMQSWZUL][ .\-]?)?{_NO_SERIES}[A-Z]{{3}}[ .\-]?\d{{3}}"
        rf"|[1-9]-?[a-z]{{3}}-?\d{{3}}|{_NO_SERIES}[a-z]{{3}}-\d{{3}}"
        rf"|[1-9](?P<gap>[_·.]|[ ][\-–][ ])[A-Za-z]{{3}}(?P=gap)\d{{3}}"
        rf"|[12][ ](?:{_CONSONANTS}|(?<={_SAID}\d[ ])[a-z]{{3}})[ ]\d{{3}}"
        rf"|\d{{3}}[ .\-]?{_NO_SERIES}[A-Z]{{3}}){_RIGHT}"
    ),
    anchor=Anchor(cue=True, digits=(3, 4), reach=100),
    context=CONTEXT,
    bare=0.35,
    formatted=compiled(r"[A-Z]{3}-\d{3}|\d{3}-[A-Z]{3}"),
    formatted_weight=0.8,
    needs_context=True,
    specificity=38,
    samples=(
        hit("nummerplaat «ABC-123»", "1973 to 2008"),
        hit("plaque «123-ABC»", "2008 to 2010"),
        hit("voertuig «ABC 123».", "space, end of sentence"),
        hit("kenteken «ABC123»", "compact form"),
        hit("Kennzeichen («ABC.123»)", "dot, in brackets"),
        hit('plate "«XYZ-987»"', "quoted"),
        hit("plaat=«abc-123»;", "lower case, in a record"),
        hit("auto «123 ABC»", "2008 to 2010, space"),
        hit("oldtimer met plaat «OABC123»", "index letter, compact"),
        hit("moto «MAQR-118»", "index letter glued"),
        hit("camion «1dax222»", "lower case, compact"),
        hit("takelbon: «1 dgr 662», eigenaar", "lower case, spaces, no word"),
        hit("de plaat is «1 abe 662»", "lower case, spaces, right behind the label"),
        hit("plaque «1_DGR_662»", "underscores"),
        hit("camper «1.ght.882»", "small letters, dots"),
        hit("fietser aangereden door «HJK-221»", "what happened", scanned=True),
        hit("geflitst: «1 - DGR - 662»", "hyphens with spaces"),
        miss("auto 1 van 300", "a count"),
        miss("voertuig 2 btw 121", "a number of something else"),
        miss("ABC-1234", "four digits"),
        miss("ABCD-123", "four letters"),
        miss("EUR 100", "amount"),
        miss("100 EUR", "amount"),
        miss("bus 123", "box number"),
        miss("GA-ABC-123", "longer code"),
        miss("CBS-123", "decision of the college"),
        miss("ABC\n123", "over a line end"),
    ),
)

RECOGNIZERS = (PLATE, OLD)
