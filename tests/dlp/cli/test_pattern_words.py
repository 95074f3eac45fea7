"""Plain words of four languages, and values, to patterns."""

import pytest
import regex as re

from dlp.cli.pattern_words import NotUnderstood, from_values, from_words

LEFT, RIGHT = r"(?<![^\W_])", r"(?![^\W_])"

WORDS = (
    ("2 letters, dash, 6 digits", "[A-Z]{2}-[0-9]{6}"),
    ("two letters then a dash then six digits", "[A-Z]{2}-[0-9]{6}"),
    ("2 letters, streepje, 6 cijfers", "[A-Z]{2}-[0-9]{6}"),
    ("deux lettres puis un tiret puis 6 chiffres", "[A-Z]{2}-[0-9]{6}"),
    ("zwei Buchstaben, Bindestrich, sechs Ziffern", "[A-Z]{2}-[0-9]{6}"),
    ("twee hoofdletters, spatie, drie cijfers", "[A-Z]{2} [0-9]{3}"),
    ("1 Großbuchstabe, Schrägstrich, 4 Ziffern", "[A-Z]/[0-9]{4}"),
    ("2 capital letters, dot, 3 digits", r"[A-Z]{2}\.[0-9]{3}"),
    ("PP, dash, 6 digits", "PP-[0-9]{6}"),
    ("de letters PP, schuine streep, 2024", "PP/2024"),
    ("les lettres PP, barre oblique, 3 à 5 chiffres", "PP/[0-9]{3,5}"),
    ("'a.b' then optional dash then 4 to 6 digits", r"a\.b-?[0-9]{4,6}"),
    ("“PP”, optioneel spatie, 3 tot 5 cijfers", "PP ?[0-9]{3,5}"),
    ("eventuell 2 Buchstaben, 3 bis 4 Ziffern", "[A-Z]{0,2}[0-9]{3,4}"),
    ("4 letters or digits, underscore, 2 or 3 digits", "[A-Z0-9]{4}_[0-9]{2,3}"),
    ("3 letters of cijfers, dubbelepunt, 8 tekens", "[A-Z0-9]{3}:[A-Z0-9]{8}"),
    ('optional "PP", 6 digits', "(?:PP)?[0-9]{6}"),
)
WRONG = (
    ("", "nothing said; write for example: 2 letters, dash, 6 digits"),
    ("2 leters, dash", '"2 leters" is not understood; did you mean letters?'),
    ("blauw PP, 3 digits", '"blauw PP" is not understood'),
    ("61 digits", '"61 digits": a count is from 1 to 60, the smaller one first'),
    ("0 digits", '"0 digits" is not understood'),
    ("8 to 2 digits", '"8 to 2 digits": a count is from 1 to 60, the smaller one first'),
    ("dash, space", "holds no letters or digits; say what stands between the signs"),
)
VALUES = (
    (["PP-123456"], "PP-[0-9]{6}"),
    (["PP-123456", "PQ-1234"], "[A-Z]{2}-[0-9]{4,6}"),
    (["pp 1.234"], r"pp [0-9]\.[0-9]{3}"),
)


@pytest.mark.parametrize(("said", "pattern"), WORDS)
def test_words_are_understood(said: str, pattern: str) -> None:
    assert from_words(said) == LEFT + pattern + RIGHT
    re.compile(from_words(said))


@pytest.mark.parametrize(("said", "answer"), WRONG)
def test_what_is_not_understood_is_named(said: str, answer: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        from_words(said)
    assert str(caught.value).startswith(answer)


@pytest.mark.parametrize(("values", "pattern"), VALUES)
def test_values_give_a_pattern(values: list[str], pattern: str) -> None:
    assert from_values(values) == LEFT + pattern + RIGHT


@pytest.mark.parametrize("values", [["PP-1", "P/2"], [""], ["A1", "1A"]])
def test_values_that_are_built_differently_are_refused(values: list[str]) -> None:
    with pytest.raises(NotUnderstood):
        from_values(values)
