"""What the tests send: kinds of content by the answer of the shipped policy, in many framings."""

import gzip
import json
from collections.abc import Callable
from io import BytesIO
from urllib.parse import quote_plus

import brotli
import docx
import zstandard

CLEAN = "Schrijf een korte uitnodiging voor het buurtfeest in de Dampoortwijk."
NUMBER = "85.07.30-999.32"  # invented: sequence 999
PERSONAL = f"Vat dit dossier samen: rijksregisternummer {NUMBER}, dank u."
PLACEHOLDER = "<BE_NATIONAL_NUMBER_1>"
REDACTED = PERSONAL.replace(NUMBER, PLACEHOLDER)


def number(day: int) -> str:
    """A national number that nobody has, of that day in July 1985."""
    first = f"8507{day:02d}999"
    return f"85.07.{day:02d}-999.{97 - int(first) % 97:02d}"


BULK = "Lijst: " + ", ".join(number(day) for day in range(1, 13))  # ten or more: block
JSON = ("-H", "Content-Type: application/json")
PROMPT = "/backend-api/conversation"


def chat(text: str) -> bytes:
    """A prompt as ChatGPT's page sends it."""
    message = {"author": {"role": "user"}, "content": {"content_type": "text", "parts": [text]}}
    return json.dumps({"action": "next", "messages": [message], "model": "auto"}).encode()


def gemini(text: str) -> bytes:
    """A prompt as Gemini's page sends it: JSON in a string of JSON in a form field."""
    inner = json.dumps([[text, 0, None, []], ["nl"]], ensure_ascii=False)
    return f"f.req={quote_plus(json.dumps([None, inner]))}&at=AE%3A17&".encode()


def gemini_text(body: bytes) -> str:
    """The prompt in what gemini() made."""
    from urllib.parse import parse_qs

    text: str = json.loads(json.loads(parse_qs(body.decode())["f.req"][0])[1])[0][0]
    return text


def document(text: str) -> bytes:
    """A Word document with one paragraph."""
    made = docx.Document()
    made.add_paragraph(text)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def document_text(content: bytes) -> str:
    """The paragraphs of a Word document."""
    return "\n".join(one.text for one in docx.Document(BytesIO(content)).paragraphs)


def deflate(body: bytes) -> bytes:
    """zlib's form, as HTTP means it."""
    import zlib

    return zlib.compress(body)


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda body: gzip.compress(body, mtime=0),
    "br": brotli.compress,
    "zstd": zstandard.compress,
    "deflate": deflate,
}
