"""Licence plates of neighbours, as fines and parking files of Belgian towns hold them.

Names: nl Duitse, Franse, Nederlandse nummerplaat; fr plaque allemande, française, néerlandaise; de
Kennzeichen; en foreign licence plate.

Germany: district (one to three letters), hyphen or space, one or two letters, one to four digits:
AC-XY 123; E or H behind them marks electric and historic vehicles. France since 2009: AB-123-CD.
Netherlands: six signs in three groups, of letters or of digits each: XX-99-99, GX-418-P.
Luxembourg: AB 1234. United Kingdom since 2001: AB12 CDE. No check digits; a label is required.

Source: Fahrzeug-Zulassungsverordnung, annex 2; arrêté du 9 février 2009 (France); RDW, sidecodes 1
to 14 (Netherlands); common usage (Luxembourg, United Kingdom).
Confused with: product and room codes.
"""

from dataclasses import replace

from recognizers.base import Anchor, hit, miss
from recognizers.belgium.licence_plate import PLATE
from recognizers.belgium.licence_plate_series import WORDS
from recognizers.compiled import compiled

_LEFT = r"(?<![^\W_]|[^\W_][./\-])"
_RIGHT = r"(?![^\W_]|[./\-][^\W_])"

GERMAN = replace(
    PLATE,
    name="de-licence-plate",
    title={
        "nl": "een Duitse nummerplaat",
        "fr": "une plaque d'immatriculation allemande",
        "de": "ein deutsches Kennzeichen",
        "en": "a German licence plate",
    },
    pattern=compiled(
        rf"(?=[A-ZÄÖÜ]{{1,3}}[ \-][A-Z]{{1,2}}[ \-]?\d){_LEFT}[A-ZÄÖÜ]{{1,3}}"
        rf"(?:-[A-Z]{{1,2}}[ \-]?| [A-Z]{{1,2}} )[1-9]\d{{0,3}}[EH]?{_RIGHT}"
    ),
    anchor=Anchor(cue=True, digits=(1, 4), reach=100),
    bare=0.3,
    formatted=compiled(r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}"),
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

_DUTCH = (  # three groups, each of letters or of digits; not two hyphens of a date
    r"[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|[A-Z]{2}-(?:\d\d-[A-Z]{2}|[A-Z]{2}-\d\d)"
    r"|\d\d-(?:[A-Z]{2}-[A-Z]{2}|[A-Z]{3}-\d)|\d-(?:[A-Z]{3}-\d\d|[A-Z]{2}-\d{3})|[A-Z]{2}-\d{3}-[A-Z]"
    r"|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d\d-[A-Z]|\d{3}-[A-Z]{2}-\d"
)
OTHER = replace(
    GERMAN,
    name="foreign-licence-plate",
    title={
        "nl": "een buitenlandse nummerplaat",
        "fr": "une plaque d'immatriculation étrangère",
        "de": "ein ausländisches Kennzeichen",
        "en": "a foreign licence plate",
    },
    pattern=compiled(
        rf"(?=[A-Z0-9]){_LEFT}(?:[A-Z]{{2}}([ \-]?)\d{{3}}\1[A-Z]{{2}}|{_DUTCH}"
        rf"|[A-Z]{{2}} ?\d{{4}}|[A-Z]{{2}}\d\d ?[A-Z]{{3}}){_RIGHT}"
    ),
    formatted=compiled(rf"[A-Z]{{2}}-\d{{3}}-[A-Z]{{2}}|{_DUTCH}"),
    specificity=30,
    samples=(
        hit("immatriculé «AB-123-CD»", "France, printed form"),
        hit("plaque «AB 123 CD»", "France, spaces"),
        hit("kenteken «GX-418-P»", "Netherlands, sidecode 9"),
        hit("(kenteken «12-ABC-3»)", "Netherlands, sidecode 7, in brackets"),
        hit("kenteken «TX-XN-84».", "Netherlands, sidecode 5, end of sentence"),
        hit('{"plate": "«AB123CD»"}', "compact, JSON"),
        hit("plaque=«AB 1234»;", "Luxembourg, in a record"),
        hit("1,«AB12 CDE»,Ford", "United Kingdom, a line of CSV"),
        miss("AB-1234-CD", "four digits"),
        miss("AB-12 3-CD", "a space inside"),
        miss("X-AB-123-CD", "inside a code"),
        miss("AB-123-CDE", "three letters"),
        miss("12-11-26", "a date"),
        miss("ABC 1234", "three letters before the digits"),
        miss("AB-123\n-CD", "over a line end"),
        miss("code AB-123-CD", "no label", scanned=True),
    ),
)

RECOGNIZERS = (GERMAN, OTHER)
