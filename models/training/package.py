"""Pack trained weights as the shipped pipeline: a folder that spaCy loads by path, with a manifest.

python -m models.training.package MODEL [--out models/names]
"""

import argparse
import json
import shutil
from pathlib import Path

from dlp.engine.names_load import COMPONENT, LEXICON, MANIFEST, manifest_of
from models.training.saved import pipeline


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--out", type=Path, default=Path("models/names"))
    args = parser.parse_args()
    about = json.loads((args.model / "about.json").read_text(encoding="utf8"))
    lexicon = (args.out / LEXICON).read_bytes()
    nlp = pipeline(args.model, args.out / LEXICON)
    nlp.meta.update(
        name="names",
        version="1.0.0",
        description="People, places and organisations in Dutch, French, German and English",
        author="The Roeland authors",
        license="CC BY-SA 4.0",
        performance={k: v for k, v in about.items() if k not in ("width", "depth", "s")},
    )
    shutil.rmtree(args.out)
    nlp.to_disk(args.out, exclude=["vocab"])
    (args.out / COMPONENT).mkdir(exist_ok=True)
    (args.out / LEXICON).write_bytes(lexicon)
    (args.out / MANIFEST).write_text(manifest_of(args.out), encoding="utf8")
    size = sum(p.stat().st_size for p in args.out.rglob("*") if p.is_file())
    print(f"{args.out}: {size:,} bytes")


if __name__ == "__main__":
    main()
