"""Addresses in the cells of a row: "Kerkstraat ; 12 ; 3 ; 9000 ; Gent", one span over all of them.

The cells stand apart by a semicolon, comma, bar, tab, or a slash with spaces, in quotes or not.
Without a header the postcode must be that of the municipality in the next cell.

Source and confusions: see address.py.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.gazetteers import street_types as types
from recognizers.general import address_parts as parts
from recognizers.general.address import CONTEXT, TITLE
from recognizers.general.address_other import FIELD, LABELLED, STREETS, field
from recognizers.general.address_parts import HOUSE, PIECE, SEP
from recognizers.general.address_streets import either

_APART = (
    "(?:   | [.] | |[.]  ?[.]|[.][.])"  # SEP in sorts of characters, but for a comma and a space
)
_NUMBER = r"\d{1,4}(?!\d)(?: ?[A-Za-z](?![^\W_]))?(?:[/\-]\d{1,4}(?!\d)|[/\-][A-Za-z](?![^\W_]))?"
_CELL = compiled(
    rf"(?<![\p{{L}}\p{{N}}.\-][ ]?|[\p{{L}}\p{{N}}]')(?=\p{{L}}){PIECE}(?: {PIECE}"
    rf"| \d{{1,2}}(?= \p{{L}})){{0,6}}"
    rf"{SEP}{_NUMBER}(?=[ ]?[\"';|\t,/])"
)
_CODE = compiled(rf"(?<![^\W_])(?P<code>\d{{4,5}}){SEP}(?=['\p{{L}}])")
TYPED = compiled(
    rf"(?i)\b(?:{either(types.PLAIN_STARTS)})[ ]|[^\W\d_](?:{either(types.STRONG_ENDS)})\b"
)
_TYPE_FIRST = rf"(?i:(?:{either(types.PLAIN_STARTS)})[ ]|\p{{L}}{{2,20}}(?:straat|laan|weg|straße))"
_HOUSE_CELL = compiled(rf"{SEP}(?P<house>{_NUMBER})(?=[ ]{{0,3}}(?:[\";|\t,\r\n]|/[ ]|\Z))")
_BOX_CELL = compiled(
    rf"{SEP}(?:(?i:bus|bte|box) ?)?"
    r"(?:\d{1,4}[A-Za-z]?|[A-Za-z]\d{0,3}|\d{1,2}[./]\d{1,3}|-)"
    r"(?=[ ]{0,3}(?:[\";|\t,\r\n]|/[ ]|\Z))"
)


def row(text: str, span: Span) -> Span | None:
    """The cells from the street to the municipality, where its postcode fits."""
    end = parts.cells(text, span.end)
    if end is None:
        return None
    code = _CODE.search(text, span.end, end)
    if code is not None and parts.known_town(text, code.end(), code["code"]) is None:
        foreign = len(code["code"]) == 5 and TYPED.search(text, span.start, span.end)
        return Span(span.start, end) if foreign else None
    return Span(span.start, end)


def column(text: str, span: Span) -> Span | None:
    """A cell under a header for streets, with the number, box and municipality in the next ones."""
    whole = field(text, span)
    if whole is None:
        return None
    end = whole.end
    house = None
    if not any(map(str.isdigit, text[span.start : end])):
        house = _HOUSE_CELL.match(text, end)
    behind = parts.cells(text, end if house is None else house.end())
    if house is not None and (behind is not None or len(house["house"]) < 4):
        end = house.end()
        box = _BOX_CELL.match(text, end) if behind is None else None
        behind = behind if box is None else parts.cells(text, box.end()) or box.end()
    return Span(parts.town_before(text, span.start), end if behind is None else behind)


ROW = Recognizer(
    name="address-row",
    entity="ADDRESS",
    title=TITLE,
    pattern=_CELL,
    anchor=Anchor(
        sorts=f"0000{_APART}[Aa]",
        sorts_before=f"0[Aa]?{_APART}(?:[0Aa.\\-]{{0,5}}{_APART})?(?:A-)?",
        before=75,
        reach=8,
    ),
    extend=row,
    keep="raw",
    bare=0.8,
    context=CONTEXT,
    specificity=61,
    samples=(
        hit("1;«Kerkstraat;12;;9000;Gent»", "semicolons, no box"),
        hit("«Av. Van Volxem ; 333 ; 12 ; 1190 ; Forest» ; 02", "semicolons, spaces, a box"),
        hit("| «Hoge Weg | 3 | 2400 | Mol» |", "bars"),
        hit('"A","«Rue Haute","12","B","1000","Bruxelles»"', "quotes"),
        hit("VALUES ('Pauwels', '«Tiensevest', '8', '3000', 'Leuven»', '1');", "quotes of SQL"),
        hit("Jan\t«Tienne aux Pierres\t8\t5150\tFloreffe»\n", "tabs"),
        hit("x / «Zum Brand / 4 / 4760 / Büllingen» / ja", "slashes"),
        hit("«Onder den Toren,7,2800,Mechelen»", "commas"),
        hit("«Chée de Neerstalle ; 48A ; - ; 1190 ; Forest»", "a hyphen for no box"),
        miss("schroeven;12;9000;stuks", "a stock"),
        miss("Hoge Weg;3;2400;Gent", "a postcode of another town"),
        miss("Agent;12;2020;Maart", "a year"),
        miss("fase 1;12;1000;euro", "a price"),
        miss("schroeven;12;90000;Gent", "no postcode"),
        miss("Kerkstraat;9000;Gent", "no number"),
        miss("groep | 12 | 3000 | deelnemers", "people"),
        miss("12;9000;Gent", "no street"),
    ),
)
# A header is worth 3.0, a label 2.4: in a column these are addresses, in prose too little.
COLUMN = replace(
    LABELLED,
    name="address-column",
    extend=column,
    pattern=compiled(
        rf"(?<=[;|\t\n][\"' ]?|,[\"']?|[ ]/[ ])(?=\p{{Lu}}|{_TYPE_FIRST}){FIELD}"
        rf"(?: {HOUSE})?)(?=[ ]{{0,3}}[\"']?(?:[;|\t,\n]|/[ ]|\Z))"
    ),
    anchor=Anchor(cue=True, reach=4),
    bare=0.06,
    formatted=None,
    context=(*STREETS, "adres", "adresse", "anschrift", "address", "leveradres", "postadres"),
    one_per_label=False,
    specificity=35,
    samples=(
        hit("nr;straat;huisnr\n1;«Achter de Hoven;2»\n", "semicolons", scanned=True),
        hit("nom,rue,cp\nA,«Tienne aux Pierres»,5150", "commas", scanned=True),
        hit("klant\tadres\n12\t«Hemelrijk 15»\n", "tabs", scanned=True),
        hit("| id | straat |\n| 1 | «Hoge Weg» |", "Markdown", scanned=True),
        hit('id;street\n1;"«Elm Park»"\n', "quotes", scanned=True),
        hit("id;Straße\n1;«Malmedyer Straße»", "German", scanned=True),
        hit("id;adres\n7;«Akkerken 7/2»", "a box", scanned=True),
        hit("id;adres\n7;«Akkerken 7 B»", "a letter", scanned=True),
        miss("id;straat\n1;14\n", "a number", scanned=True),
        miss("id;adres\n1;10.0.0.12", "a network address", scanned=True),
        miss("id;adres\n1;www.example.be", "a web address", scanned=True),
        miss("id;adres\n1;jan@example.be", "a mailbox", scanned=True),
        miss("op straat, kinderen spelen", "prose", scanned=True),
        miss("id;straat\n1;onbekend", "unknown", scanned=True),
        miss("id;straat\n1;", "empty", scanned=True),
        miss("id;straat\n1;https://example.be", "a link", scanned=True),
    ),
)

RECOGNIZERS = (ROW, COLUMN)
