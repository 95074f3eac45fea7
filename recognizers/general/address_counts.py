"""Tables that count things by street: "straat | aantal klachten".

What stands beside the streets is no house number, and the streets are nobody's home.

Source: own lists, facts of language: nl, fr, de, en.
Confused with: lists of people and of their homes, which name them, a house number or a file.
"""

from recognizers.compiled import compiled

# The head of a table that counts by street, and what says that it tells of people.
COUNTS = compiled(
    r"(?im)^(?=[^\n]{0,300}[;|\t,])[^\n]{0,200}?(?<!\p{L})(?:aantal(?:len)?|nombres?|nbre?|anzahl"
    r"|number|counts?|totaal|totalen|total|totaux|gesamt|summe|som|percentage|pourcentage|prozent|%"
    r"|gemiddelde?|moyenne|durchschnitt|average|lengte|longueur|länge|length|breedte|largeur|km"
    r"|meter|mètres|m²|oppervlakte|superficie|fläche|budget|kostprijs|coût|kosten|raming)(?!\p{L})"
    r"[^\n]{0,300}$"
)
PEOPLE = compiled(
    r"(?i)(?<!\p{L})(?:naam|noms?|names?|voornaam|pr[ée]noms?|vorname|klant\p{L}*|clients?|cli[ëe]nt\p{L}*"
    r"|kunde\p{L}*|aanvrag\p{L}+|demandeur\p{L}*|antragsteller\p{L}*|applicant|bewoner|inwoner|huurder"
    r"|occupant|habitant|locataire|tenant|mieter|eigenaar|propri[ée]taire|owner|eigentümer|contact\p{L}*"
    r"|persoon|personne|person|insz|niss|rijksregister\p{L}*|geb\p{L}*|n[ée]e?|dob|e-?mail|gsm|t[ée]l\p{L}*"
    r"|telefoon|phone|titulaire|houder|huis(?:nr|nummer)|nr\.?|n°|num[ée]ro|nummer|bus|bo[îi]te"
    r"|dossier\p{L}*|schuld\p{L}*|dette\p{L}*)(?!\p{L})"
)
