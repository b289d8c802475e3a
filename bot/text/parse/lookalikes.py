"""Letters of one alphabet inside words of the other: Гоcдума with a Latin c, RТ with a Cyrillic Т."""

from __future__ import annotations

import re

LATIN, CYRILLIC = "aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ"
"""Letters that look alike."""

TO_CYRILLIC, TO_LATIN = str.maketrans(LATIN, CYRILLIC), str.maketrans(CYRILLIC, LATIN)
WORD = re.compile(r"[^\W\d_]{2,}")


def as_meant(text: str) -> str:
    """The text, letter for letter as long, with each word in one alphabet where all letters of the other look alike."""
    return WORD.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    word = match.group()
    if word.isascii() or not any(letter.isascii() for letter in word):
        return word
    cyrillic, latin = word.translate(TO_CYRILLIC), word.translate(TO_LATIN)
    if any(letter.isascii() for letter in cyrillic):
        return latin if latin.isascii() else word
    mostly = 2 * sum(letter.isascii() for letter in word) < len(word)
    return cyrillic if mostly or not latin.isascii() else word
