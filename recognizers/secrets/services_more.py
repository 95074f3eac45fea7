"""Tokens of more makers, told by how they begin: build and deploy, data, payment, maps, passwords.

Source: the makers' documentation; gitleaks' rule file (MIT) as a check on lengths and signs.
Confused with: placeholders, publishable keys, identifiers that begin alike.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.tokens import family, token
from recognizers.secrets.values import drawn

BUILD = family(
    "build-service-token",
    (
        "een token van een bouwdienst",
        "un jeton d'un service de build",
        "ein Token eines Build-Dienstes",
        "a token of a build service",
    ),
    (
        *("pnu", "rubygems", "clojars", "nfp", "fo1", "fm1r", "fm1a", "fm2", "bkua", "ccipat"),
        *("akcp*", "cmvmd*", "oy2*", "sbp", "rdme", "tk us", "lin oauth", "sgp", "squ", "sqp"),
        *("sqa", "gloas", "sha256", "ico", "dckr pat"),
    ),
    (
        token("pnu_", ("base62", 36)),
        token("rubygems_", ("hex", 48)),
        token("CLOJARS_", ("small", 60)),
        token("nfp_", ("base62", 36, 40)),
        token("fo1_", ("url", 43)),
        *(token(f"{kind}_", ("base64", 100, 280)) for kind in ("fm1r", "fm1a", "fm2")),
        token("bkua_", ("hex", 40)),
        token("CCIPAT_", ("base62", 20, 24), "_", ("hex", 40)),
        token("AKCp", ("base62", 69)),
        token("cmVmd", ("base62", 59)),
        token("oy2", ("small", 43)),
        token("sbp_", ("hex", 40)),
        token("rdme_", ("small", 70)),
        token("tk-us-", ("url", 48)),
        token("sgp_", ("hex", 40)),
        token("sgp_", ("hex", 16), "_", ("hex", 40)),
        *(token(f"sq{kind}_", ("hex", 40)) for kind in "upa"),
        token("gloas-", ("url", 64)),
        token("sha256~", ("url", 43)),
        token("ico-", ("base62", 32)),
    ),
    miss("image@sha256:9f3ac4d17e5b08c6a2f4917d3be85a60", "a digest"),
)
DATA = family(
    "data-service-token",
    (
        "een token van een datadienst",
        "un jeton d'un service de données",
        "ein Token eines Datendienstes",
        "a token of a data service",
    ),
    (
        *("pscale tkn", "pscale oauth", "pscale pw", "4b1d*", "pcsk", "dt0c01", "ltai*", "absk*"),
        *("bedrock api key ymvkcm9jay5hbwf6b25hd3muy29t*", "nrii", "nrjs", "aqvn*", "ycaj*"),
        *("v1 0", "sm aat", "sm pat", "sm sat", "eyjrijoi*", "ops eyj*", "figd", "cfpat", "tfp"),
        *("sk lf", "ntn", "s s4t2ud", "s s4t2af", "api"),
    ),
    (
        *(token(f"pscale_{kind}_", ("url", 32, 64)) for kind in ("tkn", "oauth", "pw")),
        token("4b1d", ("base62", 38)),
        token("pcsk_", ("word", 50, 80)),
        token("dt0c01.", ("capitals", 24), ".", ("capitals", 64)),
        token("LTAI", ("base62", 12, 26)),
        token("ABSK", ("base64", 109, 269)),
        token("bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", ("base64", 40, 250)),
        token("NRII-", ("url", 32)),
        token("NRJS-", ("hex", 19)),
        token("AQVN", ("url", 35, 38)),
        token("YCAJ", ("url", 36)),
        token("v1.0-", ("hex", 24), "-", ("hex", 146)),
        *(token(f"sm_{kind}_", ("base62", 16)) for kind in ("aat", "pat", "sat")),
        token("eyJrIjoi", ("base62", 70, 290)),
        token("ops_eyJ", ("base64", 250, 290)),
        token("figd_", ("url", 40, 44)),
        token("CFPAT-", ("url", 43)),
        token("tfp_", ("url", 40, 64)),
        token("sk-lf-", ("hex", 8), *(p for _ in range(3) for p in ("-", ("hex", 4))), "-",
              ("hex", 12)),
        token("s-s4t2ud-", ("hex", 64)),
        token("s-s4t2af-", ("hex", 64)),
        token("API-", ("capitals", 26)),
    ),
)  # fmt: skip
TRADE = family(
    "trade-service-key",
    (
        "een sleutel van een betaal- of winkeldienst",
        "une clé d'un service de paiement ou de vente",
        "ein Schlüssel eines Zahlungs- oder Shopdienstes",
        "a key of a payment or shop service",
    ),
    (
        *("duffel live", "duffel test", "ezak*", "eztk*", "shippo live", "shippo test", "eaaa*"),
        *("sq0atp", "flwseck test", "flwseck", "p8e", "eaam*", "eaac*", "fio u", "sl", "test sk"),
        *("pat*", "eaaf*", "eaab*"),
    ),
    (
        *(token(f"duffel_{mode}_", ("url", 43)) for mode in ("live", "test")),
        token("EZAK", ("base62", 54)),
        token("EZTK", ("base62", 54)),
        *(token(f"shippo_{mode}_", ("hex", 40)) for mode in ("live", "test")),
        token("EAAA", ("url", 56, 64)),
        token("sq0atp-", ("url", 22, 60)),
        token("FLWSECK_TEST-", ("hex", 32), "-X"),
        token("FLWSECK-", ("hex", 32), "-X"),
        token("p8e-", ("small", 32)),
        *(token(f"EAA{kind}", ("base62", 100, 280)) for kind in "MCFB"),
        token("fio-u-", ("url", 64)),
        token("sl.", ("url", 130, 290)),
        token("pat", ("base62", 14), ".", ("hex", 64)),
    ),
)
HARNESS = family(
    "deploy-service-token",
    (
        "een token van een uitroldienst",
        "un jeton d'un service de déploiement",
        "ein Token eines Bereitstellungsdienstes",
        "a token of a deployment service",
    ),
    (),
    (
        token(("base62", 14), ".atlasv1.", ("url", 60, 70)),
    ),
    literal=".atlasv1.",
)  # fmt: skip
VAULTS = family(
    "vault-key",
    (
        "een sleutel van een wachtwoordkluis",
        "une clé d'un coffre de mots de passe",
        "ein Schlüssel eines Passworttresors",
        "a key of a password vault",
    ),
    ("a3",),
    (
        token("A3-", ("capitals", 6), "-", ("capitals", 6), *(
            part for _ in range(4) for part in ("-", ("capitals", 5)))),
        token("A3-", ("capitals", 6), "-", ("capitals", 11), *(
            part for _ in range(3) for part in ("-", ("capitals", 5)))),
    ),
)  # fmt: skip
AGE = family(
    "age-key",
    ("een sleutel van age", "une clé age", "ein age-Schlüssel", "an age key"),
    ("age secret key",),
    (token("AGE-SECRET-KEY-1", ("capitals", 58)),),
    miss("an AGE-SECRET-KEY-1 line", "spoken of"),
    checked=False,
)
MAPBOX = family(
    "map-service-key",
    (
        "een geheime sleutel van een kaartdienst",
        "une clé secrète d'un service de cartes",
        "ein geheimer Schlüssel eines Kartendienstes",
        "a secret key of a map service",
    ),
    ("sk eyj*",),
    (token("sk.eyJ", ("url", 60, 120), ".", ("url", 20, 24)),),
    miss("pk.eyJ1Ijoic3RhZCIsImEiOiJja", "publishable: it stands in web pages"),
)
_ACCOUNT = "AC" + "9f3ac4d17e5b08c6" + "a2f4917d3be85a60"
_TOKEN = "17e5b08c69f3ac4d" + "3be85a60a2f4917d"
TWILIO = Recognizer(
    name="twilio-auth-token",
    entity="SECRET",
    title={
        "nl": "een token van Twilio",
        "fr": "un jeton Twilio",
        "de": "ein Twilio-Token",
        "en": "a Twilio token",
    },
    pattern=compiled(
        r"(?<![A-Za-z0-9])AC[0-9a-f]{32}[\"']?(?:\s{0,4}[,:;]\s{0,4}|\s{1,4})"
        r"(?:[\w\- ]{0,30}[=:]\s{0,3})?[\"']?(?P<value>[0-9a-f]{32})(?![A-Za-z0-9])"
    ),
    anchor=Anchor(words=tuple(f"ac{sign}*" for sign in "0123456789abcdef"), exact=True, before=0),
    check=drawn,
    keep="raw",
    bare=0.97,
    specificity=93,
    samples=(
        hit(f'Client("{_ACCOUNT}", "«{_TOKEN}»")', "in source"),
        hit(f"curl -u {_ACCOUNT}:«{_TOKEN}» x", "curl"),
        hit(f"SID={_ACCOUNT}\nAUTH_TOKEN=«{_TOKEN}»", "environment"),
        hit(f"sid: {_ACCOUNT}\ntoken: «{_TOKEN}»\n", "YAML"),
        hit(f"{_ACCOUNT} «{_TOKEN}»", "side by side"),
        hit(f"'{_ACCOUNT}', '«{_TOKEN}»'", "single quotes"),
        hit(f"{_ACCOUNT};«{_TOKEN}»", "in a table"),
        hit(f'"{_ACCOUNT}",\n "«{_TOKEN}»"', "on the next line"),
        miss(f"sid {_ACCOUNT}", "the account alone"),
        miss(f"md5 {_TOKEN}", "a checksum"),
        miss(f'"{_ACCOUNT}", "{"x" * 32}"', "one sign over and over"),
        miss(f'"{_ACCOUNT}", "{_TOKEN}0"', "too long"),
        miss(f'"{_ACCOUNT[:-1]}", "{_TOKEN}"', "account too short"),
        miss("ACCESS, accent, account", "words"),
        miss(f'"{_ACCOUNT}", "<token>"', "to be filled in"),
        miss(f'"{_ACCOUNT}", os.environ["T"]', "environment"),
    ),
)
RECOGNIZERS = (BUILD, DATA, TRADE, HARNESS, VAULTS, AGE, MAPBOX, TWILIO)
