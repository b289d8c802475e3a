"""Small records for storage tests, each with one thing that matters to its test."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage.articles import NewArticle, NewQuote

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def quote(text: str = "Мы готовы", speaker: str | None = "Айгуль Серова", **values: object) -> NewQuote:
    stems = tuple(part.lower() for part in speaker.split()) if speaker else ()
    made = NewQuote("direct", ((10, 19),), text, "сказала", speaker, "person", "министр", 1, 0.9, "colon", stems)
    return replace(made, **values)  # type: ignore[arg-type]


def article(number: int = 1, **values: object) -> NewArticle:
    text = f"Новость {number}\nПервое предложение. Второе предложение."
    made = NewArticle(
        feed_id=None,
        outlet="Пример",
        url=f"https://example.org/{number}",
        url_key=f"example.org/{number}",
        keys=(f"url:example.org/{number}",),
        guid=str(number),
        title=f"Новость {number}",
        text=text,
        language="ru",
        summary=((10, 29, 1),),
        content_hash=f"hash-{number}",
        entry_hash=f"entry-{number}",
        published_at=NOW - timedelta(minutes=number),
        quotes=(),
        title_stems=("новост", str(number)),
        body_stems=("перв", "предложен", "втор"),
    )
    return replace(made, **values)  # type: ignore[arg-type]
