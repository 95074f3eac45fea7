"""Passwords of several words: "pw is correct tram brussels onion (four words)", "gaufre-canal".

Words look like any sentence, so quotes, joints between them or how they are written must tell.

Source: common usage in Dutch, French, German and English.
Confused with: what is said of a password ("case-sensitive"), quoted messages of programs.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import leads
from recognizers.secrets.told import VERB
from recognizers.secrets.values import stand_in

_LABEL = (
    r"(?:wachtwoord|paswoord|passwoord|ww|pw|mot de passe|mdp|passwort|kennwort|password"
    r"|pass ?phrase|wachtzin|sleutel|cl(?:é|ef)|schlüssel|netwerksleutel)"
)
_STILL = (
    r"(?:[ ](?:nu|now|voorlopig|nog|steeds|gewoon|altijd|toujours|encore|still|currently|jetzt"
    r"|nun|weiterhin|désormais|maintenant|dus|donc|also|:)){0,2}"
)
_WRITTEN = (
    r"(?=,?[ ]?\([^()\n]{0,40}?(?:spati|espace|leerzeich|leerschl|spaces?|woorden|mots|words|wörter"
    r"|klein|minuscul|lower|hoofdletter|majuscul|attach|aan ?een|tiret|streepje|bindestrich))"
)
_END = r"(?=[»”\"'’)]?(?:[.,;!]?[ \t]{0,4}(?:\n|\Z)|[.,;:!]?[)]|[.,;][ ]|[ ]?:\n))"
_SAYS = compiled(
    r"(?i)sensitive|gevoelig|factor|service|based|only|protected|beveiligd|manager|reset|online"
    r"|e-?mail|facteur|sensible|vergeten|oubli|vergess|forgot|(?<!\p{L})(?:moet|muss|must|doit|kan"
    r"|kann|can|peut|niet|pas|nicht|not|wordt|wird|uw|votre|ihr|your|minstens|moins|mindestens"
    r"|least|nooit|jamais|nie|never|tekens|caract\w*|zeichen|characters|ligt|liegt|hangt|staat"
    r"|steht|lokaal|zie|voir|siehe|see|kwijt|onjuist|incorrect\w*|falsch|wrong|ongeldig|invalide?"
    r"|onbekend|inconnu|open|ouvert|gratis|wi-?fi|self|multi|non|wacht\w*|mot|pass\w*"
    r"|vul|kies|enter|choose|saisi\w*|wähl\w*|geef|voer|type|tapez|field|veld|champ|feld)(?!\p{L})"
)
_PROGRAM = compiled(r"[{}<>;=\[\]]|//|\(\)")


def words(text: str, span: Span) -> Span | None:
    """Words that are the password; None for what is said of one, and in programs."""
    value = text[span.start : span.end]
    line = text[max(0, span.start - 60) : span.start].rpartition("\n")[2].rpartition("; ")[2]
    if stand_in(value) or _SAYS.search(value) or _PROGRAM.search(line):
        return None
    return (
        span
        if " " in value or value.count("-") != 1 or not value.isascii() or _lone(value)
        else None
    )


def _lone(value: str) -> bool:
    """True for two joined words without a capital: a double name has two."""
    return value.islower()


RECOGNIZER = Recognizer(
    name="password-phrase",
    entity="SECRET",
    title={
        "nl": "een wachtwoord van meer woorden",
        "fr": "un mot de passe de plusieurs mots",
        "de": "ein Passwort aus mehreren Wörtern",
        "en": "a password of several words",
    },
    pattern=compiled(
        rf"(?i){_LABEL}(?!\p{{L}})[^\n:=;!?|\"«“(]{{0,50}}?"
        rf"(?:(?:\s?:[ ]{{1,2}}|[ ]{VERB}{_STILL}[ ])(?:"
        rf"[\"«“„][ ]?(?P<value>[\p{{L}}0-9][\p{{L}}0-9'’\-]{{0,20}}"
        rf"(?:[ ][\p{{L}}0-9'’&\-]{{1,20}}){{1,7}})(?=[ ]?[\"»”“])"
        rf"|(?P<value>\p{{L}}{{2,20}}(?:[\-_]\p{{L}}{{1,20}}){{1,6}}){_END}"
        rf"|(?P<value>\p{{L}}{{2,16}}(?:[ ]\p{{L}}{{1,16}}){{1,7}}){_WRITTEN})"
        rf"|[ ](?P<value>\p{{L}}{{2,16}}(?:[ ]\p{{L}}{{1,16}}){{1,7}}){_WRITTEN})"
    ),
    anchor=Anchor(
        words=(
            *("*wachtwoord", "*paswoord", "*passwoord", "ww", "pw", "mot de passe", "mdp"),
            *("*passwort", "*kennwort", "password", "passphrase", "pass phrase", "wachtzin"),
            *("*sleutel", "cle", "clef", "*schlussel"),
        ),
        exact=True,
        before=0,
        leads=leads.phrase,
    ),
    extend=words,
    keep="raw",
    bare=0.86,
    specificity=83,
    samples=(
        hit("pw is now «correct tram brussels onion» (four words, spaces included)", "English"),
        hit("gasten, sleutel «welkom in ons stadhuis» (met spaties, alles klein).", "Dutch"),
        hit("het paswoord blijft voorlopig «welkom op het stadhuis» (alles klein)", "Dutch, still"),
        hit("Mot de passe : «gaufre-canal-vélo». Il vous sera demandé", "French, joined"),
        hit("le mdp du serveur c'est «frietkot_à_minuit», mais change", "joined by a line"),
        hit("le mot de passe de protection est «taxe-égouts» :\n", "two words"),
        hit('wachtwoord als volgt: "«Eetfestijn 14 maart»". Zet', "in quotes"),
        hit("Das Passwort lautet „«vier Pferde tanzen»“", "German, in quotes"),
        hit("Kennwort: «regen-auf-zink»\n", "German, joined"),
        miss("the password is case-sensitive.", "said of it"),
        miss("Wachtwoord: niet-hoofdlettergevoelig\n", "said of it, Dutch"),
        miss('Melding: wachtwoord: "vul het veld in"() {', "elsewhere"),
        miss('the password field is "not filled in"', "a message"),
        miss("mot de passe : voir la note (en deux mots)", "elsewhere"),
        miss("het wachtwoord is verlopen", "a sentence"),
        miss("le mot de passe est celui de Marie-Claire.", "whose"),
        miss("Passwort: siehe Umschlag", "elsewhere"),
        miss("password = first-second;", "a program"),
    ),
)
