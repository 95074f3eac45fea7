"""Keys of wireless networks told beside their name, and in the text of a QR code.

"Le wifi s'appelle PLAINE_STAFF et la clef est balançoire1060": a key is of a network where one
stands near it. In `WIFI:T:WPA;S:name;P:...;;` a backslash stands before signs that would end it.

Source: ZXing wiki, "Barcode Contents" (QR codes for networks); common usage.
Confused with: keys of doors, USB sticks, keys in programs.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.spoken import LINK, QUOTE
from recognizers.secrets.values import chosen, stand_in

_NO_KEY = compiled(
    r"(?i)\A(?:wpa|802|ieee|v|wifi)\W?\d|://|@|\(|\A\d+\p{L}{1,3}\b|\A\p{Ll}+-(?:19|20)\d\d\Z"
)
_NETWORK = compiled(
    r"(?i)wi-?fi|wlan|r[ée]seau|netwerk|(?<!\p{L})netz(?!\p{L})|network|ssid|hotspot|router|modem"
)


def network_key(text: str, span: Span) -> Span | None:
    """What follows "key" where a wireless network stands near it."""
    value = text[span.start : span.end]
    near = text[max(0, span.start - 160) : span.start] + text[span.end : span.end + 60]
    good = chosen(value) and any(map(str.isdigit, value)) and not _NO_KEY.search(value)
    return span if good and _NETWORK.search(near) else None


KEY = Recognizer(
    name="network-key",
    entity="SECRET",
    title={
        "nl": "een sleutel van een draadloos netwerk",
        "fr": "une clé de réseau sans fil",
        "de": "ein Schlüssel eines Funknetzes",
        "en": "a key of a wireless network",
    },
    pattern=compiled(
        rf"(?i)(?:sleutel|cl(?:é|ef)|schlüssel)(?!\p{{L}})[^\n:=;!?|0-9]{{0,40}}?{LINK[:-1]}"
        rf"|[ ]){QUOTE}?[ ]?"
        r"(?P<value>[^\s\"'`<>(){}\[\],;«»“”]{5,62}[^\s\"'`<>(){}\[\],;«»“”.:?])"
    ),
    anchor=Anchor(words=("*sleutel", "cle", "clef", "*schlussel"), exact=True, before=0),
    extend=network_key,
    keep="raw",
    bare=0.87,
    specificity=79,
    samples=(
        hit("Le wifi s'appelle PLAINE_STAFF et la clef est «balançoire1060».", "French"),
        hit("wifi raadzaal: netwerk STADHUIS-INTERN, sleutel «klompendans84»", "Dutch"),
        hit("WLAN im Jugendheim: Netz JUGEND, Schlüssel «trommelwirbel77»", "German"),
        hit("wifi du hall : VILLE-ELUS, la clé est «grenouille1830»", "French, a colon"),
        hit("Wi-Fi gasten, sleutel is «ahorn22boom»", "Dutch, a verb"),
        hit("De router staat boven, sleutel: «kers3nboom!»", "of a router"),
        hit('SSID LOKET, de sleutel is "«Regen-77-zink»"', "in quotes"),
        hit("réseau invités\nclé : «Tilleul84vert»", "on the next line"),
        miss("de sleutel van de wifi-kast hangt in lokaal 214", "of a door"),
        miss("wifi: de sleutel ligt aan de balie", "no value"),
        miss("la clé du réseau est affichée", "no value"),
        miss("le wifi : clé en main", "a phrase"),
        miss("Schlüssel 4711 für das Netz", "a number"),
        miss("clé USB 2026 pour le réseau", "of an office"),
        miss("sleutel: ${WIFI_KEY} netwerk", "a variable"),
        miss("ma clé est balançoire1060", "no network"),
    ),
)

QR = Recognizer(
    name="wifi-qr-password",
    entity="SECRET",
    title={
        "nl": "een wifi-wachtwoord in een QR-code",
        "fr": "un mot de passe wifi dans un code QR",
        "de": "ein WLAN-Passwort in einem QR-Code",
        "en": "a Wi-Fi password in a QR code",
    },
    pattern=compiled(
        r"(?i)wifi:(?:[TSHRE]:(?:\\.|[^;\\\n]){0,60};){0,4}P:(?P<value>(?:\\.|[^;\\\n]){4,120});"
    ),
    anchor=Anchor(words=("wifi",), exact=True, before=0),
    check=lambda value: not stand_in(value),
    keep="raw",
    bare=0.95,
    specificity=92,
    samples=(
        hit("WIFI:T:WPA;S:Zwembad-Gast;P:«duikplank\\;drie\\;meter»;;", "escaped"),
        hit("WIFI:S:Town Hall;T:WPA;P:«rain\\;on\\:the\\;roof»;;", "another order"),
        hit("WIFI:T:WPA;S:Stad;P:«Tilleul84vert»;;", "plain"),
        hit("inhoud: WIFI:T:WPA2;S:x;P:«duikplank»;H:true;;", "a word, hidden"),
        hit("WIFI:P:«kers3nboom»;S:x;;", "first"),
        hit('"WIFI:T:SAE;S:Gast;P:«a b c d e f g h»;;"', "spaces"),
        hit("wifi:t:wpa;s:x;p:«Regen77zink»;;", "small letters"),
        hit("WIFI:T:WPA;S:a\\;b;P:«lisdodde9x»;;", "an escape in the name"),
        miss("WIFI:T:nopass;S:Stad;;", "open"),
        miss("WIFI:T:WPA;S:Stad;P:;;", "empty"),
        miss("WIFI:T:WPA;S:Stad;P:<wachtwoord>;;", "to be filled in"),
        miss("WIFI:S:naam;T:WPA;P:changeme;;", "stand-in"),
        miss("wifi: gratis in het hele gebouw;", "free"),
        miss("Wifi: P: achteraan;", "parking"),
        miss("wifi:\nparking;", "words"),
        miss("WIFI:T:WPA;S:Stad;P:${PW};;", "a variable"),
    ),
)
_WIFI_NAME = r"[\"“«]?[\w\-]{2,32}[\"”»]?"
PAIR = Recognizer(
    name="network-pair",
    entity="SECRET",
    title={
        "nl": "een draadloos netwerk met zijn sleutel",
        "fr": "un réseau sans fil et sa clé",
        "de": "ein Funknetz mit seinem Schlüssel",
        "en": "a wireless network and its key",
    },
    pattern=compiled(
        rf"(?i)(?:wi-?fi|wlan|ssid|hotspot)(?!\p{{L}})[^\n:/|0-9.;]{{0,30}}?[ ]?:?[ ]{_WIFI_NAME}"
        r"(?:[ ]?[/|→][ ]?|[ ]->[ ]|[ ](?:met|avec|mit|with)[ ](?:(?:sleutel|code|clé|ww|als)[ ])?)"
        r"[\"“«]?(?P<value>[^\s\"'`<>(){}\[\],;«»“”/|]{5,62}[^\s\"'`<>(){}\[\],;«»“”.:?/|])"
    ),
    anchor=Anchor(words=("wifi", "wi fi", "wlan", "ssid", "hotspot"), exact=True, before=0),
    check=lambda value: (
        chosen(value)
        and not stand_in(value)
        and any(map(str.isdigit, value))
        and _NO_KEY.search(value) is None
        and any(map(str.isalpha, value))
    ),
    keep="raw",
    bare=0.86,
    specificity=65,
    samples=(
        hit("Wi-Fi STAD-GAST / «Kers3nboom»", "a slash"),
        hit('wifi "STAD-GAST" met «Kers3nboom»', "in quotes"),
        hit("wifi: MAIRIE-ELUS | «Tilleul84x»", "a bar"),
        hit("WLAN Rathaus / «Eifel-Luft-9»", "German"),
        hit("SSID LOKET -> «Regen-77-zink»", "an arrow"),
        hit("wifi STAD avec «Lilas1988»", "French"),
        hit("hotspot BUS12 / «lisdodde9x»", "of a bus"),
        hit("wifi op zaal: RAAD / «K1ok43xx»", "of a room"),
        miss("wifi STAD / gratis", "free"),
        miss("wifi 5 / wifi 6E", "versions"),
        miss("wifi STAD met WPA3", "a protocol"),
        miss("wlan wlan0 / eth0", "interfaces"),
        miss("wifi: vraag / antwoord", "words"),
        miss("ssid STAD / 802.11ac", "a norm"),
        miss("wifi STAD / https://stad.be/a1", "an address"),
        miss("hotspot A / lokaal 214", "a room"),
    ),
)
RECOGNIZERS = (KEY, QR, PAIR)
