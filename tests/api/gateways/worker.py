"""What a worker answers, asked in this process; every answer and log of a test can be looked at."""

import json
from dataclasses import dataclass
from typing import Any

from api.job import Job
from api.serving import Served
from api.work import run

NUMBER = "85.07.30-999.32"
CANARY = f"Zeezout-{NUMBER}"
MAIL = f"Mijn rijksregisternummer is {NUMBER} en mijn rekening BE68 5390 0754 7034."


@dataclass(frozen=True, slots=True)
class Worker:
    """The real scanner behind the operations of the workers."""

    served: Served

    def raw(self, operation: str, body: bytes) -> tuple[int, Any]:
        """Status and JSON of an answer."""
        result = run(self.served, Job(operation, "01TEST", "test", body))
        assert result.content_type == "application/json"
        return result.status, json.loads(result.body)

    def ask(self, operation: str, **fields: Any) -> tuple[int, Any]:
        """Status and JSON of the answer to a request of these fields."""
        return self.raw(f"presidio-{operation}", json.dumps(fields).encode())

    def found(self, text: str, **fields: Any) -> set[tuple[str, str]]:
        """Entities and values that /analyze finds."""
        status, results = self.ask("analyze", text=text, **fields)
        assert status == 200, results
        return {(one["entity_type"], text[one["start"] : one["end"]]) for one in results}
