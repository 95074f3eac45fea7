"""What the tests of this folder share: policies from text, findings without text."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from dlp.data import Context, Finding
from dlp.policy.catalogue import Catalogue
from dlp.policy.load import SHIPPED, LoadedPolicy, load_policy
from recognizers.entities import CATEGORY_OF

CATALOGUE = Catalogue.load()

APPROVED = Context(destination="https://ai.example.org/chat")
TOLERATED = Context(destination="https://chatgpt.com/c/1")
BLOCKED = Context(destination="https://chat.deepseek.com/a/chat/1")
UNKNOWN = Context(destination="https://tool.example.net/")
NOWHERE = Context()


def loaded(folder: Path, text: str, **options: Any) -> LoadedPolicy:
    """The policy that the text holds, from a file policy.yaml."""
    path = folder / "policy.yaml"
    path.write_text(text, encoding="utf-8")
    return load_policy(path, **options)


def shipped(folder: Path, name: str = "default") -> LoadedPolicy:
    """A shipped policy with ai.example.org approved."""
    text = (SHIPPED / f"{name}.yaml").read_text(encoding="utf-8")
    changed = text.replace("match: [] #", "match: [{host: ai.example.org}] #")
    assert changed != text
    return loaded(folder, changed)


def finding(entity: str, value: int = 0, /, **other: Any) -> Finding:
    """A finding of one value, told apart by number; each on its own line."""
    base = Finding(
        entity=entity,
        category=CATEGORY_OF[entity],
        part="text",
        start=value * 20,
        end=value * 20 + 11,
        confidence=0.9,
        recognizer=entity.lower().replace("_", "-"),
        evidence=("pattern",),
        digest=f"{entity}{value}".encode(),
        passage=value,
    )
    return replace(base, **other)


def many(entity: str, count: int, /, **other: Any) -> list[Finding]:
    """That many findings of different values."""
    return [finding(entity, value, **other) for value in range(count)]
