"""Secrets inside addresses: passwords of connections, webhooks, one-time password seeds.

`postgres://user:password@host/db`, `https://oauth2:token@git.example.be`, webhooks of Slack,
Discord and Teams (whoever has the address may post), `otpauth://totp/...?secret=...`, lines of
`.pgpass`. What is found is the password; of a webhook the whole address.

Source: RFC 3986, section 3.2.1; PostgreSQL's manual; the key URI format of Google Authenticator.
Confused with: addresses of manuals (user:password@example.com), ports, e-mail addresses.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.values import drawn, stand_in

_WEAK = frozenset(("x-oauth-basic", "mypassword", "mypass", "user:pass", "p@ss"))


def check(value: str) -> bool:
    """True for a password that is no stand-in."""
    return len(value) >= 3 and not stand_in(value) and value.lower() not in _WEAK


_DRAWN = "Hq3vK9sTz1xWm7Rb" + "Y5nLp2dJc8fGe4uQ"
CONNECTION = Recognizer(
    name="connection-string",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een adres",
        "fr": "un mot de passe dans une adresse",
        "de": "ein Passwort in einer Adresse",
        "en": "a password in an address",
    },
    pattern=compiled(
        r"(?<=[a-z0-9]://)[^\s:/@\"'`<>\[\](){}]{0,80}+:(?!//)(?P<value>[^\s\"'`<>/«»]{3,200})@(?=[\w\[*])"
    ),
    anchor=Anchor(literal="://", before=0, reach=300),
    check=check,
    keep="raw",
    bare=0.98,
    specificity=94,
    samples=(
        hit("postgres://burger:«r4Vn-Tulp99»@db.intern.example:5432/loket", "database"),
        hit("REDIS_URL=redis://:«mKz82hsjW0q»@cache:6379/0", "no user"),
        hit("mongodb+srv://app:«Zx9kPq3rT7»@cluster0.ab1cd.mongodb.net/prod", "MongoDB"),
        hit("ftp://archief:«Duinen88xk»@ftp.example.be/upload", "FTP"),
        hit('"amqp://rabbit:«h0utduif_3»@mq01:5672/vhost"', "queue, in quotes"),
        hit(f"git clone https://oauth2:«{_DRAWN}»@git.example.be/a.git", "token"),
        hit("https://jan:«p@ardenstal»@intranet.example.be", "an at sign inside"),
        hit("mysql+pymysql://loket:«kikker%21vijver»@10.0.0.4/x", "percent encoding"),
        hit("smtp://nieuws:«Lente&Bries»@mail.example.be:587", "mail"),
        miss("https://user:password@example.com/", "manual"),
        miss("postgres://user:password@localhost:5432/db", "manual"),
        miss("postgres://${USER}:${PASS}@${HOST}/db", "variables"),
        miss("https://<user>:<password>@host", "to be filled in"),
        miss("redis://cache.intern.example:6379/0", "port"),
        miss("https://example.be/a:b@c", "path"),
        miss("mailto:an@voorbeeld.be", "mail"),
        miss("https://an@voorbeeld.be/x", "no password"),
        miss("ssh://git@github.com:22/a", "no password"),
        miss("http://localhost:8080/@vite/client", "development server"),
        miss("https://user:****@example.be", "masked"),
    ),
)

_GUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
_HEX = "9f3ac4d17e5b08c6" + "a2f4917d3be85a60"
_SLACK, _DISCORD = "https://hooks.slack.com/", "https://discord.com/api/webhooks/"
_SLACK_PATH = "T0G9AA1B2/B0H8BB2C3D/" + _DRAWN[:24]
_TEAMS = "https://stad.webhook.office.com/webhookb2/"
WEBHOOK = Recognizer(
    name="webhook",
    entity="SECRET",
    title={
        "nl": "een webhook van een chat",
        "fr": "un webhook de messagerie",
        "de": "ein Webhook eines Chats",
        "en": "a chat webhook",
    },
    pattern=compiled(
        r"https://(?:hooks\.slack(?:-gov)?\.com/(?:services|workflows"
        r"|triggers)/[A-Za-z0-9+/]{36,80}"
        r"|(?:canary\.|ptb\.)?discord(?:app)?\.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_\-]{60,70}"
        r"|[a-z0-9\-]{1,60}\.webhook\.office\.com/webhookb2/[0-9a-f\-]{36}@[0-9a-f\-]{36}"
        r"/IncomingWebhook/[0-9a-z]{32}/[0-9a-f\-]{36}(?:/[\w\-]{20,60})?"
        r"|[a-z0-9\-.]{1,80}\.logic\.azure\.com(?::443)?/(?:workflows"
        r"|powerautomate)/[^\s\"'<>]{0,200}?"
        r"sig=[\w\-%]{20,80}"
        r"|chat\.googleapis\.com/v1/spaces/[\w\-]{5,40}/messages\?key=[\w\-]{20,60}&token=[\w\-%=]{20,80})"
    ),
    anchor=Anchor(
        words=(
            "slack com",
            "slack gov com",
            "discord com",
            "discordapp com",
            "webhook office com",
            "logic azure com",
            "chat googleapis com",
        ),
        before=90,
        reach=330,
    ),
    check=lambda address: not stand_in(address.partition("webhook")[2] or address[24:]),
    keep="raw",
    bare=0.99,
    specificity=97,
    samples=(
        hit(f"«{_SLACK}services/{_SLACK_PATH}»", "Slack"),
        hit(f'hook: "«{_SLACK}services/{_SLACK_PATH}»"', "Slack, YAML"),
        hit(f"curl -X POST «{_SLACK}workflows/{_SLACK_PATH}»", "Slack, workflow"),
        hit(f"«{_DISCORD}118822990011223344/{_DRAWN}{_DRAWN}»", "Discord"),
        hit(f"naar «{_DISCORD}118822990011223344/{_DRAWN}{_DRAWN}».", "Discord, in a sentence"),
        hit(f"«{_TEAMS}{_GUID}@{_GUID}/IncomingWebhook/{_HEX}/{_GUID}»", "Teams"),
        hit(f'{{"u": "«{_TEAMS}{_GUID}@{_GUID}/IncomingWebhook/{_HEX}/{_GUID}»"}}', "Teams, JSON"),
        hit(
            "«https://prod-12.westeurope.logic.azure.com:443/workflows/a1b2/triggers/manual?sp=%2F&"
            f"sv=1.0&sig={_DRAWN}»",
            "Power Automate",
        ),
        miss(f"{_SLACK}services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", "manual"),
        miss("https://hooks.slack.com/services/...", "elided"),
        miss("https://api.slack.com/messaging/webhooks", "manual's address"),
        miss("https://slack.com/help", "help"),
        miss(f"{_DISCORD}<id>/<token>", "to be filled in"),
        miss("https://discord.com/channels/118822990011223344/1", "channel"),
        miss("https://stad.webhook.office.com/webhookb2/...", "elided"),
        miss("https://teams.microsoft.com/l/meetup-join/19%3ameeting", "meeting"),
    ),
)

_SEED = "MRQXG3DPNZSW" + "WY3PNVSXE2LO"
OTP = Recognizer(
    name="otp-secret",
    entity="SECRET",
    title={
        "nl": "een geheim voor tweestapsverificatie",
        "fr": "un secret de double authentification",
        "de": "ein Geheimnis für die Zwei-Faktor-Anmeldung",
        "en": "a two-factor secret",
    },
    pattern=compiled(
        r"(?i)otpauth://[^\s\"'<>]{0,200}?[?&]secret=(?P<value>[A-Z2-7]{16,128})"
        r"|(?:totp|2fa|mfa|otp|two-factor|authenticator|tweestaps\w{0,12}|double authentification)"
        r"[ \-_](?:secret|geheim|seed|key|sleutel|clé)[\"']?[ ]?[:=][ ]?[\"']?"
        r"(?P<value>[A-Z2-7]{4}(?:[ \-]?[A-Z2-7]{4}){3,15})(?![A-Z2-7])"
        r"|(?:totp|2fa|mfa|otp|authenticator|tweestaps\w{0,12}|double authentification)"
        r"[^\n:=]{0,40}[ ]?[:=][ ]?[\"']?(?-i:(?P<value>[A-Z2-7]{16,64}))(?![A-Za-z0-9])"
    ),
    anchor=Anchor(
        words=(
            *("otpauth", "totp", "2fa", "mfa", "otp", "two factor", "authenticator", "tweestaps*"),
            "double authentification",
        ),
        exact=True,
        before=0,
    ),
    check=lambda seed: drawn(seed) and "JBSWY3DPEHPK3PXP" not in seed.upper(),
    keep="raw",
    bare=0.97,
    specificity=95,
    samples=(
        hit(f"otpauth://totp/Stad:an?secret=«{_SEED}»&issuer=Stad", "address"),
        hit(f"otpauth://totp/x?issuer=Stad&secret=«{_SEED}»", "secret last"),
        hit(f'"otpauth://hotp/x?secret=«{_SEED}»&counter=1"', "counter"),
        hit(f"2FA secret: «{_SEED}»", "label"),
        hit(f"TOTP-geheim: «{_SEED[:4]} {_SEED[4:8]} {_SEED[8:12]} {_SEED[12:16]}»", "in fours"),
        hit(f"totp_secret = '«{_SEED}»'", "in source"),
        hit(f"MFA seed: «{_SEED}»\n", "English"),
        hit(f"la clé 2FA manuellement : «{_SEED}»", "French, in a sentence"),
        hit(f"authenticator key: «{_SEED.lower()}»", "small letters"),
        miss("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&issuer=Example", "specimen"),
        miss("otpauth://totp/x?secret=<secret>", "to be filled in"),
        miss("otpauth://totp/x?secret=AAAAAAAAAAAAAAAA", "one sign over and over"),
        miss("2FA secret: see the vault", "no secret"),
        miss("2FA key: yubikey", "no seed"),
        miss("TOTP secret: ...", "elided"),
        miss("mfa_secret = None", "none"),
        miss("an otpauth:// address", "spoken of"),
    ),
)

PGPASS = Recognizer(
    name="pgpass",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in .pgpass",
        "fr": "un mot de passe dans .pgpass",
        "de": "ein Passwort in .pgpass",
        "en": "a password in .pgpass",
    },
    pattern=compiled(
        r"(?<![^\n])[\w.\-*]{1,80}:(?:543[0-9]"
        r"|6432):[\w*\-]{1,60}:[\w*\-]{1,60}:(?P<value>(?:[^\s:\\]|\\[:\\]){4,80})(?=\s|\Z)"
    ),
    anchor=Anchor(literal=":543", before=82, reach=220),
    check=check,
    keep="raw",
    bare=0.95,
    specificity=93,
    samples=(
        hit("db01.intern.example:5432:loket:loket_rw:«wp.T9s-kLq2»\n", "a line"),
        hit("localhost:5432:*:postgres:«kikker77vijver»", "any database"),
        hit("*:5432:*:rw:«Vijver!88»", "any host"),
        hit("10.0.0.4:5433:kaart:gis:«h0utduif_3»\n", "other port"),
        hit("~/.pgpass\ndb:5432:a:b:«lisdodde9»", "below its name"),
        hit("db:5432:a:b:«lisdodde9»\ndb2:5432:a:b:«waterhoen4»\n", "two lines"),
        hit("db-01:5432:permits_2026:svc-gis:«K8w!s2nm»", "hyphens"),
        hit("db:5434:a:*:«oeverzwaluw»", "any user"),
        hit("db:5432:a:b:«Kempense\\:heide7»\n", "an escaped colon"),
        miss("db:5432:loket:loket_rw:password", "manual"),
        miss("hostname:5432:database:username:<password>", "to be filled in"),
        miss("postgres://db:5432/loket", "address"),
        miss("ports:\n  - 5432:5432", "ports"),
        miss("db:5432", "host and port"),
        miss("12:5432:11", "numbers"),
        miss("a:5432:b:c:********", "masked"),
        miss("log db:5432:a:b:c1d2e3", "not at the start of a line"),
    ),
)
RECOGNIZERS = (CONNECTION, WEBHOOK, OTP, PGPASS)
