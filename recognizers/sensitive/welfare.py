"""Social aid and debt, youth care, residence status: not in GDPR art. 9, and as harmful when out.

Ground: professional secrecy of public welfare centres and youth care (see dlp/policy/default.yaml).
"""

from recognizers.sensitive.terms import Terms, words

SOCIAL_AID = Terms(
    name="social-aid",
    entity="SOCIAL_AID_DATA",
    telling=words(
        "leefloon*, equivalent leefloon, steunaanvraag, steunaanvragen, budgetbegeleiding",
        "budgetbeheer, collectieve schuldenregeling, schuldbemiddeling, schuldhulp, schuldenlast",
        "loonbeslag, voedselpakket*, voedselbank, voedselbedeling, dringende medische hulp",
        "huurachterstand*, huurschuld*, energieschuld*, beslag op loon, deurwaarder",
        "uithuiszetting, dakloos, thuisloos, financiele steun, steun van het ocmw, ocmw steun",
        "klant bij het ocmw, wachtlijst voor een sociale woning, installatiepremie",
        "werkloosheidsuitkering, in armoede, revenu d integration*, percoit le ris",
        "aide sociale equivalente, aide sociale, mediation de dettes",
        "reglement collectif de dettes, guidance budgetaire, gestion budgetaire",
        "colis alimentaire*, banque alimentaire, aide medicale urgente, arrieres de loyer",
        "dettes de loyer, saisie sur salaire, huissier, expulsion du logement, sans abri",
        "aide financiere du cpas, allocations de chomage, surendette*, eingliederungseinkommen",
        "sozialhilfe, schuldnerberatung, kollektive schuldenregelung, lebensmittelpaket*",
        "mietruckstand*, lohnpfandung, obdachlos, uberschuldet, mietschulden, social assistance",
        "welfare benefits, living wage from, debt mediation, debt counselling, food parcels",
        "food bank, rent arrears, wage garnishment, homeless, eviction, in debt to",
        "unemployment benefits, bailiff",
    ),
    plain=words(
        "schulden, schuld, dettes, dette, debts, uitkering",
        "chomage, arbeitslos, werkloos, unemployed",
    ),
)

YOUTH_CARE = Terms(
    name="youth-care",
    entity="YOUTH_CARE_DATA",
    telling=words(
        "pleeggezin, pleegzorg, pleegkind*, jeugdrechter, jeugdrechtbank, jeugdhulp, jeugdzorg",
        "ondersteuningscentrum jeugdzorg, vertrouwenscentrum, verontrustende situatie",
        "verontrusting, uithuisplaatsing, uit huis geplaatst, geplaatst in een, crisisplaatsing",
        "gesloten instelling, gemeenschapsinstelling, onder toezicht van de jeugd",
        "ontzet uit het ouderlijk gezag, jeugdbescherming, geplaatste kinderen, os jeugdzorg",
        "famille d accueil, juge de la jeunesse, tribunal de la jeunesse, saj, spj",
        "aide a la jeunesse, place en institution, placee en institution, place en famille",
        "placee en famille, placement en, enfant place, mineur en danger, ippj, sont places",
        "decheance de l autorite parentale, pflegefamilie, jugendgericht, jugendhilfe",
        "inobhutnahme, jugendrichter, heimunterbringung, foster care, foster family, foster home",
        "youth court, juvenile court, taken into care, child protection, placed in care",
        "youth care, care order",
    ),
    plain=words("verwaarloosd, neglected"),
)

MIGRATION = Terms(
    name="migration",
    entity="MIGRATION_STATUS",
    telling=words(
        "bevel om het grondgebied te verlaten, bgv, asielaanvraag, asielzoeker*, asielprocedure",
        "regularisatie, regularisatieaanvraag, 9bis, 9ter, zonder wettig verblijf",
        "illegaal zonder papieren, mensen zonder papieren, erkend vluchteling",
        "erkende vluchteling*, subsidiair beschermd*, subsidiaire bescherming",
        "tijdelijke bescherming, uitgeprocedeerd*, gezinshereniging, verblijfsstatuut",
        "verblijfsvergunning, oranje kaart, attest van immatriculatie",
        "niet begeleide minderjarige, transmigrant, gesloten centrum, uitgewezen",
        "ordre de quitter le territoire, oqt, demandeur d asile, demandeuse d asile",
        "demande d asile, regularisation, sans papiers, sejour illegal, refugie reconnu",
        "refugiee reconnue, protection subsidiaire, protection temporaire, regroupement familial",
        "carte orange, attestation d immatriculation, mena, centre ferme, expulse du territoire",
        "asylbewerber*, asylantrag, asylverfahren, aufenthaltsstatus, aufenthaltstitel",
        "abschiebung, anerkannter fluchtling, ohne papiere, familienzusammenfuhrung",
        "ausreisepflichtig, asylum seeker*, asylum application, refugee status, undocumented",
        "illegally in, overstayed, subsidiary protection, temporary protection",
        "ordered to leave the territory, family reunification, deportation",
    ),
    plain=words("vluchteling, refugie, refugiee, fluchtling, refugee"),
)
