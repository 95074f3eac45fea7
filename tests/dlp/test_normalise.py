"""Normalisation: what folds to what, and that every offset leads back into the text as sent."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.normalise import normalise

ZWSP, SHY, NBSP, NNBSP = "\u200b", "\u00ad", "\u00a0", "\u202f"

FOLDS = [
    ("85.07.30-999.32", "85.07.30-999.32", "plain text stays"),
    (f"85.07{ZWSP}.30-99{SHY}9.32", "85.07.30-999.32", "zero-width, soft hyphen"),
    (f"BE68{NBSP}5390{NNBSP}0754\u20097034", "BE68 5390 0754 7034", "no-break and thin spaces"),
    ("８５.０７.３０－９９９.３２", "85.07.30-999.32", "full width"),
    ("٨٥٠٧٣٠٩٩٩٣٢", "85073099932", "Arabic-Indic digits"),
    ("۸۵۰۷۳۰۹۹۹۳۲", "85073099932", "Persian digits"),
    ("८५०७३०", "850730", "Devanagari digits"),
    ("85–07—30−999‑32", "85-07-30-999-32", "dashes"),
    ("02∕555․55․55", "02/555.55.55", "slash and dots of other scripts"),
    ("ВЕ68 5390", "BE68 5390", "Cyrillic letters before digits"),
    ("ВЕ 68 5390", "BE 68 5390", "Cyrillic letters, a space, digits"),
    ("jаn@example.be", "jan@example.be", "one Cyrillic letter in a word"),
    ("Москва и Гент", "Москва и Гент", "Cyrillic words stay"),
    ("ﬁlm", "film", "ligature"),
    ("①②③", "123", "circled digits"),
    ("𝟖𝟓𝟎𝟕", "8507", "mathematical digits"),
    ("8⁵", "85", "superscript"),
    ("8\u20e35", "85", "enclosing mark"),
    ("8\u03365", "85", "struck-through digit"),
    ("l’entreprise", "l'entreprise", "apostrophe"),
    ("8\u115f5\u3164\u1160\uffa07", "857", "Hangul fillers, which nobody sees"),
    ("85\u280007", "85 07", "the blank of braille"),
    ("a\u2028b", "a\nb", "line separator"),
    ("85\x0007", "8507", "NUL"),
    ("\u202e85\u202c", "85", "bidirectional controls"),
    ("é ü ß œ € …", "é ü ß œ € …", "ordinary letters stay"),
    ("日本", "日本", "other scripts stay"),
    ("\ud800", "\ud800", "a lone surrogate passes through"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("sent", "folded", "why"), FOLDS, ids=[row[2] for row in FOLDS])
def test_folds(sent: str, folded: str, why: str) -> None:
    normal = normalise(sent)
    assert normal.text[: normal.body] == folded


SOURCES = [
    (f"nr 85.07{ZWSP}.30-999.32!", "85.07.30-999.32", f"85.07{ZWSP}.30-999.32"),
    (f"nr {SHY}85{SHY} x", "85", "85"),
    ("de ﬁlm 85", "85", "85"),
    ("de ﬁlm", "fi", "ﬁ"),
    ("de ﬁlm", "i", "ﬁ"),
    ("⑩ 85", "85", "85"),
    ("⑩ 85", "10", "⑩"),
    (f"{ZWSP}{ZWSP}85", "85", "85"),
    (f"85{ZWSP}", "85", "85"),
]


@pytest.mark.parametrize(("sent", "found", "source"), SOURCES)
def test_a_find_points_into_the_text_as_sent(sent: str, found: str, source: str) -> None:
    normal = normalise(sent)
    at = normal.text.index(found)
    start, end = normal.source(at, at + len(found))
    assert sent[start:end] == source


CUTS = [
    ("RRN 850730\n99932 in Gent", "85073099932", "850730\n99932"),
    ("RRN 85.07.30-\n999.32 in Gent", "85.07.30-999.32", "85.07.30-\n999.32"),
    ("RRN 85.07.30-\r\n   999.32", "85.07.30-999.32", "85.07.30-\r\n   999.32"),
    ("> RRN 850730\n> 99932", "85073099932", "850730\n> 99932"),
    ("BE68 5390\n0754 7034", "BE68 53900754 7034", "BE68 5390\n0754 7034"),
    (f"RRN 85{ZWSP}0730\n9{ZWSP}9932 ok", "85073099932", f"85{ZWSP}0730\n9{ZWSP}9932"),
    ("+32 470 12\n34 56", "+32 470 1234 56", "+32 470 12\n34 56"),
]


@pytest.mark.parametrize(("sent", "joined", "source"), CUTS)
def test_a_value_cut_by_a_line_end_stands_whole_in_a_view(
    sent: str, joined: str, source: str
) -> None:
    normal = normalise(sent)
    at = normal.text.index(joined, normal.body)
    start, end = normal.source(at, at + len(joined))
    assert sent[start:end] == source
    assert normal.counts(at, at + len(joined))


HIDDEN = [
    ("RRN 7 7 . 0 9 . 1 3 - 9 9 9 . 9 7 ok", "77.09.13-999.97", "7 7 . 0 9 . 1 3 - 9 9 9 . 9 7"),
    ("B E 9 8   0 0 1 7   1 1 2 8   3 3 9 3", "BE98001711283393", None),
    ("RRN 59.12.O3 - 999.40 x", "59.12.03 - 999.40", "59.12.O3 - 999.40"),
    ("Gsm: O475 00 18 26", "0475 00 18 26", "O475 00 18 26"),
    ("IBAN BE68 539O 0754 7O34.", "68 5390 0754 7034", "68 539O 0754 7O34"),
    ("nr 85O73O99932", "85073099932", "85O73O99932"),
    ("rrn 85_07_30_999_32 x", "85073099932", "85_07_30_999_32"),
    ("rrn 85 . 07 . 30 - 999 . 32", "85.07.30-999.32", "85 . 07 . 30 - 999 . 32"),
    ("rrn **85.07.30**-999.32", "85.07.30-999.32", "85.07.30**-999.32"),
    ("rrn <b>85.07.30</b>-999.32", "85.07.30-999.32", "85.07.30</b>-999.32"),
    ("op BE68_5390_0754_7034 .", "BE68539007547034", "BE68_5390_0754_7034"),
]


@pytest.mark.parametrize(("sent", "meant", "source"), HIDDEN)
def test_a_spaced_or_misread_value_stands_whole_in_a_view(
    sent: str, meant: str, source: str | None
) -> None:
    normal = normalise(sent)
    at = normal.text.index(meant, normal.body)
    start, end = normal.source(at, at + len(meant))
    assert sent[start:end] == (source or sent)
    assert normal.counts(at, at + len(meant))


def test_what_a_view_only_repeats_does_not_count() -> None:
    normal = normalise("RRN 85.07.30-999.32 of 850730\n99932 x")
    at = normal.text.index("85.07.30-999.32", normal.body)
    assert not normal.counts(at, at + 15)


NO_VIEW = [
    "85073099932\n92021499942\n05022999925\n",  # a column
    "in 2024\n3 punten",  # too few digits
    "een regel\nnog een regel",
    "in 2024 of 5 l melk op 12/03/2024",
    "Bos 12, Ieper, tel 057 20 00 00",
    "a b c d e f g h i j k l m",
]


@pytest.mark.parametrize("sent", NO_VIEW)
def test_no_view_where_nothing_is_cut(sent: str) -> None:
    assert normalise(sent).views == ()


def alphabet() -> st.SearchStrategy[str]:
    return st.one_of(
        st.sampled_from("0123456789 .-/\n\nABE@"),
        st.sampled_from([ZWSP, SHY, NBSP, "ﬁ", "⑩", "В", "е", "٣", "–", "\x00", "\r\n", "ǅ", "㎏"]),
        st.characters(),
    )


@given(st.lists(alphabet(), max_size=60).map("".join))
def test_offsets_are_exact(sent: str) -> None:
    normal = normalise(sent)
    last = 0
    for i in range(normal.body):
        start, end = normal.source(i, i + 1)
        assert last <= start < end <= len(sent)
        assert start >= 0
        folded = normalise(sent[start:end])
        whole = folded.text[: folded.body]
        twin = normal.text[i].isascii() and normal.text[i].isalpha()
        assert normal.text[i] in whole or twin  # a look-alike letter folds only beside Latin ones
        last = start
    for view in normal.views:
        for i in range(view.start, view.end):
            start, end = normal.source(i, i + 1)
            assert 0 <= start < end <= len(sent)


def no_twins(sent: str) -> bool:
    return not any("\u0370" <= char <= "\u052f" for char in sent)  # Greek, Cyrillic


@given(st.lists(alphabet(), max_size=60).map("".join).filter(no_twins))
def test_folding_twice_changes_nothing(sent: str) -> None:
    once = normalise(sent)
    body = once.text[: once.body]
    twice = normalise(body)
    assert twice.text[: twice.body] == body


HOSTILE = [
    "8\n",
    "12345678\n1234\n",
    ZWSP,
    "ﬁ",
    "В1",
    "8 ",
    "\x00",
    "é",
    "1\n> ",
    "1 ",
    "1 l ",
    "O1",
    "1O",
    "12345678O ",
    "1_",
    "1_A",
    "1 . ",
    "1</b>",
    "12345678_1 ",
]


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_linear_time_and_space(unit: str) -> None:
    def spent(n: int) -> tuple[float, int]:
        text = unit * (n // len(unit))
        best, size = 1e9, 0
        for _ in range(3):
            start = time.process_time()
            size = len(normalise(text).text)
            best = min(best, time.process_time() - start)
        return best, size

    small, small_size = spent(40_000)
    large, large_size = spent(80_000)
    assert large < 4 * small + 0.02
    assert large_size <= 2 * small_size + 2_000
    assert small_size <= 8 * 40_000
