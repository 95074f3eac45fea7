"""Numbers with their label behind them: "25-RVA-0044.718 (ons kenmerk)", "118204 is mijn klantnr.".

Names: those of labelled.py and labelled_number.py; nl (ons kenmerk), als klantnummer; fr (notre
référence), c'est mon numéro de client; de (unser Zeichen), als Kundennummer; en (our ref.).

And in the path of a program's address: "/api/members/M-0047718".

Source: common usage.
Confused with: what has numbers that are nobody's (labelled_number.py), dates, years, telephone
numbers, pages of a site ("/dossiers/2026-118.html").
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.general.labelled_number import NO
from recognizers.labels import BODY, GIVEN_OUT, NO_FOUR, check

_TITLE = {
    "nl": "een nummer van iemand",
    "fr": "un numéro personnel",
    "de": "eine persönliche Nummer",
    "en": "a personal number",
}
_WHOSE = (
    r"(?:(?:ons|onze|uw|mijn|hun|zijn|haar|het|de|jullie|je|nos|vos|notre|votre|mon|ton|son|leur"
    r"|le|la"
    r"|un|unsere?|ihre?|meine?|deine?|seine?|das|die|der|our|your|my|their|his|her|the|its|nieuwe?"
    r"|oude?|neue?|new|old|van|du|de la|d[eu] (?:votre|notre))[ ]){0,2}"
)
_THING = rf"(?!{NO})\p{{L}}[\p{{L}}'’]{{2,20}}"
_LABEL = (
    rf"(?:(?:(?!{NO})\p{{L}}{{3,24}}?(?:nummer|nr|zeichen)(?!\p{{L}})"
    rf"|(?:n[°º][ ]?|(?:num[ée]ro|r[ée]f(?:[ée]rence)?\.?|nummer|nr\.?)[ ])"
    rf"(?:(?:de|du|des|van(?: de| het)?|der)[ ]|d')?(?:(?:votre|notre|mon|son|ma|uw"
    rf"|ons)[ ])?{_THING}"
    rf"|{_THING}[ _\-](?:number|no\.?|id|reference|ref\.?|nr\.?|code)(?!\p{{L}})"
    r"|case (?:number|no\.?|id)|kenmerk|matricule|stamnummer|aktenzeichen|az\."
    r"|dossier[ \-]?(?:id|code|ref))(?!\p{L}))"
)
_NAMED = (  # only with whose it is: "(uw referentie)"
    r"(?:(?:ons|onze|uw|mijn|nos|vos|notre|votre|mon|unsere?|ihre?|our|your|my|[nv]/)[ ]?"
    r"(?:referentie|referte|ref\.?|r[ée]f[ée]rences?|r[ée]f\.?|references?|referenz|zeichen"
    r"|dossier|akte"
    r"|file|case)(?!\p{L}))"
)
_LINK = (  # between the value and its label
    r"(?:[ ]?[(\[][ ]?|(?:[ ]|,[ ])(?:is|was|=|als|as|comme|est|c'est|ist|being|zijnde|soit|dat is"
    r"|that is|that's|das ist|luidt)[ ])"
)
_NO_STANDARD = r"(?!(?:ISO|NBN|EN|DIN|IEC|RFC|RAL|ANSI|CPV|NACE)[ \-/]?\d)"
_WHOLE = compiled(  # of which the engine found a word of the label
    rf"(?=[A-Z0-9])(?<![\w@#€$%+]|[\w][./:\-])(?P<value>{_NO_STANDARD}{GIVEN_OUT}{NO_FOUR}{BODY})"
    rf"(?i:(?P<b>(?=[ ]?[(\[]))?{_LINK}{_WHOSE}(?P<at>)(?:{_LABEL}|(?(b){_NAMED}|(?!)))"
    r"(?(b)(?=[ ]?[)\],;:])|(?![ ]?[:=#°]|[ ]\p{L}{0,3}\d)))"
)
_LINKS: tuple[str, ...] = (
    *("(", "[", " is ", " als ", " est ", " ist ", " as ", " comme ", " = ", "'est", "'s "),
    *(" was ", " being ", " zijnde ", " soit ", " luidt "),
)
_LINKING = frozenset(
    [
        "is",
        "als",
        "est",
        "ist",
        "as",
        "comme",
        "=",
        "c'est",
        "that's",
        "it's",
        "was",
        "being",
        "zijnde",
        "soit",
        "luidt",
    ]
)
_ENDS = frozenset("0123456789.;:!?\n\t|")
_REST = 44  # code points between a link and a word of the label
_LAST = 16  # code points from the last digit of a value to the end of the link behind it
_NEAR = 60  # code points before a word of the label in which one of these stands
_BACK = 90  # code points before a word of the label in which the value begins
_LONG = 60  # code points of a label from that word on


def before_label(text: str, span: Span) -> Span | None:
    """The value before the label that holds the word at the span."""
    near = text[max(0, span.start - _NEAR) : span.start]
    if "(" not in near and "[" not in near and _LINKING.isdisjoint(near.split(" ")):
        return None
    at = max(near.rfind(link) + len(link) if link in near else 0 for link in _LINKS)
    rest = near[at:]  # from the last link on
    if not at or len(rest) > _REST or any(c in _ENDS for c in rest):
        return None
    if not any(c.isdigit() for c in near[max(0, at - _LAST) : at]):  # no value before the link
        return None
    low = max(0, span.start - _BACK)
    for found in _WHOLE.finditer(text, low, min(len(text), span.start + _LONG)):
        between = text[found.start("at") : span.start]  # "klant" of "klantnummer"
        own = between.strip().isalpha() and not between.lower().startswith("num")
        if found.start("at") > span.start or (between and not own):
            continue
        if check(found["value"]):
            return Span(*found.span("value"))
    return None


BEHIND = Recognizer(
    name="labelled-behind",
    entity="LABELLED_IDENTIFIER",
    title=_TITLE,
    pattern=compiled(  # a word of a label
        r"(?i:(?P<value>nummer|nr|zeichen|num[ée]ro|n°|r[ée]f(?:[ée]rence)?|referentie|referte"
        r"|kenmerk"
        r"|matricule|stamnummer|az|dossier|akte|file|case"
        r"|[\p{L}’']{3,20}(?=[ _\-](?:number|no|id|reference|ref|nr|code)(?!\p{L})))(?!\p{L}))"
    ),
    anchor=Anchor(cue=True, exact=True, before=0, reach=60, near="."),
    extend=before_label,
    keep="raw",
    bare=0.35,
    context=(
        *("*nummer", "*nr", "*zeichen", "numéro", "n°", "réf*", "ref*", "kenmerk", "matricule"),
        *("dossier", "akte", "file", "case", "az"),
        *(
            f"{who} {what}"
            for who in ("case", "client", "customer", "member", "membership", "file", "application")
            for what in ("number", "no", "id", "ref", "reference", "code")
        ),
        *(f"{who} number" for who in ("tenant", "staff", "employee", "patient", "policy", "claim")),
    ),
    needs_context=True,
    specificity=1,
    samples=(
        hit("   «25-RVA-0044.718» (ons kenmerk)\n   «KL.3309» (uw klantnummer)", "in brackets"),
        hit("«118204-B» is mijn klantnummer", "said behind"),
        hit("«2026/04417-S», c'est notre numéro de dossier", "French, said behind"),
        hit("avec «SD-26-0417» comme numéro de client", "French, as"),
        hit("«B-4471» (votre référence) et", "French, in brackets"),
        hit("mit «SOZ-2026/0418» als Aktenzeichen", "German, as"),
        hit("«4418-22» ist meine Kundennummer.", "German, said behind"),
        hit("«CS-2026-00418» is our case number", "English"),
        hit("«AP-26-1182» (application ID)", "English, in brackets"),
        miss("12.03.2026 is het dossiernummer gewijzigd", "a date"),
        miss("2026 is als dossiernummer", "a year"),
        miss("F-2026-118 (factuurnummer)", "an invoice"),
        miss("PO-44182 is our order number", "an order"),
        miss("0478 00 31 62 (mijn contactnummer)", "a telephone number"),
        miss("118204 est notre numéro de facture", "an invoice, French"),
        miss("A-2204 is het kamernummer", "a room"),
        miss("ISO 9001 als referentie", "a standard"),
        miss("12 is mijn klantnummer", "too short"),
        miss("AB-1184 is artikelnummer 4471", "goods"),
    ),
)

_RESOURCES = (
    r"(?:dossiers?|clients?|customers?|klanten|clienten|kunden|cases?|members?|membres|leden|lid"
    r"|persons?"
    r"|personen|personnes|users?|gebruikers|usagers|patients?|patienten|citizens?|burgers|citoyens"
    r"|applicants?|applications?|aanvragen|demandes|claims?|contracts?|contrats?|contracten"
    r"|tenants?"
    r"|huurders|locataires|employees?|staff|agents|medewerkers|households?|gezinnen|zaken|meldingen"
    r"|inschrijvingen|inscriptions|accounts?|subscribers?|pupils?|leerlingen|eleves)"
)
PATH = Recognizer(
    name="labelled-path",
    entity="LABELLED_IDENTIFIER",
    title=_TITLE,
    pattern=compiled(
        rf"(?<=/)(?i:{_RESOURCES})/(?P<value>(?=(?:[^\s\d]{{0,8}}\d){{5}}"
        rf"|[A-Z](?:[^\s\d]{{0,8}}\d){{4}})"
        r"(?:[A-Z]{1,6}[\-_]?)?\d{2,10}(?:[\-_][A-Z\d]{1,10}){0,4})"
        r"(?![\w\-]|\.[A-Za-z])"
    ),
    anchor=Anchor(
        cue=True, exact=True, digits=(2, 24), before=0, reach=160, near=r"[A-Za-z]{3,14}/[A-Z0-9]"
    ),
    check=check,
    keep="raw",
    bare=0.15,
    context=(
        *("dossier", "dossiers", "client", "clients", "customer", "customers", "klanten", "kunden"),
        *("clienten", "case", "cases", "member", "members", "membres", "leden", "lid", "person"),
        *("persons", "personen", "personnes", "user", "users", "gebruikers", "usagers", "patient"),
        *("patients", "patienten", "citizen", "citizens", "burgers", "citoyens", "applicant"),
        *("applicants", "application", "applications", "aanvragen", "demandes", "claim", "claims"),
        *("contract", "contracts", "contrat", "contrats", "contracten", "tenant", "tenants"),
        *("huurders", "locataires", "employee", "employees", "staff", "agents", "medewerkers"),
        *("household", "households", "gezinnen", "zaken", "meldingen", "inschrijvingen"),
        *("inscriptions", "account", "accounts", "subscriber", "subscribers", "pupil", "pupils"),
        *("leerlingen", "eleves"),
    ),
    needs_context=True,
    specificity=0,
    samples=(
        hit("curl -s https://crm.internal/api/members/«M-0047718»", "of a service"),
        hit("GET /v2/dossiers/«W-26-04417»/stukken HTTP/1.1", "a request"),
        hit("/clients/«118204»?expand=true", "digits"),
        hit("PATCH /api/aanvragen/«2026-00417»", "a year first"),
        hit("https://hr.intern/employees/«E20418»", "a capital"),
        hit("'/patients/«00418227»'", "in quotes"),
        hit("DELETE /users/«US_00417»\n", "an underscore"),
        hit("open /cases/«CS-2026-00418».", "end of a sentence"),
        miss("/dossiers/2026/begroting", "a year"),
        miss("/dossiers/2026-118204.html", "a page of a site"),
        miss("/clients/12", "too short"),
        miss("/orders/PO-44182", "goods"),
        miss("personen/uur 118204", "no address"),
        miss("/users/2026-11-30", "a date"),
        miss("GET /api/members?limit=10000", "a query"),
        miss("clients/118204", "no path"),
    ),
)

RECOGNIZERS = (BEHIND, PATH)
