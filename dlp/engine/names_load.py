"""Which names model runs: the shipped one, others by name, or none; and that it is what it says.

The shipped folder carries a list of its files with their SHA-256. A missing, added or changed file
stops the start: there is no service that silently finds no names.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dlp.data import LANGUAGES
from dlp.engine.lexicon import Lexicon
from dlp.engine.names import Model, NameFinder
from dlp.errors import ConfigurationError

if TYPE_CHECKING:
    from dlp.engine.ner import Pipeline

SHIPPED = "shipped"
FOLDER = Path(__file__).parents[2] / "models" / "names"
COMPONENT = "roeland_names"
MANIFEST = "SHA256SUMS"
LEXICON = Path(COMPONENT) / "lexicon.txt.xz"


@dataclass(frozen=True, slots=True)
class Names:
    """What was loaded."""

    finder: NameFinder
    models: tuple[str, ...]  # as the settings name them
    digest: str  # of the shipped folder; empty when it is not used


def load_names(models: Sequence[str] = (SHIPPED,), folder: Path = FOLDER) -> Names:
    """The models of the settings, ready to read.

    Args:
        models: `shipped`, the name of an installed spaCy package or the path of a pipeline; each
            may begin with a language and a colon (`nl:nl_core_news_lg`) and then reads only text
            of that language.
    Raises: ConfigurationError with every mistake.
    Cost: about a second, most of it the import of spaCy.
    """
    wrong: list[str] = []
    digest, network, others = "", None, []
    lexicon = Lexicon({})
    try:
        digest = verify(folder)
        lexicon = Lexicon.load(folder / LEXICON)
    except ConfigurationError as error:
        wrong += error.mistakes
    for entry in models:
        language, _, name = entry.rpartition(":") if entry[2:3] == ":" else ("", "", entry)
        if language and language not in LANGUAGES:
            wrong.append(f"DLP_MODELS: {language} is none of {', '.join(LANGUAGES)}")
            continue
        try:
            if name == SHIPPED:
                network = _shipped(folder) if not wrong else None
            else:
                others.append(_installed(name, language))
        except ConfigurationError as error:
            wrong += error.mistakes
    if not models:
        wrong.append("DLP_MODELS: names no model; write shipped, or DLP_NAMES=off for none")
    if wrong:
        raise ConfigurationError(wrong)
    finder = NameFinder(network, lexicon, others=others)
    return Names(finder, tuple(models), digest)


def verify(folder: Path) -> str:
    """The digest of a model's folder, whose files are those that its manifest names.

    Raises: ConfigurationError naming each file that is missing, changed or not listed.
    """
    remedy = "restore the folder models/names, or set DLP_NAMES=off to run without names"
    try:
        manifest = (folder / MANIFEST).read_text(encoding="utf-8")
    except OSError as error:
        said = f"names model: {MANIFEST} cannot be read ({error.strerror}); {remedy}"
        raise ConfigurationError([said]) from None
    wrong = []
    lines = [line.partition("  ") for line in manifest.splitlines() if "  " in line]
    listed = {name: digest for digest, _, name in lines}
    for name, wanted in listed.items():
        try:
            found = sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            wrong.append(f"names model: {name} cannot be read ({error.strerror}); {remedy}")
            continue
        if found != wanted:
            wrong.append(f"names model: {name} is damaged (its SHA-256 differs); {remedy}")
    if not listed:
        wrong.append(f"names model: {MANIFEST} lists no file; {remedy}")
    if wrong:
        raise ConfigurationError(wrong)
    return f"sha256:{sha256(manifest.encode()).hexdigest()}"


def manifest_of(folder: Path) -> str:
    """The text of a manifest: SHA-256 and name of every file, as sha256sum prints them."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST)
    return "".join(
        f"{sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}\n" for p in files
    )


def _shipped(folder: Path) -> Model:
    from dlp.engine import ner

    try:
        return ner.fast(ner.load(folder))
    except (OSError, ValueError, KeyError) as error:
        said = f"names model: cannot be loaded ({type(error).__name__}); it is made for spaCy 3.8"
        raise ConfigurationError([said]) from None


def _installed(name: str, language: str) -> "Pipeline":
    from dlp.engine import ner

    if not Path(name).is_dir() and (not name.isidentifier() or find_spec(name) is None):
        said = f"DLP_MODELS: {name} is no installed spaCy package and no folder; install it"
        raise ConfigurationError([said])
    try:
        return ner.Pipeline(name, language)
    except (OSError, ValueError, ImportError) as error:
        said = f"DLP_MODELS: spaCy cannot load {name} ({type(error).__name__})"
        raise ConfigurationError([said]) from None
