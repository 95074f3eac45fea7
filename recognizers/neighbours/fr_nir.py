"""French social security number (NIR).

Names: nl Frans socialezekerheidsnummer; fr numéro de sécurité sociale, NIR, numéro INSEE; de
französische Sozialversicherungsnummer; en French social security number.

Thirteen characters and a key of two digits, printed 2 95 10 99 126 111 93: sex (1, 2; 3, 4, 7, 8
for provisional ones), year, month (20 and above where unknown), department, commune, order. The key
is 97 - (the thirteen mod 97); Corsica's 2A counts as 19, 2B as 18.

Source: Décret 82-103 of 22 January 1982; INSEE (key, Corsica).
Confused with: cards and IMEI, which are compact; fifteen digits that begin with 1 pass at 1 %.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.words import ORDERS

_S = r"[ .\-]?"
_HEAD = rf"[123478]{_S}\d\d{_S}(?:0[1-9]|1[0-2]|[2-9]\d){_S}"
_TAIL = rf"{_S}\d{{3}}{_S}\d{{3}}{_S}(?:/ ?)?\d\d"


def check(alnum: str) -> bool:
    """True when the last two of fifteen are 97 minus the others modulo 97."""
    payload = alnum[:13].replace("2A", "19").replace("2B", "18")
    return 97 - int(payload) % 97 == int(alnum[13:])


RECOGNIZER = Recognizer(
    name="fr-social-security-number",
    entity="FR_NIR",
    title={
        "nl": "een Frans socialezekerheidsnummer",
        "fr": "un numéro de sécurité sociale français",
        "de": "eine französische Sozialversicherungsnummer",
        "en": "a French social security number",
    },
    pattern=compiled(LEFT + _HEAD + rf"\d\d{_TAIL}" + RIGHT),
    anchor=Anchor(digits=(15, 15), reach=0, begins="123478"),
    check=check,
    keep="alnum",
    bare=0.55,
    formatted=compiled(r"\d([ .\-])\d\d\1\d\d\1\d\d\1\d{3}\1\d{3}\1(?:/ ?)?\d\d|\d{13} / ?\d\d"),
    formatted_weight=2.5,
    context=(
        *("numéro de sécurité sociale", "sécu", "n° sécu", "n° ss", "nir", "insee", "numéro insee"),
        *(
            "numéro de sécu",
            "n° de sécurité sociale",
            "sécurité sociale",
            "carte vitale",
            "socialezekerheidsnummer*",
        ),
        *("sozialversicherung*", "social security"),
    ),
    negative=(*ORDERS, "kaartnummer*", "numéro de carte", "amex", "visa"),
    specificity=88,
    shape="1##############",
    random_pass_rate=0.0095,
    samples=(
        hit("NIR «2 95 10 99 126 111 93»", "printed form, published example"),
        hit("n° sécu «295109912611193»", "compact form"),
        hit("(«2.95.10.99.126.111.93»)", "dots, in brackets"),
        hit("«2-95-10-99-126-111-93».", "hyphens, end of sentence"),
        hit('{"nir": "«295109912611193»"}', "JSON"),
        hit("«2951099126111 93»", "key apart"),
        hit("sécurité sociale: «2 95 10 99 126 111 / 93»", "key behind a slash"),
        hit("1,«295109912611193»,Lille", "a line of CSV"),
        miss("2 95 10 99 126 111 94", "key off by one"),
        miss("2 95 13 99 126 111 93", "no month 13"),
        miss("5 95 10 99 126 111 93", "no sex 5"),
        miss("2951099126111", "no key"),
        miss("2951099126111930", "sixteen digits"),
        miss("x295109912611193", "inside a code"),
        miss("0.295109912611193", "fraction"),
        miss("2 95 10 99\n126 111 93", "over a line end"),
    ),
)

CORSICA = replace(
    RECOGNIZER,
    name="fr-social-security-number-corsica",
    pattern=compiled(rf"{LEFT}{_HEAD}2{_S}?(?i:[AB]){_TAIL}{RIGHT}"),
    anchor=Anchor(cue=True, reach=110),
    formatted=compiled(r"\d \d\d \d\d 2[AB] \d{3} \d{3} \d\d"),
    needs_context=True,
    shape="185052A########",
    random_pass_rate=0.0103,
    samples=(
        hit("NIR «1 85 05 2A 004 012 70»", "printed form"),
        hit("n° sécu «185052A00401270»", "compact form"),
        hit("sécu «1 85 05 2B 033 012 03»", "northern half"),
        hit("(«1.85.05.2A.004.012.70»)", "dots, in brackets"),
        hit("«1-85-05-2A-004-012-70».", "hyphens, end of sentence"),
        hit('{"nir": "«185052A00401270»"}', "JSON"),
        hit("nir=«185052a00401270»;", "lower case, in a record"),
        hit("«185052A004012 70»", "key apart"),
        miss("1 85 05 2A 004 012 71", "key off by one"),
        miss("1 85 13 2A 004 012 70", "no month 13"),
        miss("1 85 05 2C 004 012 70", "no department 2C"),
        miss("5 85 05 2A 004 012 70", "no sex 5"),
        miss("185052A004012", "no key"),
        miss("185052A004012700", "too long"),
        miss("x185052A00401270", "inside a code"),
        miss("1 85 05 2A\n004 012 70", "over a line end"),
    ),
)

RECOGNIZERS = (RECOGNIZER, CORSICA)
