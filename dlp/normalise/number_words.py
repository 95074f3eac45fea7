"""The words of numbers in Dutch, French, German and English, as they stand in low letters.

Accents are dropped, one byte a character: "fünf" is "funf", "één" is "een", "ß" stays itself.
"""

import re  # noqa: TID251 - bytes: faster than regex

SEPARATORS = {
    **dict.fromkeys((b"punt", b"puntje", b"point", b"dot", b"punkt", b"komma", b"virgule"), "."),
    **dict.fromkeys((b"streep", b"streepje", b"tiret", b"dash", b"hyphen", b"strich"), "-"),
    **dict.fromkeys((b"bindestrich", b"koppelteken", b"minus", b"trait", b"trait d'union"), "-"),
    **dict.fromkeys((b"liggend streepje", b"mittelstrich", b"gedachtestreep"), "-"),
    **dict.fromkeys((b"slash", b"schuine streep", b"barre oblique", b"barre", b"slasj"), "/"),
    **dict.fromkeys((b"schragstrich", b"schuin streepje", b"forward slash", b"stroke"), "/"),
    **dict.fromkeys((b"spatie", b"espace", b"space", b"leerzeichen", b"blanc"), " "),
    **dict.fromkeys((b"plus", b"plusteken", b"pluszeichen", b"plusje"), "+"),
}
DOTS = frozenset(word for word, sign in SEPARATORS.items() if sign == ".")
AND = (b"et", b"and", b"en", b"und")
JOINS = {b"en": "nl", b"und": "de"}  # "vijf en tachtig": the unit stands before the tens
HUNDREDS = (b"cent", b"cents", b"hundred", b"honderd", b"hundert")
FILLERS = frozenset(  # what people say between the groups of a number
    b"dan nog daarna vervolgens slot slotte tot ten eerst "
    b"puis ensuite enfin finalement apres d abord "
    b"dann danach noch schliesslich schlie\xdflich schluss schlu\xdf zum zuerst "
    b"then finally next first".split()
)
MOST_FILLERS = 4  # words in a row
ARTICLES = (b"een", b"un", b"une", b"ein", b"eine", b"a")  # before what is said several times
TIMES = frozenset((b"keer", b"maal", b"fois", b"mal", b"times"))
REPEATED = {
    **dict.fromkeys((b"dubbel", b"dubbele", b"double", b"doppel", b"doppelt", b"twice"), 2),
    **dict.fromkeys((b"tweemaal", b"zweimal", b"tweekeer", b"dubbels"), 2),
    **dict.fromkeys((b"triple", b"tripel", b"driemaal", b"dreimal", b"thrice", b"driedubbel"), 3),
    **dict.fromkeys((b"viermaal", b"viermal", b"quadruple"), 4),
}
TENS = {
    "fr": b"- - vingt trente quarante cinquante soixante septante huitante nonante",
    "en": b"- - twenty thirty forty fifty sixty seventy eighty ninety",
}
UNITS = {
    "nl": b"nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
    b"vijftien zestien zeventien achttien negentien",
    "de": b"null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn "
    b"funfzehn sechzehn siebzehn achtzehn neunzehn",
    "fr": b"zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    b"quinze seize",
    "en": b"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    b"fifteen sixteen seventeen eighteen nineteen",
}
_GLUED = {  # tens, "and", hundred: one word
    "nl": (b"twintig dertig veertig vijftig zestig zeventig tachtig negentig", b"en", b"honderd"),
    "de": (
        b"zwanzig drei\xdfig vierzig funfzig sechzig siebzig achtzig neunzig",
        b"und",
        b"hundert",
    ),
}
_SPELLED_OTHERWISE = ((b"funf", b"fuenf"), (b"zwolf", b"zwoelf"), (b"drei\xdfig", b"dreissig"))
_ALSO = {  # said on the telephone, in Switzerland, in Flanders
    **dict.fromkeys((b"oh", b"o", b"zeero", b"nil", b"nulle", b"nought", b"naught"), 0),
    **dict.fromkeys((b"une", b"eins", b"eine"), 1),
    b"zwo": 2,
    b"zeuven": 7,
    b"fower": 4,
    b"fife": 5,
    b"niner": 9,
    b"dixsept": 17,
    b"dixhuit": 18,
    b"dixneuf": 19,
    b"octante": 80,
}


def _values() -> dict[bytes, int]:
    """Every number that is one word."""
    values = dict(_ALSO)
    for words in UNITS.values():
        for value, word in enumerate(words.split()):
            values.setdefault(word, value)
    for words in TENS.values():
        values |= {word: 10 * i for i, word in enumerate(words.split()) if i > 1}
    for language, (tens, und, hundred) in _GLUED.items():
        units = UNITS[language].split()
        small = dict(zip(units, range(20), strict=False))
        if language == "de":
            small |= {b"eins": 1}
        for i, ten in enumerate(tens.split(), 2):
            small[ten] = 10 * i
            small |= {units[unit] + und + ten: 10 * i + unit for unit in range(1, 10)}
            if language == "de":
                small[b"zwo" + und + ten] = 10 * i + 2
        values |= small
        for unit in range(1, 10):
            head = b"" if unit == 1 else units[unit]
            values |= {head + hundred + word: 100 * unit + v for word, v in small.items() if v}
            values |= {head + hundred + und + word: 100 * unit + v for word, v in small.items()}
            values[head + hundred] = 100 * unit
    values[UNITS["de"].split()[1] + b"hundert"] = 100
    for plain, other in _SPELLED_OTHERWISE:
        said = [(word, value) for word, value in values.items() if plain in word]
        values |= {word.replace(plain, other): value for word, value in said}
        values |= {word.replace(plain, other, 1): value for word, value in said}
        values |= {other.join(word.rsplit(plain, 1)): value for word, value in said}
    return values


VALUES = _values()
UNIT_OF = {  # of a language whose units stand before the tens
    language: frozenset(UNITS[language].split()[1:10]) | {b"eins", b"fuenf"} for language in _GLUED
}
TEN_OF = {
    language: frozenset((*words.split(), b"dreissig", b"fuenfzig"))
    for language, (words, _, _) in _GLUED.items()
}
ADDS = {  # tens that take the unit behind them, and the words that may be that
    word: frozenset(UNITS[language].split()[1:10])
    for language, words in TENS.items()
    for word in words.split()[2:]
}
ADDS |= {word: frozenset(UNITS["fr"].split()[1:17]) for word in (b"soixante", b"vingts")}
ADDS[b"octante"] = ADDS[b"septante"]
FIGURE = (b"le chiffre", b"het cijfer", b"die ziffer", b"the digit", b"the figure")
_PHRASES = sorted((word for word in (*SEPARATORS, *FIGURE) if b" " in word), key=len, reverse=True)
TOKEN = re.compile(b"|".join((*_PHRASES, rb"[a-z\xdf]+", rb"[0-9]+")))
GAP = re.compile(rb"[ \t,.;:/\-'\n\r\"()\[\]+*?]{1,6}")
KNOWN = frozenset(
    (*VALUES, *SEPARATORS, *AND, *HUNDREDS, b"vingts", *FILLERS, *FIGURE, *TIMES, *REPEATED, b"mal")
)
