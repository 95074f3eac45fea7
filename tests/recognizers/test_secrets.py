"""Values: what is rare enough to be a secret, and what only stands in for one."""

import pytest

from recognizers.secrets import values

DRAWN = "Hq3vK9sTz1xWm7RbY5nLp2dJ"


@pytest.mark.parametrize(
    "value",
    [
        *("changeme", "${PASSWORD}", "{{ vault_password }}", "<your-key>", "********", "xxxxxxxx"),
        *("AKIAIOSFODNN7EXAMPLE", "your-secret-here", "os.environ", "$TOKEN", "%API_KEY%"),
        *("password1", "postgres", "sk-xxxxxxxxxxxx", "[REDACTED]", "test_1234"),
    ],
)
def test_stand_ins_are_no_secrets(value: str) -> None:
    assert values.stand_in(value)
    assert not values.chosen(value)
    assert not values.token(value)


@pytest.mark.parametrize(
    "value", ["Kw7!pelikaan", "girafe-42-bleu", "r4Vn-Tulp99", "abcdEFGH1234", "zEMJXPpqY"]
)
def test_chosen_passwords(value: str) -> None:
    assert values.chosen(value)


@pytest.mark.parametrize(
    "value", ["vergeten", "db_password", "accessToken", "12/11/2026", "20260101"]
)
def test_words_names_and_dates_are_not_chosen(value: str) -> None:
    assert not values.chosen(value)


@pytest.mark.parametrize("value", [DRAWN, DRAWN.lower(), "9f3ac4d17e5b08c6a2f4917d3be85a60"])
def test_drawn_tokens(value: str) -> None:
    assert values.token(value)
    assert values.drawn(value)


@pytest.mark.parametrize(
    "value", ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "accessTokenValue", "short1", "2026-11-12T10"]
)
def test_identifiers_and_names_are_no_tokens(value: str) -> None:
    assert not values.token(value)


def test_entropy_of_one_sign_is_nothing_and_of_two_is_a_bit() -> None:
    assert values.entropy("aaaa") == 0
    assert values.entropy("abab") == 1
    assert values.entropy("") == 0
