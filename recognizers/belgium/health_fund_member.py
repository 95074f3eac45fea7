"""Membership number at a Belgian health insurance fund.

Names: nl lidnummer of inschrijvingsnummer bij het ziekenfonds (mutualiteit), kleefbriefje; fr
numéro de membre ou d'affilié de la mutualité, vignette; de Mitgliedsnummer der Krankenkasse; en
health insurance fund number.

The fund's code of three digits, then a number that is unique within the fund. Unverified: the
length of that number (six to twelve digits are read, often ten) and any check, so a label is
required.

Source: legal texts on the insurability data (fund code); HL7 Belgium, naming systems.
Confused with: identity cards, accounts, structured communications: their check and label win.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.labels import check as labelled
from recognizers.labels import family
from recognizers.words import NUMBERS, PHONES

RECOGNIZER = Recognizer(
    name="be-health-fund-member",
    entity="BE_HEALTH_FUND_MEMBER",
    title={
        "nl": "een lidnummer van een ziekenfonds",
        "fr": "un numéro de membre d'une mutualité",
        "de": "eine Mitgliedsnummer einer Krankenkasse",
        "en": "a health insurance fund number",
    },
    pattern=compiled(
        rf"{LEFT}(?<!/)(?!04[5-9]|20\d\d[\-/]\d\d[\-/])"
        rf"0?[1-69]\d\d[ .\-/]{{0,3}}\d(?:[ .\-/]?\d){{5,11}}"
        rf"{RIGHT}(?!,\d\d(?!\d))"
    ),
    anchor=Anchor(digits=(9, 16), before=0, reach=2, begins="012345679"),
    bare=0.3,
    formatted=compiled(r"\d{3}[ \-/].*"),
    formatted_weight=0.5,
    context=(
        *(
            "ziekenkas*",
            "mutueel",
            "solidaris",
            "partenamut",
            "helan",
            "vnz",
            "omnimut",
            "hziv",
            "caami",
        ),
        *("num_membre", "num membre", "lid_nr", "member_no", "mitglied_nr"),
        *("bond moyson", "cm-nummer*", "cm-lidnr", "mloz", "euromut", "neutrale mut*", "mut"),
        *(
            "aansluitingsnummer mutualiteit",
            "versichertennr",
            "krankenkassennr",
            "krankenversicherung*",
        ),
        *("ziekenfonds*", "mutualiteit*", "mutualité*", "mutuelle*", "krankenkasse*", "lidnr"),
        *("lidnummer*", "kleefbriefje*", "kleefvignet*", "vignette mutuelle", "numéro de membre"),
        *("n° de membre", "numéro d'affilié", "n° d'affilié", "numéro d'affiliation"),
        *("mitgliedsnummer*", "versichertennummer*", "health fund", "health insurance fund"),
        *(
            "health insurance number",
            "mutuality*",
            "mutual insurance",
            "member number",
            "sickness fund",
            "inschrijvingsnr ziekenfonds",
        ),
    ),
    negative=(
        *NUMBERS,
        *PHONES,
        "lenerspas*",
        "lenerskaart*",
        "library card",
        *(
            "bibliothè*",
            "bibliothe*",
            "médiathèque*",
            "bücherei*",
            "library",
            "club*",
            "sportclub*",
        ),
        "uitpas*",
        "rekening*",
        "iban",
        "compte",
        "konto",
        "kbo*",
        "bce",
    ),
    needs_context=True,
    specificity=36,
    samples=(
        hit("ziekenfonds, lidnr. «309-7731108-44»", "hyphens"),
        hit("mutuelle n° «319 5808 0812 34»", "spaces"),
        hit("(«1010123456789»)", "compact form, in brackets"),
        hit("lidnummer: «509/123456».", "short number, end of sentence"),
        hit('{"member": "«319580808123»"}', "JSON"),
        hit("lidnr=«309773110844»;", "in a record"),
        hit("1,«309773110844»,Gent", "a line of CSV"),
        hit("Mitgliedsnummer «604.1234.5678»", "dots"),
        hit("mutualité «0319 123456789»", "code with a 0 in front"),
        miss("309-77", "too short"),
        miss("2026-04-771", "begins as a year and a month"),
        miss("809-7731108-44", "no fund begins with 8"),
        miss("3097731108441234567", "too long"),
        miss("x309-7731108-44", "inside a code"),
        miss("0472 00 44 19", "mobile"),
        miss("309.773.110,84", "amount"),
        miss("309\n773110844", "over a line end"),
        miss("+309773110844", "telephone number"),
        miss("nummer 309-7731108-43", "no label", scanned=True),
    ),
)

_FUND = (  # named before the label, in the line above or the letterhead; only labels look back
    r"(?<![\p{L}\d])(?=(?i:lid|leden|memb|affil|aansl|inschr|inscr|mitgl|versicherten))"
    r"(?<=(?i:ziekenfonds|ziekenkas|mutualiteit|mutuelle|mutualité|krankenkasse"
    r"|health insurance fund|sickness fund|solidaris|partenamut|helan"
    r"|(?-i:(?:\n|\A)CM)\b)[\s\S]{0,90})"
)


def _long(value: str) -> bool:
    """True for a fund's code and a number: nine digits at least, and none of a date or phone."""
    return sum(map(str.isdigit, value)) >= 9 and labelled(value)


_MEMBER = family(
    "health-fund",
    (
        "een lidnummer van een ziekenfonds",
        "un numéro de membre d'une mutualité",
        "eine Mitgliedsnummer einer Krankenkasse",
        "a health insurance fund number",
    ),
    r"lid|leden|membres?|affili[ée]s?|affiliations?|aansluitings?|inschrijvings?|mitglieds?"
    r"|versicherten|members?|memberships?|inschr\.?|aansl\.?|affil\.?|mitgl\.?|inscr\.?"
    r"|inscriptions?",
    r"lidnr\.?",
    r"lidnummer",
    (
        *("lidnr", "lidnummer*", "lid nr", "membre", "affilié*", "affiliation", "aansluitingsnr"),
        *("aansluitingsnummer*", "inschrijvingsnummer*", "inschrijvingsnr", "mitgliedsnummer*"),
        *("inschr", "inschr nr", "aansl", "aansl nr", "affil", "mitgl", "mitgl nr", "inscr"),
        *("mitgliedsnr", "mitglieds nr", "versichertennummer*", "member", "membership"),
    ),
    (
        hit("Ziekenfonds ..... 319\nLidnummer ..... «0048 821 567 3»", "named above"),
        hit("Health insurance fund: 509\nMembership no.: «63-1222-0045-1»", "English"),
        hit("Mutuelle 319\nN° d'affilié : «0048 821 567 3»", "French"),
        hit("Krankenkasse 109\nMitgliedsnummer: «63-1222-0045-1»", "German"),
        hit("CM Limburg\nuw aansluitingsnummer:\n«120-4417-0093-82»\n", "a letterhead"),
        hit("mutualiteit Oost\nlidnr. «12 3456 7890 1»", "groups"),
        hit("solidaris, numéro de membre «63.1222.0045»", "dots"),
        hit("ziekenkas, inschrijvingsnr: «9 8821 0417 22»", "another word"),
        hit("Kleefbriefje ziekenfonds:\n316 - inschr.nr. «8841 0937 226»", "cut short"),
        miss("Sportclub\nLidnummer: 0048 821 567 3", "no fund"),
        miss("ziekenfonds: attest\nlidnummer 20418", "a short number"),
        miss("mutuelle, membre depuis 01/02/2019", "a date"),
        miss("ziekenfonds, lidnummer 0478 00 31 62", "a telephone number"),
        miss("krankenkasse, Mitglieder: 1.204.118", "a count"),
        miss("ziekenfonds, lidnummer op de kaart", "no value"),
        miss("health insurance fund\nmember since 2019", "a year"),
        miss("lidnummer 63-1222-0045-1 van een club", "no fund before it"),
    ),
    entity="BE_HEALTH_FUND_MEMBER",
)

OTHER_FORMS = replace(
    _MEMBER,
    pattern=compiled(_FUND + _MEMBER.pattern.pattern),
    check=_long,
    specificity=5,  # before any other number of a member
)

RECOGNIZERS = (RECOGNIZER, OTHER_FORMS)
