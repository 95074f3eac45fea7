"""Belgian structured communication: the reference of one payment, so of one debtor.

Names: nl gestructureerde mededeling, OGM; fr communication structurée, VCS; de strukturierte
Mitteilung; en structured communication.

Twelve digits, printed +++010/8068/17183+++ or ***010/8068/17183***. The last two are the first ten
modulo 97, 0 written as 97.

Source: Febelfin, standard for transfers with a structured communication.
Confused with: identity cards and accounts before SEPA, which share the algorithm. Random twelve
digits pass at 1 %, so that bare ones need a word of payment beside them.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.belgium.identity_card import (
    ANCHOR,
    BANK_WORDS,
    COMMUNICATION_WORDS,
    IDENTITY_WORDS,
    check,
)
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.regrouped import regrouped
from recognizers.words import PHONES

_LEFT = r"(?<![^\W_]|\d[./\-])"
_MARK = r"(?:\+{3}|\*{3})"

PRINTED = Recognizer(
    name="be-structured-communication",
    entity="BE_STRUCTURED_COMMUNICATION",
    title={
        "nl": "een gestructureerde mededeling",
        "fr": "une communication structurée",
        "de": "eine strukturierte Mitteilung",
        "en": "a structured communication",
    },
    pattern=compiled(
        rf"{_LEFT}(?:(?:{_MARK} {{0,2}})?\d{{3}} ?/ ?\d{{4}} ?/ ?\d{{5}}(?: {{0,2}}{_MARK})?"
        rf"|{_MARK} {{0,2}}\d{{3}}[ .\-]?\d{{4}}[ .\-]?\d{{5}} {{0,2}}{_MARK}){RIGHT}"
    ),
    anchor=Anchor(digits=(12, 12), reach=5, holds=("/", "+", "*"), begins="+*0123456789"),
    check=check,
    bare=0.8,
    formatted=compiled(rf"{_MARK}.*{_MARK}"),
    formatted_weight=2.0,
    context=(*COMMUNICATION_WORDS, *BANK_WORDS),
    specificity=80,
    shape="###/####/#####",
    random_pass_rate=0.01,
    samples=(
        hit("mededeling «+++010/8068/17183+++»", "printed form"),
        hit("«***010/8068/17183***»", "stars"),
        hit("«010/8068/17183»", "without marks"),
        hit("«+++ 010 / 8068 / 17183 +++»", "spaces everywhere"),
        hit("«+++000/0000/09797+++»", "remainder 0 is written 97"),
        hit("«+++010806817183+++»", "marks, no slashes"),
        hit("(«***010 8068 17183***»)", "marks, spaces, in brackets"),
        hit("VCS: «010/8068/17183».", "end of sentence"),
        miss("010/8068/17180", "check digits wrong"),
        miss("+++010/8068/17184+++", "check digits off by one"),
        miss("010/8068/171831", "one digit too many"),
        miss("1/010/8068/17183", "joined to another number"),
        miss("010/8068\n/17183", "over a line end"),
        miss("591-1917064-58", "grouped as an identity card"),
        miss("010806817183", "bare: the other recognizer"),
        miss("30/07/1985", "date"),
    ),
)

COMPACT = replace(
    PRINTED,
    name="be-structured-communication-compact",
    whole=(12,),
    pattern=compiled(LEFT + r"\d{3}[ .\-]?\d{4}[ .\-]?\d{5}" + RIGHT),
    anchor=ANCHOR,
    bare=0.25,
    formatted=None,
    context=(
        *COMMUNICATION_WORDS,
        "referentie",
        "référence",
        "reference",
        "referenz",
        "ref",
        "réf",
    ),
    negative=(*IDENTITY_WORDS, *BANK_WORDS, *PHONES),
    needs_context=True,
    specificity=71,
    shape="############",
    samples=(
        hit("mededeling «010806817183»", "compact"),
        hit("communication : «010 8068 17183»", "spaces"),
        hit("OGM «010-8068-17183»", "hyphens"),
        hit("«000000009797»", "remainder 0 is written 97"),
        hit('"ogm":"«010806817183»"', "JSON"),
        hit("(«010806817183»)", "in brackets"),
        hit("VCS;«010806817183»;", "in a record"),
        hit("betaal met «010.8068.17183».", "dots"),
        miss("010806817184", "check digits off by one"),
        miss("0108068171831", "thirteen digits"),
        miss("01080681718", "eleven digits"),
        miss("010/8068/17183", "slashes: the other recognizer"),
        miss("X010806817183", "inside a code"),
        miss("010806817183-1", "joined to another number"),
        miss("0.010806817183", "fraction"),
        miss("010-8068\n-17183", "over a line end"),
    ),
)

REGROUPED = regrouped(COMPACT, "010806817183", "0123456789", "####.####.####")

QR = replace(
    PRINTED,
    name="be-structured-communication-qr",
    pattern=compiled(r"(?<=\nEUR\d{0,9}(?:\.\d\d?)?\r?\n[A-Z]{0,4}\r?\n)\d{12}(?=\r?\n|\Z)"),
    anchor=ANCHOR,
    bare=0.8,
    formatted=None,
    shape=None,
    keep="raw",
    samples=(
        hit("SCT\nKREDBEBB\nX\nBE68539007547034\nEUR63.5\n\n«010806817183»", "no purpose"),
        hit("BE68539007547034\nEUR63.50\n\n«010806817183»\n", "a line end behind it"),
        hit("BE68539007547034\nEUR63\nGDDS\n«010806817183»", "a purpose"),
        hit("BE68539007547034\r\nEUR1204.5\r\n\r\n«010806817183»", "lines of Windows"),
        hit("Stad\nBE68539007547034\nEUR\n\n«010806817183»\n", "no amount"),
        hit("\nEUR999999999.99\nCHAR\n«010806817183»", "a large amount"),
        hit("\nEUR0.01\n\n«000000009797»", "remainder 0 is written 97"),
        hit("BCD\n002\n1\nSCT\n\nX\nBE1\nEUR5\n\n«010806817183»", "the whole code"),
        miss("\nEUR63.5\n\n010806817184", "check digits off by one"),
        miss("\nEUR63.5\n\n010806817183 dank", "words behind it"),
        miss("\nEUR63.5\n010806817183", "the line of the purpose"),
        miss("EUR63.5 010806817183", "one line"),
        miss("\nbedrag\n\n010806817183", "no amount above it"),
        miss("\nEUR63.5\n\n1010806817183", "thirteen digits"),
        miss("\nEUR63.5\n\n\n\n010806817183", "more lines between"),
        miss("\nEUR63.555\n\n010806817183", "no such amount"),
    ),
)

RECOGNIZERS = (PRINTED, COMPACT, REGROUPED, QR)
