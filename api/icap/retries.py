"""Questions whose proxy gave up waiting, and their answers: Squid asks the same once more.

Kept for seconds, so that a retry is neither judged nor recorded twice.
"""

from asyncio import Task, get_running_loop
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from api.job import WorkResult

VALID_S = 20.0
KEPT = 64

Answer = Task[WorkResult]


class _Question(NamedTuple):
    told: Mapping[str, str]
    body: bytes
    gone: Callable[[], bool]


class Retries:
    """What is being judged, and the answers that nobody waited for."""

    def __init__(self) -> None:
        self._running: dict[Answer, _Question] = {}
        self._left: dict[bytes, Answer] = {}  # by digest of the whole question; oldest first

    def watch(
        self, answer: Answer, told: Mapping[str, str], body: bytes, gone: Callable[[], bool]
    ) -> None:
        """A question is being judged; `gone` says whether its proxy has left meanwhile."""
        self._running[answer] = _Question(told, body, gone)
        answer.add_done_callback(self._done)

    def take(self, told: Mapping[str, str], body: bytes) -> Answer | None:
        """The answer to the same question of a proxy that has left, each once.

        Cost: a look at each running question; a digest of the body only where one was left.
        """
        left = [answer for answer, question in self._running.items() if question.gone()]
        if not left and not self._left:
            return None
        key = _key(told, body)
        for answer in left:
            question = self._running[answer]
            if len(question.body) == len(body) and _key(question.told, question.body) == key:
                self._running[answer] = question._replace(gone=lambda: False)
                return answer
        return self._left.pop(key, None)

    def _done(self, answer: Answer) -> None:
        question = self._running.pop(answer)
        if answer.cancelled() or answer.exception() is not None or not question.gone():
            return
        key = _key(question.told, question.body)
        self._left[key] = answer
        get_running_loop().call_later(VALID_S, self._forget, key, answer)
        while len(self._left) > KEPT:
            del self._left[next(iter(self._left))]

    def _forget(self, key: bytes, answer: Answer) -> None:
        if self._left.get(key) is answer:
            del self._left[key]


def _key(told: Mapping[str, str], body: bytes) -> bytes:
    digest = blake2b(repr(sorted(told.items())).encode(), digest_size=32)
    digest.update(b"\0")
    digest.update(body)
    return digest.digest()
