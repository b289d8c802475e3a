"""Orders the verbatim quotes of an article: the first is the one that a reader would print on a card."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.text.sentences import Sentence
from bot.text.stems import FUNCTION_STEMS, stems
from bot.text.summary import FIRST_OR_SECOND_PERSON
from bot.text.types import Quote, QuoteKind, SpeakerKind, SummarySentence

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verbatim quote of the body; `order` counts them from 0, `title` is the share of its words there."""

    quote: Quote
    text: str
    words: int
    order: int
    title: float


def of_good_length(candidate: Candidate) -> float:
    return min(candidate.words, 40) / 20


def fragment(candidate: Candidate) -> float:
    return float(candidate.quote.kind is QuoteKind.PARTIAL)


def early(candidate: Candidate) -> float:
    return 1 / (candidate.order + 1)


def named(candidate: Candidate) -> float:
    speaker = candidate.quote.speaker
    return float(speaker is not None and speaker.kind is SpeakerKind.PERSON)


def personal(candidate: Candidate) -> float:
    return float(FIRST_OR_SECOND_PERSON.search(candidate.text) is not None)


def on_title(candidate: Candidate) -> float:
    return math.sqrt(candidate.title)


WEIGHTS: tuple[tuple[Callable[[Candidate], float], float], ...] = (
    (of_good_length, 1.0),
    (fragment, -1.0),
    (early, 1.0),
    (named, 0.5),
    (personal, 0.3),
    (on_title, 0.5),
)

SHORTEST = 3
"""A quote of fewer words means nothing alone."""


def rank_quotes(
    text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence], summary: Sequence[SummarySentence]
) -> tuple[Quote, ...]:
    """Give the same quotes, the verbatim ones that stand alone ranked from 1; the others have no rank."""
    candidates = _candidates(text, quotes, sentences)
    scored = sorted(candidates, key=lambda one: (-sum(w * f(one) for f, w in WEIGHTS), one.order))
    ranks = {id(one.quote): rank for rank, one in enumerate(scored, start=1)}
    return tuple(replace(quote, rank=ranks.get(id(quote))) for quote in quotes)


def _candidates(text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> list[Candidate]:
    headline = [sentence.span for sentence in sentences if sentence.paragraph == 0]
    title_end = max((span.end for span in headline), default=0)
    title = frozenset(stems(text[:title_end])) - FUNCTION_STEMS
    said = [quote for quote in quotes if quote.kind.verbatim and quote.parts[0].start >= title_end]
    found = [_measured(text, quote, order, title) for order, quote in enumerate(said)]
    return [one for one in found if one.words >= SHORTEST]


def _measured(text: str, quote: Quote, order: int, title: frozenset[str]) -> Candidate:
    words = quote.text(text)
    content = frozenset(stems(words)) - FUNCTION_STEMS
    return Candidate(quote, words, len(WORD.findall(words)), order, len(content & title) / max(1, len(content)))
