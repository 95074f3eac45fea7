"""Halls, rooms, streets, fountains and schools that are called after somebody.

A head stands before the name ("raadzaal Jules Dupont", "hall omnisports Jules Dupont"), before a
list of names ("les salles Horta, Hankar et Dupont") or ends its last word ("Jules Dupontfontein").
"""

import regex as re

from dlp.engine.name_cues import (
    BETWEEN,
    BODIES,
    BODY_LETTERS,
    KNOWN_SO,
    PARTICLES,
    SITE_ENDS,
    SITES,
    SITES_BEHIND,
    SITES_MANY,
    SITES_TOLD,
    THING_HEADERS,
    VESSELS,
)
from dlp.engine.name_read import Read
from dlp.engine.tables import Tables

PLACE, FIRM = "LOCATION", "ORGANIZATION"
_OF = frozenset(("de", "d'", "du", "des", "la", "l'", "le", "van", "der", "het"))
_IN = frozenset(("in", "het", "aan", "naar", "bij", "van", "au", "le", "du", "d'"))
_QUOTES = frozenset(("'", '"', "«", "“", "„", "‘", "”", "’", "»"))
_OR = frozenset(("of", "ou", "or", "oder"))
_JOINS = frozenset((",", "/", "en", "et", "und", "and")) | _OR | _QUOTES
_MOST_BETWEEN = 4  # words between a head and its name
_PURPOSES = frozenset(
    ("meeting", "lecture", "conference", "concert", "reading", "community", "sports")
)
_FORMER = frozenset(("former", "old", "new", "municipal", "local", "listed", "derelict", "empty"))
_VERBS = frozenset(
    ("with", "from", "that", "into", "about", "case", "file", "also", "will", "said")
)
_STOPS = frozenset((".", ";", "\n", "\n\n"))
_BY = frozenset(("door", "par", "von", "by", "voor", "pour", "für", "for"))  # whose, not which
_SIZES = frozenset(
    (
        *("p", "p.", "pers", "pers.", "plaatsen", "places", "personen", "personnes", "m²", "pl"),
        *("zitplaatsen", "pax", "plätze", "personnes", "people", "seats", "pl.", "max"),
    )
)
_SIZE = re.compile(r"\d{1,4}(?:p|pl|pers|m²|m2|pax)?")  # "(12p)"
_ROOMS = (
    "zaal",
    "zalen",
    "lokalen",
    "salle",
    "saal",
    "säle",
    "räume",
    "rooms",
    "vergader",
    "sitzungs",
)
_BOOKED = (
    "reserv",
    "réserv",
    "inschr",
    "inscr",
    "boeking",
    "booking",
    "anmeld",
    "gasten",
    "guests",
)
_SHORT = 5  # letters of an abbreviation at most, with its stop
_LIST = 24  # words of a list in which its head is sought
_ENDED = re.compile(
    r"[\p{L}'\-]{3,40}?(?:straat|laan|plein|steenweg|dreef|kaai|straße|strasse|platz|allee|museum"
    r"|ziekenhuis|kliniek|klinik|krankenhaus|centrum|zentrum|instituut|institut|sporthal|sporthalle"
    r"|kazerne|kaserne|fontein|brunnen|school|schule|college|lyceum|atheneum|bibliotheek|zaal"
    r"|bibliothek|theater|schouwburg|zwembad|stadion|tunnel|leerstoel|lezing|stichting|fonds"
    r"|stiftung|brücke|plantsoen|denkmal|monument|campus|gebouw|gebäude|boulevard|tornooi|trofee"
    r"|syndroom|syndrom|route|fietsroute|wandelroute)"
)
_ANY_STREET = re.compile(  # called after nobody
    r"(?:kerk|school|stations?|nieuw|oude|hoog|hoge|lage|dorps?|molen|veld|kapel|markt|lang|kort|brug"
    r"|kasteel|bos|linden?|eiken?|beuken?|rozen|berken|wilgen|populieren|kastanje|klooster|abdij"
    r"|gemeente|stads?|haven|meer|beek|broek|heide?|zand|steen|berg|dal|sport|industrie|tulpen"
    r"|bloemen|vogel|zonne?|kirch|schul|bahnhofs?|haupt|neu|garten|wald|feld|berg|markt|rathaus)"
    r"(?:straat|laan|plein|dreef|kaai|straße|strasse|platz|allee)"
)
_PERSONAL = frozenset(
    (
        *("mevrouw", "mevr", "mw", "meneer", "mijnheer", "heer", "dhr", "juffrouw", "madame"),
        *("mme", "mlle", "monsieur", "m", "mr", "mrs", "ms", "frau", "herr", "herrn"),
    )
)
# Ends that family names have too: behind another word of the name and a known name ("Wouterspad").
_ENDED_NAME = re.compile(
    r"(?P<name>[\p{L}'\-]{4,40}?)(?:pad|weg|brug|park|tuin|kade|lei|singel|sluis|steeg|prijs|preis"
    r"|beker|pokal|toren|wandeling|jaar|jahr|tocht|vijver|gracht|rotonde|straatje|saal|halle|hal"
    r"|hof|haus|huis|hoeve|molen|kring|fonds|feesten|lezing|expo|route)"
)


_NO_NAME_ENDS = ("pad", "prijs", "straatje", "rotonde", "wandeling", "tocht", "lezing", "pokal")


def ended(read: Read, start: int, end: int) -> bool:
    """True for "Dokter Haekstraat", "Rik Wouterspad": not for a family name that ends so."""
    behind = end
    while behind < min(len(read.low) - 1, end + 2) and read.low[behind] in PARTICLES:
        behind += 1
    if behind > end and read.spelt[behind][0].isupper() and _ENDED.fullmatch(read.low[behind]):
        # "Isabelle Gatti" of "Isabelle Gatti de Gamondplein", not whoever lives in the Kerkstraat
        titled_so = start > 0 and read.low[start - 1].rstrip(".") in _PERSONAL
        return not titled_so and _ANY_STREET.match(read.low[behind]) is None
    for i in {start, end - 1}:
        low = read.low[i]
        if not read.spelt[i][0].isupper() or read.known(low.rpartition("-")[2]):
            continue
        if _ENDED.fullmatch(low):
            return True
        match = _ENDED_NAME.fullmatch(low) if start < i == end - 1 else None
        if match is not None:
            name = match["name"].rstrip("-").rpartition("-")[2]
            if match[0].endswith(_NO_NAME_ENDS) and read.lexicon.first(read.low[start]):
                return True
            if any(read.known(one) or one in KNOWN_SO for one in (name, name.removesuffix("s"))):
                return True
    return False


def head(read: Read, i: int) -> str:
    """PLACE or FIRM for what things called after somebody have before their name, else ""."""
    low = read.low[i]
    if low in BODIES or (low in BODY_LETTERS and read.spelt[i].isupper()):
        return FIRM
    if low == "cc" and read.spelt[i].isupper() and i and read.low[i - 1] in _IN:
        return FIRM  # a cultural centre, not a copy
    if low in SITES or low in SITES_MANY:
        return PLACE
    ended = low.endswith(SITE_ENDS) and low.isalpha() and not read.known(low)
    return PLACE if ended and low not in ("verhaal", "schandaal") else ""


def headed(read: Read, start: int) -> str:
    """What a name from word `start` on is called by the words before it; "" when by none.

    Cost: constant.
    """
    i = start - 1
    if i >= 0 and read.low[i] in _QUOTES:
        i -= 1
    if i < 0:
        return ""
    found = head(read, i)
    if found and (read.spelt[start][0].isupper() or read.spelt[i][0].isupper()):
        return found
    if not read.spelt[start][0].isupper() or read.low[i] in _OF:
        return ""
    for k in range(i, max(-1, i - _MOST_BETWEEN), -1):
        if read.low[k] not in BETWEEN:
            if k < i and read.low[k] in SITES_TOLD:
                return PLACE
            return head(read, k) if k < i else ""
    return ""


def listed(read: Read, start: int) -> bool:
    """True for one of "les salles Horta, Hankar et Dupont", "la salle (Horta ou Dupont)".

    Cost: constant.
    """
    choice = sized = False
    i = start - 1
    while i > max(0, start - _LIST):
        low = read.low[i]
        if low == ")" and (opened := _size(read, i)):
            sized, i = read.low[opened + 1][-1].isalpha(), opened - 1
            continue
        if low in SITES_MANY or (sized and start - i > 1 and head(read, i) == PLACE):
            return True
        if low in ("(", ":"):
            before = read.low[max(0, i - _MOST_BETWEEN) : i]
            if low == ":":
                return not SITES_MANY.isdisjoint(before) and _BY.isdisjoint(before)
            one = (choice or _choice(read, start)) and not SITES.isdisjoint(before)
            return one or not SITES_MANY.isdisjoint(before)
        if low in _JOINS:
            choice = choice or low in _OR
        elif not _in_list(read, i):
            return False
        i -= 1
    return False


def _size(read: Read, shut: int) -> int:
    """Where the brackets of a room's size open that end at word `shut`: "(12p)"; 0 for others."""
    for i in range(shut - 1, max(0, shut - _MOST_BETWEEN), -1):
        if read.low[i] == "(":
            return i if is_size(read, i) else 0
    return 0


def is_size(read: Read, opened: int) -> bool:
    """True for "(12p)", "(14 pl.)", "(30 personen)", from its bracket on."""
    inside = read.low[opened + 1 : opened + 1 + _MOST_BETWEEN]
    if ")" not in inside:
        return False
    inside = inside[: inside.index(")")]
    if not inside or _SIZE.fullmatch(inside[0]) is None:
        return False
    return inside[0][-1].isalpha() or (len(inside) > 1 and inside[1].rstrip(".") in _SIZES)


def _in_list(read: Read, i: int) -> bool:
    """True for a word that may stand in a list of rooms: a name, a size, a stop behind "pers."."""
    low = read.low[i]
    if low in _STOPS:
        return low == "." and i > 0 and len(read.low[i - 1]) < _SHORT
    sized = low in _SIZES or low[0].isdigit()
    return sized or read.spelt[i][0].isupper() or low in PARTICLES


def _choice(read: Read, start: int) -> bool:
    """True where "or" stands in the brackets that word `start` stands in."""
    for i in range(start, min(len(read.low), start + _LIST)):
        if read.low[i] in _OR:
            return True
        if read.low[i] == ")" or read.low[i] in _STOPS:
            return False
    return False


def before_site(read: Read, start: int, end: int) -> bool:
    """True for "the Jules Dupont meeting room": not for "Jules Dupont's room"."""
    last = end
    first = start - 1
    while first > 0 and start - first < _MOST_BETWEEN and read.low[first] in _FORMER:
        first -= 1
    the = first >= 0 and read.low[first] in ("the", "at", "in")
    if end + 1 < len(read.low) and the and read.low[end] in _PURPOSES:
        end += 1
    while the and read.low[first] == "the" and end - last < _MOST_BETWEEN and _adds(read, end):
        end += 1
    if end >= len(read.low) or read.low[end] not in SITES_BEHIND:
        return False
    return the or read.spelt[end][0].isupper()


def _adds(read: Read, i: int) -> bool:
    """True for "fruit" and "auction" in "the Jules Dupont fruit auction hall"."""
    if i + 1 >= len(read.low) or read.low[i] in SITES_BEHIND or not read.spelt[i].isalpha():
        return False
    return read.spelt[i].islower() and len(read.low[i]) > 3 and read.low[i] not in _VERBS


def titled(read: Read, before: int) -> bool:
    """True for the title at word `before` of "caserne Général Dupont", "rue du Docteur Dupont"."""
    if before < 1 or not read.spelt[before][0].isupper():
        return False
    i = before - 1
    while i > 0 and before - i < _MOST_BETWEEN and read.low[i] in _OF:
        i -= 1
    return head(read, i) != ""


def in_columns(read: Read, tables: Tables) -> frozenset[int]:
    """The words that begin a cell under a header such as "Zaal" or "Salle"."""
    starts: dict[int, int] = {}
    found: set[int] = set()
    for table in tables.tables:
        for low, high in table.columns:
            header = read.text[low:high].strip(' \t"*:').lower()
            words = header.replace("-", " ").replace("/", " ").split()
            if not words or not _is_site(words):
                continue
            if not starts:
                starts = {start: i for i, (start, _) in enumerate(read.cut)}
            for start, end in tables.column(table, low):
                inside = read.text[start:end]
                at = starts.get(start + len(inside) - len(inside.lstrip(' \t"*')))
                if at is not None:
                    found.add(at)
    return frozenset(found)


def _is_site(words: list[str]) -> bool:
    """True for a header of at most three words that names rooms, streets, works or giants."""
    known = any(
        word in SITES or word in SITES_MANY or word in VESSELS or word in THING_HEADERS
        for word in words
    )
    return known and len(words) < 4


def sized(read: Read, start: int, end: int) -> bool:
    """True for a room before its size: "Zaalbezetting: Hugo Claus (12p)"; not for who books it."""
    if end >= len(read.low) or read.low[end] != "(" or not is_size(read, end):
        return False
    before = read.low[max(0, start - _LIST) : start]
    booked = any(word.startswith(_BOOKED) for word in before)
    return not booked and any(word.startswith(_ROOMS) for word in before)
