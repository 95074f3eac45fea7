"""Training the network of short statements, on a handful of texts."""

from pathlib import Path

import numpy as np

from dlp.engine import brief
from models.training.brief import packed, rows_of, train
from models.training.sensitive import Window

TOLD = ["hij drinkt weer elke avond", "zij drinkt te veel", "drinkt hij nog, de buurman"]
PLAIN = ["de zaal is vrij", "het plan voor de zaal", "de weg naar de zaal is lang", "het plankje"]


def test_learns_and_is_read_again(tmp_path: Path) -> None:
    windows = [Window(text, "HEALTH_DATA", 1.0) for text in TOLD * 60]
    windows += [Window(text, "", 1.0) for text in PLAIN * 60]
    file = tmp_path / "brief.npz"
    file.write_bytes(train(windows, lambda _: None))
    net = brief.load(file)
    told, plain = b"zij drinkt te veel".split(), b"de zaal is vrij".split()
    assert net.score(told, frozenset()) > net.score(plain, frozenset())
    assert file.read_bytes() == train(windows, lambda _: None)


def test_rare_features_are_left_out() -> None:
    rows = rows_of([Window("de zaal is vrij", "", 1.0)] * 5 + [Window("de kelder", "", 1.0)])
    assert b"zaal" in rows.names
    assert b"kelder" not in rows.names
    assert rows.bounds[-1] == len(rows.places)


def test_hashes_rise(tmp_path: Path) -> None:
    rows = rows_of([Window("de zaal is vrij", "", 1.0)] * 5)
    table = np.zeros((len(rows.names), 3), np.float32)
    file = tmp_path / "brief.npz"
    file.write_bytes(packed(rows.names, (table, table[0], table[0, 1:])))
    assert brief.load(file).rows.shape == table.shape
