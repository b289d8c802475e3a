"""Every table, as the newest migration leaves it; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    true,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite gives only INTEGER PRIMARY KEY columns a row id, so big keys are plain integers there.
Key = BigInteger().with_variant(Integer, "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as naive UTC; a naive value is refused, since nobody knows what it means."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a zone: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def _key(name: str = "id") -> Column[Any]:
    return Column(name, Key, primary_key=True, autoincrement=True)


def _refers(name: str, target: str, **options: Any) -> Column[Any]:
    return Column(name, Key, ForeignKey(target, ondelete=options.pop("ondelete", "CASCADE")), **options)


feeds = Table(
    "feeds",
    metadata,
    _key(),
    Column("url", Text, nullable=False, unique=True),
    Column("listed_url", Text, unique=True),  # where the list of outlets has it, before any redirect
    Column("title", Text, nullable=False),  # the outlet as readers see it
    Column("site_url", Text),
    Column("language", String(8)),
    Column("shipped", Boolean, nullable=False),  # on for every reader who has not switched it off
    Column("state", String(16), nullable=False),  # ok | failing | gone
    Column("errors", Integer, nullable=False),  # failures in a row
    Column("last_error", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", String(64)),
    Column("interval_seconds", Integer),  # what the feed asks for (TTL), if it does
    Column("next_poll_at", UtcDateTime, index=True),  # null: not polled any more
    Column("polled_at", UtcDateTime),
    Column("article_at", UtcDateTime),  # when it last brought something new
    Column("added_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,  # an id names entries by their guid and must not come again
)

stories = Table(
    "stories",
    metadata,
    _key(),
    Column("first_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False, index=True),
    Column("article_count", Integer, nullable=False),
    Column("outlet_count", Integer, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    _key(),
    _refers("feed_id", "feeds.id", ondelete="SET NULL", index=True),
    _refers("story_id", "stories.id", ondelete="SET NULL", index=True),
    Column("url", Text, nullable=False),
    Column("url_key", Text, nullable=False, unique=True),  # the address without scheme, www and tracking
    Column("guid", Text),
    Column("outlet", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text),  # headline, then a paragraph a line; null once its retention is over
    Column("language", String(8), nullable=False),
    Column("summary", JSON, nullable=False),  # [[start, end, rank], …] in the order of the text
    Column("content_hash", String(64), nullable=False),
    Column("entry_hash", String(64)),  # of what the feed says; null: its page is still owed
    Column("attempts", Integer, nullable=False),  # how often it has been read
    Column("published_at", UtcDateTime, nullable=False, index=True),
    Column("added_at", UtcDateTime, nullable=False, index=True),  # when it was first kept
    Column("checked_at", UtcDateTime, nullable=False),  # when its page was last looked at
    Column("updated_at", UtcDateTime),  # when a later version replaced the text
)

# Every feed that carries an article; `articles.feed_id` is the one whose words are kept.
article_feeds = Table(
    "article_feeds",
    metadata,
    _refers("article_id", "articles.id", primary_key=True),
    _refers("feed_id", "feeds.id", primary_key=True, index=True),
)

# Every name that an article goes by: "url:…", "guid:<feed>:…", "text:<hash>".
article_keys = Table(
    "article_keys",
    metadata,
    Column("key", Text, primary_key=True),
    _refers("article_id", "articles.id", nullable=False, index=True),
)

people = Table(
    "people",
    metadata,
    _key(),
    Column("name", Text, nullable=False, unique=True),  # the fullest name met
    Column("role", Text),  # the office last given
    Column("seen_at", UtcDateTime, nullable=False),
)

# The stems of a person's names, so that «Токаева» finds «Касым-Жомарт Токаев».
person_stems = Table(
    "person_stems",
    metadata,
    _refers("person_id", "people.id", primary_key=True),
    Column("stem", Text, primary_key=True, index=True),
)

quotes = Table(
    "quotes",
    metadata,
    _key(),
    _refers("article_id", "articles.id", nullable=False, index=True),
    _refers("person_id", "people.id", ondelete="SET NULL", index=True),
    Column("kind", String(16), nullable=False),
    Column("parts", JSON, nullable=False),  # [[start, end], …] in code points of the article's text
    Column("text", Text, nullable=False),  # the words, which outlive the article's text
    Column("cue", Text),
    Column("speaker", Text),
    Column("speaker_kind", String(16)),
    Column("speaker_role", Text),
    Column("rank", Integer),  # 1 is the best of the article; null: not a key quote
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
    Column("published_at", UtcDateTime, nullable=False, index=True),
)

readers = Table(
    "readers",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger),  # the forum topic that digests go to
    Column("kind", String(16), nullable=False),  # private | group | supergroup | channel
    Column("title", Text),
    Column("language", String(8), nullable=False),
    Column("zone", Text, nullable=False),
    Column("place", Text),  # the city whose zone was chosen, as the reader sees it
    Column("hours", JSON, nullable=False),  # ["08:00", …], local
    Column("weekdays", Integer, nullable=False),  # bit 0 is Monday
    Column("length", String(8), nullable=False),
    Column("show_quotes", Boolean, nullable=False, server_default=true()),
    Column("subscribed", Boolean, nullable=False),
    Column("suspended", Text),  # why nothing is sent until the reader returns: blocked | not_found | kicked …
    Column("next_digest_at", UtcDateTime, index=True),  # null: no digest is due
    Column("covered_until", UtcDateTime),  # news up to here has been in a digest
    Column("created_at", UtcDateTime, nullable=False),
)

reader_feeds = Table(
    "reader_feeds",
    metadata,
    _refers("chat_id", "readers.chat_id", primary_key=True),
    _refers("feed_id", "feeds.id", primary_key=True, index=True),
    Column("enabled", Boolean, nullable=False),
)

reader_words = Table(
    "reader_words",
    metadata,
    _key(),
    _refers("chat_id", "readers.chat_id", nullable=False),
    Column("kind", String(8), nullable=False),  # follow | mute
    Column("words", Text, nullable=False),
    UniqueConstraint("chat_id", "kind", "words"),
)

# What a chat has seen of a story: it comes again only when more outlets have taken it up.
shown_stories = Table(
    "shown_stories",
    metadata,
    _refers("chat_id", "readers.chat_id", primary_key=True),
    _refers("story_id", "stories.id", primary_key=True, index=True),
    Column("outlet_count", Integer, nullable=False),
    Column("shown_at", UtcDateTime, nullable=False),
)

digests = Table(
    "digests",
    metadata,
    _key(),
    Column("cohort", String(64), nullable=False),
    Column("window_start", UtcDateTime, nullable=False),
    Column("window_end", UtcDateTime, nullable=False),
    Column("stories", JSON, nullable=False),  # [[id, outlets], …] as they were shown
    Column("parts", JSON, nullable=False),  # the rendered messages, in order
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("cohort", "window_start", "window_end"),
)

deliveries = Table(
    "deliveries",
    metadata,
    _key(),
    _refers("chat_id", "readers.chat_id", nullable=False),
    Column("local_date", String(10), nullable=False),
    Column("slot", String(5), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("window_start", UtcDateTime, nullable=False),
    Column("window_end", UtcDateTime, nullable=False),
    _refers("digest_id", "digests.id", ondelete="SET NULL", index=True),
    Column("state", String(16), nullable=False),  # claimed | sending | done | failed | dropped
    Column("attempts", Integer, nullable=False),
    Column("retry_at", UtcDateTime),
    Column("last_error", Text),
    Column("finished_at", UtcDateTime),
    UniqueConstraint("chat_id", "local_date", "slot"),
    Index("ix_deliveries_state_due_at", "state", "due_at"),
)

delivery_parts = Table(
    "delivery_parts",
    metadata,
    _refers("delivery_id", "deliveries.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("state", String(16), nullable=False),  # sending | sent
    Column("message_id", BigInteger),
    Column("at", UtcDateTime, nullable=False),
)

# Updates of Telegram: kept before they are confirmed, without their content once they are answered.
updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("body", JSON(none_as_null=True)),
    Column("restarts", Integer, nullable=False),  # how often it was taken up again after a stop
    Column("received_at", UtcDateTime, nullable=False, index=True),
    Column("handled_at", UtcDateTime),
)

# Alarms that the administrators were told of and that have not ended.
alarms = Table(
    "alarms",
    metadata,
    Column("key", Text, primary_key=True),
    Column("raised_at", UtcDateTime, nullable=False),
)
