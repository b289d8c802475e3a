"""Stories and quotes for tests of rendering and sending, written for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from aiogram.utils.i18n import I18n

from bot.delivery.labels import LocalTime
from bot.delivery.render import Heading
from bot.digest.types import QuoteView, StoryView

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ALMATY = LocalTime("Asia/Almaty", "Алматы", NOW)
HEADING = Heading(date(2026, 11, 24), "08:00", "Asia/Almaty", None, NOW)


def quote(text: str = "Мост откроют в срок, его ждут оба берега", **values: object) -> QuoteView:
    made = QuoteView(
        text=text,
        speaker="Айгуль Серова",
        role="министр транспорта",
        kind="direct",
        outlet="Степной вестник",
        url="https://steppe.example/bridge",
        published_at=NOW - timedelta(hours=2),
        rank=1,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def story(number: int = 1, **values: object) -> StoryView:
    made = StoryView(
        story_id=number,
        title=f"Мост через Ишим: этап {number}",
        outlet="Степной вестник",
        url=f"https://steppe.example/{number}",
        published_at=NOW - timedelta(hours=2, minutes=number),
        summary=((2, "Рабочие сомкнули пролёт."), (1, f"Движение по мосту {number} пустят в декабре.")),
        quotes=(),
    )
    return replace(made, **values)  # type: ignore[arg-type]


@contextmanager
def speaking(language: str = "ru") -> Iterator[None]:
    """The source strings of a language without catalogues."""
    i18n = I18n(path=Path(__file__).parent, default_locale="ru")
    with i18n.context(), i18n.use_locale(language):
        yield
