"""Codes in instructions: "tapez 9026 puis OFF", "gaat open met 4711", "zum Öffnen: Moor-58".

What is typed is a code where the sentence names what it opens (openings.py).

Source: common usage in Dutch, French, German and English.
Confused with: menus of telephones, numbers to call, keys of a keyboard, programs that open a file.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import openings
from recognizers.secrets.told import MIXED, NUMBER, OPEN
from recognizers.secrets.values import chosen, stand_in

_TYPE = (
    r"(?:tape[sz]?|taper|tapons|compose[sz]?|composer|encode[sz]?|encoder|introdui(?:s|sez|re)"
    r"|saisi(?:s|ssez|r)"
    r"|entrez|tik(?:t|ken)?|typ(?:t|en)?|toets(?:t|en)?|druk(?:t|ken)?|voer(?:t)?|geef(?:t)?"
    r"|vorm(?:t|en)?"
    r"|gib|gebt|geben sie|drück(?:e|t|en)?(?: sie)?|tipp(?:e|t|en)?(?: sie)?|wähle[n]?(?: sie)?"
    r"|enter|press"
    r"|dial|key in|punch in|punch)"
)
_OPENS = (
    r"(?:afzetten|afzet|uitschakelen|uitzetten|ontgrendel\w*|opent|openen|opendoen|opengaat"
    r"|to open|open(?=[ ](?:met|with)[ ])"
    r"|ontwapen\w*|deblokke\w*|ontsluit\w*|uitpakken|ontsleutel\w*|decrypt\w*|ouvr\w+"
    r"|déverrouill\w*"
    r"|d[ée]sactiv\w*|d[ée]sarm\w*|d[ée]bloqu\w*|d[ée]chiffr\w*|d[ée]compress\w*|d[ée]zipp\w*"
    r"|öffn\w*|auf(?:machen|sperren)?"
    r"|entriegel\w*|entsperr\w*|entschärf\w*|entschlüssel\w*|entpack\w*|ausschalten|geht|gehen"
    r"|unlock\w*"
    r"|opens|disarm\w*|unzip\w*|extract\w*|désarchiv\w*|(?:af|uit|aus|ab)(?=[ ](?:met|mit)[ ]))"
)
_FILE = compiled(
    r"(?i)(?<!\p{L})(?:\p{L}{0,8}zip\p{L}{0,8}|7z|rar|archi\w+|bestand\w*|fichier\w*|datei\w*|pdf"
    r"|documents?|dokument\w*"
    r"|bijlagen?|pi[èe]ces? jointe?s?|annexes?|anhang|anlage|attachments?|files?|excel\w*|word\w*"
    r"|map|dossier|ordner"
    r"|folder|usb\w*|stick|clé usb|schijf|disque|festplatte|drive|laptop|pc|kluis|vault"
    r"|back-?up\w*|protégé\w*|beveiligd\w*"
    r"|versleuteld\w*|chiffré\w*|verschlüsselt\w*|encrypted)(?!\p{L})"
)
_PHONE = compiled(
    r"(?i)(?<!\p{L})(?:bel(?:t|len)?|appel\w*|téléphon\w*|telefo\w*|call\w*|anruf\w*|ruf\w*|menu"
    r"|keuze|choix|auswahl"
    r"|nummer|num[ée]ro|number|toestel|poste|extension|question|vra(?:ag|gen)|frage\w*"
    r"|gsm-?n\w+)(?!\p{L})"
)
_SAID = compiled(
    r"(?i)(?:\s?:|,[ ](?:use|gebruik|utilise[rz]?|verwende\w*|nimm|neem)|[ ](?:met|avec|par|mit"
    r"|with|via|is|est|ist|doe je met|kan met|code)(?:[ ](?:le|la|de|het|code|den"
    r"|dem))?)[ ]{1,2}[«“„\"'‘(]?[ ]?\Z"
)
_VERBS = compiled(rf"(?ir)(?<!\p{{L}}){_OPENS}(?!\p{{L}})")


def typed(text: str, span: Span) -> Span | None:
    """The code behind a verb of typing, where its sentence names what it opens."""
    before, after = openings.around(text, span.start, span.end, back=110, forth=60)
    words = f"{before} \n {after}"
    if _PHONE.search(words) or openings.fault(before[-50:]):
        return None
    value = text[span.start : span.end]
    if (
        value[:1] == "1"
        and len(value) == 4
        and re.search(r"(?i)compos|dial|wähl|vorm", before[-24:])
    ):
        return None  # 1718, 1733: numbers to call
    if not openings.thing(words) or not openings.lock_number(
        text, span.start, span.end, told=False
    ):
        return None
    return span


def opening(text: str, span: Span) -> Span | None:
    """What opens a file or a lock, behind a verb of opening."""
    low = max(0, span.start - 110)
    before = text[low : span.start].rpartition("\n")[2]
    said = _SAID.search(before)
    verb = _VERBS.search(before)
    value = text[span.start : span.end]
    if said is None or verb is None or stand_in(value):
        return None
    if value[0].isdigit() and not any(map(str.isalpha, value)):
        good = openings.thing(before) and not _PHONE.search(before)
        return (
            span if good and openings.lock_number(text, span.start, span.end, told=True) else None
        )
    told = _FILE.search(before) or openings.thing(before)
    return (
        span
        if told
        and chosen(value)
        and not re.search(r"@|://|\.\p{L}{2,4}\Z|\A\d+\p{L}{1,3}\Z", value)
        else None
    )


TYPED = Recognizer(
    name="typed-code",
    entity="SECRET",
    title={
        "nl": "een code om in te toetsen",
        "fr": "un code à taper",
        "de": "ein einzutippender Code",
        "en": "a code to be typed",
    },
    pattern=compiled(
        rf"(?i){_TYPE}[ ](?=[^0-9\n]{{0,60}}[0-9])(?:(?:je|u|dan|eerst|tu|vous|d'abord|puis"
        rf"|le code|le|la|de code|den code"
        rf"|the code"
        rf"|code|sie|zuerst|dann|first|daar|er|op|sur le clavier|même|gewoon"
        rf"|simplement)[ ,]{{1,2}}){{0,3}}{OPEN}(?P<value>{NUMBER})"
    ),
    anchor=Anchor(
        words=(
            *("tape", "tapes", "tapez", "taper", "compose", "composes", "composez", "composer"),
            *("encode", "encodez", "encoder", "introduis", "introduisez", "introduire", "saisis"),
            *("saisissez", "saisir", "entrez", "tik", "tikt", "tikken", "typ"),
            *("typt", "typen", "toets", "toetst", "toetsen", "druk", "drukt", "drukken", "voer"),
            *(
                "voert",
                "geef",
                "geeft",
                "vorm",
                "vormt",
                "gib",
                "gebt",
                "geben sie",
                "druck*",
                "tipp*",
            ),
            *("wahle*", "enter", "press", "dial", "key in", "punch in", "punch"),
        ),
        exact=True,
        before=0,
    ),
    extend=typed,
    keep="raw",
    bare=0.86,
    specificity=78,
    samples=(
        hit("si l'alarme de la bibliothèque sonne tu tapes «9026» puis OFF", "French"),
        hit("Alarm sporthal: je tikt «7731» en drukt op ON", "Dutch"),
        hit("Alarm afzetten: toets «4490#»", "with a sign"),
        hit("Alarm panel: punch in «7702» within 30 seconds", "English"),
        hit("Pour désarmer l'alarme, tapez «6604» sur le clavier", "French, polite"),
        hit("Poort: geef «58213» in op het klavier", "Dutch, given in"),
        hit("Schlüsselkasten: gib «3057» ein", "German"),
        hit("Drücken Sie «8036*» am Tor", "German, polite"),
        hit("au portail, composez «3071B»", "letters"),
        miss("Druk op 1 voor Nederlands", "a menu"),
        miss("Composez le 1718 pour l'alarme", "to call"),
        miss("Bel de alarmcentrale, toets 4471", "to call"),
        miss("met 1200 deelnemers door de poort", "a count"),
        miss("Le code 2024 avec 3000 portes", "a count"),
        miss("entre 1500 et 2000 alarmes", "a range"),
        miss("met 2027 in zicht gaat de poort dicht", "a year"),
        miss("press 12 to open the gate", "too short"),
        miss("avec 150 badges", "a count"),
        miss("mit 4471 Euro für das Tor", "an amount"),
    ),
)

OPENING = Recognizer(
    name="opening-password",
    entity="SECRET",
    title={
        "nl": "wat een bestand of slot opent",
        "fr": "ce qui ouvre un fichier ou une serrure",
        "de": "was eine Datei oder ein Schloss öffnet",
        "en": "what opens a file or a lock",
    },
    pattern=compiled(
        rf"(?i){_OPENS}(?!\p{{L}})(?=[^0-9]{{0,130}}[0-9])[^\n:.]{{0,60}}?(?:\s?:\s{{1,3}}"
        rf"|,[ ]\p{{L}}{{3,10}}[ ]"
        rf"|[ ](?:met|avec|par|mit|with|via)[ ](?:(?:le|la|het|den|dem|code|wachtwoord"
        rf"|mot de passe|passwort|password)[ ]){{0,2}})"
        rf"{OPEN}(?P<value>{NUMBER}|{MIXED})"
    ),
    anchor=Anchor(
        words=(
            *(
                "afzetten",
                "uitschakelen",
                "uitzetten",
                "ontgrendel*",
                "open met",
                "open with",
                "opent",
                "openen",
            ),
            *(
                "opendoen",
                "opengaat",
                "to open",
                "ontwapen*",
                "deblokke*",
                "uitpakken",
                "ontsleutel*",
            ),
            *("decrypt*", "ouvrir", "ouvre", "ouvres", "ouvrez", "deverrouill*", "desactiv*"),
            *("desarm*", "debloqu*", "dechiffr*", "decompress*", "dezipp*", "offnet", "offnen"),
            *("entriegel*", "entsperr*", "entscharf*", "entschlussel*", "entpack*", "ausschalten"),
            *("geht", "unlock*", "opens", "af met", "uit met", "aus mit", "ab mit", "disarm*"),
            *("unzip*", "extract"),
        ),
        exact=True,
        before=0,
    ),
    extend=opening,
    keep="raw",
    bare=0.86,
    specificity=77,
    samples=(
        hit("Pour ouvrir l'archive : «ligne-71-direction-Delta»\n", "French"),
        hit("De bijlage is versleuteld, openen doe je met «dakpan-77-schoorsteen».", "Dutch"),
        hit("Om het zipbestand te openen: «Kasseiweg2031»", "with a colon"),
        hit("Zum Öffnen der Datei: «Moor-und-Venn-58»", "German"),
        hit("To open the attachment, use «Otter-Bridge-19».", "English"),
        hit("Le fichier est protégé, de quoi le déverrouiller : «Marmite-44-Ourthe»", "a pronoun"),
        hit("de kluis gaat open met «4711»", "a lock"),
        hit("Sleutelkastje links, alarm afzetten met «4490».", "of an alarm"),
        hit("Le cadenas s'ouvre avec «7-0-3-5», refermez", "French, a lock"),
        hit("Der Schlüsselkasten geht mit «3057» auf", "German, a lock"),
        hit("de achterdeur gaat open met «C4711A»", "letters"),
        hit("unzip the archive with «Heron!42x»", "English, with"),
        miss("To open the attachment, use Adobe Reader 2024", "a program"),
        miss("Pour ouvrir le fichier : double-cliquez dessus", "how to"),
        miss("open het bestand met Word2016.exe", "a program"),
        miss("Zum Öffnen der Datei: siehe Anhang 12", "elsewhere"),
        miss("open de deur met uw badge 4", "a badge"),
        miss("ouvrir une session : https://portail.example/a1", "an address"),
        miss("openen: 09:00", "a time"),
        miss("openingsuren: 9u-12u", "hours"),
    ),
)

RECOGNIZERS = (TYPED, OPENING)
