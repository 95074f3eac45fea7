"""Names that are nobody's, each beside a sentence in which the same words are somebody's."""

import pytest

from dlp.engine.name_doubts import undoubted
from dlp.engine.name_read import Found, Read
from dlp.engine.tokens import spelled, words
from tests.dlp.engine.names import shipped

# Text, the words that the network is said to have found, and what they are.
CASES = [
    ("De orkaan Katrien kwam aan land.", "Katrien", ""),
    ("Mijn dochter Katrien kwam aan land.", "Katrien", "PERSON"),
    ("Storm Eunice raast.", "Storm Eunice", ""),
    ("Storm Peeters raast.", "Storm Peeters", "PERSON"),
    ("Het fregat Louise ligt stil.", "Louise", ""),
    ("Schepen Louise Maes ligt stil.", "Louise Maes", "PERSON"),
    ("Le pape Jean XXIII est mort.", "Jean XXIII", ""),
    ("Jean Xhonneux est mort.", "Jean Xhonneux", "PERSON"),
    ("AANWEZIG: JAN IV PEETERS", "JAN IV", "PERSON"),
    ("L'école Jules Dupont ferme.", "Jules Dupont", "ORGANIZATION"),
    ("Le parc Jules Dupont ferme.", "Jules Dupont", "LOCATION"),
    ("Monsieur Jules Dupont ferme.", "Jules Dupont", "PERSON"),
    ("La maladie de Charcot progresse.", "Charcot", ""),
    ("La maladie, dit Charcot, progresse.", "Charcot", "PERSON"),
    ("Das ist Peters disease.", "Peters", ""),
    ("This is Peters's law.", "Peters", ""),
    ("This is Peters's desk.", "Peters", "PERSON"),
    ("Nieuwe rassen: Bintje, Nicola en Charlotte.", "Charlotte", ""),
    ("Nieuwe leden: Bintje, Nicola en Charlotte.", "Charlotte", "PERSON"),
    ("Nieuwe rassen: Bintje. Dank aan Charlotte.", "Charlotte", "PERSON"),
    ("De Dokter Haekstraat loopt dood.", "Haekstraat", "LOCATION"),
    ("Het Guislainmuseum Gent opent.", "Guislainmuseum Gent", "LOCATION"),
    ("Dokter Verstraete loopt dood.", "Verstraete", "PERSON"),
    ("Een woord dat begint met k.", "k.", ""),
    ("een woord van bo", "bo", "PERSON"),
    ("Le réflexe d'Achille est aboli.", "Achille", ""),
    ("Le canal Albert est classé.", "Albert", "LOCATION"),
    ("Een Opel Adam te koop.", "Opel Adam", ""),
    ("Een offerte van Peeters NV.", "Peeters", "ORGANIZATION"),
    ("Een brief aan Peeters nv.", "Peeters", "PERSON"),
    ("Johnson & Johnson levert.", "Johnson", ""),
    ("Peeters & Janssens levert.", "Peeters", "ORGANIZATION"),
    ("Groetjes, Jan & Marie", "Jan", "PERSON"),
    ("met Dr. Oetker bakpoeder", "Oetker", ""),
    ("met Jack Daniel's of niet", "Jack Daniel's", ""),
    ("met Jack Danneels of niet", "Jack Danneels", "PERSON"),
    ("de lijn naar Sint-Job-in-'t-Goor", "Goor", ""),
    (".martin { color: #ff0000; }", "martin", ""),
    ("martin { kleur } is rood", "martin", ""),
    ("martin kleurt alles rood", "martin", "PERSON"),
    ('if (a) { naam = "Martin"; }', "Martin", "PERSON"),
    ("De hond Tyson blaft.", "Tyson", ""),
    ("De hond van Tyson blaft.", "Tyson", "PERSON"),
    ("Server Minerva herstart.", "Minerva", ""),
    ("Server Peeters herstart.", "Peeters", "PERSON"),
    ("Eduroam in aula Pieter Maes valt uit.", "Pieter Maes", "LOCATION"),
    ("Diagnose: M. Crohn.", "Crohn", ""),
    ("Diagnose: M. Peeters.", "Peeters", "PERSON"),
    ("Kijk in K:\\Scan\\Damian\\plan.", "Damian", ""),
    ("Kijk in C:\\Users\\Damian\\plan.", "Damian", "PERSON"),
    ("Kijk in C:\\Dossiers\\Maes_Jos\\plan.", "Jos", "PERSON"),
    ("les rues : R. Ste-Véronique 17 ; Q. de Rome 33", "R. Ste-Véronique", "LOCATION"),
    ("les rues : Av. Rogier 19 ; R. Dubois 33", "R. Dubois", "LOCATION"),
    ("demandez à R. Dubois 33 fois", "R. Dubois", "PERSON"),
    ("présents : marc lizin ; nathalie desmet ; karim", "karim", "PERSON"),
]


def read(text: str) -> Read:
    cut = words(text)
    return Read(text, cut, [spelled(text, word) for word in cut], shipped().finder.lexicon)


def found(read: Read, name: str, *evidence: str) -> Found:
    low = read.text.index(name)
    inside = [i for i, (a, b) in enumerate(read.cut) if a >= low and b <= low + len(name)]
    return Found(inside[0], inside[-1] + 1, "PERSON", 0.9, ("model", *evidence))


@pytest.mark.parametrize(("text", "name", "label"), CASES)
def test_what_a_name_names(text: str, name: str, label: str) -> None:
    it = read(text)
    assert [f.label for f in undoubted(it, [found(it, name)])] == ([label] if label else [])


def test_a_cue_outweighs_all_but_a_product() -> None:
    it = read("De orkaan Katrien, mevrouw Dr. Oetker")
    names = [found(it, "Katrien", "title:mevrouw"), found(it, "Oetker", "title:mevrouw")]
    assert undoubted(it, names) == names[:1]


def test_a_street_is_one_behind_a_title_too() -> None:
    it = read("De Dokter Haekstraat loopt dood.")
    (name,) = undoubted(it, [found(it, "Haekstraat", "title:dokter")])
    assert name.label == "LOCATION"


def test_what_holds_for_one_ship_holds_for_the_next() -> None:
    it = read("De binnenvaartschepen Johanna, Christina en Jozef varen; Martine niet.")
    names = [found(it, name) for name in ("Johanna", "Christina", "Jozef", "Martine")]
    assert undoubted(it, names) == names[3:]
