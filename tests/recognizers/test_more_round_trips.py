"""A valid further identifier is found, whole and alone, in every form and surrounding."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from recognizers.base import Recognizer
from recognizers.belgium import (
    cadastral_parcel,
    energy_ean,
    establishment_number,
    health_provider,
    social_security_employer,
    teacher_number,
)
from recognizers.general import mac_address, machine_readable_zone
from recognizers.neighbours import de_tax_id, fr_nir, fr_siren, nl_bsn
from tests.recognizers.test_round_trips import SURROUNDINGS

SEEDS = st.integers(0, 10**9)


def _found(recognizer: Recognizer, text: str) -> list[str]:
    return [text[span.start : span.end] for span in recognizer.find(text)]


def _printed(digits: str, groups: str) -> str:
    """The digits in the place of each #."""
    rest = iter(digits)
    return "".join(next(rest) if char == "#" else char for char in groups)


def _valid(recognizer: Recognizer, prefix: str, length: int, seed: int) -> str:
    """A number of that length, beginning so, that passes the recognizer's own check."""
    draw = Random(seed)
    assert callable(recognizer.check)
    while True:
        digits = prefix + "".join(draw.choice("0123456789") for _ in range(length - len(prefix)))
        if recognizer.check(digits):
            return digits


FORMS: tuple[tuple[Recognizer, str, tuple[str, ...]], ...] = (
    (nl_bsn.RECOGNIZER, "1", ("#########", "###.###.###", "### ### ###", "####.##.###")),
    (fr_siren.SIREN, "7", ("#########", "### ### ###")),
    (fr_siren.SIRET, "7328293200", ("##############", "### ### ### #####")),
    (fr_nir.RECOGNIZER, "18505", ("###############", "# ## ## ## ### ### ##")),
    (de_tax_id.RECOGNIZER, "8609574271", ("###########", "## ### ### ###", "##/###/###/###")),
    (
        establishment_number.RECOGNIZER,
        "2147",
        ("##########", "#.###.###.###", "####.###.###", "# ### ### ###"),
    ),
    (health_provider.RECOGNIZER, "1", ("###########", "#-#####-##-###", "#/#####/##/###")),
    (social_security_employer.RECOGNIZER, "0", ("#########", "#######-##")),
    (teacher_number.RECOGNIZER, "1750730", ("###########", "#-######-##-##")),
    (energy_ean.RECOGNIZER, "5414", ("##################", "#### #### #### #### ##")),
)


@given(st.sampled_from(FORMS), SEEDS, st.integers(0, 3), SURROUNDINGS)
def test_numbers(
    kind: tuple[Recognizer, str, tuple[str, ...]], seed: int, place: int, around: str
) -> None:
    recognizer, prefix, forms = kind
    form = forms[place % len(forms)]
    value = _printed(_valid(recognizer, prefix, form.count("#"), seed), form)
    text = around.format(value)
    expected = [] if recognizer is establishment_number.RECOGNIZER and "€" in text else [value]
    assert _found(recognizer, text) == expected  # behind a euro sign it is an amount


@given(st.from_regex(r"[0-9]{5}[A-Z][0-9]{4}/[0-9]{2}[A-Z_][0-9]{3}", fullmatch=True), SURROUNDINGS)
def test_parcels(value: str, around: str) -> None:
    assert _found(cadastral_parcel.KEY, around.format(value)) == [value]


@given(st.from_regex(r"[0-9A-F]{2}(:[0-9A-F]{2}){5}", fullmatch=True), SURROUNDINGS)
def test_network_cards(value: str, around: str) -> None:
    if around == "k:{}":
        return  # a colon in front makes it a longer number
    expected = [value] if mac_address.check(value) else []
    assert _found(mac_address.COLONS, around.format(value)) == expected


def _digit(field: str) -> str:
    """The check digit of ICAO Doc 9303, written out anew."""
    total = 0
    for place, char in enumerate(field):
        value = 0 if char == "<" else int(char, 36)
        total += value * (7, 3, 1)[place % 3]
    return str(total % 10)


def _passport(draw: Random) -> list[str]:
    number = f"E{draw.choice('JKLMNP')}{draw.randrange(10**6):06}<"
    born = f"{draw.randrange(100):02}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}"
    until = f"{draw.randrange(25, 40)}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}"
    first = f"P<BELTEST<VOORBEELD<<{'AN' * draw.randrange(1, 4)}".ljust(44, "<")
    fields = [number, born, until, "<" * 14]
    a, b, c, d = ((field + _digit(field)) for field in fields)
    return [first, f"{a}BEL{b}{draw.choice('MF')}{c}{d}{_digit(a + b + c + d)}"]


@given(SEEDS, st.sampled_from(["\n", "\r\n", " \n ", " "]), st.booleans())
def test_passports(seed: int, between: str, spaced: bool) -> None:
    draw = Random(seed)
    lines = _passport(draw)
    if spaced:
        place = draw.randrange(1, 43)
        lines[1] = f"{lines[1][:place]} {lines[1][place:]}"
    block = between.join(lines)
    text = f"Scan van het paspoort:\n{block}\nEinde"
    assert _found(machine_readable_zone.RECOGNIZER, text) == [block]
