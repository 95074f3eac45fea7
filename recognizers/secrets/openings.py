"""What a code opens, and which codes open nothing: the words that tell one from the other.

A number behind "code" is secret when it opens something: a door, a safe, an alarm, a copier, a
telephone. Postcodes, codes of laws, of errors, of products and of clothes open nothing.

Source: common usage in Dutch, French, German and English.
"""

from recognizers.compiled import compiled

_INSIDE = (  # anywhere in a word: compounds
    r"deur(?!s|ne)|poort|slagboom|draaihek|inkom(?:deur|hal)|toegangs|portail|portillon|digicode"
    r"|türe?"
    r"|haustuer|schranke|eingangs|zugangs|aufzug|hangslot|cijferslot|kluis|brandkast|sleutelkast"
    r"|sleutelbox|sleuteldoos|cadenas|serrure|tresor|schl[üu]sselkasten|schl[üu]sselbox|schließfach"
    r"|schliessfach|vorhängeschloss|alarm|inbraak|meldkamer|einbruch|leitstelle|t[ée]l[ée]surveill"
    r"|klavier|toetsenbord|tastatur|tastenfeld|keypad|badge|kopieer|kopie[ë]?r|fotokopie|copieu"
    r"|copier(?!en)|photocop|printer|imprimante|drucker|scanner|tablet|smartphone|simka|sim-ka"
    r"|voicemail"
    r"|bluetooth|wi-?fi|wlan|intercom|parlofoon|videofoon|interphone|visiophone|tankkaart|bankkaart"
    r"|bankkarte|laptop|digibord|beamer|tourni|turnstile|elevator|padlock|lockbox|strongroom"
    r"|bo[îi]tier|mengtafel|voedselbank|cijferklavier|sleutelsafe|schlüsselsafe"
    r"|garage|fietsen(?:stalling|berging|kelder)|serverr|stookplaats|rollladen|rolluik|bancontact"
    r"|autoradio"
)
_WHOLE = (  # a word by itself
    r"hek(?:ken)?|slot|sloten|lift|ingang|toegang|inkom|kastje|locker|safe|kassa|gsm|sim|berging"
    r"|stalling|container|loods|depot|magazijn|kelder|porte|portes|grille|barri[èe]re|entr[ée]e"
    r"|acc[èe]s|ascenseur|immeuble|coffre|coffres|coffre-fort|verrou|armoire|casier|vestiaire"
    r"|bo[îi]te à cl(?:é|ef)s?|caisse|tablette|gsm|messagerie vocale|r[ée]pondeur|clavier|conteneur"
    r"|hangar|chalet|sas|chaufferie|volets?|tor|hoftor|eingang|zugang|schloss|spind|handy|mailbox"
    r"|kasse|lager|halle|keller|gate|vault|lock|lift|entrance|shutter|barrier|till|phone|shed|barn"
    r"|(?:the|front|back|side|main|rear|cellar|lodge|office) doors?|key ?(?:box|safe|cabinet)"
    r"|carte|kaart|karte|card|carte (?:bancaire|carburant|sim)|local (?:technique|v[ée]los?"
    r"|poubelles?)|sleutelkluis"
    r"|access|entry|panel|panic|server room|display|cabine|camionnette|bestelwagen|wagen|voiture"
    r"|véhicule|radio|fahrzeug|bedrijfswagen|puk"
)
_SOFT = (  # codes of log-ins and of people, directly beside "code"
    r"activati\w*|activering\w*|aktivierung\w*|verificati\w*|v[ée]rification|verifizierung\w*"
    r"|bevestiging\w*|confirmation|bestätigung\w*|sms|otp|2fa|mfa|eenmalige?|usage unique|einmal"
    r"|one[ -]time|ontgrendel\w*|déverrouillage|d[ée]blocage|deblokkeer\w*|entsperr\w*"
    r"|freischalt\w*|unlock"
    r"|herstel|reset|inlog|aanmeld|connexion|anmelde|login|sign[ -]?in|beveiligings?|veiligheids?"
    r"|sécurité|sicherheits?|security|authenti\w*|itsme|koppel(?:ings)?|appairage|pairing"
    r"|kopplungs?"
    r"|vergader|meeting|r[ée]union|conf[ée]rence|konferenz|teams|zoom|webex|webinar|beheerders?"
    r"|admin\w*|g[ée]rant|manager|installateurs?|installer|hoofd|maître|master|sous contrainte"
    r"|dwang|duress"
    r"|de secours|secret|gehei?me?|confidentiel|personnel|persönliche\w*|persoonlijke?|invitation"
    r"|uitnodigings?|einladungs?|gasten|gast|invit[ée]s?|bezoekers?|visiteurs?|visitors?|guest"
    r"|technicien|technieker|techni(?:cus|ker)|technician|supervisor|superviseur|h[ôo]te|host"
    r"|moderator|mod[ée]rateur|organisator|organisateur|pr[ée]sident|voorzitter|secr[ée]taire"
    r"|nood|d['’]urgence|notfall|override|ouverture|openings?|öffnungs?|fermeture|mifare|parental"
    r"|kenn|zugriffs|einwahl|teilnahme|perso|personal|print|start|desactiv\w*|désactivation"
    r"|deactivation|lokale?|ziekenhuis"
    r"|poets\w*|nettoyage|reinigungs?"
    r"|service"
)
_OTHER = (  # codes that open nothing
    r"post|zip|postal|bar|streepjes|qr|bron|sources?|quell|kleur|couleurs?|colou?r|farb|fout"
    r"|erreurs?|error|fehler|storings?|panne|d[ée]faut|störungs?|status|statut|http|exit|land|pays"
    r"|länder|country|area|zone|dress|kleding|vestimentaire|gedrags|conduite|conduct|of conduct"
    r"|d[ée]ontolog\w*|[ée]thi\w*|produc?t|produit|produkt|artikel|article|item|promo|kortings?"
    r"|r[ée]duction|rabat\w*|discount|cadeau|voucher|coupon|gutschein|civil|p[ée]nal|judiciaire"
    r"|wallon\w*|route|d[ée]mocratie|travail|bruxellois|forestier|consulaire|flamand|[ée]lectoral"
    r"|environnement|commerce|droit|soci[ée]t[ée]s|enseignement|napol[ée]on|nace\w*|nis|ins|icd"
    r"|atc|cpv"
    r"|nomenclatuur|tarif\w*|tarief|budget\w*|kosten|co[ûu]t|cost|analytique|boekings?|booking"
    r"|reservati\w*|r[ée]servation|buchungs?|klant|kunden|leveranciers?|fournisseurs?|lieferanten"
    r"|supplier|vendor|dossier|projec?ts?|opleidings?|formation|cursus|cours|course|vak"
    r"|activiteits?"
    r"|activit[ée]s?|functie|fonction|funktions?|taal|langue|sprach|language|morse|genetische?"
    r"|g[ée]n[ée]tique|bic|swift|iban|ean|gtin|isbn|imei|vlucht|vol|flug|flight|station|gemeente"
    r"|commune|gemeinde|school|schul|école|instellings?|établissement|bestands?|medicatie|cnk"
    r"|diagnose|btw|tva|reden|motif|type|versie|version|lot|batch|track\w*|suivi|verzend|sendungs?"
    r"|inventa\w*|stam|personeels|kadastra\w*|secteur|sector|bureau|afdelings?|r[ée]f[ée]rence"
    r"|unicode|ascii|hex|css|html|r[ée]tour|return|response|r[ée]ponse|practice|base|block|line"
    r"|lignes?|programme|machine|morse|orange|oranje|rood|rouge|geel|jaune|groen|vert|red|yellow"
    r"|green|rot|gelb|grün|ral|pantone|bedrijfs|beroeps|m[ée]tier|barres?|stra(?:f|at)\w*|vestiaire"
    r"|iso|din|norm\w*|factu\w+|rechnung\w*|invoice|formulier|analy\w*|tijd|temps|zeit|time|uur"
    r"|prestatie\w*|rubriek|post\w*|plu|sku|naf|ape|siren"
)
_BEFORE, _BEHIND = r"(?<![\p{L}\d])(?:", r")(?![\p{L}\d])"
_THING = compiled(rf"(?i)(?:{_INSIDE})|{_BEFORE}{_WHOLE}{_BEHIND}")
_COMPOUND = compiled(rf"(?i)(?:{_INSIDE}|{_WHOLE}|{_SOFT}|door|gate|room|pin|puk)s?[\-_ ]?\Z")
_BESIDE = compiled(rf"(?i){_BEFORE}{_SOFT}{_BEHIND}")
_OTHER_WORD = compiled(rf"(?i){_BEFORE}{_OTHER}{_BEHIND}")
_PLACE = compiled(  # has a number as well: only behind "code van de ..."
    r"(?i)(?:zaal|refter|keuken|salle|cuisine|chapelle|kapel|saal|halle?|küche|kitchen|sporthal"
    r"|gymnase"
    r"|zwembad|piscine|biblio|bib|cabin|lokaal|local|archie?[fv]|archives|kantine|cantine|cr[èe]che"
    r"|jeugdhuis|jugendheim|parking|parkeer|parkhaus|b[âa]timent|gebouw|gebäude|building|huis\b"
    r"|maison|haus|serre|atelier|werkplaats|werkstatt|opslag|stock|room|office|kerk|[ée]glise"
    r"|church)"
)
_FAULT = compiled(  # a device that tells of a fault
    rf"(?i){_BEFORE}geeft|gaf|geven|meldt|meldde|toont|toonde|affich\w*|indiqu\w*|signal\w*"
    r"|renvoi\w*|zeigt\w*|meldete?|shows?|showed|displays?|displayed|returns?|returned|gives|gave"
    r"|throws|error\w*|erreur\w*|fout\w*|fehler\w*|storing\w*|panne|d[ée]faut|störung\w*"
    rf"|exit|status|statut|http{_BEHIND}"
)
_UNIT = compiled(
    r"(?i)[ ]?(?:cijfers?|chiffres?|digits?|stell\w+|ziffern?|tekens?|caract\w+|char\w*|zeichen"
    r"|letters?|lettres?|buchstaben|woorden|mots|wörter|words|min(?:ut\w+)?|sec\w*|sek\w*|uur|uren"
    r"|heures?|h\d{0,2}|uhr|hours?|dagen|jours?|tage|days?|weken|semaines|wochen|weeks|maanden|mois"
    r"|monate|months|jaar|ans?|ann[ée]es|jahren?|years?|eur\w{0,2}|€|%|percent|procent|keer|fois"
    r"|mal"
    r"|times|person\w+|leden|membres|mitglieder|members|deelnemers|kg|km|m|m²|m2|meter|mètres"
    r"|inwoners|habitants|einwohner|gebruikers|utilisateurs|benutzer|users|stuks|pi[èe]ces|stück"
    r"|deuren|portes|türen|doors|badges|kluizen|kluisjes|coffres|casiers|pagina\w*|pages?|seiten?"
    r")(?!\w)"
)
_MONTH = compiled(
    r"(?i)[ ](?:jan|f[ée]v|feb|maa|mars|mär|mrt|apr|avr|mei|mai|may|ju[nil]|juillet|aug|ao[ûu]|sep"
    r"|o[ck]t|nov|d[ée][cz])\w{0,6}(?!\w)"
)
_YEAR = compiled(r"(?:19|20)\d\d")
_SINCE = compiled(
    r"(?i)(?<!\p{L})(?:in|en|to|naar|auf|sinds|depuis|seit|since|vanaf|dès|ab|tot|jusqu['’]en|bis"
    r"|until|van|de|von|from|of|vers|anno|jaar|année|jahr|year)[ ]\Z"
)
_DATE = compiled(
    r"(?:0?[1-9]|[12]\d|3[01])(?:[/.](?:0?[1-9]|1[0-2])[/.](?:\d\d)?\d\d|-(?:0?[1-9]|1[0-2])-\d{4}"
    r"|\.(?:0?[1-9]|1[0-2]))|(?:19|20)\d\d[-/. ]\d\d(?:[-/. ]\d\d)?"
)
_CLAUSE = compiled(r"[.!?;]\s|\n")


def thing(words: str) -> bool:
    """True when the words name a thing that a code opens."""
    return _THING.search(words) is not None


def compound(word: str) -> bool:
    """True when the first part of a compound is such a thing, or a log-in: "deur", "activatie"."""
    return _COMPOUND.search(word) is not None


def soft(words: str) -> bool:
    """True when the words make a code one of a log-in, or of a person."""
    return _BESIDE.search(words) is not None


def place(words: str) -> bool:
    """True for a room or a building."""
    return _PLACE.search(words) is not None


def other(words: str) -> bool:
    """True when the words name a code that opens nothing."""
    return _OTHER_WORD.search(words) is not None


def fault(words: str) -> bool:
    """True when a device tells of a fault: its code is in the manual."""
    return _FAULT.search(words) is not None


def lock_number(text: str, start: int, end: int, *, told: bool) -> bool:
    """True for digits that may open a lock: no date, year, amount or count.

    Args:
        told: a colon or a verb leads to them, so that a year is one by its preposition only.
    Cost: some 40 code points around them are looked at.
    """
    value = text[start:end]
    digits = sum(map(str.isdigit, value))
    if not 3 <= digits <= 12 or len(value) < 4 or _DATE.fullmatch(value):
        return False
    if _UNIT.match(text, end) or _MONTH.match(text, end):
        return False
    before = text[max(0, start - 16) : start]
    return not (_YEAR.fullmatch(value) and (not told or _SINCE.search(before)))


def around(text: str, start: int, end: int, back: int = 90, forth: int = 50) -> tuple[str, str]:
    """What stands before and after in the same sentence or line, so many code points at most."""
    before = text[max(0, start - back) : start]
    cut = 0
    for match in _CLAUSE.finditer(before):
        cut = match.end()
    after = text[end : end + forth]
    stop = _CLAUSE.search(after)
    return before[cut:], after[: stop.start()] if stop else after
