"""Secrets in calls of libraries and in SQL: two keys of a client, a login with its password.

`new Client('key', 'secret')`, `ftp.login("user", "password")`, `new PDO(dsn, user, password)`,
`IDENTIFIED BY "..."`: no label stands there, so the name of the call and the place tell.

Source: manuals of the libraries, of Oracle, MySQL, PostgreSQL and SQL Server.
Confused with: names of hosts and buckets, variables, identifiers, translations.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.values import chosen, mixed, stand_in, token

_KEY = "9f3ac4d17e5b08c6" + "a2f4917d3be85a60"
_OTHER_KEY = "4a0b81994729ccfa" + "031770d50970c034"
_DRAWN = "Hq3vK9sTz1xWm7RbY5nLp2dJ"
BACK = 240  # code points from the bracket of a call to a value in it
_ARGUMENT = r"[\"'][^\"'\n]{0,120}[\"']"


def keys(text: str, span: Span) -> Span | None:
    """A drawn value of a call that has two of them, or one behind a name."""
    value = text[span.start : span.end]
    if not token(value) or len(value) < 16 or _ACCOUNT_NUMBER.fullmatch(value):
        return None
    low = max(0, span.start - BACK)
    call = _CALL.search(text, low, span.start)
    if call is None:
        return None
    rest = text[span.end : span.end + 120]
    before = text[call.start() : span.start - 1]
    beside = _DRAWN_BEHIND.match(rest) is not None or _DRAWN_BEFORE.search(before) is not None
    return span if beside or call["of"].lower() in _SURE else None


_CALL = compiled(
    r"(?ir)(?P<of>client|api|sdk|gateway|credentials?|consumer|oauth\w{0,2}|auth|session|service"
    r"|connection|wrapper"
    r"|provider|connector|signer)\s?\((?:[^()\n]|\n\s{0,20}(?=[\"'])){0,230}"
)
_ACCOUNT_NUMBER = compiled(r"AC[0-9a-f]{32}")  # of Twilio
_SURE = ("credential", "credentials", "consumer", "oauth", "oauth1", "oauth2", "signer", "auth")
_DRAWN_BEHIND = compiled(
    r"[\"']\s?,\s{0,20}(?:[\"'][\w\-.]{1,30}[\"'],\s{0,20})?[\"'][A-Za-z0-9+/_\-=.]{16,120}[\"']"
)
_DRAWN_BEFORE = compiled(
    r"[\"'][A-Za-z0-9+/_\-=.]{16,120}[\"']\s?,\s{0,20}(?:[\"'][\w\-.]{1,30}[\"'],\s{0,20})?\Z"
)

CLIENT = Recognizer(
    name="client-key",
    entity="SECRET",
    title={
        "nl": "een sleutel van een dienst in een programma",
        "fr": "une clé d'un service dans un programme",
        "de": "ein Schlüssel eines Dienstes in einem Programm",
        "en": "a key of a service in a program",
    },
    pattern=compiled(r"(?<=[(,\s])[\"'](?P<value>[A-Za-z0-9+/_\-=.]{16,120})[\"'](?=\s?[,)\n])"),
    anchor=Anchor(
        words=(
            *(
                "*client",
                "*api",
                "*sdk",
                "*gateway",
                "*credentials",
                "*credential",
                "*consumer",
                "oauth*",
                "*auth",
            ),
            *("*session", "*service", "*connector", "*signer"),
        ),
        before=0,
        reach=BACK,
        holds=("('", '("', "(\n"),
    ),
    extend=keys,
    keep="raw",
    bare=0.88,
    specificity=72,
    samples=(
        hit(f"$mj = new \\Mailjet\\Client('«{_KEY}»', '«{_OTHER_KEY}»', true);", "PHP"),
        hit(f"api = Api('«{_DRAWN}»', '«{_KEY}»', 'ovh-eu')", "Python"),
        hit(f'new OAuthConsumer("«{_DRAWN}»");', "one key"),
        hit(f'auth = OAuth1("«{_DRAWN}»", "«{_KEY}»")', "OAuth"),
        hit(f"Client(\n    '«{_KEY}»',\n    '«{_OTHER_KEY}»')", "on lines"),
        hit(f'new Credentials("jan", "«{_DRAWN}»")', "credentials"),
        hit(f"pusher = Client('«{_KEY}»', 'eu', '«{_DRAWN}»')", "with a region"),
        hit(f'GeoService("«{_DRAWN}»", "«{_KEY}»")', "a service"),
        miss("boto3.client('s3-eu-west-1-bucket')", "a name"),
        miss("new Client($key, $secret)", "variables"),
        miss('Client("your-api-key-goes-here", "your-api-secret-here")', "a manual"),
        miss("client('3f2504e0-4f89-41d3-9a0c-0305e82c3301')", "an identifier"),
        miss(f"api.get('{_KEY}')", "another call"),
        miss("service('dossiers_burgerzaken', 'x')", "names"),
        miss("session('a', 'b')", "short"),
        miss("new ApiClient(config.key, config.secret)", "settings"),
    ),
)

_LOGIN = (
    r"(?:(?:ftp|imap|pop|smtp)?_?log[_]?in|signin|authenticate|(?:set|with)?_?basic_?auth"
    r"|networkcredential|credentials"
    r"|passwordcredential|usernamepasswordcredentials?|passwordauthentication"
    r"|username_pw_set|plaincredentials|wifi\.begin|usernamepasswordauthenticationtoken|basicauthentication|ldap_bind|simple_bind_s|bind"
    r"|ssh2_auth_password)"
)
_CONNECT = (
    r"(?:pdo|mysqli(?:_connect|_real_connect)?|mysql_connect|getconnection|connect"
    r"|imap_open|odbc_connect|oci_connect|sqlsrv_connect|pg_p?connect|(?:create|db|open)_?connection"
    r"|(?:ftps?|sftp|ssh|imap|pop3?|smtp|ldap)(?:[:.]{1,2}|->)(?:open|new|start|connect)"
    r"|__construct|plain_?auth|oci_logon|db_?connect)"
)


_KINDS = ("ftp", "ftps", "sftp", "ssh", "imap", "pop", "pop3", "smtp", "ldap")
_ARGUMENT_BEFORE = compiled(r"""(?r)["']([^"'\n]{4,120})["'],\s{0,20}["']""")
_PLACE = compiled(r"[/:]|\.\p{L}{2}|\A(?:utf|latin)")


def call(text: str, span: Span) -> Span | None:
    """The password of a login: its last argument, or that before the place of a database."""
    value = text[span.start : span.end]
    if _PLACE.search(value) and "(" in text[max(0, span.start - 160) : span.start]:
        before = _ARGUMENT_BEFORE.search(text, max(0, span.start - 140), span.start)
        if before is not None and _good(before[1]) and not _PLACE.search(before[1]):
            return Span(*before.span(1))
        if "/" in value or ":" in value:
            return None
    return span if _good(value) else None


def _good(value: str) -> bool:
    if stand_in(value) or not chosen(value):
        return False
    return any(map(str.isdigit, value)) or mixed(value)


LOGIN = Recognizer(
    name="login-call",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een aanmelding",
        "fr": "un mot de passe dans une connexion",
        "de": "ein Passwort in einer Anmeldung",
        "en": "a password in a login",
    },
    pattern=compiled(
        rf"(?i){_LOGIN}\s?\(\s{{0,20}}(?:[\w$.\->]{{1,40}},\s{{0,20}})?{_ARGUMENT},\s{{0,20}}[\"'](?P<value>[^\"'\n]{{4,120}})[\"']\s{{0,20}}\)"
        r"|connect\s?\(\s{0,20}[\"'][\w\-]{1,40}/(?P<value>[^\"'\n/@]{4,60})@"
        rf"|{_CONNECT}\s?\(\s{{0,20}}(?:{_ARGUMENT}"
        rf"|[\w$.\->]{{1,40}}),\s{{0,20}}{_ARGUMENT},\s{{0,20}}[\"'](?P<value>[^\"'\n]{{4,120}})[\"']\s{{0,20}}[,)]"
    ),
    anchor=Anchor(
        words=(
            *(
                "login",
                "log in",
                "ftp login",
                "signin",
                "authenticate",
                "basicauth",
                "basic auth",
                "setbasicauth",
            ),
            *(
                "withbasicauth",
                "networkcredential",
                "credentials",
                "passwordcredential",
                "usernamepasswordcredential*",
            ),
            *(
                "ldap bind",
                "simple bind s",
                "bind",
                "ssh2 auth password",
                "pdo",
                "mysqli*",
                "mysql connect",
            ),
            *(
                "getconnection",
                *("passwordauthentication", "usernamepasswordauthenticationtoken"),
                *("basicauthentication", "createconnection", "create connection", "dbconnection"),
                *("openconnection", "open connection", "db connection", "db connect", "dbconnect"),
                *(f"{kind} {verb}" for kind in _KINDS for verb in ("open", "new", "start")),
                *(f"{kind}  {verb}" for kind in _KINDS for verb in ("open", "new", "start")),
                *("  construct", "plainauth", "plain auth", "oci logon", "pg connect"),
                *("username pw set", "plaincredentials", "wifi begin"),
                "connect",
                "imap open",
                "odbc connect",
                "oci connect",
                "sqlsrv connect",
            ),
        ),
        exact=True,
        before=0,
        holds=("('", '("', "($", ", '", ', "', ",'", ',"'),
    ),
    extend=call,
    keep="raw",
    bare=0.9,
    specificity=84,
    samples=(
        hit('ftp.login("webmaster", "«Dr1ehoek-plein»")', "FTP"),
        hit("imap.login('loket', '«Brievenbus.92»')", "mail"),
        hit("new PDO('mysql:host=db;dbname=zaal', 'zaal', '«v0etbal-Tornooi»');", "PDO"),
        hit('mysqli_connect("db", "zaal", "«v0etbal-Tornooi»", "zaal");', "MySQL"),
        hit('DriverManager.getConnection(url, "rw", "«Kl3induimpje»")', "Java"),
        hit('new NetworkCredential("svc", "«Zeem33uw*41»")', ".NET"),
        hit("ldap_bind($c, 'cn=x,dc=y', '«Boekenkast.52»')", "directory"),
        hit('cx_Oracle.connect("burger", "«Kl3induimpje»", "db01/ORCL")', "before the database"),
        hit("cx_Oracle.connect('burger/«Kl3induimpje»@db01')", "in one argument"),
        hit("PDO->__construct('mysql:host=loca...', 'stages', '«Plaine2jeux!»')", "a trace"),
        hit("Net::FTP.open('ftp.x.example', 'presence', '«3petits.chats»') do |f|", "Ruby"),
        hit('smtp.PlainAuth("", "nieuws", "«Zw4luw!nest»", "mail.x.example")', "Go"),
        hit('new PasswordAuthentication("nieuws", "«Zw4luw!nest»")', "Java, mail"),
        hit('ssh.connect("host", "jan", "«Haven!kraan5»")', "ssh"),
        miss('login("user", "password")', "a manual"),
        miss("ftp.login(user, password)", "variables"),
        miss('signIn("aanmelden", "Opnieuw aanmelden")', "a translation"),
        miss('connect("signal", "slot", "handler_name")', "names"),
        miss("login('jan')", "one argument"),
        miss('getConnection("db", "naam", "waarde")', "words"),
        miss("bind('click', 'onClick')", "an event"),
        miss('login("user", "<password>")', "to be filled in"),
    ),
)

_ACCOUNT = compiled(r"(?i)(?<!\p{L})(?:user|role|login|grant|alter|create|set password)(?!\p{L})")


def of_account(text: str, span: Span) -> Span | None:
    """The value of a command about an account; what stands in no quotes is more than a word."""
    value = text[span.start : span.end]
    quoted = text[span.start - 1] in "\"'"
    if stand_in(value) or not (quoted or chosen(value)):
        return None
    statement = text[max(0, span.start - 160) : span.start].rpartition(";")[2]
    return span if _ACCOUNT.search(statement) or "identified with" in statement.lower() else None


SQL = Recognizer(
    name="sql-password",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een databankopdracht",
        "fr": "un mot de passe dans une commande de base de données",
        "de": "ein Passwort in einem Datenbankbefehl",
        "en": "a password in a database command",
    },
    pattern=compiled(
        r"(?i)identified[ ](?:with[ ]\S{1,40}[ ])?(?:by|as)[ ](?:password[ ])?"
        r"(?:[\"'](?P<value>[^\"'\n]{3,120})[\"']|(?P<value>[^\s\"'`;,()<>$&{}]{4,80}))"
        r"|set[ ]password(?:[ ]for[ ]\S{1,80})?[ ]?=[ ]?(?:password\()?'(?P<value>[^'\n]{3,120})'"
        r"|with[ ](?:encrypted[ ])?password[ ]?=?[ ]?N?'(?P<value>[^'\n]{3,120})'"
    ),
    anchor=Anchor(
        words=("identified", "set password", "with password", "with encrypted password"),
        exact=True,
        before=0,
    ),
    extend=of_account,
    keep="raw",
    bare=0.92,
    specificity=87,
    samples=(
        hit('ALTER USER etl IDENTIFIED BY "«Snail_Pace_30»";', "Oracle"),
        hit("CREATE USER 'rpt'@'%' IDENTIFIED BY '«r4pport-lezer»';", "MySQL"),
        hit("IDENTIFIED WITH mysql_native_password BY '«r4pport-lezer»'", "with a plugin"),
        hit("CREATE USER parking WITH PASSWORD '«Slagboom_open_3»';", "PostgreSQL"),
        hit("ALTER LOGIN gis WITH PASSWORD = '«Kaart&Kompas7»';", "SQL Server"),
        hit("ALTER LOGIN gis WITH PASSWORD = N'«Kaart&Kompas7»'", "SQL Server, national"),
        hit("SET PASSWORD FOR 'loket'@'%' = PASSWORD('«Kl3induimpje»');", "MySQL, set"),
        hit("create user x identified by «tiger42x»;", "no quotes"),
        hit("ALTER ROLE a WITH ENCRYPTED PASSWORD '«zeester»'", "a word"),
        miss('IDENTIFIED BY "${DB_PASSWORD}"', "a variable"),
        miss("identified by witnesses as a suspect", "prose"),
        miss("IDENTIFIED BY '<password>'", "to be filled in"),
        miss("a user identified by eyewitnesses", "prose about somebody"),
        miss("login WITH PASSWORD policy", "a rule"),
        miss("WITH PASSWORD = ''", "empty"),
        miss("IDENTIFIED EXTERNALLY", "elsewhere"),
        miss("with password 'changeme'", "stand-in"),
    ),
)
RECOGNIZERS = (CLIENT, LOGIN, SQL)
