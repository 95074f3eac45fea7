"""Words by which a sentence is about somebody, or about a subject; folded as terms.py says.

They are sought in one paragraph around a telling word, never in a whole text. Case matters only to
the patterns at the end: a name begins with a capital.
"""

from recognizers.compiled import compiled
from recognizers.sensitive.terms import sections, words

_SORTS = (
    "roles",
    "articled",
    "ruled",
    "one",
    "pronouns",
    "honorifics",
    "cases",
    "contacts",
    "offices",
    "union",
    "parliament",
    "crowd",
    "with",
    "subjects",
)
_WORDS = sections("persons", _SORTS)
ROLES = _WORDS["roles"]
ARTICLED = frozenset(_WORDS["articled"])
RULED = frozenset(_WORDS["ruled"])
ONE = _WORDS["one"]
PRONOUNS = _WORDS["pronouns"]
HONORIFICS = _WORDS["honorifics"]
CASES = _WORDS["cases"]
CONTACTS = _WORDS["contacts"]
OFFICES = _WORDS["offices"]
UNION_ROLES = _WORDS["union"]
PARLIAMENT = _WORDS["parliament"]
SUBJECTS = (
    *_WORDS["subjects"],
    *(f"{many} {which}" for many in _WORDS["crowd"] for which in _WORDS["with"]),
)

_PARTS = r"(?:(?i:van|von|de|den|der|het|ter|ten|le|la|du|des|el|al|ben|d')[ ]){0,3}"
_NAME = r"\p{Lu}[\p{L}'’\-]{1,24}"

AFTER_HONORIFIC = compiled(rf"\.?[ ]{_PARTS}\p{{Lu}}")
AFTER_ROLE = compiled(
    rf"(?:[ ]|[ ]?:[ ]|,[ ])(?:\p{{Lu}}\p{{Ll}}+[ ])?(?!(?:von|der|den|des|die|das)[ ]){_PARTS}"
    r"(?:\p{Lu}[\p{L}'’\-]+|\p{Lu}\.)"
)
AFTER_CASE = compiled(
    r"[ .:]{0,3}(?i:n[r°o]?\.?[ ]?|no\.?[ ]?|number[ ]|numéro[ ])?[A-Z]{0,4}[ \-/]?[0-9][\d/\-.]{2}"
)
AFTER_CONTACT = compiled(rf"[^.\n]{{0,24}}?(?:{_NAME}[ ,.]?){{1,3}}")
INITIALS = compiled(
    r"(?<![\p{L}.])(?:\p{Lu}\.[ ]?\p{Lu}\.|\p{Lu}\p{Ll}{2,14}[ ]\p{Lu}\.(?!\p{L})"
    r"|\p{Lu}\p{Ll}{2,14}[ ]\([0-9]{1,2}(?:[ ]?(?i:j|jaar|ans|jahre)\b|\)|,))"
)
ADDRESSED = compiled(  # behind whom a letter speaks to: "uw schulden", "vous êtes enceinte"
    r"(?:\b(?:[Uu]w|jouw|[Vv]otre|[Vv]os|[Ii]hre?[nmrs]?|[Yy]our)[ ](?:\p{L}+[ ]){0,2}"
    r"|\b(?:u bent|bent u|vous êtes|êtes-vous|Sie sind|sind Sie|[Yy]ou are|[Yy]ou were|[Yy]ou have"
    r"|u heeft|u hebt|vous avez|Sie haben)[ ](?:\p{L}+[ ]){0,3})\Z"
)
_OF = r"(?!(?<=\b[Dd](?:ie|as|em|es)[ ])\p{Lu}\p{Ll}+[ ]de[rsn][ ])"  # "die Zahl der Anzeigen"
TWO_NAMES = compiled(rf"(?<![\p{{L}}.'’\-]){_OF}({_NAME})[ ]{_PARTS}({_NAME})(?![\p{{L}}])")
DOES = compiled(  # "Karim heeft", "Lies kwam": one capitalised word and a verb of persons
    rf"(?<![\p{{L}}'’\-])(?<!\b(?i:in|te|uit|van|à|de|aus|from|at|of|bij|der|die|das|den|dem|het"
    rf"|le|la|les|the)[ ])({_NAME})[ ]"
    r"(?:vast|heeft|is|was|werd|wordt|kreeg|krijgt|kwam|lijdt|kampt|zit|draagt|woont|verblijft"
    r"|vertelde|wacht|ontvangt|a(?=[ ](?:\p{L}+(?:é|ée|u|ue)|une?|des?|du|la|les?|son|sa|ses|fait"
    r"|dit|mis|pris|appris|commis|subi|menti|eu|mal|peur|[0-9]+|deux|trois|aussi)\b)"
    r"|est|était|souffre|reçoit|vit|porte|perçoit|attend|hat|ist|wurde"
    r"|leidet|lebt|wohnt|has|had|lives|suffers|receives|just)[ ]"
)
DETAIL = compiled(
    r"\b[0-9]{1,2}[ ]?(?:jaar|jarige|ans|jahre|years?)\b|\b(?:aged|âgée?|van)[ ][0-9]{1,2}\b"
    r"|\([0-9]{1,2}(?:j|ans)?\)|°[ ]?[0-9]|\b[1-6][A-Ha-h]\b"
    r"|\b(?i:klas|kamer|chambre|classe|zimmer|room|appartement|flat|nummer|numéro)[ ][0-9]"
    r"|\p{L}+(?:straat|laan|plein|steenweg|straße)\b|\b(?i:rue|avenue|street)\b"
    rf"|(?<=[ ](?:in|te|uit|à|aus|from|at)[ ]){_NAME}"
)
GREETING = compiled(
    r"(?m)^[ \t>]*(?:Beste|Dag|Hallo|Hoi|Geachte|Cher|Chère|Bonjour|Salut|Lieber?|Guten Tag"
    r"|Sehr geehrte[rs]?|Dear|Hi|Hello|Goeiemorgen)\b[^,\n]{0,50},"
    r"|^[ \t>]*(?i:van|aan|from|to|à|von|an|cc|auteurs?|author)[ ]?:[^\n]{0,80}"
)
LETTER = compiled(  # a greeting that names one person
    r"(?m)^[ \t>]*(?:Beste|Geachte|Dag|Chère?|Madame|Monsieur|Liebe[r]?|Sehr geehrte[rs]?|Dear)[ ]"
    r"(?:(?i:mevrouw|mevr\.?|meneer|mijnheer|heer|madame|monsieur|mme|frau|herr|mrs?\.?|ms\.?"
    r"|miss)[ ])?"
    rf"(?!(?i:collega|heer|mevrouw|collègue|madame|monsieur|kolleg|damen|all|team)){_NAME}"
)
SIGN_OFF = compiled(
    r"(?im)^[ \t>]*(?:met (?:vriendelijke|hartelijke|beste|oprechte) groet|vriendelijke groet|mvg"
    r"|groet(?:en|jes)?\b|tot dan|bien à vous|(?:bien )?cordialement|salutations|sincères salut"
    r"|à bientôt|mit freundlichen|viele grüße|freundliche grüße|mfg|kind regards|best regards"
    r"|regards|yours sincerely|sincerely|cheers)"
)
NEGATED = compiled(
    r"(?i)\b(?:geen|niet|pas de|pas d'|n['’](?:est|a|était|ai) (?:pas|plus|jamais)"
    r"|aucun\w*|sans|kein\w*|nicht|no|not|never|nooit|jamais)\b"
    r"[^.,;]{0,24}$"
)
NO_NAME = frozenset(  # first words of a sentence, months, institutions
    words(
        "de, het, een, dit, deze, die, dat, voor, van, bij, naar, met, over, op, aan, in, uit",
        "om, als, maar, want, ook, geen, wat, wie, hoe, waarom, waar, wanneer, kan, kun, kunt",
        "mag, moet, schrijf, maak, geef, vat, help, stel, vertaal, herschrijf, zet, leg",
        "vergelijk, volgende, vorige, elke, artikel, wet, reglement, minister, sociale, dienst",
        "gemeente, stad, provincie, vlaamse, vlaanderen, belgië, brussel, gent, antwerpen, le",
        "la, les, un, une, des, du, au, aux, ce, cette, ces, pour, par, sur, dans, avec, sans",
        "qui, que, quoi, comment, pourquoi, quand, rédige, prépare, écris, explique, donne",
        "service, commune, ville, région, conseil, code, loi, article, office, der, das, ein",
        "eine, wir, ich, sie, er, es, was, wer, warum, schreib, mach, gib, the, a, an, this",
        "that, these, those, for, by, with, from, at, on, of, to, what, who, how, why, when",
        "where, write, make, give, draft, explain, our, my, we, you, he, she, it, they, januari",
        "februari, maart, april, mei, juni, juli, augustus, september, oktober, november",
        "december, janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre",
        "novembre, décembre, maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag",
        "lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, vlaams, belang, open, vld",
        "groen, vooruit, rode, kruis, kruispunt, huis, centrum, centre, school, raad, state",
        "europese, europees, union, european, united, nations, verenigde, naties, dag, workshop",
        "infosessie, folder, nieuwsbrief, statistiek, percentage, mijn, onze, mon, ma, notre",
        "nos, mes, mein, meine, unser, zaken, prise, charge, data, active, directory, ze, zij",
        "hij, il, elle, ils, elles, men, man, im, am, beim, vom, zum, zur, nach, bei, mit, für",
        "aus",
        "onlangs, bijgevolg, nochtans, daarom, toen, nadien, vervolgens, daarna, hierdoor",
        "daardoor, momenteel, sindsdien, ondertussen, intussen, gisteren, vandaag, morgen, vroeger",
        "later, eerst, dan, nu, hier, daar, zo, dus, echter, alles, iedereen, niemand, iemand",
        "betrokkene, cliënt, client, leefloon, bovendien, verluidt, aujourd'hui, ensuite, puis",
        "alors, ainsi, donc, cependant, toutefois, actuellement, depuis, personne, quelqu'un",
        "chacun, tout, cela, ceci, celui, celle, heute, gestern, dann, danach, daher, deshalb",
        "trotzdem, jedoch, derzeit, jeder, niemand, jemand, alles, dies, dort, nun, seit, außerdem",
        "today, yesterday, then, there, here, now, currently, everyone, nobody, somebody",
        "everything, such, one, also, public, social, welfare, national, federal, city, town",
        "council, committee, department, agency, federale, nationale, algemene, bijzonder",
        "openbaar, publiek, hoge, sociaal, grondwettelijk, hof, cour, constitutionnelle",
        "gerichtshof, unterlagen, asylbewerber, antragsteller",
        "if, when, whenever, should, every, each, any, please, is, are, was, has, does, did, can",
        "could, may, must, take, bring, ask, choose, use, keep, call, offer, anyone, whoever",
        "dem, den, und, jahr, wenn, einem, einer, kein, keine, nur, auch, bitte, frage, antrag",
    )
)
