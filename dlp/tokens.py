"""The callers' tokens: a YAML file of names, SHA-256 digests and scopes; tokens themselves never.

```yaml
schema: 1
tokens:
  - {name: litellm, sha256: 9f86d0..., scopes: [scan]}
```
A token is random text of 256 bits, so its plain SHA-256 cannot be guessed back.
"""

import secrets
from collections.abc import Iterable
from hashlib import sha256
from hmac import compare_digest
from os import O_CREAT, O_TRUNC, O_WRONLY, fdopen
from os import open as os_open
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dlp.errors import ConfigurationError
from dlp.settings import Scope

SCHEMA = 1


class Token(BaseModel):
    """One caller's token."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[A-Za-z0-9._-]{1,64}$")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", repr=False)
    scopes: tuple[Scope, ...] = Field(min_length=1)


class TokenFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_: int = Field(alias="schema", ge=1, le=SCHEMA)
    tokens: tuple[Token, ...] = ()


def load_tokens(path: Path) -> tuple[Token, ...]:
    """The tokens of a file.

    Raises: ConfigurationError when it cannot be read, is wrong, or names a caller twice.
    """
    try:
        content = yaml.safe_load(path.read_bytes())
        tokens = TokenFile.model_validate(content).tokens
    except OSError as error:
        raise ConfigurationError([f"{path}: cannot be read: {error.strerror}"]) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ConfigurationError([f"{path}:{line}: is not YAML"]) from None
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        raise ConfigurationError(
            f"{path}: {'.'.join(str(step) for step in one['loc'])}: {one['msg']}" for one in found
        ) from None
    names = [token.name for token in tokens]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ConfigurationError(f"{path}: {name}: is named twice; rename one" for name in twice)
    return tokens


def save_tokens(path: Path, tokens: Iterable[Token]) -> None:
    """Write the file anew, readable by its owner only. Raises: OSError."""
    content = {"schema": SCHEMA, "tokens": [token.model_dump(mode="json") for token in tokens]}
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(path.name + ".new")
    with fdopen(os_open(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0o600), "w") as file:
        yaml.safe_dump(content, file, sort_keys=False)
    fresh.replace(path)


def new_token(name: str, scopes: Iterable[Scope]) -> tuple[str, Token]:
    """A fresh token to show once, and what to keep of it."""
    text = "dlp_" + secrets.token_urlsafe(32)
    return text, Token(name=name, sha256=digest(text), scopes=tuple(scopes))


def digest(text: str) -> str:
    """The SHA-256 of a token in lower-case hexadecimal."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def find_token(tokens: Iterable[Token], text: str) -> Token | None:
    """The token that `text` is, or None. Takes as long whichever it is."""
    wanted, found = digest(text), None
    for token in tokens:
        if compare_digest(token.sha256, wanted):
            found = token
    return found
