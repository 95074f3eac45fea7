"""Cheap looks at what follows a label: whether a value can stand there at all.

A label stands in every second line of a log or a manual ("Failed password for root", "token
refresh"), and the patterns that read what it labels cost ten to thirty microseconds each. A look
at the signs and words of its line costs one, and refuses most of them. None refuses a place where
its pattern finds something.
"""

from recognizers.compiled import compiled

LINE = 450  # code points from a label that are looked at: more than any pattern reaches on a line
_LEADING_WORDS = (  # verbs and prepositions that lead to a value: labelled.py, told.py
    "is ist was wordt werd wird wurde luidt lautet blijft bleibt naar c’est c'est est en sera "
    "devient auf to remains staat ce reste war stays vers in nog toujours still immer "
    "désormais voortaan maintenant jetzt nunmehr nun nu now heißt heet"
)
_LINKS = frozenset(_LEADING_WORDS.split())
_SIGN = compiled(r"[=:>\"'`«“„→(]")
_BELOW = frozenset("=:>-→")  # what may begin the next line
_ASSIGNS = frozenset(":=,>")
_SHORT = 5  # letters of a word that is nobody's password
_AFTER_CODE = compiled(r"[^\n:=;!?|0-9.]{0,80}+")
_GOES_ON = frozenset("cChHdDeEiI'’")  # "code. C'est 4471", "das ist", "het is", "it's"


def _line(text: str, at: int) -> str:
    """From a label to the end of its line."""
    stop = text.find("\n", at, at + LINE)
    return text[at : stop if stop >= 0 else at + LINE]


def _below(text: str, at: int) -> bool:
    """True when the line below begins with the sign that leads to a value."""
    return text[at : at + 24].lstrip()[:1] in _BELOW and at < len(text)


def _linked(text: str, at: int, line: str) -> bool:
    """True for a sign or a verb behind a label, which lead to a value."""
    if _SIGN.search(line) is not None or not _LINKS.isdisjoint(line.lower().split()):
        return True
    return _below(text, at + len(line))


def password(text: str, at: int) -> bool:
    """True when a sign or a verb follows, or a word beside the label that could be a password."""
    line = _line(text, at)
    if _linked(text, at, line):
        return True
    words = line.split(" ", 4)
    beside = 3 if words[0].lower().endswith("mot") else 1  # mot de passe
    if len(words) <= beside:
        return False
    word = words[beside].rstrip(".,;?)!»”")
    short = len(word) < _SHORT and word.isalpha()
    return not short or len(words[0]) < _SHORT  # a login decides behind "pass" and "ww"


def key(text: str, at: int) -> bool:
    """True when a sign or a verb follows, or the label is an option of a command."""
    return _linked(text, at, _line(text, at)) or "--" in text[max(0, at - 44) : at]


_HOST = compiled(r"(?:tcp6?|udp|unix)\(|[\w.\-]{3,80}(?::[0-9]{2,5}|/\w)")
_USER = compiled(r"(?r)[\w.\-]{1,60}[:/][^\s\"'`<>/]{4,120}")


def host(text: str, at: int) -> bool:
    """True for an at sign between a log-in with its password and a host with its port or path."""
    if _HOST.match(text, at + 1) is None:
        return False
    return _USER.match(text, max(0, at - 190), at) is not None


_INSERTED = compiled(
    r"[^(;]{1,120}\([^()]{0,500}?(?i:pass|pwd|woord|\bww|mdp|wort|secret|geheim|token|key)"
)


def inserts(text: str, at: int) -> bool:
    """True when the columns of an INSERT name a password."""
    return _INSERTED.match(text, at) is not None


def later(text: str, at: int) -> bool:
    """True when a sentence ends behind a label and a long run of letters and digits follows."""
    line = _line(text, at)
    stop = line.find(". ")
    return stop >= 0 and _LONG_RUN.search(line, stop) is not None


_LONG_RUN = compiled(r"[A-Za-z0-9]{40}")
_NAME_REST = compiled(r"[^\n:=,>]{0,75}+")


def assigned(text: str, at: int) -> bool:
    """True when a colon, an equals sign, a comma or a tag's end follows on the line."""
    rest = _NAME_REST.match(text, at)
    return rest is not None and text[rest.end() : rest.end() + 1] in _ASSIGNS


def phrase(text: str, at: int) -> bool:
    """True when a sign or a verb follows on the line, or a remark in brackets."""
    return _linked(text, at, _line(text, at))


def code(text: str, at: int) -> bool:
    """True when a digit, a sign or the next sentence may give the code."""
    match = _AFTER_CODE.match(text, at)
    end = match.end() if match is not None else at
    sign = text[end : end + 1]
    if sign == "\n":
        return _below(text, end)
    if sign in (".", "?", "!"):
        after = text[end + 1 : end + 3]
        return not after[:1].isspace() or after[1:] in _GOES_ON
    return sign not in (";", "|", "")


_COMMANDS = (  # commands that give a password behind an option
    "curl mysql mysqldump mysqladmin mariadb psexec az oc mongo mongosh mongodump kubectl "
    "cockroach influx 7z 7za unzip zip rar unrar keytool smbclient gpg wget svn http https "
    "git sshpass ldapsearch ldapmodify ldapadd sqlcmd bcp"
)
_WITH_OPTIONS = frozenset(_COMMANDS.split())
_COMMAND = compiled(r"[a-z0-9]+")


def command(text: str, at: int) -> bool:
    """False for a command without the option that it needs on its line."""
    match = _COMMAND.match(text, at, at + 12)
    if match is None or match[0] not in _WITH_OPTIONS:
        return True
    return " -" in _line(text, at)


_QUESTIONS = (  # words of a line that asks for something: answers.py
    "wat welk welke wie weet heb heeft hebt hoe weer alweer kan kun stuur geef zeg quoi quel "
    "quelle qui as avez connais connaît rappelle envoie donne besoin was weißt hast hat noch "
    "nochmal gib schick brauche brauch nodig vergeten oublié vergessen forgot what which who "
    "anyone iemand got have send remind know need quelqu"
)
_ASKING = frozenset(_QUESTIONS.split())
_SPACES = {code: " " for code in range(128) if not chr(code).isalpha()}
_SPACES |= dict.fromkeys(map(ord, "’‘“”„«»…–—•→\xa0"), " ")
_ASKED = 200  # code points before a label on its line


def asked(text: str, at: int) -> bool:
    """True when the line of a label asks for something and another line follows."""
    stop = text.find("\n", at, at + 120)
    if stop < 0:
        return False
    line = text[text.rfind("\n", max(0, at - _ASKED), at) + 1 or max(0, at - _ASKED) : stop]
    return "?" in line or not _ASKING.isdisjoint(line.lower().translate(_SPACES).split())
