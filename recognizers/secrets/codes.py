"""Codes by their label: doors, alarms, safes, Wi-Fi, PIN and PUK; back-up codes of logins.

Names: nl deurcode, toegangscode, alarmcode, kluiscode, pincode, wificode; fr code d'accès, code
alarme, code porte, digicode, code wifi; de Türcode, Zugangscode, Alarmcode; en door code, gate
code, alarm code, safe combination.

Source: common usage.
Confused with: postcodes, codes of laws and projects, discount codes, dates, telephone numbers.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.values import chosen, stand_in

_DATE = compiled(
    r"(?:0?[1-9]|[12]\d|3[01])(?:[/.](?:0?[1-9]|1[0-2])[/.](?:\d\d)?\d\d|-(?:0?[1-9]|1[0-2])-\d{4})"
    r"|(?:19|20)\d\d[-/.]\d\d(?:[-/.]\d\d)?"
)


def check(value: str) -> bool:
    """True for a code of a lock: three digits at least, no date, no amount."""
    digits = sum(map(str.isdigit, value))
    return digits >= 3 and len(value) >= 4 and not stand_in(value) and not _DATE.fullmatch(value)


_OF = (  # between code and what it opens
    *("van de", "van het", "voor de", "voor het", "van", "voor", "fur die", "fur den", "fur das"),
    *("fur", "der", "des", "for the", "of the", "to the", "for", "de l", "de la", "du", "de"),
)
_OPENS = (  # what a code opens, without accents
    *("kluis", "alarm", "deur", "voordeur", "achterdeur", "poort", "garage", "slot", "sleutelkast"),
    *("cijferslot", "safe", "vault", "gate", "door", "lockbox", "alarme", "porte", "portail"),
    *("coffre", "cadenas", "tresor", "tur", "haustur", "tor", "alarmanlage", "schlusselkasten"),
)
_KINDS = "|".join(_OPENS).replace("tur", "t[üu]r").replace("schlus", "schl[üu]s")
_SAID_OF = "|".join(_OF).replace("fur", "f[üu]r").replace("de l|", "de l['’]|")
_LOCK = (
    rf"code (?:{_SAID_OF}) ?(?:{_KINDS})\w{{0,12}}|keypad|sleutelkast(?:je)? code|"
    r"(?:deur|poort|garage|voordeur|achterdeur|ingangs?|toegangs?|inkom|alarm|kluis|slot"
    r"|sleutelkluis"
    r"|sleutelkastje?|lift|badge|pin|puk|ontgrendel\w{0,6}|toetsenbord|scherm)[ \-]?code"
    r"|code(?: d[eu']| de l[a']?| de l')?[ ]?(?:la |l'|du )?(?:acc[èe]s|d'acc[èe]s|alarme"
    r"|porte|portail"
    r"|entr[ée]e|coffre(?:-fort)?|garage|immeuble|pin|puk|cadenas"
    r"|bo[îi]te à clés)(?: \p{L}{2,20}){0,3}"
    r"|digicode|(?:t[üu]r|tor|zugangs|alarm|tresor|safe|schlie[ßs]{1,2}fach|pin|puk"
    r"|haust[üu]r)[ \-]?code"
    r"|(?:door|gate|alarm|entry|access|safe|vault|lock|keypad|lockbox|pin|puk"
    r"|garage)[ \-](?:code|combination)"
    r"|(?-i:PIN|PUK)(?:[ \-]?nummer|[ \-]number)?"
    r"|pin(?=[\"']?[ ]?(?:is|[:=])[ ]?[\"']?\d{4,8}\b)|cijferslot|combinatie(?: van (?:de"
    r"|het))? (?:kluis|slot)"
)
_WORDS = (
    *(f"code {of} {what}*" for of in _OF for what in _OPENS),
    *("keypad", "sleutelkastje code*", "sleutelkast code*"),
    *("*deurcode*", "*poortcode*", "garagecode*", "ingangscode*", "toegangscode*", "inkomcode*"),
    *(
        "alarmcode*",
        "*kluiscode*",
        "slotcode*",
        "sleutelkastcode*",
        "sleutelkastjecode*",
        "liftcode*",
    ),
    *("badgecode*", "pincode*", "pukcode*", "ontgrendel*", "schermcode*", "toetsenbordcode*"),
    *(
        "deur code",
        "alarm code",
        "toegangs code",
        "kluis code",
        "pin code*",
        "puk code*",
        "poort code",
    ),
    *(
        "code d acces",
        "code acces",
        "code alarme",
        "code de l alarme",
        "code d alarme",
        "code porte",
    ),
    *(
        "code de la porte",
        "code du portail",
        "code portail",
        "code entree",
        "code d entree",
        "code pin",
    ),
    *("code du coffre", "code coffre", "code puk", "code de l immeuble", "code du cadenas"),
    *(
        "code immeuble",
        "code de l entree",
        "code du garage",
        "code garage",
        "code de la boite a cles",
    ),
    *(
        "digicode*",
        "turcode*",
        "torcode*",
        "zugangscode*",
        "tresorcode*",
        "safecode*",
        "haustürcode*",
    ),
    *(
        "schließfachcode*",
        "schließfach code*",
        "schliessfachcode*",
        "tuercode*",
        "türcode*",
        "door code*",
        "gate code*",
        "entry code*",
    ),
    *("access code*", "safe code*", "vault code*", "lock code*", "keypad code*", "lockbox code*"),
    *("garage code*", "safe combination*", "lock combination*", "vault combination*", "pin", "puk"),
    *("cijferslot*", "combinatie van de kluis", "combinatie kluis", "combinatie van het slot"),
    *("combinatie slot", "voordeurcode*", "achterdeurcode*", "sleutelkluiscode*"),
)
_AFTER = (
    r"(?:[ ]?\(?\d[ \-](?:digits?|cijfers?|chiffres|stellig)\)?)?(?:[^\n:=;."
    r"|0-9]{0,70}?(?:\s?[:=]\s{0,3}|\s(?:is|was|wordt|luidt|est(?: le)?|ist|lautet|blijft|naar"
    r"|to|en|met|:)\s{1,2})"
    r"|[ ]{1,2})[«“\"'(]?[ ]?"
)
LOCK = Recognizer(
    name="access-code",
    entity="SECRET",
    title={
        "nl": "een toegangscode",
        "fr": "un code d'accès",
        "de": "ein Zugangscode",
        "en": "an access code",
    },
    pattern=compiled(
        rf"(?i)(?<![^\W\d_])(?:{_LOCK}){_AFTER}"
        r"(?P<value>(?:[#*]?[A-F]?[0-9]{2,3}[ \-]){2,3}[0-9]{2,3}[#*]?(?![\w/]|[.,\-]\d)"
        r"|[#*]{0,2}[A-Z]{0,2}[0-9]{1,8}[A-Z]{0,2}[0-9]{0,6}[#*]{0,2}(?![\w/]|[.,]\d|-\w))"
        rf"|(?<![^\W\d_])(?:{_LOCK})[^\n:=;.|0-9]{{0,60}}?[ ](?P<value>[0-9]{{3,8}}[#*])(?!\w)"
    ),
    anchor=Anchor(words=_WORDS, exact=True, before=0),
    check=check,
    keep="raw",
    bare=0.88,
    specificity=82,
    samples=(
        hit("De deurcode is «4471#» en", "Dutch, with a sign"),
        hit("de alarmcode «902817».", "beside the label"),
        hit("Mijn pincode van de kopieermachine is «8306», hoe", "PIN"),
        hit("PIN van de kluis: «620914»", "safe"),
        hit("PUK-code gsm dispatching: «40918273»", "PUK"),
        hit("Toegangscode: «7719»\n", "form"),
        hit("Code d'accès de la porte arrière : «58A31».", "French"),
        hit("code alarme : «7719»", "French alarm"),
        hit("Türcode Archiv: «3391», Alarm", "German"),
        hit("Alarmcode: «120944».", "German alarm"),
        hit("The door code for the back office is «7284*» and", "English"),
        hit("the safe combination is «18-42-07»", "combination"),
        hit("code van de kluis: «30-11-85», code", "like a date"),
        hit("Der Code für die Alarmanlage lautet «77421».", "German, in words"),
        hit("Le code de l'alarme est le «4408» et", "French, in words"),
        hit("Safe code 4-digit: «9102».", "so many digits"),
        hit("Sleutelkastje code «2580», alarm", "two words"),
        hit("Front gate keypad: «5567#»", "keypad"),
        hit("voicemail pin is «3391»", "small letters"),
        hit("de deurcode aan de achterkant «2580#».", "with a sign, of something"),
        miss("postcode: 9000", "postcode"),
        miss("De toegangscode ontvangt u via sms.", "no code"),
        miss("De deurcode wordt elke maand gewijzigd.", "no code"),
        miss("Le code d'accès vous sera remis le 12/11/2026", "a date"),
        miss("code promo : ETE2026", "discount"),
        miss("le code postal 4000", "postcode"),
        miss("pin 13 of the board", "electronics"),
        miss("PIN: ****", "masked"),
        miss("pincode: 1234567890123456", "too long"),
        miss("Vlaamse Codex 2016", "a law"),
        miss("access code of conduct 2016/679", "a rule"),
    ),
)


def wireless(value: str) -> bool:
    """True for a Wi-Fi password: a key of eight signs or more that is no stand-in."""
    return 6 <= len(value) <= 63 and not stand_in(value) and (chosen(value) or value.isdigit())


WIFI = Recognizer(
    name="wifi-password",
    entity="SECRET",
    title={
        "nl": "een wifi-wachtwoord",
        "fr": "un mot de passe wifi",
        "de": "ein WLAN-Passwort",
        "en": "a Wi-Fi password",
    },
    pattern=compiled(
        r"(?i)(?:(?:wi-?fi|wlan|netwerk|r[ée]seau|hotspot)[ \-]?(?:code|key|sleutel"
        r"|schl[üu]ssel|cl[ée]|pass(?:wor[dt])?|pw|ww|wachtwoord|paswoord)"
        r"|wifi:(?=[^\n]{0,120};;)[^\n]{0,100}?(?<=[:;])p|wep[_\-]key[0-3]?"
        r"|(?:code|(?<!\p{L})cl[ée])(?: du| de la| de)?[ ](?:wi-?fi|wlan|r[ée]seau)"
        r"|wpa2?[ \-]?(?:key|sleutel|psk)"
        r"|(?:r[ée]seau|netwerk|network|netz|ssid)[ :][^\n,;/]{1,30}[,;/]\s?"
        r"(?:clé|sleutel|key|code|schlüssel))"
        rf"{_AFTER}(?P<value>[^\s\"'`<>(){{}}\[\],;«»”]{{5,63}}[^\s\"'`<>(){{}}\[\],;.:?«»”])"
    ),
    anchor=Anchor(
        words=(
            *("*wifi*", "*wi fi*", "*wlan*", "*netwerk*", "*reseau*", "*hotspot*", "*network*"),
            *("*netz*", "*ssid", "*wpa*", "*wpa2*", "*wep key*"),
            *(
                f"{code}{of} {net}*"
                for code in ("*code", "cle")
                for of in ("", " du", " de la", " de")
                for net in ("wifi", "wi fi", "wlan", "reseau")
            ),
        ),
        exact=True,
        before=0,
    ),
    check=wireless,
    keep="raw",
    bare=0.9,
    specificity=86,
    samples=(
        hit("Wifi-wachtwoord: «stadhuis9000»", "Dutch"),
        hit("wifi code is «raad-zaal-77»", "Dutch, sentence"),
        hit("wificode van de zaal: «belfort13»", "one word"),
        hit("Le code wifi de la salle polyvalente est «bibli-7742-ete» (réseau", "French"),
        hit("Clé wifi : «Beffroi1313»", "French key"),
        hit("WLAN-Passwort im Rathaus: «Marktplatz-1714» (Netz", "German"),
        hit("WLAN-Schlüssel: «20714418»", "digits"),
        hit("Wi-Fi password: «Maple.tree19»", "English"),
        hit("WPA2-PSK: «lisdodde9x»\n", "protocol"),
        hit("réseau MAIRIE, clé «Tilleul-84-vert»", "beside its network"),
        hit("WIFI:T:WPA;S:Stad;P:«Tilleul84vert»;;", "in a QR code"),
        hit("het gastennetwerk: stad-gasten, sleutel «Tilleul-84-vert»", "end of a word"),
        hit("toegangscode wifi: «raad-zaal-77»", "end of a word, a code"),
        hit("code de la wifi : «raad-zaal-77»", "feminine"),
        miss("wifi code: vraag aan het onthaal", "no code"),
        miss("Wifi-wachtwoord vergeten", "a sentence"),
        miss("wifi is gratis", "free"),
        miss("netwerk 10.0.0.0/16", "a network"),
        miss("wlan0: flags=4163", "an interface"),
        miss("wifi password: <fill in>", "to be filled in"),
        miss("WPA2-PSK is a protocol", "protocol"),
        miss("le code wifi est affiché", "no code"),
    ),
)

_ONE = r"[A-Za-z0-9]{4,6}(?:[ \-][A-Za-z0-9]{4,6}){0,3}|[A-Za-z0-9]{6,12}"
_DISK = "412357-120934-559801-077132-330418-650021-219967-481140"
_ASIDE = (  # a line or two of advice before a list
    r"(?:\n[^\n0-9]{0,100}){1,2}?"
    r"(?=\s{1,3}(?:[0-9]{1,2}[.)]\s|[\-*•]\s)?(?-i:[a-z0-9]{4,6}|[A-Z0-9]{4,6})[ \-]?"
    r"(?=\w{0,5}[0-9])[A-Za-z0-9]{4,6}[ \t]{0,3}\n)"
)
_MARK = r"[ \t]{0,8}(?:[0-9]{1,2}[.)]\s|[\-*•]\s)?"


def several(value: str) -> bool:
    """True for a list of codes that hold digits, or one with five digits."""
    lines = [line for line in re.split(r"[\n,;]", value) if line.strip()]
    good = sum(sum(map(str.isdigit, line)) >= 2 for line in lines)
    return good * 3 >= len(lines) * 2 and (len(lines) > 1 or sum(map(str.isdigit, value)) >= 5)


BACKUP = Recognizer(
    name="backup-codes",
    entity="SECRET",
    title={
        "nl": "een reeks back-upcodes",
        "fr": "des codes de secours",
        "de": "eine Liste von Backup-Codes",
        "en": "a list of back-up codes",
    },
    pattern=compiled(
        r"(?i)(?:back-?up[ \-]?codes?|herstelcodes?|codes? de (?:secours|r[ée]cup[ée]ration)"
        r"|wiederherstellungscodes?|recovery codes?|noodcodes?|herstelsleutel|recovery key)"
        rf"[^\n:0-9]{{0,60}}(?:{_ASIDE})?:?\s{{1,3}}{_MARK}(?P<value>(?:{_ONE})(?:\s?[\n,;]\s{{0,3}}{_MARK}(?:{_ONE})(?![^\s,;])){{0,30}})"
        r"(?![^\s,;.])"
    ),
    anchor=Anchor(
        words=(
            "backup code*",
            "back up code*",
            "backupcode*",
            "back upcode*",
            "herstelcode*",
            "code de secours",
            "codes de secours",
            "code de recuperation",
            "codes de recuperation",
            "wiederherstellungscode*",
            "recovery code*",
            "noodcode*",
            "herstelsleutel*",
            "recovery key*",
            "recovery codes*",
        ),
        exact=True,
        before=0,
    ),
    check=several,
    keep="raw",
    bare=0.9,
    specificity=84,
    samples=(
        hit("Back-upcodes tweestapsverificatie:\n«8841 2093\n1177 6420\n5502 9318»", "Dutch"),
        hit("2FA recovery codes for the account:\n«x7k2p-9qmw4\nb3f8z-t6rj1»\n", "English"),
        hit("Codes de secours Google :\n«4820 1193\n9917 3302»", "French"),
        hit("Herstelcodes: «44a81bc2, 90bb17d3»", "on one line"),
        hit("Wiederherstellungscodes\n- «k3m8-x2p9\n- q7w4-z6r1»", "a list"),
        hit("backup codes:\n1. «8841 2093\n2. 1177 6420»", "numbered"),
        hit("recovery code: «8841209311»", "one"),
        hit(
            "BACKUP CODES – shared account\nEach works once.\n1. «2bc9d-a3c69\n2. 8d1b1-2a334»\n",
            "a line between",
        ),
        hit("noodcode: «77120943»", "Dutch, one"),
        miss("Bewaar uw back-upcodes op een veilige plaats.", "advice"),
        miss("recovery codes: see below", "no code"),
        miss("Backup code path in module main", "a program"),
        miss("herstelcodes worden per post verstuurd", "no code"),
        miss("codes de secours : aucun", "none"),
        miss("backup codebase daily", "a program"),
        miss("recovery key ceremony", "words"),
        miss("backup codes\n\nArtikel", "a heading"),
    ),
)
BITLOCKER = Recognizer(
    name="disk-recovery-key",
    entity="SECRET",
    title={
        "nl": "een herstelsleutel van een schijf",
        "fr": "une clé de récupération d'un disque",
        "de": "ein Wiederherstellungsschlüssel einer Festplatte",
        "en": "a recovery key of a disk",
    },
    pattern=compiled(r"(?<![\w\-])[0-9]{6}(?:-[0-9]{6}){7}(?![\w\-])"),
    anchor=Anchor(sorts="000000-000000-000000", before=0, reach=40),
    check=lambda digits: len(set(digits)) > 3,
    keep="raw",
    bare=0.95,
    specificity=97,
    samples=(
        hit(f"BitLocker recovery key: «{_DISK}»", "English"),
        hit(f"Herstelsleutel BitLocker: «{_DISK}».", "Dutch"),
        hit(f"Clé de récupération : «{_DISK}»", "French"),
        hit(f"Wiederherstellungsschlüssel «{_DISK}»", "German"),
        hit(f"«{_DISK}»", "alone"),
        hit(f"laptop 14;«{_DISK}»;2026", "in a table"),
        hit(f"(«{_DISK}»)", "in brackets"),
        hit(f"key ID 3F2A-11, «{_DISK}», laptop", "beside its identifier"),
        miss(_DISK[:-7], "a group short"),
        miss(f"{_DISK}-123456", "a group more"),
        miss("-".join(["000000"] * 8), "one digit over and over"),
        miss("BitLocker recovery key: see Entra ID", "no key"),
        miss("123456-234567", "two groups"),
        miss(_DISK.replace("-", ""), "no hyphens"),
        miss(_DISK.replace("-", "/"), "other signs"),
        miss("herstelsleutel kwijt", "words"),
    ),
)
RECOGNIZERS = (LOCK, WIFI, BACKUP, BITLOCKER)
