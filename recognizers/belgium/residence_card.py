"""Number of a Belgian residence card (electronic card of a foreigner: A, B, EU, EU+, F, F+, H ...).

Names: nl (elektronische) vreemdelingenkaart, verblijfskaart; fr titre de séjour, carte de séjour,
carte d'étranger; de Aufenthaltskarte, Ausländerkarte; en residence card, residence permit.

A letter and nine digits, printed B 1234567 89; eight in two groups are read too (B 123456 78).
Unverified: the letters, the lengths and any check digit; so a label is required.

Source: python-stdnum issue 282 (shape); Council of the EU, PRADO BEL-HO (types of card).
Confused with: part numbers, parcel codes, asset tags.
"""

from string import ascii_letters

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import NUMBERS

_OTHER_CARD = (  # "carte de bibliothèque n° B..."
    r"(?i:biblioth|médiath|lecteur|fidélité|client|membre|carburant|mère|graphique|réseau|riverain"
    r"|stationnement|mémoire)\p{L}{0,6}[ ]?(?:(?:n°|nr\.?|numéro)[ ]?)?[:=]?[ ]?"
)
RECOGNIZER = Recognizer(
    name="be-residence-card",
    entity="BE_RESIDENCE_CARD",
    title={
        "nl": "een verblijfskaartnummer",
        "fr": "un numéro de titre de séjour",
        "de": "eine Aufenthaltskartennummer",
        "en": "a residence card number",
    },
    pattern=compiled(
        rf"(?<![^\W_]|[^\W_][./\-]|{_OTHER_CARD})[A-Za-z][ .\-]?"
        r"(?:\d{7}[ .\-]?\d\d|\d{6}[ .\-]?\d{3}|\d{3}([ .\-])\d{3}\1\d{3}|\d{6}[ \-]\d\d"
        r"|(?<=[A-Z][ .\-]?)\d(?:[ .\-]?\d){8})"
        r"(?![^\W_]|[ ./\-]\d|,\d\d(?!\d))"
    ),
    anchor=Anchor(digits=(8, 9), before=2, reach=2, begins=ascii_letters),
    keep="alnum",
    bare=0.3,
    formatted=compiled(r"B ?(?:\d{7} ?\d\d|\d{6} ?\d{3})"),
    formatted_weight=1.2,
    context=(
        *("vreemdelingenkaart*", "verblijfskaart*", "verblijfstitel*", "verblijfsvergunning*"),
        *("k-kaart", "l-kaart", "m-kaart", "n-kaart", "e-kaart", "e+-kaart", "carte k", "carte l"),
        *("carte m", "carte n", "carte h", "carte e", "a-karte", "f-karte", "b-karte", "eu-karte"),
        *(
            "verblijfskrt",
            "titre séjour",
            "n° de séjour",
            "aufenthaltskrt",
            "residence no",
            "brp card",
        ),
        *("verblijfsdocument*", "f-kaart", "f+-kaart", "b-kaart", "a-kaart", "eu-kaart", "h-kaart"),
        *("kaart", "kaartnummer*", "oranje kaart", "bijlage 15", "bijlage 19"),
        *("attest van immatriculatie", "titre de séjour", "carte de séjour", "carte d'étranger"),
        *("carte électronique pour étranger", "carte f", "carte b", "carte a", "carte eu"),
        *("carte", "numéro de carte", "n° de carte", "carte orange", "annexe 15", "annexe 19"),
        *("carte de résident", "attestation d'immatriculation", "aufenthaltskarte*"),
        *("aufenthaltstitel*", "aufenthaltserlaubnis", "ausländerkarte*", "kartennummer*"),
        *("residence card*", "residence permit*", "residence document*", "f card"),
    ),
    negative=(
        *NUMBERS,
        *("leners*", "lezerskaart*", "bibliotheek*", "klantenkaart*", "klantkaart*", "tankkaart*"),
        *("parkeerkaart*", "bewonerskaart*", "toegangskaart*", "simkaart*", "sim", "uitpas*"),
        *("library*", "bücherei*", "customer", "loyalty", "badge*", "kundenkarte*", "abonnement*"),
        *("onderdeel", "grafische", "netwerkkaart*", "grafikkarte*", "geheugenkaart*"),
    ),
    needs_context=True,
    specificity=48,
    samples=(
        hit("verblijfskaart «B 1234567 89»", "printed form"),
        hit("titre de séjour «B123456789»", "compact form"),
        hit("(«B 2214478 03»)", "in brackets"),
        hit("F-kaart: «B-1234567-89».", "hyphens, end of sentence"),
        hit("vreemdelingenkaart «B-407-229-185»", "groups of three"),
        hit('{"card": "«B123456789»"}', "JSON"),
        hit("kaart=«b1234567 89»;", "lower case, in a record"),
        hit("1,«B123456789»,Gent", "a line of CSV"),
        hit("Aufenthaltstitel «B 123456789»", "letter apart"),
        hit("verblijfskaart «B 118820 447»", "six and three"),
        hit("titre de séjour «B 123456 78»", "eight digits in groups"),
        miss("B 12345678", "eight digits in a row"),
        miss("B 1234567 890", "ten digits"),
        miss("AB 1234567 89", "two letters"),
        hit("verblijfskaart «B 3117 740 92»", "other groups"),
        hit("titre de séjour «B 311 774 092»", "threes"),
        miss("b 3117 740 92", "a small letter and other groups"),
        miss("X-B123456789", "inside a code"),
        miss("B 1234567,89", "decimals"),
        miss("B 1234567\n89", "over a line end"),
        miss("123456789", "no letter"),
        miss("onderdeel B123456789", "no label", scanned=True),
        miss("carte bibliothèque B204418721 perdue", "of a library"),
        hit("holder of residence card «B 4471982 03»", "labelled", scanned=True),
    ),
)
