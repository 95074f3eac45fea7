"""Belgian national register number.

Names: nl rijksregisternummer, identificatienummer van het Rijksregister, nationaal nummer, INSZ;
fr numéro de registre national, numéro national, NISS; de Nationalregisternummer, Erkennungsnummer
der Sozialen Sicherheit (ENSS); en national register number, NRN, SSIN.

Eleven digits: birth date YYMMDD, a sequence number (odd for men, even for women) and two check
digits, printed 85.07.30-033.28. The check is 97 - (first nine mod 97); for births from 2000 a 2
stands before the nine. Month and day may be 00 when unknown. 000 and 999 are never given out as
sequence, and are accepted: test files use them.

Source: Royal Decree of 3 April 1984 and instruction IT000 of the national register.
Confused with: BIS numbers, mobiles written 32470..., NIHDI and teacher numbers, order numbers.
Random eleven digits pass at 0.05 %.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.checkdigits import mod97_complement
from recognizers.compiled import compiled
from recognizers.guards import RIGHT
from recognizers.words import ORDERS, PHONES

# 29 February passes in every year: the register's own papers hold such numbers.
DAYS = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # month 00 is unknown

# A label may be glued to the number; a decimal, a longer run or a telephone number may not.
LEFT = (
    r"(?:(?<![^\W_]|\+|\d[./\-]|[0-9A-Fa-f]{4}-)"
    r"|(?<=(?<![^\W_])(?i:rr|rrn|nrn|nn|niss|insz|ssin|enss|bis)))"
)
BODY = r"\d{2}[ .\-/]?\d{2}[ .\-/]?\d{2}[ .\-/]{0,3}\d{3}[ .\-/]{0,2}\d{2}"
PATTERN = compiled(LEFT + BODY + RIGHT)
FORMATTED = compiled(
    r"\d\d([ .\-/])\d\d\1\d\d ?[ .\-/] ?\d{3}[ .\-/]\d\d|\d{6} ?[ .\-/] ?\d{3}[ .\-/]\d\d"
)
ANCHOR = Anchor(digits=(11, 11), reach=0, begins="0123456789")


def _today() -> date:
    """The day in Belgium is at most one ahead of the day in UTC."""
    return datetime.now(UTC).date() + timedelta(days=1)


def registered(digits: str, month_offset: int) -> bool:
    """True when eleven digits hold a possible birth date and the check of its century.

    Args:
        digits: YYMMDD, sequence, check.
        month_offset: what the register adds to the month: 0, or 20 and 40 in a BIS number.
    """
    year, month, day = int(digits[:2]), int(digits[2:4]) - month_offset, int(digits[4:6])
    if not 0 <= month <= 12 or day > DAYS[month]:
        return False
    check = int(digits[9:])
    if mod97_complement(digits[:9]) == check:
        return True
    today = _today()
    past = (2000 + year, month or 1, day or 1) <= (today.year, today.month, today.day)
    return past and mod97_complement("2" + digits[:9]) == check


def check(digits: str) -> bool:
    """True for a possible birth date with the right check digits for 19xx or 20xx."""
    return registered(digits, 0)


CONTEXT: tuple[str, ...] = (
    *("rijksregister*", "rr-nr", "rr-nummer*", "rrn", "rrnr", "rr", "insz*", "nationaal nummer"),
    *("nationaal identificatienummer", "identificatienummer", "identiteitskaart*", "geboren"),
    *("registre national", "numéro national", "n° national", "n° nat", "nn", "niss", "rn", "nrn"),
    *("né le", "née le", "carte d'identité", "numéro d'identification", "n° niss", "n° rn"),
    *("nat.-reg", "nat.reg", "nat-reg", "nat reg nr", "natregnr", "nrnr", "n° de registre"),
    *("nationalregister*", "nr-nummer", "enss", "erkennungsnummer*", "nationalnummer"),
    *("national number", "national register*", "national registry*", "ssin", "ssn", "born"),
)

RECOGNIZER = Recognizer(
    name="be-national-number",
    entity="BE_NATIONAL_NUMBER",
    title={
        "nl": "een rijksregisternummer",
        "fr": "un numéro de registre national",
        "de": "eine Nationalregisternummer",
        "en": "a national register number",
    },
    pattern=PATTERN,
    anchor=ANCHOR,
    check=check,
    whole=(11,),
    bare=0.5,
    formatted=FORMATTED,
    formatted_weight=3.6,  # outweighs one misleading word
    context=CONTEXT,
    negative=(*ORDERS, *PHONES, "riziv*", "inami*", "stamboeknummer*", "bisnummer*", "numéro bis"),
    specificity=90,
    shape="###########",
    random_pass_rate=0.0005,
    samples=(
        hit("rijksregisternummer «85.07.30-999.32»", "printed form"),
        hit("«85073099932»", "compact form"),
        hit("NISS «850730-999-32», Namur", "6-3-2 with hyphens"),
        hit("«85 07 30 999 32»", "spaces only"),
        hit("«850730 999 32»", "6-3-2 with spaces"),
        hit("(«92.02.14-999.42»)", "in brackets"),
        hit("nr.«85073099932».", "glued to an abbreviation, end of sentence"),
        hit('{"insz": "«12010199935»"}', "JSON, born in 2012"),
        hit("RRN«85073099932»", "glued to its label"),
        hit("1,«85073099932»,9000,Gent", "a line of CSV"),
        hit("https://example.be/persoon/«85073099932»?tab=1", "in an address"),
        hit("«00.00.01-003.64»", "wholly unknown birth date, specimen of IT000"),
        hit("«75.01.01-097.97»", "remainder 0 is written 97"),
        hit("«85.07.30 - 999.32»", "spaces around the hyphen"),
        hit("«85.07.30-999.32» «92.02.14-999.42»", "one after another"),
        miss("85.07.30-999.33", "check digits off by one"),
        miss("85.13.30-033.28", "month 13"),
        miss("85.07.99-033.92", "day 99: the check digits hold, the date does not"),
        miss("85073003382", "last digits swapped"),
        miss("185073099932", "part of a longer number"),
        miss("850730999321", "part of a longer number"),
        miss("0.85073099932", "fraction"),
        miss("+85073099932", "international telephone number"),
        miss("85.47.30-999.21", "BIS number: month 47"),
        miss("x85073099932", "inside a code"),
        miss("85.07.30\n999.32", "over a line end"),
        miss("8507 3099 932", "groups that no register prints"),
    ),
)

REGROUPED = replace(
    RECOGNIZER,
    name="be-national-number-regrouped",
    whole=(),
    pattern=compiled(rf"(?!{BODY}{RIGHT}){LEFT}\d(?:[ .\-/]?\d){{10}}{RIGHT}"),
    bare=0.3,  # no form that anybody prints: a label decides
    formatted=None,
    specificity=80,
    shape="########.###",
    samples=(
        hit("NISS «85073099 932»", "8-3"),
        hit("rijksregisternr «8507 3099 932»", "4-4-3"),
        hit("«85073099-9-32»", "8-1-2"),
        hit("n° national «850 730 999 32»", "threes"),
        hit("«85.073099.932»", "dots"),
        hit("«850730999-3-2»", "9-1-1"),
        hit("«8507/30-9.9932»", "mixed separators"),
        hit("(«85 073 09 99 32»)", "pairs and threes"),
        miss("85073099 933", "check digits off by one"),
        miss("85073099  932", "two spaces"),
        miss("185073099 932", "twelve digits"),
        miss("85073099 9321", "twelve digits"),
        miss("85073099\n932", "over a line end"),
        miss("+85073099 932", "international telephone number"),
        miss("x85073099 932", "inside a code"),
        miss("85133099 932", "month 13"),
        miss("85073099932, 85.07.30-999.32", "printed forms: the other recognizer"),
    ),
)

RECOGNIZERS = (RECOGNIZER, REGROUPED)
