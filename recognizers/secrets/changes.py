"""Codes told before their label, and codes that replace others: "4471 is de code van de voordeur".

"Vanaf morgen 4471 i.p.v. 1122 aan de achterdeur", "4471 au lieu de 1122": the sentence names what
the code opens.

Source: common usage in Dutch, French, German and English.
Confused with: prices and numbers that change, codes of laws and products.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.secrets import openings
from recognizers.secrets.told import NUMBER

_CODE = compiled(
    r"(?i)(?<!post|zip|bar|qr|fout|kleur)(?:code|digicode|pin|combinatie|combinaison"
    r"|kombination)(?!\p{L})"
)
_AFTER = compiled(
    r"(?i),?[ ]?(?:(?:dat|das|that) (?:is|ist)|that's|c['’]est|is|=|est|ist|wordt|devient"
    r"|wird|becomes)[ ](?:nu |now |jetzt |désormais )?(?:de "
    r"|het |le |la |der |die |the |mijn |mon |mein |my "
    r"|nieuwe |nouveau |neue "
    r"|new ){0,2}(?P<prefix>[\p{L}\-]{0,20} ?)codes?(?!\p{L})(?P<rest>[^.\n;]{0,40})"
)


def before_label(text: str, span: Span) -> Span | None:
    """The number of a code whose label follows it and says what it opens."""
    after = _AFTER.match(text, span.end)
    if after is None:
        return None
    prefix, rest = after["prefix"], after["rest"]
    if openings.other(prefix) or openings.other(rest[:28]):
        return None
    named = openings.compound(prefix.strip()) or openings.thing(rest) or openings.soft(rest[:28])
    real = openings.lock_number(text, span.start, span.end, told=True)
    return span if named and real else None


BEFORE = Recognizer(
    name="code-before",
    entity="SECRET",
    title={
        "nl": "een code voor haar label",
        "fr": "un code avant son libellé",
        "de": "ein Code vor seiner Bezeichnung",
        "en": "a code before its label",
    },
    pattern=compiled(
        rf"(?i)(?<![\w.,/\-#*€$])(?P<value>{NUMBER})"
        r"(?=,?[ ]?(?:(?:dat|das|that) (?:is|ist)|that's|c['’]est|is|=|est|ist"
        r"|wordt|devient|wird|becomes)[ ])"
    ),
    anchor=Anchor(words=("*code",), digits=(3, 16), before=44, reach=2),
    extend=before_label,
    keep="raw",
    bare=0.86,
    specificity=64,
    samples=(
        hit("«4471» is de code van de voordeur", "Dutch"),
        hit("«4471» = code porte", "French, short"),
        hit("«4471B» est le code du portail", "French"),
        hit("«4471» ist der Code für die Haustür", "German"),
        hit("«4471» is the door code", "English"),
        hit("«55120» is nu de alarmcode", "compound"),
        hit("«90177» wordt de nieuwe toegangscode", "new"),
        hit("«7719#» is de code van de lift", "a sign"),
        hit("probeer eens «7730», dat is de supervisorcode", "Dutch, a pronoun"),
        miss("9000 is de postcode van Gent", "postcode"),
        miss("4000 est le code postal", "postcode, French"),
        miss("5100 is de foutcode van de printer", "a fault"),
        miss("84110 is de NACE-code", "a classification"),
        miss("12 is the code of conduct's age", "a rule"),
        miss("2216 is de code voor thee", "a product"),
        miss("4471 is het huisnummer", "a house"),
        miss("1382 est un article du code civil", "a law"),
    ),
)

_CHANGE = (
    r"(?:i\.?p\.?v\.?|in plaats van|au lieu (?:de|du)|instead of|statt|anstelle von|anstatt|wordt"
    r"|devient|wird|becomes|naar|auf|->|→)"
)


def changed(text: str, span: Span) -> Span | None:
    """The new number, or the old one, of a change where the sentence names what it opens."""
    before = text[max(0, span.start - 90) : span.start].rpartition("\n")[2]
    words = before + " \n " + text[span.end : span.end + 90].partition("\n")[0]
    if openings.fault(before[-50:]) or _OTHER.search(words):
        return None
    if not _ANCHOR.search(words):
        return None
    if not (openings.thing(words) or (_CODE.search(words) and not openings.other(words))):
        return None
    real = openings.lock_number(text, span.start, span.end, told=True)
    return span if real and not text[span.start : span.end].startswith(("19", "20")) else None


_OTHER = compiled(
    r"(?i)euro|€|%|procent|post|budget|prijs|prix|price|preis|aantal|nombre|anzahl|number|toestel"
    r"|lijn|tram|bus|artikel"
    r"|article|jaar|ann[ée]e|jahr|year|uur|heure|uhr|km|meter|kamer|lokaal|nummer|num[ée]ro"
    r"|telefo|t[ée]l[ée]ph"
)
_ANCHOR = compiled(
    r"(?i)(?<!\w)i\.?p\.?v\.?(?!\w)|(?<!\w)(?:in plaats van|au lieu d[eu]|instead of|statt"
    r"|anstelle von"
    r"|anstatt)(?!\w)"
)
CHANGED = Recognizer(
    name="changed-code",
    entity="SECRET",
    title={
        "nl": "een gewijzigde code",
        "fr": "un code modifié",
        "de": "ein geänderter Code",
        "en": "a changed code",
    },
    pattern=compiled(
        rf"(?i)(?<![\w.,/\-#*€$])(?P<value>{NUMBER})"
        rf"(?=[ ]{_CHANGE}[ ][#*]?[A-Z]?[0-9]{{3,8}}[#*]?(?!\w))"
        rf"|(?<=[0-9#*][ ]{_CHANGE}[ ])(?P<value>{NUMBER})"
    ),
    anchor=Anchor(
        words=(  # verbs of change are in every text, what replaces what is in few
            *("ipv", "i p v", "in plaats van", "au lieu de", "au lieu du", "instead of", "statt"),
            *("anstelle von", "anstatt"),
        ),
        digits=(6, 16),
        before=50,
        reach=60,
    ),
    extend=changed,
    keep="raw",
    bare=0.86,
    specificity=63,
    samples=(
        hit("Vanaf morgen «4471» i.p.v. «1122» aan de achterdeur.", "Dutch"),
        hit("Deurcode: «4471» ipv «1122».", "Dutch, short"),
        hit("digicode «4471» au lieu du «1122».", "French, a pad"),
        hit("pour la porte arrière : «4471» au lieu de «1122».", "French, instead"),
        hit("Code am Hintereingang «4471» anstatt «1122».", "German"),
        hit("the back door is «4471» instead of «1122».", "English"),
        hit("alarm: «77190» in plaats van «77180»", "an alarm"),
        hit("PIN «8830» statt «1122» am Tor", "German, instead"),
        miss("1450 i.p.v. 1200 euro voor de deur", "an amount"),
        miss("lokaal 2140 i.p.v. 2150, deur links", "a room"),
        miss("lijn 1122 wordt 4471 aan de poort", "a line"),
        miss("1200 wordt 1450", "nothing named"),
        miss("postcode 9000 wordt 9050 aan de code", "postcode"),
        miss("2024 devient 2025 à la porte", "years"),
        miss("toestel 1122 naar 4471, alarm", "a telephone"),
        miss("von 1000 auf 1500 Einwohner", "a count"),
    ),
)
RECOGNIZERS = (BEFORE, CHANGED)
