"""Belgian BIS number: for people known to social security who are not in the national register.

Names: nl bisnummer, INSZ; fr numéro bis, NISS; de Bis-Nummer, ENSS; en BIS number, SSIN.

The layout and check of the national register number with 20 or 40 added to the month: 40 when the
sex was known, 20 when it was not. Sources contradict each other on the latter: never infer a sex.

Source: Royal Decree of 8 February 1991 (composition of the BIS number).
Confused with: Belgian mobiles without plus: 32470226101 holds year 32 and month 47. Those that are
written so are a recognizer of their own, which needs a BIS label to be believed.
"""

from dataclasses import replace

from recognizers.base import Recognizer, hit, miss
from recognizers.belgium.national_number import (
    ANCHOR,
    FORMATTED,
    LEFT,
    PATTERN,
    registered,
)
from recognizers.belgium.national_number import (
    CONTEXT as NATIONAL_NUMBER_CONTEXT,
)
from recognizers.compiled import compiled
from recognizers.guards import RIGHT
from recognizers.words import ORDERS, PHONES

MOBILE = r"324[5-9]\d{7}(?!\d)"  # 324, then a mobile operator's digit


def check(digits: str) -> bool:
    """True for a national register number whose month is 20 or 40 too high."""
    return registered(digits, 20) or registered(digits, 40)


BIS_NUMBER = Recognizer(
    name="be-bis-number",
    entity="BE_BIS_NUMBER",
    title={
        "nl": "een bisnummer",
        "fr": "un numéro bis",
        "de": "eine Bis-Nummer",
        "en": "a BIS number",
    },
    pattern=compiled(rf"(?!{MOBILE})" + PATTERN.pattern),
    anchor=ANCHOR,
    check=check,
    whole=(11,),
    bare=0.45,
    formatted=FORMATTED,
    formatted_weight=3.8,  # outweighs one misleading word
    context=(
        *NATIONAL_NUMBER_CONTEXT,
        *(
            "bisnummer*",
            "bis-nummer*",
            "bis nummer",
            "bis-nr",
            "bisnr",
            "bis",
            "ksz",
            "grensarbeider*",
        ),
        *("seizoenarbeider*", "seizoensarbeider*", "limosa*", "numéro bis", "n° bis", "bcss"),
        *("frontalier*", "saisonnier*", "bisnummern", "grenzgänger*", "bis number", "bis no"),
    ),
    negative=(*ORDERS, *PHONES, "riziv*", "inami*", "stamboeknummer*"),
    specificity=88,
    shape="###########",
    random_pass_rate=0.00105,
    samples=(
        hit("bisnummer «85.47.30-999.21»", "printed form, month + 40"),
        hit("numéro bis «85.27.30-999.75»", "printed form, month + 20"),
        hit("«85473099921»", "compact form"),
        hit("«98.47.28-997.65»", "specimen of python-stdnum"),
        hit("INSZ: «014907-001-85»;", "6-3-2, born 1901 or 2001"),
        hit('"«85273099975»"', "quoted"),
        hit("(«85 47 30 999 21»)", "spaces, in brackets"),
        hit("«78.23.15-001.87»", "month 23 is March"),
        hit("BIS«85473099921»", "glued to its label"),
        miss("85.47.30-999.22", "check digits off by one"),
        miss("85.07.30-999.32", "national register number: month 07"),
        miss("85.53.30-999.21", "month 53 - 40 = 13"),
        miss("85.47.32-999.21", "day 32"),
        miss("854730999211", "part of a longer number"),
        miss("+32470226101", "mobile in international form"),
        miss("32470226101", "mobile without plus: the other recognizer"),
        miss("12-85473099921", "joined to another number"),
    ),
)

MOBILE_LIKE = replace(
    BIS_NUMBER,
    name="be-bis-number-mobile-like",
    whole=(),
    pattern=compiled(LEFT + MOBILE + RIGHT),
    bare=0.15,  # for one such BIS number there are thousands of mobiles
    formatted=None,
    specificity=40,
    shape="3247#######",
    random_pass_rate=0.0035,
    samples=(
        hit("bisnummer «32470226101»", "compact, with its label"),
        hit("«32491221354»", "month 49"),
        hit("«32480854232»", "day 08"),
        hit("INSZ=«32470226101»", "after an equals sign"),
        hit('"«32470226101»"', "quoted"),
        hit("(«32470226101»)", "in brackets"),
        hit("BIS«32470226101»", "glued to its label"),
        hit("niss_«32470226101».pdf", "in a file name"),
        miss("32470226102", "check digits off by one"),
        miss("+32470226101", "mobile in international form"),
        miss("0032470226101", "mobile in international form"),
        miss("32 470 22 61 01", "grouped as a telephone number"),
        miss("85473099921", "year 85: the plain recognizer"),
        miss("32.47.02-261.01", "printed form: the plain recognizer"),
        miss("132470226101", "part of a longer number"),
        miss("32440226101", "month 44 is no mobile prefix"),
    ),
)

RECOGNIZERS = (BIS_NUMBER, MOBILE_LIKE)
