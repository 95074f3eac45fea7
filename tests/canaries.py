"""Values that must show up nowhere, texts and messages that hold them, and the search for them."""

from typing import Any

import regex as re

CANARIES = (  # invented; digits that nothing else in an answer has in a row
    "63.11.17-999.85",
    "BE46 7946 3138 5336",
    "5399 8313 7794 6138",
    "kanarie.zeldzaam@voorbeeld.be",
    "+32 477 93 81 64",
)
LETTER = (
    f"Beste, mijn rijksregisternummer is {CANARIES[0]}, mijn rekening {CANARIES[1]},\n"
    f"kaart {CANARIES[2]}; mail {CANARIES[3]} of bel {CANARIES[4]}. Groeten"
)
COMPACT = re.sub(r"(?<=[0-9])[ .\-](?=[0-9])", "", LETTER)
BULK = "\n".join(
    f"{day:02}.11.17-999.{97 - int(f'{day:02}1117999') % 97:02}" for day in range(60, 75)
)
CUT_OUT = LETTER.replace(CANARIES[0], CANARIES[0][:9] + "\n" + CANARIES[0][9:])

_GLUE = re.compile(r"[ .\-/\n\\+]")
_RUNS = {
    digits[i : i + 8]
    for canary in CANARIES
    for digits in [re.sub(r"[^0-9]", "", canary)]
    for i in range(len(digits) - 7)
}


def leaks(*outputs: object) -> list[str]:
    """Canaries, and runs of eight of their digits, in what was put out."""
    text = "\n".join(one if isinstance(one, str) else repr(one) for one in outputs)
    glued = _GLUE.sub("", text)
    plain = [canary for canary in CANARIES if canary in text or _GLUE.sub("", canary) in glued]
    return plain + [run for run in _RUNS if run in glued] + re.findall("kanarie|zeldzaam", text)


def tree(text: str) -> list[dict[str, Any]]:
    """A conversation that holds the text in all kinds of places."""
    return [
        {"role": "user", "content": text, "name": text},
        {"role": "user", "content": [{"type": "text", "text": text}], text: 1, "x": {text: [text]}},
        {"role": "assistant", "content": None, "tool_calls": [{"function": {"arguments": text}}]},
    ]


PICTURE = {"role": "user", "content": [{"type": "image", "alt": LETTER, LETTER: LETTER}]}
