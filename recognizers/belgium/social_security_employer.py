"""Number of an employer at the Belgian social security office.

Names: nl RSZ-nummer, RSZ-inschrijvingsnummer; fr numéro ONSS, matricule ONSS; de LSS-Nummer; en
NSSO number.

Seven digits and two check digits, printed 0009354-67, at times with the three digits of the
employer's category in front (010/0009354-67). The check is 96 - (seven digits times 100, mod 97):
from 00 to 96.

Source: socialsecurity.be, numbers of public employers; the formula is derived from them (unverified
as text), so a label is required.
Confused with: any nine digits: random ones pass at 1 %.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.regrouped import regrouped
from recognizers.words import NUMBERS, PHONES


def check(digits: str) -> bool:
    """True when the last two of nine or twelve digits are the check of the seven before them."""
    return 96 - int(digits[-9:-2]) * 100 % 97 == int(digits[-2:])


RECOGNIZER = Recognizer(
    name="be-social-security-employer",
    entity="BE_SOCIAL_SECURITY_EMPLOYER",
    title={
        "nl": "een RSZ-nummer",
        "fr": "un numéro ONSS",
        "de": "eine LSS-Nummer",
        "en": "a social security employer number",
    },
    pattern=compiled(LEFT + r"(?:\d{3}[ /\-])?\d{7}[ .\-]?\d\d" + RIGHT),
    anchor=Anchor(digits=(9, 12), reach=0, begins="0123456789"),
    check=check,
    bare=0.5,
    formatted=compiled(r"(?:\d{3}/)?\d{7}-\d\d"),
    formatted_weight=1.0,
    context=(
        *("rsz", "rsz-nummer*", "rsz-nr", "rsz nr", "rsz-inschrijvingsnummer*", "onss"),
        *("n° onss", "numéro onss", "matricule onss", "lss", "lss-nummer*", "lass"),
        *("rszppo*", "onssapl", "dmfa*", "nsso", "nsso number", "werkgeversnummer*"),
        *("werkgeversnr", "rsz werkgever*", "n° employeur", "matricule employeur", "onss empl"),
        *("numéro d'employeur", "n° d'employeur", "arbeitgebernummer*", "employer number"),
    ),
    negative=(*NUMBERS, *PHONES),
    needs_context=True,
    specificity=56,
    shape="#########",
    random_pass_rate=0.0099,
    samples=(
        hit("RSZ «0009354-67»", "printed form, the Belgian State"),
        hit("RSZ «000935467»", "compact form"),
        hit("(«010/0009354-67»)", "category in front"),
        hit("ONSS: «0441872-82».", "end of sentence"),
        hit('{"onss": "«000935467»"}', "JSON"),
        hit("rsz=«0009354-67»;", "in a record"),
        hit("1,«000935467»,Gent", "a line of CSV"),
        hit("LSS-Nr.«0009354 67»", "space"),
        miss("0009354-68", "check digits off by one"),
        miss("0009354-671", "ten digits"),
        miss("009354-67", "eight digits"),
        miss("x000935467", "inside a code"),
        miss("0.000935467", "fraction"),
        miss("+000935467", "telephone number"),
        miss("0009354\n67", "over a line end"),
        miss("000/9354/67", "other groups"),
        miss("nummer 0009354-67", "no label", scanned=True),
    ),
)

REGROUPED = regrouped(RECOGNIZER, "000935467", "0123456789", "###.##.##.##")

RECOGNIZERS = (RECOGNIZER, REGROUPED)
