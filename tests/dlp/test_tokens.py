"""The tokens file: what is kept, who is found, what is refused."""

from pathlib import Path

import pytest

from dlp.errors import ConfigurationError
from dlp.tokens import Token, digest, find_token, load_tokens, new_token, save_tokens


def test_a_token_is_found_by_its_text_only(tmp_path: Path) -> None:
    file = tmp_path / "tokens.yaml"
    text, kept = new_token("litellm", ["scan"])
    _, other = new_token("console", ["tune", "audit"])
    save_tokens(file, [other, kept])
    assert text not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    tokens = load_tokens(file)
    assert tokens == (other, kept)
    assert find_token(tokens, text) == kept
    assert find_token(tokens, text + "x") is None
    assert find_token(tokens, kept.sha256) is None
    assert find_token((), text) is None
    assert kept.sha256 not in repr(kept)


GOOD_DIGEST = digest("x")
WRONG = [
    ("", "valid dictionary"),
    ("tokens: [", "is not YAML"),
    ("schema: 2", "schema"),
    ("schema: 1\ncolour: blue", "colour"),
    (f"schema: 1\ntokens: [{{name: a, sha256: {GOOD_DIGEST}, scopes: []}}]", "scopes"),
    (f"schema: 1\ntokens: [{{name: a, sha256: {GOOD_DIGEST}, scopes: [all]}}]", "scopes"),
    ("schema: 1\ntokens: [{name: a, sha256: abc, scopes: [scan]}]", "sha256"),
    (f"schema: 1\ntokens: [{{name: 'a b', sha256: {GOOD_DIGEST}, scopes: [scan]}}]", "name"),
    (
        "schema: 1\ntokens:\n" + f"- {{name: a, sha256: {GOOD_DIGEST}, scopes: [scan]}}\n" * 2,
        "named twice",
    ),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_wrong_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "tokens.yaml"
    file.write_text(text)
    with pytest.raises(ConfigurationError, match=says):
        load_tokens(file)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_tokens(tmp_path / "none.yaml")


def test_digest_is_plain_sha256() -> None:
    published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-4
    assert digest("abc") == published
    assert Token(name="a", sha256=published, scopes=("scan",)).scopes == ("scan",)
