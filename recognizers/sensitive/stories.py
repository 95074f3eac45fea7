"""Words by which a passage without a name tells of one case: who, what happened, and rules against.

Folded as terms.py says. "Onze receptioniste is sinds maandag thuis met een depressie" names nobody
and everybody in the house knows who it is; "de werknemer bezorgt een attest" is a rule.
"""

import regex as re

from recognizers.sensitive.terms import words

FUNCTIONS = words(  # one or few people in a house or a street are it
    "chef, baas, ploegbaas, diensthoofd, afdelingshoofd, teamleider, directeur, directrice",
    "concierge",
    "poetsvrouw, poetshulp, poetsman, schoonmaakster, chauffeur, stagiair, stagiaire, jobstudent",
    "jobstudente, onthaalbediende, onthaalmedewerkster, receptionist, receptioniste, boekhouder",
    "boekhoudster, secretaresse, secretaris, ontvanger, kok, kokkin, magazijnier",
    "kinderverzorgster",
    "begeleidster, turnleraar, redder, stadswachter, bewaker, brandweerman, verpleger",
    "verpleegster",
    "bibliothecaris, bibliothecaresse, buurman, buurvrouw, uitbater, uitbaatster, loketbediende",
    "arbeider groen, huisbaas, pastoor, zaalwachter, parkwachter, tuinman, garderobedame, postbode",
    "cheffe, patron, patronne, femme de menage, apprenti, apprentie, receptionniste, comptable",
    "secretaire, receveur, receveuse, cuisinier, cuisiniere, instituteur, institutrice, educateur",
    "educatrice, puericultrice, gardien, gardienne, caissiere, caissier, voisin, voisine, gerant",
    "gerante, bibliothecaire, infirmier, infirmiere, jardinier, huissier de salle, magasinier",
    "chefin, leiter, leiterin, amtsleiter, amtsleiterin, bauhofleiter, hausmeister, hausmeisterin",
    "putzfrau, fahrer, fahrerin, praktikant, praktikantin, lehrling, empfangsdame, buchhalter",
    "buchhalterin, sekretar, sekretarin, koch, kochin, lehrer, lehrerin, erzieherin, erzieher",
    "wachmann, nachbar, nachbarin, kollegin vom empfang, pforner, gartner, boss, receptionist",
    "caretaker, janitor, cleaner, driver, intern, apprentice, accountant, clerk, secretary, cook",
    "teacher, guard, neighbour, neighbor, landlord, librarian, lifeguard, gardener, foreman, nurse",
    "guy at, woman at, man at, owner, shop owner, nieuwe van, collega van, kollegin vom",
    "kollege vom",
    "it er, informaticus, huisbewaarder, huisbewaarster, kassier, kassierster, ouvrier",
    "aide menagere",
    "onderhoudsman, busbegeleider, busbegeleidster, mentor, trainer, logopediste, informaticien",
    "caissier",
    "concierge s, caretaker s, kassierer, kassiererin, reinigungskraft, vermieter",
    "bibliothekarin, coach",
    "schulbusfahrer, lollipop lady, bus driver, it guy, bookkeeper, cashier, lady in, man in",
    "man van",
    "head of, team lead, chef de bureau, diensthoofd van",
)
KIN = words(  # in the short notes of a file
    "lady, bewoonster, bewoner, papa, mama, vader, moeder, oudste, jongste, zus, broer, kind",
    "kinderen, zoon, dochter, ouders",
    "koppel, echtpaar, gezin, meisje, jongen, baby, peuter, kleuter, pere, mere, papa, maman",
    "ainee",
    "cadet, fille, garcon, fillette, couple, menage, mari, epouse, compagnon, vater, mutter",
    "ehepaar",
    "tochter, sohn, madchen, junge, mann, frau, kind, boy, girl, mother, father, couple, parents",
    "son, daughter, dad, mum, mom, eldest, youngest, man, vrouw, ex, monsieur, madame, monsieur",
)
OWN = words(  # before a role: one of ours
    "mijn, m n, onze, ons, jouw, uw, mon, ma, notre, votre, mein, meine, meinem, meinen, unser",
    "unsere, unserer, unserem, my, our, your",
)
DEFINITE = words(
    "de, het, die, deze, dat, dit, haar, zijn, hun, le, la, l, les, cette, cet, ce, son, sa, leur",
    "der, die, das, dem, den, dieser, diese, ihr, ihre, sein, seine, the, this, that, his, her",
    "their, betrokken, genoemde, nieuwe, nouveau, nouvelle, neue, neuen, new",
)

# Each tells once that something happened to somebody.
NARRATED = (
    re.compile(  # when
        r"(?i)\b(?:sinds|sedert|gisteren|vorige (?:week|maand|jaar)|deze (?:week|maand|ochtend)"
        r"|volgende (?:week|maand)|al (?:jaren|maanden|weken|drie|twee|vijf|een jaar)|alweer"
        r"|opnieuw"
        r"|vanaf|inmiddels|straks|maandag|dinsdag|woensdag|donderdag|vrijdag|depuis|hier|la semaine"
        r"|le mois (?:dernier|passé)|demain|déjà|encore|lundi|mardi|mercredi|jeudi|vendredi|seit"
        r"|gestern|letzte[nr]?|vorige[nr]?|schon|bis märz|nachdem|montag|since|yesterday"
        r"|last (?:week"
        r"|month|year)|again|already|tomorrow|(?:for|in) (?:six|three|two|four) (?:weeks|months)"
        r"|monday|tuesday|thursday|friday|(?:in|en|im|le|op) (?:19|20)\d\d"
        r"|[0-3]?\d/[01]?\d(?:/\d{2,4})?|(?:[0-9]{1,2}|twee|drie|vier|vijf|zes|quatre|trois|deux"
        r"|cinq)"
        r" (?:keer|maanden|weken|mois|semaines|fois|monate|wochen|months|weeks|times))\b"
    ),
    re.compile(r"(?i)\d[\d.,]*[ ]?(?:euro|eur\b|€)|€[ ]?\d"),
    re.compile(  # what somebody says or wants
        r"(?i)\b(?:zegt|zei|vertelde?|vertelt|weigert|weigerde|vraagt|vroeg|durft|klaagt|getuigt"
        r"|meldt"
        r"|wil(?: niet| anoniem)?|wenst|twijfelt|explique|demande|a demandé|sollicite|refuse|craint"
        r"|affirme|signale|l'a dit|a confié|souhaite|sagt|sagte|erzählte|möchte|bittet|weigert"
        r"|beantragt|verweigert|will|told|says|said|asked|asks|wants|refuses|refused|disclosed"
        r"|is afraid|complain(?:s|ed)|found out)\b"
    ),
    re.compile(  # what became of them
        r"(?i)\b(?:kreeg|krijgt|gebruikt|slikt|neemt|ontvangt|verblijft|woont|staat op|zit in|lijdt"
        r"|werd|vertoont|leeft|verwees|kwam|viel|verloor|heeft (?:haar|hem|zijn|al|vorige|een)"
        r"|takes"
        r"|suit|prend|perçoit|vit|boit|sent|a (?:reçu|fui|été|arrêté|déjà|fait)|est (?:hébergée?"
        r"|suivie?"
        r"|en incapacité|placée?)|ne peut plus|bezieht|leidet|lebt|wurde|bekam|nimmt|fällt aus"
        r"|hat sein"
        r"|trägt|receives|lives|was|were|lost|got|has (?:been|told)|signed off|fled|lives on"
        r"|cannot)\b"
    ),
)
GENERAL = re.compile(  # asked in general, ordered by a rule
    r"(?i)\b(?:wat doe (?:ik|je) als|welke (?:regels|rechten|stappen)[^.?]{0,30}(?:gelden|volgt"
    r"|heeft)"
    r"|hoe (?:leg|breng|herken|ga) (?:ik|je)|wat kan (?:ik|je) (?:doen|best)|hoe pak ik dit aan"
    r"|quels? (?:sont|est)|que puis-je faire|comment (?:lui )?(?:expliquer|annoncer|réagir)"
    r"|was kann ich|wie (?:erkläre|sage) ich|how do i (?:explain|tell)|what (?:can|should) i do if"
    r"|moet(?:en)? (?:steeds|altijd|binnen|een)|dient te|dienen te|bezorgt|legt een|doit|doivent"
    r"|remet"
    r"|oriente|muss|müssen|ist vorzulegen|must|shall|may (?:not )?(?:be|ask|report)|refers?|wordt"
    r" (?:aangemoedigd|doorverwezen)|mag (?:een|men|je|elk|niet worden)|mogen|prévient|avertit"
    r"|verwittigt|belt voor|kan (?:een|binnen|zich)|peut (?:demander|être)"
    r"|kann (?:der|die|das)|iedere|elke|elk|chaque|tout(?:e)? |jede[rs]?|every|any|ongeacht"
    r"|quel que soit|regardless|vanaf de|exposition|tentoonstelling|ausstellung|exhibition"
    r"|toneelstuk|in het stuk|cette pièce|theaterstück|tickets|publiek toegankelijk|rechtbank"
    r"|tribunal|landgericht|meldt het parket|selon le parquet|lijst \d|zetels)\b"
)
