"""A marking that a sentence tells of one document: "the header reads TLP:RED", "is gemarkeerd als".

One document must be meant ("dit verslag", "the attached note"), not any ("een document dat",
"documents marked"), and no condition ("wanneer", "if"): rules about levels are no markings.

Source: common usage.
Confused with: rules and explanations about classification.
"""

from recognizers.base import Span
from recognizers.compiled import compiled

_DOCUMENT = (
    r"(?:document|dokument|nota|note|notiz|verslag|bijlage|anlage|annexe|annex|attachment"
    r"|rapport|report"
    r"|bericht|tekst|texte|text|bestand|fichier|datei|file|mail|e-mail|bulletin|pagina|page"
    r"|seite|slides?"
    r"|dia|brief|lettre|letter|fiche|presentatie|présentation|präsentation|presentation|pdf|dossier"
    r"|memo|mémo|advies|avis|plan|synthese|synthèse|samenvatting|overzicht)"
)
_ONE = (  # a document that is there
    r"(?:dit|deze|het|de|bijgevoegde?|onderstaande?|bovenstaande?|mijn|onze|ons|this|the"
    r"|attached|our|my"
    r"|following|ce|cet|cette|le|la|mon|notre|ci-joint|dieses?|das|die|der|beigefügtes?"
    r"|beiliegendes?"
    r"|unsere?|folgendes?)"
)
_PLACE = (
    r"(?:koptekst|voettekst|hoofding|kopregel|voetregel|watermerk|stempel|opdruk|banner|kaft"
    r"|titelblad|header"
    r"|footer|watermark|stamp|cover(?: page)?|en-t[êe]te|pied de page|filigrane|bandeau|bannière"
    r"|tampon|cachet"
    r"|page de garde|couverture|kopfzeile|fußzeile|wasserzeichen|aufdruck|deckblatt)"
)
_MARKED = (
    r"(?:gemarkeerd|geclassificeerd|gecl\.|gerubriceerd|gestempeld|gelabeld|marked|classified"
    r"|stamped"
    r"|labelled|labeled|marqué?e?|classifiée?|classée?|estampillée?|tamponnée?|étiquetée?"
    r"|gekennzeichnet"
    r"|eingestuft|gestempelt)"
)
_MARK = (
    r"(?:markering|mention|stempel|vermerk|kennzeichnung|marking|stamp|label|opdruk|vermelding"
    r"|marquage"
    r"|tampon|cachet|classificatie|classification|aufdruck|einstufung)"
)
_AS = r"(?:[ ](?:als|as|comme|met|with|avec|mit|sous))?"
_OF_ONE = rf"(?<!\p{{L}}){_ONE}[ ](?:\p{{L}}{{3,14}}[ ])?{_DOCUMENT}(?!\p{{L}})[^.!?\n]{{0,30}}?"
_TOLD = compiled(
    rf"(?i)(?:{_OF_ONE}[ ](?:is|was|werd|wordt|est|a été|ist|wurde)(?:[ ]\p{{L}}{{2,10}})?"
    rf"(?:[ ]{_MARKED})?{_AS}"
    rf"|{_OF_ONE}[ \-–:,]{{1,3}}{_MARKED}{_AS}"
    rf"|{_OF_ONE}[ ](?:draagt|heeft|krijgt|kreeg|toont|vermeldt|met|porte|avec|trägt|hat|mit"
    rf"|bears|carries|has"
    rf"|shows|with)[ ](?:(?:de|het|een|la|le|une?|die|den|das|the|a|als)[ ])?(?:{_MARK}[ ]?:?)?"
    rf"|(?<!\p{{L}}){_PLACE}(?:[^.!?\n:=]{{0,24}}?[ ](?:reads|says|shows|is|zegt|vermeldt|luidt"
    rf"|toont|staat"
    rf"|lautet|zeigt|steht|sagt|mentionne|indique|porte|affiche|dit|est|ist)(?:[ ](?:als"
    rf"|la mention|:))?|[ ]?=)"
    rf"|(?<!\p{{L}}){_DOCUMENT}(?:[ ]\p{{L}}{{2,14}}){{0,3}}[ ]?[\-–][ ]?{_MARKED}{_AS})"
    r"[ ]?[\"“«'‘(]?[ ]?\Z"
)
_GERMAN = compiled(
    r"(?i)[\"”»'’)]?[ ](?:gekennzeichnet|eingestuft|gestempelt|gerubriceerd|gemarkeerd"
    r"|geclassificeerd)\b"
)
_ANY = compiled(  # a rule: "wanneer het document ...", "een document dat"
    r"(?i)(?<!\p{L})(?:wanneer|als|indien|zodra|of|elk|ieder|een|si|lorsqu|quand|tout|chaque"
    r"|une?|wenn|falls"
    r"|sobald|jede[srn]?|eine?[rsn]?|if|when|whether|any|every|an?|documents|documenten"
    r"|dokumente)(?!\p{L})"
)
_CLAUSE = compiled(
    r"[\"”»'’)]?\s{0,2}(?:[.,;:!?)\](\n\-–]|\Z|(?:en|et|and|und|maar|mais|but|dus|donc|so)\b"
    r"|gekenn|einge|gestem|gerub|gemark|geclass)"
)
_BACK = 110  # code points before a marking in which its document is named
_END = compiled(r"[.!?\n]\s")


def is_told(text: str, span: Span, *, loud: bool) -> bool:
    """True where the sentence says of one document that it bears this marking.

    A marking of one everyday word (`loud`) ends its clause: "is gemarkeerd als GEHEIM."
    """
    if loud and _CLAUSE.match(text, span.end) is None:
        return False
    before = text[max(0, span.start - _BACK) : span.start]
    ends = [end.end() for end in _END.finditer(before)]
    sentence = before[ends[-1] :] if ends else before
    told = _TOLD.search(sentence)
    if told is None or _ANY.search(sentence, 0, told.start() + 1):
        return False
    verbless = sentence.rstrip(" \"“«'‘(").endswith((" als", " as"))
    if verbless and not _MARKED_BEFORE.search(sentence):
        return _GERMAN.match(text, span.end) is not None
    return True


_MARKED_BEFORE = compiled(rf"(?i){_MARKED}")
