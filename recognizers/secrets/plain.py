"""Passwords that are one plain word or number: "het wachtwoord is Zonnebloem".

Such a word looks like any other, so what stands around it decides: a login beside it, a colon at
the end of its label, or a verb before it; and what sentences about passwords say of them ("is
verlopen", "est obligatoire") is left out, by list and by the endings of adjectives and participles.
"""

import regex as re

from recognizers.base import Span
from recognizers.secrets.values import stand_in

BACK = 120  # code points before a value that are looked at
LEAST_SMALL = 6  # letters of a word without a capital

LOGIN_BESIDE = re.compile(  # "gebruikersnaam archief en wachtwoord ", before a word
    r"(?i)(?:gebruiker\w*|username|user|login|identifiant|utilisateur|benutzer\w*|account"
    r"|compte|(?:log(?:gen)?[ ]?in|meld\w{0,3}[ ](?:je[ ]|u[ ])?aan|aanmelden|inloggen|sign in"
    r"|connect\w{0,4}(?:-vous)?|anmelden)[ ](?:met|with|as|avec|mit|als))[ :=]+"
    r"(?!(?:and|en|et|und|or|of|ou|oder|met|with|avec|mit)\b)[^\s,;/]{2,40}(?:[,;]|[ ]/)?[ ]"
    r"(?:(?:and|en|et|und|met|with|avec|mit)[ ])?(?:(?:als|as|le|het|das|the)[ ])?"
    r"(?:[\w\-]{0,20}(?:word|woord|wort)|mot de passe|pass|pw|ww|mdp)[ ]\Z"
)
_SOMEONE = re.compile(
    r"(?i)user|login|log in|gebruiker|inlog|aanmeld|account|identifiant|utilisateur|compte|benutzer"
    r"|anmeld|konto|ssid|wi-?fi|netwerk|e-?mail"
)
_PLAIN = re.compile(r"\p{L}{5,30}")
_CAPITAL = re.compile(r"\p{Lu}\p{Ll}{4,29}")
_LINE_ENDS = re.compile(r"[.,;!]?[)»”\"]?[ \t]*(?:\r?\n|\Z|\(|(?<=[.,;!])[ \t])")
_VERB = re.compile(  # what a sentence says before the value
    r"(?i)(?<![^\W_])(?:is|ist|was|wordt|luidt|lautet|blijft|bleibt|est|c['’]est|sera|devient|remains"
    r"|naar|auf|(?<!pass )to|en)(?:[ ](?:nu|now|jetzt|maintenant|voortaan|désormais"
    r"|gewoon|weer))?"
    r"[: ][ ]?[«“„\"'(]?[ ]?\Z"
)
_PROGRAM = re.compile(r"[{}<>();=\[\]#|]|//|\b(?:def|var|let|const|function|type|import)\b")
_NO_PASSWORD = re.compile(
    r"(?i)(?:(?:pass|wacht|pas|kenn)w[oo]+r[dt]\w*|verplicht\w*|vereist|vergeten|nodig|leeg|geen|nooit"
    r"|wijzig\w*|requise?|obligatoire|oubli\w*|vide|aucun\w*|inconnu|jamais|erforderlich|vergessen|leer"
    r"|unbekannt|required|optional|optione+l\w*|optionnel\w*|facultati\w+|forgot\w*|empty|string|str|hidden"
    r"|change[sd]?|expired|verlopen|expiré|abgelaufen|onbekend|geheim\w*|persoonlijk|incorrect\w*"
    r"|invalid\w*|ongeldig|ungültig|wrong|verkeerd|fout\w*|gewijzigd|ingesteld|modifié|geändert|boolean"
    r"|integer|number|field|value|enter|show|toon|tonen|boven\w*|hierboven|onder\w*|hieronder|below|above"
    r"|ci-?dessous|dessous|volgt|later|apart|ontvangen|pflicht\w*|voraussetzung\w*|thema|teil|sache|problem\w*"
    r"|probleem|problème|login|logon|anmeldung|aanmelding|connexion|beveilig\w*|sécurité|sicherheit\w*"
    r"|security|bitwarden|keepass\w*|lastpass|azure|entra|active|windows|outlook|microsoft|google|itsme"
    r"|optiona\w*|secretstr|option|hash\w*|password\w*|bytes|object|void|true|false|null|none|undefined"
    r"|goed|juist|anders|klaar|hetzelfde|dezelfde|zelfde|kwijt|bekend|correct\w*|right|fine|missing|lost"
    r"|gone|same|identical|identi\w+|gleich|richtig|falsch|weak|strong|short|stolen|known|again|zwak|sterk"
    r"|slecht|korter|langer|volledig|faible|forte?|mauvais\w*|bonne?|court\w*|perdue?|connue?|nouveau|neuf"
    r"|schwach|stark|kurz|lang|weg|neu|bald|dringend|important\w*|belangrijk|wichtig|confidentiel\w*"
    r"|confidential|vertrouwelijk|vertraulich|priv\w+|uniek|unique|einzigartig|niets?|nichts?|nothing"
    r"|something|iets|quelque|etwas|opnieuw|encore|wieder|erneut|reset|aanvragen|opvragen|instellen|kiezen"
    r"|choose|choisir|wählen|setzen|zie|voir|siehe|idem|standaard|default|défaut|standard|tijdelijk"
    r"|temporair\w*|temporary|provisoire|vorläufig|permanent|nieuw\w*|oude?|ancien\w*|verborgen|masqu\w+"
    r"|cach\w+|versteckt|verstuurd|envoyé|gesendet|geweigerd|refusé|accepté|dood|mort|passé|dépassé|gratis"
    r"|genoeg|assez|genug|enough|overal|partout|überall|everywhere|thuis|nergens|binnenkort|bientôt|soon"
    r"|morgen|demain|tomorrow|vandaag|today|nodeloos|handig|simpel|simple|einfach|eenvoudig|complex\w*"
    r"|komplex|safe|veilig|sûre?|sicher|unsafe|onveilig|unsicher)(?!\p{L})"
)
_DESCRIBES = re.compile(  # endings and beginnings of adjectives and participles
    r"(?:ge|ver|be|ont|her|zer|er|ent|on|un|in|im|dé|ré|re)\p{Ll}{2,}(?:d|t|en|é|ée|és|ed|i|u|it)"
    r"|\p{Ll}+(?:ig|lijk|baar|loos|ief|aal|eel|isch|ible|able|eux|euse|ifs?|ive|ique|ous|ory|ant|ent"
    r"|ed|ing|lich|bar|los|end|haft|sam|ées?|és?|ial|ual|end|ly|ment)"
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
    if _NO_PASSWORD.fullmatch(value) or _LINE_ENDS.match(text, span.end) is None:
        return False
    before = text[max(0, span.start - BACK) : span.start]
    if LOGIN_BESIDE.search(before):
        return True
    line = before.rpartition("\n")[2].rstrip(" \t=")
    if _VERB.search(before):
        return word and _could_be(value) and not _PROGRAM.search(line)
    if before[-2:-1].isalpha():
        return False
    if _SOMEONE.search(before + text[span.end : span.end + 60]):
        return True
    return _CAPITAL.fullmatch(value) is not None and not _PROGRAM.search(line)


def _could_be(value: str) -> bool:
    """True for a word that says nothing of a password: a capital in a sentence, or no adjective."""
    if _CAPITAL.fullmatch(value):
        return True
    return value.islower() and len(value) >= LEAST_SMALL and _DESCRIBES.fullmatch(value) is None
