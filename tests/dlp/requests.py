"""What the tests of the scanner share: values, messages, and a scanner of its own state."""

from typing import Any

NUMBER, OTHER = "85.07.30-999.32", "92.02.14-999.42"
IBAN = "BE68 5390 0754 7034"
TEXT = f"Rijksregisternummer {NUMBER} van de klant"
CLEAN = "Rijksregisternummer <BE_NATIONAL_NUMBER_1> van de klant"
SHOWN = 0.4  # confidence from which a finding is shown to those who ask for no explanation
PICTURE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}


def user(content: Any, **more: Any) -> list[dict[str, Any]]:
    """One message of a user."""
    return [{"role": "user", "content": content, **more}]


def nationals(count: int) -> list[str]:
    """That many different invented national numbers, printed."""
    payloads = [f"{i % 90 + 10:02}{i % 12 + 1:02}{i % 28 + 1:02}999" for i in range(count)]
    return [f"{p[:2]}.{p[2:4]}.{p[4:6]}-{p[6:]}.{97 - int(p) % 97:02}" for p in payloads]
