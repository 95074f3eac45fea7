"""Codes told in sentences, forms and chats: "le code de la grille c'est 7412B".

"Code" alone says nothing, so what stands beside it decides: what the code opens, in the compound
("kopieercode"), behind it ("code du portail", "code Bluetooth"), or elsewhere in the sentence
("boîte à clés à gauche, code 2714"). codes.py has the labels that need no such word.

Source: common usage.
Confused with: postcodes, codes of laws, errors, products and clothes, room numbers, years.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads, openings
from recognizers.secrets.values import chosen, stand_in

PIN = 5  # words that may stand between PIN and its number
BACK = 150  # code points before a value in which its label stands

_NOW = (
    r"(?:[ ](?:nu|now|jetzt|maintenant|voortaan|désormais|toujours|encore|altijd|nog|nog altijd"
    r"|noch"
    r"|immer|immer noch|still|gewoon|weer|opnieuw|à nouveau|wieder|ab\s\p{L}{3,9}|dus|donc|also"
    r"|vanaf\s\p{L}{3,9}|dès\s\p{L}{3,9}|le|la|de|het|:)){0,3}"
)
VERB = (  # leads to the value
    r"(?:is|was|wordt|werd|luidt|blijft|staat(?: nu| nog)? op|est|c['’]est|ce sera|sera|reste"
    r"|devient"
    r"|ist|war|lautet|bleibt|wird|remains|stays|naar|vers|en|auf|to|in|nog altijd|toujours|still"
    r"|immer noch|désormais|voortaan|maintenant|jetzt|nunmehr|nun|nu|now|heißt|heet)"
)
NUMBER = (
    r"(?:[0-9]{1,3}(?:(?:[ ]?[\-–/.][ ]?|[ ])[0-9]{1,3}){2,7}|[0-9]{3}[ \-][0-9]{3,4}"
    r"|[#*]{0,2}(?-i:[A-Z]{0,2})[0-9]{3,8}(?-i:[A-Z]{0,2})[#*]{0,2}"
    r"|[#*][0-9]{1,5}[#*][0-9]{1,5}|[0-9]{1,4}(?-i:[A-Z])[0-9]{1,4}"
    r"|(?-i:[A-Z])[ \-]?[0-9]{3,6})[#*]?(?![\w/€%#]|[.,:][0-9]|-\w)"
)
MIXED = (
    r"(?=[^\s]{0,30}[0-9])[\p{L}0-9][^\s\"'`<>(){}\[\],;|«»“”]{3,60}[^\s\"'`<>(){}\[\],;|«»“”.:?]"
)
OPEN = r"[«“„\"'‘(\[]?[ ]?"
_LABEL = r"(?:codes?|combinaison|combinatie|kombination|combination|pin|puk|passcode)"
_LEADS = (
    rf"(?:\s?(?:[:=→]|->|=>)\s{{0,3}}|(?:[ ](?:van|de|von"
    rf"|from)[ ](?-i:[0-9#*A-Z][0-9#*\-]{{2,12}}))?[ ]{VERB}{_NOW}[ ]{{1,2}}"
    r"|[.?!,]\s(?:c['’]est|ce sera|(?:het|'t|dat) is|das ist|er lautet|it['’]s|it is|il est"
    r"|elle est)"
    rf"{_NOW}[ ])"
)
_PATTERN = compiled(
    rf"(?i){_LABEL}(?!\p{{L}})(?=[^0-9]{{0,130}}[0-9])[^\n:=;!?|0-9.]{{0,70}}?(?:{_LEADS}"
    rf"|[ ]{{1,2}}){OPEN}"
    rf"(?P<value>{NUMBER}|(?<=[:=→ ]\s?[«“„\"'(]?){MIXED})"
)
_ROOM = compiled(r"(?i)salle|zaal|lokaal|(?<!\p{L})(?:room|raum|saal|kamer)(?!\p{L})")
_BEHIND = compiled(rf"(?ir)(?<label>{_LABEL})(?!\p{{L}})")
_NUMBER = compiled(rf"(?i){NUMBER}")
_ADDRESS = compiled(r"@|://|www\.")
_TOLD = compiled(rf"(?i){_LEADS}{OPEN}\Z")
_CHANGED = compiled(
    r"(?i)chang|modifi|gewijzigd|veranderd|aangepast|geändert|geset|réinit|vers|naar|gezet|set"
)
_TO = compiled(r"(?i)[ ](?:en|to|in|auf|vers|naar)[ ]\Z")  # leads to a value after a change only
_LINE = compiled(r"(?r)(?<![^\n])[ \t]{0,4}(?:[\-*•][ ])?\Z")  # nothing before it on its line
_KEY = compiled(  # the line above a key or a label that begins its line
    r"(?r)(?<![^\n.!?])(?P<above>[^\n.!?]{2,80})(?:[.!?]{0,3}\n{1,2}[ \t\"'\-*•]{0,12}|[.!] )\Z"
)
_BOARD = compiled(
    r"(?i)gpio|connector|arduino|raspberry|bowling|socket|voet|broche|(?<!\p{L})led|volt|pins"
)
_WHOSE = compiled(
    r"(?i)(?<!\p{L})(?:haar|zijn|mijn|uw|je|jouw|son|sa|mon|ma|ton|votre|ihre?n?|seine?n?"
    r"|meine?n?|deine?n?|her|his|my|your|their|(?:met|mit|with|avec)(?: (?:de|le|der|the))?)[ ]\Z"
)
_TELLS = compiled(
    r"(?i)[ ]?=[ ]?\p{L}|[ ](?:is|ist|est|betekent|staat voor|signifie|bedeutet|means)[ ]"
)
_PREFIX = compiled(r"(?r)[\p{L}0-9\-_]{1,30}")
_WORD_BEFORE = compiled(r"(?r)([\p{L}\-'’]{2,30})[ ]+")
_OF = compiled(
    r"(?i)[ ]?(?:d['’]|de l['’]|(?:de la|des|du|de|van de|van het|van den|van|voor de|voor het"
    r"|voor|v/d"
    r"|für (?:die|den|das|der)|fürs?|vom|zum|zur|von|am|im|der|des|for the|for|of the|of|to the"
    r"|to|pour (?:la|le|les)|pour|op de|op het|aan de|au|à la)[ ])"
)
_WORDS = compiled(r"[^,;()]{0,30}")


def code(text: str, span: Span) -> Span | None:
    """The code where what it opens stands beside its label; None for codes that open nothing."""
    low = max(0, span.start - BACK)
    label = _BEHIND.search(text, low, span.start)
    if label is None:
        return None
    start, end = label.span()
    if text[start - 4 : start].lower() == "pass":
        start -= 4
    lead = _TOLD.search(text, end, span.start)
    middle = text[end : lead.start() if lead else span.start]
    told = lead is not None or text[span.start - 1] == "("
    if told and _TO.search(text, end, span.start) and not _CHANGED.search(text, end, span.start):
        told = False
    signed = text[span.end - 1] in "#*"
    if not told and (
        (middle.count(" ") > _words(text, start) and not signed)
        or (_words(text, start) < PIN and _TELLS.match(text, span.end))
    ):
        return None
    if not _names(text, start, end, span, middle, told=told):
        return None
    value = text[span.start : span.end]
    if _NUMBER.fullmatch(value) is not None:
        told = told or text[start:end].lower() in ("pin", "puk")
        real = openings.lock_number(text, span.start, span.end, told=told)
        return span if real else None
    real = told and chosen(value) and any(map(str.isalpha, value)) and not _ROOM.search(middle)
    return span if real and not stand_in(value) and not _ADDRESS.search(value) else None


def _names(text: str, start: int, end: int, span: Span, middle: str, *, told: bool) -> bool:
    """True when something says that the code opens a thing."""
    before, after = openings.around(text, start, span.end)
    if openings.fault(before[-40:]):
        return False
    kind = text[start:end].lower()
    if kind == "passcode":
        return told
    if (
        kind in ("pin", "puk")
        and not middle.strip()
        and _LINE.search(text, max(0, start - 6), start)
    ):
        return openings.thing(text[max(0, start - 60) : start] + text[span.end : span.end + 30])
    if (
        kind in ("pin", "puk")
        and (told or _WHOSE.search(before))
        and not _BOARD.search(f"{before} {middle} {after}")
    ):
        return text[span.start : span.end].isdigit() and span.end - span.start > 3
    if kind[:4] not in ("comb", "komb") and _glued(text, start):
        prefix = _PREFIX.search(text, max(0, start - 31), start)
        return prefix is not None and openings.compound(prefix[0])
    word = _WORD_BEFORE.search(text, max(0, start - 32), start)
    own = word[1] if word is not None else ""
    of = _OF.match(middle)
    if openings.other(own) or (of is None and openings.other(middle[:24])):
        return False
    if of is not None:
        return _of(text, span, middle, of.end(), told=told)
    if openings.compound(own) or openings.thing(middle) or openings.soft(f"{own} {middle}"):
        return True
    if len(middle) > 24 and not told:
        return False
    first = not middle.strip() and text[span.end : span.end + 1] in (",", ".", ";")
    return openings.thing(f"{before} \n {after}") or ((told or first) and _under(text, start))


def _words(text: str, start: int) -> int:
    """How many words may stand between a label and its number with no verb: most behind a PIN."""
    before = text[max(0, start - 3) : start].lower()
    return PIN if before in ("pin", "puk") else 2 + _glued(text, start)


def _glued(text: str, start: int) -> bool:
    """True when the label is the end of a compound."""
    return start > 0 and (text[start - 1].isalpha() or text[start - 1] in "-_")


def _of(text: str, span: Span, middle: str, at: int, *, told: bool) -> bool:
    """True when the noun behind "van de", "de la", "für" is a thing that a code opens."""
    noun = _WORDS.match(middle, at)
    words = noun[0] if noun else ""
    if openings.other(words[:20]):
        return False
    signed = text[span.end - 1] in "#*"
    if openings.thing(words) or openings.soft(words):
        return told or signed or not text[span.start : span.end].isdigit()  # "code van locker 8841"
    return signed or (told and openings.place(words))


def _under(text: str, start: int) -> bool:
    """True when nothing stands before a label on its line, and the line above names a thing."""
    line = _KEY.search(text, max(0, start - BACK), start)
    return line is not None and openings.thing(line["above"])


TOLD = Recognizer(
    name="told-code",
    entity="SECRET",
    title={
        "nl": "een code die iets opent",
        "fr": "un code qui ouvre quelque chose",
        "de": "ein Code, der etwas öffnet",
        "en": "a code that opens something",
    },
    pattern=_PATTERN,
    anchor=Anchor(
        words=(
            *("*code", "*codes", "*combinaison", "*combinatie", "*kombination", "*combination"),
            *("pin", "puk", "*passcode"),
        ),
        exact=True,
        before=0,
        leads=leads.code,
    ),
    extend=code,
    keep="raw",
    bare=0.88,
    specificity=80,
    samples=(
        hit("Le code de la grille c'est «7412B», merci", "French, a grille"),
        hit("poort blijft open, code toetsenbord nog altijd «1302» en", "Dutch, a keyboard"),
        hit("Code photocopieuse : «60417»", "French form"),
        hit("coffre à clés : combinaison changée, désormais «38-04-17».", "changed"),
        hit("demandent un code PIN Bluetooth. C'est «8261» pour toutes", "in the next sentence"),
        hit("Pincode bij afhaling: «7 3 9 1 5 0»", "digit by digit"),
        hit("Molenbeek | 1 | code sous contrainte : «7729»", "under duress"),
        hit("Ihr Zugangscode für die Anmeldung lautet «KH2065-ROTFUCHS». Die", "mixed"),
        hit("boîte à clés à gauche, code «2714», remettre", "beside the thing"),
        hit("de kopieercode is «2246»", "compound"),
        hit("De combinatie van het hangslot is gewijzigd in «4-8-2-9».", "combination"),
        hit("Die Zahlenkombination vom Tresor lautet «19-62-07».", "German combination"),
        hit("Ihr Aktivierungscode lautet «7KQM-20XF».", "activation"),
        hit("votre code de vérification est le «730 118».", "sent by message"),
        hit("Locker combination: «12-31-08»", "English"),
        hit("pin simkaart «7704»", "of a card"),
        hit("Simkaart dispatching\npin «1904»\npuk «55120847»", "on its own line"),
        hit("slotcode van de sleutelkast is veranderd van 2210 naar «7745».", "the new one"),
        hit("le pin c'est «4471»", "a verb"),
        hit("Code autoradio : «4471»", "of a radio"),
        hit("haar pincode van de bankkaart «4471» is op een briefje", "no verb before it"),
        hit("Mevrouw noteert haar pin «4471» achterop", "whose it is"),
        hit("le code de sa carte («4471») à l'aide familiale", "in brackets"),
        hit("Meeting ID: 812 4409 117\nPasscode: «r7KpZ2»", "of a meeting"),
        hit("alarm:\n  code: «4471»", "a nested key"),
        hit("Sleutelkastje stookplaats\nCode: «0471»", "a form"),
        hit('door_code = "«5512#»"', "a setting"),
        hit("2FA-code die ik net kreeg: «664 201»", "of a log-in"),
        hit("code voor de nachtploeg «77120#».", "a sign of keypads"),
        miss("Code 4711 ist ein Parfum, kein Schloss", "told of a code"),
        miss("Kassa: code 2214 = koffie", "a key of a till"),
        miss("the alarm code table lists 4471 events", "a table"),
        miss("De code van de gemeente Deurne is 11002", "of a municipality"),
        miss("the ISO code for the lock standard is EN12209", "a norm"),
        miss("de code van de locker 8841", "a number of a locker"),
        miss("de printer geeft code 5100", "a fault"),
        miss("L'alarme affiche le code 3071 : batterie", "a fault"),
        miss("Artikelcode 66120 voor de deur", "an article"),
        miss("postcode: 9000", "postcode"),
        miss("code postal : 4000, porte 3", "postcode"),
        miss("le code civil porte 1382 articles", "a law"),
        miss("Code rood, de poort is dicht tot 2027", "a warning"),
        miss("NACE-code 84110 en deur 12", "a classification"),
        miss("code promo : ETE2026 à la caisse", "a discount"),
        miss("het alarm heeft een code van 4 cijfers, minstens 1000 mogelijkheden", "a count"),
        miss("error code: 7702 on the alarm", "a fault"),
        miss("the dress code for the gate is 2026 chic", "clothes"),
        miss("scan de QR-code aan de deur 0471", "to be scanned"),
        miss("le code de la route 2024", "a law"),
        miss("In de code van de module staat 4471", "a program"),
        miss("source code: 12345 lines", "a program"),
        miss("le code de la salle dans Outlook est SALLE-COLLEGE-02", "a room"),
    ),
)
RECOGNIZERS = (TOLD,)
