"""Read YAML nodes as text, noting each mistake with its line; nothing is ever constructed."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import regex as re
import yaml

MAX_BYTES = 4_000_000  # some fifty times the shipped catalogue
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML was built with it


def composed(file: Path, mistakes: list[str]) -> yaml.Node | None:
    """The root node of a YAML file, or None with a mistake."""
    try:
        if file.stat().st_size > MAX_BYTES:
            mistakes.append(f"{file.name}:1: file: larger than {MAX_BYTES:,} bytes; split it")
            return None
        root: yaml.Node | None = yaml.compose(file.read_text("utf-8"), Loader=LOADER)
    except OSError as error:
        mistakes.append(f"{file.name}:1: file: {error.strerror}; check its name and its rights")
    except UnicodeDecodeError:
        mistakes.append(f"{file.name}:1: file: is not UTF-8; save it as UTF-8")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "is not YAML"
        mistakes.append(f"{file.name}:{line}: file: {problem}; correct the YAML there")
    else:
        if root is None:
            mistakes.append(f"{file.name}:1: file: is empty; write schema: 1 and tools:")
        return root
    return None


def near(word: str, known: Sequence[str]) -> str:
    """A hint at the nearest known word, or nothing."""
    near = get_close_matches(word, known, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


class Nodes:
    """Reads nodes of one file; a node of the wrong sort becomes a mistake and an empty value."""

    def __init__(self, file: str, mistakes: list[str]) -> None:
        self.file = file
        self.mistakes = mistakes

    def mistake(self, node: yaml.Node, where: str, what: str, remedy: str) -> None:
        """Note a mistake at the node's line."""
        line = node.start_mark.line + 1
        self.mistakes.append(f"{self.file}:{line}: {where}: {what}; {remedy}")

    def mapping(self, node: yaml.Node, where: str, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """Keys and nodes of a mapping; repeated and unknown keys are mistakes."""
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            self.mistake(node, where, "is no mapping", f"write keys such as {known[0]}:")
            return found
        for name_node, value in node.value:
            name = self.text(name_node, where)
            if name in found:
                self.mistake(name_node, where, f"{name} is given twice", "keep one of them")
            elif name not in known:
                self.mistake(
                    name_node, where, f"unknown key {name}{near(name, known)}",
                    f"use {', '.join(known)}",
                )  # fmt: skip
            else:
                found[name] = value
        return found

    def items(self, node: yaml.Node, where: str) -> list[yaml.Node]:
        """The nodes of a list."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.mistake(node, where, "is no list", "write [a, b] or lines that begin with -")
        return []

    def text(self, node: yaml.Node, where: str) -> str:
        """A scalar as it is written, trimmed."""
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return str(node.value.strip())
        self.mistake(node, where, "is no text", "write one value")
        return ""

    def form(self, node: yaml.Node, where: str, form: "re.Pattern[str]", says: str) -> str:
        """A scalar that has a form, else a mistake and an empty text."""
        value = self.text(node, where)
        if value and not form.fullmatch(value):
            self.mistake(node, where, f"{value} is not {says}", f"write {says}")
            return ""
        return value

    def word(self, node: yaml.Node, where: str, known: tuple[str, ...]) -> str:
        """A scalar that is one of a few words."""
        value = self.text(node, where)
        if value and value not in known:
            self.mistake(
                node, where, f"{value} is unknown{near(value, known)}", f"use {', '.join(known)}"
            )
        return value
