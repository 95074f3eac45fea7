"""The way imports point, held on the syntax tree, and what every file keeps to.

api -> dlp -> recognizers -> standard library and regex. The stages under dlp/ never import each
other: they exchange the types of dlp/data.py, and only dlp/scanner.py knows their order.
Each rule is a line of a table; its samples at the end show that it can fail.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = ("recognizers", "dlp", "api")
PYTHON = (*SHIPPED, "models", "benchmarks", "tests")

MAX_LINES = 400  # of a file outside tests: above this it holds two subjects
MAX_FUNCTION_LINES = 70  # outside tests: one screen

# Which of our own packages a package may import.
MAY_IMPORT = {
    "recognizers": {"recognizers"},
    "dlp": {"recognizers", "dlp"},
    "api": {"dlp", "api"},
}

STAGES = {"normalise", "extraction", "engine", "policy", "redaction", "audit", "evaluation"}
# What a stage may import of dlp besides itself: types, and tools that know no stage.
SHARED = {"data", "limits", "errors", "settings"}
SHARED |= {"tree"}  # text in JSON-like requests: extraction reads it, redaction writes it back
SHARED |= {"formats"}  # files: extraction reads them, redaction writes them back, over one walk
SHARED |= {"exact", "fingerprints", "registry"}  # what is registered, as the store keeps it
SHARED |= {"listed", "listing"}  # lists of names, as people write them and as the store keeps them
SHARED |= {"ids", "keys", "store"}  # identifiers, the key ring and the embedded store
SHARED |= {"quick"}  # frozen records made quickly
# A stage that needs more, and why.
STAGE_MAY_ALSO = {"evaluation": {"scanner"}}  # it measures the whole way
# Who may know several stages: the order is theirs.
KNOW_THE_ORDER = ("joined", "registering", "scanner", "verdict", "answer", "cli")

# Which shipped files alone may import a library, and why.
ONLY_IN = {
    "presidio_analyzer": ("dlp/engine/presidio*.py",),  # one place to follow Presidio's changes
    "presidio_anonymizer": ("api/gateways/*.py",),  # for Presidio clients only
    "spacy": ("dlp/engine/ner.py", "api/lean_spacy.py"),  # what loads a model; how it is imported
    "fastapi": ("api/*.py",),  # the library is synchronous and knows no server
    "starlette": ("api/*.py",),
}

FORBIDDEN_WORDS = ("TO" + "DO", "FIX" + "ME", "XX" + "X:", "NotImplemented" + "Error")


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, and the line that asks for it."""

    module: str  # absolute and dotted, e.g. "dlp.engine.ner"
    line: int  # from 1


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file, parsed."""

    path: str  # from the root, e.g. "dlp/engine/ner.py"
    text: str
    tree: ast.Module

    @property
    def module(self) -> tuple[str, ...]:
        """The dotted name in parts; __init__ is its package."""
        parts = Path(self.path).with_suffix("").parts
        return parts[:-1] if parts[-1] == "__init__" else parts


def source(path: str, text: str) -> Source:
    """A file from its text."""
    return Source(path, text, ast.parse(text, filename=path))


def sources(tops: tuple[str, ...]) -> list[Source]:
    """Every Python file of these folders that exist."""
    paths = sorted(path for top in tops for path in (ROOT / top).rglob("*.py"))
    return [source(p.relative_to(ROOT).as_posix(), p.read_text(encoding="utf-8")) for p in paths]


def imports(file: Source) -> Iterator[Import]:
    """Every import, wherever it stands: at the top, in a function, under TYPE_CHECKING.

    `from dlp import engine` gives dlp.engine: the name may be a module, and a stage is one.
    """
    package = file.module if file.path.endswith("__init__.py") else file.module[:-1]
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join((*base, *([node.module] if node.module else ())))
            for alias in node.names:
                module = stem if alias.name == "*" else f"{stem}.{alias.name}"
                yield Import(module, node.lineno)


def stage_of(module: str) -> str | None:
    """Second part of a module of dlp: "engine" of "dlp.engine.ner", else None."""
    parts = module.split(".")
    return parts[1] if parts[0] == "dlp" and len(parts) > 1 else None


def wrong_layer(file: Source) -> Iterator[str]:
    """Imports that point up."""
    own = MAY_IMPORT[file.module[0]]
    for found in imports(file):
        top = found.module.split(".")[0]
        if top in PYTHON and top not in own:
            yield f"{file.path}:{found.line}: {file.module[0]} may not import {top}"


def heavy_recognizer(file: Source) -> Iterator[str]:
    """Recognizers that need more than the standard library and regex."""
    for found in imports(file):
        top = found.module.split(".")[0]
        known = top in sys.stdlib_module_names or top in {"regex", *PYTHON}
        if file.module[0] == "recognizers" and not known:
            yield f"{file.path}:{found.line}: recognizers may use regex only, not {top}"


def stage_meets_stage(file: Source) -> Iterator[str]:
    """Stages that import something of dlp besides themselves and the shared types."""
    own = stage_of(".".join(file.module))
    if own not in STAGES:
        return
    allowed = SHARED | {own} | STAGE_MAY_ALSO.get(own, set())
    for found in imports(file):
        other = stage_of(found.module)
        if other is not None and other not in allowed:
            yield (
                f"{file.path}:{found.line}: stage {own} may not import dlp.{other}; "
                f"exchange a type of dlp/data.py, or join them in dlp/scanner.py"
            )


def knows_the_order(file: Source) -> Iterator[str]:
    """Modules of dlp that join several stages, besides those whose work that is."""
    own = stage_of(".".join(file.module)) or ""
    if file.module[0] != "dlp" or own in STAGES or own.startswith(KNOW_THE_ORDER):
        return
    met = sorted({s for found in imports(file) if (s := stage_of(found.module)) in STAGES})
    if len(met) > 1:
        yield f"{file.path}: joins the stages {', '.join(met)}; that is dlp/scanner.py's work"


def library_out_of_place(file: Source) -> Iterator[str]:
    """Libraries imported by other files than the one that wraps them."""
    for found in imports(file):
        places = ONLY_IN.get(found.module.split(".")[0])
        if places and not any(fnmatch(file.path, place) for place in places):
            library = found.module.split(".")[0]
            yield f"{file.path}:{found.line}: {library} is imported only in {' '.join(places)}"


def too_long(file: Source) -> Iterator[str]:
    """Files and functions one cannot hold in the head."""
    lines = file.text.count("\n")
    if lines >= MAX_LINES:
        yield f"{file.path}: {lines} lines; split it below {MAX_LINES}"
    for node in ast.walk(file.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                yield f"{file.path}:{node.lineno}: {node.name}() is {length} lines"


def swallows(file: Source) -> Iterator[str]:
    """Handlers that could turn a failure into "no findings"."""
    for node in ast.walk(file.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        if node.type is None:
            yield f"{file.path}:{node.lineno}: bare except; name what can fail"
            continue
        broad = isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
        if broad and all(isinstance(step, ast.Pass | ast.Continue) for step in node.body):
            yield f"{file.path}:{node.lineno}: a broad except that swallows"


def unfinished(file: Source) -> Iterator[str]:
    """Notes to self, and files that do not say what they are."""
    if file.text.strip() and ast.get_docstring(file.tree) is None:
        yield f"{file.path}: begins without a docstring"
    for number, line in enumerate(file.text.splitlines(), 1):
        for word in FORBIDDEN_WORDS:
            if word in line:
                yield f"{file.path}:{number}: {word}; finish it or leave it out"


def asserts_nothing(file: Source) -> Iterator[str]:
    """Tests that cannot fail."""
    telling = ("assert", "raises", "expect", "check", "verify", "fail", "require", "warns")
    for node in ast.walk(file.tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not node.name.startswith("test_"):
            continue
        names = [n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)]
        names += [n.id for n in ast.walk(node) if isinstance(n, ast.Name)]
        if any(isinstance(n, ast.Assert) for n in ast.walk(node)):
            continue
        if not any(name.lstrip("_").startswith(telling) for name in names):
            yield f"{file.path}:{node.lineno}: {node.name}() asserts nothing"


Rule = Callable[[Source], Iterator[str]]

# The rules: which folders they hold in.
RULES: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (wrong_layer, SHIPPED),
    (heavy_recognizer, ("recognizers",)),
    (stage_meets_stage, ("dlp",)),
    (knows_the_order, ("dlp",)),
    (library_out_of_place, SHIPPED),
    (too_long, ("recognizers", "dlp", "api", "models", "benchmarks")),
    (swallows, PYTHON),
    (unfinished, PYTHON),
    (asserts_nothing, ("tests",)),
)


@pytest.mark.parametrize(("rule", "tops"), [pytest.param(*r, id=r[0].__name__) for r in RULES])
def test_every_file_keeps_the_rule(rule: Rule, tops: tuple[str, ...]) -> None:
    broken = [message for file in sources(tops) for message in rule(file)]
    assert not broken, "\n" + "\n".join(broken)


# A rule that cannot fail holds nothing: each has files that break it, and files that may look so.
BREAKS: tuple[tuple[Rule, str, str], ...] = (
    (wrong_layer, "dlp/scanner.py", "import api.app"),
    (wrong_layer, "dlp/engine/a.py", "def f():\n    from api import routes"),
    (wrong_layer, "recognizers/base.py", "from dlp.data import Finding"),
    (wrong_layer, "api/app.py", "from tests import conftest"),
    (heavy_recognizer, "recognizers/general/phone.py", "import phonenumbers"),
    (stage_meets_stage, "dlp/policy/decide.py", "from dlp.engine.score import score"),
    (stage_meets_stage, "dlp/policy/decide.py", "from dlp import engine"),
    (stage_meets_stage, "dlp/policy/decide.py", "from ..engine import score"),
    (stage_meets_stage, "dlp/policy/__init__.py", "from ..engine import score"),
    (stage_meets_stage, "dlp/normalise.py", "from dlp.scanner import Scanner"),
    (knows_the_order, "dlp/keys.py", "import dlp.policy.load\nimport dlp.engine.ner"),
    (
        library_out_of_place,
        "dlp/engine/context.py",
        "from presidio_analyzer import RecognizerResult",
    ),
    (library_out_of_place, "dlp/scanner.py", "import spacy.tokens"),
    (library_out_of_place, "dlp/audit/store.py", "from fastapi import FastAPI"),
    (too_long, "dlp/data.py", "x = 1\n" * MAX_LINES),
    (too_long, "dlp/data.py", "def f():\n" + "    x = 1\n" * MAX_FUNCTION_LINES),
    (swallows, "dlp/data.py", "try:\n    x = 1\nexcept:\n    x = 2"),
    (swallows, "dlp/data.py", "try:\n    x = 1\nexcept Exception:\n    pass"),
    (unfinished, "dlp/data.py", "x = 1"),
    (unfinished, "dlp/data.py", f'"""What."""\n# {FORBIDDEN_WORDS[0]} later'),
    (asserts_nothing, "tests/test_a.py", "def test_a():\n    print(1)"),
)
KEEPS: tuple[tuple[Rule, str, str], ...] = (
    (wrong_layer, "api/app.py", "import dlp.scanner"),
    (wrong_layer, "dlp/engine/a.py", "import recognizers"),
    (heavy_recognizer, "recognizers/base.py", "import regex as re\nimport csv"),
    (stage_meets_stage, "dlp/engine/a.py", "from .score import x\nfrom dlp.data import Finding"),
    (stage_meets_stage, "dlp/evaluation/run.py", "from dlp.scanner import Scanner"),
    (knows_the_order, "dlp/scanner.py", "import dlp.policy.load\nimport dlp.engine.ner"),
    (library_out_of_place, "dlp/engine/presidio_results.py", "import presidio_analyzer"),
    (swallows, "dlp/data.py", "try:\n    x = 1\nexcept ValueError:\n    pass"),
    (unfinished, "dlp/__init__.py", ""),
    (asserts_nothing, "tests/test_a.py", "def test_a():\n    check_all()"),
)


@pytest.mark.parametrize(("rule", "path", "text"), BREAKS)
def test_rule_sees_what_breaks_it(rule: Rule, path: str, text: str) -> None:
    assert list(rule(source(path, text)))


@pytest.mark.parametrize(("rule", "path", "text"), KEEPS)
def test_rule_leaves_what_keeps_it(rule: Rule, path: str, text: str) -> None:
    assert not list(rule(source(path, text)))


def test_every_rule_has_a_file_that_breaks_it() -> None:
    assert {rule for rule, _ in RULES} == {rule for rule, _, _ in BREAKS}
