"""Sentences cut into words, and long ones into pieces that the models can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from razdel import tokenize

from bot.text.parse.glued import Word, joined, parted
from bot.text.sentences import Sentence
from bot.text.types import Span

LONGEST = 160
"""Words that the models see at once; a longer sentence is read in pieces, as syntax costs the square of it."""

ENDLESS = 200
"""Words that no sentence has, quotations of many sentences included (the longest of the gold set has 131)."""


def bounded(text: str, sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[list[Word]]]:
    """Cut sentences into words; what is longer than any sentence is cut into several, as rules look at whole lines."""
    lines: list[Sentence] = []
    words: list[list[Word]] = []
    for sentence in sentences:
        parts = ((part.start, part.stop, part.text) for part in tokenize(sentence.span.of(text)))
        found = list(parted(joined(parts), text))
        for start in range(0, len(found), ENDLESS):
            piece = found[start : start + ENDLESS]
            offset = piece[0][0]
            lines.append(
                Sentence(Span(sentence.span.start + offset, sentence.span.start + piece[-1][1]), sentence.paragraph)
            )
            words.append([(first - offset, last - offset, word) for first, last, word in piece])
    return lines, words


def short_pieces(line: list[Word]) -> Iterator[list[Word]]:
    for start in range(0, len(line), LONGEST):
        yield line[start : start + LONGEST]
