"""Belgian enterprise number, also of a one-person business.

Names: nl ondernemingsnummer, KBO-nummer; fr numéro d'entreprise, BCE; de Unternehmensnummer, ZUD;
en enterprise number, CBE.

Ten digits, the first 0 or 1, printed 0403.019.261. The last two are 97 minus the first eight modulo
97: from 01 to 97. Nine digits were written before 2005: the same without the first 0. With BE in
front or a VAT label beside it, it is a VAT number: another file.

Source: Royal Decree of 24 June 2003; FPS Economy, 30 May 2022 (numbers that begin with 1).
Confused with: mobiles (0470 12 34 56), order numbers, driving licences, Unix times. Random ten
digits pass at 1 %.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.checkdigits import mod97_complement
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.regrouped import regrouped
from recognizers.words import ORDERS, PHONES

TEN = r"(?:\([01]\)|[01])[ .]?\d{3}[ .\-]?\d{3}[ .\-]?\d{3}"
NINE = r"(?<!\([01]\))[2-9]\d{2}[ .\-]?\d{3}[ .\-]?\d{3}"
NOT_VAT = r"(?<!(?<![^\W_])(?i:be)[ .\-:]{0,2})"
ENTERPRISE_WORDS: tuple[str, ...] = (
    *("kbo*", "ondernemingsnummer*", "ondernemingsnr", "ondernemings nr", "rpr", "kruispuntbank"),
    *("bce", "numéro d'entreprise", "n° d'entreprise", "rpm", "banque-carrefour"),
    *("unternehmensnummer*", "zud", "zdu", "zentrale datenbank", "rjp"),
    *(
        "enterprise number*",
        "company number*",
        "cbe",
        "crossroads bank",
        "peppol*",
        "0208",
        "onderneming",
    ),
    *("ondernemingen", "entreprise*", "société*", "unternehmen", "company", "vennootschap*"),
    *("leverancier", "fournisseur", "lieferant", "supplier", "bvba", "vzw", "asbl", "srl", "sprl"),
    *("ond nr", "ondernr", "n° entr", "entr", "num entr", "enterprisenumber*", "companynumber*"),
    *("uid", "unt nr", "ondernemings-id", "vennootschappen", "firma", "entr n°"),
    *("maatschappelijke zetel", "siège social", "gesellschaft*"),
)
VAT_WORDS: tuple[str, ...] = (
    *("btw*", "btw-nummer*", "tva", "n° tva", "numéro de tva", "mwst*", "ust-id*"),
    *("vat", "vat number", "vat no", "mehrwertsteuer*"),
)


def check(digits: str) -> bool:
    """True for ten digits (nine: a 0 in front) that end in the check of the first eight."""
    full = digits.zfill(10)
    return mod97_complement(full[:8]) == int(full[8:])


ENTERPRISE_NUMBER = Recognizer(
    name="be-enterprise-number",
    entity="BE_ENTERPRISE_NUMBER",
    title={
        "nl": "een ondernemingsnummer",
        "fr": "un numéro d'entreprise",
        "de": "eine Unternehmensnummer",
        "en": "an enterprise number",
    },
    pattern=compiled(NOT_VAT + LEFT + TEN + RIGHT),
    anchor=Anchor(digits=(10, 10), reach=1, begins="(01"),
    check=check,
    whole=(10,),
    bare=0.3,
    formatted=compiled(r"[01]\d{3}\.\d{3}\.\d{3}|\([01]\).*|(?!04[5-9])[01]\d{3} \d{3} \d{3}"),
    formatted_weight=4.4,  # outweighs one misleading word
    context=ENTERPRISE_WORDS,
    negative=(*VAT_WORDS, *ORDERS, *PHONES, "rijbewijs*", "permis de conduire", "führerschein*"),
    specificity=65,
    shape="0#########",
    random_pass_rate=0.01,
    samples=(
        hit("ondernemingsnummer «0403.019.261»", "printed form"),
        hit("KBO «0403019261»", "compact form"),
        hit("RPR Gent «(0)403.019.261»", "0 in brackets"),
        hit("«0566.988.259»,", "worked example"),
        hit("BCE «0353 456 320»", "spaces"),
        hit("«1000.000.120»", "begins with 1"),
        hit("(«0403.019.261»)", "in brackets"),
        hit('"kbo":"«0403019261»"', "JSON"),
        hit("nr.«0403-019-261».", "hyphens, end of sentence"),
        miss("0403.019.262", "check digits off by one"),
        miss("0403.019.2611", "part of a longer number"),
        miss("BE 0403.019.261", "VAT number"),
        miss("BE0403019261", "VAT number, compact"),
        miss("0470 12 34 56", "mobile"),
        miss("2147.812.701", "establishment: begins with 2"),
        miss("X0403019261", "inside a code"),
        miss("1.0403019261", "fraction"),
        miss("0403.019\n.261", "over a line end"),
        miss("gsm 0482119890", "a mobile that passes the check", scanned=True),
    ),
)

LEGACY = replace(
    ENTERPRISE_NUMBER,
    name="be-enterprise-number-nine-digits",
    whole=(),
    pattern=compiled(NOT_VAT + LEFT + NINE + RIGHT),
    anchor=Anchor(digits=(9, 9), reach=0, begins="23456789"),
    bare=0.25,
    formatted=compiled(r"\d{3}\.\d{3}\.\d{3}"),
    formatted_weight=1.5,
    needs_context=True,
    block=300,  # registers print the label some lines up
    specificity=55,
    shape="4########",
    samples=(
        hit("ondernemingsnummer «403.019.261»", "printed form"),
        hit("KBO «403019261»", "compact form"),
        hit("RPM «403 019 261»", "spaces"),
        hit("«566.988.259».", "worked example"),
        hit("(«403.019.261»)", "in brackets"),
        hit('"«403019261»"', "quoted"),
        hit("bce=«403-019-261»;", "in a record"),
        hit("nr.«353.456.320»", "glued to an abbreviation"),
        miss("403.019.262", "check digits off by one"),
        miss("0403.019.261", "ten digits: the other recognizer"),
        miss("4030192611", "part of a longer number"),
        miss("(0)403.019.261", "ten digits, the 0 in brackets"),
        miss("BE 403.019.261", "VAT number"),
        miss("1.403.019.261", "amount"),
        miss("103.019.261", "never began with 1"),
        miss("A403019261", "inside a code"),
        miss("403.019\n.261", "over a line end"),
    ),
)

REGROUPED = regrouped(ENTERPRISE_NUMBER, "0403019261", "01", "0###.##.##.##")

RECOGNIZERS = (ENTERPRISE_NUMBER, LEGACY, REGROUPED)
