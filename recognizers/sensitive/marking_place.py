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
from recognizers.compiled import compiled
from recognizers.sensitive.marking_told import is_told

Sort = Literal["loud", "phrase", "quiet"]
# loud: one everyday word, which only counts in capitals; phrase: words that mean nothing else;
# quiet: a phrase in any case that is no level

AROUND = 200  # code points looked at on either side
_DRESS = r"[\s>*_#=~|/\\<\[({«»“”„\"'‘’\-–—•·.!)\]}]*+"
_OF = r"(?:\s*(?:/|of|van|op|sur|von|de)\s*\d{1,3})?"
_MONTHS = (
    r"jan(?:uari|uar|vier|uary)?|feb(?:ruari|ruar|ruary)?|f[ée]vrier|maart|mars|märz|march"
    r"|a[pv]ril|mei"
    r"|mai|may|jun[ie]|juin|jul[iy]|juillet|august(?:us)?|août|sept(?:ember|embre)?"
    r"|o[kc]tob(?:er|re)"
    r"|novemb(?:er|re)|d[eé][cz]emb(?:er|re)"
)
_PAGES = r"(?:pagina|page|seite|pag\.?|blz\.?|p\.|pg\.?|bladzijde)"
_ITEM = (  # what may stand beside a marking: page, copy, version, date, reference
    rf"(?:(?:{_PAGES}(?:\s?/\s?{_PAGES})?)?\s*\d{{1,3}}{_OF}"
    r"|(?:ex(?:emplaar|emplaire|\.)?|copy|copie|kopie|ausfertigung|blad|feuillet|blatt|sheet)\s*"
    rf"(?:n°|nr\.?|no\.?|number|nummer|numéro|:)?\s*\d{{1,3}}{_OF}"
    r"|v(?:ersie|ersion|\.)?\s?(?:(?:van|du|vom|of)\s)?\d{1,2}(?:\.\d{1,2})?"
    r"|(?:(?:versie|version|stand|datum|date|dd\.?|d\.d\.)\s?:?\s?)?"
    r"(?:(?:van|du|vom|of|le|op|den)\s)?"
    rf"(?:\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}|\d{{1,2}}(?:er|\.)?\s(?:{_MONTHS})\s\d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
    r"|(?:ref(?:erentie|erence|\.)?|réf(?:érence|\.)?|kenmerk|aktenzeichen|az\.|dossier|doc\.?"
    r"|n°|nr\.?)"
    r"\s?:?\s?[\w/.\-]{2,30})"
)
_PAGE = rf"(?:{_ITEM}(?:[\s,;)\]|/\-–—·•:]{{1,12}}{_ITEM}){{0,2}})?"
_SUBJECT = (
    r"(?:onderwerp|betreft?|subject|objet|concerne|betreff|re|fwd?|tr|aw|wg|titel|title|titre)"
    r"\s?:\s*"
)
_LABEL = (
    r"(?:veiligheids?|security |de |document |dossier )?"
    r"(?:classificatie(?:niveau)?|classification(?: level)?"
    r"|niveau de classification|rubricering|markering|marking|marquage|einstufung|kennzeichnung"
    r"|klassifizierung|verschlusssachengrad|distribution|diffusion|verspreiding|handling|sharing"
    r"|partage|status|statut"
    r"|vertrouwelijkheid|gevoeligheid|sensitivity|sensibilité|geheimhaltungsgrad|geheimschutz"
    r"|(?:rubricerings|classificatie|vertrouwelijkheids)(?:niveau|graad)|degré de classification"
    r"|niveau de (?:confidentialité|sécurité)|beveiligingsniveau|security marking"
    r"|protective marking|classifi[ée]e?|classified|gerubriceerd|geclassificeerd|eingestuft"
    r"|(?:informatie)?(?:klasse|klassering|classificatie)|(?:be)?veiligingsgraad|veiligheidsgraad"
    r"|einstufungsgrad|degré|dissemination|releasability|verspreidingscode|tlp"
    # where it stands on the page
    r"|(?:[\p{L}'’]{1,14} ){0,3}(?:koptekst|voettekst|kop-? en voettekst|kopregel|voetregel"
    r"|hoofding"
    r"|watermerk"
    r"|stempel|opdruk|banner|header|footer|watermark|stamp(?:ed)?|overprint|en-?t[êe]te"
    r"|pied de page|bandeau"
    r"|bannière|filigrane|tampon|cachet|mention|kopfzeile|fu(?:ß|ss)zeile|wasserzeichen|aufdruck"
    r"|vermerk|vermelding|opschrift|gestempeld|tamponnée?|gestempelt"
    r"|(?:documents?|dossier)-?(?:status|statut|markering|classificatie)|(?:slides?|dia|diapo"
    r"|folie|page) ?\d{1,3}))"
    r"(?:[ ]?[(][^()\n]{1,40}[)]|[ ][^\n:=|()]{1,44})?[\"']?\s*[:=|]\s*"
)
_OPENED = r"(?:(?<=<)[a-z][a-z0-9]{0,9}(?:\s[^<>\n]{1,60})?>\s*)?"  # <p class="mark">
_HEAD = compiled(
    rf"(?i)(?:\[[^\[\]\n]{{1,40}}\][ ]{{1,3}})?{_DRESS}(?P<said>(?:{_SUBJECT}"
    rf"|{_LABEL}){{0,3}}){_DRESS}{_PAGE}{_DRESS}{_OPENED}\Z"
)
_BESIDE = compiled(r"[^\n]{1,90}(?:\s[\-–—|·]\s{1,20}|\t\s*|\s{3,}|\[)\Z")  # of a running header
_OF_A_PAGE = compiled(r"[^\n]{1,90}(?:\s\|\s{1,20}|\t\s*|\s{3,})\Z")  # the same, one everyday word
_PARTED = compiled(r".*(?:\s[\-–—|·]\s|\t|\s{3})\s*")  # what stands before the last part
_TITLED = compiled(rf"(?i)(?:{_DRESS}{_SUBJECT}|#{{1,4}} )[^\n]{{1,90}}[ ]\(\Z")
_BOLD = compiled(r"(?:\*\*|__)[\s\]\-–—:]")
_TAGGED = compiled(  # a tag of a program for threats: {"name": "tlp:amber"}
    r"(?i)[\"'](?:name|tags?|[\w.\-]{0,12}(?:labels?|tlp|markings?|header|footer|banner|stamp"
    r"|classification"
    r"|sensitivity|distribution))[\"']\s*:\s*(?:\[[^\[\]\n]{0,80})?[\"']\Z"
)
_TWOFOLD = compiled(r"[/–—|\-(]|\d")  # in two languages, or with the law: nothing else
_CLOSED = (  # </p>, of which _DRESS took </
    r"(?:[a-z1-6]{1,10}>\s*(?:</?[a-z1-6]{1,10}>\s*){0,3})?"
)
_TAIL = compiled(rf"(?i){_DRESS}{_PAGE}{_DRESS}{_CLOSED}\Z")
_GOES_ON = compiled(
    r"\s*[\])]?\s*(?:[|•·]|//|/\s?(?i:integr|beschik|avail|dispon)|[\-–—](?=\s)|\]"
    r"|\([^()\n]{1,80}\)\s*\Z)"
)
_VALUE_END = compiled(r"[\"']\s*,?\s*")  # of a key on its own line
_LABELLED_TAIL = compiled(r"[\s\])}.,;|/\-–—(]|\Z")
_BULLET = compiled(r"\s*(?:[\-*•·–]|\d{1,2}[.)]|[a-z][.)]|°)\s+\Z")
_OPENS = compiled(r"[{(\[,:;=]\s*\Z")
_GREETING = compiled(
    r"(?i)\s*(?:dag|beste|geachte|hallo|hoi|bonjour|bonsoir|madame|monsieur|ch[eè]re?s?|guten tag"
    r"|liebe[rs]?|sehr geehrte[r]?|hello|hi|dear)\b[^\n{}\[\]=:;]{0,60},\s*"
)
_HANDLING = compiled(  # behind a level: "VERTROUWELIJK - niet verspreiden"
    r"(?i)\s*[\-–—,.:|/(]{1,2}\s*(?:(?:gelieve )?niet (?:te )?(?:verspreid|doorstur|del|publicer)en"
    r"|niet voor (?:publicatie|verspreiding)|ne pas (?:diffuser|transmettre|divulguer|partager)"
    r"|nicht (?:weitergeben|weiterleiten|verbreiten|teilen)"
    r"|(?:do )?not (?:for |to be )?(?:distribut\w{1,3}|shared?|forward\w{0,2}|publish\w{0,2})"
    r"|(?:enkel|alleen|uitsluitend|réservée?|exclusivement|uniquement|seulement|nur|only|for"
    r"|eyes only|need[ -]to[ -]know|releasable to|rel to|[àa] ne pas|ne pas|embargo|do not"
    r"|niet (?:voor|verspreiden|kopiëren)|persoonlijk|personnel|persönlich|personal)(?![^\W_])"
    r"[^\n.]{0,70})"
    r"[\s).!]*"
)
_LEVELS = compiled(
    r"(?P<l4>\b(?:ZEER GEHEIM|TR[EÈ]S SECRET|STRENG GEHEIM|TOP[ _]SECRET)\b)"
    r"|(?P<l3>\b(?:GEHEIM|SECRET)\b)"
    r"|(?P<l2>\b(?:VERTROUWELIJK|CONFIDENTIEL|CONFIDENTIAL|VERTRAULICH)\b)"
    r"|(?P<l1>\b(?:BEPERKT|RESTREINT|RESTRICTED)\b)|TLP ?: ?(?P<tlp>RED|AMBER\+STRICT|AMBER"
    r"|GREEN|CLEAR|WHITE)"
    r"|(?i:informatie)?(?i:klasse) (?P<icr>[1-5])\b|(?P<state>\b(?:DRAFT|PUBLISHED|REVIEW"
    r"|FINAL|APPROVED)\b)"
)
_LAW = compiled(r"(?i)\(|\b(?:wet|loi|gesetz|law)\b|\b[wlg]\.")  # behind the level, in any case
_ASSIGNS = compiled(r"\s*=(?!=)\s*[^\s=]")  # a constant of a program
_TITLE = compiled(  # goes on below: "PROJET", "DE RÉNOVATION"; no sentence: "GEHEIM", "De ..."
    r"\s*(?:(?:D[EU]S?|D'|VAN|VOOR|VON|FÜR|OF|FOR|TO|POUR)\b(?!\s\p{Ll})"
    r"|(?:d[eu]s?|d'|van|voor|von|für|of|for|to|pour)\b)"
)
_CODE = compiled(r"[{}\[\]=;<>|]")
_WORD = compiled(r"[^\W\d_]{2,}")
_WORDS_LISTED = compiled(  # "geef een definitie van deze termen:"
    r"(?i)\b(?:woord(?:en)?|term(?:en|es|s)?|mots?|wort|wörter|begrif+e?n?|words?|levels?"
    r"|niveaus?|niveaux"
    r"|graden|degrés|stufen|grade|labels?|étiquettes?|opties|options?|keuzes?|choix|waarden"
    r"|valeurs?"
    r"|values?|stempels?|tampons?|defini\w{2,6}|définition|markeringen|marquages|markings"
    r"|kennzeichnungen|categorie\w{0,3}|catégories?|kategorien?|begrip(?:pen)?|notions?|expression"
    r"|titels?|titres?|titles?"
    r"|film|musical|liedje|chanson|song|boek|livre|buch|quiz\w{0,6}|spel|jeu|spiel|game"
    r"|uitdrukking|ausdruck|liste?|lijst)\b"
)
_STRING = compiled(r'.*[\[{:,] ?"')  # of JSON; the line is short
_KEY = compiled(rf"(?i)\s*[\"']{_LABEL}[\"']")  # "classification": "
_STRING_END = compiled(r'"\s?[,}\]]')
# A text that is a file's name; in a document its suffix comes as spaces (dlp/extraction/files.py).
_FILE = compiled(r"[^\n/\\<>|]{1,160}?(?:\.[A-Za-z0-9]{2,5}\s*|[ ]{3,6})")
_EDGE, _STEM = " _-([{.,", compiled(r"[ _\-)\]}]*(?:\.[A-Za-z0-9]{2,5}\s*|[ ]{3,6})")
LEAST = 12  # characters of a document below its marking
WORDS = 3  # of a line that asks something
OTHERS = 2  # so many other levels around one make a list of them


def _lines(text: str, span: Span) -> tuple[str, str, str]:
    """The line before, and what stands on the span's line before and after it; within AROUND."""
    low, high = max(0, span.start - AROUND), span.end + AROUND
    head = text[low : span.start]
    above, _, before = head.rpartition("\n")
    after, line_end, _ = text[span.end : high].partition("\n")
    opened = _STRING.match(before) if line_end else None
    if opened is not None and not _KEY.fullmatch(
        before
    ):  # the first line of a string of JSON, its escapes undone
        above, before = "", before[opened.end() :]
    elif before != head and (closed := _STRING_END.search(after)) is not None:  # and its last one
        after = after[: closed.start()]
    after = after.rstrip("\r")
    return above.rstrip().rpartition("\n")[2], before, after


def _of_a_page(text: str, span: Span, before: str, after: str) -> bool:
    """True for the only line of its paragraph, with no bars around: the head or foot of a page."""
    low, high = span.start - len(before), span.end + len(after)
    blank = not text[:low].strip() or text[max(0, low - 3) : low].count("\n") > 1
    return blank and text[high : high + 4].count("\n") > 1 and before.lstrip()[:1] != "|"


def _asks(above: str, below: str) -> bool:
    """True where the line above asks something of the document that begins with the marking.

    "Corrige l'orthographe du texte suivant :", and the text below it.
    """
    if _CODE.search(above) or _WORDS_LISTED.search(above) or len(_WORD.findall(above)) < WORDS:
        return False
    return sum(len(word) for word in below.split()) >= LEAST


def _stacked(text: str, span: Span, above: str, after: str) -> bool:
    """True where the next or the last line is another level, alone: levels are listed."""
    own = _LEVELS.search(text, span.start, span.end)
    rest = text[span.end + len(after) : span.end + len(after) + AROUND].lstrip()
    for line in (above, rest.partition("\n")[0]):
        other = _LEVELS.fullmatch(line.strip())
        if own is not None and other is not None and other.lastgroup != own.lastgroup:
            return True
    return False


def _in_a_list(text: str, span: Span) -> bool:
    """True where other levels stand around: they are being explained, or listed in a program."""
    found = _LEVELS.findall(text, max(0, span.start - AROUND), span.end + AROUND)
    inside = _LEVELS.findall(text, span.start, span.end)
    return len(set(found) - set(inside)) >= OTHERS


def is_marking(text: str, span: Span, sort: Sort) -> bool:
    """True when the words at the span stand as a marking. Cost: bounded, some 5 us."""
    capitals = _LAW.split(text[span.start : span.end], 1)[0].isupper()
    if sort == "loud" and capitals and _TWOFOLD.search(text, span.start, span.end):
        sort = "phrase"
    if len(text) <= AROUND and _FILE.fullmatch(text):
        return capitals and sort != "quiet" and _in_a_name(text, span, sort)
    if sort == "phrase" and _TAGGED.search(text, max(0, span.start - AROUND), span.start):
        return not _in_a_list(text, span)
    above, before, after = _lines(text, span)
    if _ASSIGNS.match(after):
        return False
    head = _HEAD.fullmatch(before) or _behind_a_label(before)
    alone = _TAIL.fullmatch(after) is not None
    alone = alone or (capitals and _HANDLING.fullmatch(after) is not None)
    if head is not None:
        good = _at_head(head["said"], before, after, alone, capitals, sort)
        opens = _OPENS.search(above) and not _GREETING.fullmatch(above)
        if good and opens and capitals and not head["said"].strip():
            rest = span.end + len(after)
            opens = not _asks(above, text[rest : rest + AROUND])
        if good and not head["said"].strip() and opens:
            good = _HEAD.fullmatch(above + " ") is not None  # "Classificatie:", and it below
    else:
        beside = _BESIDE if sort != "loud" else _OF_A_PAGE
        titled = sort != "loud" and after.strip() == ")" and _TITLED.fullmatch(before) is not None
        good = titled or (alone and beside.fullmatch(before) is not None)
        good = good and (capitals or sort == "quiet")
        good = good and (sort != "loud" or _of_a_page(text, span, before, after))
        good = good or (capitals and is_told(text, span, loud=sort == "loud"))
    if sort == "quiet" and head is not None and not head["said"].strip() and "|" in after:
        good = _alone_with_bars(text, span, above, before, after)
    below = text[span.end + len(after) : span.end + len(after) + 40] if sort == "loud" else ""
    if not good or _TITLE.match(below) is not None or _in_a_list(text, span):
        return False
    return not _stacked(text, span, above, after)


def _alone_with_bars(text: str, span: Span, above: str, before: str, after: str) -> bool:
    """True for the first part of a running header with bars: no row of a table beside it."""
    rest = text[span.end + len(after) : span.end + len(after) + AROUND].lstrip("\r\n")
    below = rest.partition("\n")[0]
    return not before.strip(" *_#>") and "|" not in above + below and "|" in after


def _behind_a_label(before: str) -> "re.Match[str] | None":
    """The label that the last part of a line begins with: "WORKING PARTY - handling: "."""
    part = _PARTED.match(before)
    head = None if part is None else _HEAD.fullmatch(before[part.end() :])
    return head if head is not None and head["said"].strip() else None


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
        if alone or bracketed or (capitals and _VALUE_END.fullmatch(after)):
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
    bold = before.rstrip().endswith(("**", "__")) and _BOLD.match(after) is not None
    return sort == "phrase" and capitals and (bold or _GOES_ON.match(after) is not None)


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
        pattern=compiled(pattern),
        anchor=Anchor(words=words, exact=True, before=0),
        extend=extend,
        keep="raw",
        bare=0.95,
        specificity=90,
        samples=samples,
    )
