"""Machine-readable zone of a passport, identity card, residence card or visa.

Names: nl machineleesbare zone; fr zone de lecture automatique; de maschinenlesbare Zone; en
machine-readable zone (MRZ).

TD3 (passports): two lines of 44; TD2 and visas: two of 36; TD1 (cards): three of 30, of capitals,
digits and <. Belgian ones begin with IDBEL, IRBEL, P<BEL or PDBEL. Document number, birth date,
expiry date and the whole each have a check digit, weighted 7-3-1. The block is one finding: it
holds name, birth date and, on cards, the national number. Spaces that a scanner put in, fillers
that it lost in the line of names, and a missing line of names are put up with.

Source: ICAO Doc 9303, parts 3 to 7 (lines, check digits; specimens of Utopia).
Confused with: nothing; three of the four checks have to hold.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled

_S = " ?"  # what a scanner puts between two characters
_JOIN = r"(?:\\r|\\n|[ \r\n]){1,4}"  # a line end, also as JSON writes it, or a space


def _run(kind: str, least: int, most: int | None = None) -> str:
    """So many characters of a kind, a space between any two."""
    count = f"{{{least - 1},{(most or least) - 1}}}"
    return f"{kind}(?:{_S}{kind}){count}"


def _line(*fields: tuple[str, int] | tuple[str, int, int]) -> str:
    return _S.join(_run(*field) for field in fields)


_A, _N, _X = "[A-Z<]", "[0-9]", "[A-Z0-9<]"
_TYPE = (("[ACIPV]", 1), (_A, 4))  # kind of document, issuing state
_DATES = ((_N, 7), ("[FMX<]", 1), (_N, 7))  # birth, sex, expiry
_TWO = rf"{_line(*_TYPE, (_A, 25, 41))}{_JOIN}"  # names
_TD3 = _line((_X, 9), (_N, 1), (_A, 3), *_DATES, (_X, 14), ("[0-9<]", 1), (_N, 1))
_TD2 = _line((_X, 9), (_N, 1), (_A, 3), *_DATES, (_X, 7), (_N, 1))
_TD1 = (
    _line(*_TYPE, (_X, 9), ("[0-9<]", 1), (_X, 15))
    + _JOIN
    + _line(*_DATES, (_A, 3), (_X, 11), (_N, 1))
    + rf"(?:{_JOIN}{_run(_A, 20, 32)})?"
)
_NOISE = compiled(r"\\[rn]|[ \r\n]")
_TWO_LINES = compiled(
    rf"({_X}{{9}}{_N}{_A}{{3}}{_N}{{7}}[FMX<]{_N}{{7}}(?:{_X}{{15}}|{_X}{{7}}){_N})\Z"
)
_VALUE = {char: i for i, char in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
CHECKS_THAT_HOLD = 3  # of four


def _digit(field: str) -> str:
    """The check digit of a field: characters weighted 7, 3, 1, modulo 10; < counts as 0.

    Example: 520727 gives 3, as ICAO Doc 9303 part 3 has it.
    """
    return str(sum(_VALUE.get(c, 0) * (7, 3, 1)[i % 3] for i, c in enumerate(field)) % 10)


def check(text: str) -> bool:
    """True when at least three of the four check digits hold."""
    zone = _NOISE.sub("", text)
    two = _TWO_LINES.search(zone)
    if two is not None:
        line = two[1]
        number, stated, birth, expiry = line[:9], line[9], line[13:20], line[21:28]
        whole = line[:10] + birth + expiry + line[28:-1]
        last = line[-1]
    else:
        first, second = zone[:30], zone[30:60]
        number, stated, rest = first[5:14], first[14], first[15:]
        if stated == "<":  # a longer number goes on behind it, up to the next <
            more = rest[: rest.find("<")] if "<" in rest else rest
            number, stated = number + more[:-1], more[-1:]
        birth, expiry = second[:7], second[8:15]
        whole = first[5:] + birth + expiry + second[18:29]
        last = second[29:]
    good = (
        _digit(number) == stated,
        _digit(birth[:6]) == birth[6],
        _digit(expiry[:6]) == expiry[6],
        _digit(whole) == last,
    )
    return sum(good) >= CHECKS_THAT_HOLD


PASS = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
VISA = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")

RECOGNIZER = Recognizer(
    name="machine-readable-zone",
    entity="MACHINE_READABLE_ZONE",
    title={
        "nl": "een machineleesbare zone",
        "fr": "une zone de lecture automatique",
        "de": "eine maschinenlesbare Zone",
        "en": "a machine-readable zone",
    },
    pattern=compiled(
        rf"(?=[A-Z0-9][A-Z0-9 ]{{0,80}}<)(?<![^\W_]|<)"
        rf"(?:(?:{_TWO})?(?:{_TD3}|{_TD2})|{_TD1})(?![^\W_]|<)"
    ),
    anchor=Anchor(digits=(7, 7), reach=140, holds=("<",)),  # the date of birth
    check=check,
    keep="raw",
    bare=0.84,
    formatted=compiled(r"(?s).*<<.*\n.*"),
    formatted_weight=2.0,
    context=("mrz", "machine*", "zone de lecture", "maschinenlesbar*", "paspoort*", "passeport*"),
    specificity=99,
    samples=(
        hit("«" + "\n".join(PASS) + "»", "TD3, specimen of ICAO"),
        hit("kaart:\n«" + "\n".join(CARD) + "»\n", "TD1, specimen of ICAO"),
        hit("«" + " ".join(PASS) + "».", "on one line, end of sentence"),
        hit("(«" + PASS[1] + "»)", "second line alone"),
        hit("«" + "\n".join(CARD[:2]) + "»", "TD1 without the names"),
        hit("«" + PASS[0][:38] + "\n" + PASS[1] + "»", "fillers lost"),
        hit("«" + "\n".join(PASS).replace("UTO", "U TO").replace("12F1", "12 F1") + "»", "spaces"),
        hit("«" + " ".join(CARD[0]) + "\n" + " ".join(CARD[1]) + "»", "a space between any two"),
        hit('{"mrz": "«' + "\\n".join(CARD) + '»"}', "JSON"),
        hit("«" + "\r\n".join(PASS).replace("P<UTO", "P<BEL") + "»", "carriage returns, Belgian"),
        hit(
            "«IDBEL590000000<1238<<<<<<<<<<<\n7408122F1204159BEL<<<<<<<<<<<2\nTEST<<TEST<<<<<<<<<<<<<<<<<<<<»",
            "twelve digits on a card: the number goes on behind <",
        ),
        hit("«" + VISA[0] + "\nL8988901C4XXX4009078F9612109<<<<<<<8»", "TD2"),
        miss(
            "\n".join(PASS).replace("7408122", "7408123").replace("12041", "12042"),
            "two checks fail",
        ),
        miss(
            "\n".join(CARD).replace("7408122", "7408123").replace("89077", "89076"), "checks fail"
        ),
        miss(PASS[0], "names only"),
        miss("\n".join(PASS).lower(), "lower case"),
        miss("X" + PASS[1], "inside a word"),
        miss(PASS[1] + "0", "too long"),
        miss("a << b; x <<= 1; cout << y", "source code"),
        miss("P<BEL<<<<<<<<<<", "too short"),
        miss(CARD[0] + "\n\n\n\n\n" + CARD[1], "lines too far apart"),
    ),
)
