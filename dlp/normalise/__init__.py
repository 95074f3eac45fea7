"""Fold look-alike spellings to one, and remember where each character came from.

What evades a pattern is made plain: full-width and other digits, no-break and thin spaces, odd
dashes and slashes, letters of another script that look Latin; zero-width characters, soft hyphens,
bidirectional controls and control characters vanish (fold.py). Behind the folded text stand *views*
in which a value is whole that a line end, spaces or misread letters take apart (views.py). Patterns
run over all of it in one pass, and every finding points back into the text as it was sent
(offsets.py).
"""

from dlp.normalise.fold import fold
from dlp.normalise.offsets import Normalised, Pieces, View
from dlp.normalise.views import add_views

__all__ = ["Normalised", "View", "normalise"]


def normalise(text: str) -> Normalised:
    """Fold look-alike spellings to one, and remember where each character came from.

    Args:
        text: decoded text, n code points; callers keep n within limits.max_text_chars.
    Returns: Normalised; its text is at most about 8 n code points (views repeat their labels).
    Raises: nothing; every str has a folding, lone surrogates pass through.
    Cost: linear in n; about 400 MB/s where nothing is odd. Source: Unicode Standard Annex #15
    (NFKC, character by character), Unicode TR 39 for the look-alike letters.
    """
    pieces = Pieces()
    body = fold(text, pieces)
    views = add_views(body, pieces)
    whole = body + "".join(pieces.appended) if views else body
    return Normalised(whole, len(body), tuple(views), pieces.at, pieces.origin, pieces.width)
