"""French enterprise (SIREN) and establishment (SIRET) number.

Names: nl Frans ondernemingsnummer; fr numéro SIREN, numéro SIRET; de französische
Unternehmensnummer; en French company number.

SIREN: nine digits that end in a Luhn digit, printed 732 829 320. SIRET: the SIREN and five digits,
the fourteen ending in a Luhn digit too, printed 732 829 320 00074. Those of La Poste (SIREN
356000000) may have a plain sum that is a multiple of 5 instead.

Source: INSEE, Sirene register; décret 73-314 of 14 March 1973.
Confused with: any nine or fourteen digits: one in ten passes, so a label is required.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.checkdigits import luhn
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.words import NUMBERS, PHONES

LA_POSTE = "356000000"
SIREN_WORDS: tuple[str, ...] = (
    *("siren", "siren-nummer*", "numéro siren", "n° siren", "sirene", "siren number"),
    *("rcs", "registre du commerce", "registre du commerce et des sociétés"),
)
SIRET_WORDS: tuple[str, ...] = (
    *("siret", "siret-nummer*", "numéro siret", "n° siret", "siret number"),
    "établissement siret",
)


def check(digits: str) -> bool:
    """True when the Luhn sum of nine digits holds and they are not all 0."""
    return luhn(digits) and digits != "0" * 9


def check_establishment(digits: str) -> bool:
    """True when the fourteen digits and the nine of the enterprise hold."""
    if not check(digits[:9]):
        return False
    return luhn(digits) or (digits[:9] == LA_POSTE and sum(map(int, digits)) % 5 == 0)


SIREN = Recognizer(
    name="fr-siren",
    entity="FR_SIREN",
    title={
        "nl": "een Frans ondernemingsnummer",
        "fr": "un numéro SIREN",
        "de": "eine französische Unternehmensnummer",
        "en": "a French company number",
    },
    pattern=compiled(LEFT + r"\d{3}[ .]?\d{3}[ .]?\d{3}" + RIGHT),
    anchor=Anchor(digits=(9, 9), reach=0, begins="0123456789"),
    check=check,
    bare=0.5,
    formatted=compiled(r"\d{3} \d{3} \d{3}"),
    formatted_weight=0.5,
    context=SIREN_WORDS,
    negative=(*NUMBERS, *PHONES, *SIRET_WORDS),
    needs_context=True,
    specificity=44,
    shape="#########",
    random_pass_rate=0.1,
    samples=(
        hit("SIREN «732 829 320»", "printed form, published example"),
        hit("SIREN «732829320»", "compact form"),
        hit("n° siren «404.833.048».", "dots, end of sentence"),
        hit("RCS Paris («732 829 320»)", "commercial register"),
        hit('{"siren": "«732829320»"}', "JSON"),
        hit("siren=«732829320»;", "in a record"),
        hit("1,«732829320»,Lille", "a line of CSV"),
        hit("«356000000»", "La Poste"),
        miss("732829321", "Luhn digit off by one"),
        miss("7328293200", "ten digits"),
        miss("73282932", "eight digits"),
        miss("000000000", "zeros"),
        miss("x732829320", "inside a code"),
        miss("0.732829320", "fraction"),
        miss("732829\n320", "over a line end"),
        miss("732 829 320 00074", "establishment", scanned=True),
    ),
)

SIRET = replace(
    SIREN,
    name="fr-siret",
    entity="FR_SIRET",
    title={
        "nl": "een Frans vestigingsnummer",
        "fr": "un numéro SIRET",
        "de": "eine französische Betriebsnummer",
        "en": "a French establishment number",
    },
    pattern=compiled(LEFT + r"\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}" + RIGHT),
    anchor=Anchor(digits=(14, 14), reach=0, begins="0123456789"),
    check=check_establishment,
    formatted=compiled(r"\d{3} \d{3} \d{3} \d{5}"),
    context=(*SIREN_WORDS, *SIRET_WORDS),
    negative=(*NUMBERS, *PHONES),
    specificity=54,
    shape="##############",
    random_pass_rate=0.01,
    samples=(
        hit("SIRET «732 829 320 00074»", "printed form, published example"),
        hit("SIRET «73282932000074»", "compact form"),
        hit("n° siret «732.829.320.00074».", "dots, end of sentence"),
        hit("(«732829320 00074»)", "in brackets"),
        hit('{"siret": "«73282932000074»"}', "JSON"),
        hit("siret=«73282932000074»;", "in a record"),
        hit("1,«73282932000074»,Lille", "a line of CSV"),
        hit("«35600000000001»", "La Poste: sum is a multiple of 5"),
        miss("73282932000075", "Luhn digit off by one"),
        miss("73282932100072", "Luhn holds, that of the enterprise does not"),
        miss("732829320000740", "fifteen digits"),
        miss("7328293200007", "thirteen digits"),
        miss("00000000000000", "zeros"),
        miss("x73282932000074", "inside a code"),
        miss("0.73282932000074", "fraction"),
        miss("732 829 320\n00074", "over a line end"),
    ),
)

RECOGNIZERS = (SIREN, SIRET)
