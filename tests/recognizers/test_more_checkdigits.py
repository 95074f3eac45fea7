"""Check digits of the further identifiers against published examples and python-stdnum.

Where python-stdnum and we differ, the difference is named. stdnum is LGPL and used in tests only.
"""

from collections.abc import Callable
from random import Random

import pytest
from stdnum import bitcoin as stdnum_bitcoin
from stdnum import ean as stdnum_ean
from stdnum import luhn as stdnum_luhn
from stdnum import verhoeff as stdnum_verhoeff
from stdnum.de import idnr
from stdnum.exceptions import ValidationError
from stdnum.fr import nir, siren, siret
from stdnum.nl import bsn

from recognizers.belgium import (
    energy_ean,
    enterprise_number,
    health_provider,
    social_security_employer,
    teacher_number,
)
from recognizers.general import crypto_wallet
from recognizers.general.machine_readable_zone import check as check_zone
from recognizers.keccak import keccak256
from recognizers.neighbours import de_tax_id, fr_nir, fr_siren, lu_matricule, nl_bsn
from recognizers.verhoeff import verhoeff

ROUNDS = 20_000
DIGITS = "0123456789"


def _stdnum_accepts(validate: Callable[[str], object], number: str) -> bool:
    try:
        validate(number)
    except ValidationError:
        return False
    return True


def _drawn(draw: Random, count: int) -> str:
    return "".join(draw.choice(DIGITS) for _ in range(count))


@pytest.mark.parametrize(
    ("ours", "theirs", "digits"),
    [
        pytest.param(nl_bsn.check, bsn.validate, 9, id="NL_BSN"),
        pytest.param(fr_siren.check, siren.validate, 9, id="FR_SIREN"),
        pytest.param(de_tax_id.check, idnr.validate, 11, id="DE_TAX_ID"),
        pytest.param(verhoeff, stdnum_verhoeff.validate, 12, id="verhoeff"),
    ],
)
def test_like_stdnum(
    ours: Callable[[str], bool], theirs: Callable[[str], object], digits: int
) -> None:
    draw, agreed = Random(digits), 0
    for _ in range(ROUNDS):
        number = draw.choice("123456789") + _drawn(draw, digits - 1)
        accepted = ours(number)
        assert accepted == _stdnum_accepts(theirs, number)
        agreed += accepted
    assert agreed > 20


def test_french_establishments_like_stdnum() -> None:
    draw = Random(14)
    for place in range(ROUNDS):
        payload = fr_siren.LA_POSTE if place % 4 == 0 else _with_luhn(_drawn(draw, 8))
        number = payload + _drawn(draw, 5)
        if set(payload) == {"0"}:
            continue
        ours, theirs = fr_siren.check_establishment(number), _stdnum_accepts(siret.validate, number)
        if ours != theirs:  # known: of La Poste stdnum takes Luhn for its head office only
            assert ours
            assert payload == fr_siren.LA_POSTE


def _with_luhn(payload: str) -> str:
    return payload + stdnum_luhn.calc_check_digit(payload)


@pytest.mark.parametrize("department", ["75", "2A", "2B", "97"])
def test_french_social_security_numbers_like_stdnum(department: str) -> None:
    draw = Random(department)
    for place in range(2_000):
        payload = f"1850{draw.randrange(1, 10)}{department}{_drawn(draw, 6)}"
        number = payload + (nir.calc_check_digits(payload) if place % 2 else _drawn(draw, 2))
        assert fr_nir.check(number) == _stdnum_accepts(nir.validate, number)


def test_luxembourg_numbers_have_both_digits_over_the_first_eleven() -> None:
    draw = Random(13)
    for _ in range(2_000):
        payload = f"198{draw.randrange(10)}0{draw.randrange(1, 10)}1{_drawn(draw, 4)}"
        right = stdnum_luhn.calc_check_digit(payload), stdnum_verhoeff.calc_check_digit(payload)
        drawn = draw.choice(DIGITS), draw.choice(DIGITS)
        assert lu_matricule.check(payload + "".join(right))
        assert lu_matricule.check(payload + "".join(drawn)) == (drawn == right)


def test_meter_codes_end_in_the_check_digit_of_gs1() -> None:
    draw = Random(18)
    for _ in range(ROUNDS):
        payload, last = f"5414{_drawn(draw, 13)}", draw.choice(DIGITS)
        right = stdnum_ean.calc_check_digit(payload)
        assert energy_ean.check(payload + last) == (last == right)


@pytest.mark.parametrize(
    ("check", "valid", "invalid"),
    [
        pytest.param(
            health_provider.check,
            ("19006951001", "11234578003", "11234562003"),
            ("19006952001", "11234579003"),
            id="RIZIV: modulus 97 and 89",
        ),
        pytest.param(
            social_security_employer.check, ("000935467", "010000935467"), ("000935468",), id="ONSS"
        ),
        pytest.param(
            enterprise_number.check,
            ("2147812701", "2147812897"),
            ("2147812702", "2147812800"),
            id="establishment: remainder 0 is written 97",
        ),
        pytest.param(
            teacher_number.check,
            ("17507300129", "28001010208"),
            ("17507300128", "17513300126", "17507000126"),
            id="teacher",
        ),
        pytest.param(de_tax_id.check, ("36574261809", "86095742719"), ("36574261890",), id="IdNr"),
        pytest.param(lu_matricule.check, ("1981091234574",), ("2099091234574",), id="matricule"),
        pytest.param(nl_bsn.check, ("111222333", "123456782"), ("000000000",), id="BSN"),
    ],
)
def test_vectors(
    check: Callable[[str], bool], valid: tuple[str, ...], invalid: tuple[str, ...]
) -> None:
    assert all(check(number) for number in valid)
    assert not any(check(number) for number in invalid)


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        (b"a" * 136, "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e"),
    ],
)
def test_keccak(data: bytes, digest: str) -> None:
    assert keccak256(data).hex() == digest


def test_bitcoin_addresses_like_stdnum() -> None:
    draw = Random(58)
    good = (
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    )
    for address in good:
        check = crypto_wallet.check_bech32 if address[0] == "b" else crypto_wallet.check_base58
        assert check(address)
        assert _stdnum_accepts(stdnum_bitcoin.validate, address)
        for _ in range(200):  # one character wrong is always noticed
            place = draw.randrange(4, len(address))
            wrong = draw.choice(
                "023456789acdefghjkmnpqrstuvwxyz" if address[0] == "b" else "23456789"
            )
            changed = address[:place] + wrong + address[place + 1 :]
            assert check(changed) == (changed == address)


def test_capitals_of_ethereum_are_a_checksum() -> None:
    address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"  # EIP-55
    for place in range(2, len(address)):
        changed = address[:place] + address[place].swapcase() + address[place + 1 :]
        assert crypto_wallet.check_ethereum(changed) == (changed == address)


@pytest.mark.parametrize("place", [9, 19, 27, 43])
def test_one_of_four_checks_of_a_zone_may_fail(place: int) -> None:
    line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    other = "5" if line[place] != "5" else "7"
    changed = line[:place] + other + line[place + 1 :]
    assert check_zone(line)
    assert check_zone(changed) == (place == 43)  # the others count in the check of the whole too
