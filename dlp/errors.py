"""Errors that more than one stage raises or catches. No message quotes content or a secret."""

from collections.abc import Iterable


class ConfigurationError(Exception):
    """A file that we were told to use is wrong; the service refuses to start.

    `mistakes` holds every mistake found, each as `file:line: where: what; remedy`.
    """

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))


class OverrideError(Exception):
    """An override token that lifts nothing.

    `code` is "used", "expired", "foreign" (other content, caller or key) or "malformed".
    """

    def __init__(self, code: str, remedy: str) -> None:
        self.code = code
        super().__init__(remedy)


class StoreError(Exception):
    """The store cannot be opened, read or written; says which file and what to do."""
