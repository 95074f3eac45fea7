"""The network of short statements: its features, its judgement, and what a damaged file does."""

from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from dlp.engine import brief, learned
from dlp.engine.sensitive import sensitive_hits
from dlp.errors import ConfigurationError

SHOWN = 0.5

# Told of somebody in words that few lists have; and nobody's case in nearly the same words.
PAIRS = [
    (
        "Ze neemt haar medicatie niet meer en praat tegen de muur.",
        "De muur in de gang wordt wit geschilderd, neem de planten mee.",
    ),
    (
        "De nieuwe van het onthaal plast bloed en moet dringend een scan.",
        "De nieuwe scanner van het onthaal moet dringend naar het magazijn.",
    ),
    (
        "Zij leeft van haar spaargeld want de uitkering is geschorst tot mei.",
        "Wie zijn uitkering geschorst ziet, kan binnen de maand bezwaar indienen.",
    ),
    (
        "De kok bidt tussen twee shiften en vast deze maand.",
        "De kok heeft deze maand tussen twee shiften een vast uur.",
    ),
    (
        "dossier 31: elektriciteit afgesloten, moeder met drie kleuters in het donker",
        "dossier 31: elektriciteit van het schooltje, offerte voor drie zekeringen",
    ),
    (
        "Le jardinier est en préventive à Marche depuis mardi.",
        "Le tracteur du jardinier est en panne à Marche depuis mardi.",
    ),
    (
        "il a levé la main sur la petite, les voisins ont appelé",
        "il lève la main s'il a une question, les petits aussi",
    ),
    (
        "Sa femme ne sait pas qu'il couche avec des hommes.",
        "Sa femme ne sait pas que la séance est à huit heures.",
    ),
    (
        "dossier 31 : compteur coupé, maman dans le noir avec trois petits",
        "dossier 31 : compteur à remplacer à l'école, devis pour trois fusibles",
    ),
    (
        "Le cuisinier jeûne ce mois-ci et prie entre deux services.",
        "Le cuisinier change de service ce mois-ci, deux midis de plus.",
    ),
    (
        "On va se séparer de la comptable, elle l'apprendra vendredi.",
        "On va repeindre le bureau de la comptable, elle choisira vendredi.",
    ),
    (
        "Die Nachbarin von Nummer 3 isst nichts mehr und redet mit den Vorhängen.",
        "Die Nachbarin von Nummer 3 verkauft Vorhänge und einen Esstisch.",
    ),
    (
        "Unser Gärtner sitzt seit Dienstag in Untersuchungshaft.",
        "Der Rasenmäher vom Gärtner steht seit Dienstag in der Werkstatt.",
    ),
    (
        "Akte 31: Strom abgestellt, Mutter mit drei Kindern im Dunkeln",
        "Akte 31: Strom für die Schule, Angebot für drei Sicherungen",
    ),
    (
        "The neighbour at 3 stopped eating and talks to her curtains.",
        "The neighbour at 3 sells curtains and a dining table.",
    ),
    (
        "Our gardener has been on remand since Tuesday.",
        "The gardener's mower has been at the workshop since Tuesday.",
    ),
    (
        "he slapped the little one, the neighbours called it in",
        "he read the little ones a story, the neighbours came too",
    ),
    (
        "file 31: power cut off, mum in the dark with three toddlers",
        "file 31: power for the school, quote for three fuses",
    ),
    (
        "The cook fasts this month and prays between shifts.",
        "The cook swaps two shifts this month, see the rota.",
    ),
]


def told(text: str) -> bool:
    """Whether something is found that is told of somebody or of a case."""
    return any(hit.confidence >= SHOWN for hit in sensitive_hits(text, []))


@pytest.mark.parametrize(("case", "ordinary"), PAIRS)
def test_a_case_and_nobodys(case: str, ordinary: str) -> None:
    assert told(case)
    assert not told(ordinary)


def test_features() -> None:
    found = brief.features([b"dossier", b"14", b"slaapt"], {b"#8"})
    assert {b"#8", b"dossier", b"slaapt", b"slaa*", b"*laapt", b"dossier 0", b"0 slaapt"} <= found
    assert not {b"14", b"0", b"dossier slaapt"} & found


def test_many_words_have_no_pairs() -> None:
    words = [b"w" + str(n).encode() for n in range(brief.PAIRED + 1)]
    assert not brief.features(words, frozenset())
    assert brief.features(words[:-1], frozenset())


def test_rows_add_up_and_units_count_over_nought() -> None:
    keys = sorted((crc32(word), row) for word, row in ((b"a", (10, 4)), (b"b", (-2, -6))))
    net = brief.Brief(
        np.array([key for key, _ in keys], np.uint32),
        np.array([row for _, row in keys], np.int8),
        steps=np.array([0.1, 0.5]),
        start=np.array([-1.0, 0.0]),
        out=np.array([3.0]),
        digest="",
    )
    assert net.score([b"a"], frozenset()) == pytest.approx(-1 + 1.0 + 3 * 2.0)
    assert net.score([b"a", b"b"], frozenset()) == pytest.approx(-1 + 0.8)  # the unit is under it
    assert net.score([b"unseen"], frozenset()) == pytest.approx(-1)
    assert net.score([], frozenset()) == pytest.approx(-1)


def test_what_is_shipped() -> None:
    net = brief.shipped()
    assert (np.diff(net.keys.astype(np.int64)) > 0).all()
    assert len(net.keys) == len(net.rows) > 0
    assert learned.shipped().score({b"x"}) < 0 > net.score([b"x"], frozenset())


@pytest.mark.parametrize("content", [b"", b"PK", b"\x93NUMPY", None])
def test_a_damaged_file_is_said(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "brief.npz"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"brief\.npz"):
        brief.load(file)
