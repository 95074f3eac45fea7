"""File number of a foreigner at the Belgian immigration office or the asylum commissioner.

Names: nl OV-nummer (Openbare Veiligheid), dossiernummer DVZ, CG-nummer; fr numéro SP (Sûreté
publique), n° OE; de Aktenzeichen des Ausländeramtes; en immigration file number.

Unverified, from common use: seven digits, printed OV 7.654.321, and CG 12/34567. No check digits,
so a label is required.

Source: none published.
Confused with: amounts, meter readings, school numbers.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import NUMBERS, PHONES

_LEFT = r"(?<![^\W_]|\+|[^\W_][./\-]|,)(?<![€$] ?)"
_NUMBER = r"\d(?P<sep>[ .]?)\d{3}(?P=sep)\d{3}"
_RIGHT = r"(?![^\W_]|[./\-]\d|,\d\d?(?!\d)|,-| ?(?i:€|%|eur)| ?\d{3})"
_SHORT = (  # the initials are words of every day: only directly before the number
    r"(?<=(?<![^\W_])(?:OV|SP|OE|S\.P\.|O\.V\.|ov|sp)[ \-]?(?i:nr|n°|nummer|dossier)?"
    r"\.?[\"']?[ :=]{1,3}[\"'(]?)"
)

LABELLED = Recognizer(
    name="be-foreigner-file-labelled",
    entity="BE_FOREIGNER_FILE",
    title={
        "nl": "een dossiernummer van de Dienst Vreemdelingenzaken",
        "fr": "un numéro de dossier de l'Office des étrangers",
        "de": "eine Aktennummer des Ausländeramtes",
        "en": "an immigration file number",
    },
    pattern=compiled(rf"{_LEFT}(?:{_NUMBER}|\d\d/\d{{5}}[A-Z]?){_RIGHT}"),
    anchor=Anchor(cue=True, digits=(7, 7), reach=100),
    bare=0.45,
    formatted=compiled(r"\d\.\d{3}\.\d{3}"),
    formatted_weight=0.5,
    context=(
        *("ov-nummer*", "ov-nr", "ov nr", "ovnr", "ovnummer*", "dvz", "dvz-nummer*", "dvz-nr"),
        *("dvznr", "vreemdelingenzaken", "openbare veiligheid", "n° sp", "numéro sp", "sp-nummer"),
        *(
            "spnr",
            "sp nr",
            "n° s.p",
            "n° o.v",
            "ov number",
            "sp number",
            "dvz nummer",
            "sûreté publique",
            "n° oe",
            "numéro oe",
            "dossier oe",
        ),
        *("office des étrangers", "ausländeramt*", "immigration office", "cgvs", "cg-nummer*"),
        *("cg-nr", "cgra", "n° cg", "cgrs", "dossier ov", "dossier sp"),
    ),
    negative=(*NUMBERS, *PHONES, "budget*", "bedrag*", "montant*"),
    needs_context=True,
    specificity=35,
    samples=(
        hit("OV-nummer «8.114.207»", "printed form"),
        hit("n° SP «8123457»", "compact form"),
        hit("(«7 654 321»)", "spaces, in brackets"),
        hit("DVZ: «7.654.321».", "end of sentence"),
        hit('{"dvz": "«7654321»"}', "JSON"),
        hit("ovnr=«7.654.321»;", "in a record"),
        hit("dossier «7654321» Gent", "a place behind it"),
        hit("CGVS «12/34567»", "asylum commissioner"),
        miss("7.654.32", "too short"),
        miss("7.654.3210", "too long"),
        miss("27.654.321", "eight digits"),
        miss("x7654321", "inside a code"),
        miss("7.654.321,50", "amount"),
        miss("7.654.321 euro", "amount, currency behind it"),
        miss("€ 7.654.321", "amount, currency before it"),
        miss("+7654321", "telephone number"),
        miss("7.654\n.321", "over a line end"),
        miss("teller 7.654.321", "no label", scanned=True),
    ),
)

INITIALS = replace(
    LABELLED,
    name="be-foreigner-file",
    pattern=compiled(rf"{_LEFT}{_SHORT}{_NUMBER}{_RIGHT}"),
    anchor=Anchor(cue=True, digits=(7, 7), reach=40),
    bare=0.5,
    context=("ov", "sp", "oe", "s.p", "o.v", "ov-nr", "sp-nr", "ov-nummer", "sp-nummer"),
    specificity=36,
    samples=(
        hit("file OV «8.114.207»", "printed form"),
        hit("n° SP «8123457»", "compact form"),
        hit("SP: «7 654 321».", "colon, spaces"),
        hit("OV-nr. «7.654.321»", "word for number"),
        hit('{"ov": "«7654321»"}', "JSON"),
        hit("ov=«7.654.321»;", "in a record"),
        hit("(S.P. «8.123.457»)", "dots, in brackets"),
        hit("OE «8.123.457», Liège", "immigration office"),
        miss("OV 7.45 u., 7.654.321 reizigers", "public transport, another number"),
        miss("SP 500", "too short"),
        miss("OV 7.654.3210", "too long"),
        miss("ROV 7.654.321", "inside a word"),
        miss("OV 7.654.321 euro", "amount"),
        miss("SP 7.654.321,50", "amount"),
        miss("OV\n7.654.321", "over a line end"),
        miss("7.654.321", "no label"),
    ),
)

RECOGNIZERS = (INITIALS, LABELLED)
