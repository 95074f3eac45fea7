"""JSON Web Tokens: three runs of base64url, the first two of which begin with {" .

Source: RFC 7519. The header is decoded: what does not name an algorithm is none.
Confused with: the specimen of jwt.io and of the RFC, which manuals repeat.
"""

import base64
import binascii

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.values import drawn

_SPECIMENS = ("eyJzdWIiOiIxMjM0NTY3ODkwIi", "eyJpc3MiOiJqb2UiLA0KICJleHAi", "eyJsb2dnZWRJbkFzIjoi")


def check(text: str) -> bool:
    """True when the header decodes to an object with an algorithm, and it is no specimen."""
    header, payload, *rest = text.split(".")
    try:
        plain = base64.urlsafe_b64decode(header + "=" * (-len(header) % 4))
    except (binascii.Error, ValueError):
        return False
    if b'"alg"' not in plain and b'"enc"' not in plain:
        return False
    return not payload.startswith(_SPECIMENS) and (not rest or not rest[-1] or drawn(rest[-1]))


_HEAD = "eyJhbGciOiJIUzI1NiIs" + "InR5cCI6IkpXVCJ9"
_BODY = "eyJzdWIiOiI5OTgxMiIsInJv" + "bGUiOiJsb2tldCJ9"
_SIGNED = "Hq3vK9sTz1xWm7RbY5nL" + "p2dJc8fGe4uQaT_h0iX-o6ZlC"
_TOKEN = f"{_HEAD}.{_BODY}.{_SIGNED}"

RECOGNIZER = Recognizer(
    name="jwt",
    entity="SECRET",
    title={
        "nl": "een JSON-webtoken",
        "fr": "un jeton JWT",
        "de": "ein JSON-Web-Token",
        "en": "a JSON web token",
    },
    pattern=compiled(
        r"(?<![A-Za-z0-9])eyJ[A-Za-z0-9_\-]{10,2000}\.[A-Za-z0-9_\-]{10,6000}"
        r"\.[A-Za-z0-9_\-]{16,6000}(?:\.[A-Za-z0-9_\-]{16,6000}){0,2}"
    ),
    anchor=Anchor(words=("eyj*",), exact=True, before=0),
    check=check,
    keep="raw",
    bare=0.98,
    specificity=95,
    samples=(
        hit(f"«{_TOKEN}»", "alone"),
        hit(f"Authorization: Bearer «{_TOKEN}»", "header"),
        hit(f'{{"token": "«{_TOKEN}»"}}', "JSON"),
        hit(f"session=«{_TOKEN}»; HttpOnly", "cookie"),
        hit(f"https://x.example/?t=«{_TOKEN}»&a=1", "address"),
        hit(f"hier is hij: «{_TOKEN}».", "end of sentence"),
        hit(f"('«{_TOKEN}»')", "in source"),
        hit(f"token\n«{_TOKEN}»\nwat staat erin?", "own line"),
        miss(_TOKEN[:60], "cut"),
        miss(f"{_HEAD}.{_BODY}", "no signature"),
        miss(f"{_HEAD}.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.{_SIGNED}", "specimen"),
        miss("eyJ is how they begin", "spoken of"),
        miss("eyJhbGciOi...", "elided"),
        miss(f"eyJub3QiOiJhIGhlYWRlciJ9.{_BODY}.{_SIGNED}", "no algorithm"),
        miss("<header>.<payload>.<signature>", "to be filled in"),
        miss(f"a{_TOKEN}", "inside a longer run"),
    ),
)
