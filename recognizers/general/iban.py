"""International bank account number of any country that registered a structure.

Names: nl rekeningnummer, bankrekening; fr compte bancaire, n° de compte; de Kontonummer,
Bankverbindung; en account number; IBAN everywhere.

Two letters for the country, two check digits, then a number of the country's length and structure.
Printed in groups of four (BE71 0961 2345 6769); also compact, with dots or hyphens, in lower case.
A Belgian one holds the old account number with its own check digits. Bank codes are not looked up:
lists age, and the best-known example (bank 539) has left them.

Source: ISO 13616-1; IBAN registry of SWIFT (structures). Check: ISO 7064 MOD 97-10.
Confused with: BE and an enterprise number. Random BE numbers pass at 0.01 %, others at about 1 %.
"""

from dataclasses import replace
from string import ascii_letters

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.checkdigits import iso7064_mod97, mod97_remainder
from recognizers.compiled import compiled

# Structure after the check digits, in the registry's letters: n digit, a letter, c either.
STRUCTURES: dict[str, str] = {
    "AD": "8n12c",
    "AE": "19n",
    "AL": "8n16c",
    "AT": "16n",
    "AZ": "4a20c",
    "BA": "16n",
    "BE": "12n",
    "BG": "4a6n8c",
    "BH": "4a14c",
    "BI": "23n",
    "BR": "23n1a1c",
    "BY": "4c4n16c",
    "CH": "5n12c",
    "CR": "18n",
    "CY": "8n16c",
    "CZ": "20n",
    "DE": "18n",
    "DJ": "23n",
    "DK": "14n",
    "DO": "4c20n",
    "EE": "16n",
    "EG": "25n",
    "ES": "20n",
    "FI": "14n",
    "FK": "2a12n",
    "FO": "14n",
    "FR": "10n11c2n",
    "GB": "4a14n",
    "GE": "2a16n",
    "GI": "4a15c",
    "GL": "14n",
    "GR": "7n16c",
    "GT": "24c",
    "HN": "4a20n",
    "HR": "17n",
    "HU": "24n",
    "IE": "4a14n",
    "IL": "19n",
    "IQ": "4a15n",
    "IS": "22n",
    "IT": "1a10n12c",
    "JO": "4a4n18c",
    "KW": "4a22c",
    "KZ": "3n13c",
    "LB": "4n20c",
    "LC": "4a24c",
    "LI": "5n12c",
    "LT": "16n",
    "LU": "3n13c",
    "LV": "4a13c",
    "LY": "21n",
    "MC": "10n11c2n",
    "MD": "20c",
    "ME": "18n",
    "MK": "3n10c2n",
    "MN": "16n",
    "MR": "23n",
    "MT": "4a5n18c",
    "MU": "4a19n3a",
    "NI": "4a20n",
    "NL": "4a10n",
    "NO": "11n",
    "OM": "3n16c",
    "PK": "4a16c",
    "PL": "24n",
    "PS": "4a21c",
    "PT": "21n",
    "QA": "4a21c",
    "RO": "4a16c",
    "RS": "18n",
    "RU": "14n15c",
    "SA": "2n18c",
    "SC": "4a20n3a",
    "SD": "14n",
    "SE": "20n",
    "SI": "15n",
    "SK": "20n",
    "SM": "1a10n12c",
    "SO": "19n",
    "ST": "21n",
    "SV": "4a20n",
    "TL": "19n",
    "TN": "20n",
    "TR": "6n16c",
    "UA": "6n19c",
    "VA": "18n",
    "VG": "4a16n",
    "XK": "16n",
    "YE": "4a4n18c",
}

_SEPARATOR = r"(?:  ?|[.\-])?+"
_CLASS = {"n": r"\d", "a": "[A-Za-z]", "c": "[A-Za-z0-9]"}
_FIELD = compiled(r"(\d{1,2})([nac])")
_LEFT = r"(?:(?<![^\W_])|(?<=(?<![^\W_])(?i:iban)))"
_RIGHT = r"(?!\d|[./\-]\d)"  # a letter may follow: "BE68539007547034BIC..."


def _number(structure: str) -> str:
    """The pattern of what follows the check digits, separators between any two characters."""
    return "".join(
        f"(?:{_SEPARATOR}{_CLASS[kind]}){{{count}}}" for count, kind in _FIELD.findall(structure)
    )


_BY_COUNTRY = {
    country: compiled(rf"..[ .\-]?\d\d{_number(structure)}{_RIGHT}")
    for country, structure in STRUCTURES.items()
}
# Candidates may run into the words that follow and begin inside one another (hence the look-ahead);
# `refine` cuts them to the country's structure. One branch a country would cost a hundredfold.
PATTERN = compiled(
    rf"(?=[A-Za-z]{{2}}\d\d){_LEFT}"
    rf"(?=(?P<value>[A-Za-z]{{2}}\d\d(?:{_SEPARATOR}[A-Za-z0-9]){{11,31}}+))"
)
# Only digits after the country, and capitals: "de 12 ..." is a German sentence.
COUNTRY_APART = compiled(
    rf"(?=[A-Z]{{2}}[ .\-]\d\d){_LEFT}"
    rf"(?=(?P<value>[A-Z]{{2}}[ .\-]\d\d(?:{_SEPARATOR}\d){{11,26}}+))"
)


_IN_FOURS = compiled(
    rf"BE\d\d(?: ?\d{{4}}){{3}}{_RIGHT}"
)  # as most are written: four times as fast


def refine(value: str) -> int:
    """How many leading characters are an account number of the country; 0 for none."""
    usual = _IN_FOURS.match(value)
    if usual is not None:
        return usual.end()
    account = _BY_COUNTRY.get(value[:2].upper())
    match = account.match(value) if account is not None else None
    return match.end() if match is not None else 0


def check(alnum: str) -> bool:
    """True when the ISO check holds and, for Belgium, that of the account number inside too."""
    if not iso7064_mod97(alnum):
        return False
    return alnum[:2] != "BE" or mod97_remainder(alnum[4:14]) == int(alnum[14:])


IBAN = Recognizer(
    name="iban",
    entity="IBAN_CODE",
    title={
        "nl": "een rekeningnummer (IBAN)",
        "fr": "un numéro de compte (IBAN)",
        "de": "eine Kontonummer (IBAN)",
        "en": "a bank account number (IBAN)",
    },
    pattern=PATTERN,
    anchor=Anchor(digits=(2, 40), after_letter=True, before=2, exact=True, begins=ascii_letters),
    refine=refine,
    check=check,
    keep="alnum",
    bare=0.8,
    formatted=compiled(r"[A-Z]{2}\d\d(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?"),
    formatted_weight=2.0,
    context=(
        *("iban*", "rekening*", "bankrekening*", "rek.nr", "rek nr", "reknr", "overschrijv*"),
        *("domiciliëring*", "storten op", "compte*", "n° de compte", "virement*", "domiciliation"),
        *("konto*", "bankverbindung*", "überweis*", "lastschrift*", "account", "bank account"),
        *(
            "bic",
            "swift",
            "account number",
            "te betalen op",
            "betaling*",
            "bank transfer",
            "payable to",
        ),
    ),
    sure=True,
    specificity=95,
    shape="BE##############",
    random_pass_rate=0.0001,
    samples=(
        hit("rekening «BE71 0961 2345 6769»", "printed form"),
        hit("«BE71096123456769»", "compact form"),
        hit("op «be71 0961 2345 6769» storten", "lower case, then a word"),
        hit("«BE71-0961-2345-6769», «BE71.0961.2345.6769»", "hyphens, dots"),
        hit("«BE68 5390 0754 7034»", "bank 539, absent from the bank list"),
        hit("«BE91 0010 0000 9776»", "remainder 0"),
        hit("«NL91 ABNA 0417 1643 00» TEN NAME VAN", "capitals after it"),
        hit("«FR14 2004 1010 0505 0001 3M02 606»", "letters inside"),
        hit("IBAN:«DE89370400440532013000»;BIC:COBADEFF", "compact, in a record"),
        hit("«LU28 0019 4006 4475 0000»", "Luxembourg"),
        hit("«MT84 MALT 0110 0001 2345 MTLC AST0 01S»", "the longest with letters"),
        hit("IBAN«BE68539007547034»BIC", "glued to its labels"),
        hit("van «BE68 5390 0754 7034» «BE71 0961 2345 6769»", "one after another"),
        hit('{"iban":"«BE32123456789002»"}', "JSON"),
        miss("BE71 0961 2345 6768", "check digits off by one"),
        miss("BE41 0918 1173 5141", "the account number inside does not check"),
        miss("BE0403019261", "VAT number"),
        miss("BE71 0961 2345 67", "too short"),
        miss("BE71 0961 2345 67691", "too long"),
        miss("XX71 0961 2345 6769", "no such country"),
        miss("OBE71096123456769", "inside a code"),
        miss("BE71 0961\n2345 6769", "over a line end"),
        miss("de 89 3704 0044 0532 0130 00", "a lower-case word, then numbers"),
    ),
)

APART = replace(
    IBAN,
    name="iban-country-apart",
    pattern=COUNTRY_APART,
    anchor=Anchor(digits=(13, 29), reach=3),
    bare=0.7,
    sure=False,
    formatted=compiled(r"[A-Z]{2} \d\d(?: \d{4}){2,7}(?: \d{1,3})?"),
    shape="BE ##############",
    samples=(
        hit("«BE 71 0961 2345 6769»", "country apart"),
        hit("IBAN: «BE 68539007547034»", "country apart, then compact"),
        hit("«BE-71-0961-2345-6769»", "hyphens"),
        hit("«DE 89 3704 0044 0532 0130 00»", "Germany"),
        hit("(«BE 68 5390 0754 7034»)", "in brackets"),
        hit("«BE.71.0961.2345.6769».", "dots, end of sentence"),
        hit("«AT 61 1904 3002 3457 3201»", "Austria"),
        hit('"«BE 91001000009776»"', "quoted, remainder 0"),
        miss("BE71 0961 2345 6769", "printed form: the other recognizer"),
        miss("BE 71 0961 2345 6768", "check digits off by one"),
        miss("de 89 3704 0044 0532 0130 00", "a German word, then numbers"),
        miss("BE 0403.019.261", "VAT number"),
        miss("BE 41 0918 1173 5141", "the account number inside does not check"),
        miss("ABE 71 0961 2345 6769", "inside a word"),
        miss("BE 71 0961 2345 67691", "too long"),
        miss("BE 71 0961\n2345 6769", "over a line end"),
    ),
)

RECOGNIZERS = (IBAN, APART)
