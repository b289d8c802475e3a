"""Words of one nation: российский, Россия, РФ, россиянин."""

from __future__ import annotations

from functools import lru_cache

NATIONS = tuple(
    tuple(line.split())
    for line in (
        "росси рф",
        "украин",
        "казах рк",
        "белорус беларус рб",
        "америк сша",
        "британ великобритан англи англий",
        "герман немец фрг",
        "франц",
        "итал",
        "испан",
        "кита кнр",
        "япон",
        "корей коре южнокорей",
        "инди",
        "турец турк турок турц",
        "иран",
        "израил",
        "польш польск поляк",
        "чешск чехи чех чешк",
        "литов литв",
        "латв латыш",
        "эстон",
        "грузи грузин",
        "армен армян",
        "азерб",
        "узбек",
        "киргиз кыргыз",
        "таджик",
        "туркмен",
        "молдав молдов",
        "канад",
        "австрал",
        "австри",
        "швейцар",
        "швед швец",
        "норве",
        "финск финлянд финн",
        "серб",
        "черногор",
        "болгар",
        "румын",
        "венгер венгр",
        "голланд нидерланд",
        "бельги",
        "португал",
        "грек греч грец",
        "египет египт",
        "бразил",
        "аргентин",
    )
)
"""Beginnings of the words of each nation, in lower case without ё; one line a nation."""


@lru_cache(maxsize=20_000)
def nation_of(word: str) -> str | None:
    """The first beginning of the nation's line, which stands for the nation; None for any other word."""
    for line in NATIONS:
        if any(word == start if len(start) < 4 else word.startswith(start) for start in line):
            return line[0]
    return None
