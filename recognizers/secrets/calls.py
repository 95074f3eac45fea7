"""Secrets given to a program without a label: keys of signatures and ciphers, pairs, SQL rows.

`jwt.encode(payload, "...")`, `hash_hmac('sha256', $text, '...')`, `btoa("jan:...")`,
`INSERT INTO users (login, wachtwoord) VALUES ('jan', '...')`, `#define SLEUTEL "..."`.

Source: manuals of PyJWT, PHP, Node, Java, Arduino; SQL:2016.
Confused with: names of algorithms, variables, other columns of the row.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads
from recognizers.secrets.settings import rich
from recognizers.secrets.values import chosen, stand_in, token

_DRAWN = "K7dPq2Xv9LmZr4Tn"
_TITLE = {
    "nl": "een geheim in een programma",
    "fr": "un secret dans un programme",
    "de": "ein Geheimnis in einem Programm",
    "en": "a secret in a program",
}
_Q = r"b?[\"'](?P<value>[^\"'\n\s]{8,120})[\"']"
_FIRST = r"[^,()\n\"']{1,60}(?:\([^()\n]{0,40}\))?,\s{0,8}"  # a variable before the key
_NAME = r"[\"'][\w\-]{2,20}[\"'],\s{0,8}"


def drawn(value: str) -> bool:
    """True for a key: drawn, or letters with digits that are no name of an algorithm."""
    if stand_in(value) or value.lower().startswith(("aes", "sha", "hs256", "rs256", "utf", "des-")):
        return False
    return token(value) or rich(value) or (chosen(value) and any(map(str.isdigit, value)))


CIPHER = Recognizer(
    name="cipher-key",
    entity="SECRET",
    title=_TITLE,
    pattern=compiled(
        rf"(?i)(?:hash_hmac\(\s?{_NAME}{_FIRST}{_Q}|hmac\.new\(\s?{_Q}|createHmac\(\s?{_NAME}{_Q}"
        rf"|jwt\.(?:encode|sign|verify|decode)\(\s?{_FIRST}{_Q}|fernet\(\s?{_Q}"
        rf"|(?:aes|des|arc4|chacha20|blowfish)\.new\(\s?{_Q}|create(?:de)?cipheriv\(\s?{_NAME}{_Q}"
        rf"|aes\.(?:en|de)crypt\(\s?{_FIRST}{_Q}|secretkeyspec\(\s?{_Q}|hmacshakeyfor\(\s?{_Q}"
        rf"|openssl_(?:en|de)crypt\(\s?{_FIRST}{_NAME}{_Q}|signwith\(\s?{_FIRST}{_Q})"
        r"(?=\s?[,).])"
    ),
    anchor=Anchor(
        words=(
            *("hash hmac", "hmac new", "createhmac", "jwt encode", "jwt sign", "jwt verify"),
            *("jwt decode", "fernet", "aes new", "des new", "arc4 new", "chacha20 new"),
            *("blowfish new", "createcipheriv", "createdecipheriv", "aes encrypt", "aes decrypt"),
            *("secretkeyspec", "hmacshakeyfor", "openssl encrypt", "openssl decrypt", "signwith"),
        ),
        exact=True,
        before=0,
    ),
    check=drawn,
    keep="raw",
    bare=0.9,
    specificity=77,
    samples=(
        hit(f"hash_hmac('sha256', $bericht, '«{_DRAWN}»')", "PHP"),
        hit(f"hmac.new(b'«{_DRAWN}»', msg, sha256)", "Python"),
        hit(f'jwt.encode(payload, "«{_DRAWN}»", algorithm="HS256")', "a token"),
        hit(f"jwt.sign(x, '«{_DRAWN}»')", "Node"),
        hit(f"createHmac('sha256', '«{_DRAWN}»')", "Node, a signature"),
        hit(f"AES.new(b'«{_DRAWN}»', AES.MODE_CBC, iv)", "a cipher"),
        hit(f"Fernet(b'«{_DRAWN}9Qz7LmR4tVbN8cYd3FgH6jKs1A=»')", "Fernet"),
        hit(f'new SecretKeySpec("«{_DRAWN}»".getBytes(), "AES")', "Java"),
        miss("hash_hmac('sha256', $bericht, $sleutel)", "a variable"),
        miss("jwt.encode(payload, 'your-256-bit-secret')", "a manual"),
        miss("jwt.decode(token, key, algorithms=['HS256'])", "variables"),
        miss("createHmac('sha256', secret)", "a variable, Node"),
        miss("AES.new(key, AES.MODE_CBC)", "a variable, Python"),
        miss("hmac.new(key, 'bericht-tekst', sha256)", "a message"),
        miss("Fernet(os.environ['FERNET_KEY_2'])", "elsewhere"),
        miss("fernet('x')", "short"),
    ),
)

PAIR = Recognizer(
    name="encoded-pair",
    entity="SECRET",
    title=_TITLE,
    pattern=compiled(
        r"(?i)(?:btoa|b64encode|base64_encode|buffer(?:\.from)?|curlopt_userpwd|userpwd|netrc|auth)"
        r"[\"']?\s?(?:\(|,|=>?|:)\s?(?:b|bytes\()?[\"'][\w.\-@\\]{2,40}:(?P<value>[^\"'\n\s]{4,80})[\"']"
    ),
    anchor=Anchor(
        words=(
            *("btoa", "b64encode", "base64 encode", "buffer", "curlopt userpwd", "userpwd"),
            *("netrc", "auth"),
        ),
        exact=True,
        before=0,
    ),
    check=lambda value: len(value) > 6 and chosen(value) and "//" not in value,
    keep="raw",
    bare=0.9,
    specificity=76,
    samples=(
        hit('btoa("jan:«Kreeft77net»")', "JavaScript"),
        hit('new Buffer("jan:«Kreeft77net»").toString("base64")', "Node"),
        hit("base64.b64encode(b'jan:«Kreeft77net»')", "Python"),
        hit("base64_encode('jan:«Kreeft77net»')", "PHP"),
        hit('curl_setopt($c, CURLOPT_USERPWD, "jan:«Kreeft77net»");', "PHP, curl"),
        hit("auth: 'jan:«Kreeft77net»',", "a setting of Node"),
        hit('Buffer.from("svc:«H4venkraan!»")', "Node, from"),
        hit("'userpwd' => 'jan:«Kreeft77net»'", "PHP, an option"),
        miss('btoa("user:password")', "a manual"),
        miss("btoa(user + ':' + pass)", "variables"),
        miss('Buffer.from("12:30")', "a time"),
        miss("auth: 'https://login.example/a1'", "an address"),
        miss('b64encode(b"hello")', "a text"),
        miss('auth="keycloak:realm"', "names"),
        miss("CURLOPT_USERPWD, $login", "a variable"),
        miss('btoa("a:${PW}")', "a variable, a template"),
    ),
)

_COLUMNS = compiled(r"(?r)\((?P<names>[^()]{3,600})\)\s{0,4}\Z")
_PASSWORD = compiled(
    r"(?i)[\s\"'`\[]*(?:\w{0,20}_)?(?:password|passwd|pass|pwd|wachtwoord|paswoord|ww|mot_?de_?passe|mdp"
    r"|passwort|kennwort|geheim\w{0,4}|secret|token|api_?key|(?:password|passwort|wachtwoord)_?hash)"
    r"[\s\"'`\]]*"
)
_ROW = compiled(r"(?r)\)\s{0,4},\s{0,8}\(")  # where the row before ends and this one begins
_FIELD = compiled(r"\s*(?:N?'(?:[^'\\]|''|\\.)*'|[^,()']*(?:\([^()]*\))?[^,()']*)\s*,")
ROW = 1_500  # code points of a row that are read
ROWS = 4_000  # code points behind INSERT in which rows are read


def of_column(text: str, span: Span) -> Span | None:
    """The value of a row that stands under the column of a password; None for other columns."""
    low = max(0, span.start - ROWS)
    head = max(text.rfind("VALUES", low, span.start), text.rfind("values", low, span.start))
    if head < 0 or stand_in(text[span.start : span.end]):
        return None
    columns = _COLUMNS.search(text, max(0, head - 640), head)
    if columns is None:
        return None
    row = _ROW.search(text, max(head, span.start - ROW), span.start)
    at = row.end() if row is not None else text.find("(", head, span.start) + 1
    if not at or span.start - at > ROW:
        return None
    number = 0
    while field := _FIELD.match(text, at, span.start):
        number, at = number + 1, field.end()
    names = columns["names"].split(",")
    return span if number < len(names) and _PASSWORD.fullmatch(names[number]) else None


ROWED = Recognizer(
    name="sql-row-password",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een rij van een databank",
        "fr": "un mot de passe dans une ligne de base de données",
        "de": "ein Passwort in einer Datenbankzeile",
        "en": "a password in a database row",
    },
    pattern=compiled(r"(?<=[(,]\s{0,2}N?')(?P<value>[^'\n\\]{4,200})(?='\s{0,2}[,)])"),
    anchor=Anchor(words=("insert into",), before=0, reach=ROWS, leads=leads.inserts),
    extend=of_column,
    keep="raw",
    bare=0.9,
    specificity=79,
    samples=(
        hit("INSERT INTO users (login, wachtwoord) VALUES ('jan', '«Kreeft77net»');", "Dutch"),
        hit(
            "INSERT INTO u (id, mdp, nom) VALUES (1, '«Lilas88»', 'a'), (2, '«kermis»', 'b, c');",
            "two rows",
        ),
        hit("insert into a (`user`, `password`) values ('x', '«tiger42x»')", "small letters"),
        hit("INSERT INTO [a] ([n], [Passwort]) VALUES (N'x', N'«Eifel-9»')", "SQL Server"),
        hit("INSERT INTO a (pass, d) VALUES ('«Zw4luw»', NOW())", "first"),
        hit("INSERT INTO a (d, pwd)\nVALUES\n(NOW(), '«Zw4luw»');", "on lines"),
        hit("INSERT INTO a(t, user_password) VALUES ('a (b)', '«Zw4luw!»')", "brackets"),
        hit("INSERT INTO a (api_key) VALUES ('«9f3ac4d17e5b»')", "a key"),
        miss("INSERT INTO users (login, naam) VALUES ('jan', 'Kreeft77net');", "no password"),
        miss("INSERT INTO a (password) VALUES (?)", "a parameter"),
        miss("INSERT INTO a (password) VALUES ('changeme')", "stand-in"),
        miss("INSERT INTO a (login, password) VALUES ('jan12345', NULL)", "none"),
        miss("INSERT INTO a VALUES ('jan', 'Kreeft77net')", "no columns"),
        miss("insert into the form the values ('a', 'bcde')", "words"),
        miss("INSERT INTO a (password_changed, n) VALUES ('2026-11-12', 'jan1')", "a date"),
        miss("INSERT INTO a (password) VALUES ('${PW}')", "a variable"),
    ),
)


def defined(text: str, span: Span) -> Span | None:
    """The value of a constant or variable that is named as a secret."""
    value = text[span.start : span.end]
    return span if drawn(value) else None


DEFINED = Recognizer(
    name="defined-secret",
    entity="SECRET",
    title=_TITLE,
    pattern=compiled(
        r"(?i)(?:define|setx|setenv|export|env|arg)[ \t]{1,8}\w{0,40}"
        r"(?:pass(?:word|wd|wort|phrase)?|pwd|wachtwoord|paswoord|kennwort|mdp|geheim(?:nis)?|secret|token"
        r"|sleutel|schl(?:ü|ue)ssel|cl(?:é|ef|e)|jeton|api_?key|psk)(?:_\w{0,30})?(?<!limits?|len|length|size|max|min|count|type|name|url"
        r"|file|path|id)[ \t]{1,20}"
        r"[\"']?(?P<value>[^\s\"'<>$=]{6,120})[\"']?(?=[ \t]{0,20}(?:\r?\n|\Z|//|/\*))"
    ),
    anchor=Anchor(words=("define", "setx", "setenv", "export", "env", "arg"), exact=True, before=0),
    extend=defined,
    keep="raw",
    bare=0.9,
    specificity=75,
    samples=(
        hit(f'#define SLEUTEL "«{_DRAWN}»"', "C"),
        hit('#define WIFI_PASS "«Kreeft77net»" // gasten', "C, a remark"),
        hit(f"setx DB_GEHEIM «{_DRAWN}»", "Windows"),
        hit("setenv MDP «Kreeft77net»\n", "csh"),
        hit(f"export TOKEN_LOKET «{_DRAWN}»", "a shell"),
        hit("ENV DB_PASSWORD «Kreeft77net»\n", "Docker"),
        hit(f"ARG API_KEY «{_DRAWN}»", "Docker, an argument"),
        hit(f"#define CLE_API   '«{_DRAWN}»'", "French"),
        miss("#define MAX_TOKENS 4096", "a count"),
        miss("#define PASS_LIMIT limit2pass", "a limit"),
        miss("setx PASSWORD %PW%", "a variable"),
        miss("export TOKEN", "no value"),
        miss("ENV TOKEN=${TOKEN}", "a variable, Docker"),
        miss("export default tokenReducer2", "a program"),
        miss("#define SECRET_LEN 32", "a length"),
        miss("define the password policy of 2026", "words"),
    ),
)
RECOGNIZERS = (CIPHER, PAIR, ROWED, DEFINED)
