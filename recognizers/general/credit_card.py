"""Payment card number, Bancontact included.

Names: nl kaartnummer, bankkaart, kredietkaart; fr numéro de carte, carte bancaire; de Kartennummer,
Kreditkarte; en card number.

Thirteen to nineteen digits that end in a Luhn digit; the first ones name the scheme, which has its
lengths: Visa, Mastercard (also 2221 to 2720), American Express, Diners, JCB, Discover, UnionPay,
Maestro, Bancontact (6703, sixteen or seventeen digits). Printed in groups of four, American Express
and Diners in 4-6-5 and 4-6-4.

Source: ISO/IEC 7812-1; the schemes' published ranges; docs.adyen.com (Bancontact test card).
Confused with: IMEI, article and order numbers: one in ten passes Luhn, 3 % of random sixteen digits
pass Luhn and scheme.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.checkdigits import luhn
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.regrouped import regrouped
from recognizers.words import NUMBERS

# First and last prefix of a scheme's range, and its lengths.
SCHEMES: tuple[tuple[str, str, frozenset[int]], ...] = (
    ("4", "4", frozenset({13, 16, 19})),  # Visa
    ("51", "55", frozenset({16})),  # Mastercard
    ("2221", "2720", frozenset({16})),  # Mastercard
    ("34", "34", frozenset({15})),  # American Express
    ("37", "37", frozenset({15})),  # American Express
    ("300", "305", frozenset({14})),  # Diners
    ("36", "36", frozenset({14})),  # Diners
    ("38", "39", frozenset({14})),  # Diners
    ("3528", "3589", frozenset({16})),  # JCB
    ("50", "50", frozenset({16, 17, 18, 19})),  # Maestro
    ("56", "69", frozenset({16, 17, 18, 19})),  # Maestro, Bancontact, Discover, UnionPay
)
_SEP = r"[ .\-]?"


def check(digits: str) -> bool:
    """True when a scheme has such numbers and the Luhn sum holds."""
    return luhn(digits) and any(
        low <= digits[: len(low)] <= high and len(digits) in lengths
        for low, high, lengths in SCHEMES
    )


CARD = Recognizer(
    name="credit-card",
    entity="CREDIT_CARD",
    title={
        "nl": "een betaalkaartnummer",
        "fr": "un numéro de carte de paiement",
        "de": "eine Kartennummer",
        "en": "a payment card number",
    },
    pattern=compiled(
        rf"{LEFT}(?:3\d{{3}}{_SEP}(?:\d{{6}}{_SEP}\d{{4,5}}|\d{{4}}{_SEP}\d{{4}}{_SEP}\d{{2,3}})"
        rf"|[2-6]\d{{3}}{_SEP}\d{{4}}{_SEP}\d{{4}}{_SEP}\d{{4}}|6703\d{{13}}){RIGHT}"
    ),
    anchor=Anchor(digits=(14, 19), reach=0, begins="23456"),
    check=check,
    bare=0.6,
    formatted=compiled(r"\d{4}([ .\-])\d{4}\1\d{4}\1\d{2,4}|\d{4}([ .\-])\d{6}\2\d{4,5}"),
    formatted_weight=2.2,
    context=(
        *("kaartnummer*", "bankkaart*", "kredietkaart*", "betaalkaart*", "visa*", "mastercard*"),
        *(
            "maestro",
            "bancontact",
            "betaald met",
            "payé par",
            "bezahlt mit",
            "paid with",
            "amex",
            "american express",
            "vervaldatum",
            "cvc",
            "cvv",
        ),
        *("carte bancaire", "carte de crédit", "carte visa", "numéro de carte", "n° de carte"),
        *("kreditkarte*", "kartennummer*", "bankkarte*", "gültig bis"),
        *("credit card*", "debit card*", "card number*", "payment card*", "card no", "expires"),
    ),
    negative=NUMBERS,
    specificity=85,
    shape="4###############",
    random_pass_rate=0.1,
    samples=(
        hit("visa «4111 1111 1111 1111»", "printed form"),
        hit("«4111111111111111»", "compact form"),
        hit("«4111-1111-1111-1111» 12/27 123", "hyphens, then expiry date and code"),
        hit("«5555 5555 5555 4444»", "Mastercard"),
        hit("«2221 0000 0000 0009»", "Mastercard, 2-series"),
        hit("«3782 822463 10005»", "American Express"),
        hit("«6703 4444 4444 4449»", "Bancontact, sixteen digits"),
        hit("«67030000000000003»", "Bancontact, seventeen digits"),
        hit("«3056 930902 5904»", "Diners"),
        hit("«3530 1113 3330 0000»", "JCB"),
        hit("(«6011.1111.1111.1117»).", "Discover, dots"),
        hit("kaart «4111 1111 1111 1111» 123", "the code follows"),
        miss("4111 1111 1111 1112", "Luhn digit off by one"),
        miss("1111 1111 1111 1117", "no scheme begins with 1"),
        miss("2720 9999 9999 9992 1", "Luhn fails"),
        miss("41111111111111111111", "twenty digits"),
        miss("0.4111111111111111", "fraction"),
        miss("x4111111111111111", "inside a code"),
        miss("4111 1111\n1111 1111", "over a line end"),
        miss("356938035643809", "IMEI"),
        miss("4222222222222", "thirteen digits: another recognizer"),
        miss("+4111111111111111", "telephone number"),
        miss("BE68 5390 0754 7034", "IBAN"),
    ),
)

LONG = replace(
    CARD,
    name="credit-card-long",
    pattern=compiled(
        rf"{LEFT}(?:[4-6]\d{{3}}([ .\-])\d{{4}}\1\d{{4}}\1\d{{4}}(?:\1\d{{1,3}}|\d)"
        rf"|(?!6703\d{{13}}(?!\d))[4-6]\d{{16,18}}){RIGHT}"
    ),
    anchor=Anchor(digits=(17, 19), reach=0, begins="456"),
    bare=0.35,  # in a row they are as often of a pallet or a parcel
    formatted=compiled(r".*[ .\-]\d{1,5}"),
    specificity=86,
    shape="6703 #### #### #### #",
    samples=(
        hit("bancontact «6703 0000 0000 0000 3»", "4-4-4-4-1"),
        hit("«6703-0000-0000-0000-3»", "hyphens"),
        hit("«6703.0000.0000.0000.3»", "dots"),
        hit("maestro «560000000000000003»", "eighteen digits in a row"),
        hit("«6703 0000 0000 00003»", "4-4-4-5"),
        hit("(«6703 0000 0000 0000 3»)", "in brackets"),
        hit('"«6703 0000 0000 0000 3»"', "quoted"),
        hit("kaart=«6703 0000 0000 0000 3»;", "in a record"),
        hit("«6703 0000 0000 0000 3».", "end of sentence"),
        miss("6703 0000 0000 0000 4", "Luhn digit off by one"),
        miss("4111 1111 1111 1111", "sixteen digits: the other recognizer"),
        miss("4111 1111 1111 1111 0", "Visa has no seventeen digits"),
        miss("67030000000000003", "compact: the other recognizer"),
        miss("6703 0000 0000 0000 3123", "too long"),
        miss("1703 0000 0000 0000 8", "no scheme begins with 1"),
        miss("6703 0000-0000 0000 3", "mixed separators"),
        miss("6703 0000 0000\n0000 3", "over a line end"),
    ),
)

THIRTEEN = replace(
    CARD,
    name="credit-card-thirteen-digits",
    pattern=compiled(rf"{LEFT}4\d{{12}}{RIGHT}"),
    anchor=Anchor(digits=(13, 13), reach=0, begins="4"),
    bare=0.4,  # German and Japanese article numbers begin with 4 too, mobiles with 49
    formatted=None,
    needs_context=True,
    specificity=50,
    shape="4############",
    samples=(
        hit("visa «4222222222222»", "old Visa card"),
        hit('{"card":"«4222222222222»"}', "JSON"),
        hit("(«4222222222222»)", "in brackets"),
        hit("kaartnummer=«4222222222222»;", "in a record"),
        hit("carte «4222222222222».", "end of sentence"),
        hit("Karte: «4222222222222»", "after a colon"),
        hit("card,«4222222222222»,12/27", "a line of CSV"),
        hit("«4000000000006»", "Luhn holds"),
        miss("4222222222223", "Luhn digit off by one"),
        miss("42222222222222", "fourteen digits"),
        miss("422222222222", "twelve digits"),
        miss("5222222222222", "no scheme has thirteen digits but Visa"),
        miss("0.4222222222222", "fraction"),
        miss("x4222222222222", "inside a code"),
        miss("4222 222 222 222", "grouped: never printed so"),
        miss("+4915112345678", "telephone number"),
    ),
)

REGROUPED = regrouped(CARD, "4111111111111111", "23456", "4### #### #### ## ##", (13, 19))

RECOGNIZERS = (CARD, LONG, THIRTEEN, REGROUPED)
