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
    "mijn man zit aan de antidepressiva",
    "Ich bin seit Jahren alkoholabhängig, hilf mir bei einem Brief.",
    "Je suis enceinte de trois mois.",
    "Dear Ms Jacobs,\n\nyour pregnancy means that we adapt the roster.",
    "die van de groendienst is verslaafd zegt de ploegbaas",
    "Gezin, 3 kinderen. Vader in detentie. Moeder depressief. Oudste gaat niet meer naar school.",
    "Fiche kamp\nDiagnose: ADHD en epilepsie\nMedicatie: rilatine",
    "unit;absent since;reason\nregistry;04/03;depression\nroads;11/02;back surgery",
    "SITUATIE: uitgeprocedeerd sinds november\nVRAAG: dringende medische hulp, dialyse",
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
    pytest.param(
        "De ploegbaas is niet ziek, hij is op vakantie tot maandag.",
        marks=pytest.mark.xfail(reason="what is denied of somebody says something of him too"),
    ),
    "Les apprentis ont visité l'exposition sur le cancer.",
    "Ik heb een vraag over depressie op het werk: welke diensten bestaan er?",
    "Inschrijving kamp\nDiagnose: ....\nMedicatie: ....",
    "Woran erkennt man häusliche Gewalt, und wo findet man Hilfe?",
    "Le travailleur en incapacité de travail prévient son chef et transmet un certificat.",
    "De directeur antwoordt dat er 41 daklozen waren, vooral verslaafden.",
    "Actrice vertelt over haar burn-out. De bib leent haar boek uit vanaf maandag.",
    "Dear Ms Jacobs,\n\nthe leaflet on pregnancy is at the printer's.",
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
    nothing = stories.Told((), pronoun=True, terms=0, narrated=0, general=False, many=False)
    one = nothing._replace(roles=(2.0,), pronoun=False, terms=1, narrated=1)
    more = one._replace(roles=(2.0, 1.0), pronoun=True, terms=2)
    assert stories.told(one) == pytest.approx(2.6)
    assert stories.told(more) == pytest.approx(2.6 + 0.7 + 0.5 + 0.7)
    assert stories.told(more._replace(general=True, many=True)) == pytest.approx(4.5 - 1.2 - 0.7)
    assert stories.told(one._replace(roles=())) == 0.0


def test_an_article_makes_a_role_one_of_ours() -> None:
    assert stories.role("zegt onze ", function=True) == stories.FUNCTION
    assert stories.role("zegt een ", function=True) < stories.DEFINITE


@pytest.mark.parametrize(
    ("before", "word", "weight"),
    [
        ("mijn ", "man", stories.FUNCTION),
        ("zijn ", "man", stories.DEFINITE),
        ("mijn ", "chef", stories.FUNCTION),
        ("zijn ", "chef", 0.3),
        ("de ", "werknemer", stories.RULED),
        ("onze ", "werknemer", stories.DEFINITE),
    ],
)
def test_whose_role_it_is(before: str, word: str, weight: float) -> None:
    assert stories.role(before, word, function=word == "chef", kin=word == "man") == weight
