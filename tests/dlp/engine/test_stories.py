"""A passage that names nobody: told of one case, or spoken of in general."""

import pytest

from dlp.engine import stories
from dlp.engine.presidio import Engine

SHOWN = 0.5

TOLD = [
    "onze receptioniste zit sinds maandag thuis met een depressie",
    "De conciërge werd vorige maand veroordeeld voor winkeldiefstal.",
    "cliënt gebruikt al jaren heroïne, staat op methadon en is twee keer hervallen",
    "ze werd al drie keer door haar man geslagen maar durft geen klacht neerleggen",
    "papa werkloos, mama borderline, oudste automutileert",
    "Notre concierge est en cure de désintoxication depuis mardi.",
    "La bénéficiaire explique qu'elle suit une chimiothérapie depuis septembre.",
    "Unser Hausmeister ist Alkoholiker und wurde gestern eingewiesen.",
    "Die Familie bezieht Eingliederungseinkommen und beantragt Hilfe für die Miete.",
    "our driver has been signed off for six weeks with severe depression",
    "She told me she was raped and is afraid of her husband.",
    "functie;afwezig sinds;reden\nonthaalbediende;02/11;burn-out",
]

IN_GENERAL = [
    "Mijn cliënt heeft schizofrenie. Hoe leg ik dat het best uit?",
    "Een collega is zwanger. Welke regels gelden er voor nachtwerk?",
    "Wat doe ik als een medewerker depressief is?",
    "De werknemer die arbeidsongeschikt is, bezorgt binnen 48 uur een medisch attest.",
    "Une collègue est en dépression, que puis-je faire ?",
    "La direction oriente le travailleur alcoolique vers la médecine du travail.",
    "Der Mitarbeiter muss bei Arbeitsunfähigkeit ein Attest vorlegen.",
    "My client has schizophrenia. How do I explain that to the landlord?",
    "De rechtbank veroordeelde een man tot drie jaar celstraf, meldt het parket.",
    "In het stuk speelt een verslaafde dokter de hoofdrol; zijn vrouw weet van niets.",
    "De ploegbaas is niet ziek, hij is op vakantie tot maandag.",
    "Les apprentis ont visité l'exposition sur le cancer.",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def told(engine: Engine, text: str) -> set[str]:
    return {
        hit.recognizer
        for hit in engine.detect(text)
        if hit.recognizer.startswith("statement-") and hit.confidence >= SHOWN
    }


@pytest.mark.parametrize("text", TOLD)
def test_a_story_about_one_case_is_a_statement(engine: Engine, text: str) -> None:
    assert told(engine, text)


@pytest.mark.parametrize("text", IN_GENERAL)
def test_what_is_asked_or_ordered_in_general_is_none(engine: Engine, text: str) -> None:
    assert told(engine, text) == set()


def test_weights_add_up() -> None:
    one = stories.told("sinds maandag", (2.0,), pronoun=False, terms=1, general="")
    more = stories.told("sinds maandag", (2.0, 1.0), pronoun=True, terms=2, general="")
    assert one == pytest.approx(2.6)
    assert more == pytest.approx(2.6 + 0.7 + 0.5 + 0.7)
    assert stories.told("sinds maandag", (), pronoun=False, terms=3, general="") == 0.0


def test_an_article_makes_a_role_one_of_ours() -> None:
    assert stories.role("zegt onze ", function=True) == stories.FUNCTION
    assert stories.role("zegt een ", function=True) < stories.DEFINITE
