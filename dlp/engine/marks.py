"""What the classifier of passages weighs beside the words of a window: marks of what stands there.

Words alone tell "Sie erhält eine Abmahnung" from "Wann droht eine Abmahnung?" only where training
had both. The lists know a hundred times as many words as training texts have: that one of theirs
stands in a window, and beside whom, is a mark too. Training and use both take them from here.

| mark | what it says |
| --- | --- |
| `!health`, `+health`, `?health` | a hit of the lists: sure, likely, no more than mentioned |
| `~health`, `~any`, `~topic` | a word of a list, of any category, of any topic |
| `#pgt` | beside such a word: whom the window speaks of (WHO), in general (g), what happened (t) |
| `~health#pgt`, `~health#p`, `!health#pgt` | both together |
| `?health&he`, `&our`, `&asked` | a hit, and who else stands there or asks |
| `#8`, `#12`, `#17` | how many different words at most; `#...S`, `~health#S...`: few |
| `^wann` | the first of few |
| `@if`, `@if#rt` | "in geval van", "en cas de": whenever it happens; beside whom |
| `@%`, `@art`, `@list`, `@hole`, `@code`, `@ask` | a share, an article of a law, lines of a list, a
placeholder, code, a question |
"""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from dlp.engine import cues
from dlp.engine.overlap import Hit
from recognizers.sensitive.stories import FRAME, HOLE, ITEM

LEAST = 0.5  # confidence under which nothing is said
SURE = 0.7  # confidence of the lists from which they are sure
SHORT = ((8, b"#8"), (12, b"#12"), (17, b"#17"))  # different words of a short window, and its mark

BEGINNINGS = (4, 6, 8)  # letters of a word that may be unseen
ENDS = (5, 7)
_HE = b"hij zij ze hem haar zijn il elle lui son sa ses er sie ihm ihr he she his her him"
_OUR = b"mijn onze ons mon ma mes notre nos mein meine unser my our"
COMPANY = ((b"he", frozenset(_HE.split())), (b"our", frozenset(_OUR.split())))  # of whom it is told
# Whom a window speaks of, the surest first: a title, a pronoun, a role; "p" is somebody named.
WHO = (
    (b"h", frozenset((cues.HONORIFIC,))),
    (b"o", frozenset((cues.PRONOUN,))),
    (b"r", cues.ROLES),
)
_GENERAL = frozenset((cues.SUBJECT, cues.GENERAL, cues.MANY, cues.FRAMED))
_HAPPENED = frozenset((cues.WHEN, *cues.VERBS))

Spot = tuple[int, str]  # where a word of a list stands, in code points; the name of the list
About = tuple[bytes, bytes, bytes]  # of whom, "g" in general, "t" that something happened
NOBODY: About = (b"n", b"", b"")
PERSON = "PERSON"
FRAMED = "framed"  # evidence of a mention: what may happen to anybody
_OF_SHORT = frozenset(b"S0123456789")
_LAWS = frozenset((b"art", b"arts", b"artikel", b"artikels", b"article", b"articles"))


def pieces(word: bytes) -> list[bytes]:
    """The beginnings and ends of a folded word, as the weights name them."""
    length = len(word)
    return [
        *(word[:n] + b"*" for n in BEGINNINGS if length >= n),
        *(b"*" + word[-n:] for n in ENDS if length >= n),
    ]


def mark(hit: Hit) -> bytes:
    """What a hit of the lists is among the words of its window: its kind and how sure it is.

    Returns: "!health" from SURE, "+health" from LEAST, "?health" for a mention.
    """
    sure = b"!" if hit.confidence >= SURE else b"+" if hit.confidence >= LEAST else b"?"
    name = hit.recognizer.removeprefix("statement-").removeprefix("mention-")
    return sure + name.encode()


def of_window(
    text: str,
    plain: bytes,
    span: tuple[int, int],
    words: Set[bytes],
    listed: Sequence[Hit],
    lists: Set[str],
    *,
    named: bool,
) -> set[bytes]:
    """The marks of text[low:high].

    Args:
        plain: the text folded (dlp/engine/context.py), a space around.
        span: low and high, in code points.
        words: the different ones in it, folded.
        listed: the hits of the lists in it.
        lists: those of which words stand in it.
        named: whether somebody is named in it.
    Cost: linear in the window.
    """
    low, high = span
    out = shapes(text, low, high, words)
    asks, about = b"@ask" in out, NOBODY
    if listed or lists:
        sorts = [cue.sort for cue in cues.shipped().read(plain, low, high)]
        about = whom(sorts, named=named, asks=asks)
        if cues.FRAMED in sorts or _framed(text, low, high):
            out |= {b"@if", b"@if#" + b"".join(about)}
    first = plain[low + 1 : high + 1].split(None, 1)[:1] if len(words) <= SHORT[-1][0] else ()
    return out | marks(words, b"".join(first), listed, lists, about, asks=asks)


def _framed(text: str, low: int, high: int) -> bool:
    """True where "bij" or "bei" begins what is to be done in a case."""
    near = text.find("Bij ", low, high) >= 0 or text.find("Bei ", low, high) >= 0
    return near and FRAME.search(text, low, high) is not None


def shapes(text: str, low: int, high: int, words: Set[bytes]) -> set[bytes]:
    """The marks of the signs in text[low:high], of these words. Cost: linear, some 3 us."""
    piece = text[low:high]
    out = set()
    if "?" in piece:
        out.add(b"@ask")
    if "%" in piece:
        out.add(b"@%")
    if "§" in piece:
        out.add(b"@art")
    if "____" in piece or "....." in piece or "……" in piece or "XXX" in piece or "xxx" in piece:
        out.add(b"@hole")
    if (
        "()" in piece
        or "=>" in piece
        or "==" in piece
        or "</" in piece
        or ";\n" in piece
        or "{\n" in piece
        or "=SUM" in piece
        or "SELECT " in piece
        or "import " in piece
    ):
        out.add(b"@code")
    if not _LAWS.isdisjoint(words):
        out.add(b"@art")
    if ("[" in piece or "<" in piece or "{" in piece) and HOLE.search(piece) is not None:
        out.add(b"@hole")
    if "\n" in piece and len(ITEM.findall(piece)) > 1:
        out.add(b"@list")
    return out


def marks(
    words: Set[bytes],
    first: bytes,
    listed: Sequence[Hit],
    spots: Iterable[str] = (),
    about: About = NOBODY,
    *,
    asks: bool = False,
) -> set[bytes]:
    """The marks of a window.

    Args:
        words: the different ones.
        first: the first of them.
        listed: the hits of the lists in it.
        spots: the lists of which words stand in it.
        about: as whom() gives it.
        asks: whether there is a question mark.
    """
    beside = {name for most, name in SHORT if len(words) <= most}
    short = bool(beside)
    out = set(beside)
    if short and first.isalpha():
        out.add(b"^" + first)
    if not (listed or spots):
        return out
    who, general, _ = about
    whole = b"#" + b"".join(about)
    hits = set(map(mark, listed))
    if hits:
        company = {name for name, some in COMPANY if not some.isdisjoint(words)} | beside
        if asks:
            company.add(b"asked")
        out |= hits
        out |= {hit + b"&" + name for hit in hits for name in company}
        out |= {hit + whole for hit in hits}
    out.add(whole)
    if short:
        out.add(whole + b"S")
    for name in spots:
        word, sort = b"~" + name.encode(), b"~topic" if name.startswith("topic-") else b"~any"
        for one in (word, sort):
            out |= {one, one + whole, one + b"#" + who}
            if short:
                out.add(one + b"#S" + who + general)
    return out


def whom(sorts: Collection[int], *, named: bool, asks: bool) -> About:
    """Whom a window speaks of, whether in general, and whether of what happened.

    Args:
        sorts: of the cues in it (cues.py).
        named: whether somebody is named in it.
    """
    here = frozenset(sorts)
    who = b"p" if named else next((name for name, some in WHO if here & some), b"n")
    general = b"g" if asks or here & _GENERAL else b""
    return who, general, b"t" if here & _HAPPENED else b""


def most(weights: Mapping[bytes, int]) -> Mapping[str, int]:
    """What the marks of each list add to a window that is not short, at most.

    "@" is for what stands in it, whatever the lists find; "" for all beside, when they do.

    Args:
        weights: of all marks, among those of words.
    """
    found: dict[tuple[str, int], int] = {}
    for key, weight in weights.items():
        name, sign, about = key.partition(b"#")
        if (name[:1] == b"~" or (sign and not name)) and _OF_SHORT.isdisjoint(about):
            place = name[1:].decode(), min(len(about), 2)
            found[place] = max(weight, found.get(place, 0))
    sums: dict[str, int] = {}
    for (whose, _), highest in found.items():
        sums[whose] = sums.get(whose, 0) + highest
    beside = sum(sums.pop(whose, 0) for whose in ("", "any", "topic"))
    signs = {key: max(0, weight) for key, weight in weights.items() if key[:1] == b"@"}
    always = sum(weight for key, weight in signs.items() if key[:3] != b"@if")
    return {"@": always, "": beside + sum(signs.values()) - always, **sums}
