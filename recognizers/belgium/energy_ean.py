"""EAN code of a Belgian electricity or gas connection.

Names: nl EAN-code; fr code EAN; de EAN-Code; en EAN code of a meter.

Eighteen digits that begin with 5414; the last one is the check digit of GS1. It names an address.

Source: GS1 general specifications (check digit); ores.be (5414).
Confused with: article numbers (thirteen digits). One in ten passes the check.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT


def check(digits: str) -> bool:
    """True when the sum, every second digit from the right but the last tripled, ends in 0."""
    return sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(reversed(digits))) % 10 == 0


RECOGNIZER = Recognizer(
    name="be-energy-ean",
    entity="BE_ENERGY_EAN",
    title={
        "nl": "een EAN-code van een energieaansluiting",
        "fr": "un code EAN de raccordement",
        "de": "ein EAN-Code eines Anschlusses",
        "en": "an EAN code of an energy connection",
    },
    pattern=compiled(LEFT + r"5[ .]?4[ .]?1[ .]?4(?:[ .\-]?\d){14}" + RIGHT),
    anchor=Anchor(digits=(18, 18), reach=0, begins="5"),
    check=check,
    bare=0.8,
    context=(
        *("ean*", "ean-code*", "ean-nummer*", "code ean", "codes ean", "meter*", "budgetmeter"),
        *("elektriciteit*", "aardgas", "gas", "électricité", "gaz", "compteur*", "strom*"),
        *("zähler*", "electricity", "fluvius", "ores", "sibelga"),
    ),
    specificity=83,
    shape="5414##############",
    random_pass_rate=0.1,
    samples=(
        hit("EAN «541448920000000005»", "synthetic"),
        hit("EAN «541448920001188344»", "compact form"),
        hit("(«5414 4892 0001 1883 44»)", "groups, in brackets"),
        hit("meter: «541448920000000005».", "end of sentence"),
        hit('{"ean": "«541448920000000005»"}', "JSON"),
        hit("ean=«54 1448920001188344»;", "prefix apart, in a record"),
        hit("1,«541448920000000005»,Gent", "a line of CSV"),
        hit("«541.448.920.001.188.344»", "dots"),
        miss("541448920000000006", "check digit off by one"),
        miss("541548920000000005", "another prefix"),
        miss("5414489200000000051", "nineteen digits"),
        miss("54144892000000000", "seventeen digits"),
        miss("5412345000013", "article number"),
        miss("x541448920000000005", "inside a code"),
        miss("0.541448920000000005", "fraction"),
        miss("541448920\n000000005", "over a line end"),
    ),
)

MISTYPED = replace(
    RECOGNIZER,
    name="be-energy-ean-mistyped",
    check=None,
    bare=0.3,
    context=("ean*", "ean-code*", "ean-nummer*", "code ean", "codes ean"),
    needs_context=True,
    specificity=60,
    shape=None,
    random_pass_rate=1.0,
    samples=(
        hit("EAN «541448920000000006»", "check digit off by one"),
        hit("EAN «5414 5670 0000 9811 20»", "groups"),
        hit("(«541448920000000007»)", "in brackets"),
        hit("ean: «541448920000000008».", "end of sentence"),
        hit('{"ean": "«541448920000000009»"}', "JSON"),
        hit("ean=«54 1448920001188345»;", "prefix apart, in a record"),
        hit("1,«541448920000000001»,Gent", "a line of CSV"),
        hit("EAN «541.448.920.001.188.345»", "dots"),
        miss("541548920000000005", "another prefix"),
        miss("5414489200000000051", "nineteen digits"),
        miss("54144892000000000", "seventeen digits"),
        miss("5412345000013", "article number"),
        miss("x541448920000000006", "inside a code"),
        miss("0.541448920000000006", "fraction"),
        miss("541448920\n000000006", "over a line end"),
        miss("pallet 541448920000000006", "no label", scanned=True),
    ),
)

RECOGNIZERS = (RECOGNIZER, MISTYPED)
