"""Number of a Belgian passport.

Names: nl paspoortnummer, reispas; fr numéro de passeport; de Reisepassnummer, Passnummer; en
passport number.

Two letters and six digits: EM123456. No check digit outside the machine-readable zone, so a label
is required. Unverified: the letters of new series.

Source: Microsoft Purview, Belgium passport number (shape).
Confused with: purchase orders, stock codes, ticket numbers.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import NUMBERS

RECOGNIZER = Recognizer(
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
