"""A valid number is found, whole and alone, in every printed form and whatever stands around it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recognizers.base import Recognizer
from recognizers.belgium import (
    bank_account_old,
    bis_number,
    enterprise_number,
    identity_card,
    national_number,
    structured_communication,
    vat_number,
)
from recognizers.checkdigits import mod97_complement, mod97_remainder
from recognizers.general import credit_card, date_of_birth, email_address, iban, ip_address
from tests.recognizers.test_checkdigits import random_iban

SURROUNDINGS = st.sampled_from(
    [
        "{}",
        "nr. {}.",
        "({})",
        '"{}"',
        "x={};",
        "{}, en meer",
        "'{}'",
        "\t{}\t",
        "a\n{}\nb",
        "é {} ü",
        "[{}]",
        '{{"k":"{}"}}',
        "k:{}",
        "<td>{}</td>",
        "|{}|",
        "1,{},9000",
        "…{}…",
        "€{}",
    ]
)
YEARS = st.integers(0, 99)
DATES = st.tuples(YEARS, st.integers(0, 12), st.integers(0, 28))


def _found(recognizer: Recognizer, text: str) -> list[str]:
    return [text[span.start : span.end] for span in recognizer.find(text)]


def _printed(digits: str, groups: str) -> str:
    """The digits in the place of each #."""
    rest = iter(digits)
    return "".join(next(rest) if char == "#" else char for char in groups)


REGISTER_FORMS = st.sampled_from(
    [
        "##.##.##-###.##",
        "##.##.##-###-##",
        "######-###-##",
        "######-###.##",
        "###### ### ##",
        "## ## ## ### ##",
        "##.##.## ###.##",
        "##/##/## ### ##",
        "##.##.##.###.##",
        "##.##.## - ###.##",
        "###########",
    ]
)


@given(DATES, st.just(999) | st.just(0), REGISTER_FORMS, SURROUNDINGS, st.sampled_from([0, 20, 40]))
def test_register_numbers(
    born: tuple[int, int, int], sequence: int, form: str, around: str, offset: int
) -> None:
    payload = f"{born[0]:02}{born[1] + offset:02}{born[2]:02}{sequence:03}"
    digits = payload + f"{mod97_complement(payload):02}"
    recognizer = national_number.RECOGNIZER if offset == 0 else bis_number.BIS_NUMBER
    if digits.startswith(("3245", "3246", "3247", "3248", "3249")) and form == "###########":
        recognizer = bis_number.MOBILE_LIKE
    value = _printed(digits, form)
    assert _found(recognizer, around.format(value)) == [value]


@pytest.mark.parametrize(
    ("recognizer", "forms"),
    [
        (identity_card.RECOGNIZER, ("###-#######-##", "### ####### ##", "############")),
        (bank_account_old.RECOGNIZER, ("###-#######-##", "### ####### ##", "############")),
        (
            structured_communication.PRINTED,
            (
                *("+++###/####/#####+++", "***###/####/#####***", "###/####/#####"),
                *("+++ ### / #### / ##### +++", "+++############+++"),
            ),
        ),
        (structured_communication.COMPACT, ("############", "### #### #####")),
    ],
)
@given(payload=st.integers(0, 10**10 - 1), place=st.integers(0, 4), around=SURROUNDINGS)
def test_numbers_with_the_remainder_as_check(
    recognizer: Recognizer, forms: tuple[str, ...], payload: int, place: int, around: str
) -> None:
    digits = f"{payload:010}{mod97_remainder(str(payload)):02}"
    value = _printed(digits, forms[place % len(forms)])
    assert _found(recognizer, around.format(value)) == [value]


@given(
    st.integers(0, 2 * 10**7 - 1),
    st.sampled_from(
        ["####.###.###", "##########", "#### ### ###", "(#)###.###.###", "####-###-###"]
    ),
    SURROUNDINGS,
)
def test_enterprise_and_vat_numbers(payload: int, form: str, around: str) -> None:
    digits = f"{payload:08}{mod97_complement(str(payload)):02}"
    value = _printed(digits, form)
    assert _found(enterprise_number.ENTERPRISE_NUMBER, around.format(value)) == [value]
    assert _found(vat_number.LABELLED, around.format(value)) == [value]
    for prefix in ("BE ", "BE", "BE-", "be "):
        text = around.format(prefix + value)
        assert _found(vat_number.PREFIXED, text) == [prefix + value]
        assert _found(enterprise_number.ENTERPRISE_NUMBER, text) == []
        assert _found(vat_number.LABELLED, text) == []


@given(
    st.sampled_from(sorted(iban.STRUCTURES)),
    st.integers(0, 10**6),
    st.sampled_from([" ", "", "-", "."]),
    st.sampled_from([str.upper, str.lower]),
    SURROUNDINGS,
    st.sampled_from(["", " TEN NAME VAN", " 12/05/2024", " en zo"]),
)
def test_account_numbers(
    country: str, seed: int, separator: str, case: Callable[[str], str], around: str, behind: str
) -> None:
    number = case(random_iban(Random(seed), country))
    value = separator.join(number[place : place + 4] for place in range(0, len(number), 4))
    assert _found(iban.IBAN, around.format(value + behind)) == [value]


@given(
    st.sampled_from(
        [("4", 16), ("51", 16), ("2221", 16), ("37", 15), ("36", 14), ("3530", 16), ("6703", 17)]
    ),
    st.integers(0, 10**18),
    st.booleans(),
    SURROUNDINGS,
)
def test_card_numbers(scheme: tuple[str, int], seed: int, grouped: bool, around: str) -> None:
    prefix, length = scheme
    payload = prefix + f"{seed:018}"[: length - 1 - len(prefix)]
    digits = next(payload + d for d in "0123456789" if credit_card.check(payload + d))
    groups = {
        14: "#### ###### ####",
        15: "#### ###### #####",
        16: "#### #### #### ####",
        17: "#### #### #### #### #",
    }
    value = _printed(digits, groups[length]) if grouped else digits
    recognizer = credit_card.LONG if grouped and length > 16 else credit_card.CARD
    assert _found(recognizer, around.format(value)) == [value]


@given(
    st.from_regex(r"[a-z0-9_][a-z0-9_.+\-]{0,20}[a-z0-9]", fullmatch=True).filter(
        lambda local: ".." not in local
    ),
    st.from_regex(r"([a-z0-9][a-z0-9\-]{0,10}[a-z0-9]\.){1,3}(be|com|gent|info)", fullmatch=True),
    SURROUNDINGS,
)
def test_mail_addresses(local: str, domain: str, around: str) -> None:
    value = f"{local}@{domain}"
    assert _found(email_address.RECOGNIZER, around.format(value)) == [value]


@given(st.ip_addresses(v=4), SURROUNDINGS)
def test_addresses_of_version_4(address: object, around: str) -> None:
    expected = [str(address)] if ip_address.check_4(str(address)) else []
    text = around.format(address)
    assert _found(ip_address.IP_V4, text) + _found(ip_address.SMALL, text) == expected


@given(st.ip_addresses(v=6), SURROUNDINGS)
def test_addresses_of_version_6(address: object, around: str) -> None:
    value = str(address)
    if value.find(":") < 3 or not ip_address.check_6(value) or around == "k:{}":
        return  # too short a first group, nobody's, or a colon too many in front
    recognizer = ip_address.IP_V6 if "::" in value else ip_address.IP_V6_FULL
    assert _found(recognizer, around.format(value)) == [value]


@given(
    st.dates(date(1900, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y", "%Y-%m-%d", "%d %m %Y", "%d/%m/%y"]),
    SURROUNDINGS,
)
def test_dates(day: date, form: str, around: str) -> None:
    value = day.strftime(form)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    expected = [value] if day <= tomorrow or len(value) < 10 else []
    assert _found(date_of_birth.RECOGNIZER, around.format(value)) == expected


@pytest.mark.parametrize("month", sorted(date_of_birth.MONTH_OF))
@pytest.mark.parametrize("form", ["3 {} 1985", "3. {} 1985", "{} 3, 1985", "3 {}. 1985", "3-{}-85"])
def test_every_month_in_words(month: str, form: str) -> None:
    for name in (month, month.title(), month.upper()):
        value = form.format(name)
        assert _found(date_of_birth.RECOGNIZER, f"geboren {value}.") == [value]


def test_unknown_day_counts_as_possible() -> None:
    assert national_number.check("00000100364")
