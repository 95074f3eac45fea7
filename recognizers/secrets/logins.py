"""Passwords of a login told without their label: "log in als svc_scan met Zw4luw!nest".

A verb of logging in leads to them, "als wachtwoord" follows, or somebody typed them on a false
page; so the value must be rare itself:
letters, digits and a sign, or letters mixed as nobody writes a word.

Source: common usage in Dutch, French, German and English.
Confused with: names of tools and versions to log in with ("met itsme", "avec Edge120").
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.values import chosen, stand_in

_SIGN = compiled(r"[!*#$%&+=@_\-]")
_VALUE = (
    r"(?P<value>(?=\S{0,60}[0-9])(?=\S{0,60}[!*#$%&+=@_\-])"
    r"[^\s\"'`<>(){}\[\],;|«»“”/]{3,60}[^\s\"'`<>(){}\[\],;|«»“”.:?/])(?![\w@/]|\.\w)"
)


def rare(value: str) -> bool:
    """True for letters and digits with a sign among them; no address, no version."""
    if stand_in(value) or not chosen(value) or _NO_PASSWORD.search(value):
        return False
    digits = sum(map(str.isdigit, value))
    return digits > 0 and any(map(str.isalpha, value)) and _SIGN.search(value) is not None


_NO_PASSWORD = compiled(
    r"(?i)@\w+\.|://|\.(?:be|com|eu|org|net|nl|fr|de)\b|\A\d+-\p{L}+\Z|\A(?:covid|wpa|sha|utf|iso"
    r"|v)-?\d"
)

WITH = Recognizer(
    name="login-with",
    entity="SECRET",
    title={
        "nl": "waarmee iemand inlogt",
        "fr": "ce avec quoi on se connecte",
        "de": "womit sich jemand anmeldet",
        "en": "what somebody logs in with",
    },
    pattern=compiled(
        r"(?i)(?<![\p{L}_])(?:log(?:gen?|t)?(?: je| u| dan)? ?in|ingelogd|inloggen|aanmelden"
        r"|meld(?:t)?(?: je| u)? aan|connecte[rz]?"
        r"|connexion|identifie[rz]?|anmelden|einloggen|meld(?:e|en|et)?(?: dich| sie sich"
        r"| euch)? an|sign(?:ed)? in"
        r"|logged in|logon)(?!\p{L})(?=[^0-9]{0,130}[0-9])[^\n.;]{0,70}?[ ](?:met|en|avec|et|mit"
        r"|und|with|and|/"
        r"|:)[ ][«“\"'(]?"
        rf"{_VALUE}"
    ),
    anchor=Anchor(
        words=(
            *("log in", "log je in", "log u in", "logt in", "logge in", "login", "ingelogd"),
            *("inloggen", "aanmelden"),
            *("meld je aan", "meld u aan", "meldt aan", "meld aan", "connecte", "connecter"),
            *("connectez", "connexion"),
            *("identifier", "identifiez", "anmelden", "einloggen", "melde dich an"),
            *("melden sie sich an", "sign in"),
            *("signed in", "logged in", "logon"),
        ),
        exact=True,
        before=0,
    ),
    check=rare,
    keep="raw",
    bare=0.86,
    specificity=71,
    samples=(
        hit("Log in als svc_scan met «Zw4luw!nest» en start", "Dutch"),
        hit("Connecte-toi avec le compte accueil et «Lilas#88» stp", "French"),
        hit("bitte anmelden mit gast und «Eifel-Luft-9».", "German"),
        hit("sign in as kiosk with «Qw!9zebra», then", "English"),
        hit("inloggen met balie / «Kermis#22»", "a slash"),
        hit("Meld je aan met jeugd01 en “«Zomer!26»”", "in quotes"),
        hit("connexion : invite et «Bouleau_20»", "French, a noun"),
        hit("logged in with guest and «P1nguin!»", "past"),
        miss("log in met itsme of met je eID", "a tool"),
        miss("aanmelden met Windows11 en Edge120", "programs"),
        miss("inloggen met an.v@stad.be", "an address"),
        miss("sign in with <user> and <password>", "a manual"),
        miss("connectez-vous avec votre carte d'identité", "a card"),
        miss("anmelden mit ISO-27001 Zertifikat", "a norm"),
        miss("log in en ga naar punt 4-b", "a point"),
        miss("login met ${USER} en ${PASS}", "variables"),
    ),
)

AS = Recognizer(
    name="as-password",
    entity="SECRET",
    title={
        "nl": "een waarde die als wachtwoord dient",
        "fr": "une valeur qui sert de mot de passe",
        "de": "ein Wert, der als Passwort dient",
        "en": "a value used as a password",
    },
    pattern=compiled(
        rf"(?i)(?<![^\s\"'«“„(]){_VALUE}[»”\"')]?,?[ ](?:als (?:het |tijdelijk )?(?:wachtwoord"
        rf"|paswoord|ww|pw|code)|comme (?:mot de passe|mdp|code)"
        r"|als (?:passwort|kennwort)|as (?:the |a |his |her |my |your )?(?:password|pw"
        r"|passcode))(?!\p{L})"
    ),
    anchor=Anchor(
        words=(
            *("als wachtwoord", "als het wachtwoord", "als tijdelijk wachtwoord"),
            *("als paswoord", "als ww", "als pw"),
            *("als code", "comme mot de passe", "comme mdp", "comme code", "als passwort"),
            "als kennwort",
            *("as password", "as the password", "as a password", "as his password"),
            *("as her password", "as my password"),
            *("as your password", "as pw", "as passcode", "as the passcode"),
        ),
        before=66,
        reach=2,
    ),
    check=rare,
    keep="raw",
    bare=0.88,
    specificity=70,
    samples=(
        hit("met het account accueil en «Lilas#88» als wachtwoord", "Dutch"),
        hit("et «Lilas#88» comme mot de passe.", "French"),
        hit("mit «Eifel-Luft-9» als Passwort", "German"),
        hit("use kiosk and «Qw!9zebra» as the password", "English"),
        hit('gebruik "«Kermis#22»" als ww', "short, in quotes"),
        hit("«Bouleau_20» comme mdp", "French, short"),
        hit("she had Spring-21 and «Summer-22» as her password", "of her"),
        hit("neem «P1nguin!» als paswoord", "Dutch, another word"),
        miss("gebruik nooit je naam als wachtwoord", "advice"),
        miss("utilisez une phrase comme mot de passe", "advice"),
        miss("used changeme as the password", "stand-in"),
        miss("12 Zeichen als Passwort", "a rule"),
        miss("je geboortejaar 1985 als wachtwoord", "a year"),
        miss("an.v@stad.be als wachtwoord", "an address"),
        miss("${PW} as password", "a variable"),
        miss("de QR als code", "a code"),
    ),
)
_SHAPE = (
    r"(?<![\w@/.#\-])(?P<value>(?=[^\s]{0,40}[0-9])\p{L}[\p{L}0-9_\-]{2,30}[!*#$%&+=]"
    r"[\p{L}0-9_\-!*#$%&+=]{0,30})"
)


NEAR = 70  # code points around a value in which the verb stands
_GIVEN_AWAY = compiled(
    r"(?i)(?<!\w)(?:typed|entered|ingetypt|ingegeven|ingevuld|ingetikt|saisi|tapé|encodé|introduit"
    r"|eingegeben|eingetippt|phishing\w*|hameçonnage|gephisht|gelekt|fuité|leaked|compromised"
    r"|gehackt"
    r"|piraté|wachtwoord in|fausse page|valse pagina)(?!\w)"
)


def phished(text: str, span: Span) -> Span | None:
    """A value with letters, digits and signs that somebody typed where it did not belong."""
    value = text[span.start : span.end]
    if not chosen(value) or len(value) < 6:
        return None
    near = text[max(0, span.start - NEAR) : span.end + NEAR]
    return span if _GIVEN_AWAY.search(near) else None


PHISHED = Recognizer(
    name="typed-password",
    entity="SECRET",
    title={
        "nl": "een ingetypt wachtwoord",
        "fr": "un mot de passe tapé",
        "de": "ein eingetipptes Passwort",
        "en": "a typed password",
    },
    pattern=compiled(_SHAPE),
    anchor=Anchor(
        words=(
            *(
                "typed",
                "entered",
                "ingetypt",
                "ingegeven",
                "ingevuld",
                "ingetikt",
                "saisi",
                "tapé",
                "encodé",
            ),
            *(
                "introduit",
                "eingegeben",
                "eingetippt",
                "phishing*",
                "hameçonnage",
                "gephisht",
                "gelekt",
                "fuité",
            ),
            *(
                "leaked",
                "compromised",
                "gehackt",
                "piraté",
                "wachtwoord in",
                "fausse page",
                "valse pagina",
            ),
        ),
        digits=(1, 40),
        before=NEAR,
        reach=NEAR,
    ),
    extend=phished,
    keep="raw",
    bare=0.86,
    specificity=75,
    samples=(
        hit("Victim confirmed she typed «Marigold1974!» on the fake page", "English"),
        hit("L'agente a encodé «Pivoine2019!» sur la fausse page", "French"),
        hit("phishing: gaf haar wachtwoord in («Margriet1961!») en", "Dutch, in brackets"),
        hit("hij heeft «Kermis#2022» ingetypt", "Dutch, before the verb"),
        hit("Sie hat «Sommer2024!» eingegeben", "German"),
        hit("the leaked one was «Autumn-42!»", "leaked"),
        hit("elle a saisi «Lilas$1988» deux fois", "French, typed"),
        hit("Marigold entered «Rain_bow7!»", "entered"),
        miss("heeft ze die ingevuld?2. Hoeveel waren er", "a question and the next"),
        miss("she typed hello!", "a word"),
        miss("ze heeft 2024 ingevuld!", "a number"),
        miss("the form was entered in 2024!", "a year"),
        miss("phishing in 2026? Meld het", "a year"),
        miss("typed text/html#a1", "a type"),
        miss("encodé en UTF-8", "an encoding"),
        miss("hij heeft formulier A38 ingevuld", "a form"),
        miss("entered https://x.example/a1?b=2", "an address"),
    ),
)
RECOGNIZERS = (WITH, AS, PHISHED)
