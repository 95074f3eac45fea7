"""Mailbox of a function or service, not of a person: info@, onthaal@, no-reply@.

Names: nl algemeen e-mailadres; fr adresse e-mail générique; de Funktionspostfach;
en shared mailbox.

Every word before the @, taken apart at dots, hyphens and underscores, names a service. Such an
address stands on every website; the default policy reports it and lets it pass.

Where the domain is an organisation's own, not one of webmail or of an access provider, a word names
a service too when it is of the trade of public services (premies@), put together from two such
words (webteam@, jeugdloket@) or ends as no name does (huisvesting@, standesamt@, mobilite@).

Source: the mailboxes that Belgian municipalities and CPAS/OCMW publish; RFC 2142 (role names).
Confused with: addresses of persons (dirk.info@ is one: "dirk" is no service).
"""

from dataclasses import replace

from recognizers.base import hit, miss
from recognizers.compiled import compiled
from recognizers.general import email_address

_FUNCTIONS = """
    info contact mail office admin administratie administration administratief administrator
    onthaal accueil empfang reception receptie loket guichet balie secretariaat secretariat
    sekretariat secretary directie direction directeur algemeen general service services dienst
    diensten dienststelle team teams helpdesk help support hulp aide hilfe noreply no reply
    donotreply not do ne pas repondre webmaster postmaster hostmaster abuse security privacy dpo
    gdpr rgpd avg ict it informatica informatique hr hrm rh personeel personnel personal
    personaldienst jobs job vacature vacatures recrutement werving sollicitatie sollicitaties
    emploi bewerbung facturen factuur facturatie factures facturation facture rechnung
    rechnungen invoice invoices billing boekhouding comptabilite buchhaltung accounting finance
    finances financien financieel finanzen aankoop aankopen achats einkauf procurement verkoop
    ventes sales marketing pers presse press communicatie communication kommunikation media
    nieuwsbrief newsletter redactie redaction burgerzaken bevolking population etatcivil etat
    civil bevoelkerung einwohner buergerdienst burgerdienst rijbewijzen paspoorten vreemdelingen
    etrangers stad ville stadt gemeente commune gemeinde gemeindehuis rathaus stadhuis provincie
    province ocmw cpas oeshz sociaal social soziales socialedienst welzijn zorg sante gezondheid
    jeugd jeunesse jugend kinderopvang creche kita school ecole schule onderwijs enseignement
    academie academy sport sports cultuur culture kultur bib bibliotheek bibliotheque bibliothek
    museum musee archief archives archiv toerisme tourisme tourismus evenementen events milieu
    environnement umwelt omgeving omgevingsloket urbanisme stedenbouw ruimte vergunningen permis
    bauamt wonen logement huisvesting wohnen mobiliteit mobilite mobilitaet parkeren parking
    stationnement verkeer openbarewerken travaux technische techniek technique groendienst
    proprete netheid afval dechets recyclage recyclagepark politie police polizei brandweer
    pompiers feuerwehr preventie prevention gas belastingen taxes taxe steuern kadaster cadastre
    notariaat notariat griffie greffe parket parquet rechtbank tribunal college raad conseil rat
    schepencollege bestuur bestuurssecretariaat kabinet cabinet burgemeester bourgmestre
    buergermeister ombudsdienst ombudsman ombuds mediation klachten klacht plaintes plainte
    beschwerden meldpunt meldingen signalement feedback vragen questions fragen enquete survey
    planning logistiek logistique magazijn inschrijvingen inscriptions anmeldung
    ledenadministratie klantendienst klantenservice clientele clients kunden kundendienst
    customer customers
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
# At a domain of its own only: with webmail people call themselves what they like.
_TRADE = """
    aanmelden affiche affiches album animation animations atelier ateliers bal bibbus biblio boeken
    boekenmaand boekingen bourse brocante bulletin carnaval castings collectie collecties collection
    collections comite compta concours dons donaties erfgoed evenement expo expos exposition
    exposities feest feesten fete fetes foto fotos fotowedstrijd gala gazette gids gidsen heritage
    idee ideeen idees jaarmarkt jeugdboekenmaand jury kamp kampen kermis kerstmarkt kiosk kunst
    marche marches matos materiaal materiel mooimakers natuur nature nieuws patrimoine photo photos
    plaine plaines podium poster posters prix programma programme projecten projets quiz rommelmarkt
    rondleidingen sammlung scenes speelplein speelpleinen stage stages stands tentoonstelling
    tentoonstellingen theater theatre tickets uitleen verhuur vakantie vacances visites visits
    wandelingen wedstrijd wedstrijden wettbewerb zaalverhuur zomer
    aanbesteding aanbestedingen abteilung acces accueilextrascolaire actiris actualite afdeling
    afspraak afspraken agenda agriculture aides aines aktuelles alarm algemene altenheim ambulance
    ambulances angebote animaux apotheek app applicatie applicaties applications arbeit archeologie
    armoede associations assurances atelier attest attesten audit ausweise backup badge badges
    basisschool batiments batir bauen begraafplaatsen begroting beleid beleuchtung benevoles
    beslissingen besluit besluiten bestellingen bestellung besuch betaling betalingen beurs beurzen
    bewoners bezoek bibliotheken bko bourses boutique brandpreventie briefwisseling budget
    buergerbeteiligung buero bureau burgerparticipatie bus buurt buurten cafetaria caisse carpool
    catering cellule center centre centrum certificats chancellerie chantier chantiers cimetieres
    climat cohesion commandes commerce commerces compliance compost concert containerpark content
    contract contracten contrats courrier crediteuren crisis cuisine dagcentrum dagopvang data
    debiteuren deces deliberations denkmalschutz deontologie departement department design desk
    dettes dienstencheques dienstverlening dieren dierenwelzijn digitaal digital directies
    dispatching diversite diversiteit documenten documents dokumente droit droits drukkerij durable
    duurzaam duurzaamheid duurzaamheidsteam eau eaux eclairage ecoles economie egalite egouts egov
    ehrenamt einwohnermeldeamt elections eleves eloket energie energiehuis energy enfance
    entreprises entretien equipe erfgoed erosie ethiek ethique etudes europa europe evenement
    evenements event expo extern externe extrascolaire fahrrad familien famille familles feest
    feesten ferien feste fetes fiets fietsen film foerderung foire foires forem forets formation
    formations formulaires formulier formulieren forschung fortbildung friedhof fuehrerschein garage
    garderie gebaeude geboorte geboorten gebouwen gebouwenbeheer gebuehren geburten gehaelter
    gelijkekansen gender gezinnen gidsen gis gleichstellung grafisch groen groep groepen grofvuil
    group groupe guides habitants hall handel handhaving haus hochzeiten hopital horeca hosting huis
    huisvandekind huisvuil hulpverlening huren huur huwelijk huwelijken identite identiteit
    immobilien immobilier imprimerie inburgering incasso inhoud innovatie innovation inspraak
    integratie integration integriteit intercommunale interieur internaat internationaal
    international interne invordering jeunes jongeren jugendliche juridique juridisch juridische
    kabinetten kalender kampen kanselarij kantoor kassa kasse kermis keuken kinderen kleuter klima
    klimaat kraamzorg krankenhaus kribbe kringwinkel kueche kunst kwaliteit laadpalen lager landbouw
    landmeter landwirtschaft leefloon leerlingen leveringen lgbtq licenties ligne lijn livraisons
    location locations lokaal lokale lokaleeconomie lonen loyer ludotheek ludotheque maaltijden
    mailroom maison maisonderepos marches marchespublics mariages markt markten mediatheek
    mediatheque mediationdettes middenstand mieten monitoring musik musique muziek naissances
    nationalite nationaliteit natuur nettoyage netwerk netzwerk news nieuws noodplanning noordzuid
    nordsud notfall numerique offerte offertes omgevingsvergunning onderhoud ondernemen ondernemers
    onderzoek online ontvanger ontvangsten opendata opferschutz opleiding opleidingen opmeting
    opvang ordening ordnungsamt ordonnances ouderen overlijden paesse paiements pannes parcs parken
    participatie participation partners partnerschappen passeports patrimoine patrimonium pauvrete
    payroll pensioen pensioenen pensions permanence permanentie permisconduire personeelsdienst
    pharmacie piscine piscines plaines plantsoenen platform poetsdienst point politique portaal
    portail portal post poste praemien premie premieloket premies preventieadviseur prime primes
    print programma programme project projecten projekte projets punt qualitaet qualite quartier
    quartiers rampen rapport rapporten receptionist recettes recherche recht rechten redevances
    reglementen reglements rekrutering rendezvous repas reservatie reservaties reservation
    reservations reservierung ressourcerie restaurant resto retributies rijbewijs riolering risk
    rondleidingen ruimtelijke rusthuis saal salaires salle salles sancties sanctions scan scanning
    scholen schoonmaak schouwburg schueler schuldbemiddeling schulen schwimmbad secours sectie
    section secundair selectie selection senioren seniors server shop signalisatie site
    slachtofferhulp sleutels smartcity sociaalhuis sociale software sollicitanten speelotheek
    speelplein sportdienst sporthal sporthallen staff stage stageplaatsen stages starters statistiek
    statistiken statistiques stembureau sterbefaelle stipendien stoerung storing storingen strassen
    strassenbau strategie strategy straten studie studies subside subsidie subsidies systeem system
    systemes termin termine tewerkstelling theater theatre thuisdienst thuiszorg ticket ticketing
    tickets tierheim titresservices toegang toelage toelagen topografie training tram trein unit
    urgence urgences vacances vaccinatie vaccination vakantie vdab velo velos veranstaltungen
    vereine verenigingen vergabe verhuur verkiezingen verlichting vermietung versicherung verslagen
    vertrouwenspersoon verzekering verzekeringen victimes visites voedselbank voirie voiries vorming
    vrijwilligers wacht wachtdienst wagenpark wahlen wasser water web website wegen wegenis
    welzijnswerk werk werken werking werkplaats werkwinkel wijk wijkagent wijkagenten wijken
    wijkwerken wijkwerking winkel wirtschaft woonloket woonwinkel wzc zaal zaalverhuur zaken zalen
    zentrum ziekenhuis zone zonechef zugang zuschuesse zuschuss zwembad zwembaden zwerfvuil
    verdacht verdachtig suspect suspicious suspekt verdaechtig phishing spam fraude fraud betrug
    cert incident incidents incidenten datalek databreach responsibledisclosure kwetsbaarheid hello
    bonjour welkom bienvenue willkommen aanvraag aanvragen demande demandes anfrage anfragen antrag
    aangifte declaration declarations inschrijving inscription anmeldungen reservering resa
    ticketshop vorstellung zaalreservatie materiaal materiel uitleen uitleendienst erfgoedcel
    erfgoeddag monumentenzorg monumenten archeo repair repaircafe kringloop heraanleg werfinfo
    chantierinfo enqueteur marktcommissie feestcomite wijkraad adviesraad jeugdraad cultuurraad
    sportraad ouderraad gecoro cultuurcentrum gemeenschapscentrum telework telewerk wellbeing
    welzijnsdienst bewijs attestation
"""
TRADE = FUNCTIONS.union(_TRADE.split())
_OWN_ENDS = compiled(  # of a word, as no name ends
    r".{2,60}(?:dienst|diensten|loket|team|zaken|beleid|beheer|igheid|lijkheid|iteit|aties?|isering"
    r"|vergunning|vergunningen|ations?|ctions?|[bcilvrt]alite|ivite|bilite|amt|keit|schaft|ierung"
    r"|waltung|leitung|centrum|zentrum)"
)
_WEBMAIL = """
    aol arcor base bbox belgacom brutele chello edpnet fastmail free freenet gmail gmx googlemail
    hetnet hey home hotmail icloud internet kpnmail laposte live mac mail mailbox me mobistar msn
    neuf numericable orange outlook pandora planet pm posteo proton protonmail proximus scarlet sfr
    skynet t-online telenet tiscali tutanota upcmail vodafone voo wanadoo web xs4all yahoo yandex
    ymail ziggo zoho
"""
WEBMAIL = frozenset(_WEBMAIL.split())
_PARTS = compiled(r"[._\-+0-9]+")
_LEAST = 3  # letters of either half of a word that is put together
_JOINTS = ("", "s", "e", "en", "n")


def check(address: str) -> bool:
    """True when every word before the @ names a function, and the address can be one.

    Cost: linear in the address, times the letters of a word for one that is put together.
    """
    local, _, domain = address.lower().partition("@")
    words = [word for word in _PARTS.split(local) if word]
    if not words or not email_address.check(address):
        return False
    if FUNCTIONS.issuperset(words):
        return True
    owner = domain.removesuffix(".uk").rpartition(".")[0].rpartition(".")[2]
    return owner not in WEBMAIL and all(map(of_service, words))


def of_service(word: str) -> bool:
    """True for a word, in small letters, that names a service and nobody."""
    if word in TRADE or _OWN_ENDS.fullmatch(word) is not None:
        return True
    return any(
        word[:cut].removesuffix(joint) in TRADE
        for cut in range(_LEAST, len(word) - _LEAST + 1)
        if word[cut:] in TRADE
        for joint in _JOINTS
        if len(word[:cut]) - len(joint) >= _LEAST
    )


RECOGNIZER = replace(
    email_address.RECOGNIZER,
    name="email-address-function",
    title={
        "nl": "een algemeen e-mailadres",
        "fr": "une adresse e-mail générique",
        "de": "ein Funktionspostfach",
        "en": "a shared mailbox",
    },
    check=check,
    bare=0.97,
    specificity=90,
    samples=(
        hit("«info@example.be»", "the most usual one"),
        hit("«onthaal@gemeente.example»", "Dutch"),
        hit("«accueil@commune.example», «etat-civil@commune.example»", "French"),
        hit("«buergerdienst@gemeinde.example»", "German"),
        hit("«no-reply@example.com»", "nobody reads it"),
        hit("«burgerzaken.onthaal@stad.example»", "two words"),
        hit("mailto:«jobs2026@example.be»", "with a year"),
        hit("<«HR@example.be»>", "capitals"),
        hit("«premies@stad.example», «webteam@stad.example»", "a trade, two words in one"),
        hit("«mobilite@ville.example», «standesamt@gemeinde.example»", "ends as no name does"),
        hit("«team.groen2026@stad.example»", "a team"),
        hit("«verdacht@safeonweb.be», «suspect@safeonweb.be»", "where suspicious mail goes"),
        miss("premies@telenet.be", "an access provider"),
        miss("webteam@gmail.com", "webmail"),
        miss("a.premies@stad.example", "an initial"),
        miss("marguerite@ville.example", "a first name that ends as a service does"),
        miss("jan@example.be", "a person"),
        miss("jan.peeters@example.be", "a person"),
        miss("dirk.info@example.be", "a person beside a function word"),
        miss("info.janssens@example.be", "a function word beside a person"),
        miss("informatie-jan@example.be", "a person"),
        miss("info@localhost", "no dot"),
        miss("info @ example.be", "spaces"),
        miss("x@example.be", "one letter"),
        miss("inf0@example.be", "no word of ours"),
    ),
)
