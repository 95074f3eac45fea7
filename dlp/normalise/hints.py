"""One cheap look at a text for whatever hides values: where may a decoder have something to do.

The text becomes one byte a character (lower case, accents dropped), so that one automaton finds all
hints in one pass and a byte search the long runs; offsets stay what they are.
"""

import unicodedata
from collections.abc import Iterator
from typing import Literal

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

LEAST_RUN = 14  # characters: base64 of ten, a telephone number without separators

Kind = Literal[
    "escape",
    "hex",
    "pair",
    "number",
    "separator",
    "at",
    "reversed",
    "half",
    "register",
    "plate",
    "glue",
    "secret",
    "lock",
    "account",
    "card",
    "vehicle",
    "codes",
    "bits",
    "points",
    "morse",
    "base",
    "braille",
    "turn",
    "spelled",
    "document",
    "under",
    "country",
    "concat",
    "marked",
    "tag",
    "keyed",
    "uu",
    "run",
]

_TELLING = [*(f"3{digit}" for digit in range(10)), "40", "61", "65", "6e"]  # digits, "@", a, e, n
_PAIRS = [
    f"{before}{pair}{after}"
    for before, after in ("__", "::", ",,", "_,", "--")
    for pair in _TELLING
]
_B_AND_E = (  # in spelling alphabets; the beginning of an account
    "bravo berta bernard brussel berthe bruxelles bernd bertha b",
    "echo eduard emiel eugene emile emil erich eco e",
)
_SPELLED = [
    f"{b}{between}{e}"
    for b in _B_AND_E[0].split()
    for e in _B_AND_E[1].split()
    for between in ("_", "-", ",_")
    if len(b) > 1 and len(e) > 1
]
_WORDS: dict[Kind, str] = {  # "_" is a space, "^" a line end, "§" itself a "_"
    "escape": "& % \\ =",
    "hex": "0x",
    "pair": " ".join(_PAIRS),
    "number": "nul zero null oh_ deux twee two zwei trois drie three drei quatre vier four cinq "
    "niner vijf five funf fuenf zes six sechs zeven seven sieben huit acht eight neuf negen nine "
    "sept_ sept, sept- sept/ sept^ septante neun twaalf twintig dertig veertig "
    "zwolf zwanzig douze quinze seize vingt trente quarante soixante "
    "triple tripel dubbel double doppel nonante octante twelve eleven twenty thirty forty fifty "
    "dix_",
    "separator": "punt point dot punkt streep koppelt tiret trait_d dash hyphen strich slash "
    "schuine_s liggend_s barre_ oblique dubbelp dubbele_p deux_points doppelp colon virgule_ "
    "komma_ comma_ d0t [.] (.) spatie espace",
    "at": "apensta apesta arobas arrobas arrobe klammera affensch at-teken at-zeichen "
    "_at_sign _at-sign et_commercial a_commercial [at] (at) {at} <at> -at- _at_ *at* |at| %at% "
    "~at~ /at/ +at+ #at# [@] (@) {@} [a] (a) {a} "
    "[apen (apen [aro (aro (4t) [4t] (_at_) [_at_] (_a_) (_@_) [_@_] "
    "_chez_ (bij) (chez) (bei) _krul_ _@ @_ @^ ^@",
    "reversed": "omgekeer omgedraa gespiegel achterst achter_n envers a_rebours "
    "droite_a_gauche rechts_naar_l rechts_nach_l right_to_l right-to-l par_la_fin end_first "
    "eerst_achter laatste_cijfer_eerst van_achter_n dernier_chiffre_en_premier last_digit_first "
    "letzte_ziffer_zuerst inverse ruckwart umgekehrt verkehrt_h von_hint reversed backward "
    "reverse_o spelled_b mirrored",
    "half": "helft halfte moitie _half_ de_rest der_rest den_rest le_reste the_rest "
    "gevolgd gefolgt suivi_d suivie_d followed tweede_ laatste_ vervolg eindigt staart en_dan "
    "daarna ten_slot tot_slot erachter daarachter achteraan _dan_ "
    "deuxieme seconde dernier la_fin la_suite termine finit_par puis_ ensuite enfin "
    "zweite letzte zum_schlu endet dann_ danach dahinter fortsetz "
    "second last_ remain ends_ ending _then_ "
    "controlegetal controlecijfer controlenummer de_controle prufziffer prufzahl check_digit",
    "register": "rijksreg insz niss registre_nat n_national o_national numero_n nationalr "
    "_ssin national_n national_r nationaal_n rrn bisn numero_bis bis-num",
    "plate": "nummerpl kenteken nrplaat plaat_ plaat: plaque plate kennzeich nummerns immat "
    "voertuig fahrzeug vehicul voiture_ wagen_",
    "glue": "\"&\" '&' \"_+ \"+ '_+ '+ \"_& '_& \"_|| '_|| \"|| '|| \"_._ '_._",
    "account": " ".join(f"{head}{d}" for head in ("be", "be_", "de", "lu") for d in range(10))
    + " be( be/ be| be:_",
    "country": '"be", "be"; "be"} :_be^ :be^ :_be, =be^ =be, =be; _be,_ (be) be_erv be_voora '
    "be_devant be_davor be_in_fr be_au_deb " + " ".join(f"8e{d} 8e_{d}" for d in range(10)),
    "card": "kaartn kredietk betaalk bankkaart visa mastercard creditc credit_c debit_c carte_b "
    "carte_d carte_v carte_m carte_n carte_p carte: kreditk bankkarte card_n card: kaart: amex "
    "kaart_2 kaart_3 kaart_4 kaart_5 kaart_6 carte_4 carte_5 card_4 card_5",
    "vehicle": "chassis fahrgestell fin: fin-n fin_n vin: vin_ vin-n",
    "uu": " ".join(f"begin_{mode}" for mode in range(8)),
    "codes": 'type":"buffer type":_"buffer chr( chrw( char( teken( car( zeichen( unichar( '
    "charcode ascii bytes( bytearray "
    "byte[] uint8array tekencode code_char codes_char zeichencode codepoint codage_dec",
    "bits": "00110 00111 01100 01101 01110",
    "points": "u+00",
    "morse": "....- ...-- ..--- .---- -.... --... ---.. ----.",
    "spelled": " ".join(_SPELLED)
    + " b_comme_b b_van_b b_wie_b b_als_b b_as_in_b b_for_b b_like_b b_pour_b b_als_in_b "
    "b_de_b b_zoals_b delta_echo november_lima lima_uniform",
    "document": "paspoort passport passeport reisepass sejour verblijfsk verblijfst verblijfsd "
    "aufenthaltst residence_c residence_p vreemdelingenk identiteitsk carte_d'id personalausw",
    "under": "§at§ §arobase§ §apenstaart§ §apenstaartje§",
    "concat": "concat( concatenate( concatener( samenvoegen( samenv( combineren( verketten( "
    "textjoin( "
    "textverketten( tekst.samenvoegen( joindre.texte( assembler_h( concat_ws(",
    "marked": "*@ `@ @* @` >@",
    "tag": "0< 1< 2< 3< 4< 5< 6< 7< 8< 9< @< be<",
    "keyed": "1\": 1': 1_= 1= 1: 1_: 1] 0\": 0': 0_= 0= 0: 0_: 0]",
    "base": ",_16) ,16)",
    "secret": "wachtw passw mot_de_pas kennwort geheimcode pincode",
    "lock": "paswoord cijferslot codeslot alarmcode toegangscode deurcode poortcode digicode wifi "
    "code_d'acc code_du_ code_de_la code_van_ _pin_ _pin: tresor kluis coffre _pw_ _pw^ mdp_ "
    "zugangscode turcode access_code door_code la_cle_se _cle_wi",
}
_KINDS: list[Kind] = [kind for kind, words in _WORDS.items() for _ in words.split()]
_AUTOMATON = BytesAhoCorasick(
    [
        word.replace("_", " ").replace("^", "\n").replace("§", "_").encode("latin-1")
        for words in _WORDS.values()
        for word in words.split()
    ],
    implementation=Implementation.DFA,
    matchkind=MatchKind.LeftmostLongest,
)


def _lower(code: int) -> int:
    plain = unicodedata.normalize("NFKD", chr(code).lower())[0]
    return ord(plain) if ord(plain) < 256 else code


_LOWER = bytes(map(_lower, range(256)))


def _class(char: str) -> str:
    """x: capital or digit, y: small letter, z: other characters of base64; a space else."""
    if char.isascii() and char.isalnum():
        return "y" if char.islower() else "x"
    return "z" if char in "+/_-" else " "


_CLASSES = "".join(_class(chr(code)) for code in range(256)).encode()
_BRAILLE = "\u283c"  # before figures
_TURN = b"yx"  # every base64 of some length has it, hardly any word
_FIGURES = b"x" * LEAST_RUN  # hex of digits


class Hints:
    """What one look tells. Cost: about 4 ns a character; the matches come on top."""

    __slots__ = ("_classes", "at", "kinds", "low")

    def __init__(self, body: str) -> None:
        plain = body.encode("latin-1", "replace")
        self.low = plain.translate(_LOWER)  # one byte a character, lower case, no accents
        self._classes = plain.translate(_CLASSES)
        at: dict[Kind, list[int]] = {}
        kinds = _KINDS
        for word, start, _ in _AUTOMATON.find_matches_as_indexes(self.low):
            kind = kinds[word]
            if kind in at:
                at[kind].append(start)
            else:
                at[kind] = [start]
        self.at = at
        self.kinds: set[Kind] = set(at)
        if b"\n" in self.low and (b": " in self.low or b"> " in self.low):
            self.kinds.add("turn")
        if _BRAILLE in body:
            self.kinds.add("braille")
        if _TURN in self._classes or _FIGURES in self._classes:
            self.kinds.add("run")

    def runs(self) -> Iterator[tuple[int, int]]:
        """Every run of LEAST_RUN or more characters of base64, base64url or hex that is no word."""
        classes, length = self._classes, len(self._classes)
        turn, figures, end = classes.find(_TURN), classes.find(_FIGURES), 0
        while turn >= 0 or figures >= 0:
            at = min(turn, figures) if min(turn, figures) >= 0 else max(turn, figures)
            start = classes.rfind(b" ", end, at) + 1 or end
            end = classes.find(b" ", at)
            end = length if end < 0 else end
            if end - start >= LEAST_RUN:
                yield start, end
            if 0 <= turn < end:
                turn = classes.find(_TURN, end)
            if 0 <= figures < end:
                figures = classes.find(_FIGURES, end)
