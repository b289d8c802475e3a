"""Syntax of a text: the author's words of a sentence are parsed apart from the speech in it.

The parser learnt on sentences; one that holds five others in marks confuses it, and who said it is in the words around.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.text.lexicon.cues import forms
from bot.text.lexicon.forms import plain
from bot.text.parse.intervals import Intervals
from bot.text.parse.marks import Marked
from bot.text.parse.models import Arcs, Models
from bot.text.types import Span

APART = 3
"""Words; shorter ones in marks are names or terms, which belong to the author's sentence."""

Words = Sequence[str]


def parse(pieces: Sequence[Words], starts: Sequence[Sequence[int]], speech: Intervals, models: Models) -> list[Arcs]:
    """Parse each piece; heads count words of the piece. `starts` are the offsets of its words in the text.

    Only runs of words that hold a word of speech are parsed, others have no head (-1) and no relation.
    """
    cues = forms()
    asked = [
        (number, run)
        for number, words in enumerate(pieces)
        for run in _runs(starts[number], speech)
        if any(plain(words[index]) in cues for index in run)
    ]
    found = models.arcs([[pieces[number][index] for index in run] for number, run in asked])
    heads = [[-1] * len(words) for words in pieces]
    relations = [[""] * len(words) for words in pieces]
    for (number, run), arcs in zip(asked, found, strict=True):
        for index, head, relation in zip(run, arcs.heads, arcs.relations, strict=True):
            heads[number][index] = run[head] if head >= 0 else -1
            relations[number][index] = relation
    return [Arcs(tuple(above), tuple(names)) for above, names in zip(heads, relations, strict=True)]


def _runs(starts: Sequence[int], speech: Intervals) -> Iterator[list[int]]:
    """The words outside of speech, then each stretch inside."""
    outside: list[int] = []
    inside: list[int] = []
    for index, start in enumerate(starts):
        if speech.hold(start):
            inside.append(index)
            continue
        if inside:
            yield inside
            inside = []
        outside.append(index)
    if inside:
        yield inside
    if outside:
        yield outside


def long_speech(text: str, marks: Sequence[Marked]) -> Intervals:
    """What stands between marks and is longer than a name."""
    return Intervals(Span(mark.start + 1, mark.end - 1) for mark in marks if len(mark.inside.of(text).split()) >= APART)
