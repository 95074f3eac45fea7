"""Codes, markup, keys, spelling alphabets and turns: found whole, redacted whole, then clean."""

import time
from pathlib import Path

import pytest

from dlp.normalise import normalise
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings

PLAIN = "85073099932"
NRN, MAIL, IBAN = "BE_NATIONAL_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE"
PHONE, PLATE, VIN = "PHONE_NUMBER", "BE_LICENCE_PLATE", "VEHICLE_IDENTIFICATION_NUMBER"


def each(text: str, form: str, between: str = "") -> str:
    return between.join(form.format(ord(char)) for char in text)


HIDDEN = [
    (f"niss = String.fromCharCode(«{each(PLAIN, '{}', ',')}»);", NRN),
    (f"insz = chr(«{each(PLAIN, '{}', ') + chr(')}»)", NRN),
    (f"INSZ =CHAR(«{each(PLAIN, '{}', ')&CHAR(')}»)", NRN),
    (f"INSZ =TEKEN(«{each(PLAIN, '{}', ');TEKEN(')}»)", NRN),
    (f"insz = bytes([«{each(PLAIN, '{}', ', ')}»])", NRN),
    (f"NISS en ascii : «{each(PLAIN, '{}', ' ')}» merci", NRN),
    (f"insz «{each(PLAIN, '{:08b}', ' ')}» ok", NRN),
    (f"insz «{each(PLAIN, '{:08b}')}» ok", NRN),
    (f"mail «{each('jan@post.be', '{:08b}', ' ')}» ok", MAIL),
    (f"insz «{each(PLAIN, 'U+{:04X}', ' ')}» ok", NRN),
    (f"insz «{each(PLAIN, chr(92) + '{:03o}')}» ok", NRN),
    (f"uid=«{each(PLAIN, chr(92) + '{:02x}')}»,ou=insz", NRN),
    (f"insz «{each(PLAIN, chr(92) + '0000{:02x}')}» ok", NRN),
    (f"insz «{each(PLAIN, '&amp;#{};')}» ok", NRN),
    (f"insz = «0x{int(PLAIN):X}»  # geheel getal", NRN),
    (f'insz = int("«{int(PLAIN):x}»", 16)', NRN),
    ("INSZ=«85\\\n07\\\n30\\\n99932»\nok", NRN),
    ("host «0xAC.0x17.0x09.0x3B» ok", "IP_ADDRESS"),
    ("<«jan=2Epeeters=40scarlet=2Ebe»>, relay", MAIL),
    ("mail «jan.peeters\\@example.be» ok", MAIL),
    ("tel «----- ....- --... ----- / .---- ..--- / ...-- ....- / ..... -....» ok", PHONE),
    ("telefoon «⠼⠚⠙⠛⠚ ⠼⠁⠃ ⠼⠉⠙ ⠼⠑⠋» ok", PHONE),
    ("gsm 0«478<b>23</b>56<b>11»</b>", PHONE),
    (
        "<niss><c>«8</c><c>5</c><c>0</c><c>7</c><c>3</c><c>0</c><c>9</c><c>9</c><c>"
        "9</c><c>3</c><c>2»</c>",
        NRN,
    ),
    ("rijksregisternr «8507<!-- x -->3099<!-- y -->932» ok", NRN),
    ("rijksregisternr «8507<wbr/>3099<wbr />932» ok", NRN),
    ("mail «jan.peeters@<b>example</b>.be» ok", MAIL),
    ("IBAN «BE<b>68</b> <i>5390</i> <b>0754</b> <i>7034»</i>", IBAN),
    (
        '{"niss": '
        '{"d1":«8,"d2":5,"d3":0,"d4":7,"d5":3,"d6":0,"d7":9,"d8":9,"d9":9,"d10":3,"d1'
        '1":2»}}',
        NRN,
    ),
    ("van mijn insz is cijfer 1 = «850, cijfer 2 = 730, cijfer 3 = 999, cijfer 4 = 32»", NRN),
    (
        "rekening «bravo echo six eight, five three nine zero, zero seven five four, "
        "seven zero three four» ok",
        IBAN,
    ),
    ("rekening «B van Bernard, E van Eduard, 68 5390 0754 7034» ok", IBAN),
    (
        "compte «B comme Berthe E comme Eugène soixante-huit, cinquante-trois "
        "nonante, zéro sept cinquante-quatre, septante trente-quatre» svp",
        IBAN,
    ),
    ("paspoortnummer «Echo Papa vier vier acht een nul zes» ok", "BE_PASSPORT"),
    ("paspoort «E P - 4 4 8 - 1 0 6» ok", "BE_PASSPORT"),
    ("Carte de séjour : «B (un) (zéro) (quatre) 55 (deux) 9 (huit) (six)».", "BE_RESIDENCE_CARD"),
    (
        "VIN «whiskey victor whiskey zulu zulu zulu one kilo zulu six whiskey one "
        "two three four five six» ok",
        VIN,
    ),
    (
        "plaque «deux tiret B comme Bruxelles, F comme Fernand, K comme Kilo, tiret "
        "six cent dix-huit» ;",
        PLATE,
    ),
    ("my plate is «1 (dash) tango golf victor (dash) 9 0 7», ok", PLATE),
    (
        "Kennzeichen «eins Strich A wie Anton, B wie Berta, C wie Cäsar Strich eins "
        "zwei drei» ok",
        PLATE,
    ),
    ("mac «3c punt 52 punt 82 punt a1 punt 0f punt 7e» ok", "MAC_ADDRESS"),
    (
        "mac «3c dubbelpunt 52 dubbelpunt 82 dubbelpunt a1 dubbelpunt 0f dubbelpunt "
        "7e» ok",
        "MAC_ADDRESS",
    ),
    ("compte «be espace 68 espace 5390 espace 0754 espace 7034» svp", IBAN),
    ("communication «090 barre 9337 barre 55493» svp", "BE_STRUCTURED_COMMUNICATION"),
    ("mail «jan point peeters, arobase, commune tiret exemple point be». Merci", MAIL),
    ("«jan virgule peeters à commercial hotmail virgule com» remplace les virgules", MAIL),
    ("mail «jan.peeters_at_telenet_dot_be» ok", MAIL),
    ("mail «j4n_p33t3rs (4t) t3l3n3t (d0t) b3» ok", MAIL),
    ("compte « «4307 4570 0935 86EB» », à lire de droite à gauche", IBAN),
    ("rrn van rechts naar links: «23.999-03.70.58» ok", NRN),
    ("niss «8cinq 0sept 3zéro 9neuf9 3deux» ok", NRN),
    ("insz «acht, vijf, nul, zeven, drie, nul, drie keer een negen, drie, twee» ok", NRN),
    ("porter on «zero two / five-one-seven / eight-eight / thirty-six» for", PHONE),
    ("scan_rr«85_07_30_999_32»_attest.pdf", NRN),
    ("Jan: rijksregisternr is «85.07.30\nAn: ok\nJan: 999.32»\nok", NRN),
    ("[10:02] Jan: rrn «85 07 30\n[10:03] An: ok\n[10:04] Jan: 999 32»\nok", NRN),
    (
        "<jan> insz: «vijfentachtig nul zeven dertig\n<an> ok\n<jan> "
        "negenhonderdnegenennegentig tweeëndertig»\n",
        NRN,
    ),
    (
        "Borne : votre numéro national\nClient : «quatre-vingt-cinq\nBorne : "
        "oui\nClient : zéro sept trente\nClient : neuf cent nonante-neuf trente-deux»\n",
        NRN,
    ),
    ("Jo: de visa?\nAn: «4111 11..\nAn: ..11 1111 1111»\n", "CREDIT_CARD"),
    ("NISS : née le «30 juillet 1985, puis 999 32» svp", NRN),
    ("geboren op «30/07/85, rijksregister eindigt op 999-32», ok", NRN),
    ("national number: born «30th July 1985, ends in 999-32» ok", NRN),
    ("rijksregisternummer: am «30. Juli 1985, Endung 999 32»", NRN),
    ("rrn «85.07.3O-99g.32» ok", NRN),
    ("rrn «85.07.30-999.З2» ok", NRN),
    ("my national number: «8 5 0 7 3 0 triple 9 3 2» ok", NRN),
    ("rijksregister is «85 07 30 en dan drie keer 9 en dan 32» ok", NRN),
    ('NISS: =CONCATENATE("«850730";"999";"32»")', NRN),
    ('=CONCAT("«0478";"235611»") gsm', PHONE),
    ("mail «**jan.peeters**@**example.be»**", MAIL),
    ("mail «jan.**peeters**@example.be» ok", MAIL),
    ("mail «<b>jan</b>.<b>peeters</b>@example.be» ok", MAIL),
    ("mail «jan.peeters%2540example.be» ok", MAIL),
    ("rekening «8E68 5390 0754 7034» gescand", IBAN),
    ("rekening «68 5390 0754 7034» (BE) ok", IBAN),
    ('{"land":"BE","check":"«68","bban":"539007547034»"}', IBAN),
    ("ip «honderdtweeënzeventig punt drieëntwintig punt negen punt twaalf» ok", "IP_ADDRESS"),
    ("matricule LU «1981 | 0912 | 345 | 74» ok", "LU_MATRICULE"),
]  # fmt: skip


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=Path(tmp_path_factory.mktemp("codes"))))


@pytest.mark.parametrize(("marked", "entity"), HIDDEN, ids=[row[0][:50] for row in HIDDEN])
def test_found_where_it_stands_and_clean_after(scanner: Scanner, marked: str, entity: str) -> None:
    low = marked.rindex("«") if "« «" in marked else marked.index("«")
    text = (marked[:low] + marked[low + 1 :]).replace("» »", "\0 »").replace("»", "\0", 1)
    high = text.index("\0")
    text = text.replace("\0", "")
    verdict = scanner.scan(text=text)
    findings = [f for f in verdict.findings if f.entity == entity and f.confidence >= 0.5]
    assert findings
    covered = sum(min(f.end, high) - max(f.start, low) for f in findings)
    assert covered * 2 >= high - low
    assert verdict.redacted is not None
    again = scanner.scan(text=verdict.redacted["text"])
    assert not [f for f in again.findings if f.entity == entity and f.confidence >= 0.5]


SECRETS = (
    "export SMTP_PASSWORD=$(echo 'UGFhcmQmS2FyLUdlZWwtMTg5Mw==' | base64 -d)",
    'password: atob("UGFhcmQmS2FyLUdlZWwtMTg5Mw==")',
    'PASSWORD = base64.b64decode("UGFhcmQmS2FyLUdlZWwtMTg5Mw==").decode()',
)


@pytest.mark.parametrize("text", SECRETS)
def test_a_secret_that_a_program_decodes_is_one(scanner: Scanner, text: str) -> None:
    assert [f.entity for f in scanner.scan(text=text).findings if f.confidence >= 0.5] == ["SECRET"]


NOTHING = (
    "String.fromCharCode(72,101,108,108,111,32,119,111,114,108,100)",
    "ascii 56 53 48 55",
    "bytes([85, 7, 30, 200, 300, 400, 500, 600, 700])",
    "kleur 0x13CEC07C9D in het register",  # a check digit off
    "----- ----- ----- ----- -----",
    "<td>85</td><td>07</td><td>31</td><td>stuks</td>",
    '{"d1":8,"d2":5,"d3":0}',
    "1: 850 2: 731 3: 999 4: 32",
    "bravo echo, zei zij, en ging naar huis",
    "Jan: 85 stuks\nAn: 07 stuks\nJan: 30 dozen\n",
    "Jan: 850731\nAn: ok\nJan: 99932\n",
    "Points par manche : 8 5 0 7 3 0 9 9 9 3 2. Total : cinquante-cinq",
    "Würfe der Reihe nach: 8 5 0 7 3 0 9 9 9 3 2",
    'writing "name at school dot be" is safer',
    r"C:\data\070\verslag.docx",
    "E P - 4 4 8",
    "NISS : 30 juillet 1985, puis 999 33",
    "rijksregister: open op 30/07/1985, 999 dossiers en 31 aanvragen",
    "8E68 5390 0754 7035",
    "mail naar j***@example.be en j**n***@example.be",
    "alle adressen info*@example.be",
    "rekening 68 5390 0754 7035 (BE)",
    "het register telt 85 dozen en dan drie keer 9 en dan 32",
    "een link met ?x=40 en y=2E",
)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_it_is_nothing(scanner: Scanner, text: str) -> None:
    assert not [f for f in scanner.scan(text=text).findings if f.confidence >= 0.5]


UNITS = (
    "ascii 56 ", "chr(56)+chr(53)+chr(48)+", "fromCharCode(56,53,48,", "00110001", "00111000 x",
    "U+0038 ", "....-....-", "..... ....- ", "\u283c\u281a", "0x12345678 ", "0xAC.",
    "'1234567890', 16)", "Jan: 85 07\n", "Jan: 85 07\nAn: ok\n", "<jan> 12 34\n",
    "a: 1\nb: 2\n", "Jan: vijf zes zeven acht negen\n", "bravo echo ", "bravo echo five six ",
    "B comme Bruxelles, ", "b van b e van e 1 ", "paspoort ", "paspoort een twee ",
    "vin alpha ", "3c punt 52 ", "be spatie 12 ", "8<b>", "8<c>5</c>", "8<!--", "8<!-- x -->",
    "1: 8 2: 5 ", "d1:8,d2:5,", "echo '", "a.a.a.a.atob(", "\\070", "\\38", "8\\\n",
    "&amp;#56;", "a=40a", "E P - 4 4 8 ", "a_at_a_dot_", "jan (at) a virgule ",
    "right to left 1234567890 ", "9sept8huit ", "drie keer een negen ", "nul / een / ",
    "nummerplaat a comme a, ",
    "rrn 30 juli 1985 999 ", "rrn 999 32 ", "rrn ", "30/07/85 rrn ", 'concat("a","b") ', "concat(",
    "**a**@", "*@", "a*", "<b>a</b>@", '"be", ', "8e68 5390 0754 7034 ", "(be) 12 ", "be ervoor ",
    "3 g ", "1q", "triple 9 ", "a%2540", "12 punt drie punt ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_reader_takes_long_or_grows_faster_than_its_text(unit: str) -> None:
    def spent(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            normalise(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = spent(10_000), spent(20_000)
    assert large < 3.2 * small + 0.05
    assert large < 2  # a busy machine; most take a tenth of a second
