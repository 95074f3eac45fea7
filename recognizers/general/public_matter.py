"""Signs that an address or a number is of a public matter: hours, a firm, a walk, heritage, a desk.

Where no institution's name governs an address (address_public.py), what stands around it can still
say whose it is: opening hours, a firm's form or VAT number, the start of a walk, a house of note.
One strong sign is enough, of weak ones it takes two of different sorts. A text that tells of a
home, a complaint, a visit, an incident or a client has no public address in this way at all.

Source: own lists, facts of language: nl, fr, de, en.
Confused with: rounds of home care and deliveries, reports of incidents, adverts of private people.
"""

from recognizers.compiled import compiled
from recognizers.general.address_public import INSTITUTION

BEFORE, BEHIND = 420, 300  # code points around an address in which its signs stand
_SENTENCE = 160
_NEAR = 100
_HOUR_ADDRESSES = 2  # in a text whose hours count; more are a round

# Of somebody's home, affairs or accident, anywhere in the text.
_TOLD = compiled(
    r"(?<!\p{L})(?i:mevr|mevrouw|mw|mme|mlle|meneer|mijnheer|dhr|herrn|mrs|c/o|p/a|chez"
    r"|woon(?:t|de|den|end|ende|achtig\p{L}*)|gedomicilieerd\p{L}*|domicili(?!ation)\p{L}*"
    r"|verblij(?:ft|fplaats\p{L}*|fsadres)|verbleef|thuis(?!\p{L})|thuis(?:adres|zorg|verpl\p{L}*)"
    r"|huisbezoek\p{L}*|plaatsbezoek bij|bezocht|habit(?:e|ait|ent|ant)|résid(?:e|ait|ent|ant)"
    r"|loge(?:ait|nt)?|domicile de|à domicile|visite domiciliaire|wohnhaft\p{L}*|wohn(?:t|te|end)"
    r"|gemeldet|hausbesuch\p{L}*|zu hause|liv(?:es|ed|ing) (?:at|in|on|with)|resid(?:es|ing|ed)"
    r"|home (?:visits?|address|care)|at home|cliënt\p{L}*|client[es]?|klient\p{L}*|patiënt\p{L}*"
    r"|patient\p{L}*|huurders?|huurster|verhuurder\p{L}*|locataires?|bailleur\p{L}*|mieter\p{L}*"
    r"|vermieter\p{L}*|tenants?|landlord|landlady|eigenaars?|eigenares|eigenaren|propriétaires?"
    r"|eigentümer\p{L}*|owners?|aanvrag(?:er|ers|ster)|demandeu(?:r|rs|se)|requérante?"
    r"|antragsteller\p{L}*|applicants?|begunstigde\p{L}*|bénéficiaires?|leefloon\p{L}*"
    r"|(?:aan|op)gegeven|aangifte|vaststelling\p{L}*|proces-verbaal|procès-verbal|pv|klacht\p{L}*"
    r"|klagers?|klaagster|plaint(?!e-)\p{L}*|plaignant\p{L}*|réclamant\p{L}*|beschwerde\p{L}*"
    r"|complain\p{L}*|\p{L}*overlast|nuisances?|tapage|lärm\p{L}*|lawaai\p{L}*|geluidshinder"
    r"|sluikstort(?:er|ers)|bur(?:en|enruzie)|buurman|buurvrouw|voisin\p{L}*"
    r"|nachbar(?!schaft)\p{L}*"
    r"|neighbou?rs?|slachtoffer\p{L}*|victimes?|opfer|victims?|verdachten?|suspecte?s?"
    r"|verdächtig\p{L}*"
    r"|inbra(?:ak|ken)\p{L}*|inbreker\p{L}*|cambriol\p{L}*|einbr(?:uch|üche)\p{L}*|burglar\p{L}*"
    r"|diefstal\p{L}*|diebstahl\p{L}*|theft|stolen|gestolen|gestohlen|agress\p{L}*|slagen"
    r"|vechtpartij|ruzie|bagarre|streit|dispute|dronken|ivre|betrunken|drunk|overleden|overlijden"
    r"|décédée?s?|décès|verstorben\p{L}*|deceased|ziek|malade|zieke[nrs]?|bedlegerig|bewusteloos"
    r"|ambulance|ziekenwagen|rettungswagen|gevallen (?:bij|in)|leegstand\p{L}*|leegstaand\p{L}*"
    r"|verkrotting|onbewoonbaar\p{L}*|inhabitable|unbewohnbar|insalubr\p{L}*|uithuis\p{L}*"
    r"|expuls\p{L}*|räumungs\p{L}*|evict\p{L}*|bouwaanvra\p{L}*|bouwovertreding\p{L}*|bauantrag"
    r"|verzoeker|verzoekster|bezwaarindien\p{L}*|réclamation\p{L}*|geadresseerden?|destinataires?"
    r"|empfänger|addressee|(?:huis|op)zoeking|perquisition\p{L}*|geboren|née?|born|rrn|insz|niss"
    r"|rijksregister\p{L}*|registre national|nationalregister\p{L}*|geheim\p{L}*|vluchthuis"
    r"|opvanghuis|frauenhaus|safe ?house|shelter|refuge|(?:mijn|mon|ma|mein|meine|my|zijn|haar|hun"
    r"|son|sa|leur|sein|ihr|his|her|their|ons) (?:\p{L}+ )?(?:adres|adresse|anschrift|address"
    r"|huis|maison|haus|wohnung|house|flat|woning|garage|tuin|jardin|appartement|garten|garden"
    r"|appart|zolder)"
    r"|bij (?:mij|ons|hem|haar)|bei (?:mir|uns|ihm)|at (?:my|our) place|verpleegronde|thuisronde"
    r"|tournée de soins|pflegetour|bedel(?:ing|en)|maaltijdbedeling\p{L}*|poetshulp|aide-ménagère"
    r"|aide familiale|haushaltshilfe|sleutel(?:s|kluis)?|codes? d'entrée)(?!\p{L})"
)

_DAY = (
    r"(?:ma|di|wo|do|vr|za|zo|lu|me|mer|je|jeu|ve|ven|sa|sam|dim|lun|mar|mo|mi|fr|so|mon|tues?"
    r"|wed|thu(?:rs)?|fri|sat|sun|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|lundi"
    r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montags?|dienstags?|mittwochs?|donnerstags?"
    r"|freitags?|samstags?|sonntags?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
)
_HOUR = r"\d{1,2} ?(?:[.:hu] ?\d{2}|uhr|uur|[hu]|am|pm)? ?(?:uhr|uur|[hu](?!\p{L}))?"
_HOURS = compiled(
    rf"(?i)(?<!\p{{L}}){_DAY}\.?[^\n\d;]{{0,24}}{_HOUR} ?(?:-|–|—|à|tot|bis|to|until"
    rf"|jusqu'à) ?{_HOUR}"
)
_OPEN = compiled(
    r"(?i)(?<!\p{L})(?:openings(?:uren|tijden)|heures? d['’]ouverture|horaires? d['’]ouverture"
    r"|öffnungszeiten|opening (?:hours|times)|(?:alle dagen|dagelijks|elke dag) (?:open|geopend)"
    r"|(?:open|geopend) (?:van|op|elke|alle|iedere|tot)|ouvert(?:e|s|es)? (?:du|de|le|les|tous"
    r"|chaque"
    r"|toute|au public|en semaine|dès|à partir)|geöffnet|open (?:from|daily|every|on|mon|tue|wed"
    r"|thu"
    r"|fri|sat|sun|to the public|until)|sprechstunden?|permanences? (?:le|les|tous|chaque)"
    r"|horaire ?:)(?!\p{L})"
)
# "X NV, Kerkstraat 12" and "Kerkstraat 12, 1000 Brussel, TVA BE 0...".
_FORM = compiled(
    r"(?:(?<![\p{L}.])(?:N\.?V|B\.?V(?:BA)?|C\.?V(?:BA)?|S\.?A|S\.?R\.?L|S\.?C(?:RL)?|S\.?P\.?R\.?L"
    r"|A\.?S\.?B\.?L|V\.?Z\.?W|V\.?o\.?G|A\.?G|GmbH|e\.V|G\.?o\.?E|i\.?v\.?z\.?w|vzw|asbl|nv|bv"
    r"|bvba"
    r"|cvba|srl|sprl|scrl|aisbl|ivzw|Intercommunale|intercommunale|[Cc]vba[ -]so)\.?(?!\p{L})"
    r"[\"»”)]?(?:,? (?:dont le siège (?:social )?est (?:établi|situé)|siège(?: social)?|gevestigd"
    r"|met (?:maatschappelijke )?zetel|zetel|sise?|mit sitz|based|located)(?: (?:te|à|in|at|op|aan"
    r"|de|:))?)?[ ,(–-]{1,4}(?:\d{4} \p{L}[\p{L} \-]{1,30}, ?)?)\Z"
)
_VAT = compiled(
    r"[^\n;]{0,60}(?<!\p{L})(?i:btw|tva|mwst|vat|kbo|bce|ust|ondernemingsnummer|n° d'entreprise"
    r"|rpr|rpm)(?!\p{L})"
)
_START = compiled(
    r"(?i)(?<!\p{L})(?:start(?:plaats|punt|ort)?|vertrek(?:punt|plaats)?|départ|departure"
    r"|treffpunkt"
    r"|rendez-vous|rdv|samenkomst|afspraak(?:plaats)?|meeting point|starting point|abfahrt|abmarsch"
    r"|verzamel(?:en|plaats|punt)|sammelpunkt|aankomst|arrivée|ziel|parkeren|parkplatz|parking)"
    r"(?! (?:op|on|am|le) \d)[^\n.;!?]{0,48}\Z"
)
_WALK = compiled(
    r"(?i)(?<!\p{L})(?:\p{L}*(?:wandel|tocht|fiets|stoet|rondleiding|jogging|zoektocht|wanderung"
    r"|radtour"
    r"|rundgang|führung)\p{L}*|optocht|balade|promenade|randonnée|visite guidée|rallye|cortège"
    r"|marche (?:adeps|gourmande)|parcours|guided (?:walk|tour)|walk|hike|bike ride|heritage trail"
    r"|trail|route|knooppunten?|points?-nœuds?|knotenpunkt\p{L}*|\d+(?:[.,]\d)? ?km)(?!\p{L})"
)
_NOTED = compiled(
    r"(?i)(?<!\p{L})(?:maison natale|geboortehuis|geburtshaus|birthplace|art[ -]nouveau|art[ -]déco"
    r"|jugendstil|beschermd(?:e)? (?:monument|gebouw|gevel|dorpsgezicht|stadsgezicht)\p{L}*"
    r"|denkmalgeschützt\p{L}*"
    r"|monument classé|(?:bien|bâtiment|façade|édifice)s? classée?s?|denkmalliste"
    r"|listed (?:building|monument|facade)"
    r"|inventaris (?:van het )?(?:bouwkundig|onroerend)|inventaire du patrimoine|erfgoed(?:dag"
    r"|wandeling)"
    r"|open monumentendag|journées? du patrimoine|heritage days?|tag des offenen denkmals"
    r"|(?:maison|huis|villa|haus|hôtel|gebouw|building|house|pand|immeuble|palais)"
    r"(?: [\p{Lu}«\"][\p{L}'’\-»\"]{2,24}){0,3} (?:de|d'|van|von|by|door|par) (?:l'architecte "
    r"|architect"
    r"|architekt)? ?(?:victor horta|horta|paul hankar|hankar|van de velde|le corbusier|cauchie"
    r"|strauven|braem|blérot|hoste|jaspar|serrurier-bovy))(?!\p{L})"
)
_HERITAGE = compiled(
    r"(?i)(?<!\p{L})(?:(?P<maker>architect(?:en|e|es|s)?|architekt(?:en)?)|(?P<front>gevels?"
    r"|façades?|fassaden?"
    r"|facades?)|(?P<style>(?:n[ée]o|neu)[ -]?(?:class|klass|goth|got|rena|barok|baro)\p{L}*"
    r"|[ée]kle[ck]ti\p{L}*"
    r"|eclecti\p{L}*|éclecti\p{L}*|modernis\p{L}*|baro(?:k|que|ck)\p{L}*|brutalis\p{L}*"
    r"|interbellum)"
    r"|(?P<care>patrimoine|erfgoed\p{L}*|denkmal\p{L}*|heritage|inventari\p{L}*|inventaire"
    r"|beschermd\p{L}*"
    r"|classée?s?|restaurati\p{L}*|restoration)|(?P<house>hôtel de maître|herenhuis"
    r"|hôtel particulier"
    r"|stadspaleis|bürgerhaus|townhouse|burgerhuis|hoeve|villa|château|kasteel)"
    r"|(?P<year>(?:1[4-8]\d\d|19[0-6]\d)(?!\d)|\d\d(?:e|de|ste) eeuw|[xvi]+e siècle))(?![\p{L}\d])"
)
_SORTS_OF_HERITAGE = 3
_FURNITURE = compiled(
    r"(?i)(?<!\p{L})(?:glas(?:bol|bollen|container|containers)|bulles? à verre|glascontainern?"
    r"|bottle banks?"
    r"|laad(?:paal|palen|punt|punten)|bornes?(?: de recharge)?|ladesäulen?|charging (?:points?"
    r"|stations?)"
    r"|brandkra(?:an|nen)|hydrant(?:en|s)?|bouches? d'incendie|verkeersbord(?:en)?|panneaux?"
    r"|verkehrsschild\p{L}*"
    r"|(?:openbare|straat)verlichting|lichtpunt(?:en)?|lampadaires?|straßenlaternen?"
    r"|street ?lights?"
    r"|bushaltes?|haltes?|arrêts?|haltestellen?|bus stops?|zebrapad(?:en)?"
    r"|passages? (?:pour )?piétons?"
    r"|zebrastreifen|aed|defibrillator(?:en|s)?|défibrillateurs?|fietsenstalling(?:en)?"
    r"|parkings? (?:à )?vélos?"
    r"|fahrradständer|stembureaus?|stemlokal(?:en)?|bureaux? de vote|wahllokale?"
    r"|polling stations?|telpunt(?:en)?"
    r"|meetpunt(?:en)?|verdeelpunt(?:en)?|points? de (?:vente|collecte|comptage)"
    r"|verkooppunt(?:en)?|sammelstellen?"
    r"|collection points?|inleverpunt(?:en)?)(?!\p{L})[^\n.!?]{0,140}\Z"
)
_ASKED = compiled(
    r"(?i)(?<!\p{L})(?:aanvra\p{L}*|vraagt|gevraagd|verzoek\p{L}*|demand\p{L}*|antr[aä]g\p{L}*"
    r"|request\p{L}*"
    r"|melding\p{L}*|gemeld|signal(?:é|ement)\p{L}*|wil(?:len)?|souhaite|möchte|verhui[sz]\p{L}*"
    r"|déménag\p{L}*"
    r"|umzug\p{L}*|oprit|garage|voor de deur|devant chez)(?!\p{L})"
)
_HEIGHT = compiled(
    r"(?i)(?<!\p{L})(?:t\.?h\.?v\.?|ter hoogte van|à hauteur d[eu]s?(?: la| l')?|in höhe (?:von"
    r"|der)?|auf höhe"
    r"|opposite|level with)[^\n.;!?]{0,16}\Z"
)
_WORKS = compiled(
    r"(?i)(?<!\p{L})(?:(?:weg|riolerings|nuts|voetpad)werken|wegenwerken|heraanleg\p{L}*"
    r"|rioler\p{L}*|chantiers?"
    r"|travaux|égouts?|bauarbeiten|baustelle|kanal\p{L}*|roadworks|sewer\p{L}*|omleiding\p{L}*"
    r"|déviations?"
    r"|umleitung\p{L}*|diversions?|signalisati\p{L}*|signalisation|asfalt\p{L}*|asphalte?"
    r"|verkeersdrempel\p{L}*"
    r"|ralentisseurs?|chicanes?|telling\p{L}*|comptages?|verkehrszählung|voetpad\p{L}*"
    r"|trottoirs?|gehweg\p{L}*"
    r"|belijning|marquages?|éclairage (?:public|led)|(?:straat|openbare )verlichting"
    r"|straßen(?:beleuchtung|laternen?)|street lighting|muurschilder\p{L}*|fresques?|murals?"
    r"|wandgemälde|voirie|fahrbahn\p{L}*|rijdt om|buslijn\p{L}*)(?!\p{L})"
)
_STOP = compiled(
    r"(?i)(?:(?<!\p{L})(?:halte|stop|étape|etappe|station|arrêt|punt|point) \d{1,2}"
    r"|^[ \t]{0,3}\d{1,2}[.)])"
    r"[ :.–-]{1,4}[^\n,(]{3,60}[,(] ?\Z"
)
_GUIDED = compiled(
    r"(?i)(?<!\p{L})(?:\p{L}*(?:wandeling|wandelroute|rondleiding|zoektocht|wanderung|rundgang"
    r"|führung)"
    r"|balade|promenade|visite guidée|guided (?:walk|tour)|heritage trail|trail|circuit"
    r"|fietstocht|radtour)(?!\p{L})"
)
# A table of buildings by its head: "Gebouw;Adres;kWh".
_BUILDINGS = compiled(
    r"(?i)(?<!\p{L})(?:gebouw(?:en)?|locaties?|zaal|bâtiments?|salles?|lieux?|gebäude|saal"
    r"|standort|building"
    r"|venue|site|vestiging|implantation|école|school|capaciteit|capacité|kapazität|capacity|kwh"
    r"|m²|m2|oppervlakte"
    r"|superficie|fläche|surface|aantal plaatsen|places|openingsuren|horaire|epc|peb"
    r"|bureau)(?!\p{L})"
)
_PEOPLES = compiled(
    r"(?i)(?<!\p{L})(?:\p{L}*naam|nom|prénom|\p{L}*name|bewoners?|occupants?|bewohner|huurders?"
    r"|gezin(?:sleden)?"
    r"|ménage|haushalt|personen|personnes|leerling|élève|schüler|geb\p{L}*|gsm|tel|tél|telefoon"
    r"|mail|e-mail|dossier"
    r"|dossiernr|medewerker|contact|client|klant|eigenaar|huur|huurprijs|loyer|miete|rent|woning"
    r"|logement|wohnung"
    r"|premie|prime|bedrag|montant)(?!\p{L})"
)
_TABLE = 1600  # code points before a row in which its head stands
_NOTED_JUST = compiled(rf"{_NOTED.pattern}[^\n.;!?()]{{0,24}}(?: \(|, )\Z")
_SITE = compiled(
    r"(?i)(?<!\p{L})(?:parkings?|zoning(?: industriel)?|zone d'activités?|parc d'activités?|zac"
    r"|industrie(?:zone|terrein|park|gebiet)|bedrijven(?:zone|terrein|park)|gewerbe(?:gebiet|park)"
    r"|kmo-zone|business park|industrial estate|haltes?|bushaltes?|arrêt|haltestelle|bus stop"
    r"|glasbol"
    r"|bulle à verre|glascontainer|speeltuin|plaine de jeux|spielplatz|playground|marktplein)"
    r"[^\n.;!?]{0,24}\Z"
)
_EVENT = compiled(
    r"(?i)(?<!\p{L})(?:entrée (?:gratuite|libre|\d)|inkom|toegang (?:gratis|vrij)|gratis toegang"
    r"|eintritt"
    r"|free (?:entrance|entry|admission)|admission|tickets?|vvk|add kassa|abonnements?"
    r"|\p{L}*(?:tentoonstelling|infosessie|infomoment|infoavond|infomarkt|boekenbeurs|jobbeurs"
    r"|kerstmarkt|weekmarkt|rommelmarkt|braderie)|expo(?:sition)?s?|ausstellung|konzert|concert"
    r"|voorstelling"
    r"|vorstellung|représentation|spectacle|séance d'information|infoveranstaltung|infoabend"
    r"|brocante"
    r"|marché (?:de noël|hebdomadaire)|weihnachtsmarkt|flohmarkt|open(?:deur|bedrijven)dag|portes"
    r" ouvertes|tag der offenen tür|open day|collecte de sang|bloedinzameling"
    r"|blutspende\p{L}*)(?!\p{L})"
)
_SITE_OR_MAIL = compiled(
    r"(?i)(?:https?://|www\.)[\w\-.]{3,60}|(?<![\w@.])[\w\-]{3,40}(?:\.[\w\-]{2,30})?"
    r"\.(?:be|brussels|vlaanderen|gent|eu|org|com|lu)(?![\w@])"
)
_BODY = compiled(
    rf"(?i:(?<![\p{{L}}\-])(?!polit|polic|poliz|school|schule|école){INSTITUTION}(?![\p{{L}}]))"
)
_LABEL = compiled(
    r"(?i)(?:(?<!\p{L})(?:adres|adresse|address|anschrift|lieu|aan|naar|vers|an|to|nach"
    r"|à l'attention"
    r"|\p{L}+adres|bestemming)(?: ?:| de| du)? ?)\Z"
)


def tells_of_a_home(text: str) -> bool:
    """True for a text about somebody's home, complaint, accident or request. Cost: linear."""
    return _TOLD.search(text) is not None


def noted(text: str, start: int) -> bool:
    """True for the address behind "Art-nouveau house (" or "Maison natale de X, ".

    Cost: constant.
    """
    low = max(text.rfind("\n", max(0, start - _NEAR), start) + 1, start - _NEAR, 0)
    return _NOTED_JUST.search(text, low, start) is not None


def of_public_matter(text: str, start: int, end: int, contacts: int, addresses: int) -> bool:
    """True where signs around the address text[start:end] say that it is a public place's.

    Args:
        contacts: function mailboxes and services' numbers around it.
        addresses: how many the text holds.
    Cost: constant; looks at BEFORE code points before it and BEHIND after it.
    """
    low, high = max(0, start - BEFORE), min(len(text), end + BEHIND)
    line = max(low, text.rfind("\n", low, start) + 1)
    opened = _OPEN.search(text, low, high) is not None
    if _LABEL.search(text, max(line, start - 30), start) is not None and not opened:
        return False
    if _FORM.search(text, max(line, start - 90), start) or _VAT.match(text, end):
        return True
    if _START.search(text, line, start) and _WALK.search(text, low, high):
        return True
    if _NOTED.search(text, max(line, start - _SENTENCE), min(high, end + 60)):
        return True
    if _of_things(text, line, start, low, high) or _of_buildings(text, line, start):
        return True
    if addresses <= _HOUR_ADDRESSES and (opened or _has_hours(text, low, high)):
        return True
    around = max(line, start - _SENTENCE), min(high, end + 60)
    weak = (
        _EVENT.search(text, low, high) is not None,
        bool(contacts) or _SITE_OR_MAIL.search(text, *around) is not None,
        _BODY.search(text, *around) is not None,
        _SITE.search(text, max(line, start - 60), start) is not None,
    )
    return sum(weak) > 1


def _of_things(text: str, line: int, start: int, low: int, high: int) -> bool:
    """True for street furniture, road works, stops of a guided walk, a building's description."""
    stop = text.find("\n", start, high)
    stop = high if stop < 0 else stop
    if _ASKED.search(text, line, stop) is None:
        if _FURNITURE.search(text, max(line, start - _SENTENCE), start):
            return True
        if _HEIGHT.search(text, max(line, start - 40), start) and _WORKS.search(text, low, high):
            return True
    if _STOP.search(text, max(line, start - _NEAR), start) and _GUIDED.search(text, low, high):
        return True
    described = _HERITAGE.finditer(text, max(line, start - _SENTENCE), min(stop, start + _SENTENCE))
    return len({match.lastgroup for match in described}) >= _SORTS_OF_HERITAGE


def _of_buildings(text: str, line: int, start: int) -> bool:
    """True for a row of a table whose head names buildings and nothing of people."""
    sign = next(
        (one for one in "\t;|" if one in text[line:start] or text[start : start + 60].count(one)),
        "",
    )
    if not sign:
        return False
    low = max(0, line - _TABLE)
    head = ""
    for row in reversed(text[low:line].split("\n")[:-1]):
        if sign not in row:
            break
        head = row
    return bool(head) and _BUILDINGS.search(head) is not None and _PEOPLES.search(head) is None


def _has_hours(text: str, low: int, high: int) -> bool:
    """True for several days with their hours: "me 13h30-18h, sa 9h30-12h30"."""
    first = _HOURS.search(text, low, high)
    return first is not None and _HOURS.search(text, first.end(), high) is not None
