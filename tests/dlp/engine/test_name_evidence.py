"""What speaks for and against a name, each sign beside a text that has it and one that has not."""

import pytest

from dlp.engine.name_doubts import CUES
from dlp.engine.name_evidence import (
    HIGHEST,
    LOWEST,
    WEIGHTS,
    is_given,
    listed,
    log_odds,
    signs,
    weighed,
)
from dlp.engine.name_read import Cued, Found, Read
from dlp.engine.tokens import spellings, words
from tests.dlp.engine.names import shipped

# Sign, a text that has it, one that has not; the name stands between brackets.
SIGNS = [
    ("one", "Vraag het aan [Sofie].", "Vraag het aan [Sofie Maes]."),
    ("one-unknown", "Vraag het aan [Qwertzig].", "Vraag het aan [Sofie]."),
    ("one-given", "Vraag het aan [Sofie].", "Vraag het aan [Peeters]."),
    ("one-rare", "Vraag het aan [Maan].", "Vraag het aan [Sofie]."),
    ("one-ordinary", "Vraag het aan [Petit].", "Vraag het aan [Sofie]."),
    ("one-shouted", "Vraag het aan [VOS].", "Vraag het aan [Vos]."),
    ("one-lower", "vraag het aan [sofie]", "Vraag het aan [Sofie]"),
    ("one-cell", "Zaal\tPlaatsen\n[Pascal]\t12", "Vraag het aan [Pascal]"),
    ("one-quoted", "Zaal « [Sofie] » is vrij.", "Zaal [Sofie] is vrij."),
    ("one-quoted", 'Zaal "[Sofie]" is vrij.', '{"zaal": "[Sofie]"}'),
    ("full-quoted", 'het lied "[Danny Boy]" klinkt', 'van "[Danny Boy]" <d@post.example>'),
    ("full-quoted", "het lied 'Sofie Maes' en '[Danny Boy]'", '17,"[Danny Boy]",Gent'),
    ("one-quoted", "zaal '[Sofie]' is vrij", "WHERE naam = '[Sofie]' AND"),
    ("one-clear", "Vraag het aan [Fabrizio].", "Vraag het aan [Maan]."),
    ("one-colon", "[Sofie]: kom je?", "[Sofie Maes]: kom je?"),
    ("one-small", "Vraag het aan [roos]. Of niet.", "vraag het aan [roos]. of niet."),
    ("one-small", "Hier, zoals Jan zei, [roos] is", "- vraag het aan [roos] van de balie"),
    ("full-small", "Vraag het aan [roos maes].", "vraag het aan [roos maes]."),
    ("full-given", "aan [Sofie Maes]", "aan [Maes Qwertzig]"),
    ("full-known", "aan [Sofie Maes]", "aan [Sofie Qwertzig]"),
    ("full-unknown", "aan [Zxyvers Qwertzig]", "aan [Sofie Qwertzig]"),
    ("full-one-unknown", "aan [Sofie Qwertzig]", "aan [Zxyvers Qwertzig]"),
    ("full-ordinary", "aan [Petit Maes]", "aan [Sofie Maes]"),
    ("full-shouted", "aan [MAES SOFIE]", "aan [Maes Sofie]"),
    ("one-shouted", "Dossier [VOS] is af", "DOSSIER: 12 [VOS] IS AF"),
    ("full-shouted", "van [MAES SOFIE]", "OVERSCHRIJVING 27,50 [MAES SOFIE]"),
    ("full-lower", "aan [sofie maes]", "aan [Sofie Maes]"),
    ("full-cell", "Kaas\tPrijs\n[Sofie Maes]\t12", "aan [Sofie Maes]"),
    ("initials", "aan [K.D.]", "aan [K. Dewit]"),
    ("behind-capital", "de Nieuwe [Sofie] komt", "de nieuwe [Sofie] komt"),
    ("before-capital", "met [Sofie] Komt", "met [Sofie] komt"),
    ("before-number", "met [Sofie] 12", "met [Sofie] twaalf"),
]


def bracketed(text: str, probability: float = 0.99) -> tuple[Read, Found]:
    """The text as the rules read it, and the name between its brackets."""
    low, high = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    cut = words(text)
    inside = [i for i, (a, b) in enumerate(cut) if a >= low and b <= high]
    read = Read(text, cut, spellings(text, cut), shipped().finder.lexicon)
    return read, Found(inside[0], inside[-1] + 1, "PERSON", probability, ("model",))


@pytest.mark.parametrize(("sign", "text", "other"), SIGNS, ids=range(len(SIGNS)))
def test_a_sign_is_told_where_it_is(sign: str, text: str, other: str) -> None:
    assert sign in signs(*bracketed(text), (), company=False)
    assert sign not in signs(*bracketed(other), (), company=False)


BESIDE = {f"{kind}-{sign}" for kind in ("one", "full") for sign in ("listed", "listed-other")}


def test_every_weight_belongs_to_a_sign() -> None:
    told = {sign for sign, *_ in SIGNS} | CUES | BESIDE
    assert set(WEIGHTS) == told | {"company", "foreign"}


# A text, the other name in it, whether that is somebody's, and what is said of the one in brackets.
LISTS = [
    ("Aanwezig: Nora, [Truyken] en Bas", "Nora", True, "listed"),
    ("Aanwezig: [Truyken], en Bas", "Bas", True, "listed"),
    ("Aanwezig: [Truyken] en Bas", "Bas", False, "listed-other"),
    ("Aanwezig: [Truyken] met Bas", "Bas", True, ""),
    ("Aanwezig: [Truyken], niet Bas", "Bas", True, ""),
]


@pytest.mark.parametrize(("text", "other", "person", "sign"), LISTS)
def test_who_stands_beside_it_in_a_list_counts(
    text: str, other: str, person: bool, sign: str
) -> None:
    read, name = bracketed(text)
    at = read.spelt.index(other)
    near = Found(at, at + 1, "PERSON" if person else "ORGANIZATION", 0.9, ("model",))
    names = sorted([name, near]) if person else [name]
    assert listed(read, names, [] if person else [near])[names.index(name)] == sign


def test_one_whom_the_network_doubts_makes_no_list() -> None:
    read, name = bracketed("Aanwezig: Nora, [Truyken]")
    nora = Found(2, 3, "PERSON", 0.5, ("model",))
    assert listed(read, [nora, name], []) == ["listed", ""]


def test_company_counts_and_a_cue_gives_it() -> None:
    text = "Mevrouw Peeters zag [Nora] niet."
    read, name = bracketed(text, 0.8)
    (alone,) = weighed(read, [(name, [])])
    lady = Found(1, 2, "PERSON", 0.9, ("model",))
    cue = Cued(1, 2, "title:mevrouw", sure=True)
    both = weighed(read, [(lady, [cue]), (name, [])])
    assert both[1].probability > alone.probability
    assert both[0].evidence == ("model", "title:mevrouw", "gazetteer")


def test_nobody_is_company_to_himself() -> None:
    read, name = bracketed("Gisteren belde [Sofie Maes] nog.")
    assert is_given(read, name, [])
    assert "company" not in signs(read, name, (), company=False)
    (alone,) = weighed(read, [(name, [])])
    (_, second) = weighed(read, [(name, []), (name, [])])
    assert second.probability > alone.probability


@pytest.mark.parametrize("probability", [0.0, 1e-9, 0.5, 1 - 1e-9, 1.0])
def test_the_opinion_of_the_network_has_bounds(probability: float) -> None:
    assert LOWEST <= log_odds(probability) <= HIGHEST


def test_surer_networks_give_surer_names() -> None:
    found = [weighed(*_one("aan [Sofie Maes]", p))[0].probability for p in (0.6, 0.8, 0.95)]
    assert found == sorted(set(found))


def _one(text: str, probability: float) -> tuple[Read, list[tuple[Found, list[Cued]]]]:
    read, name = bracketed(text, probability)
    return read, [(name, [])]
