"""Number of a teacher in Flemish (and French-speaking) education.

Names: nl stamboeknummer; fr matricule enseignant; de Matrikelnummer des Lehrers; en teacher number.

Eleven digits: sex (1 man, 2 woman), birth date YYMMDD, a serial of two digits, and the first nine
modulo 97 (the remainder itself, not its complement).

Source: onderwijs.vlaanderen.be, node 6825 (structure, check).
Confused with: national register numbers, also eleven digits with a birth date one place earlier; a
label is required.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.belgium.national_number import DAYS
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.words import NUMBERS, PHONES


def check(digits: str) -> bool:
    """True for a possible birth date and the right remainder."""
    return possible(digits) and int(digits[:9]) % 97 == int(digits[9:])


def possible(digits: str) -> bool:
    """True for a possible birth date behind the sex."""
    return 1 <= int(digits[3:5]) <= 12 and 1 <= int(digits[5:7]) <= DAYS[int(digits[3:5])]


RECOGNIZER = Recognizer(
    name="be-teacher-number",
    entity="BE_TEACHER_NUMBER",
    title={
        "nl": "een stamboeknummer",
        "fr": "un matricule d'enseignant",
        "de": "eine Matrikelnummer einer Lehrkraft",
        "en": "a teacher number",
    },
    pattern=compiled(LEFT + r"[12][ .\-]?\d{6}[ .\-]?\d\d[ .\-]?\d\d" + RIGHT),
    anchor=Anchor(digits=(11, 11), reach=0, begins="12"),
    check=check,
    whole=(11,),
    bare=0.6,
    context=(
        *("stamboeknrs", "lehrperson*", "instituteur*", "institutrice*", "leraar"),
        *("stamboeknummer*", "stamboeknr", "stamboek nr", "stamnummer*", "stamnr"),
        *("matricule", "n° matricule", "matricule enseignant", "leerkracht*", "enseignant*"),
        *("matrikelnummer*", "lehrer*", "teacher number", "teacher no", "teacher id"),
    ),
    negative=(
        *(*NUMBERS, *PHONES, "rijksregister*", "insz*", "niss", "registre national", "riziv*"),
        *("nationalregister*", "inami*", "rrn", "nrn"),
    ),
    needs_context=True,
    specificity=74,
    shape="1##########",
    random_pass_rate=0.0004,
    samples=(
        hit("stamboeknummer «17204159971»", "compact form"),
        hit("stamboeknr. «17507300129»", "man, synthetic"),
        hit("(«28001010208»)", "woman, in brackets"),
        hit("matricule «1-750730-01-29».", "groups, end of sentence"),
        hit('{"stamboek": "«17507300129»"}', "JSON"),
        hit("stamboek=«1 750730 01 29»;", "spaces, in a record"),
        hit("1,«17507300129»,Gent", "a line of CSV"),
        hit("nr.«17507300129»", "glued to an abbreviation"),
        miss("17507300128", "check digits off by one"),
        miss("37507300129", "begins with 3"),
        miss("17513300129", "no month 13"),
        miss("175073001290", "twelve digits"),
        miss("x17507300129", "inside a code"),
        miss("0.17507300129", "fraction"),
        miss("+17507300129", "telephone number"),
        miss("1750730\n0129", "over a line end"),
        miss("85073099932", "national register number"),
        miss("nummer 17507300129", "no label", scanned=True),
    ),
)

# In the French Community the last four digits have no such check; the sex stands apart there.
APART = replace(
    RECOGNIZER,
    name="be-teacher-number-apart",
    pattern=compiled(LEFT + r"[12][ .\-]\d{6}[ .\-]\d\d[ .\-]?\d\d" + RIGHT),
    check=possible,
    context=(*RECOGNIZER.context, "stamboek"),
    whole=(),
    bare=0.4,
    specificity=73,
    shape="1-######-####",
    random_pass_rate=0.0366,
    samples=(
        hit("l'enseignante, matricule «2 810619 0347», conteste", "spaces"),
        hit("Leerkracht (stamboek): «2-710924-0165»", "hyphens"),
        hit("matricule : «1.750730.01.28»", "dots, another check"),
        hit("(«2 810619 03 47»)", "groups, in brackets"),
        hit('{"stamboek": "«2-710924-0165»"}', "JSON"),
        hit("matricule=«2 810619 0347»;", "in a record"),
        hit("1,«2-710924-0165»,Gent", "a line of CSV"),
        hit("enseignant n° «1-660101-0001».", "end of sentence"),
        miss("stamboek 2-711324-0165", "no month 13"),
        miss("matricule 3-710924-0165", "begins with 3"),
        miss("matricule 27109240165", "compact form, check digits off"),
        miss("stamboek 2-710924-01651", "too long"),
        miss("stamboek 2-7109-0165", "too short"),
        miss("stamboek 2-710924-0165-1", "a longer reference"),
        miss("stamboek x2-710924-0165", "inside a code"),
        miss("nummer 2-710924-0165", "no label", scanned=True),
    ),
)

RECOGNIZERS = (RECOGNIZER, APART)
