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
    "account",
    "card",
    "vehicle",
    "run",
]

_TELLING = [*(f"3{digit}" for digit in range(10)), "40", "61", "65", "6e"]  # digits, "@", a, e, n
_PAIRS = [
    f"{before}{pair}{after}"
    for before, after in ("__", "::", ",,", "_,", "--")
    for pair in _TELLING
]
_WORDS: dict[Kind, str] = {  # "_" is a space, "^" a line end
    "escape": "& % \\ =",
    "hex": "0x",
    "pair": " ".join(_PAIRS),
    "number": "nul zero null oh_ deux twee two zwei trois drie three drei quatre vier four cinq "
    "niner vijf five funf fuenf zes six sechs zeven seven sieben huit acht eight neuf negen nine "
    "sept_ sept, sept- sept/ sept^ septante neun twaalf twintig dertig veertig "
    "zwolf zwanzig douze quinze seize vingt trente quarante soixante "
    "nonante octante twelve eleven twenty thirty forty fifty dix_",
    "separator": "punt point dot punkt streep koppelt tiret trait_d dash hyphen strich slash "
    "schuine_s liggend_s barre_o oblique [.] (.) spatie espace",
    "at": "apensta apesta arobas arrobas arrobe klammera affensch at-teken at-zeichen "
    "_at_sign a_commercial [at] (at) {at} <at> -at- _at_ *at* |at| %at% "
    "~at~ /at/ +at+ #at# [@] (@) {@} [a] (a) {a} "
    "[apen (apen [aro (aro _chez_ (bij) (chez) (bei) _krul_ _@ @_ @^ ^@",
    "reversed": "omgekeer omgedraa gespiegel achterst achter_n envers a_rebours "
    "inverse ruckwart umgekehrt verkehrt_h von_hint reversed backward "
    "reverse_o spelled_b mirrored",
    "half": "helft halfte moitie _half_ de_rest der_rest den_rest le_reste the_rest "
    "gevolgd gefolgt suivi_d suivie_d followed tweede_ laatste_ vervolg eindigt staart en_dan "
    "daarna ten_slot tot_slot erachter daarachter achteraan _dan_ "
    "deuxieme seconde dernier la_fin la_suite termine finit_par puis_ ensuite enfin "
    "zweite letzte zum_schlu endet dann_ danach dahinter fortsetz "
    "second last_ remain ends_ ending _then_",
    "register": "rijksreg insz niss registre_nat n_national o_national numero_n nationalr "
    "_ssin national_n national_r nationaal_n rrn bisn numero_bis bis-num",
    "plate": "nummerpl kenteken nrplaat plaat_ plaat: plaque plate kennzeich nummerns immat "
    "voertuig fahrzeug vehicul voiture_ wagen_",
    "glue": "\"_+ \"+ '_+ '+ \"_& '_& \"_|| '_|| \"|| '|| \"_._ '_._",
    "account": " ".join(f"{head}{d}" for head in ("be", "be_", "de", "lu") for d in range(10))
    + " be( be/ be| be:_",
    "card": "kaartn kredietk betaalk bankkaart visa mastercard creditc credit_c debit_c carte_b "
    "carte_d carte_v carte_m carte_n carte_p carte: kreditk bankkarte card_n card: kaart: amex",
    "vehicle": "chassis fahrgestell fin: fin-n fin_n vin: vin_ vin-n",
    "secret": "wachtw passw mot_de_pas kennwort geheimcode pincode",
}
_KINDS: list[Kind] = [kind for kind, words in _WORDS.items() for _ in words.split()]
_AUTOMATON = BytesAhoCorasick(
    [
        word.replace("_", " ").replace("^", "\n").encode("latin-1")
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
