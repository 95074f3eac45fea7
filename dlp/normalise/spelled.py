"""Separators said in words ("85 punt 07", "jan apenstaartje example punt be"), reversed values."""

import re  # noqa: TID251 - bytes, and patterns that begin with a class: faster than regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

MIN_DIGITS = 8
AROUND = 300  # characters around the word that announces a reversed value
DOT = 44  # characters between an at sign and the dot behind it
BACK = 160  # characters before an at sign in which an address may begin

_SIGN = {
    "_": rb"underscores?|onderstreep(?:je)?|laag streepje|liggend streepje|tiret (?:du )?bas"
    rb"|trait bas|souligne|sous.tiret|(?:unter|tief)strich",
    ".": rb"punt(?:je)?|point|punkt|dot|d0t|stip|virgule|komma|comma|\.",
    "-": rb"(?:liggend )?streep(?:je)?|koppelteken|tiret|trait d.union|trait|dash|hyphen|minus"
    rb"|(?:binde|mittel)?strich",
    "/": rb"slash|schuine streep|barre(?: oblique)?|schragstrich|/",
    " ": rb"spatie|espace|space|leerzeichen",
    ":": rb"dubbelpunt|dubbele punt|deux.points|doppelpunkt|colon",
}
_ANY = b"|".join((_SIGN[":"], _SIGN["/"], _SIGN["_"], _SIGN["-"], _SIGN["."], _SIGN[" "]))
_BETWEEN = rb"[ \t]{0,2}[(\[{]?(?:" + _ANY + rb")[)\]}]?[ \t]{0,2}"
_SPELLED = re.compile(rb"[0-9](?:[0-9]|" + _BETWEEN + rb"(?=[0-9])|[ \-]{1,2}(?=[0-9])){7,80}")
_WORD = re.compile(
    rb"[ \t(\[{<_\-*|~%#]{1,3}(" + _ANY + rb")[ \t)\]}>_\-*|~%#]{0,3}|(?<=[0-9])([a-z]+)(?=[0-9])"
)

_COUNTRY = re.compile(rb"(?<![a-z0-9])(?:be|nl|lu|de|fr)" + _BETWEEN + rb"\Z")
_HEX_PAIR = rb"[0-9a-f]{2}"
_DEVICE = re.compile(_HEX_PAIR + rb"(?:" + _BETWEEN + _HEX_PAIR + rb"){5}(?![0-9a-z])")
_LAST_PAIR = re.compile(rb"(?<![0-9a-z])" + _HEX_PAIR + rb"[ \t(\[{]{0,3}\Z")
_PAIR = re.compile(rb"(?<![0-9a-z])" + _HEX_PAIR + rb"(?![0-9a-z])")

_DOTS = rb"punt(?:je)?|point|punkt|dot|d0t|stip|virgule|komma|comma"
_DOT = (
    rb"(?:\.|[ \t]{1,2}(?:" + _DOTS + rb"|\.)[ \t]{1,2}|[_\-|~*%/+#](?:" + _DOTS + rb")[_\-|~*%/+#]"
    rb"|[ \t]?[\[({<][ ]?(?:" + _DOTS + rb"|\.)[ ]?[\])}>][ \t]?)"
)
_TIE = (  # a dot, or another sign said in words
    rb"(?:" + _DOT + rb"|[ \t]{1,2}(?:" + _SIGN["_"] + b"|" + _SIGN["-"] + rb")[ \t]{1,2}"
    rb"|[ \t]?[\[({](?:" + _SIGN["_"] + b"|" + _SIGN["-"] + rb")[\])}][ \t]?)"
)
_NAME = rb"[a-z0-9_+\-\xdf-\xff]{1,40}"
_AT = re.compile(
    rb"[ \t]{0,2}(?:[\[({<]?(?:ap(?:en|e)staart(?:je)?|arr?ob[ae][sz]?e?|at.teken|at.zeichen"
    rb"|klammeraffe|affenschwanz)[\])}>]?,?\s?"
    rb"|(?P<bare>(?<= )(?:at(?:.sign)?|chez|krul|a commercial|et commercial)(?= ))"
    rb"|[\[({<][ ]?(?:at|4t|a|@|arobas|bij|chez|bei)[ ]?[\])}>]"
    rb"|(?<=[a-z0-9 ])[*\-_|%/~+#]at[*\-_|%/~+#](?=[a-z0-9 ])"
    rb"|(?P<glued>(?<=[ \n])@(?![ \t\r\n>]))|@[ \t\r\n>]{1,4}|(?P<sign>@))[ \t]{0,2}"
    rb"(?P<domain>"
    + _NAME
    + rb"(?:"
    + _TIE
    + _NAME
    + rb"){0,4}?"
    + _DOT
    + rb"(?P<top>[a-z]{2,24}|b3|c0m|n3t))(?![a-z0-9])"
)
_TO_DOT = re.compile(rb"[a-z0-9\-]{1,40}[ \t]?[\[({<]?")
_MORE = re.compile(_DOT + rb"(?P<top>[a-z]{2,24})(?![a-z0-9])")
_LOCAL = re.compile(
    rb"(?<![a-z0-9_+\-])(" + _NAME + rb"(?:" + _TIE + _NAME + rb"){0,4}),?[ \t\r\n]{0,2}\Z"
)
_GOES_ON = (
    rb"[,;|+&]|en dan|gevolgd door|dan|en|puis|et puis|suivie? de|et|dann|und dann|gefolgt von|und"
    rb"|and then|followed by|then|and|plus"
)
_LOCAL_FAR = re.compile(  # "jan.peeters", then words or a turn, then "@example.be"
    rb"(?<![a-z0-9_+\-])("
    + _NAME
    + rb"(?:\."
    + _NAME
    + rb"){0,4})(?:[\"'\])>]?[ \t]{0,2}(?:"
    + _GOES_ON
    + rb")[ \t]{0,2}[\"'\[(<]?|[ \t]{0,3}\r?\n(?:[^\n:@]{1,24}:[ \t]{0,3})?)\Z"
)
_DOT_WORD = re.compile(rb"[ \t]?[\[({< \t](?:" + _DOTS + rb"|\.)[\])}> \t][ \t]?")
_UNDER_DOT = re.compile(rb"_(?:dot|punt|point|punkt)_")
_WORDS = rb"[a-z0-9+\-]{1,40}"
_UNDER_DOMAIN = re.compile(
    rb"_(?:at|arobase|apenstaartje|apenstaart)_("
    + _WORDS
    + rb"(?:(?:_(?:dot|punt|point|punkt)_|\.)"
    + _WORDS
    + rb"){0,2}(?:_(?:dot|punt|point|punkt)_|\.)(?P<top>[a-z]{2,24}))(?![a-z0-9])"
)
_UNDER_NAME = re.compile(rb"(?<![a-z0-9+\-])" + _WORDS + rb"(?:[._]" + _WORDS + rb"){0,5}\Z")
_COMMAS = re.compile(rb"virgule|komma|comma")
_LEET = {b"b3": "be", b"c0m": "com", b"n3t": "net"}
_ANYBODY = frozenset(  # the name in an address that stands for any
    b"name naam nom user username gebruiker utilisateur benutzer someone iemand you jij "
    b"vous".split()
)
_PERSONAL = frozenset(b"._-0123456789")  # in the name before an "@" that stands off from it
_TOPS = frozenset(  # what may stand behind a bare "at": "meet at noon dot on the line" is none
    b"be com org net eu nl fr de lu uk info biz io gov edu int brussels vlaanderen gent ch at it "
    b"es pt pl ie".split()
)

_VALUE = re.compile(
    r"[0-9](?:[ ./\-]{0,3}[0-9]){7,30}(?:[ ]?[A-Z]{2}(?![A-Za-z]))?"
    r"|[A-Za-z0-9._+\-]{2,60}@[A-Za-z0-9._+\-]{2,60}|[0-9]{3}[ .\-]?[A-Z]{3}[ .\-]?[12]"
)
_SIGN_OF = re.compile(rb"|".join(b"(" + words + b")" for words in _SIGN.values()))


def separated(body: str, hints: Hints) -> Iterator[Reading]:
    """Numbers with their separators said in words. Cost: linear in the text."""
    low, done = hints.low, 0
    for at in hints.at.get("separator", ()):
        if at < done:
            continue
        start = at
        floor = max(done, at - 40)
        while start > floor and low[start - 1] in b"0123456789 ./-()[]{}":
            start -= 1
        while start < at and low[start] not in b"0123456789":
            start += 1
        match = _SPELLED.match(low, start) if start < at else None
        if match is None or match.end() <= at:
            continue
        if sum(map(match[0].count, (b"%d" % digit for digit in range(10)))) < MIN_DIGITS:
            continue
        head = _COUNTRY.search(low, max(done, start - 16), start)  # "be spatie 68 spatie 5390"
        start = head.start() if head is not None else start
        reading = Reading(body, start, done)
        _without_words(reading, low, start, match.end())
        done = match.end()
        reading.finish(done, 40)
        yield reading


def devices(body: str, hints: Hints) -> Iterator[Reading]:
    """Addresses of network devices with their separators said: "3c punt 52 punt ...". Linear."""
    low, done = hints.low, 0
    for at in hints.at.get("separator", ()):
        if at < done:
            continue
        pair = _LAST_PAIR.search(low, max(done, at - 6), at)
        match = _DEVICE.match(low, pair.start()) if pair is not None else None
        if match is None:
            continue
        done = match.end()
        reading = Reading(body, match.start())
        reading.put(":".join(_said(one) for one in _PAIR.findall(match[0])), *match.span())
        reading.finish(done, 20)
        reading.final = True
        yield reading


def _said(pair: bytes) -> str:
    return pair.strip(b" \t()[]{}").decode("latin-1")


def addresses(body: str, hints: Hints) -> Iterator[Reading]:
    """E-mail addresses with their signs said in words. Cost: linear in the text."""
    low, done = hints.low, 0
    for at in _signs(hints):
        if at < done:
            continue
        begin = at - (low[max(0, at - 1) : at] in (b"[", b"(", b"{", b"<"))
        begin += low[at : at + 2] == b"\n@"
        match = _AT.match(low, begin)
        if match is None:
            continue
        name = _LOCAL.search(low, max(done, at - BACK), begin)
        if match["glued"] and (name is None or _PERSONAL.isdisjoint(name[1])):
            name = _LOCAL_FAR.search(low, max(done, at - BACK), begin)
        if name is None or (match["glued"] and _PERSONAL.isdisjoint(name[1])):
            continue
        end_of_top, top = match.end(), match["top"]
        more = _MORE.match(low, end_of_top) if top not in _TOPS else None
        if more is not None and more["top"] in _TOPS:  # "web dot example dot be"
            end_of_top, top = more.end(), more["top"]
        domain = low[match.start("domain") : end_of_top]
        if (match["sign"] or _COMMAS.search(domain)) and not (top in _TOPS or top in _LEET):
            continue
        if match["bare"] and not (top in _TOPS and _meant(name[1], domain, match["bare"])):
            continue
        local, end = name.span(1)
        reading = Reading(body, local, done)
        _without_words(reading, low, local, end)
        sign = match.start("domain")
        reading.put("@", end, sign)
        done = end_of_top
        _without_words(reading, low, sign, done - len(top) if top in _LEET else done)
        if top in _LEET:
            reading.put(_LEET[top], done - len(top), done)
        reading.finish(done, 40)
        yield reading


def underscored(body: str, hints: Hints) -> Iterator[Reading]:
    """E-mail addresses in one word: "jan_at_example_dot_be". Cost: linear in the text."""
    low, done = hints.low, 0
    for at in hints.at.get("under", ()):
        domain = _UNDER_DOMAIN.match(low, at) if at >= done else None
        name = _UNDER_NAME.search(low, max(done, at - 2 * DOT), at) if domain is not None else None
        if domain is None or name is None or domain["top"] not in _TOPS:
            continue
        said = _UNDER_DOT.sub(b".", name[0]) + b"@" + _UNDER_DOT.sub(b".", domain[1])
        reading = Reading(body, name.start(), done)
        done = domain.end()
        reading.put(said.decode("latin-1"), name.start(), done)
        reading.final = True
        yield reading


def _signs(hints: Hints) -> list[int]:
    """Where an at sign may stand: said in words, or before a dot that is."""
    found = hints.at.get("at", [])
    low = hints.low
    real = set()
    for dot in hints.at.get("separator", ()):
        sign = low.rfind(b"@", max(0, dot - DOT), dot)
        if sign >= 0 and _TO_DOT.fullmatch(low, sign + 1, dot):
            real.add(sign)
    return sorted({*found, *real}) if real else found


def _meant(name: bytes, domain: bytes, sign: bytes) -> bool:
    """True when a bare "at" stands in an address: a dot is said in words, or the name has one."""
    if name in _ANYBODY:
        return False
    if b" point " in domain and sign == b"at":  # "at this point in time"
        return _DOT_WORD.search(name) is not None
    return _DOT_WORD.search(domain) is not None or b"." in name


def _without_words(reading: Reading, low: bytes, start: int, end: int) -> None:
    """Go on with body[start:end], a sign for every separator said in words."""
    for match in _WORD.finditer(low, start, end):
        word = match[1] or match[2]
        sign = _SIGN_OF.fullmatch(word)
        if sign is None or sign.lastindex is None or match.start() < start:
            continue
        reading.keep(start, match.start())
        reading.put(tuple(_SIGN)[sign.lastindex - 1], match.start(), match.end())
        start = match.end()
    reading.keep(start, end)
    reading.last = reading.length


def backwards(body: str, hints: Hints) -> Iterator[Reading]:
    """Numbers and addresses near a word that says that they are reversed. Cost: linear."""
    done = 0
    for at in hints.at.get("reversed", ()):
        for match in _VALUE.finditer(body, max(done, at - AROUND), at + AROUND):
            start, done = match.span()
            plate = match[0][:3].isdigit() and match[0][-5:-2].isupper()
            if "@" in match[0] or plate or sum(map(str.isdigit, match[0])) >= MIN_DIGITS:
                reading = Reading(body, start)
                reading.put(match[0][::-1], start, done)
                reading.final = True
                yield reading
