"""Fold look-alike spellings to one, and remember where each character came from.

What evades a pattern is made plain: full-width and other digits, no-break and thin spaces, odd
dashes and slashes, letters of another script that look Latin; zero-width characters, soft hyphens,
bidirectional controls and control characters vanish (fold.py). Behind the folded text stand *views*
in which a value is whole that a line end, spaces or misread letters take apart (views.py), and in
which what is encoded, spelled out or reversed can be read (hidden.py). Patterns run over all of it
in one pass, and every finding points back into the text as it was sent (offsets.py). A value cut
over messages stands whole in their joint (joints.py).
"""

from dlp.normalise.hidden import layer
from dlp.normalise.joints import WHOLE, Joint, chains, joints
from dlp.normalise.offsets import Normalised, View

__all__ = ["WHOLE", "Joint", "Normalised", "View", "chains", "joints", "normalise"]


def normalise(text: str) -> Normalised:
    """Fold look-alike spellings to one, and remember where each character came from.

    Args:
        text: decoded text, n code points; callers keep n within limits.max_text_chars.
    Returns: Normalised; its text is at most about 24 n code points (views repeat their labels),
        `capped` when that did not hold all that is encoded (hidden.ROOM): not all has been read.
    Raises: nothing; every str has a folding, lone surrogates pass through.
    Cost: linear in n; about 30 ms for 1,000,000 code points of prose.
    Source: Unicode Standard Annex #15 (NFKC, character by character), Unicode TR 39 for the
    look-alike letters.
    """
    read, room = layer(text)
    pieces = read.pieces
    return Normalised(
        read.text,
        len(read.body),
        tuple(read.views),
        pieces.at,
        pieces.origin,
        pieces.width,
        capped=room.capped,
    )
