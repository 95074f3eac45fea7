"""How scanners for secrets are judged side by side."""

from pathlib import Path

import pytest

from benchmarks import secrets

TEXT = "password = Kw7!pelikaan and more"
GOLD = [(11, 23)]


@pytest.mark.parametrize(
    ("given", "found", "missed", "false"),
    [
        pytest.param([(11, 23)], 1, 0, 0, id="all of it"),
        pytest.param([(0, 32)], 1, 0, 0, id="more than it"),
        pytest.param([(11, 17)], 1, 0, 0, id="half of it"),
        pytest.param([(11, 13)], 0, 1, 0, id="too little"),
        pytest.param([(0, 8)], 0, 1, 1, id="something else"),
        pytest.param([], 0, 1, 0, id="nothing"),
    ],
)
def test_what_counts_as_found(
    given: list[tuple[int, int]], found: int, missed: int, false: int
) -> None:
    judged = secrets._judged(lambda _: given, [(TEXT, GOLD)])
    assert (judged["found"], judged["missed"], judged["false"]) == (found, missed, false)


def test_rules_of_gitleaks_are_read_and_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(
        "[allowlist]\nregexes = ['''EXAMPLE$''']\n"
        "[[rules]]\nid = \"a\"\nregex = '''pw=(\\w+)'''\nkeywords = [\"pw\"]\nentropy = 2\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GITLEAKS_RULES", str(rules))
    tool = secrets._gitleaks()
    assert tool is not None
    assert tool("pw=abcdefgh pw=aaaaaaaa pw=abcdEXAMPLE") == [(3, 11)]
    assert tool("xx=abcdefgh") == []
    monkeypatch.delenv("GITLEAKS_RULES")
    assert secrets._gitleaks() is None
