"""Telephone number: candidates, which the engine then gives to `phonenumbers`.

Names: nl telefoonnummer, gsm-nummer; fr numéro de téléphone, gsm; de Telefonnummer, Handynummer;
en phone number, mobile number.

Numbering plans change, so validity is not judged here: the patterns only know lengths, so that a
candidate does not swallow the number after it. Belgian numbers have nine digits with their 0, and
mobiles (045 to 049) ten; Dutch and French ones ten; German and Luxembourg ones vary.

Source: BIPT/IBPT numbering plan (Belgium); E.164 (at most fifteen digits); Arcep, ACM, BNetzA, ILR.
Confused with: enterprise numbers in ten compact digits, BIS numbers (324...), dates, amounts.
Short numbers (112, 1700) are nobody's and never candidates.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import NUMBERS

_SEP = r"[ .\-/()]{0,3}+"
_NEXT = rf"(?:{_SEP}\d)"  # one more digit
_ZERO = r"(?:[ .]?\(0(?=\)))?+"  # the trunk 0 that some keep: +32 (0)470
_LEFT = (
    r"(?<!(?<![\d.,])0,)(?<![^\W_]|\+|\d[./\-:]|[A-Z]{2}\d\d [A-Z]{4} "
    r"|(?<!\p{L})(?i:s/n|sn|p/n)[ .:#] ?)"
)
_RIGHT = r"(?![^\W_]|[./\-:]\d|-[A-Z](?![A-Za-z]))"
_NOT_A_DATE = (
    r"(?!(?:0?[1-9]|[12]\d|3[01])([ .\-/])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d))"
    r"(?!(?:0?[1-9]|[12]\d|3[01])([.\-/])(?:0?[1-9]|1[0-2])\2\d\d(?![.\-/]?\d))"
    r"(?!0\.\d\d?\s|\d\d\.\d\d[ ]{1,2}\d\.\d\d)"  # nor a quotation: 0.11 766064, 04.95 0.01
)
_NOT_COMMUNICATION = r"(?!\d{3} ?/ ?\d{4} ?/ ?\d{5}(?!\d))"
_NOT_ENTERPRISE = r"(?!0(?!4[5-9])\d{3}\.\d{3}\.\d{3}(?!\d))"

# Country code, how many digits follow it.
_ABROAD = "|".join(
    rf"{_SEP.join(code)}{_ZERO}{rest}"
    for code, rest in (
        ("32", rf"{_SEP}4{_SEP}[5-9]{_NEXT}{{7}}"),
        ("32", rf"{_NEXT}{{8}}"),
        ("31", rf"{_NEXT}{{9}}"),
        ("33", rf"{_NEXT}{{9}}"),
        ("34", rf"{_NEXT}{{9}}"),
        ("44", rf"{_NEXT}{{10}}"),
        ("48", rf"{_NEXT}{{9}}"),
        ("1", rf"{_NEXT}{{10}}"),
        ("352", rf"{_NEXT}{{6,9}}"),
        ("49", rf"{_NEXT}{{7,11}}"),
        ("", rf"(?!3[1-4]|4[48]|1)[2-9]{_NEXT}{{7,13}}"),
    )
)

CONTEXT: tuple[str, ...] = (
    *("tel", "telefoon*", "gsm*", "mobiel*", "bel", "bellen", "opbellen", "bereikbaar", "fax"),
    *("whatsapp", "sms", "contactnummer*", "noodnummer*", "télé*", "tél", "téléphone*", "portable"),
    *("appeler", "appelez", "joignable", "n° de gsm", "telefon*", "tel.-nr", "handy*", "mobil*"),
    *("anrufen", "rufnummer*", "erreichbar", "phone*", "telephone*", "mobile", "cell", "call"),
)
NEGATIVE: tuple[str, ...] = (
    *NUMBERS,
    *("ref", "réf", "referentie*", "référence*", "referenz*", "reference*", "kenmerk*", "code*"),
    *("dossier*", "dossiernummer*", "aktenzeichen*", "polisnummer*", "contractnummer*", "lot"),
    *("n° de contrat", "vertragsnummer*", "versienummer*", "serie*", "série*", "teller*", "meter*"),
    *("compteur*", "zähler*", "bib", "isbn-10", "id", "cpv", "artikel", "article", "art", "bon"),
    *("factuur", "facture", "rechnung", "invoice", "bestelbon*", "offerte*", "commande"),
    *("kbo*", "bce", "ondernemingsnummer*", "numéro d'entreprise", "unternehmensnummer*", "btw*"),
    *("tva", "mwst*", "vat", "iban*", "rekening*", "compte*", "konto*", "bisnummer*", "insz*"),
    *("rijksregister*", "niss", "rijbewijs*", "permis de conduire", "führerschein*"),
)

INTERNATIONAL = Recognizer(
    name="phone-number-international",
    entity="PHONE_NUMBER",
    title={
        "nl": "een telefoonnummer",
        "fr": "un numéro de téléphone",
        "de": "eine Telefonnummer",
        "en": "a phone number",
    },
    pattern=compiled(
        rf"{_LEFT}(?:(?:\((?=\+\d{{1,3}}\)))?+\+ ?|00{_SEP}(?=[1-9]))(?:{_ABROAD}){_RIGHT}"
    ),
    anchor=Anchor(digits=(8, 17), reach=3, holds=("+", "00"), begins="(+0"),
    check="phone",
    bare=0.85,
    formatted=compiled(r".*[ .\-/()].*"),
    formatted_weight=1.0,
    context=CONTEXT,
    negative=NEGATIVE,
    specificity=60,
    samples=(
        hit("«+32 9 266 76 76»", "fixed line"),
        hit("tel:«+3292667676»", "compact, in a link"),
        hit("«+32 (0)470 12 34 56»", "trunk 0 in brackets"),
        hit("«(+32) 470/12.34.56»", "country in brackets"),
        hit("«0032470123456»", "00 instead of plus"),
        hit("«00 32 2 555 55 55»", "00 apart"),
        hit("bel «+32 470 12 34 56» 12/05/2024", "a date after it"),
        hit("«+31 6 12345678», «+33 6 12 34 56 78»", "Netherlands, France"),
        hit("«+49 30 12345678»", "Germany"),
        hit("«+352 621 123 456».", "Luxembourg, end of sentence"),
        hit("«+32-470-12-34-56»", "hyphens"),
        hit("«+1 202-555-0143»", "United States"),
        hit("«+351 912 345 678»", "another country"),
        miss("+++010/8068/17183+++", "structured communication"),
        miss("+32 470", "too short"),
        miss("+12.345.678,00", "amount"),
        miss("a+32470123456", "inside a code"),
        miss("+324701234567", "one digit too many"),
        miss("1700", "short number"),
        miss("00000000000", "zeros"),
        miss("+0470123456", "no country code"),
        miss("+32 9 266\n76 76", "over a line end"),
        miss("0.0032470123456", "fraction"),
    ),
)

_AREA = r"(?:\((?=0\d{0,4}\)))?+"  # "(02) 555 55 55", but "(02 555 55 55)"
_SAID = r"(?i:t[ée]l|telefoon|telefon|phone|gsm|fax|mobile?|handy)\.?[ ]?:?[ ]?"  # "tél. : (0)71"
NATIONAL = replace(
    INTERNATIONAL,
    name="phone-number",
    whole=(10, 9),
    pattern=compiled(
        rf"{_LEFT}{_NOT_A_DATE}{_NOT_COMMUNICATION}{_NOT_ENTERPRISE}(?!\(?0\)(?<!{_SAID}\(0\))|0\d{{8}}(?!\d))"
        rf"{_AREA}0{_SEP}(?:4{_SEP}[5-9](?:{_SEP}\d){{7}}|(?!4{_SEP}[5-9])[1-9](?:{_SEP}\d){{7}}){_RIGHT}"
    ),
    anchor=Anchor(digits=(9, 10), reach=1, begins="(0"),
    bare=0.5,
    formatted=compiled(r"(?=.*\d\d).*[ .\-/()].*"),  # single digits with spaces are any list
    formatted_weight=1.5,
    samples=(
        hit("«02 555 55 55»", "two-digit area"),
        hit("tel. «09/266.76.76».", "slash and dots"),
        hit("«0470/12.34.56»", "mobile"),
        hit("gsm:«0470123456»;", "compact"),
        hit("«014 53 91 30»", "three-digit area"),
        hit("tél. : «(0)71 30 18 44»", "the first zero in brackets"),
        miss("(0)71 30 18 44", "an item of a list"),
        hit("«0800/120.33»", "free number"),
        hit("«070 233 077»", "special rate"),
        hit("(«(02) 555 55 55»)", "area in brackets"),
        hit("(«02 555 55 55»)", "all in brackets"),
        hit("Veldstraat 12, «0470 12 34 56» 9000 Gent", "numbers around it"),
        hit("«0470.123.456»", "4.3.3, of a mobile"),
        hit("12,«0470123456»,9000", "a line of CSV"),
        miss("0403.019.261", "enterprise number"),
        miss("s/n 0193-44821", "serial number"),
        miss("+++010/8068/17183+++", "structured communication"),
        miss("010/8068/17183", "structured communication without marks"),
        miss("01/02/2024 100", "date, then a number"),
        miss("01/02/24 100", "short date, then a number"),
        miss("01/02/2024 10:30", "date and time"),
        miss("0.11 766064 en 04.95  0.01- 0.07", "quotations of a stock exchange"),
        miss("1:0 11.10.2010", "a score, then a date"),
        miss("112 101 1700", "short numbers"),
        miss("047012345", "too short for a mobile"),
        miss("1.0470123456", "fraction"),
        miss("A0470123456", "inside a code"),
        miss("+32 (0)470 12 34 56", "international: the other recognizer"),
        miss("NL91 ABNA 0417 1643 00", "end of an account number"),
    ),
)

FIXED_COMPACT = replace(
    INTERNATIONAL,
    name="phone-number-nine-digits",
    pattern=compiled(rf"{_LEFT}0(?!4[5-9])[1-9]\d{{7}}{_RIGHT}"),
    anchor=Anchor(digits=(9, 9), reach=0, begins="0"),
    bare=0.3,  # most nine digits with a 0 in front are some area's
    formatted=None,
    specificity=45,
    samples=(
        hit("tel «025555555»", "Brussels"),
        hit("«092667676».", "Ghent, end of sentence"),
        hit("(«014539130»)", "in brackets"),
        hit('{"tel":"«025555555»"}', "JSON"),
        hit("tel:«025555555»;", "in a record"),
        hit("1,«042223344»,Luik", "a line of CSV"),
        hit("'«080012033»'", "free number, quoted"),
        hit("_«070233077»_", "special rate"),
        miss("02 555 55 55", "grouped: the other recognizer"),
        miss("0470123456", "mobile: ten digits"),
        miss("047012345", "too short for a mobile"),
        miss("02555555", "eight digits"),
        miss("002555555", "two zeros"),
        miss("1.025555555", "fraction"),
        miss("A025555555", "inside a code"),
        miss("025555555.12", "decimal"),
    ),
)

COMPACT = replace(
    INTERNATIONAL,
    name="phone-number-without-plus",
    pattern=compiled(
        rf"{_LEFT}(?:32{_SEP}4{_SEP}[5-9]{_NEXT}{{7}}|316\d{{8}}|33[67]\d{{8}}|3526[269]1\d{{6}}"
        rf"|491[567]\d{{8,9}}){_RIGHT}"
    ),
    anchor=Anchor(digits=(11, 13), reach=0, begins="34"),
    bare=0.5,
    formatted_weight=1.0,
    specificity=55,
    samples=(
        hit("gsm «32470123456»", "Belgian mobile"),
        hit("«32 470 12 34 56»", "grouped"),
        hit("«32-470-12-34-56»", "hyphens"),
        hit('{"phone":"«32491221354»"}', "JSON"),
        hit("«31612345678»", "Netherlands"),
        hit("«33612345678»", "France"),
        hit("«352621123456»", "Luxembourg"),
        hit("«4915112345678»", "Germany"),
        miss("+32470123456", "with plus: the other recognizer"),
        miss("0032470123456", "with 00: the other recognizer"),
        miss("3247012345", "one digit short"),
        miss("324701234567", "one digit too many"),
        miss("32440123456", "no mobile prefix"),
        miss("BE32470123456", "inside a code"),
        miss("32470123456.50", "decimal"),
        miss("85073099932", "national register number"),
    ),
)

NEIGHBOUR = replace(
    INTERNATIONAL,
    name="phone-number-neighbour",
    pattern=compiled(
        rf"{_LEFT}{_NOT_A_DATE}{_NOT_COMMUNICATION}{_NOT_ENTERPRISE}(?!0{_SEP}4{_SEP}[5-9])"
        rf"(?!\(?0\)){_AREA}0{_SEP}[1-9](?:{_SEP}\d){{8,10}}{_RIGHT}"
    ),
    anchor=Anchor(digits=(10, 12), reach=1, begins="(0"),
    bare=0.3,  # ten digits with a 0 are as often an enterprise number
    formatted=compiled(r"0[1-9](?:[ .\-]\d\d){4}|06[ \-]\d{4} ?\d{4}|0\d{2,4}[ \-/]\d{6,8}"),
    formatted_weight=1.5,
    specificity=45,
    samples=(
        hit("«01 23 45 67 89»", "France"),
        hit("«06.12.34.56.78»", "France, dots"),
        hit("«06-12345678»", "Netherlands, mobile"),
        hit("«020 123 4567»", "Netherlands, fixed"),
        hit("«0612345678»", "compact"),
        hit("«030 12345678»", "Germany"),
        hit("«0171/1234567»", "Germany, mobile"),
        hit("«(0221) 1234567»", "Germany, area in brackets"),
        miss("02 555 55 55", "nine digits: Belgian"),
        miss("0470 12 34 56", "Belgian mobile"),
        miss("0403.019.261", "enterprise number"),
        miss("010/8068/17183", "structured communication"),
        miss("01/02/2024 10", "date, then a number"),
        miss("0012345678", "two zeros"),
        miss("1.0612345678", "fraction"),
        miss("A0612345678", "inside a code"),
    ),
)

RECOGNIZERS = (INTERNATIONAL, NATIONAL, FIXED_COMPACT, COMPACT, NEIGHBOUR)
