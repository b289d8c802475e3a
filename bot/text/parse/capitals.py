"""Surnames that a paper prints in capitals, Олег РЕЕВ, as the models have learnt to see them."""

from __future__ import annotations

import re
from collections.abc import Sequence

SHORTEST = 5
"""Letters in capitals that may be a surname; shorter ones are bodies: Глава НАТО."""

SURNAME = re.compile(rf"[А-Я]{{{SHORTEST},}}(?:-[А-Я]{{2,}})?")
GIVEN = re.compile(r"[А-Я](?:[а-я]+(?:-[А-Я]?[а-я]+)?)?")


def as_names(words: Sequence[str]) -> list[str]:
    """Реев of Олег РЕЕВ, of О. РЕЕВ and of Олег Иванович РЕЕВ; whatever stands among capitals stays: ОЛЕГ РЕЕВ."""
    return [word.title() if _behind_a_name(words, place) else word for place, word in enumerate(words)]


def _behind_a_name(words: Sequence[str], place: int) -> bool:
    if not SURNAME.fullmatch(words[place]) or not place:
        return False
    before = place - 2 if words[place - 1] == "." and place > 1 else place - 1
    initial = len(words[before]) == 1
    return GIVEN.fullmatch(words[before]) is not None and initial == (before == place - 2)
