"""Belgian establishment unit number.

Names: nl vestigingseenheidsnummer; fr numéro d'unité d'établissement; de
Niederlassungseinheitsnummer; en establishment unit number.

Ten digits, the first 2 to 8, printed 2.147.812.701. The last two are 97 minus the first eight
modulo 97, as in enterprise numbers.

Source: FPS Economy, Crossroads Bank for Enterprises (structure, examples).
Confused with: amounts in thousands (a currency behind them rules them out), driving licences.
Random ten digits pass at 1 %.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.belgium.enterprise_number import check
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.regrouped import regrouped
from recognizers.words import ORDERS, PHONES

RECOGNIZER = Recognizer(
    name="be-establishment-number",
    entity="BE_ESTABLISHMENT_NUMBER",
    title={
        "nl": "een vestigingsnummer",
        "fr": "un numéro d'établissement",
        "de": "eine Niederlassungsnummer",
        "en": "an establishment number",
    },
    pattern=compiled(
        rf"{LEFT}(?<![$€£] ?)[2-8][ .]?\d{{3}}[ .]?\d{{3}}[ .]?\d{{3}}{RIGHT}"
        r"(?!,\d\d(?!\d)|,-| ?(?i:€|%|eur))"
    ),
    anchor=Anchor(digits=(10, 10), before=0, reach=2, begins="2345678"),
    check=check,
    whole=(10,),
    bare=0.2,
    formatted=compiled(r"\d\.\d{3}\.\d{3}\.\d{3}"),
    formatted_weight=2.0,
    context=(
        *(
            "vestigingseenheid*",
            "vestigingsnummer*",
            "vestigingsnr",
            "vestigingseenheidsnr",
            "ven",
            "ve nr",
            "n° ue",
            "ve nummer",
        ),
        *("unité d'établissement", "unités d'établissement", "numéro d'établissement"),
        *("n° d'établissement", "niederlassungseinheit*", "niederlassungsnummer*"),
        *("establishment unit*", "establishment number*", "kbo*", "bce", "unité", "unités"),
        *("vestiging", "vestigingen", "vestigingseenh", "siège d'exploitation", "niederlassung*"),
        *("sièges d'exploitation", "exploitatiezetel*", "uitbatingszetel*", "establishment*"),
    ),
    negative=(*(*ORDERS, *PHONES, "rijbewijs*", "permis de conduire", "führerschein*"),),
    specificity=64,
    shape="2#########",
    random_pass_rate=0.0103,
    samples=(
        hit("vestigingseenheid «2.147.812.701»", "printed form"),
        hit("vestigingsnr «2147812701»", "compact form"),
        hit("(«2.147.812.897»)", "remainder 0 is written 97"),
        hit("n° d'établissement «2 147 812 701».", "spaces, end of sentence"),
        hit('{"ven": "«2147812701»"}', "JSON"),
        hit("ven=«2.147.812.701»;", "in a record"),
        hit("1,«2147812701»,Gent", "a line of CSV"),
        hit("nr.«2147.812.701»", "first dot left out"),
        miss("2.147.812.702", "check digits off by one"),
        miss("0403.019.261", "enterprise number"),
        miss("9.147.812.701", "begins with 9"),
        miss("2.147.812.7011", "part of a longer number"),
        miss("2.147.812.701,00", "amount"),
        miss("2.147.812.701 euro", "amount, currency behind it"),
        miss("€ 2.147.812.701", "amount, currency before it"),
        miss("x2147812701", "inside a code"),
        miss("2.147.812\n.701", "over a line end"),
        miss("0470 12 34 56", "mobile"),
        miss("teller 2147812701", "no label", scanned=True),
    ),
)

REGROUPED = regrouped(RECOGNIZER, "2147812701", "2345678", "2###.##.##.##")

RECOGNIZERS = (RECOGNIZER, REGROUPED)
