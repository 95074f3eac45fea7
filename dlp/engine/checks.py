"""Checks that a recognizer names because they need a library: telephone numbers.

Numbering plans come from `phonenumbers` (Google's libphonenumber metadata), called on candidates
only: over whole text it is Presidio's slowest recognizer.
"""

from collections.abc import Callable

import phonenumbers
import regex as re

NEIGHBOURS = ("NL", "FR", "DE", "LU")
BELGIAN = 9  # digits of a Belgian fixed line with its 0; mobiles have one more
_PHONE = re.compile(r"[^0-9+]+")


def _plan(region: str) -> "re.Pattern[str]":
    """National numbers of a region without trunk 0, of every type, from the library's metadata."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    kinds = ("fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "uan", "voip")
    patterns = [
        getattr(metadata, kind).national_number_pattern
        for kind in kinds
        if getattr(metadata, kind) is not None and getattr(metadata, kind).national_number_pattern
    ]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_BELGIUM = _plan("BE")


def phone(digits: str) -> bool:
    """True for a telephone number that exists in its country's plan.

    Args:
        digits: as `Recognizer.keep = "raw"` or "digits" gives it; a leading + or 00 makes it
            international, a leading 0 national (Belgium first, then its neighbours), else it is
            taken as international without its plus.
    Cost: 1 us for a Belgian number, 20 us for others.
    """
    plain = _PHONE.sub("", digits.replace("(0)", ""))
    if plain.startswith("00"):
        plain = "+" + plain[2:]
    if plain.startswith("0"):
        national = plain[1:]
        if _BELGIUM.fullmatch(national):
            return True
        # Nine digits are Belgian or nothing: nearly any would be valid in some neighbour.
        return len(plain) > BELGIAN and any(_valid(plain, region) for region in NEIGHBOURS)
    plain = plain.lstrip("+")
    if plain.startswith("32"):
        national = plain[2:].removeprefix("0")
        return _BELGIUM.fullmatch(national) is not None
    return _valid("+" + plain, None)


def _valid(number: str, region: str | None) -> bool:
    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(number, region)))
    except phonenumbers.NumberParseException:
        return False


NAMED: dict[str, Callable[[str], bool]] = {"phone": phone}
