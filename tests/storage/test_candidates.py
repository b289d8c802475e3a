"""What may go into a digest, found without its texts."""

from __future__ import annotations

from storage import articles, search
from storage.database import Database
from tests.storage.samples import NOW, article


async def test_words_are_found_in_every_article_from_a_first_one_on(store: Database) -> None:
    async with store.write() as connection:
        for number in range(1, 5):
            said = ("хлопк", "цен") if number != 3 else ("хлопк",)
            await articles.save(connection, article(number, title_stems=(str(number),), body_stems=said), NOW)
        assert await search.holding(connection, [["хлопк"]], 2) == [2, 3, 4]
        assert await search.holding(connection, [["хлопк"], ["цен", "стоимост"]], 0) == [1, 2, 4]
        assert await search.holding(connection, [['" OR "1']], 0) == []
        assert await search.holding(connection, [], 0) == []
