"""The pack: every recognizer, in order. Adding one is one file and one line.

Standard library and `regex` only: no engine, no network, nothing read at import.
"""

from recognizers.base import Recognizer
from recognizers.belgium import bis_number, national_number
from recognizers.general import iban, phone_number

ALL: tuple[Recognizer, ...] = (
    national_number.RECOGNIZER,
    *bis_number.RECOGNIZERS,
    *iban.RECOGNIZERS,
    *phone_number.RECOGNIZERS,
)
