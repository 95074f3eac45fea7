"""How a label and the value behind it are written, in nl, fr, de and en: for whatever is known by
its label only.

A label is a noun with a word for number ("dossiernr.", "numéro de dossier", "client_id",
"Akte Nr."), or a word that says it alone ("kenmerk", "matricule"). A noun alone ("dossier 44182")
counts when what follows reads like a code. Patterns begin at the noun, so that they need to be
tried only where the engine found one.
"""

from calendar import monthrange

import regex as re

from recognizers.base import Anchor, Recognizer, Sample
from recognizers.compiled import compiled

_NUM = (
    r"(?:nummers?|nrs?|no|n°s?|n[º]|num[eé]ros?|num|numbers?|ids?|identifiers?|code|refs?|#"
    r"|r[ée]f[ée]rences?|r[ée]f|referen(?:ti|z)e?|kenmerk|zeichen)(?:(?<=[°º#])|(?![\p{L}\d])\.?)"
)
_NUM_BEFORE = (  # "numéro de (votre) dossier", "n° du client", "no_dossier", "id client"
    r"(?<=(?<![\p{L}\d])(?:volg)?(?:num[ée]ros?|n°|n[º]|nr\.?|nrs?\.?|no\.?|num|nummer|number"
    r"|ref\.?"
    r"|r[ée]f\.?|r[ée]f[ée]rence|identifiant|id|code)[ _]?"
    r"(?:(?:de la|de votre|de mon|de notre|de|du|des|van het|van de|van|van uw|of the|of|des|der)"
    r"[ _]|de l'|d'|(?:\p{L}{3,12}[_]))?)"
)
_FILL = (  # small words that may stand between a label and its value
    r"(?: (?:van|de|het|is|was|werd|luidt|draagt|porte|tr[äa]gt|bears|kreeg"
    r"|ik|u|wij|we|met|als|onder|nummer|nr\.?|vorige|week"
    r"|oude|nieuwe|huidige|volgende|gekend|dit|est|[ée]tait|avec|le|la|du|portant|sous|suivant"
    r"|ancien|nouveau|nouvelle|num[ée]ro|n°|re[çc]ue?|ist|war|lautet|mit|die|der|das|unter|des"
    r"|Nummer|Nr\.?|is|with|the|of|under|number|no\.?|reads|zijn|waren|sont|sind|are|luiden|lauten"
    r"|genre|type|zoals|comme|resp\.?|respectievelijk|respectivement|beziehungsweise|bzw\.?"
    r"|namelijk|nämlich|à savoir|namely)(?![\p{L}\d])){0,4}"
)
_OF = (  # whose it is: "het dossiernummer van mevrouw Peeters is"
    r"(?: (?:van|of|de|du|des|d'|voor|pour|for|von|für|der)(?:(?<=')|[ ])"
    r"(?:[\p{L}'’.\-]{1,20}[ ]){1,4}?"
    r"(?:is|was|luidt|werd|est|[ée]tait|ist|war|lautet|reads)(?![\p{L}\d]))"
)
_WHERE = (  # "polis bij Ethias:", "dossier de Mme Dupont :", "Akte (Peeters):"
    r"(?:[ ]\([\p{L}. ]{2,20}\)|[ ](?:(?:bij|van|voor|chez|de|du|pour|auprès de|bei|von|für|der"
    r"|at|with|of|for)"
    r"[ ](?:(?:de|het|la|le|the|der|den|dem)[ ])?)?"
    r"(?-i:\p{Lu})[\p{L}'’.\-]{1,20}(?:[ ](?-i:\p{Lu})[\p{L}'’.\-]{1,20}){0,2})?"
)
_SAID = (  # or where it stands: "mijn klantnummer bij de watermaatschappij is"
    r"(?: [\p{L}'’.\-]{1,20}){1,6}?"
    r" (?:is|was|luidt|est|[ée]tait|ist|war|lautet|reads)"
    r"(?: (?:het|de|le|la|die|der|dit|as|toch|dus|wel|nog|gewoon|eigenlijk|blijkbaar|normaal|bien"
    r"|donc|toujours|encore|normalement|doch|ja|wohl|immer noch|still|actually|apparently"
    r"|now)){0,2}"
)
_HAS = (  # between a noun and a word for number: "dossier met nr.", "le dossier porte le numéro"
    r"(?:\(|met |avec |mit |with |draagt |heeft |kreeg |(?:ge|be)kend onder |onder |porte |portant "
    r"|a re[çc]u |connu sous |sous |tr[äa]gt |hat |bears |has )?(?:als |het |de |le |la |die )?"
)
_MORE = (  # "... aanvrager (oud):", "... / N° client:"
    r"(?:[ \-]\(?[\p{L}'’.]{2,18}\)?|(?:[ ]?[/–][ ]?|[ ]-[ ])[\p{L}'’.° ]{1,24}){0,4}"
)
OPEN = r"[\"'“”‘’«(\[<*`]{0,3}[ ]?"
SIGN = (  # between a label and its value
    r"[\"'“”*)\]`]{0,3}[ \t]{0,4}(?::=|=>|->|>|:|=|\||;|\t|</\w{1,10}>\s{0,4}<\w{1,10}>|[ ]{2,12}"
    r"|</\w{1,10}>\s{0,8}<input[^<>\d]{0,60}value=(?=[\"'])"
    r"|–|—|-(?=[ ])|[→⇒➜]|[.·…_]{2,40})[ \t]{0,12}"
    r"(?:\{[ ]?\"(?:nummer|num[ée]ro|number|nr|id|value|waarde)\"[ ]?:[ ]?)?"
)
_LINE = (  # value on the next line or behind an empty one, alone on it
    r"[\"'*)]{0,2}(?:[ \t]?:?[ \t]{0,8}\r?\n(?:[ \t]{0,4}\r?\n)?[ \t]{0,12}|[ ]?\?[ \t]{0,4}\r?\n)"
)
_ASKED = (  # asked for in a line, and told in the next: "numéro de client, svp ?\nBo: oui, 118204"
    r"[^\n?\d]{0,70}\?[^\n\d?]{0,12}\r?\n(?:[ \t]{0,4}\r?\n)?(?:[>\-*–—•][ ]?)?"
    r"(?:\[?[\d:, /.\-]{4,20}\]?[ ])?"
    r"(?:<?\p{L}[\p{L}\d.\-]{0,15}(?:[ ][\p{L}\d.\-]{1,12}){0,3}(?:[ ]?[→›»][ ]?[\p{L} ]{1,16})?"
    r"(?:[ ]\([\d:.]{4,8}\))?[ ]?[:>›»→][ ]?)?"
    r"(?:[\p{L}'’]{1,12}[,.…!:;–\-]{0,3}[ ]){0,6}?"
)

# At least one digit near the beginning; letters, digits and single separators; groups of digits
# may stand apart, and some capitals before them ("PN 20441").
_CHUNK = (
    r"[\p{L}\d]{1,24}(?:[./\-_][\p{L}\d]{1,24}){0,6}"
    r"(?:(?<=\d):\d{3}(?:[./\-]\d{1,6}){1,3})?"  # of a plan of files: 57:506.361
)
BODY = (
    r"(?:\d{1,3}[ ][A-Z][A-Za-z]{0,2}[ ]\d{1,5}/\d\d(?!\d)|"  # of a German court: 4 K 118/26
    rf"(?:(?:[A-Z]{{1,6}}\d{{0,2}}[./\-])?[A-Z]{{1,6}}\d?[ ](?=\d{{2}}))?"
    rf"(?=[\p{{L}}./\-_]{{0,14}}\d){_CHUNK}"
    r"(?:(?<=(?<![\p{L}\d])[A-Z]?\d{1,6})(?:[ ]\d{2,12}(?![\p{L}/])){1,5}"
    r"(?:(?<=(?<![\p{L}\d])\d{3,4}[ ]\d{3,4})[ ]\d(?![\p{L}\d /,.]|[ ]\p{L}))?)?)"
)
STOP = (  # what may not follow: more of a word, an amount, a time, an address
    r"(?![\p{L}\d_@(]|[./\-:][\p{L}\d]|,\d|://"
    r"|[ ]?(?:€|%|°|(?:eur|euro|euros|usd|kg|km|m²|u|uur|h|x)\b))"
)
# Behind a noun alone: capitals and digits with a separator or five signs, or five digits at least.
_CODE = (
    r"(?=\p{Lu}{1,8}[ ]?[\p{Lu}\d./\-_]{0,10}\d|\d{5,12}(?!\d)|\d{1,4}[./\-]\w|0\d{2,3}[ ]\d{4})"
    r"(?=(?:[^\s\d]*\d){5}|[A-Z](?:[^\s\d]*\d){3}|[A-Z]{1,6}[ ]\d{3}"
    r"|[A-Z]{1,4}[./\-](?:\d[ ./\-]?){4}|0\d{2,3}[ ]\d{4})"
)

# The same behind a sign, with spaces; and behind its kind: "dossier de location SDF-2026-058".
_SPACED = r"(?=[A-Z]{1,6}[ ]?\d)(?=(?:[^\n\d]{0,2}\d){4})"
_GLUED = r"(?=[A-Z]{1,8}[\-/._]?\d)(?=(?:[^\s\d]{0,8}\d){4})"
_KIND = (
    r"[ ](?:de la |de l'|de |du |d'|des |van het |van de |van |voor |für |of |for |inzake )?"
    r"(?-i:\p{Ll}){3,20}[ ]"
)
# Behind a word for number: four digits, or three and a capital.
GIVEN_OUT = (
    r"(?=(?:[^\s\d]{0,8}\d){4}|[A-Z](?:[^\s\d]{0,8}\d){3}|(?:[A-Z]{1,6}[./\-])?[A-Z]{1,6}[ ]\d{2}"
    r"|\d(?:[ ]?\d){3}"
    r"|[A-Z]{1,6}[./\-]?(?:\d[ ./\-]?){3})"
)
NO_FOUR = r"(?!\d{4}(?![./\-]?\w|[ ]\d))"
_TOLD = rf"{GIVEN_OUT}{NO_FOUR}"  # far behind its label

_YEARS = compiled(r"(?:19|20)\d\d(?:[/\-](?:(?:19|20)\d\d|\d\d))?")
_DATE = compiled(
    r"(?P<d>\d{1,2})([./\-])(?P<m>\d{1,2})\2(?P<y>(?:19|20)?\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)([./\-])(?P<m2>\d{1,2})\6(?P<d2>\d{1,2})(?:T.*)?"
)
_VERSION = r"[vV]?\d{1,2}(?:\.\d{1,2}){1,3}"
_PHONE = (
    r"04[5-9]\d(?:[ ./\-]?\d\d){3}|0\d{1,2}[ ./\-]\d{2,3}(?:[ ./\-]\d\d){2}"
    r"|0032.*|04\d\d \d{3} \d{3}"
)
_CASE_LAW = r"[CFT]-\d{1,4}/\d\d"  # of the Court of Justice: everybody may know it
_STANDARD = (
    r"(?i:(?:iso|en|nbn|din|rfc|covid|utf|sha|md|ipv|https?|art|tls|ssl|usb"
    r"|cve)[\-/ ]?\d{1,6}(?:[.\-]\d{1,3}){0,3}(?::\d{4})?"
    r"|H2020)"
)
_ADDRESS = r"\d{1,3}(?:\.\d{1,3}){3}"
_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_OTHER = compiled("|".join((_VERSION, _PHONE, _CASE_LAW, _STANDARD, _ADDRESS, _UUID)))
_KIND_OF = compiled(r"[A-Z]\d{1,3}(?:bis|ter|quater)|(?:[A-Z]{2,6}/){2}\d\d-(?:0[1-9]|1[0-2])")
_COUNT = r"(?!\d{3}[ .]\d{3}(?<!00)(?![ .]?\d))\d{1,3}(?:[ .]\d{3}){1,3}"  # 1.284, not 604.117


def check(value: str) -> bool:
    """True for what may be a number that somebody gave out: no date, year, version or phone."""
    digits = sum(map(str.isdigit, value))
    if digits < 2 or (digits < 3 and not any("A" <= c <= "Z" for c in value)):
        return False
    if _KIND_OF.fullmatch(value) or (_YEARS.fullmatch(value) and _is_year(value)):
        return False
    date = _DATE.fullmatch(value)
    if date is not None and _is_date(date):
        return False
    return _OTHER.fullmatch(value) is None


def _is_year(value: str) -> bool:
    """A year, or two that follow one another (2025-2026, 2025/26)."""
    if len(value) == 4:
        return 1900 <= int(value) <= 2099
    return int(value[5:]) % 100 == (int(value[:4]) + 1) % 100


def _is_date(date: "re.Match[str]") -> bool:
    year, month, day = (
        int(date[one] or date[two]) for one, two in (("y", "y2"), ("m", "m2"), ("d", "d2"))
    )
    return 1 <= month <= 12 and 1 <= day <= monthrange(year if year > 99 else 2000 + year, month)[1]


ENDS = r"(?=[ \t]{0,8}(?:\r?\n|\Z))"
BETWEEN = (  # a label and its value; `n`: on a line of its own
    rf"(?:(?:{_FILL}[ ]|{_OF}[ ]|(?<=[°º#])|(?:{_MORE})?{SIGN}(?:{_NUM}[ :]{{1,2}})?){OPEN}"
    rf"|(?P<n>{_MORE}{_LINE})|(?P<q>{_ASKED}|{_SAID}[ ]{OPEN}"
    r"|[ ](?-i:\p{Ll}){3,18}[ ](?=[A-Z]|\d{1,4}[./\-])"
    r"|,[ ](?:(?:namelijk|te weten|zijnde|[àa] savoir|soit|nämlich|also|namely|i\.e\."
    r"|(?:c'est|dat is|het is|das ist|that is|that's|it's)(?: (?:le|la|de|het|die|das|the))?)[ ])?"
    r"(?=[A-Z]{1,6}[./\-]?\d|\d{1,4}[./\-]\d)"
    r"|[ ](?-i:\p{Lu})[\p{L}&\-]{2,18}[ ](?=\d{3})))"
)
_NESTED = (  # "zaak:\n  nr:", "zaak": {"nr":, <zaak><nr>: a key below that of what it is of
    r"(?=[\"')]{0,2}[ ]?[:=>\]])[\"'\])>]{0,2}[ ]?[:=]?>?[ ]?[\{\[(]?"
    r"(?:\s{1,24}[^\s:{}<>]{1,24}:[^\n{}<>]{0,40}){0,2}"
    rf"\s{{0,24}}[<\"']?{_NUM}(?=[\"'>]?[ ]?[:=>])"
)


def _labelled(nouns: str, words: str, alone: str) -> "re.Pattern[str]":
    """The pattern of a label and its value; the group `value` is the value.

    Args:
        nouns: alternatives that need a word for number.
        words: alternatives that are a label by themselves.
        alone: nouns that need neither when the value reads like a code.
    """
    linked = r"(?:[ _\-]|\.(?=\p{L}))?(?:en|s|n)?[ _\-,]{0,2}"
    nouns = f"{nouns}|{alone}"
    strong = (
        rf"(?:{_NUM_BEFORE}(?:{nouns})(?:[_ ]?{_NUM})?"
        rf"|(?:{nouns})(?:{linked}{_HAS}{_NUM}|{_NESTED})"
        rf"|(?:{words}){linked}(?:{_NUM})?)(?:(?<=[°º#])|(?![\p{{L}}\d]))"
    )
    plain = (  # several: of letters, or a year of two digits first
        rf"(?:{alone})(?P<p>(?<=(?<!poli)s|en))?+"
        rf"(?:(?P<c>{_WHERE}{SIGN})|[ ]|(?P<o>{_KIND})){OPEN}"
    )
    code = (
        rf"(?(o){_GLUED}|(?(c)(?:{_CODE}|{_SPACED})|{_CODE}))(?!{_COUNT}{STOP})"
        r"(?(p)(?=[A-Z]|\d\d-\d))"
    )
    return compiled(
        rf"(?i:(?<![\p{{L}}\d])(?=\p{{L}})(?:(?:(?P<s>{strong}){BETWEEN})|{plain}))"
        rf"(?P<value>(?(s)(?(q){_TOLD})|{code}){BODY}){STOP}(?(n){ENDS})"
    )


# Near these a file is one of a court or of parliament, in print.
_PUBLIC: tuple[str, ...] = (
    *("grondwettelijk hof", "hof van justitie", "raad van state", "arrest", "arresten", "ecli"),
    *("cour constitutionnelle", "cour de justice", "conseil d'état", "arrêt", "arrêts"),
    *("verfassungsgerichtshof", "gerichtshof", "staatsrat", "urteil", "constitutional court"),
    *("wetsontwerp", "projet de loi", "gesetzentwurf", "doc parl", "parl st", "judgment"),
    *("isbn", "bestek", "cahier des charges", "omzendbrief", "circulaire"),
)


def family(
    name: str,
    title: tuple[str, str, str, str],
    nouns: str,
    words: str,
    alone: str,
    context: tuple[str, ...],
    samples: tuple[Sample, ...],
    *,
    entity: str = "LABELLED_IDENTIFIER",
) -> Recognizer:
    """One kind; `context` are the beginnings of its labels, for the engine to find."""
    return recognizer(name, title, _labelled(nouns, words, alone), context, samples, entity)


def recognizer(
    name: str,
    title: tuple[str, str, str, str],
    pattern: "re.Pattern[str]",
    context: tuple[str, ...],
    samples: tuple[Sample, ...],
    entity: str,
) -> Recognizer:
    """One whose pattern begins at a label and has the value in its group `value`."""
    return Recognizer(
        name=f"labelled-{name}",
        entity=entity,
        title=dict(zip(("nl", "fr", "de", "en"), title, strict=True)),
        pattern=pattern,
        anchor=Anchor(cue=True, exact=True, digits=(2, 24), before=0, reach=160, like="A-1234567"),
        check=check,
        keep="raw",
        bare=0.15,
        context=context,
        negative=_PUBLIC,
        needs_context=True,
        specificity=0,
        samples=samples,
    )
