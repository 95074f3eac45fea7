"""Business identifier code of a bank (BIC, SWIFT code).

Names: BIC and SWIFT in every language; nl bankidentificatiecode; fr code d'identification de
banque; de Bankleitcode.

Four letters for the bank, two for the country, two characters for the place, at times three for the
branch: GKCCBEBB, KREDBEBBXXX. Belgian ones end in BB, a digit or both and are found alone; others
need a label.

Source: ISO 9362; published codes of Belgian banks.
Confused with: words in capitals (CALIBERS, BETALING).
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled

_COUNTRIES = (
    "AD|AE|AL|AT|AU|AZ|BA|BE|BG|BH|BR|BY|CA|CH|CN|CR|CY|CZ|DE|DK|DO|EE|EG|ES|FI|FO|FR|GB|GE|GI|GR|HK"
    "|HR|HU|IE|IL|IN|IS|IT|JP|KR|KW|KZ|LB|LI|LT|LU|LV|MA|MC|MD|MK|MT|MX|NL|NO|NZ|PK|PL|PT|QA|RO|RS|RU"
    "|SA|SE|SG|SI|SK|SM|TH|TN|TR|UA|US|VA|VN|XK|ZA"
)
_BRANCH = r"(?:[A-Z0-9]{3})?"

BELGIAN = Recognizer(
    name="bic-belgian",
    entity="BIC_CODE",
    title={
        "nl": "een BIC van een bank",
        "fr": "un code BIC d'une banque",
        "de": "ein BIC einer Bank",
        "en": "a BIC of a bank",
    },
    pattern=compiled(rf"(?<![^\W_])[A-Z]{{4}}BE(?:BB|\d\d|B\d){_BRANCH}(?![^\W_])"),
    anchor=Anchor(holds=("BE",)),  # the engine seeks BE first: 3 GB/s over whole text
    keep="alnum",
    bare=0.7,
    context=("bic", "bic-code*", "code bic", "bic code", "swift*", "bic/swift", "iban"),
    specificity=51,
    samples=(
        hit("BIC «KREDBEBB»", "labelled"),
        hit("BE31 4640 1188 2755 («GEBABEBB»)", "behind an account"),
        hit("«GKCCBEBBXXX»", "branch"),
        hit("«ARSPBE22».", "digits, end of sentence"),
        hit('{"bic": "«BBRUBEBB»"}', "JSON"),
        hit("bic=«TRWIBEB1»;", "letter and digit, in a record"),
        hit("1,«AXABBE22»,Gent", "a line of CSV"),
        hit("«TRWIBEB1XXX»/EUR", "before a slash"),
        miss("CALIBERS", "word"),
        miss("KREDBEB", "seven characters"),
        miss("KREDBEBBX", "nine characters"),
        miss("KREDBEBBXXXX", "twelve characters"),
        miss("KREDFRPP", "another country: the other recognizer"),
        miss("kredbebb", "lower case"),
        miss("KRE1BEBB", "digit in the bank"),
        miss("XKREDBEBB", "inside a word"),
        miss("KRED BE BB", "apart: only with a label"),
    ),
)

LABELLED = replace(
    BELGIAN,
    name="bic",
    pattern=compiled(
        r"(?=[A-Z])(?<![^\W_])(?![A-Z]+(?:MENT|NING|LING|TION)(?![A-Z]))"
        rf"(?:[A-Z]{{4}}(?:{_COUNTRIES})[A-Z2-9][A-NP-Z0-9]{_BRANCH}"
        rf"|[A-Z]{{4}} (?:{_COUNTRIES}) [A-Z2-9][A-NP-Z0-9](?: [A-Z0-9]{{3}})?)(?![^\W_])"
    ),
    anchor=Anchor(cue=True, reach=100),
    bare=0.5,
    context=("bic", "bic-code*", "code bic", "bic code", "swift*", "bic/swift"),
    needs_context=True,
    specificity=50,
    samples=(
        hit("BIC «ABNANL2A»", "Netherlands"),
        hit("SWIFT «DEUTDEFF500»", "Germany, branch"),
        hit("(«BNPAFRPP»)", "France, in brackets"),
        hit("BIC: «BCEELULL».", "Luxembourg, end of sentence"),
        hit('{"bic": "«ABNANL2A»"}', "JSON"),
        hit("bic=«KREDBEBB»;", "Belgium, in a record"),
        hit("1,«ABNANL2A»,Gent", "a line of CSV"),
        hit("BIC «KRED BE BB»", "apart"),
        miss("ABNANL2", "seven characters"),
        miss("ABNANL2AX", "nine characters"),
        miss("ABNAXX2A", "no such country"),
        miss("abnanl2a", "lower case"),
        miss("REKENING BETALING", "words"),
        miss("PAIEMENT", "word"),
        miss("ABN1NL2A", "digit in the bank"),
        miss("XABNANL2A", "inside a word"),
        miss("PROJECTS DEUTDEFF", "no label", scanned=True),
    ),
)

RECOGNIZERS = (BELGIAN, LABELLED)
