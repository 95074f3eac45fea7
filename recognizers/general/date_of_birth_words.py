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
    r"(?i)(?<!\p{L})(?:(?:af|uit)ge(?:leverd|reikt|geven)|ontvangen|aangevraagd|ingediend"
    r"|opgesteld|opgemaakt"
    r"|ingeschreven|geregistreerd|ondertekend|délivrée?|reçue?|demandée?|introduite?|établie?"
    r"|dressée?"
    r"|enregistrée?|signée?|déposée?|ausgestellt|eingegangen|beantragt|erhalten|unterzeichnet"
    r"|eingereicht"
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


THINGS = (  # what is born, too: "la fanfare est née le 5 juin 1921"
    *(
        "*vereniging",
        "*maatschappij",
        "*genootschap",
        "*bibliotheek",
        "harmonie",
        "fanfare",
        "club",
    ),
    *("vzw", "asbl", "koor", "chorale", "stichting", "fondation", "association", "société"),
    *("entreprise", "bedrijf", "firma", "projet", "project", "idee", "idée", "musée", "museum"),
    *("syndicat", "comité", "fédération", "federatie", "verein", "gesellschaft", "chor"),
    *("stiftung", "unternehmen", "projekt", "society", "company", "foundation", "choir", "charity"),
    *("festival", "traditie", "tradition", "mouvement", "beweging", "bewegung", "movement"),
    *("coopérative", "coöperatie", "genossenschaft", "cooperative", "orchestre", "orkest"),
)
_BORN_THINGS = (  # born only as a subject, no sign of a thing beside a person
    *("school", "école", "schule", "wijk", "quartier", "gemeente", "commune", "gemeinde", "stad"),
    *(
        "ville",
        "stadt",
        "dorp",
        "village",
        "krant",
        "journal",
        "zeitung",
        "merk",
        "marque",
        "marke",
    ),
    *(
        "winkel",
        "magasin",
        "band",
        "groep",
        "groupe",
        "gruppe",
        "ploeg",
        "équipe",
        "team",
        "dienst",
    ),
    *("website", "site", "app", "feest", "fête", "tijdschrift", "revue", "label", "kinderopvang"),
    *("crèche", "zaak", "café", "brouwerij", "brasserie", "markt", "marché", "programma", "bib"),
)
_A_THING = "|".join((*THINGS, *_BORN_THINGS)).replace("*", "[a-z]{0,20}")
_THING = compiled(
    rf"(?i)(?<![\p{{L}}\-])(?:{_A_THING})(?!\p{{L}})"
    r"(?:[^.,\n!?()]{0,50}|,[^.,\n!?()]{1,50},[^.,\n!?()]{0,20})(?<!\p{L})"
    r"(?:is|werd|est|été|fut|wurde|ist|was|were|sont|zijn)[ ]"
    r"(?:[^.\n!?()]{0,30}|[^.\n!?()]{0,30}(?:née?s?|geboren|born)(?!\p{L})[^\n]{0,90})\Z"
)
_BIRTH_OF = compiled(  # "la naissance de l'asbl", "de geboorte van de stad"
    r"(?i)(?:geboorte|naissance|geburt|birth|verjaardag|anniversaire|geburtstag|birthday)"
    r"[ ](?:van|de|du|des|der|d'|of)[ ]?"
    r"(?:(?:de|het|la|le|l'|the|een|une?|onze|notre|deze|cette)[ ]?)?"
    rf"(?:{_A_THING}|vereins|city|land|pays"
    r"|commune|gemeente|gemeinde|euro|europ\w{1,3}|staat|état|état-\w+|wet"
    r"|loi)(?!\p{L})[^.\n!?]{0,60}\Z"
)
_VERBS = (
    *("aissance d", "eboorte van", "Geburt d", "birth of", "erjaardag van", "nniversaire d"),
    *(
        "eburtstag d",
        "birthday of",
        " is ",
        " werd ",
        " est ",
        " été ",
        " fut ",
        " wurde ",
        " ist ",
    ),
    *(" was ", " were "),
)
_CELL = frozenset(';|\t,"')
_BACK = 200  # code points before a date in which its subject stands


_EXAMPLE = compiled(  # "DD/MM/YYYY (e.g. 31/12/2000)"
    r"(?i)(?<!\p{L})(?:e\.?g|i\.e|bv|bijv|p\.? ?ex|par exemple|par ex|z\.? ?b|zum beispiel"
    r"|for example"
    r"|bijvoorbeeld|voorbeeld|exemple|ex|beispiel|example|formaat|format|zoals)"
    r"\.?,?[ ]?[:=]?[ ]?\Z"
)
_FOUNDED = compiled(  # "Fondée en 1893, née le 7 mars 1921"
    r"(?i)(?<!\p{L})(?:opgericht|gesticht|fondée?|créée|constituée|gegründet|founded)(?!\p{L})"
    r"[^.!?\n]{0,60},[ ](?:née?|geboren|born|wieder)[^.!?\n]{0,12}\Z"
)
_BEHIND = compiled(  # ", notre fanfare": whose birth it was
    rf"(?i)[^.!?\n\d]{{0,40}},[ ](?:notre|nos|onze|ons|unsere?|our|la|le|l'|de|het|die|der|the)[ ]?"
    rf"(?:{_A_THING})(?!\p{{L}})"
)


def of_person(text: str, span: Span) -> Span | None:
    """The date, unless a thing was born on it: a club, a company, an idea."""
    if text[span.start - 1 : span.start] in _CELL:
        return timed(text, span)
    low = max(0, span.start - _BACK)
    before = text[max(low, text.rfind("\n", low, span.start)) : span.start]
    if is_animal(before) or is_other_day(before) or _EXAMPLE.search(before[-30:]):
        return None
    if _FOUNDED.search(before) or _BEHIND.match(text, span.end, span.end + 70):
        return None
    if not any(verb in before for verb in _VERBS):
        return timed(text, span)
    return None if _THING.search(before) or _BIRTH_OF.search(before) else timed(text, span)
