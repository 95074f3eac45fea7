"""Placeholders back to values, also in answers that come in pieces.

A model does not always give a placeholder back as it got it: `<person_1>`, `< PERSON 1 >`,
`<PERSON_1>s`, `<PERSOON_1>`. What can mean one placeholder only is restored, everything else stays:
a value is never put where another one belongs.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

import regex as re

MAX_PLACEHOLDER = 64  # code points; what is longer is none
# Two forms: in brackets of any kind, or bare in capitals as it was, without a letter beside it.
_OPEN, _CLOSE, _INSIDE = "[<‹⟨＜]", "[>›⟩＞]", r"[\p{L}\p{N}_\- ]"
_BARE = r"(?<![\p{L}\p{N}_<])(?P<bare>[A-Z]{2,20}(?:_[A-Z]{1,20}){0,4})_(?P<digits>[0-9]{1,6})"
_FORM = re.compile(
    rf"{_OPEN}\s{{0,3}}(?P<name>\p{{L}}{_INSIDE}{{0,40}}?)[\s_\-]{{0,3}}(?<![0-9])"
    rf"(?P<number>[0-9]{{1,6}})\s{{0,3}}{_CLOSE}|{_BARE}(?![\p{{L}}\p{{N}}_])"
)
_ESCAPED = re.compile(r"(?i)(?:\\u003c|&lt;)(?P<inner>[^<>&\\]{2,50})(?:\\u003e|&gt;)")
# The beginning of a placeholder at the end of a text: more may follow.
_BEGINNING = re.compile(
    rf"(?:{_OPEN}{_INSIDE}{{0,60}}"
    r"|(?<![\p{L}\p{N}_])[A-Z]{1,20}(?:_[A-Z]{1,20}){0,4}_?[0-9]{0,6}"
    r"|\\(?:u(?:0(?:0(?:3(?:[cC][^<>&\\]{0,50}(?:\\(?:u(?:0(?:0(?:3)?)?)?)?)?)?)?)?)?)?"
    r"|&(?:l(?:t(?:;[^<>&\\]{0,50}(?:&(?:g(?:t)?)?)?)?)?)?)\Z"
)

# What a model may make of the first word of a name when it writes another language.
_TRANSLATED = {
    "PERSON": ("persoon", "personne", "naam", "nom", "name"),
    "ADDRESS": ("adres", "adresse", "anschrift"),
    "LOCATION": ("locatie", "plaats", "lieu", "ort"),
    "ORGANIZATION": ("organisatie", "organisation"),
    "PHONE_NUMBER": ("telefoonnummer", "numero_de_telephone", "telefonnummer", "phone", "telefoon"),
    "EMAIL_ADDRESS": ("e_mailadres", "emailadres", "adresse_e_mail", "e_mail_adresse", "email"),
    "DATE_OF_BIRTH": ("geboortedatum", "date_de_naissance", "geburtsdatum"),
    "IBAN_CODE": ("iban", "rekeningnummer", "numero_de_compte", "kontonummer"),
    "BE_NATIONAL_NUMBER": ("rijksregisternummer", "numero_national", "nationalregisternummer"),
    "BE_LICENCE_PLATE": ("nummerplaat", "plaque", "kennzeichen", "be_license_plate"),
}
_ACCENTS = str.maketrans("éèêëàâäïîôöûüç", "eeeeaaaiioouuc")
Escape = Callable[[str], str]


class Restorer:
    """The map of one conversation, ready to be applied; lives as long as its request."""

    __slots__ = ("_by_form", "_values")

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)
        self._by_form: dict[str, str | None] = {}
        for placeholder in values:
            inner = placeholder[1:-1] if placeholder.startswith("<") else placeholder
            entity, _, number = inner.rpartition("_")
            for form in _forms(entity):
                key = f"{form}_{number}"
                taken = self._by_form.get(key, placeholder)
                self._by_form[key] = placeholder if taken == placeholder else None  # two: neither

    def __repr__(self) -> str:
        return f"Restorer({len(self._values)} placeholders)"

    def restore(self, text: str, escape: Escape | None = None, start: int = 0) -> str:
        """The text from `start` on with the values back in it.

        Args:
            escape: how a value is written where the text stands, e.g. inside a JSON string.
            start: what stands before was shown already; it tells words from their ends.
        Cost: linear in the text.
        """
        if not self._values or start >= len(text):
            return text[start:]
        if "\\u003" in text or "&lt;" in text.lower():
            text = _ESCAPED.sub(lambda match: self._inner(match, escape), text, pos=start)
        return _FORM.sub(lambda match: self._value(match, escape), text, pos=start)[start:]

    def _inner(self, match: "re.Match[str]", escape: Escape | None) -> str:
        """A placeholder whose brackets are escaped."""
        again = f"<{match['inner']}>"
        found = self.restore(again, escape)
        return match[0] if found == again else found

    def _value(self, match: "re.Match[str]", escape: Escape | None) -> str:
        exact = self._values.get(match[0])
        if exact is None:
            bare = match["bare"]
            name, number = (bare, match["digits"]) if bare else (match["name"], match["number"])
            placeholder = self._by_form.get(f"{_plain(name)}_{int(number)}")
            if placeholder is None:
                return match[0]
            exact = self._values[placeholder]
        return exact if escape is None else escape(exact)


class Stream:
    """Restores a text that comes in pieces; what may begin a placeholder is held back."""

    __slots__ = ("_escape", "_restorer", "_shown", "_text")

    def __init__(self, restorer: Restorer, escape: Escape | None = None) -> None:
        self._restorer, self._escape = restorer, escape
        self._text = ""  # what is held back, and the character before it
        self._shown = 0  # how much of that was shown

    def feed(self, piece: str) -> str:
        """What may be shown after this piece; at most MAX_PLACEHOLDER code points are held back."""
        text = self._text + piece
        cut = max(self._shown, len(text) - holdback(text))
        shown = self._restorer.restore(text[:cut], self._escape, self._shown)
        self._shown = min(cut, 1)  # one character, before what is held
        self._text = text[cut - self._shown :]
        return shown

    def finish(self) -> str:
        """The rest."""
        rest = self._restorer.restore(self._text, self._escape, self._shown)
        self._text, self._shown = "", 0
        return rest


def holdback(text: str) -> int:
    """How many code points at the end of a text may be the beginning of a placeholder."""
    beginning = _BEGINNING.search(text, max(0, len(text) - MAX_PLACEHOLDER))
    return len(text) - beginning.start() if beginning is not None else 0


@lru_cache(maxsize=256)
def _forms(entity: str) -> tuple[str, ...]:
    """What a model may make of the name of an entity."""
    return tuple(_plain(form) for form in (entity, *_TRANSLATED.get(entity, ())))


def _plain(name: str) -> str:
    """A name without what models change: case, accents, spaces, hyphens."""
    return re.sub(r"[\s\-_]+", "_", name.lower().translate(_ACCENTS)).strip("_")
