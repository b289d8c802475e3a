"""The dictionary of word forms (pymorphy3), loaded once and asked through caches."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import pymorphy3

CONSONANTS = "бвгджзйклмнпрстфхцчшщ"
"""Letters in which a man's name in the nominative ends, and in no other case."""


@cache
def dictionary() -> Any:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=50_000)
def parses(word: str) -> tuple[Any, ...]:
    return tuple(dictionary().parse(word))


def participle(word: str) -> bool:
    """расстроенные, but not: расстроены"""
    return {parse.tag.POS for parse in parses(word)} <= {"PRTF", "ADJF"}


def lexeme(word: str, parts: str) -> set[str]:
    """All forms of a dictionary word of the given parts of speech (OpenCorpora names).

    Where two verbs are spelt alike, the forms are of the first and the gerunds of both: считав, считая.
    """
    wanted = parts.split()
    alike = [
        parse
        for parse in dictionary().parse(word)
        if parse.tag.POS in wanted and plain(parse.normal_form) == plain(word)
    ]
    found = {plain(form.word) for parse in alike[:1] for form in parse.lexeme if form.tag.POS in wanted}
    gerunds = {plain(form.word) for parse in alike[1:] for form in parse.lexeme if form.tag.POS == "GRND"}
    return found | (gerunds if "GRND" in wanted else set()) or {plain(word)}


def plain(word: str) -> str:
    return word.lower().replace("ё", "е")
