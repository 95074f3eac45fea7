"""Belgian account number as it was before SEPA; it lives on inside the IBAN and in old files.

Names: nl rekeningnummer; fr numéro de compte; de Kontonummer; en account number.

Twelve digits, printed 539-0075470-34: bank, account, and the first ten modulo 97, 0 written as 97.

Source: Febelfin, banking standards (domestic account number).
Confused with: identity cards and structured communications, which share the algorithm: without a
word of banking it is not believed. Random twelve digits pass at 1 %.
"""

from recognizers.base import Recognizer, hit, miss
from recognizers.belgium.identity_card import (
    ANCHOR,
    BANK_WORDS,
    COMMUNICATION_WORDS,
    IDENTITY_WORDS,
    TWELVE,
    check,
)
from recognizers.compiled import compiled
from recognizers.regrouped import regrouped
from recognizers.words import ORDERS, PHONES

RECOGNIZER = Recognizer(
    name="be-bank-account-old",
    entity="BE_BANK_ACCOUNT_OLD",
    title={
        "nl": "een oud rekeningnummer",
        "fr": "un ancien numéro de compte",
        "de": "eine alte Kontonummer",
        "en": "an old bank account number",
    },
    pattern=TWELVE,
    anchor=ANCHOR,
    check=check,
    bare=0.25,
    formatted=compiled(r"\d{3}-\d{7}-\d\d"),
    formatted_weight=2.0,
    context=BANK_WORDS,
    negative=(*IDENTITY_WORDS, *COMMUNICATION_WORDS, *ORDERS, *PHONES),
    needs_context=True,
    specificity=72,
    shape="############",
    random_pass_rate=0.01,
    samples=(
        hit("rekening «539-0075470-34»", "printed form"),
        hit("compte «539007547034»", "compact form"),
        hit("Konto «539 0075470 34»", "spaces"),
        hit("(«096-1234567-69»)", "in brackets"),
        hit('"«001-0000097-76»"', "remainder 0, quoted"),
        hit("rek.nr.«539-0075470-34».", "glued to an abbreviation"),
        hit("naar «539.0075470.34»", "dots"),
        hit("«068-9999995-01»;1", "in a record"),
        miss("539-0075470-35", "check digits off by one"),
        miss("539-0075470-341", "thirteen digits"),
        miss("539/0075/47034", "grouped as a structured communication"),
        miss("BE68 5390 0754 7034", "inside an IBAN"),
        miss("539-0075470\n-34", "over a line end"),
        miss("X539007547034", "inside a code"),
        miss("53-90075470-34", "other groups"),
        miss("2-539-0075470-34", "joined to another number"),
    ),
)

REGROUPED = regrouped(RECOGNIZER, "539007547034", "0123456789", "####.####.####")

RECOGNIZERS = (RECOGNIZER, REGROUPED)
