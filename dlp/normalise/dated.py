"""National numbers told as a date of birth and the rest: "NISS : née le 30 juillet 1985, puis 999
32", "geboren op 30/07/85, rijksregister eindigt op 999-32".

Behind or before the name of a national number, the date and the last five figures are put together
where their check holds; the date gives the first six.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

BEFORE = 140  # characters before the name of a number in which the date or the rest may stand
BEHIND = 200  # and behind it
APART = 90  # characters between the date and the rest
MOST = 6  # dates, and as many rests, that are tried around one name

_MONTHS: tuple[bytes, ...] = (  # their beginnings in four languages, as they stand in low letters
    b"jan", b"feb|fev", b"maa|mars|mrz|marz|maerz|march|mrt", b"apr|avr", b"mei|mai|may",
    b"juni|juin|june|jun\\b", b"juli|juil|july|jul\\b", b"aug|aou", b"sep", b"okt|oct", b"nov",
    b"dec|dez",
)  # fmt: skip
_MONTH = re.compile(b"|".join(b"(" + names + b")" for names in _MONTHS))
_DATE = re.compile(
    rb"(?<![0-9a-z.,/\-])(?P<day>[0-3]?[0-9])(?:[ ]?[./\-][ ]?(?P<month>[01]?[0-9])[ ]?[./\-][ ]?"
    rb"|(?:er|ste|de|e|th|rd|st|nd|\.)?[ ]{1,2}(?:of |de )?(?P<name>" + b"|".join(_MONTHS) + rb")"
    rb"[a-z]{0,8}\.?,?[ ]{1,2})(?P<century>19|20)?(?P<year>[0-9]{2})(?![0-9a-z])"
)
_REST = re.compile(
    rb"(?<![0-9a-z.,/\-])(?<![0-9/+\-] )([0-9]{3})(?:[ .,\-/]{0,3}| (?:en|et|und|and|dan|puis) )"
    rb"([0-9]{2})(?![0-9a-z])"
)
_NAME = re.compile(r"[^\W\d_][\w\-]{0,30}(?: (?:nationa\w{1,3}|registernu\w{1,6}|regist\w{1,6}))?")


def dated(body: str, hints: Hints) -> Iterator[Reading]:
    """National numbers given as a date and the rest. Cost: linear; bounded around every name."""
    low, done = hints.low, 0
    for at in hints.at.get("register", ()):
        start, end = max(done, at - BEFORE), min(len(low), at + BEHIND)
        if at < done or _REST.search(low, start, end) is None:
            continue
        dates = list(_DATE.finditer(low, start, end))[:MOST]
        rests = list(_REST.finditer(low, start, end))[:MOST] if dates else []
        for date, rest in ((date, rest) for date in dates for rest in rests):
            gap = max(rest.start() - date.end(), date.start() - rest.end())
            between = low[min(date.end(), rest.end()) : max(date.start(), rest.start())]
            near = 0 < gap <= APART and b"\n" not in between
            figures = _number(date, rest) if near else ""
            if figures:
                first, last = min(date.start(), rest.start()), max(date.end(), rest.end())
                reading = Reading(body, min(at, first))
                name = _NAME.match(body, at)
                if name is not None:
                    reading.keep(at, name.end())
                reading.put(": ", first, last)
                reading.first = reading.last = reading.length
                reading.put(figures, first, last)
                reading.checked = reading.final = True
                done = last
                yield reading
                break


def _number(date: "re.Match[bytes]", rest: "re.Match[bytes]") -> str:
    """The number as it is printed, when it passes as a national number."""
    month = date["month"]
    if month is None:
        name = _MONTH.match(date["name"])
        month = b"%02d" % name.lastindex if name is not None and name.lastindex else b"00"
    first = b"%b%02d%02d%b" % (date["year"], int(month), int(date["day"]), rest[1])
    centuries = {b"19": (b"",), b"20": (b"2",)}.get(date["century"], (b"", b"2"))
    checks = {97 - int(century + first) % 97 for century in centuries}
    if int(rest[2]) not in checks:
        return ""
    groups = (date["year"], b"%02d" % int(month), b"%02d" % int(date["day"]))
    return (b".".join(groups) + b"-" + rest[1] + b"." + rest[2]).decode()
