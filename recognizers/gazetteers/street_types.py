"""What streets are called in Belgium and around it: nl, fr, de, en. Own list, facts of language.

Strong types name a street wherever a number follows; weak ones are ordinary words too ("markt",
"weg", "place", "route") and need a capital, a box or a municipality as well.
"""

# The end of a Dutch or German street name: "Veldstraat", "Gülcherstraße".
STRONG_ENDS: tuple[str, ...] = (
    *("straat", "straatje", "laan", "laantje", "steenweg", "dreef", "plein", "pleintje", "kaai"),
    *("lei", "steeg", "singel", "kouter", "gracht", "stwg", "vest", "vesten", "boulevard", "rei"),
    *(
        "straße",
        "strasse",
        "str",
        "allee",
        "gasse",
        "ufer",
        "gässchen",
        "chaussee",
        "square",
        "wegel",
        "tragel",
        "steenwg",
        "plantsoen",
    ),
)
# Enough with a capital; and what needs a box, a municipality or a word for addresses.
CAPITAL_ENDS: tuple[str, ...] = (
    *("weg", "baan", "dijk", "platz", "dries", "pad", "poort", "damm", "plaats", "veldstr"),
    *("kade", "pfad", "promenade", "esplanade", "siedlung", "steig"),
)
WEAK_ENDS: tuple[str, ...] = (
    *("markt", "hof", "park", "berg", "veld", "wijk", "hoek", "graben", "heide", "bos", "brug"),
    *("einde", "gaarde", "akker", "kant", "warande", "molen", "hoeve", "garten", "meers", "beek"),
    *("akkers", "velden", "haag", "wal", "ring", "gang"),
    *("dorp", "donk", "laar", "kamp", "eind", "broek", "heuvel", "schans", "sluis"),
    *("bahn", "feld", "höhe", "busch", "hügel", "brunnen", "mühle", "wiese", "bach", "grund"),
)
# May stand apart: "Grote Markt", "Aachener Straße".
APART_ENDS: tuple[str, ...] = (
    *(
        "straße",
        "strasse",
        "str",
        "straat",
        "weg",
        "platz",
        "plein",
        "laan",
        "dreef",
        "baan",
        "dijk",
    ),
    *(
        "kaai",
        "vest",
        "lei",
        "allee",
        "steenweg",
        *("stwg", "steenwg", "stw"),
        "gasse",
        "kouter",
        "singel",
        "markt",
        "steeg",
        "square",
    ),
)
# Ordinary words with such an end, and words that no street name begins with.
NO_STREETS = frozenset(
    (
        *("onderweg", "snelweg", "autosnelweg", "autoweg", "spoorweg", "waterweg", "gewestweg"),
        *("rijksweg", "vaarweg", "omweg", "uitweg", "overweg", "landweg", "fietsweg", "voetweg"),
        *("buurtweg", "toegangsweg", "fietssnelweg", "halfweg", "luchtweg", "terugweg"),
        *("arbeidsmarkt", "woningmarkt", "energiemarkt", "supermarkt", "kerstmarkt", "huurmarkt"),
        *("rommelmarkt", "jaarmarkt", "geldmarkt", "kapitaalmarkt", "groeimarkt", "thuismarkt"),
        *("gasmarkt", "telecommarkt", "vastgoedmarkt", "marktplaats", "afzetmarkt"),
        *(
            "gerechtshof",
            "arbeidshof",
            "doorgang",
            "toegang",
            "uitgang",
            "ingang",
            "overgang",
            "vooruitgang",
            "kerkhof",
            "assisenhof",
            "rekenhof",
            "voorhof",
        ),
        *("wagenpark", "windpark", "zonnepark", "pretpark", "machinepark", "werkplaats"),
        *("standplaats", "parkeerplaats", "woonplaats", "geboorteplaats", "zitplaats"),
        *("verblijfplaats", "rustplaats", "staanplaats", "vindplaats", "oefenplaats"),
        *("stageplaats", "speelplaats", "vergaderplaats", "studieplaats"),
        *("arbeidsplaats", "opvangplaats", "schuilplaats", "bewaarplaats", "stelplaats"),
        *("ligplaats", "pleisterplaats", "loopbaan", "rijbaan", "landingsbaan", "startbaan"),
        *("renbaan", "atletiekbaan", "allerlei", "velerlei", "generlei", "menigerlei", "enerlei"),
        *("tweeërlei", "driehoek", "invalshoek", "gezichtshoek", "sportveld"),
        *("werkveld", "beleidsveld", "speelveld", "krachtenveld", "tekstveld", "datumveld"),
        *("tafellei", "voetpad", "fietspad", "wandelpad", "zebrapad", "carrièrepad"),
        *("ipad", "notepad", "keypad", "touchpad", "trackpad", "gamepad", "thinkpad", "ideapad"),
        *("achterkant", "voorkant", "zijkant", "bovenkant", "onderkant", "buitenkant"),
        *("binnenkant", "ijsberg", "schuldenberg"),
        *("arbeitsplatz", "parkplatz", "spielplatz", "sportplatz", "stellplatz", "fahrradweg"),
        *("rechtsweg", "arbeitsweg", "radweg", "speelplein"),
        *("kampeerplaats", "doorweg", "uitvalsweg", "invalsweg", "volksmarkt", "hoofdweg"),
        *("dienstweg", "afweg", "heenweg", "begraafplaats"),
        *("stortplaats", "laadplaats", "losplaats", "aanlegplaats", "broedplaats"),
        *("hooggerechtshof", "strafhof", "woonwijk", "stadswijk", "zorgwijk"),
        *("decade", "arcade", "blokkade", "barricade", "brigade", "ambassade", "facade", "façade"),
        *("cascade", "parade", "autobahn", "eisenbahn", "straßenbahn"),
        *("laufbahn", "umlaufbahn", "bergsteig", "bahnsteig", "bürgersteig"),
        *("wereldmarkt", "binnenmarkt", "weltmarkt", "arbeitsmarkt", "jaagpad"),
    )
)
# Before a name: "rue de la Loi", "avenue Louise".
STRONG_STARTS: tuple[str, ...] = (
    *("rue", "avenue", "chaussée", "chaussee", "boulevard", "clos", "impasse", "drève", "dreve"),
    *("venelle", "ruelle", "sentier", "allée", "quai", "av.", "bd", "bld", "blvd", "boul.", "chée"),
    *(
        "ch. de",
        "tienne",
        "thier",
        "esplanade",
        "r. de",
        "laan van",
        "laan ter",
        "faubourg",
        "rés.",
        *("steenweg op", "steenweg naar", "steenweg van"),
        *(
            "ave",
            "ave.",
            "avn.",
            "av",
            "bd.",
            "bld.",
            "bvd",
            "bvd.",
            "blvd.",
            "boul",
            "rte",
            "rte.",
        ),
        *("chem.", "imp.", "sq.", "fbg", "fbg.", "placette", "grand-route", "chée."),
    ),
)
CAPITAL_STARTS: tuple[str, ...] = (
    *("place", "cours", "route", "chemin", "square", "pl.", "rempart"),
)
WEAK_STARTS: tuple[str, ...] = (
    *("passage", "parc", "cité", "voie", "montée", "résidence", "domaine", "galerie", "zoning"),
    *(
        "quartier",
        "rampe",
        "cour",
        "promenade",
        "bois",
        "carrefour",
        "trieu",
        "hameau",
        "verger",
        "champ",
        "plaine",
    ),
    *("traverse", "rond-point", "coron", "r."),
)
PLAIN_STARTS: tuple[str, ...] = (  # before the same street in Dutch: "Chaussée de Mons / "
    *("rue", "avenue", "av.", "chaussée", "chée", "boulevard", "bd", "place", "square", "quai"),
    *("clos", "drève", "allée", "impasse", "chemin", "route", "sentier", "venelle", "ruelle"),
)
ENGLISH: tuple[str, ...] = (
    *("street", "road", "lane", "drive", "terrace", "crescent", "gardens"),
    *("avenue", "close", "mews", "grove"),
)
BOXES: tuple[str, ...] = (
    *("postbus", "boîte postale", "boite postale", "bp", "b.p.", "postfach", "po box", "p.o. box"),
    *("p.o.box", "pb", "b.p"),
)


def before_a_number(ends: tuple[str, ...]) -> tuple[str, ...]:
    """Anchor words: such an end of a word with a house number behind it, or what stands for one."""
    numbers = (*"0123456789", "nr", "n°", "nummer", "numéro", "no ", "z n", "num", "s n")
    numbers = (*numbers, "op nummer", "op nr", "au num", "au n°", "at number", "mit nummer")
    return tuple(
        f"*{end}{gap}{number}*" for end in ends for gap in (" ", "  ") for number in numbers
    )
