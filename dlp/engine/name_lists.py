"""Names in a list on one line: who attends, who works when, of whom most were found already.

"Aanwezig: De Graeve, Bakker, Kok, Boon"; "Mo: Anja (früh), Guido (spät)". What stands between two
people in a list and looks like a name is one; behind a word for who was there even an ordinary one.
"""

from collections.abc import Iterator

import regex as re

from dlp.engine.name_code import inside
from dlp.engine.name_cues import DAYS, NO_NAMES, OFFICES, PARTICLES, PROFESSIONS
from dlp.engine.name_evidence import LEAST
from dlp.engine.name_read import Found, Read

LISTED = 0.8  # confidence of such a name
_HALF, _LEAST = 2, 2
_ITEM = (
    r"(?:(?:van|de|der|den|el|al|ben|von|di|da|le|la|du|d'|'t|ter|ten|vanden|vander)[ ]?){0,2}"
    r"\p{Lu}[\p{L}'’.\-]{1,24}"
    r"(?:[ ](?:\p{Lu}[\p{L}'’.\-]{0,24}|van|de|der|den|el|al|ben|von|di|le|du)){0,4}"
)
_ASIDE = r"(?:[ ]?\([^()\n]{1,40}\))?"
_SIGN = r"[ ]?(?:[,;/+&]|(?:en|et|und|and)(?!\p{L}))[ ]?"
_LIST = rf"(?P<items>{_ITEM}{_ASIDE}(?:{_SIGN}{_ITEM}{_ASIDE}){{0,40}})"
_ATTENDING = re.compile(
    r"(?i:(?<!\p{L})(?:(?:aan|af)wezig(?:en|heid)?|verontschuldigd(?:en)?|pr[ée]sent(?:e?s|ie)?|excus[ée]e?s?"
    r"|absent(?:e?s)?|anwesend|abwesend|entschuldigt|attend(?:ees|ance|ing)|apologies|deelnemers|participants?"
    r"|teilnehmer|ploeg|[ée]quipe|team|leden|membres|mitglieder|members|inscrits?|ingeschreven"
    r"|kandidaten|candidats|bewoners|kinderen|enfants|kinder|children|begeleiders|animateurs))"
    rf"(?:[ ]?/[ ]?\p{{L}}{{4,16}})?[ ]?[:=][ ]?{_LIST}"
)
_SHIFT = (
    r"vroege|late|nacht|matin|apr[èe]s-?midi|aprem|nuit|soir|fr[üu]h(?:schicht)?|sp[äa]t(?:schicht)?|morning"
    r"|afternoon|evening|night|wacht|garde|dienst|permanence|onthaal|accueil"
)
_DAY = "|".join(
    sorted(
        DAYS
        | {
            *(
                "maandag",
                "dinsdag",
                "woensdag",
                "donderdag",
                "vrijdag",
                "zaterdag",
                "zondag",
                "lundi",
            ),
            *("mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "montag", "dienstag"),
            *("mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "monday", "tuesday"),
            *("wednesday", "thursday", "friday", "saturday", "sunday"),
        },
        key=len,
        reverse=True,
    )
)
_PLANNED = re.compile(
    rf"(?i:(?<![\p{{L}}\-])(?:{_DAY}|{_SHIFT})(?:[ ][\d/.]{{1,10}})?)[ ]?:[ ]?{_LIST}"
)
_ITEMS = re.compile(rf"(?<![\p{{L}}(])(?P<name>{_ITEM}){_ASIDE}")


def in_lists(read: Read, names: list[Found]) -> list[Found]:
    """The names, and those items of lists that must be names too. Cost: linear in the text."""
    text = read.text
    if ":" not in text and "=" not in text:
        return names
    people = {
        i
        for n in names
        if n.label == "PERSON" and n.probability >= LEAST
        for i in range(n.start, n.end)
    }
    more: dict[int, Found] = {}
    for match in _ATTENDING.finditer(text):
        items = list(_items(read, *match.span("items")))
        told = [item for item in items if not people.isdisjoint(range(*item))]
        if told and len(told) * 3 >= len(items):
            _add(more, [i for i in items if i not in told and _can_be(read, i, ordinary=True)])
    planned = [i for m in _PLANNED.finditer(text) for i in _items(read, *m.span("items"))]
    given = [
        item for item in planned if not people.isdisjoint(range(*item)) or _is_given(read, item)
    ]
    if len(set(given)) >= _LEAST and len(given) * _HALF >= len(planned):
        new = [i for i in planned if people.isdisjoint(range(*i))]
        _add(more, [i for i in new if _can_be(read, i, ordinary=False)])
    if not more:
        return names
    new_words = {i for n in more.values() for i in range(n.start, n.end)}
    kept = [n for n in names if new_words.isdisjoint(range(n.start, n.end))]
    return sorted([*kept, *more.values()])


def _add(more: dict[int, Found], items: list[tuple[int, int]]) -> None:
    for start, end in items:
        more[start] = Found(start, end, "PERSON", LISTED, ("listed",))


def _items(read: Read, low: int, high: int) -> Iterator[tuple[int, int]]:
    for match in _ITEMS.finditer(read.text, low, high):
        words = inside(read, *match.span("name"))
        if words is not None:
            yield words


def _is_given(read: Read, item: tuple[int, int]) -> bool:
    low, lexicon = read.low[item[0]], read.lexicon
    return lexicon.first(low) > 0 and lexicon.ordinary(low) < 2


def _can_be(read: Read, item: tuple[int, int], *, ordinary: bool) -> bool:
    """True for words that may be a name; `ordinary` words too."""
    real = [i for i in range(*item) if read.low[i] not in PARTICLES]
    if not real or any(
        read.low[i] in NO_NAMES or read.low[i] in OFFICES or read.low[i] in PROFESSIONS
        for i in real
    ):
        return False
    if any(len(read.spelt[i]) > 1 and read.spelt[i].isupper() for i in real) and len(real) == 1:
        return False
    if ordinary:
        return (
            len(real) > 1
            or read.known(read.low[real[0]]) > 0
            or not read.lexicon.ordinary(read.low[real[0]])
        )
    return all(read.lexicon.ordinary(read.low[i]) < 2 for i in real)
