"""Secrets in lines of known files and devices: ipsec.secrets, userlist.txt, chap-secrets, SNMP.

No label stands there: the place in the line tells. Also hashes that servers take for the password
(SCRAM, `{SSHA}`, NTLM), data source names of Go, session cookies by their name in any dump, and the
drawn password of a local administrator (LAPS).

Source: manuals of strongSwan, PgBouncer, pppd, Net-SNMP, Cisco IOS, go-sql-driver; RFC 5803
(SCRAM), RFC 2307 (userPassword).
Confused with: e-mail addresses, host and port, cookies of a choice, hashes of files.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads
from recognizers.secrets.settings import rich
from recognizers.secrets.values import IDENTIFIER, chosen, drawn, stand_in

_HEX = "9f3ac4d17e5b08c6" + "a2f4917d3be85a60"
_B64 = "Hq3vK9sTz1xWm7RbY5nLp2dJc8fGe4uQ" + "aT9h0iXo6ZlCkVwBgMrNsPyUtEjDfAq2"
_Q = r"[\"'](?P<value>[^\"'\n]{3,200})[\"']"
_W = r"(?P<value>[^\s\"'<>$«»]{4,120})"


_CAPITALS = compiled(r"[A-Z_]+").fullmatch


def given(value: str) -> bool:
    """True for anything but a stand-in, an option and a word in capitals."""
    return not stand_in(value) and not value.startswith(("-", "$")) and not _CAPITALS(value)


LINE = Recognizer(
    name="file-line-password",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een bestand van een dienst",
        "fr": "un mot de passe dans un fichier de service",
        "de": "ein Passwort in einer Datei eines Dienstes",
        "en": "a password in a file of a service",
    },
    pattern=compiled(
        rf"(?i)(?:psk|eap|xauth|ntlm|pin)[ \t]{{1,4}}(?<=:[ \t]{{1,4}}\w{{3,5}}[ \t]{{1,4}}){_Q}"
        rf"|rsa[ \t]{{1,4}}(?<=:[ \t]{{1,4}}rsa[ \t]{{1,4}})\S{{3,80}}[ \t]{{1,4}}{_Q}"
        r"|snmp-server user \S{1,40} \S{1,40} v3 (?:encrypted )?auth \w{3,6} "
        rf"{_W}|priv (?:aes|des|3des)(?: \d{{3}})? {_W}"
        rf"|createuser \S{{1,40}} (?:MD5|SHA\S{{0,4}}) [\"']?{_W}"
        rf"|(?:AES|DES) (?<=createuser \S{{1,40}} \S{{3,7}} \S{{4,60}} \w{{3}} )[\"']?{_W}"
        rf"|r[ow]community6? {_W}|community(?:-name)? [\"']?{_W}[\"']? (?:r[ow]|read)"
        rf"|neighbor \S{{3,40}} password(?: \d)? {_W}"
        rf"|message-digest-key \d{{1,3}} md5(?: \d)? {_W}|authentication-key(?: \d)? [\"']?{_W}"
        rf"|key [67] (?P<value>[0-9A-F]{{8,80}})(?=\s|\Z)|pre-shared-(?:key|secret)=[\"']?{_W}"
        rf"|pre-shared-(?:key|secret) "
        rf"(?:address \S{{3,60}} (?:key )?|local |remote |ascii-text ){{0,2}}[\"']?{_W}"
        rf"|(?:wpa-psk|set-key|psk) (?:ascii|hex|set-key)(?: ascii| hex)?(?: \d)? {_W}"
        rf"|(?:password|secret|key) (?:simple|cipher|plaintext|ENC|irreversible-cipher) {_W}"
    ),
    anchor=Anchor(
        words=(
            *("psk", "eap", "xauth", "rsa", "snmp server user", "createuser", "rocommunity*"),
            *("rwcommunity*", "community", "neighbor", "message digest key", "authentication key"),
            *(
                "pre shared key",
                "pre shared secret",
                "key 7",
                "key 6",
                "wpa psk",
                "set key",
                "password simple",
                "password cipher",
            ),
            *("secret cipher", "key cipher", "password plaintext", "password enc", "secret enc"),
            *("key enc", "password irreversible cipher", "priv aes", "priv des", "priv 3des"),
            *("aes", "des"),
        ),
        exact=True,
        before=0,
    ),
    check=given,
    keep="raw",
    bare=0.93,
    specificity=89,
    samples=(
        hit('gw.commune.example : PSK "«rtls3rwnqGpHYEIG»"', "strongSwan"),
        hit('stagiaire2 : EAP "«Tilleul-en-fleur»"', "strongSwan, a user"),
        hit('jan : XAUTH "«kers en boom»"', "strongSwan, words"),
        hit(': RSA sleutel.pem "«Kers3nboom!»"', "strongSwan, a file"),
        hit(
            "snmp-server user nms grp v3 auth sha «Kers3nboom» priv aes 128 «Zw4luwnest»", "router"
        ),
        hit('createUser nms SHA "«Kers3nboom»" AES "«Zw4luwnest»"', "Net-SNMP"),
        hit("rocommunity «Str00mkring» 10.0.0.0/8", "Net-SNMP, a community"),
        hit('community "«Str00mkring»" ro', "switch"),
        hit("neighbor 10.0.0.2 password 7 «0822455D0A16»", "routes"),
        hit("ip ospf message-digest-key 1 md5 «Kers3nboom»", "routes, OSPF"),
        hit("pre-shared-key address 10.0.0.2 key «Kers3nboom»", "tunnel"),
        hit("security wpa psk set-key ascii 0 «Kers3nboom»", "wireless"),
        hit("local-user admin password cipher «Kers3nboom!»", "switch, Huawei"),
        hit("set password ENC «SH2nlSm9QL9tapcHPXIqAXvX7vBJuu»", "fire wall"),
        hit("set security-profiles wpa2-pre-shared-key=«Kreeft77net»", "router, MikroTik"),
        hit(" key 7 «094F471A1A0A57»\n", "router, TACACS"),
        miss("PSK is a protocol", "spoken of"),
        miss('de optie EAP "PEAP" kiezen', "a choice"),
        miss("rocommunity <community>", "to be filled in"),
        miss("neighbor 10.0.0.2 remote-as 65001", "a number"),
        miss("authentication pre-share", "a kind"),
        miss("the community of readers", "words"),
        miss("pre-shared-key: zie kluis", "elsewhere"),
        miss(': PSK "<sleutel>"', "to be filled in, a file"),
    ),
)


def hashed(text: str, span: Span) -> Span:
    """The hash with the brace before its kind."""
    return Span(span.start - (text[span.start - 1] == "{"), span.end)


HASHES = Recognizer(
    name="account-hash",
    entity="SECRET",
    title={
        "nl": "een gehasht wachtwoord van een account",
        "fr": "un mot de passe haché d'un compte",
        "de": "ein gehashtes Passwort eines Kontos",
        "en": "a hashed password of an account",
    },
    pattern=compiled(
        r"(?P<value>SCRAM-SHA-(?:1|256|512)\$\d{3,7}:[A-Za-z0-9+/=]{16,64}\$[A-Za-z0-9+/=]{24,100}"
        r":[A-Za-z0-9+/=]{24,100})"
        r"|(?i)(?P<value>(?<=\{)(?:S?SHA(?:256|512)?|S?MD5)\}[A-Za-z0-9+/]{20,140}={0,2})"
        r"|(?P<value>aad3b435b51404eeaad3b435b51404ee:[0-9a-f]{32})(?=:::)"
        r"|(?<=[\"'])(?P<value>md5[0-9a-f]{32})(?=['\"])"
        r"|password[ ]{0,3}[('\"]{1,3}(?P<value>\*[0-9A-F]{40})(?=['\"])"
    ),
    anchor=Anchor(
        words=(
            *("scram sha 1", "scram sha 256", "scram sha 512", "ssha", "ssha256", "ssha512", "sha"),
            *("sha256", "sha512", "smd5", "md5", "md5*", "aad3b435b51404ee*", "password"),
        ),
        exact=True,
        before=0,
    ),
    extend=hashed,
    keep="raw",
    bare=0.93,
    specificity=95,
    samples=(
        hit(f'"ro" "«SCRAM-SHA-256$4096:{_B64[:22]}==${_B64[:43]}=:{_B64[:43]}=»"', "PgBouncer"),
        hit(f"userPassword: «{{SSHA}}{_B64[:32]}»", "directory"),
        hit(f"jan:1001:«aad3b435b51404eeaad3b435b51404ee:{_HEX}»:::", "Windows, a dump"),
        hit(f"ALTER ROLE a PASSWORD '«md5{_HEX}»';", "PostgreSQL"),
        hit(f"IDENTIFIED BY PASSWORD '«*{_HEX.upper()}{_HEX[:8].upper()}»'", "MySQL"),
        hit(f"«{{SHA}}{_B64[:27]}=»", "SHA, a web server"),
        hit(f"web:«{{SHA}}{_B64[:27]}=»", "a web server"),
        hit(f"«{{SMD5}}{_B64[:30]}==»", "directory, MD5"),
        miss("SCRAM-SHA-256 is a method", "spoken of"),
        miss(f"md5 {_HEX} bestand.zip", "of a file"),
        miss("{SSHA}...", "elided"),
        miss("auth_type = scram-sha-256", "a setting"),
        miss("identified by md5", "words"),
        miss(f"sha256:{_HEX}{_HEX}", "of an image"),
        miss("password md5", "words, a method"),
        miss("{sha} is replaced by the commit", "a template"),
    ),
)

SOURCE = Recognizer(
    name="source-name-password",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een verbinding",
        "fr": "un mot de passe dans une connexion",
        "de": "ein Passwort in einer Verbindung",
        "en": "a password in a connection",
    },
    pattern=compiled(
        r"(?<![\w/@:.])[\w.\-]{1,60}:(?P<value>[^\s\"'`<>/]{4,120})@(?:tcp|tcp6|unix|udp)\("
        r"|(?<=[\"' ])[\w.\-]{1,40}/(?P<value>[^\s\"'`<>/@:]{4,80})"
        r"@[\w.\-]{3,80}(?::\d{2,5}/\w|/\w{1,40}[\"'])"
        r"|(?<=[\"'= ])[\w.\-]{1,40}:(?P<value>[^\s\"'`<>/@]{4,80})@[\w.\-]{3,80}:\d{2,5}(?![\w.])"
    ),
    anchor=Anchor(literal="@", before=190, reach=130, leads=leads.host),
    check=lambda value: (
        chosen(value) and "://" not in value and (any(map(str.isdigit, value)) or rich(value))
    ),
    keep="raw",
    bare=0.92,
    specificity=86,
    samples=(
        hit('dsn := "loket:«kermisPaard&92»@tcp(mysql-events:3306)/x?parseTime=true"', "Go"),
        hit("rw:«Zw4luw!»@unix(/run/mysqld.sock)/x", "Go, a socket"),
        hit('conn = "burger/«Kl3induimpje»@db01:1521/LOKET"', "Oracle"),
        hit("proxy=jan:«Kers3nboom»@proxy.intern:8080", "proxy"),
        hit("-x svc:«H4venkraan!»@10.0.0.4:3128 https", "proxy, an option"),
        hit("'app:«Kr0kodil!»@mq01:5672'", "queue"),
        hit('"gis/«Kaart&K0mpas»@ora2/GIS"', "Oracle, no port"),
        hit("root:«H4venkraan!»@tcp(db)/", "Go, no port"),
        miss("user:password@tcp(localhost:5555)/dbname", "a manual"),
        miss("jan.v@stad.example:8080", "an address"),
        miss("12:34@5", "numbers"),
        miss("registry/naam@sha256:abcdef0123", "an image"),
        miss("npm/pakket1@1.2.3/x", "a package"),
        miss("${USER}:${PASS}@tcp(db:3306)/x", "variables"),
        miss("user/password@host:1521/orcl", "a manual, Oracle"),
        miss("http://db01:5432/x@y", "an address of a page"),
    ),
)

_COOKIES = (
    r"(?:PHPSESSID|JSESSIONID|ASP\.NET_SessionId|ASPSESSIONID\w{1,12}|ASPXAUTH"
    r"|AspNetCore\.\w{3,40}|connect\.sid|laravel_session|ci_session|symfony|MoodleSession\w{0,20}"
    r"|CFTOKEN|wordpress_logged_in_\w{1,40}|wp-postpass_\w{1,40}|SSESS\w{6,40}|PLAY_SESSION"
    r"|(?<=_\w{2,30}_)session|session_?id|sessionid|FedAuth|rtFa|ESTSAUTH\w{0,12}|SimpleSAML\w{0,12}"
    r"|SAMLSession|MRHSession|DSID|SVPNCOOKIE|remember_(?:web|me)\w{0,50}|authtoken|auth_token)"
)
COOKIE = Recognizer(
    name="cookie-value",
    entity="SECRET",
    title={
        "nl": "een cookie van een sessie",
        "fr": "un cookie de session",
        "de": "ein Sitzungscookie",
        "en": "a cookie of a session",
    },
    pattern=compiled(
        rf"(?i){_COOKIES}[\"']?\s{{0,4}}(?:(?:[=:|,\t]|=>)\s{{0,4}}|(?=[ ]))"
        r"(?:[\"']?[ ,]{0,4}[\"']?(?:value|valeur|waarde|wert)[\"']?[ ]?[:=][ ]?)?[\"']?"
        r"(?P<value>[A-Za-z0-9+/_\-.%]{16,800}={0,2})(?![\w@(])"
    ),
    anchor=Anchor(
        words=(
            *("phpsessid", "*jsessionid", "asp net sessionid", "aspsessionid*"),
            *("aspxauth", "aspnetcore*", "connect sid", "laravel session", "ci session"),
            *("symfony", "moodlesession*", "cftoken", "wordpress logged in*", "wp postpass*"),
            *("ssess*", "play session", "session", "sessionid", "session id", "fedauth", "rtfa"),
            *("estsauth*", "simplesaml*", "samlsession", "mrhsession", "dsid", "svpncookie"),
            *("remember web*", "remember me*", "authtoken", "auth token"),
        ),
        exact=True,
        before=0,
    ),
    check=lambda value: drawn(value) and sum(map(str.isdigit, value)) > 2,
    keep="raw",
    bare=0.9,
    specificity=78,
    samples=(
        hit(f"Name: PHPSESSID   Value: «{_HEX}»   HttpOnly", "a browser's tool"),
        hit(f"stad.example\tFALSE\t/\tTRUE\t0\tJSESSIONID\t«{_HEX.upper()}»", "a jar"),
        hit(f'{{"name": "laravel_session", "value": "«{_HEX}»"}}', "JSON"),
        hit(f"cookies={{'PHPSESSID': '«{_HEX}»'}}", "in source"),
        hit(f'document.cookie = "connect.sid=«s%3A{_B64[:32]}»"', "in a page"),
        hit(f"ASP.NET_SessionId = «{_B64[:24].lower()}»", ".NET"),
        hit(f"| .ASPXAUTH | «{_HEX}{_HEX}» |", "a table"),
        hit(f";jsessionid=«{_HEX.upper()}»?x=1", "in an address"),
        miss("Name: langue      Value: fr", "a choice"),
        miss("PHPSESSID=<id>", "to be filled in"),
        miss("JSESSIONID=xxxxxxxxxxxxxxxxxxxxxxxx", "masked"),
        miss("a session is kept for thirty-days-at-most", "words"),
        miss("session_id = generate_session_id()", "a call"),
        miss("sessionid: 3f2504e0", "short"),
        miss("auth_token = getAuthTokenFromVault", "a name"),
        miss("symfony/http-foundation-bundle-extra", "a package"),
    ),
)


def local_admin(text: str, span: Span) -> Span | None:
    """A drawn value with signs behind the name of LAPS."""
    value = text[span.start : span.end]
    other = value.startswith("(") or "laps" in value.lower() or IDENTIFIER.search(value)
    return span if rich(value) and not other else None


LAPS = Recognizer(
    name="laps-password",
    entity="SECRET",
    title={
        "nl": "het wachtwoord van een lokale beheerder",
        "fr": "le mot de passe d'un administrateur local",
        "de": "das Passwort eines lokalen Administrators",
        "en": "the password of a local administrator",
    },
    pattern=compiled(
        r"(?i)(?:laps|ms-mcs-admpwd)(?!\p{L})[^\n]{0,120}?[ :=\"']"
        r"(?P<value>(?=\S{0,40}[0-9])(?=\S{0,40}[^\w\s])"
        r"[^\s\"'«»]{11,40}[^\s\"'«».,;:?])(?=[\s.,;:\"'»]|\Z)"
    ),
    anchor=Anchor(words=("laps", "ms mcs admpwd"), exact=True, before=0),
    extend=local_admin,
    keep="raw",
    bare=0.9,
    specificity=81,
    samples=(
        hit("LAPS : administrateur local, «zQ7}vk[3Lm9,T» valable jusqu'à demain", "French"),
        hit("LAPS-wachtwoord van PC-0417 is «k8#Tq!2vR&9x» tot 17 u.", "Dutch"),
        hit("ms-Mcs-AdmPwd : «zQ7}vk[3Lm9,T»", "directory"),
        hit("LAPS password for the desk: «zQ7}vk[3Lm9$T».", "English"),
        hit("LAPS: «k8#Tq!2vR&9x»", "a label"),
        hit('laps = "«k8#Tq!2vR&9x»"', "a setting"),
        hit("Das LAPS-Kennwort lautet «k8#Tq!2vR&9x», bitte", "German"),
        hit("laps geeft «k8#Tq!2vR&9x» terug", "a verb"),
        miss("LAPS is uitgerold op 214 computers", "spoken of"),
        miss("LAPS verloopt op 12/11/2026 om 17:00", "a date"),
        miss("laps: zie https://intranet.example/laps/v2", "an address"),
        miss("Windows LAPS (KB5025175) is nodig", "an update"),
        miss("LAPS-beleid: 14 tekens, 30 dagen", "a rule"),
        miss("four laps of 400m in 1:02.33", "sport"),
        miss("LAPS GPO {3f2504e0-4f89-41d3-9a0c-0305e82c3301}", "an identifier"),
        miss("laps <wachtwoord-van-de-pc-1>", "to be filled in"),
    ),
)
RECOGNIZERS = (LINE, HASHES, SOURCE, COOKIE, LAPS)
