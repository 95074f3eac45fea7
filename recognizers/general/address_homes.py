"""Addresses that only the words around them tell: "woont Hadschot 61", "au n° 8 de la rue Haute".

A name without a type of street counts directly behind a word for living there, or when it begins as
field names do ("Auf dem Spitzberg 17", "Achter de Hoven 3", "en Roture 44") with such a word before
it. A number may stand before its street: "nummer 12 in de Kerkstraat".

Source and confusions: see address.py.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.gazetteers import street_types as types
from recognizers.general import address_parts as parts
from recognizers.general.address import FULL, TITLE
from recognizers.general.address_parts import GAP, HOUSE
from recognizers.general.address_streets import either
from recognizers.general.date_of_birth import MONTH

_LIVING = (
    r"woont|wonen|woon|woonde|woonden|wonende|woonachtig|gedomicilieerd|gehuisvest|ingeschreven"
    r"|verblijft|verblijvende?|verbleef|logeert|verhuisd|verhuist|verhuizen|thuis|huisbezoek"
    r"|postadres|adres|leveradres|werfadres|bezoekadres|verblijfplaats|woonplaats|bezorgen|leveren"
    r"|habite(?:nt|z|ra|rait)?|habitait|habitant|habité|demeure|demeurant|demeurait|réside|résidant"
    r"|résidait|loge|logeant|logeait|vit|domiciliée?s?|domicile|déménagée?|sise?s?|située?|adresse"
    r"|livrer|wohnt|wohne|wohnen|wohnte|wohnhaft|lebt|gemeldet|zieht|umgezogen|gezogen|anschrift"
    r"|wohnsitz|lage|lieferung|lieferanschrift|lives?|lived|living|resid(?:es|ing|ed)|stays|staying"
    r"|moved|address|delivery|home|domiciled"
    r"|(?:bewoners?|inwoners?|buren|omwonenden|bewoonsters?) van|(?:habitants?|riverains?) (?:de"
    r"|du)"
    r"|(?:bewohner|anwohner)(?:in(?:nen)?)? von|residents? of|ter hoogte van|à hauteur d[eu]"
    r"|auf höhe von"
)
_SMALL = (
    r"nu|thans|momenteel|tijdelijk|vroeger|ook|is|was|op|in|te|aan|naar|het|de|der|den|actuellement"
    r"|maintenant|désormais|aujourd'hui|temporairement|est|à|au|en|dans|vers|l'adresse|la|le"
    r"|derzeit|aktuell|jetzt|jetzige|vorübergehend|ist|war|bei|nach|unter|zu|now|currently|at|on"
    r"|to|temporarily|new|nieuw|nouvelle|neue|sinds kort|alleen|seule?|allein|samen|nog|encore|noch"
)
_DIRECT = compiled(
    rf"(?i)(?<![\p{{L}}\-])(?:{_LIVING})(?:[ ]?:)?[ ,]{{1,2}}(?:(?:{_SMALL})[ ,]{{1,2}}){{0,3}}"
    r"\Z"
)
_FIRST = (  # as names of fields and hamlets begin
    r"Am|An der|An den|Auf der|Auf dem|Auf den|Auf'm|Im|In der|In den|In dem|Zum|Zur|Unter der"
    r"|Unter den|Hinter der|Hinter dem|Vor der|Vor dem|Ober|Unterm|Oberm|Beim|Bei der"
    r"|Achter de|Achter den|Achter het|Achter 't|Onder de|Onder den|Op de|Op den|Op het|Op 't"
    r"|Aan de|Aan den|Aan het|Aan 't|Voor de|In de|In den|In 't|Boven de|Ten|Ter|Tussen de|Bij de"
    r"|[Ee]n|Au|Aux|À la|Al|Sur le|Sur la|Sur les|Sous le|Sous la|Sous les|Derrière|Devant|Entre"
    r"|Langs de|Les|Hors"
)
_FIELD_NAME = compiled(rf"(?:{_FIRST})[ ]\p{{Lu}}")
_NO_FIELDS = """
    artikel art article punt point punkt bijlage annexe anhang anlage annex pagina page seite
    blz kapitel hoofdstuk chapitre chapter absatz absätzen paragraph alinea klas klasse classe
    class groep groupe gruppe group zimmer kamer chambre room lokaal local zaal salle saal hal
    halle jaar jahr année year versie version fase phase lot perceel parcelle kavel lijn ligne
    linie line bus tram trein train zug perron quai gleis spoor etage verdieping verdiep étage
    stock floor niveau level blok bloc block gebouw bâtiment gebäude building poort porte tor
    gate deur tür door nummer numéro nr no n° dossier zaak affaire fall case ticket factuur
    facture rechnung invoice kot team équipe ploeg zone sector secteur sektor district distrikt
    wijk quartier viertel station afrit sortie ausfahrt exit km week semaine woche stand kraam
    loket guichet schalter desk stap étape schritt step vraag question frage tabel tableau
    tabelle table figuur figure abbildung module deel partie teil part titel titre title boek
    livre buch lid alinéa maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lundi mardi
    mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag
    sonntag monday tuesday wednesday thursday friday saturday sunday covid windows office excel
    tel gsm telefoon téléphone telefon phone fax rif code index leeftijd âge alter age europa
    europe unit studio appartement app apt flat residentie résidence vak rij bank postbus
    postfach bp box bte boîte agenda ref référence
    bureau platform dienst service cellule cel afdeling abteilung direction directie division
    atelier werf stelplaats kantoor office team balie antenne commission commissie kring cercle
"""
_NO_FIELD = frozenset(_NO_FIELDS.split())
_MONTH = compiled(MONTH)
_YEAR = compiled(r"(?:19|20)\d\d(?!\d)")
_WORD = r"\p{Lu}[\p{L}'\-]*+\.?"
_JOINT = (
    r"(?:de|du|des|la|le|les|d'|l'|van|der|den|dem|het|'t|op|ten|ter|aux?|sur|sous|en|et|à|of"
    r"|the|am"
    r"|an|auf|in|im|zum|zur|lez|lès|von)"
)
_NAMED = compiled(
    rf"(?<![\p{{L}}\p{{N}}'\-.])(?:en (?=\p{{Lu}}))?(?:(?:[dDlL]')?{_WORD}|'[tT] {_WORD})"
    rf"(?:[ ](?:(?:[dDlL]')?{_WORD}|{_JOINT}(?=[ '])|\d{{1,2}}(?= (?!(?:en|et|und|and|of|ou"
    rf"|oder)[ ])\p{{L}}))){{0,5}}"
    rf"{GAP}(?!0){HOUSE}"
    r"(?![ ]?(?:[/:]|[.]\d)| \d\d(?!\d{2} \p{L}))"
)
_ENDED = compiled(  # a clause: no "Colruyt 12 paletten"
    r"[ ]?(?:[,.;:!?)\]\"'\n|(\-–]|\Z)|[ ](?:bus|bte|boîte|box|en|et|und|and|ou|te|à|in|au|zu"
    r"|chez|bij"
    r"|bei|with|avec|met|mit|maar|mais|but|aber|is|est|ist|depuis|sinds|seit|since|waar|où|wo|where"
    r"|\d{4}|tot|jusqu|bis|die|qui|der|who|voor|pour|für|for|op|sur|auf|naast|vlakbij|près|neben"
    r"|near|dans|at|until)(?![^\W_])"
)
_TOWN = compiled(r",[ ](?=\p{Lu})")
_HOUSE = compiled(rf"(?P<gap>{GAP}){HOUSE}\Z")
_TOKEN = compiled(r"[^ ]+")


def at_home(text: str, span: Span) -> Span | None:
    """A name with a number directly behind a word for living, or that begins as a field name."""
    house = _HOUSE.search(text, span.start, span.end)
    if house is None or _YEAR.match(text, house.end("gap")):
        return None
    name = text[span.start : house.start()]
    first = span.start + 3 * name.startswith("en ")
    if _again(text, first, text[first : house.start()]):
        return Span(first, parts.tail(text, span.end).end)
    if not _ENDED.match(text, span.end):
        return None
    town = _TOWN.match(text, span.end)  # "opsturen naar Heide 4, Kalmthout"
    if town is not None and not _is_other(name):
        end = parts.known_town(text, town.end(), None)
        if end is not None:
            return Span(span.start, end)
    for word in _TOKEN.finditer(name):
        at = span.start + word.start()
        if _DIRECT.search(text, max(0, at - parts.BACK), at) or _FIELD_NAME.match(text, at):
            whole = name[word.start() :]
            return None if _is_other(whole) else Span(at, parts.tail(text, span.end).end)
    return None


def _again(text: str, start: int, name: str) -> bool:
    """True for the same street behind another number of it: "Borgt 31 en Borgt 33a"."""
    before = text[max(0, start - parts.BACK) : start]
    at = before.rfind(f"{name} ") if len(name) > 3 else -1
    if at < 0 or _ALSO.fullmatch(before, at + len(name)) is None:
        return False
    whole = start - len(before) + at
    return _DIRECT.search(text, max(0, whole - parts.BACK), whole) is not None


_ALSO = compiled(r" \d{1,4}[A-Za-z]?(?: ?,| (?:en|et|und|and|of|ou|tot)) ")


def _is_other(name: str) -> bool:
    """True for a month, a room, a page, the end of a sentence: no name of a street."""
    words = name.lower().split(" ")  # "Blauwe Poort" may be a street, "in de Poort" is none
    ends = (
        (words[0], words[-1])
        if len(words) < 2 or not name.split(" ")[-2][0].isupper()
        else words[:1]
    )
    plain = {word.strip(".,'") for word in ends}
    ended = any(word.endswith(".") and len(word) > 5 for word in words[:-1])
    short = len(name) < 5 and name.isupper()  # "GSM", "NRN"
    return ended or short or not plain.isdisjoint(_NO_FIELD) or _MONTH.search(name) is not None


HOME = Recognizer(
    name="address-home",
    entity="ADDRESS",
    title=TITLE,
    pattern=_NAMED,
    anchor=Anchor(cue=True, digits=(1, 4), reach=80),
    extend=at_home,
    keep="raw",
    bare=0.3,
    formatted=FULL,
    formatted_weight=2.5,
    context=(
        *("woont", "wonen", "woonde", "woonden", "wonende", "woonachtig", "gedomicilieerd"),
        *("ingeschreven op", "verblijft", "verblijvend*", "verbleef", "logeert", "verhuis*"),
        *("huisbezoek*", "postadres", "adres", "leveradres", "werfadres", "bezoekadres"),
        *("verblijfplaats", "woonplaats", "bezorgen", "leveren", "habite*", "habitait", "habitant"),
        *("demeure", "demeurant", "demeurait", "réside", "résidant", "résidait", "loge"),
        *("domicilié*", "domicile", "déménagé*", "sis", "sise", "adresse", "livrer", "wohnt"),
        *("wohne", "wohnen", "wohnte", "wohnhaft", "lebt", "gemeldet", "umgezogen", "anschrift"),
        *("wohnsitz", "lage", "lieferung", "lieferanschrift", "lives", "lived", "living"),
        *("resides", "residing", "staying", "moved to", "address", "delivery", "domiciled"),
        *("bewoner van", "bewoners van", "inwoners van", "buren van", "omwonenden van"),
        *("habitant de", "habitants de", "habitants du", "riverains de", "riverains du"),
        *("bewohner von", "anwohner von", "residents of", "resident of", "ter hoogte van"),
        *("à hauteur de", "à hauteur du", "auf höhe von", "gefunden", "gevonden", "trouvé*"),
        *(
            "afspraak",
            "rendez-vous",
            "treffpunkt",
            "locatie",
            "lieu",
            "chez",
            "chez sa",
            "chez son",
        ),
        *("woning", "opsturen", "sturen naar", "bezorgd", "envoyer", "renvoyer", "maison de"),
        *("wohnung", "schicken", "senden an", "send it to", "post it to", "house of"),
        *("mevrouw", "mevr", "mme", "frau", "dhr", "herr", "mr", "mrs"),
    ),
    needs_context=True,
    specificity=42,
    samples=(
        hit("De bewoners van «Borgt 31» en «Borgt 33a» melden dat", "who lives there"),
        hit(
            "loge chez sa tante, «Fond des Rues 16, Esneux».", "several words, a town", scanned=True
        ),
        hit("Les riverains de «Roture 12», se", "French"),
        hit("bij zijn woning («Kouter 8, Sint-Martens-Latem»). De", "a home", scanned=True),
        hit("kan je het opsturen naar «Heide 4, Kalmthout»?", "sent to", scanned=True),
        hit("Frau Kohnen («Auf'm Bach 3, Raeren») beschwert sich", "behind a name", scanned=True),
        hit("à renvoyer à Mme Roland («Tienne 7, Wépion»)", "behind a name, French", scanned=True),
        miss("opsturen naar Zaal 4, Gent", "a room", scanned=True),
        miss("Frau Kohnen (Punkt 3, Eupen)", "a point", scanned=True),
        hit("Ze woont «Hadschot 61» en", "Dutch"),
        hit("Il habite «Tienne Lapin 7 bte 2».", "French"),
        hit("wohnhaft «Auf dem Spitzberg 17 A»", "German, of a field"),
        hit("She now lives at «Elm Park 12», near", "English"),
        hit("Lage: «Zum Brand 4», Ortstermin", "a label"),
        hit("Jeanne habite chez elle, Raymond «en Roture 44», et", "further on"),
        hit("woonachtig te «Onder den Toren 7»", "with te"),
        hit("verhuisd naar «Achter de Hoven 21 bus 4»", "moved"),
        miss("woont in de Kamer 12", "a room"),
        miss("habite depuis Mars 12", "a month"),
        miss("Ze woont in Gent, zie Dossier 12", "another sentence"),
        miss("wohnt seit Mai 2012", "a date"),
        miss("woont sinds Januari 2020", "a year"),
        miss("leveren aan Team 3", "a team"),
        miss("Wij leveren aan Colruyt 12 paletten per week", "a number of things"),
        miss("wohnt im Zimmer 12", "a room, German"),
        miss("woont te Gent, Gsm 0475 12 34 56", "a phone number"),
        miss("wohnt in Eupen, NRN 85 07 30 999 32", "another number"),
        miss("lives on Floor 3", "a floor"),
    ),
)

_STARTS = (*types.STRONG_STARTS, *types.CAPITAL_STARTS)
_ENDS = (*types.STRONG_ENDS, "weg", "baan", "platz", "markt", "dijk")
_PROPER = r"\p{Lu}[\p{L}'\-]*+"
_STREET = (
    rf"(?:(?i:{either(_STARTS)})[ ](?:\p{{L}}{{1,12}}['.]? ?){{0,3}}"
    rf"{_PROPER}(?: {_PROPER}| (?:de|du|des|la|le|d'|et)(?= )){{0,4}}"
    rf"|\p{{Lu}}[\p{{L}}'\-]{{2,40}}(?<=(?:{either(_ENDS)}))(?!\p{{L}})"
    rf"|(?:\p{{Lu}}[\p{{L}}'\-]+ ){{1,3}}"
    r"(?:Street|Road|Lane|Avenue|Straße|Straat|Weg|Markt|Plein)(?!\p{L}))"
)
_SIGN = (
    r"(?i:n°s?|nº|nrs?\.?|num[ée]ros?|nummers?|huisnummers?|hausnummer|house number|numbers?"
    r"|no\.)"
)
_OF = (
    r"(?:de la |de l'|du |des |de |van de |van het |in de |in het |op de |op het |aan de |in der"
    r" |an der |am |der |auf der |in the |of the |in |of |on |van )"
)
_OF_STREET = compiled(
    rf"(?=[nNhHaAdDlLG])(?<![\p{{L}}\p{{N}}])(?:(?:{_SIGN} ?|(?:au|du|le|aux) (?=\d))"
    rf"\d{{1,4}}(?!\d)(?: ?[A-Za-z](?![^\W_])| ?bis| ?ter)?"
    rf"(?: ?(?:et|en|und|and|/|-) ?\d{{1,4}})?,? {_OF}{_STREET}"
    rf"|(?<!['\-])(?:Grand['\- ](?:Place|Rue)|Grand-Place)(?!\p{{L}}){GAP}{HOUSE})"
)
_SIGN_FIRST = compiled(r"(?:au|du|le|aux) (?=\d)")


def of_street(text: str, span: Span) -> Span | None:
    """A number before its street, with the municipality behind; "au" is no part of it."""
    small = _SIGN_FIRST.match(text, span.start)
    start = span.start if small is None else small.end()
    return Span(start, parts.tail(text, span.end).end)


_NUMBER_WORDS = (
    *("n°", "n", "nr", "nrs", "numero", "numeros", "nummer", "nummers", "huisnummer", "hausnummer"),
    *("number", "numbers", "house number", "no", "au", "du", "le", "grand place", "grand rue"),
)
OF_STREET = Recognizer(
    name="address-number-of-street",
    entity="ADDRESS",
    title=TITLE,
    pattern=_OF_STREET,
    anchor=Anchor(
        words=tuple(
            f"{w}{gap}{d}*" for w in _NUMBER_WORDS for gap in (" ", "  ") for d in range(10)
        )
        + tuple(f"n°{d}*" for d in range(10)),
        exact=True,
        before=0,
    ),
    extend=of_street,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    specificity=59,
    samples=(
        hit("chez sa grand-mère au «n° 8 de la rue Basse-Wez».", "French"),
        hit("habite au «12 de la rue de la Station» à", "French, no sign"),
        hit("Op «nummer 12 in de Kerkstraat» brandt licht", "Dutch"),
        hit("bewoner van «nr. 14A van de Kerkstraat»", "Dutch, a letter"),
        hit("«Hausnummer 4 in der Bergstraße»", "German"),
        hit("at «number 8 in Church Street», opposite", "English"),
        hit("le «numéro 3 de l'avenue Louise, 1050 Ixelles»", "with the town"),
        hit("au coin de «Grand'Rue 14», Libramont", "a name of its own"),
        hit("«Grand-Place 3 bte 2»", "another"),
        hit("de «nummers 3 en 5 van de Molenstraat»", "two of them"),
        miss("n° 8 de la revue", "a magazine"),
        miss("nummer 12 in de rij", "a place in a row"),
        miss("nr. 14 van de lijst", "a list"),
        miss("numéro 3 de la place", "no name"),
        miss("Nummer 4 in der Tabelle", "a table"),
        miss("au 12 de la page", "a page"),
        miss("le n° 8 du journal Le Soir", "a newspaper"),
        miss("du 8 de la semaine", "a week"),
    ),
)
RECOGNIZERS = (HOME, OF_STREET)
