"""Passwords and codes that are said: "hoofdletter Romeo, alfa, alfa, uitroepteken", "Uniform(cap)
- lima - 8 - percent", "PIN vom Tresor? dreiundsechzig – siebzehn – achtzig".

Behind the name of a secret, on its line or the next ones, a row of words of which each stands for
a letter, a number or a sign, with nothing but signs between them, is read as it would be typed.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.letters import LETTERS
from dlp.normalise.number_words import VALUES
from dlp.normalise.reading import Reading

REACH = 260  # characters behind the name of a secret in which it is said
LEAST = 3  # words that stand for something
LEAST_SIGNS = 4  # characters of a value
AGAIN = 8  # characters between two names of one secret
WORDY = 2  # of these words, more than a letter or figure

_SIGNS = {
    "!": "uitroepteken|point d.exclamation|ausrufezeichen|exclamation mark|exclamation point|bang",
    "?": "vraagteken|point d.interrogation|fragezeichen|question mark",
    "@": "apenstaartje|apenstaart|arobase|klammeraffe|at.teken|at sign",
    "#": "hekje|hashtag|diese|raute|hash|pound sign",
    "*": "sterretje|asterisk|etoile|asterisque|sternchen|star",
    "%": "procent|procentteken|pourcent|pour cent|prozent|percent",
    "$": "dollarteken|dollar",
    "&": "ampersand|et commercial|en.teken",
    "_": "underscore|laag streepje|liggend streepje|tiret bas|souligne|unterstrich",
    "-": "koppelteken|streepje|tiret|bindestrich|hyphen|dash|minus",
    ".": "puntje|punt|point|punkt|dot",
    "+": "plusteken|plus",
    "=": "gelijkheidsteken|egal|gleichheitszeichen|equals",
    "/": "schuine streep|slash|barre oblique",
}
_SIGN_OF = {name.encode(): sign for sign, names in _SIGNS.items() for name in names.split("|")} | {
    b"point d'exclamation": "!",
    b"point d'interrogation": "?",
    b"at-teken": "@",
}
_CAPITAL = frozenset((b"hoofdletter", b"majuscule", b"capital", b"uppercase", b"grossbuchstabe"))
_SMALL = frozenset((b"kleine letter", b"minuscule", b"lowercase", b"kleinbuchstabe", b"klein"))
_ALSO = frozenset(  # between what counts
    (
        *(b"puis", b"dan", b"dann", b"then", b"ensuite", b"daarna", b"le chiffre", b"het cijfer"),
        *(b"die ziffer", b"the digit", b"letter", b"sans accent", b"en", b"et", b"und", b"and"),
    )
)
_PHRASES = sorted(
    (word for word in (*_SIGN_OF, *_SMALL, *_ALSO) if re.search(rb"[^a-z]", word)),
    key=len,
    reverse=True,
)
_TOKEN = re.compile(
    rb"(?<![a-z0-9])(?:"
    + b"|".join((*map(re.escape, _PHRASES), rb"[a-z\xdf]+", rb"[0-9]{1,4}"))
    + rb")"
)
_GAP = re.compile(rb"[ \t,.;:/\-'\"()\[\]+\xb7?]{0,5}")  # "?" also for what Latin-1 does not have
_BEHIND = re.compile(
    rb"[ ]?\(?(?:cap(?:ital|s)?|hoofdletter|en majuscule|majuscule|gross)\)?(?![a-z])"
)
_LEAD = re.compile(  # before what is told
    rb"(?:[:=\n>]|(?<![a-z])(?:is|est|ist|luidt|lautet|dus|donc|also|c.est))[ \t\"'(]{0,4}\Z"
)
_OTHER = re.compile(  # what is told is dialled, or a rule
    rb"(?<![a-z])(?:bel|belt|bellen|appele[rz]|call|ruf\w*|telef\w*|gsm|tel|moet|mag|doit|peut|muss|darf"
    rb"|must|minstens|moins|mindestens|least|hat|bestaat|contien\w*)(?![a-z])"
)


def secrets(body: str, hints: Hints) -> Iterator[Reading]:
    """Secrets that are said behind their name. Cost: linear; bounded behind every name."""
    low, done = hints.low, 0
    names = sorted((*hints.at.get("secret", ()), *hints.at.get("lock", ())))
    passwords = frozenset(hints.at.get("secret", ()))
    for i, at in enumerate(names):
        if at < done or (i + 1 < len(names) and names[i + 1] < at + AGAIN):
            continue
        found = _said(low, at, min(len(low), at + REACH))
        if found is None:
            continue
        value, start, done = found
        password = any(name in passwords for name in names[max(0, i - 1) : i + 1])
        told = _LEAD.search(low, max(at, start - 12), start) is not None
        line = max(at, low.rfind(b"\n", at, start))
        if not (told or not value.isalnum()) or _OTHER.search(low, line, start):
            continue
        if value.isalpha() and not password:  # "kluis: Anna, Jozef, Maria, Paul"
            continue
        label = "pincode: " if value.isdigit() and not password else "wachtwoord: "
        reading = Reading(body, start, start)
        reading.put(label, at, start)
        reading.first = reading.last = reading.length
        reading.put(value, start, done)
        reading.final = True
        yield reading


def _said(low: bytes, begin: int, end: int) -> tuple[str, int, int] | None:
    """The first row of words that is a value, and where it stands."""
    value, start, last, close = "", begin, begin, begin
    words = wordy = 0
    capital = False
    for match in _TOKEN.finditer(low, begin, end):
        if match.start() < last:
            continue
        token = match[0]
        one = _stands_for(token)
        near = _GAP.fullmatch(low, last, match.start()) is not None
        if words and near and one is None and token in _ALSO:
            last = match.end()
            continue
        if one is None or not near:
            if _enough(value, words, wordy):
                break
            value, words, wordy, capital = "", 0, 0, False
        if one is None:
            continue
        if not words and not capital:
            start = match.start()
        last = close = match.end()
        if not one:
            capital = token in _CAPITAL
            wordy += 1
            continue
        behind = _BEHIND.match(low, last, end)
        if behind is not None:
            capital, last = True, behind.end()
            close = last
        value += one.upper() if capital else one
        capital = False
        words += 1
        wordy += len(token) > 1 and not token.isdigit()
    return (value, start, close) if _enough(value, words, wordy) else None


def _enough(value: str, words: int, wordy: int) -> bool:
    return words >= LEAST and wordy >= WORDY and len(value) >= LEAST_SIGNS


def _stands_for(token: bytes) -> str | None:
    """What a word stands for: "" for the size of the next letter, None for any other word."""
    if token in _SIGN_OF:
        return _SIGN_OF[token]
    if token in _CAPITAL or token in _SMALL:
        return ""
    if token.isdigit() or (len(token) == 1 and token.isalpha()):
        return token.decode("latin-1")
    if token in VALUES:
        return str(VALUES[token])
    return LETTERS[token].lower() if token in LETTERS else None
