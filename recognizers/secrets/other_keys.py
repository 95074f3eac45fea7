"""Keys and log-ins in other forms: ends of private keys, JWK, XML, OpenVPN, hashes, cookies, pairs.

Source: RFC 7517 (JWK), .NET's RSAKeyValue, RFC 4716 (SSH2), crypt(5), RFC 6265 (cookies).
Confused with: public halves of the same forms, certificates, cookies of a choice.
"""

from recognizers.base import Anchor, Recognizer, Sample, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.values import chosen, drawn

_B64 = "Hq3vK9sTz1xWm7RbY5nLp2dJc8fGe4uQ" + "aT9h0iXo6ZlCkVwBgMrNsPyUtEjDfAq2"
_HEX = "9f3ac4d17e5b08c6" + "a2f4917d3be85a60"
_END = "-----END PRIVATE" + " KEY-----"


def _recognizer(
    name: str,
    title: tuple[str, str, str, str],
    pattern: str,
    anchor: Anchor,
    check: object,
    samples: tuple[Sample, ...],
    bare: float = 0.95,
) -> Recognizer:
    return Recognizer(
        name=name,
        entity="SECRET",
        title=dict(zip(("nl", "fr", "de", "en"), title, strict=True)),
        pattern=compiled(pattern),
        anchor=anchor,
        check=check,  # type: ignore[arg-type]
        keep="raw",
        bare=bare,
        specificity=94,
        samples=samples,
    )


TAIL = _recognizer(
    "private-key-tail",
    (
        "het einde van een private sleutel",
        "la fin d'une clé privée",
        "das Ende eines privaten Schlüssels",
        "the end of a private key",
    ),
    r"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{40,80}+(?:\\n|[\s>]{1,8})){1,60}[A-Za-z0-9+/=]{0,80}"
    r"(?:\\n|[\s>]{1,8})?-----END (?:[A-Z0-9]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----",
    Anchor(literal="PRIVATE KEY", before=5_600, reach=20),
    None,
    (
        hit(f"«{_B64}\n{_B64}\n{_END}»", "two lines"),
        hit(f"…\n«{_B64}\n{_B64}=\n{_END}»", "elided"),
        hit(f"«{_B64}\n{_END}»\n", "one line"),
        hit(f"[...]\n«{_B64}\n{_END}» klopt dit?", "in a text"),
        hit(f"> «{_B64}\n> {_B64}\n> {_END}»", "quoted"),
        hit(f"«{_B64}\\n{_B64}\\n{_END}»", "one line of JSON"),
        hit(f"«{_B64}\n{_B64[:20]}==\n{_END}»", "a short last line"),
        hit(f"«{_B64}\r\n{_B64}\r\n{_END}»", "lines of Windows"),
        miss(f"{_END}", "the last line alone"),
        miss(f"...\n{_END}", "elided"),
        miss(f"{_B64}\n{_END.replace('PRIVATE', 'PUBLIC')}", "public"),
        miss(f"{_B64}\n-----END CERTIFICATE-----", "certificate"),
        miss(f"ends with {_END}", "spoken of"),
        miss(f"{_B64[:30]}\n{_END}", "a short line"),
        miss(f"een zin zonder sleutel\n{_END}", "words"),
        miss("the PRIVATE KEY of the host", "words"),
    ),
)

_XML = f"<Modulus>{_B64}</Modulus><Exponent>AQAB</Exponent><D>"
FORMS = _recognizer(
    "private-key-form",
    (
        "een private sleutel in een andere vorm",
        "une clé privée sous une autre forme",
        "ein privater Schlüssel in anderer Form",
        "a private key in another form",
    ),
    r"-----BEGIN OpenVPN Static key V1-----(?P<value>(?:\s{1,8}[0-9a-f]{16,64}){2,40})"
    r"|BEGIN SSH2 ENCRYPTED PRIVATE KEY ----(?P<value>(?:\s{1,4}[^\n\-]{1,100}){1,80})"
    r"|RSAKeyValue>[^\n]{0,2000}<D>(?P<value>[A-Za-z0-9+/=\s]{40,1400})</D>"
    r"|kty[\"']\s?:\s?[\"'](?:RSA|EC|OKP|oct)[\"'](?:[^{}]{0,2000}?[,{])?\s{0,8}[\"'][dk][\"']\s?:"
    r"\s?[\"'](?P<value>[A-Za-z0-9_\-]{32,1400})[\"']",
    Anchor(
        words=("begin openvpn static*", "begin ssh2 encrypted*", "rsakeyvalue", "kty"),
        before=6,
        reach=4_200,
    ),
    lambda key: "xxxxx" not in key.lower() and "..." not in key,
    (
        hit(f"-----BEGIN OpenVPN Static key V1-----«\n{_HEX}\n{_HEX}»\n-----END", "OpenVPN"),
        hit(f"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----«\n{_B64}\n{_B64}»\n----", "SSH2"),
        hit(f"<RSAKeyValue>{_XML}«{_B64}»</D></RSAKeyValue>", ".NET"),
        hit(f'{{"kty":"RSA","d":"«{_B64}»","n":"x"}}', "JWK"),
        hit(f'{{"kty":"EC","crv":"P-256","x":"a","d":"«{_B64[:43]}»"}}', "JWK, EC"),
        hit(f'"kty": "oct", "k": "«{_B64}»"', "JWK, one key"),
        hit(f"{{'kty': 'OKP', 'd': '«{_B64[:43]}»'}}", "JWK, single quotes"),
        hit(f'{{"kty":"RSA","e":"AQAB",\n "d":"«{_B64}»"}}', "JWK, on two lines"),
        miss(f'{{"kty":"RSA","n":"{_B64}","e":"AQAB"}}', "public"),
        miss(f"<RSAKeyValue><Modulus>{_B64}</Modulus></RSAKeyValue>", "public, .NET"),
        miss("-----BEGIN OpenVPN Static key V1-----\n...", "elided"),
        miss("kty is the type of a key", "spoken of"),
        miss('"kty": "RSA"', "the type alone"),
        miss("RSAKeyValue is a form of .NET", "spoken of"),
        miss(f'"kty":"EC","d":"{"x" * 43}"', "one sign over and over"),
        miss("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA", "public, SSH2"),
    ),
)

HASH = _recognizer(
    "password-hash",
    (
        "een gehasht wachtwoord van een account",
        "un mot de passe haché d'un compte",
        "ein gehashtes Passwort eines Kontos",
        "a hashed password of an account",
    ),
    r"(?<![\w$])(?P<value>\$(?:1\$[./A-Za-z0-9]{1,8}\$[./A-Za-z0-9]{22}|apr1\$[./A-Za-z0-9]{1,8}\$"
    r"[./A-Za-z0-9]{22}|5\$(?:rounds=\d{3,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43}"
    r"|6\$(?:rounds=\d{3,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{86}"
    r"|2[aby]\$\d\d\$[./A-Za-z0-9]{53}"
    r"|y\$[./A-Za-z0-9]{2,8}\$[./A-Za-z0-9]{8,32}\$[./A-Za-z0-9]{43}"
    r"|argon2(?:id|i|d)\$v=19\$m=\d{1,8},t=\d{1,3},p=\d{1,3}\$[A-Za-z0-9+/]{11,64}"
    r"\$[A-Za-z0-9+/]{22,128}|9\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}))(?![./A-Za-z0-9])",
    Anchor(literal="$", before=1, reach=260, holds=("$",), times=3),
    lambda value: drawn(value.rpartition("$")[2]) and "N9qo8uLOickgx2ZMRZoMy" not in value,
    (
        hit("jan:«$6$saltSALT$" + (_B64 * 2)[:86] + "»:19000:0:", "shadow"),
        hit("enable secret 5 «$1$mERr$" + _B64[:22] + "»", "router"),
        hit("admin:«$2y$10$" + _B64[:53] + "»", "web server"),
        hit("admin:«$apr1$ADwyQNeL$" + _B64[:22] + "»", "Apache"),
        hit("'«$argon2id$v=19$m=65536,t=3,p=4$" + _B64[:22] + "$" + _B64[:43] + "»'", "Argon2"),
        hit("x «$5$salt$" + _B64[:43] + "» y", "SHA-256"),
        hit("root:«$y$j9T$" + _B64[:22] + "$" + _B64[:43] + "»:1:", "yescrypt"),
        hit("secret 9 «$9$" + _B64[:14] + "$" + _B64[:43] + "»", "router, scrypt"),
        miss("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy", "the manual's own"),
        miss("$6$...$...", "elided"),
        miss("costs $1 and $2 and $3", "money"),
        miss("root:!:19000:0:99999:7:::", "locked"),
        miss("$1$ $2$ $3$", "arguments"),
        miss("echo $6$x$y", "a shell"),
        miss("$2y$10$" + "x" * 53, "one sign over and over"),
        miss("$6$salt$" + _B64[:40], "too short"),
    ),
    bare=0.92,
)

COOKIE = _recognizer(
    "session-cookie",
    (
        "een cookie van een sessie",
        "un cookie de session",
        "ein Sitzungscookie",
        "a cookie of a session",
    ),
    r"(?i)cookie[\"']?\s?[:=]\s?[\"']?(?:[^\n=;]{1,60}=[^\n;]{0,300};\s?){0,12}[\w.\-]{0,30}"
    r"(?:sess(?:ion|id)?|auth|sid|token|jwt|login|remember)[\w.\-]{0,30}="
    r"(?P<value>[A-Za-z0-9+/_\-.%:]{16,600})",
    Anchor(words=("cookie", "set cookie"), exact=False, before=0, reach=3_000),
    lambda value: drawn(value) and any(map(str.isdigit, value)),
    (
        hit(f"Cookie: JSESSIONID=«{_HEX.upper()}»; lang=nl", "Java"),
        hit(f"Cookie: lang=nl; PHPSESSID=«{_HEX}»", "PHP, second"),
        hit(f"Set-Cookie: sessionid=«{_HEX}»; HttpOnly", "set"),
        hit(f"cookie: .ASPXAUTH=«{_HEX}{_HEX}»", ".NET"),
        hit(f"-H 'Cookie: _gitlab_session=«{_HEX}»'", "curl"),
        hit(f'"Cookie": "auth_token=«{_B64}»"', "JSON"),
        hit(f"Cookie: a=1; b=2; connect.sid=«s%3A{_B64}»", "Node"),
        hit(f"> Cookie: laravel_session=«{_HEX}»\n", "log"),
        miss("Cookie: lang=nl; theme=dark", "a choice"),
        miss("Cookie: session=<id>", "to be filled in"),
        miss("Cookie: JSESSIONID=...", "elided"),
        miss("cookie: a session is kept for 30 days", "words"),
        miss("Cookie: sessionid=xxxxxxxxxxxxxxxxxxxx", "one sign over and over"),
        miss("document.cookie = name + token", "a program"),
        miss("Cookie: session=", "empty"),
        miss("Set-Cookie: sid=deleted; Max-Age=0", "deleted"),
    ),
)

PAIR = _recognizer(
    "login-pair",
    (
        "een login met zijn wachtwoord",
        "un identifiant et son mot de passe",
        "ein Login und sein Passwort",
        "a login and its password",
    ),
    r"(?i)(?:(?:in)?loggegevens|inlog|toegangsgegevens|credentials?|log-?in|identifiants?|accès"
    r"|zugangsdaten|anmeldedaten|user(?:name)?[ ]?/[ ]?pass(?:word)?|gebruiker[ ]?/[ ]?wachtwoord"
    r"|utilisateur[ ]?/[ ]?mot de passe|benutzer[ ]?/[ ]?passwort)(?:[ ][\w\-]{2,20}){0,2}"
    r"(?:[ ]?[:=][ ]{0,2}|[ ])[\w.\-@\\]{2,40}(?:[ ][/|][ ]|[/:|])(?P<value>[^\s/|,;<>\"']{5,64})"
    r"(?=[\s,;]|\Z)",
    Anchor(
        words=(
            *("inloggegevens", "loggegevens", "inlog", "toegangsgegevens", "credential*", "login"),
            *("log in", "identifiant*", "acces", "zugangsdaten", "anmeldedaten", "user pass*"),
            *("username pass*", "gebruiker wachtwoord", "utilisateur mot de passe"),
            "benutzer passwort",
        ),
        exact=True,
        before=0,
    ),
    lambda value: (
        chosen(value.rstrip(".,;)!?") if len(value) > 6 else value)
        and any(map(str.isdigit, value))
        and "." not in value[1:-1]
        and any(map(str.isalpha, value))
    ),
    (
        hit("inloggegevens: jan / «Herfst2026!»", "Dutch"),
        hit("Zugangsdaten: jan / «Herbst2026!»", "German"),
        hit("credentials jan:«Herfst2026!» ok", "English"),
        hit("user/pass: jan/«Herfst2026!»", "named both"),
        hit("Identifiants : compta / «Liege4000x»", "French"),
        hit("login: an.v | «Kermesse#22»", "with a bar"),
        hit("accès : admin / «Mairie-2026»", "French, access"),
        hit("gebruiker/wachtwoord: balie/«Zomer2026»", "Dutch, named both"),
        miss("login: https://portaal.example/login2", "an address"),
        miss("login: maandag/dinsdag", "words"),
        miss("credentials: AWS/IAM", "names"),
        miss("accès : rue Haute/Grand-Place", "a place"),
        miss("login 10:30", "a time"),
        miss("inloggegevens: zie kluis", "elsewhere"),
        miss("login: user/password1", "manual"),
        miss("user/pass: ${USER}/${PASS}", "variables"),
    ),
    bare=0.85,
)
RECOGNIZERS = (TAIL, FORMS, HASH, COOKIE, PAIR)
