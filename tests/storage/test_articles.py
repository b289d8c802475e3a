"""Articles are kept once, whatever they are called, and found again."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from storage import articles, feeds, people, search, stories
from storage.database import Database
from tests.storage.samples import NOW, article, quote


async def feed_id(store: Database, url: str = "https://example.org/rss", shipped: bool = True) -> int:
    async with store.write() as connection:
        return (await feeds.add(connection, feeds.FeedSource(url, "Пример"), NOW, shipped=shipped)).id


async def count(store: Database, table: str) -> int:
    async with store.read() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


async def test_the_same_article_under_a_second_name_is_one_article(store: Database) -> None:
    async with store.write() as connection:
        first = await articles.save(connection, article(keys=("url:a", "guid:1:x")), NOW)
        again = await articles.save(connection, article(keys=("url:b", "guid:1:x")), NOW)
        third = await articles.save(connection, article(keys=("url:b",)), NOW)
    assert [first.outcome, again.outcome, third.outcome] == ["new", "same", "same"]
    assert first.article_id == again.article_id == third.article_id


async def test_a_changed_article_replaces_its_text_quotes_and_search_entry(store: Database) -> None:
    source = await feed_id(store)
    old = article(feed_id=source, quotes=(quote("Старые слова"),), body_stems=("стар",))
    new = article(feed_id=source, quotes=(quote("Новые слова"),), body_stems=("нов",), content_hash="other")
    async with store.write() as connection:
        await articles.save(connection, old, NOW)
        assert (await articles.save(connection, new, NOW)).outcome == "changed"
        visible = feeds.visible_feed_ids(0)
        assert await search.find(connection, [["стар"]], visible, limit=9) == []
        assert len(await search.find(connection, [["нов", "новин"]], visible, limit=9)) == 1
        kept = await stories.key_quotes_since(connection, NOW - timedelta(days=1), visible, limit=9)
    assert [quote.text for quote in kept] == ["Новые слова"]


async def test_a_person_is_kept_once_and_found_by_a_stem_with_the_last_office(store: Database) -> None:
    async with store.write() as connection:
        await articles.save(connection, article(1, quotes=(quote(speaker_role="депутат"),)), NOW)
        await articles.save(
            connection, article(2, quotes=(quote(speaker_role="министр"), quote(speaker_role=None))), NOW
        )
        found = await people.with_stems(connection, ["серова"])
    assert [(person.name, person.role) for person in found] == [("Айгуль Серова", "министр")]


async def test_a_query_with_marks_is_words_not_syntax(store: Database) -> None:
    source = await feed_id(store)
    async with store.write() as connection:
        await articles.save(connection, article(feed_id=source), NOW)
        for hostile in ['"', "a* OR b", "title:x", "NEAR(", "-", "'"]:
            assert await search.find(connection, [[hostile]], feeds.visible_feed_ids(0), limit=9) == []


async def test_articles_of_a_feed_that_is_switched_off_are_not_found(store: Database) -> None:
    source = await feed_id(store)
    from storage.readers import NewReader, ensure

    async with store.write() as connection:
        await articles.save(connection, article(feed_id=source), NOW)
        await ensure(connection, NewReader(7, "private", None, "ru", "Asia/Almaty"), NOW)
        await feeds.set_enabled(connection, 7, [source], False)
        assert await search.find(connection, [["перв"], ["втор"]], feeds.visible_feed_ids(7), limit=9) == []
        assert len(await search.find(connection, [["перв"], ["втор"]], feeds.visible_feed_ids(8), limit=9)) == 1


async def test_a_story_counts_outlets_and_comes_with_its_articles_and_quotes(store: Database) -> None:
    source = await feed_id(store)
    async with store.write() as connection:
        ids = [
            (await articles.save(connection, made, NOW)).article_id
            for made in (
                article(1, feed_id=source, outlet="А", quotes=(quote(),)),
                article(2, feed_id=source, outlet="Б"),
                article(3, feed_id=source, outlet="Б"),
            )
        ]
        story_id = await stories.assign(connection, ids[0], None, NOW)
        for other in ids[1:]:
            assert await stories.assign(connection, other, story_id, NOW) == story_id
        assert await stories.newest(connection, feeds.visible_feed_ids(0), limit=5) == [story_id]
        [story] = await stories.load(connection, [story_id, 999])
    assert [member.outlet for member in story.articles] == ["Б", "Б", "А"]
    assert story.articles[-1].summary == ((1, "Первое предложение."),)
    assert [said.speaker for said in story.articles[-1].quotes] == ["Айгуль Серова"]


async def test_the_search_index_stays_whole_through_changes(store: Database) -> None:
    async with store.write() as connection:
        for version in range(5):
            await articles.save(connection, article(content_hash=str(version), body_stems=(f"слов{version}",)), NOW)
        await connection.execute(text("INSERT INTO article_search (article_search) VALUES ('integrity-check')"))
    assert await count(store, "article_search") == 1
