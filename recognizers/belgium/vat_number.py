"""Belgian VAT number: the enterprise number with BE in front, or beside a VAT label.

Names: nl btw-nummer; fr numéro de TVA; de MwSt.-Nummer; en VAT number.

Forms: BE 0403.019.261, BE0403019261, BE-0403.019.261, BE (0)403.019.261; nine digits from before
2005. The label is in the reader's language: btw, TVA, MwSt., VAT.

Source: VAT code, article 50; structure and check as in enterprise_number.py.
Confused with: Belgian accounts (BE and fourteen digits). Random BE numbers pass at 1 %.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.belgium.enterprise_number import (
    ENTERPRISE_WORDS,
    NINE,
    NOT_VAT,
    TEN,
    VAT_WORDS,
    check,
)
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.words import ORDERS, PHONES

PREFIXED = Recognizer(
    name="be-vat-number",
    entity="BE_VAT_NUMBER",
    title={
        "nl": "een btw-nummer",
        "fr": "un numéro de TVA",
        "de": "eine Mehrwertsteuernummer",
        "en": "a VAT number",
    },
    pattern=compiled(rf"(?<![^\W_])(?i:be)[ .\-:]{{0,2}}(?:{TEN}|{NINE}){RIGHT}"),
    anchor=Anchor(digits=(9, 10), reach=5, holds=("BE", "be", "Be", "bE"), begins="bB"),
    check=check,
    bare=0.85,
    formatted=compiled(r"BE ?[01]\d{3}\.\d{3}\.\d{3}"),
    formatted_weight=1.5,
    context=(*VAT_WORDS, *ENTERPRISE_WORDS),
    specificity=75,
    shape="BE0#########",
    random_pass_rate=0.01,
    samples=(
        hit("btw «BE 0403.019.261»", "printed form"),
        hit("TVA «BE0403019261»", "compact form"),
        hit("«BE0403.019.261»", "no space"),
        hit("VAT «BE-0403.019.261».", "hyphen, end of sentence"),
        hit("«be 0403 019 261»", "lower case, spaces"),
        hit("«BE (0)403.019.261»", "0 in brackets"),
        hit("«BE 1000.000.120»", "begins with 1"),
        hit("«BE 403.019.261»", "nine digits"),
        hit('("«BE0566988259»")', "quoted"),
        miss("BE 0403.019.262", "check digits off by one"),
        miss("BE68 5390 0754 7034", "IBAN"),
        miss("0403.019.261", "no BE"),
        miss("OBE0403019261", "inside a code"),
        miss("BE04030192611", "part of a longer number"),
        miss("BE 2147.812.701", "establishment"),
        miss("BE\n0403.019.261", "over a line end"),
        miss("NL0403019261", "another country"),
    ),
)

LABELLED = replace(
    PREFIXED,
    name="be-vat-number-labelled",
    whole=(10,),
    pattern=compiled(rf"{NOT_VAT}{LEFT}(?:{TEN}|{NINE}){RIGHT}"),
    anchor=Anchor(digits=(9, 10), reach=1, begins="(0123456789"),
    bare=0.5,
    formatted=compiled(r"[01]\d{3}\.\d{3}\.\d{3}"),
    formatted_weight=2.5,
    context=VAT_WORDS,
    negative=(*ENTERPRISE_WORDS, *ORDERS, *PHONES),
    needs_context=True,
    specificity=74,
    shape="0#########",
    samples=(
        hit("btw-nummer «0403.019.261»", "printed form"),
        hit("TVA «0403019261»", "compact form"),
        hit("MwSt. «(0)403.019.261»", "0 in brackets"),
        hit("VAT: «0403 019 261»", "spaces"),
        hit("btw «403.019.261»", "nine digits"),
        hit("(btw «0566.988.259»)", "in brackets"),
        hit("vat=«0403019261»;", "in a record"),
        hit("btw «1000.000.120».", "begins with 1, end of sentence"),
        miss("btw 0403.019.262", "check digits off by one"),
        miss("btw BE 0403.019.261", "with BE: the other recognizer"),
        miss("btw 04030192611", "part of a longer number"),
        miss("btw X0403019261", "inside a code"),
        miss("btw 2147.812.701", "establishment"),
        miss("btw 0403.019\n.261", "over a line end"),
        miss("btw 21 %", "rate"),
        miss("btw 1.403.019.261", "amount"),
    ),
)

RECOGNIZERS = (PREFIXED, LABELLED)
