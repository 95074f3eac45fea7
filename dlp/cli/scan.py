"""`dlp scan`: the verdict on files and standard input, and their cleaned copies."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.cli import BLOCK, GOOD, REDACT, WRONG_USE
from dlp.cli.files import STDIN, read, write_whole
from dlp.cli.show import progress, say_json, warn

if TYPE_CHECKING:
    from dlp.data import Context, FileVerdict, Incomplete, Verdict
    from dlp.scanner import Scanner

STATUS = {"allow": GOOD, "redact": REDACT, "block": BLOCK}


@dataclass(frozen=True, slots=True)
class Scanned:
    """One file and the verdict on it."""

    shown: str  # its name, or its place where something is found in the name
    verdict: "Verdict"
    file: "FileVerdict | None" = field(repr=False)  # None: too large to be read


def scan(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help="files of any kind; - is stdin")
    ],
    destination: Annotated[
        str | None, typer.Option(metavar="HOST", help="host or URL of the AI tool it goes to")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="print the answer of the HTTP interface, one a line")
    ] = False,
    redact_to: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="write the cleaned file here; a folder for several files"
        ),
    ] = None,
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="policy file [DLP_POLICY]")
    ] = None,
) -> int:
    """Scan files before they go to an AI tool: text, office files, mail, pictures, archives.

    Exit status: 0 allow, 10 redact, 20 block (the strictest of all files), 2 wrong use or a file
    that cannot be read, 1 our own failure. What cannot be read wholly counts as not scanned.

    Example: dlp scan letter.docx --destination chatgpt.com --redact-to clean.docx
    """
    from dlp.data import Context
    from dlp.policy.destinations import DestinationError, parse
    from dlp.scanner import build_scanner
    from dlp.settings import load_settings

    settings = load_settings(policy=policy)
    if destination is not None:
        try:
            parse(destination)
        except DestinationError as error:
            warn(str(error))
            return WRONG_USE
    if (wrong := _wrong_names(files, redact_to)) is not None:
        warn(wrong)
        return WRONG_USE
    targets = _targets(files, redact_to)
    scanner = build_scanner(settings)
    context = Context(destination=destination, channel="upload")
    status, failed = GOOD, False
    # On a terminal the verdicts themselves show how far it is.
    taken = files if sys.stdout.isatty() else progress(files, len(files), "scanning")
    for place, name in enumerate(taken, 1):
        try:
            content = read(name, settings.max_document_bytes)
            scanned = _scanned(scanner, name, content, context, place)
            if (target := targets.get(name)) is not None:
                _write(scanned, _target(target, name, scanned))
        except OSError as error:
            warn(f"{error.filename or name}: {error.strerror}")
            failed = True
            continue
        status = max(status, STATUS[scanned.verdict.verdict])
        _show(scanned, as_json=as_json)
    return WRONG_USE if failed else status


def _wrong_names(files: Sequence[str], redact_to: Path | None) -> str | None:
    """What cannot be meant by these names."""
    if len(set(files)) < len(files):
        return "a file is named twice; name each once"
    if redact_to is None:
        return None
    if str(redact_to) == STDIN:
        return "--redact-to takes a file or folder"
    if len(files) > 1 and redact_to.exists() and not redact_to.is_dir():
        return "--redact-to is a folder when there are several files"
    if len({_base(name) for name in files}) < len(files):
        return "two files have the same name and cannot both go into one folder"
    return None


def _targets(files: Sequence[str], redact_to: Path | None) -> dict[str, Path]:
    """Where the cleaned text of each file goes."""
    if redact_to is None:
        return {}
    if len(files) == 1 and not redact_to.is_dir():
        return {files[0]: redact_to}
    return {name: redact_to / _base(name) for name in files}


def _target(target: Path, name: str, scanned: Scanned) -> Path:
    """The target; in a folder a file goes by its cleaned name."""
    cleaned = scanned.file.name if scanned.file else None
    if cleaned and cleaned != _base(name) and target.name == _base(name):
        return target.with_name(cleaned)
    return target


def _base(name: str) -> str:
    return "stdin.txt" if name == STDIN else os.path.basename(name)  # noqa: PTH119 - bytes kept


def _scanned(
    scanner: "Scanner", name: str, content: bytes | None, context: "Context", place: int
) -> Scanned:
    from dlp.data import Incomplete
    from dlp.extraction.files import name_text

    base = None if name == STDIN else _base(name)
    shown = f"file {place}" if base and scanner.find(name_text(name)) else name
    if content is None:
        what = Incomplete("file", "limit", "larger than max_document_bytes")
        return Scanned(shown, _not_scanned(scanner, what, context), None)
    found = scanner.scan_file(content, name=base, context=context)
    return Scanned(shown, found.verdict, found)


def _not_scanned(scanner: "Scanner", what: "Incomplete", context: "Context") -> "Verdict":
    """The verdict of the policy on a file that is too large to be read."""
    from dlp.policy.decide import decide
    from dlp.verdict import assemble

    decision = decide((), (what,), context, scanner.policy, scanner.catalogue)
    return assemble(
        decision, scanner.policy, scanner.catalogue, incomplete=(what,), timings_ms={"total": 0.0}
    )


def _show(scanned: Scanned, *, as_json: bool) -> None:
    if as_json:
        from dlp.answer import document_answer, to_answer
        from dlp.cli.show import plain
        from dlp.data import Options

        options, file = Options(), scanned.file
        answer = document_answer(file, options) if file else to_answer(scanned.verdict, options)
        say_json({"file": plain(scanned.shown), **answer}, indent=False)
        return
    from dlp.cli.verdicts import show_verdict

    texts = scanned.file.texts if scanned.file else ()
    show_verdict(scanned.shown, texts, scanned.verdict)


def _write(scanned: Scanned, target: Path) -> None:
    """Put the cleaned file in its place, if it may leave. Raises: OSError."""
    cleaned = scanned.file.content if scanned.file else None
    if cleaned is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, cleaned)
