"""Names that cues give away, beside what the network finds: titles, forms, tables, signatures.

Each rule says where a name may stand; `Read.run()` how far it goes. A rule alone makes a finding
only where the cue is strong; where the network found the name already, the cue is more evidence.
"""

from collections.abc import Iterator

import regex as re

from dlp.engine.language import language_of
from dlp.engine.name_cues import (
    CLOSINGS,
    GREETINGS,
    HEADERS,
    KIN,
    LABELS,
    NAME_PARTS,
    NO_NAMES,
    NOT_PERSONAL,
    OFFICES,
    PARTICLES,
    PROFESSIONS,
    SENDERS,
    TITLES,
    WEAK_TITLES,
)
from dlp.engine.name_read import Cued, Found, Read
from dlp.engine.tables import Tables

LONG = 4  # letters of a name that no list knows
NEARBY = 12  # words on either side that tell the language
_FULL_TITLE = 5  # letters: shorter ones are cut off with a dot ("prof.")
_QUOTES = frozenset(("'", '"'))
_THE = frozenset(("le", "la", "l'"))
_SHOUTED = frozenset(("MS", "MR"))  # a maker, a ship, a party; titles where all is in capitals
_MEASURES = frozenset(("m", "m.", "ms", "ms."))  # behind a figure: metres, milliseconds
_OF = frozenset(("de", "du", "des", "d'", "der"))
_LEADERS = ("..", "…", "__")
_GLUE = frozenset((".", "_"))
_HERR = frozenset(("frau", "fräulein", "herr", "herrn"))
_SHORT = _HERR.union(
    ("dhr", "dhr.", "dr", "dr.", "mevr", "mevr.", "mlle", "mme", "mr", "mrs", "mw")
)
# "Herr Generaldirektor", "Frau Inspektorin": in German an office has a capital too.
_AMT = re.compile(
    r"\p{L}{0,20}(?:direktor|leiter|anwalt|präsident|sekretär|kommissar|inspektor|minister"
    r"|prokurator|verwalter|vorsteher|pfleger|lehrer|arzt)(?:in)?"
    r"|\p{L}{2,20}(?:orin|arin|ältin|rätin|ärztin|eurin|istin|entin|antin|login|iterin|hrerin)"
)
BREAKS = frozenset(("\n", "\n\n", "\t"))
_CUES: dict[str, str] = {
    **dict.fromkeys(SENDERS, "sender"),
    **dict.fromkeys(PROFESSIONS, "role"),
    **dict.fromkeys(KIN, "role"),
    **dict.fromkeys(OFFICES, "role"),
    **dict.fromkeys(CLOSINGS, "signature"),
    **dict.fromkeys(GREETINGS, "greeting"),
    **dict.fromkeys(LABELS, "label"),
    **dict.fromkeys(TITLES, "title"),
}


def cued(read: Read, tables: Tables) -> list[Cued]:
    """All names that cues point at, in order of position. Cost: linear in the words."""
    found: list[Cued] = []
    low, cues = read.low, _CUES
    for i, word in enumerate(low):
        kind = cues.get(word)
        if kind is not None and i + 1 < len(low):
            found += _HOW[kind](read, i)
    if tables.tables:
        found += _columns(read, tables)
    return sorted(found)


def _title(read: Read, i: int) -> Iterator[Cued]:
    """ "mevrouw De Smet", "de heer en mevrouw Peeters", "M. Dupont"."""
    weak = read.low[i] in WEAK_TITLES
    at = i + 1
    if _is_other(read, i):
        return
    if read.low[at] == "." and at + 1 < len(read.low):
        if len(read.low[i]) >= _FULL_TITLE:
            return  # "... de ma tante. Elle"
        at += 1
    while at < len(read.low) and read.low[at] in TITLES and at < i + 3:
        at += 1
    if at >= len(read.low) or read.low[at] in OFFICES or _is_office(read, at):
        return
    if is_amt(read, at):
        return
    shouted = read.spelt[i].islower() and not weak
    end = read.run(at, lower=shouted)
    if end == at + 1 and len(read.spelt[at]) == 1:
        return  # "Frau X"
    if end > at and _is_of(read, at, end):
        return
    word = read.spelt[at]
    capital = word[0].isupper() and len(word) > 2 and word.isalpha()
    if end == at and not weak and capital and read.low[at] not in NO_NAMES:
        end = at + 1  # an ordinary word with a capital: "mevrouw Bakker"
    if end == at and shouted:
        end = _small(read, at)
    if end > at:
        capital = any(read.spelt[k][0].isupper() for k in range(at, end))
        yield Cued(at, end, f"title:{read.low[i].rstrip('.')}", sure=capital or not weak)


def _small(read: Read, at: int) -> int:
    """The end of a name in lower case that no list knows: "frau dohm", "mevrouw de spoelen".

    Behind a title that is a word of its own only with a particle: "madame pleure".
    """
    if read.begun_large(at):
        return at
    i = at
    while i < min(at + 3, len(read.low) - 1) and read.low[i] in PARTICLES:
        i += 1
    if i == at and read.low[at - 1] not in _SHORT and read.low[at - 1] != ".":
        return at
    low = read.low[i]
    odd = low.isalpha() and len(low) >= LONG and low not in NO_NAMES and low not in PROFESSIONS
    return i + 1 if odd and low not in KIN and not read.lexicon.ordinary(low) else at


def _is_other(read: Read, i: int) -> bool:
    """True in "it kills me", "MS Teams", "MWh/m. Cost" and "1.910 m. Gelieve".

    Not in "le 12 m. dupont".
    """
    at = i + 1
    if read.spelt[i] == "me" or (read.spelt[i] in _SHOUTED and not read.spelt[at].isupper()):
        return True  # the French Maître is "Me"
    at += read.low[at] == "."
    measured = i > 0 and (read.low[i - 1][-1].isdecimal() or read.low[i - 1] == "/")
    figure = measured and read.spelt[i] in _MEASURES
    return figure and at < len(read.spelt) and read.spelt[at][0].isupper()


def is_amt(read: Read, i: int) -> bool:
    """True for the office behind "Herr" or "Frau": "Herr Generaldirektor", not "Frau Martin"."""
    low = read.low[i]
    if not i or read.low[i - 1] not in _HERR or read.known(low):
        return False
    return low in OFFICES or low in KIN or low in PROFESSIONS or _AMT.fullmatch(low) is not None


def is_rank(read: Read, i: int) -> bool:
    """True for a rank or profession that is no name too: "Sergeant", not "Baron"."""
    return read.low[i] in PROFESSIONS and not read.known(read.low[i])


def _is_of(read: Read, at: int, end: int) -> bool:
    """True at "(le docteur) du SEPPT" and "(die beste Frau) der Welt", not at "de Smet"."""
    if at + 1 >= end or read.spelt[at] not in _OF:
        return False
    low, spelt = read.low[at + 1], read.spelt[at + 1]
    if read.spelt[at - 1] == "heer" and read.spelt[at] == "der":
        return True  # "heer der Nederlanden"
    if read.lexicon.family(low):
        return False
    return read.lexicon.ordinary(low) > 1 or (spelt.isupper() and len(spelt) > 1)


def _is_office(read: Read, at: int) -> bool:
    """True at "la Directrice", "le Bourgmestre": not at "La Fontaine"."""
    if read.spelt[at] not in _THE or at + 1 >= len(read.low):
        return False
    return read.spelt[at + 1][0].isupper() or read.low[at + 1] in OFFICES


def _label(read: Read, i: int) -> Iterator[Cued]:
    """ "Naam: Peeters", "Nom et prénom : Dupont Jean"."""
    before = read.low[max(0, i - 2) : i]
    if not NOT_PERSONAL.isdisjoint(before):
        return
    at = i + 1
    reach = min(len(read.low), i + 8)
    tag = i > 0 and read.low[i - 1] == "<" and at < reach and read.low[at] == ">"  # <nom>Dupont<
    while not tag and at < reach and read.low[at] not in (":", "\t", "\n", "\n\n", "="):
        if read.low[at].startswith(_LEADERS):
            break
        if read.low[at] in NOT_PERSONAL or len(read.low[at]) > 14:
            return
        at += 1
    led = at < reach and read.low[at].startswith(_LEADERS)  # "Nom de la mère ..... Marcolini"
    if at >= reach or not (tag or led or read.low[at] in (":", "\t")) or at + 1 >= len(read.low):
        return
    at += 1
    if read.low[at] in _QUOTES and at + 1 < len(read.low):  # {"familienaam": "Peeters"}
        at += 1
    if read.low[at] in HEADERS:  # "Nom\tPrénom": one header beside another
        return
    end = read.run(at, lower=True)
    tab = read.low[at - 1] == "\t"
    if tab and ((end < len(read.low) and read.low[end] == "\t") or (i and read.low[i - 1] == "\t")):
        return  # "Naam\tRijksregisternummer\tGsm", "Nom\tPrénom\tClasse": one line of headers
    if end > at and (end == len(read.low) or not read.low[end].isalpha()):
        sure = (read.low[i] in NAME_PARTS and not tab) or _any_known(read, at, end)
        yield Cued(at, end, f"label:{read.low[i]}", sure=sure)


def _any_known(read: Read, start: int, end: int) -> bool:
    """True when the gazetteers know a word as a name rather than as an ordinary word."""
    return any(
        read.known(read.low[k]) and read.lexicon.ordinary(read.low[k]) < 3
        for k in range(start, end)
        if read.low[k] not in PARTICLES
    )


def _greeting(read: Read, i: int) -> Iterator[Cued]:
    """ "Beste Karel," at the beginning of a line."""
    if i and read.low[i - 1] not in BREAKS and read.low[i - 1] not in GREETINGS:
        return
    at = i + 1
    end = read.run(at, lower=True, most=3)
    if all(word in TITLES for word in read.low[at:end]):
        return  # "Geachte Meester"
    if end > at and (end == len(read.low) or read.low[end] in {",", "!", "\n", "\n\n", "-", "."}):
        yield Cued(at, end, "greeting", sure=_any_known(read, at, end))


def _closing(read: Read, i: int) -> Iterator[Cued]:
    """The line behind "Met vriendelijke groeten,"."""
    at = i + 1
    while at < len(read.low) and at < i + 4 and read.low[at] in {",", ".", "!", "\n", "\n\n"}:
        at += 1
    if at == i + 1 or at >= len(read.low):
        return
    new_line = any(word in BREAKS for word in read.low[i + 1 : at])
    end = read.run(at, lower=new_line, most=4)
    if end > at and new_line and (end == len(read.low) or not read.low[end].isalpha()):
        yield Cued(at, end, "signature", sure=_any_known(read, at, end))


def _sender(read: Read, i: int) -> Iterator[Cued]:
    """ "e-mail de Capucine", "brief van Hilal": a first name, and what follows it."""
    at = i + 2
    if at >= len(read.low) or read.low[i + 1] not in {"de", "d'", "van", "von", "from"}:
        return
    low = read.low[at]
    if read.spelt[at][0].isupper() and read.lexicon.first(low) and read.lexicon.ordinary(low) < 2:
        end = read.run(at, most=3)
        if end > at:
            yield Cued(at, end, f"sender:{read.low[i]}", sure=True)


def _role(read: Read, i: int) -> Iterator[Cued]:
    """ "zijn zoon Bilal", "schepen Claes": a cue, not enough alone."""
    if read.low[i] == "son" and language_of(read.low[max(0, i - NEARBY) : i + NEARBY]) == "fr":
        return  # "avec son bonnet"
    at = i + 1
    if read.low[at] in {",", ":", "("} and at + 1 < len(read.low):
        at += 1
    end = read.run(at, lower=True, most=3)
    if end > at:
        known = all(read.known(read.low[k]) for k in range(at, end) if read.low[k] not in PARTICLES)
        known = known or _is_initialled(read, at, end)
        yield Cued(at, end, f"role:{read.low[i]}", sure=known and read.spelt[at][0].isupper())


def _is_initialled(read: Read, at: int, end: int) -> bool:
    """True for "R. Baudewyns": an initial, and a word that is no ordinary one."""
    last = read.low[end - 1]
    initial = read.spelt[at].endswith(".") and end - at > 1
    return initial and len(last) > 2 and not read.lexicon.ordinary(last)


_HOW = {
    "title": _title,
    "label": _label,
    "greeting": _greeting,
    "signature": _closing,
    "role": _role,
    "sender": _sender,
}


def _columns(read: Read, tables: Tables) -> Iterator[Cued]:
    """Cells under headers such as "Naam" or "Prénom"."""
    starts = {start: i for i, (start, _) in enumerate(read.cut)}
    for table in tables.tables:
        for low, high in table.columns:
            header = read.text[low:high].strip(' \t"*:').lower()
            words = header.replace("-", " ").replace("/", " ").split()
            if not words or HEADERS.isdisjoint(words) or not NOT_PERSONAL.isdisjoint(words):
                continue
            for start, end in tables.column(table, low):
                inside = read.text[start:end]
                at = starts.get(start + len(inside) - len(inside.lstrip(' \t"*')))
                if at is None:
                    continue
                stop = read.run(at, lower=True)
                if stop > at and read.cut[stop - 1][1] <= end:
                    yield Cued(at, stop, f"header:{words[0]}", sure=True)


def dotted(read: Read, names: list[Found]) -> list[Found]:
    """The names, and the rest of those glued by a sign: "/home/jan.janssens", "Peeters_Jan.doc"."""
    taken = {i for name in names for i in range(name.start, name.end)}
    more: list[Found] = []
    for name in names:
        if name.label != "PERSON":
            continue
        for sign, at in ((name.start - 1, name.start - 2), (name.end, name.end + 1)):
            if not (0 <= at < len(read.low) and at not in taken and read.spelt[sign] in _GLUE):
                continue
            first, last = sorted((at, name.start if at < sign else name.end - 1))
            if read.cut[last][0] - read.cut[first][1] != 1 or len(read.low[at]) < 2:
                continue
            dot = read.spelt[sign] == "."
            if at < sign and read.lexicon.first(read.low[at]) if dot else read.known(read.low[at]):
                more.append(Found(at, at + 1, "PERSON", name.probability, ("dotted",)))
    return sorted([*names, *more]) if more else names
