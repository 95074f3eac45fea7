"""Tokens of services: code hosting, chat, payment, mail.

Source: the makers' documentation; gitleaks' rule file (MIT) as a check on lengths and signs.
Confused with: placeholders ("ghp_xxxx"), publishable keys (`pk_live_`), which may be seen.
"""

from recognizers.base import hit, miss
from recognizers.secrets.tokens import family, token

GITHUB = family(
    "github-token",
    ("een token van GitHub", "un jeton GitHub", "ein GitHub-Token", "a GitHub token"),
    ("ghp", "gho", "ghu", "ghs", "ghr", "github pat"),
    (
        *(token(f"gh{letter}_", ("base62", 36, 255)) for letter in "pousr"),
        token("github_pat_", ("word", 82)),
    ),
)
GITLAB = family(
    "gitlab-token",
    ("een token van GitLab", "un jeton GitLab", "ein GitLab-Token", "a GitLab token"),
    (
        *("glpat", "gldt", "glrt", "glcbt", "glptt", "glsoat", "glagent", "glimt", "glft"),
        *("glffct", "gr1348941*"),
    ),
    (
        token("glpat-", ("url", 20, 22)),
        token("glpat-", ("url", 27, 280), ".", ("small", 2), ".", ("small", 9)),
        token("gldt-", ("url", 20)),
        token("glrt-", ("url", 20, 40)),
        token("glcbt-", ("base62", 1, 5), "_", ("url", 20)),
        token("glptt-", ("hex", 40)),
        token("glsoat-", ("url", 20)),
        token("glagent-", ("url", 50)),
        token("glimt-", ("url", 25)),
        token("glft-", ("url", 20)),
        token("glffct-", ("url", 20)),
        token("GR1348941", ("url", 20)),
    ),
)
ATLASSIAN = family(
    "bitbucket-token",
    ("een token van Atlassian", "un jeton Atlassian", "ein Atlassian-Token", "an Atlassian token"),
    ("atbb*", "atatt3*", "atctt3*"),
    (
        token("ATBB", ("base62", 32, 60)),
        token("ATATT3", ("url", 180, 192), "=", ("capitals", 8)),
        token("ATCTT3", ("url", 180, 192), "=", ("capitals", 8)),
    ),
)
NPM = family(
    "npm-token",
    ("een token van npm", "un jeton npm", "ein npm-Token", "an npm token"),
    ("npm",),
    (token("npm_", ("base62", 36)),),
    miss("npm_config_registry", "a setting"),
)
PYPI = family(
    "pypi-token",
    ("een token van PyPI", "un jeton PyPI", "ein PyPI-Token", "a PyPI token"),
    ("pypi ageichlwas5vcmc*", "pypi agenchlwas5vcmc*", "pypi agendgvzdc5wexbplm9yz*"),
    (token("pypi-AgEIcHlwaS5vcmc", ("url", 50, 280)),),
)
DOCKER = family(
    "docker-token",
    ("een token van Docker", "un jeton Docker", "ein Docker-Token", "a Docker token"),
    ("dckr pat", "dckr oat"),
    (token("dckr_pat_", ("url", 27)), token("dckr_oat_", ("url", 32))),
)
SLACK = family(
    "slack-token",
    ("een token van Slack", "un jeton Slack", "ein Slack-Token", "a Slack token"),
    ("xoxb", "xoxp", "xoxa", "xoxr", "xoxs", "xoxe", "xapp", "xoxc", "xoxd"),
    (
        token("xoxb-", ("digits", 10, 13), "-", ("digits", 10, 13), "-", ("base62", 20, 40)),
        token("xoxb-", ("digits", 10, 14), "-", ("base62", 18, 40)),
        token(
            *("xoxp-", ("digits", 10, 13), "-", ("digits", 10, 13), "-", ("digits", 10, 13), "-"),
            ("base62", 28, 40),
        ),
        *(token(f"xox{letter}-", ("url", 24, 250)) for letter in "arscd"),
        token("xoxe.xoxb-1-", ("base62", 120, 200)),
        token("xoxe.xoxp-1-", ("base62", 120, 200)),
        token("xoxe-1-", ("base62", 120, 200)),
        token("xapp-1-", ("capitals", 9, 12), "-", ("digits", 10, 14), "-", ("hex", 60, 70)),
    ),
)
STRIPE = family(
    "stripe-key",
    ("een sleutel van Stripe", "une clé Stripe", "ein Stripe-Schlüssel", "a Stripe key"),
    ("sk live", "sk test", "sk prod", "rk live", "rk test", "rk prod", "whsec"),
    (
        *(token(f"sk_{mode}_", ("base62", 16, 110)) for mode in ("live", "test", "prod")),
        *(token(f"rk_{mode}_", ("base62", 16, 110)) for mode in ("live", "test", "prod")),
        token("whsec_", ("base64", 32, 60)),
    ),
    miss("pk_live_4eC39HqLyjWDarjtT1zdp7dc", "publishable: it stands in web pages"),
)
MOLLIE = family(
    "mollie-key",
    ("een sleutel van Mollie", "une clé Mollie", "ein Mollie-Schlüssel", "a Mollie key"),
    (),
    (token("live_", ("base62", 30, 36)), token("access_live_", ("base62", 30, 60))),
    literal="live_",
)
SENDGRID = family(
    "sendgrid-key",
    ("een sleutel van SendGrid", "une clé SendGrid", "ein SendGrid-Schlüssel", "a SendGrid key"),
    ("sg",),
    (token("SG.", ("url", 20, 24), ".", ("url", 40, 50)),),
)
MAILGUN = family(
    "mailgun-key",
    ("een sleutel van Mailgun", "une clé Mailgun", "ein Mailgun-Schlüssel", "a Mailgun key"),
    (),
    (token("key-", ("hex", 32)),),
    literal="key-",
)
MAIL = family(
    "mail-service-key",
    (
        "een sleutel van een maildienst",
        "une clé d'un service de courriel",
        "ein Schlüssel eines Maildienstes",
        "a key of a mail service",
    ),
    ("xkeysib", "xsmtpsib", "re", "shpat", "shpss", "shpca", "shppa", "ntn", "lin api", "sq0csp"),
    (
        token("xkeysib-", ("hex", 64), "-", ("base62", 16)),
        token("xsmtpsib-", ("hex", 64), "-", ("base62", 16)),
        token("re_", ("base62", 8), "_", ("base62", 24)),
        *(token(f"shp{sort}_", ("hex", 32)) for sort in ("at", "ss", "ca", "pa")),
        token("ntn_", ("base62", 40, 60)),
        token("lin_api_", ("base62", 40)),
        token("sq0csp-", ("url", 43)),
    ),
)
TELEGRAM = family(
    "telegram-token",
    ("een token van Telegram", "un jeton Telegram", "ein Telegram-Token", "a Telegram token"),
    (),
    (token(("digits", 8, 10), ":AA", ("url", 32, 34)),),
    hit(
        "https://api.telegram.org/bot«" + "71234" + "56089:AA" + "Hq3vK9sTz1xWm7RbY5nLp2dJc8fGe4uQa"
        "»/getMe",
        "in an address",
    ),
    literal=":AA",
    behind="bot",
)
RECOGNIZERS = (
    *(GITHUB, GITLAB, ATLASSIAN, NPM, PYPI, DOCKER, SLACK, STRIPE, MOLLIE, SENDGRID, MAILGUN),
    *(MAIL, TELEGRAM),
)
