"""What addresses are made of: house numbers, boxes, postcodes with towns, and where they end.

No pattern can tell where a street name begins or a town ends: head() and tail() look around a
street with its number, at most some 200 characters either way.
"""

from typing import NamedTuple

import regex as re

from recognizers.compiled import compiled
from recognizers.gazetteers import street_types, towns
from recognizers.general.address_words import (
    ABBREVIATED,
    LOWER_FIRST,
    NO_NAMES,
    PARTICLES,
    REMARKS,
)

FIRST_YEAR, LAST_YEAR = 1900, 2099  # numbers that are years unless something else says otherwise
MOST_TOKENS = 7  # words of a town
BACK = 60  # characters before a street in which its first words and its postcode may stand

PIECE = (  # a word of a name
    r"\p{L}++(?:['.\-]{1,2}\p{L}++){0,6}+\.?"
)
_NUMBER_SIGN = r"(?i:nrs?\.?|n°|nummers?|numéros?|num\.?|no\.?|huisnr\.?|huisnummer)"
GAP = rf"(?:,? {{1,2}}(?:(?:(?:op|au|at|mit) )?{_NUMBER_SIGN} ?)?|,(?!\d{{4}})|(?<=[Ss]tr\.)(?=\d))"
_LETTER = (
    r"(?:(?:bis|ter|quater)\b| (?:bis|ter)\b| ?(?![Bb] \d{1,3}(?:[,;)\n ]|\Z))"
    r"[A-Za-z](?![^\W_]|'|-\d{4}| \d{1,3}[./]\d))?"
)
_NO_POSTCODE = r"(?! ?- ?[1-9]\d{3,4} [^\W\d_]| / ?[1-9]\d{3,4} [^\W\d_])"
_MORE = (
    rf"(?:{_NO_POSTCODE} ?[\-/+] ?"
    r"(?:\d{1,4}(?![0-9])[A-Za-z]?|[A-Za-z]\d{0,3}|hs|huis|I{2,3})(?![^\W_])){0,2}"
)
_UNITS = (
    r"%|‰|€|\$|£|°|[x×] ?\d|(?i:(?:km|m[²2]?|cm|mm|kg|ha|euros?|eur|uur|u|h|uhr"
    r"|min(?:uten|utes)?|dagen|jours|days|tage|weken|weeks|semaines|maanden|mois|months|jaar|ans"
    r"|jahre|years"
    r"|personen|personnes|people|plaatsen|places|stuks|keer|fois|mal|times|meter|mètres|meters"
    r"|miljoen|millions?|mrd"
    r"|jan(?:uari|vier|uar|uary)|feb(?:ruari|ruar|ruary)|février|maart|mars|march|märz|a[pv]ril"
    r"|mei|mai|may|jun[ie]|juin|jul[iy]|juillet|augustus|août|august|sept(?:ember|embre)"
    r"|o[ck]tober|octobre|novemb(?:er|re)|d[eé][cz]emb(?:er|re))(?![^\W_]))"
)
NOT_AFTER = rf"(?![^\W_]|[.,:]\d|[/\-+]\d|'| ?(?:{_UNITS}))"
_DATE = (  # or hours, "6h-16h", or a measure of thousands, "4 800 m"
    r"\d{4}-\d\d-\d|\d{1,2}[/\-]\d{1,2}[/\-]\d{2}|\d{1,2}[hHuU](?:\d\d)? ?[\-–] ?\d{1,2} ?[hHuU]"
    r"|\d{1,3} \d{3} ?(?:m|km|ha|EUR|euro)(?![^\W_])|\d{1,3} \d{3} ?(?:m²|€)"
)
HOUSE = (
    rf"(?:(?!{_DATE})\d{{1,4}}(?!\d){_LETTER}{_MORE}{NOT_AFTER}"
    r"|(?i:z/n|s/n|z\.n\.|s\.n\.|zn(?=[ ]?,))(?![^\W_]))"
)
_BOX_NUMBER = r"(?:\d{1,5}|[A-Za-z](?![^\W\d_]))(?:[./\-]?[A-Za-z0-9]{1,4}){0,2}+(?![^\W_])"
BOXES = compiled(
    r"(?:,? ?-? ?(?i:postbus|bus|bte|boîte|boite|box|bt|bfk|briefkasten|appartement|app|apt|appt"
    r"|flat|blok|bloc|block|kamer|lokaal|b)(?:\b|(?=\d))[.:]?(?: ?[/\-] ?(?i:bus|bte|boîte|box))? ?"
    rf"(?:{_NUMBER_SIGN} ?)?{_BOX_NUMBER}){{1,3}}| / \d{{1,2}}\.\d\d(?![\w./])"
)
_APART = (  # between the lines or the parts of an address
    r"(?: {0,2}(?:[,;|]|-{1,2}) {0,2}| {1,2}[/·•(] {0,2}| ?[/·•] {1,2}"
    r"|[ \t]{0,3},?[ \t]{0,3}\r?\n(?:[ \t>]{0,6}\r?\n)?[ \t>]{0,6}|[ \t]{1,3})"
)
_AT = r"(?:(?i:te|à|a|in|at|zu)[ ])?"
_LAND = r"(?:(?:BE?|LU?|FR?|DE?|NL|A) ?- ?|B (?=\d))?"
CODE = r"(?:\d{4}(?: ?[A-Z]{2}(?![^\W_]))?|\d{5})(?!\d)"
_PLACE = compiled(rf"{_APART}{_AT}{_LAND}(?P<code>{CODE})[ \t]{{1,2}}(?=[^\W\d_]|')")
_ONLY_TOWN = compiled(r"(?:,[ ]|[ ](?:te|à|in)[ ]|[ ]?\n|[ ]-[ ]|[ ]/[ ]|[ ]\()(?=\p{Lu}|')")
_CODE_BEHIND = compiled(r"[ ,]{1,2}\(?(?P<code>\d{4})(?!\d)\)?")  # "Vorst (1190)"
_BRITISH = compiled(r", (?:\p{Lu}[\p{L}\-]+,? ){1,3}[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}(?![^\W_])")
_WORDS = compiled(rf"'?{PIECE}(?:[ ]{PIECE}|[ ](?=o/d )o/d){{0,6}}")
_PLAIN_WORDS = compiled(r"[^ ]+")
_OWN_PART = compiled(r"[\p{L}\p{N}'][\p{L}\p{N}'.,\-]*\Z")  # behind a bracket or colon
_ORDINAL = compiled(r"\d{1,2}(?:e|ste|de|er)?")
WORD = compiled(PIECE)
_WORD_END = compiled(r"(?=[ ]|\Z)")
_OTHER_NAME = compiled(r" ?[/\-] ?|,? ?\(")
_DISTRICT = compiled(r" \d{1,2}(?= ?(?:[,.;\n)]|\Z))")
_COUNTRY = compiled(
    r"(?:,? ?\(?|[ ]?[\-;|\t/][ ]?|[ ]?\n[ \t]{0,4})"
    r"(?i:belgi[ëeu]m?|belgique|belgien|nederland|pays-bas"
    r"|niederlande|the netherlands|france|frankrijk|frankreich|deutschland|duitsland|allemagne"
    r"|germany|luxemb(?:o)?urg|luxemburg)(?![^\W_])"
)
SEP = r"[\"']?(?:[ ]{0,3}[;|\t][ ]{0,3}|[ ]/[ ]|,[ ]?)[\"']?"  # between two cells of a row
_TOWN_BEFORE = compiled(
    rf"(?<![^\W_]|[./\-]){_LAND}(?P<code>\d{{4}})(?: |{SEP})"
    rf"(?P<town>{PIECE}(?: {PIECE}){{0,4}})(?: ?\([^()\n\d]{{2,30}}\))?(?:{SEP}| - ?|\n)\Z"
)
_BOX_CELL = rf"(?:(?:[A-Za-z0-9./\-]{{0,6}}|(?i:bus|bte|box) ?\w{{1,5}}){SEP})"
_CODE_CELL = compiled(rf"{SEP}(?:{_BOX_CELL}){{0,2}}?{_LAND}(?P<code>{CODE}){SEP}(?=[^\W\d_]|')")
_TOWN_CELL = compiled(  # as in a vCard: the town, a province or nothing, the postcode
    rf"{SEP}(?:{_BOX_CELL})?(?P<town>{PIECE}(?: {PIECE}){{0,4}}){SEP}"
    rf"(?:(?:\p{{L}}[\p{{L}} \-]{{0,30}})?{SEP})?{_LAND}(?P<code>\d{{4}})(?![^\W_])"
)
_CELL_SIGNS = frozenset(";|\t/,")
_CODE_AHEAD = compiled(r"(?<![0-9])[0-9]{4,5}[ \t;|,/]")
_CODE_AND_WORD = compiled(  # behind a floor a town is one however it is written
    r",? {1,2}(?:B-)?(?P<code>[1-9]\d{3}) \p{L}{3,20}(?:-\p{L}{2,20}){0,3}(?=[ ]?(?:[,.;\n)]|\Z))"
)
LONGEST_TITLE = 14  # code points of a title and a space
_TITLE_BEFORE = compiled(
    r"(?<![^\W_])(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|heer|dhr\.?|juffrouw|madame|mme|monsieur"
    r"|m\.|mr\.?|mrs\.?|ms\.?|frau|herrn?|dokter|dr\.?)[ ]\Z"
)
_OF_STREET = compiled(r"[ ](?:van|uit|in|op|aan|aus|in)(?: (?:de|het|den|der|'t|dem))? \Z")
FAR = 130  # code points of remarks between a house number and its postcode
_CELL_END = compiled(r"[ ]{0,3}(?:[\"';|\t\n,()}\]]|/[ ]|\r|\Z)")
_OTHER_BEFORE = compiled(  # "Chaussée de Mons / " before the same street in Dutch
    rf"(?<![^\W_])(?i:{'|'.join(map(re.escape, street_types.PLAIN_STARTS))})[ ]"
    rf"{PIECE}(?: {PIECE}){{0,5}} ?[/\-–] ?\Z"
    rf"|(?<![^\W_])\p{{Lu}}{PIECE}(?<=(?:{'|'.join(street_types.STRONG_ENDS)})) ?[/\-–] ?\Z"
)


class Tail(NamedTuple):
    """Where an address ends, and whether something besides a street and a number says it is one."""

    end: int
    sure: bool


def is_year(number: str) -> bool:
    """True for four digits that are more likely a year than a house number or postcode."""
    year = number[:4]
    apart = not (number[4:5].isalnum() or number[4:5] == "/")
    return len(year) == 4 and year.isdigit() and apart and FIRST_YEAR <= int(year) <= LAST_YEAR


def tail(text: str, at: int) -> Tail:
    """Box, postcode, town and country behind a house number that ends at `at`."""
    end, sure = at, False
    box = BOXES.match(text, at)
    if box is not None:
        end, sure = box.end(), True
    behind = place(text, end)
    if behind is None:
        ahead = _CODE_AHEAD.search(text, end, end + FAR)
        remarks = None if ahead is None else REMARKS.match(text, end)
        behind = None if remarks is None else place(text, remarks.end(), town_alone=False)
        if remarks is None and text[end : end + 2] == ", ":
            behind = _remark_and_town(text, end)
        elif remarks is not None and behind is None:
            named = _CODE_AND_WORD.match(text, remarks.end())
            behind = None if named is None or is_year(named["code"]) else named.end()
    return Tail(end, sure) if behind is None else Tail(behind, True)


def _remark_and_town(text: str, at: int) -> int | None:
    """The end of a town that stands alone behind a remark: ", bovenste bel, Leuven"."""
    remarks = REMARKS.match(text, at)
    match = None if remarks is None else _ONLY_TOWN.match(text, remarks.end())
    return None if match is None else known_town(text, match.end(), None)


def place(text: str, at: int, *, town_alone: bool = True) -> int | None:
    """The end of the postcode and town, or the town alone, that follow at `at`."""
    match = _PLACE.match(text, at)
    if match is not None:
        end = town(text, match.end(), match["code"])
        if end is not None:
            return _behind_town(text, end)
    british = _BRITISH.match(text, at)
    if british is not None:
        return british.end()
    row = cells(text, at)
    if row is not None:
        return row
    match = _ONLY_TOWN.match(text, at) if town_alone else None
    if match is not None:
        end = known_town(text, match.end(), None)
        if end is not None:
            code = _CODE_BEHIND.match(text, end)
            if code is not None and code["code"] in towns.postcodes(text[match.end() : end]):
                return _behind_town(text, code.end())
            end += text[match.end() - 1] == "(" and text[end : end + 1] == ")"
            return _behind_town(text, end)
    return None


def cells(text: str, at: int) -> int | None:
    """The end of the postcode and the town in the cells of a row that follow at `at`."""
    if text[at : at + 4].lstrip(" \"'")[:1] not in _CELL_SIGNS:
        return None
    match = _CODE_CELL.match(text, at)
    if match is not None:
        end = town(text, match.end(), match["code"])
        if end is not None and _CELL_END.match(text, end):
            return _behind_town(text, end)
    match = _TOWN_CELL.match(text, at)
    if match is not None and match["code"] in towns.postcodes(match["town"]):
        return _behind_town(text, match.end())
    return None


def other_before(text: str, at: int) -> int:
    """Where the same street in another language begins that stands before, else `at`."""
    if at < 4 or text[at - 1] not in " /-–" or text[at - 3 : at].rstrip()[-1:] not in "/-–":
        return at
    match = _OTHER_BEFORE.search(text, max(0, at - BACK), at)
    return at if match is None else match.start()


def known_town(text: str, at: int, code: str | None) -> int | None:
    """The end of the longest Belgian town that begins at `at` and may have that postcode."""
    words = _WORDS.match(text, at)
    if words is None:
        return None
    ends = [m.start() for m in _WORD_END.finditer(text, at + 1, words.end())]
    ends = [*ends, words.end()] if not ends or ends[-1] != words.end() else ends
    for end in reversed(ends[:MOST_TOKENS]):
        name = text[at:end].rstrip(".")
        codes = towns.postcodes(name)
        if codes and (code is None or code in codes):
            return at + len(name)
    return None


def town(text: str, at: int, code: str) -> int | None:
    """The end of a town behind its postcode: a known one, else capitalised words."""
    if len(code) == 4:
        end = known_town(text, at, code)
        if end is not None:
            return end
        if is_year(code):
            return None
    if not text[at].isupper():
        return _near(text, at, code)
    end = at
    words = _WORDS.match(text, at)
    if words is None:
        return None
    for match in _PLAIN_WORDS.finditer(text[at : words.end()]):
        if match[0][0].isupper():
            end = at + match.end()
        elif match[0] not in PARTICLES:
            break
    return end - text[at:end].endswith(".")


def _near(text: str, at: int, code: str) -> int | None:
    """The end of a town in small letters whose postcode begins like this one."""
    match = WORD.match(text, at)
    if match is None or not any(c[0] == code[0] for c in towns.postcodes(match[0])):
        return None
    return match.end()


def _behind_town(text: str, at: int) -> int:
    """The end of a second name of the town, a postal district and the country."""
    other = _OTHER_NAME.match(text, at)
    if other is not None:
        end = known_town(text, other.end(), None) if text[other.end() :][:1].isupper() else None
        if end is not None:
            closing = other[0].endswith("(")
            at = end + (closing and text[end : end + 1] == ")")
    district = _DISTRICT.match(text, at)
    if district is not None:
        at = district.end()
    country = _COUNTRY.match(text, at)
    return at if country is None else country.end()


def head(text: str, at: int) -> int:
    """Where the name that goes on at `at` begins: "Graaf van " before "Vlaanderenplein"."""
    start = at
    lower = not text[at].isupper()
    low = max(0, at - BACK)
    before = text[low:at]
    pieces = before[before.rfind("\n") + 1 :].split(" ")
    if pieces[-1]:  # nothing apart from spaces may stand between
        return at
    end = at - 1
    for whole in reversed(pieces[-6:-1]):
        own = _OWN_PART.search(whole)
        if own is None or not goes_before(own[0], lower=lower):
            break
        token = own[0]
        begin = end - len(token)
        plain = token.lower()
        if plain not in PARTICLES or (token[0].isupper() and plain not in NO_NAMES):
            start = begin
        if own.start():
            break
        end = begin - 1
    return at if start < at and _of_somebody(text, start, at) else start


def _of_somebody(text: str, start: int, at: int) -> bool:
    """True where what goes before a street is whose it is: "mevrouw Claes van de Kerkstraat"."""
    title = _TITLE_BEFORE.search(text, max(0, start - LONGEST_TITLE), start)
    return title is not None and _OF_STREET.search(text, start, at) is not None


def goes_before(token: str, *, lower: bool) -> bool:
    """True for a word that may belong to the name of the street behind it."""
    plain = token.lower()
    if lower:
        return plain in LOWER_FIRST
    if plain in PARTICLES:
        return True
    if plain in NO_NAMES:
        return False
    if token[-1] in ".," and plain not in ABBREVIATED and len(token) > 2:
        return False
    return (token[0].isupper() or _ORDINAL.fullmatch(token) is not None) and (
        token[-1].isalnum() or token[-1] == "."
    )


def of_town(word: str) -> bool:
    """True for "malmedyer" or "torhoutse": of a Belgian town, in small letters."""
    stems = (word[:-2], word[:-1], f"{word[:-2]}en", f"{word[:-2]}n") if len(word) > 5 else ()
    return word.endswith(("er", "se")) and any(towns.postcodes(stem) for stem in stems)


def town_before(text: str, at: int) -> int:
    """Where "1080 Sint-Jans-Molenbeek, " begins that stands before a street, else `at`."""
    match = _TOWN_BEFORE.search(text, max(0, at - BACK), at)
    if match is not None and match["code"] in towns.postcodes(match["town"]):
        return match.start()
    return at
