"""E-mail address, also with letters outside ASCII (local part, IDN domain).

Names: nl e-mailadres; fr adresse e-mail, courriel; de E-Mail-Adresse; en e-mail address.

At most 64 characters before the @, then two to nine labels of at most 63 and a top-level domain of
two letters or more (or xn--...). Quoted local parts and address literals (jan@[10.0.0.1]) are not
sought: people do not type them.

Source: RFC 5321, section 4.5.3 (lengths); RFC 6531 (letters outside ASCII); RFC 5890 (labels).
Confused with: file names (logo@2x.png), git remotes (git@host:group/project), handles, user@host.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, hit, miss

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


RECOGNIZER = Recognizer(
    name="email-address",
    entity="EMAIL_ADDRESS",
    title={
        "nl": "een e-mailadres",
        "fr": "une adresse e-mail",
        "de": "eine E-Mail-Adresse",
        "en": "an e-mail address",
    },
    pattern=re.compile(
        r"(?<![\p{L}\p{N}_])(?<!://[^\s/@:]{1,64}:)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.+%'\-]{0,63}+@"
        r"(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}\-]{0,62}\.){1,8}(?:xn--[A-Za-z0-9\-]{2,59}|\p{L}{2,24})"
        r"(?![\p{L}\p{N}\-@]|:[\w~.\-]{1,64}/)"
    ),
    anchor=Anchor(
        literal="@", leading=r"[\p{L}\p{M}\p{N}_.+%'\-]", reach=600, before=65
    ),  # eight labels of 64 and a top level
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
    ),
)
