"""Credentials in headers, commands and settings of tools: Bearer, Basic, curl -u, docker, mysql -p.

Source: RFC 6750 (Bearer), RFC 7617 (Basic); the manuals of the tools.
Confused with: "Bearer <token>" in manuals, the word basic, options of other commands.
"""

import base64
import binascii

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads
from recognizers.secrets.values import stand_in, token


def pair(text: str) -> bool:
    """True for base64 of "user:password" in printable characters, no stand-in."""
    try:
        plain = base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return False
    user, colon, password = plain.partition(":")
    return bool(colon and user) and plain.isprintable() and typed(password)


def typed(value: str) -> bool:
    """True for a password behind an option that is no stand-in and no other option."""
    return len(value) >= 4 and not value.startswith(("-", "$")) and not stand_in(value)


_DRAWN = "Hq3vK9sTz1xWm7Rb" + "Y5nLp2dJc8fGe4uQ"
_PAIR = "YmVoZWVyOlZsaWVn" + "dHVpZzIwMjY="

BEARER = Recognizer(
    name="bearer-token",
    entity="SECRET",
    title={
        "nl": "een toegangstoken",
        "fr": "un jeton d'accès",
        "de": "ein Zugangstoken",
        "en": "an access token",
    },
    pattern=compiled(
        r"(?i)(?:bearer|authorization[\"']?\s?[:=]\s?[\"']?(?:token|apikey|splunk|api-key|gateway))"
        r"[ ]{1,3}[\"']?(?P<value>[A-Za-z0-9\-._~+/]{16,3000}=*)"
    ),
    anchor=Anchor(words=("bearer", "authorization"), exact=True, before=0),
    check=token,
    keep="raw",
    bare=0.95,
    specificity=80,
    samples=(
        hit(f"Authorization: Bearer «{_DRAWN}»", "header"),
        hit(f'-H "Authorization: Bearer «{_DRAWN}»"', "curl"),
        hit(f'{{"Authorization": "Bearer «{_DRAWN}»"}}', "JSON"),
        hit(f"headers={{'Authorization': 'Bearer «{_DRAWN}»'}}", "in source"),
        hit(f"Authorization: token «{_DRAWN}»", "token"),
        hit(f"authorization: bearer «{_DRAWN}»\n", "small letters"),
        hit(f"proxy-authorization: Bearer «{_DRAWN}»", "proxy"),
        hit(f"Bearer «{_DRAWN}==»", "padding"),
        miss("Authorization: Bearer <token>", "to be filled in"),
        miss("Authorization: Bearer YOUR_ACCESS_TOKEN", "stand-in"),
        miss("Authorization: Bearer ${TOKEN}", "a variable"),
        miss('f"Bearer {token}"', "a variable"),
        miss("the bearer certificate-of-residence shows", "a word"),
        miss("Bearer authentication-is-required", "words"),
        miss("bearer: {type: http, scheme: bearer}", "schema"),
        miss("Authorization: Bearer xxxxxxxxxxxxxxxxxxxx", "one sign over and over"),
    ),
)

BASIC = Recognizer(
    name="basic-auth",
    entity="SECRET",
    title={
        "nl": "een login met wachtwoord",
        "fr": "un identifiant avec mot de passe",
        "de": "ein Login mit Passwort",
        "en": "a login with its password",
    },
    pattern=compiled(
        r"(?i)(?:basic[ ]{1,3}"
        r"|(?<![^\W_])auth[\"']?\s{0,3}[:=]\s{0,3}[\"']?)"
        r"(?P<value>[A-Za-z0-9+/]{8,400}={0,2})(?![\w=])"
    ),
    anchor=Anchor(words=("basic", "auth"), exact=True, before=0),
    check=pair,
    keep="raw",
    bare=0.97,
    specificity=90,
    samples=(
        hit(f"Authorization: Basic «{_PAIR}»", "header"),
        hit(f"authorization: basic «{_PAIR}»\n", "small letters"),
        hit(f'"Authorization": "Basic «{_PAIR}»"', "JSON"),
        hit(f'{{"auths": {{"r.example": {{"auth": "«{_PAIR}»"}}}}}}', "docker"),
        hit(f"auth: «{_PAIR}»\n", "YAML"),
        hit(f"-H 'Authorization: Basic «{_PAIR}»'", "curl"),
        hit(f"_auth=«{_PAIR}»", "npm"),
        hit(f"> Authorization: Basic «{_PAIR}»\n> Accept: */*", "log"),
        miss("Basic dXNlcjpwYXNzd29yZA==", "user:password"),
        miss("Basic <base64>", "to be filled in"),
        miss("basic education", "words"),
        miss("Basic authentication", "words"),
        miss("auth: required", "a setting"),
        miss('auth="keycloak"', "a setting"),
        miss("Basic AAAAAAAAAAAAAAAA", "nothing in it"),
        miss("auth = getAuthManager", "a name"),
    ),
)

_AS = r"(?:-u|-U|-l|--user(?:name)?|--login)[ =]?[^\s-]\S{0,60}\s[^\n|]{0,40}?"  # and its password
_ARG = r"[\"']?(?P<value>[^\s\"'<>$«»]{4,120})[\"']?"
COMMAND = Recognizer(
    name="command-password",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een opdracht",
        "fr": "un mot de passe dans une commande",
        "de": "ein Passwort in einem Befehl",
        "en": "a password in a command",
    },
    pattern=compiled(
        rf"(?<![\w\-])(?:curl\b[^\n|]{{0,160}}?\s(?:-u|--user"
        rf"|--proxy-user)[ =]?[\"']?[^\s:\"'<>$]{{1,80}}:{_ARG}"
        rf"|(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)\b[^\n|]{{0,160}}?\s-p{_ARG}"
        rf"|(?:psexec|az|oc|mongo|mongosh|mongodump|kubectl|cockroach|influx)\b[^\n|]{{0,100}}?\s"
        rf"{_AS}-(?:p|pw)[ ]?{_ARG}"
        rf"|(?:7z|7za|unzip|zip|rar|unrar)\b[^\n|]{{0,60}}?\s-(?:p(?=\S)|P[ ]){_ARG}"
        rf"|keytool\b[^\n|]{{0,160}}?\s-(?:store|key)pass[ ]{_ARG}"
        rf"|smbclient\b[^\n|]{{0,160}}?\s-U[ ]?[\"']?[^\s%]{{1,60}}%{_ARG}"
        rf"|(?:gpg|wget|svn|curl|http|https|mysql|git)\b[^\n|]{{0,160}}?\s--(?:http-|proxy-|ftp-)?"
        rf"pass(?:word|phrase)[ ]{_ARG}|https?\b[^\n|]{{0,60}}?\s-a[ ][^\s:]{{1,60}}:{_ARG}"
        rf"|(?:jdbc:oracle:(?:thin|oci):|sqlplus\s(?:-\w{{1,8}}\s){{0,3}})[\w$#]{{1,40}}/"
        r"(?P<value>[^\s\"'<>$«»/@]{4,120})@"
        rf"|username (?!(?:and|or|en|et|und|of|ou) )\S{{1,40}}(?: privilege \d{{1,2}})?"
        rf" (?:password|secret)(?: \d)? {_ARG}"
        rf"|rclone\b[^\n|]{{0,160}}?\spass[ ]{_ARG}"
        rf"|sshpass\b[^\n|]{{0,20}}?\s-p[ ]?{_ARG}"
        rf"|(?:ldapsearch|ldapmodify|ldapadd)\b[^\n|]{{0,160}}?\s-w[ ]{_ARG}"
        rf"|(?:docker|podman|helm registry)\s+login\b[^\n|]{{0,160}}?\s-p[ ]{_ARG}"
        rf"|(?:sqlcmd|bcp)\b[^\n|]{{0,160}}?\s-P[ ]?{_ARG}"
        rf"|(?:redis-cli)\b[^\n|]{{0,160}}?\s-a[ ]{_ARG}"
        rf"|snmp(?:walk|get|getnext|set|bulkwalk|bulkget)\b[^\n|]{{0,160}}?\s-c[ ]?{_ARG}"
        rf"|snmp-server community (?P<value>[^\s\"'<>$«»]{{4,60}})"
        rf"|enable (?:secret|password)(?: [0-9])? (?P<value>[^\s\"'<>$«»]{{4,120}})"
        rf"|(?:crypto isakmp key|tacacs-server key|radius-server (?:host \S{{1,60}} )?key"
        rf"|key-string|set psksecret)"
        rf"(?: \d)? {_ARG}|ppp (?:chap|pap sent-username \S{{1,40}}) password(?: \d)? {_ARG}"
        rf"|ntp authentication-key \d{{1,5}} md5 {_ARG}"
        rf"|echo (?:-n )?{_ARG} \| sudo -S|openssl\b[^\n|]{{0,160}}?\s-(?:k|pass(?:in"
        rf"|out)? pass:)[ ]?{_ARG}"
        rf"|xfreerdp\b[^\n|]{{0,160}}?\s/p:{_ARG}"
        rf"|lftp\b[^\n|]{{0,80}}?\s-u[ ]?[\w.\-@]{{1,60}},{_ARG}"
        rf"|az keyvault secret set\b[^\n|]{{0,160}}?\s--value[ =]{_ARG}"
        rf"|gh secret set\b[^\n|]{{0,80}}?\s(?:--body|-b)[ =]{_ARG}"
        rf"|(?<=[\w*]{{1,12}} )login (?-i:[\w.\-@]{{2,40}}) "
        rf"(?=\S{{0,60}}[0-9])(?=\S{{0,60}}[A-Za-z]){_ARG}(?=\r?\n|\Z)"
        rf"|(?<![^\n])(?-i:PASS) (?=\S{{0,60}}[0-9!#$%]){_ARG}(?=\r?\n|\Z)"
        rf"|requirepass {_ARG}|net user \S{{1,60}} {_ARG}"
        rf"|ConvertTo-SecureString\s(?:-String\s)?(?=[\"']){_ARG}"
        rf"|net use\b[^\n|]{{0,80}}?\\\\\S{{1,80}} {_ARG} /user:"
        rf"|net use\b[^\n|]{{0,160}}?/user:\S{{1,60}} {_ARG}"
        r"|auth\s?=\s?\(\s?[\"'][^\"'\n]{1,80}[\"']\s?,\s?[\"'](?P<value>[^\"'\n]{4,120})[\"']"
        r"|HTTPBasicAuth\(\s?[\"'][^\"'\n]{1,80}[\"']\s?,\s?[\"'](?P<value>[^\"'\n]{4,120})[\"'])"
    ),
    anchor=Anchor(
        words=(
            *("curl", "mysql", "mysqldump", "mysqladmin", "mariadb", "mariadb dump", "sshpass"),
            *("ldapsearch", "ldapmodify", "ldapadd", "docker login", "podman login"),
            *(
                "helm registry",
                "sqlcmd",
                "bcp",
                "redis cli",
                "net use",
                "auth",
                "enable secret",
                "enable password",
                "net user",
                "requirepass",
                "convertto securestring",
                "snmp server community",
                "snmp*",
                *("psexec", "az", "oc", "mongo", "mongosh", "mongodump", "cockroach", "influx"),
                *("7z", "7za", "zip", "unzip", "rar", "unrar", "keytool", "smbclient", "gpg"),
                *("wget", "svn", "jdbc oracle*", "sqlplus", "username", "rclone", "http", "git"),
                "httpbasicauth",
                *("crypto isakmp key", "tacacs server key", "radius server*", "key string"),
                "set psksecret",
                *("ppp chap", "ppp pap", "ntp authentication key", "echo", "openssl"),
                *("xfreerdp", "lftp", "az keyvault", "gh secret", "login", "pass"),
            ),
        ),
        exact=True,
        before=0,
        leads=leads.command,
    ),
    check=typed,
    keep="raw",
    bare=0.95,
    specificity=88,
    samples=(
        hit("curl -u beheer:«Vliegtuig_26» https://api.example.be", "curl"),
        hit("curl -s --user 'svc:«Q7t!lichtmast»' https://x", "curl, in quotes"),
        hit("mysql -u root -p«T0renklok_9» -h db02 loket", "MySQL"),
        hit("mysqldump -uroot -p'«T0renklok_9»' loket", "dump"),
        hit("sshpass -p '«Haven!kraan5»' ssh beheer@10.20.30.40", "ssh"),
        hit("ldapsearch -D \"cn=lezer\" -w '«Boekenkast.52»' -b x", "directory"),
        hit("docker login -u deploy -p «s9Gk_44wqT» r.example", "docker"),
        hit("sqlcmd -S sql09 -U sa -P «Sch!mmel_88q» -Q x", "SQL Server"),
        hit('requests.get(u, auth=("svc_gis", "«Q7t!lichtmast»"))', "in source"),
        hit("net use Z: \\\\fs01\\deel /user:amt12 «Hm3vLq9w»", "Windows"),
        hit("crypto isakmp key «B0erenpaard» address 10.0.0.2", "router, a tunnel"),
        hit("tacacs-server key 7 «0822455D0A16»", "router, log-ins"),
        hit("xfreerdp /u:jan /p:«Kers3nboom!» /v:srv01", "remote desktop"),
        hit("lftp -u rva,«Kers3nboom!» ftp.example.be", "FTP"),
        hit("gh secret set DB_PASS --body «Kers3nboom!»", "a repository"),
        hit("set psksecret «Kers3nboom!77»", "fire wall"),
        hit("echo '«Kers3nboom!»' | sudo -S apt update", "to sudo"),
        hit("openssl enc -aes-256-cbc -k «Kers3nboom!» -in a", "a file"),
        miss("echo 'klaar' | tee log", "a word"),
        hit("requirepass «Kr0kodil!»", "Redis"),
        hit("net user jan «W8chtwoord!» /add", "Windows, a new user"),
        hit('ConvertTo-SecureString "«Kr0kodil!»" -AsPlainText', "PowerShell"),
        hit("snmp-server community «Str00mkring» RO", "switch"),
        hit("oc login -u dev -p «pdTmYs4x4»", "a login and its option"),
        hit("zip -P «dSBrgZZyJ» a.zip b", "archive"),
        hit("keytool -storepass «Cj0SPY9bU» -list", "key store"),
        hit("smbclient //fs/x -U jan%«q1ACtOd4c»", "share"),
        hit("jdbc:oracle:thin:loket/«Tr0mpet_9»@//ora1:1521/X", "Oracle"),
        hit("username adm privilege 15 password 0 «uJ4kd92Lq»", "router, a user"),
        miss("az login -u jan -p $PASSWORD", "a variable"),
        miss("unzip -p archive.zip docs.txt", "print"),
        miss("username and password 12 characters", "words"),
        hit("snmpwalk -v2c -c «Str00mkring» 10.0.0.1 system", "SNMP"),
        hit("enable secret 5 «Kr0kodil!»\n", "router"),
        miss("curl -u user:password https://example.com", "manual"),
        miss("curl -u $USER:$PASS https://x", "variables"),
        miss("curl -u beheer https://x", "asks for it"),
        miss("mysql -u root -p loket", "asks for it"),
        miss("mysql -u root -h db02 --port=3306", "port"),
        miss("docker run -p 8080:80 nginx", "a port"),
        miss("sshpass -p '<wachtwoord>' ssh x", "to be filled in"),
        miss("auth=(user, password)", "names"),
        miss("mkdir -p build/output", "another command"),
        miss('auth = ("user", "pass")', "manual"),
    ),
)
RECOGNIZERS = (BEARER, BASIC, COMMAND)
