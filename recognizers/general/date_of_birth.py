"""Date of birth: a date beside a word of birth. A date alone is no finding.

Names: nl geboortedatum; fr date de naissance; de Geburtsdatum; en date of birth.

Forms: 30/07/1985, 30.07.85, 30-7-1985, 30 07 1985, 1985-07-30, 07/30/1985 (as Americans write),
30 juli 1985, 1er mars 1985, 30. Juli 1985, July 30, 1985; months in nl, fr, de and en, whole or
abbreviated. The day must exist, not lie in the future, and not before 1900.

Source: ISO 8601 (1985-07-30); the printed forms are common usage in Belgium.
Confused with: dates of letters, deaths, expiry: their labels count against it.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from unicodedata import combining, normalize

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.general.date_of_birth_words import of_person

# Folded: lower case, no accents. The longest first, so that an abbreviation does not cut a word.
MONTHS: tuple[tuple[str, ...], ...] = (
    ("januari", "january", "janvier", "januar", "janner", "jan", "janv"),
    ("februari", "february", "fevrier", "februar", "feb", "febr", "fevr", "fev"),
    ("maart", "march", "mars", "marz", "maerz", "mrt", "mar", "mrz"),
    ("april", "avril", "apr", "avr"),
    ("mei", "may", "mai"),
    ("juni", "june", "juin", "jun"),
    ("juli", "july", "juillet", "jul", "juil"),
    ("augustus", "august", "aout", "aug", "aou"),
    ("september", "septembre", "sept", "sep"),
    ("oktober", "october", "octobre", "okt", "oct"),
    ("november", "novembre", "nov"),
    ("december", "decembre", "dezember", "dec", "dez"),
)
MONTH_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
ACCENTED = ("février", "févr", "fév", "märz", "août", "décembre", "déc", "jänner", "mär", "aoû")
FIRST_YEAR = 1900

_OF_LAW = (  # "geboren na 1 juni 2014": a rule, "de wet van 3 juli 2005": its name
    r"(?<![^\W_])(?i:voor|na|v[oó][oó]r|vanaf|sinds|tot|tot en met|avant|apr[eè]s|jusqu'au"
    r"|depuis le|vor dem|nach dem"
    r"|before|after|since|tussen|entre|zwischen|between"
    r"|(?:tussen|entre|zwischen|between)[ ][^\n]{4,20}[ ](?:en|et|und|and)"
    r"|(?:wet|decreet|besluit|ordonnantie) van|(?:loi|d[ée]cret|arr[êe]t[ée]) du"
    r"|(?:gesetz|dekret|erlass) vom)[ ]"
)
_NAMES = "|".join(sorted((*MONTH_OF, *ACCENTED), key=len, reverse=True))
MONTH = rf"(?i:{_NAMES})\b\.?"
MONTHS_BESIDE = rf"{MONTH}(?: ?/ ?{MONTH})?"  # "OKT/OCT", as passports print it
_OF_YEAR = r"(?:(?i:van het jaar|de l'an(?:née)?|des jahres|of the year|anno) )?"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = r"(?:X?I{1,3}|I?[VX]|VI{1,3}|XII?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = r"(?:\.|er|e|sten?|den?|st|nd|rd|th|ten)?"
YEAR = r"(?:(?:19|20)\d\d)"
_NUMBERS = compiled(r"\d+")
_LETTER = compiled(r"\p{L}")
_LETTERS = compiled(r"\p{L}{3,}")
_IN_ROMAN = compiled(r"\b[ivx]{1,4}\b")


def _exists(year: int, month: int, day: int, last: date) -> bool:
    return (
        year >= FIRST_YEAR
        and 1 <= month <= 12
        and 1 <= day <= monthrange(year, month)[1]
        and (year, month, day) <= (last.year, last.month, last.day)
    )


def _century(year: str) -> tuple[int, ...]:
    return (int(year),) if len(year) == 4 else (1900 + int(year), 2000 + int(year))


def _month(text: str) -> int | None:
    """The number of the month that the text names, whatever stands around it."""
    plain = "".join(c for c in normalize("NFD", text.lower()) if not combining(c))
    named = next((MONTH_OF[w] for w in _LETTERS.findall(plain) if w in MONTH_OF), None)
    if named is None and (roman := _IN_ROMAN.search(plain)) and roman[0] in ROMAN:
        return ROMAN.index(roman[0]) + 1
    return named


def check(text: str) -> bool:
    """True when the text names a day that exists and has been."""
    return exists_before(text, datetime.now(UTC).date() + timedelta(days=1))  # no zone is further


def exists_before(text: str, last: date) -> bool:
    """True when the text names a day that exists, up to and including the last."""
    if text[10:11] == "T" and text[4:5] in "-/.":  # an hour behind it
        text = text[:10]
    numbers = _NUMBERS.findall(text)
    month = _month(text) if _LETTER.search(text) else None
    if month is not None:
        day, year = numbers
        return any(_exists(y, month, int(day), last) for y in _century(year))
    if len(numbers) == 1:  # 19850730
        whole = numbers[0]
        return _exists(int(whole[:4]), int(whole[4:6]), int(whole[6:]), last)
    first, second, third = numbers
    if len(first) == 4:
        return _exists(int(first), int(second), int(third), last)
    if any(_exists(y, int(second), int(first), last) for y in _century(third)):
        return True
    american = "/" in text and len(third) == 4
    return american and _exists(int(third), int(first), int(second), last)


_BEGINS = (  # look ahead first, at one character, then at what any date begins with
    r"(?=[0-9JFMASONDjfmasond])(?<![^\W_]|\d[./\-])"
    r"(?=[0-9]{1,2}(?![0-9])|[0-9]{4}(?:[./\-]|[0-9]{4})"
    r"|[JFMASONDjfmasond]\p{L}{2,8}+\.?[ ](?:the[ ])?[0-9])"
)
_DATE = (
    rf"(?:(?:1er|{_DAY})(?: ?(?P<a>[./\-]) ?){_DAY}(?: ?(?P=a) ?)(?:{YEAR}|'?\d\d)"
    rf"|{_DAY} (?:du |van de )?{_DAY} (?:{YEAR}|'\d\d)"
    rf"|{YEAR}(?P<b>[./\-])\d{{1,2}}(?P=b){_DAY}(?=T\d|(?![^\W_]))"
    rf"|{_DAY}{_ORDINAL} ?[\-/]?(?:(?:day )?of |de |dag van )?{MONTHS_BESIDE},? ?[\-/(]?{_OF_YEAR}"
    rf"(?:{YEAR}|'?\d\d)"
    rf"|{MONTH} (?:the )?{_DAY}(?:st|nd|rd|th)?,? (?:{YEAR}|'\d\d)"
    rf"|{_DAY}(?i:{_NAMES})(?:{YEAR}|\d\d)"
    rf"|{_DAY}(?P<c>[ ./\-]){_ROMAN}(?P=c)(?:{YEAR}|'?\d\d)"
    rf"|{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"|(?<=(?i:jj mm aa|dd mm jj|tt mm jj|dd mm yy)\)? ?: ?){_DAY} {_DAY} \d\d"
    r")(?![^\WT_]|T(?!\d)|[./\-]\d|:\d)"
)
DATE = _BEGINS + _DATE


RECOGNIZER = Recognizer(
    name="date-of-birth",
    entity="DATE_OF_BIRTH",
    title={
        "nl": "een geboortedatum",
        "fr": "une date de naissance",
        "de": "ein Geburtsdatum",
        "en": "a date of birth",
    },
    pattern=compiled(rf"{_BEGINS}(?<!{_OF_LAW}){_DATE}"),
    anchor=Anchor(cue=True, digits=(4, 8), reach=110),
    extend=of_person,
    check=check,
    keep="raw",
    bare=0.55,
    context=(
        *("geboren", "geb", "geboortedatum*", "geboorte", "datum van geboorte", "°*", "verjaardag"),
        *(
            "né le",
            "née le",
            "né(e)",
            "né·e",
            "né·e le",
            "nés le",
            "date de naissance",
            "naissance",
            "nacimiento",
        ),
        *("née sous", "né sous", "anniv"),
        *("né à", "née à", "anniversaire", "geburtsdatum*", "geburtstag*", "geborene*"),
        *("date of birth", "dob", "birth date", "birthdate*", "date_of_birth", "birthday", "born"),
        *("geboortedat*", "geboortejaar*", "date naiss*", "naiss", "né en", "née en", "né(e) le"),
        *("geburt", "bday", "is jarig", "jarig op", "verjaart", "birth", "born on", "geb am"),
        *("d.o.b", "gebdat", "geb.dat", "ddn", "dateofbirth", "geboortedag*", "geboorteplaats en"),
        *("geburtsort und", "lieu et date de naiss*", "meerderjarig op", "né e le", "né e s le"),
        *(
            "nés les",
            "nées les",
            "nées le",
            "né un",
            "née un",
            "zur welt",
            "ter wereld",
        ),
        *("gebdat*", "geboortedtm", "gebtag", "geburtsdat*", "datenaiss*", "datnaiss*", "dt naiss"),
        *("birth dt", "birthdt", "bdate", "birthd*", "b day", "d d n", "geborenop", "geborenam"),
        *(
            *("hij is van", "zij is van", "ze is van", "er ist vom"),
            *("sie ist vom", "into the world", "into this world"),
            "ik ben van",
            "je suis du",
            "ich bin vom",
            "geboorte dat*",
            "geb dat*",
            "naiss le",
            "geborener",
            "geborenes",
        ),
    ),
    negative=(
        *("vervaldatum", "factuurdatum", "overleden", "gestorven", "overlijden*", "geldig*"),
        *("afgeleverd", "uitgereikt", "gehuwd", "getrouwd", "huwelijk*", "datum", "besluit"),
        *("décédé*", "décès", "valable", "expiration", "échéance", "marié*", "délivré*"),
        *("verstorben", "gestorben", "gültig*", "ausgestellt", "heirat*", "rechnungsdatum"),
        *("died", "death", "expires", "issued", "married", "valid", "in dienst", "hired"),
    ),
    needs_context=True,
    one_per_label=True,
    specificity=50,
    samples=(
        hit("né·e le (jj mm aa) : «24 07 69»", "as a form asks for it"),
        hit("geboren op «30/07/1985»", "slashes"),
        hit("geb. «30.07.85»", "two-digit year"),
        hit("geb. «30.07.'85»", "two-digit year, apostrophe"),
        hit("né le «15-XI-2014», geb. «2.IX.2013»", "month in Roman numerals"),
        hit("geboortedatum: «19840229»", "as forms ask for it"),
        hit("verjaart op «5 mei (1971»)", "year in brackets"),
        hit("° «30-7-1985»", "hyphens, short month"),
        hit("DOB: «1985-07-30»", "ISO 8601"),
        hit('"birthDate":"«1985-07-30T00:00:00»"', "time behind it"),
        hit('{"geb":"«1985-07-30T00:00:00+02:00»"}', "time and zone behind it"),
        hit("Geboren/Né(e): «30 OKT/OCT 1985»", "the month in two languages"),
        hit("she came into the world on the «8th day of March 1938»", "the day of the month"),
        hit("né le «5 du 11 2014»", "French, spoken"),
        hit("mijn pa: hij is van «4 april 41», moet hij", "said of somebody"),
        miss("Kalf nr. 3, geboren op 12/03/2024, oormerk op 14/03/2024", "a calf", scanned=True),
        miss("Chienne croisée, née le 02/09/2023", "a dog", scanned=True),
        miss("Acte de naissance délivré le 12/03/2024", "the day of the deed", scanned=True),
        miss("Birth certificate request received 12/03/2024", "a request", scanned=True),
        miss("Congé de naissance du 12/03/2024 au 01/04/2024", "a leave", scanned=True),
        miss("Anniversaire de mariage : 12 mars 1966", "a wedding", scanned=True),
        miss("Conduite DN 400, pente 2. Relevé du 12.03.2026.", "a pipe", scanned=True),
        hit("geboren te Gent op «30 juli 1985»", "Dutch"),
        hit("née le «1er mars 1985»", "French, first of the month"),
        hit("Né le «1er/04/1959»", "the same, between slashes"),
        hit("ton anniv c'est le «19/6/87» hein", "French, cut short", scanned=True),
        miss("Date of birth: DD / MM / YYYY (e.g. 31/12/2000)", "an example"),
        miss("Geboortedatum (bv. 31/12/2000):", "an example, Dutch"),
        miss("Date de naissance (JJ/MM/AAAA, p.ex. 31/12/2000)", "an example, French"),
        miss("Onze school werd geboren op 1 september 1958", "a school"),
        miss("Née le 7 mars 1921 sous sa forme actuelle, notre fanfare fête", "a band, behind"),
        miss("Fondée en 1893, née le 7 mars 1921 sous ce nom", "what was founded"),
        hit("né le «30 août 1985».", "accent"),
        hit("geboren am «30. März 1985»", "German"),
        hit("born «July 30, 1985»", "English"),
        hit("born on «30th of July 1985»", "English, ordinal"),
        hit("geboren «29.02.1984»", "leap year"),
        hit("DOB «07/30/1985»", "American"),
        hit("geb.: «3 dec. 1985»", "abbreviated month"),
        hit("(°«30/07/1985»)", "sign without a space"),
        hit("geboren «30 07 1985»", "spaces"),
        hit("ik ben van «20 december '63» en werk nog", "said of oneself"),
        miss("31/02/1985", "no such day"),
        miss("29.02.1985", "no leap year"),
        miss("30/13/1985", "no such month"),
        miss("32 juli 1985", "no such day"),
        miss("1985-07-32", "no such day"),
        miss("30/07/2099", "in the future"),
        miss("1/30/07/1985", "joined to another number"),
        miss("85.07.30-999.32", "national register number"),
        miss("30.07.1985.12", "longer number"),
        miss("30/07\n/1985", "over a line end"),
        miss("in juli 1985", "no day"),
        miss("kinderen geboren na 1 juni 2014", "a rule"),
        miss("kinderen geboren tussen 1/1/2012 en 31/12/2012", "a rule, two dates"),
        miss("jarig: de wet van 3 juli 2005", "name of a law"),
        miss("op 1 januari 2017 kwam een 23-jarige Belg om het leven", "an age", scanned=True),
        miss("La banque de données a vu le jour le 1er janvier 2016", "of a thing", scanned=True),
        miss("verslag van 30/07/1985", "no word of birth", scanned=True),
        miss("La naissance de l'asbl remonte au 12 mars 1966", "a society"),
        miss("anniversaire de l'école le 12/03/2016", "a school"),
        miss("na de geboorte van de stad op 12 maart 1966", "a town"),
        hit("geb «12mrt66», dob «12MAR1966»", "no separators"),
        hit("date of birth is «March the 12th, 1966»", "English, an article"),
        hit("geboren op «12 maart van het jaar 1966»", "the year in full"),
        miss("La fanfare est née le 5 juin 1921 à Huy", "a band"),
        miss("La société est née le 4 mai 1923. La façade fut refaite le 12 juin 1988", "a house"),
        miss("de toneelvereniging werd geboren op 3 mei 1988", "a society"),
        hit("Zijn zus, lid van de club, werd geboren op «3 mei 1988»", "a person beside a club"),
    ),
)
