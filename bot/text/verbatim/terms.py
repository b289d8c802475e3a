"""Terms in marks: two or three words that an article sets in marks again and again are a name of something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.text.content import content
from bot.text.lexicon.cues import CueClass
from bot.text.parse.document import Document, Token
from bot.text.parse.marks import Marked
from bot.text.sources.attribution import cue_at
from bot.text.verbatim.surroundings import inside

SHORT = (2, 3)
"""Words of a term; what is longer is a statement, however often it is repeated."""

AGAIN = 2
"""Times that the body of an article sets a term in marks; a title repeats speech as well."""

REACH = 6
"""Words from a verb of judgement to its complement: потребовал у главы района срочно найти «новый путь»."""

Pair = frozenset[str]


class Terms:
    """The short noun phrases of an article that recur in marks, such as «тихий налог»."""

    __slots__ = ("_recurring",)

    def __init__(self, doc: Document) -> None:
        candidates = {mark.start: _pairs(_words(doc, mark)) for mark in doc.marks if _is_phrase(_words(doc, mark))}
        counted = Counter(_in_marks(doc)) if candidates else Counter()
        judged = {pair for mark in doc.marks if _judged(doc, mark) for pair in candidates.get(mark.start, ())}
        self._recurring = {
            start
            for start, pairs in candidates.items()
            if all(counted[pair] >= AGAIN and pair not in judged for pair in pairs)
        }

    def hold(self, mark: Marked) -> bool:
        """Tell whether the marks hold a term and no words of a speaker."""
        return mark.start in self._recurring


def _words(doc: Document, mark: Marked) -> Sequence[Token]:
    return tuple(token for token in inside(doc, mark) if token.word)


def _is_phrase(words: Sequence[Token]) -> bool:
    """тихий налог, налог на дождь; but not: очень тихий, налог вырос"""
    kinds = {token.pos for token in words}
    return len(words) in SHORT and "NOUN" in kinds and kinds <= {"NOUN", "ADJ", "ADP"}


def _pairs(words: Sequence[Token]) -> tuple[Pair, ...]:
    return tuple(content(f"{first.text} {second.text}") for first, second in pairwise(words))


def _in_marks(doc: Document) -> Iterator[Pair]:
    """Pairs of neighbours that stand in marks below the title, in longer quotations too."""
    for first, second in pairwise(doc.tokens):
        if first.word and second.word and doc.lines[first.sentence].paragraph > 0 and doc.in_marks(first.start):
            yield content(f"{first.text} {second.text}")


def _judged(doc: Document, mark: Marked) -> bool:
    """потребовал найти «новый путь», назвал мост «тихим ужасом»; but not: назвал признаки «тихого налога»"""
    first = doc.at(mark.start)
    before = doc.words(first - 1, first)
    opening = doc.words(first + 1, first + 2)
    if not before or (before[0].pos == "NOUN" and not any(token.case == "Ins" for token in opening)):
        return False
    for index in range(first - 1, max(doc.lines[before[0].sentence].first, first - REACH) - 1, -1):
        if cue_at(doc, index, CueClass.JUDGE):
            return True
        if doc.tokens[index].finite:
            return False
    return False
