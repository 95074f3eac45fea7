"""Who is born: persons as texts name them before a date, and the things that are none.

Own lists, facts of language: nl, fr, de, en.
"""

from recognizers.compiled import compiled
from recognizers.general.date_of_birth_person import KIN
from recognizers.general.date_of_birth_words import THINGS

_RELATIVES = (
    rf"{KIN}|pa|ma|papa|mama|maman|opa|oma|pépé|mémé|papy|mamy|mamie|papi|schoonmoeder|schoonvader"
    r"|schoonzus|schoonbroer|belle-mère|beau-père|belle-sœur|beau-frère|schwiegermutter"
    r"|schwiegervater"
    r"|vrouw|man|femme|mari|frau|mann|wife|husband|partner|dame|heer|meisje|jongen|garçon|girl|boy"
    r"|mädchen|junge|baby|bébé|tweeling|jumeaux|jumelles|zwillinge|twins|kleine|petite?|neefje"
    r"|nichtje"
    r"|patiënte?|patiente?|patientin|cliënte?|cliente?|klantin?|leerling|élève|schüler(?:in)?|pupil"
    r"|bewoner|bewoonster|résidente?|bewohner(?:in)?|resident|kandidate?|candidate?|bewerber(?:in)?"
    r"|betrokkene|intéressée?|mineure?|minderjarige|jongere"
)
_NO_NAME = (  # begins a sentence
    r"(?i:de|het|een|la|les?|une?|notre|nos|onze|ons|die|der|das|den|dem|eine?|unsere?|our|the"
    r"|dit|deze"
    r"|ce|cette|this|that|er|op|in|en|et|und|and|van|du|des|von|dat|vandaag|heute|today|aujourd"
    r"|maar|ook"
    r"|aussi|auch|nu|nog|wie|wat|qui|was|is|est|ist|voor|pour|für|for|na|après|nach|after|si|als"
    r"|wenn)"
)
PERSON = compiled(  # of whom it is said: a relative, a title, a pronoun
    rf"(?i)(?<![\p{{L}}\-])(?:{_RELATIVES}|hij|zij|ze|il|elle|er|sie|he|she|ik|je|ich|mevrouw"
    rf"|mevr|mw"
    r"|leeftijd|âge|âgée?|alter|age|aged|dhr|mme|mlle|monsieur|madame|herrn?|mrs?|ms)(?![\p{L}\-])"
)
NAME = compiled(  # or a name without an article
    rf"(?<!\p{{L}})(?<!{_NO_NAME}[ ])(?!{_NO_NAME}[ ,(])\p{{Lu}}\p{{Ll}}{{1,20}}(?=[ ,(])"
)
A_THING = compiled(
    rf"(?i)(?<!\p{{L}})(?:{'|'.join(THINGS).replace('*', '[a-z]{0,20}')})(?!\p{{L}})"
)
