"""Words that open: code words on the telephone, pass phrases, and what was phished.

"Meldkamer vraagt het codewoord: Kanarie", "le mot de passe vocal c'est « Pélican »", "wachtzin:
paarse olifant danst traag", "she typed Marigold1974! on the fake page".

Source: common usage in Dutch, French, German and English.
Confused with: metaphors ("het codewoord is samenwerking"), advice on phrases.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, Span, hit, miss
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
_HOW = re.compile(
    r"(?i)(?<!\p{L})(?:minstens|minimaal|moins|mindestens|at least|mots?|woord(?:en)?|words?"
    r"|w[öo]rter|tekens|caract\w+|kies\w*"
    r"|chois\w+|wähl\w+|choose|nooit|jamais|never|nie|zie|voir|siehe|see|geen|aucun\w*|kein\w*"
    r"|none|niet|pas|nicht|not"
    r"|moet|doit|muss|must|is|est|ist|wordt|sera|kan|peut|kann|can|die|der|dat|qui|que|which|that"
    r"|onthoud\w*|vergeten"
    r"|oubli\w+|vergessen|forgot\w*|convenir|afgesproken|zelf|soi|selbst|your|uw|votre"
    r"|ihr)(?!\p{L})"
)
_ENDS = re.compile(r"[.!]?[ \t]{0,8}(?:\n|\Z)")
_FORMS = re.compile(r"(?i)\p{L}+(?:ieren|eren|ing|ung|heid|keit|tion|té|schap|schaft|werk|arbeit)")


def word(text: str, span: Span) -> Span | None:
    """A code word: a capital or quotes, nothing that sentences say of one, no virtue."""
    value = text[span.start : span.end]
    before = text[max(0, span.start - 4) : span.start]
    sure = any(sign in before for sign in ":=«“„\"'‘(")
    if stand_in(value) or _HOW.search(value) or says_of_it(value):
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
    if " " not in value:
        return span if chosen(value) else None
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
    pattern=re.compile(
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
    pattern=re.compile(
        rf"(?i){_PHRASE}(?!\p{{L}}){_MIDDLE}{LINK}{QUOTE}?[ ]?"
        rf"(?P<value>\p{{L}}{{2,14}}(?:[ \-]\p{{L}}{{2,14}}){{2,23}}(?=[ ]?(?:[.,;]?(?:\n|\Z)"
        rf"|{_CLOSE}))"
        r"|[^\s\"'`<>(){}\[\],;«»“”]{5,80}[^\s\"'`<>(){}\[\],;«»“”.:?])"
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
        miss("passphrase: ****", "masked"),
        miss("Enter passphrase for key:", "a prompt"),
        miss("wachtzin vergeten", "forgotten"),
        miss("Passphrase: siehe Umschlag im Tresor", "elsewhere"),
        miss("phrase de passe = ${PHRASE}", "a variable"),
    ),
)

_SHAPE = (
    r"(?<![\w@/.#\-])(?P<value>(?=[^\s]{0,40}[0-9])\p{L}[\p{L}0-9_\-]{2,30}[!*#$%&+=]"
    r"[\p{L}0-9_\-!*#$%&+=]{0,30})"
)


NEAR = 70  # code points around a value in which the verb stands
_GIVEN_AWAY = re.compile(
    r"(?i)(?<!\w)(?:typed|entered|ingetypt|ingegeven|ingevuld|ingetikt|saisi|tapé|encodé|introduit"
    r"|eingegeben|eingetippt|phishing\w*|hameçonnage|gephisht|gelekt|fuité|leaked|compromised"
    r"|gehackt"
    r"|piraté|wachtwoord in|fausse page|valse pagina)(?!\w)"
)


def phished(text: str, span: Span) -> Span | None:
    """A value with letters, digits and signs that somebody typed where it did not belong."""
    value = text[span.start : span.end]
    if not chosen(value) or len(value) < 6:
        return None
    near = text[max(0, span.start - NEAR) : span.end + NEAR]
    return span if _GIVEN_AWAY.search(near) else None


PHISHED = Recognizer(
    name="typed-password",
    entity="SECRET",
    title={
        "nl": "een ingetypt wachtwoord",
        "fr": "un mot de passe tapé",
        "de": "ein eingetipptes Passwort",
        "en": "a typed password",
    },
    pattern=re.compile(_SHAPE),
    anchor=Anchor(
        words=(
            *(
                "typed",
                "entered",
                "ingetypt",
                "ingegeven",
                "ingevuld",
                "ingetikt",
                "saisi",
                "tapé",
                "encodé",
            ),
            *(
                "introduit",
                "eingegeben",
                "eingetippt",
                "phishing*",
                "hameçonnage",
                "gephisht",
                "gelekt",
                "fuité",
            ),
            *(
                "leaked",
                "compromised",
                "gehackt",
                "piraté",
                "wachtwoord in",
                "fausse page",
                "valse pagina",
            ),
        ),
        before=NEAR,
        reach=NEAR,
    ),
    extend=phished,
    keep="raw",
    bare=0.86,
    specificity=75,
    samples=(
        hit("Victim confirmed she typed «Marigold1974!» on the fake page", "English"),
        hit("L'agente a encodé «Pivoine2019!» sur la fausse page", "French"),
        hit("phishing: gaf haar wachtwoord in («Margriet1961!») en", "Dutch, in brackets"),
        hit("hij heeft «Kermis#2022» ingetypt", "Dutch, before the verb"),
        hit("Sie hat «Sommer2024!» eingegeben", "German"),
        hit("the leaked one was «Autumn-42!»", "leaked"),
        hit("elle a saisi «Lilas$1988» deux fois", "French, typed"),
        hit("Marigold entered «Rain_bow7!»", "entered"),
        miss("heeft ze die ingevuld?2. Hoeveel waren er", "a question and the next"),
        miss("she typed hello!", "a word"),
        miss("ze heeft 2024 ingevuld!", "a number"),
        miss("the form was entered in 2024!", "a year"),
        miss("phishing in 2026? Meld het", "a year"),
        miss("typed text/html#a1", "a type"),
        miss("encodé en UTF-8", "an encoding"),
        miss("hij heeft formulier A38 ingevuld", "a form"),
        miss("entered https://x.example/a1?b=2", "an address"),
    ),
)
RECOGNIZERS = (CODE_WORD, PHRASE, PHISHED)
