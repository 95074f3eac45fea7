"""Patterns that could hold a scan up are told from those that cannot."""

from collections.abc import Callable
from time import thread_time

import pytest
import regex as re

from dlp.engine.custom_cost import ambiguous, too_slow
from dlp.engine.custom_patterns import SyntaxMistake, compiled
from dlp.engine.custom_regex import Unreadable, longest, nullable, parse

FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL

SAFE = (
    r"\bPP-\d{6}\b",
    r"(?:\d{3}[ .]?){3}",
    r"\b\d{5}(?:-\d{4})?\b",
    r"\bEMP-\d+\b",
    r"\b(?:[A-Z]\d){1,9}Z",
    r"\b[A-Z]{2}\d{2} ?(?:[A-Z0-9]{4} ?){3,7}[A-Z0-9]{0,3}\b",
    r"(?<![^\W_])(?P<value>[A-Z]{2}[0-9]{1,12})(?![^\W_])",
    r"[\p{L}\p{N}][\p{L}\p{N}_.+%'\-]{0,63}@(?:[\p{L}\p{N}\-]{1,63}\.){1,8}\p{L}{2,24}",
    r"(?:ja|nee|[[:digit:]]{1,3}|[^\]\s]{2})x\x41\u0042",
    r"(?i)ab(?#a note)(?>cd|c)e?+",
)
AMBIGUOUS = (  # pattern, the repeat that is to blame
    (r"(a+)+$", "(a+)+"),
    (r"(a|a)*b", "(a|a)*"),
    (r"(.*)*x", "(.*)*"),
    (r"(\w+\s?)*$", r"(\w+\s?)*"),
    (r"x(?:a{1,3}){1,10}", "(?:a{1,3}){1,10}"),
    (r"(x+x+)+y", "(x+x+)+"),
    (r"(?:\d+\.?)*,", r"(?:\d+\.?)*"),
    (r"(?:ab|a|b)+c", "(?:ab|a|b)+"),
    (r"(?=(a+)+$)a", "(a+)+"),
    (r"((?:a?b?)+c?)+", "((?:a?b?)+c?)+"),
)
SLOW = (  # pattern, what is to blame
    (r"\d+x", r"\d+"),
    (r"[a-z]+\d", "[a-z]+"),
    (r"(?:[A-Z]\d)*Z", r"(?:[A-Z]\d)*"),
    (r"\w+@\w+\.\w+", r"\w+"),
    (r"(?:\w{1,20}\s?){1,5}!", r"\w{1,20}"),
)
UNREADABLE = (r"(\d)-\1", r"(?P<a>x)(?P=a)", r"(?R)?x", r"(?x) a b", r"a\Kb", r"(a(?1)?b)")


@pytest.mark.parametrize("source", SAFE)
def test_usual_patterns_are_let_through(source: str) -> None:
    expression, tree = compiled(source, FLAGS, str)
    assert ambiguous(tree, expression.flags) is None
    assert too_slow(expression, tree) is None


@pytest.mark.parametrize(("source", "blamed"), AMBIGUOUS)
def test_repeats_that_read_one_text_in_many_ways(source: str, blamed: str) -> None:
    repeat = ambiguous(parse(source), FLAGS)
    assert repeat is not None
    assert repeat.text == blamed


@pytest.mark.parametrize(("source", "blamed"), SLOW)
def test_repeats_that_are_begun_anew_at_every_character(source: str, blamed: str) -> None:
    tree = parse(source)
    assert ambiguous(tree, FLAGS) is None
    assert too_slow(re.compile(source, FLAGS), tree) == blamed


@pytest.mark.parametrize("source", [r"\d{1,40}x", r"[a-z]{1,40}\d"])
def test_what_the_message_proposes_is_let_through(source: str) -> None:
    assert too_slow(re.compile(source, FLAGS), parse(source)) is None


@pytest.mark.parametrize("source", UNREADABLE)
def test_what_cannot_be_judged_is_refused(source: str) -> None:
    with pytest.raises(Unreadable):
        parse(source)


def test_judging_is_quick_for_patterns_made_to_hold_it_up() -> None:
    worst = (
        "(?:" * 15 + "a" + "{1,8}){1,8}" * 7 + ")" * 8,
        "(?:a{0,8}b{0,8}){60}",
        "[a-z]{1,999}" * 9 + "1",
    )
    started = thread_time()
    for source in worst:
        with pytest.raises(SyntaxMistake):
            compiled(source, FLAGS, str)
    assert thread_time() - started < 10


@pytest.mark.parametrize(
    ("judge", "source", "answer"),
    [
        (longest, r"\bPP-\d{6}(?=x)", 9),
        (longest, "ab|abcd", 4),
        (longest, "(?:ab){2,3}", 6),
        (longest, r"\d+", None),
        (nullable, "a*", True),
        (nullable, "a*b", False),
        (nullable, "(?:|a)", True),
        (nullable, r"\b(?=x)", True),
        (nullable, "(?:a|b?)c?", True),
    ],
)
def test_size_of_a_match(judge: Callable[[object], object], source: str, answer: object) -> None:
    assert judge(parse(source)) == answer
