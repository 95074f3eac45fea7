"""Licence plates that show a form: "formaat 1-ABC-123", the test values of a regular expression.

A plate of example letters and figures counts as one behind a word for formats or examples, or where
the text holds an expression that plates match; beside such an expression the other plates do too.
"""

from collections.abc import Sequence

import regex as re

from dlp.engine.overlap import Hit

SIGN = "form"  # evidence of such a plate
_PLATES = frozenset(("BE_LICENCE_PLATE",))
_BACK = 60  # code points before a plate in which the word stands
_LETTERS = re.compile(r"(?i)ABC|ABD|AAA|BBB|XXX|YYY|ZZZ|XYZ|DEF|XAA|LLL|BCD")
_FIGURES = re.compile(r"000|001|111|123|456|789|999|987|321")
_WORD = re.compile(
    r"(?i)(?<!\p{L})(?:formaat|formaten|formats?|vorm|notatie|structuur|structure|syntaxe?|gabarit"
    r"|schreibweise|format|muster|patroon|patronen|pattern|motif|type|bv|bijv|bijvoorbeeld|vb"
    r"|voorbeeld|voorbeelden|ex|exemples?|p\.ex|par exemple|z\.b|beispiele?|zum beispiel|e\.g"
    r"|examples?|placeholder|genre|zoals|comme|wie|such as|like|testwaarden?|test)(?!\p{L})"
)
# "[A-Z]{3}" beside "\d{3}", "[0-9]{3}".
_EXPRESSION = re.compile(
    r"\[A-Z[^\]\n]{0,12}\]\)?\{3\}[^\n]{0,24}?(?:\\d|\[0-9\]|\[\\d\])\)?\{3\}"
    r"|(?:\\d|\[0-9\])\)?\{3\}[^\n]{0,24}?\[A-Z[^\]\n]{0,12}\]\)?\{3\}"
)


def with_forms(text: str, found: Sequence[Hit]) -> list[Hit]:
    """The hits, plates among them that show a form marked. Cost: linear where a plate stands."""
    plates = [i for i, hit in enumerate(found) if hit.entity in _PLATES]
    if not plates:
        return list(found)
    marked = list(found)
    expression = _EXPRESSION.search(text) is not None
    typical = {i for i in plates if _is_typical(text[found[i].start : found[i].end])}
    shown = typical if expression else {i for i in typical if _is_shown(text, found[i].start)}
    for i in plates if expression and typical else shown:
        marked[i] = found[i]._replace(evidence=(*found[i].evidence, SIGN))
    return marked


def _is_typical(plate: str) -> bool:
    """True for "1-ABC-123": letters and figures of examples."""
    return _LETTERS.search(plate) is not None and _FIGURES.search(plate) is not None


def _is_shown(text: str, start: int) -> bool:
    """True where a word for formats or examples stands before the plate, on its line."""
    low = max(0, start - _BACK, text.rfind("\n", max(0, start - _BACK), start) + 1)
    return _WORD.search(text, low, start) is not None
