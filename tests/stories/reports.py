"""Reports of invented events, as short as feeds give them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

from bot.stories.index import Report, StoryIndex
from bot.stories.terms import read_terms

MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)

BRIDGE = (
    "В Караганде обрушился пешеходный мост через Букпу\n"
    "Пешеходный мост через реку Букпа обрушился в Караганде утром 2 марта. Пострадали три человека, сообщил аким"
    " Ермаганбет Булекпаев. Движение по набережной перекрыли."
)
BRIDGE_AGAIN = (
    "Пешеходный мост рухнул в Караганде, есть пострадавшие\n"
    "Три человека пострадали при обрушении моста через Букпу, рассказал аким Караганды Ермаганбет Булекпаев."
    " Мост рухнул утром 2 марта, набережную закрыли."
)
BRIDGE_THIRD = (
    "Аким Караганды назвал причину обрушения моста через Букпу\n"
    "Опора пешеходного моста через Букпу не выдержала ледохода, сказал аким Караганды Ермаганбет Булекпаев."
    " Мост обрушился 2 марта, три человека пострадали."
)
RATE = (
    "Нацбанк Казахстана сохранил базовую ставку на уровне 16,5%\n"
    "Национальный банк Казахстана оставил базовую ставку без изменений, 16,5%. Следующее решение примут 17 апреля."
    " Глава банка Тимур Сулейменов объяснил это инфляцией."
)
OTHER_BRIDGE = (
    "В Павлодаре открыли новый мост через Иртыш\n"
    "Автомобильный мост через Иртыш открыли в Павлодаре. Его строили четыре года, рассказал подрядчик Азат Нурланов."
    " Проезд бесплатный."
)
FORECAST = (
    "Прогноз погоды в Акмолинской области на {day} марта\n"
    "По данным Казгидромета, {day} марта в Акмолинской области ожидается снег и метель. Ветер юго-западный"
    " {wind} м/с, температура ночью -{cold}, днём -{mild} градусов."
)

_numbers = count(1)


def report(text: str, outlet: str = "Вестник", hours: float = 0) -> Report:
    return Report(next(_numbers), outlet, MONDAY + timedelta(hours=hours), read_terms(text))


def place(index: StoryIndex, made: Report) -> int:
    """Enter a report; a new story has the number of its first article."""
    story = index.match(made)
    story = made.article if story is None else story
    index.add(made, story)
    return story
