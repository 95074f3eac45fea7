"""E-mail address, also with letters outside ASCII (local part, IDN domain).

Names: nl e-mailadres; fr adresse e-mail, courriel; de E-Mail-Adresse; en e-mail address.

At most 64 characters before the @, then two to nine labels of at most 63 and a top-level domain of
two letters or more (or xn--...). Quoted local parts and address literals (jan@[10.0.0.1]) are not
sought: people do not type them. What a mail program broke behind the @ goes on in the next line.

No finding is what only shows how an address looks: "prenom.nom@commune.be", and an address at a
domain for examples where the line says so (placeholder=, a regular expression, "bv.", "e.g.", a
test in a comment). Elsewhere those domains are read as any other: people invent persons there.
None either is what a message or an event is called by (Message-ID, References, UID).

Source: RFC 5321, section 4.5.3 (lengths); RFC 6531 (letters outside ASCII); RFC 5890 (labels).
Confused with: file names (logo@2x.png), git remotes (git@host:group/project), handles, user@host.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled

# Endings of files that no top-level domain has.
FILES = frozenset(
    (
        *(
            "png",
            "jpg",
            "jpeg",
            "gif",
            "svg",
            "webp",
            "bmp",
            "ico",
            "tif",
            "tiff",
            "pdf",
            "js",
            "css",
            "json",
        ),
        *(
            "xml",
            "html",
            "htm",
            "php",
            "exe",
            "dll",
            "doc",
            "docx",
            "xls",
            "xlsx",
            "ppt",
            "pptx",
            "txt",
            "csv",
        ),
        *("yaml", "yml", "toml", "java", "cpp", "less", "scss", "jsx", "tsx", "woff", "ttf"),
    )
)


def check(address: str) -> bool:
    """True unless it ends as a file does or has a dot where none may stand."""
    local, _, domain = address.rpartition("@")
    return (
        domain.rpartition(".")[2].lower() not in FILES
        and not local.endswith(".")
        and ".." not in local
        and not any(label.endswith("-") for label in domain.split("."))
    )


_TEMPLATES = """
    voornaam achternaam naam familienaam prenom prénom nom vorname nachname name firstname lastname
    first last surname givenname initiaal initiale jouw uw je votre vos ton your ihr dein jouwnaam
    votrenom yourname ihrname fname lname
"""
TEMPLATE = frozenset(_TEMPLATES.split())  # all words before the @ of "prenom.nom@commune.be"
_SINGLE = frozenset(
    ("user", "username", "gebruiker", "utilisateur", "benutzer", "someone", "iemand", "you", "mail")
)
_APART = str.maketrans("_-+", "...")
_BEGINS = frozenset(word[:3] for word in TEMPLATE)
_EXAMPLE = frozenset(("example", "exemple", "voorbeeld", "beispiel", "domain", "domein", "domaine"))
_TOPS = frozenset(("example", "test", "invalid"))
_SHOWN = compiled(  # on the line of an address, what makes it one that shows how
    r"(?i)placeholder|\bpattern=|regex|re\.compile|new RegExp|/\^|\bassert|\bexpect\(|\bhelp="
    r"|(?://|#|<!--|/\*)[^\n]{0,40}\btest"
)
_SIGNS = ("placeholder", "pattern=", "rege", "re.c", "/^", "assert", "expect(", "help=", "test")
_SUCH_AS = compiled(  # directly before it
    r"(?i)(?<![@.\w])(?:voorbeeld|exemple|beispiel|example|e\.g\.|bijv\.|bv\.|p\. ?ex\.|z\. ?B\."
    r"|bijvoorbeeld|such as|format|formaat|dummy)[ :(\"'«<`]{1,4}\Z"
)
_SAMPLE = compiled(  # a comment on a line above: "# voorbeeld uit de handleiding"
    r"(?im)^[ \t]*(?:#|//|--|/\*|<!--|;)[^\n]{0,40}(?:voorbeeld|exemple|beispiel|example|sample)"
)
_OF_MESSAGE = compiled(  # the line before what a message is called by
    r"[ \t>]{0,8}(?i:(?:resent-)?message-id|in-reply-to|references|content-id)[ \t]{0,4}:[^\n]*+"
)
_OF_EVENT = compiled(r"[ \t]{0,8}(?i:uid|related-to)(?:;[^:\n]{0,60})?:[ \t]{0,4}")
_MADE = compiled(r"(?=\D{0,64}\d)[\w+.\-]{16,64}")  # by a program: what an event is called by
_HEAD = 1_000  # code points before it in which its line begins
_ABOVE = 200  # code points above it in which such a comment may stand
_GLUE = " :(\"'«<`=\n\t"
_END = "\n"
_NEAR = 20  # code points before it
_LINE = 90  # code points on either side that are looked at


def of_somebody(text: str, span: Span) -> Span | None:
    """The address, unless it only shows what addresses look like. Cost: bounded."""
    local, _, domain = text[span.start : span.end].lower().partition("@")
    if local[:3] in _BEGINS:
        words = local.translate(_APART).split(".")
        if len(words) > 1 and TEMPLATE.issuperset(words):
            return None
    if _names_a_message(text, span.start, local):
        return None
    name, _, top = domain.partition(".")
    if top not in _TOPS if name not in _EXAMPLE else "." in top:
        return span
    if local in TEMPLATE or local in _SINGLE:
        return None
    if text[span.start - 1 : span.start] not in _GLUE:  # a cell of a table
        return span
    if _SAMPLE.search(text, max(0, span.start - _ABOVE), span.start):
        return None
    if _SUCH_AS.search(text, max(0, span.start - _NEAR), span.start):
        return None
    low, high = max(0, span.start - _LINE), span.end + _LINE
    near = text[low:high].lower()
    for sign in _SIGNS:
        if sign in near:
            before, after = text[low : span.start], text[span.end : high]
            line = f"{before.rpartition(_END)[2]} {after.partition(_END)[0]}"
            return None if _SHOWN.search(line) else span
    return span


def _names_a_message(text: str, at: int, local: str) -> bool:
    """True for what a mail or an event of a calendar is called by, or that it answers."""
    low = max(0, at - _HEAD)
    head = text.rfind("\n", low, at) + 1 or low
    if _OF_MESSAGE.fullmatch(text, head, at) is not None:
        return True
    return _OF_EVENT.fullmatch(text, head, at) is not None and _MADE.fullmatch(local) is not None


RECOGNIZER = Recognizer(
    name="email-address",
    entity="EMAIL_ADDRESS",
    title={
        "nl": "een e-mailadres",
        "fr": "une adresse e-mail",
        "de": "eine E-Mail-Adresse",
        "en": "an e-mail address",
    },
    pattern=compiled(
        r"(?<![\p{L}\p{N}_])(?<!://[^\s/@:]{1,64}:)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.+%'\-]{0,63}+@"
        r"(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}\-]{0,62}\.){1,8}(?:xn--[A-Za-z0-9\-]{2,59}|\p{L}{2,24})"
        r"(?![\p{L}\p{N}\-@]|:[\w~.\-]{1,64}/)"
    ),
    anchor=Anchor(
        literal="@", leading=r"[\p{L}\p{M}\p{N}_.+%'\-]", reach=600, before=65
    ),  # eight labels of 64 and a top level
    extend=of_somebody,
    check=check,
    keep="raw",
    bare=0.95,
    context=(
        *("e-mail*", "email*", "mail", "mailadres*", "mailto", "courriel*", "adresse e-mail"),
        *("adresse mail", "e-mail-adresse", "contact"),
    ),
    specificity=80,
    samples=(
        hit("mail «jan.peeters@example.be»", "plain"),
        hit("mailto:«info@example.com»?subject=x", "in a link"),
        hit("<«jan+dlp@post.example.be»>, «a@b.eu».", "tag, brackets, end of sentence"),
        hit("«jürgen@müller.example»", "letters outside ASCII"),
        hit("«INFO@EXAMPLE.BE»", "capitals"),
        hit('{"email":"«o\'neil@example.org»"}', "apostrophe, JSON"),
        hit("'«jan@example.be»'", "quoted"),
        hit("«x@xn--mller-kva.example»", "IDN in ASCII"),
        hit("(«jan_peeters@stad.gent»)", "long top-level domain"),
        hit("van=«jan@example.be»&naar=«els@example.be»", "in a query"),
        miss("logo@2x.png", "file name"),
        miss("https://user:password@example.com/", "a password in an address"),
        miss("jan@localhost", "no dot"),
        miss("git@github.com:group/project.git", "git remote"),
        miss("@janpeeters", "handle"),
        miss("jan @ example.be", "spaces"),
        miss("package@1.2.3", "version"),
        miss("jan..peeters@-x.be", "hyphen first"),
        miss("jan@example.b", "one letter"),
        miss("jan@example\n.be", "over a line end"),
        hit("// contact: «piet@example.org»", "a comment about somebody"),
        hit("Bel of mail «piet.jans@example.be» voor een voorbeeldbrief", "running text"),
        miss('<input type="email" placeholder="jan@example.be">', "a placeholder"),
        miss("Schrijf naar voornaam.naam@stad.gent", "a template"),
        miss("// test met piet@example.org en zonder", "a test in a comment"),
        miss('# voorbeeld uit de handleiding\nMAIL_TO = "jan@example.org"', "below a comment"),
        miss("z. B. karl@example.com", "a documentation"),
        miss("user@example.com", "nobody"),
        miss("Message-ID: <20261130180102.4A5B6C7D@mail.stad.gent>", "what a mail is called by"),
        miss("References: <CAF+x1@mail.stad.gent> <b1f2@stad.gent>", "mails that it answers"),
        miss("UID:7f3a9c1e-1111-4222-8333-abcdefabcdef@kalender.be", "an event"),
        hit("uid: «jan.peeters@stad.gent»", "of a directory"),
        hit("Reply-To: <«jan.peeters@stad.gent»>", "whom to answer"),
    ),
)

BROKEN = replace(
    RECOGNIZER,
    name="email-address-broken",
    pattern=compiled(
        r"(?<![\p{L}\p{N}_.+%'\-])[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.+%'\-]{0,63}+@\n[ \t>]{0,8}"
        r"(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}\-]{0,62}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}\-@])"
    ),
    anchor=Anchor(literal="@\n", reach=600, before=65),
    extend=None,
    bare=0.8,
    specificity=79,
    samples=(
        hit("op «ov.debijtjes@\nbasisschooldebijtjes.be» (mijn", "behind the @"),
        hit("> «jan.peeters@\n> stad.gent»", "quoted"),
        hit("mail: «j@\n  post.example.be».", "indented"),
        hit("<«jan+dlp@\nexample.eu»>", "brackets"),
        hit("(«anna_k@\ngmx.de»)", "German"),
        hit("E: «ANNA@\nGMX.DE»", "capitals"),
        hit("«o'neil@\nsub.domein.example.org»", "an apostrophe"),
        hit("«jürgen@\nmüller.example»", "letters outside ASCII"),
        miss("jan@\n\nexample.be", "an empty line"),
        miss("ik ben @\nexample.be", "no mailbox"),
        miss("jan@\nlogo.png", "a file"),
        miss("jan@\nhij komt. Ook els", "a sentence"),
        miss("prijs 3@\n4.50", "a price"),
        miss("jan@\nexample", "no dot"),
        miss("jan..peeters@\nexample.be", "two dots"),
        miss("@\nexample.be", "nothing before it"),
    ),
)
RECOGNIZERS = (RECOGNIZER, BROKEN)
