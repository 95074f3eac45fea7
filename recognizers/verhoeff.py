"""Verhoeff's check digit: catches every wrong digit and every swap of two neighbours."""

# Multiplication in the dihedral group D5, and the permutation that is applied once per place.
_PRODUCT = (
    *((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 2, 3, 4, 0, 6, 7, 8, 9, 5)),
    *((2, 3, 4, 0, 1, 7, 8, 9, 5, 6), (3, 4, 0, 1, 2, 8, 9, 5, 6, 7)),
    *((4, 0, 1, 2, 3, 9, 5, 6, 7, 8), (5, 9, 8, 7, 6, 0, 4, 3, 2, 1)),
    *((6, 5, 9, 8, 7, 1, 0, 4, 3, 2), (7, 6, 5, 9, 8, 2, 1, 0, 4, 3)),
    *((8, 7, 6, 5, 9, 3, 2, 1, 0, 4), (9, 8, 7, 6, 5, 4, 3, 2, 1, 0)),
)
_PERMUTATION = (
    *((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)),
    *((5, 8, 0, 3, 7, 9, 6, 1, 4, 2), (8, 9, 1, 6, 0, 4, 3, 5, 2, 7)),
    *((9, 4, 5, 3, 1, 2, 6, 8, 7, 0), (4, 2, 8, 6, 5, 7, 3, 9, 0, 1)),
    *((2, 7, 9, 3, 8, 0, 6, 4, 1, 5), (7, 0, 4, 6, 9, 1, 3, 2, 5, 8)),
)


def verhoeff(digits: str) -> bool:
    """True when the last digit is the Verhoeff check of those before it.

    Source: J. Verhoeff, Error Detecting Decimal Codes (1969). Example: 2363.
    """
    total = 0
    for place, char in enumerate(reversed(digits)):
        total = _PRODUCT[total][_PERMUTATION[place % 8][int(char)]]
    return total == 0
