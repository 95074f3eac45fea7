"""Date of birth without its label: beside a person, in a household or a list; years and words.

"Monsieur X, 08/08/1958, isolé"; "haar zoon Ralf, 2 mei 1975"; every line of a household; "(°1985)";
"geboren op eenendertig juli 1949". A date directly behind a name counts when it is at least
eighteen months past: letters, hearings and deadlines bear fresh dates. Years alone need a word of
birth.

Source: common usage in Belgian files, deeds and household certificates.
Confused with: dates of letters, questions and decisions beside the name of who signed them.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import regex as re

from recognizers.base import Anchor, hit, miss
from recognizers.compiled import compiled
from recognizers.general.date_of_birth import (
    DATE,
    MONTH,
    RECOGNIZER,
    YEAR,
    check,
    exists_before,
)
from recognizers.general.date_of_birth_words import BEASTS, THINGS

FRESH = timedelta(days=548)  # a younger date behind a name is more often that of a letter
_NAME = r"\p{Lu}[\p{L}'’.\-]{0,25}"
_PART = r"(?:van|de|der|den|het|ter|ten|el|al|ben|le|la|du|des|von|zu|d'|da|dos)"
_NAMES = rf"(?:{_PART}[ ])?{_NAME}(?:[ ](?:{_NAME}|{_PART})){{0,5}}"
KIN = (
    r"zoon|dochter|kindje|zoontje|dochtertje|baby|bébé|kleinzoon|kleindochter|kind|vader|moeder|broer|zus|jongste|oudste|fils|fille"
    r"|enfant|père|mère|frère|sœur|soeur|cadet|cadette|aînée?|sohn|tochter|vater|mutter|bruder"
    r"|schwester|son|daughter|child|father|mother|brother|sister"
)
_OF_OFFICE = (  # "Question de Mme Durand, 12 mars 2014", "Mr Chair, 12/03/2014"
    r"(?<!(?i:question|vraag|anfrage|frage|brief|courrier|lettre|verslag|avis|note|nota|advies"
    r"|interpellation|interpellatie|besluit|arrêté)s?[ ](?i:de|van|van de|der|from|à|aan)[ ])"
    r"(?!\p{L}{1,10}\.?[ ](?:la[ ]|le[ ]|de[ ])?(?i:pr[ée]sident|chair|minist|burgem|bourgm"
    r"|bürgerm|voorz|schepen|[ée]chevin|schöff|direct|secr[ée]t|speaker))"
)
NO_HOUR = r"(?![ ]?(?:,[ ])?(?:(?:om|à|a|at|um|vanaf|dès|from)[ ]\d|\d{1,2}[:.hu]\d\d))"
_WEEKDAY = r"(?<!(?:day|dag|tag|och|di|che)[,.]?[ ]{0,2})"  # "Thursday, 10/01/2023"


def check_past(text: str) -> bool:
    """True for a day that exists and is at least eighteen months past; for a year that has been."""
    if len(text) == 4 and text.isdigit():
        return int(text) <= datetime.now(UTC).year
    return exists_before(text, datetime.now(UTC).date() - FRESH)


TITLED = replace(
    RECOGNIZER,
    name="date-of-birth-beside-name",
    pattern=compiled(
        rf"(?<![\p{{L}}\d]){_OF_OFFICE}(?i:(?P<kin>{KIN})(?!\p{{L}})|\p{{L}}{{1,16}})"
        r"(?i:\([a-z]{1,3}\))?(?:\.?[ ]|\.|,[ ]|[ ]?[:=][ ])"
        rf"(?:(?:{_NAMES}(?:,[ ]?|,?[ ]?\(|[ ][\-–][ ])(?:°[ ]?)?|(?(kin)\(|(?!))"
        rf"|(?<=(?:^|[\n(,;])[ ]?b\.[ ]))(?P<value>{DATE}){NO_HOUR}"
        rf"|(?(kin){_NAMES}[ ]\((?P<value>{YEAR})(?=[,)])|(?!))"
        rf"|(?(kin)(?:is[ ]van|est[ ]du|ist[ ]vom)[ ](?P<value>{DATE})|(?!)))"
    ),
    anchor=Anchor(cue=True, exact=True, digits=(4, 8), before=0, reach=160),
    check=check_past,
    bare=0.4,
    context=(
        *("monsieur", "madame", "mademoiselle", "mme", "mlle", "m", "mr", "mrs", "ms", "miss"),
        *("heer", "dhr", "mevrouw", "mevr", "mw", "juffrouw", "meneer", "mijnheer", "herr", "frau"),
        *("herrn", "vader", "moeder", "zoon", "dochter", "broer", "zus", "zuster", "echtgenote"),
        *("echtgenoot", "partner", "kind", "kleinkind", "kleinzoon", "kleindochter", "père"),
        *("mère", "fils", "fille", "frère", "soeur", "sœur", "épouse", "époux", "conjoint"),
        *("conjointe", "compagne", "compagnon", "enfant", "vater", "mutter", "sohn", "tochter"),
        *("bruder", "schwester", "ehefrau", "ehemann", "father", "mother", "son", "daughter"),
        *("brother", "sister", "wife", "husband", "spouse", "child", "ondergetekende", "soussigné"),
        *("soussignée", "unterzeichnete", "unterzeichneter", "undersigned", "élève", "leerling"),
        *("pupil", "schüler", "schülerin", "betrokkene", "patiënt", "patiënte", "patient"),
        *("patiente", "cliënt", "cliënte", "bewoner", "slachtoffer", "verdachte", "aanvrager"),
        *("aanvraagster", "demandeur", "demanderesse", "requérant", "requérante", "antragsteller"),
        *("antragstellerin", "applicant", "jongste", "oudste", "cadet", "cadette", "aîné", "aînée"),
        *(
            "jongere",
            "minderjarige",
            "mineur",
            "mineure",
            "b",
            "bénéficiaire",
            "weduwe",
            "weduwnaar",
        ),
        *("veuve", "veuf", "nicht", "neef", "tante", "oom", "nonkel", "oncle", "grootmoeder"),
        *("grootvader", "opa", "oma", "kindje", "zoontje", "dochtertje", "baby", "bébé"),
    ),
    negative=(),
    one_per_label=False,
    specificity=45,
    samples=(
        hit("Monsieur X, «08/08/1958», isolé", "title and initial"),
        hit("Madame Rita Delfossez («2 janvier 1949») à Namur", "in brackets"),
        hit("de heer Bram Nijskensen, «22 april 1976», om terug", "Dutch"),
        hit("ihr Sohn Ralf, «2. Mai 1975», bitten", "a relative"),
        hit("Mijn vader, Aimé Verbrugghen, «17.04.1938» te Zottegem", "apposition"),
        hit("Je soussignée Odile Frankartin, «13.11.1959» à Dinant", "who signs"),
        hit("Ma fille est du «3 mars 2015», mon", "a relative, as spoken"),
        hit("mijn zoon is van «3/3/2015»", "a relative, as spoken, Dutch"),
        hit("Mrs Hilda Quenby, «14/03/1957».", "English"),
        hit("b. «Sept 3rd 1978», m. 2004", "genealogist"),
        hit("Élève : Maxime Jadotte, «17.05.2011», 3e B", "pupil"),
        hit("Mme Van den Eynde-de Smet («3/4/1961»)", "a long name"),
        miss("Madame Dupont : 03/12/2019", "an appointment"),
        hit("dochter Mila («2018»), mijn zoon («12/03/2015»)", "a year, no name"),
        miss("Question de Mme Durand, 12 mars 2014", "a question", scanned=True),
        miss("Mr. Chair, 12/03/2014", "an office"),
        miss("artikel b. 12/03/2014", "an item"),
        miss("Mevrouw de burgemeester tekende op 14 maart 2014", "a verb"),
        miss("Mr Chair opened, on 12/11/2014", "a verb"),
        miss("Monsieur X, 31/02/1958", "no such day"),
        miss("de heer Janssens, 3 juni 2014 om 10 uur", "an hour"),
        miss("dhr. 12/03/1984", "no name"),
        miss("mevrouw Peeters vraag 418", "no date"),
        miss("Herr Bürgermeister unterschreibt am 20.11.2014", "a verb"),
    ),
)

LISTED = replace(
    RECOGNIZER,
    name="date-of-birth-listed",
    pattern=compiled(
        r"(?=[0-9JFMASONDjfmasond])(?<=[ ,;|(\t\-–])"  # cheap looks first: 5 times as fast
        rf"(?<=\p{{Lu}}[\p{{L}}'’\-.]{{0,25}}(?:[ ]?[,;|(\t]|[ ][\-–])[ ]{{0,2}}"
        rf"|\p{{Lu}}[\p{{L}}'’\-.]{{0,25}}[ ]\p{{Lu}}[\p{{L}}'’\-]{{1,25}}[ ])"
        rf"{_WEEKDAY}{DATE}{NO_HOUR}"
    ),
    anchor=Anchor(cue=True, digits=(1, 8), reach=700),
    check=check_past,
    bare=0.4,
    context=(
        *(
            "gezinssamenstelling*",
            "samenstelling van het gezin",
            "gezinsleden",
            "samenstelling gezin",
        ),
        *("composition de ménage", "composition du ménage", "composition de famille"),
        *("membres du ménage", "haushaltszusammensetzung", "zusammensetzung des haushalts"),
        *(
            *("verjaardagen", "anniversaires", "geburtstage", "birthdays", "geboortedata"),
            *("verjaardagslijst*", "jarigen", "geburtstagsliste", "geburtstagskinder", "jubilar*"),
            *("liste des anniversaires", "birthday list", "jubilé*", "jubiläum*"),
            *("dates de naissance", "geburtsdaten", "dates of birth", "verjaardagskalender"),
            "household composition",
            "household members",
            "kinderen",
            "enfants",
            "kinder",
            "children",
        ),
        *("kids", "inscrits", "inscrites", "ingeschreven*", "deelnemers", "deelnemerslijst"),
        *("participants", "teilnehmer*", "kandidaten", "candidats", "candidates", "passagiers"),
        *("passenger*", "leerlingen", "élèves", "schülerinnen", "pupils", "stagiaires"),
        *("kampdeelnemers", "leden van het gezin"),
    ),
    negative=(),
    block=700,
    one_per_label=False,
    specificity=45,
    samples=(
        hit("Kinderen: Noor («12/02/2015») en Sami («30/08/2017»)", "children", scanned=True),
        hit(
            "Inscrits :\nChloé Vandermeulen («11/04/2016»)\nZoé L («27/12/2016»)",
            "a stage",
            scanned=True,
        ),
        hit(
            "Composition de ménage\nHANSENNE Philippe - «12/01/1975» - référence\n"
            "BOUCHTA Samira - «30/06/1979» - conjointe",
            "a certificate",
            scanned=True,
        ),
        hit(
            "Gezinssamenstelling:\n1. Koen Smet, «14/02/1981»\n2. Nadia Bou, «03/09/1984»",
            "numbered",
            scanned=True,
        ),
        hit("Haushaltszusammensetzung:\nJost Kamp, «12.02.1970», Vorstand", "German", scanned=True),
        hit("Passenger list\nOrla Pen, «12/04/1994», 14A", "English", scanned=True),
        hit("Verjaardagen\nTom - «12/03/2016»\nEva - «13/04/2018»", "a calendar", scanned=True),
        hit("two kids: Cosmo («11 Feb 2006»)", "month in letters", scanned=True),
        hit("Kinder: Ole Kamp, «8. August 2008»", "month in letters, German", scanned=True),
        miss("Noor 12/02/2015", "nothing between"),
        miss("noor (12/02/2015)", "no name"),
        miss("op 12/02/2015", "no name before it"),
        miss("Sami (31/02/2017)", "no such day"),
        miss("Deadline subsidies, 15/02/2099", "in the future"),
        miss("kinderen vanaf 12/02/2015", "no name", scanned=True),
        miss("Enfants admis le 12/02/2015", "no name", scanned=True),
        miss("Gezinsleden\n\n\nBrief aan Jan Peeters, 12/02/2015", "another passage", scanned=True),
    ),
)


def check_born(text: str) -> bool:
    """True for a year that may be one of birth, a day that has been, or words."""
    numbers = re.findall(r"\d+", text)
    if len(numbers) > 1 or any(len(number) > 4 for number in numbers):
        return check(text)
    return all(len(number) != 4 or 1900 <= int(number) <= 2099 for number in numbers)


_TENS = (
    r"(?:(?:negentien|neunzehn|zwei|twee)(?:honderd|hundert|duizend|tausend)|tweeduizend"
    r"|zweitausend|mil(?:le)?|deux[ \-]mil(?:le)?|dix-neuf[ \-]cents?|nineteen|two thousand)"
    r"[\p{Ll} \-]{0,40}\p{Ll}"
)
ORDINAL = (  # "eenendertig", "de zevende", "trois", "einunddreißigsten", "third of"
    r"(?:(?:de|le|der|den|the)[ ])?(?:\p{L}?[\p{Ll}\-]{0,10}"
    r"(?:een|eer|twee|drie|derd|vier|vijf|zes|zev|acht|neg|tien|elf|twaalf|twint|un|deux|troi"
    r"|quatr|quator|cinq|six|sept|huit|neuf|dix|onz|douz|treiz"
    r"|quinz|seiz|vingt|trent|premier|ein|erst|zwei|zwan|drei|drit|fünf|sech|sieb|neun|zehn|zwölf"
    r"|one|two|thre|third|four|five|fif|seven|eigh|nin|ten|twel|twen|first|second|thir)"
    r"[\p{Ll}\-]{0,18}[ ]){1,3}(?:of[ ])?"
)
_SHORT = (  # "mars soixante-six", "maart zesenzestig"
    r"(?:(?:soixante|septante|quatre-vingts?|nonante|cinquante|quarante|trente|vingt)"
    r"(?:[ \-]\p{Ll}{2,9}){0,3}"
    r"|\p{Ll}{2,8}(?:en|ën|und)(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
    r"|zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig))"
)
WORDS_BEHIND = rf"{MONTH},?[ ](?:{YEAR}|{_TENS}|{_SHORT})(?![\p{{L}}\d])"
IN_WORDS = f"{ORDINAL}{WORDS_BEHIND}"
_PLACE = rf"(?:(?:te|in|à|a|at|zu|aus)[ ]{_NAMES}[ ,]{{1,2}})?"
_WHO = (  # "groom b. Feb 12th '88"
    r"groom|bride|child|son|daughter|husband|wife|spouse|mother|father|partner|baby|twins?"
    r"|applicant"
    r"|resident|patient|pupil|client|subject|sister|brother|deceased"
    r"|(?-i:\p{Lu}\p{Ll}{1,20}[ ]\p{Lu}\p{L}{1,20})"
)
BIRTH_YEAR = replace(
    RECOGNIZER,
    name="birth-year-or-words",
    pattern=compiled(
        r"(?i:°|(?<![\p{L}\d])(?<!(?:kinderen|personen|burgers|inwoners|jongeren|wie|kinder"
        r"|children|people|personnes|enfants|jeunes)[ ])"
        r"(?:geb(?:oren)?|geboortejaar|geburtsjahr|jahrgang|née?(?:\(e\))?|born"
        rf"|(?<=[(,][ ]?|(?:{_WHO})[ ])b(?=\.)"
        r"|birth year|year of birth|ann[ée]e de naissance)(?![\p{L}\d]))"
        rf"[.:]?[ ]?(?:(?:in|en|is|was|:|am|on|op|le|the|un|een)[ ])?{_PLACE}"
        r"(?:(?:in|en|op|le|am|on)[ ])?"
        rf"(?P<value>{DATE}|(?:{MONTH}[ ])?{YEAR}(?![\w]|[./,\-]\d|[ ]?(?:euro|EUR|€|%))"
        r"|'\d\d(?![\w'])"
        rf"|{IN_WORDS})"
    ),
    anchor=Anchor(cue=True, exact=True, before=0, reach=160),
    check=check_born,
    bare=0.4,
    context=(
        *("°*", "geb", "geboren", "geboortejaar", "geburtsjahr", "jahrgang", "né", "née", "né(e)"),
        *("born", "b", "birth year", "year of birth", "année de naissance"),
    ),
    negative=(*THINGS, *BEASTS),
    one_per_label=False,
    specificity=40,
    samples=(
        hit("Mevrouw Kerkhove (°«1985») woont", "sign and year"),
        hit("(b. «1961»)", "English, in brackets"),
        hit("mijn geboortejaar is «1961» en", "a sentence"),
        hit("Geboren te Brugge in «mei 1992»", "month and year"),
        hit("né en «1958»", "French"),
        hit("born in «1974».", "English"),
        hit("groom b. «Feb 12th '88» but", "a year cut short"),
        hit("Jan Peeters b. «3 May 1988»", "a name before it"),
        hit("Jan Peeters, geb. «'58»", "a year cut short, Dutch"),
        hit("Jahrgang «1966»", "German"),
        hit("geboren te Lokeren op «eenendertig juli 1949»,", "a deed"),
        hit(
            "geboren te Diksmuide op «de zevende april negentienhonderd zesenzestig», afzie",
            "all words",
        ),
        hit("Born the «nineteenth of October, nineteen eighty-eight» (sic)", "English words"),
        hit("Jean est né «12/03/1954»", "a date directly behind it"),
        hit("est née un «3 juin 2014»", "an article between"),
        miss("Mme Leroy, née Lambert, revient le 12/03/2024", "a maiden name"),
        miss("né 32/03/1954", "no such day"),
        hit("né à Mons le «trois juin mille neuf cent soixante-huit», qui", "French words"),
        hit("(°«30/07/1985»)", "a whole date"),
        miss("kinderen geboren in 2015 kunnen instappen", "whoever is meant"),
        miss("b. 2014", "an item"),
        miss("20 °C in 1985", "a temperature"),
        miss("geboren en getogen in Gent", "no year"),
        miss("born to run 1975 times", "another phrase"),
        miss("geb. 1985,50 euro", "no year"),
        miss("né pour 2000 euros", "an amount"),
        miss("bouwjaar 1985", "a building"),
        miss("The choir was born on 14 May 1988", "a choir", scanned=True),
        miss("b 12 1985x", "a code"),
    ),
)

RECOGNIZERS = (TITLED, LISTED, BIRTH_YEAR)
