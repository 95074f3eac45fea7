"""A model that is missing or damaged stops the start; others run by name."""

import shutil
from pathlib import Path

import pytest
import spacy

from dlp.engine.language import language_of
from dlp.engine.names_load import FOLDER, MANIFEST, load_names, manifest_of, verify
from dlp.errors import ConfigurationError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "names"))


def test_the_manifest_is_that_of_the_folder() -> None:
    assert (FOLDER / MANIFEST).read_text(encoding="utf-8") == manifest_of(FOLDER)
    assert verify(FOLDER).startswith("sha256:")


def test_the_model_is_small() -> None:
    size = sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file())
    assert size < 30_000_000


@pytest.mark.parametrize(
    "name", ["roeland_names/model", "config.cfg", "roeland_names/lexicon.txt.xz"]
)
def test_a_damaged_file_is_named(copy: Path, name: str) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / name).write_bytes(data)
    with pytest.raises(ConfigurationError, match=f"{name} is damaged.*DLP_NAMES=off"):
        load_names(folder=copy)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "roeland_names/model").unlink()
    with pytest.raises(ConfigurationError, match="roeland_names/model cannot be read"):
        load_names(folder=copy)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="SHA256SUMS cannot be read"):
        load_names(folder=tmp_path / "none")


@pytest.mark.parametrize(
    ("models", "said"),
    [
        (("nl_no_such_model",), "no installed spaCy package"),
        (("es:shipped",), "es is none of nl, fr, de, en"),
        ((), "names no model"),
    ],
)
def test_a_wrong_setting_is_said(models: tuple[str, ...], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        load_names(models)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A pipeline that knows one firm and one person, with labels of its own."""
    nlp = spacy.blank("nl")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PER", "pattern": "Xqwerty"},
            {"label": "GPE", "pattern": "Zzstad"},
            {"label": "DATE", "pattern": "vandaag"},
        ]
    )
    nlp.to_disk(tmp_path / "small")
    return tmp_path / "small"


def test_another_pipeline_replaces_the_shipped_one(small: Path) -> None:
    finder = load_names((str(small),)).finder
    text = "Is Xqwerty vandaag in Zzstad?"
    found = [(text[h.start : h.end], h.entity) for h in finder.hits(text)]
    assert found == [("Xqwerty", "PERSON"), ("Zzstad", "LOCATION")]


def test_another_pipeline_joins_the_shipped_one_for_its_language(small: Path) -> None:
    finder = load_names(("shipped", f"nl:{small}")).finder
    dutch = "Mevrouw De Smet is vandaag in Zzstad met het dossier van de raad."
    french = "Madame Lambert est dans la ville de Zzstad pour le dossier."
    found = [dutch[h.start : h.end] for h in finder.hits(dutch)]
    assert found == ["De Smet", "Zzstad"]
    evidence = [h for h in finder.hits(french) if french[h.start : h.end] == "Lambert"]
    assert len(evidence) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("de raad heeft het dossier niet gezien", "nl"),
        ("le conseil est dans la salle", "fr"),
        ("der Rat ist nicht im Saal und", "de"),
        ("the council is in this room", "en"),
        ("1234 qqq", ""),
    ],
)
def test_languages_are_told_apart(text: str, language: str) -> None:
    assert language_of(text.split()) == language
