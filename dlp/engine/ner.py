"""The names model as a spaCy pipeline: how it is built, loaded and read; the only import of spaCy.

The shipped pipeline is a blank multilingual one with a single component, `roeland_names`: spaCy's
own tagger network over hashed word features (lexicon.py), its classes read as names (decode.py).
The component cuts the text itself (tokens.py), so it works behind any tokenizer.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from dlp.engine.decode import CLASSES, Floats, decode
from dlp.engine.lexicon import FEATURES, Lexicon, features
from dlp.engine.network import Layer, Network, Weights
from dlp.engine.tokens import can_hold, segments, spelled, words

COMPONENT = "roeland_names"
ROWS = {"NORM": 10_000, "PREFIX": 3_000, "SUFFIX": 5_000, "SHAPE": 600, "LANG": 250}


class Names:
    """The component: sets doc.ents. Not trained by `spacy train`: see models/training."""

    def __init__(self, model: Any, lexicon: Lexicon | None = None) -> None:
        self.model = model
        self.lexicon = lexicon or Lexicon({})
        self.vocab = self._vocab()

    def _vocab(self) -> Vocab:
        """A vocabulary of the component's own, whose lexemes carry the word features."""

        known: dict[str, tuple[str, ...]] = {}  # the last word only: each is asked for five times

        def of(word: str) -> tuple[str, ...]:
            if word not in known:
                known.clear()
                known[word] = features(word, self.lexicon)
            return known[word]

        def getter(index: int) -> Any:
            return lambda word: of(word)[index]

        ids = spacy.attrs.IDS
        return Vocab(lex_attr_getters={ids[name]: getter(i) for i, name in enumerate(FEATURES)})

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one document."""
        text = doc.text
        cut = words(text)
        ranges = [
            (a, b)
            for a, b in segments(text, cut)
            if can_hold([spelled(text, word) for word in cut[a:b]])
        ]
        found: list[Span] = []
        rows = self.probabilities([[spelled(text, w) for w in cut[a:b]] for a, b in ranges])
        for (a, _), table in zip(ranges, rows, strict=True):
            for name in decode(table):
                low, high = cut[a + name.start][0], cut[a + name.end - 1][1]
                span = doc.char_span(low, high, label=name.label, alignment_mode="expand")
                if span is not None:
                    found.append(span)
        doc.set_ents(filter_spans(found))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """One document after the other."""
        del batch_size
        return map(self, stream)

    def probabilities(self, texts: list[list[str]]) -> list[Floats]:
        """Class probabilities of each word of each segment, through spaCy's own network."""
        if not texts:
            return []
        with self.vocab.memory_zone():  # no word of any text stays behind
            docs = [Doc(self.vocab, words=text) for text in texts]
            logits = self.model.predict(docs)
            return [softmax(table) for table in logits]

    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        """Write weights beside the lexicon, which the packager puts there."""
        del exclude
        folder = spacy.util.ensure_path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model").write_bytes(self.model.to_bytes())

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> "Names":
        """Read weights and lexicon. Raises: OSError, ValueError."""
        del exclude
        folder = Path(path)
        self.lexicon = Lexicon.load(folder / "lexicon.txt.xz")
        self.vocab = self._vocab()
        self.read_weights((folder / "model").read_bytes())
        return self

    def read_weights(self, weights: bytes) -> None:
        """Take weights that thinc wrote. Raises: ValueError when they are of another network."""
        self.model.initialize(X=[Doc(self.vocab, words=["a"])])
        self.model.from_bytes(weights)


def softmax(logits: Floats) -> Floats:
    """Rows that sum to one."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return result


def fast(component: Names) -> Network:
    """The component's network in numpy; its results are those of `Names.probabilities`."""
    nodes: dict[str, list[Any]] = {}
    for node in component.model.walk():
        nodes.setdefault(node.name, []).append(node)
    tables = sorted(nodes["hashembed"], key=lambda node: int(node.attrs["seed"]))
    layers = [
        Layer.of(
            *(maxout.get_param(name) for name in ("W", "b")),
            *(norm.get_param(name) for name in ("G", "b")),
        )
        for maxout, norm in zip(nodes["maxout"], nodes["layernorm"], strict=True)
    ]
    output = nodes["softmax"][0]
    weights = Weights(
        tables=tuple(node.get_param("E") for node in tables),
        seeds=tuple(int(node.attrs["seed"]) for node in tables),
        mixer=layers[0],
        layers=tuple(layers[1:]),
        output=output.get_param("W").T.copy(),
        output_bias=output.get_param("b"),
    )
    lexicon = component.lexicon

    def ids(word: str) -> list[int]:
        return [spacy.strings.get_string_id(text) for text in features(word, lexicon)]

    return Network(weights, ids, component.model.ops.hash, common_words(lexicon))


def load(folder: Path) -> Names:
    """The component of a pipeline in a folder. Raises: OSError, ValueError, KeyError."""
    return component_of(spacy.load(folder))


def component_of(nlp: Language) -> Names:
    """Our component of a pipeline. Raises: KeyError."""
    component: Any = nlp.get_pipe(COMPONENT)
    found: Names = component
    return found


LABELS = {
    **dict.fromkeys(("PER", "PERSON", "PERS"), "PERSON"),
    **dict.fromkeys(("LOC", "GPE", "FAC", "LOCATION"), "LOCATION"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION"), "ORGANIZATION"),
}
CONFIDENCE = 0.85  # of a name that a pipeline without probabilities finds


class Pipeline:
    """Any spaCy pipeline that names people, by package name or path."""

    def __init__(self, name: str, language: str = "") -> None:
        """Raises: OSError or ValueError when spaCy cannot load it."""
        self.name, self.language = name, language
        self._nlp = spacy.load(name, exclude=["lemmatizer", "senter", "morphologizer"])

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[int, int, str, float]]]:
        """Of each text: start, end (code points), our label and confidence. Other labels: none."""
        for text in texts:
            with self._nlp.memory_zone():
                doc = self._nlp(text)
                yield [
                    (e.start_char, e.end_char, LABELS[e.label_], CONFIDENCE)
                    for e in doc.ents
                    if e.label_ in LABELS
                ]


def common_words(lexicon: Lexicon) -> Iterator[str]:
    """Words whose vectors are worth keeping: ordinary ones, also as a sentence begins."""
    yield from ("\n", "\n\n", "\t", "...", *".,:;?!()/-'\"&%€|")
    for word in lexicon.words():
        if lexicon.ordinary(word) > 1 or lexicon.code(word) == "part":
            yield word
            if lexicon.ordinary(word) > 2:
                yield word.capitalize()


def network(width: int, depth: int) -> dict[str, Any]:
    """The configuration of the model, in spaCy's terms."""
    return {
        "@architectures": "spacy.Tagger.v2",
        "nO": len(CLASSES),
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": width,
                "attrs": list(FEATURES),
                "rows": [ROWS[name] for name in FEATURES],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": width,
                "depth": depth,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }


@Language.factory(COMPONENT, assigns=["doc.ents"], default_config={"model": network(96, 4)})
def make_names(nlp: Language, name: str, model: Any) -> Names:
    """What spaCy calls when a pipeline with this component is loaded."""
    del nlp, name
    return Names(model)


def blank(lexicon: Lexicon, *, width: int, depth: int) -> Language:
    """A pipeline with untrained weights."""
    nlp = spacy.blank("xx")
    component = nlp.add_pipe(COMPONENT, config={"model": network(width, depth)})
    component.lexicon = lexicon  # type: ignore[attr-defined]
    component.vocab = component._vocab()  # type: ignore[attr-defined]
    return nlp
