"""Requests to a model that carry the same two values in every place that a request has.

Each row is a request as the `openai` or `anthropic` client would send it. NUMBER and IBAN stand in
it once, whatever the carrier: gateways must find both and let neither through.
"""

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import regex as re
from docx import Document

from dlp.tree_words import inline_bytes

NUMBER, IBAN = "85.07.30-999.32", "BE68 5390 0754 7034"
PLANTED = {"BE_NATIONAL_NUMBER", "IBAN_CODE"}
SENTENCE = f"Het rijksregisternummer is {NUMBER}, de rekening {IBAN}."
FORM = {"rijksregisternummer": NUMBER, "rekening": IBAN}
CSV = f"rijksregisternummer;rekening\r\n{NUMBER};{IBAN}\r\n".encode()
B64 = b64encode(CSV).decode()
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def docx(text: str) -> bytes:
    """A Word file with one paragraph."""
    document, held = Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(held)
    return held.getvalue()


def user(content: Any, **more: Any) -> list[dict[str, Any]]:
    return [{"role": "user", "content": content, **more}]


def calling(arguments: str) -> list[dict[str, Any]]:
    call = {"id": "c1", "type": "function", "function": {"name": "zoek", "arguments": arguments}}
    return [
        *user("Zoek dit op."),
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": "c1", "content": "Niets gevonden."},
    ]


def chat(messages: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"model": "gpt-x", "messages": messages, **more}


TOOL = {
    "type": "function",
    "function": {"name": "zoek", "description": SENTENCE, "parameters": {"type": "object"}},
}
FILE = {
    "type": "file",
    "file": {"filename": "lijst.csv", "file_data": f"data:text/csv;base64,{B64}"},
}
WORD = {
    "type": "file",
    "file": {
        "filename": "brief.docx",
        "file_data": f"data:{WORD_TYPE};base64,{b64encode(docx(SENTENCE)).decode()}",
    },
}
BLOCK = {"type": "document", "source": {"type": "base64", "media_type": "text/csv", "data": B64}}
INPUT_FILE = {"type": "input_file", "filename": "l.csv", "file_data": f"data:text/csv;base64,{B64}"}
RESULT = {
    "type": "tool_result",
    "tool_use_id": "t1",
    "content": [{"type": "text", "text": SENTENCE}],
}

CHATS: dict[str, dict[str, Any]] = {
    "flat": chat(user(SENTENCE)),
    "system prompt": chat([{"role": "system", "content": SENTENCE}, *user("Dag")]),
    "multimodal": chat(
        user([{"type": "text", "text": "Lees:"}, {"type": "text", "text": SENTENCE}])
    ),
    "cut over two turns": chat([*user(f"Nummer {NUMBER}"), *user(f"Rekening {IBAN}")]),
    "tool arguments": chat(calling(json.dumps(FORM))),
    "JSON in JSON in a string": chat(calling(json.dumps({"vorm": json.dumps(json.dumps(FORM))}))),
    "tool result": chat(
        [*calling("{}")[:-1], {"role": "tool", "tool_call_id": "c1", "content": SENTENCE}]
    ),
    "tool definition": chat(user("Dag"), tools=[TOOL]),
    "base64 text file": chat(user([{"type": "text", "text": "Vat samen."}, FILE])),
    "Word file": chat(user([{"type": "text", "text": "Vat samen."}, WORD])),
    "name of a participant": chat(user("Dag", name=SENTENCE)),
}
OTHERS: dict[str, dict[str, Any]] = {
    "embeddings": {"model": "embed-x", "input": ["Dag", SENTENCE]},
    "completion": {"model": "gpt-x", "prompt": SENTENCE},
    "Responses: instructions and text": {
        "model": "gpt-x",
        "instructions": SENTENCE,
        "input": "Dag",
    },
    "Responses: tool output": {
        "model": "gpt-x",
        "input": [{"type": "function_call_output", "call_id": "c", "output": json.dumps(FORM)}],
    },
    "Responses: file": {"model": "gpt-x", "input": user([INPUT_FILE])},
    "Anthropic: system blocks": chat(user("Dag"), system=[{"type": "text", "text": SENTENCE}]),
    "Anthropic: document": chat(user([BLOCK])),
    "Anthropic: tool input": chat(
        [
            {
                "role": "assistant",
                "content": [{"type": "tool_use", "id": "t", "name": "f", "input": FORM}],
            }
        ]
    ),
    "Anthropic: tool result": chat(user([RESULT])),
    "Anthropic: file in a tool result": chat(user([{**RESULT, "content": [BLOCK]}])),
    "Anthropic: batch": {"requests": [{"custom_id": "a", "params": chat(user(SENTENCE))}]},
    "Anthropic: batch with a file": {
        "requests": [{"custom_id": "a", "params": chat(user([BLOCK]))}]
    },
}


def leaked(answer: Any) -> set[str]:
    """The planted values that stand somewhere in an answer, also in the files inside it."""
    texts = "\n".join(_texts(answer))
    digits = re.sub(r"[^0-9A-Z]", "", texts)
    return {value for value in (NUMBER, IBAN) if re.sub(r"[^0-9A-Z]", "", value) in digits}


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (text for pair in node.items() for one in pair for text in _texts(one))
    elif isinstance(node, list):
        yield from (text for one in node for text in _texts(one))
    elif isinstance(node, str):
        yield node
        content = inline_bytes(node) if len(node) > 40 else None
        if content is not None and content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from (archive.read(name).decode("latin-1") for name in archive.namelist())
        elif content is not None:
            yield content.decode("latin-1")
