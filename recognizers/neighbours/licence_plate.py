"""German licence plate, as fines and parking files of Belgian towns hold it.

Names: nl Duitse nummerplaat; fr plaque allemande; de Kennzeichen; en German licence plate.

District (one to three letters), hyphen or space, one or two letters, one to four digits: AC-XY 123;
E or H behind them marks electric and historic vehicles. No check digits; a label is required.

Source: Fahrzeug-Zulassungsverordnung, annex 2.
Confused with: product and room codes.
"""

from dataclasses import replace

import regex as re

from recognizers.base import Anchor, hit, miss
from recognizers.belgium.licence_plate import PLATE
from recognizers.belgium.licence_plate_series import WORDS

_LEFT = r"(?<![^\W_]|[^\W_][./\-])"
_RIGHT = r"(?![^\W_]|[./\-][^\W_])"

RECOGNIZER = replace(
    PLATE,
    name="de-licence-plate",
    title={
        "nl": "een Duitse nummerplaat",
        "fr": "une plaque d'immatriculation allemande",
        "de": "ein deutsches Kennzeichen",
        "en": "a German licence plate",
    },
    pattern=re.compile(
        rf"(?=[A-ZÄÖÜ]{{1,3}}[ \-][A-Z]{{1,2}}[ \-]?\d){_LEFT}[A-ZÄÖÜ]{{1,3}}"
        rf"(?:-[A-Z]{{1,2}}[ \-]?| [A-Z]{{1,2}} )[1-9]\d{{0,3}}[EH]?{_RIGHT}"
    ),
    anchor=Anchor(cue=True, digits=(1, 4), reach=100),
    bare=0.3,
    formatted=re.compile(r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}"),
    formatted_weight=0.8,
    context=(*WORDS, "fahrzeug*", "geparkeerd", "geparkt"),
    needs_context=True,
    specificity=31,
    samples=(
        hit("Kennzeichen «AC-XY 123»", "Germany, printed form"),
        hit("plaat «MK AB 1234»", "Germany, spaces"),
        hit("Fahrzeug («DÜW-A 1»)", "umlaut, in brackets"),
        hit("Kennzeichen «B-MW 2024E».", "electric, end of sentence"),
        hit('{"plate": "«AC-XY 123»"}', "JSON"),
        hit("plaque=«AC-XY-123»;", "hyphens, in a record"),
        hit("1,«AC-XY123»,Opel", "no space, a line of CSV"),
        hit("Kennzeichen «HH-AB 12H»", "historic"),
        miss("AC-XYZ 123", "three letters"),
        miss("AC-XY 12345", "five digits"),
        miss("ACDE-XY 123", "district of four letters"),
        miss("AC-XY 0123", "begins with 0"),
        miss("AB-123-CD", "French"),
        miss("12-XY 123", "digits for a district"),
        miss("X-AC-XY 123", "inside a code"),
        miss("AC-XY\n123", "over a line end"),
        miss("ac-xy 123", "lower case"),
        miss("lokaal AC-XY 123", "no label", scanned=True),
    ),
)
