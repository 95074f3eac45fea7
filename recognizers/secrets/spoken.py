"""Words that open: code words on the telephone, and pass phrases.

"Meldkamer vraagt het codewoord: Kanarie", "le mot de passe vocal c'est « Pélican »", "wachtzin:
paarse olifant danst traag".

Source: common usage in Dutch, French, German and English.
Confused with: metaphors ("het codewoord is samenwerking"), advice on phrases.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets.plain import says_of_it
from recognizers.secrets.told import VERB
from recognizers.secrets.values import chosen, stand_in

QUOTE, _CLOSE = r"[«“„\"'‘(]", r"[»”“\"'’)]"
_WORD = (
    r"(?:code[ \-]?woord|veiligheidswoord|noodwoord|geheim woord|mot[ \-]code"
    r"|mot de code|mot convenu"
    r"|geheim antwoord|antwoord geheime vraag|geheime vraag[^\n]{0,80}\n?[ \t]{0,4}antwoord"
    r"|question secrète[^\n]{0,80}\n?[ \t]{0,4}réponse"
    r"|security question[^\n]{0,80}\n?[ \t]{0,4}answer"
    r"|sicherheitsfrage[^\n]{0,80}\n?[ \t]{0,4}antwort|antwoord op de (?:geheime"
    r"|veiligheids)[ ]?vraag|réponse secrète"
    r"|r[ée]ponse à la question"
    r" (?:secr[èe]te|de s[ée]curit[ée])|sicherheitsantwort|antwort auf die (?:sicherheits"
    r"|geheime )frage"
    r"|security answer|answer to the security question|mot secret|mot de s[ée]curit[ée]"
    r"|mot de passe (?:vocal|oral|t[ée]l[ée]phonique)"
    r"|mot de passe t[ée]l[ée]surveillance"
    r"|code[ \-]?wort|losungswort|sicherheitswort|notfallwort|code ?word|duress word|safe ?word"
    r"|security word"
    r"|telefoonwachtwoord|telefonisch wachtwoord|alarmwachtwoord"
    r"|mot de passe de (?:la )?(?:t[ée]l[ée]surveillance|centrale))"
)
_PHRASE = (
    r"(?:wachtzin|herstelzin|phrase (?:de passe|secr[èe]te|de r[ée]cup[ée]ration|sha[\- ]?(?:in"
    r"|out)?)|pass ?phrase|kennsatz"
    r"|passsatz|seed ?phrase|recovery phrase|zin voor herstel|wiederherstellungsphrase)"
)
_MIDDLE = r"[^\n:=;!?|]{0,60}?"
LINK = (
    rf"(?:\s?[:=]\s{{0,3}}|[ ]{VERB}(?:[ ](?:nu|now|jetzt|désormais|voortaan|toujours|:)){{0,2}}"
    rf"[ ]{{1,2}}|[ ](?={QUOTE}))"
)
_END = r"(?=[.,;:!?)]{0,2}(?:\s|\Z)|[ ]?[»”“\"'’])"
_HOW = compiled(
    r"(?i)(?<!\p{L})(?:minstens|minimaal|moins|mindestens|at least|mots?|woord(?:en)?|words?"
    r"|w[öo]rter|tekens|caract\w+|kies\w*"
    r"|chois\w+|wähl\w+|choose|nooit|jamais|never|nie|zie|voir|siehe|see|geen|aucun\w*|kein\w*"
    r"|none|niet|pas|nicht|not"
    r"|moet|doit|muss|must|is|est|ist|wordt|sera|kan|peut|kann|can|die|der|dat|qui|que|which|that"
    r"|onthoud\w*|vergeten"
    r"|oubli\w+|vergessen|forgot\w*|convenir|afgesproken|zelf|soi|selbst|your|uw|votre"
    r"|ihr)(?!\p{L})"
)
_LIKE = compiled(  # an instance of what is explained
    r"(?i)(?<!\p{L})(?:zoals|bijvoorbeeld|bv\.?|type|comme|telle? que|par exemple|such as|like"
    r"|e\.g\.|wie|etwa|z\. ?B\.|beispielsweise)[ ][«“„\"'‘(]?[ ]?\Z"
)
_GAME = compiled(
    r"(?i)quiz|spel(?!l)|puz+el|kruiswoord|(?<!\p{L})jeu(?!\p{L})|concours|wedstrijd|rätsel|spiel|game"
)
_PATH = compiled(r"\A[/~]|[/\\]\.?\w+[/\\]|@[\w\-]+\.\w")
_ENDS = compiled(r"[.!]?[ \t]{0,8}(?:\n|\Z)")
_FORMS = compiled(r"(?i)\p{L}+(?:ieren|eren|ing|ung|heid|keit|tion|té|schap|schaft|werk|arbeit)")


def word(text: str, span: Span) -> Span | None:
    """A code word: a capital or quotes, nothing that sentences say of one, no virtue."""
    value = text[span.start : span.end]
    before = text[max(0, span.start - 4) : span.start]
    sure = any(sign in before for sign in ":=«“„\"'‘(")
    if stand_in(value) or _HOW.search(value) or says_of_it(value):
        return None
    if _GAME.search(text, max(0, span.start - 50), span.start):
        return None
    if value[0].isupper() and not (_FORMS.fullmatch(value) and not sure):
        return span
    return (
        span
        if sure and ("«“„\"'‘".find(before.strip()[-1:]) >= 0 or _line_ends(text, span.end))
        else None
    )


def _line_ends(text: str, end: int) -> bool:
    return _ENDS.match(text, end) is not None


def phrase(text: str, span: Span) -> Span | None:
    """A pass phrase: one token that is no word, or words that make no sentence about phrases."""
    value = text[span.start : span.end]
    if _LIKE.search(text, max(0, span.start - 24), span.start):
        return None
    if " " not in value:
        return span if chosen(value) and _PATH.search(value) is None else None
    return None if stand_in(value) or _HOW.search(value) or len(set(value.split())) < 3 else span


CODE_WORD = Recognizer(
    name="code-word",
    entity="SECRET",
    title={
        "nl": "een codewoord",
        "fr": "un mot de code",
        "de": "ein Codewort",
        "en": "a code word",
    },
    pattern=compiled(
        rf"(?i){_WORD}(?!\p{{L}}){_MIDDLE}{LINK}{QUOTE}?[ ]?"
        rf"(?P<value>\p{{L}}[\p{{L}}0-9\-]{{3,30}}){_END}"
    ),
    anchor=Anchor(
        words=(
            *(
                "*codewoord",
                "code woord",
                "veiligheidswoord",
                "noodwoord",
                "geheim woord",
            ),
            *(
                "mot code",
                "mot de code",
                "mot convenu",
                "mot secret",
                "mot de securite",
                "mot de passe vocal",
            ),
            *("mot de passe oral", "mot de passe telephonique", "mot de passe telesurveillance"),
            *(
                "mot de passe de la telesurveillance",
                "mot de passe de la centrale",
                "codewort",
                "code wort",
            ),
            *(
                "losungswort",
                "sicherheitswort",
                "notfallwort",
                "code word",
                "codeword",
                "duress word",
                "safe word",
            ),
            *(
                "safeword",
                "security word",
                "telefoonwachtwoord",
                "telefonisch wachtwoord",
                "alarmwachtwoord",
            ),
            *(
                "antwoord geheime vraag",
                "geheime vraag",
                "question secrete",
                "security question",
                "sicherheitsfrage",
                "geheim antwoord",
                "antwoord op de geheime vraag",
                "reponse secrete",
                "security answer",
            ),
            *(
                "antwoord op de veiligheidsvraag",
                "reponse a la question secrete",
                "sicherheitsantwort",
            ),
            *("reponse a la question de securite", "antwort auf die sicherheitsfrage"),
            *("antwort auf die geheime frage", "answer to the security question"),
        ),
        exact=True,
        before=0,
    ),
    extend=word,
    keep="raw",
    bare=0.87,
    specificity=86,
    samples=(
        hit("Meldkamer vraagt het codewoord: «Kanarie».", "Dutch"),
        hit("is het codewoord voortaan «Waterlelie».", "Dutch, in a sentence"),
        hit("le mot de passe vocal c'est “«Pélican»”", "French, spoken"),
        hit("le mot de code avec la centrale : «Tilleul»", "French"),
        hit("Mot de passe télésurveillance : «Hirondelle».", "French, of an operator"),
        hit("Das Codewort lautet «Eisvogel».", "German"),
        hit("Duress word for the monitoring centre: «Heron».", "English"),
        hit('codewoord "«vlinder»" onthouden', "in quotes"),
        hit("The answer to the security question is «Pumpernickel».", "of a question"),
        hit("Geheime vraag: eerste huisdier\nAntwoord: «Pukkel»", "a question and its answer"),
        hit("Réponse secrète : «Médor»", "of a question, French"),
        hit("Codewoord: «pinguin»\n", "a form"),
        miss("Het codewoord is samenwerking.", "a metaphor"),
        miss("Codewoord: kies er zelf een.", "advice"),
        miss("Mot de code : à convenir avec la centrale.", "to be agreed"),
        miss("het codewoord is vertrouwelijk", "said of it"),
        miss("Codewoord: geen", "none"),
        miss("Das Codewort ist Zusammenarbeit", "a metaphor"),
        miss("het codewoord wordt gevraagd", "a sentence"),
        miss("sleutelwoord: ", "empty"),
        miss('Codewoord van de quiz was "pannenkoek"', "a game"),
        miss("mot secret de la semaine, à deviner", "a game"),
    ),
)

PHRASE = Recognizer(
    name="pass-phrase",
    entity="SECRET",
    title={
        "nl": "een wachtzin",
        "fr": "une phrase de passe",
        "de": "eine Passphrase",
        "en": "a pass phrase",
    },
    pattern=compiled(
        rf"(?i){_PHRASE}(?!\p{{L}}){_MIDDLE}{LINK}{QUOTE}?[ ]?"
        rf"(?P<value>\p{{L}}{{2,14}}(?:[ \-]\p{{L}}{{2,14}}){{2,23}}(?=[ ]?(?:[.,;]?(?:\n|\Z)"
        rf"|{_CLOSE}|[.;][ ](?-i:\p{{Lu}})))"
        rf"|(?<={QUOTE}[ ]?)[\p{{L}}0-9'’]{{1,16}}(?:[ \-][\p{{L}}0-9'’]{{1,16}}){{3,15}}"
        rf"(?=[ ]?{_CLOSE})"
        r"|(?![/~])[^\s\"'`<>(){}\[\],;«»“”]{5,80}[^\s\"'`<>(){}\[\],;«»“”.:?])"
    ),
    anchor=Anchor(
        words=(
            *(
                "wachtzin",
                "herstelzin",
                "phrase de passe",
                "phrase secrete",
                "phrase de recuperation",
                "phrase sha*",
            ),
            *(
                "passphrase",
                "pass phrase",
                "kennsatz",
                "passsatz",
                "seed phrase",
                "seedphrase",
                "recovery phrase",
            ),
            "wiederherstellungsphrase",
        ),
        exact=True,
        before=0,
    ),
    extend=phrase,
    keep="raw",
    bare=0.9,
    specificity=84,
    samples=(
        hit('De wachtzin van de laptop is "«paarse olifant danst traag»", schrijf', "in quotes"),
        hit("Phrase de passe du disque : «cheval lavande marteau seize»", "French"),
        hit("passphrase: «correct staple battery meadow»\n", "English"),
        hit(
            "la phrase SHA-IN configurée chez le prestataire est «R0uge-gorge!sur55toits» ; elle",
            "of payments",
        ),
        hit("wachtzin = «regen-op-zink-77»", "one token"),
        hit("Passphrase lautet «Vennbahn937!Torf»", "German"),
        hit("recovery phrase: «apple river stone candle fox lamp»", "of a wallet"),
        hit("phrase secrète : “«lune verte trois tambours»”", "French, in quotes"),
        miss("Wachtzin: vier woorden die niets met elkaar te maken hebben.", "advice"),
        miss("Phrase de passe : au moins quatre mots sans rapport", "advice"),
        miss("passphrase is required", "a rule"),
        miss('a passphrase such as "horse battery staple"', "an instance"),
        miss("passphrase: ****", "masked"),
        miss("Enter passphrase for key:", "a prompt"),
        miss("wachtzin vergeten", "forgotten"),
        miss("Passphrase: siehe Umschlag im Tresor", "elsewhere"),
        miss("phrase de passe = ${PHRASE}", "a variable"),
    ),
)

RECOGNIZERS = (CODE_WORD, PHRASE)
