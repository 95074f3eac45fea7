"""Numbers told of a lock itself: "hangslot 0427", "the padlock is 0427 now", "5519 eingeben".

No word says "code": the lock stands right before its number, or a verb of typing right behind it.
Dials of safes are told by turns ("rechts naar 44, links 19").

Source: common usage in Dutch, French, German and English.
Confused with: numbers of lockers and keys, prices of locks, years, telephone numbers.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import openings
from recognizers.secrets.told import NUMBER, OPEN, VERB

_LOCK = (
    r"(?<=hang|cijfer|code|fiets|combinatie|draai)slot(?:en)?|sleutel(?:kluis|box|kastje"
    r"|safe)(?:je)?|codeklavier|cadenas|digicode|bo[îi]te à (?:cl(?:é|ef)s?|codes?)|keysafe"
    r"|cijferkluis(?:je)?|sleutelkluisje"
    r"|coffre à cl(?:é|ef)s?|(?<=zahlen|vorhänge|kombinations|fahrrad)schl(?:oss|össer)"
    r"|schlüssel(?:kasten|box|tresor|safe)"
    r"|padlocks?|alarm(?:installatie|anlage|centrale|systeem|paneel)?"
    r"(?=[^\n:0-9]{0,24}:[ ][0-9]{4,6}[#*]?[ ]?(?:[(,;+]|\n|\Z|(?:aan|uit|on|off|in|an|aus"
    r"|marche)\b))|(?:slagboom|barrière|schranke|portail"
    r"|poort)(?=[^\n:0-9]{0,24}:[ ][0-9]{4,6}[#*]?[ ]?(?:[(,;+]|\n|\Z))|lock ?box|key ?(?:safe|box)"
    r"|combi(?:nation)? ?lock|keypad|door ?lock"
)
_BEHIND = (
    r"(?:eingeben|eintippen|eintasten|drücken|ingeven|intikken|intoetsen|intypen|indrukken"
    r"|invoeren|draaien"
    r"|à (?:taper|encoder|composer|introduire|entrer)|to (?:enter|type)|einstellen|te (?:tikken"
    r"|typen|toetsen|geven)|in te (?:geven"
    r"|tikken|toetsen))"
)
_DAY = compiled(r"(?:0?[1-9]|[12][0-9]|3[01])-(?:0?[1-9]|1[0-2])-[0-9]{2}")
_ON = compiled(r"(?i)(?:op|le|sur|am|auf|on)[ ]\Z")
_HOLDS = compiled(rf"(?i)[ ]{{1,2}}{_BEHIND}(?!\p{{L}})")
_NUMBERED = compiled(
    r"(?i)(?:n°|nr\.?|nummer|num[ée]ro|no\.?|number|art\.?|ref\.?|réf\.?|type|model|modèle|€|eur"
    r"|prijs|prix|price|size|maat|taille|größe|grootte)\s?:?\s?\Z"
)
_WAY = compiled(r"(?i)(?:met|avec|mit|with|par|van|de|à|aan|for|pour|für|voor)[ ]\Z")


def number(text: str, span: Span) -> Span | None:
    """The number of a lock; none where it counts, prices or names the lock."""
    before = text[max(0, span.start - 24) : span.start]
    if _NUMBERED.search(before) or openings.fault(text[max(0, span.start - 60) : span.start]):
        return None
    value = text[span.start : span.end]
    if value.startswith(("19", "20")) and len(value) == 4 and "alarm" in before.lower():
        return None
    if _DAY.fullmatch(text, span.start, span.end) and _ON.search(before):
        return None
    grouped = not text[span.start : span.end].isdigit()
    told = before.rstrip(" «“\"'(")[-1:] in (":", "=") or _SAID.search(before) is not None
    if not (told or grouped or _HOLDS.match(text, span.end)) and _WAY.search(before):
        return None
    if told and len(value) == 3 and value.isdigit():  # a lock of a bicycle
        return span
    return span if openings.lock_number(text, span.start, span.end, told=told) else None


_SAID = compiled(rf"(?i)[ ]{VERB}(?:[ ]\p{{L}}{{2,9}})?[ ]+[«“\"'(]?\Z")


def behind(text: str, span: Span) -> Span | None:
    """A number before a verb of typing, where its sentence names what it opens."""
    before, after = openings.around(text, span.start, span.end, back=90, forth=70)
    if openings.fault(before[-50:]) or not openings.thing(f"{before} \n {after}"):
        return None
    return span if openings.lock_number(text, span.start, span.end, told=False) else None


LOCK = Recognizer(
    name="lock-number",
    entity="SECRET",
    title={
        "nl": "het cijfer van een slot",
        "fr": "le chiffre d'un cadenas",
        "de": "die Zahl eines Schlosses",
        "en": "the number of a lock",
    },
    pattern=compiled(
        rf"(?i)(?:{_LOCK})(?!\p{{L}})(?=[^0-9]{{0,70}}[0-9])[^\n:=;!?|0-9.]{{0,50}}?"
        rf"(?:\s?[:=→]\s{{0,3}}|[ ]{VERB}(?:[ ](?:nu|now|jetzt|maintenant|le|la|het"
        rf"|de)){{0,2}}[ ]|[ ])"
        rf"{OPEN}(?P<value>{NUMBER})"
        r"|(?:kluis|coffre(?:[ \-]fort)?|tresor|safe|brandkast"
        r"|vault)(?!\p{L})[^\n:=;!?|0-9.]{0,40}?"
        r"(?:\s?[:=]\s{0,3}|[ ](?:op|sur|auf|on|is|est|ist|à)[ ])"
        r"(?P<value>[0-9]{1,2}(?:[ ]?\-[ ]?[0-9]{1,2}){2,3})(?![\w/€%\-]|[.,][0-9])"
    ),
    anchor=Anchor(
        words=(
            *(
                "*slot",
                "*sloten",
                "sleutelkluis*",
                "sleutelbox*",
                "sleutelkastje",
                "sleutelsafe",
                "codeklavier",
            ),
            *(
                "cadenas",
                "digicode",
                "boite a cle*",
                "boite a code*",
                "cijferkluis*",
                "coffre a cle*",
                "*schloss",
                "schlusselkasten",
                "schlusselbox",
            ),
            *(
                "schlusseltresor",
                "schlusselsafe",
                "padlock*",
                "lockbox",
                "lock box",
                "key safe",
                "keysafe",
                "key box",
            ),
            *("slagboom", "barriere", "schranke", "portail", "poort", "alarm"),
            *("alarminstallatie", "alarmanlage", "alarmcentrale", "alarmsysteem"),
            *("kluis", "coffre", "tresor", "safe"),
            *("brandkast", "vault", "combination lock", "combi lock", "keypad", "door lock"),
        ),
        exact=True,
        before=0,
    ),
    extend=number,
    keep="raw",
    bare=0.86,
    specificity=73,
    samples=(
        hit("hey the padlock on the gate is «0427» now", "English"),
        hit("Sleutelkluis aan de gevel: «0-4-7-2» draaien", "Dutch"),
        hit("hangslot «0427» van de fietsen", "beside it"),
        hit("cadenas : «4829»", "French"),
        hit("le digicode, c'est le «45B78»"[:0] + "le digicode est «45B78»", "letters"),
        hit("Zahlenschloss: «3-1-8-4»", "German"),
        hit("key safe by the door: «2714»", "English, a key"),
        hit("boîte à clés «2714A»", "French, beside"),
        hit("Alarm bib: «7719» (uit)", "of an alarm"),
        hit("de kluis staat nu op «55-12-09».", "a safe"),
        miss("kluis geopend op 12-11-26", "a date"),
        miss("Alarm: 112", "to call"),
        miss("hangslot 2 stuks", "a count"),
        miss("12 hangsloten van 1450 euro", "an amount"),
        miss("cadenas n° 4829", "a number of it"),
        miss("slot 2026 volgt", "a year"),
        miss("tot slot 1450 bezoekers", "an end"),
        miss("lockbox for 2400 keys", "a count"),
        miss("Schloss 1714 erbaut", "a castle"),
        miss("padlock ref. 7702", "an article"),
    ),
)

TYPED = Recognizer(
    name="code-to-type",
    entity="SECRET",
    title={
        "nl": "een in te tikken code",
        "fr": "un code à introduire",
        "de": "ein einzugebender Code",
        "en": "a code to be entered",
    },
    pattern=compiled(
        rf"(?i)(?<![\w.,/\-#*])(?P<value>{NUMBER})[ ]{{1,2}}(?:in|op|te|dan|und|sur"
        rf"|on)?[ ]?{_BEHIND}(?!\p{{L}})"
    ),
    anchor=Anchor(
        words=(
            *(
                "eingeben",
                "eintippen",
                "eintasten",
                "ingeven",
                "intikken",
                "intoetsen",
                "intypen",
                "indrukken",
            ),
            *(
                "invoeren",
                "draaien",
                "a taper",
                "a encoder",
                "a composer",
                "a introduire",
                "a entrer",
                "to enter",
            ),
            *("to type", "einstellen", "te tikken", "te toetsen", "in te geven"),
            *("in te tikken", "in te toetsen"),
        ),
        before=30,
        reach=2,
    ),
    extend=behind,
    keep="raw",
    bare=0.86,
    specificity=72,
    samples=(
        hit("Alarmanlage Turnhalle: «5519» eingeben, dann", "German"),
        hit("aan de poort «58213» intikken", "Dutch"),
        hit("portail : «3071B» à taper deux fois", "French"),
        hit("keypad: «2468#» to enter the yard", "English"),
        hit("Sleutelbox aan de gevel: «0-4-7-2» draaien", "Dutch, turned"),
        hit("alarm afzetten: «4490» intoetsen", "Dutch, an alarm"),
        hit("Schlüsselkasten «3057» eintippen", "German, a box"),
        hit("digicode «45B78» à composer", "French, letters"),
        miss("Fehlercode 5519 eingeben", "a fault"),
        miss("uw postcode 9000 ingeven", "postcode"),
        miss("bedrag van 1450 euro invoeren voor de deur", "an amount"),
        miss("in 2026 invoeren aan de poort", "a year"),
        miss("3 keer draaien aan het slot", "times"),
        miss("12 intikken op het klavier", "too short"),
        miss("dossier 4471 ingeven", "a file"),
        miss("à la porte, 1450 euros à introduire", "an amount"),
    ),
)
_SIDE = r"(?:rechts(?:om)?|links(?:om)?|droite|gauche|right|left|clockwise|anticlockwise)"
_SAFE = compiled(r"(?i)kluis|coffre|tresor|safe(?!t)|vault|cijferslot|cadenas|brandkast|draaislot")
_TURN = compiled(
    rf"(?i)(?<!\p{{L}}){_SIDE}[ ](?:naar |tot |op |jusqu['’]à |à |sur |bis |auf |to "
    rf"|until )?[0-9]{{1,2}}(?!\w)"
)


def dial(text: str, span: Span) -> Span | None:
    """A number of a dial, where a safe and another turn stand in the same sentence."""
    near = text[max(0, span.start - 110) : span.end + 60]
    return span if _SAFE.search(near) and len(_TURN.findall(near)) > 1 else None


DIAL = Recognizer(
    name="dial-combination",
    entity="SECRET",
    title={
        "nl": "de stand van een draaislot",
        "fr": "la position d'un cadran de coffre",
        "de": "die Stellung eines Drehschlosses",
        "en": "the position of a dial lock",
    },
    pattern=compiled(
        rf"(?i){_SIDE}[ ](?:naar |tot |op |jusqu['’]à |à |sur |bis |auf |to "
        rf"|until )?(?P<value>[0-9]{{1,2}})(?!\w)"
    ),
    anchor=Anchor(
        words=(
            "rechts",
            "links",
            "rechtsom",
            "linksom",
            "droite",
            "gauche",
            "right",
            "left",
            "clockwise",
            "anticlockwise",
        ),
        exact=True,
        before=0,
    ),
    extend=dial,
    keep="raw",
    bare=0.86,
    specificity=76,
    samples=(
        hit("kluis kassa: 2x rechts naar «44», links «19», rechts «73».", "Dutch"),
        hit("coffre : droite «12», gauche «45», droite «8»", "French"),
        hit("Tresor: rechts bis «30», links «15»", "German"),
        hit("safe: right to «20», left «41»", "English"),
        hit("le cadenas : gauche jusqu'à «7», droite «31»", "padlock"),
        hit("brandkast rechtsom tot «9», linksom tot «22»", "directions"),
        hit("vault: left «10», right «20», left «30»", "three"),
        hit("Safe links «12», rechts «99»", "short"),
        miss("rechts 12, links 13", "no safe"),
        miss("kluis op de gang rechts 12", "one"),
        miss("straat links 19, rechts 20", "houses"),
        miss("coffre à droite", "no number"),
        miss("kluis: rechts naar 123, links 456", "too long"),
        miss("safety: right 12, left 13", "safety"),
        miss("Die Partei rechts 20 %, links 30 %", "parties"),
        miss("left 10 px, right 20 px", "a style"),
    ),
)
RECOGNIZERS = (LOCK, TYPED, DIAL)
