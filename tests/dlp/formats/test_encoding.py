"""Which bytes are text, and that text goes back the way it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.formats.encoding import decode

TEXT = "één\r\ntwee\rdrie\n€"

ENCODED = [
    (TEXT.encode(), "utf-8", b""),
    (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", b"\xef\xbb\xbf"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", b"\xff\xfe"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", b"\xfe\xff"),
    (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32-le", b"\xff\xfe\0\0"),
    (b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"), "utf-32-be", b"\0\0\xfe\xff"),
    (TEXT.encode("cp1252"), "cp1252", b""),
]


@pytest.mark.parametrize(("data", "encoding", "mark"), ENCODED)
def test_text_is_read_and_written_back_as_it_was(data: bytes, encoding: str, mark: bytes) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.mark) == (TEXT, encoding, mark)
    assert decoded.encode(TEXT) == data
    assert decoded.encode("<PERSON_1>\r\n") == mark + "<PERSON_1>\r\n".encode(encoding)


def test_an_empty_file_is_text() -> None:
    decoded = decode(b"")
    assert decoded is not None
    assert decoded.text == ""


DUTCH = "Geachte mevrouw, uw cliënte heeft één dossier geopend bij het OCMW.\n"
FRENCH = "Madame, votre dossier a été transféré à la commune de Liège, où il a été reçu.\n"
GERMAN = "Sehr geehrte Frau Müller, für die Prüfung müssen Sie ein Gespräch führen.\n"
BY_LETTERS = [
    (text, encoding)
    for text in (DUTCH, FRENCH, GERMAN)
    for encoding in ("cp1252", "cp850", "mac_roman", "utf-16-le", "utf-16-be")
]


@pytest.mark.parametrize(("text", "encoding"), BY_LETTERS)
def test_the_code_page_is_known_by_its_letters(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


def test_single_wrong_bytes_come_back_as_they_were() -> None:
    data = FRENCH.encode() + b"\xff" + DUTCH.encode()
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text.startswith(FRENCH)
    assert decoded.encode(decoded.text) == data


NO_TEXT = [
    b"plain until \x00 here",
    b"\xff\xfe\x00",
    bytes(range(256)),
    b"\x00" * 100,
]


@pytest.mark.parametrize("data", NO_TEXT)
def test_what_is_no_text_is_said_to_be_none(data: bytes) -> None:
    assert decode(data) is None


@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace"))
)
def test_whatever_is_taken_for_text_comes_back_byte_by_byte(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or decoded.encode(decoded.text) == data


def test_no_text_is_shown() -> None:
    assert "geheim" not in repr(decode(b"geheim"))
