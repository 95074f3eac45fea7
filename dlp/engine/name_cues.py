"""Words that say that a name follows, or stands there: titles, labels, greetings, closings.

What the network reads from its neighbours anyway is here for the cases in which it hesitates: short
lines, rare names, lower case. The words stand in name_cues.txt.
"""

from pathlib import Path


def _read() -> dict[str, frozenset[str]]:
    """Words by group: `[group]`, then lines of words; # begins a comment."""
    groups: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = groups.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            words.update(line.split())
    return {name: frozenset(found) for name, found in groups.items()}


_GROUPS = _read()
PARTICLES = _GROUPS["particles"]
TITLES = _GROUPS["titles"]
WEAK_TITLES = _GROUPS["weak_titles"]
LABELS = _GROUPS["labels"]
NAME_PARTS = _GROUPS["name_parts"]
HEADERS = _GROUPS["headers"]
NOT_PERSONAL = _GROUPS["not_personal"]
GREETINGS = _GROUPS["greetings"]
CLOSINGS = _GROUPS["closings"]
SENDERS = _GROUPS["senders"]
OFFICES = _GROUPS["offices"]
KIN = _GROUPS["kin"]
PROFESSIONS = _GROUPS["professions"]
NO_NAMES = _GROUPS["no_names"]
WEATHER = _GROUPS["weather"]  # what follows is nobody's: see name_doubts.py
WEATHER_NAMES = _GROUPS["weather_names"]
VESSELS = _GROUPS["vessels"]
BODIES = _GROUPS["bodies"]
SITES = _GROUPS["sites"]
SITES_MANY = _GROUPS["sites_many"]
SITES_TOLD = _GROUPS["sites_told"]
BODY_LETTERS = _GROUPS["body_letters"]
SITES_BEHIND = _GROUPS["sites_behind"]
SITE_ENDS = tuple(sorted(_GROUPS["site_ends"]))
BETWEEN = _GROUPS["between"]
WORKS = _GROUPS["works"]
MAKERS = _GROUPS["makers"]
DEDICATED = _GROUPS["dedicated"]
NAMED_AFTER = _GROUPS["named"]
SHOWN = _GROUPS["shown"]
KNOWN_SO = _GROUPS["known_so"]
ROYAL = _GROUPS["royal"]
ROYAL_NAMES = _GROUPS["royal_names"]
HONOURS = _GROUPS["honours"]
HONOURS_BEHIND = _GROUPS["honours_behind"]
DESCRIBED = _GROUPS["described"]
CALLED = _GROUPS["called"]
SORTS = _GROUPS["sorts"]
MAKES = _GROUPS["makes"]
FIRM_FORMS = _GROUPS["firm_forms"]
NOBODIES = _GROUPS["nobodies"]
LANGUAGES = _GROUPS["languages"]
CHARACTERS = _GROUPS["characters"]
ANIMALS = _GROUPS["animals"]
DAYS = _GROUPS["days"]
MONTHS = _GROUPS["months"]
STREETS = _GROUPS["streets"]
MEMORIALS = _GROUPS["memorials"]
EXERCISES = _GROUPS["exercises"]
EXERCISES_TOLD = _GROUPS["exercises_told"]
INVENTED = _GROUPS["invented"]
MADE_BY = _GROUPS["made_by"]
WORK_ENDS = tuple(sorted(_GROUPS["work_ends"]))
CULTURE = _GROUPS["culture"]
THING_HEADERS = _GROUPS["thing_headers"]
COMMON = {language: _GROUPS[f"common_{language}"] for language in ("nl", "fr", "de", "en")}
