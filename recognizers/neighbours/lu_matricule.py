"""Luxembourg national identification number.

Names: nl Luxemburgs identificatienummer; fr numéro d'identification national, matricule; de
luxemburgische Identifikationsnummer, Matrikel; en Luxembourg national ID number.

Thirteen digits: birth date YYYYMMDD, three digits, a Luhn digit and a Verhoeff digit. Until 2014
eleven: date, two digits and one that makes the sum weighted 5 4 3 2 7 6 5 4 3 2 1 a multiple of 11.
Unverified: the regulation names both algorithms but not their reach; each is taken over the first
eleven digits, as published examples have it. The old form requires a label.

Source: Règlement grand-ducal of 28 November 2013, article 1; weights: doczz.fr 5797297.
Confused with: EAN-13, times in digits; 1 % of numbers that begin with a date pass.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.checkdigits import luhn
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.verhoeff import verhoeff
from recognizers.words import NUMBERS, PHONES

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_DATE = r"(?:19|20)\d\d[ .\-]?(?:0[1-9]|1[0-2])[ .\-]?(?:0[1-9]|[12]\d|3[01])[ .\-]?"


def _born(digits: str) -> bool:
    """True for a date that exists (29 February in any year) and has been."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)  # no zone is further ahead
    month, day = int(digits[4:6]), int(digits[6:8])
    return (
        1 <= month <= 12
        and 1 <= day <= _DAYS[month - 1]
        and digits[:8] <= tomorrow.strftime("%Y%m%d")
    )


def check(digits: str) -> bool:
    """True for a birth date with the right Luhn and Verhoeff digits."""
    return _born(digits) and luhn(digits[:12]) and verhoeff(digits[:11] + digits[12])


def check_old(digits: str) -> bool:
    """True for a birth date and a weighted sum that is a multiple of 11."""
    total = sum(int(char) * weight for char, weight in zip(digits, _WEIGHTS, strict=True))
    return _born(digits) and total % 11 == 0


MATRICULE = Recognizer(
    name="lu-matricule",
    entity="LU_MATRICULE",
    title={
        "nl": "een Luxemburgs identificatienummer",
        "fr": "un matricule luxembourgeois",
        "de": "eine luxemburgische Identifikationsnummer",
        "en": "a Luxembourg national ID number",
    },
    pattern=compiled(LEFT + _DATE + r"\d{3}[ .\-]?\d\d" + RIGHT),
    anchor=Anchor(digits=(13, 13), reach=0, begins="12"),
    check=check,
    bare=0.5,
    formatted=compiled(r"\d{4} ?\d\d ?\d\d \d{3} ?\d\d"),
    formatted_weight=1.5,
    context=(
        *("matricule", "n° matricule", "numéro de matricule", "matrikel*", "ccss", "cns"),
        *("identification national", "numéro d'identification", "matricule luxembourgeois"),
        *("identifikationsnummer*", "identificatienummer", "national id"),
    ),
    negative=(*NUMBERS, *PHONES),
    specificity=84,
    shape="19810912#####",
    random_pass_rate=0.01,
    samples=(
        hit("matricule «1981091234574»", "compact form, worked example"),
        hit("matricule «1981 09 12 345 74»", "groups"),
        hit("(«19810912 34574»)", "date apart, in brackets"),
        hit("«1981-09-12-34574».", "hyphens, end of sentence"),
        hit('{"matricule": "«1981091234574»"}', "JSON"),
        hit("matricule=«1981091234574»;", "in a record"),
        hit("1,«1981091234574»,Arlon", "a line of CSV"),
        hit("«1981.09.12.345.74»", "dots"),
        miss("1981091234575", "Verhoeff digit off by one"),
        miss("1981091234564", "Luhn digit off by one"),
        miss("1981131234574", "no month 13"),
        miss("19810912345740", "fourteen digits"),
        miss("198109123457", "twelve digits"),
        miss("x1981091234574", "inside a code"),
        miss("0.1981091234574", "fraction"),
        miss("19810912\n34574", "over a line end"),
        miss("5412345000013", "article number"),
    ),
)

OLD = replace(
    MATRICULE,
    name="lu-matricule-old",
    pattern=compiled(LEFT + _DATE + r"\d{3}" + RIGHT),
    anchor=Anchor(digits=(11, 11), reach=0, begins="12"),
    check=check_old,
    bare=0.4,
    formatted=compiled(r"\d{4} \d\d \d\d \d{3}"),
    formatted_weight=1.0,
    needs_context=True,
    specificity=68,
    shape="19810912###",
    random_pass_rate=0.0909,
    samples=(
        hit("matricule «19810912033»", "compact form"),
        hit("matricule «1981 09 12 033»", "groups"),
        hit("(«19810912 033»)", "date apart, in brackets"),
        hit("«1981-09-12-033».", "hyphens, end of sentence"),
        hit('{"matricule": "«19810912033»"}', "JSON"),
        hit("matricule=«19810912033»;", "in a record"),
        hit("1,«19810912033»,Arlon", "a line of CSV"),
        hit("«1981.09.12.033»", "dots"),
        miss("19810912034", "check digit off by one"),
        miss("19811312033", "no month 13"),
        miss("198109120330", "twelve digits"),
        miss("1981091203", "ten digits"),
        miss("x19810912033", "inside a code"),
        miss("0.19810912033", "fraction"),
        miss("19810912\n033", "over a line end"),
        miss("85073099932", "national register number"),
        miss("nummer 19810912033", "no label", scanned=True),
    ),
)

RECOGNIZERS = (MATRICULE, OLD)
