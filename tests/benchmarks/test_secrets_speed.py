"""The texts on which the speed of secrets is measured."""

import pytest

from benchmarks import secrets_speed


@pytest.mark.parametrize("made", [secrets_speed.source, secrets_speed.log])
def test_texts_have_their_size(made: object) -> None:
    texts = made(50_000)  # type: ignore[operator]
    assert sum(map(len, texts)) == 50_000


def test_a_log_is_drawn_anew_the_same_way() -> None:
    again = secrets_speed.log.__wrapped__(20_000)
    assert secrets_speed.log(20_000) == again
    assert len(set(again[0].split("\n"))) > 100
