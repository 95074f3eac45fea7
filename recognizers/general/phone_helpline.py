"""Belgian help line: a free or shared-cost number that everybody may call (0800, 070, 078).

Names: nl gratis nummer, infonummer; fr numéro vert, ligne d'aide; de gebührenfreie Nummer;
en help line.

These series are given to services, never to a person's line; the default policy reports such a
number and lets it pass.

Source: BIPT/IBPT numbering plan: 0800 (free of charge), 070 and 078 (shared cost); ITU-T E.169.1:
00800 and eight digits (free of charge from every country).
Confused with: other telephone numbers, which win by nothing: they lack these prefixes.
"""

from dataclasses import replace

from recognizers.base import Anchor, hit, miss
from recognizers.compiled import compiled
from recognizers.general import phone_number

_SEP = r"[ .\-/]{0,3}+"

RECOGNIZER = replace(
    phone_number.NATIONAL,
    name="phone-number-helpline",
    title={
        "nl": "een publiek oproepnummer",
        "fr": "un numéro d'appel public",
        "de": "eine öffentliche Rufnummer",
        "en": "a public help line",
    },
    pattern=compiled(
        rf"(?<![^\W_]|\+|\d[.,/\-])(?:00{_SEP}800(?:{_SEP}\d){{8}}(?![^\W_]|[.,/\-:]\d)|(?:(?:\+|00){_SEP}32{_SEP}(?:\(0\))?{_SEP}|0)"
        rf"(?:800(?:{_SEP}\d){{5}}|7{_SEP}[08](?:{_SEP}\d){{6}})(?![^\W_]|[.,/\-:]\d))"
    ),
    anchor=Anchor(digits=(9, 13), reach=1, begins="+0"),
    bare=0.85,
    specificity=70,
    samples=(
        hit("bel gratis «0800 120 33»", "free number"),
        hit("«0800/120.33»", "slash and dot"),
        hit("«070 233 077»", "shared cost"),
        hit("Card Stop «078 170 170»", "shared cost, published"),
        hit("«+32 78 170 170»", "from abroad"),
        hit("(«0800-12033»)", "brackets"),
        hit("«080012033»", "compact"),
        hit("«070/23.30.77».", "end of sentence"),
        hit("DOC STOP «00800 2123 2123»", "free of charge from every country"),
        miss("0080 212 32 12 34", "another number"),
        miss("0470 12 34 56", "mobile"),
        miss("02 555 55 55", "fixed line"),
        miss("0800 120 333", "one digit too many"),
        miss("0800 120", "too short"),
        miss("10800 12033", "inside a longer number"),
        miss("071 23 30 77", "Charleroi"),
        miss("0803.019.261", "enterprise number"),
        miss("080 12 03 33", "Malmedy"),
    ),
)
