"""Addresses of public places: "Stadhuis, Markt 1", "service Urbanisme, place Communale 4".

An institution or venue governs the address when its name stands directly before it (on the line, on
the line above, as the label of an event) or in brackets behind it. Who lives, stays or is treated
there keeps the address private, and so does whatever only stands beside ("naast de kerk, ...").

Source: own lists, facts of language: nl, fr, de, en.
Confused with: homes ("Mevr. X, Rusthuis ..., straat 5"), secret addresses of shelters.
"""

from recognizers.compiled import compiled

BACK = 200  # code points before an address in which its institution stands
BEHIND = 60

_PLACES = """
    stadhuis gemeentehuis districtshuis provinciehuis stadskantoor gemeentebestuur stadsbestuur
    bibliotheek bib bibliotheken mediatheek cultuurcentrum gemeenschapscentrum ontmoetingscentrum
    dienstencentrum ontmoetingshuis buurthuis buurtcentrum buurtpunt wijkcentrum wijkhuis jeugdhuis
    jeugdcentrum jeugdlokaal ocmw archief stadsarchief rijksarchief museum schouwburg theater kerk
    kapel abdij basiliek kathedraal moskee synagoge crematorium begraafplaats kerkhof school
    atheneum college lyceum academie hogeschool universiteit campus sporthal sportcentrum sportpark
    zwembad stadion ijsbaan kunstijsbaan station politiekantoor politiepost politiehuis politiezone
    hoofdcommissariaat commissariaat wijkkantoor brandweerkazerne brandweerpost kazerne ziekenhuis
    kliniek polikliniek rechtbank gerechtsgebouw justitiepaleis justitiehuis vredegerecht parket
    recyclagepark containerpark milieupark recyclagecentrum kringwinkel stelplaats infokantoor
    bezoekerscentrum congrescentrum parochiecentrum parochiezaal feestzaal zaal concertzaal danszaal
    turnzaal werkwinkel jobpunt vdab crèche kinderdagverblijf speelplein markthal woonzorgcentrum
    wzc rusthuis ldc cc gc oc loket woonloket balie dienst afdeling hotel restaurant brasserie café
    taverne cinema bioscoop jeugdherberg kasteel hoeve molen fort site huis-van-het-kind mairie
    bibliothèque médiathèque ludothèque cpas école athénée collège lycée académie université
    haute-école institut musée église chapelle collégiale basilique abbaye cathédrale mosquée
    cimetière piscine patinoire stade gare commissariat hôpital clinique polyclinique chu chr
    tribunal parquet greffe recyparc service cellule guichet théâtre caserne salle hôtel auditorium
    conservatoire halte-accueil arsenal citadelle château hall rathaus gemeindehaus
    gemeindeverwaltung stadtverwaltung kreisverwaltung bibliothek mediathek pfarrheim pfarrsaal
    pfarrhaus saal schule hochschule kirche kloster friedhof sporthalle turnhalle schwimmbad
    hallenbad bahnhof polizei krankenhaus klinik gericht gerichtsgebäude justizpalast
    friedensgericht recyclinghof wertstoffhof öshz arbeitsamt ministerium parlament dienststelle
    vereinshaus kulturhaus bürgerhaus mehrzweckhalle kindergarten krippe bauhof verkehrsamt
    tourist-info staatsarchiv stadtarchiv schalter bürgerbüro jugendheim seniorenheim altenheim burg
    library church chapel cathedral mosque university stadium hospital clinic court courthouse
    theatre archive archives hostel castle abbey onem rva forem actiris onss rsz bpost park raad
    conseil council staatsrat ministerie ministère ministry agentschap agence agency agentur
    overheid gouvernement regering regierung government deputatie députation provinciebestuur
    parlement parliament ombudsman ombudsdienst ombudsmann médiateur departement département
    department directoraat direction directie fod spf spw föd inspectie inspection inspektion
    griffie gemeente commune gemeinde stad ville stadt provincie province provinz kollegium
    gemeindekollegium collège-communal autoriteit autorité authority behörde verwaltung
    administration administratie fedasil bureau gba apd sportdienst kabinet cabinet bakkerij
    slagerij apotheek supermarkt boekhandel krantenwinkel frituur boulangerie boucherie pharmacie
    accueil onthaal empfang permanence zitdag sprechstunde brocante rommelmarkt flohmarkt marché
    markt kermis kirmes speeltuin speelterrein playground spielplatz aire-de-jeux buvette podium
    fietsenstalling glasbol bulle-à-verre librairie supermarché friterie bäckerei metzgerei apotheke
    supermarkt buchhandlung bakery butcher pharmacy supermarket bookshop brandweer
    pompiers feuerwehr ludotheek repaircafé
"""
_SAID = (  # of several words
    r"h[ôo]tel de (?:ville|police|la province)|maison (?:communale|du peuple|de (?:la )?[\p{L}']+"
    r"|des [\p{L}']+|du [\p{L}']+|de l'[\p{L}]+)|administration (?:communale|générale|provinciale)"
    r"|centre (?:administratif|culturel|sportif|communautaire|public d'action sociale|hospitalier"
    r"|de [\p{L}']+)|(?:hall|complexe) (?:omnisports?|sportif|communal|des [\p{L}]+)"
    r"|poste de (?:police|secours)|zone de (?:police|secours)|palais (?:de justice|des [\p{L}]+)"
    r"|justice de paix|parc à conteneurs|office du tourisme|syndicat d'initiative|foyer culturel"
    r"|espace (?:public numérique|culturel|jeunes|citoyen)|(?:point|antenne) (?:poste|info|emploi)"
    r"|bulles? à verre|aire de jeux|plaine de (?:jeux|vacances)|marché (?:public|de no[eë]l)"
    r"|sociaal huis|administratief centrum|ac (?=\p{Lu})|huis van (?:het|de) [\p{L}]+"
    r"|toeristische dienst|haus (?:der|des) [\p{L}]+"
    r"|(?:town|city|parish|village|sports|concert|community) hall|(?:police|fire|railway) station"
    r"|(?:community|cultural|sports|youth|administrative|conference|leisure|visitor) cent(?:re|er)"
    r"|recycling (?:park|centre)|swimming pool|welfare office|municipal offices?|service desk"
    r"|(?:population|civic|housing) (?:desk|department|office)"
)
_ENDS = (  # of a longer word
    r"bibliotheek|museum|school|academie|centrum|zentrum|zaal|saal|loket|ziekenhuis|kazerne|stadion"
    r"|station|theater|schouwburg|archief|archiv|sporthal|halle|schule|bibliothek|bahnhof|kirche"
    r"|autoriteit|behörde|verwaltung|inspectie|administratie|kollegium|kerk|kapelle"
    r"|kapel|abdij|dienst|amt|balie|kathedraal|campus|college|atheneum|lyceum|instituut"
    r"|institut|kaserne|krankenhaus|klinik|kliniek|treff|brouwerij|hoeve|paviljoen|bureau politie"
)
_NO_ENDS = r"(?!(?:ver|schan)daal)(?!praxis)"
INSTITUTION = (
    rf"(?:{_SAID}|(?:{'|'.join(sorted(set(_PLACES.split()), key=len, reverse=True))})"
    rf"|{_NO_ENDS}\p{{L}}[\p{{L}}\-]{{2,24}}?(?:{_ENDS}))"
)
_NAME = (  # of the institution: capitals, figures, what stands between, and a few small words
    r"(?:[\"'«“„‘]? ?(?:\p{Lu}[\p{L}\p{N}'’.\-&]*|\d{1,3}(?:e|ste|de|er|ème)?|n°|de|het|'t|van|der"
    r"|den|ter|ten|en|la|le|les|du|des|d'\p{L}+|l'\p{L}+|et|und|and|of|für|the|voor|pour|sur|aan|in"
    r"|op|à|au|&|-|–|\p{Ll}[\p{L}\-]{3,24})(?: ?[\"'»”“’])?)"
)
_ROOM = (  # between the two: ", zaal Permeke", ", 2e verdieping"
    r"(?:(?:, | - | – |, ?\n| \()(?:(?:grote|kleine|polyvalente|grande|petite"
    r"|große[rn]?|kleine[rn]?) )?"
    r"(?:zaal|lokaal|salle|local|saal|raum|room|hall|inkom|onthaal|accueil|balie"
    r"|loket|guichet|schalter"
    r"|dienst|service|ingang|entrée|eingang|gelijkvloers|rez-de-chaussée|erdgeschoss"
    r"|foyer|cafetaria"
    r"|\d{1,2}(?:e|ste|de|er|ème|\.)? (?:verdieping|verdiep|étage|etage|stock|floor))"
    r"[^,;\n()]{0,30}\)?){0,2}"
)
_STRONG = (
    r"[\"'»”]?(?:, {1,2}|,? ?\(|\)?,? [-–—•·|] |: {0,2}|,?[ \t]{0,3}\n[ \t>*•-]{0,6}"
    r"|[ \t]?[|\t;][ \t]?|, ?\n ?)"
    r"(?:(?:adres|adresse|anschrift|address|sise?|située?|gelegen|gevestigd|located|op het adres)"
    r"(?: ?: ?| (?:aan |op |in |at |on |à |au |en )?)(?:de |het |la |le |l')?)?"
)
_WEAK = (
    r",? (?:(?:sise?|située?|gelegen|gevestigd|located) )?(?:in|op|aan|at|on|à|au|an|am|auf|dans|,)"
    r"(?: (?:de|het|der|dem|den|la|le|the))?(?: l')? "
)
_GOVERNS = compiled(
    rf"(?i:(?<![\p{{L}}\-]){INSTITUTION}(?![\p{{L}}]))"
    rf"(?:(?: (?:{_NAME})){{0,7}}?{_ROOM}(?P<strong>{_STRONG})|(?: {_NAME}){{0,5}}?{_WEAK})\Z"
)
_BESIDE_IT = compiled(  # an item of a list: "keuring: bib Kerkstraat 8, GC De Zwaan Dorp 3"
    rf"(?i:(?:\A|[\n,:;(+–•|]|(?<!\p{{L}})(?:en|et|und|and)) ?[-*•]? ?{INSTITUTION})"
    r"(?: (?:\p{Lu}[\p{L}\-]{1,24}|de|het|'t|la|le)){0,3}? \Z"
)
_BRACKET = compiled(
    rf" ?\((?:het |de |la |le |l'|das |the |in (?:het |de )?)?(?i:{INSTITUTION})[^()\n]{{0,40}}\)"
)
_EVENT = compiled(
    r"(?i:(?:^|[\n>*•\-✓📍] ?)(?:waar|lieu|où|ort|wo|where|locatie|venue|veranstaltungsort"
    r"|treffpunkt|endroit)) ?: ?(?:(?:\p{Lu}|de |het |'t |la |le |l'|the |in |im |au )"
    r"[^\n,;:()]{2,50})(?:, | - | – | \()\Z"
)
_WHEN = compiled(
    r"(?im)^[ >*•\-✓📅🗓]{0,4}(?:wanneer|quand|wann|when|horaire|uur|heures?|zeit)\b ?:"
)
_AROUND = 240  # code points on either side of an event's place in which its time stands
_BESIDE = compiled(
    r"(?i)(?<!\p{L})(?:naast|tegenover|achter|recht over|vlak ?bij|nabij|buurt van|rechtover"
    r"|à côté|face [àa]u?|en face|derrière|près d|proche d|voisin d|neben|gegenüber|hinter|nahe"
    r"|near|opposite|behind|next to|beside)(?!\p{L})"
)
_PRIVATE = compiled(
    r"(?<!\p{L})(?:(?i:mevr|mevrouw|mw|mme|mlle|madame|mademoiselle|monsieur|meneer"
    r"|mijnheer|dhr|heer"
    r"|herrn?|frau|mrs?|ms|miss|fam|familie|famille|c/o|p/a|t\. ?a\. ?v|z\. ?hd|attn?"
    r"|chez|woont|wonend|wonende"
    r"|woonachtig|gedomicilieerd|domicili\p{L}*|verblijft|verblijvende?|verbleef|ingeschreven"
    r"|referentieadres|référence|habite|habitant|réside|résidant|loge|hébergée?|wohnhaft|wohnt"
    r"|gemeldet|untergebracht|referenzadresse|lives|living|resid(?:es|ing)|staying"
    r"|bewoner|bewoonster"
    r"|résidente?|bewohner(?:in)?|resident|patiënte?|patiente?|patientin|cliënte?|client|cliente"
    r"|opgenomen|hospitalisée?|eingeliefert|admitted|slachtoffer|victime|opfer|victim|leerlinge?"
    r"|élève|schüler(?:in)?|pupil|gedetineerde|détenue?|häftling|inmate|asielzoeker"
    r"|vluchthuis|refuge"
    r"|opvanghuis|vluchtadres|frauenhaus|shelter|safe ?house|crisisopvang|noodopvang"
    r"|asile|geheim\p{L}*"
    r"|secret|secrète|geboren|née?|born|nn|rrn|insz|niss|rijksregister\p{L}*)(?!\p{L})"
    r"|M\. (?=\p{Lu})|(?i:kamer|chambre|zimmer|bed|lit|cel) (?i:nr\.? ?|n° ?)?[A-Z]?\d)"
)


def governed(text: str, start: int, end: int) -> bool:
    """True for the address text[start:end] where a public place's name directly governs it.

    Cost: constant; looks at BACK code points before it and some behind.
    """
    low = max(0, start - BACK)
    above = text.rfind("\n\n", low, start)
    low = low if above < 0 else above + 2
    lines = text.rfind("\n", low, start)
    first = text.rfind("\n", low, lines) + 1 if lines >= 0 else low
    first = max(low, first)
    stop = text.find("\n", end, end + BEHIND)
    stop = min(len(text), end + BEHIND) if stop < 0 else stop
    if _PRIVATE.search(text, max(low, text.rfind("\n", low, max(low, first - 1)) + 1), stop):
        return False
    if _BRACKET.match(text, end) is not None or _is_stretch(text, start, end):
        return True
    found = _GOVERNS.search(text, first, start)
    if found is None:
        return _is_event(text, low, start, end) or _is_item(text, first, start)
    if _BESIDE.search(text, max(first, found.start() - 24), start) is not None:
        return False
    joint = found["strong"] or ""
    if "\n" in joint:  # the line above is the institution's alone, the address begins its line
        return text[first : found.start()].count(" ") < 4
    if joint.strip() in (";", "|", "") and ("\t" in joint or ";" in joint or "|" in joint):
        return not text[text.rfind("\n", low, start) + 1 : found.start()].strip(' "|*•-')
    return True


def _is_item(text: str, first: int, start: int) -> bool:
    """True for "bib Kerkstraat 8": one of a list of institutions, or a line of its own."""
    line = max(first, text.rfind("\n", first, start) + 1)
    return _BESIDE_IT.search(text, max(line - 1, 0) if line > first else line, start) is not None


def _is_stretch(text: str, start: int, end: int) -> bool:
    """True for "tussen Kerkstraat 2 en Kerkstraat 40": a piece of a street."""
    if _BETWEEN.search(text, max(0, start - 12), start) is None:
        return False
    return _TO.search(text, start, min(len(text), end + 6)) is not None


_BETWEEN = compiled(r"(?i)(?<!\p{L})(?:tussen|entre|zwischen|between) (?:de |la |le |the |der )?\Z")
_TO = compiled(r"\d[A-Za-z]? (?:en|et|und|and)(?!\p{L})")


def _is_event(text: str, low: int, start: int, end: int) -> bool:
    """True for "Waar: De Kring, Dorpsstraat 12" beside "Wanneer: ..."."""
    line = max(low, text.rfind("\n", low, start))
    if _EVENT.search(text, line, start) is None:
        return False
    return _WHEN.search(text, max(0, start - _AROUND), end + _AROUND) is not None


_INVENTED = compiled(
    r"(?i:(?<!\p{L})0000 \p{L}|(?:voorbeeld|muster|beispiel|test|demo"
    r"|fictie)(?:straat|laan|plein|weg"
    r"|straße|strasse|allee|platz)(?!\p{L})|(?:rue|avenue|place) (?:du |de l'"
    r"|de la )?(?:modèle|exemple"
    r"|test)(?!\p{L})|(?:example|sample|test) (?:street|road|lane|avenue)"
    r"|(?:muster|voorbeeld|beispiel)(?:stadt|stad|gemeente|dorf|hausen)(?!\p{L})"
    r"|nulle-part|exempleville|villexemple|nergenshuizen)"
)


def invented(text: str, start: int, end: int) -> bool:
    """True for an address that nobody has: "rue du Modèle 1, 0000 Nulle-Part"."""
    return _INVENTED.search(text, start, min(end + 16, len(text))) is not None


_COUNTED = compiled(  # "phase 1 rue Arthur Descamps": the number is not the house's
    r"(?i)(?<!\p{L})(?:phases?|fase|lots?|zone|étape|etappe|ligne|lijn|linie|line|bus|tram|secteur|sector"
    r"|tronçon|point|punt|stap|deel|partie|teil|abschnitt|équipe|ploeg|team|tournée|ronde|itinéraire"
    r"|route|parcours)[ ](?:n°[ ]?)?\Z"
)


def counted(text: str, start: int) -> bool:
    """True where the number before a street is that of a phase, a lot or a line."""
    return text[start].isdigit() and _COUNTED.search(text, max(0, start - 20), start) is not None
