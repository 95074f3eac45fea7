"""Passwords and codes beside their label in a layout: tabs, dots, bars, Markdown, HTML, brackets.

"Wachtwoord | Zomergem77", "Code alarme ..... 7719", "**Mot de passe** : `Tilleul84x`",
"Wachtwoord (tijdelijk): Zomergem77": what labelled.py and codes.py read behind a colon or a verb.

Source: common usage: forms, two-column tables, wikis.
Confused with: the next header of a table, dates of a change, rules.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import openings
from recognizers.secrets.told import NUMBER
from recognizers.secrets.values import chosen, stand_in

_NAMES = (
    r"(?:wachtwoord|paswoord|passwoord|ww|pw|pwd|mot de passe|mdp|passwort|kennwort|password"
    r"|passwd|pass"
    r"|login ?[+&] ?ww)"
)
_SHORTENED = r"(?:wachtw|passw|pasw|psw|pswd|wachtwrd|m\.d\.p|mot d passe|m d p)"
_CODE_LABEL = (
    r"(?:(?:pin|puk)(?:[ \-]?code)?|codes? (?:d['’]|de l['’]|de la |du |des )?\p{L}{3,16}|code"
    r"|(?:door|gate|alarm|access|entry|safe|locker|copier|keypad|toegangs|deur|poort|alarm|kluis"
    r"|türe?|tor|zugangs)[ \-]code)"
)
_GAP = (  # between the label and its value, where no colon or verb leads
    r"(?:[ ]?\t[ \t]{0,8}|[ ]{3,40}|[ ]?[.…_]{3,60}[ ]?:?[ ]?|[ ]?[|;][ ]?|[ ][–—\-][ ]"
    r"|[*_`]{1,3}[ ]?[:=]?[ ]?[*_`]{0,3}[ ]?"
    r"|[ ]?[:=][*_]{1,3}[ ]?|</(?:t[dh]|b|strong|dt|label|span)>\s{0,20}:?\s{0,4}(?:<(?:td|dd"
    r"|span|code|b|strong)[^<>\n]{0,60}>)?"
    r"|[ ]?(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,30}\])[ ]?[:=][ ]?)"
)
_WRAP = r"[`*_\"'«“]{0,3}[ ]?"
_VALUE = (
    r"(?P<value>(?=[^\s]{0,40}[0-9!#$%&*+=@?])[^\s\"'`<>(){}\[\],;|«»“”]{3,60}"
    r"[^\s\"'`<>(){}\[\],;|«»“”.:*_])"
)
_END = r"(?=[\s\"'`|<;,.)»*_]|\Z)"
_NO_VALUE = compiled(
    r"(?i)\A(?:iso|utf|sha|aes|wpa|rsa|md|nist|tls|ssl|v|windows|office|covid"
    r"|\d+)[ \-_]?\d*[\-\p{L}]{0,6}\d*\Z"
    r"|://|\A[\w.\-]+@[\w\-]+\.|\A[#*+=?!]|[?!]{2}|\A\p{L}+[?!]+\Z|\A\d|\p{L}/\p{L}"
    r"|^\p{L}+-\p{L}+\Z"
)


def cell(text: str, span: Span) -> Span | None:
    """The password in the next cell: more than a word, no rule, name of a norm, address or date."""
    value = text[span.start : span.end]
    if not chosen(value) or stand_in(value) or _NO_VALUE.search(value):
        return None
    if text[span.start - 1] == "_" and text[span.start - 2].isalnum():  # PASSWORD_ARGON2ID
        return None
    return span if any(map(str.isalpha, value)) and len(value) >= 5 else None


PASSWORD = Recognizer(
    name="password-cell",
    entity="SECRET",
    title={
        "nl": "een wachtwoord naast zijn label",
        "fr": "un mot de passe à côté de son libellé",
        "de": "ein Passwort neben seiner Bezeichnung",
        "en": "a password beside its label",
    },
    pattern=compiled(
        rf"(?i)(?:{_NAMES}(?!\p{{L}})(?:{_GAP})"
        rf"|{_SHORTENED}(?!\p{{L}})\.?(?:[ ]?[:=][ ]?|[ ]|{_GAP})){_WRAP}{_VALUE}{_END}"
    ),
    anchor=Anchor(
        words=(
            *("*wachtwoord", "*paswoord", "*passwoord", "ww", "pw", "*pwd", "mot de passe"),
            *("mdp", "*passwort"),
            *("*kennwort", "*password", "passwd", "pass", "login ww", "wachtw", "passw"),
            *("pasw", "psw", "pswd"),
            *("wachtwrd", "m d p", "mot d passe"),
        ),
        exact=True,
        before=0,
    ),
    extend=cell,
    keep="raw",
    bare=0.88,
    specificity=67,
    samples=(
        hit("Wachtwoord\t\t«Zomergem77»", "tabs"),
        hit("Wachtwoord ........ «Zomergem77»", "dots"),
        hit("| Wachtwoord | «Zomergem77» |", "bars"),
        hit("Gebruiker;an.v\nWachtwoord;«Zomergem77»", "semicolon"),
        hit("**Wachtwoord:** `«Zomergem77»`", "Markdown"),
        hit("- **Mot de passe** : `«Tilleul84x»`", "Markdown, French"),
        hit("<td>Wachtwoord</td><td>«Zomergem77»</td>", "HTML"),
        hit("Wachtwoord – «Zomergem77»", "a dash"),
        hit("wachtwoord voor de eerste keer, pasw: «Zomergem77»", "shortened"),
        hit("M.D.P. : «Tilleul84x»", "shortened, French"),
        hit("Passwort [neu]: «Eifel-Luft-9»", "in brackets"),
        hit("Mot de passe (provisoire) : «Tilleul84x»", "in brackets, French"),
        miss("Wachtwoord | Gewijzigd op | Eigenaar", "headers"),
        miss("Wachtwoord | 12/11/2026", "a date"),
        miss("Wachtwoord - ISO27001", "a norm"),
        miss("password - sha256", "a hash"),
        miss("password_hash($mdp, PASSWORD_ARGON2ID)", "a constant"),
        miss("Wachtwoord ........", "to be filled in"),
        miss("Mot de passe | obligatoire", "a rule"),
        miss("Passwort – vergessen?", "a question"),
        miss("<td>Password</td><td>changeme</td>", "stand-in"),
        miss("ww | 2 | 3", "numbers"),
        miss("password   =  getpass()", "a program"),
    ),
)

_BEHIND = compiled(rf"(?ir)(?:\p{{L}}[\p{{L}}\-]{{0,30}})?{_CODE_LABEL}(?!\p{{L}})(?={_GAP})")


def code(text: str, span: Span) -> Span | None:
    """The code in the next cell, where its label names what it opens."""
    label = _BEHIND.search(text, max(0, span.start - 120), span.start)
    if label is None:
        return None
    name = label[0].lower()
    pin = name.endswith(("pin", "puk", "pincode", "pukcode", "pin-code", "puk-code", "pin code"))
    words = re.sub(r"codes?\Z", "", name)
    if openings.other(words) or not (pin or openings.thing(name) or openings.compound(words)):
        return None
    return span if openings.lock_number(text, span.start, span.end, told=True) else None


CODE = Recognizer(
    name="code-cell",
    entity="SECRET",
    title={
        "nl": "een code naast haar label",
        "fr": "un code à côté de son libellé",
        "de": "ein Code neben seiner Bezeichnung",
        "en": "a code beside its label",
    },
    pattern=compiled(rf"(?i){_CODE_LABEL}(?!\p{{L}}){_GAP}{_WRAP}(?P<value>{NUMBER}){_END}"),
    anchor=Anchor(
        words=("*code", "codes", "pin", "puk"),
        exact=True,
        before=0,
    ),
    extend=code,
    keep="raw",
    bare=0.88,
    specificity=66,
    samples=(
        hit("Deurcode | «4471»", "a bar"),
        hit("| Alarmcode | «7719#» |", "bars"),
        hit("Alarmcode;«7719»", "semicolon"),
        hit("Alarmcode\t\t«7719»", "tabs"),
        hit("Code alarme ......... «7719»", "dots, French"),
        hit("<td>Alarmcode</td><td>«7719»</td>", "HTML"),
        hit("**Deurcode:** `«4471#»`", "Markdown"),
        hit("Pincode (simkaart): «0471»", "in brackets"),
        miss("Postcode | 9000", "postcode"),
        miss("Code postal ..... 4000", "postcode, French"),
        miss("Artikelcode;4471", "an article"),
        miss("Alarmcode | Code alarme", "headers"),
        miss("Deurcode | 12/11/2026", "a date"),
        miss("Code article\t\t4471", "an article, French"),
        miss("QR-code (deur): 4471", "to be scanned"),
        miss("NACE-code | 84110", "a classification"),
    ),
)
RECOGNIZERS = (PASSWORD, CODE)
