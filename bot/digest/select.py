"""Chooses what goes into a digest: which stories, in which order, and whose words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from math import log2

from bot.digest.types import Brief, Digest, Item, Pick, QuoteView, Said, StoryView, Wishes

VERBATIM = frozenset({"direct", "unmarked", "partial"})
FOLLOWED_BONUS = 4.0  # as much as sixteen outlets: what a reader asked for comes first
QUOTED_BONUS = 0.3  # decides between equals: a story in which somebody speaks is the better one
FRESHNESS_HALVES = timedelta(hours=12)
_WORD = re.compile(r"[^\W_]+")
BETWEEN_PARTS = " … "  # joins the parts of a quote that the author breaks into (bot.text.types)
PER_SPEAKER = 2
PER_STORY = 2


def choose(stories: Iterable[Brief], wishes: Wishes, now: datetime) -> list[Pick]:
    """Which of these stories a digest tells, the most important first.

    Muted stories are left out, even followed ones; a story that the chat has seen comes again only when
    more outlets tell it. The rest is ranked by outlets, freshness and follows; ties go to the newer story.
    """
    offered = sorted(_offered(stories, wishes), key=lambda story: _rank(story, wishes, now))
    return [Pick(story.story_id, story.story_id in wishes.seen) for story in offered[: wishes.measure.stories]]


def _offered(stories: Iterable[Brief], wishes: Wishes) -> Iterator[Brief]:
    for story in stories:
        seen = wishes.seen.get(story.story_id)
        if story.story_id not in wishes.muted and (seen is None or story.outlet_count > seen):
            yield story


def _rank(story: Brief, wishes: Wishes, now: datetime) -> tuple[float, float, int]:
    return -score(story, wishes, now), -story.published_at.timestamp(), story.story_id


def score(story: Brief, wishes: Wishes, now: datetime) -> float:
    """Outlets count by their doublings: four against two weighs as much as two against one.

    Freshness is 1 for a story of this minute and halves every FRESHNESS_HALVES.
    """
    age = max(timedelta(), now - story.published_at)
    freshness: float = 0.5 ** (age / FRESHNESS_HALVES)
    followed = FOLLOWED_BONUS if story.story_id in wishes.followed else 0.0
    quoted = QUOTED_BONUS if story.quoted else 0.0
    return log2(1 + story.outlet_count) + freshness + followed + quoted


def arrange(items: Sequence[Item], wishes: Wishes) -> Digest:
    """The digest of the chosen stories, with who said what in them."""
    measure = wishes.measure
    said = gather(_key_quotes(items, measure.sentences), measure.quotes) if wishes.show_quotes else ()
    all_seen = not items and not wishes.muted.issuperset(wishes.seen)
    return Digest(tuple(items), said, measure.sentences, all_seen)


def _key_quotes(items: Sequence[Item], sentences: int) -> Iterator[QuoteView]:
    """At most PER_STORY key quotes of each story with a named speaker, the best of every story first.

    Without what a summary above says already, be it that of another story.
    """
    told = [sentence for item in items for sentence in item.story.sentences(sentences)]
    ranked = [_best(item.story, told) for item in items]
    for place in range(PER_STORY):
        yield from (quotes[place] for quotes in ranked if len(quotes) > place)


def _best(story: StoryView, told: Iterable[str]) -> list[QuoteView]:
    named = [quote for quote in story.quotes if quote.rank is not None and quote.speaker and quote.kind in VERBATIM]
    return unrepeated(sorted(untold(named, told), key=lambda quote: quote.rank or 0))


def untold(quotes: Iterable[QuoteView], told: Iterable[str]) -> list[QuoteView]:
    """Without those that stand word for word in these sentences: «Мост готов» after «„Мост готов“, — сказал аким»."""
    said = _words(" ".join(told))
    return [quote for quote in quotes if not all(_words(part) in said for part in quote.text.split(BETWEEN_PARTS))]


def gather(quotes: Iterable[QuoteView], limit: int, per_speaker: int = PER_SPEAKER) -> tuple[Said, ...]:
    """Quotes grouped by speaker in the order of first appearance, nothing twice, at most `limit` in all."""
    groups: dict[str, list[QuoteView]] = {}
    room = limit
    for quote in unrepeated(wholes(list(quotes))):
        group = groups.setdefault(quote.speaker or "", [])
        if room and len(group) < per_speaker:
            group.append(quote)
            room -= 1
    return tuple(Said(name, _role(group), tuple(group)) for name, group in groups.items() if group)


def _role(quotes: Sequence[QuoteView]) -> str | None:
    return next((quote.role for quote in quotes if quote.role), None)


def unrepeated(quotes: Iterable[QuoteView]) -> list[QuoteView]:
    """Without words that an earlier one of these quotes has already: five outlets print one sentence once.

    «Мы готовы» is left out after «Мы готовы к переговорам, — они нужны всем», and so is the same with other dashes.
    """
    kept: list[QuoteView] = []
    said: list[str] = []
    for quote in quotes:
        words = _words(quote.text)
        if words and not any(words in other for other in said):
            kept.append(quote)
            said.append(words)
    return kept


def wholes(quotes: Sequence[QuoteView]) -> list[QuoteView]:
    """Without fragments of reported words that are here too: «дорогой жизни» in «назвала мост «дорогой жизни»».

    A fragment whose speaker the report does not name stays.
    """
    reported = [(quote.speaker, _words(quote.text)) for quote in quotes if quote.kind == "indirect"]

    def part(fragment: QuoteView) -> bool:
        words = _words(fragment.text)
        return any(fragment.speaker in (None, speaker) and words in whole for speaker, whole in reported)

    return [quote for quote in quotes if quote.kind != "partial" or not part(quote)]


def _words(text: str) -> str:
    """The bare words between spaces, so that one quote can be looked for inside another at word bounds."""
    words = " ".join(_WORD.findall(text.casefold().replace("ё", "е")))
    return f" {words} " if words else ""
