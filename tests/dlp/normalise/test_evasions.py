"""What hides a value does not get past the scanner: found whole, redacted whole, then clean."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from dlp.data import Finding, Part
from dlp.normalise import hidden
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings
from tests.dlp.engine.texts import corpus


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=Path(tmp_path_factory.mktemp("evasions"))))


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


LETTER = "De aanvraag van rijksregisternummer 85.07.30-999.32 is goedgekeurd."
NRN, MAIL, IBAN = "BE_NATIONAL_NUMBER", "EMAIL_ADDRESS", "IBAN_CODE"
PLATE, VIN, OGM = "BE_LICENCE_PLATE", "VEHICLE_IDENTIFICATION_NUMBER", "BE_STRUCTURED_COMMUNICATION"

EVASIONS = [
    ("rijksregisternummer «85&#46;07&#46;30-999&period;32» ok", NRN),
    ("rijksregisternummer «85%2E07%2E30-999%2E32» ok", NRN),
    (r'{"nr": "rijksregisternummer «\u0038\u0035.07.30-999.32»"}', NRN),
    ("rijksregisternummer «850730=\n99932» =3D=3D", NRN),
    ("rijksregisternummer \x1b[1;36m«85.07.30-999.32»\x1b[0m ok", NRN),
    ("rijksregisternummer «85.\x1b[36m07.\x1b[0m30-999.32» ok", NRN),
    (r'["rijksregisternummer \u001b[36m«85.07.30-999.32»\u001b[0m"]', NRN),
    (f"lees dit: «{b64(LETTER)}» graag", NRN),
    (f"lees dit: «{b64(b64(LETTER))}» graag", NRN),
    (f"lees dit: «{LETTER.encode().hex()}» graag", NRN),
    (f"rijksregisternummer «{b'85.07.30-999.32'.hex(' ')}» ok", NRN),
    ("rijksregisternummer «85 punt 07 punt 30 streepje 999 punt 32» ok", NRN),
    ("numéro national «85 point 07 point 30 tiret 999 point 32» svp", NRN),
    ("rijksregisternummer «vijfentachtig nul zeven dertig negen negen negen tweeëndertig» ok", NRN),
    ("numéro national: «huit cinq zéro sept trois zéro neuf neuf neuf trois deux»", NRN),
    ("national number «eighty-five zero seven thirty nine nine nine thirty-two», ok", NRN),
    ("Nationalnummer «acht fünf null sieben drei null neun neun neun drei zwei», ok", NRN),
    ("mijn rijksregisternummer omgekeerd: «23.999-03.70.58» ok", NRN),
    ("mail «jan.peeters&commat;example.com» aub", MAIL),
    ("mail «jan punt peeters apenstaartje example punt com» aub", MAIL),
    ("mail «jan.peeters [at] example [dot] com» please", MAIL),
    (f"IBAN «{b64('BE68 5390 0754 7034')}» ok", IBAN),
    ("IBAN «BE68%205390%200754%207034» ok", IBAN),
    ("rijksregisternummer «8,5,0,7,3,0,9,9,9,3,2» ok", NRN),
    ("rijksregisternummer «85, 07, 30, 999, 32» ok", NRN),
    ("rijksregisternummer |«85 | 07 | 30 | 999 | 32» | ok", NRN),
    ("rijksregisternummer\t«85\t07\t30\t999\t32» ok", NRN),
    ('rijksregisternummer ["«85","07","30","999","32»"]', NRN),
    ("rijksregisternummer («85)(07)(30)(999)(32»)", NRN),
    ("numéro national\n«85\n07\n30\n999\n32»\nmerci", NRN),
    ("rijksregisternummer «85.07\n.30-999\n.32»\nok", NRN),
    ("rijksregisternummer\r\n«8\r\n5\r\n0\r\n7\r\n3\r\n0\r\n9\r\n9\r\n9\r\n3\r\n2»\r\n", NRN),
    ("rijksregisternummer «8\t5\t0\t7\r\n3\r\n0\r\n9\r\n9\r\n9\r\n3\r\n2»\r\nok", NRN),
    ('{"insz": [\n «8,\n 5,\n 0,\n 7,\n 3,\n 0,\n 9,\n 9,\n 9,\n 3,\n 2»\n]}', NRN),
    ("nummer:\n«8\n5\n.\n0\n7\n.\n3\n0\n-\n9\n9\n9\n.\n3\n2»\nok", NRN),
    ("rijksregisternummer **«85**.**07**.**30**-**999**.**32»** ok", NRN),
    ("rekening «BE68,5390,0754,7034» ok", IBAN),
    ("rekening «B,E,6,8,5,3,9,0,0,7,5,4,7,0,3,4» ok", IBAN),
    ("kaart «4111,1111,1111,1111» ok", "CREDIT_CARD"),
    ("kaart «4.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1» ok", "CREDIT_CARD"),
    ("rekening «B.E.6.8.5.3.9.0.0.7.5.4.7.0.3.4» ok", IBAN),
    ("bisnummer «8-5-4-7-3-0-9-9-9-2-1» ok", "BE_BIS_NUMBER"),
    ("rekening «BE zes acht vijf drie negen nul nul zeven vijf vier zeven nul drie vier» ok", IBAN),
    ("rijksregisternummer «B5O73O9993Z» slecht gescand", NRN),
    (f"kijk: «{base64.b32encode(LETTER.encode()).decode()}» ok", NRN),
    (f"kijk: «{base64.b32encode(LETTER.encode()).decode().lower()}» ok", NRN),
    (f"id «xx{b64(LETTER)}» ok", NRN),
    (f"«aanvraag{b64(LETTER)}» ok", NRN),
    (f"data:text/plain;base64,«{b64(LETTER)}»", NRN),
    (
        "rijksregisternummer «vijfentachtig nul zeven dertig negenhonderd negenennegentig"
        " tweeëndertig» ok",
        NRN,
    ),
    ("mail «jan(punt)peeters(apenstaartje)example(punt)be» ok", MAIL),
    ("mail «jan underscore peeters at example punt be» ok", MAIL),
    ("mail «jan tiret bas peeters (a) example (point) be» svp", MAIL),
    ("mail «jan.peeters@\nexample.be» ok", MAIL),
    ("mail «jan.peeters @ example . be» ok", MAIL),
    ("mail «jan-peeters-at-example-dot-be» ok", MAIL),
    (
        "INSZ «vijf en tachtig, nul zeven, dertig, dan drie keer negen en dan nog twee en dertig»",
        NRN,
    ),
    ("SSIN «eight five, oh seven, three oh, triple nine, three two» ok", NRN),
    (
        "NISS «quatre-vingt-cinq, puis zéro sept, trente, ensuite neuf cent nonante-neuf et 32» ok",
        NRN,
    ),
    (
        "Nationalnummer «fünf und achtzig, 07, dreissig, dann neunhundertneunundneunzig, 32», ok",
        NRN,
    ),
    ("rijksregisternummer: eerste helft «85.07.30, en de tweede helft is dan 999-32» ok", NRN),
    ("le numéro national : d'abord «850730, et la fin, c'est 99932», merci", NRN),
    ("national number, first six digits «850730 and the last five 99932» ok", NRN),
    ("NISS «85 pour l'année, 07 pour le mois, 30 pour le jour, 999 et 32» ok", NRN),
    ("rekening «BE68 5390, gevolgd door 0754 7034» ok", IBAN),
    ("rijksregisternummer «85x07x30x999x32» ok", NRN),
    ("rijksregisternummer «85~07~30~999~32» ok", NRN),
    ("rijksregisternummer «85🔹07🔹30🔹999🔹32» ok", NRN),
    ("rekening «BE68x5390x0754x7034» ok", IBAN),
    (r"sed 's/«85\.07\.30-999\.32»/x/' rijksregisternummer", NRN),
    (r"grep '«85\.07\.30\-999\.32»' rijksregisternummer", NRN),
    ("rijksregisternummer: «85\n  07\n  30\n  999\n  32»\n- ok", NRN),
    ("IBAN inversé : «4307 4570 0935 86EB» ok", IBAN),
    ("rijksregisternummer;naam\n«85.073.099.932»;x", NRN),
    ("nummerplaat «1 – A B C – 1 2 3» ok", PLATE),
    ("nummerplaat «l-ABC-1O3» slecht gescand", PLATE),
    ("nummerplaat «één, Anton Bernard Cornelis, honderddrieëntwintig», ok", PLATE),
    ("plaque «un tiret Arthur Bruxelles César tiret cent vingt-trois» ok", PLATE),
    ("Kennzeichen «eins, Anton Berta Cäsar, eins zwei drei», ok", PLATE),
    ("number plate «one dash alfa bravo charlie dash 123» ok", PLATE),
    ("nummerplaat omgekeerd: «321-CBA-1» ok", PLATE),
    ("rijksregister: «85 zeven 30 999 32» ok", NRN),
    ("NISS «85 / sept / trente / 999 / trente-deux» svp", NRN),
    ('insz: "«850730" + "99932»" ok', NRN),
    ("CONCAT('«850730','99932»') as insz", NRN),
    ("NISS 1/2 : «850730\nNISS 2/2 : 99932»\nok", NRN),
    ("NISS : date «850730, suite 999, clé 32», merci", NRN),
    ("rijksregisternummer «85--07--30--999--32» ok", NRN),
    ("rijksregisternummer «85,07,30-999,32» ok", NRN),
    ("insz <b>«85</b>.<i>07</i>.<b>30</b>-999.32» ok", NRN),
    ("bisnr «854730 en daarachter 99921» ok", "BE_BIS_NUMBER"),
    ("IBAN: «BE68 / 5390 / 0754 / 7034» ok", IBAN),
    ("mail «jan.peeters <at> example <dot> be» ok", MAIL),
    ("mail «jan AT example DOT web DOT be» ok", MAIL),
    ("mail «jan apenstaartje\nexample punt be» ok", MAIL),
    ("mail «jan.peeters@example[.]be» ok", MAIL),
    ("mail «jan punt peeters@example punt be» ok", MAIL),
    ("Handy «+zweiunddreißig 478 00 31 62» ok", "PHONE_NUMBER"),
    ("mededeling «090/9337 (vervolg) 55493» ok", "BE_STRUCTURED_COMMUNICATION"),
    ('mail = "«jan.peeters" + "@" + "example.be»";', MAIL),
    ("iban = '«BE68 5390' . ' 0754 7034»';", IBAN),
    ("rekening «BE68 (5390) en dan 0754 ~ 7034» ok", IBAN),
    ("rekening «BE(68)5390*0754*7034» ok", IBAN),
    ("rekening | «BE68 5390 | 0754 | 7034» | ok", IBAN),
    ("rekening «5390 0754 7034 met BE68» ervoor", IBAN),
    ("rekening «BE68 539O 07S4 7O34» gescand", IBAN),
    ("rekening «BE68 S39OO 754 7O34» gescand", IBAN),
    ("visa «4111 dan 1111 dan 1111 en 1111» ok", "CREDIT_CARD"),
    ("chassisnummer «WVW ZZZ 1KZ 6W 123456» ok", VIN),
    ("VIN «W V W Z Z Z 1 K Z 6 W 1 2 3 4 5 6» ok", VIN),
    ("numéro de châssis «WVW-ZZZ-1KZ-6W-I2345O» ok", VIN),
    ("naam is «jan.peeters\nJo: @telenet.be» ok", MAIL),
    ("mail «jan.peeters en dan @telenet.be» ok", MAIL),
    ("mail «j a n . p e e t e r s @ p o s t . b e» ok", MAIL),
    ("mail «jan.peeters%at%telenet.be» ok", MAIL),
    ("gsm «+ 3 2 ( 0 ) 4 7 0 _ 1 2 _ 3 4 _ 5 6» ok", "PHONE_NUMBER"),
    (
        "tél. «zéro quatre septante-quatre, vingt-deux, soixante-sept, nonante et un», après 16h",
        "PHONE_NUMBER",
    ),
    ("plate «two Foxtrot Kilo Juliet niner zero eight» ok", PLATE),
    ("pay «five seven eight stroke one three oh six stroke seven three nine three nine» ok", OGM),
    ("Naam            Rijksregnr\nOZTURK Emine    «BS.02.2B-999.S7»    x", NRN),
    ("rekening «BEOS O682 SOI3 877S» gescand", IBAN),
    ("geboren am «O7.ll.l95B» in Eupen", "DATE_OF_BIRTH"),
    ("née à Charleroi le «l4 février l9S2», vit seule", "DATE_OF_BIRTH"),
    ("née le «l4 juillet 1952», vit seule", "DATE_OF_BIRTH"),
    ("naam | gsm | rest\nAn | «O477 l2 O9 55» | 2O", "PHONE_NUMBER"),
    ("insz zonder controlegetal «85 07 30 999, het controlegetal is 32»", NRN),
    (
        "tél. «zéro-deux, trois fois le chiffre sept, puis quarante et un, puis dix-neuf»",
        "PHONE_NUMBER",
    ),
    (
        "[10:31] K → B : mon compte, 1re partie «BE685390\n[10:32] B → K : ok\n"
        "[10:33] K → B : 2e partie 07547034»",
        IBAN,
    ),
    (
        "An: rekening\nAn: «BE68\nAn: 5390\nAn: sorry telefoon\nAn: 0754\nAn: 7034»\nBo: ok",
        IBAN,
    ),
    ("KAART  «4111111-\n       111111-\n       111»\nok", "CREDIT_CARD"),
    ("nummer van de vreemdelingenkaart?\n«B - 4 0 7 - 2 2 9 - 1 8 5»\nok", "BE_RESIDENCE_CARD"),
]


@pytest.mark.parametrize(("marked", "entity"), EVASIONS, ids=[row[0][:50] for row in EVASIONS])
def test_found_whole_redacted_whole_and_clean_after(
    scanner: Scanner, marked: str, entity: str
) -> None:
    sent = marked.replace("«", "").replace("»", "")
    span = marked.index("«"), marked.index("»") - 1
    verdict = scanner.scan(text=sent)
    found = [(f.entity, f.start, f.end) for f in verdict.findings if f.confidence >= 0.5]
    assert found == [(entity, *span)]
    assert verdict.verdict == "redact"
    redacted = verdict.redacted["text"]
    assert redacted[: span[0]] == sent[: span[0]]
    assert redacted.endswith(sent[span[1] :])
    assert scanner.scan(text=redacted).verdict == "allow"


SAID = [
    ("wat was het wachtwoord van de wifi\nLien> dus: «hoofdletter Romeo, alfa, delta, liggend "
     "streepje, één negen acht twee, uitroepteken»\nTom> ok"),
    "le code du portail\nMaïté : en belge «septante-deux, nonante-quatre, puis dièse»\nLoïc : ok",
    "le wifi, la clé se lit ainsi : «Majuscule Napoléon, é, p, t, arobase, le chiffre quatre».",
    "dev1: need the prod pw\ndev2: «Uniform(cap) - lima - India(cap) - 8 - 8 - percent - kilo»",
    "Sven: PIN vom Tresor?\nUte: «dreiundsechzig – siebzehn – achtzig»\nSven: ok",
    "Dan cijferslot: «acht – quatre – zéro – zes – onze», daarna groene knop.",
    "The wifi password is «alpha bravo seven seven dash kilo».",
]  # fmt: skip


@pytest.mark.parametrize("marked", SAID)
def test_finds_secrets_that_are_said(scanner: Scanner, marked: str) -> None:
    sent = marked.replace("«", "").replace("»", "")
    verdict = scanner.scan(text=sent)
    found = [(f.entity, f.start, f.end) for f in verdict.findings]
    assert found == [("SECRET", marked.index("«"), marked.index("»") - 1)]
    assert verdict.verdict == "block"


@pytest.mark.parametrize(
    "text",
    [
        "Het wachtwoord mag niet bestaan uit een, twee of drie letters en een punt, een streepje.",
        "Wachtwoord vergeten? Bel nul acht honderd twintig en vraag Jan, Piet en Maria.",
        "De pin van de kluis staat bij: Anna, Jozef, Maria en Paul.",
        "Le mot de passe doit contenir une majuscule, un chiffre, un point d'exclamation.",
        "Das Passwort hat mindestens zwölf Zeichen, davon zwei Ziffern, ein Punkt.",
        "wifi in zaal drie, vier, vijf en zes werkt niet",
        "Kluis 12: twee dozen, drie mappen, vier sleutels en een plus",
    ],
)
def test_leaves_words_that_spell_no_secret(scanner: Scanner, text: str) -> None:
    assert "SECRET" not in {finding.entity for finding in found(scanner, text)}


def found(scanner: Scanner, text: str) -> list[Finding]:
    return [f for f in scanner.find(Part("text", text).text) if f.confidence >= 0.4]


def test_views_take_nothing_from_what_the_body_gives(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [text for text in corpus() if len(text) < 20_000]
    with_views = [found(scanner, text) for text in texts]
    plain: Callable[..., object] = hidden.layer

    def without(text: str) -> object:
        return plain(text, depth=0)

    monkeypatch.setattr("dlp.normalise.layer", without)
    for text, seen in zip(texts, with_views, strict=True):
        for finding in found(scanner, text):
            assert any(f.start <= finding.start and finding.end <= f.end for f in seen)


LISTS = (
    "scores 1, 2, 3, 4, 5, 6, 7, 8",
    "85,07,30,999,32,14 stuks",
    "12,85,07,30,999,32",
    "rijen 8,5,0,7,3,0,9,9,9,3,2,1,1,4,5,6,7,8,9,1",
    "[[1, 0, 0], [0, 1, 0], [0, 0, 1]]",
    "id;a;b\n85;07;31\n30;99;12",
    "x85,07,30,999,32",
    "1,8,5,0\n7,3,0,9\n9,9,3,2",
    "[\n  8,\n  5,\n  0,\n  7,\n  3,\n  0,\n  9,\n  9,\n  9,\n  3,\n  2,\n  1\n]",
    "Jan\t8\t5\t0\nAn\t7\t3\t0\nPiet\t9\t9\t9\nEls\t3\t2\t1",
    "8\t5\t0\t7\t3\n0\t9\t9\t9\t3\n2\t4\t8\t6\t7\n8\t9\t5\t6\t4",
    "cijfers:\r\n7\r\n8\r\n6\r\n9\r\n7\r\n5\r\n8\r\n6\r\n7\r\n9\r\n6\r\ngemiddeld",
    "cijfers:\r\n1\r\n8\r\n5\r\n0\r\n7\r\n3\r\n0\r\n9\r\n9\r\n9\r\n3\r\n2\r\ngemiddeld",
    "OID 1.3.6.1.4.1.3.1.1.2.1",
    "paragraaf 1.8.5.0.7.3.0.9.9.9.3.2.4",
    "120x80x60x40x20",
    r"850730\.99933",
    "eerste helft 850730 stuks, tweede helft 99933 stuks",
    "vijf en tachtig voor, nul tegen, dertig blanco",
    "meet at noon dot on the dash",
    "replace (at) with commercial at sign and (dot) with a dot",
    "de vorige benaming @police.be",
    "het domein @example punt uit",
    "twee voertuigen, een BMW 520 D",
    'url = "https://x.be/" + "a" + id + "/pdf"',
    "het wachtwoord is verlopen: a b c d",
    "zes, zeven, acht, negen, tien, elf, twaalf en dan nog dertien",
)


@pytest.mark.parametrize("text", LISTS)
def test_lists_of_numbers_are_no_values(scanner: Scanner, text: str) -> None:
    assert not found(scanner, f"rijksregisternummer of niet: {text}")


MARKED = (
    ("«T L P : R E D»\nde overstap", "tlp-red"),
    ("Beste,\n\n*** «Z E E R   G E H E I M» ***\n", "be-top-secret"),
    ("Classification : «T R È S  S E C R E T»\n", "be-top-secret"),
    ("«S E C R E T»\n\nPlan", "be-secret"),
)


@pytest.mark.parametrize(("marked", "name"), MARKED, ids=[row[1] for row in MARKED])
def test_a_marking_in_spaced_letters_is_one(scanner: Scanner, marked: str, name: str) -> None:
    (one,) = scanner.find(marked.replace("«", "").replace("»", ""))
    assert (one.start, one.end) == (marked.index("«"), marked.index("»") - 1)
    assert one.recognizer == name


SECRETS = (
    'password = "«Welk" + "om!2029»"',
    "wachtwoord: «W e l k o m ! 2 0 2 9»",
    "mot de passe : «t 0 u r N e s o l 8 8»\nmerci",
)


@pytest.mark.parametrize("marked", SECRETS)
def test_a_secret_taken_apart_is_one(scanner: Scanner, marked: str) -> None:
    (one,) = scanner.find(marked.replace("«", "").replace("»", ""))
    assert (one.start, one.end) == (marked.index("«"), marked.index("»") - 1)
    assert one.entity == "SECRET"


NO_PLATES = (
    "De plaat hangt op muur 1, zaal A B C, kast 4 5 6",
    "La plaque porte un, deux ou trois noms : Victor, Oscar et Lima, cinq cents euros",
    "Kennzeichen: Anton, Berta und Cäsar sind drei",
    "nummerplaat: zie bijlage 1 ABC, 123 foto's",
    "nummerplaat 1 . 0 0 . 2 2 . 1 9",
    "De letters S E C R E T stonden op de muur",
    "J A A R V E R S L A G  2 0 2 5",
)


@pytest.mark.parametrize("text", NO_PLATES)
def test_letters_and_figures_that_are_no_plate_or_marking(scanner: Scanner, text: str) -> None:
    assert not found(scanner, text)


CONVERSATIONS = (
    ["mijn rijksregisternummer is 85.07.", "Bedankt, en de rest?", "30-999.32"],
    ["rijksregisternummer 850730", "Goed. " * 40, "99932"],
    ["rijksregisternummer 850730", "ok, verder?", "999", "en nog?", "32"],
    ["rijksregisternummer: 8", *"x5x0x7x3x0x9x9x9x3x2"],
)


@pytest.mark.parametrize("said", CONVERSATIONS, ids=lambda said: said[0])
def test_a_value_cut_around_answers_is_found(scanner: Scanner, said: list[str]) -> None:
    roles = ["user", "assistant"] * len(said)
    messages = [{"role": r, "content": c} for r, c in zip(roles, said, strict=False)]
    verdict = scanner.scan(messages=messages)
    assert verdict.verdict == "redact"
    pieces = [f for f in verdict.findings if f.entity == NRN]
    assert {f.part for f in pieces} == {f"messages/{i}" for i in range(0, len(said), 2)}
    assert len({f.group for f in pieces}) == 1
    assert scanner.scan(messages=verdict.redacted["messages"]).verdict == "allow"


def test_what_two_people_say_is_not_joined_twice(scanner: Scanner) -> None:
    messages = [{"role": "user", "content": c} for c in ("rijksregisternummer 850730", "99932")]
    messages.append({"role": "assistant", "content": "ok"})
    assert len(scanner.scan(messages=messages).findings) == 2
