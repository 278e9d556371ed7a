"""Numbers as automatic numbering prints them: 7, VII, vii, G, g, Ж, ж."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Word and LibreOffice leave out ё, й, ъ, ы, ь: «и)» is followed by «к)».
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
#: Beyond this a numeral of letters or Roman digits is printed as a number: a hostile start value writes no megabytes.
_MOST = 3999


def roman(number: int) -> str:
    """Return 7 as VII."""
    printed = []
    for value, digits in _ROMAN:
        count, number = divmod(number, value)
        printed.append(digits * count)
    return "".join(printed)


def letters(number: int, alphabet: str) -> str:
    """Return 2 as b, and past the end of the alphabet doubled letters, as office programs do: 28 is bb."""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)


_PRINTED: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: letters(n, _LATIN).upper(),
    "lowerLetter": lambda n: letters(n, _LATIN),
    "russianUpper": lambda n: letters(n, _RUSSIAN).upper(),
    "russianLower": lambda n: letters(n, _RUSSIAN),
}


def numeral(number: int, style: str) -> str:
    """Return *number* in one of Word's number formats; formats that are not known are printed as 7."""
    if 1 <= number <= _MOST and style in _PRINTED:
        return _PRINTED[style](number)
    return str(number)
