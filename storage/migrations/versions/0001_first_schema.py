"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "alarms",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_alarms"),
    )
    op.create_table(
        "digests",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("cohort", sa.String(length=64), nullable=False),
        sa.Column("window_start", sa.DateTime(), nullable=False),
        sa.Column("window_end", sa.DateTime(), nullable=False),
        sa.Column("stories", sa.JSON(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
        sa.UniqueConstraint("cohort", "window_start", "window_end", name="uq_digests_cohort_window_start_window_end"),
    )
    op.create_table(
        "feeds",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("listed_url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("site_url", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("shipped", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("body_hash", sa.String(length=64), nullable=True),
        sa.Column("interval_seconds", sa.Integer(), nullable=True),
        sa.Column("next_poll_at", sa.DateTime(), nullable=True),
        sa.Column("polled_at", sa.DateTime(), nullable=True),
        sa.Column("article_at", sa.DateTime(), nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("listed_url", name="uq_feeds_listed_url"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feeds_next_poll_at", "feeds", ["next_poll_at"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("name", name="uq_people_name"),
    )
    op.create_table(
        "readers",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("weekdays", sa.Integer(), nullable=False),
        sa.Column("length", sa.String(length=8), nullable=False),
        sa.Column("show_quotes", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.Column("subscribed", sa.Boolean(), nullable=False),
        sa.Column("suspended", sa.Text(), nullable=True),
        sa.Column("next_digest_at", sa.DateTime(), nullable=True),
        sa.Column("covered_until", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_readers"),
    )
    op.create_index("ix_readers_next_digest_at", "readers", ["next_digest_at"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("outlet_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_index("ix_stories_last_at", "stories", ["last_at"], unique=False)
    op.create_table(
        "updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("restarts", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("handled_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name="pk_updates"),
    )
    op.create_index("ix_updates_received_at", "updates", ["received_at"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("feed_id", KEY, nullable=True),
        sa.Column("story_id", KEY, nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.Text(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("entry_hash", sa.String(length=64), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_articles_feed_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_articles_story_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("url_key", name="uq_articles_url_key"),
    )
    op.create_index("ix_articles_added_at", "articles", ["added_at"], unique=False)
    op.create_index("ix_articles_feed_id", "articles", ["feed_id"], unique=False)
    op.create_index("ix_articles_published_at", "articles", ["published_at"], unique=False)
    op.create_index("ix_articles_story_id", "articles", ["story_id"], unique=False)
    op.create_table(
        "deliveries",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("chat_id", KEY, nullable=False),
        sa.Column("local_date", sa.String(length=10), nullable=False),
        sa.Column("slot", sa.String(length=5), nullable=False),
        sa.Column("due_at", sa.DateTime(), nullable=False),
        sa.Column("window_start", sa.DateTime(), nullable=False),
        sa.Column("window_end", sa.DateTime(), nullable=False),
        sa.Column("digest_id", KEY, nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.DateTime(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["readers.chat_id"], name="fk_deliveries_chat_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name="fk_deliveries_digest_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("chat_id", "local_date", "slot", name="uq_deliveries_chat_id_local_date_slot"),
    )
    op.create_index("ix_deliveries_digest_id", "deliveries", ["digest_id"], unique=False)
    op.create_index("ix_deliveries_state_due_at", "deliveries", ["state", "due_at"], unique=False)
    op.create_table(
        "person_stems",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_person_stems_person_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "stem", name="pk_person_stems"),
    )
    op.create_index("ix_person_stems_stem", "person_stems", ["stem"], unique=False)
    op.create_table(
        "reader_feeds",
        sa.Column("chat_id", KEY, nullable=False),
        sa.Column("feed_id", KEY, nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["readers.chat_id"], name="fk_reader_feeds_chat_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_reader_feeds_feed_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "feed_id", name="pk_reader_feeds"),
    )
    op.create_index("ix_reader_feeds_feed_id", "reader_feeds", ["feed_id"], unique=False)
    op.create_table(
        "reader_words",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("chat_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["readers.chat_id"], name="fk_reader_words_chat_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_reader_words"),
        sa.UniqueConstraint("chat_id", "kind", "words", name="uq_reader_words_chat_id_kind_words"),
    )
    op.create_table(
        "shown_stories",
        sa.Column("chat_id", KEY, nullable=False),
        sa.Column("story_id", KEY, nullable=False),
        sa.Column("outlet_count", sa.Integer(), nullable=False),
        sa.Column("shown_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["readers.chat_id"], name="fk_shown_stories_chat_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name="fk_shown_stories_story_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", "story_id", name="pk_shown_stories"),
    )
    op.create_index("ix_shown_stories_story_id", "shown_stories", ["story_id"], unique=False)
    op.create_table(
        "article_feeds",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("feed_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_feeds_article_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_article_feeds_feed_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "feed_id", name="pk_article_feeds"),
    )
    op.create_index("ix_article_feeds_feed_id", "article_feeds", ["feed_id"], unique=False)
    op.create_table(
        "article_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_article_keys_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name="pk_article_keys"),
    )
    op.create_index("ix_article_keys_article_id", "article_keys", ["article_id"], unique=False)
    op.create_table(
        "delivery_parts",
        sa.Column("delivery_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name="fk_delivery_parts_delivery_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("delivery_id", "number", name="pk_delivery_parts"),
    )
    op.create_table(
        "quotes",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_kind", sa.String(length=16), nullable=True),
        sa.Column("speaker_role", sa.Text(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_quotes_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_quotes_person_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_quotes"),
    )
    op.create_index("ix_quotes_article_id", "quotes", ["article_id"], unique=False)
    op.create_index("ix_quotes_person_id", "quotes", ["person_id"], unique=False)
    op.create_index("ix_quotes_published_at", "quotes", ["published_at"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE article_search USING fts5(title, body, tokenize = 'unicode61')")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE article_search")
    op.drop_index("ix_quotes_published_at", table_name="quotes")
    op.drop_index("ix_quotes_person_id", table_name="quotes")
    op.drop_index("ix_quotes_article_id", table_name="quotes")
    op.drop_table("quotes")
    op.drop_table("delivery_parts")
    op.drop_index("ix_article_keys_article_id", table_name="article_keys")
    op.drop_table("article_keys")
    op.drop_index("ix_article_feeds_feed_id", table_name="article_feeds")
    op.drop_table("article_feeds")
    op.drop_index("ix_shown_stories_story_id", table_name="shown_stories")
    op.drop_table("shown_stories")
    op.drop_table("reader_words")
    op.drop_index("ix_reader_feeds_feed_id", table_name="reader_feeds")
    op.drop_table("reader_feeds")
    op.drop_index("ix_person_stems_stem", table_name="person_stems")
    op.drop_table("person_stems")
    op.drop_index("ix_deliveries_state_due_at", table_name="deliveries")
    op.drop_index("ix_deliveries_digest_id", table_name="deliveries")
    op.drop_table("deliveries")
    op.drop_index("ix_articles_story_id", table_name="articles")
    op.drop_index("ix_articles_published_at", table_name="articles")
    op.drop_index("ix_articles_feed_id", table_name="articles")
    op.drop_index("ix_articles_added_at", table_name="articles")
    op.drop_table("articles")
    op.drop_index("ix_updates_received_at", table_name="updates")
    op.drop_table("updates")
    op.drop_index("ix_stories_last_at", table_name="stories")
    op.drop_table("stories")
    op.drop_index("ix_readers_next_digest_at", table_name="readers")
    op.drop_table("readers")
    op.drop_table("people")
    op.drop_index("ix_feeds_next_poll_at", table_name="feeds")
    op.drop_table("feeds")
    op.drop_table("digests")
    op.drop_table("alarms")
