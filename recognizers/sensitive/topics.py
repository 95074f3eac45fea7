"""Confidential topics of a public body: what a passage of such a file sounds like.

Source: Part 2 (3.2) of the project's notes on Belgian identifiers, from which the grounds in
dlp/policy/default.yaml come too. Words about the same things in public (laws, rules, vacancies,
questions) are in PUBLIC: published material is not confidential.
"""

from recognizers.sensitive.terms import Topic, words

TOPICS = (
    Topic(
        name="topic-social-aid",
        kinds=words(
            "bijzonder comite voor de sociale dienst, bcsd, sociaal verslag, sociaal onderzoek",
            "steunaanvraag, comite special du service social, enquete sociale, rapport social",
            "besonderer sozialhilfeausschuss, sozialbericht, sozialuntersuchung",
            "social inquiry report, social aid file, hulpverleningsdossier",
        ),
        cues=words(
            "leefloon, equivalent leefloon, terugvordering, maatschappelijk werker, inkomsten",
            "huur, achterstal, financiele steun, installatiepremie, schuldenlast, geweigerd",
            "wordt toegekend, voorstel, gezin, niet aangegeven, medische kosten",
            "ziekte uitkering, revenu d integration, recuperation, revenus, ressources, loyer",
            "octroi, proposition, refus, assistant social, beneficiaire, demande d aide",
            "eingliederungseinkommen, einkommen, miete, antrag, vorschlag, income, rent, refused",
            "in schijven",
        ),
    ),
    Topic(
        name="topic-closed-session",
        kinds=words(
            "besloten zitting, besloten vergadering, niet openbaar agendapunt",
            "niet openbare zitting, niet openbare vergadering, geheime stemming",
            "seance a huis clos, a huis clos, seance non publique, vote secret, scrutin secret",
            "nicht offentliche sitzung, geschlossene sitzung, geheime abstimmung, closed session",
            "secret ballot, in camera session",
        ),
        cues=words(
            "stemt geheim, geheim, ontslag, aanstelling, bevordering, niet voor publicatie",
            "stemmen voor, stemmen tegen, bespreking van de personen, persoonlijke levenssfeer",
            "bespreekt, revocation, ne pas publier, ne pas diffuser, promotion, designation",
            "voix contre, questions de personnes, entlassung, ernennung, dismissal",
            "personal matters, appointment, niet rond, stemmen, directeur, schorsing",
            "finanzdirektor*, deliberation, discussion, gemeenteraad, conseil communal, council",
            "afstand, kandidaten, candidats",
        ),
    ),
    Topic(
        name="topic-hr-discipline",
        kinds=words(
            "tuchtdossier, tuchtverslag, tuchtonderzoek, tuchtprocedure, personeelsdossier",
            "evaluatieverslag, ongunstige evaluatie, ontslagbrief, dossier disciplinaire",
            "procedure disciplinaire, dossier personnel, evaluation defavorable",
            "lettre de licenciement, rapport d evaluation, disziplinarakte, disziplinarverfahren",
            "personalakte, kundigungsschreiben, disciplinary file, personnel file",
            "unfavourable evaluation, dismissal letter, disciplinary hearing",
        ),
        cues=words(
            "preventieve schorsing, plichtsverzuim, verhoor, hoorzitting, tuchtoverheid",
            "tuchtstraf, blaam, verbetertraject, doelstellingen niet, dringende reden",
            "opzegvergoeding, ontslag, te laat komen, de betrokkene, weet nog van niets",
            "nog niet ingelicht, nota over, voorstel, suspension preventive, audition",
            "sanction proposee, retrogradation, objectifs non atteints, licenciement, retards",
            "interesse, plan d accompagnement, motif grave, preavis, dienstenthebung, anhorung",
            "verweis, preventive suspension, hearing, demotion, misconduct, objectives not met",
            "haalt de, herhaald, repetes, repeated, sanctie, manquements, stelt voor",
            "vorgeschlagen, proposed",
        ),
    ),
    Topic(
        name="topic-tender",
        kinds=words(
            "gunningsverslag, verslag van nazicht, beoordelingsverslag, offertes, offerteprijzen",
            "bafo, gunningsvoorstel, bestek in ontwerp, rapport d analyse des offres",
            "rapport d attribution, rapport d examen des offres",
            "projet de cahier special des charges, offres remises, vergabebericht",
            "angebotsprufung, vergabevorschlag, bid evaluation report, tender evaluation",
            "bids received, award report",
        ),
        cues=words(
            "inschrijver*, scoort, punten, euro, gunning, nog niet beslist",
            "nog niet bekendgemaakt, ontwerp, laagste, biedt, gunningsbeslissing",
            "niet verspreiden, firma a, soumissionnaire*, prix remis, attribution",
            "non encore decidee, l offre la plus basse, offre la plus basse, ne pas diffuser",
            "avant la decision, bieter, zuschlag, punkte, angebot, tenderer*, points, award",
            "not been decided, not yet published, prices, tussen, vergelijk*",
        ),
    ),
    Topic(
        name="topic-security-plan",
        kinds=words(
            "interventieplan, bnip, anip, veiligheidsplan, sleutelplan, cameraplan",
            "bewakingsplan, netwerkplan, noodplan, plan particulier d urgence, plan d urgence",
            "plan de securite, plan des cles, notfallplan, sicherheitsplan, security plan",
            "emergency plan, key plan",
        ),
        cues=words(
            "codes, code van, zwakke plekken, dode hoeken, bewakingsrondes",
            "nooduitgangen zonder camera, reserve ingang, alarmcentrale, kluis, opslag",
            "bewaking weg, achterdeur, wachtwoord, alarmcode, points faibles, codes d acces",
            "emplacement des cameras, angles morts, rondes, des cles, du site, schwachstellen",
            "zugangscodes, weak spots, blind spots, access codes, guard rounds, camera",
        ),
    ),
    Topic(
        name="topic-legal-privilege",
        kinds=words(
            "advies van onze advocaat, advies van de advocaat, advies advocaat",
            "vertrouwelijke briefwisseling, avis de notre avocat, avis de l avocat",
            "correspondance officielle, correspondance confidentielle, gutachten unseres anwalts",
            "anwaltsschreiben, privileged and confidential, legal advice privilege",
            "advice of our lawyer, attorney client, our lawyer advises, our counsel advises",
            "raadsman adviseert",
        ),
        cues=words(
            "dading, staan we zwak, tegenpartij, procedure, onder voorbehoud van alle rechten",
            "zwak, advocaten, nadelige erkentenis, kansen, transaction, nos chances",
            "sans reconnaissance prejudiciable, partie adverse, avocats, confidentiel, vergleich",
            "gegenpartei, unsere stellung, schwach, settle, settlement, our position, weak",
            "proceedings, opposing party, niet delen, vertraulich*, confidential, vertrouwelijk",
        ),
    ),
    Topic(
        name="topic-police",
        kinds=words(
            "proces verbaal van verhoor, informatierapport, livc, livc r",
            "bestuurlijke handhaving, anpr hits, rir, aanvankelijk proces verbaal",
            "proces verbal d audition, proces verbal initial, rapport d information, cslc, clsi",
            "vernehmungsprotokoll, polizeibericht, police interview record",
            "police intelligence report, pv van verhoor",
        ),
        cues=words(
            "verdachte, verklaart, parket, opsporingsonderzoek, politie, informant, dealer",
            "voertuig, casus, radicalisering, geheimhouding, anoniem, getuige, suspect, declare",
            "parquet, information, police, informateur, radicalisation, temoin, beschuldigt*",
            "staatsanwaltschaft, informer, statement, prosecutor, vermoedelijk*, anpr",
        ),
    ),
    Topic(
        name="topic-whistleblower",
        kinds=words(
            "melding integriteit, integriteitsmelding, klokkenluider, klokkenluidersmelding",
            "interne melding, signalement interne, lanceur d alerte, signalement integrite",
            "hinweisgeber, whistleblower, whistleblower report, whistleblowing report",
            "protected disclosure",
        ),
        cues=words(
            "vervalst, facturen, identiteit van de melder, melder, blijft geheim, meldt dat",
            "diensthoofd, fausses factures, denonce, son identite, rester secrete, falscht",
            "rechnungen, identitat, forges, invoices, reporter s identity, secret, head of unit",
            "fraude, represailles, geheim, auteur du signalement, employee says",
        ),
    ),
    Topic(
        name="topic-foreigners",
        kinds=words(
            "dossier dienst vreemdelingenzaken, aanvraag 9ter, aanvraag 9bis",
            "aanvraag gezinshereniging, dossier vreemdelingenzaken",
            "dossier de l office des etrangers, demande 9ter, demande 9bis, auslanderakte",
            "foreigner s file, immigration office file, aanvraag regularisatie",
        ),
        cues=words(
            "bevel om het grondgebied te verlaten, betekend, gezin, kinderen, geweigerd",
            "bijlage 13, verblijf, ordre de quitter le territoire, notifie, notifiee, enfants",
            "refus, annexe 13, sejour, scolarises, oranje kaart, carte orange, ausweisung",
            "notified, order to leave, medisch, woonstcontrole",
        ),
    ),
)

# Weights against: what is published, what asks or explains in general, what is a rule or a vacancy.
PUBLIC = words(
    "ecli*, omv, openbare zitting, openbare vergadering, seance publique, offentliche sitzung",
    "public meeting, public session, public council, staatsblad, moniteur belge, persbericht",
    "communique, pressemitteilung, press release, bekendmaking, gepubliceerd, publie, published",
    "op de website, sur le site, agenda gemeenteraad, ordre du jour, dagorde, wet van, loi du",
    "decreet, decret, dekret, gesetz, omzendbrief, circulaire, reglement, regeling, wetboek",
    "code de, artikel, article, art, verordening, directive, richtlijn, vacature, solliciteren",
    "wij zoeken, gezocht, nous engageons, nous cherchons, stellenanzeige, vacancy, we are hiring",
    "wat is, wat zijn, leg uit, leg eenvoudig, qu est ce que, explique, quelle est la difference",
    "erklare, explain, what is, verschil tussen, difference entre, quiz, opleiding, cursus",
    "vorming, formation, training, schulung, sjabloon, template, modele de, folder, brochure",
    "campagne, infosessie, parlement, kamer, senaat, kamervraag, parlementaire vraag",
    "question parlementaire, minister, ministre, staatssecretaris, de heer minister",
    "secretaire d etat, wetsontwerp, wetsvoorstel, projet de loi, proposition de loi, per jaar",
    "par an, statistieken, statistiques, statistics, percentage, pourcentage, procent, gemiddeld",
    "subsidie, subvention, hoe schrijf, comment rediger, wordt voorgesteld, sera presente",
    "elk personeelslid, het personeelslid, le membre du personnel, elke medewerker, wie kan",
    "qui peut, wanneer, bevoegd*",
)
