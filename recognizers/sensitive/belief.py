"""Religion, origin, sexual orientation, union, politics, biometrics (GDPR art. 9).

Nationality is no ethnic origin. A mandate, a party and the votes of elected officials are public,
and so is the role of union delegates: the engine knows the words that say so.
"""

from recognizers.sensitive.terms import Terms, words

RELIGION = Terms(
    name="religion",
    entity="RELIGION_OR_BELIEF",
    telling=words(
        "praktiserend*, is moslim, moslima, is islamitisch, is joods, jood, joodse vrouw",
        "is katholiek, gelovig, diepgelovig, streng gelovig, getuige van jehova",
        "jehova s getuige, bekeerd tot, draagt een hoofddoek, hoofddoek, boerka, nikab",
        "vast mee met de ramadan, doet ramadan, islamitische overtuiging, geloofsovertuiging",
        "levensbeschouwing van, is hindoe, is boeddhist, is atheist, vrijmetselaar",
        "evangelisch christen, gebedsruimte, gebedstijden, koosjer, halal maaltijd*",
        "voor het gebed, ramadan, vrijdaggebed, musulman pratiquant, musulmane pratiquante",
        "est musulman, est musulmane, est juif, est juive, est catholique, pratiquant",
        "pratiquante, temoin de jehovah, converti a, converti au, convertie a",
        "converti a l islam, porte le voile, porte un foulard, foulard islamique, croyant",
        "croyante, conviction religieuse, convictions religieuses, fait le ramadan, est athee",
        "franc macon, repas casher, conge pour l aid, ist muslim, ist muslima, muslimin",
        "ist judisch, ist judin, glaubig, zeuge jehovas, konvertiert, tragt ein kopftuch",
        "kopftuch, gebetsraum, freimaurer, strengglaubig, practising muslim, practising catholic",
        "practicing muslim, is muslim, is jewish, devout, jehovah s witness, converted to",
        "wears a headscarf, wears a hijab, observes ramadan, is an atheist, is a freemason",
        "religious beliefs of",
    ),
    plain=words(
        "moslim, joods, katholiek, protestant, geloof, overtuiging, musulman, musulmane, juif",
        "juive, catholique, muslim, muslime, jude, judisch, jewish, catholic, islam, religie",
    ),
)

ETHNIC = Terms(
    name="ethnic",
    entity="ETHNIC_ORIGIN",
    telling=words(
        "roma afkomst, van roma afkomst, zigeuner*, huidskleur, etniciteit, etnische afkomst",
        "etnische origine, allochtoon, van allochtone, zwarte man, zwarte vrouw, van kleur",
        "*ese afkomst, *aanse afkomst, *kse afkomst, *lse afkomst, *nse afkomst, *ische afkomst",
        "*rse afkomst, van buitenlandse afkomst, van vreemde origine, *aanse origine",
        "*kse origine, *ese origine, woonwagenbewoner, reizigersgezin, afrikaanse roots",
        "marokkaanse roots, origine rom, d origine rom, origine ethnique, couleur de peau",
        "de couleur, est noir, est noire, d origine etrangere, d origine africaine",
        "d origine congolaise, d origine marocaine, d origine turque, d origine maghrebine",
        "gens du voyage, est metis, roma herkunft, ethnische herkunft, ethnischer herkunft",
        "hautfarbe, *ischer herkunft, *ischer abstammung, migrationshintergrund von",
        "of roma origin, roma origin, ethnic origin, skin colour, skin color, is black",
        "*an descent, *ish descent, *ese descent, *an origin, *ese origin, of african origin",
        "of foreign descent, mixed race, traveller family",
    ),
    plain=words("roma, afkomst, rom, tsigane, herkunft, descent"),
)

ORIENTATION = Terms(
    name="orientation",
    entity="SEXUAL_ORIENTATION",
    telling=words(
        "homoseksueel, homoseksuele, is homo, lesbisch, lesbische, biseksueel, transgender*",
        "trans man, trans vrouw, transvrouw, transman, genderdysforie, geslachtsverandering",
        "in transitie, non binair, intersekse, queer, panseksueel, aseksueel",
        "uit de kast gekomen, uit de kast, coming out, seksuele geaardheid van",
        "seksuele voorkeur, val op mannen, valt op vrouwen, valt op mannen",
        "buitenechtelijke relatie, sekswerker, prostituee, escort, homosexuel, homosexuelle",
        "est gay, lesbienne, bisexuel, bisexuelle, transgenre*, transsexuel*, non binaire",
        "orientation sexuelle de, preference sexuelle, changement de sexe, homosexuell",
        "ist schwul, schwul, bisexuell, transsexuell, nicht binar, outing, is gay, is a lesbian",
        "lesbian, bisexual, came out to, came out as, gender transition, transitioning",
        "non binary, sexual preference, sex worker, extramarital affair",
    ),
    plain=words("gay, homo, lesbienne, trans, seksuele geaardheid, orientation sexuelle"),
)

UNION = Terms(
    name="union",
    entity="UNION_MEMBERSHIP",
    telling=words(
        "lid van het acv, lid van het abvv, lid van de acod, lid van het aclvb",
        "lid van de vakbond, lid van het acod, acv lid, abvv lid, acod lid, aclvb lid, vsoa lid",
        "vakbondslid, vakbondsleden, vakbondslidmaatschap, vakbondspremie van",
        "aangesloten bij het acv, aangesloten bij het abvv, aangesloten bij de vakbond",
        "aangesloten bij het acod, gesyndiceerd*, syndicale premie van, syndicale bijdrage",
        "staakt morgen, syndicale premie, affilie a la csc, affiliee a la csc, affilie a la fgtb",
        "affiliee a la fgtb, affilie cgsp, affilies fgtb, affilies csc, affilie au syndicat",
        "affiliation syndicale, syndique, syndiquee, membre de la csc, membre de la fgtb",
        "membre de la cgsp, membre du membre d un prime syndicale de",
        "cotisation syndicale, fera greve, gewerkschaftsmitglied, mitglied der csc",
        "mitglied der gewerkschaft, gewerkschaftlich organisiert, trade union member",
        "union member, member of the union, union membership of, joined the union, union dues",
    ),
    plain=words("vakbond, acv, abvv, aclvb, acod, fgtb, csc, gewerkschaft"),
)

POLITICAL = Terms(
    name="political",
    entity="POLITICAL_OPINION",
    telling=words(
        "stemt op, stemde op, stemt voor vlaams belang, stemt vlaams belang, partijlid",
        "lid van vlaams, politieke overtuiging, politieke voorkeur, politieke gezindheid",
        "extreemrechts*, extreemlinks*, lid van de n va, lid van de pvda, lid van vooruit",
        "lid van open vld, lid van groen, militant van, is links gezind, is rechts gezind",
        "partijkaart, sympathisant van, sympathiseert met, vote ptb, vote pour le ptb, vote pour",
        "opinion politique de, opinions politiques, extreme droite, membre du parti",
        "membre du ps, membre du mr, militant d extreme, carte de parti, d extreme gauche",
        "sympathisant du, convictions politiques, militante du, militant du, parteimitglied",
        "politische meinung, politische uberzeugung, wahlt die, rechtsextrem*, linksextrem*",
        "mitglied der pff, mitglied der cdu, sympathisiert mit, votes for the, voted for",
        "party member, political opinion of, political beliefs, far right, far left",
        "member of the labour party, member of the party, supporter of",
    ),
    plain=words("vlaams belang, ptb, pvda, extremist, radicaal"),
)

BIOMETRIC = Terms(
    name="biometric",
    entity="BIOMETRIC_DATA",
    telling=words(
        "vingerafdruk*, gelaatsscan*, gezichtsscan*, gelaatsherkenning, gezichtsherkenning",
        "irisscan*, dna profiel*, dna staal*, dna test*, stemprofiel, handpalmscan",
        "biometrisch sjabloon, erfelijke aanleg, gentest, brca gen, genetisch onderzoek",
        "empreinte digitale, empreintes digitales, reconnaissance faciale, scan facial",
        "scan de l iris, profil adn, test adn, echantillon adn, gabarit biometrique",
        "test genetique, empreinte vocale, fingerabdruck*, gesichtserkennung, gesichtsscan",
        "irisscan, dna profil, dna probe, fingerprint, fingerprints, facial recognition",
        "face scan, iris scan, dna profile, dna sample, dna test, palm scan, voiceprint",
        "genetic test",
    ),
    plain=words("dna, adn, biometr*"),
)
