"""Keys of clouds: Amazon, Google, Azure, DigitalOcean, HashiCorp and the like.

Source: the makers' documentation; gitleaks' rule file (MIT) as a check on lengths and signs.
Confused with: the example keys of the manuals (AKIAIOSFODNN7EXAMPLE), hashes.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import values
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
_DRAWN = "Hq3vK9sTz1xWm7Rb" + "Y5nLp2dJc8fGe4uQ"
AWS_SECRET = Recognizer(
    name="aws-secret-key",
    entity="SECRET",
    title={
        "nl": "een geheime sleutel van AWS",
        "fr": "une clé secrète AWS",
        "de": "ein geheimer AWS-Schlüssel",
        "en": "an AWS secret key",
    },
    pattern=compiled(
        r"(?i)secret[_\- ]?(?:access)?[_\- ]?key[\\\"'`\]]{0,3}(?:\s{0,4}(?:=>|[:=])\s{0,4}|\s)"
        r"[\\\"'`]{0,2}"
        r"(?P<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"
    ),
    anchor=Anchor(
        words=("secret access key", "secretaccesskey", "secret key", "secretkey"),
        exact=True,
        before=0,
    ),
    check=values.token,
    keep="raw",
    bare=0.97,
    specificity=92,
    samples=(
        hit(f"AWS_SECRET_ACCESS_KEY=«{_DRAWN}aB+/7q9Z»", "environment"),
        hit(f"aws_secret_access_key = «{_DRAWN}aB+/7q9Z»\n", "file of credentials"),
        hit(f'aws_secret_access_key="«{_DRAWN}aB+/7q9Z»")', "in source"),
        hit(f'"SecretAccessKey": "«{_DRAWN}aB+/7q9Z»"', "JSON"),
        hit(f"secret_key: «{_DRAWN}aB+/7q9Z»", "YAML"),
        hit(f"secretKey='«{_DRAWN}aB+/7q9Z»'", "camel case"),
        hit(f"AWS_SECRET_KEY=«{_DRAWN}aB+/7q9Z» aws s3 ls", "before a command"),
        hit(f"'secret_access_key' => '«{_DRAWN}aB+/7q9Z»'", "PHP"),
        miss("AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "the manual's own"),
        hit(f"aws configure set aws_secret_access_key «{_DRAWN}aB+/7q9Z»", "a command"),
        miss("AWS_SECRET_ACCESS_KEY=${SECRET}", "a variable"),
        miss(f"secret_access_key={_DRAWN}", "too short"),
        miss(f"secret_access_key={_DRAWN}{_DRAWN}", "too long"),
        miss("secret_access_key=" + "x" * 40, "one sign over and over"),
        miss(f"access_key={_DRAWN}aB+/7q9Z", "another label"),
        miss("secret_access_key=", "empty"),
        miss("the secret access key is shown once", "a sentence"),
    ),
)
RECOGNIZERS = (AWS, GOOGLE, AZURE, HASHICORP, HOSTS, AWS_SECRET)
