"""Work that goes on side by side; its results come in the order in which it was asked for."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")


class InOrder(Generic[T]):
    """A queue of results, some of them still being worked on by at most `most` threads.

    For work that waits for other processes. No more than 2 * `most` pieces wait at once, so that
    what they hold is bounded. Use as a context; leaving it early drops what has not begun.
    """

    def __init__(self, most: int) -> None:
        self._most = max(1, most)
        self._pool: ThreadPoolExecutor | None = None
        self._queue: deque[T | Future[T]] = deque()
        self._working = 0

    def __enter__(self) -> "InOrder[T]":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def put(self, result: T) -> None:
        """A result that is known already."""
        self._queue.append(result)

    def ask(self, work: Callable[[], T]) -> None:
        """Work whose result takes this place in the order."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._most)
        self._queue.append(self._pool.submit(work))
        self._working += 1

    def ready(self) -> Iterator[T]:
        """Results that can be handed back now; waits where too much is being worked on.

        Raises: what the work raised.
        """
        yield from self._results(2 * self._most)

    def rest(self) -> Iterator[T]:
        """All results that are left. Raises: what the work raised."""
        yield from self._results(0)

    def _results(self, may_wait: int) -> Iterator[T]:
        while self._queue:
            head = self._queue[0]
            if isinstance(head, Future):
                if not head.done() and self._working <= may_wait:
                    return
                self._working -= 1
                self._queue.popleft()
                yield head.result()
            else:
                self._queue.popleft()
                yield head
