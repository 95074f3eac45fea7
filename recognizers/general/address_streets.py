"""A street with its number, by the type in its name, and how far its address reaches.

"Veldstraat 12" ends in its type, "rue de la Loi 16" and "12, rue des Écureuils" begin with it;
what may be an ordinary word ("markt 3") is left to what stands around it.

Source and confusions: see address.py.
"""

import regex as re

from recognizers.base import Span
from recognizers.compiled import compiled
from recognizers.gazetteers import street_types as types
from recognizers.general import address_parts as parts
from recognizers.general.address_parts import GAP, HOUSE, PIECE
from recognizers.general.address_words import LOWER_FIRST


def either(words: tuple[str, ...]) -> str:
    """An alternation of literal words by their first letter, the longest first: quick to fail."""
    first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(a)}(?:{'|'.join(rest)})" for a, rest in first.items())


_STARTS = either((*types.STRONG_STARTS, *types.CAPITAL_STARTS, *types.WEAK_STARTS))
_WORD = r"\p{L}++(?:['.\-]{1,2}\p{L}++){0,6}+"


def _ended(ends: tuple[str, ...], apart: tuple[str, ...]) -> "re.Pattern[str]":
    """A name that ends in one of these, or that one of those stands behind, and a house number.

    The whole word first, its end looked back at: one try for each word.
    """
    behind = rf"(?<=[\p{{L}}\-](?i:{either(ends)}))(?:(?<=str)\.)?"
    if apart:
        behind = rf"(?:{behind}| (?i:{either(apart)})(?![^\W\d_])(?:(?<=[Ss]tr)\.)?)"
    return compiled(rf"\b(?<![^\W\d_]['.\-])(?P<name>{_WORD}{behind}){GAP}(?P<house>{HOUSE})")


ENDED_STREET = _ended((*types.STRONG_ENDS, *types.CAPITAL_ENDS), types.APART_ENDS)
WEAK_STREET = _ended(types.WEAK_ENDS, ())
_LOOSE = frozenset(("lei", "vest", "rei", "gracht", "singel", "kouter", "allee", "ufer"))
_STOP = (
    r"(?:est|sont|sera|seront|était|a|ont|qui|que|où|dont|pour|dans|par|avec|depuis|pas|se|ne|on|il"
    r"|elle|reste|restent|vers|entre|plus|moins|jusqu'au|is|and|was|were|for|with|mais|car|donc)"
)
_MONTHS = (  # "rue du 8 mai 1945 14"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_NUMBER = r",? (?:(?i:nr|n°|num[ée]ro)[ .]{0,2})?\d"
_NAME = (
    rf"(?!{_STOP}[ ,])(?:(?:d'|l')?{PIECE}|\d{{1,2}}(?i:er|ier|e|ème|ième)?(?= [^\W\d_])"
    rf"|(?<=(?i:{_MONTHS}) )(?:19|20)\d\d(?={_NUMBER}))"
)
_AFTER = (
    rf"(?i:{_STARTS})[ ](?P<words>(?:{_NAME} ){{0,7}}?{_NAME})"
    rf"(?<![ '](?i:de|du|des|la|le|les|aux?|et|à))(?!(?<=(?i:{_MONTHS})) (?:19|20)\d\d{_NUMBER})"
    rf"{GAP}(?P<house>{HOUSE})"
)
_BEFORE = (
    r"(?<![./\-:+,]|\d |[^\W_] ?n° ?\d)"
    r"(?P<house>(?!\d\d? ?[hu] )\d{1,4}(?!\d) ?(?:[A-Za-z](?![^\W_])|bis|ter)?),? ?"
    rf"(?i:{_STARTS})[ ](?P<words>(?:{_NAME} ){{0,6}}{_NAME})"
)
STARTED_STREET = compiled(rf"\b(?<![a-ce-km-zA-CE-KM-Z]'|[^\W\d_]-)(?:{_AFTER}|{_BEFORE})")
_SCORE = compiled(r"\.[^\W_]| / ")
_TOKENS = compiled(r"[^ ]+")
_TOKEN_END = compiled(r"(?<=[^ ])(?=[ ]|\Z)")
_NUMBER_HEAD = compiled(r"\d{1,4} ?(?:[A-Za-z](?![^\W_])|bis|ter)?,? ?")
_HOUSE_BEHIND = compiled(rf"{GAP}{HOUSE}")
LINES = frozenset(("bus", "tram", "ligne", "lijn", "line", "linie", "métro", "metro"))
_OVER = compiled(r"[^\W\d_]{5}\. ")  # the end of a sentence
_SECOND = compiled(r" ?[/\-] ?|, | (?=\p{Lu})")
_SMALL = frozenset(
    (
        *("de", "du", "des", "la", "le", "les", "à", "au", "aux", "en", "et", "sur", "sous", "un"),
        *("d", "l", "ou", "van", "der", "den", "ter", "ten", "the", "of", "lez", "chez", "sans"),
    )
)
_COUNTED = compiled(r" (?P<noun>\p{Ll}{3,30}[sx])(?![^\W_'-])")  # behind the number: "14 marmites"
_COUNTED_THE = compiled(r" (?:l'|(?:le|la|les|un|une) )(?!\d)\p{Ll}{4}")  # "5 le manque de bancs"
_COUNT = compiled(r"(?:[,;:]|dont|soit|waarvan|davon) ?\d{1,4} \p{Ll}")
_SENTENCE = 160  # code points before a street in which others are counted
_SMALL_IN_S = """
    across ailleurs alles alors als always après aus aux bis box bus ces ceux dans dehors depuis des
    dessous dessus deux dois dus dès eens elles envers eux fais has his hors huis iets ils its
    jamais langs leurs links lives loges lors mais mes mets mieux moins niets nos nous ons pas peux
    plus près puis rechts rez reçois sans ses sinds soms sous straks suis tes this thuis tijdens
    toujours très vers veux vis vois volgens vos vous was étages étais
"""
_NO_NOUNS = frozenset(_SMALL_IN_S.split())


def counts(text: str, start: int, gap: str, house: str, end: int) -> bool:
    """True where the number behind a street's comma counts something: "rue Haute, 14 marmites".

    Args:
        start, end: of the street with its number; `gap` stands between the two.
    Cost: constant.
    """
    if gap[:1] != "," or not house.isdecimal() or int(house) < 2:
        return False
    noun = _COUNTED.match(text, end)
    if noun is not None:
        word = noun["noun"]
        return word not in _NO_NOUNS and not word.endswith(("ons", "ais", "ois"))
    if _COUNTED_THE.match(text, end) is None:
        return False
    low = max(0, start - _SENTENCE)
    low = max(low, text.rfind(". ", low, start), text.rfind("\n", low, start))
    return _COUNT.search(text, low, start) is not None


def ended(text: str, span: Span) -> Span | None:
    """A street whose name ends in its type, with all that belongs to the address."""
    match = ENDED_STREET.match(text, span.start)
    if match is None:
        return None
    name = match["name"].rstrip(".")
    kind = _kind(name)
    end, sure = _whole(text, span.end)
    between = text[match.end("name") : match.start("house")]
    if not sure and counts(text, match.start(), between, match["house"], match.end()):
        return None
    capital = name[0].isupper()
    small = not capital and name.split(" ")[0] in LOWER_FIRST
    if small and not sure and text[end : end + 1] == " ":
        town = parts.known_town(text, end + 1, None)  # "oude baan 88 zemst"
        end, sure = (end, False) if town is None else (town, True)
    last = name.split(" ")[-1].lower()
    if last in types.NO_STREETS and not (sure and capital and not _loose_town(text, span.end)):
        return None
    if parts.is_year(match["house"]) and not sure:
        return None
    if " " in name:
        first, second = name.split(" ", 1)
        of_town = not capital and kind in types.STRONG_ENDS and parts.of_town(first)
        if not of_town and not parts.goes_before(first, lower=not capital):
            return None
        named = (capital and second[0].isupper()) or sure or kind in types.STRONG_ENDS
        if not of_town and not named:
            return None
        if kind == "markt" and first.lower() not in LOWER_FIRST and not sure:
            return None
    strong = kind in types.STRONG_ENDS
    if not sure and not strong and _SCORE.match(text, end):
        return None  # "Heldenplatz 1.Spieltag"
    if not sure and not capital and (not strong or kind in _LOOSE):
        return None
    first = parts.other_before(text, parts.head(text, span.start))
    return Span(parts.town_before(text, first), end)


def _loose_town(text: str, at: int) -> bool:
    """True for "Bahnsteig 2 in 4837 Baelen": a place in a town, no address."""
    return text.startswith((" in ", " te ", " à "), at)


def _kind(name: str) -> str:
    """The type that a name ends in, the longest one."""
    lower = name.lower()
    known = (*types.STRONG_ENDS, *types.CAPITAL_ENDS, *types.APART_ENDS)
    return max((end for end in known if lower.endswith(end)), key=len)


def weak(text: str, span: Span) -> Span | None:
    """A street that may be an ordinary word: what stands around it decides, see the scores."""
    match = WEAK_STREET.match(text, span.start)
    if match is None:
        return None
    name = match["name"]
    end, sure = _whole(text, span.end)
    if name.lower() in types.NO_STREETS and not (sure and name[0].isupper()):
        return None
    if not sure and (parts.is_year(match["house"]) or not name[0].isupper()):
        return None
    return Span(parts.town_before(text, parts.head(text, span.start)), end)


def started(text: str, span: Span) -> Span | None:
    """A street whose name begins with its type, its number before or behind."""
    match = STARTED_STREET.match(text, span.start)
    if match is None:
        return None
    words, house = match["words"], match["house"]
    kind = text[match.start() : match.start("words")].strip(" ,0123456789").lower()
    strong = kind in types.STRONG_STARTS
    if match.end("words") == match.end():  # the number stands before the name
        return _number_first(text, match.start(), match.start("words"), words, house)
    end, sure = _whole(text, match.end())
    between = text[match.end("words") : match.start("house")]
    if not sure and counts(text, match.start(), between, house, match.end()):
        return None
    names = [word for word in words.replace("'", " ").split(" ") if word]
    capital = any(word[0].isupper() for word in names)
    last = names[-1]
    if last.lower() in _SMALL or last.lower() in LINES or _OVER.search(words):
        return None  # "boulevard de Waterloo. Bus 27"
    if capital and not sure and not (last[0].isupper() or last[0].isdigit()):
        return None
    if parts.is_year(house) and not sure:
        return None
    if not sure and kind in types.WEAK_STARTS:
        return None
    if not sure and not capital and not (strong and names[0] in _SMALL and len(names) < 6):
        return None
    return Span(parts.town_before(text, match.start()), end)


def _number_first(text: str, start: int, at: int, words: str, house: str) -> Span | None:
    """ "12, rue des Écureuils, 4031 Angleur": the name ends with its capitals, or at the town."""
    if parts.is_year(house.strip()):
        return None
    end = 0
    for word in _TOKENS.finditer(words):
        names = word[0].split("'")
        if names[-1][:1].isupper() and len(names[-1]) > 1:
            end = word.end()
        elif (
            not word[0].isdigit()
            and word[0].lower() not in _SMALL
            and names[0].lower() not in _SMALL
        ):
            break
    behind = _HOUSE_BEHIND.match(text, at + end) if end else None
    if behind is not None and parts.place(text, at + end) is None:
        kind = _NUMBER_HEAD.match(text, start)
        at = start if kind is None else kind.end()
        return Span(at, parts.tail(text, behind.end()).end)  # "flat 5B, Avenue Molière 20"
    if end:
        return Span(start, parts.tail(text, at + end - (words[:end].endswith("."))).end)
    for word in _TOKEN_END.finditer(words):
        place = parts.place(text, at + word.start())
        if place is not None:
            return Span(start, place)
    return None


def _whole(text: str, at: int) -> parts.Tail:
    """The end of the address behind a house number, a second street in another language too."""
    end, sure = parts.tail(text, at)
    if sure and end > at and parts.BOXES.match(text, at) is None:
        return parts.Tail(end, sure)
    gap = _SECOND.match(text, end)
    if gap is None or ("/" not in gap[0] and "-" not in gap[0]):
        return parts.Tail(end, sure)
    other = ENDED_STREET.match(text, gap.end()) or STARTED_STREET.match(text, gap.end())
    if other is None:
        return parts.Tail(end, sure)
    return parts.Tail(parts.tail(text, other.end()).end, sure=True)
