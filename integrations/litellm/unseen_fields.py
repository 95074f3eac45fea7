"""Sees to what LiteLLM shows to no guardrail: it would reach the model unread.

LiteLLM hands texts, messages and tools to guardrails, messages without the keys that its types do
not know (`name` of a participant). This hook drops those and the fields that name the user. All
other fields that a client sent, and messages without any text, it has Roeland read; what holds
something is refused, as nothing could be put back there. No answer from Roeland: refused as well.
"""

import os
from collections.abc import Iterator
from typing import Any

import httpx
from fastapi import HTTPException
from litellm.integrations.custom_logger import CustomLogger

FIELDS = ("user", "safety_identifier", "prompt_cache_key", "prediction")
ROW_KEYS = frozenset(
    {"role", "content", "tool_calls", "tool_call_id", "function_call", "cache_control"}
    | {"reasoning_content", "thinking_blocks", "reasoning_items"}
)
SHOWN = frozenset({"model", "messages", "tools", "input", "prompt"})
# What LiteLLM itself puts into a request, and never sends on.
OWN = frozenset({"metadata", "proxy_server_request", "secret_fields", "guardrails"})
SHORT = 5  # characters; a shorter text ("auto") holds nothing
PLACE = "/gateways/webhook"


class UnseenFields(CustomLogger):
    """A hook before every call."""

    async def async_pre_call_hook(
        self, user_api_key_dict: Any, cache: Any, data: dict[str, Any], call_type: Any
    ) -> dict[str, Any]:
        """The request without those fields. Raises: HTTPException where something was found."""
        del user_api_key_dict, cache, call_type
        for field in FIELDS:
            data.pop(field, None)
        messages = data.get("messages")
        for row in messages if isinstance(messages, list) else ():
            if isinstance(row, dict):
                function = row.get("role") == "function"  # there `name` is the function's
                for key in [key for key in row if key not in ROW_KEYS]:
                    if not (function and key == "name"):
                        del row[key]
        unseen = self._unseen(data)
        if unseen:
            await self._read(unseen, data.get("model"))
        return data

    def _unseen(self, data: dict[str, Any]) -> dict[str, Any]:
        sent = (data.get("proxy_server_request") or {}).get("body")
        names = [name for name in (sent if isinstance(sent, dict) else data) if name in data]
        unseen = {
            name: data[name]
            for name in names
            if name not in SHOWN | OWN
            and not name.startswith("litellm_")
            and any(len(text) >= SHORT for text in texts(data[name]))
        }
        messages = data.get("messages")
        rows = messages if isinstance(messages, list) else []
        if rows and not any(has_text(row) for row in rows):
            unseen["messages"] = rows
        return unseen

    async def _read(self, unseen: dict[str, Any], model: Any) -> None:
        try:
            async with httpx.AsyncClient(timeout=30) as client:
                answer = await client.post(
                    os.environ["ROELAND_URL"].rstrip("/") + PLACE,
                    headers={"x-api-key": os.environ.get("ROELAND_TOKEN", "")},
                    json={"body": unseen, "model": model},
                )
                answer.raise_for_status()
                verdict = answer.json()
        except (httpx.HTTPError, KeyError, TypeError, ValueError):
            raise HTTPException(503, {"error": "Roeland cannot be reached"}) from None
        if verdict.get("verdict") != "allow":
            raise HTTPException(400, {"error": verdict.get("reason") or "blocked by Roeland"})


def texts(node: Any) -> Iterator[str]:
    """Every text and key of a JSON value; LiteLLM has bounded its nesting."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from texts(value)
    elif isinstance(node, list):
        for one in node:
            yield from texts(one)


def has_text(row: Any) -> bool:
    """True for a message in which LiteLLM finds a text to show."""
    content = row.get("content") if isinstance(row, dict) else None
    if isinstance(content, list):
        return any(isinstance(part, dict) and part.get("text") for part in content)
    return bool(content)


handler = UnseenFields()
