r"""Names in code, queries and logins, where a key, a tag or a sign says that they are names.

"GEMEENTE\k.deschepper", `"vn": "Sabine"`, "<name>Grommes</name>", "WHERE naam LIKE 'di marco%'",
rows that are inserted into a table of people. A short key ("an") and a word that no list knows
count beside another of them only.
"""

from bisect import bisect_left
from collections.abc import Iterator

import regex as re

from dlp.engine.name_cues import PARTICLES
from dlp.engine.name_frames import tested
from dlp.engine.name_read import Cued, Read

_BESIDE = 120  # code points between two keys or tags that tell of one person
_KNOWN = 2  # how common an ordinary word is that is no name here
_FILES = (
    r"(?:docx?|xlsx?|pdf|txt|msg|eml|html?|xml|json|csv|exe|dll|bat|cmd|ps1|lnk|cfg|ini|log|sql|zip"
    r"|py|js|sh|png|jpe?g|local|lan|intra|be|com|org|net)"
)
_USER = rf"(?:\p{{L}}{{1,2}}|\p{{Ll}}{{3,20}})[._](?!{_FILES}(?!\p{{L}}))\p{{L}}{{3,24}}"
_LOGIN = re.compile(  # "BXL\\k.deschepper"
    rf"(?<![\w\\/.:])[A-Za-z][\w\-]{{1,20}}\\{{1,2}}(?P<name>{_USER})(?![\w\\.])"
)
_LOGGED = re.compile(  # "login: k.deschepper", "user=jan.vermeersch"
    r"(?i)(?<![\p{L}\-])(?:user(?:name)?|login|log-?in|gebruiker(?:snaam)?|utilisateur|benutzer(?:name)?"
    r"|account|compte|identifiant|uid|samaccountname)[\"']?[ ]?[:=][ ]?[\"']?"
    rf"(?P<name>(?-i:{_USER}))(?![\w\\.@])"
)
_GIVEN = (
    r"vn|vnm|vnaam|voorn|voornaam|roepnaam|fn|fname|gn|given(?:[_-]?names?)?|first(?:[_-]?name)?"
    r"|pr[ée]noms?|pren|vorname|rufname"
)
_FAMILY = (
    r"an|anm|anaam|achtern|achternaam|famnaam|familienaam|fam|ln|lname|sn|last(?:[_-]?name)?"
    r"|family(?:[_-]?name)?|surname|nom|nom[_-]?(?:de[_-]?)?famille|naam|name|nachname|zuname"
    r"|familienname|full[_-]?name|volledige[_-]?naam|nom[_-]?complet"
)
_VALUE = r"(?P<name>\p{L}[\p{L}'’ .\-]{1,40})"
_KEYED = re.compile(rf"(?i)(?<![\w\-])(?:{_GIVEN}|{_FAMILY})[\"']?[ ]?[:=][ ]?[\"']{_VALUE}[\"']")
_TAGGED = re.compile(rf"(?i)<(?P<tag>{_GIVEN}|{_FAMILY})>{_VALUE}</(?P=tag)>")
_ASKED = re.compile(  # "WHERE naam LIKE 'vandenbroeck%'", "df['nom'] == 'Delhez'"
    r"(?i)(?<![\p{L}])(?:achter|familie|klant|agent|client|last|sur|nach|family)?_?"
    r"(?:naam|nom|name|proprio(?:taire)?|eigenaar|owner|titularis|titulaire)[\"'`\]]{0,2}[ ]?"
    rf"(?:={{1,3}}|<>|!=|i?like)[ ]?(?P<q>[\"'])%?{_VALUE}%?(?P=q)"
)
_COMMA = re.compile(  # "HADDOUCHE, Nora"
    r"(?<![\p{L}\d.\-])(?P<name>(?:\p{Lu}{1,4}[ '’]){0,2}\p{Lu}{3,20}(?:-\p{Lu}{2,20})?,[ ]"
    r"(?P<given>\p{Lu}\p{Ll}{1,20}(?:-\p{Lu}\p{Ll}{1,20})?))(?![\p{L}\d])"
)
_PEOPLE = (
    r"agent|client|klant|kunde|personne|persoon|person|burger|citoyen|buerger|leerling|eleve|student"
    r"|employee|employe|medewerker|mitarbeiter|personeel|member|lid|leden|membre|bewoner|huurder"
    r"|locataire|tenant|patient|contact|deelnemer|participant|inscrit|inschrijving|vrijwilliger"
    r"|benevole|titularis|habitant|inwoner|ouder|parent|kind|enfant|child"
)
_INSERTED = re.compile(
    rf"(?i)insert\s{{1,3}}into\s{{1,3}}[\w.\[\]\"`]{{0,20}}?(?:{_PEOPLE})\w{{0,12}}[\]\"`]?"
    r"[ ]?(?:\([^()\n]{1,200}\))?\s{1,4}values\s{0,4}"
    r"(?P<rows>(?:\([^()\n]{1,300}\)[,\s]{0,4}){1,400})"
)
_CALLED = re.compile(  # "R. Baudewyns, 0490 37 62 81"
    r"(?<![\p{L}.])(?P<name>(?:\p{Lu}\.-?){1,2}[ ]"
    r"(?:(?:van|de|der|den|el|al|von|di|da|le|la|du)[ ]){0,2}\p{Lu}\p{Ll}[\p{L}'\-]{1,24})"
    r"(?=[ ]?[,:;(–\-]?[ ]?(?:(?i:gsm|t[ée]l\.?|mob(?:iel)?\.?|handy)[.: ]{0,3})?"
    r"(?:\+32|0\d{1,3})[ /.]?\d)"
)
_CELL = re.compile(rf"(?<=[(,][ ]?)'{_VALUE}'(?=[ ]?[,)])")


def coded(read: Read) -> Iterator[Cued]:
    """What code says is a person's name. Cost: linear in the text; little where no code stands."""
    text = read.text
    if "\\" in text:
        yield from _all(read, _LOGIN, "label:login")
    if "=" in text or ":" in text:
        yield from _all(read, _LOGGED, "label:login")
        yield from _paired(read, _KEYED, "label:key")
    if ". " in text:
        yield from _all(read, _CALLED, "label:phone")
    if "</" in text:
        yield from _paired(read, _TAGGED, "label:tag")
    if ", " in text:
        yield from _reversed(read)
    if "'" not in text and '"' not in text:
        return
    for match in _ASKED.finditer(text):
        words = inside(read, *match.span("name"))
        if words is not None and not tested(read, *words) and _is_family(read, *words):
            yield from _one(read, *match.span("name"), "label:query", beside=False)
    for match in _INSERTED.finditer(text):
        for cell in _CELL.finditer(text, *match.span("rows")):
            yield from _one(read, *cell.span("name"), "label:row", beside=False)


def _reversed(read: Read) -> Iterator[Cued]:
    """A family name in capitals, a comma, and a given name."""
    for match in _COMMA.finditer(read.text):
        given = match["given"].lower()
        words = inside(read, *match.span("name"))
        if words is not None and read.lexicon.first(given) > read.lexicon.ordinary(given):
            yield Cued(*words, "label:comma", sure=True)


def _all(read: Read, pattern: "re.Pattern[str]", evidence: str) -> Iterator[Cued]:
    for match in pattern.finditer(read.text):
        words = inside(read, *match.span("name"))
        if words is not None:
            yield Cued(*words, evidence, sure=True)


def _paired(read: Read, pattern: "re.Pattern[str]", evidence: str) -> Iterator[Cued]:
    """Values of keys or tags of names; one that no list knows beside another of them."""
    found = [match.span("name") for match in pattern.finditer(read.text)]
    for i, (low, high) in enumerate(found):
        near = (i and low - found[i - 1][1] < _BESIDE) or (
            i + 1 < len(found) and found[i + 1][0] - high < _BESIDE
        )
        words = inside(read, low, high)
        if near or (words is not None and _is_family(read, *words)):
            yield from _one(read, low, high, evidence, beside=bool(near))


def _is_family(read: Read, start: int, end: int) -> bool:
    """True for a full name, or one that is rather a family name: examples have given names."""
    low, lexicon = read.low[end - 1], read.lexicon
    return end - start > 1 or lexicon.family(low) > lexicon.first(low)


def _one(read: Read, low: int, high: int, evidence: str, *, beside: bool) -> Iterator[Cued]:
    """The words of a value, where they can be a name."""
    words = inside(read, low, high)
    if words is None:
        return
    real = [i for i in range(*words) if read.low[i] not in PARTICLES]
    if not real or not all(read.is_name(i, lower=True) or _odd(read, i) for i in real):
        return
    if any(read.lexicon.ordinary(read.low[i]) > _KNOWN for i in real):
        return
    if beside or any(read.known(read.low[i]) for i in real):
        yield Cued(*words, evidence, sure=True)


def _odd(read: Read, i: int) -> bool:
    """True for a word in lower case that no list knows."""
    low = read.low[i]
    return low.isalpha() and len(low) > 3 and not read.lexicon.ordinary(low)


def inside(read: Read, low: int, high: int) -> tuple[int, int] | None:
    """The words that text[low:high] is made of; None where it cuts one."""
    while high > low and read.text[high - 1] in " .'":
        high -= 1
    first = bisect_left(read.cut, low, key=lambda word: word[0])
    last = bisect_left(read.cut, high, first, key=lambda word: word[1])
    if last >= len(read.cut) or read.cut[first][0] != low or read.cut[last][1] < high:
        return None
    return first, last + 1
