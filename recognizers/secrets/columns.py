"""Passwords and codes in a column under their header.

Source: common usage: lists of logins in spreadsheets and wikis.
Confused with: the date of the last change, rules for passwords.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.secrets.values import chosen, stand_in

_LABEL = (
    r"(?:[\w\-]{0,20}[ \-])?(?:wachtwoord|paswoord|ww|mot de passe|mdp|passwort|kennwort"
    r"|password|passwd|pwd"
    r"|pass|pw|secret|token|api[ _\-]?key|pin[ \-]?code|pincode|pin|deurcode|toegangscode|alarmcode"
    r"|code d'acc[èe]s|code alarme|t[üu]rcode|alarm[ ]?code|door code|wifi[ \-]?code)"
)
_TYPE = re.compile(r"[\[\](){}'=]")


def check(value: str) -> bool:
    """True for a password with a digit, or a number of a lock; no type or call of a program."""
    if _TYPE.search(value) or not any(map(str.isdigit, value)):
        return False
    return not stand_in(value) and (chosen(value) or (value.isdigit() and 4 <= len(value) <= 12))


RECOGNIZER = Recognizer(
    name="password-column",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een tabel",
        "fr": "un mot de passe dans un tableau",
        "de": "ein Passwort in einer Tabelle",
        "en": "a password in a table",
    },
    pattern=re.compile(rf"(?i){_LABEL}: (?P<value>[^\s;|,\t«»\"`]{{4,64}})(?=[\s;|,]|\Z)"),
    anchor=Anchor(cue=True, exact=True),
    check=check,
    keep="raw",
    needs_context=True,
    bare=0.5,
    boost=1.5,
    specificity=60,
    context=(
        *("wachtwoord", "paswoord", "ww", "mot de passe", "mdp", "passwort", "kennwort"),
        *("password", "passwd", "pwd", "pass", "pw", "secret", "token", "api key", "apikey"),
        *("pincode", "pin code", "pin", "deurcode", "toegangscode", "alarmcode", "code d'accès"),
        *("code alarme", "türcode", "alarm code", "door code", "wifi code", "wificode"),
    ),
    samples=(
        hit("Wachtwoord: «Prn-7781x»", "as a header and its cell"),
        hit("password: «tk5Vb!0pLm»", "English"),
        hit("Mot de passe: «Agd#2026ok»", "French"),
        hit("Passwort: «Fs!2207kd»", "German"),
        hit("Pincode: «4471»", "PIN"),
        hit("Systeem;Wachtwoord\nPrinter;«Prn-7781x»\nBadge;«tourniquet88»", "CSV", scanned=True),
        hit(
            "host,user,password\ns1,root,«tk5Vb!0pLm»\ns2,root,«Xr2#hh81z»", "commas", scanned=True
        ),
        hit("App\tPasswort\nFs\t«Fs!2207kd»\nKam\t«Cam#5518w»", "tabs", scanned=True),
        miss("Wachtwoord gewijzigd: 12/11/2026", "another header"),
        miss("Wachtwoord: verplicht", "a rule"),
        miss("password: changeme", "stand-in"),
        miss("Wachtwoord: 12/11/2026", "a date"),
        miss("Postcode: 9000", "postcode"),
        miss("def claim(token: str32) -> None:", "a type"),
        miss("token: ja", "a word"),
        miss("password: ****", "masked"),
        miss("Systeem;Wachtwoord gewijzigd\na;12/11/2026\nb;ja", "of a change", scanned=True),
    ),
)
