"""Markings of the Traffic Light Protocol, and how a marking that is no level is written down.

TLP 2.0 (RED, AMBER+STRICT, AMBER, GREEN, CLEAR) and 1.0 (WHITE).

Source: FIRST TLP 2.0 (not verified).
Confused with: texts about TLP, the program tlp.
"""

import regex as re

from recognizers.base import Recognizer, Sample, hit, miss
from recognizers.sensitive.marking_place import Sort, marking, placed


def titles(nl: str, fr: str, de: str, en: str) -> dict[str, str]:
    """What people call it, in the four languages."""
    return {"nl": nl, "fr": fr, "de": de, "en": en}


def written(
    name: str,
    title: dict[str, str],
    pattern: str,
    words: tuple[str, ...],
    sort: Sort,
    samples: tuple[Sample, ...],
) -> Recognizer:
    """The recognizer of a marking in any case, found where `sort` says that it is one."""
    whole = rf"(?i)(?<![\w\-])(?:{pattern})(?![\w\-])"
    return marking(name, title, whole, words, placed(sort), samples)


def places(form: str, *more: Sample) -> tuple[Sample, ...]:
    """A marking in its places, and where it is none."""
    return (
        hit(f"«{form}»\n\nTekst van de nota.", "first line"),
        hit(f"Laatste zin.\n\n«{form}»", "last line"),
        hit(f"*** «{form}» ***\nTekst", "with stars"),
        hit(f"# «{form}»\nTekst", "heading"),
        hit(f"   «{form}»    2/7\nTekst", "beside a page number"),
        hit(f"Status: «{form}»\n", "behind a label"),
        hit(f"> «{form}»\n> Tekst", "quoted"),
        hit(f"- «{form}» -\nTekst", "between hyphens"),
        miss(f"Wat betekent {form} op een document?", "a question"),
        miss(f"We use {form} for such things, and more.", "a sentence"),
        miss(f"stand({form})", "a call"),
        miss(f'if x == "{form}": stop()', "a comparison"),
        miss(f"Lijst:\n- {form}\n- iets anders\n", "an item of a list"),
        miss(f"Men zegt wel eens {form}.", "end of a sentence"),
        miss(f"waarden = [\n  {form},\n]", "a program"),
        miss(f"{form}x", "another word"),
        *more,
    )


_ALSO = {  # in the other languages, as people write it
    "RED": "ROOD|ROUGE|ROT",
    "AMBER+STRICT": r"(?:AMBER|ORANJE|ORANGE) ?[+ ] ?STRICT",
    "AMBER": "ORANJE|ORANGE|AMBRE",
    "GREEN": "GROEN|VERT|GRÜN",
    "CLEAR": "HELDER|KLAR",
    "WHITE": "WIT|BLANC|WEISS|WEIß",
}


def _tlp(name: str, colour: str) -> Recognizer:
    form = f"TLP:{colour}"
    escaped = "|".join((_ALSO.get(colour, re.escape(colour)), re.escape(colour)))
    return written(
        name,
        titles(
            f"de markering {form}",
            f"le marquage {form}",
            f"die Kennzeichnung {form}",
            f"the marking {form}",
        ),
        rf"(?:(?:TLP|Traffic Light Protocol) ?[:\-=] ?(?:{escaped})|(?-i:TLP (?:{escaped})))"
        r"(?![+ ]\+?STRICT|[+])",
        ("tlp", "traffic light protocol"),
        "phrase",
        places(
            form,
            hit(f"Subject: [«{form}»] Weekly bulletin", "subject"),
            hit(f"Onderwerp: «{form}» dringend", "subject without brackets"),
            hit(f"«{form}» | Recipients may share this", "beside a rule"),
            hit(f"[«TLP: {colour}»]\nBulletin", "in brackets, with a space"),
            hit(f'{{"parts": ["«{form}»\nBulletin."]}}', "first line of a string of JSON"),
            hit(f'{{"text":"Bulletin.\n«{form}»","n":1}}', "last line of one"),
            miss(f'{{"colour": "{form}", "n": 1}}', "a value of JSON"),
            hit(f"Dag,\n«{form}»\n\nNota.", "below a greeting"),
            miss("The labels are TLP:RED, TLP:AMBER and TLP:GREEN.", "an explanation"),
            miss("TLP:RED\nTLP:AMBER\nTLP:GREEN\nTLP:CLEAR\n", "a list of all"),
            miss("tlp start && tlp-stat -b", "a program"),
            hit(f"Vat dit kort samen voor mij:\n\n«{form}»\nDe aanvaller zat al in", "asked of"),
            hit(f"«{form}» - versie van 12 maart 2026\n", "beside a date"),
            hit(f"«{form}» (alleen binnen de organisatie)\nNota", "for whom it is, in brackets"),
            hit(f"Bulletin 14 – «{form}» – alleen voor CERT\n", "for whom it is, behind a title"),
            hit(f"Objet : état du réseau («{form}»)\n\nÀ tous,", "at the end of a subject"),
            hit(f"[pinned] **«{form}»** recipients of this call\n", "in bold, at the head"),
            hit(f"Banner on every slide: «{form}»\n", "where it stands on the page"),
            hit(f'{{"Tag": [{{"name": "«{form.lower()}»"}}, {{"name": "x"}}]}}', "a tag of MISP"),
            hit(f'"tags": ["«{form.lower()}»", "phishing"]', "in a list of tags"),
            hit(f"Header reads «{form}». Body: a wave of mails", "what the header reads"),
            hit(f"Dit verslag is gemarkeerd als «{form}», vat samen", "said of one document"),
            hit(f"[en-tête de chaque page]  «{form}»\nComité", "where it stands, in brackets"),
            hit(f'{{\n  "x_header": "«{form}»",\n  "n": 1\n}}', "a key for headers"),
            miss(f"Documents marked {form} may not leave the room.", "a rule"),
            miss(f"Wanneer het document is gemarkeerd als {form}, dan", "a condition"),
            miss(f"Nous parlons de cela ({form})\n", "a sentence"),
        ),
    )


TLP = (
    _tlp("tlp-red", "RED"),
    _tlp("tlp-amber-strict", "AMBER+STRICT"),
    _tlp("tlp-amber", "AMBER"),
    _tlp("tlp-green", "GREEN"),
    _tlp("tlp-clear", "CLEAR"),
    _tlp("tlp-white", "WHITE"),
)

RECOGNIZERS = TLP
