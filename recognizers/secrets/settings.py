"""Secrets in settings whose name or value labelled.py cannot read: own names and rich values.

`GEHEIMNIS`, `schluessel`, `cle_hmac`, `AUTH_SALT`, `smtppass` name a secret in four languages;
`Password=Krijtbord}zwart;`, `SECRET_KEY (prod): t&0y=9k)2w!z`, a TOML string over two lines and
an element with attributes hold signs that end a value elsewhere.

Source: settings of programs in Dutch, French, German and English; ODBC (braces around a value).
Confused with: keys of dictionaries, public and primary keys, hashes, calls and names in programs.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads
from recognizers.secrets.values import chosen, entropy, placeholder, stand_in, token

_OTHER = (  # `schluessel_name`, `geheim_id`, `salt_length`
    r"(?:names?|naam|nom|ids?|types?|files?|paths?|pad|datei|fichier|bestand|length|lengte|size|bits"
    r"|hash|url|hint|rounds|spec|policy|store|manager|value_from|index|error|label|titel?|title)"
)
_NAMES = (
    r"geheim(?:nis(?:se)?|en|e)?|schl(?:ü|ue)ssel|sleutel|(?<![^\W\d_])cl(?:é|ef|e)(?:_\w{1,20})?|jeton|hmac|salt"
    r"|pepper|psk(?:[_\-]?value)?|key|zugang|toegang|signatur|handtekening|unlock|passcode"
)
_CLOSE = r"[\"'\])]{0,3}[ \t]{0,4}"
_NOT_SECRET = compiled(
    r"(?ir)(?:public|publiek|publique|öffentlich|oeffentlich|primary|foreign|cache|partition|sort"
    r"|object|index|site|host|translation|i18n|row|map|group|event|hot|short|arrow|data|node|peer"
    r"|identity|known|checksum)\w{0,2}[_\-. ]?(?:e[_\-. ])?\Z"
)
_CALL = compiled(r"[\w.\]][(\[]|\$\{|\{\{|%\(|\A[({\[]|::|=>|&&|\|\||</|/>")
_WORD = compiled(r"[A-Za-z]{5}")
_CALLED = compiled(r"[\w.]+[(\[].*[)\]]")
_ALONE = compiled(  # the value of a line of its own: "export NAME=", "Django SECRET_KEY (prod): "
    r"(?i)(?<![^\n])[ \t\-*\"'>]{0,12}(?:[\w\-]{1,20}[ ]){0,3}[$\w.\-\"'\[\]]{1,60}"
    r"(?:[ ]\([^()\n]{1,30}\))?[ ]{0,3}[:=][ ]{0,3}\Z"
)
_SYMBOLS = compiled(r"[^\w\s]|_")


def rich(value: str) -> bool:
    """True for letters, digits and three different signs that a machine drew: no words in it."""
    if len(value) < 12 or entropy(value) < 3.2 or _CALLED.fullmatch(value):
        return False
    signs = len(set(_SYMBOLS.findall(value)))
    digits = sum(map(str.isdigit, value))
    if signs < 3 or digits < 2 or not any(map(str.isalpha, value)):
        return False
    if signs > 5:
        return not placeholder(value)  # "{Lh}" is no name in it
    return not (value.islower() or value.isupper() or _WORD.search(value) or stand_in(value))


def named(text: str, span: Span) -> Span | None:
    """A drawn value behind a name for a secret; behind "geheim" one that somebody chose too."""
    value = text[span.start : span.end]
    label = _LABEL.search(text, max(0, span.start - 120), span.start)
    if label is None or _NOT_SECRET.search(text, max(0, label.start() - 24), label.start()):
        return None
    name = label["name"].lower()
    if name in ("key", "zugang", "toegang", "unlock") and _STRONG.search(label[0]):
        name = "sleutel"
    quoted = text[span.start - 1] in "\"'`>"
    if not quoted and (
        _CALL.search(value) or not _ALONE.search(text, max(0, span.start - 150), span.start)
    ):
        return None
    if rich(value):
        return span
    if name in ("key", "zugang", "toegang", "signatur", "handtekening", "unlock") or " " in value:
        return None
    if name.startswith(("geheim", "passcode")) and quoted:
        good = chosen(value) and any(map(str.isdigit, value))
        return span if good or (len(value) >= 12 and token(value)) else None
    drawn = len(value) >= 16 and token(value) and _GROUPS.fullmatch(value) is None
    return span if drawn else None


_STRONG = compiled(r"(?i)(?:zugang|toegang|unlock)\w{0,2}(?:sleutel|schl(?:ü|ue)ssel|key)")
_GROUPS = compiled(r"(?:\p{L}+|\d+)(?:[\-_/.+](?:\p{L}+|\d+))+")  # a slug, a reference
_LABEL = compiled(
    rf"(?ir)(?P<name>{_NAMES})(?:[^\W_]|[_\-.]){{0,30}}[\"'\])]{{0,3}}\s{{0,4}}[^\w]{{1,6}}\Z"
)
_TITLE = {
    "nl": "een geheim in een instelling",
    "fr": "un secret dans un réglage",
    "de": "ein Geheimnis in einer Einstellung",
    "en": "a secret in a setting",
}
_DRAWN = "Hq3vK9sTz1xWm7Rb" + "Y5nLp2dJ"
_RICH = "w2~8zZ]Jr-e;Xq4{" + "Lh}9v(T~u:6Bn.m"

NAMED = Recognizer(
    name="named-secret",
    entity="SECRET",
    title=_TITLE,
    pattern=compiled(
        rf"(?i)(?:{_NAMES})(?-i:[\w\-.]{{0,30}}+)"
        rf"(?<!{_OTHER}){_CLOSE}"
        r"(?:(?:=>|:=|=|:|,(?=\s?[\"']))\s{0,4}(?P<q>[\"'`])(?P<value>[^\n\"'`]{8,200})(?P=q)"
        r"|[\"'](?:[ ][\w:]{1,20}=[\"'][^\"'<>\n]{0,60}[\"']){0,2}>(?P<value>[^<>\n\s]{16,200})</"
        r"|[=:](?P<value>[^\s\"'`]{16,200})(?=[ \t]{0,20}(?:\r?\n|\Z|[#;][ ])))"
    ),
    anchor=Anchor(
        words=(
            *("*geheim*", "*schluessel*", "*schlussel*", "*sleutel*", "cle", "clef", "jeton*"),
            *("*hmac*", "*salt", "*pepper", "*psk*", "*key", "zugang*", "toegang*", "*signatur"),
            *("handtekening", "unlock*", "passcode*"),
        ),
        exact=True,
        before=0,
        leads=leads.assigned,
    ),
    extend=named,
    keep="raw",
    bare=0.9,
    specificity=63,
    samples=(
        hit(f'geheim = "«{_DRAWN}»"', "Dutch"),
        hit(f"define('GEHEIMNIS', '«{_DRAWN}»');", "German, a constant"),
        hit(f'export GEHEIM="«{_DRAWN}»"', "a shell"),
        hit('schluessel = "«yx7Hq0Lr2TnVd9Ae»"', "German, no umlaut"),
        hit(f"define('AUTH_KEY', '«{_RICH}»');", "signs of all kinds"),
        hit(f"  'salt' => '«{_RICH}»',", "PHP"),
        hit("TLSPSKValue=«28ef10d5e4d0c9d7e49cc7608a79c83b»\n", "of a tunnel"),
        hit(f"cle_hmac: '«{_DRAWN}»'", "French"),
        hit(f'jeton_depot = "«{_DRAWN}»"', "French, a token"),
        hit(f"HMAC_SLEUTEL=«{_DRAWN}»\n", "Dutch, no quotes"),
        hit("toegangssleutel = '«K7dPq2Xv9LmZr4Tn»'", "a compound"),
        hit('<Setting Name="ApiSleutel">«2f83kd02mxq71lzpv55t9»</Setting>', "an element"),
        hit("geheimZin = '«Regen!op3zink»'", "a password"),
        miss("geheim = lees_geheim('kluis')", "a call"),
        miss(f"public_key = '{_DRAWN}'", "public"),
        miss("key: 'dossier.overzicht.titel'", "of a dictionary"),
        miss("schluessel = os.environ['SCHLUESSEL_2']", "elsewhere"),
        miss("sleutel = 'dossiernummer_aanvrager'", "a name"),
        miss("cle_primaire = 'id_dossier_2026_a'", "of a table"),
        miss("GEHEIM=${GEHEIM_UIT_KLUIS_1}", "a variable"),
        miss("salt_length: '0123456789abcdef0'", "a number"),
        miss("geheimnis = 'changeme'", "stand-in"),
        miss("key = lambda row: row.date2", "a program"),
        miss("node.key = 'tag:yaml.org,2002:str'", "a tag"),
        miss("case 13:o.key=e.altKey?r.C0.ESC+r.C0.CR:r.C0.CR,o.cancel=!0;break}", "minified"),
    ),
)

_LABELS = (
    r"(?:(?<!by|com|tres|sur|over|under|im|en|em)pass(?!e[dsr]|ing|iv|age|port|thr|if)(?:word|wd|wort|phrase)?"
    r"|pwd|paswoord|wachtwoord|kennwort|mot[ _\-]?de[ _\-]?passe|mdp|psw"
    r"|secret(?:[_\-]?key)?|geheim(?:nis)?|token|api[_\-]?key)"
)
_KEY = (  # of a connection string, beside its password
    r"(?:server|host(?:name)?|data source|address|database|dbname|initial catalog|db|uid"
    r"|user(?: ?id|name)?|login|gebruiker|driver|encrypt|port|endpoint|sslmode|pooling|protocol"
    r"|trust\w{0,20}|integrated security|persist security info|connection timeout"
    r"|provider|charset|account ?name)"
)
_FIELD = compiled(rf"(?i)(?<![\w]){_KEY}\s?=[^\n]{{1,160}};[ ]{{0,3}}[\w ]{{2,20}}=[ ]?\{{?\Z")
_AFTER_FIELD = compiled(rf"(?i)\}}?[ ]{{0,2}};[ ]{{0,3}}{_KEY}\s?=")
_DUMPED = compiled(r"string\(\d{1,4}\) \"\Z")  # of var_dump()
_DUMP = compiled(  # "{host=smtp, port=587, pass="
    r"[{\[](?:[\w.\-]{1,30}=[^\s,(){}]{0,60}, ){1,12}[\w.\-]{1,40}=\Z"
)
_ELEMENT = compiled(r"(?r)<[\w:.\-]{0,40}[ ](?!name=)[^<>\n]{1,200}>\Z")


def setting(text: str, span: Span) -> Span | None:
    """The password of a setting, whatever signs it holds; None for programs and stand-ins."""
    value = text[span.start : span.end]
    before = text[max(0, span.start - 240) : span.start]
    if stand_in(value) and not (rich(value) and _WORDY.search(value) is None):
        return None
    return span if _of_line(text, span, value, before) else None


def _of_line(text: str, span: Span, value: str, before: str) -> bool:
    """True when what stands around the value says that it is one."""
    line = before.rpartition("\n")[2]
    if _DUMPED.search(before):
        return chosen(value)
    if before.endswith(('"""', "'''")):
        return bool(value.strip()) and not _PROGRAM.search(value)
    if _FIELD.search(line) or _AFTER_FIELD.match(text, span.end):
        good = chosen(value) or _SYMBOLS.search(value) or value.isdigit()
        return bool(good) and not _CALLED.fullmatch(value)
    if line.endswith("{"):
        return False
    if text[span.end : span.end + 1] in (",", "}", "]"):
        return _DUMP.search(line) is not None and chosen(value)
    if line.endswith(">"):
        return (chosen(value) or token(value)) and _ELEMENT.search(before) is not None
    if "\\" in value:
        return _escaped(value)
    quoted = text[span.start - 1] in "\"'"
    if rich(value) and (quoted or _WORDY.search(value) is None):
        return quoted or _stands_alone(text, span, value)
    if not quoted and not (
        _stands_alone(text, span, value) and not _CALL.search(value) and not _OPEN.search(line)
    ):
        return False
    own = _SIGNS.search(value) is not None or _GLUED.search(line) is not None
    return own and _whole(value)


def _stands_alone(text: str, span: Span, value: str) -> bool:
    """True for the whole value of a line that holds no more than its name; no line of a program."""
    if value[-1] in ",;{(" or value.startswith(("/", "~/", "./")) or _PARAMETER.search(value):
        return False
    return _ALONE.search(text, max(0, span.start - 150), span.start) is not None


def _whole(value: str) -> bool:
    """True for letters and digits or signs that no program would write so."""
    mixed = any(map(str.isdigit, value)) and any(map(str.isalpha, value))
    return mixed and chosen(value) and not _CODE.search(value)


def _escaped(value: str) -> bool:
    """True for one backslash in a password; no path, no pattern."""
    plain = value.replace("\\", "")
    if len(value) - len(plain) != 1 or _PATTERN.search(value) or value[1:3] == ":\\":
        return False
    return chosen(plain) and any(map(str.isdigit, plain))


_PROGRAM = compiled(r"[{};]|\bdef\b|\breturn\b|\w\(")
_OPEN = compiled(r"(?:\b(?:def|if|for|while|return|function|assert)\b|[\w\]]\()[^\n]*\Z")
_GLUED = compiled(r"(?i)[^\W\d_](?:pass|pwd|mdp|pw)[\w\-]{0,30}[\"'\]]{0,2}\s?[:=][ ]{0,3}[\"']?\Z")
_PARAMETER = compiled(r"&[A-Za-z_]{3,30}=")
_WORDY = compiled(r"\p{L}{6}")
_CODE = compiled(r"\A[\w.\[\]\"']+(?:[(\[]|=(?![^=]*[0-9]))|[)\]]\Z|\.\w+\(")
_SIGNS = compiled(r"[<>(){}\[\],;&|=]")
_PATTERN = compiled(r"\\[dswbnrtDSWBuxpP]\b|\\[dDsSwWpP][+*{]|[\^$*+?]\\|\[[^\]]{0,20}\\")

SETTING = Recognizer(
    name="password-setting",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een instelling",
        "fr": "un mot de passe dans un réglage",
        "de": "ein Passwort in einer Einstellung",
        "en": "a password in a setting",
    },
    pattern=compiled(
        rf"(?i){_LABELS}(?-i:[\w\-]{{0,30}}+)(?<!{_OTHER})[\"'\]]{{0,2}}(?:"
        r"[ ]{0,2}=[ ]{0,2}(?:\{(?P<value>[^{}\n]{4,120})\}(?=\s?[;\"'\n]|\s?\Z)"
        r"|\"\"\"(?P<value>(?:[^\"\n]{1,100}\n?){1,4})\"\"\"|'''(?P<value>(?:[^'\n]{1,100}\n?){1,4})'''"
        r"|(?P<value>[^\s,{}\[\]\"'()<>;&]{4,80})(?=, [\w.\-]{1,30}=|[}\]](?:[\s,]|\Z))"
        r"|(?P<value>[^;\"'\n\s]{4,120})(?=[ ]{0,2};(?:[ ]{0,3}[\w .]{2,40}=|[\"'\n]|\Z)))"
        r"|(?:[ ]?\([^()\n]{1,30}\))?[ ]{0,3}[:=][ ]{0,3}(?:"
        r"(?P<value>[^\s\"'`<\\$%][^\s\"'\\]{7,120})(?=[ \t]{0,20}(?:\r?\n|\Z|[#;][ ]))"
        r"|(?P<q>[\"'])(?P<value>[^\n\"'\s]{4,120})(?P=q))"
        r"|\]=>\s{0,12}string\(\d{1,4}\) \"(?P<value>[^\"\n]{4,200})\""
        r"|(?:[ ][\w:\-]{1,30}=[\"'][^\"'<>\n]{0,120}[\"']){1,3}>(?P<value>[^<>\n]{4,200})</)"
    ),
    anchor=Anchor(
        words=(
            *("pass*", "*passwd*", "*password*", "*pass", "*pwd*", "paswoord", "wachtwoord*"),
            *("kennwort*", "motdepasse", "mot de passe", "*mdp", "psw", "secret*", "geheim*"),
            *("passwort*", "token", "api key", "apikey", "*wachtwoord", "*passwort"),
        ),
        exact=True,
        before=0,
        leads=leads.assigned,
    ),
    extend=setting,
    keep="raw",
    bare=0.9,
    specificity=84,
    samples=(
        hit("Server=db;User Id=app;Password=«Krijtbord}zwart»;Encrypt=True", "a field"),
        hit("Driver={x};UID=rw;PWD={«boom;roos;vis7»};", "in braces"),
        hit("Django SECRET_KEY (prod): «t&0y=9k)2w!zq^7r(hv$5u#nx8c1l_j3m-b»\n", "to the end"),
        hit("mqtt_pass: «Ladder_wagen=112b»\n", "an equals sign"),
        hit('api_pass = """«Pajottenland\nlambik 1561»"""', "two lines"),
        hit("passwort = '«Eyneburg\\Turm4»'   # x", "a backslash"),
        hit('<Pass encoding="base64">«Yk5tUTd2VHIyeExz»</Pass>', "an attribute"),
        hit('<password type="plain" scope="x">«Kers3nboom!»</password>', "two attributes"),
        hit("smtppass=«Zomer!2026;x»\n", "in one word"),
        hit('dbPass = "«kermisPaard92»"', "in one word, quotes"),
        hit('["password"]=>\n  string(11) "«Kreeft77net»"', "a dump of PHP"),
        hit("{host=smtp, port=587, user=taxes, pass=«Waterzooi.net9»}", "a dump"),
        miss("password = get(a)[0];", "a program"),
        miss("if password == (a, b):", "a condition"),
        miss("password: Optional[str] = None", "a type"),
        miss("password: {type: string, minLength: 12}", "a schema"),
        miss('password = """\n    Ask {user};\n"""', "a program"),
        miss("bypass=aan;uit1;", "another word"),
        miss("  token = { type: 'star', value: 1 };", "an object"),
        miss("self.secret = gen_salt(20)\n", "made by a program"),
        miss("token=45ghiukldjahdnhzdauz&token_type_hint=refresh", "of an address"),
        miss('print(f"password={password!r}")', "a template"),
        miss("spwd: 3.0-3.12", "a module"),
        miss("pwd='C:\\temp1'", "a path"),
        miss(r"password = '^\d{4}[a-z]$1'", "a pattern"),
        miss('<input type="password" name="pw1">', "HTML"),
        miss("Password=****;Encrypt=True", "masked"),
        miss("Pwd={wachtwoord}", "to be filled in"),
    ),
)
RECOGNIZERS = (NAMED, SETTING)
