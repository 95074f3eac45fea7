"""The same words twice: in a rule, a leaflet or the news, and told of somebody or of one case.

The classifier was not trained with these texts.
"""

PAIRS = (  # nobody's case; somebody's
    # Dutch
    (
        "Bij suïcidale uitspraken aan het loket: blijf kalm, neem ze ernstig en bel de collega.",
        "De man aan loket 3 deed daarnet opnieuw suïcidale uitspraken, zijn begeleider is gebeld.",
    ),
    (
        "Wie drie maanden arbeidsongeschikt is, krijgt een uitnodiging van de adviserend arts.",
        "Onze magazijnier is nu drie maanden arbeidsongeschikt en moet naar de adviserend arts.",
    ),
    (
        "Een op de zeven inwoners heeft betalingsmoeilijkheden, zo blijkt uit de armoedebarometer.",
        "De bewoner van flat 12 heeft betalingsmoeilijkheden, de deurwaarder stond er gisteren.",
    ),
    (
        "In geval van partnergeweld noteert de baliemedewerker niets en belt hij de referent.",
        "De baliemedewerkster vertelde me dat haar man haar slaat, ze slaapt nu bij een vriendin.",
    ),
    (
        "Personeelsleden die zwanger zijn melden dit best vóór de twaalfde week aan HR.",
        "De juf van de derde kleuterklas is zwanger, twaalf weken, en wil het nog niet melden.",
    ),
    (
        "Art. 12. De tuchtoverheid hoort het personeelslid binnen dertig dagen na de oproeping.",
        "De ploegbaas van de groendienst wordt maandag gehoord door de tuchtoverheid, er was weer"
        " drank in het spel.",
    ),
    (
        "Moet een werkgever een gebedsruimte voorzien, en wat zegt het arbeidsreglement daarover?",
        "Onze onthaalmedewerkster bidt vijf keer per dag in het archief, haar chef weet het niet.",
    ),
    (
        "Hoe lang blijft een veroordeling op een uittreksel strafregister staan?",
        "Op zijn uittreksel staat een veroordeling voor slagen, hij start maandag in de crèche.",
    ),
    (
        "Verblijfskaart F verloopt na vijf jaar; vraag de vernieuwing 45 dagen vooraf aan.",
        "Haar F-kaart is vervallen en de nieuwe werd geweigerd, ze zit dus zonder papieren.",
    ),
    (
        "De Raad van State schorst de gunning van perceel 2 wegens een gebrekkige motivering.",
        "Perceel 2 gaat naar de tweede inschrijver, 4 % duurder; de gunning komt pas dinsdag op"
        " het college, dus nog niets zeggen.",
    ),
    (
        "Opleiding voor opvoeders: omgaan met jongeren die weglopen, na een uithuisplaatsing.",
        "De jongen van kamer 4 is voor de derde keer weggelopen sinds zijn uithuisplaatsing.",
    ),
    (
        "Vakbondspremie 2024: bezorg het formulier vóór 30 juni aan uw eigen vakbond.",
        "De chauffeur van de klusdienst gaf zijn formulier voor de vakbondspremie van het ABVV af.",
    ),
    (
        "Daling van 8 % bij het aantal leefloners onder de 25; de stijging bij ouderen zet door.",
        "Hij is 24, leeft van een leefloon en zit weer zonder gas omdat zijn budgetmeter leeg is.",
    ),
    (
        "Meld een diefstal altijd bij de politie en bewaar het nummer van het proces-verbaal.",
        "De collega van de kassa is betrapt op diefstal, we doen vandaag aangifte tegen haar.",
    ),
    (
        "Het nieuwe gebouw voor verslavingszorg telt twaalf kamers, de opening is in mei.",
        "Ze zit in kamer twaalf van de verslavingszorg, haar dochter mag het niet weten.",
    ),
    # French
    (
        "En cas de propos suicidaires au guichet : rester calme, écouter, prévenir la collègue.",
        "Le monsieur du guichet 3 a encore tenu des propos suicidaires ce matin, on a appelé.",
    ),
    (
        "Les bacs bleus sont réservés aux documents confidentiels, merci de les fermer à clé.",
        "La directrice a laissé le dossier confidentiel de l'agent suspendu sur la photocopieuse.",
    ),
    (
        "Vous toussez et vous maigrissez ? Le dépistage de la tuberculose est gratuit.",
        "L'éducateur du groupe B a la tuberculose, il tousse depuis trois semaines et a maigri.",
    ),
    (
        "Marché de nettoyage, CSC n° 2024-088, lot 2 : joindre le bon de commande à la facture.",
        "Notre concierge est affilié à la CSC depuis mars, il me l'a dit sans le vouloir.",
    ),
    (
        "Le débit est insuffisant à l'étage : ajouter une borne et revoir le câblage.",
        "L'ouvrier de la voirie a reçu la mention insuffisant, on ne le garde pas après juin.",
    ),
    (
        "Qui peut demander une médiation de dettes ? Toute personne surendettée, sans condition.",
        "La dame du quatrième est surendettée, la médiation de dettes a été refusée hier.",
    ),
    (
        "La sanction administrative communale s'élève à 350 € au maximum (art. 4 de la loi).",
        "Notre animateur a une sanction administrative communale pour avoir uriné dans la rue,"
        " il ne l'a dit à personne.",
    ),
    (
        "Formation « accueillir la parole » : repérer les signes de maltraitance chez l'enfant.",
        "La petite de 3e maternelle a des marques de coups, la maman parle de maltraitance.",
    ),
    (
        "Le travailleur enceinte est écarté de son poste dès la remise du certificat médical.",
        "Ma collègue de l'accueil est enceinte et sera écartée, elle m'a remis le certificat.",
    ),
    (
        "32 % des bénéficiaires du RIS ont moins de 25 ans et 18 % vivent sans domicile fixe.",
        "Il a 22 ans, touche le RIS et dort dans sa voiture depuis que sa mère l'a mis dehors.",
    ),
    (
        "Le Conseil d'État annule la sanction disciplinaire, faute d'audition dans le dossier.",
        "L'audition disciplinaire de notre comptable est fixée à mardi, elle risque la révocation.",
    ),
    (
        "La mosquée, l'église et la maison de la laïcité ouvrent leurs portes dimanche.",
        "Le nouveau stagiaire va à la mosquée le vendredi et refuse de servir de l'alcool.",
    ),
    (
        "Un demandeur d'asile débouté peut introduire un recours dans les trente jours.",
        "Le père est débouté, la famille de l'appartement du CPAS doit quitter le territoire.",
    ),
    (
        "L'exposition retrace la vie des mineurs polonais et leurs grèves de 1932 à la CSC.",
        "Le délégué m'a glissé que la caissière a fait grève et qu'elle cotise à la CSC.",
    ),
    (
        "Que faire si un agent sent l'alcool ? La procédure prévoit un entretien et un transport.",
        "L'agent du parc sentait l'alcool hier, entretien prévu, il a nié puis il a avoué.",
    ),
    # German
    (
        "Bei Suizidäußerungen ruhig bleiben, ernst nehmen, 112 rufen und Kollegen dazuholen.",
        "Der Mann aus dem dritten Stock hat sich gestern zum zweiten Mal suizidal geäußert.",
    ),
    (
        "Wer länger als einen Monat arbeitsunfähig ist, meldet sich bei seiner Krankenkasse.",
        "Unser Hausmeister ist seit einem Monat arbeitsunfähig, die Bandscheibe, sagt seine Frau.",
    ),
    (
        "Schuldnerberatung: Bringen Sie alle Mahnungen und Lohnzettel zum ersten Termin mit.",
        "Er kam mit einer Tüte ungeöffneter Mahnungen, der Gerichtsvollzieher war zweimal da.",
    ),
    (
        "Artikel 9: Eine Abmahnung verjährt nach zwei Jahren und wird aus der Akte entfernt.",
        "Der Bademeister hat die zweite Abmahnung, beim nächsten Mal ist er draußen.",
    ),
    (
        "11 % der Befragten nehmen Antidepressiva, jede fünfte Person schläft schlecht.",
        "Die Erzieherin nimmt Antidepressiva und schläft kaum, sie bat mich, es zu verschweigen.",
    ),
    (
        "Merkblatt: So verhalten Sie sich, wenn ein Kind von Gewalt zu Hause erzählt.",
        "Der Junge aus der 4B erzählte, dass sein Stiefvater ihn mit dem Gürtel schlägt.",
    ),
    (
        "Anerkannte Kulte: katholisch, protestantisch, orthodox, anglikanisch, jüdisch, islamisch.",
        "Die neue Praktikantin ist Zeugin Jehovas und lehnt Geburtstagsfeiern im Team ab.",
    ),
    (
        "Einbürgerung: Wer fünf Jahre rechtmäßig hier wohnt, kann den Antrag bei uns stellen.",
        "Sein Asylantrag ist endgültig abgelehnt, er schläft seither bei Bekannten im Keller.",
    ),
    (
        "Zuschlagskriterien sind der Preis (60 %) und die Qualität der Ausführung (40 %).",
        "Bieter B liegt beim Preis vorn, aber der Zuschlag soll an A, das bleibt unter uns.",
    ),
    (
        "Kann ein Jugendrichter einen Minderjährigen länger als drei Monate unterbringen?",
        "Der Jugendrichter hat ihn für drei Monate in Saint-Hubert untergebracht, die Oma weint.",
    ),
    (
        "Die Zahl der Anzeigen wegen Ladendiebstahls sank im Jahr 2023 um 6 % auf 212.",
        "Unsere Kassiererin hat eine Anzeige wegen Ladendiebstahls, sie weiß nicht, dass ich es"
        " weiß.",
    ),
    (
        "Rollenspiel: Eine schwangere Bewerberin fragt nach Mutterschaftsurlaub. Was sagen Sie?",
        "Die Bewerberin von heute Morgen ist schwanger, deshalb nimmt der Chef lieber den anderen.",
    ),
    # English
    (
        "If a visitor talks of suicide: stay calm, take it seriously, fetch a colleague, call 112.",
        "The visitor at desk 3 talked of suicide again this morning, we called her brother.",
    ),
    (
        "Hospital chaplaincy covers Catholic, Jewish, Muslim and humanist patients alike.",
        "The new intern is Muslim and goes to Friday prayers, his supervisor is annoyed about it.",
    ),
    (
        "Anyone who is off sick for more than a month receives a letter from the insurer.",
        "Our receptionist has been off sick for a month, it is her nerves, says her sister.",
    ),
    (
        "Debt mediation is free. Bring your payslips, bank statements and unpaid bills.",
        "He turned up with a bag of unpaid bills, the bailiff took his television on Monday.",
    ),
    (
        "Each bidder may ask why its tender was not retained, within the standstill period.",
        "Bidder C is out because of its price, award goes to A next Tuesday, keep it quiet.",
    ),
    (
        "How do I record in Excel which staff have a disability without naming them?",
        "Our cleaner has a disability she never declared, she lost most of her sight last year.",
    ),
    (
        "The training covers grooming, domestic violence and how to talk with a victim.",
        "She told the trainer that her husband hits her and that she sleeps in the car.",
    ),
    (
        "Rule 8: a written warning lapses after two years and leaves the personnel file.",
        "The driver of team 2 got his last written warning, one more and he is out.",
    ),
    (
        "Union members may attend the meeting during working hours, say the rules of 1974.",
        "The janitor is a paid-up union member and was on the picket line on Thursday.",
    ),
    (
        "One in five pupils grows up in poverty and 4 % sleep in emergency shelter.",
        "The pupil in my class sleeps in the emergency shelter with his mum since the eviction.",
    ),
    (
        "Town wins award after drug arrests fell by a third, says the police zone's annual report.",
        "Police arrested the caretaker's son for dealing yesterday, he is in custody in Leuven.",
    ),
    (
        "Which documents does an applicant for family reunification have to legalise?",
        "His family reunification was refused and he got an order to leave the country.",
    ),
    (
        "Foster carers wanted: could you offer a child a home for a few weekends a year?",
        "The girl was taken from her foster home on Friday after she ran away twice.",
    ),
    (
        "Vaccination for hepatitis B is paid by the employer for cleaners and waste collectors.",
        "The waste collector of round 6 has hepatitis B and did not tell the company doctor.",
    ),
    (
        "Test plan: firewall rules are reviewed twice a year, logs are kept for six months.",
        "The firewall of the clinic still runs the 2021 firmware and the back-ups sit on the same"
        " domain, do not spread this.",
    ),
    (
        "The counsel's fee is capped by the royal decree; costs are borne by the losing party.",
        "Our counsel thinks we will lose on appeal and advises to settle for 40,000 euros.",
    ),
    (
        "Whistleblowers are protected: reports may be made orally, in writing or anonymously.",
        "The report came from someone in accounting, she says the director pads the invoices.",
    ),
    (
        "Waarom heeft de printer 's morgens zo lang nodig, is er een diagnose mogelijk via de log?",
        "De collega van de printshop kreeg gisteren zijn diagnose, MS, hij wil blijven werken.",
    ),
)
