"""One form for every corpus: a text, and which of its characters name whom or what.

Hand-written passages (`sentences/*.txt`) mark names as {P:...}, {L:...}, {O:...}; a letter behind
the P says of which origin a name is (ORIGINS), for measuring only. Corpora of others come as
columns or stand-off and are made text again, so that the tokenizer of the product cuts all.
"""

import json
import lzma
import re as plain_re  # noqa: TID251 - fixed patterns over trusted corpora
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PERSON, LOCATION, ORGANIZATION = LABELS = ("PERSON", "LOCATION", "ORGANIZATION")
_MARK = plain_re.compile(r"\{([PLO])([a-z]?):([^{}]*)\}")
_LETTER = {"P": PERSON, "L": LOCATION, "O": ORGANIZATION}

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its names; `source` says which corpus, `lang` nl, fr, de or en."""

    text: str
    spans: tuple[Span, ...]
    source: str
    lang: str


def marked(passage: str) -> tuple[str, tuple[Span, ...]]:
    """Text and spans of a passage with inline marks."""
    out: list[str] = []
    spans: list[Span] = []
    size = last = 0
    for match in _MARK.finditer(passage):
        before, inner = passage[last : match.start()], match[3]
        out += (before, inner)
        size += len(before)
        if inner:
            spans.append((size, size + len(inner), _LETTER[match[1]]))
        size += len(inner)
        last = match.end()
    out.append(passage[last:])
    return "".join(out), tuple(spans)


ORIGINS = {
    "f": "flemish",
    "w": "walloon",
    "g": "german",
    "m": "moroccan",
    "t": "turkish",
    "c": "congolese",
    "p": "polish",
    "i": "italian",
    "s": "spanish",
    "o": "portuguese",
    "r": "romanian",
    "a": "arabic",
    "v": "vietnamese",
    "k": "african",
    "e": "english",
    "x": "slavic",
}


def origins(passage: str) -> list[str]:
    """The origin of each marked person of a passage, in order; "" where none is said."""
    return [ORIGINS.get(m[2], "") for m in _MARK.finditer(passage) if m[1] == "P" and m[3]]


def part_of(path: Path) -> str:
    """What a file of passages is for: "training", "heldout" (tuning) or "closed" (scores only)."""
    head = path.name.split("_", 1)[0]
    return head if head in {"heldout", "closed"} else "training"


def passages(folder: Path, part: str) -> Iterator[tuple[str, str, str]]:
    """(language, kind, passage with its marks) of one part of the hand-written files."""
    for path in sorted(folder.glob("*.txt")):
        if part_of(path) != part:
            continue
        head, _, body = path.read_text(encoding="utf8").partition("\n")
        about = {
            part.split(":", 1)[0].strip(): part.split(":", 1)[1].strip()
            for part in head.lstrip("# ").split(";")
            if ":" in part
        }
        for passage in body.split("\n%%"):
            if passage.strip():
                yield about.get("lang", "nl")[:2], about.get("kind", "other"), passage.strip("\n")


def written(folder: Path, part: str = "training") -> Iterator[Example]:
    """The hand-written passages of a part; source is written:<kind>."""
    for lang, kind, passage in passages(folder, part):
        text, spans = marked(passage)
        if text.strip():
            yield Example(text, spans, f"written:{kind}", lang)


_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%»…")
_NO_SPACE_AFTER = frozenset("([{«#@")


def joined(
    tokens: Iterable[tuple[str, str]], labels: dict[str, str], source: str, lang: str
) -> Example:
    """Text again from (token, tag) in BIO; unknown classes count as no name."""
    out: list[str] = []
    spans: list[Span] = []
    size, label, start, end, glue = 0, "", 0, 0, True
    for token, tag in tokens:
        kind = labels.get(tag[2:], "") if len(tag) > 2 else ""
        space = not (glue or token[0] in _NO_SPACE_BEFORE or token in {"'s", "n't", "'re", "'m"})
        glue = token in _NO_SPACE_AFTER or token.endswith("'")
        if space:
            out.append(" ")
            size += 1
        if label and (kind != label or tag.startswith("B-")):
            spans.append((start, end, label))
            label = ""
        if kind and not label:
            label, start = kind, size
        out.append(token)
        size += len(token)
        if kind:
            end = size
    if label:
        spans.append((start, end, label))
    return Example("".join(out), tuple(spans), source, lang)


def columns(
    lines: Iterable[str], token: int = 0, tag: int = -1, sep: str | None = None
) -> Iterator[list[tuple[str, str]]]:
    """Sentences of (token, tag) from a file of columns."""
    sentence: list[tuple[str, str]] = []
    for raw in lines:
        line = raw.rstrip("\r\n")
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
        elif not line.startswith(("# id", "#\t", "# ", "-DOCSTART-")):
            fields = line.split(sep)
            if len(fields) > max(token, 1 if tag < 0 else tag) and fields[token]:
                sentence.append((fields[token], fields[tag]))
    if sentence:
        yield sentence


def _xz(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf8") as lines:
        yield from lines


_PLAIN = {"PER": PERSON, "LOC": LOCATION, "ORG": ORGANIZATION}
_MULTICONER = {"PER": PERSON, "LOC": LOCATION, "CORP": ORGANIZATION, "GRP": ORGANIZATION}
_WNUT = {"person": PERSON, "location": LOCATION, "corporation": ORGANIZATION, "group": ORGANIZATION}
_WNUT |= _PLAIN
_LER = {
    **dict.fromkeys(("PER", "RR", "AN"), PERSON),
    **dict.fromkeys(("LD", "ST", "STR", "LDS"), LOCATION),
    **dict.fromkeys(("ORG", "UN", "INN", "GRT"), ORGANIZATION),
}
_CROSSNER = {
    **dict.fromkeys(("person", "politician", "scientist", "writer", "musicalartist"), PERSON),
    **dict.fromkeys(("location", "country"), LOCATION),
    **dict.fromkeys(("organisation", "politicalparty", "university", "band"), ORGANIZATION),
    "researcher": PERSON,
}
_MOBIE = {
    "person": PERSON,
    "PERSON": PERSON,
    **dict.fromkeys(
        ("location", "location-street", "location-city", "location-stop", "location-route"),
        LOCATION,
    ),
    **dict.fromkeys(("organization", "organization-company"), ORGANIZATION),
}
_WINER = {"Person": PERSON, "Location": LOCATION, "Organization": ORGANIZATION}
MOST_CHARS = 700  # of one example; longer texts are cut at a sentence


def winer(data: Path) -> Iterator[Example]:
    """WiNER-fr: French Wikinews, gold."""
    with tarfile.open(data / "ner/winer_fr/winer_fr_train.tar.xz") as archive:
        files = {m.name: m for m in archive.getmembers() if m.isfile()}
        for name in sorted(files):
            if not name.endswith(".txt") or name.replace(".txt", ".ann") not in files:
                continue
            text = _read(archive, files[name])
            spans = []
            for line in _read(archive, files[name.replace(".txt", ".ann")]).split("\n"):
                fields = line.split("\t")
                if len(fields) > 2 and ";" not in fields[1]:
                    kind, low, high = fields[1].split(" ")
                    if kind in _WINER:
                        spans.append((int(low), int(high), _WINER[kind]))
            yield from cut(Example(text, outer(spans), "winer_fr", "fr"))


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> str:
    file = archive.extractfile(member)
    return file.read().decode("utf8").replace("\r", "") if file else ""


def outer(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The longest of nested spans."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def cut(example: Example) -> Iterator[Example]:
    """The same in pieces of at most about MOST_CHARS, cut where a sentence or line ends."""
    text, start = example.text, 0
    ends = [m.end() for m in plain_re.finditer(r"\n+|(?<=[.!?]) (?=[A-Z])", text)] + [len(text)]
    inside = [(a, b) for a, b, _ in example.spans]
    for i, end in enumerate(ends):
        far = ends[i + 1] if i + 1 < len(ends) else end
        if (far - start > MOST_CHARS or end == len(text)) and not any(
            a < end < b for a, b in inside
        ):
            piece = text[start:end].rstrip()
            spans = [(a - start, b - start, k) for a, b, k in example.spans if start <= a < end]
            if piece.strip():
                spans = [s for s in spans if s[1] <= len(piece)]
                yield Example(piece, tuple(spans), example.source, example.lang)
            start = end


def _germeval(data: Path) -> Iterator[Example]:
    for s in columns(_xz(data / "ner/germeval2014/NER-de-dev.tsv.xz"), 1, 2, "\t"):
        yield joined(s, _PLAIN, "germeval", "de")


def _uner(data: Path) -> Iterator[Example]:
    for part in ("dev", "test"):
        path = data / f"ner/uner_en_ewt/en_ewt-ud-{part}.iob2.xz"
        for s in columns(_xz(path), 1, 2, "\t"):
            yield joined(s, _PLAIN, "uner_ewt", "en")


def _mobie(data: Path) -> Iterator[Example]:
    with zipfile.ZipFile(data / "ner/mobie_de/ner_conll03_formatted.zip") as archive:
        for name in sorted(archive.namelist()):
            lines = archive.read(name).decode("utf8").split("\n")
            for s in columns(lines):
                yield joined(s, _MOBIE, "mobie", "de")


def _ler(data: Path) -> Iterator[Example]:
    """Without sentences whose people are letters: the court made them so."""
    for part in ("dev", "test"):
        for s in columns(_xz(data / f"ner/ler_de/ler_{part}.conll.xz")):
            people = [t for t, tag in s if _LER.get(tag[2:]) == PERSON]
            if not any(len(t) < 4 and t.rstrip(".").isupper() for t in people):
                yield joined(s, _LER, "ler_de", "de")


def _english(data: Path) -> Iterator[Example]:
    for path in sorted((data / "ner/en_misc").glob("*.xz")):
        labels = _CROSSNER if path.name.startswith("crossner") else _WNUT
        source = path.name.split(".")[0]
        for s in columns(_xz(path)):
            yield joined(s, labels, source, "en")


_GOLD = {
    "winer_fr": winer,
    "germeval": _germeval,
    "mobie": _mobie,
    "uner_ewt": _uner,
    "ler_de": _ler,
    "en_misc": _english,
}


def gold(data: Path, only: Iterable[str] = tuple(_GOLD)) -> Iterator[Example]:
    """Annotated by people, and near our texts."""
    for name in only:
        yield from _GOLD[name](data)


def silver(data: Path) -> Iterator[Example]:
    """Found by machines, or far from our texts: Wikipedia links, old newspapers."""
    ner = data / "ner"
    for lang in ("nl", "fr", "de", "en"):
        for s in columns(_xz(ner / f"wikiann/{lang}.train.xz"), 0, 1, "\t"):
            clean = [(t.split(":", 1)[-1], tag) for t, tag in s]
            if not any(t.startswith("'''") or t in {"''", "'", "WEITERLEITUNG"} for t, _ in clean):
                yield joined([(t, g) for t, g in clean if t], _PLAIN, "wikiann", lang)
    for lang in ("nl", "de", "en"):
        for s in columns(_xz(ner / f"multiconer2022/{lang}_train.conll.xz")):
            yield joined(s, _MULTICONER, "multiconer", lang)
    for name, lang in (("enp_NL.kb", "nl"), ("enp_FR.bnf", "fr"), ("enp_DE.sbb", "de")):
        words = [pair for s in columns(_xz(ner / f"europeana/{name}.bio.xz")) for pair in s]
        for i in range(0, len(words), 100):
            yield joined(words[i : i + 100], _PLAIN, "europeana", lang)


def raw(data: Path, name: str, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(key, text) of an unlabelled corpus."""
    for line in _xz(data / "text" / f"{name}.jsonl.xz"):
        entry = json.loads(line)
        for key in keys:
            if entry.get(key):
                yield key, str(entry[key])
