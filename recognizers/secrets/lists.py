"""Codes and passwords in a list under a heading that names them, and keys of bought software.

"Nieuwe codes: voordeur 4471, kelder 5512", "Wachtwoorden / printer: Kers3nboom / beamer: Zw4luw".

Source: common usage; Microsoft, form of product keys (five groups of five).
Confused with: lists of error codes, postcodes, numbers of rooms, serial numbers.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import openings
from recognizers.secrets.told import NUMBER
from recognizers.secrets.values import chosen, stand_in

REACH = 400  # code points below a heading
HEADING = 80  # ... of which its own line may take
_USER = compiled(
    r"(?ir)(?:user|gebruiker|login|utilisateur|identifiant|benutzer|account|compte|konto|naam|nom"
    r"|name|host|server"
    r"|url|e-?mail|tel|messenger|icq)[\p{L}]{0,8}[ ]?[:=→/>\-]{1,2}[ \t]{0,3}\Z"
)
_WORDS = compiled(  # begins its line
    r"(?i)(?<![^\n])[ \t*#\-]{0,4}(?:\p{L}{2,14}[ ]){0,2}(?:wachtwoorden|paswoorden|passwoorden"
    r"|mots de passe|mdps?|passwörter|kennwörter"
    r"|passwords|logins"
    r"|inloggegevens|zugangsdaten|identifiants|credentials)(?!\p{L})[^\n:;]{0,40}(?::|\n)"
)
_STOP = compiled(r"\n[ \t]*\n")


def listed_code(text: str, span: Span) -> Span | None:
    """The number behind a thing in a list of codes."""
    low = max(0, span.start - REACH + HEADING)
    above = text[low : span.start]
    cut = 0
    for gap in _STOP.finditer(above):
        cut = gap.end()
    heads = list(_HEAD.finditer(above, cut))
    if not heads:
        return None
    head = heads[-1]
    glued = head["before"].strip()
    if glued and not head["before"].endswith(" ") and not openings.compound(glued):
        return None
    if openings.other(head["before"]) or openings.other(head["rest"]) or openings.fault(head[0]):
        return None
    label = _ITEM.search(text, max(0, span.start - 48), span.start)
    if label is None or not openings.thing(label[0]) or openings.other(label[0]):
        return None
    real = openings.lock_number(text, span.start, span.end, told=True)
    return span if real else None


_HEAD = compiled(
    r"(?i)(?P<before>[\p{L}\-]{0,24} ?)(?<!post|zip|bar|fout|kleur|artikel"
    r"|product)codes(?!\p{L})(?P<rest>[^\n:;.]{0,60})(?::|\n)"
)
_ITEM = compiled(r"(?r)[^,;:\n]{2,40}(?:\s?[:=])?[ \t]{1,3}\Z")

CODES = Recognizer(
    name="listed-code",
    entity="SECRET",
    title={
        "nl": "een code in een lijst",
        "fr": "un code dans une liste",
        "de": "ein Code in einer Liste",
        "en": "a code in a list",
    },
    pattern=compiled(
        rf"(?i)(?<=[ \t])(?<=[\p{{L}})]\s?[:=]?[ \t]{{1,3}})(?P<value>{NUMBER})"
        rf"(?=[ \t]{{0,3}}(?:[,;.\n(]|(?:en|et|und|and)[ ]|\Z))"
    ),
    anchor=Anchor(words=("codes", "*codes"), before=0, reach=REACH),
    extend=listed_code,
    keep="raw",
    bare=0.86,
    specificity=69,
    samples=(
        hit("Nieuwe codes vanaf 1 december: voordeur «4471», kelder «5512», lift «9083».", "Dutch"),
        hit("Codes: porte «4471», garage «5512B», cadenas «9083».", "French"),
        hit("Toegangscodes:\n- voordeur: «4471»\n- poort: «5512»\n", "on lines"),
        hit("Codes\nPoort «4471»\nAlarm «7719#»", "without a colon"),
        hit("Die Codes: Eingang «4471», Tresor «55120»", "German"),
        hit("Door codes: gate «4471», vault «55120»", "English"),
        hit("codes van het gebouw: lift «4471» en garage «5512»", "and"),
        hit("pincodes: badge «3071», alarm «5541»", "PINs"),
        miss("Postcodes: Deurne 2100, Gent 9000", "postcodes"),
        miss("Foutcodes: alarm 4471, deur 5512", "faults"),
        miss("Codes: fiets 4471, boom 5512", "no things"),
        miss("Error codes: door 4471, gate 5512", "faults, English"),
        miss("NACE-codes: garage 45201, lift 43291", "a classification"),
        miss("Codes:\n\nDe poort kost 1450 euro", "another paragraph"),
        miss("codes: alarm 112", "to call"),
        miss("In de codes staat de deur op 2026, zegt men", "a year"),
    ),
)


def listed_password(text: str, span: Span) -> Span | None:
    """The value behind a name in a list of passwords."""
    above = text[max(0, span.start - REACH + HEADING) : span.start]
    cut = 0
    for gap in _STOP.finditer(above):
        cut = gap.end()
    if _WORDS.search(above, cut) is None or _USER.search(text, max(0, span.start - 40), span.start):
        return None
    value = text[span.start : span.end]
    good = chosen(value) and not stand_in(value) and any(map(str.isalpha, value))
    return span if good and any(map(str.isdigit, value)) and not _NOT.search(value) else None


_NOT = compiled(
    r"(?i)\A(?:iso|utf|sha|wpa|covid|vlan|hp|en)[ \-]?\d|@|://|\A(?:[0-9a-z]+\.)+\p{L}+\Z"
    r"|\A\d+\p{L}{1,3}\Z|\A\p{L}{1,4}-?\d{1,3}\Z"
)

PASSWORDS = Recognizer(
    name="listed-password",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een lijst",
        "fr": "un mot de passe dans une liste",
        "de": "ein Passwort in einer Liste",
        "en": "a password in a list",
    },
    pattern=compiled(
        r"(?<=[:=→/> \t])(?<=[\p{L}0-9)][ ]?(?:[:=→/]"
        r"|->)[ \t]{0,3})(?P<value>(?=[^\s]{0,40}[0-9])[^\s\"'`<>(){}\[\],;|«»“”=:/]{4,60}"
        r"[^\s\"'`<>(){}\[\],;|«»“”.:?=/])(?=[ \t]{0,3}(?:[,;.\n(]|\Z))"
    ),
    anchor=Anchor(
        words=(
            *("wachtwoorden", "paswoorden", "passwoorden", "mots de passe", "mdp", "mdps"),
            *("passworter", "kennworter"),
            *("passwords", "logins", "inloggegevens", "zugangsdaten", "identifiants"),
            "credentials",
        ),
        before=0,
        reach=REACH,
    ),
    extend=listed_password,
    keep="raw",
    bare=0.86,
    specificity=68,
    samples=(
        hit("Wachtwoorden\nprinter: «Kers3nboom»\nbeamer: «Zw4luw»", "Dutch, on lines"),
        hit("Paswoorden: Teams = «Zomergem77», SAP = «Bl4uwvoet!», bib = «Zomergem78»", "one line"),
        hit("Mots de passe :\n- agenda : «Tilleul84»\n- bib : «Lilas#88»", "French"),
        hit("Passwörter: Kopierer: «Eifel-Luft-9»", "German"),
        hit("Passwords:\nprinter: «Maple22tree»\n", "English"),
        hit("Inloggegevens\nkassa -> «k4ss4-B4r»", "an arrow"),
        hit("Zugangsdaten:\nWLAN: «Kirmes-2026»", "German, log-ins"),
        hit("Wachtwoorden zaal\nbox / «Bouleau_20»", "a slash"),
        miss("Inloggegevens\ngebruiker: kassa1", "a user"),
        miss("Wachtwoorden: minstens 14 tekens", "a rule"),
        miss("Wachtwoorden\n\nprinter: HP4200dn", "another paragraph"),
        miss("Passwords: changeme, password1", "stand-ins"),
        miss("mots de passe : voir annexe", "elsewhere"),
        miss("Logins: jan, an, bert", "names"),
        miss("identifiants : an.v@stad.be", "an address"),
        miss("credentials: see vault", "elsewhere"),
        miss("Wachtwoorden: norm: ISO27001", "a norm"),
    ),
)

_NAMED = compiled(
    r"(?i)licen|lizenz|product ?key|productsleutel|productcode|cl[ée] de produit|produktschlüssel"
    r"|activati"
    r"|activering|aktivierung|windows|office|(?<!\p{L})serial"
)


def licence(text: str, span: Span) -> Span | None:
    """A product key: letters and digits, where a licence is named before it."""
    value = text[span.start : span.end]
    if stand_in(value) or value.replace("-", "").isdigit() or value.replace("-", "").isalpha():
        return None
    return span if _NAMED.search(text, max(0, span.start - 78), span.start) else None


PRODUCT = Recognizer(
    name="product-key",
    entity="SECRET",
    title={
        "nl": "een licentiesleutel",
        "fr": "une clé de licence",
        "de": "ein Lizenzschlüssel",
        "en": "a licence key",
    },
    pattern=compiled(r"(?<![\w\-])(?P<value>[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3,5})(?![\w\-])"),
    anchor=Anchor(
        words=(
            *("licen*", "licentie*", "*licentie", "*licence", "*license", "lizenz*"),
            *("product key", "productkey"),
            *("productsleutel", "productcode", "clé de produit", "produktschlüssel"),
            *("activati*", "activering*"),
            *("aktivierung*", "windows", "office", "serial"),
        ),
        before=0,
        reach=80,
    ),
    extend=licence,
    keep="raw",
    bare=0.88,
    specificity=82,
    samples=(
        hit("Windows-licentie: «VK7JG-NPHTM-C97JM-9MPGT-3V66T»", "Dutch"),
        hit("Clé de licence Office : «Q4HTN-7WX2M-9KRPD-3VYBC-6GJFT»", "French"),
        hit("Lizenzschlüssel «Q4HTN-7WX2M-9KRPD-3VYBC-6GJFT»", "German"),
        hit("product key: «Q4HTN-7WX2M-9KRPD-3VYBC-6GJFT»", "English"),
        hit("activatie met «Q4HTN-7WX2M-9KRPD-3VYBC»", "four groups"),
        hit("productsleutel (GIS): «Q4HTN-7WX2M-9KRPD-3VYBC-6GJFT»", "of a program"),
        hit("serial «Q4HTN-7WX2M-9KRPD-3VYBC-6GJFT»", "serial"),
        hit("de licenties zijn «Q4HTN-7WX2M-9KRPD-3VYBC-6GJFT»", "more"),
        miss("dossier Q4HTN-7WX2M-9KRPD-3VYBC-6GJFT", "no licence"),
        miss("product key: XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "to be filled in"),
        miss("licentie 12345-67890-12345-67890", "numbers"),
        miss("Windows ABCDE-FGHIJ", "short"),
        miss("licence CC-BY-4.0", "a licence"),
        miss("lizenz: MIT", "a licence"),
        miss("office 2021-12345", "a number"),
        miss("serial PORTS-CABLE-PLUGS-WIRES-LINES", "words"),
    ),
)
RECOGNIZERS = (CODES, PASSWORDS, PRODUCT)
