"""Recognition: how much of clean print is read, and what becomes of Tesseract when killed."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dlp.formats import ocr
from tests import components
from tests.dlp.formats.pictures import letter
from tests.dlp.formats.values import bare

ROOT = Path(__file__).parents[3]
SENTENCES = (
    "de gemeente heeft de aanvraag van de burger ontvangen en zal antwoorden le dossier est traité "
    "par le service die Gemeinde hat den Antrag erhalten the city has received your request"
)
WORDS = SENTENCES.split()


@pytest.fixture(autouse=True)
def _tesseract() -> None:
    components.require("tesseract")


def national_number(draw: random.Random) -> str:
    day = f"{draw.randint(40, 99)}{draw.randint(1, 12):02d}{draw.randint(1, 28):02d}999"
    check = 97 - int(day) % 97
    return f"{day[:2]}.{day[2:4]}.{day[4:6]}-999.{check:02d}"


def account(draw: random.Random) -> str:
    digits = f"{draw.randrange(10**10):010d}"
    digits += f"{int(digits) % 97 or 97:02d}"
    number = f"BE{98 - int(digits + '111400') % 97:02d}{digits}"
    return " ".join(number[at : at + 4] for at in range(0, 16, 4))


def planted(draw: random.Random) -> str:
    kind = draw.randrange(4)
    if kind == 0:
        return national_number(draw)
    if kind == 1:
        return account(draw)
    if kind == 2:
        return f"04{draw.randint(70, 99)} {draw.randint(10, 99)} {draw.randint(10, 99)} 56"
    return f"{draw.choice(['an', 'jef', 's.claes'])}{draw.randint(1, 99)}@stad.example.be"


@pytest.mark.slow
@pytest.mark.parametrize("size", [8, 11])
def test_nearly_all_of_clean_print_at_200_dpi_is_read(size: int) -> None:
    draw = random.Random(2026)
    values = [planted(draw) for _ in range(40)]
    lines = [
        " ".join([*draw.choices(WORDS, k=3), value, *draw.choices(WORDS, k=2)]) for value in values
    ]
    text = bare(ocr.recognise(letter(*lines, size=size), dpi=200, seconds=300).text)
    assert sum(bare(value) in text for value in values) >= 38  # 95 %


KILLED = """
import random, sys
from PIL import Image
from dlp.formats import ocr
noise = Image.frombytes("L", (3000, 3000), random.Random(1).randbytes(9_000_000))
print("ready", flush=True)
ocr.recognise(noise, dpi=200, seconds=100)
"""


def test_tesseract_dies_with_its_parent() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], stdout=subprocess.PIPE, cwd=ROOT
    ) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
        child = ""
        for _ in range(600):
            child = (children.read_text().split() or [""])[0]
            if child and b"--psm" in Path(f"/proc/{child}/cmdline").read_bytes():
                break
            time.sleep(0.1)
        assert child
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        for _ in range(600):
            status = Path(f"/proc/{child}/stat")
            if not status.exists() or " Z " in status.read_text():
                break
            time.sleep(0.1)
        else:
            pytest.fail("Tesseract outlives its parent")
