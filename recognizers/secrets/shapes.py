"""Passwords by their own shape, and drawn keys behind a word for a key in any language.

"Poezenmand77!", "Gr4ad!Klok43": letters, digits and a sign in one word are written for
passwords only; where an event may be meant ("Expo2025!"), something about a log-in must stand
near. "Clé de chiffrement : 9f3ac4..." is a key by its value.

Source: common usage; looked for in eight million characters of ordinary text.
Confused with: events, numbers of tickets, versions, addresses, programs; caches and checksums.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads
from recognizers.secrets.values import chosen, mixed, stand_in, token

_LONG = "h7iejGDDI4VKul7MmZkI5sqv" + "BACa1SV4ffMiDHh3rOUx4glEtK"
_LOGIN = compiled(
    r"(?i)wachtwoord|paswoord|mot de passe|passwor[dt]|kennwort|(?<!\p{L})(?:ww|pw|mdp|pass|login"
    r"|inlog\w*|logge?n?|account\w*"
    r"|compte|konto|gebruik\w*|user\w*|utilisateur|benutzer\w*|identifiant\w*|admin\w*|root|sa"
    r"|beheer\w*|wi-?fi|wlan|netwerk"
    r"|r[ée]seau|sleutel|cl[ée]f?|schlüssel|toegang\w*|acc[èe]s|zugang\w*|typ\w*|tap\w*|ingegeven"
    r"|intik\w*|reset|gereset"
    r"|aanmeld\w*|connex\w*|connect\w*|anmeld\w*|geheim\w*|secret\w*|phishing|gehackt"
    r"|gelekt)(?!\p{L})|[\w.]@[\w\-]+\.\p{L}"
)
_PROGRAM = compiled(r"[{};]|//|\)\s*[:{]|==|!=|\b(?:def|var|let|const|function|import|return)\b")
_EVENT = compiled(r"\p{L}+\d{1,4}!{1,3}|\p{L}+!\d{1,2}")  # "Expo2025!", "clauses!1."
_NEXT = compiled(r"\p{L}+!\d{1,2}")  # "clauses!1. Combien"
_PAIRED = compiled(r"(?:[:/|→\t]|->|[«“\"'‘(])[ ]?\Z")
BACK, FORTH = 160, 90  # code points around a value in which a log-in is named


def shaped(text: str, span: Span) -> Span | None:
    """A password by its shape; None for an event or a number with no log-in near, or a program."""
    value = text[span.start : span.end]
    letters, digits = sum(map(str.isalpha, value)), sum(map(str.isdigit, value))
    if letters < 4 or not digits or len(value) < 8 or not chosen(value) or stand_in(value):
        return None
    if text[span.end : span.end + 1] == "." and _NEXT.fullmatch(value):
        return None
    before = text[max(0, span.start - BACK) : span.start]
    after = text[span.end : span.end + FORTH]
    line = before.rpartition("\n")[2] + after.partition("\n")[0]
    if _PROGRAM.search(line) and not _LOGIN.search(line):
        return None
    if _EVENT.fullmatch(value):
        return span if _LOGIN.search(before) or _LOGIN.search(after) else None
    return span


_REST = r"[\p{L}0-9_\-.]{2,30}![\p{L}0-9_\-!#*+]{0,30}"
_SHAPE = compiled(  # alone, or behind the slash or colon of a pair
    rf"(?<![\w#@/.&?=%+\-!:$\\])(?P<value>\p{{L}}{_REST})(?![\w=(\[{{:@])"
    rf"|(?<=[\p{{L}}0-9][/:])(?P<value>\p{{Lu}}{_REST})(?![\w/=(\[{{:@])"
)
_TITLE = {
    "nl": "een waarde met de vorm van een wachtwoord",
    "fr": "une valeur en forme de mot de passe",
    "de": "ein Wert in der Form eines Passworts",
    "en": "a value shaped like a password",
}

EXCLAIMED = Recognizer(
    name="password-shape",
    entity="SECRET",
    title=_TITLE,
    pattern=_SHAPE,
    anchor=Anchor(literal="!", leading=r"[\p{L}0-9_\-.]", before=31, reach=34),
    extend=shaped,
    keep="raw",
    bare=0.86,
    specificity=60,
    samples=(
        hit("Ik gebruik overal «Poezenmand77!», is dat een goed wachtwoord?", "asked about"),
        hit('Is "«Poezenmand77!»" een sterk wachtwoord?', "in quotes"),
        hit("Est-ce que «Chatounet2014!» est un bon mot de passe ?", "French"),
        hit("Ist «Regenbogen!88» sicher genug als Passwort?", "German"),
        hit("root/«Vakantie2025!»", "a pair"),
        hit("Canva → communicatie@stad.example, «Vakantie2025!»", "behind an address"),
        hit("admin-account: beheer / «Vakantie2025!»", "behind a slash"),
        hit("dat was «Gr4adzaal!Klok43» dacht ik", "mixed"),
        miss("Tot op Expo2025!", "an event"),
        miss("Beleef Gent2026!!", "an event"),
        miss("Hoera!", "a shout"),
        miss("sans danger pour les germanophones!1. Comment", "a sentence and the next"),
        miss("if (a1b2c3!=d4) {", "a program"),
        miss("2025! Wat een jaar", "a year"),
        miss("Kom naar lokaal 214!", "a room"),
        miss("zie https://x.be/a#Expo2025!", "an address"),
        miss("abcd!", "no digit"),
    ),
)

_KEYS = (
    r"(?:jetons?|cl(?:é|ef|e)s?|(?:toegangs|versleutelings?|encryptie|ondertekenings?"
    r"|handtekening|licentie|geheime |private )?sleutel"
    r"|(?:zugangs|zugriffs|geheim|verschlüsselungs|signatur|lizenz|privater )?schlüssel"
    r"|(?:toegangs|zugriffs|zugangs)token"
    r"|(?-i:KEY))"
)
_HEX32 = compiled(r"[0-9a-fA-F]{32,128}")


def drawn_key(text: str, span: Span) -> Span | None:
    """A drawn value of twenty signs or more; English keys in settings only, and in addresses."""
    value = text[span.start : span.end]
    if (
        len(value) < 20
        or not token(value)
        or _NOT_KEY.search(text, max(0, span.start - 60), span.start)
    ):
        return None
    return span


_NOT_KEY = compiled(
    r"(?i)(?:public|publi(?:que|eke)|[öo]ffentlich\w*|primary|foreign|cache|partition|sort|site"
    r"|object|hash|index|sha\d*"
    r"|md5|checksum|controle|contr[ôo]le|somme|prüf\w*|vingerafdruk|empreinte"
    r"|fingerprint)[\w \-]{0,24}[\"']?\s?[:=]\s?[\"']?\Z|cache[\w\-]{0,12}:[^\n]{0,30}key=\Z"
)

KEY = Recognizer(
    name="drawn-key",
    entity="SECRET",
    title={
        "nl": "een getrokken sleutel",
        "fr": "une clé tirée au hasard",
        "de": "ein gezogener Schlüssel",
        "en": "a drawn key",
    },
    pattern=compiled(
        rf"(?i)(?:{_KEYS}(?!\p{{Ll}})[^\n:=;\"`<>]{{0,40}}[\"']?(?:\s?[:=]\s{{0,3}}|[ ](?:is|est"
        rf"|ist|lautet|luidt)[ ])|key=)"
        r"[\"'`]?(?P<value>[A-Za-z0-9+/_\-.]{20,400}={0,2})(?![\w])"
    ),
    anchor=Anchor(
        words=(
            "jeton",
            "jetons",
            "cle",
            "cles",
            "clef",
            "*sleutel",
            "*schlussel",
            "*token",
            "*key",
            "key",
        ),
        exact=True,
        before=0,
    ),
    extend=drawn_key,
    keep="raw",
    bare=0.86,
    specificity=61,
    samples=(
        hit("jeton d'accès : «8f3ac4d17e5b08c6a2f4917d3be85a60»", "French token"),
        hit("clé secrète : «Hq3vK9sTz1xWm7RbY5nLp2dJ»", "French"),
        hit("clé de chiffrement : «9f3ac4d17e5b08c6a2f4917d3be85a60»", "French, of a cipher"),
        hit("Toegangssleutel = «Hq3vK9sTz1xWm7RbY5nLp2dJ»", "Dutch"),
        hit("Zugangsschlüssel: «Hq3vK9sTz1xWm7RbY5nLp2dJ»", "German"),
        hit('SLEUTEL_KBO = "«9f3ac4d17e5b08c6a2f4917d3be85a60»"', "a setting"),
        hit("METEO_KEY=«9f3ac4d17e5b08c6a2f4917d3be85a60»", "a setting, English"),
        hit("https://maps.example.be/api?key=«Zb93hKq7vR1mXw5cTn82LdPy»", "an address"),
        miss("clé publique : Hq3vK9sTz1xWm7RbY5nLp2dJ", "public"),
        miss("PRIMARY KEY = dossier_identificatienummer", "of a table"),
        miss("cache-key: 9f3ac4d17e5b08c6a2f4917d3be85a60", "a cache"),
        miss("la clé est sous le tapis", "of a door"),
        miss("CLE_API=<à demander au fournisseur>", "to be filled in"),
        miss("Schlüssel: Zusammenarbeit", "a metaphor"),
        miss("sleutel: 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "an identifier"),
        miss("cache-status: HIT; key=9f3ac4d17e5b08c6a2f4917d3be85a60", "a cache, a header"),
        miss("CACHE_KEY=9f3ac4d17e5b08c6a2f4917d3be85a60", "a cache, a setting"),
    ),
)
_GROUPS = compiled(r"(?:\p{L}+|\d+)(?:[\-_/+](?:\p{L}+|\d+))*")  # "OV-2026-0417-BZ", a slug
_OF_FOUR = compiled(r"(?:[A-Za-z2-7]{4}[ ]){3,15}[A-Za-z2-7]{4}")
_NO_KEY = compiled(
    r"(?i)(?<!\p{L})(?:commits?|hash\w*|sha\d*|md5|checksum|controle\w*|somme|prüf\w*|vingerafdruk"
    r"|empreinte|fingerprint|publi\w*|öffentlich\w*|cache|etag|uuid|ids?|dossier\w*|r[ée]f\w*"
    r"|nummer|num[ée]ro|number|name|nom|naam|branch|tag|digest|request|node|object)(?!\p{L})"
)


def worded_key(text: str, span: Span) -> Span | None:
    """A drawn value in the sentence of a word for a key; no reference, slug, hash or identifier."""
    value = text[span.start : span.end]
    before = text[max(0, span.start - 100) : span.start].rpartition("\n")[2]
    if _NO_KEY.search(before):
        return None
    if " " in value:
        if stand_in(value):
            return None
        return span if sum(map(str.isdigit, value)) > 1 and _OF_FOUR.fullmatch(value) else None
    if _GROUPS.fullmatch(value) or not token(value):
        return None
    return span if sum(map(str.isdigit, value)) > 2 or mixed(value) else None


WORDED = Recognizer(
    name="worded-key",
    entity="SECRET",
    title={
        "nl": "een sleutel in een zin",
        "fr": "une clé dans une phrase",
        "de": "ein Schlüssel in einem Satz",
        "en": "a key in a sentence",
    },
    pattern=compiled(
        r"(?i)(?:keys?|tokens?|jetons?\d{0,3}|cl(?:é|ef)s?|sleutels?|schlüssel|seed|secrets?"
        r"|(?<!\p{L})(?:psk|pat|cles?))"
        r"(?![\p{L}\d])(?=[^\n]{0,120}[0-9])"
        r"(?:\(?[^\n;.!?=<>\"(){}\[\] :«]{0,40}+\)?[ :«]){0,14}?[«\"'`]?"  # word by word
        r"(?P<value>(?=[A-Za-z0-9+/_\-]{18})(?=\S{0,40}[0-9])[A-Za-z0-9][A-Za-z0-9+/_\-]{17,200}={0,2}"
        r"|(?:[A-Za-z2-7]{4}[ ]){3,15}[A-Za-z2-7]{4})(?![\w=@/(\[]|\.\w)"
    ),
    anchor=Anchor(
        words=(
            *("*key", "*keys", "*token", "*tokens", "jeton*", "cle", "cles", "clef", "clefs"),
            *("*sleutel", "*sleutels", "*schlussel", "psk", "pat", "*seed", "*secret", "*secrets"),
        ),
        exact=True,
        before=0,
    ),
    extend=worded_key,
    keep="raw",
    bare=0.86,
    specificity=59,
    samples=(
        hit("Gebruik als pre-shared key «PAv6ZdVzWYaUTUMtonfJ» en geef", "Dutch"),
        hit("démarre avec la clé «Srs3TxM6SpVmVqOsOS2e» dans OBS", "French"),
        hit(
            "la clé d'API, limitée à 20 €/mois : «VW4nPHK4SNg2CmLd3XGyD1sDa9ZpyNUB»\n", "said of it"
        ),
        hit("auth token «ae7654baa0e41aea9e508990d239a675», num", "hexadecimal"),
        hit("mailchimp key got rotated: «66a07d3f68c4863b9ced4fddc1b1364c-us14»", "English"),
        hit("Der neue Schlüssel vom Dienst ist «l0HrKVZJW43uWZTMKTx9»", "German"),
        hit("TOTP seed stored: «d33q ethv yktl yivl w4oe 4z3a tlf3 yyow».", "groups of four"),
        hit("de pat die ik maakte: «ctu7tirfmnn5dmue63mbloc5m140q50o8zcp»", "of a person"),
        miss(
            "token in the header; the commit 9f3ac4d17e5b08c6a2f4917d3be85a60c7f1d248", "a commit"
        ),
        hit("le jeton2 de secours «Srs3TxM6SpVmVqOsOS2e»", "a number behind the word"),
        hit(
            "Votre clé d'abonnement (en-tête X-Key) est la suivante : «9b1305f59405726e4a3e42»",
            "brackets",
        ),
        hit("remplacer la valeur de cle_hmac par «2y8UZHi2JzUEgU5NidWlNnJs» puis", "no accent"),
        miss("JWT_SECRETs952830a5b650180b6bfbf8074c62f9e4d92e90a21a587e7", "no word of its own"),
        miss("sleutel van dossier OV-2026-0417-BZ-0012345", "a file"),
        miss("the key is in the branch feature-2026-11-login-page", "a branch"),
        miss("la clé publique : Hq3vK9sTz1xWm7RbY5nLp2dJ", "public"),
        miss("key fingerprint SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8", "a print"),
        miss("sleutel: 3f2504e0-4f89-41d3-9a0c-0305e82c3301", "an identifier"),
        miss("the key https://portal.example/a/Hq3vK9sTz1xWm7RbY5nL", "an address"),
        miss("keys in section four were read when they came", "words"),
    ),
)


def later(text: str, span: Span) -> Span | None:
    """A long value of capitals, small letters and digits: a token by itself, and no hash."""
    value = text[span.start : span.end]
    before = text[max(0, span.start - 160) : span.start].rpartition("\n")[2]
    if value.isupper() or value.islower() or sum(map(str.isdigit, value)) < 4:
        return None
    return span if token(value) and _NO_KEY.search(before[-60:]) is None else None


LATER = Recognizer(
    name="later-key",
    entity="SECRET",
    title={
        "nl": "een sleutel in de volgende zin",
        "fr": "une clé dans la phrase suivante",
        "de": "ein Schlüssel im nächsten Satz",
        "en": "a key in the next sentence",
    },
    pattern=compiled(
        r"(?i)(?:keys?|tokens?|jetons?|cl(?:é|ef)s?|sleutels?|schlüssel|pats?|secrets?|credentials?)"
        r"(?!\p{L})(?:[^\n.]|\.(?![ ])){0,160}+\.[ ](?:[^\n]{0,120}?[ :«\"'`(])?"
        r"(?P<value>[A-Za-z0-9]{40,120})(?![\w=+/\-@]|\.\w)"
    ),
    anchor=Anchor(
        words=(
            *("*key", "*keys", "*token", "*tokens", "jeton", "jetons", "cle", "clef", "*sleutel"),
            *("*schlussel", "pat", "pats", "*secret", "*secrets", "credential*"),
        ),
        exact=True,
        before=0,
        leads=leads.later,
    ),
    extend=later,
    keep="raw",
    bare=0.86,
    specificity=58,
    samples=(
        hit(f"expired PAT in the pipeline. Replaced with «{_LONG}» at 10:42.", "English"),
        hit(f"De sleutel was verlopen. Nieuwe is «{_LONG}»", "Dutch"),
        hit(f"La clé a expiré. Voici la suivante : «{_LONG}».", "French"),
        hit(f"Der Schlüssel ist weg. Ab heute gilt «{_LONG}»,", "German"),
        hit(f"Rotated the token. It's «{_LONG}» now", "a pronoun"),
        hit(f"Two secrets leaked. The first: «{_LONG}»", "more"),
        hit(f"No credentials left. Use «{_LONG}»", "credentials"),
        hit(f"api key revoked. «{_LONG}»", "nothing between"),
        miss(f"token expired. See commit {_LONG.lower()[:40]}", "a commit"),
        miss(f"The key is old. Hash: {_LONG}", "a hash"),
        miss("the token is new. It lasts for thirty days.", "a sentence"),
        miss(f"token. https://x.example/{_LONG}", "an address"),
        miss("key moved. AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "one sign"),
        miss(f"secret gone. {_LONG}=", "another form"),
        miss(f"key old. checksum {_LONG}", "a checksum"),
        miss("key gone. internationalisationOfTheWholeApplicationServer", "a name"),
    ),
)
RECOGNIZERS = (EXCLAIMED, KEY, WORDED, LATER)
