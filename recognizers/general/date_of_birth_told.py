"""Date of birth told by an age or a sex beside it.

"Mevrouw Claes, 60, van 12/03/1966"; "vrouw, 12/03/1966". An age counts when it is of a person, and
the date and it make a year in which the text may have been written.

Source: common usage in Belgium.
Confused with: years of service, things that are so old, appointments ("man, 12/03/2026 om 10 u").
"""

from dataclasses import replace
from datetime import UTC, datetime

from recognizers.base import Anchor, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.general.date_of_birth import DATE, RECOGNIZER, check
from recognizers.general.date_of_birth_forms import COMPACT
from recognizers.general.date_of_birth_person import NO_HOUR, check_past
from recognizers.general.date_of_birth_persons import A_THING, NAME, PERSON

_AGE = (  # the age, and what stands between it and the date
    r"(?i:(?<![\d.,/:\-])(?<!(?:nr|n°|no|art|artikel|article|nummer|numéro|lid|punt"
    r"|point)[ .]{1,2})"
    r"(?P<age>\d{1,3})(?!\d)(?P<unit>[ ]?(?:jaar|jarige?|j\.?|ans?|jahre?|year[s\-]?|yo"
    r"|y/?o)(?!\p{L}))?"
    r"(?P<become>[ ](?:oud|old|alt|geworden|of age|today|vandaag|heute|aujourd'hui)(?!\p{L}))?"
    r"(?:[ ]?[,;:(–\-]{1,2}[ ]?|[ ](?=van|du|vom|depuis|sinds|le|op|am))"
    r"(?:(?:van|du|vom|depuis le|sinds|sedert|le|op|am|on|born|geb\.?|née?)[ ]){0,2})"
)
_AGED = compiled(rf"{_AGE}\Z")
_YEARS = ("jaar", "ans", "jahre", "jahren", "years", "geworden", "leeftijd", "alter", "âge", "age")
_LAST_NUMBER = compiled(r"\d+")
_SINCE = compiled(  # "30 ans de service", "60 jaar geleden"
    r"(?i)service|dienst|geleden|il y a|\bago\b|vor \d|mariage|getrouwd|huwelijk|verheiratet"
    r"|married|bestaan"
    r"|existe|ancienneté|jubil|carrière|fondée?|opgericht"
)
FIRST_TEXT = 2015  # of an older text nobody asks an AI tool much
_BACK = 70  # code points before a date in which age and person stand


def of_age(text: str, span: Span) -> Span | None:
    """The date, when a person's age right before it fits it in a text of FIRST_TEXT or later."""
    before = text[max(0, span.start - _BACK) : span.start].rpartition("\n")[2]
    aged = _AGED.search(before)
    if aged is None or _SINCE.search(before) or A_THING.search(before):
        return None
    year = int(_LAST_NUMBER.findall(text, span.start, span.end)[-1])
    if text[span.start : span.start + 4].isdigit():
        year = int(text[span.start : span.start + 4])
    last = datetime.now(UTC).year + 1
    years = (year,) if year > 99 else (1900 + year, 2000 + year)
    if not any(FIRST_TEXT <= one + int(aged["age"]) <= last for one in years):
        return None
    if PERSON.search(before, 0, aged.start()):
        return span
    said = aged["unit"] or aged["become"]
    return span if said and NAME.search(before, 0, aged.start() + 1) else None


AGED = replace(
    RECOGNIZER,
    name="date-of-birth-and-age",
    pattern=compiled(rf"(?=\d){_AGE}(?P<value>{DATE}){NO_HOUR}"),
    anchor=Anchor(cue=True, digits=(4, 8), before=36, reach=70),
    extend=of_age,
    check=check,
    bare=0.5,
    context=(
        *(*_YEARS, "yo", "turned"),
        *(
            "mevrouw",
            "mevr",
            "mw",
            "dhr",
            "heer",
            "mme",
            "madame",
            "monsieur",
            "frau",
            "herr",
            "mr",
        ),
        *("mrs", "zoon", "dochter", "fils", "fille", "sohn", "tochter", "son", "daughter"),
    ),
    negative=(),
    one_per_label=False,
    specificity=44,
    samples=(
        hit("Mevrouw Claes, 60, van «12/03/1966»", "Dutch"),
        hit("mon fils (8 ans depuis le «19 mai 2017») aimerait", "French"),
        hit("mijn dochter (8 jaar, «19 mei 2018»)", "in brackets"),
        hit("Mme Dupont (60 ans, «12.03.1966»)", "French, in brackets"),
        hit("Ludo is vandaag exact 65 geworden: «30/11/1960»", "a name"),
        hit("Mila, 8j, «12/02/2018»", "cut short"),
        hit("Frau Kamp, 60 Jahre alt, «12.03.66»", "German, a year of two digits"),
        hit("my son is 8 years old (born «19 May 2017»)", "English"),
        miss("Monsieur Dupont, 12 ans de service : 12/03/2014", "years of service"),
        miss("De brug, 60 jaar, 12/03/1966", "a thing"),
        miss("il y a 60 ans, le 12 mars 1966", "long ago"),
        miss("Mevrouw Claes, 20, van 12/03/1966", "another age"),
        miss("De fanfare werd 60: 12/03/1966", "a band"),
        miss("Mevrouw Claes, 12/03/1966", "no age"),
        miss("Zij is 60, haar brief van 12/03/1966", "something between"),
        miss("Mevrouw Claes, 60, van 12/03/1966 om 10 uur", "an hour"),
    ),
)

_SEX = (
    r"(?:vrouw|man|mannelijk|vrouwelijk|femme|homme|masculin|féminin|frau|mann|weiblich|männlich"
    r"|female|male"
    r"|woman|jongen|meisje|jongetje|garçon|girl|boy|mädchen|junge|tweeling(?:en)?|jumeaux"
    r"|jumelles|zwillinge"
    r"|twins)"
)
SEXED = replace(
    COMPACT,
    name="date-of-birth-beside-sex",
    pattern=compiled(
        rf"(?:(?i:(?<![\p{{L}}\-]){_SEX})(?:[ ]?[,;/|][ ]?|[ ]?\(|[ ][\-–][ ]|[ ](?:van|du|vom"
        rf"|from)[ ])"
        rf"|(?<=\p{{L}}\.?[ ]?[,;/("
        rf"|][ ]?)[MVFXHWmvfxhw](?:[ ]?[,;/][ ]?))(?:°[ ]?)?(?P<value>{DATE}){NO_HOUR}"
    ),
    anchor=Anchor(
        cue=True,
        exact=True,
        before=0,
        reach=160,
        digits=(4, 8),
        near=r"[^\W\d_]{1,12}[ ]?(?:[,;/|(\-–]|van|du|vom|from)[^0-9\n]{0,3}[0-9]",
    ),
    check=check_past,
    bare=0.5,
    context=(
        *(
            "vrouw",
            "man",
            "mannelijk",
            "vrouwelijk",
            "femme",
            "homme",
            "masculin",
            "féminin",
            "frau",
        ),
        *(
            "mann",
            "weiblich",
            "männlich",
            "female",
            "male",
            "woman",
            "jongen",
            "meisje",
            "jongetje",
        ),
        *("garçon", "girl", "boy", "mädchen", "junge", "tweeling", "tweelingen", "jumeaux"),
        *("jumelles", "zwillinge", "twins", "m", "v", "f", "x", "h", "w"),
    ),
    samples=(
        hit("vrouw, «12/03/1966», alleenstaand", "Dutch"),
        hit("man («12/03/1966») met twee kinderen", "in brackets"),
        hit("Peeters Jan, M, «12/03/1966»", "a letter"),
        hit("femme, «12.03.66»", "French"),
        hit("weiblich, «12.03.1966»", "German"),
        hit("twins («12/02/2018»)", "two of them"),
        hit("Kamp O. (w, «12.03.1966»)", "German, a letter"),
        hit("tweeling van «12/02/2018»", "a preposition"),
        miss("man, 12/03/2014 om 10 uur", "an hour"),
        miss("woman, 31/02/1966", "no such day"),
        miss("een man in 12/03/1966", "no sign between"),
        miss("maat M, 12/03/1966", "a size"),
        miss("vrouw, 12 maart", "no year"),
        miss("homme, 12/03/2099", "in the future"),
        miss("Obermann, 12/03/1966", "another word"),
        miss("M, 12/03/1966", "nobody before it"),
    ),
)

RECOGNIZERS = (AGED, SEXED)
