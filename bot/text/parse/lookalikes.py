"""Latin letters that look like Cyrillic ones inside Cyrillic words: Гоcдума, with a Latin c."""

from __future__ import annotations

import re

ALIKE = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")

CYRILLIC = "А-Яа-яЁё"
WORD = re.compile(rf"(?<![\w])(?=[^\W\d_]*[{CYRILLIC}])[{CYRILLIC}aceopxyABCEHKMOPTX]*[aceopxyABCEHKMOPTX][^\W\d_]*")


def in_cyrillic(text: str) -> str:
    """The text, letter for letter as long, with words that are mostly Cyrillic all in Cyrillic; ТB and RТ stay."""
    return WORD.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    word = match.group()
    foreign = sum(letter.isascii() for letter in word)
    mended = word.translate(ALIKE)
    return mended if 2 * foreign < len(word) and not any(letter.isascii() for letter in mended) else word
