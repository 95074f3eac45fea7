"""Words by which a sentence is about somebody, or about a subject; folded as terms.py says.

They are sought in one paragraph around a telling word, never in a whole text. Case matters only to
the patterns at the end: a name begins with a capital.
"""

import regex as re

from recognizers.sensitive.terms import words

ROLES = words(
    "client, cliente, klant, patient, patiente, betrokkene, bewoner, bewoonster, leerling",
    "leerlinge, student, studente, kind, zoon, zoontje, dochter, dochtertje, man, vrouw, moeder",
    "vader, broer, zus, buurvrouw, buurman, medewerker, medewerkster, collega, werknemer",
    "verdachte, beklaagde, slachtoffer, kandidaat, sollicitant, sollicitante, stagiair",
    "stagiaire, leerkracht, juf, jongere, minderjarige, gezin, familie, partner, ex, uitbater",
    "bezoeker, poetsvrouw, chauffeur, huurder, gedetineerde, baby, peuter, kleuter, aanvrager",
    "aanvraagster, begunstigde, inwoner, inwoonster, nicht, neef, oma, opa, schoonmoeder",
    "schoonvader, diensthoofd, ambtenaar, bediende, arbeider, interesse, interessee, resident",
    "residente, eleve, etudiant, etudiante, enfant, fils, fille, mari, femme, mere, pere, frere",
    "soeur, voisin, voisine, collegue, collaborateur, collaboratrice, agent, agente, employe",
    "employee, suspect, suspecte, prevenu, prevenue, victime, candidat, candidate, mineur",
    "mineure, famille, compagnon, compagne, beneficiaire, demandeur, demandeuse, locataire",
    "concierge, secretaire, petit, petite, habitant, habitante, cousin, tante, oncle, klient",
    "klientin, patientin, bewohner, bewohnerin, schuler, schulerin, sohn, tochter, mann, mutter",
    "vater, bruder, schwester, nachbar, nachbarin, kollege, kollegin, kollegen, mitarbeiter",
    "mitarbeiterin, beschuldigte, beschuldigter, opfer, bewerber, bewerberin, praktikant",
    "praktikantin, pupil, child, son, daughter, husband, wife, mother, father, brother, sister",
    "neighbour, neighbor, colleague, victim, applicant, trainee, driver, tenant, family",
    "boyfriend, girlfriend, manager, dossier, casus, cas, case, kleine, kleuterjuf, teamlid",
    "buur, pleegkind, cursist, bewindvoerder",
)
ONE = words(  # before a role: one person is meant
    "mijn, ons, onze, uw, jouw, haar, zijn, hun, de, het, een, die, deze, dat, mon, ma, notre",
    "votre, son, sa, leur, le, la, l, un, une, cette, cet, ce, mein, meine, meinem, meinen",
    "unser, unsere, sein, seine, ihr, ihre, der, das, ein, eine, my, our, his, her, their, the",
    "a, an, this, m n",
)
PRONOUNS = words(
    "hij, zij, ze, hem, haar, zijn, il, elle, lui, sa, son, ses, er, sie, ihm, ihr, ihre, sein",
    "seine, he, she, him, her, his",
)
HONORIFICS = words(
    "mevrouw, mevr, mw, de heer, dhr, heer, meneer, mijnheer, m, mme, mlle, monsieur, madame",
    "mademoiselle, herr, herrn, frau, mr, mrs, ms, miss",
)
CASES = words(
    "dossier, dossiernummer, dossiernr, zaak, notitie, aktenzeichen, case, file, ref, inzake",
    "client",
)
CONTACTS = words(  # before a name: whom to ask, who wrote, who speaks
    "info, inlichtingen, contact, inschrijven, inschrijvingen, solliciteren, renseignements",
    "inscription, inscriptions, door, par, spreker, avec, auteur, docteur, docteure, professor",
    "prof, auskunft, written by, geschreven, contactpersoon, begeleid door",
)
OFFICES = words(  # whose mandate, party and votes are public
    "raadslid, raadsleden, gemeenteraadslid, schepen*, burgemeester*, fractie*, parlementslid",
    "minister*, lijsttrekker, volksvertegenwoordiger*, senator, kamerlid, conseiller",
    "conseillere, echevin, echevine, bourgmestre, groupe, depute, deputee, ministre, senateur",
    "senatrice, ratsmitglied, fraktion, burgermeister*, abgeordnete*, councillor, mayor",
    "alderman, group voted, partijvoorzitter, verkozene, elu, elue, mandataris, mandataire",
    "gemeenteraad, conseil communal, gemeinderat, council meeting, verkiezingen, elections",
    "wahlen, partijbureau, cabinet",
)
UNION_ROLES = words(  # delegates acting as such
    "afgevaardigde*, vertegenwoordiger*, delegatie, delegue*, delegation, permanent",
    "vakbondssecretaris, boc, hoc, comite de concertation, vakbondsoverleg",
    "onderhandelingscomite, delegierte*, delegate*, shop steward, representative*",
    "sociale partners, overlegcomite, stakingsaanzegging, preavis de greve",
)
PARLIAMENT = words(  # whose speakers are named on every page
    "minister, ministre, staatssecretaris, secretaire d etat, parlementaire, geacht lid",
    "geachte lid, honorable membre, kamer van volksvertegenwoordigers, chambre des representants",
    "lidstaten, europese commissie, commission europeenne, member states, etats membres",
    "union europeenne",
)
_MANY = words(
    "personen, mensen, ouderen, kinderen, jongeren, patienten, ouders, vrouwen, werknemers",
    "medewerkers, leerlingen, adolescents, personnes, gens, enfants, parents, patients, femmes",
    "travailleurs, people, persons, children, women, employees, staff, recipients, menschen",
    "kinder, frauen, clienten, clients, bejaarden, burgers, inwoners, studenten, collega s",
    "gezinnen, familles, families, bewoners, eleves",
)
_WITH = words("met, die, zonder, in een, avec, qui, sans, victimes, with, who, mit, ohne")
SUBJECTS = (
    *words(  # a subject, a rule, figures, general advice
        "folder*, brochure*, leaflet*, broschure*, campagne*, kampagne*, campaign*, infosessie*",
        "lezing, infoavond*, infoabend*, workshop*, praatgroep*, groupe de parole, conference",
        "atelier, information evening, seance d information, statisti*, percentage*",
        "pourcentage*, procent, prozent, cijfers, enquete sur, survey, grafiek, graphique, chart",
        "wet, loi, gesetz, decreet, decret, dekret, reglement van, arbeidsreglement",
        "reglement de travail, arrete fixant, artikel, article, omzendbrief, circulaire",
        "directive, richtlijn, verordening, regulation, subsidie*, subvention*, opleiding*",
        "cursus, vorming, formation, schulung, beleid, beleidsnota, politique sur, policy",
        "note de politique, persbericht*, communique, press release, nieuwsbrief, newsletter",
        "journal, vacature*, vacancy, nous engageons, gezocht, depistage, vaccin*, slachtoffers",
        "victimes de, beneficiaires, wie, iedereen die, celui qui, quiconque, elke medewerker",
        "elke werknemer, elk personeelslid, het personeelslid, le membre du personnel",
        "personnes handicapees, enfants autistes, leg uit, leg eenvoudig uit, explique, explain",
        "erklare, erklaren, wat is, qu est ce, what is, verschil tussen, difference entre",
        "argumenten, arguments, argumente, blog, website, page web, webpagina, quiz, tips, roman",
        "novel, film, fictie, verhaal, select, class, function, unit test, hoe herken, signalen",
        "reconnaitre, spot the signs, ervaring met, experience avec, experience with, jaarlijks",
        "chaque annee, oefeningen, exercices, stappenplan, in het algemeen, en general, kamerlid",
        "parlement, wetgeving, legislation, onderzoek naar, etude sur, study on, gemiddeld",
        "en moyenne, project rond, themaweek, dag tegen",
    ),
    *(f"{many} {which}" for many in _MANY for which in _WITH),
)

_PARTS = r"(?:(?i:van|von|de|den|der|het|ter|ten|le|la|du|des|el|al|ben|d')[ ]){0,3}"
_NAME = r"\p{Lu}[\p{L}'’\-]{1,24}"

AFTER_HONORIFIC = re.compile(rf"\.?[ ]{_PARTS}\p{{Lu}}")
AFTER_ROLE = re.compile(
    rf"(?:[ ]|[ ]?:[ ]|,[ ])(?:\p{{Lu}}\p{{Ll}}+[ ])?{_PARTS}(?:\p{{Lu}}[\p{{L}}'’\-]+|\p{{Lu}}\.)"
)
AFTER_CASE = re.compile(
    r"[ .:]{0,3}(?i:n[r°o]?\.?[ ]?|no\.?[ ]?|number[ ]|numéro[ ])?[A-Z]{0,4}[ \-/]?[0-9][\d/\-.]{2}"
)
AFTER_CONTACT = re.compile(rf"[^.\n]{{0,24}}?(?:{_NAME}[ ,.]?){{1,3}}")
INITIALS = re.compile(
    r"(?<![\p{L}.])(?:\p{Lu}\.[ ]?\p{Lu}\.|\p{Lu}\p{Ll}{2,14}[ ]\p{Lu}\.(?!\p{L})"
    r"|\p{Lu}\p{Ll}{2,14}[ ]\([0-9]{1,2}(?:[ ]?(?i:j|jaar|ans|jahre)\b|\)|,))"
)
TWO_NAMES = re.compile(rf"(?<![\p{{L}}.'’\-])({_NAME})[ ]{_PARTS}({_NAME})(?![\p{{L}}])")
DOES = re.compile(  # "Karim heeft", "Lies kwam": one capitalised word and a verb of persons
    rf"(?<![\p{{L}}'’\-])(?<!\b(?i:in|te|uit|van|à|de|aus|from|at|of|bij|der|die|das|den|dem|het"
    rf"|le|la|les|the)[ ])({_NAME})[ ]"
    r"(?:vast|heeft|is|was|werd|wordt|kreeg|krijgt|kwam|lijdt|kampt|zit|draagt|woont|verblijft"
    r"|vertelde|wacht|ontvangt|a|est|était|souffre|reçoit|vit|porte|perçoit|attend|hat|ist|wurde"
    r"|leidet|lebt|wohnt|has|had|lives|suffers|receives|just)[ ]"
)
DETAIL = re.compile(
    r"\b[0-9]{1,2}[ ]?(?:jaar|jarige|ans|jahre|years?)\b|\b(?:aged|âgée?|van)[ ][0-9]{1,2}\b"
    r"|\([0-9]{1,2}(?:j|ans)?\)|°[ ]?[0-9]|\b[1-6][A-Ha-h]\b"
    r"|\b(?i:klas|kamer|chambre|classe|zimmer|room|appartement|flat|nummer|numéro)[ ][0-9]"
    r"|\p{L}+(?:straat|laan|plein|steenweg|straße)\b|\b(?i:rue|avenue|street)\b"
    rf"|(?<=[ ](?:in|te|uit|à|aus|from|at)[ ]){_NAME}"
)
GREETING = re.compile(
    r"(?m)^[ \t>]*(?:Beste|Dag|Hallo|Hoi|Geachte|Cher|Chère|Bonjour|Salut|Lieber?|Guten Tag"
    r"|Sehr geehrte[rs]?|Dear|Hi|Hello|Goeiemorgen)\b[^,\n]{0,50},"
    r"|^[ \t>]*(?i:van|aan|from|to|à|von|an|cc|auteurs?|author)[ ]?:[^\n]{0,80}"
)
SIGN_OFF = re.compile(
    r"(?im)^[ \t>]*(?:met (?:vriendelijke|hartelijke|beste|oprechte) groet|vriendelijke groet|mvg"
    r"|groet(?:en|jes)?\b|tot dan|bien à vous|(?:bien )?cordialement|salutations|sincères salut"
    r"|à bientôt|mit freundlichen|viele grüße|freundliche grüße|mfg|kind regards|best regards"
    r"|regards|yours sincerely|sincerely|cheers)"
)
NEGATED = re.compile(
    r"(?i)\b(?:geen|niet|pas de|pas d'|aucun\w*|sans|kein\w*|nicht|no|not|never|nooit|jamais)\b"
    r"[^.,;]{0,24}$"
)
NO_NAME = frozenset(  # first words of a sentence, months, institutions
    words(
        "de, het, een, dit, deze, die, dat, voor, van, bij, naar, met, over, op, aan, in, uit",
        "om, als, maar, want, ook, geen, wat, wie, hoe, waarom, waar, wanneer, kan, kun, kunt",
        "mag, moet, schrijf, maak, geef, vat, help, stel, vertaal, herschrijf, zet, leg",
        "vergelijk, volgende, vorige, elke, artikel, wet, reglement, minister, sociale, dienst",
        "gemeente, stad, provincie, vlaamse, vlaanderen, belgië, brussel, gent, antwerpen, le",
        "la, les, un, une, des, du, au, aux, ce, cette, ces, pour, par, sur, dans, avec, sans",
        "qui, que, quoi, comment, pourquoi, quand, rédige, prépare, écris, explique, donne",
        "service, commune, ville, région, conseil, code, loi, article, office, der, das, ein",
        "eine, wir, ich, sie, er, es, was, wer, warum, schreib, mach, gib, the, a, an, this",
        "that, these, those, for, by, with, from, at, on, of, to, what, who, how, why, when",
        "where, write, make, give, draft, explain, our, my, we, you, he, she, it, they, januari",
        "februari, maart, april, mei, juni, juli, augustus, september, oktober, november",
        "december, janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre",
        "novembre, décembre, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag",
        "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, vlaams, belang, open, vld",
        "groen, vooruit, rode, kruis, kruispunt, huis, centrum, centre, school, raad, state",
        "europese, europees, union, european, united, nations, verenigde, naties, dag, workshop",
        "infosessie, folder, nieuwsbrief, statistiek, percentage, mijn, onze, mon, ma, notre",
        "nos, mes, mein, meine, unser, zaken, prise, charge, data, active, directory, ze, zij",
        "hij, il, elle, ils, elles, men, man, im, am, beim, vom, zum, zur, nach, bei, mit, für",
        "aus",
        "dem, den, und, jahr, wenn, einem, einer, kein, keine, nur, auch, bitte, frage, antrag",
    )
)
