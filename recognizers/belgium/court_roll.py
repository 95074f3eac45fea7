"""Roll number of a case before a Belgian court.

Names: nl rolnummer, A.R.; fr numéro de rôle (général), R.G.; de Rollennummer; en docket number.

Courts of appeal and labour courts write 2019/AR/741, the Court of Cassation C.15.0382.F, the
Constitutional Court a plain 8209 and the Council for Alien Law Litigation 318 442 (only directly
behind their label), the Council of State 241.883/X-18.602. Unverified: courts of first instance,
20/1234/A, enterprise courts, A/26/01182, justices of the peace, 24A1187. But for the court of
appeal's AR a label is required.

Source: published judgments (gdprhub.eu, juricaf.org, const-court.be).
Confused with: file numbers of administrations (CPAS/2025/11873), dates. An ECLI is no roll number.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import NUMBERS

_LEFT = r"(?<![^\W_]|[^\W_][./\-:])"
_RIGHT = r"(?![^\W_]|[./\-]\d)"
_ALONE = r"(?![ ]\d)"  # of a number on a tax notice: "avertissement-extrait de rôle n° 2024 0418"
_S = r"(?: ?/ ?|[.\-])"
_LABEL = (
    r"(?i:rolnummers?|rolnr\.?|numéro de rôle|n° de rôle|n° du rôle|rollennummer"
    r"|(?:rôle|rol)(?: (?:CCE|RVV|général))? (?:n°|nr\.?))"
)

APPEAL = Recognizer(
    name="be-court-roll-appeal",
    entity="BE_COURT_ROLL",
    title={
        "nl": "een rolnummer van een rechtbank",
        "fr": "un numéro de rôle d'un tribunal",
        "de": "eine Rollennummer eines Gerichts",
        "en": "a court docket number",
    },
    pattern=compiled(rf"[12]\d\d\d/AR/\d{{1,5}}(?<={_LEFT}(?:19|20)\d\d/AR/\d{{1,5}}){_RIGHT}"),
    anchor=Anchor(holds=("/AR/",)),  # the engine seeks /AR/ first: 4 GB/s over whole text
    keep="alnum",
    bare=0.75,
    context=(
        *("rolnummer*", "rolnr", "rol nr", "algemene rol", "a.r", "r.g", "ar nr", "ar n°", "rg n°"),
        *("rg nr", "numéro de rôle", "n° de rôle", "rôle général", "rôle n°", "n° rg", "n° rôle"),
        *("rollennummer*", "griffie*", "greffe*", "docket", "case number", "roll number"),
        *("rg", "vrederechter*", "vredegerecht*", "juge de paix", "justice de paix", "rechtbank"),
        *("ondernemingsrechtbank", "politierechtbank", "tribunal*", "gericht*", "friedensrichter*"),
        *("court of appeal", "tribunal de police", "zaak gekend", "gekend onder nummer"),
        *("hof van beroep", "cour d'appel", "cassatie*", "cassation", "arbeidshof", "vonnis"),
        *("familierechtbank", "tribunal de la famille", "familiengericht", "rol", "beslagrechter"),
        *("g/a", "raad van state", "conseil d'état", "staatsrat", "council of state", "justices"),
        *("rôle cce", "cce", "rvv", "raad voor vreemdelingenbetwistingen", "rôle"),
        *("kort geding", "rolnummers", "rolnrs", "au rôle", "rollen-nr", "rollennr", "rechtsache"),
        *("arbeidsrechtbank", "rechtbank van eerste aanleg", "tribunal de première instance"),
        *(
            "cour du travail",
            "tribunal du travail",
            "appellationshof",
            "kassationshof",
            "court case",
            "court roll",
            "trib",
            "arbeidsrb",
            "ondernemingsrb",
            "rcd",
        ),
    ),
    negative=(*NUMBERS, "ecli*"),
    specificity=66,
    samples=(
        hit("hof van beroep «2019/AR/741»", "published example"),
        hit("rol «2026/AR/417»", "short label"),
        hit("(«2019/AR/1»)", "one digit, in brackets"),
        hit("R.G. «2019/AR/741».", "end of sentence"),
        hit('{"roll": "«2019/AR/741»"}', "JSON"),
        hit("rol=«2019/AR/741»;", "in a record"),
        hit("1,«2019/AR/741»,Gent", "a line of CSV"),
        hit("«1998/AR/12345»", "last century"),
        miss("2019/AR/741234", "six digits"),
        miss("2019/AR/", "no number"),
        miss("219/AR/741", "year of three digits"),
        miss("12019/AR/741", "longer year"),
        miss("X/2019/AR/741", "inside a reference"),
        miss("2019/AR/741/2", "longer reference"),
        miss("1819/AR/741", "a year too long ago"),
        miss("2019/AR\n/741", "over a line end"),
    ),
)

LABELLED = replace(
    APPEAL,
    name="be-court-roll",
    pattern=compiled(
        rf"(?=[0-9A-Z]){_LEFT}(?:(?:19|20)?\d\d{_S}[A-Z]{{2,4}}{_S}\d{{1,5}}|\d\d/[A-Z]/\d{{2,5}}"
        rf"|(?:19|20)?\d\d{_S}\d{{1,6}}{_S}[A-Z]|[A-Z]/(?:20)?\d\d/\d{{3,6}}"
        rf"|AR/(?:20)?\d\d/\d{{1,5}}|[CPSDFGH]\.\d\d\.\d{{4}}\.[FN]"
        rf"|\d\d[A-Z]\d{{3,5}}|\d{{2,3}}[. ]?\d{{3}}/[IVX]{{1,5}}[\-–]\d{{1,2}}[. ]?\d{{3}}"
        rf"|(?<={_LABEL}[ :]{{1,2}})(?:\d{{2,3}}[ .]\d{{3}}|\d{{4,6}}){_ALONE}"
        rf"|(?<={_LABEL}(?: est| is| ist)?[ :]{{1,2}})\d\d[A-Z]\d\d){_RIGHT}"
    ),
    anchor=Anchor(cue=True, digits=(3, 10), reach=100),
    bare=0.45,
    needs_context=True,
    specificity=52,
    samples=(
        hit("cassatie «C.15.0382.F»", "Court of Cassation, published example"),
        hit("rolnummer «20/1234/A»", "first instance"),
        hit("(«2020/AB/123»)", "labour court of appeal, in brackets"),
        hit("rolnummer «8209»", "Constitutional Court"),
        hit("numéro de rôle: «8209».", "the same, end of sentence"),
        hit("R.G. «19/123456/B»", "six digits"),
        hit("Raad van State, G/A «241.883/X-18.602»", "Council of State"),
        hit("Vredegerecht, A.R. nr. «24A1187»", "justice of the peace"),
        hit("Rôle CCE n° «318 442»", "alien law"),
        hit("le numéro de rôle est «25A77» (Justice de paix)", "two figures, directly behind"),
        miss("rolnummer van de zaak, 25A77", "two figures, further"),
        miss("241.883/X-18", "a section, no number"),
        hit("R.G. n° «2024/1182/B»", "a year of four digits"),
        hit("rol «24.1190.A»", "dots"),
        hit("A.R. «26-FA-118»", "hyphens, a short year"),
        hit("op de rol van 12/05: R.V. «25/A/318» (politierechtbank)", "the chamber between"),
        hit("rolnr. «A/24/118»", "enterprise court, three digits"),
        hit("A.R. «2024 / AB / 112»", "spaces"),
        hit('{"griffie": "«P.21.1044.N»"}', "JSON"),
        hit("greffe=«2019/AR/741»;", "court of appeal, in a record"),
        miss("X.15.0382.F", "no such chamber"),
        miss("C.15.0382.E", "no such language"),
        miss("20/1234/AB", "two letters"),
        miss("20/1234567/A", "seven digits"),
        miss("CPAS/2025/11873", "file of an administration"),
        miss("8209", "plain number without its label"),
        miss("rolnummer\n\n8209", "over line ends"),
        miss("ECLI:BE:CASS:2020:ARR.20201030.1N.4", "published judgment"),
        miss("dossier 20/1234/A", "no label", scanned=True),
    ),
)

RECOGNIZERS = (APPEAL, LABELLED)
