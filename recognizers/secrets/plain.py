"""Passwords that are one plain word or number: "het wachtwoord is Zonnebloem".

Such a word looks like any other, so what stands around it decides: a login beside it, a colon at
the end of its label, or a verb before it; and what sentences about passwords say of them ("is
verlopen", "est obligatoire") is left out, by list and by the endings of adjectives and participles.
"""

from recognizers.base import Span
from recognizers.compiled import compiled
from recognizers.secrets.values import stand_in

BACK = 120  # code points before a value that are looked at
LEAST_SMALL = 6  # letters of a word without a capital

LOGIN_BESIDE = compiled(  # "gebruikersnaam archief en wachtwoord ", before a word
    r"(?i)(?:gebruiker\w*|username|user|login|identifiant|utilisateur|benutzer\w*|account"
    r"|compte|(?:log(?:gen)?[ ]?in|meld\w{0,3}[ ](?:je[ ]|u[ ])?aan|aanmelden|inloggen|sign in"
    r"|connect\w{0,4}(?:-vous)?|anmelden)[ ](?:met|with|as|avec|mit|als))[ :=]+"
    r"(?!(?:and|en|et|und|or|of|ou|oder|met|with|avec|mit)\b)[^\s,;/]{2,40}(?:[,;]|[ ]/)?[ ]"
    r"(?:(?:and|en|et|und|met|with|avec|mit)[ ])?(?:(?:als|as|le|het|das|the)[ ])?"
    r"(?:[\w\-]{0,20}(?:word|woord|wort)|mot de passe|pass|pw|ww|mdp)[ ]\Z"
)
_SOMEONE = compiled(
    r"(?i)user|login|log in|gebruiker|inlog|aanmeld|account|identifiant|utilisateur|compte|benutzer"
    r"|anmeld|konto|(?<!\p{L})id(?!\p{L})|ssid|wi-?fi|netwerk|e-?mail"
)
_LABEL = compiled(
    r"(?i)pass(?:word|wd|phrase|wort)|wachtwoord|paswoord|kennwort|mot[ _\-]?de[ _\-]?passe|pwd"
    r"|(?<![^\W_])(?:pass|pw|ww|mdp|psk)(?![^\W_])"
)
_SENTENCE = compiled(r"[.?!][ \n]")
_PLAIN = compiled(r"\p{L}{5,30}")
_CAPITAL = compiled(r"\p{Lu}\p{Ll}{4,29}")
_LINE_ENDS = compiled(r"[.,;!]?[)»”\"']?[.,;!]?[ \t]*(?:\r?\n|\Z|\(|(?<=[.,;!])[ \t])")
_VERB = compiled(  # what a sentence says before the value
    r"(?i)(?<![^\W_])(?:is|ist|was|wordt|luidt|lautet|blijft|bleibt|est|c['’]est|sera|devient"
    r"|remains"
    r"|naar|auf|(?<!pass )to|en)(?:[ ](?:nu|now|jetzt|maintenant|voortaan|désormais"
    r"|gewoon|weer|toujours|encore|nog altijd|still|(?:vanaf|ab|dès|from)[ ][\p{L}0-9]{3,12}))?"
    r"[: ][ ]?[«“„\"'(]?[ ]?\Z"
)
_PROGRAM = compiled(r"[{}<>();=\[\]#|]|//|\b(?:def|var|let|const|function|type|import)\b")
# What is said of a password, or stands in its place: words, and beginnings of words.
_WORDS = (
    "vereist vergeten nooit jamais inconnu requis requise vergessen unbekannt required "
    "empty string hidden change changes changed expired verlopen expiré abgelaufen "
    "onbekend ongeldig ungültig wrong verkeerd gewijzigd ingesteld modifié geändert "
    "boolean integer number field value enter tonen below above dessous volgt later apart "
    "ontvangen thema sache probleem problème login logon anmeldung aanmelding connexion "
    "sécurité security bitwarden lastpass azure entra active windows outlook microsoft "
    "google itsme option bytes object false undefined juist anders klaar hetzelfde "
    "dezelfde zelfde kwijt bekend right missing gleich richtig falsch strong short stolen "
    "known again sterk slecht korter langer volledig faible forte bonne perdu perdue connu "
    "connue nouveau schwach stark dringend belangrijk wichtig confidential vertrouwelijk "
    "vertraulich uniek unique einzigartig niets nichts nothing something quelque etwas "
    "opnieuw encore wieder erneut reset aanvragen opvragen instellen kiezen choose choisir "
    "wählen setzen siehe standaard default défaut standard tijdelijk temporary provisoire "
    "vorläufig permanent oublié verborgen versteckt verstuurd envoyé gesendet geweigerd "
    "refusé accepté passé dépassé gratis genoeg assez genug enough overal partout überall "
    "everywhere thuis nergens binnenkort bientôt morgen demain tomorrow vandaag today "
    "nodeloos handig simpel simple einfach eenvoudig komplex veilig sicher unsafe onveilig "
    "unsicher nodig helpdesk vraag aanvraag wijziging beheer beleid leeg zelfde idem onthaal "
    "portaal schlüssel sleutel ticket support demande gestion changement änderung anfrage "
    "inactief actief"
)
_SAYS = frozenset(_WORDS.split())
_BEGINS = (
    *("wachtwoord", "paswoord", "password", "passwort", "kennwort", "verplicht", "wijzig"),
    *("obligatoire", "oubli", "aucun", "erforderlich", "optional", "optione", "optionnel"),
    *("facultati", "forgot", "geheim", "persoonlijk", "incorrect", "correct", "invalid", "foutief"),
    *(
        "hierboven",
        "boven",
        "onder",
        "hieronder",
        "pflicht",
        "voraussetzung",
        "problem",
        "beveilig",
    ),
    *("sicherheit", "keepass", "secretstr", "identi", "mauvais", "court", "important"),
    *(
        "confidentiel",
        "priva",
        "privé",
        "temporair",
        "nieuw",
        "ancien",
        "masqu",
        "caché",
        "complex",
    ),
)
DESCRIBES = compiled(  # endings and beginnings of adjectives and participles
    r"(?:ge|ver|be|ont|her|zer|er|ent|on|un|in|im|dé|ré|re)\p{Ll}{2,}(?:d|t|en|é|ée|és|ed|i|u|it)"
    r"|\p{Ll}+(?:ig|lijk|baar|loos|ief|aal|eel|isch|ible|able|eux|euse|ifs?|ive|ique|ous|ory|ant"
    r"|ent"
    r"|ed|ing|lich|bar|los|end|haft|sam|ées?|és?|ial|ual|ly|ment)"
)


_CASE = compiled(  # how it is written: nobody says that of a word in a sentence
    r"(?i)[»”\"']?,?[ ]\(?(?:alles |tout )?(?:(?:met|in|zonder|avec|sans|en|mit|ohne|with"
    r"|without)[ ](?:een |une |all )?)?"
    r"(?:kleine? letters?|hoofdletters?|klein(?: geschrieben| geschreven)?|minuscules?"
    r"|majuscules?|kleinbuchstaben"
    r"|gro(?:ß|ss)buchstaben|gro(?:ß|ss) geschrieben|lower ?case|upper ?case|capitals?)(?!\p{L})"
)
_AS = compiled(  # "we hebben als wachtwoord duikplank genomen"
    r"(?i)(?<!\p{L})(?:als|comme|as)[ ](?:(?:het|le|the|tijdelijk|nieuw)[ ])?(?:wachtwoord"
    r"|paswoord|ww|mot de passe|mdp"
    r"|passwort|kennwort|password)[ ][«“\"']?\Z"
)
_ACT = compiled(r"\p{L}+(?:en|t|d|er|ir|é|ed|ing)")  # "als wachtwoord gebruiken"
_FORM = compiled(  # the label begins its line; English ones stand in settings too
    r"(?i)(?<![^\n])[ \t\-*•]{0,6}(?:[\p{L}\-]{2,16}[ ]){0,2}(?:wachtwoord|paswoord|ww"
    r"|mot de passe|mdp|passwort|kennwort)"
    r"(?:[ ][\p{L}\-]{2,16}){0,3}[ ]?[:=][ ]{1,3}[«“\"']?\Z"
)
_WHOLE_LINE = compiled(r"[»”\"']?\.?[ \t]*(?:\r?\n|\Z)")
_CENTRE = compiled(
    r"(?i)meldkamer|centrale|bewaking|t[ée]l[ée]surv|leitstelle|monitoring|alarm|login|inlog"
    r"|account"
)


def plain(text: str, span: Span) -> bool:
    """True when a plain word or number behind the label of a password is the password.

    Args:
        span: the word, without the signs around it.
    Cost: at most some 300 code points around it are looked at.
    """
    value = text[span.start : span.end]
    word = _PLAIN.fullmatch(value) is not None and not stand_in(value)
    if not word and not (value.isdigit() and 6 <= len(value) <= 10):
        return False
    low = value.lower()
    if low in _SAYS or low.startswith(_BEGINS):
        return False
    before = text[max(0, span.start - BACK) : span.start]
    if _CASE.match(text, span.end) and _LABEL.search(before):
        return word
    ends = _LINE_ENDS.match(text, span.end) is not None
    if ends and LOGIN_BESIDE.search(before):
        return True
    if _AS.search(before):
        return word and _ACT.fullmatch(low) is None
    if not ends:
        return False
    line = before.rpartition("\n")[2].rstrip(" \t=")
    if _VERB.search(before):
        if _LABEL.search(_SENTENCE.split(before)[-1]) is None:
            return False  # of another sentence
        return word and _could_be(value) and not _PROGRAM.search(line)
    if _FORM.search(before) and _WHOLE_LINE.match(text, span.end) and not _PROGRAM.search(line):
        return word and (
            value.isupper() or _could_be(value) or _CAPITAL.fullmatch(value) is not None
        )
    if before[-2:-1].isalpha():
        return word and _CAPITAL.fullmatch(value) is not None and _CENTRE.search(line) is not None
    if _SOMEONE.search(before + text[span.end : span.end + 60]):
        return True
    return _CAPITAL.fullmatch(value) is not None and not _PROGRAM.search(line)


def beside_login(text: str, span: Span) -> bool:
    """True for a value in quotes behind a login and the label: `user "x", pass "y"`."""
    before = text[max(0, span.start - BACK) : span.start - 1]
    value = text[span.start : span.end]
    return before[-1:] == " " and LOGIN_BESIDE.search(before) is not None and not stand_in(value)


def says_of_it(value: str) -> bool:
    """True for a word that sentences say of a password, or that stands in its place."""
    low = value.lower()
    return low in _SAYS or low.startswith(_BEGINS)


def _could_be(value: str) -> bool:
    """True for a word that says nothing of a password: a capital in a sentence, or no adjective."""
    if _CAPITAL.fullmatch(value):
        return True
    return value.islower() and len(value) >= LEAST_SMALL and DESCRIBES.fullmatch(value) is None
