"""Words by which a passage without a name tells of one case: who, what happened, and rules against.

Folded as terms.py says. "Onze receptioniste is sinds maandag thuis met een depressie" names nobody
and everybody in the house knows who it is; "de werknemer bezorgt een attest" is a rule.
"""

from recognizers.compiled import compiled
from recognizers.sensitive.terms import sections

_SORTS = (
    "functions",
    "endings",
    "kin",
    "chiefs",
    "theirs",
    "own",
    "yours",
    "definite",
    "when",
    "said",
    "became",
    "general",
    "many",
    "framed",
)
_WORDS = sections("stories", _SORTS)
FUNCTIONS = _WORDS["functions"]
ENDINGS = _WORDS["endings"]
KIN = _WORDS["kin"]
CHIEFS = frozenset(_WORDS["chiefs"])
THEIRS = frozenset(_WORDS["theirs"])
OWN = _WORDS["own"]
YOURS = _WORDS["yours"]
DEFINITE = _WORDS["definite"]
WHEN = _WORDS["when"]
SAID = _WORDS["said"]
BECAME = _WORDS["became"]
GENERAL = _WORDS["general"]
MANY = _WORDS["many"]
FRAMED = _WORDS["framed"]
COUNTED = compiled(  # when, in figures
    r"(?i)\b(?:(?:in|en|im|le|op)[ ](?:19|20)\d\d|[0-3]?\d/[01]?\d(?:/\d{2,4})?|[0-9]{1,2}"
    r"[ ](?:keer|maanden|weken|mois|semaines|fois|monate|wochen|months|weeks|times))\b"
)
AMOUNT = compiled(r"(?i)\d[\d.,]*[ ]?(?:euro|eur\b|€)|€[ ]?\d")
FRAME = compiled(  # "Bei Suizidgedanken ruhig bleiben", not "Bei ihm", "Bij de bewoner van kamer 4"
    r"(?:\A|[\n.:!?)•*–][ \t]{0,2})B(?:ij|ei)[ ](?!(?:de|het|een|die|deze|dit|mijn|onze|ons|haar"
    r"|hem|zijn|hun|der|dem|den|diese[rmn]?|meine[rmn]?|unsere[rmn]?|ihre[rmn]?|seine[rmn]?|ihm"
    r"|ihr|uns|mir|Herrn?|Frau)\b)\p{L}"
)
_ANY = (  # a word that is of nobody in particular
    r"(?:(?!(?:de|het|een|die|deze|dit|mijn|onze|ons|haar|hem|zijn|hun|der|dem|den|diese[rmn]?"
    r"|meine[rmn]?|unsere[rmn]?|ihre[rmn]?|seine[rmn]?|ihm|ihr|uns|mir|herrn?|frau|la|ma|mon|sa"
    r"|son|notre|nos|his|her|my|our|this)[ ])[\p{L}\-]{2,25}[ ]){0,2}"
)
BEFORE_RULED = compiled(  # a telling word: "in geval van ernstige depressie", "Bei Suizidgedanken"
    r"(?:(?i:\b(?:in geval van|en cas d(?:e[ ]|['’])|in case of|in the event of|im falle?(?: von)?"
    r"|bij (?:een )?(?:vermoeden|verdenking|tekenen|signalen) van))[ ]?"
    r"|(?:\A|[\n.:!?)•*–][ \t]{0,2})B(?:ij|ei)[ ])(?i:" + _ANY + r")\Z"
)
AFTER_GLOSS = compiled(
    r"[\p{L}]{0,20}[»\"”']?[ \t]{0,2}(?:=(?!=)|→|<->)[ \t]{0,2}[«\"“']?\p{L}"
)  # a word and its translation
HOLE = compiled(
    r"\[(?:\p{Lu}[\p{L} _]{1,30}|[.…xX]{1,5})\]|<\p{L}[\p{L} _]{1,30}>|\{\w{2,30}\}"
)  # to fill
ITEM = compiled(r"(?m)^[ \t]*(?:\d{1,2}[.)°]|[\-•*–▪o])[ \t]")
SHARE = compiled(  # of many people: "11 % der Befragten", not "voor 66 % arbeidsongeschikt"
    r"(?i)\d[ ]?(?:%|procent|prozent|percent|pour cent)[ ](?:van (?:de|het|alle|onze|ons)|des|der"
    r"|d['’]|aller|of (?:the|all|our)|de (?:nos|la)|unserer)\b"
)
LIST = compiled(r"(?i)\b(?:lijst|liste)[ ]\d")  # of candidates
ABOUT_ONE = compiled(  # the label of a form that is filled in about one person
    r"(?im)^[ \t\-*•□]*(?:aard (?:van de )?(?:beperking|handicap|ziekte|aandoening)|diagnose"
    r"|situatie|problematiek|probleem|gezinssituatie|medische (?:info|gegevens|toestand|situatie)"
    r"|medicatie|reden(?: van)? (?:afwezigheid|ziekte|verlof|ontslag|aanvraag)|voorgeschiedenis"
    r"|antecedenten|verblijfsstatus|verblijfssituatie|hulpvraag|allergieën|statuut|zorgnoden"
    r"|anamnese|hulpverlening|nature (?:du|de la) (?:handicap|maladie|limitation)|diagnostic"
    r"|situation(?: familiale| sociale| médicale| administrative| de séjour)?|problématique"
    r"|problème|médication|traitement|motif (?:de l'absence|d'absence|du congé|de la demande)"
    r"|antécédents|statut de séjour|allergies|anamnèse|art der (?:behinderung|einschränkung)"
    r"|lage|familiäre lage|medikation|grund (?:der abwesenheit|des fehlens|des antrags)"
    r"|vorgeschichte|aufenthaltsstatus|nature of (?:the )?(?:disability|limitation|illness)"
    r"|diagnosis|background|family situation|medication|reason for (?:absence|leave)|history"
    r"|residence status|medical info\w*|presenting problem)[ ]?:[ ]*\p{L}"
)
ROWS = compiled(  # the head of a table about persons
    r"(?im)^[^\n]{0,80}[;|\t,][^\n]{0,80}\b(?:afwezig sinds|reden|opmerking(?:en)?|absent"
    r" since|reason|motif|absent depuis|absente? du|remarques?|grund|abwesend seit|bemerkung(?:en)?"
    r"|fehlt seit|diagnos\w{1,3}|problematiek|problématique|remarks?|comments?)\b[^\n]{0,80}$"
)
WRITER = compiled(  # who writes speaks of himself
    r"(?i)\b(?:ik (?:ben|heb|zit|lijd|slik|neem|kreeg|krijg|was|zat|had|werd|drink|gebruik)"
    r"|(?:ben|heb|zit|was) ik|k (?:ben|heb|zit)|j'ai|j'avais|j'étais|je (?:suis|prends|souffre"
    r"|sors|bois|vis|fais)|ich (?:bin|habe|leide|nehme|hatte|war|bekam|trinke)|(?:bin|habe) ich"
    r"|i (?:am|have|was|had|suffer|take)|i'(?:m|ve|d)|i (?:got|drink))\b"
    r"(?:[ ](?:al|zelf|sinds|al jaren|net|pas|nu|weer|dus|gisteren|vorige \w+|ook|opnieuw|een"
    r"|aan de|aan|lid van|met|met een|in|voor|van|thuis met een|thuis met|moi-même|depuis \w+|déjà"
    r"|aussi|enceinte|eu|été|fait|une?|en|au|à la|du|de la|de|des|sous|membre d[eu]|seit \w+|selbst"
    r"|wieder|gerade|auch|eine?n?|an|in|mit|unter|mitglied der|been|just|also|myself|recently|an?"
    r"|on|the|diagnosed|with|from|of|having|had|suffering|taking|member)){0,4}[ ]\Z"
)
