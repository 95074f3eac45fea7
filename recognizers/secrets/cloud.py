"""Keys of clouds: Amazon, Google, Azure, DigitalOcean, HashiCorp and the like.

Source: the makers' documentation; gitleaks' rule file (MIT) as a check on lengths and signs.
Confused with: the example keys of the manuals (AKIAIOSFODNN7EXAMPLE), hashes.
"""

from recognizers.base import miss
from recognizers.secrets.tokens import family, token

AWS = family(
    "aws-access-key",
    (
        "een toegangssleutel van AWS",
        "une clé d'accès AWS",
        "ein AWS-Zugangsschlüssel",
        "an AWS key",
    ),
    ("akia*", "asia*", "abia*", "acca*"),
    (
        token("AKIA", ("base32", 16)),
        token("ASIA", ("base32", 16)),
        token("ABIA", ("base32", 16)),
        token("ACCA", ("base32", 16)),
    ),
    miss("AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE", "the manual's own example"),
    miss("Asia and Africa", "a continent"),
)
GOOGLE = family(
    "google-api-key",
    (
        "een API-sleutel van Google",
        "une clé API Google",
        "ein Google-API-Schlüssel",
        "a Google key",
    ),
    ("aiza*", "gocspx", "ya29"),
    (
        token("AIza", ("url", 35)),
        token("GOCSPX-", ("url", 28)),
        token("ya29.", ("url", 30, 280)),
    ),
)
AZURE = family(
    "azure-client-secret",
    ("een geheim van Azure", "un secret Azure", "ein Azure-Geheimnis", "an Azure client secret"),
    (),
    (token(("word", 3), "7Q~", ("url", 31, 34)), token(("word", 3), "8Q~", ("url", 31, 34))),
    literal="Q~",
)
HASHICORP = family(
    "hashicorp-token",
    ("een token van HashiCorp", "un jeton HashiCorp", "ein HashiCorp-Token", "a HashiCorp token"),
    ("hvs", "hvb", "hvr"),
    (
        token("hvs.", ("url", 90, 200)),
        token("hvb.", ("url", 90, 290)),
        token("hvr.", ("url", 90, 290)),
    ),
)
HOSTS = family(
    "cloud-token",
    ("een token van een cloud", "un jeton d'un cloud", "ein Token einer Cloud", "a cloud token"),
    (
        *("dop v1", "doo v1", "dor v1", "dapi*", "pul", "hrku", "nrak", "glc", "glsa"),
        *("sntrys", "sntryu", "dp pt", "pmak", "tskey", "cfut", "cfat", "rnd"),
    ),
    (
        token("dop_v1_", ("hex", 64)),
        token("doo_v1_", ("hex", 64)),
        token("dor_v1_", ("hex", 64)),
        token("dapi", ("hex", 32)),
        token("pul-", ("hex", 40)),
        token("HRKU-", ("url", 36, 62)),
        token("NRAK-", ("capitals", 27)),
        token("glc_", ("base64", 32, 280)),
        token("glsa_", ("base62", 32), "_", ("hex", 8)),
        token("sntrys_eyJ", ("base64", 80, 250)),
        token("sntryu_", ("hex", 64)),
        token("dp.pt.", ("base62", 43)),
        token("PMAK-", ("hex", 24), "-", ("hex", 34)),
        token("tskey-auth-", ("base62", 12, 20), "-", ("base62", 20, 40)),
        token("cfut_", ("base62", 40, 60)),
        token("cfat_", ("base62", 40, 60)),
        token("rnd_", ("base62", 28, 40)),
    ),
)
RECOGNIZERS = (AWS, GOOGLE, AZURE, HASHICORP, HOSTS)
