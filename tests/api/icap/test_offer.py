"""What is offered instead of a prompt that was held back."""

import json

import pytest

from api.icap.offer import MAX_CHARS, cleaned_texts

P = "<PERSON_1>"
CASES = {
    "the prompt of a chat": ({"a": [{"parts": [f"Brief aan {P}"]}], "b": "geen"}, f"Brief aan {P}"),
    "two texts, in order": ([{"x": f"1 {P}"}, f"2 {P}", f"1 {P}"], f"1 {P}\n\n2 {P}"),
    "JSON in a string": ({"q": json.dumps([[f"diep {P}"]])}, f"diep {P}"),
    "nothing replaced": ({"x": "schoon"}, ""),
    "too much to show": ({"x": P + "a" * MAX_CHARS}, ""),
}


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES)
def test_offers_the_cleaned_text(body: object, text: str) -> None:
    assert cleaned_texts(json.dumps(body).encode(), [P]) == text


@pytest.mark.parametrize("body", [b"", b"a=b", b"\xff", b'{"x": "' + P.encode()])
def test_other_bodies_offer_nothing(body: bytes) -> None:
    assert cleaned_texts(body, [P]) == ""
