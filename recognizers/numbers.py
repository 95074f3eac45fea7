"""How whatever has a number, and whoever has a code, are written: labels that nobody can list.

`numbered` begins at a word for number and takes every noun beside it but those that it is told;
`coded` begins at a noun with a code of capitals and digits right behind it. What may stand between
a label and its value is that of recognizers/labels.py.
"""

from dataclasses import replace

import regex as re

from recognizers.base import Recognizer, Sample
from recognizers.compiled import compiled
from recognizers.labels import (
    BETWEEN,
    BODY,
    ENDS,
    GIVEN_OUT,
    NO_FOUR,
    OPEN,
    SIGN,
    STOP,
    recognizer,
)

_OWN_FORM = (  # the next number is printed as a national number, an enterprise, a mobile one
    r"[^0-9\n]{2,45}(?:[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}\.[0-9]{2}(?![0-9])"
    r"|[01][0-9]{3}\.[0-9]{3}\.[0-9]{3}(?![0-9])"
    r"|04[0-9]{2}[ /][0-9]{2}(?:[ .][0-9]{2}){2}(?![0-9]))"
)


def _numbered(no: str, things: str, last: str) -> "re.Pattern[str]":
    """The pattern of a word for number, what it is a number of, and the value.

    Args:
        no: beginnings of what has numbers that are nobody's, and words that are no noun.
        things: the nouns of these alone.
        last: ends of compounds that have no others.
    """
    whose = r"(?:btw|tva|mwst|vat|isbn|rsz|onss)-"  # "btw-administratie nr."
    word = rf"(?!{no})(?<![\p{{L}}\d]|{whose})\p{{L}}[\p{{L}}'’]{{1,23}}"
    number = r"(?:nummers?|nrs?|n°s?|num[ée]ros?|numbers?|no(?=[.:]))(?:(?<=°)|(?![\p{L}\d])\.?)"
    of = (
        r"[ _](?:(?:de la|de|du|des|van het|van de|van een|van uw|van mijn|van|bij de|bij het"
        r"|bij|chez|aupr[èe]s de(?: la)?|bei der|bei|at the|at|with|of the|of your|of my"
        r"|of|der|des)[ _](?:(?:votre|mon|notre|son|leur|ma|sa)[ _])?|de l'|d')"
    )
    known = (
        r"(?<=(?<!\p{L})(?:onder|sous|under|unter|kreeg|re[çc]u|portant|porte|draagt|heeft"
        r"|trägt|hat|bears|has|met|avec|mit|with|c'est|it's|is|est|ist)"
        r"[ ](?:als |as )?(?:het |le |der |die |the )?)"
    )
    ref = r"(?:r[ée]f[ée]rences?|referenties?|references?|referenz|r[ée]f\.?|kenmerk)"
    coded = r"\p{L}{4,20}[ ](?-i:[A-Z]){1,5}[\-/.]?\d"  # "référence fourrière F-2025-0931"
    form = r"\p{L}{4,20}(?: \p{L}{2,14}){0,2}[ ]?[:=|]"  # "nummer melding :", "n° carte :"
    key = (  # "melding:\n  soort: lawaai\n  nr:"
        rf"(?<=(?:\n|\A)[ \t]{{0,12}}[\"']?{word}[\"']?[ ]?:[ ]?\{{?[ \t]{{0,4}}\r?\n"
        r"(?:[ \t]{1,16}[^\s:]{1,24}:[ ][^\n]{0,40}\n){0,2}[ \t]{1,16}[\"']?)"
    )
    told = (  # "question écrite n°": an adjective behind what is nobody's
        rf"(?<!(?<![\p{{L}}\d])(?={things})\p{{L}}{{3,20}}[ ]"
        rf"(?:(?-i:\p{{Ll}}){{4,16}}|(?:van|de|du|des|der|of)[ ]"
        rf"(?:(?:de|het|la|the)[ ])?\p{{L}}{{4,16}}(?:[ ](?-i:\p{{Ll}}){{4,16}})?)[ ])"
    )
    strong = (  # what stands before tells what is tried
        rf"(?:(?<=[\p{{L}}][_.\-]{{0,2}})(?<={word}[_.\-]{{0,2}})"
        rf"(?<!(?:{last})(?:en|s|n)?[_.\-]{{0,2}})(?:{number}|zeichen)"
        rf"|(?<=[ ])(?:(?P<a>(?<={word}\.?[ ])(?<!\.[ ](?=(?-i:N[uú]m))){told}{number})"
        rf"|(?P<k>{known}{number}))"
        rf"|(?<![\p{{L}}\d])(?:(?:{number}(?:{of}|[ ](?={form}))"
        rf"|{ref}(?:{of}|[ ](?={form}|{coded}))){word}"
        rf"(?:[ ](?!techni)(?-i:[\p{{Ll}}'’]){{2,18}}){{0,2}}(?:[ _]{number})?"
        rf"|(?={number}[\"']?[ ]?[:=]){key}{number}))"
    )
    return compiled(
        rf"(?i:(?P<s>{strong}){BETWEEN})(?P<value>{GIVEN_OUT}"
        rf"(?(k)(?=[A-Z]|\d*[./\-]))(?(a){NO_FOUR}|(?(q){NO_FOUR}))"  # "het unieke nummer 1788"
        rf"{BODY}){STOP}(?(n){ENDS})"
    )


_LAST = (
    "dossiers?|akten?|contract(?:en)?|overeenkomst|vertrag|ausweis|bescheid|antrag"  # of compounds
    r"|abonnement(?:en)?|vergunning|aanvraag|genehmigung"
)

_OF_THINGS = (  # a contract or file of a building, a machine, a purchase
    "onderhouds|raam|kader|lever(?:ings)?|schoonmaak|poets|beheers|energie|gas|wartungs|rahmen"
    "|liefer|reinigungs|aanbestedings|aankoop|bestek|project|keurings|prüf|inspectie"
)


def _coded(nouns: tuple[str, ...]) -> "re.Pattern[str]":
    """The pattern of a noun and a code of capitals and digits behind it."""
    persons = r"(?=\d{5,6}[\-/]\d{3,6}(?![\d./\-]))"
    year = r"(?![A-Z]{1,4}\d?[\-/](?:19|20)\d\d(?![\d./\-]))"  # "MIT-2025"
    whole = [noun for noun in nouns if noun[0] != "*"]
    kind = (
        r"[ ](?:de la |de l'|d'|de |du |des |van de |van |voor |für |of |for )?"
        r"(?-i:\p{Ll}){4,20}[ ]"
    )
    return compiled(
        rf"(?i:(?:(?<![\p{{L}}\d/.])(?:{'|'.join(whole)})"
        rf"|(?<=\p{{L}}{{3}})(?<!(?<!\p{{L}})(?:{_OF_THINGS})-?)(?:{_LAST}))"
        rf"(?:{SIGN}|[ ]|{kind}){OPEN})"
        rf"(?P<value>{year}(?:(?=[A-Z]{{1,8}}[.\-/_]?\d)"
        rf"(?=[A-Z]{{1,8}}[.\-/_]?(?:[^\s\d]{{0,8}}[ ]?\d){{3}})"
        rf"|(?=\d\d[\-/](?!(?:19|20)\d\d(?!\d))\d{{3,6}}(?!\d))|(?=00\d{{3,8}}(?!\d))|{persons})"
        rf"{BODY}){STOP}"
    )


def numbered(
    name: str,
    title: tuple[str, str, str, str],
    no: str,
    things: str,
    last: str,
    context: tuple[str, ...],
    samples: tuple[Sample, ...],
) -> Recognizer:
    """Whatever has a number but what `no` begins or `last` ends; `context`: words for number."""
    made = recognizer(
        name, title, _numbered(no, things, last), context, samples, "LABELLED_IDENTIFIER"
    )
    return replace(made, anchor=replace(made.anchor, unless=_OWN_FORM))


def coded(
    name: str,
    title: tuple[str, str, str, str],
    nouns: tuple[str, ...],
    samples: tuple[Sample, ...],
) -> Recognizer:
    """Those of whom or what a code of capitals and digits right behind them speaks."""
    made = recognizer(name, title, _coded(nouns), nouns, samples, "LABELLED_IDENTIFIER")
    near = (  # the first digit behind the label is that of the code
        r"[^0-9\n]{2,45}+(?:(?<=[A-Z])|(?<=[A-Z][./_\-])|(?=[0-9]{2}[/\-][0-9]{3}"
        r"|[0-9]{5,6}[/\-][0-9]{3}|00[0-9]{3}))[0-9]"
    )
    return replace(made, anchor=replace(made.anchor, near=near))
