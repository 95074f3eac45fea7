"""CSV, XML and notebooks: the file stays what it was, in its own encoding."""

import csv
import json
from base64 import b64encode
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.formats import format_of
from dlp.formats.base import Budget, CannotRewrite, Edit, Rewrite
from dlp.formats.detect import detect
from tests.dlp.formats.office import GONE, HALVES, VALUE, inside, slots, unread, without


def written(content: bytes, name: str, *edits: Edit) -> bytes:
    writer = format_of(name)
    assert writer is not None
    assert writer.write is not None
    return writer.write(content, Rewrite({"": edits}), Budget())


def test_a_table_keeps_its_cells() -> None:
    text = f'Naam;INSZ\r\n"Jan; ""J""";"{VALUE}"\r\nPiet;{VALUE}\r\n'
    content = text.encode("cp1252")
    assert detect(content, "klanten.csv").format == "csv"
    edits = [Edit(i, i + len(VALUE), GONE) for i in range(len(text)) if text.startswith(VALUE, i)]
    clean = written(content, "csv", *edits).decode("cp1252")
    assert clean == text.replace(VALUE, GONE)


def test_a_span_over_cells_leaves_the_delimiters() -> None:
    text = 'a;"85.07.30";"-999.32";b\n'
    clean = written(text.encode(), "csv", Edit(3, 21, GONE)).decode()
    assert clean == f'a;"{GONE}";"";b\n'
    assert len(next(csv.reader(StringIO(clean), delimiter=";"))) == 4


XML = [
    (f"<a><insz>{VALUE}</insz></a>", f"<a><insz>&lt;{GONE[1:-1]}&gt;</insz></a>"),
    (f"<a b='{VALUE}'/>", f"<a b='&lt;{GONE[1:-1]}&gt;'/>"),
    (f"<!-- {VALUE} --><a/>", f"<!-- &lt;{GONE[1:-1]}&gt; --><a/>"),
    (f"<a>&#56;5.07.30{HALVES[1]} &amp; é</a>", f"<a>&lt;{GONE[1:-1]}&gt; &amp; é</a>"),
    (
        f"<a><![CDATA[{HALVES[0]}]]><![CDATA[{HALVES[1]}]]></a>",
        f"<a><![CDATA[&lt;{GONE[1:-1]}&gt;]]><![CDATA[]]></a>",
    ),
    (
        f"<svg><g><text>{HALVES[0]}<tspan x='1'>{HALVES[1]}</tspan></text></g></svg>",
        f"<svg><g><text>&lt;{GONE[1:-1]}&gt;<tspan x='1'></tspan></text></g></svg>",
    ),
]


def test_the_words_of_a_drawing_are_whole_and_apart() -> None:
    letters = "".join(f"<tspan x='{i}'>{char}</tspan>" for i, char in enumerate(VALUE))
    content = f"<svg:svg xmlns:svg='s'><svg:text/><svg:text>INSZ</svg:text><text>{letters}</text>x"
    assert slots(f"{content}</svg:svg>".encode())["drawn"] == f"INSZ\n{VALUE}\n"


@pytest.mark.parametrize(("before", "after"), XML)
@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_xml_stays_well_formed_in_its_encoding(before: str, after: str, encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n'
    content = (head + before).encode(encoding)
    assert detect(content).format == "xml"
    clean = without(content)
    assert clean == (head + after).encode(encoding)
    ET.fromstring(clean)


def test_a_value_in_the_structure_cannot_be_cleaned() -> None:
    with pytest.raises(CannotRewrite):
        without(f"<zaak><x{VALUE}/></zaak>".encode())


def test_declared_entities_are_said_to_be_unread() -> None:
    bomb = "".join(f'<!ENTITY b{i} "&b{i - 1};&b{i - 1};">' for i in range(1, 90))
    content = f'<!DOCTYPE a [<!ENTITY b0 "{VALUE}">{bomb}]><a>&b89;</a>'.encode()
    assert [one.reason for one in unread(content)] == ["unsupported-part"]
    assert VALUE in slots(content)[""]


def test_a_word_document_in_one_xml_file_is_read_as_one() -> None:
    word = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    runs = "".join(f"<w:r><w:t>{half}</w:t></w:r>" for half in HALVES)
    content = f"<w:wordDocument {word}><w:p>{runs}</w:p></w:wordDocument>".encode()
    assert VALUE in slots(content)["body"]
    assert HALVES[1].encode() not in without(content)


PICTURE = b"\x89PNG\r\n\x1a\n and so on"


def notebook() -> bytes:
    cell = {"cell_type": "code", "source": [f"insz = '{VALUE}'\n"], "outputs": []}
    data = {"image/png": b64encode(PICTURE).decode() + "\n", "text/plain": [VALUE]}
    output = {"output_type": "display_data", "data": data}
    return json.dumps({"cells": [{**cell, "outputs": [output]}], "nbformat": 4}).encode()


def test_a_notebook_is_text_and_pictures() -> None:
    content = notebook()
    assert detect(content).format == "ipynb"
    assert [one.content for one in inside(content)] == [PICTURE]
    clean = json.loads(without(content))
    assert clean["cells"][0]["source"] == [f"insz = '{GONE}'\n"]
    writer = format_of("ipynb")
    assert writer is not None
    assert writer.write is not None
    changed = json.loads(writer.write(content, Rewrite({}, {"picture/1": b"other"}), Budget()))
    data = changed["cells"][0]["outputs"][0]["data"]
    assert data["image/png"] == b64encode(b"other").decode()


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8), max_size=6
    ),
    st.data(),
)
def test_any_edit_of_a_table_keeps_its_frame(rows: list[str], data: st.DataObject) -> None:
    text = "\n".join(";".join(row) for row in rows) + ";x\n"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    clean = written(text.encode(), "csv", Edit(start, end, "<X_1>")).decode()
    frame = [char for char in text if char in ';,\t|\r\n"']
    assert [char for char in clean if char in ';,\t|\r\n"'] == frame
