"""A headline that repeats words of the article: how many of its words stand there again."""

from __future__ import annotations

from collections.abc import Iterable

from bot.text.sources.found import Found
from bot.text.stems import stems
from bot.text.types import Span

AT_THE_HEAD = "headline that begins with marks"

ABOUT_THE_SAME = 0.6
"""Share of a headline's stems that its source holds; «Сейчас у большинства» stands for «Мы видим у большинства»."""

SOME = 0.5
"""The share that is enough where nobody stands beside the headline."""

SHORTEST = 3
"""Letters of a word that tells anything: «нам», not «у»."""


def held(text: str, words: Span, quote: Iterable[Span]) -> tuple[int, float]:
    """How many stems of the words another quotation holds, and what share of them."""
    asked = frozenset(stem for stem in stems(words.of(text)) if len(stem) >= SHORTEST)
    there = frozenset(stem for part in quote for stem in stems(part.of(text)))
    return len(asked & there), len(asked & there) / len(asked) if asked else 0.0


def repeats(text: str, words: Span, quote: Iterable[Span]) -> bool:
    """«Дают иммунитет»: … «Прививки дают стойкий иммунитет», — сказал Ли."""
    number, share = held(text, words, quote)
    return number > 1 and share >= ABOUT_THE_SAME


def hints(text: str, words: Span, quote: Found) -> bool:
    """Fewer words in common, as a headline shortens."""
    number, share = held(text, words, quote.parts)
    return number > 0 and share >= SOME
