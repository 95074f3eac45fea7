"""Number of a Belgian passport.

Names: nl paspoortnummer, reispas; fr numéro de passeport; de Reisepassnummer, Passnummer; en
passport number.

Two letters and six digits: EM123456. No check digit outside the machine-readable zone, so a label
is required. Unverified: the letters of new series.

Source: Microsoft Purview, Belgium passport number (shape).
Confused with: purchase orders, stock codes, ticket numbers.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import NUMBERS

BELGIAN = Recognizer(
    name="be-passport",
    entity="BE_PASSPORT",
    title={
        "nl": "een paspoortnummer",
        "fr": "un numéro de passeport",
        "de": "eine Reisepassnummer",
        "en": "a passport number",
    },
    pattern=compiled(
        r"(?<![^\W_]|[^\W_][./\-])(?:[A-Za-z]{2}[ \-]?\d{6}"
        r"|(?!N[Ror])[A-Z]{2}[ .\-]?\d(?:[ .\-]?\d){5})(?![^\W_]|[ ./\-]\d|,\d\d(?!\d))"
    ),
    anchor=Anchor(cue=True, digits=(6, 6), reach=110),
    keep="alnum",
    bare=0.4,
    formatted=compiled(r"[A-Z]{2}\d{6}"),
    formatted_weight=0.8,
    context=(
        *(
            "paspoort*",
            "pasp.nr",
            "pasnummer*",
            "pass nr",
            "pass n°",
            "pas nr",
            "reispas*",
            "passeport*",
            "n° passeport",
        ),
        *("reisepass*", "passnummer*", "passport*", "reisdocument*", "document de voyage"),
        *("reisedokument*", "travel document"),
    ),
    negative=NUMBERS,
    needs_context=True,
    specificity=42,
    samples=(
        hit("paspoort «EM123456»", "printed form"),
        hit("n° de passeport «EM 123456»", "space"),
        hit("(«AB123456»)", "in brackets"),
        hit("Reisepass: «EM123456».", "end of sentence"),
        hit('{"passport": "«EM123456»"}', "JSON"),
        hit("pas=«em123456»;", "lower case, in a record"),
        hit("1,«EM123456»,Gent", "a line of CSV"),
        hit("«EM-123456»", "hyphen"),
        miss("EM12345", "five digits"),
        miss("EM1234567", "seven digits"),
        miss("EMA123456", "three letters"),
        miss("E123456", "one letter"),
        miss("PO-EM123456", "inside a code"),
        miss("EM 123456,00", "amount"),
        miss("EM\n123456", "over a line end"),
        hit("paspoort «EM 123 456»", "threes"),
        hit("passeport «EN 20 44 18»,", "pairs"),
        miss("EM 123 4567", "seven digits in groups"),
        miss("em 12 34 56", "small letters and groups: words do so too"),
        miss("order EM123456", "no label", scanned=True),
        hit("heer met paspoort «EP442118», wil adreswijziging", "labelled", scanned=True),
    ),
)

FOREIGN = replace(
    BELGIAN,
    name="passport-of-another-country",
    pattern=compiled(  # two letters and seven digits, a letter and seven or eight, France, Germany
        r"(?<![^\W_]|[^\W_][./\-])(?:[A-Z]{2}[ ]?\d{7}|[A-Z][ ]?\d{7,8}|\d\d[ ]?[A-Z]{2}[ ]?\d{5}"
        r"|(?=(?:[A-Z]{0,5}\d){3})[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9]{7}[0-9]"
        r"|[A-Z]{2}[A-Z0-9]{6}\d(?<=\d[A-Z]{0,4}\d))(?![^\W_]|[ ./\-]\d|,\d\d(?!\d))"
    ),
    anchor=Anchor(cue=True, reach=60),
    bare=0.35,
    formatted=None,
    context=(
        *("paspoort*", "pasnummer*", "reispas*", "passeport*", "reisepass*", "passnummer*"),
        *("passport*", "reisdocument*", "document de voyage", "reisedokument*", "travel document"),
    ),
    specificity=40,
    samples=(
        hit("passport number «12AB34567»", "France"),
        hit("Reisepass «C01X00T47», gültig", "Germany"),
        hit("Dutch passport «NX3ABC123»", "Netherlands"),
        hit("passport «K1234567» (India)", "a letter and seven digits"),
        hit("paspoort van Marokko, nummer «AB1234567»", "two letters and seven digits"),
        hit("passeport roumain n° «05 AB 34567».", "with spaces"),
        hit('{"passport": "«K12345678»"}', "JSON"),
        hit("reispas: «L 8834127»", "a space"),
        miss("passport SCHENGEN26", "a word"),
        miss("K123456", "six digits"),
        miss("AB12345678", "eight digits"),
        miss("passeport valable", "no number"),
        miss("paspoort 2026/12345", "no letter"),
        miss("order K1234567", "no label", scanned=True),
        miss("K1234567,00", "an amount"),
        miss("PO-K1234567", "inside a code"),
    ),
)

RECOGNIZERS = (BELGIAN, FOREIGN)
