"""What grouping reads of an article: the words of its headline and first sentences, its names and its numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from bot.text.content import FUNCTION_WORDS
from bot.text.sentences import sentences
from bot.text.stems import stems

SPACE = 1 << 20
"""Columns of the fixed feature space: words below NAMES, names from there, numbers from NUMBERS on."""

NAMES = SPACE - (1 << 17)
NUMBERS = SPACE - (1 << 15)

LEAD = 3
"""Sentences that are read: with title ×2 the best of six lexical signals on labelled pairs (facts/reading.md D)."""

TITLE_WEIGHT = 2

NAME = re.compile(r"[^\W\d_a-zа-яёәғқңөұүһі][^\W_]*|\d+")


@dataclass(frozen=True, slots=True)
class Terms:
    """Counts by column of the feature space; plain numbers, so that a worker process can send them."""

    words: Mapping[int, int]
    names: Mapping[int, int]


def read_terms(text: str) -> Terms:
    """Read the terms of a text whose first line is the headline."""
    found = sentences(text)
    title = [one.span.of(text) for one in found if one.paragraph == 0]
    lead = [one.span.of(text) for one in found if one.paragraph > 0][:LEAD]
    words = Counter(_content(lead))
    for stem in _content(title):
        words[stem] += TITLE_WEIGHT
    return Terms(_columns(words, 0, NAMES), _name_columns([*title, *lead]))


def _content(texts: Iterable[str]) -> Iterator[str]:
    return (stem for text in texts for stem in stems(text) if stem not in _function_stems())


@cache
def _function_stems() -> frozenset[str]:
    return frozenset(stems(FUNCTION_WORDS))


def _name_columns(texts: list[str]) -> dict[int, int]:
    counts = Counter(_names(texts))
    numbers = {stem: count for stem, count in counts.items() if stem.isdigit()}
    names = {stem: count for stem, count in counts.items() if not stem.isdigit()}
    return _columns(names, NAMES, NUMBERS) | _columns(numbers, NUMBERS, SPACE)


def _names(texts: list[str]) -> Iterator[str]:
    """Numbers and words with a capital; the first word of a sentence only if it has one elsewhere too."""
    found = [
        (match.start() < FIRST_WORD, stem)
        for text in texts
        for match in NAME.finditer(text)
        for stem in stems(match.group())
    ]
    sure = {stem for first, stem in found if not first or stem.isdigit()}
    return (stem for _, stem in found if stem in sure)


FIRST_WORD = 2
"""A word that starts before this offset opens its sentence, a quotation mark before it or not."""


def _columns(counts: Mapping[str, int], start: int, end: int) -> dict[int, int]:
    columns: Counter[int] = Counter()
    for stem, count in counts.items():
        columns[start + crc32(stem.encode()) % (end - start)] += count
    return dict(columns)
