"""A rule and somebody's case in the same words, and words that mean something else."""

import pytest

from dlp.engine.sensitive import sensitive_hits
from tests.dlp.engine.pairs import PAIRS

SHOWN = 0.5

# In a phrase in which a word of a list means something else; and the word as it is meant.
MEANT = [
    ("M. Colin a lu le CSC n° 2023-022, lot 3.", "M. Colin cotise à la CSC."),
    ("Mme Diallo a signé le CSC type.", "Mme Diallo est affiliée à la CSC."),
    (
        "M. Colin laisse le badge chez l'huissier de salle.",
        "M. Colin a eu la visite de l'huissier.",
    ),
    ("M. Colin corrige l'erreur de saisie.", "M. Colin subit une saisie sur salaire."),
    ("Mr Haile ordered hearing aids.", "Mr Haile has AIDS."),
    ("Mr Haile set the stroke width to 2.", "Mr Haile had a stroke."),
    ("Mme Colin commande un disjoncteur bipolaire.", "Mme Colin est bipolaire."),
    ("Dr Haile wrote on the great depression.", "Mr Haile suffers from depression."),
    ("Mme Colin est victime de son succès.", "Mme Colin est victime de violences."),
    (
        "De heer Maes is slachtoffer van zijn succes.",
        "De heer Maes is slachtoffer van een overval.",
    ),
    ("Herr Novak ist Opfer seines Erfolgs.", "Herr Novak ist Opfer eines Überfalls."),
    ("Mr Haile is a victim of his own success.", "Mr Haile is a victim of a robbery."),
]
# What may happen to anybody; and the same of somebody.
ANYBODY = [
    (
        "In geval van een miskraam volstaat een attest.",
        "De juf had een miskraam, ze krijgt verlof.",
    ),
    ("Bij suïcidepoging: bel 112, dan de ploegbaas.", "Mevrouw Maes deed een suïcidepoging."),
    ("En cas de fausse couche, elle a un congé.", "Mme Colin a fait une fausse couche."),
    ("In case of a miscarriage she gets leave.", "Mrs Haile had a miscarriage."),
    ("Bei Fehlgeburt genügt ein Attest vom Arzt.", "Frau Novak hatte eine Fehlgeburt."),
    ("mise en observation = placement forcé", "Mme Colin : mise en observation lundi"),
]


def told(text: str) -> bool:
    """Whether something is found that is told of somebody or of a case."""
    return any(hit.confidence >= SHOWN for hit in sensitive_hits(text, []))


@pytest.mark.parametrize(("otherwise", "meant"), [*MEANT, *ANYBODY])
def test_what_a_word_means(otherwise: str, meant: str) -> None:
    assert not told(otherwise)
    assert told(meant)


@pytest.mark.parametrize(("ruled", "case"), PAIRS)
def test_a_rule_and_a_case(ruled: str, case: str) -> None:
    assert not told(ruled)
    assert told(case)
