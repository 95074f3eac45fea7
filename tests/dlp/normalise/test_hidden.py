"""Encoded and spelled-out values: read in a view, led back to exactly what hides them."""

import base64
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.normalise import normalise
from dlp.normalise.hidden import Room, layer

NUMBER = "85.07.30-999.32"


def b64(text: str, encoding: str = "utf-8") -> str:
    return base64.b64encode(text.encode(encoding)).decode()


def wrapped(text: str) -> str:
    return base64.encodebytes(text.encode()).decode().rstrip("\n")


def percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


LONG = f"Geachte, het rijksregisternummer van de aanvrager is {NUMBER}, met vriendelijke groeten."

# text with what hides the value between « and »; the value as a view must show it
HIDDEN = [
    ("RRN «85&#46;07&#x2e;30&minus;999&period;32» ok", NUMBER),
    ("RRN «85&#46;07.30-999.32»", NUMBER),
    ("RRN «&#56&#53.07.30-999.32» ok", NUMBER),
    ("RRN «85&nbsp;07&nbsp;30&nbsp;999&nbsp;32».", "85 07 30 999 32"),
    ("mail «jan&commat;example&period;be» aub", "jan@example.be"),
    ("adieu Ren«&eacute;»e", "é"),
    ("RRN «85%2E07%2E30-999%2e32» ok", NUMBER),
    (f"q=«{percent(NUMBER)}»&x=1", NUMBER),
    ("?m=«jan.peeters%40example.be»&x", "jan.peeters@example.be"),
    ("naam=Ren«%C3%A9»e", "é"),
    (r'{"rrn": "«\u0038\u0035.07.30-999.32»"}', NUMBER),
    (r"RRN «\x38\x35.07.30-999.32» x", NUMBER),
    (r"nummer:\n«85.07.30-999.32»\n", NUMBER),
    (r"geboren «30\/07\/1985» te Gent", "30/07/1985"),
    (r"\ud83d\ude00 «85\u002e07.30-999.32»", NUMBER),
    ("RRN «=38=35.07.30-999.32» x", NUMBER),
    ("RRN «850730=\n99932» =3D", "85073099932"),
    (f"RRN «{b64(NUMBER)}» ok", NUMBER),
    (f"«{b64('85073099932')}»", "85073099932"),
    (f"«{b64(NUMBER).rstrip('=')}» zonder vulling", NUMBER),
    (f"data:text/plain;base64,«{b64(LONG)}»", NUMBER),
    (f"«{base64.urlsafe_b64encode(('??>>' + LONG).encode()).decode()}»", NUMBER),
    (f"bijlage:\n«{wrapped(LONG)}»\n\nwoorden", NUMBER),
    (f"«{b64(NUMBER, 'utf-16-le')}»", NUMBER),
    (f"«{b64('né le 30/07/1985 à Liège', 'latin-1')}»", "né le 30/07/1985 à Liège"),
    (f"«{b64(b64(b64(NUMBER)))}»", NUMBER),
    (f"/pad/«{b64(NUMBER)}»?x", NUMBER),
    (f"hex «{NUMBER.encode().hex()}» ok", NUMBER),
    (f"hex «0x{NUMBER.encode().hex()}» ok", NUMBER),
    (f"hex «{NUMBER.encode().hex(' ')}» ok", NUMBER),
    (f"hex «{NUMBER.encode().hex(':').upper()}»", NUMBER),
    (f"hex «{NUMBER.encode().hex('-')}»", NUMBER),
    (f"[«{', '.join(map(hex, NUMBER.encode()))}»]", NUMBER),
    (f"mail «{b'jan.peeters@example.be'.hex(' ')}»", "jan.peeters@example.be"),
    (f"«{b64('nr ' + ' '.join(NUMBER))}»", NUMBER),  # spaced digits in base64
    (f"«{b64(percent(NUMBER))}»", NUMBER),  # percent encoding in base64
    (f"x={percent(b64(NUMBER)).join('«»')}", NUMBER),  # base64 in percent encoding
    (f"«{percent(r'85' + chr(92) + 'u002e07.30-999.32')}»", NUMBER),  # JSON in percent encoding
    ("«85%252E07.30-999.32» ok", NUMBER),  # percent encoding, twice
]

SPELLED = [
    ("RRN «85 punt 07 punt 30 streepje 999 punt 32» ok", NUMBER),
    ("NISS «85 point 07 point 30 tiret 999 point 32» svp", NUMBER),
    ("NISS «85 point 07 point 30 trait d'union 999 point 32» svp", NUMBER),
    ("Nummer «85 Punkt 07 Punkt 30 Bindestrich 999 Punkt 32»", NUMBER),
    ("number «85 dot 07 dot 30 dash 999 dot 32»", NUMBER),
    ("number «85[.]07[.]30-999(dot)32»", NUMBER),
    ("geboren «30 schuine streep 07 slash 1985»", "30/07/1985"),
    ("mail «jan punt peeters apenstaartje example punt be» aub", "jan.peeters@example.be"),
    ("mail «jan.peeters arobase example point be»", "jan.peeters@example.be"),
    ("Mail «jan.peeters Klammeraffe example Punkt be»", "jan.peeters@example.be"),
    ("mail «jan.peeters [at] example [dot] be» please", "jan.peeters@example.be"),
    ("mail «jan(at)example.be»", "jan@example.be"),
    ("mail «jan at example dot be» please", "jan@example.be"),
    ("mail «jan.peeters at example.be» please", "jan.peeters@example.be"),
]

NUMERALS = [
    "acht vijf nul zeven drie nul negen negen negen drie twee",
    "vijfentachtig nul zeven dertig negenhonderdnegenennegentig tweeëndertig",
    "huit cinq zéro sept trois zéro neuf neuf neuf trois deux",
    "quatre-vingt-cinq zéro sept trente, neuf cent nonante-neuf trente-deux",
    "quatre-vingt-cinq, zéro sept, trente, neuf cent quatre-vingt-dix-neuf, trente-deux",
    "acht fünf null sieben drei null neun neun neun drei zwei",
    "fünfundachtzig null sieben dreißig neunhundertneunundneunzig zweiunddreißig",
    "eight five zero seven three zero nine nine nine three two",
    "eighty-five zero seven thirty nine hundred and ninety-nine thirty-two",
    "eighty five zero seven thirty nine hundred ninety nine thirty two",
    "eighty-five zero seven thirty nine nine nine thirty-two",
]

REVERSED = [
    ("mijn nummer omgekeerd is «23.999-03.70.58» he", NUMBER),
    ("«23999037058» (achterstevoren)", "85073099932"),
    ("voici mon numéro à l'envers: «23.999-03.70.58»", NUMBER),
    ("meine Nummer rückwärts: «23.999-03.70.58»", NUMBER),
    ("my number, reversed: «23.999-03.70.58»", NUMBER),
    ("IBAN backwards «4307 4570 0935 86EB»", "BE68 5390 0754 7034"),
    ("lees van achter naar voor: «eb.elpmaxe@sreteep.naj»", "jan.peeters@example.be"),
]

ALL = [*HIDDEN, *SPELLED, *((f"NISS: «{said}»", "85073099932") for said in NUMERALS), *REVERSED]


@pytest.mark.parametrize(("marked", "value"), ALL, ids=[row[0][:50] for row in ALL])
def test_a_hidden_value_stands_whole_in_a_view(marked: str, value: str) -> None:
    sent = marked.replace("«", "").replace("»", "")
    span = marked.index("«"), marked.index("»") - 1
    normal = normalise(sent)
    places, at = [], normal.text.find(value, normal.body)
    while at >= 0:
        if normal.counts(at, at + len(value)):
            places.append(normal.source(at, at + len(value)))
        at = normal.text.find(value, at + 1)
    assert span in places


RANDOM = random.Random(3)
CLEAN = [
    "function a(t,e){return t&&e||n(t%2==0,e=1);}var b=!0,c=void 0;if(a&b){c|=1<<4;b=a?c:d};\\n",
    'var s="<div class=\\"a\\">\\n\\t<p>\\u00a0</p>";t.className="x y";',
    f"![](data:image/png;base64,{base64.b64encode(RANDOM.randbytes(4000)).decode()})",
    " ".join(base64.b64encode(RANDOM.randbytes(18)).decode() for _ in range(200)),
    " ".join(RANDOM.randbytes(20).hex() for _ in range(300)),  # hashes of commits
    "123e4567-e89b-42d3-a456-426614174000 9b2c1a3e-77d0-4f0c-8a55-0d9f3a1c6b7e",
    "https://example.be/zoek/alle%20resultaten%20van%20deze%20maand?sorteer=op%20naam",
    "Sur ce point, la loi est claire. Point 3: voir point 12 de l'annexe, page 245.",
    "We bespreken punt 3 van de agenda, daarna punt 4 en 5 en punt 12 van 2024.",
    "R&D bij AT&T: 20 % korting & 5% extra; a = b; C:\\data\\nieuw\\rapport",
    "At that point in time we were at work. Look at this point. Dot the i.",
    "Een, twee, drie, en dan zes of zeven keer; acht van de tien; nul punten.",
    "verantwoordelijkheidsverzekering Oost-Vlaanderen-West proces-verbaal AccountingSupplierParty",
    "Frankfurt 10 30 40 50 en 12 03 2024, tel. 02 555 55 55, lijn 33 34 35 36",
    "de volgorde is omgekeerd: eerst 3, dan 2024",
    "20260131T101500 00000000000000 1234567890123456",
]


@pytest.mark.parametrize("sent", CLEAN, ids=[text[:30] for text in CLEAN])
def test_what_hides_nothing_gives_no_view(sent: str) -> None:
    normal = normalise(sent)
    assert [normal.text[view.start : view.end] for view in normal.views] == []


HARD = [
    *("&#56;", "%38", "%C3%A9", "\\u0038", "\\x38", "=38=35", "=\n", " ", "\n", "0x38,0x35,"),
    *("ODUwNzMwOTk5MzI=", "3835303733303939", " 38 35 2e 30 37 2e 33 30", " punt ", "omgekeerd "),
    *(" acht", " vijf", "vijfentachtig", " quatre-vingt-", "cinq", " cent", "85", "07"),
    *("jan", "@", " at ", "[at]", "be", ".", "ﬁ", "\u200b", "é", "€", "\ud800"),
]


@given(st.lists(st.one_of(st.sampled_from(HARD), st.characters()), max_size=40).map("".join))
def test_every_character_of_a_view_leads_back(sent: str) -> None:
    normal = normalise(sent)
    last = 0
    for view in normal.views:
        assert last <= view.start <= view.end <= len(normal.text)
        last = view.end
        for i in range(view.start, view.end):
            start, end = normal.source(i, i + 1)
            assert 0 <= start < end <= len(sent)


@given(st.text(alphabet="0123456789.-@abcdé ", min_size=12, max_size=60), st.integers(0, 2))
def test_base64_leads_back_to_the_whole_run(value: str, deeper: int) -> None:
    run = b64("naam " + value)
    for _ in range(deeper):
        run = b64(run)
    normal = normalise(f"zie {run} ginder")
    inside = [view for view in normal.views if value.strip() in normal.text[view.start : view.end]]
    if value.isascii():
        assert inside
    for view in inside:
        assert normal.source(view.after, view.after + 1) == (4, 4 + len(run))


@given(st.text(alphabet="0123456789.-@éx", min_size=8, max_size=40), st.sets(st.integers(0, 39)))
def test_an_escape_leads_back_to_itself(value: str, escaped: set[int]) -> None:
    spelled, places = "RRN ", []
    for i, char in enumerate("8" + value):
        piece = percent(char) if i in escaped or i == 0 else char
        places.append((len(spelled), len(spelled) + len(piece)))
        spelled += piece
    normal = normalise(spelled)
    at = normal.text.index("RRN 8" + value, normal.body) + 4
    assert [normal.source(i, i + 1) for i in range(at, at + len(value) + 1)] == places


HOSTILE = [
    "eerste helft 85 tweede helft ",
    "1 rest 2 rest ",
    "nummerplaat een alfa ",
    "A B C : ",
    "rijksregister 85 ja 07 ja ",
    "85x07x30x",
    " at a dash b dot ",
    "drie keer negen en ",
    "'a' + 'b' + ",
    "wachtwoord a b c ",
    "1 dan 2 dan 3 ",
    "85 zeven ",
    *("&#56;", "&", "%38", "%", "\\x38", "\\u0038", "=38=35", "=\n", "%25", "&amp;#56;"),
    *("ODUwNzMwOTk5MzI= ", "ODUwNzMwOTk5MzI=\n", "aA", "aA/", "aA" * 7 + "/", "Aa" * 30 + "\n"),
    *("38 ", "38:", "0x", "0x38, ", "3835", "3835303733303939 ", " 30 ", "- ", "-30"),
    *("acht ", "quatre-vingt ", "cent ", "nul, ", "acht x ", "vijf zes zeven x "),
    *("85 punt ", "1 punt", " punt ", "punt 8", "1 schuine streep "),
    *("[at]", "a at b.be ", " at ", "a.", "jan apenstaart ", "a dot "),
    *("omgekeerd ", "omgekeerd 12345678 ", "a@b omgekeerd "),
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_linear_time_and_space(unit: str) -> None:
    def spent(n: int) -> tuple[float, int]:
        text = unit * (n // len(unit))
        best, size = 1e9, 0
        for _ in range(2):
            start = time.process_time()
            normal = normalise(text)
            best, size = min(best, time.process_time() - start), len(normal.text)
            assert not normal.capped
        return best, size

    small, small_size = spent(50_000)
    large, large_size = spent(100_000)
    assert large < 4 * small + 0.05
    assert large_size <= 2 * small_size + 2_000
    assert small_size <= 12 * 50_000


def test_encodings_within_encodings_do_not_blow_up() -> None:
    bomb = "85 punt 07 punt 30 punt 99 %38"
    for _ in range(3):
        bomb = " ".join([percent(bomb), b64(bomb)] * 6)
    normal = normalise(bomb)
    assert len(normal.text) <= 8 * len(bomb)
    assert not normal.capped


def test_past_the_room_it_is_said_that_not_all_was_read() -> None:
    room = Room(100)
    read, _ = layer(f"RRN {b64(LONG)} {b64(LONG)}", room=room)
    assert room.capped
    assert len(read.text) <= len(read.body) + 2 + 100
