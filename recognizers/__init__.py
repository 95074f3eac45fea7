"""The pack: every recognizer, in order. Adding one is one file and one line.

Standard library and `regex` only: no engine, no network, nothing read at import.
"""

from recognizers.base import Recognizer
from recognizers.belgium import (
    bank_account_old,
    bis_number,
    enterprise_number,
    identity_card,
    licence_plate,
    national_number,
    structured_communication,
    vat_number,
)
from recognizers.general import (
    credit_card,
    date_of_birth,
    email_address,
    email_function,
    iban,
    ip_address,
    phone_helpline,
    phone_number,
)

ALL: tuple[Recognizer, ...] = (
    *national_number.RECOGNIZERS,
    *bis_number.RECOGNIZERS,
    identity_card.RECOGNIZER,
    bank_account_old.RECOGNIZER,
    *structured_communication.RECOGNIZERS,
    *enterprise_number.RECOGNIZERS,
    *vat_number.RECOGNIZERS,
    *licence_plate.RECOGNIZERS,
    *iban.RECOGNIZERS,
    *credit_card.RECOGNIZERS,
    email_address.RECOGNIZER,
    email_function.RECOGNIZER,
    *phone_number.RECOGNIZERS,
    phone_helpline.RECOGNIZER,
    *ip_address.RECOGNIZERS,
    date_of_birth.RECOGNIZER,
)
