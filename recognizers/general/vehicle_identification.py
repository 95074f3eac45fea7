"""Vehicle identification number.

Names: nl chassisnummer; fr numéro de châssis; de Fahrgestellnummer,
Fahrzeug-Identifizierungsnummer; en vehicle identification number (VIN).

Seventeen letters and digits without I, O and Q: maker (three), model (six), year, factory and
serial. The check digit in the ninth place binds in North America only, so it is not required and a
label is.

Source: ISO 3779; Regulation (EU) No 19/2011.
Confused with: hashes, licence keys, tracking codes.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import NUMBERS

RECOGNIZER = Recognizer(
    name="vehicle-identification-number",
    entity="VEHICLE_IDENTIFICATION_NUMBER",
    title={
        "nl": "een chassisnummer",
        "fr": "un numéro de châssis",
        "de": "eine Fahrgestellnummer",
        "en": "a vehicle identification number",
    },
    pattern=compiled(
        r"(?i)(?=[A-Z0-9])(?<![^\W_]|[^\W_][./\-])(?=[0-9A-Z]{2,14}\d\d)(?=(?:\d{0,14}[A-Z]){3})"
        r"(?=(?:[A-Z]{0,14}\d){3})[A-HJ-NPR-Z0-9]{17}(?![^\W_]|[./\-][^\W_])"
    ),
    anchor=Anchor(cue=True, reach=110),
    keep="alnum",
    bare=0.55,
    context=(
        *("chassis*", "chassisnr", "châssis", "vin", "vin-nummer*", "vin-code", "voertuigidentif*"),
        *(
            "fahrgestell*",
            "fahrzeug-ident*",
            "identification du véhicule",
            "vehicle identification*",
        ),
        *("auto", "autos", "auto's", "pkw", "fahrzeug", "voertuig", "voiture", "véhicule", "car"),
        *("wagen", "vehicle", "motorfiets", "moto"),
        *("identificatienummer van het voertuig", "fin-nummer", "vin number", "frame number"),
    ),
    negative=NUMBERS,
    needs_context=True,
    specificity=60,
    samples=(
        hit("chassisnr. «ZFA31200003847216»", "European"),
        hit("VIN «1M8GDM9AXKP042788»", "American, published example"),
        hit("(«WVWZZZ1JZXW000001»)", "in brackets"),
        hit("châssis: «ZFA31200003847216».", "end of sentence"),
        hit('{"vin": "«ZFA31200003847216»"}', "JSON"),
        hit("vin=«zfa31200003847216»;", "lower case, in a record"),
        hit("1,«ZFA31200003847216»,Fiat", "a line of CSV"),
        hit("*«WVWZZZ1JZXW000001»*", "stars around it, as stamped"),
        miss("ZFA3120000384721", "sixteen characters"),
        miss("ZFA312000038472160", "eighteen characters"),
        miss("ZFO31200003847216", "letter O"),
        miss("12345678901234567", "digits only"),
        miss("ABCDEFGHJKLMNPRST", "letters only"),
        miss("ZFA3120000384-7216", "hyphen"),
        miss("X-ZFA31200003847216", "inside a code"),
        miss("ZFA31200\n003847216", "over a line end"),
        miss("code ZFA31200003847216", "no label", scanned=True),
    ),
)

_SIGN = "[A-HJ-NPR-Z0-9]"
GROUPED = replace(
    RECOGNIZER,
    name="vehicle-identification-number-grouped",
    pattern=compiled(
        rf"(?=[A-Z0-9])(?<![^\W_]|[^\W_][./\-])(?!{_SIGN}{{17}}(?![^\W_]))"
        rf"(?=(?:\d[ \-.]?){{0,14}}[A-Z](?:[ \-.]?\d){{0,14}}[ \-.]?[A-Z])"
        rf"{_SIGN}(?:[ \-.]?{_SIGN}){{12}}(?:[ \-.]?\d){{4}}(?![^\W_]|[./\-][^\W_]| \d)"
    ),
    bare=0.4,
    specificity=58,
    samples=(
        hit("VIN «VF1 FW51J1 6634 0917»", "spaces"),
        hit("VIN «WDB9066331S 482097».", "the serial apart, end of sentence"),
        hit("châssis «VF7YAAMFA 12 345678»,", "groups"),
        hit("chassisnr. «WF0-TXXTTRT-8K31774»", "hyphens"),
        hit("(«ZFA 31200003847216»)", "the maker apart, in brackets"),
        hit('"«TMB JJ7NE4 J0 187342»"', "quoted"),
        hit("vin=«VF15.R0A0H.5821.9034»;", "dots, in a record"),
        hit("1,«WVWZZZ 1J ZXW000001»,VW", "a line of CSV"),
        miss("ZFA31200003847216", "in a row: the other recognizer"),
        miss("VF1 FW51J1 6634 091", "sixteen characters"),
        miss("VF1 FW51J1 6634 09178", "eighteen characters"),
        miss("VFO FW51J1 6634 0917", "letter O"),
        miss("123 456789 1234 5678", "digits only"),
        miss("VF1 FW51J1 6634 09A7", "letters in the serial"),
        miss("VF1  FW51J1 6634 0917", "two spaces"),
        miss("VF1 FW51J1\n6634 0917", "over a line end"),
        miss("vf1 fw51j1 6634 0917", "small letters: words do so too"),
    ),
)

RECOGNIZERS = (RECOGNIZER, GROUPED)
