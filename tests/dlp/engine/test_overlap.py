"""One winner where findings overlap: in any order the same, and in each family the right one."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.engine.overlap import Hit, winners
from dlp.engine.presidio import Engine


def hits() -> st.SearchStrategy[list[Hit]]:
    one = st.builds(
        lambda start, length, name, confidence, specificity: Hit(
            start, start + length, name.upper(), name, confidence, (), specificity
        ),
        st.integers(0, 40),
        st.integers(1, 15),
        st.sampled_from("abcd"),
        st.sampled_from([0.2, 0.5, 0.5, 0.9]),
        st.sampled_from([50, 60]),
    )
    return st.lists(one, max_size=14)


@given(hits(), st.randoms(use_true_random=False))
def test_the_order_of_hits_does_not_matter(found: list[Hit], draw: Random) -> None:
    shuffled = list(found)
    draw.shuffle(shuffled)
    assert winners(shuffled) == winners(found)


@given(hits())
def test_what_stays_is_apart_sorted_and_missed_by_nobody(found: list[Hit]) -> None:
    kept = winners(found)
    assert kept == sorted(kept)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    for lost in set(found) - set(kept):
        over = [k for k in kept if k.start < lost.end and lost.start < k.end]
        assert over, "a hit that overlaps none was dropped"
        assert any(_strength(k) >= _strength(lost) for k in over)


@given(hits())
def test_winners_win_again(found: list[Hit]) -> None:
    assert winners(winners(found)) == winners(found)


def _strength(hit: Hit) -> tuple[float, int, int]:
    return hit.confidence, hit.specificity, hit.end - hit.start


def hit(start: int, end: int, name: str, confidence: float = 0.5, specificity: int = 50) -> Hit:
    return Hit(start, end, name, name, confidence, (), specificity)


TIES = [
    ([hit(0, 5, "a", 0.6), hit(0, 9, "b", 0.5, 90)], ["a"], "confidence before all"),
    ([hit(0, 5, "a"), hit(0, 9, "b")], ["b"], "the longer one"),
    ([hit(0, 5, "a", specificity=60), hit(0, 9, "b")], ["a"], "the more specific one"),
    ([hit(0, 5, "b"), hit(0, 5, "a")], ["a"], "by name when all is equal"),
    ([hit(0, 5, "a"), hit(4, 9, "b")], ["a"], "the first of two that are equal"),
    ([hit(0, 5, "a"), hit(5, 9, "b")], ["a", "b"], "neighbours"),
    ([hit(0, 5, "a"), hit(4, 9, "b", 0.9), hit(8, 12, "c")], ["b"], "one in the middle"),
    ([hit(0, 5, "a", 0.9), hit(4, 9, "b"), hit(8, 12, "c", 0.8)], ["a", "c"], "both ends"),
    ([hit(0, 30, "a"), hit(2, 5, "b", 0.9), hit(10, 12, "c")], ["b", "c"], "inside another"),
    ([], [], "nothing"),
]


@pytest.mark.parametrize(("found", "left", "why"), TIES, ids=[row[2] for row in TIES])
def test_ties(found: list[Hit], left: list[str], why: str) -> None:
    assert [kept.entity for kept in winners(found)] == left


CARD, OLD, OGM = "BE_IDENTITY_CARD", "BE_BANK_ACCOUNT_OLD", "BE_STRUCTURED_COMMUNICATION"
NATIONAL, BIS, PHONE = "BE_NATIONAL_NUMBER", "BE_BIS_NUMBER", "PHONE_NUMBER"
KBO, VAT = "BE_ENTERPRISE_NUMBER", "BE_VAT_NUMBER"

FAMILIES = [
    # one algorithm: identity card, account before SEPA, structured communication
    ("591-1917064-58", CARD, "printed form"),
    ("identiteitskaart 591-1917064-58", CARD, "label"),
    ("identiteitskaart 591191706458", CARD, "label, compact"),
    ("carte d'identité 591191706458", CARD, "label, French"),
    ("rekening 591-1917064-58", OLD, "label against the prefix"),
    ("rek.nr. 539-0075470-34", OLD, "label"),
    ("compte 539007547034", OLD, "label, compact"),
    ("Konto 539-0075470-34", OLD, "label, German"),
    ("+++591/1917/06458+++", OGM, "marks and slashes"),
    ("591/1917/06458", OGM, "slashes"),
    ("identiteitskaart +++591/1917/06458+++", OGM, "marks against a label"),
    ("mededeling 591191706458", OGM, "label, compact"),
    ("communication structurée 591191706458", OGM, "label, French"),
    ("rekening 123-4567890-02, mededeling 591191706458", OGM, "the nearest label"),
    ("591191706458", None, "compact and nothing said"),
    # eleven digits: national number, BIS number, telephone
    ("85.07.30-999.32", NATIONAL, "printed form"),
    ("85.47.30-999.21", BIS, "month + 40"),
    ("85.27.30-999.75", BIS, "month + 20"),
    ("bisnummer 85473099921", BIS, "label"),
    ("32470226101", PHONE, "a mobile that passes as BIS number"),
    ("gsm 32491221354", PHONE, "the same with a label"),
    ("tel. 32480854232", PHONE, "the same with a label"),
    ("bisnummer 32470226101", BIS, "a label against the telephone"),
    ("32.47.02-261.01", BIS, "printed form against the telephone"),
    ("+32470226101", PHONE, "international"),
    # ten digits: enterprise number, VAT number, telephone
    ("0403.019.261", KBO, "printed form"),
    ("KBO 0403019261", KBO, "label"),
    ("btw 0403019261", VAT, "label"),
    ("TVA 0403.019.261", VAT, "label and printed form"),
    ("MwSt. 0403.019.261", VAT, "label, German"),
    ("BE 0403.019.261", VAT, "country"),
    ("BE0403019261", VAT, "country, compact"),
    ("KBO BE0403019261", VAT, "country against a label"),
    ("0482119890", PHONE, "a mobile that passes as enterprise number"),
    ("gsm 0482119890", PHONE, "the same with a label"),
    ("0482 11 98 90", PHONE, "grouped as a mobile"),
    ("KBO 0482119890", KBO, "a label against the telephone"),
    ("0482.119.890", KBO, "dots 4-3-3"),
    ("BE0482119890", VAT, "country against the telephone"),
    # sixteen characters
    ("BE68539007547034", "IBAN_CODE", "no enterprise number inside"),
    ("iban BE68 5390 0754 7034", "IBAN_CODE", "no old account inside"),
    ("4111 1111 1111 1111", "CREDIT_CARD", "no telephone inside"),
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize(("text", "entity", "why"), FAMILIES)
def test_families(engine: Engine, text: str, entity: str | None, why: str) -> None:
    value = max(i for i, char in enumerate(text) if char.isdigit())
    found = [h.entity for h in engine.detect(text) if h.start <= value < h.end]
    sure = [h.entity for h in engine.detect(text) if h.confidence >= 0.4 and h.end > value]
    assert sure == ([entity] if entity is not None else []), found
