"""Secrets asked for in one line of a chat and given in the next.

"wat was de sleutel ook weer / Els: Gr4adzaal!Klok43": the value stands alone in its turn, so what
was asked decides: a password takes a value of mixed signs or a lone word, a code what opens a lock.

Source: common usage.
Confused with: answers about postcodes and numbers, a name or a word as answer to something else.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads, openings
from recognizers.secrets.plain import says_of_it
from recognizers.secrets.told import NUMBER
from recognizers.secrets.values import chosen, stand_in

_ASKED = (
    r"(?:wachtwoord|paswoord|passwoord|ww|pw|mdp|mots? de passe|passwort|kennwort|password|passwd"
    r"|pwd|login|pass|inlog"
    r"|sleutel|cl(?:é|ef)|schlüssel|wachtzin|passphrase|codewoord|codewort|mot de code)"
)
_CODE = (
    r"(?:codes?|pin(?:code)?|combinatie|combinaison|kombination|combination|keypad|digicode"
    r"|cijferslot)"
)
_ASKS = compiled(
    r"(?i)\?|(?<!\p{L})(?:wat|welke?|wie|weet|heb|heeft|hebt|hoe|ook (?:al ?)?weer|alweer|kan je"
    r"|kun je|stuur|geef|zeg"
    r"|quoi|quel(?:le)?|qui|tu as|t['’]as|vous avez|connais|connaît|rappelle|envoie|donne|besoin"
    r"|was|wie|weißt|hast|hat"
    r"|noch ?mal|gib|schick|brauche|brauch|nodig|vergeten|oublié|vergessen|forgot|what|which|who"
    r"|anyone|iemand|got|have|send"
    r"|remind|know|need|quelqu['’]un)(?!\p{L})"
)
_TIME = r"(?:[\[(]?[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?[\])]?[ ,\-–]{0,3})?"
_WHO = r"(?:[\-–—•>*]{1,2}[ ]|[\p{L}@][\p{L}0-9 .@\-]{0,24}[:>][ ]{0,2})?"
_SMALL_TALK = (
    r"(?:(?:['’]?t is|het is|dat is|dat was|dat's|da's|c['’]est|c['’][ée]tait|das ist|it['’]s"
    r"|it is|is|ist|ja|oui|yes|yep|ok(?:é|ay)?"
    r"|euh|hm+|wacht|attends|moment|hier|voilà|voici|here|jo|jup|denk|probeer|essaie|versuch|try"
    r"|code|ww|mdp|pw"
    r"|wachtwoord|paswoord|mot de passe|passwort|kennwort|password|sleutel"
    r"|clé)[:,.!]?[ ]{1,2}){0,4}"
)
_TURN = rf"\n{_TIME}{_WHO}"
_ASIDE = rf"(?:{_TURN}[^\n]{{0,40}}){{0,2}}?"
_GIVEN = (
    r"(?:(?=[^\s]{0,40}[0-9])[^\s\"'`<>(){}\[\],;|«»“”]{3,60}[^\s\"'`<>(){}\[\],;|«»“”.:?]"
    r"|(?-i:\p{Lu}\p{Ll}{4,24}"
    r"|\p{Ll}{5,24}(?:[\-_ ]\p{Ll}{3,20}){0,2}(?![!.]?[ \t]{0,8}\n[^\n]{0,30}[0-9]))"
    r"(?=[!.]?[ \t]{0,8}(?:\r?\n|\Z)))"
)
_BARE = compiled(r"[!.]?[ \t]{0,8}(?:[\U0001F300-\U0001FAFF☀-➿]{1,4}[ \t]{0,4})?(?:\r?\n|\Z)")
_LABEL = compiled(rf"(?ir)(?<!\p{{L}})\p{{L}}{{0,20}}?(?P<label>{_ASKED}|{_CODE})(?!\p{{L}})")
_CAPITAL = compiled(r"\p{Lu}\p{Ll}{4,24}")
_SMALL_WORDS = (  # answers that are no password
    "bedankt dankje dankjewel merci danke thanks thank sorry geen vraag bellen morgen vandaag "
    "straks momentje helaas natuurlijk zeker misschien waarschijnlijk niemand iedereen hallo "
    "bonjour salut guten attends moment demande désolé pardon personne aucune peut demain "
    "natürlich vielleicht leider keine ahnung bitte perfect super parfait prima klaar check "
    "maybe nobody nothing great welcome graag onthaal balie accueil helpdesk informatica "
    "weten geeft zeker zelfde altijd nooit alles altijd zegt staat kijk vragen gevraagd gelijk "
    "toujours jamais aucun aucune sais tiens voilà oublié regarde dessus dessous sérieux celui "
    "immer weiß liegt steht frag heute gestern gleich genau stimmt vergessen klingt "
    "always never ask dunno sure right check later here there same yours mine really seriously "
    "wacht even idee idée geen aan bij dans chez sur the het een une eine dat that ich ben suis "
    "secretariaat secrétariat portaal portail teams outlook"
)
_ANSWERS = frozenset(_SMALL_WORDS.split())


def answer(text: str, span: Span) -> Span | None:
    """The secret in an answer; None where nothing was asked for that it could be."""
    low = max(0, span.start - 260)
    lines = text[low : span.start].split("\n")
    if len(lines) < 2 or "-----BEGIN" in lines[-2]:
        return None
    value = text[span.start : span.end]
    bare = _BARE.match(text, span.end) is not None
    for line in reversed(lines[-4:-1]):
        label = _LABEL.search(line)
        if label is None:
            continue
        if _ASKS.search(line) is None:
            return None
        return span if _fits(text, span, value, line, label, bare=bare) else None
    return None


def _fits(
    text: str, span: Span, value: str, line: str, label: "re.Match[str]", *, bare: bool
) -> bool:
    asked = label["label"].lower()
    if stand_in(value) or "://" in value or "@" in value[1:-1]:
        return False
    number = _NUMBER.fullmatch(value) is not None
    if _OF_CODE.fullmatch(asked):
        own = line[max(0, label.start("label") - 24) : label.end("label") + 24]
        if (
            openings.other(own)
            or openings.other(line)
            or (asked.startswith("code") and _COMPOUND_OTHER.search(own))
        ):
            return False
        opens = openings.thing(line) or not asked.startswith("code")
        if number:
            return opens and openings.lock_number(text, span.start, span.end, told=True)
        return opens and chosen(value) and any(map(str.isdigit, value))
    if chosen(value) and any(map(str.isdigit, value)) and any(map(str.isalpha, value)):
        return bare or len(value) >= 8
    if number and bare and "sleutel" not in asked and len(value) >= 6:
        return value.isdigit() and len(value) <= 10
    if value.islower():  # the whole turn, behind a question
        sure = bare and line.rstrip()[-1:] == "?" and not _KEYS.fullmatch(asked)
        said = any(word in _ANSWERS or says_of_it(word) for word in re.split("[ _-]", value))
        return sure and not said and "login" not in asked
    word = _CAPITAL.fullmatch(value) is not None and bare and value.lower() not in _ANSWERS
    return word and not says_of_it(value) and not _KEYS.fullmatch(asked)


_NUMBER = compiled(rf"(?i){NUMBER}")
_OF_CODE = compiled(_CODE)
_KEYS = compiled(r"sleutel|cl(?:é|ef)|schlüssel|login|inlog|pass")
_COMPOUND_OTHER = compiled(
    r"(?i)(?:post|zip|bar|streepjes|qr|bron|kleur|farb|fout|fehler|land|gebied|artikel|product"
    r"|kosten|budget|nace|nis)"
    r"[\- ]?codes?"
)

ANSWER = Recognizer(
    name="told-answer",
    entity="SECRET",
    title={
        "nl": "een geheim als antwoord in een gesprek",
        "fr": "un secret donné en réponse",
        "de": "ein Geheimnis als Antwort",
        "en": "a secret given as an answer",
    },
    pattern=compiled(
        rf"(?i)(?:{_ASKED}"
        rf"|{_CODE})(?!\p{{L}})[^\n]{{0,80}}+(?=\n){_ASIDE}{_TURN}{_SMALL_TALK}"
        rf"[«“„\"'‘(]?(?P<value>{NUMBER}(?=[\s.,!;)»”]|\Z)|{_GIVEN})"
    ),
    anchor=Anchor(
        words=(
            *(
                "*wachtwoord",
                "*paswoord",
                "*passwoord",
                "ww",
                "pw",
                "mdp",
                "mot de passe",
                "*passwort",
                "*kennwort",
            ),
            *(
                "password",
                "passwd",
                "pwd",
                "*sleutel",
                "cle",
                "clef",
                "*schlussel",
                "wachtzin",
                "passphrase",
            ),
            *(
                "*codewoord",
                "codewort",
                "mot de code",
                "*code",
                "*codes",
                "pin",
                "*combinatie",
                "combinaison",
            ),
            *("*kombination", "combination", "keypad", "cijferslot"),
        ),
        exact=True,
        before=0,
        leads=leads.asked,
    ),
    extend=answer,
    keep="raw",
    bare=0.86,
    specificity=74,
    samples=(
        hit("Jo: wat was de sleutel ook weer\nEls: «Gr4adzaal!Klok43»\nJo: merci", "Dutch"),
        hit("Karim: wat is de code van de zijpoort?\nFien: «5813#»\nKarim: top", "a code"),
        hit(
            "[08:14] Bert: weet iemand de pin van de badgeprinter\n[08:15] Lies: ja wacht"
            "\n[08:16] Lies: «4096»",
            "an aside",
        ),
        hit("Sarah: c'est quoi le code du local vélos ?\nHugo: «B5820»\n", "French"),
        hit("Petra: wie war noch mal der Code fürs Tor?\nRalf: «8036*»", "German"),
        hit("Tom: what's the keypad for the bike shed?\nAnn: «2468#»", "English"),
        hit("heb je het wachtwoord van de beamer?\n- «Zonnebloem»\n", "a word"),
        hit("t'as le mdp du wifi ?\n> c'est «Tilleul84»", "small talk"),
        hit('Wat is het ww?\n"«Kermis-Lier-9»"', "in quotes"),
        miss("wat is de postcode van Deurne?\n2100\nmerci", "postcode"),
        miss("quel est le code postal d'Andenne ?\n5300", "postcode"),
        miss("wachtwoord van wat? van teams?\nportaal", "another question"),
        miss("Weißt du das Passwort?\nMarlene: siehe Umschlag", "elsewhere"),
        miss("what's the code of conduct version?\n2026", "a rule"),
        miss("mdp oublié ?\nMerci", "thanks"),
        miss("Wachtwoord vergeten?\nKlik hier", "a link"),
        miss("mdp wifi svp?\nvraag aan den balie", "elsewhere"),
        miss("Wat is het wachtwoord?\nGebruikersnaam: jan", "another label"),
    ),
)
RECOGNIZERS = (ANSWER,)
