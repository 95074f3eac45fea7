"""Date of birth as forms, genealogists and lists write it: in words, with a star, without signs.

"geboortedatum volgens eigen verklaring eenendertig december 1993"; "(*12.03.1966 in Büllingen)";
"DDN : 190410"; "née Dupont, le 1er mai 1988"; a second date of the
same person from another paper ("laut Akte: 10.05.88").

Source: common usage in Belgium; the star is that of genealogists.
Confused with: bullets and products ("* 12.03.2026 Sitzung", "5*12"), codes of six digits.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from recognizers.base import Anchor, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.general.date_of_birth import (
    DATE,
    RECOGNIZER,
    YEAR,
    check,
    exists_before,
)
from recognizers.general.date_of_birth_person import ORDINAL, WORDS_BEHIND, check_born

_LAST = timedelta(days=1)

_BEFORE = compiled(rf"(?<![\p{{L}}\-])(?!(?i:de|le|der|den|the|op|am|on)[ ]){ORDINAL}\Z")
_MOST = 60  # code points of a day in words


def in_words(text: str, span: Span) -> Span | None:
    """A month and a year with the day in words before them."""
    day = _BEFORE.search(text, max(0, span.start - _MOST), span.start)
    return None if day is None else Span(day.start(), span.end)


WORDS = replace(
    RECOGNIZER,
    name="date-of-birth-in-words",
    pattern=compiled(rf"[ ](?=[JFMASONDjfmasond])(?P<value>{WORDS_BEHIND})"),
    anchor=Anchor(cue=True, reach=130),
    extend=in_words,
    check=check_born,
    bare=0.45,
    specificity=41,
    samples=(
        hit("Geboortedatum volgens verklaring «eenendertig december 1993»", "Dutch"),
        hit("Date de naissance : «premier janvier 1988»", "French, the first"),
        hit("geb. am «fünften Januar 1988» in", "German"),
        hit("born on the «third of May 1988»", "English"),
        hit("geboren te Gent (België) op «drie mei negentienhonderd achtentachtig»", "all words"),
        hit("née à Huy (Belgique) le «deux mars deux mille un».", "French, all words"),
        hit("née le «douze mars soixante-six» à", "a year cut short"),
        hit("Geburtsdatum: «dritter März 1970»", "German, a label"),
        hit("date of birth, in words: «twenty-first June 1955»", "English, a label"),
        miss("geboren in mei 1988", "no day"),
        miss("geboren en getogen in december", "no year"),
        miss("twee kinderen, geboren na 2010", "a number of children"),
        miss("two children were born, one in May", "no date"),
        miss("né le premier de trois enfants", "an order"),
        miss("geb. am fünften Tag", "no month"),
        miss("geboren op de eerste dag van het jaar 2000", "no month, Dutch"),
        miss("born on the third floor in May 1988", "a floor"),
    ),
)

STAR = replace(
    RECOGNIZER,
    name="date-of-birth-star",
    pattern=compiled(
        rf"(?<=[(,;/][ ]?|(?<![\p{{L}}\d])\p{{Lu}}[\p{{L}}'\-]{{0,25}}\.?[ ])(?<!\*)\*[ ]?"
        r"(?:(?:am|op|le|on|in|te|à|zu)[ ])?(?:\p{Lu}[\p{L}\-]{2,20},?[ ])?"
        rf"(?P<value>{DATE}|{YEAR}(?=[),;][ ]?|[ ]in[ ]))"
        r"(?=[ ]?(?:[),;.\n/†]|\Z)|[ ](?:in|te|à|zu|at|aus)[ ])"
        rf"|(?<=(?:\A|\n)[ ]?)\*[ ]?(?P<value>{DATE})(?=[^\n*]{{0,40}}†)"
    ),
    anchor=Anchor(literal="*", reach=60),
    extend=None,
    check=check_born,
    bare=0.75,
    needs_context=False,
    one_per_label=False,
    specificity=44,
    samples=(
        hit("Die Antragstellerin (*«12.03.1966» in Büllingen)", "in brackets"),
        hit("Jost Kamp, * «3. Mai 1988» in Eupen", "month in letters"),
        hit("Karl M. *«12.03.66», ledig", "an initial"),
        hit("Lina (*«2016»), Kind", "a year"),
        hit("* «12. März 1966», † 13. April 2020", "with a death"),
        hit("(* Namur «12/03/1966», † Huy 2001)", "with the place"),
        hit("Anna Huppertz *«1947-02-03»", "year first"),
        hit("Odile Frankart, *«2 mars 1955» à Huy", "French"),
        hit("/ *«30.07.1985» /", "between slashes"),
        miss("3 * 12.03.66", "another product"),
        miss("* 12.03.2016 Sitzung", "a bullet"),
        miss("- a\n* 12/03/2016", "a bullet below another"),
        miss("**12.03.1966**", "in bold"),
        miss("5*12.03", "a product"),
        miss("(*12.13.1966)", "no such day"),
        miss("siehe Anmerkung * 12", "a note"),
        miss("am *12.03.2016* verschoben", "in italics"),
        miss("Prijs (*12.03.2016 geldig)", "a note"),
    ),
)


def check_compact(text: str) -> bool:
    """True for six or eight digits, with spaces or not, that are a day in some usual order."""
    digits = "".join(c for c in text if c.isdigit())
    last = datetime.now(UTC).date() + _LAST
    if len(digits) == 8:
        return exists_before(f"{digits[:2]}.{digits[2:4]}.{digits[4:]}", last)
    first, second, third = digits[:2], digits[2:4], digits[4:]
    return exists_before(f"{first}.{second}.{third}", last)


LABEL = (
    r"(?i:d\.?[ ]?d\.?[ ]?n\.?|d\.?o\.?b\.?|b-?day|geb(?:oorte)?[.\- ]{0,2}(?:dat(?:um)?|dd?|dtm?)?"
    r"|geboren|date[ _]?(?:de[ _])?naiss(?:ance)?|naiss(?:ance)?"
    r"|n[ée](?:\(e\)|e)?|geburts(?:datum|tag)"
    r"|geb[.\- ]{0,2}tag|date[ _]of[ _]birth|birth[ _]?(?:date|day)|born)"
)
_WORDS = (
    *("ddn", "d d n", "dob", "d o b", "bday", "geb", "gebdat*", "geboortedatum", "geboortedat"),
    *("geboren", "date de naissance", "date naiss", "datenaiss*", "naissance", "naiss", "ne le"),
    *("nee le", "ne e le", "geburtsdatum", "geburtstag", "gebtag", "date of birth", "birth date"),
    *("birthdate", "birthday", "born", "née", "né"),
)
COMPACT = replace(
    RECOGNIZER,
    name="date-of-birth-compact",
    pattern=compiled(
        rf"{LABEL}\.?(?:[ ]?\((?:ddmmjj|jjmmdd|jjmmaa|ddmmyy|ttmmjj)\))?"
        r"(?:[ ]?[:=?][ ]?|[ ](?:le[ ]|op[ ]|am[ ]|on[ ])?)[\"']?"
        r"(?P<value>(?:0[1-9]|[12]\d|3[01])(?P<gap>[ ]?)(?:0[1-9]|1[0-2])(?P=gap)"
        r"(?:(?:19|20)\d\d|\d\d))"
        r"(?![\w]|[ .,/\-]\d)"
    ),
    anchor=Anchor(cue=True, exact=True, before=0, reach=160, digits=(6, 8), cell=r"[0-3]\d[ \d]"),
    extend=None,
    check=check_compact,
    bare=0.4,
    context=_WORDS,
    negative=(),
    one_per_label=False,
    specificity=46,
    samples=(
        hit("DDN : «19042010»", "eight digits"),
        hit("DDN «190410», fille", "six digits"),
        hit("geb: «03 05 88», m", "spaces"),
        hit("GEBDATUM=«03051988»", "a key"),
        hit("né le «03051988».", "French"),
        hit("dob: «030588»", "English"),
        hit("Geburtsdatum (ttmmjj): «030588»", "German"),
        hit("naam;ddn\nA;«030588»\nB;«141299»\n", "a column", scanned=True),
        miss("DDN : 310299", "no such day"),
        miss("Date de début : 06072016", "another date"),
        miss("geb. 030588123", "a longer number"),
        miss("dob 12 34 56", "no month"),
        miss("geboren 030588-12", "a code"),
        miss("geb. 31022015", "no such day"),
        miss("dossier 030588", "another label"),
        miss("né le 3 588", "no date"),
    ),
)

_PAPERS = """
    attest akte geboorteakte paspoort pas identiteitskaart kaart uittreksel verklaring rijksregister
    dossier systeem scherm formulier kopie acte attestation passeport carte extrait registre
    déclaration système écran formulaire copie urkunde geburtsurkunde pass ausweis auszug erklärung
    register akten formular certificate passport card extract record records file screen form copy
"""
_PAPER = "(?:" + "|".join(f"[{w[0]}{w[0].upper()}]{w[1:]}" for w in _PAPERS.split()) + ")"
_HOLDS = (  # one of these is in every such word
    *(
        "pas",
        "form",
        "kaart",
        "card",
        "kt",
        "act",
        "regist",
        "record",
        "ttest",
        "opi",
        "opy",
        "ossier",
    ),
    *(
        "rkunde",
        "sweis",
        "ystème",
        "ysteem",
        "cran",
        "cherm",
        "creen",
        "arte",
        "xtra",
        "uszug",
        "ile",
    ),
    *("ertifi", "ittre", "rklär", "rklaring", "éclarat"),
)
_ISSUED = (  # the day of the paper, not of a birth
    r"verle|afgel|uitger|opgem|gedat|getek|ondert|délivr|établi|sign|daté|ausgest|erstell|issued"
    r"|dated"
    r"|valid|geldig|vervall|tot|jusqu|bis|expir|van[ ]|vom[ ]|du[ ]|of[ ]"
)
OTHER = replace(
    RECOGNIZER,
    name="date-of-birth-other-paper",
    pattern=compiled(
        rf"(?=[acdefgikprsuvéÉACDEFGIKPRSUV])(?<![\p{{L}}\-]){_PAPER}(?!\p{{L}})"
        rf"(?![^\n\d]{{0,20}}(?i:{_ISSUED}))[^\n\d]{{1,25}}+(?P<value>{DATE})"
    ),
    anchor=Anchor(cue=True, digits=(1, 8), reach=150, before=0, holds=_HOLDS),
    extend=None,
    bare=0.4,
    before_window=150,
    one_per_label=False,
    specificity=43,
    samples=(
        hit("geb.datum: laut Akte: «10.05.88»", "German"),
        hit("né le 5 mai 1988, mais sur l'acte figure le «6 mai 1988»", "French"),
        hit("geboortedatum onbekend, op het attest staat «01.01.1994».", "Dutch"),
        hit("born 5 Jan 1988, but the passport says «6 Jan 1988»", "English"),
        hit("geb. 1/1/1990? volgens zijn paspoort «02/01/1990»", "Dutch, a passport"),
        hit("née en mars ; le registre dit «12/03/1966»", "French, the register"),
        hit("Geburtsdatum im Pass: «12.03.1966»", "German, a passport"),
        hit("DOB on the ID card is «12 March 1966»", "English, a card"),
        miss("op het attest staat 31.02.1994", "no such day"),
        miss("attest 12", "no date"),
        miss("Akte verleden op 2 oktober 2024", "the day of the deed"),
        miss("verslag van 30/07/1985", "no such paper"),
        miss("op de kaart van België, pagina 12", "no date"),
        miss("passeport délivré le 12/03/2016", "the day of the passport"),
        miss("carte valable jusqu'au 12/03/2016", "its end"),
        miss("passport issued on 12/03/2016", "the day of the passport, English"),
    ),
)

_PART = r"(?:van|de|der|den|het|ter|ten|el|al|ben|le|la|du|des|von|zu|d'|da|dos)"
_NAMES = (
    rf"(?:{_PART}[ ])?\p{{Lu}}[\p{{L}}'’.\-]{{0,25}}(?:[ ](?:\p{{Lu}}"
    rf"[\p{{L}}'’.\-]{{0,25}}|{_PART})){{0,4}}"
)
MAIDEN = replace(
    COMPACT,
    name="date-of-birth-maiden-name",
    pattern=compiled(
        rf"(?i:née?|geb(?:oren)?\.?|born)[ ]{_NAMES}(?:[ ]\([^()\n]{{1,30}}\))?,?[ ]"
        rf"(?:(?:op|le|am|on|den)[ ]|\()(?P<value>{DATE})"
    ),
    anchor=Anchor(cue=True, exact=True, before=0, reach=160),
    check=check,
    context=("né", "née", "geb", "geboren", "born"),
    samples=(
        hit("Odile, née Dupont, le «1er mai 1988» à Liège", "French"),
        hit("Frau Kamp, geb. Huppertz (Eupen), am «3. Mai 1988»", "German"),
        hit("geboren Peeters op «3 mei 1988»", "Dutch"),
        hit("née Van den Bossche («3/5/1988»)", "in brackets"),
        hit("Mevrouw Claes, geb. De Smet op «12 maart 1966»", "Dutch, abbreviated"),
        hit("born Murphy on «12 March 1966» in Cork", "English"),
        hit("Greta Kamp geb. Müller («12.03.1966»)", "German, in brackets"),
        hit("épouse Lejeune, née Marie Dubois le «12/03/1966»", "two names"),
        miss("Mme Leroy, née Lambert, revient le 12/03/2024", "an appointment"),
        miss("née Dupont, 12 rue Haute", "an address"),
        miss("geb. Huppertz, Tel. 087 12 34 56", "a phone number"),
        miss("née Dupont, le 31 février 1988", "no such day"),
        miss("geboren Gentenaar sinds 12/03/1966", "another word"),
        miss("born to run on 12/03/1966", "no name"),
        miss("née lambert le 12/03/1966", "no name, small letters"),
        miss("geb. Huppertz, Termin 12.03.2026", "another date"),
    ),
)

RECOGNIZERS = (WORDS, STAR, COMPACT, OTHER, MAIDEN)
