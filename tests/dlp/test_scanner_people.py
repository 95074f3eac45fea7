"""People in what offices paste, their names and dates of birth marked; and texts that tell of none.

The whole scan with names on: lists of known persons and what stands beside somebody count too.
"""

import pytest
import regex as re

from dlp.data import Context
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings

CONTEXT = Context(destination="https://chatgpt.com/")
HALF = 2  # of a value at least is found
TELLING = frozenset(("PERSON", "DATE_OF_BIRTH"))


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(names="on", data_dir=tmp_path_factory.mktemp("people")))


PEOPLE = (
    (
        "SELECT * FROM klant WHERE naam LIKE '«vandenbroeck»%'; -- «VANDENBROECK Lies» "
        "staat er 2x in"
    ),
    (
        "Aanwezig: «Pieter Claes», «Sofie Wouters»\n"
        "Verontschuldigd: «Karim Benali»\n"
        "- PC belt de aannemer\n"
        "Verslag: «P.C.»"
    ),
    ("Présents : «Anne Delvigne», «Marc Hoyas», «S. Lambert»\nPV rédigé par : «A.D.»"),
    ("de inlog van de collega: GEMEENTE\\«s.verlinden» wachtwoord Zomer2024!gem werkt niet"),
    ("Compte AD : VILLE\\«m.gillard» ne peut plus ouvrir le dossier partagé, dernier accès hier."),
    (
        "10:02;balie1;Peeters?;open\n"
        "10:03;balie1;OPROEP;«Van den Bossche R.»;attest\n"
        "10:05;balie2;OPROEP;«El Khattabi N.»;reispas\n"
        "10:09;balie2;OPROEP;«Stoica I.»;pin\n"
        "10:11;balie2;OPROEP;«Ngoma T.»;kids-id"
    ),
    (
        "001 ; «Lejeune Chantal» ; absent\n"
        "002 ; «Ouali M.» ; présent\n"
        "003 ; «Thonon J-P» ; présent\n"
        "004 ; «Zeev R.» ; présent"
    ),
    ("Die Beamtin «Noël» und der Kollege «Kever» haben gestern den Schlüssel verlegt."),
    (
        "<buerger "
        'id="77"><name>«Grommes»</name><vorname>«Sigrid»</vorname><ort>Eupen</ort></bue'
        "rger>"
    ),
    ("<tenant><surname>«Okoye»</surname><given>«Chidi»</given><unit>4</unit></tenant>"),
    ("Aanvrager: «Denise 0verwaelle»\nPartner: «Ahmed 0uali»"),
    "Le demandeur, M. «0livier Dupret», déclare habiter seul.",
    ("Naam : «Wi11em De Backer»\nAdres : Kerkstraat l2, 9OOO Gent"),
    "chef d'équipe «R. Baudewyns», 0490 37 62 81",
    "ploegbaas «D. Callens» 0471 22 38 90, vervanger «J. Maes»",
    "Vorarbeiter «H. Jousten», Tel. 0470 11 83 92; Vertretung «K. Lentz»",
    "Patient : «STEVENS Hubert»  DN «25/07/1961»  vu ce jour",
    '{nom: "«Mahieu»", prenom: "«Odette»", ne: "«1949-08-31»"}',
    "kind: «Nour Lina Vandewalle», meisje, «14/01/2025» 03:22, AZ Sint-Jan",
    (
        "leden speelplein\n"
        "«Peeters Finn» «03-02-2017» kapoenen\n"
        "«Amrani Inaya» «17-09-2016» kapoenen\n"
        "«Van Acker Oscar» «22-12-2014» rakkers\n"
        "«Petrova Milena» «30-05-2015» rakkers"
    ),
    "Anr.: Fr. «Maraite Hedwig» aus Amel, Auf dem Kamp 11, wegen Wasserrechnung",
    "Herr «Schyns» wohnt jetzt Am Weiher 4, 4700 Eupen, vorher In den Siepen 23",
    (
        "Onderwerp: RE: herplaatsing «gunther»\n"
        "\n"
        "hey «els», kan «gunther» vanaf maandag naar de groendienst? ik hoor het wel"
    ),
    "ik gebruik altijd de login van «patricia», vraag maar aan «kevin» of «fatiha»",
    "demande à «sandrine», c'est elle qui gère avec «mehdi» et «jp»",
    ("dag «hilde»\n\nkan jij even nakijken of «de cock» al betaald heeft\n\ngroetjes\n«tom»"),
    (
        "coucou «nadège»\n"
        "j'ai eu mme «hennaux» au tel, elle veut changer de date avec mr «bouzid»\n"
        "bizz\n"
        "«flo»"
    ),
    (
        "ma\t«Ilse»\t«Bart V.»\n"
        "di\t«Bart V.»\t«Youssef»\n"
        "wo\t«Youssef»\t«Bart D.»\n"
        "do\t«Chantal»\t«Ilse»"
    ),
    ("Lundi : «Kev» + «Sam»\nMardi : «Ludo» + «Nath»\nMercredi : «Flo» seul"),
    (
        "From: «Agnieszka Wrona»\n"
        "To: «Tunde Adeyemi»; «Wim Soenen»\n"
        "Subject: desk keys\n"
        "\n"
        "Hi both, «Wim» still has «Tunde»'s key. Cheers, «Aga»"
    ),
    (
        "Van: «Lieve Raeymaekers»\n"
        "Aan: onthaal\n"
        "Cc: «Yusuf Demirci»\n"
        "\n"
        "Hoi, meneer «Kowalczyk» is langsgeweest voor zijn sleutel. «L.R.»"
    ),
    (
        "1. «ABDELLAOUI Samira»\n"
        "2. «BERTRAND J.»\n"
        "3. «D'HAENE Luc»\n"
        "4. «MBUYI Grâce»\n"
        "5. «VAN HOVE Elke»"
    ),
    (
        "deelnemers uitstap zee\n"
        "- «aerts monique» (rolstoel)\n"
        "- «bakkali said»\n"
        "- «cools danny» + vrouw\n"
        "- «de wit sabine»"
    ),
    ('{"klant":{"vn":"«Sabine»","an":"«Ghekiere»","gsm":"0477/31.82.09","geb":"«12/04/1988»"}}'),
    'agents = ["«Delcourt V.»", "«Sow Aminata»", "«Tran Minh»"]',
    ("users:\n  - login: pdeclercq\n    fullname: «Pauline Declercq»\n    dob: «1990-03-14»"),
    (
        "2025-03-02 08:11 ERROR user=«jan.vermeersch» session closed\n"
        "2025-03-02 08:12 INFO user=«a.haddad» login ok"
    ),
    "Tél de la mère de «Timéo» («Mme Vanhaverbeke») : 0486 12 90 33, rappeler",
    ("Étude du Notaire Lambert\n\nConcerne : succession «Gérard» / «Pirotte»"),
    "Betreft: nalatenschap wijlen «Julienne Goossens», wed. «Vermeulen»",
    ("Huisbezoek bij gezin «Yildirim»-«Claeys»: de oudste («Emir», «° 4/2/2012») was thuis."),
    ("Visite chez la famille «Hakizimana». Les enfants («Keza» et «Ineza») étaient à l'école."),
    (
        "Hallo «Uschi»,\n"
        "kannst du «Frau Theissen» zurückrufen? Sie wohnt Zur Nohn 8 und ist unter 087 "
        "55 21 09 erreichbar.\n"
        "LG\n"
        "«Resi»"
    ),
    ("Wie | Wat | Wanneer\n«Griet» | zaal dekken | vr\n«Abdel» | drank | za\n«Roos» | afwas | zo"),
    ("Qui;Tâche;Délai\n«Fabienne»;affiches;12/3\n«Jo»;sono;13/3\n«Rachid»;bar;13/3"),
    (
        "schrijf een felicitatie voor «Roza» van de balie, ze wordt 60 op 3 mei; "
        "namens «Bert», «Amina» en de hele dienst"
    ),
    "terugbellen: «mevr. Op de Beeck» 016 29 11 80 / «dhr. Ceulemans» 0498 71 02 66",
    (
        "Datum\tKunde\tBetrag\n"
        "03.02.\t«Reuter, Manfred»\t45,00\n"
        "04.02.\t«Özdemir, Ayşe»\t12,50\n"
        "05.02.\t«Pauels, I.»\t30,00"
    ),
    (
        "Le soussigné, «Wauthelet», INPP, s'est rendu rue du Tombois 14 et y a entendu "
        "la nommée «Lukaku Bernadette»."
    ),
    (
        "Ondergetekende «Schoofs», HINP, heeft verhoord: de genaamde «Dimitrov "
        "Plamen», wonende te 2060 Antwerpen, Diepestraat 88 bus 3."
    ),
    "Tenant: Mr «Ph11ip 0'Connor», flat 3",
    (
        "> Op 3 mrt schreef «Mieke Huysentruyt» <mieke.h@telenet.be>:\n"
        "> is de aanvraag van «Bjarne» binnen?\n"
        "\n"
        "Ja, gisteren. «Koenraad»"
    ),
    "PV CSS du 12/2 – «Mme Absil» préside ; «MM. Dehousse» et «Kaya» excusés.",
    "Actie: «Wendy» (tegen 4/3), «KDB» = «Kris De Buck» volgt op",
    (
        "Personne à prévenir : «Lambotte Gisèle» (sœur) 04 222 18 37\n"
        "N° de carte médiathèque : M-44821"
    ),
    "In geval van nood te verwittigen: «Rosa Tuytens» (dochter), 0473 82 19 06",
    "né à Dinant le «3 juin 1957» ; marié à «Colette Marlier», née le «11.09.60»",
    ("Enfant 1 : «Louna Baptista» (F) «06/10/2018»\nEnfant 2 : «Noa Baptista» (M) «22/01/2021»"),
    "Kind: «Emil Kessler», geb. «04.11.2019», Mutter «Svenja», Vater «Driss Amrani»",
    (
        "Inscrits stage\n"
        "«Baptiste Hanot» «12/05/2014» allergie\n"
        "«Ilyas Chafik» «01/12/2015»\n"
        "«Zoé Mertens» «30/08/2013» nageur"
    ),
    ("naam,geb,groep\n«Vranckx Jules»,«14/02/2016»,A\n«Ait Omar Yasmina»,«2/11/2017»,B"),
    (
        "INSERT INTO agent VALUES (12,'«Lemmens»','«Axelle»','«1983-04-02»');\n"
        "INSERT INTO agent VALUES (13,'«Sbai»','«Hicham»','«1979-10-30»');"
    ),
    "tel. «Mw Van Rompaey» («12/3/44»): wil maaltijden aan huis, klantnr TM-2207",
    "réf. dossier AS/2024/0771 – «Nguyen Thi Lan» – signalétique SG-5520-7",
    "Aktenzeichen SD-2024-118, Antragsteller «Wiesemes Horst», Mitgliedsnr. 40877",
    "Badge B-0912 remis à «Ophélie Brasseur», casier 147",
    "Case ref HB-33817 («Mrs Oyelaran») - call back on +32 465 91 20 44",
    (
        "mijn collega «van de velde» zegt dat «mariam» de sleutel heeft, klopt dat "
        "volgens de planning?"
    ),
    (
        "fais un tableau : «lambrecht» 3 jours, «el idrissi» 2 jours, «pirson c.» 0, "
        "«wathelet» malade lundi"
    ),
    (
        "«Gabi»: hat der «Schmitz» schon unterschrieben?\n"
        "«Heinz-Peter»: nein, die «Frau Pankert» war da, mit der Kleinen («Mia»)"
    ),
    (
        "Anwesend: «Heck», «Franzen», «Kockartz», «Jerusalem»; entschuldigt: «Paasch»\n"
        "Protokoll: «Kockartz»"
    ),
    ("Présents : «Hubert», «Rase», «Botte», «Charlier» (arrive 20h15). Excusée : «Bonnet»."),
    "Aanwezig: «De Graeve», «Bakker», «Kok», «Boon». Afwezig: «De Smedt» (verlof).",
    ("NOM : «PETIT»\nPRÉNOM : «Rose»\nNÉ(E) LE : «02 / 11 / 1991»\nGSM : 0479.11.28.60"),
    (
        "Conjoint(e) : «Blanche Leloup» — profession : institutrice\n"
        "Personne de contact école : «M. Leblanc»"
    ),
    ("Name, Vorname: «Klein, Sonja»\ngeb.: «7. Mai 1978» in St. Vith\nEhepartner: «Thomas Klein»"),
    (
        "Bonjour Monsieur «Toussaint»,\n"
        "\n"
        "Suite à votre appel avec ma collègue «Dominique», voici le formulaire.\n"
        "\n"
        "Bien à vous,\n"
        "\n"
        "«Rosalie COLLIGNON»\n"
        "Agent administratif – Service Population"
    ),
    (
        "Sehr geehrte Frau Dr. «Langer»,\n"
        "\n"
        "anbei die Unterlagen meiner Nachbarin, Frau «Elisabeth Groteclaes».\n"
        "\n"
        "Mit freundlichen Grüßen\n"
        "i.A. «B. Henkes»"
    ),
    (
        "Beste «Nathalie», cher «Olivier»,\n"
        "\n"
        "mr «Kabongo» heeft gebeld, il veut savoir si zijn attest klaar is. «Ann» zei "
        "van niet.\n"
        "\n"
        "mvg/bàv\n"
        "«Steven D'Hondt»"
    ),
    (
        "De : «LECLERCQ Benoît» (Travaux)\n"
        "À : «HANSENNE Sylvie»; «PONCELET J.»\n"
        "Objet : plainte voirie de «M. Roland»\n"
        "\n"
        "«Sylvie», peux-tu répondre à ce monsieur ?"
    ),
    (
        "kunden = {\n"
        '  "4711": {"nachname": "«Radermacher»", "vorname": "«Ingo»", "plz": "4700"},\n'
        '  "4712": {"nachname": "«Yilmaz»", "vorname": "«Elif»", "plz": "4780"}\n'
        "}"
    ),
    (
        "agent;heures;site\n"
        '"«Defays, Jonathan»";38;A\n'
        '"«Lo Presti, Carmela»";19;B\n'
        '"«N\'Diaye, Fatou»";38;A'
    ),
    ("S12 matin «Cindy» / aprem «Greg»\nS13 matin «Greg» / aprem «Cindy»\ngarde we : «Dr Lambin»"),
    "vroege: «Sarah», «Nick»; late: «Joke», «Rachida»; nacht: «Freddy»",
    ("Mo: «Anja» (früh), «Guido» (spät)\nDi: «Guido» (früh), «Conny» (spät)"),
    (
        "Je sous5igné, «DUM0NT Jean-Claude», né à Mons Ie «12/O3/1954», demeurant rue "
        "de la Station 18, 7O00 Mons"
    ),
    ("Geachte heer «VAN DAMME», uw echtgenote mevr. «C0ppens Maria» heeft recht op een premie."),
    (
        "Madame «Veuve Poncin»\n"
        "Clos des Érables 7 bte 2\n"
        "4500 Huy\n"
        "\n"
        "Madame,\n"
        "Votre défunt mari, «Alphonse», était titulaire de la concession n° C-14-221."
    ),
    ("La nommée «Q. Virginie» déclare que son ex-compagnon («Brandon T.») est venu à la piscine."),
    (
        "De genaamde «V.D.B. Kelly» en haar vriend «Jordy» gaven de sleutel terug aan "
        "conciërge «Achmed»."
    ),
    ("Bénéficiaire\tMontant\tMois\n«Renard»\t150\tmars\n«Roy»\t90\tmars\n«Marchal»\t75\tavril"),
    (
        "Famille\tEnfants\tFacture\n"
        "«Lecomte-Petit»\t2\t84,20\n"
        "«Bouchard»\t1\t42,10\n"
        "«Osei»\t3\t126,30"
    ),
    ("Huisnr\tBewoner\tOpmerking\n12\t«De Ridder»\thond\n14\t«Koster»\tgeen bel\n16\t«Aydin»\tok"),
    ("Schüler;Klasse;Bus\n«Lena Weber»;3B;ja\n«Mo Al-Hassan»;3B;nein\n«Fynn»;4A;ja"),
    ("classe par ordre alphabétique: «Zoé» «Arthur» «Mélissa» «Ibrahim» «Lou-Anne» «Théo»"),
    (
        "traduis en nl : \"«Mme Lebrun» n'est pas venue, son fils «Aurélien» a signé à "
        'sa place, voir avec «Jean-Mi»."'
    ),
    ("appel de «Mr Jean» (pas «Jean Collin», l'autre !) rue du Bac — rappeler 0485/22 71 03"),
    "Rückruf «Hr. Mertes» 0473 90 12 88 wg. Hundesteuer; Hund von «Fr. Kaulen»",
    "n° de dossier CPAS 24/B/1187 ; n° d'affilié mutuelle 319-0044127 ; «Mme Gathy»",
    "matricule 70412 («Ph. Minet»), demande de congé ; ticket helpdesk INC-20418",
    "Carte de stationnement PMR 0081442 au nom de «Lucienne Thiry»",
    "Élève «Naïm», n° de cantine 0417, maman 0491 45 10 77",
    "Akte ÖSHZ 24/0318, Klient «Detlef Hoffmann», Kassenzeichen 88-10442",
    (
        "Date de naissance de l'enfant ..... «le 3 du 9 2019»\n"
        "Prénom ..... «Elio»\n"
        "Nom de la mère ..... «Marcolini»"
    ),
    "ma belle-mère, née «Georgette Fabry» le «1.2.39», voudrait un abri de jardin",
    (
        "Aan de heer en mevrouw «Segers»-«Pauwels»\n"
        "Uw zoon «Lowie» is ingeschreven in klas 2B bij juf «Ine»."
    ),
    (
        "hi «siobhan», can u chase «mr patel» about the garage? «dave» says the keys "
        "are with «ola». ta, «jo»"
    ),
    ("Attendees: «R. Hope», «Grace», «Baker», «Joy Young»\n«Hope» to email «Baker» re parking."),
    ("Next of kin: «Summer Field» (niece)\nGP: «Dr Long»"),
    (
        "jai eu «isabelle moreau» au tel elle dit que «rachid benhaddou» a pas rendu "
        "la clef du local et que «tante josette» viendra demain"
    ),
    (
        "«katrien vdb» vroeg of «stef» de bus kan nemen, «hassan» rijdt niet want zijn "
        "vrouw «samira» is ziekjes"
    ),
    ("der «herr thönnes» hat gesagt die «birgit» soll «frau meyers» anrufen, is wegen der garage"),
)
NOBODY = (
    (
        "Maak een quiz over Belgische muzikanten: Stromae, Angèle, Clouseau, Axelle "
        "Red, Toots Thielemans, Arno, Helmut Lotti, Lara Fabian."
    ),
    (
        "Donne-moi cinq peintres belges et une œuvre de chacun : Paul Delvaux, Léon "
        "Spilliaert, Pierre Alechinsky, Félicien Rops, Théo van Rysselberghe."
    ),
    (
        "Welche Radrennfahrer kommen in die Ausstellung? Eddy Merckx, Tom Boonen, "
        "Roger De Vlaeminck, Johan Museeuw, Lucien Van Impe."
    ),
    (
        "Write a blurb for the poster: a night of chansons by Jacques Brel, Barbara "
        "and Juliette Gréco, with songs by Georges Moustaki."
    ),
    (
        "maandag\tkippenbouillon\tvol-au-vent, frietjes\tclementine\n"
        "dinsdag\tpompoensoep\tvispannetje\tappel\n"
        "woensdag\ttomatensoep\tspaghetti\tpruim"
    ),
    (
        "lundi\tsoupe cerfeuil\tboulet liégeois\tpomme\n"
        "mardi\tvelouté céleri\tmerlu, purée romanesco\tmirabelle\n"
        "jeudi\tpotage olive\tdinde basquaise\tprune"
    ),
    (
        "Deze maand op de begraafplaats: gratis rondleiding langs de graven van "
        "Hendrik Conscience, Peter Benoit en Willem Elsschot. Start aan de poort, "
        "Sint-Bernardsesteenweg 124."
    ),
    ("Brocante le 26 mai, place Communale, 6h-16h, 3 €/m. Buvette du Patro rue de l'Église."),
    ("Permanence logement : guichet rue de la Régence 12, mardi et jeudi de 9h à 12h."),
    (
        "Le bulletin est à déposer à la bibliothèque, rue des Écoles 4, ou à l'accueil "
        "(place du Marché 1) avant le 15."
    ),
    (
        "straat\tmeting 8u\tmeting 14u\t%\n"
        "Kerkstraat\t38\t97\t102\n"
        "Nieuwstraat\t52\t88\t91\n"
        "Stationsstraat\t71\t54\t49"
    ),
    (
        "Wat is de langste straat van Gent? De Brusselsesteenweg, 6 km; daarna de "
        "Kortrijksesteenweg, 4 800 m."
    ),
    (
        "Rue\tLongueur\tRevêtement\n"
        "rue de la Chapelle\t340 m\tasphalte\n"
        "rue Neuve\t210 m\tpavés\n"
        "avenue des Tilleuls\t560 m\tbéton"
    ),
    ("You can return the objects to our desk. Our mailbox is collections@cityarchive.example."),
    (
        "Envoyez vos photos à concours@biblio-exemple.be ou "
        "affiches@festival-exemple.be avant vendredi."
    ),
    ("Inschrijven kan via jeugdboekenmaand@bib-voorbeeld.be of bij natuurpunt@voorbeeld.be."),
    (
        "Setlist choir: 1 Frère Jacques, 2 Au clair de la lune, 3 Vader Jacob in "
        "canon, 4 Danny Boy, 5 Auld Lang Syne."
    ),
    ("Zingen: Broeder Jakob, Klein klein kleutertje, Hansje Pansje Kevertje, Berend Botje."),
    (
        "Vergleiche die Klavierwerke von Clara Schumann, Fanny Hensel und Emilie Mayer "
        "für einen Konzertflyer."
    ),
    ("Explain Alan Turing, Ada Lovelace, Grace Hopper and Margaret Hamilton to ten-year-olds."),
    (
        "Résume la théorie de Pierre Bourdieu et celle d'Hannah Arendt, puis celle de "
        "Donald Winnicott."
    ),
    (
        "Corrige : le ministre-président Adrien Dolimont et le ministre François "
        "Desquesnes ont présenté la réforme."
    ),
    (
        "Herschrijf: Vlaams minister Hilde Crevits en premier Bart De Wever openden de "
        "school samen met Conner Rousseau."
    ),
    (
        "Summarise the speech of Ursula von der Leyen and the answer of Roberta "
        "Metsola and Kaja Kallas."
    ),
    ("In de bib: lezing door Lize Spit en Tom Lanoye, daarna signeersessie met Griet Op de Beeck."),
    (
        "À l'affiche : un spectacle de Virginie Hocq, puis Alex Vizorek et Laurence "
        "Bibot au centre culturel."
    ),
    ("Quel est le message du Petit Prince ? Et compare avec Emma Bovary et Jean Valjean."),
    (
        "rekenvraagje: Jan heeft 12 appels en geeft er 3 aan Piet. Lisa eet er 2. "
        "Hoeveel heeft Jan nog?"
    ),
    (
        "Problème : Léa part de Namur à 8h à 90 km/h, Tom part d'Arlon à 8h30. Quand "
        "se croisent-ils ?"
    ),
    (
        "def test_sort():\n"
        '    people = [Person("Alice", 30), Person("Bob", 25), Person("Carol", 41)]\n'
        '    assert sorted(people)[0].name == "Bob"'
    ),
    (
        "INSERT INTO gebruikers (naam, rol) VALUES ('Test Gebruiker', 'lezer'), ('Jan "
        "Voorbeeld', 'admin');"
    ),
    (
        "De zomerbar aan de Coupure, bij standbeeld Lieven Bauwens, opent op 3 juni "
        "met dj's en foodtrucks."
    ),
    (
        "Werken Gaston Crommenlaan fase 2: van nr. 4 tot nr. 86 afsluiten, omleiding "
        "via de Paul Gerardstraat."
    ),
    (
        "Boomplan: 12 lindes in de Sint-Rochusstraat, 8 esdoorns op het Kardinaal "
        "Mercierplein, snoei tegenover nr. 17."
    ),
    (
        "Ter info: de fietsenstalling naast Stationsplein 3 wordt vrijdag leeggemaakt, "
        "weesfietsen gaan naar de kringwinkel."
    ),
    (
        "La bulle à verre de la rue Haute 15 est pleine, merci de la faire vider ; "
        "idem celle du parking Delhaize."
    ),
    (
        "The playground at Parklaan 20 needs new sand; the gate at the Groenstraat "
        "entrance is stuck."
    ),
    ("lijn;halte;tijd\n4;Guido Gezelleplein;8:02\n4;Pater Damiaan;8:07\n4;Sint-Lodewijk;8:11"),
    (
        "Salle;Capacité;Tarif\n"
        "Georges Brassens;120;150\n"
        "Marguerite Yourcenar;60;80\n"
        "Simone Veil;30;40"
    ),
    (
        "Nouveautés BD : Largo Winch, Blake et Mortimer, Le Chat (Geluck), Les "
        "Tuniques Bleues, Thorgal, Gaston."
    ),
    (
        "Reading group picks: Zadie Smith, Sally Rooney, Kazuo Ishiguro, Bernardine "
        "Evaristo, Ian McEwan."
    ),
    (
        "Sinterklaas en Zwarte Piet komen op 30 november aan met de boot; Amerigo "
        "staat op stal bij de manege."
    ),
    (
        "De koffiemachine van Douwe Egberts is stuk, bel Miele of Karel (het "
        "onderhoudsbedrijf Karel & Co)."
    ),
    ("traiteur Felix levert broodjes, bakkerij Jacobs de taart en drankenhandel Peeters het bier"),
    (
        "Commande chez Brico, Colruyt et la ferronnerie Dubois ; les fleurs chez "
        "Interflora, les chaises chez Matthys."
    ),
    (
        "Storm Ciarán en storm Eunice kostten de stad 1,2 miljoen; orkaan Kirk zwakte "
        "af tot depressie."
    ),
    (
        "Traduis en néerlandais : sainte Barbe, patronne des pompiers ; saint Éloi ; "
        "la Saint-Nicolas des enfants."
    ),
    ("ras;kleur;stuks\nCharlotte;geel;40\nNicola;geel;25\nDésirée;rood;30"),
    (
        "Smith et al. (2019) and Van den Berg & Jansen (2021) report similar effects; "
        "see also Müller (2018)."
    ),
    (
        "Zoals Putnam (2000) en Vanderleyden (2011) aantonen, daalt het "
        "verenigingsleven; vgl. Elchardus e.a."
    ),
    ("Vu l'arrêt Salduz, la loi Franchimont et la circulaire Tobback, le modèle de PV est revu."),
    (
        "Volgens het arrest Antigoon en de wet Major is dit toegelaten; zie ook de "
        "Salduzwet en het Octopusakkoord."
    ),
    (
        'Am Samstag liest Bürgermeisterin a.D. aus Astrid Lindgrens "Michel"; danach '
        "Film über Pippi und Ronja Räubertochter."
    ),
    (
        "gratis uur teamspel met lego serious play, daarna quiz: wie is wie in FC De "
        "Kampioenen (Xavier, Carmen, Boma, DDT)"
    ),
    (
        "Leg uit hoe de Moeder Teresa-school, het Don Boscocollege en de Freinetschool "
        "De Boomgaard verschillen."
    ),
    (
        "Éclairage LED : phase 1 rue Arthur Descamps (12 poteaux), phase 2 avenue "
        "Victor Rousseau (7 poteaux)."
    ),
    (
        "het wachtwoordbeleid: minstens 12 tekens, geen Welkom01 of Zomer2024, gebruik "
        'een zin zoals "paard-batterij-nietje"'
    ),
    (
        "in the docs they write export API_KEY=your-key-here and password: changeme, "
        "replace both before go-live"
    ),
    (
        "Kavel 12 van de verkaveling Ter Beken: sectie B, oppervlakte 512 m², bouwlijn "
        "5 m; mag er een carport?"
    ),
    (
        "Véhicule de service : Renault Kangoo, plaque à recevoir, format 1-ABC-123 ; "
        "carnet d'entretien dans la boîte."
    ),
    (
        "Écris une légende pour Facebook : exposition « Femmes de lumière » avec des "
        "œuvres d'Anna Boch, Euphrosine Beernaert et Cécile Douard."
    ),
    (
        "Concert de l'Harmonie royale Sainte-Cécile, direction Maestro Verdi junior "
        "(nom de scène), salle Roi Baudouin, 15h."
    ),
    (
        "on a choisi les noms des salles : Curie, Lovelace, Turing, Hopper et Pasteur, "
        "ok pour vous ?"
    ),
    (
        "Noms des nouvelles rues : rue Andrée Geulen, place Jo Cox, avenue Marie "
        "Popelin, allée Isabelle Gatti de Gamond."
    ),
    (
        "Film;Réalisateur;Durée\n"
        "Deux jours, une nuit;Jean-Pierre et Luc Dardenne;95\n"
        "Close;Lukas Dhont;104\n"
        "Le huitième jour;Jaco Van Dormael;118"
    ),
    ("Corrige : « Nous avons vu jouer Nafissatou Thiam et Bashir Abdi au Mémorial Van Damme. »"),
    ("Cite trois discours célèbres : Martin Luther King, Simone Veil, Robert Badinter."),
    (
        "Explique la pyramide de Maslow, la fenêtre de Johari et la matrice "
        "d'Eisenhower à une nouvelle équipe."
    ),
    (
        'Invente un persona pour le site : "Monique, 67 ans, retraitée, vit à la '
        "campagne, peu à l'aise avec internet\"."
    ),
    (
        'Erfinde eine Persona: "Karl-Heinz, 58, Schichtarbeiter, nutzt nur das Handy" '
        "für das Bürgerportal."
    ),
    (
        'Theatergruppe St. Nikolaus spielt "Der zerbrochne Krug" von Heinrich von '
        "Kleist; Regie und Licht: das Ensemble."
    ),
    ("Saal\tPlätze\tBeamer\nGeorg Büchner\t40\tja\nRosa Luxemburg\t25\tnein\nAnne Frank\t60\tja"),
    (
        "Kartoffelsorten im Versuch: Linda, Annabelle, Sieglinde, Laura, Gala. Beste "
        "Ernte: Annabelle."
    ),
    ("Vergleiche die Fußballtrainer Jürgen Klopp, Pep Guardiola und Domenico Tedesco."),
    ("Haste den neuen Film mit Diane Kruger und Matthias Schoenaerts gesehen? Ist im Capitol."),
    ("Sperrmüll: Anmeldung am Schalter, Rathausplatz 14, oder telefonisch unter 087 59 58 11."),
    (
        "Renseignements au 04 221 84 00 (service Propreté) ou à "
        "proprete@ville-exemple.be, quai de la Batte 10."
    ),
    (
        "Bornes de recharge : place du XX Août 7, boulevard d'Avroy 71 (parking), rue "
        "Natalis 2 (parc de la Boverie)."
    ),
    (
        "Plaques de rue à remplacer : « Rue Ernest Solvay », « Place Émile Vandervelde "
        "», « Impasse Babylone »."
    ),
    (
        "Nom : ................ Prénom : ................ Né(e) le : ../../.... (à "
        "compléter en majuscules)"
    ),
    (
        "Exemple de signature : Prénom NOM, Fonction, Service, Tél. 04 000 00 00, "
        "prenom.nom@commune-exemple.be"
    ),
    ('Plaque des vélos de service : série "VELO-01" à "VELO-12", étiquettes à commander.'),
    ('Cours d\'anglais : complète. "Peter ... (to be) late." "Mary and John ... (to have) a dog."'),
    ('Dictee: "Meester Bart geeft les aan Tim en Noor." "Tante Fien bakt taart voor Stijn."'),
    "Verzin vijf voornamen voor de mascotte: bv. Pico, Zora, Bas, Nelle of Wannes.",
    (
        "Schrijf een sketch: twee buren, Gerard en Yvonne, maken ruzie over de haag. "
        "Grappig, 20 regels."
    ),
    ("Écris un conte pour enfants où Léon le hérisson et Zélie la souris cherchent la lune."),
    (
        "Role-play: you are Sandra, a grumpy tourist; I am the info desk clerk. Ask me "
        "about parking."
    ),
    (
        "hoe werkt een token? voorbeeld uit de cursus: Authorization: Bearer <token>, "
        "en in .env staat TOKEN=xxxx"
    ),
    (
        'The workshop slide says: "P@ssw0rd and Qwerty123 are cracked in seconds; try '
        'four random words".'
    ),
    (
        'Wifi voor bezoekers: netwerk "Bib-Gast", geen wachtwoord nodig, wel akkoord '
        "gaan met de voorwaarden."
    ),
    (
        "Reus\tGewicht\tDragers\n"
        "Jan de Smid\t80 kg\t2\n"
        "Mieke Spek\t65 kg\t2\n"
        "Klokke Roeland\t90 kg\t3"
    ),
    ("Honden in de training: Rex, Bella, Tommy, Luna en Max. Bella mag naar niveau 2."),
    ("Vat het boek samen van Rutger Bregman en vergelijk het met wat Yuval Noah Harari schrijft."),
)


@pytest.mark.parametrize("marked", PEOPLE)
def test_people_are_found(scanner: Scanner, marked: str) -> None:
    text = re.sub("[«»]", "", marked)
    found = [
        (one.start, one.end)
        for one in scanner.scan(text=text, context=CONTEXT).findings
        if one.entity in TELLING and one.confidence >= 0.5
    ]
    missed = []
    for i, match in enumerate(re.finditer("«([^»]+)»", marked)):
        start = match.start() - 2 * i
        end = start + len(match[1])
        covered = sum(max(0, min(end, b) - max(start, a)) for a, b in found)
        if covered * HALF < end - start:
            missed.append(match[1])
    assert missed == []


@pytest.mark.parametrize("text", NOBODY)
def test_ordinary_text_passes(scanner: Scanner, text: str) -> None:
    assert scanner.scan(text=text, context=CONTEXT).verdict == "allow"
