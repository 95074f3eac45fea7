"""Passwords and codes in a column under their header.

Source: common usage: lists of logins in spreadsheets and wikis.
Confused with: the date of the last change, rules for passwords.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.plain import DESCRIBES, says_of_it
from recognizers.secrets.values import chosen, stand_in

_SAID = (
    r"(?:wachtwoord|paswoord|ww|mots?[ _]de[ _]passe|mdp|passwort|kennwort"
    r"|password|passwd|pwd|pass|pw|secret|token|api[ _\-]?key|wi-?fi[ \-](?:sleutel|key|code)"
    r"|cl[ée]f? (?:wi-?fi|wpa\d?|r[ée]seau)|wpa\d?[ \-]?(?:key|sleutel|schl[üu]ssel)|netwerksleutel"
    r"|netzwerkschl[üu]ssel|wlan[ \-]?(?:schl[üu]ssel|code)|network key)"
)
_KEY = r"(?:sleutel|cl[ée]f?|schl[üu]ssel)"
_KEYED = (  # "AppKey (LoRaWAN)", "API key", "Access key ID" is none
    r"(?:app|apps|nwks?|fnwksint|snwksint|nwksenc|net|api|secret|access|private|pre-?shared"
    r"|encryption|auth|signing|master|licen[cs]e|device|shared|session|hmac|root|join|hoofd|toegangs"
    r"|zugangs|geheime?)[ _\-]?s?(?:key|sleutel|schl[üu]ssel)"
)
_RICH = (  # signs that end a cell elsewhere; with a space only beside a digit and a sign
    r"(?P<value>(?=[^\n]{0,64}[0-9])(?=[^\n]{0,64}[!#$%&*+=@?;,>_])[^\s|«»\"`<]{6,64})\Z"
    r"|(?P<value>(?=[^\n]{0,64}[0-9])(?=[^\n]{0,64}[!#$%&*+=@])"
    r"(?:[^\s|«»\"`<,:.]{1,24}[ ]){1,2}[^\s|«»\"`<,:.]{2,24})\Z"
)
_SIGNED = r"(?P<value>(?=[^\s]{0,60}[!#$%&*+=@])\p{L}[^\s;|,«»\"`<]{7,60})\Z"
_LOGIN = (
    r"(?:zugangsdaten|inloggegevens|identifiants|credentials|login[ +/&]{1,3}(?:ww|mdp|pw|pass\w*))"
)
_PLAIN = r"(?P<value>(?=[^\s0-9]{5,40}\Z)[^\s;|,\t«»\"`]{5,40})"  # a cell: ends the text
_CELL = r"(?P<value>[^\s;|,\t«»\"`]{4,64})(?=[\s;|,]|\Z)"
_LABEL = (
    r"(?:pin[ \-]?code|pincode|pin|(?:host|admin|beheers?)[ \-]?(?:key|code|pin)|code h[ôo]te"
    r"|puk[ \-]?code|puk"
    r"|(?:deur|poort|toegangs|alarm|kluis|slot|garage|badge|kopieer|print|wifi|inlog|ontgrendel"
    r"|lift"
    r"|sleutelkast|locker|fietsen)[ \-]?codes?|codes? (?:d['’]acc[èe]s|d['’]alarme|alarme|porte"
    r"|de la porte|portail"
    r"|du portail|coffre|du coffre|entr[ée]e|d['’]entr[ée]e|cadenas|wi-?fi|copieu\w*|photocopieu\w*"
    r"|imprimante|pin|puk|badge|deur|poort|alarm|kluis|slot|toegang|kopieer\w*|printer)|digicode"
    r"|(?:t[üu]r|tor|zugangs|alarm|tresor|schlie[ßs]{1,2}fach|kopierer|drucker|wlan)[ \-]?code"
    r"|(?:door|gate|alarm|access|entry|safe|lock|locker|copier|printer|wifi)[ ](?:code|pin"
    r"|combination)"
    r"|combinatie|combinaison|kombination|combination|wi-?fi[ \-](?:sleutel|key)"
    r"|wlan[ \-]?schl[üu]ssel"
    r"|cl[ée]f? wi-?fi)"
)
_OTHER = (  # "Alarmcode / Code alarme", "Combinatie (kluis)"
    r"(?:[ ]?[/\-][ ]?[^:\n]{0,30}(?:code|woord|passe|mdp|passwor|kennwort|pin|pw"
    r"|ombina)[^:\n]{0,25}"
    r"|[ ]?\((?!gewijzigd|modifi|geändert|changed|datum|date)[^:\n]{1,40})?"
)
_LOCK = compiled(r"[#*]{0,2}[0-9]{4,12}[#*]{0,2}|[0-9]{1,2}(?:-[0-9]{1,2}){2,5}")
_WORDS = (  # what stands in a cell in place of a password
    "sleutel kluis coffre tresor safe vault papier enveloppe envelop umschlag envelope "
    "broken kaart badge carte karte vacant aucune néant keine ohne zonder gratis ouvert "
    "offen publiek public persoonlijk personnel persönlich sms-code e-mail authenticator "
    "certificaat certificat zertifikat certificate kerberos ssh-key sso/adfs string "
    "integer varchar n.v.t. s.o. sans gebruiker beheerder utilisateur administrateur "
    "benutzer administrator jeton user leesrecht"
)
_ELSEWHERE = frozenset(_WORDS.split())
_DAY = compiled(r"(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2])-\d\d")
_KEY_TYPE = compiled(r"(?i)(?:ssh|ecdsa|sk|rsa|curve)-?\w*[-@]|sha\d+:|hmac-")  # of SSH
_TYPE = compiled(
    r"\A~?/\w+/|[\[\](){}'=]|\A[.\d]+(?:px|r?em|vh|vw|pt|ms|s)\Z"
)  # or a length of a style


def check(value: str) -> bool:
    """True for a password with a digit, or a number of a lock; no type or call of a program."""
    if _TYPE.search(value) or _DAY.fullmatch(value) or _KEY_TYPE.match(value):
        return False
    if not any(map(str.isdigit, value)):
        return _word(value)
    return not stand_in(value) and (chosen(value) or _LOCK.fullmatch(value) is not None)


def _word(value: str) -> bool:
    """True for a cell without digits that could be a password: nothing said of one."""
    if stand_in(value) or says_of_it(value) or value.lower() in _ELSEWHERE:
        return False
    return chosen(value) or (value.isalpha() and DESCRIBES.fullmatch(value.lower()) is None)


RECOGNIZER = Recognizer(
    name="password-column",
    entity="SECRET",
    title={
        "nl": "een wachtwoord in een tabel",
        "fr": "un mot de passe dans un tableau",
        "de": "ein Passwort in einer Tabelle",
        "en": "a password in a table",
    },
    pattern=compiled(
        rf"(?i)(?:[\w\-]{{0,20}}[ \-])?(?=\p{{L}})(?:"
        rf"{_SAID}{_OTHER}: (?:{_RICH}|{_PLAIN}|(?=[^\s]*[0-9]){_CELL})"
        rf"|{_LABEL}{_OTHER}: (?:(?=[^\s]*[0-9]){_CELL}|{_SIGNED})"
        rf"|{_KEYED}(?:[ ]?\([^:()\n]{{1,30}}\)?)?: (?P<value>[A-Za-z0-9+/_\-]{{16,128}}={{0,2}})\Z"
        rf"|{_KEY}: (?P<value>(?=[^\s]*\p{{L}})(?=[^\s]*[0-9])[^\s;|,«»\"`]{{12,64}})\Z"
        rf"|{_LOGIN}: [\p{{L}}0-9._@\-]{{2,30}}[ ]?/[ ]?"
        rf"(?P<value>(?=[^\s]*[0-9])[^\s;|,«»\"`/]{{5,64}})"
        rf"|(?:dag|nacht|avond|hek|inrij|afsluit)code: (?P<value>[#*]?[0-9]{{3,8}}[#*])\Z)"
    ),
    anchor=Anchor(cue=True, exact=True, unless=r"[^:\n]*(?:\n|\Z)"),
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
        *(
            "code alarme",
            "türcode",
            "alarm code",
            "door code",
            "wifi code",
            "wificode",
            "mots de passe",
        ),
        *(
            "puk",
            "pukcode",
            "poortcode",
            "kluiscode",
            "slotcode",
            "garagecode",
            "badgecode",
            "kopieercode",
        ),
        *(
            "printcode",
            "inlogcode",
            "ontgrendelcode",
            "liftcode",
            "lockercode",
            "code d'alarme",
            "code porte",
        ),
        *("code de la porte", "code portail", "code du portail", "code coffre", "code du coffre"),
        *(
            "code entrée",
            "code d'entrée",
            "code cadenas",
            "code wifi",
            "code copieu*",
            "code photocopieu*",
        ),
        *(
            "code imprimante",
            "code pin",
            "code puk",
            "code badge",
            "code deur",
            "code poort",
            "code alarm",
        ),
        *(
            "code kluis",
            "code slot",
            "code toegang",
            "code kopieer*",
            "code printer",
            "digicode",
            "torcode",
        ),
        *(
            "zugangscode",
            "tresorcode",
            "gate code",
            "access code",
            "entry code",
            "safe code",
            "lock code",
        ),
        *("mot_de_passe", "netwerksleutel", "sleutel", "clé", "clef", "schlüssel", "zugangsdaten"),
        *("clé wpa*", "clé réseau", "wpa key", "wpa2 key", "network key", "host key", "host code"),
        *("hostcode", "code hôte", "inloggegevens", "identifiants", "credentials", "nachtcode"),
        *("appkey", "appskey", "nwkskey", "nwkkey", "netkey", "access key", "secret key", "psk"),
        *("private key", "auth key", "master key", "device key", "session key", "licence key"),
        *("dagcode", "code nuit", "torcode", "hekcode", "inrijcode", "afsluitcode"),
        *("locker code", "copier code", "printer code", "combinatie", "combinaison", "kombination"),
        *("combination", "wifi sleutel", "wifi key", "wlan schlüssel", "clé wifi", "clef wifi"),
    ),
    samples=(
        hit("Wachtwoord: «Prn-7781x»", "as a header and its cell"),
        hit("password: «tk5Vb!0pLm»", "English"),
        hit("Mot de passe: «Agd#2026ok»", "French"),
        hit("Passwort: «Fs!2207kd»", "German"),
        hit("Pincode: «4471»", "PIN"),
        hit("Alarmcode / Code alarme: «4093»", "in two languages"),
        hit("Code du portail: «3071B»", "French, of a gate"),
        hit("Combinatie (kluis): «19-62-07»", "with a remark"),
        hit(
            "Gebouw | Alarmcode / Code alarme | Opmerking\nJette | «4093» | x\nUkkel | «7728» | y",
            "in two languages, a table",
            scanned=True,
        ),
        hit("Systeem;Wachtwoord\nPrinter;«Prn-7781x»\nBadge;«tourniquet88»", "CSV", scanned=True),
        hit(
            "host,user,password\ns1,root,«tk5Vb!0pLm»\ns2,root,«Xr2#hh81z»", "commas", scanned=True
        ),
        hit("App\tPasswort\nFs\t«Fs!2207kd»\nKam\t«Cam#5518w»", "tabs", scanned=True),
        hit("mot_de_passe: «B1lanEquilibre»", "French, a name of a program"),
        hit("App\tPasswort\nA\t«Schneepflug»\nB\t«Eifel-77»", "words", scanned=True),
        hit("SSID;Clé WPA2\nA;«l0HrKVZJW43u»\nB;«Goutte*a*goutte44»", "of a network", scanned=True),
        hit("Poort|Nachtcode\nNoord|«4402#»\nZuid|«9915#»", "a sign of keypads", scanned=True),
        hit(
            "sensor\tDevEUI\tAppKey (LoRaWAN)\nMarkt\t65FDBDBA2769151B\t"
            "«26914395CB4D503DF84A6F6E92CF5EAB»\nNete\t65FDBDBA2769151C\t"
            "«CCB6BF22FC28648AF5CB4E75CF496239»",
            "keys of sensors",
            scanned=True,
        ),
        hit("mot de passe: «brique;rouge;59»", "signs that end a cell elsewhere"),
        hit("Kennwort: «20Grad reichen!»", "a space, a digit and a sign"),
        hit("toegangscode: «uil&boekenkast»", "a sign, no digit"),
        miss("host key: ssh-ed25519", "a kind"),
        miss("wachtwoord: 12 tekens, 1 cijfer!", "a rule, with a sign"),
        hit("Zugangsdaten: admin/«Kloster7heide»", "a pair"),
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
