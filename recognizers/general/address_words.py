"""Words of addresses: what belongs to a name, what does not, what stands between two parts.

Own lists, facts of language: nl, fr, de, en.
"""

from recognizers.compiled import compiled

# A name goes on over these: "rue du Pont de la Loi".
_PARTICLES = """
    't aan am an au aux bij d d' de dem den der des du en et het in l l' la le les lez of op
    sous sur te ten ter the und van von zum zur à
"""
PARTICLES = frozenset(_PARTICLES.split())
_LOWER_FIRST = "oude nieuwe grote kleine lange korte hoge lage sint st st."
LOWER_FIRST = frozenset(_LOWER_FIRST.split())
_ABBREVIATED = """
    burg. dr. gebr. gen. ir. kan. mgr. mr. past. prof. st. ste. comm. gén. cdt. col. lt. chan. card.
    pres. prés.
"""
ABBREVIATED = frozenset(_ABBREVIATED.split())
# No street begins with them, however they are written.
_NO_NAMES = """
    aan address adres adresse anschrift asbl at bij bureau bv bvba commune cpas de dhr dhr.
    domicile domicilie een familie frau gedomicilieerd gelegen gemeente gemeentehuis heer herr
    het hoek huis in kantoor le leveradres locatie madame magazijn meneer mevr mevr. mevrouw
    mijnheer mme monsieur naar nabij nv ocmw op pand politie rathaus rue school sis sprl stad
    stadhuis straat straatnaam street t.a.v t.a.v. te the uit van verblijvende ville voor vzw
    wohnhaft wonende woning woonachtig woonplaats woont
"""
NO_NAMES = frozenset(_NO_NAMES.split())

_COUNT = (
    r"(?:\d{1,2}(?: ?(?:e|de|ste|er|re|è|ème|eme|ième|ieme|nd|rd|th|st|[.°º]))?|[IVX]{1,4}[.e]?)"
)
_SPELT = (
    r"eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|bovenste|onderste"
    r"|premi[eè]re?|deuxième|second|troisième|quatrième|cinquième|sixième|dernier"
    r"|erste[rns]?|zweite[rns]?|dritte[rns]?|vierte[rns]?|fünfte[rns]?|obere[rs]?|untere[rs]?"
    r"|first|second|third|fourth|fifth|top|upper|lower|ground"
)
_SIDES = (
    r"links|rechts|midden|achteraan|vooraan|achter|voor|straatkant|tuinkant|gauche|droite|milieu"
    r"|(?:côté )?(?:cour|jardin|rue)|arrière|avant|mitte|hinten|vorne|left|right|rear|front|back"
    r"|centre|g\.?|d\.?|l\.?|r\.?|li\.?|re\.?|mi\.?"
)
_FLOORS = (
    r"verdiep(?:ing)?|verd\.?|vd\.?|etage|étage|ét\.?|et\.?|stock(?:werk)?|obergeschoss|floor|fl\.?"
    r"|niveau|niv\.?|level|o\.?g\.?"
)
_LEVELS = (
    r"gelijkvloers|gelijkvl\.?|glvl?s?\.?|gvl\.?|kelder(?:verdieping)?|zolder|dakverdieping"
    r"|tussenverdieping|souterrain|rez[ \-]de[ \-]chauss[ée]e|rez|r\.?d\.?c\.?|sous-sol|entresol"
    r"|bel[ \-]étage|combles|mansarde|grenier|parterre|erdgeschoss|untergeschoss|dachgeschoss"
    r"|dachboden|keller|[eud]g|basement|attic|penthouse"
)
_PARTS_OF = (
    r"achterhuis|achterbouw|achtergebouw|voorhuis|voorgebouw|bijgebouw|tuinhuis|koetshuis"
    r"|poortgebouw"
    r"|hoofdgebouw|gebouw|geb\.?|blok|bl\.?|toren|vleugel|ingang|inkom|trap(?:hal)?|poort|deur|hal"
    r"|loods|magazijn|lokaal|lok\.?|kamer|studio|kot|unit|portaal|zijingang|achteringang|hoek"
    r"|arrière-maison|maison arrière|annexe|b[âa]timent|b[âa]t\.?|bloc|tour|aile|entr[ée]e"
    r"|esc(?:alier|\.)?|porte|hall|hangar|local|chambre|ch\.?|logement|appartement|appt?\.?"
    r"|arrière|cage"
    r"|hinterhaus|vorderhaus|[vhg]\.?h\.?|seitenflügel|anbau|gebäude|haus|flügel|eingang|aufgang"
    r"|treppe|tür"
    r"|tor|halle|zimmer|zi\.?|wohnung|whg\.?|büro|hinterhof|nebengebäude"
    r"|annexe?|(?:back|front|coach|rear|garden) (?:house|building)"
    r"|building|bldg\.?|block|tower|wing|entrance|stair(?:case|s)?|gate|door|room|suite|flat"
    r"|apt\.?|yard"
)
_CARE = (
    r"(?:c/o|p/a|chez|bij|bei|z\. ?h(?:d|nd)\.|t\.? ?a\.? ?v\.?|attn?\.?"
    r"|à l'att(?:ention|\.)? d[eu]|aan)"
    r"[ :]{1,2}[^\n,;|()\d]{2,36}"
)
_BELL = (
    r"(?:bel|bellen|sonnette|sonner|sonnez|klingel|bell|ring|naam|nom|name)[ :]{1,2}"
    r"[^\n,;|()]{1,30}"
)
_NUMBER = (
    r"(?:[ .]{1,2}(?:nr?\.? ?|n° ?)?(?:\d{1,4}[A-Za-z]?|[A-Za-z]\d{0,3}|-\d)"
    rf"(?![^\W_]|\.? ?(?:{_FLOORS})(?![^\W_])))?"
)
_SIDE = rf"(?: ?-?(?:{_SIDES})(?![^\W\d_]))?"
_REMARK = (  # the longest ways first
    rf"(?:(?:(?:{_COUNT}|{_SPELT}) ?)(?:{_FLOORS}|{_SIDES}|bel|deur|sonnette|porte|klingel|tür"
    rf"|bell|door)(?![^\W\d_]){_SIDE}"
    rf"|(?:{_FLOORS}|{_LEVELS})(?![^\W\d_]){_NUMBER}{_SIDE}"
    rf"|(?:{_PARTS_OF})(?![^\W\d_]){_NUMBER}{_SIDE}"
    rf"|(?:bte|bus|boîte|boite|box|bt|bfk|briefkasten|b)\b[.:]?(?: ?/ ?(?:bte|bus|boîte|box))?"
    r" ?\d{1,4}[A-Za-z]?(?![^\W_])"
    rf"|(?:{_SIDES})(?![^\W\d_])|{_CARE}|{_BELL})"
)
_BETWEEN = r"(?:[ ]{0,2}[,;|/·][ ]{0,2}|[ ]-{1,2}[ ]|[ ]{1,2}|,?[ \t]{0,3}\r?\n[ \t>]{0,6})"
REMARKS = compiled(  # behind a house number and before a postcode: "2e verdiep", "(achterhuis)"
    rf"(?i)(?:[ ]?\([^()\n]{{1,40}}\)|{_BETWEEN}{_REMARK}){{1,3}}"
)

_NAMED_PART = (  # "nr: 44", "postcode: 9308", "gemeente: Hofstade"
    r"(?:(?:(?:huis)?nr\.?|n[°º](?:/nr)?|num[ée]ro|no\.?|huisnummer|hausnummer|hausnr\.?"
    r"|number|bus|bte|bo[îi]te|box"
    r"|briefkasten)(?:/\p{L}{1,9}\.?)?[ ]?[:=][ ]?"
    r"(?:\d{1,4}(?:[ ]?[a-z](?![^\W_]))?|[a-z]\d{0,3}"
    r"|-|/)(?![^\W_])(?:[./]\w{1,4})?"
    r"|(?:post(?:code|nr|nummer|leitzahl|al code)|code postal|c\.?p\.?|plz"
    r"|zip)(?:/\p{L}{1,9})?\.?[ ]?[:=][ ]?(?:b-)?\d{4,5}"
    r"|(?:gemeente|stad|woonplaats|plaats|commune|localit[ée]|ville|gemeinde|ort|wohnort|stadt|town"
    r"|city)(?:/\p{L}{1,9})?"
    r"[ ]?[:=][ ]?\p{L}[\p{L}'\-]*(?: \p{L}[\p{L}'\-]*){0,3})"
)
FIELDS = compiled(  # on the line of the street, and on the one below
    rf"(?i)(?:(?:[ \t]{{1,12}}|, ){_NAMED_PART}){{1,4}}"
    rf"(?:[ ]{{0,8}}\n[ ]{{0,8}}{_NAMED_PART}(?:(?:[ \t]{{1,12}}|, ){_NAMED_PART}){{0,3}})?"
)
