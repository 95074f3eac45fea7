"""Belgian licence plates of older and special series: only with a label.

Names: nl nummerplaat, kentekenplaat; fr plaque d'immatriculation; de Kennzeichen; en licence plate.

1953 to 1962: one letter and four digits (X.1111); 1962 to 1973: two letters and three digits
(AB.123), both also with the digits first or around the letters; diplomats: CD and letters or
digits; officials: A, P or E and one to three digits, which roads are called too (E-40), so only
directly behind the label.

Source: Wikipedia, Vehicle registration plates of Belgium; royal decree of 20 July 2001.
Confused with: roads, rooms, product codes.
"""

from dataclasses import replace

from recognizers.base import Anchor, hit, miss
from recognizers.belgium.licence_plate import PLATE
from recognizers.compiled import compiled

_LEFT = r"(?<![^\W_]|[^\W_][./\-])"
_RIGHT = r"(?![^\W_]|[./\-][^\W_]|,\d| ?(?i:km|euro?|cm|m|u|pk|kg)(?![^\W_]))"
_NOT = r"(?!(?i:nr|no|pv|rr|nn|rn|ov|sp|dn|pn|he|ip|sn)[ .\-])"
_S = r"[ .\-]"
_NO_STUFF = (  # "plaat OSB 18", "plaque 10 PVC": of wood, plastic or steel
    r"(?!(?:\d{1,3}[ .\-]?)?(?:OSB|MDF|HPL|PVC|PE|PP|PS|XPS|EPS|PUR|LED|DIN|ISO|EN|TYPE|REF|NR"
    r"|NO|ART|RAL|GIPS|INOX|BA)\b)"
)
WORDS: tuple[str, ...] = (
    *("ambassad*", "botschaft*", "diplomat*", "consul*", "konsul*"),
    *("véhicule diplomatique*", "voiture diplomatique", "diplomatiek*", "diplomatenkenn*"),
    *(
        "diplomatic car",
        "diplomatic plate*",
        "corps diplomatique",
        "nummerplaat*",
        "nummerplaten",
        "kentekenplaat*",
        "kenteken*",
        "plaat",
        "cd-plaat*",
    ),
    *("plaque*", "immatricul*", "kennzeichen*", "nummernschild*", "licence plate*", "plate"),
    *(
        "license plate*",
        "number plate*",
        "ingeschreven onder",
        "plaatnr",
        "nrplaat*",
        "anpr*",
        "slagboom*",
        "registration no",
        "registration number",
    ),
)
_BEHIND = (
    r"(?<=(?i:plaat|platen|kenteken|plaque(?: personnalisée)?|immatriculation"
    r"|kennzeichen|nummernschild|plate)"
    r"(?i: (?:nr|n°|nummer|no)\.?)?[ :=]{1,2}[\"'(]?)"
)
_PERSONAL = (  # what somebody chose
    r"(?<=(?i:perso(?:nnalisée?|nalisierte[sn]?|nali[sz]ed|\.)?|gepersonaliseerde?|wunsch)"
    r"[\p{L} ]{0,20}[ :=]{1,2}[\"'(]?)"
)
_NO_CAR = (  # plates of the street and the kitchen
    *("égout*", "regard", "cuisson", "plâtre", "vibrante*", "commémorative*", "funéraire*"),
    *("tournante*", "chauffante*", "signalétique", "gipsplaat", "gipsplaten", "kookplaat"),
    *("betonplaten", "betonplaat", "grondplaat", "rioolputdeksel*", "kanaldeckel", "bouwplaat"),
)

SERIES = replace(
    PLATE,
    name="be-licence-plate-series",
    pattern=compiled(
        rf"(?=[A-Za-z0-9]){_LEFT}(?:"
        rf"CD{_S}?[A-Z]{{1,2}}{_S}?\d{{2,3}}|CD{_S}?\d{{3,4}}"
        rf"|{_NOT}[A-Z]{{2}}[.\-]\d{{3}}|\d{{3}}[.\-]{_NOT}[A-Z]{{2}}"
        rf"|\d{{1,2}}[.\-][A-Z]{{2}}[.\-]\d{{1,2}}"
        rf"|[A-Z][.\-]\d{{4}}|\d{{4}}[.\-][A-Z]|\d{{1,3}}[.\-][A-Z][.\-]\d{{1,3}}"
        rf"|{_PERSONAL}\d[ .\-][A-Z]{{2,7}}[ .\-]\d{{1,3}}"
        rf"|{_BEHIND}(?:[APE]{_S}?\d{{1,3}}|[A-Z]{{2}} ?\d{{3}}|[A-Z] ?\d{{4}}"
        rf"|{_NOT}{_NO_STUFF}(?:[A-Z]{{2,7}}[ .\-]?\d{{1,3}}"
        rf"|\d{{1,3}}[ .\-]?[A-Z]{{3,7}}))){_RIGHT}"
    ),
    anchor=Anchor(cue=True, digits=(1, 4), reach=100),
    bare=0.3,
    formatted=compiled(r"CD.*|[A-Z]\.\d{4}|\d{4}\.[A-Z]|[A-Z]{2}\.\d{3}|\d{3}\.[A-Z]{2}"),
    formatted_weight=0.8,
    context=WORDS,
    negative=(*PLATE.negative, *_NO_CAR),
    needs_context=True,
    specificity=32,
    samples=(
        hit("nummerplaat «X.1111»", "1953 to 1962"),
        hit("plaque «1111.X»", "digits first"),
        hit("kenteken («AB.123»)", "1962 to 1973, in brackets"),
        hit("plaat «123-AB».", "digits first, end of sentence"),
        hit("Kennzeichen «12.AB.3»", "letters in the middle"),
        hit("plaque «CD AB 123»", "diplomat"),
        hit("plate «CD-1234»", "diplomat, digits"),
        hit("nummerplaat «A-12»", "official"),
        hit("nummerplaat: «P 7»", "official, space"),
        hit("plaat «AB 123»", "space, directly behind the label"),
        hit("plaque personnalisée «NADIA 7»", "what somebody chose"),
        hit("gepersonaliseerde plaat «ZEE 88»", "the same, Dutch"),
        hit("plaque perso : «1-LEON-1»", "the same, with an index"),
        miss("| Plaque d'égout | Classe |\n|---|---|\n| DN-600 | D400 |", "a lid", scanned=True),
        miss("plaat OSB 18", "of wood"),
        miss("plaque PVC 10", "of plastic"),
        miss("de E-40 richting Gent", "road"),
        miss("op 12 mei", "word before a number"),
        miss("AB.1234", "four digits"),
        miss("X.11111", "five digits"),
        miss("ABC.12", "three letters"),
        miss("X-AB.123", "inside a code"),
        miss("zaal A 12", "room"),
        miss("AB\n.123", "over a line end"),
        miss("X.1111 km", "unit behind it"),
    ),
)
