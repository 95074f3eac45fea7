"""Secrets beside the specialised scanners: detect-secrets, and the rules of gitleaks; and how fast.

The same texts go to all: our marked corpora (found, missed and false values), and Python's standard
library, in which nothing is secret (false values only). gitleaks is a program in Go that package
registries do not carry: its rules run here where `GITLEAKS_RULES` names its rule file, with its
keywords, entropy and allow lists. A peer finds a value when it covers half of it.
"""

import os
import sysconfig
import tomllib
from collections.abc import Callable, Iterator, Sequence
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import regex as re

from benchmarks import secrets_speed, show, texts
from benchmarks.scanners import shipped
from dlp.evaluation.corpus import load_corpus
from dlp.scanner import Scanner

LEAST = 0.4  # confidence under which a finding of ours is in no answer
LIBRARY = 2_000_000  # code points of the standard library

Spans = list[tuple[int, int]]
Tool = Callable[[str], Spans]


def run() -> None:
    """Measure, print and keep."""
    cases = load_corpus([path for path in texts.corpora() if "secrets" in path.stem])
    marked = [(c.text, [(s.start, s.end) for s in c.spans if s.entity == "SECRET"]) for c in cases]
    library: list[tuple[str, Spans]] = [(text, []) for text in _library()]
    figures: dict[str, dict[str, Any]] = {}
    with shipped() as scanner, TemporaryDirectory(prefix="dlp-bench-") as folder:
        tools: dict[str, Tool | None] = {
            "Roeland": lambda text: _ours(scanner, text),
            "detect-secrets": _detect_secrets(Path(folder)),
            "gitleaks' rules": _gitleaks(),
        }
        for name, tool in tools.items():
            if tool is None:
                print(f"{name}: not there; `make bench` or GITLEAKS_RULES=FILE brings it")
                continue
            figures[name] = _judged(tool, marked) | {"library": _judged(tool, library)["false"]}
        peers = {name: tool for name, tool in tools.items() if tool and name != "Roeland"}
        speeds = secrets_speed.run(scanner, peers)
    show.table(
        f"secrets: {len(marked)} marked texts, {LIBRARY / 1e6:g} MB of the standard library",
        ("scanner", "found", "missed", "false", "precision", "recall", "false in library", "MB/s"),
        (
            (
                name,
                *(str(f[key]) for key in ("found", "missed", "false")),
                f"{f['found'] / max(1, f['found'] + f['false']):.3f}",
                f"{f['found'] / max(1, f['found'] + f['missed']):.3f}",
                str(f["library"]),
                f"{f['mb_per_s']:.2f}",
            )
            for name, f in figures.items()
        ),
    )
    show.keep("secrets", {**figures, "speed": speeds})


def _judged(tool: Tool, marked: Sequence[tuple[str, Spans]]) -> dict[str, Any]:
    """Found, missed and false values, and the speed by CPU time, start-up of no tool included."""
    found = missed = false = characters = 0
    start = process_time()
    for text, gold in marked:
        given = tool(text)
        characters += len(text)
        for low, high in gold:
            covered = {at for a, b in given for at in range(max(a, low), min(b, high))}
            right = len(covered) * 2 >= high - low
            found, missed = found + right, missed + (not right)
        false += sum(not any(a < high and b > low for low, high in gold) for a, b in given)
    spent = process_time() - start
    return {
        "found": found,
        "missed": missed,
        "false": false,
        "mb_per_s": characters / 1e6 / max(spent, 1e-9),
    }


def _library() -> Iterator[str]:
    """Files of Python's standard library, its tests apart, LIBRARY code points in all."""
    size = 0
    for path in sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py")):
        if size > LIBRARY or {"site-packages", "test", "tests", "dist-packages"} & set(path.parts):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        size += len(text)
        yield text


def _ours(scanner: Scanner, text: str) -> Spans:
    found = scanner.find(text)
    return [(f.start, f.end) for f in found if f.entity == "SECRET" and f.confidence >= LEAST]


def _detect_secrets(folder: Path) -> Tool | None:
    """Its own defaults, a file at a time; what it names is sought on the line that it names."""
    try:
        from detect_secrets.core import scan
        from detect_secrets.settings import default_settings
    except ImportError:
        return None

    def find(text: str) -> Spans:
        file = folder / "text.txt"
        file.write_text(text, encoding="utf-8", errors="replace")
        lines = text.split("\n")
        starts = [0]
        for each in lines:
            starts.append(starts[-1] + len(each) + 1)
        spans = set()
        with default_settings():
            for one in scan.scan_file(str(file)):
                line = one.line_number - 1
                at = lines[line].find(one.secret_value or "") if line < len(lines) else -1
                if at >= 0 and one.secret_value:
                    spans.add((starts[line] + at, starts[line] + at + len(one.secret_value)))
        return sorted(spans)

    return find


def _gitleaks() -> Tool | None:
    """Its rules, where the environment says where they are; those that Python can run."""
    source = os.environ.get("GITLEAKS_RULES")
    if not source:
        return None
    settings = tomllib.loads(Path(source).read_text(encoding="utf-8"))
    allowed = [re.compile(_python(one)) for one in settings["allowlist"]["regexes"]]
    rules = []
    for rule in settings["rules"]:
        try:
            pattern = re.compile(_python(rule["regex"]))
        except (KeyError, re.error):
            continue
        lists = rule.get("allowlists", ())
        own = [re.compile(_python(one)) for some in lists for one in some.get("regexes", ())]
        stop = [word.lower() for some in lists for word in some.get("stopwords", ())]
        rules.append((pattern, rule, [*allowed, *own], stop))
    print(f"gitleaks: {len(rules)} of {len(settings['rules'])} rules run in Python")

    def find(text: str) -> Spans:
        low, spans = text.lower(), set()
        for pattern, rule, lists, stop in rules:
            if rule.get("keywords") and not any(word in low for word in rule["keywords"]):
                continue
            for match in pattern.finditer(text):
                group = rule.get("secretGroup") or (1 if pattern.groups and match[1] else 0)
                value = match[group] or ""
                stopped = any(word in value.lower() for word in stop)
                allowed_by = any(one.search(value) for one in lists)
                if _entropy(value) > rule.get("entropy", 0) and not (stopped or allowed_by):
                    spans.add(match.span(group))
        return sorted(spans)

    return find


def _python(pattern: str) -> str:
    """Go's regular expression as Python reads it."""
    return pattern.replace(r"\z", r"\Z")


def _entropy(value: str) -> float:
    size = len(value) or 1
    return -sum(n / size * log2(n / size) for n in map(value.count, set(value)))
