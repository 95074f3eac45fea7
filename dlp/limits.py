"""What one request may cost. Beyond a limit the answer is Incomplete, never "clean"."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one request; every one is a setting."""

    max_text_chars: int = 10_000_000  # code points over all parts
    max_parts: int = 100_000  # runs of text in one request
    max_depth: int = 64  # nesting of messages and their extra keys
    pattern_timeout_s: float = 5.0  # per pattern and part; ends as Incomplete
