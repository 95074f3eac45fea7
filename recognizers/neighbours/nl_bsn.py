"""Dutch citizen service number.

Names: nl burgerservicenummer (BSN), formerly sofinummer; fr numéro BSN néerlandais; de
niederländische Bürgerservicenummer; en citizen service number.

Nine digits (an older one of eight has a 0 in front). Nine times the first, eight times the second,
down to twice the eighth, minus the ninth, is a multiple of 11.

Source: Besluit burgerservicenummer; vbcentral.nl (check).
Confused with: every other nine digits: one in eleven passes, so a label is required.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.words import NUMBERS, PHONES


def check(digits: str) -> bool:
    """True when the weighted sum is a multiple of 11 and not all digits are 0."""
    full = digits.zfill(9)
    total = sum(int(char) * weight for char, weight in zip(full, range(9, 1, -1), strict=False))
    return any(char != "0" for char in full) and (total - int(full[8])) % 11 == 0


RECOGNIZER = Recognizer(
    name="nl-citizen-service-number",
    entity="NL_BSN",
    title={
        "nl": "een burgerservicenummer",
        "fr": "un numéro BSN néerlandais",
        "de": "eine niederländische Bürgerservicenummer",
        "en": "a citizen service number",
    },
    pattern=compiled(
        LEFT + r"(?:\d{3}[ .\-]?\d{3}[ .\-]?\d{3}|\d{4}[ .]\d{2}[ .]\d{3}|\d{8})" + RIGHT
    ),
    anchor=Anchor(digits=(8, 9), reach=0, begins="0123456789"),
    check=check,
    whole=(9,),
    bare=0.5,
    context=(
        *("bsn", "bsn-nummer*", "bsn-nr", "burgerservicenummer*", "burgerservicenr*"),
        *("sofinummer*", "sofi-nummer*", "sofinr", "numéro bsn", "n° bsn", "bürgerservicenummer*"),
        *("citizen service number", "dutch id number", "numéro de service du citoyen"),
    ),
    negative=(*NUMBERS, *PHONES, "kvk*", "rsin", "numéro de dossier", "dossiernummer*"),
    needs_context=True,
    specificity=45,
    shape="#########",
    random_pass_rate=0.0909,
    samples=(
        hit("BSN «111222333»", "published example"),
        hit("burgerservicenummer: «123456782»", "test number"),
        hit("bsn «111.222.333»", "dots"),
        hit("BSN «111 222 333».", "spaces, end of sentence"),
        hit("sofi «1112.22.333»", "4-2-3, as payslips print it"),
        hit('{"bsn": "«111222333»"}', "JSON"),
        hit("(«111-222-333»)", "hyphens, in brackets"),
        hit("bsn=«10000008»;", "eight digits: a 0 in front"),
        miss("111222334", "check fails"),
        miss("1112223330", "ten digits"),
        miss("1112223", "seven digits"),
        miss("000000000", "zeros"),
        miss("x111222333", "inside a code"),
        miss("0.111222333", "fraction"),
        miss("+111222333", "telephone number"),
        miss("111222\n333", "over a line end"),
        miss("order 111222333", "no label", scanned=True),
        hit("BSN «111222333», IBAN NL91 ABNA 0417 1643 00", "labelled", scanned=True),
    ),
)
