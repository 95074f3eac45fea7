"""`dlp recognizers new`: a recognizer from questions, for who knows the number but no code."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from dlp.cli import GOOD, MISTAKES, WRONG_USE
from dlp.cli.show import say, warn

FIXED_SCORE, DIGITS_SCORE = 0.6, 0.3  # with a letter in the pattern; of digits only
LABELLED = 0.9  # with a context word beside it
HITS = 2
HEADER = "# Made by `dlp recognizers new`. After a change: dlp recognizers check {name}\n"


def new(
    name: Annotated[str | None, typer.Option(help="such as: parking permit")] = None,
    title: Annotated[
        list[str] | None, typer.Option(help="what people call it, as nl=een parkeerkaart")
    ] = None,
    pattern: Annotated[
        str | None, typer.Option(help="in words: 2 letters, dash, 6 digits (nl, fr, de too)")
    ] = None,
    example: Annotated[
        list[str] | None, typer.Option(help="a value, in place of --pattern; more narrow it down")
    ] = None,
    regex: Annotated[str | None, typer.Option(help="in place of --pattern")] = None,
    context: Annotated[
        list[str] | None, typer.Option(help="a word that stands near it; give several")
    ] = None,
    needs_context: Annotated[
        bool, typer.Option("--needs-context", help="found beside such a word only")
    ] = False,
    category: Annotated[
        str | None, typer.Option(help="case_file (redacted), public (reported), ...")
    ] = None,
    hit: Annotated[list[str] | None, typer.Option(help="a text that holds it; give two")] = None,
    miss: Annotated[list[str] | None, typer.Option(help="a text with a look-alike")] = None,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="to write")] = None,
) -> int:
    """Ask what a number looks like and write a recognizer file. Options answer in advance.

    Exit status: 0 written, 2 an answer is missing or the file exists, 3 a text is not judged so.

    Example: dlp recognizers new --name "parking permit" --pattern "PP, dash, 6 digits" --hit
    "permit PP-123456" --hit "PP-654321" --miss "PP-12345"
    """
    ask = _Questions(sys.stdin.isatty())
    name = name or ask("name", "Name of the number, such as parking permit")
    expression = regex or _expression(pattern, example, ask)
    entity = _entity(name)
    file = output or Path(f"{entity.lower().replace('_', '-')}.yaml")
    if title is None and ask.open:
        title = ask.several("What people call it, as nl=een parkeerkaart")
    if context is None and ask.open:
        context = ask.several("A word that stands near it")
    category = category or (ask("category", "Category", "case_file") if ask.open else "case_file")
    hits = list(hit or ())
    while ask.open and len(hits) < HITS:
        hits.append(ask("hit", f"A text that holds it ({len(hits) + 1} of {HITS})"))
    misses = miss or ([ask("miss", "A text with a look-alike")] if ask.open else [])
    if len(hits) < HITS:
        ask.missing.append(f"--hit ({HITS} of them)")
    if not misses:
        ask.missing.append("--miss")
    if ask.missing:
        warn(f"not answered: {', '.join(ask.missing)}; give these options")
        return WRONG_USE
    if file.exists():
        warn(f"{file}: exists; choose another --output")
        return WRONG_USE
    entry = _entry(name, entity, expression, context or [], category, needs_context)
    entry["title"] = _titles(title or [], name)
    from recognizers.base import CLOSE, OPEN

    marked = [_marked(text, expression) for text in hits]
    unmarked = [text for text in marked if OPEN not in text and CLOSE not in text]
    for text in unmarked:
        say(f'{expression} finds nothing in "{text}"; mend the text or the pattern')
    if unmarked:
        return MISTAKES
    entry["samples"] = {"hit": marked, "miss": list(misses)}
    return _write(file, entry)


class _Questions:
    """Asks on a terminal; elsewhere notes which option was needed."""

    def __init__(self, is_open: bool) -> None:
        self.open = is_open
        self.missing: list[str] = []

    def __call__(self, option: str, question: str, default: str | None = None) -> str:
        if not self.open:
            self.missing.append(f"--{option}")
            return ""
        return str(typer.prompt(question, default=default)).strip()

    def several(self, question: str) -> list[str]:
        """Answers until an empty one."""
        given: list[str] = []
        while answer := str(typer.prompt(f"{question} (empty: no more)", default="")).strip():
            given.append(answer)
        return given


def _expression(pattern: str | None, examples: Sequence[str] | None, ask: _Questions) -> str:
    """From words, or values, or asked until it is understood."""
    from dlp.cli.pattern_words import NotUnderstood, from_values, from_words

    if examples:
        return _said(from_values, examples)
    if pattern is not None or not ask.open:
        return _said(from_words, pattern) if pattern else ask("pattern", "")
    while True:
        words = ask("pattern", "How it is built: 2 letters, dash, 6 digits; or an example")
        try:
            proposed = from_words(words)
        except NotUnderstood as error:
            if " " in words or not any(char.isdigit() for char in words):
                say(str(error))
                continue
            proposed = from_values([words])
        if typer.confirm(f"That is {proposed}. Right?", default=True):
            return proposed


def _said(read: Callable[[Any], str], given: Any) -> str:
    from dlp.cli.pattern_words import NotUnderstood

    try:
        return read(given)
    except NotUnderstood as error:
        _refuse(str(error))


def _refuse(what: str) -> NoReturn:
    from dlp.errors import ConfigurationError

    raise ConfigurationError([what])


def _entity(name: str) -> str:
    from dlp.engine.custom import kebab

    return kebab(name).replace("-", "_").upper() or "OWN"


def _entry(
    name: str,
    entity: str,
    expression: str,
    context: Sequence[str],
    category: str,
    needs_context: bool,
) -> dict[str, Any]:
    import regex as re

    named = re.sub(r"\(\?<[!=].*?\)|\(\?!.*?\)|\\.|\[0-9\]", "", expression)
    letters = any(char.isalpha() for char in named)
    entry: dict[str, Any] = {
        "name": name,
        "supported_entity": entity,
        "category": category,
        "title": {},
        "patterns": [
            {
                "name": "as asked",
                "regex": expression,
                "score": FIXED_SCORE if letters else DIGITS_SCORE,
            }
        ],
    }
    if context:
        entry["context"] = list(context)
        entry["context_score"] = LABELLED
    if needs_context:
        entry["needs_context"] = True
    return entry


def _titles(given: Sequence[str], name: str) -> dict[str, str]:
    """`nl=een parkeerkaart` by language; a title without one is English."""
    titles = {}
    for one in given:
        language, _, text = one.rpartition("=")
        titles[language.strip() or "en"] = text.strip()
    return titles or {"en": name}


def _marked(text: str, expression: str) -> str:
    """The text with what the pattern finds in it between marks, unless it has marks."""
    import regex as re

    from recognizers.base import CLOSE, OPEN

    if OPEN in text or CLOSE in text:
        return text
    try:
        return re.sub(expression, lambda m: f"{OPEN}{m[0]}{CLOSE}", text, flags=re.IGNORECASE)
    except re.error:
        return text  # what is wrong with it is said when the whole is checked


def _write(file: Path, entry: dict[str, Any]) -> int:
    """Write the file when the scanner judges its samples as they say."""
    import yaml

    from dlp.errors import ConfigurationError
    from dlp.scanner_recognizers import load_texts

    body = yaml.safe_dump({"recognizers": [entry]}, sort_keys=False, allow_unicode=True, width=200)
    text = HEADER.format(name=file.name) + body
    try:
        load_texts([(file.name, text)])
    except ConfigurationError as error:
        say("Nothing is written. The file would be:")
        for line in text.splitlines():
            say(f"  {line}")
        for mistake in error.mistakes:
            say(mistake)
        return MISTAKES
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        warn(f"{file}: cannot be written ({error.strerror}); choose another --output")
        return WRONG_USE
    say(f"{file}: written; its samples hold. Use it: DLP_RECOGNIZER_FILES={file} dlp scan -")
    return GOOD
