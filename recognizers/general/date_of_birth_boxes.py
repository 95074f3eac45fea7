"""Date of birth in the boxes of a form: every digit in its own, or day, month and year by name.

"Geboortedatum: |0 5| |1 1| |2 0 1 8|"; "[1][2] [0][3] [1][9][6][6]"; "dag 3, maand 5, jaar 1988".

Source: common usage in Belgian forms.
Confused with: codes and numbers of files in boxes.
"""

from dataclasses import replace

import regex as re

from recognizers.base import Anchor, hit, miss
from recognizers.compiled import compiled
from recognizers.general.date_of_birth import MONTH, YEAR, check
from recognizers.general.date_of_birth_forms import COMPACT, LABEL

_BEFORE = rf"{LABEL}(?:[ ](?:le|op|am|on))?\.?(?:[ ][^\n:=\d]{{1,30}})?[ ]?[:=]?[ ]{{0,4}}"
_EDGE = r"[ |\[\]()_./\-]{1,5}"  # between two boxes
_TWO = r"\d[ ]?\d"
BOXED = replace(
    COMPACT,
    name="date-of-birth-boxed",
    pattern=compiled(
        rf"{_BEFORE}[|\[(_]{{0,2}}[ ]?(?:(?P<value>\d(?:[ ]?{_EDGE}\d){{7}}"
        rf"|(?<=[|\[(_][ ]?){_TWO}{_EDGE}{_TWO}{_EDGE}{_TWO}[ ]?{_TWO}"
        rf"|\d\d[ ]?[|_][ ]?\d\d[ ]?[|_][ ]?\d{{4}}))(?![\w]|[ .,/\-|\[]{{1,4}}\d)"
    ),
    anchor=Anchor(
        cue=True, exact=True, before=0, reach=160, cell=r"\d(?:[ |\[\]()_./\-]|\d ?[|_])"
    ),
    samples=(
        hit("Geboortedatum kind:  |«0 5| |1 1| |2 0 1 8»|", "pairs between bars"),
        hit("Né le : [«1][2] [0][3] [1][9][6][6»]", "brackets"),
        hit("Geburtsdatum: «1 2 . 0 3 . 1 9 6 6»", "letters apart"),
        hit("Date of birth (ddmmyyyy): «1|2|0|3|1|9|6|6»", "bars"),
        hit("Date de naissance «1_2_0_3_1_9_6_6»", "underscores"),
        hit("Née le |«12|03|1966»|", "bars around each part"),
        hit("geb. |«12| |03| |1966»|", "bars around each part, Dutch"),
        hit("Date de naissance (JJ/MM/AAAA) : «04|05|1990»", "bars between"),
        hit("DOB: [«12] [03] [1966»]", "brackets around each part"),
        miss("Geboortedatum: |3 1| |0 2| |2 0 1 5|", "no such day"),
        miss("Geboortedatum: 1 2 0 3", "half a date"),
        miss("né 1 2 3 4 5 6 7 8 9 0", "a longer row"),
        miss("GSM: 0 4 8 3 2 9 1 0", "another label"),
        miss("Geboortedatum: |__|__|____|", "an empty form"),
        miss("Dossier: [1][2] [0][3] [1][9][6][6]", "a file"),
        miss("born |12|13|1966|", "no such month"),
        miss("naissance : 1 2 / 0 3", "no year"),
    ),
)

_PARTED = compiled(
    r"(?i)(?:geboorte|geboren|naissance|née?|geburt|birth|born)\w{0,8}[\"']?"
    r"[^\n\w]{1,8}(?:op[ ]|le[ ])?"
    r"(?P<value>(?:dag|jour|tag|day|dd)\W{1,6}\d{1,2}\W{1,6}(?:maand|mois|monat|month|mm)\W{1,6}"
    rf"(?:\d{{1,2}}|{MONTH})\W{{1,6}}(?:jaar|ann[ée]e|an|jahr|year|jjjj|aaaa"
    rf"|yyyy)\W{{1,6}}{YEAR})(?!\d)"
)


def check_parts(text: str) -> bool:
    """True when day, month and year, each behind its word, make a day that has been."""
    numbers = re.findall(r"\d+", text)
    return check(".".join(numbers)) if len(numbers) == 3 else len(numbers) == 2


PARTED = replace(
    COMPACT,
    name="date-of-birth-parts",
    pattern=_PARTED,
    anchor=Anchor(cue=True, exact=True, before=0, reach=160, cell="[dDjJtT]"),
    check=check_parts,
    context=("geboorte*", "geboren", "naissance", "né", "née", "geburt*", "birth*", "born"),
    samples=(
        hit('{"geboorte": {"«dag": 3, "maand": 5, "jaar": 1988»}}', "JSON"),
        hit("Geboortedatum: «dag 03 maand 05 jaar 1988»", "a form"),
        hit("Naissance : «jour 3, mois mai, année 1988»", "French"),
        hit("Geburtsdatum: «Tag: 3 Monat: 5 Jahr: 1988»", "German"),
        hit("birth (« day 3, month 5, year 1988»)".replace("« ", "«"), "English"),
        hit("Geboren op «dag 3, maand mei, jaar 1988»", "Dutch, in words"),
        hit("birthDate: {«day: 3, month: 5, year: 1988»}", "an object"),
        hit("naissance = { «jour = 03 ; mois = 05 ; annee = 1988» }", "without an accent"),
        miss("Naissance : jour, mois, année", "an empty form"),
        miss("geboorte: dag 31 maand 02 jaar 1988", "no such day"),
        miss("geboren op een dag in mei", "no numbers"),
        miss("birthday in 3 months", "no date"),
        miss("Geburt: Tag 3, Monat 5", "no year"),
        miss("levering: dag 3 maand 5 jaar 1988", "another label"),
        miss("naissance : jour 3 mois 5 année 19", "half a year"),
        miss("birth: day 3, month 15, year 1988", "no such month"),
    ),
)

RECOGNIZERS = (BOXED, PARTED)
