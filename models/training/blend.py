"""The mean of the weights of models that were trained on from the same one.

    python -m models.training.blend MODEL MODEL [MODEL ...] OUT

Each MODEL is a folder of saved weights. Going on with new texts forgets some of the old ones; the
mean finds more people than either, and fewer that are none (models/README.md). The figures beside
the weights are those of the last model.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from dlp.engine import ner
from models.training.saved import pipeline


def blended(folders: Sequence[Path]) -> bytes:
    """Weights of the mean. Raises: ValueError when the models differ in shape."""
    first, *rest = (ner.component_of(pipeline(folder)).model for folder in folders)
    others = [list(model.walk()) for model in rest]
    for i, node in enumerate(first.walk()):
        for name in node.param_names:
            if node.has_param(name):
                same = [node.get_param(name), *(other[i].get_param(name) for other in others)]
                node.set_param(name, sum(same) / len(same))
    weights: bytes = first.to_bytes()
    return weights


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "model.bin").write_bytes(blended(args.models))
    (args.out / "about.json").write_bytes((args.models[-1] / "about.json").read_bytes())


if __name__ == "__main__":
    main()
