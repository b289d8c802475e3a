"""Finding what was said: by a person in any case of the name, by words, or by everybody in the last day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.text.stems import TOKEN, contains, names_person, nominatives, query_stems, stems
from storage import feeds, people, search, stories
from storage.database import Database
from storage.people import Person
from storage.stories import KeptQuote

DAY = timedelta(days=1)
MOST = 60
# Quotes of articles that hold the words; most of them speak of something else and are left out.
ARTICLES, CANDIDATES = 100, 600


@dataclass(frozen=True, slots=True)
class Found:
    """Quotes, the newest first, or the `people` of whom one has to be chosen."""

    quotes: tuple[KeptQuote, ...] = ()
    people: tuple[Person, ...] = ()
    of_person: bool = False


async def of_last_day(store: Database, chat_id: int, now: datetime) -> Found:
    async with store.read() as connection:
        mine = feeds.visible_feed_ids(chat_id)
        return Found(tuple(await stories.key_quotes_since(connection, now - DAY, mine, limit=MOST)))


async def about(store: Database, chat_id: int, words: str) -> Found:
    """What a person of that name said; if nobody has it, what was said in these words."""
    named = await _named(store, words)
    groups = same_people(named)
    if len(groups) > 1:
        return Found(people=tuple(group[0] for group in groups))
    if groups:
        return await _said_by(store, chat_id, groups[0])
    return await _with_words(store, chat_id, words)


async def by_person(store: Database, chat_id: int, person_id: int) -> Found:
    async with store.read() as connection:
        person = await people.get(connection, person_id)
    return await _said_by(store, chat_id, [person]) if person else Found()


async def _named(store: Database, words: str) -> list[Person]:
    keys = sorted({key for word in TOKEN.findall(words) for key in nominatives(word)})
    async with store.read() as connection:
        known = await people.with_stems(connection, keys)
    return [person for person in known if names_person(words, person.name)]


def same_people(named: Iterable[Person]) -> list[list[Person]]:
    """Groups of one person each, the fullest name first: «Токаев» is Касым-Жомарт Токаев if nobody else is so named."""
    full = [person for person in named if " " in person.name]
    short = [person for person in named if " " not in person.name]
    if len(full) == 1:
        return [[*full, *short]]
    return [[person] for person in (*full, *short)]


async def _said_by(store: Database, chat_id: int, group: Sequence[Person]) -> Found:
    async with store.read() as connection:
        mine = feeds.visible_feed_ids(chat_id)
        ids = [person.id for person in group]
        said = await stories.quotes_of(connection, ids, mine, limit=MOST)
    return Found(tuple(said), of_person=True)


async def _with_words(store: Database, chat_id: int, words: str) -> Found:
    asked = query_stems(words)
    async with store.read() as connection:
        mine = feeds.visible_feed_ids(chat_id)
        hits = await search.find(connection, asked, mine, limit=ARTICLES)
        said = await stories.quotes_in(connection, hits, limit=CANDIDATES)
    return Found(tuple(quote for quote in said if contains(_words(quote), asked))[:MOST])


def _words(quote: KeptQuote) -> frozenset[str]:
    """«Токаев дороги» and «министр экологии» find what such a person said of it."""
    return frozenset(stems(" ".join((quote.text, quote.speaker or "", quote.speaker_role or ""))))
