"""Addresses without a type of street: known by their town, their label, or as P.O. boxes.

"Ooievaarsnest 9, 3060 Bertem": any name with a number before a postcode with its municipality.
"Adres: Hemelrijk 15", a column "straat": the label or header says what it is. "Postbus 45, 2800
Mechelen", "BP 45, 4900 Spa", "Postfach 112".

Source and confusions: see address.py.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.gazetteers import street_types as types
from recognizers.gazetteers import towns
from recognizers.general import address_parts as parts
from recognizers.general.address import CONTEXT, FULL, TITLE
from recognizers.general.address_parts import GAP, HOUSE, PIECE
from recognizers.general.address_streets import either
from recognizers.general.address_words import FIELDS
from recognizers.general.date_of_birth import MONTH

_NUMBERED = compiled(rf"\b(?<![^\W\d_]['\-]){PIECE}{GAP}{HOUSE}")
_NO_STREET = frozenset(
    (
        *(
            "artikel",
            "art",
            "article",
            "bus",
            "bte",
            "boîte",
            "box",
            "nr",
            "no",
            "postbus",
            "kamer",
        ),
        *(
            "punt",
            "bijlage",
            "annexe",
            "lokaal",
            "zaal",
            "blok",
            "bloc",
            "postfach",
            "bp",
            "pagina",
        ),
        *(
            "page",
            "seite",
            "tel",
            "fax",
            "versie",
            "fase",
            "phase",
            "lot",
            "perceel",
            "jaar",
            "klas",
        ),
        *(
            "verdieping",
            "étage",
            "etage",
            "appartement",
            "app",
            "b",
            "flat",
            "lijn",
            "ligne",
            "groep",
        ),
        *(
            "hoofdstuk",
            "chapitre",
            "kapitel",
            "dossier",
            "factuur",
            "te",
            "à",
            "in",
            "van",
            "en",
            "et",
        ),
    )
)

_TYPES = frozenset((*types.STRONG_ENDS, *types.CAPITAL_ENDS, *types.WEAK_ENDS))
_TYPED_END = compiled(rf"(?i)..(?:{either((*types.STRONG_ENDS, *types.CAPITAL_ENDS))})\.?\Z")
_TYPED_START = compiled(
    rf"(?i)\b(?:{either((*types.STRONG_STARTS, *types.CAPITAL_STARTS, *types.WEAK_STARTS))})"
    r" [^,;:\n\d]{0,50}\Z"
)
_CODE = compiled(r"(?<![^\W_])(?:\d{4}(?: ?[A-Z]{2})?|\d{5}) {1,2}(?=['\p{L}])")


def with_town(text: str, span: Span) -> Span | None:
    """A name with a number where a postcode and a town follow; what has a type is address.py's."""
    first = parts.WORD.match(text, span.start)
    if first is None or first[0].lower().rstrip(".") in _NO_STREET or _TYPED_END.search(first[0]):
        return None
    if _TYPED_START.search(text, max(0, span.start - parts.BACK), span.start):
        return None
    end, sure = parts.tail(text, span.end)
    if not sure:
        return None
    code = _CODE.search(text, span.end, end)
    if code is None:
        return None
    between = text[span.end : code.start()]
    foreign = not code[0].strip().isdigit() or len(code[0].strip()) == 5
    known = foreign or parts.known_town(text, code.end(), code[0].strip()) is not None
    if not known and first[0].lower() not in _TYPES and not _of_a_field(text, span, code[0]):
        return None
    if foreign and (not set(",\n-") & set(between) or text[code.end() : end].isupper()):
        return None
    return Span(parts.head(text, span.start), end)


def _of_a_field(text: str, span: Span, code: str) -> bool:
    """True for "Im Winkel 8" before a postcode that some municipality has."""
    start = parts.head(text, span.start)
    return towns.is_code(code.strip()) and _FIELD.match(text, start) is not None


_FIELD = compiled(
    r"(?:Am|An der|Auf der|Auf dem|Im|In der|In den|Zum|Zur|Unter der|Unter den|Hinter der|Vor der"
    r"|Achter de|Onder de|Onder den|Op de|Op den|Op het|Aan de|Au|Aux|Sur|Sous|Les|La|Le)[ ]\p{Lu}"
)
WITH_TOWN = Recognizer(
    name="address-with-town",
    entity="ADDRESS",
    title=TITLE,
    pattern=_NUMBERED,
    anchor=Anchor(
        sorts="0000 [Aa]",
        sorts_before="(?:[Aa.]  |[.] |(?:0[Aa]?|[Aa][.][Aa][.]?)"
        "(?:[ -]{1,6}|[ -]{0,3}[ .][. ][ -]{0,3}|[ ]{1,2}[Aa]{1,2}[ -]))"
        "(?:[Aa]{1,2} ?- ?)?0?",
        before=75,
        reach=8,
    ),
    extend=with_town,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    formatted_weight=2.5,
    context=CONTEXT,
    specificity=55,
    samples=(
        hit("«Ooievaarsnest 9, 3060 Bertem»", "a name like any other"),
        hit("«Am Stellwerk 5, 4780 St. Vith»", "German"),
        hit("«Im Winkel 8, 4750 Weywertz»", "German, a village nobody lists"),
        hit("«Les Trois-Ponceaux 5, 6600 Bastogne»", "French"),
        hit("«Hazenhoek 3\n2290 Vorselaar»", "two lines"),
        hit("«Au Péry 91 à 4020 Liège»", "à before the postcode"),
        hit("«Zeehonk 402/0601, 8670 Oostduinkerke»", "a box behind a slash"),
        hit("«hazenhoek 3, 2290 vorselaar»", "lower case"),
        hit("«Markt 4, 4551 Sas van Gent»", "Netherlands, postcode cut short"),
        hit("«Achter de Hoven 21 bus 4 - 9160 Lokeren»", "a box"),
        hit("«Blauwe Poort 3, loods B, 9940 Evergem»", "a shed between"),
        hit("«Ooievaarsnest 9 (achterhuis), 3060 Bertem»", "a remark in brackets"),
        hit("«Ooievaarsnest 9 (achterhuis)\n3060 Bertem»", "a remark in brackets, a line end"),
        hit("«Jülicher Str. 345 (Hinterhaus), 52070 Aachen»", "a remark, five digits"),
        hit("«Zum Walkerstal 8 (Hinterhaus), D-52070 Aachen»", "a remark, a country"),
        miss("op 12 maart 2020 Antwerpen bezocht", "a date before a town"),
        miss("artikel 12, 2020 Antwerpen", "an article"),
        miss("kreeg 3, 1000 Brusselaars", "inhabitants"),
        miss("groep 4, 3000 deelnemers", "a number of people"),
        miss("Kamer 12, 1500 euro", "a price"),
        miss("Ooievaarsnest, 3060 Bertem", "no number"),
        miss("versie 3, 2024 Release", "a version"),
        miss("Art. 5, 1850 Grimbergen", "an article"),
    ),
)

_BOXED = compiled(
    r"(?<![^\W_]|[./\-])(?:(?i:postbus|boîte postale|boite postale|postfach|p\.?o\.? ?box)"
    rf"|BP|B\.P\.?|PB)[ ]?(?:(?i:nr\.?|n°) ?)?\d{{1,5}}(?![^\W_]){parts.NOT_AFTER}"
)


def boxed(text: str, span: Span) -> Span | None:
    """A P.O. box with its town; BP and PB, which mean much else, only with one."""
    place = parts.place(text, span.end)
    if place is None:
        return None if text[span.start : span.start + 2] in ("BP", "B.", "PB") else span
    return Span(span.start, place)


PO_BOX = Recognizer(
    name="address-po-box",
    entity="ADDRESS",
    title=TITLE,
    pattern=_BOXED,
    anchor=Anchor(words=types.BOXES, digits=(1, 5), reach=14, before=2),
    extend=boxed,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    formatted_weight=2.5,
    context=CONTEXT,
    specificity=62,
    samples=(
        hit("«Postbus 45, 2800 Mechelen»", "Dutch"),
        hit("«BP 45, 4900 Spa»", "French"),
        hit("«Boîte postale 14, 4500 Huy»", "French, whole"),
        hit("«Postfach 112, 4700 Eupen»", "German"),
        hit("schrijf naar «postbus 12»", "no town"),
        hit("«PO Box 7, 1000 Brussels»", "English"),
        hit("«B.P. 3\n6000 Charleroi»", "two lines"),
        hit("«Postfach 41»", "German, no town"),
        miss("BP 120 over 80", "blood pressure"),
        miss("PB 12", "a reference"),
        miss("postbus vol", "no number"),
        miss("BP 45 euro per liter", "a price"),
        miss("postbus 12,5", "a decimal"),
        miss("mijn postbus is 12 jaar oud", "a number of something else"),
        miss("RBP 45, 4900 Spa", "another word"),
        miss("BP45A, 4900 Spa", "a code"),
    ),
)

FIELD = rf"(?!www\.|https?:)(?P<value>{PIECE}(?: {PIECE}|[ ]\d{{1,2}}(?= \p{{L}})){{0,6}}"
STREETS: tuple[str, ...] = (
    *(
        "straat",
        "straatnaam",
        "straat en nr",
        "straat en huisnummer",
        "rue",
        "nom de rue",
        "street",
    ),
    *("straße", "strasse", "straatadres", "street name", "street address", "voie", "nom de la rue"),
    *("street_name", "streetname"),
)
_PROSE = compiled(rf"\p{{L}}{{4}}\. \p{{Lu}}|(?<!\p{{L}})(?:{MONTH}) (?:19|20)\d\d\Z")
_EMPTY = frozenset(
    (
        *("onbekend", "zie", "geen", "nvt", "n.v.t", "inconnu", "inconnue", "voir", "néant"),
        *("unbekannt", "siehe", "keine", "unknown", "none", "null", "see", "idem", "ja", "nee"),
        *("oui", "non", "true", "false", "string", "verplicht", "optioneel", "nr", "no", "via"),
    )
)


def field(text: str, span: Span) -> Span | None:
    """The value of a field, with what follows it of an address."""
    value = text[span.start : span.end]
    if value.lower() in STREETS or value.split(" ")[0].lower().rstrip(".") in _EMPTY:
        return None
    if _PROSE.search(value):
        return None
    if not value[-1].isalpha():
        return Span(span.start, parts.tail(text, span.end).end)
    more = FIELDS.match(text, span.end)
    return span if more is None else Span(span.start, more.end())


LABELLED = Recognizer(
    name="address-labelled",
    entity="ADDRESS",
    title=TITLE,
    pattern=compiled(
        r"(?i)(?=\p{L})(?<=[:=\"' ;])"
        r"(?<=(?:\badr|adres|adresse|anschrift|address|domicil(?:i?e)|straat|rue|stra(?:ß|ss)e)"
        rf"[^\n:=]{{0,30}}(?:type=[a-z,]{{3,12}})?[:=] ?(?:[\"']|;{{1,2}})?){FIELD}{GAP}{HOUSE})"
    ),
    anchor=Anchor(cue=True, digits=(1, 5), reach=60),
    extend=field,
    keep="raw",
    bare=0.4,
    formatted=FULL,
    context=(
        "adres",
        "adr",
        "adresse",
        "anschrift",
        "address",
        "domicile",
        "domicilie",
        "straat",
        "rue",
    ),
    needs_context=True,
    one_per_label=True,
    specificity=40,
    samples=(
        hit("Adres: «Hemelrijk 15»", "Dutch"),
        hit("Adresse : «Tienne del Minzère 6, 5621 Hanzinelle»", "French, with the town"),
        hit('"address": "«Onder den Toren 7»"', "JSON"),
        hit("Anschrift: «Zum Walkerstal 8»", "German"),
        hit("adres=«Akkerken 7 bus 2»", "a box"),
        hit("Domicile : «Les Fonds 4»", "French"),
        hit("Straat en nr: «Ooievaarsnest 9»", "street and number"),
        hit("Address: «Elm Park 12A»", "English"),
        hit("ADR;TYPE=HOME:;;«Dorp 15;Landegem;;9850;België»", "a vCard", scanned=True),
        miss("Adres: onbekend 3", "unknown"),
        miss("Adres: zie bijlage 2", "elsewhere"),
        miss("Adres: www.gent.be/12", "a web address"),
        miss("het adres Hemelrijk 15", "no field"),
        miss("Adres: 10.0.0.12", "a network address"),
        miss("Adres: jan.peeters12@example.be", "a mailbox"),
        miss("Adres: Hemelrijk", "no number"),
        miss("rue de l'Hôpital. Boîte 14 : vide. Inventaire dressé le 5 mai 2023.", "prose"),
        miss("Adresse : voir page 4", "elsewhere"),
    ),
)

STREET_FIELD = replace(
    LABELLED,
    name="address-street-field",
    pattern=compiled(
        r"(?i)(?=\p{L})(?<=[:=\"' >])"
        r"(?<=(?:straat(?:naam)?|rue|street(?:[ _]?name)?|stra(?:ß|ss)e|voie)"
        r"(?:[\"']? ?[:=] ?[\"']?|>))"
        rf"{FIELD}(?: {HOUSE})?)(?=[ ]*[\"',;|)]?[ ]*(?:\n|\Z|[,;|}}<\"'])|[ ]{{2}})"
    ),
    anchor=Anchor(cue=True, reach=70, before=2),
    bare=0.6,
    context=STREETS,
    specificity=45,
    samples=(
        hit("Straat: «Beukenlaan»\nNr: 14", "Dutch"),
        hit("Rue : «Chemin du Bois-Lombut»\nN° : 18", "French"),
        hit('{"straatnaam": "«Sint-Rochusstraat»", "huisnummer": "8"}', "JSON"),
        hit("Straße: «Malmedyer Straße»\nHausnummer: 25", "German"),
        hit("Street: «Groenstraat»", "English"),
        hit("straat=«Hoge Weg»;nr=3", "a record"),
        hit("straat: «Onder den Toren»", "no type"),
        hit("<street>«Hoge Weg»</street><number>3</number>", "XML"),
        hit("rue: «Les Fonds 4 bte 2»", "with number and box"),
        hit("straat: «Hoge Weg   nr: 4   bus: -   postcode: 9308   gemeente: Hofstade»", "a line"),
        hit(
            "Rue : «Pont-aux-Lions     N° : 5     Bte : 2\nCP : 4800   Localité : Verviers»", "two"
        ),
        miss("straat: 14", "a number"),
        miss("Straat: onbekend", "unknown"),
        miss("Straat: zie boven", "elsewhere"),
        miss("de straat is stuk", "no field"),
        miss("Straat, nummer en gemeente", "a list of words"),
        miss("de rue : 12", "a number"),
        miss('"street": null', "empty"),
        miss("straat: n.v.t.", "none"),
    ),
)

RECOGNIZERS = (WITH_TOWN, PO_BOX, LABELLED, STREET_FIELD)
