"""Check digits: one function each, with its source and a worked example.

All take digits (or letters and digits) without separators, cost time linear in a bounded length and
raise nothing on such input. A passing check is evidence, not certainty: a random number passes a
mod 97 check once in 97 times and a Luhn check once in 10.
"""

from string import ascii_uppercase

_LETTERS_AS_NUMBERS = {ord(letter): str(10 + i) for i, letter in enumerate(ascii_uppercase)}


def mod97_complement(payload: str) -> int:
    """The check 97 - (payload mod 97), from 1 to 97.

    Used by the Belgian national register and enterprise numbers. Source: Royal Decree of 3 April
    1984 (national register, instruction IT000); Royal Decree of 24 June 2003 (enterprises).
    Example: 850730033 mod 97 = 69, so 97 - 69 = 28 in 85.07.30-033.28.
    """
    return 97 - int(payload) % 97


def mod97_remainder(payload: str) -> int:
    """The check payload mod 97, where 0 is written 97: from 1 to 97.

    Used by the structured communication, the identity card and the account number before SEPA.
    Source: Febelfin, banking standards for the structured communication and account numbers.
    Example: 5390075470 mod 97 = 34 in 539-0075470-34; 97 mod 97 = 0, written 97.
    """
    return int(payload) % 97 or 97


def luhn(digits: str) -> bool:
    """True when the Luhn sum, every second digit from the right doubled, is a multiple of 10.

    Source: ISO/IEC 7812-1, annex B. Example: 79927398713 gives 70.
    """
    total = 0
    for place, char in enumerate(reversed(digits)):
        digit = int(char)
        if place % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0


def iso7064_mod97(alnum: str) -> bool:
    """True when the text, its first four characters moved to the end and A to Z read as 10 to 35,
    leaves 1 modulo 97; the check digits themselves run from 02 to 98.

    Source: ISO 7064 MOD 97-10 as used by ISO 13616-1 (IBAN).
    Example: BE68539007547034 gives 539007547034 1114 68 mod 97 = 1.
    """
    moved = alnum[4:] + alnum[:4]
    return "02" <= alnum[2:4] <= "98" and int(moved.translate(_LETTERS_AS_NUMBERS)) % 97 == 1
