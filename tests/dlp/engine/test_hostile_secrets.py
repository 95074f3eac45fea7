"""Secrets and markings take linear time, whatever stands in the text."""

from time import process_time

import pytest

from dlp.engine.detector import Detector
from recognizers import ALL

DETECTOR = Detector([r for r in ALL if r.entity in ("SECRET", "CLASSIFICATION_MARKING")])

HOSTILE = [
    *(
        "password ",
        "password: ",
        "wachtwoord van de ",
        "token=",
        "secret a ",
        "mot de passe ",
        "pwd>",
    ),
    *(
        "-----BEGIN PRIVATE KEY-----\nAAAABBBBCCCC\n",
        "PuTTY-User-Key-File-2: a\n",
        "eyJaaaaaaaaaaaa.",
    ),
    *(
        "x://a:b@",
        "curl -u ",
        "otpauth://",
        "bearer ",
        "auth=",
        "deurcode ",
        "recovery codes: 1234 5678\n",
    ),
    *("code ", "code de la ", "pin 12 ", "code?\nx: ", "sleutel wifi ", "tapez 12 ", "codewoord "),
    *(
        "kluis - ",
        "rechts 12 ",
        "login met ",
        "x! ingevuld ",
        "Client('",
        "login('a', ",
        "wachtzin a ",
    ),
    *(
        "codes: deur 4471, ",
        "wachtwoorden\nx: ",
        "a1!",
        "ab1#",
        "clé : ",
        "4471 is de code ",
        "1122 auf 4471 ",
    ),
    *(
        "wachtwoord | ",
        "deurcode .... ",
        "geheime vraag antwoord ",
        "licentie A1B2C-",
        "als wachtwoord ",
    ),
    *("wifi:t:", "openen met ", "identified by ", "passphrase: ab cd ", "12-12-12 intikken "),
    *("GEHEIM\n", "SECRET UE/", "TLP:RED\n", "klasse 4 ", "(NS) ", "persoonlijk en ", "sk-", ":AA"),
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_twice_the_labels_take_twice_the_time(unit: str) -> None:
    def spent(size: int) -> float:
        text, best = unit * (size // len(unit)), 1e9
        for _ in range(2):
            start = process_time()
            DETECTOR.hits(text)
            best = min(best, process_time() - start)
        return best

    once, twice = spent(6_000), spent(12_000)
    assert twice < 3.5 * once + 0.05
    assert twice < 1.5  # seconds
