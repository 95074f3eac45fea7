"""Scan time grows with the text and no faster, whatever the text is made of."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings
from tests.dlp.engine.texts import HOSTILE

SMALL = 10_000  # code points
SLACK = 0.05  # seconds: a busy machine

UNITS = [
    *HOSTILE,
    "8 5 . 0 7 . 3 0 - 9 9 9 . 3 2  ",
    "85.07.30-999.32 nr nr nr ticket A-1A-1A-1 ",
    "85.07.30-999.32 A1 B2 C3 D4 ",
    "Stadhuis Markt 1, 9000 Gent ",
    "openingsuren 9u-12u Place Communale 3 www.stad.example 053 73 23 23 ",
    "850730-\n99932\n",
    "O5o7 3O99 932 ",
    "\u200b1",
    "１",
    "ВЕ 68",
    "<PERSON_1> ",
    "rijksregisternummer 85073099932 ",
    "an@voorbeeld.be,",
    "geen btw ",
    "naam;insz\n1;85073099932\n",
    "A1: SSIN A2: '1101899837 \n",
    '";1;',
    "8,5,0,7,3,0,9,9,9,3,2,",
    "85 | 07 | 30 | 999 | 32 |",
    "85\n07\n30\n999\n32\n",
    "B,E,6,8,",
    "KJUWU23TOJSWO2LT",
    "Umlqa3NyZWdpc3Rl",
    "Veldstraat 12, 9000 Gent ",
    "rue de la rue 1 ",
    "12, rue de la ",
    "9000 Gent ",
    "straat: x\n",
    "Grote Markt ",
    "rue Haute, 5 le manque ",
    "Message-ID: a1@b.be ",
    "de code is 4471;" + "x " * 240 + "4472;4473;\n",
    "réf;qté;",
    "\ud800",
    "\U0001f600",
]
SHAPES: dict[str, Callable[[str, int], dict[str, Any]]] = {
    "text": lambda unit, n: {"text": unit * (n // len(unit))},
    "messages": lambda unit, n: {"messages": [{"role": "user", "content": unit * 50}] * (n // 500)},
}


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("linear")))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_scanning_is_linear(scanner: Scanner, unit: str, shape: str) -> None:
    def spent(n: int) -> float:
        request = SHAPES[shape](unit, n)
        best = 1e9
        for _ in range(2):
            start = time.process_time()
            scanner.scan(**request)
            best = min(best, time.process_time() - start)
        return best

    small, large = spent(SMALL), spent(2 * SMALL)
    assert large < 3.2 * small + SLACK
    assert large < 2.5  # seconds for 20,000 code points of the worst kind
