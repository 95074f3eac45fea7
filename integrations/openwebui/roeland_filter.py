"""
title: Roeland
description: Replaces personal data before it goes to a model, or stops the message.
version: 1
"""

import json
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from pydantic import BaseModel, Field


class Filter:
    """A filter function of Open WebUI."""

    class Valves(BaseModel):
        """What an administrator sets."""

        url: str = Field("http://127.0.0.1:8080", description="where Roeland listens")
        token: str = Field("", description="its token, where it wants one")
        destination: str = Field("", description="host of the model, as api.mistral.ai")
        language: str = Field("nl", description="of what people are told: nl, fr, de or en")
        timeout_s: float = Field(30.0, gt=0, description="for one message, seconds")

    def __init__(self) -> None:
        self.valves = self.Valves()

    def inlet(self, body: dict[str, Any], __user__: dict[str, Any] | None = None) -> dict[str, Any]:
        """The request as it may go on. Raises: RuntimeError, which Open WebUI shows."""
        context: dict[str, Any] = {"channel": "prompt"}
        if self.valves.destination:
            context["destination"] = self.valves.destination
        if isinstance(body.get("model"), str):
            context["model"] = body["model"]
        if __user__ and __user__.get("id"):
            context["user"] = str(__user__["id"])
        verdict = self._asked({"messages": body.get("messages", []), "context": context})
        if verdict["verdict"] == "block":
            raise RuntimeError(self._told(verdict["message"]))
        if verdict["verdict"] == "redact":
            return {**body, "messages": verdict["redacted"]["messages"]}
        return body

    def _asked(self, request: dict[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        if self.valves.token:
            headers["Authorization"] = f"Bearer {self.valves.token}"
        address = f"{self.valves.url.rstrip('/')}/v1/scan"
        asked = Request(address, json.dumps(request).encode(), headers)  # noqa: S310 - set by an administrator
        try:
            with urlopen(asked, timeout=self.valves.timeout_s) as answer:  # noqa: S310
                verdict: dict[str, Any] = json.load(answer)
        except (URLError, OSError, ValueError) as error:
            raise RuntimeError(f"Roeland cannot be reached ({type(error).__name__})") from None
        return verdict

    def _told(self, message: dict[str, str]) -> str:
        return message.get(self.valves.language) or next(iter(message.values()))
