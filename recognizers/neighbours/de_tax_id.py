"""German tax identification number of a person.

Names: nl Duits fiscaal identificatienummer; fr numéro fiscal allemand; de
Steueridentifikationsnummer, Steuer-ID, IdNr.; en German tax ID.

Eleven digits, the first not 0, printed 86 095 742 719. Of the first ten digits exactly one stands
there twice or three times. The last one is the check of ISO 7064 MOD 11,10.

Source: Abgabenordnung, section 139b; Bundeszentralamt für Steuern, Steueridentifikationsnummer.
Confused with: Belgian national numbers, also eleven digits. Random ones pass at 0.4 %; a label is
required.
"""

from collections import Counter

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.regrouped import regrouped
from recognizers.words import NUMBERS, PHONES


def check(digits: str) -> bool:
    """True when one digit is repeated as it should be and the check digit holds."""
    repeated = [count for count in Counter(digits[:10]).values() if count > 1]
    if len(repeated) != 1 or repeated[0] > 3:
        return False
    product = 10
    for char in digits[:10]:
        product = ((int(char) + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(digits[10])


RECOGNIZER = Recognizer(
    name="de-tax-id",
    entity="DE_TAX_ID",
    title={
        "nl": "een Duits fiscaal nummer",
        "fr": "un numéro fiscal allemand",
        "de": "eine Steueridentifikationsnummer",
        "en": "a German tax ID",
    },
    pattern=compiled(LEFT + r"(?:[1-9]\d(?:[ .\-/]?\d{3}){3}|[1-9]\d\d \d{3} \d{5})" + RIGHT),
    anchor=Anchor(digits=(11, 11), reach=0, begins="0123456789"),
    check=check,
    whole=(11,),
    bare=0.6,
    formatted=compiled(r"\d\d \d{3} \d{3} \d{3}"),
    formatted_weight=1.5,
    context=(
        *("steueridentifikationsnummer*", "steuer-id*", "steuer-identifikationsnummer*"),
        *("steuerliche identifikationsnummer", "identifikationsnummer*", "idnr", "steuernummer*"),
        *("duits fiscaal nummer", "fiscaal nummer duitsland", "tin", "tin-nummer*", "steuer-idnr"),
        *("duits belastingnummer", "numéro fiscal allemand", "numéro d'identification fiscale"),
        *("german tax id", "german tax number", "tax id", "tax identification number"),
    ),
    negative=(*NUMBERS, *PHONES, "rijksregister*", "nationalregister*", "bis-nummer*"),
    needs_context=True,
    specificity=72,
    shape="8##########",
    random_pass_rate=0.0038,
    samples=(
        hit("Steuer-ID «86 095 742 719»", "printed form, published example"),
        hit("IdNr. «36574261809»", "compact form, published example"),
        hit("(«86095742719»)", "in brackets"),
        hit("steuer-id: «86.095.742.719».", "dots, end of sentence"),
        hit('{"idnr": "«86095742719»"}', "JSON"),
        hit("idnr=«36574261809»;", "in a record"),
        hit("1,«86095742719»,Aachen", "a line of CSV"),
        hit("«86/095/742/719»", "slashes"),
        miss("86095742718", "check digit off by one"),
        miss("06095742719", "never begins with 0"),
        miss("11111111111", "a digit ten times"),
        miss("12345678903", "no digit repeated"),
        miss("860957427190", "twelve digits"),
        miss("x86095742719", "inside a code"),
        miss("0.86095742719", "fraction"),
        miss("86 095\n742 719", "over a line end"),
        miss("nummer 86095742719", "no label", scanned=True),
    ),
)

REGROUPED = regrouped(RECOGNIZER, "86095742719", "123456789", "8###.####.###")

RECOGNIZERS = (RECOGNIZER, REGROUPED)
