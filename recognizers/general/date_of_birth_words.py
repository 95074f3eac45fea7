"""What is born besides people, and what belongs to a date: the beasts, the hour behind a day.

Own lists, facts of language: nl, fr, de, en.
"""

from recognizers.base import Span
from recognizers.compiled import compiled

_BEAST_NAMES = """
    dier diertje hond hondje teef reu pup puppy kat kater poes kitten paard merrie hengst ruin
    veulen
    pony ezel koe stier kalf vaars rund schaap ooi ram lam geit bok varken zeug big konijn cavia
    papegaai kip hamster fret animal chien chienne chiot chat chatte chaton cheval jument étalon
    poulain pouliche poney âne ânesse vache taureau veau génisse bovin brebis bélier agneau chèvre
    chevreau porc truie porcelet lapin perroquet furet tier hund hündin rüde welpe katze kätzchen
    pferd stute hengst fohlen esel kuh stier kalb färse rind schaf widder lamm ziege schwein sau
    ferkel kaninchen papagei dog bitch cat horse mare stallion foal donkey cow bull calf heifer
    sheep ewe lamb goat pig sow piglet rabbit parrot
"""
BEASTS = tuple(sorted(set(_BEAST_NAMES.split()), key=len, reverse=True))
_NAMES = "|".join(BEASTS)
_PERSON = (
    r"van|de la|de m|du|des|von|of|met|avec|mit|with|heer|mevr\w{0,3}|mme|madame|monsieur|frau|herr"
    r"|mrs?|baasje|eigenaa?r\w{0,2}|propriétaire|maître|halter\w{0,2}|besitzer\w{0,2}|owner|zoon"
    r"|dochter|fils|fille|kind|enfant|child"
)
_BEAST = compiled(  # "Chienne croisée, née le ", not "de hond van mevrouw Peeters, geboren op "
    rf"(?i)(?<![\p{{L}}\-])(?:{_NAMES})s?(?!\p{{L}})"
    rf"(?![^\n]{{0,60}}(?<!\p{{L}})(?:{_PERSON})(?!\p{{L}}))"
    r"(?:[^.!?\n]|\.(?=[ ]?\d)){0,90}\Z"
)
_BORN = ("geb", "né", "born", "whelp", "Geb")
_TIME = compiled(r"T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+\-]\d\d:?\d\d)?(?![^\W_])")


_OTHER_DAY = compiled(  # what was done on that day, directly before it, or which day it is
    r"(?i)(?<!\p{L})(?:(?:af|uit)ge(?:leverd|reikt|geven)|ontvangen|aangevraagd|ingediend|opgesteld|opgemaakt"
    r"|ingeschreven|geregistreerd|ondertekend|délivrée?|reçue?|demandée?|introduite?|établie?|dressée?"
    r"|enregistrée?|signée?|déposée?|ausgestellt|eingegangen|beantragt|erhalten|unterzeichnet|eingereicht"
    r"|issued|received|requested|registered|signed|filed|submitted|dated|gedateerd|datée?)"
    r"(?:[ ](?:le|op|am|on|du|vom|in))?[ :]{1,2}\Z"
    r"|(?<!\p{L})(?:cong[ée]s?|primes?|allocations?|repos|verlof|premie|urlaub|leave"
    r"|allowance)[ ][^\n.,;:]{0,40}\Z"
    r"|(?:de mariage|de noces|de service|wedding|work|huwelijks|hochzeits)[ ]?"
    r"(?:anniversary|verjaardag|tag)?[ ]?[:,]?[ ](?:(?:le|op|am|on)[ ])?\Z"
)
_OTHER = (
    "le ",
    "op ",
    "am ",
    "on ",
    "du ",
    "d ",
    ": ",
    "om ",
    "e ",
    "m ",
    "an ",
    "au ",
    "tot ",
    "bis ",
    "to ",
)


def is_other_day(before: str) -> bool:
    """True where the line before a date says what else happened on it: "délivré le "."""
    return before.endswith(_OTHER) and _OTHER_DAY.search(before[-70:]) is not None


def is_animal(before: str) -> bool:
    """True where the line before a date tells of an animal, no person beside it."""
    return any(word in before for word in _BORN) and _BEAST.search(before) is not None


def timed(text: str, span: Span) -> Span:
    """The date with the hour that stands behind it, as programs write it."""
    if text[span.end : span.end + 1] != "T":
        return span
    time = _TIME.match(text, span.end)
    return span if time is None else Span(span.start, time.end())
