"""Check digits against published examples, and against python-stdnum on random numbers.

Where python-stdnum and we differ, the difference is named. stdnum is LGPL and used in tests only.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

import pytest
import regex as re
from stdnum import iban as stdnum_iban
from stdnum import luhn as stdnum_luhn
from stdnum.be import bis, eid, nn, ogm_vcs, vat
from stdnum.exceptions import InvalidChecksum, ValidationError

from recognizers import checkdigits
from recognizers.belgium import (
    bis_number,
    enterprise_number,
    identity_card,
    national_number,
)
from recognizers.general import credit_card, iban

ROUNDS = 20_000
FIELD = re.compile(r"(\d+)([nac])")


@pytest.mark.parametrize(
    ("function", "argument", "expected"),
    [
        (checkdigits.mod97_complement, "850730033", 28),
        (checkdigits.mod97_complement, "2000125567", 77),
        (checkdigits.mod97_complement, "05669882", 59),
        (checkdigits.mod97_complement, "97", 97),
        (checkdigits.mod97_remainder, "5390075470", 34),
        (checkdigits.mod97_remainder, "0000000097", 97),
        (checkdigits.luhn, "79927398713", True),
        (checkdigits.luhn, "79927398710", False),
        (checkdigits.luhn, "4111111111111111", True),
        (checkdigits.iso7064_mod97, "BE68539007547034", True),
        (checkdigits.iso7064_mod97, "BE69539007547034", False),
        (checkdigits.iso7064_mod97, "NL91ABNA0417164300", True),
    ],
)
def test_worked_example(function: Callable[[str], object], argument: str, expected: object) -> None:
    assert function(argument) == expected


def _stdnum_accepts(validate: Callable[[str], object], number: str) -> bool:
    try:
        validate(number)
    except ValidationError:
        return False
    return True


def _date_exists(digits: str, offset: int) -> bool:
    """Known gaps: stdnum takes days 32 to 99, and days of this year that are still to come."""
    year, month, day = int(digits[:2]), int(digits[2:4]) - offset, int(digits[4:6])
    this_year = year == datetime.now(UTC).year % 100
    return 0 <= month <= 12 and day <= national_number.DAYS[month] and not this_year


def _with_right_check(draw: Random, digits: str) -> str:
    """The number with its last two digits made right for 19xx or 20xx, so that many pass."""
    century = draw.choice(("", "2"))
    return digits[:9] + f"{checkdigits.mod97_complement(century + digits[:9]):02}"


def test_national_numbers_like_stdnum_but_for_its_known_gaps() -> None:
    draw, agreed = Random(1), 0
    for _ in range(ROUNDS):
        date = f"{draw.randrange(100):02}{draw.randrange(1, 14):02}{draw.randrange(1, 36):02}"
        number = _with_right_check(draw, f"{date}{draw.randrange(1, 999):03}00")
        ours, theirs = national_number.check(number), _stdnum_accepts(nn.validate, number)
        if ours != theirs:  # their known gaps, and nothing else
            assert theirs
            assert not _date_exists(number, 0)
        agreed += ours and theirs
    assert agreed > ROUNDS // 2


def test_bis_numbers_like_stdnum_but_for_its_known_gaps() -> None:
    draw, agreed = Random(2), 0
    for _ in range(ROUNDS):
        offset = draw.choice((20, 40))
        month = draw.randrange(1, 14) + offset
        date = f"{draw.randrange(100):02}{month:02}{draw.randrange(1, 36):02}"
        number = _with_right_check(draw, f"{date}{draw.randrange(1, 999):03}00")
        ours, theirs = bis_number.check(number), _stdnum_accepts(bis.validate, number)
        if ours != theirs:
            assert theirs
            assert not _date_exists(number, offset)
        agreed += ours and theirs
    assert agreed > ROUNDS // 2


def refuse() -> None:
    raise InvalidChecksum


@pytest.mark.parametrize(
    ("ours", "theirs", "digits", "right"),
    [
        pytest.param(
            identity_card.check,
            eid.validate,
            12,
            lambda d: f"{d[:10]}{checkdigits.mod97_remainder(d[:10]):02}",
            id="identity card",
        ),
        pytest.param(
            identity_card.check,
            ogm_vcs.validate,
            12,
            lambda d: f"{d[:10]}{checkdigits.mod97_remainder(d[:10]):02}",
            id="structured communication",
        ),
        pytest.param(
            enterprise_number.check,
            lambda d: vat.validate(d) if "01" <= d[8:] <= "97" else refuse(),
            10,
            lambda d: f"0{d[1:8]}{checkdigits.mod97_complement('0' + d[1:8]):02}",
            id="enterprise number; known gap: stdnum takes 00, 98 and 99 for 97, 01 and 02",
        ),
        pytest.param(
            checkdigits.luhn,
            stdnum_luhn.validate,
            16,
            lambda d: d[:15] + stdnum_luhn.calc_check_digit(d[:15]),
            id="luhn",
        ),
    ],
)
def test_like_stdnum(
    ours: Callable[[str], bool],
    theirs: Callable[[str], object],
    digits: int,
    right: Callable[[str], str],
) -> None:
    draw = Random(3)
    for place in range(ROUNDS):
        number = "".join(draw.choice("0123456789") for _ in range(digits))
        number = right(number) if place % 2 else "0" + number[1:]
        assert ours(number) == _stdnum_accepts(theirs, number)


def test_the_nine_digits_of_old_are_the_ten_without_the_zero() -> None:
    assert enterprise_number.check("403019261")
    assert not enterprise_number.check("403019262")


@pytest.mark.parametrize("country", sorted(iban.STRUCTURES))
def test_account_numbers_of_every_country_like_stdnum(country: str) -> None:
    draw = Random(country)
    for _ in range(20):
        number = random_iban(draw, country)
        assert iban.check(number)
        assert _stdnum_accepts(lambda text: stdnum_iban.validate(text, check_country=False), number)


def test_structures_of_all_countries_are_those_of_the_registry_in_stdnum() -> None:
    theirs = {
        prefix: expanded(facts["bban"].replace("!", ""))
        for _, prefix, _, facts, _ in stdnum_iban._ibandb.prefixes
    }
    assert len(theirs) > 80
    assert theirs == {country: expanded(text) for country, text in iban.STRUCTURES.items()}


def expanded(structure: str) -> str:
    """One letter a character: 2n1a is nna."""
    return "".join(kind * int(count) for count, kind in FIELD.findall(structure))


def random_iban(draw: Random, country: str) -> str:
    """A random number of the country's structure with right check digits, domestic ones for BE."""
    pools = {
        "n": "0123456789",
        "a": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "c": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    }
    account = "".join(draw.choice(pools[kind]) for kind in expanded(iban.STRUCTURES[country]))
    if country == "BE":
        account = account[:10] + f"{checkdigits.mod97_remainder(account[:10]):02}"
    return country + stdnum_iban.calc_check_digits(f"{country}00{account}") + account


def test_bank_539_is_accepted_though_stdnum_no_longer_lists_it() -> None:
    assert iban.check("BE68539007547034")
    assert not _stdnum_accepts(stdnum_iban.validate, "BE68539007547034")


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("4111111111111111", True),
        ("5555555555554444", True),
        ("2221000000000009", True),
        ("2720990000000007", True),
        ("2721000000000004", False),
        ("378282246310005", True),
        ("30569309025904", True),
        ("3530111333300000", True),
        ("6703444444444449", True),
        ("67030000000000003", True),
        ("411111111111111", False),
        ("0000000000000000", False),
    ],
)
def test_cards_have_a_scheme_and_its_length(digits: str, valid: bool) -> None:
    assert credit_card.check(digits) is valid
