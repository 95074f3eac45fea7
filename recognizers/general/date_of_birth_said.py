"""Date of birth said without its label: "is van", a label cut short, or the label behind it.

"elle est du 31 octobre 61"; "D.N. : 14.08.2003"; "12/03/1966, dat is mijn geboortedatum"; field 3
of a driving licence.

Source: common usage in Belgium; Directive 2006/126/EC, annex I (field 3 of a licence).
Confused with: letters, laws and contracts ("la décision est du ..."), fields of other forms.
"""

from dataclasses import replace

from recognizers.base import Anchor, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.general.date_of_birth import DATE, check
from recognizers.general.date_of_birth_forms import COMPACT
from recognizers.general.date_of_birth_person import NO_HOUR, check_past
from recognizers.general.date_of_birth_persons import A_THING, NAME, PERSON

_OF_PAPER = compiled(  # "la décision est du 12 mars 1998"
    r"(?i)d[ée]cision|arr[êe]t|\blois?\b|convention|r[èe]glement|lettre|courrier|contrat|vigueur"
    r"|besluit|\bwet\b"
    r"|brief|verslag|gesetz|vertrag|beslissing|overeenkomst|versi[eo]|rapport|facture|factuur"
    r"|rechnung|nota\b"
    r"|note\b|mail|document|advies|avis|decreet|décret|dekret|foto|photo|plan|akte|acte|attest"
    r"|letter|report"
)
_SENTENCE = 90  # code points around a date in which its paper would be named


def of_somebody(text: str, span: Span) -> Span | None:
    """The date, unless a paper is named around it or nobody before it."""
    before = text[max(0, span.start - _SENTENCE) : span.start]
    around = before + text[span.end : span.end + _SENTENCE]
    if _OF_PAPER.search(around) or A_THING.search(around):
        return None
    return span if PERSON.search(before) or NAME.search(before) else None


FROM = replace(
    COMPACT,
    name="date-of-birth-is-from",
    pattern=compiled(
        r"(?i:is|est|ist|ben|bin|suis|was|was|était|war|'s|a vu|vit|vu)[ ](?i:er[ ](?:een|eentje"
        r"|ene|enen)[ ])?"
        r"(?i:van|du|vom|from|le jour(?:[ ]à[ ]\p{L}{2,20})?[ ]le)[ ](?:(?i:de|het|the)[ ])?"
        rf"(?P<value>{DATE}){NO_HOUR}"
    ),
    anchor=Anchor(cue=True, exact=True, before=0, reach=160, digits=(3, 8)),
    extend=of_somebody,
    check=check_past,
    context=(
        *("is van", "est du", "ist vom", "ben van", "bin vom", "suis du", "was van", "war vom"),
        *("is er een van", "is er eentje van", "is er ene van", "is er enen van", "is from"),
        *("était du", "a vu le jour", "vit le jour", "vu le jour"),
    ),
    samples=(
        hit("ma belle-mère, elle est du «31 octobre 61», et", "French"),
        hit("mijn pa is van «12 maart 1941»", "Dutch"),
        hit("mijn schoonmoeder is er eentje van «31 oktober 61»", "Dutch, spoken"),
        hit("meine Mutter ist vom «12.3.1941»", "German"),
        hit("je suis du «12/03/66»", "of oneself"),
        hit("Jeanne a vu le jour à Mons le «12 mars 1966»", "French, written"),
        hit("hij is van «12/03/1966» en zoekt", "a pronoun"),
        hit("my wife is from «12 March 1966»", "English"),
        miss("La décision est du 12 mars 1998", "a decision"),
        miss("elle est du 12 mars 1998, cette convention", "an agreement behind it"),
        miss("het besluit is van 12/03/2015", "a decree"),
        miss("De brug is van 12/03/1966", "a thing"),
        miss("de harmonie is van 12/03/1966", "a band"),
        miss("hij is van 31/02/1966", "no such day"),
        miss("zij is van 12/03/2099", "in the future"),
        miss("hij is van 12/03/1966 om 10 uur", "an hour"),
    ),
)

_LICENCE = compiled(
    r"(?i)rijbewijs|permis de conduire|permis|führerschein|driving licen[cs]e|licence"
)


def of_field(text: str, span: Span) -> Span | None:
    """The date; that of a numbered field on a driving licence only."""
    before = text[max(0, span.start - 160) : span.start]
    return span if before.rstrip(" :.")[-1:] != "3" or _LICENCE.search(before) else None


SHORT = replace(
    COMPACT,
    name="date-of-birth-short-label",
    pattern=compiled(
        r"(?<![\p{L}\d.])(?:(?:D\.[ ]?N\.|N\.[ ]?D\.|G\.[ ]?D\.|d\.[ ]?n\.|n\.[ ]?d\.|g\.[ ]?d\."
        r"|D/N)[ ]?[:=]?"
        r"|(?:DN|ND|GD|dn|nd|gd)[ ]?[:=]|(?i:rubriek|rubrique|veld|champ|feld|field|ziffer|vak"
        r"|case)[ ]3[ ]?[.:)]"
        rf")[ ]{{0,3}}(?P<value>{DATE}){NO_HOUR}"
    ),
    anchor=Anchor(cue=True, exact=True, before=0, reach=160, digits=(4, 9)),
    extend=of_field,
    check=check_past,
    context=(
        *("d n", "dn", "nd", "n d", "gd", "g d", "rubriek 3", "rubrique 3", "veld 3", "champ 3"),
        *("feld 3", "field 3", "ziffer 3", "vak 3", "case 3"),
    ),
    samples=(
        hit("D.N. : «14.08.2003»", "French"),
        hit("Elio (nd : «2 janv. 2019»)", "small letters"),
        hit("GD: «12-03-1966»", "Dutch"),
        hit("g.d. «12/03/1966»", "Dutch, small letters"),
        hit("DN:«14/08/2003»", "no space"),
        hit("Permis de conduire\nrubrique 5 : 35\nrubrique 3 : «12.08.1990»", "a licence"),
        hit("rijbewijs, rubriek 3: «12.08.1990»", "a licence, Dutch"),
        hit("D/N «14/08/2003»", "a slash"),
        miss("rubriek 3: 12.08.1990", "another form"),
        miss("DN 400, 12.03.2016", "a pipe"),
        miss("n.d., 12/03/2016", "no date"),
        miss("nd 12/03/2016", "no sign"),
        miss("GD: 31/02/1966", "no such day"),
        miss("PND: 12/03/1966", "another word"),
        miss("DN: 12/03/2099", "in the future"),
        miss("D.N. : 1966", "a year"),
    ),
)

_WHOSE = (
    r"(?i:dat|c'est|das|that|is|est|ist|als|comme|as|mijn|ma|ta|sa|ton|mon|son|votre|uw|zijn"
    r"|haar|meine?"
    r"|deine?|seine?|ihre?|my|your|his|her|de|la|the|je suis|il est|elle est|ben ik|werd|jouw|je)"
)
_BEFORE = compiled(  # the date before such words
    rf"(?:{DATE}|(?<![\d.,/\-][ ]?)(?:0[1-9]|[12]\d|3[01])[ ](?:0[1-9]|1[0-2])[ ]\d\d)"
    rf"(?=[ ]?[,(]?[ ]?(?:{_WHOSE}[ ]){{1,3}}(?i:(?:date )?(?:of |de )?)\Z)"
)
_MOST = 60  # code points between a date's first and the word of birth behind it


def before_word(text: str, span: Span) -> Span | None:
    """The date that is said right before a word of birth: "12/03/1966 is my birthday"."""
    low = max(0, span.start - _MOST)
    found = _BEFORE.search(text[low : span.start])
    if found is None or not check(found[0]):
        return None
    return Span(low + found.start(), low + found.end())


SAID_BEHIND = replace(
    COMPACT,
    name="date-of-birth-said-behind",
    pattern=compiled(
        rf"(?<=[ (]{_WHOSE}[ ])(?P<value>(?i:geboorte(?:datum|dag)|naissance|date de naissance"
        r"|geburts(?:datum|tag)|date of birth|birth(?:day|date)|anniversaire|anniv|verjaardag"
        r"|née?))"
        r"(?!\p{L})(?![ ]d[eu][ ]|[ ](?:ce|le)[ ])"
    ),
    anchor=Anchor(cue=True, exact=True, before=0, reach=20, near="."),
    extend=before_word,
    check=None,
    context=(
        *("geboortedatum", "geboortedag", "naissance", "date de naissance", "geburtsdatum"),
        *("geburtstag", "date of birth", "birthday", "birthdate", "anniversaire", "anniv"),
        *("verjaardag", "né", "née"),
    ),
    negative=(),
    specificity=45,
    samples=(
        hit("c'est bien le «06 06 36» ta naissance ?", "French, digits"),
        hit("le «12/03/1966» je suis né à Mons", "French"),
        hit("«12.03.1966», das ist mein Geburtsdatum".replace("mein ", "meine "), "German"),
        hit("«12/03/1966» als geboortedatum", "Dutch"),
        hit("«12 March 1966» is my birthday", "English"),
        hit("«12/03/1966» (zijn geboortedatum)", "in brackets"),
        hit("le «19/6/87» c'est ton anniv", "French, spoken"),
        hit("«1966-03-12» as date of birth", "English, in a form"),
        miss("12/03/2016, c'est notre anniversaire de mariage", "a wedding"),
        miss("op 12/03/2016 als afspraak", "an appointment"),
        miss("31/02/1966 is my birthday", "no such day"),
        miss("12/03/2016 was de vergadering", "a meeting"),
        miss("lot 06 06 36 de la série", "no word of birth"),
        miss("1 06 06 36 ta naissance", "a longer number"),
        miss("12/03/2099 is my birthday", "in the future"),
        miss("le 12/03/2016 est le jour", "no word of birth, a date"),
    ),
)

RECOGNIZERS = (FROM, SHORT, SAID_BEHIND)
