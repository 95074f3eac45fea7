"""Number of a health care provider at the Belgian health insurance institute.

Names: nl RIZIV-nummer; fr numéro INAMI; de LIKIV-Nummer; en NIHDI number.

Eleven digits, printed 1-90069-51-001: profession (1 physician, 2 hospital pharmacist, 3 dentist, 4
midwife or nurse, 5 physiotherapist, 6 pharmacist, 7 hospital, 8 laboratory), serial, two check
digits, qualification. The check is 97 - (first six mod 97), since 2013 also with 89 where the first
is used up (the complement is read by analogy: unverified, it only widens what passes).

Source: INAMI/RIZIV, information note I 2012/26; infohos.be (modulus 97 and 89).
Confused with: national register numbers, also eleven digits. Random ones pass at 2 %.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.regrouped import regrouped
from recognizers.words import NUMBERS, PHONES


def check(digits: str) -> bool:
    """True when the seventh and eighth digit are the check of the first six, by 97 or by 89."""
    payload, stated = int(digits[:6]), int(digits[6:8])
    return stated in (97 - payload % 97, 89 - payload % 89)


RECOGNIZER = Recognizer(
    name="be-health-provider",
    entity="BE_HEALTH_PROVIDER",
    title={
        "nl": "een RIZIV-nummer",
        "fr": "un numéro INAMI",
        "de": "eine LIKIV-Nummer",
        "en": "a health provider number",
    },
    pattern=compiled(
        LEFT
        + r"[1-8](?:([ .\-/])\d{5}\1\d\d\1\d{3}|[ .\-/]?\d{5}[ .\-/]?\d\d[ .\-/]?\d{3})"
        + RIGHT
    ),
    anchor=Anchor(digits=(11, 11), reach=0, begins="12345678"),
    check=check,
    whole=(11,),
    bare=0.2,
    formatted=compiled(r"\d([.\-/])\d{5}\1\d\d\1\d{3}"),
    formatted_weight=2.5,
    context=(
        *("riziv*", "riziv-nummer*", "inami*", "n° inami", "numéro inami", "likiv*", "nihdi*"),
        *("nihii*", "voorschrijver*", "prescripteur*", "verschreiber*", "prescriber*"),
        *("zorgverstrekker*", "zorgverlener*", "prestataire*", "dispensateur*", "apotheker*"),
        *("pharmacien*", "leistungserbringer*", "kinésithérapeute*", "verpleegkundige", "infirmi*"),
        *("lanr", "huisarts", "médecin traitant", "hausarzt", "kinesitherapeut*", "tandarts"),
    ),
    negative=(
        *(*NUMBERS, *PHONES, "rijksregister*", "insz*", "niss", "registre national", "n° national"),
        *("nationalregister*", "rrn", "nrn", "ssin", "stamboeknummer*"),
    ),
    specificity=75,
    shape="1##########",
    random_pass_rate=0.0211,
    samples=(
        hit("RIZIV «1-90069-51-001»", "printed form, published example"),
        hit("INAMI «19006951001»", "compact form"),
        hit("(«1-12345-78-003»)", "modulus 97"),
        hit("RIZIV: «1-12345-62-003».", "modulus 89, end of sentence"),
        hit('{"riziv": "«19006951001»"}', "JSON"),
        hit("riziv=«1.90069.51.001»;", "dots, in a record"),
        hit("1,«19006951001»,Gent", "a line of CSV"),
        hit("Dr. X «1/90069/51/001»", "slashes"),
        hit("«1 90069 51 001»", "spaces"),
        miss("1-90069-52-001", "check digits off by one"),
        miss("9-90069-51-001", "no profession 9"),
        miss("1-90069-51", "no qualification"),
        miss("1-90069-51-0011", "twelve digits"),
        miss("x19006951001", "inside a code"),
        miss("0.19006951001", "fraction"),
        miss("+19006951001", "telephone number"),
        miss("1-90069\n-51-001", "over a line end"),
        miss("190069-510-01", "grouped as a register number"),
        miss("nummer 19006951001", "compact, no label", scanned=True),
    ),
)

REGROUPED = regrouped(RECOGNIZER, "19006951001", "12345678", "1###.####.###")

RECOGNIZERS = (RECOGNIZER, REGROUPED)
