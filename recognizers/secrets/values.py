"""Is it a secret, or a stand-in for one? Rarity of a value, and the stand-ins that people write.

A value that a machine drew holds nearly as many different characters as it may; a word, a name in
a program or a row of the same sign does not. Documented example keys and placeholders ("your-key",
`${TOKEN}`, "changeme") are no secrets.

Source: keys that makers print in their manuals; the allow lists of gitleaks (MIT), read and judged.
"""

from itertools import pairwise
from math import log2

from recognizers.compiled import compiled

_STAND_IN = compiled(
    r"(?i)example|voorbeeld|exemple|beispiel|sample|dummy|placeholder|change[-_ ]?(?:me|it|this)"
    r"|replace[-_ ]?(?:me|this|with)|your[-_ ]|[-_ ]your|my[-_](?:secret|token|key|pass)"
    r"|\A<|>\Z|<[^<>]{0,60}>|insert[-_ ]|todo|fixme|redacted|secret[-_]?(?:key|here|value)"
    r"|token[-_]?here|xxx|\*\*\*|\.\.\.|…|0123456789|123456789|(?-i:abcdefgh|ABCDEFGH)|deadbeef|foobar|lorem|hunter2"
    r"|abc-?123|not[-_ ]?a[-_ ]?real"
    r"|not[-_ ]?real|\bfake|[-_]fake|[-_](?:test|demo)[-_](?:key|token|secret)|\bnone\b|undefined"
    r"|in te vullen|invullen|à compléter|ausf[üu]llen|hier[-_ ]|[-_ ](?:ici|hier|here)\Z"
    r"|supersecret|geheim[-_ ]?woord|verander[-_ ]?mij|uw[-_]|votre[-_]|ihr[-_](?:passwort|schl)"
)
_HINTS = (  # a stand-in holds one of these, in small letters: some thirty times as fast
    *("example", "voorbeeld", "exempl", "beispiel", "sample", "dummy", "placeholder", "change"),
    *("replace", "your", "my-", "my_", "<", ">", "insert", "todo", "fixme", "redacted", "secret"),
    *("token", "xxx", "***", "...", "…", "123456789", "abcdefgh", "deadbeef", "foobar", "lorem"),
    *("hunter2", "abc123", "abc-123", "real", "fake", "test", "demo", "none", "undefined", "vulle"),
    *("compl", "ausf", "hier", "ici", "here", "geheim", "verander", "uw", "votre", "ihr"),
)
_HINTS_OF_HEX = ("123456789", "deadbeef", "abc123")
_HEX_SIGNS = "0123456789abcdef"
_REFERENCE = compiled(  # a name for the value, kept elsewhere
    r"\A\$|\$[{(]|[=/:]\$|\{\{|\}\}|%\(|%[A-Z_]{2,40}%|\{[\w.]{0,40}\}|@[A-Z_]{3,40}@|#\{"
    r"|\[[A-Z_ ]{3,40}\]|!vault"
    r"|(?:os|process|env|config|settings|self|this|vault|secrets|var|local|data|args|ctx|request)\."
    r"|::|->|\(\)|(?:file|https?|ssm|arn|vault):/?/?|/run/secrets"
)
_REFERS = compiled(r"[$%{}@#\[!:(>.]|/run/")  # a reference holds one of these
_ONE_SIGN = compiled(r"(.)\1{4,}")
_NAME = compiled(  # words joined: "db_password", "accessToken", "HTMLParser"
    r"(?:[A-Z]{2,20}|[A-Z]?[a-z]{2,40}|[a-z][A-Z][a-z]{2,40})"
    r"(?:[-_. ][A-Z]?[a-z]{1,40}|[-_. ]?[A-Z]{2,20}|[A-Z][a-z]{1,40}){0,8}[A-Z]?"
)
_WORDS = frozenset(
    (
        *("password", "passwd", "passwort", "kennwort", "wachtwoord", "paswoord", "pass"),
        *("pwd", "secret", "token", "key", "apikey", "test", "tests", "testing", "tester"),
        *("guest", "root", "admin", "user", "username", "postgres", "mysql", "mariadb"),
        *("mongo", "redis", "rabbitmq", "default", "string", "null", "none", "true", "false"),
        *("empty", "required", "optional", "hidden", "text", "varchar", "hash", "hashed"),
        *("encrypted", "unknown", "public", "private", "bearer", "basic", "digest", "oauth"),
        *("jwt", "sha256", "sha512", "md5", "bcrypt", "argon2", "motdepasse", "geheim"),
        *("segreto", "contraseña", "qwerty", "azerty", "letmein", "welcome"),
    )
)
_WEAK = compiled(
    r"(?:pass(?:word)?|wachtwoord|secret|test|token|key|admin|user|foo|bar)[_-]?\d{0,4}"
)
_WEAK_BEGINS = frozenset("pwstkaufb")
_DATE = compiled(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
# Keys that makers print in their manuals, by their beginning: everybody may know them.
_PRINTED = (
    "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc",  # Stripe, API reference
    "sk_test_" + "BQokikJOvBiI2HlWgH4olfQ2",  # Stripe, older manuals
    "sk_test_" + "26PHem9AhJZvU623DfE1x4sd",  # Stripe, API reference
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6",  # Azurite, storage emulator
    "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mG",  # Cosmos DB emulator
    "wJalrXUtnFEMI/K7MDENG",  # AWS
    "je7MtGbClwBF/2Zp9Utk/h3yCo8nv",  # AWS
    "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",  # jwt.io
    "xoxb-" + "17653672481-19874698323-",  # Slack
    "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",  # GitHub
    "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",  # Telegram
    "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",  # Telegram
    "key-" + "3ax6xnjp29jd6fds4gc373sgvjxteol0",  # Mailgun
    "QWxhZGRpbjpvcGVuIHNlc2FtZQ",  # RFC 7617: Aladdin:open sesame
    "QWxhZGRpbjpPcGVuU2VzYW1l",  # Wikipedia: Aladdin:OpenSesame
    "mF_9.B5f-4.1JqM",  # RFC 6750
    "2YotnFZFEjr1zCsicMWpAA",  # RFC 6749
    "tGzv3JOkF0XG5Qx2TlKWIA",  # RFC 6749
    "SlAV32hkKG",  # RFC 6749
    "7Fjfp0ZBr1KtDRbnfVdmIw",  # RFC 6749
    "gX1fBat3bV",  # RFC 6749
    "czZCaGRSa3F0MzpnWDFmQmF0M2JW",  # RFC 6749, Basic
    "JBSWY3DPEHPK3PXP",  # Google Authenticator, key URI format
    "HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ",  # the same
    "GEZDGNBVGY3TQOJQ",  # RFC 6238, in base32
    "dGhlIHNhbXBsZSBub25jZQ",  # RFC 6455
)
IDENTIFIER = compiled(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_HEX = compiled(r"[0-9a-fA-F]+")
_SYMBOL = compiled(r"[^\w\s.,:\-]|_")


def entropy(value: str) -> float:
    """Bits a character, by how often each stands in the value. Cost: linear."""
    size = len(value)
    return -sum(n / size * log2(n / size) for n in map(value.count, set(value))) if size else 0.0


def stand_in(value: str) -> bool:
    """True for placeholders, documented examples and names of a value kept elsewhere."""
    if _REFERS.search(value) is not None and _REFERENCE.search(value) is not None:
        return True
    return placeholder(value)


def placeholder(value: str) -> bool:
    """True for what is to be filled in, documented examples and words, whatever signs they hold."""
    low = value.lower()
    if low in _WORDS or value.startswith(_PRINTED):
        return True
    for hint in _HINTS if low.strip(_HEX_SIGNS) else _HINTS_OF_HEX:
        if hint in low and _STAND_IN.search(value) is not None:
            return True
    if low[:1] in _WEAK_BEGINS and _WEAK.fullmatch(low) is not None:
        return True
    return len(set(value)) <= len(value) - 4 and _ONE_SIGN.search(value) is not None


def drawn(value: str) -> bool:
    """True for a token that a machine drew: nearly as many different characters as may be."""
    return entropy(value) >= min(3.0, 0.75 * log2(max(2, len(value)))) and not stand_in(value)


def token(value: str) -> bool:
    """True for a value behind `token`, `secret` or `key` that no person would write as a word."""
    if len(value) < 8 or stand_in(value) or IDENTIFIER.fullmatch(value):
        return False
    digits = sum(map(str.isdigit, value))
    letters = sum(map(str.isalpha, value))
    if not digits or not letters or _DATE.fullmatch(value):
        return mixed(value) and len(value) >= 10
    if len(value) < 16:
        return (mixed(value) or digits > 2) and entropy(value) >= 2.5
    if _HEX.fullmatch(value):
        return len(value) >= 20 and entropy(value) >= 2.8
    return entropy(value) >= 3.2 and (digits > 2 or mixed(value))


def mixed(value: str) -> bool:
    """True when capitals and small letters are mixed otherwise than in words and names."""
    if _NAME.fullmatch(value) or value.isupper() or value.islower():
        return False
    changes = sum(a.islower() and b.isupper() for a, b in pairwise(value))
    return changes >= 2 or _SYMBOL.search(value) is not None


def chosen(value: str) -> bool:
    """True for a password that a person or a tool chose: more than a word or a name."""
    if len(value) < 4 or stand_in(value) or _DATE.fullmatch(value):
        return False
    if _NAME.fullmatch(value) or value.isdigit():
        return False
    letters = any(map(str.isalpha, value))
    digits = any(map(str.isdigit, value))
    if letters and (digits or _SYMBOL.search(value[1:]) is not None):
        return True
    return len(value) >= 8 and not (value.islower() or value.isupper())  # "zEMJXPpqY"
