"""Import this first, and spaCy comes without its command line: for processes that only find things.

For the one function `spacy.info`, spaCy imports all its commands and with them typer, rich, weasel
and httpx: 0.2 s and 13 MB. Here they are loaded at their first use instead, which never comes.
"""

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import Any

CLI = "spacy.cli"


def import_spacy() -> None:
    """Import spaCy with its commands left to their first use; nothing where it has been already."""
    if "spacy" in sys.modules:
        return
    package, command = ModuleType(CLI), ModuleType(f"{CLI}.info")
    package.__path__ = []
    command.info = _info  # type: ignore[attr-defined]
    sys.modules |= {module.__name__: module for module in (package, command)}
    try:
        import spacy
    finally:
        del sys.modules[package.__name__], sys.modules[command.__name__]
    spec = find_spec(CLI)
    if spec is None or spec.loader is None:
        return  # a spaCy without commands has none to load
    spec.loader = LazyLoader(spec.loader)
    sys.modules[CLI] = later = module_from_spec(spec)
    setattr(spacy, "cli", later)  # noqa: B010 - as the import of a submodule does
    spec.loader.exec_module(later)


def _info(*args: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **options)


import_spacy()
