"""A model while it is trained: its weights and figures, before it is packed."""

import json
from pathlib import Path
from typing import Any

from dlp.engine import ner
from dlp.engine.lexicon import Lexicon
from dlp.engine.network import Network

LEXICON = Path("models/names/roeland_names/lexicon.txt.xz")


def pipeline(folder: Path, lexicon: Path = LEXICON) -> Any:
    """The spaCy pipeline of saved weights."""
    about = json.loads((folder / "about.json").read_text(encoding="utf8"))
    nlp = ner.blank(Lexicon.load(lexicon), width=about["width"], depth=about["depth"])
    ner.component_of(nlp).read_weights((folder / "model.bin").read_bytes())
    return nlp


def load(folder: Path, lexicon: Path = LEXICON) -> Network:
    """The same as the fast network."""
    return ner.fast(ner.component_of(pipeline(folder, lexicon)))
