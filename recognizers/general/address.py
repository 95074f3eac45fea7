"""Postal address: a street with its number, and the box, postcode and municipality around it.

Names: nl adres; fr adresse; de Anschrift; en address.

Forms: "Veldstraat 12 bus 3, 9000 Gent", "rue de la Loi 16 bte 4 à 1040 Bruxelles", "12, rue des
Écureuils", "Aachener Straße 118 A", "4 Elm Tree Lane", over one line or several, with or without
postcode, in two languages ("Rue de la Loi 16 / Wetstraat 16, 1000 Bruxelles / Brussel"), the
municipality first ("9000 Gent, Veldstraat 12"). A street without a number is none. Public buildings
have addresses too: a policy may except them.

Source: common usage; types of streets in recognizers/gazetteers/street_types.py; municipalities:
NOTICE.
Confused with: dates ("kerkplein 12 augustus"), years, ordinary words ("arbeidsmarkt 3").
"""

from dataclasses import replace

import regex as re

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.gazetteers import street_types as types
from recognizers.general import address_parts as parts
from recognizers.general.address_parts import GAP, HOUSE, PIECE
from recognizers.general.address_words import LOWER_FIRST

CONTEXT: tuple[str, ...] = (
    *(
        "adres*",
        "wonende",
        "woonachtig*",
        "woont",
        "wonen",
        "gedomicilieerd*",
        "domicilie*",
        "domicil*",
    ),
    *(
        "verblijft",
        "verblijvende",
        "verhuis*",
        "leveradres*",
        "adresse*",
        "habite*",
        "réside*",
        "sis",
    ),
    *(
        "sise",
        "situé*",
        "siège*",
        "anschrift*",
        "wohnhaft*",
        "wohnt",
        "address*",
        "lives",
        "resides",
    ),
    *("gelegen", "huisbezoek*", "postadres*", "correspondentieadres*"),
)
TITLE = {"nl": "een adres", "fr": "une adresse", "de": "eine Adresse", "en": "an address"}
FULL = compiled(
    r"(?s).{4,}?(?:(?<![^\W_])\d{4,5}(?: ?[A-Z]{2})? {1,2}\p{L}"
    r"|(?i:(?<![^\W_])(?:bus|bte|boîte|boite|box|bfk)\b.?)).*"
)


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


_ENDED = _ended((*types.STRONG_ENDS, *types.CAPITAL_ENDS), types.APART_ENDS)
_WEAK = _ended(types.WEAK_ENDS, ())
_LOOSE = frozenset(("lei", "vest", "rei", "gracht", "singel", "kouter", "allee", "ufer"))
_STOP = (
    r"(?:est|sont|sera|seront|était|a|ont|qui|que|où|dont|pour|dans|par|avec|depuis|pas|se|ne|on|il"
    r"|elle|reste|restent|vers|entre|plus|moins|jusqu'au|is|and|was|were|for|with|mais|car|donc)"
)
_NAME = rf"(?!{_STOP}[ ,])(?:(?:d'|l')?{PIECE}|\d{{1,2}}(?i:er|ier|e|ème|ième)?(?= [^\W\d_]))"
_AFTER = (
    rf"(?i:{_STARTS})[ ](?P<words>(?:{_NAME} ){{0,7}}?{_NAME})"
    rf"(?<![ '](?i:de|du|des|la|le|les|aux?|et|à)){GAP}(?P<house>{HOUSE})"
)
_BEFORE = (
    r"(?<![./\-:+,]|\d |[^\W_] ?n° ?\d)"
    r"(?P<house>(?!\d\d? ?[hu] )\d{1,4}(?!\d) ?(?:[A-Za-z](?![^\W_])|bis|ter)?),? ?"
    rf"(?i:{_STARTS})[ ](?P<words>(?:{_NAME} ){{0,6}}{_NAME})"
)
_STARTED = compiled(rf"\b(?<![a-ce-km-zA-CE-KM-Z]'|[^\W\d_]-)(?:{_AFTER}|{_BEFORE})")
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


def ended(text: str, span: Span) -> Span | None:
    """A street whose name ends in its type, with all that belongs to the address."""
    match = _ENDED.match(text, span.start)
    if match is None:
        return None
    name = match["name"].rstrip(".")
    kind = _kind(name)
    end, sure = _whole(text, span.end)
    capital = name[0].isupper()
    if name.split(" ")[-1].lower() in types.NO_STREETS and not (sure and capital):
        return None
    if parts.is_year(match["house"]) and not sure:
        return None
    if " " in name:
        first, second = name.split(" ", 1)
        if not parts.goes_before(first, lower=not capital):
            return None
        if not (capital and (second[0].isupper() or sure or kind in types.STRONG_ENDS)):
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


def _kind(name: str) -> str:
    """The type that a name ends in, the longest one."""
    lower = name.lower()
    known = (*types.STRONG_ENDS, *types.CAPITAL_ENDS, *types.APART_ENDS)
    return max((end for end in known if lower.endswith(end)), key=len)


def weak(text: str, span: Span) -> Span | None:
    """A street that may be an ordinary word: what stands around it decides, see the scores."""
    match = _WEAK.match(text, span.start)
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
    match = _STARTED.match(text, span.start)
    if match is None:
        return None
    words, house = match["words"], match["house"]
    kind = text[match.start() : match.start("words")].strip(" ,0123456789").lower()
    strong = kind in types.STRONG_STARTS
    if match.end("words") == match.end():  # the number stands before the name
        return _number_first(text, match.start(), match.start("words"), words, house)
    end, sure = _whole(text, match.end())
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
    other = _ENDED.match(text, gap.end()) or _STARTED.match(text, gap.end())
    if other is None:
        return parts.Tail(end, sure)
    return parts.Tail(parts.tail(text, other.end()).end, sure=True)


ENDED = Recognizer(
    name="address",
    entity="ADDRESS",
    title=TITLE,
    pattern=_ENDED,
    anchor=Anchor(
        words=types.before_a_number((*types.STRONG_ENDS, *types.CAPITAL_ENDS, "markt")),
        reach=28,
        before=42,
    ),
    extend=ended,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    formatted_weight=2.5,
    context=CONTEXT,
    specificity=60,
    samples=(
        hit("«Veldstraat 12 bus 3, 9000 Gent»", "Dutch, one line"),
        hit("«Kromme Leeuwenstraat 14\n9000 Gent»", "two lines, two words"),
        hit("woont in de «Koning Albertlaan 7A».", "no postcode, end of sentence"),
        hit("«veldstraat 12»", "lower case"),
        hit("«O.L.V.-straat 22»", "a hyphen before the type"),
        hit("«Weserstr.12, 4700 Eupen»", "no space"),
        hit("«Molièrelaan 20 te Vorst (1190)»", "postcode behind the town"),
        hit("«LANGE LEEMSTRAAT 388 BUS 4 2018 ANTWERPEN»", "capitals, no commas"),
        hit("«Aachener Straße 118 A, 4700 Eupen»", "German, type apart"),
        hit("«Gülcherstraße 14, B-4700 Eupen»", "German"),
        hit("wonende te «8730 Beernem, Rollebaanstraat 70»", "municipality first"),
        hit("«Wetstraat 16 / Rue de la Loi 16, 1000 Brussel»", "in two languages"),
        hit("«Prinsengracht 263-2, 1016 GV Amsterdam»", "Netherlands"),
        hit("«Grote Markt 3, 3800 Sint-Truiden»", "type apart"),
        hit("«Hoekskensstraat z/n te 9080 Lochristi»", "no number given"),
        hit("- «Eikendreef 2»\n- «Eikendreef 4»", "a list"),
        hit("«Sint-Pietersnieuwstraat 33 - 9000 Gent»", "a hyphen before the postcode"),
        hit("«lange ridderstraat 88 2e verdiep, 2800 mechelen»", "a floor between"),
        hit("«Brusselsesteenweg 1130 (achterhuis), 1780 Wemmel»", "a remark in brackets"),
        hit("«Turnhoutsebaan 303, 3de rechts, 2140 Borgerhout»", "a side"),
        hit("«Jülicher Str. 336 (Tor 2)\nD-52070 Aachen»", "a gate, German"),
        hit("«Hauptstraße 12, Hinterhaus 2. Stock links, 4780 St. Vith»", "house, floor, side"),
        hit("«Kerkstraat 12\nc/o Peeters\n9000 Gent»", "with whom, on a line of its own"),
        hit("«Chaussée de Mons / Bergensesteenweg 1024\nbte/bus 5\n1070 Anderlecht»", "bilingual"),
        hit("«Kerkstraat 12;Denderleeuw;;9470;België»", "as in a vCard"),
        hit("«Kerkstraat 12», tweede verdieping", "a floor and no town"),
        miss("werken in de Veldstraat", "no number"),
        miss("artikel 12 weg 3", "legal text"),
        miss("op plaats 4 geëindigd", "place in a competition"),
        miss("het Kerkplein 12 augustus", "a date"),
        miss("de arbeidsmarkt 2020", "an ordinary word and a year"),
        miss("Veldstraat 2024", "a year"),
        miss("allerlei 5 bijlagen", "an ordinary word"),
        miss("de snelweg 4 km verder", "a distance"),
        miss("Parkeerplaats 18 is vrij", "an ordinary word"),
        miss("de straat 12", "a type without a name"),
        miss("steekproef op de Kerkstraat 12,5 meter breed", "a decimal"),
    ),
)

WEAK = replace(
    ENDED,
    name="address-doubtful",
    pattern=_WEAK,
    anchor=Anchor(words=types.before_a_number(types.WEAK_ENDS), reach=28, before=42),
    extend=weak,
    bare=0.3,
    specificity=58,
    samples=(
        hit("«Hazenhoek 3, 2290 Vorselaar»", "a corner"),
        hit("adres: «Molenberg 12»", "a label"),
        hit("«Botermarkt 1, 9000 Gent»", "a market"),
        hit("«Begijnhof 7 bus 2»", "a box"),
        hit("«Industriepark 75\nB-9100 Sint-Niklaas»", "two lines"),
        hit("woont «Oude Molenkouterberg 4»", "a hill"),
        hit("«Kleinbos 8 te 3510 Kermt»", "a wood"),
        hit("«lindenhof 8, 2300 turnhout»", "lower case"),
        miss("de woningmarkt 3 procent", "an ordinary word"),
        miss("het gerechtshof 12 keer", "a court"),
        miss("wagenpark 12", "cars"),
        miss("Energiemarkt 2020", "a year"),
        miss("het kerkhof 3", "an ordinary word"),
        miss("driehoek 4", "a figure"),
        miss("op de voorkant 2 foto's", "a side"),
        miss("werkveld 5 van het formulier", "an ordinary word"),
        miss("in Heidelberg 2 km verder", "a distance"),
        miss("Bij Wijnberg 2 - 1", "a score", scanned=True),
    ),
)

STARTED = Recognizer(
    name="address-french",
    entity="ADDRESS",
    title=TITLE,
    pattern=_STARTED,
    anchor=Anchor(
        words=tuple(sorted({*types.STRONG_STARTS, *types.CAPITAL_STARTS, *types.WEAK_STARTS})),
        digits=(1, 4),
        reach=75,
        before=12,
    ),
    extend=started,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    formatted_weight=2.5,
    context=CONTEXT,
    specificity=60,
    samples=(
        hit("«Rue de la Loi 16 bte 4, 1040 Bruxelles»", "one line"),
        hit("('Bertrand', '«Av. de Tervueren 312 bte 5 - 1150 WOLUWE-ST-PIERRE»', 1)", "SQL"),
        hit("«Rue du Pont-aux-Ânes, 16 bte 4\n1300 Wavre»", "two lines, a comma"),
        hit("habite «12, rue des Écureuils, 4031 Angleur»", "number first"),
        hit("«154 chaussée de Louvain, 5000 Namur»", "number first, no comma"),
        hit("j'habite «avenue des hirondelles 77 à 1410 waterloo»", "lower case"),
        hit("«boulevard Anspach 41, boîte 12, à 1000 Bruxelles»", "à before the postcode"),
        hit("«quai Saint-Léonard 19A»", "no postcode"),
        hit("«Place de l'Église, 3\nB-6880 Bertrix»", "letter head"),
        hit("«rue du 11 Novembre 8, 7000 Mons»", "a date as a name"),
        hit("«ch. de Waterloo 1504, 1180 Uccle»", "abbreviated"),
        hit("de «steenweg op Gent 45» is", "Dutch, its type first"),
        hit("apartment 5B, «Avenue Molière 20»", "a flat before it"),
        hit("«15, rue de la Corniche, L-5956 Itzig»", "Luxembourg"),
        hit("«24 rue de la Folie-Méricourt, 75011 Paris»", "France"),
        hit("«Rue Belliard 40 / Belliardstraat 40, 1040 Bruxelles / Brussel»", "two languages"),
        miss("les travaux de la rue de la Station se terminent en 2025", "a year"),
        miss("la place 12 du parking", "an ordinary word"),
        miss("au cours de 2020", "an ordinary word"),
        miss("mise en place de 3 projets", "an ordinary word"),
        miss("la route 4 voies", "an ordinary word"),
        miss("rue de la Station", "no number"),
        miss("en place depuis 2019, 12 membres", "an ordinary word"),
        miss("12 rues réaménagées", "several"),
        miss("rue barrée le 12 mai", "a date"),
        miss("l'article 16, place 3 du tableau", "a table"),
        hit("«Rue Haute 12, rez-de-chaussée, 1000 Bruxelles»", "a floor between"),
        hit("«Bvd du Souverain 23, bât. B, 1170 Watermael-Boitsfort»", "a building"),
        miss("par le boulevard de Waterloo. Bus 27 et 48", "the next sentence"),
        miss("boulevard de Waterloo bus 27", "a line"),
    ),
)

RECOGNIZERS = (ENDED, WEAK, STARTED)
