"""Number of the Belgian identity card (citizens, Kids-ID).

Names: nl identiteitskaartnummer; fr numéro de carte d'identité; de Personalausweisnummer; en
identity card number.

Twelve digits, printed 591-1917064-58. The last two are the first ten modulo 97, 0 written as 97.
Cards of citizens are seen with 59 in front and Kids-ID with 61 (no source: it only adds belief).

Source: IBZ, instruction IT195 (check digits).
Confused with: structured communications and account numbers before SEPA, which share the algorithm:
separators and labels tell them apart. Random twelve digits pass at 1 %.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.checkdigits import mod97_remainder
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.regrouped import regrouped
from recognizers.words import ORDERS, PHONES

TWELVE = compiled(LEFT + r"\d{3}[ .\-]?\d{7}[ .\-]?\d{2}" + RIGHT)
ANCHOR = Anchor(digits=(12, 12), reach=0, begins="0123456789")
IDENTITY_WORDS: tuple[str, ...] = (
    *("identiteitskaart*", "eid", "eid-nummer*", "eid-kaart*", "kaartnummer*", "kids-id"),
    *("card_nb", "card nb", "card_number", "cardnumber", "card_no", "kaart_nr", "carte_num"),
    *("document nr", "documentnummer*", "document number", "n° de document", "document n°"),
    *("numéro de document", "dokumentennummer*", "dokument nr", "carte d'id", "id-nr", "eid nr"),
    *("kaartnr", "geldig tot", "carte d'identité", "numéro de carte", "n° de carte"),
    *("n° carte", "valable jusqu'au", "personalausweis*", "ausweisnummer*", "kartennummer*"),
    *("identiteitsbewijs*", "identiteitsdocument*", "id-nummer*", "e-id", "elektronische kaart"),
    *("pièce d'identité", "document d'identité", "titre d'identité", "carte eid", "n° eid"),
    *("identitätskarte*", "identitätsausweis*", "ausweis*", "id number", "identity document"),
    *("id no", "id card*", "kaart nr", "nr. kaart", "carte n°", "card no"),
    *("gültig bis", "identity card*", "id card", "id-kaart*", "card number", "valid until"),
)
BANK_WORDS: tuple[str, ...] = (
    *("pcr", "ccp", "postrekening*", "postcheque*", "compte chèque*", "cpte", "postscheck*"),
    *("rekening*", "bankrekening*", "rek", "rek.nr", "rek nr", "reknr", "overschrijv*", "bank*"),
    *("compte*", "n° de compte", "virement*", "konto*", "bankverbindung*", "überweis*"),
    *(
        "account",
        "account number",
        "bank account",
        "acc",
        "acct",
        "domicili*",
        "oud nummer",
        "oude nummer",
        "ancien numéro",
        "spaarboek*",
    ),
    *("spaarrekening*", "zichtrekening*", "épargne", "sparbuch*", "savings", "dauerauftrag*"),
)
COMMUNICATION_WORDS: tuple[str, ...] = (
    *("mededeling*", "gestructureerde mededeling", "ogm", "vcs", "te betalen"),
    *("communication", "communication structurée", "à payer", "mitteilung*"),
    *("verwendungszweck", "zu zahlen", "structured communication", "payment reference*"),
    *("vermelding", "met vermelding", "medeling", "betalingskenmerk*", "betaalreferentie*"),
    *("betalingsreferentie*", "référence de paiement", "avec la mention", "en mention"),
    *("comm", "com struct*", "comm struct*", "communicatie", "meded", "gestr med", "gestr meded"),
    *("te vermelden", "à mentionner", "zu vermerken", "structured ref*", "remittanceinfo*"),
    *("structuredcommunication*", "structuredreference*", "structuredmessage*", "cdtrrefinf"),
    *("ogm-code", "ogm-nummer*", "code ogm", "code vcs", "strukt mitteilung", "creditor reference"),
    *("zahlungsreferenz*", "remittance", "ref. paiement"),
)


def check(digits: str) -> bool:
    """True when the last two of twelve digits are the first ten modulo 97."""
    return mod97_remainder(digits[:10]) == int(digits[10:])


RECOGNIZER = Recognizer(
    name="be-identity-card",
    entity="BE_IDENTITY_CARD",
    title={
        "nl": "een identiteitskaartnummer",
        "fr": "un numéro de carte d'identité",
        "de": "eine Personalausweisnummer",
        "en": "an identity card number",
    },
    pattern=TWELVE,
    anchor=ANCHOR,
    check=check,
    whole=(12,),
    bare=0.2,
    formatted=compiled(r"(?:59|61)\d[ .\-]\d{7}[ .\-]\d\d"),
    formatted_weight=2.5,
    context=IDENTITY_WORDS,
    negative=(*BANK_WORDS, *COMMUNICATION_WORDS, *ORDERS, *PHONES),
    specificity=70,
    shape="############",
    random_pass_rate=0.01,
    samples=(
        hit("identiteitskaart «591-1917064-58»", "printed form"),
        hit("«591191706458»", "compact form"),
        hit("carte n° «591 1917064 58»", "spaces"),
        hit("(«591-2010999-97»)", "remainder 0 is written 97"),
        hit("«000-0011032-71»", "specimen of python-stdnum"),
        hit('"eid": "«591.1917064.58»"', "dots, quoted"),
        hit("eID=«591-1917064-58»;", "in a record"),
        hit("kaart «591-1917064-58».", "end of sentence"),
        miss("591-1917064-59", "check digits off by one"),
        miss("591-1917064-58-1", "part of a longer number"),
        miss("5911917064580", "thirteen digits"),
        miss("59119170645", "eleven digits"),
        miss("591/1917/06458", "grouped as a structured communication"),
        miss("A591191706458", "inside a code"),
        miss("550e8400-e29b-41d4-a716-591191706458", "last group of a UUID"),
        miss("591-1917064\n-58", "over a line end"),
        miss("1.591191706458", "fraction"),
        miss("kaart 591191706458", "no label that counts", scanned=True),
    ),
)

REGROUPED = regrouped(RECOGNIZER, "591191706458", "0123456789", "####.####.####")

RECOGNIZERS = (RECOGNIZER, REGROUPED)
