"""What web tools post: JSON, JSON in JSON, form fields, multipart; read, and rewritten in place."""

import json
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.formats import form, format_of, json_text, multipart
from dlp.formats.base import Budget, Damaged, Edit, Embedded, Rewrite, Slot
from dlp.formats.detect import detect
from dlp.formats.escaped import Layer, splice

NUMBER = "85.07.30-999.32"


def text_of(content: bytes, name: str) -> str:
    found = format_of(name)
    assert found is not None
    (slot,) = found.read(content, Budget())
    assert isinstance(slot, Slot)
    return slot.text


def replaced(layers: list[Layer], **values: str) -> str:
    """The source with each value of the text replaced."""
    text, edits = layers[-1].text, []
    for value, replacement in values.items():
        at = text.find(value)
        while at >= 0:
            edits.append(Edit(at, at + len(value), replacement))
            at = text.find(value, at + 1)
    return splice(layers, sorted(edits))


INNER = json.dumps([[f'nummer {NUMBER} van José "x"', 0, None], [85073099932]])
GEMINI = json.dumps([None, INNER])  # as f.req holds it


def test_json_is_read_with_its_keys_and_without_its_escapes() -> None:
    content = json.dumps({"naam": "José", "regel": "a\nb", "teken": "😀"}).encode()
    assert text_of(content, "json") == '{"naam": "José", "regel": "a\nb", "teken": "😀"}'


def test_json_in_json_is_read_to_the_bottom() -> None:
    twice = json.dumps({"body": json.dumps({"body": INNER})})
    assert f'nummer {NUMBER} van José "x"' in json_text.layers(twice)[-1].text


@pytest.mark.parametrize("depth", range(4))
def test_a_replacement_is_escaped_as_deep_as_it_stands(depth: int) -> None:
    source: object = [f"x {NUMBER} é", "other"]
    for _ in range(depth):
        source = [json.dumps(source), "beside"]
    text = json.dumps(source)
    out = replaced(json_text.layers(text), **{NUMBER: 'a "b" \\ \n'})
    value = json.loads(out)
    for _ in range(depth):
        value = json.loads(value[0])
    assert value == ['x a "b" \\ \n é', "other"]


def test_a_number_becomes_a_string() -> None:
    out = replaced(json_text.layers('{"n": 85073099932, "m": [1]}'), **{"85073099932": "<N_1>"})
    assert json.loads(out) == {"n": "<N_1>", "m": [1]}


def test_a_value_over_two_strings_leaves_the_structure() -> None:
    text = '{"straat": "Kerkstraat 1", "plaats": "9000 Gent"}'
    (layer,) = json_text.layers(text)
    start = text.index("Kerk")
    out = splice([layer], [Edit(start, text.index('"}'), "<ADDRESS_1>")])
    assert json.loads(out)["straat"] == "<ADDRESS_1>"
    assert "9000" not in out


def test_what_is_not_replaced_stays_byte_for_byte() -> None:
    text = f'{{ "a" :\t"\\u00E9\\/ {NUMBER}",  "b":1.0E5 , "c": "\\ud83d\\ude00" }}\n'
    assert replaced(json_text.layers(text), **{NUMBER: "<N>"}) == text.replace(NUMBER, "<N>")


@pytest.mark.parametrize(
    "broken", ['{"a": "x', '{"a": "\\', '"\\u12', "[1, 2", '{"a" "b"}', '\\"', "", "\\ud83d x"]
)
def test_broken_json_is_read_all_the_same(broken: str) -> None:
    layers = json_text.layers(broken)
    assert splice(layers, []) == broken


_KEYS, _SCALARS = (
    st.text(max_size=6),
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
)
JSON = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(_KEYS, inner, max_size=4)
        | inner.map(json.dumps)
    ),
    max_leaves=12,
)


@given(JSON, st.booleans(), st.booleans())
def test_any_json_keeps_its_meaning_around_an_edit(
    value: object, ascii_: bool, first: bool
) -> None:
    mark = "Q7QQ"
    tree = [mark, value] if first else [value, {"k": f"x{mark}y"}]
    text = json.dumps(tree, ensure_ascii=ascii_)
    out = replaced(json_text.layers(text), **{mark: '<"1">'})
    expected = ['<"1">', value] if first else [value, {"k": 'x<"1">y'}]
    if mark not in json.dumps(value):
        assert json.loads(out) == expected


def test_form_fields_are_read_and_rewritten_to_the_bottom() -> None:
    content = urlencode({"at": "to k", "f.req": GEMINI, "naam": "Zoë"})
    text = form.layers(content)[-1].text
    assert f'nummer {NUMBER} van José "x"' in text
    assert text.startswith("at=to k&f.req=[null, ")
    out = replaced(form.layers(content), **{NUMBER: "<N_1>", "Zoë": "a&b=c"})
    fields = parse_qs(out)
    assert fields["at"] == ["to k"]
    assert fields["naam"] == ["a&b=c"]
    assert json.loads(json.loads(fields["f.req"][0])[1])[0][0] == 'nummer <N_1> van José "x"'


@given(
    st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=12), min_size=1, max_size=4)
)
def test_any_form_comes_back_as_it_was(fields: dict[str, str]) -> None:
    content = urlencode(fields, errors="surrogatepass")
    assert splice(form.layers(content), []) == content


def test_a_url_is_read_and_rewritten() -> None:
    layers = form.url_layers(f"/c+c?q=nummer%20{NUMBER}+x&r=%C3%A9")
    assert layers[-1].text == f"/c+c?q=nummer {NUMBER} x&r=é"
    assert replaced(layers, **{NUMBER: "<N 1>"}) == "/c+c?q=nummer%20%3CN%201%3E+x&r=%C3%A9"


MULTIPART = (
    b'--XyZ\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nassistants\r\n'
    b'--XyZ\r\nContent-Disposition: form-data; name="file"; filename="no\xc3\xabl.txt"\r\n'
    b"Content-Type: text/plain\r\n\r\nnummer 85.07.30-999.32\r\nend\r\n"
    b'--XyZ\r\nContent-Disposition: form-data; name="empty"\r\n\r\n\r\n--XyZ--\r\n'
)


def test_multipart_gives_each_field_and_file() -> None:
    found = list(multipart.read(MULTIPART, Budget()))
    assert [
        (one.path, one.content, one.name, one.media_type)
        for one in found
        if isinstance(one, Embedded)
    ] == [
        ("part/0", b"assistants", None, None),
        ("part/1", b"nummer 85.07.30-999.32\r\nend", "noël.txt", "text/plain"),
    ]


def test_multipart_is_rewritten_in_place() -> None:
    rewrite = Rewrite(files={"part/1": b"nummer <N>\r\nend"}, names={"part/1": "document.txt"})
    out = multipart.write(MULTIPART, rewrite, Budget())
    assert out == MULTIPART.replace(b"85.07.30-999.32", b"<N>").replace(b"no\xc3\xabl", b"document")
    assert multipart.write(MULTIPART, Rewrite(), Budget()) == MULTIPART


@pytest.mark.parametrize("cut", [10, 30, 120, len(MULTIPART) - 8])
def test_a_cut_multipart_is_damaged(cut: int) -> None:
    with pytest.raises(Damaged):
        list(multipart.read(MULTIPART[:cut], Budget()))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b'{"a": 1}', "json"),
        (MULTIPART, "multipart"),
        (b"a=b&c=%20d", "form"),
        (b"f.req=%5B%5D&", "form"),
        (b"a = b & c", "txt"),
        (b"see a=b&c=d for more", "txt"),
        (b"x=1", "txt"),
    ],
)
def test_is_told_by_its_content(content: bytes, name: str) -> None:
    assert detect(content).format == name
