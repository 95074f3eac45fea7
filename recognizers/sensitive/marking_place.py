"""Where a classification stands as a marking, and where it is only a word.

A marking stands alone on its line (header, footer, watermark, cover), perhaps beside a page number;
behind a label ("Classificatie: ..."); at the head of a subject; in brackets at the head of a line.
In running text, in a list of all levels and in a program it is a word.

Source: the layouts of Belgian, EU and NATO documents and of FIRST TLP 2.0.
"""

from collections.abc import Callable
from typing import Literal

import regex as re

from recognizers.base import Anchor, Recognizer, Sample, Span

Sort = Literal["loud", "phrase", "quiet"]
# loud: one everyday word, which only counts in capitals; phrase: words that mean nothing else;
# quiet: a phrase in any case that is no level

AROUND = 200  # code points looked at on either side
_DRESS = r"[\s>*_#=~|/\\<\[({«»“”„\"'‘’\-–—•·.!)\]}]*+"
_PAGE = (
    r"(?:(?:pagina|page|seite|pag\.?|blz\.?|p\.)?\s*\d{1,3}(?:\s*(?:/|of|van|sur|von"
    r"|de)\s*\d{1,3})?"
    r"|v(?:ersie|ersion)?[ .]?\d{1,2}(?:\.\d{1,2})?|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4})?"
)
_SUBJECT = (
    r"(?:onderwerp|betreft?|subject|objet|concerne|betreff|re|fwd?|tr|aw|wg|titel|title|titre)"
    r"\s?:\s*"
)
_LABEL = (
    r"(?:veiligheids?|security |de )?(?:classificatie(?:niveau)?|classification(?: level)?"
    r"|niveau de classification|rubricering|markering|marking|marquage|einstufung|kennzeichnung"
    r"|klassifizierung|verschlusssachengrad|distribution|diffusion|verspreiding|handling|sharing"
    r"|partage|status|statut"
    r"|vertrouwelijkheid|gevoeligheid|sensitivity|sensibilité)\s*[:=]\s*"
)
_HEAD = re.compile(
    rf"(?i){_DRESS}(?P<said>(?:{_SUBJECT}|{_LABEL}){{0,3}}){_DRESS}{_PAGE}{_DRESS}\Z"
)
_BESIDE = re.compile(r"[^\n]{1,90}(?:\s[\-–—|·]\s{1,20}|\t\s*|\s{3,}|\[)\Z")  # of a running header
_TAIL = re.compile(rf"(?i){_DRESS}{_PAGE}{_DRESS}\Z")
_GOES_ON = re.compile(r"\s*[\])]?\s*(?:[|•·]|//|[\-–—](?=\s)|\])")
_LABELLED_TAIL = re.compile(r"[\s\])}.,;|/\-–—(]|\Z")
_BULLET = re.compile(r"\s*(?:[\-*•·–]|\d{1,2}[.)]|[a-z][.)]|°)\s+\Z")
_OPENS = re.compile(r"[{(\[,:;=]\s*\Z")
_GREETING = re.compile(
    r"(?i)\s*(?:dag|beste|geachte|hallo|hoi|bonjour|bonsoir|madame|monsieur|ch[eè]re?s?|guten tag"
    r"|liebe[rs]?|sehr geehrte[r]?|hello|hi|dear)\b[^\n{}\[\]=:;]{0,60},\s*"
)
_HANDLING = re.compile(  # behind a level: "VERTROUWELIJK - niet verspreiden"
    r"(?i)\s*[\-–—,.:|/(]\s*(?:(?:gelieve )?niet (?:te )?(?:verspreid|doorstur|del|publicer)en"
    r"|niet voor (?:publicatie|verspreiding)|ne pas (?:diffuser|transmettre|divulguer|partager)"
    r"|nicht (?:weitergeben|weiterleiten|verbreiten|teilen)"
    r"|(?:do )?not (?:for |to be )?(?:distribut\w{1,3}|shared?|forward\w{0,2}|publish\w{0,2}))"
    r"[\s).!]*"
)
_LEVELS = re.compile(
    r"(?P<l4>\b(?:ZEER GEHEIM|TR[EÈ]S SECRET|STRENG GEHEIM|TOP[ _]SECRET)\b)"
    r"|(?P<l3>\b(?:GEHEIM|SECRET)\b)"
    r"|(?P<l2>\b(?:VERTROUWELIJK|CONFIDENTIEL|CONFIDENTIAL|VERTRAULICH)\b)"
    r"|(?P<l1>\b(?:BEPERKT|RESTREINT|RESTRICTED)\b)|TLP ?: ?(?P<tlp>RED|AMBER\+STRICT|AMBER"
    r"|GREEN|CLEAR|WHITE)"
    r"|(?i:informatie)?(?i:klasse) (?P<icr>[1-5])\b|(?P<state>\b(?:DRAFT|PUBLISHED|REVIEW"
    r"|FINAL|APPROVED)\b)"
)
_LAW = re.compile(r"(?i)\(|\b(?:wet|loi|gesetz|law)\b")  # behind the level, in any case
_ASSIGNS = re.compile(r"\s*=(?!=)\s*[^\s=]")  # a constant of a program
_TITLE = re.compile(r"(?i)\s*(?:d[eu]s?|d'|van|voor|von|für|of|for|to|pour)\b")  # goes on below
_STRING = re.compile(r'.*[\[{:,] ?"')  # of JSON; the line is short
_STRING_END = re.compile(r'"\s?[,}\]]')
# A text that is a file's name; in a document its suffix comes as spaces (dlp/extraction/files.py).
_FILE = re.compile(r"[^\n/\\<>|]{1,160}?(?:\.[A-Za-z0-9]{2,5}\s*|[ ]{3,6})")
_EDGE, _STEM = " _-([{.,", re.compile(r"[ _\-)\]}]*(?:\.[A-Za-z0-9]{2,5}\s*|[ ]{3,6})")
OTHERS = 2  # so many other levels around one make a list of them


def _lines(text: str, span: Span) -> tuple[str, str, str]:
    """The line before, and what stands on the span's line before and after it; within AROUND."""
    low, high = max(0, span.start - AROUND), span.end + AROUND
    head = text[low : span.start]
    above, _, before = head.rpartition("\n")
    after, line_end, _ = text[span.end : high].partition("\n")
    opened = _STRING.match(before) if line_end else None
    if opened is not None:  # the first line of a string of JSON, its escapes undone
        above, before = "", before[opened.end() :]
    elif before != head and (closed := _STRING_END.search(after)) is not None:  # and its last one
        after = after[: closed.start()]
    after = after.rstrip("\r")
    return above.rstrip().rpartition("\n")[2], before, after


def _in_a_list(text: str, span: Span) -> bool:
    """True where other levels stand around: they are being explained, or listed in a program."""
    found = _LEVELS.findall(text, max(0, span.start - AROUND), span.end + AROUND)
    inside = _LEVELS.findall(text, span.start, span.end)
    return len(set(found) - set(inside)) >= OTHERS


def is_marking(text: str, span: Span, sort: Sort) -> bool:
    """True when the words at the span stand as a marking. Cost: bounded, some 5 us."""
    capitals = _LAW.split(text[span.start : span.end], 1)[0].isupper()
    if len(text) <= AROUND and _FILE.fullmatch(text):
        return capitals and sort != "quiet" and _in_a_name(text, span, sort)
    above, before, after = _lines(text, span)
    if _ASSIGNS.match(after):
        return False
    head = _HEAD.fullmatch(before)
    alone = _TAIL.fullmatch(after) is not None
    alone = alone or (capitals and _HANDLING.fullmatch(after) is not None)
    if head is not None:
        good = _at_head(head["said"], before, after, alone, capitals, sort)
        opens = _OPENS.search(above) and not _GREETING.fullmatch(above)
        if good and not head["said"].strip() and opens:
            good = _HEAD.fullmatch(above + " ") is not None  # "Classificatie:", and it below
    else:
        good = sort != "loud" and alone and _BESIDE.fullmatch(before) is not None
        good = good and (capitals or sort == "quiet")
    below = text[span.end + len(after) : span.end + len(after) + 40] if sort == "loud" else ""
    return good and _TITLE.match(below) is None and not _in_a_list(text, span)


def _in_a_name(text: str, span: Span, sort: Sort) -> bool:
    """True in a file's name: one everyday word only at its beginning or at its end."""
    before, after = text[: span.start], text[span.end :]
    if before and before[-1] not in _EDGE:
        return False
    return sort == "phrase" or not before.strip(_EDGE) or _STEM.fullmatch(after) is not None


def _at_head(said: str, before: str, after: str, alone: bool, capitals: bool, sort: Sort) -> bool:
    """Judge what begins a line, behind a subject or a label or with nothing before it."""
    bracketed = before.rstrip()[-1:] in "[(" and before.strip() != "" and after.lstrip()[:1] in "])"
    if said.strip():
        if alone or bracketed:
            return True
        return (capitals or sort == "quiet") and (
            _GOES_ON.match(after) is not None
            or (sort == "phrase" and _LABELLED_TAIL.match(after) is not None)
        )
    if _BULLET.fullmatch(before) and not after.strip():
        return False  # an item of a list
    if alone:
        return capitals or (sort != "loud" and not after.lstrip().startswith("."))
    if bracketed and before.rstrip().endswith("["):
        return capitals
    return sort == "phrase" and capitals and _GOES_ON.match(after) is not None


def placed(sort: Sort) -> Callable[[str, Span], Span | None]:
    """For Recognizer.extend: the span where it is a marking, else None."""

    def judged(text: str, span: Span) -> Span | None:
        return span if is_marking(text, span, sort) else None

    return judged


def marking(
    name: str,
    title: dict[str, str],
    pattern: str,
    words: tuple[str, ...],
    extend: Callable[[str, Span], Span | None],
    samples: tuple[Sample, ...],
) -> Recognizer:
    """The recognizer of one marking; `words`: what a match may begin with, for the anchor."""
    return Recognizer(
        name=name,
        entity="CLASSIFICATION_MARKING",
        title=title,
        pattern=re.compile(pattern),
        anchor=Anchor(words=words, exact=True, before=0),
        extend=extend,
        keep="raw",
        bare=0.95,
        specificity=90,
        samples=samples,
    )
