"""Values known by their label only: lists, columns, keys, and what is no value."""

import time

import pytest

from dlp.engine.detector import Detector
from dlp.engine.overlap import winners
from recognizers import ALL
from recognizers.base import hit, miss

DETECTOR = Detector(ALL)
SHOWN = 0.4

FOUND = [
    (hit("naam;lift;ref\nJan;L-1;«INSP-240312-77»\nAn;L-2;«INSP-240312-78»", "a table of people")),
    (hit("klantnummers «10442», «10448» en «10560»", "a list")),
    (hit("dossiers:\ndossiernrs.\n«W-26-318»\n«W-26-322»\n«W-26-340»\n", "a list of lines")),
    (hit("klantnummer «10442» en 14 dagen", "a count behind it is no other value")),
    (hit("numéro de membre : «FR-20-4418» et «FR-20-4419».", "number word before the noun")),
    (hit("Dossiernr;naam\n«W-26-318»;x\n;y\n«W-26-322»;z", "an empty cell")),
    (hit("naam;Dossiernr\nJan;«W-26-318»\nAn;nog geen\nBo;«W-26-322»", "a cell of words")),
    (hit('"naam","client id"\n"Jan","«K-0441»"\n"An","«K-0442»"', "quoted cells")),
    (hit("| N° client | ville |\n|---|---|\n| **«0044187»** | Huy |\n", "bold cell")),
    (hit("dossier\tstand\n«P/26/0114»\tok\n«P/26/0120»\tok", "a noun alone above codes")),
    (hit("Rubrique | Valeur\nNuméro de dossier | «AIS-118-26»\n", "labels in the first column")),
    (hit('{"zaak": {"nummer": "«Z2026-118»"}}', "nested key")),
    (hit("<client id='«CL-00991»'/>", "attribute")),
    (hit("SUMMARY:Hoorzitting dossier «TU-2026-07»\nDTSTART:20261130T090000", "ICS")),
    (hit("melding:\n  soort: lawaai\n  nummer: «M-26-10774»\n", "a key below that of its noun")),
    (hit("akte.nummer=«2026-SOZ-0038»", "a key of properties")),
    (
        hit(
            "> t'as le numéro de client pour la piscine ?\n> oui attends… «3 004 771 820»",
            "an answer",
        )
    ),
    (hit("[09:14] Mia: the enrolment number?\n[09:15] Tom: hold on, it's «EN-2026-0771»", "times")),
    (hit("mijn klantnr bij de watermaatschappij is «K-88 104»", "where it is from, between")),
    (hit("Dossier de location «SDF-2026-058», et", "its kind between")),
    (hit("huurder «604.117» en klant «C-10 482»", "a noun alone before groups")),
    (hit("badgenr;naam\n«B-4471»;x\n«B-4472»;y", "a column of any noun")),
    (miss("artikelnr;naam\nB-4471;x\nB-4472;y", "a column of goods")),
    (miss("Lift ID;Building;Ref\nL-1;Hall;INSP-240312-77\nL-2;Zoo;INSP-240312-78", "of lifts")),
    (miss("artikel:\n  nr: A-26-0094\n  type: papier", "a key below that of goods")),
    (miss("Waar staat mijn badgenummer?\nBel 1700 of kom langs", "a question without its answer")),
    (miss("Er kwamen 604.117 bezoekers, klanten 14.402", "counts")),
    (miss("dossiers;2025;2026\nAalst;412;455\nNinove;188;201", "counts under a plural")),
    (miss("dossier;jaar\nBegroting;2026\nMobiliteit;2025", "words under a noun alone")),
    (miss("dossier;bedrag\n412;1.204,00\n455;88,00", "small numbers under a noun alone")),
    (miss("dossiernummer;datum\nontbreekt;12/11/2026", "no value in the column")),
    (miss("Hof van Justitie, zaak nr. 2019/418 en dossier nr. 7429", "case law")),
    (miss("client.connect(10442)", "a program")),
    (miss("assert dossier_label(17) == 'D2026-00017'", "a call in a program")),
    (miss("Uw klantnummer vindt u op de factuur.\nBedrag: 118,20", "no value near")),
]


@pytest.mark.parametrize("sample", FOUND, ids=lambda sample: sample.why)
def test_what_a_label_speaks_for(sample: object) -> None:
    text, spans = sample.text, sample.spans  # type: ignore[attr-defined]
    found = [
        (one.start, one.end)
        for one in winners(DETECTOR.hits(text))
        if one.entity == "LABELLED_IDENTIFIER" and one.confidence >= SHOWN
    ]
    assert found == [(span.start, span.end) for span in spans]


def test_every_cell_of_a_long_column_is_read() -> None:
    rows = "".join(f"Jan;L-{i:05}\n" for i in range(3_000))
    found = [one for one in DETECTOR.hits(f"naam;lidnr\n{rows}") if "labelled" in one.recognizer]
    assert len(found) == 3_000
    assert {one.evidence[-1] for one in found} == {"header:lidnr"}


UNITS = [
    "dossiernummer ",
    "dossiernummer: A-1, ",
    "dossier;",
    "dossier;klant\n",
    "lidnr\n10442\n",
    "10442, ",
    "dossiernr. van het de is was ",
    "n° de dossier n° ",
    "klantnr\tlidnr\n",
    "badgenr\n",
    "nummer ",
    "zaak:\n  nr: ",
    "n° de constat de ",
    "dossiernr waar is dat ",
    "dossiernr?\noui ja ",
    "boete de GAS-",
]


@pytest.mark.parametrize("unit", UNITS)
def test_reading_labels_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        text = "dossiernr: 10442, " + unit * (size // len(unit))
        start = time.process_time()
        DETECTOR.hits(text)
        return time.process_time() - start

    small = min(spent(20_000) for _ in range(2))
    assert min(spent(80_000) for _ in range(2)) < 9 * small + 0.2
