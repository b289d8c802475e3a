"""/start: a greeting, a taste of the news, and a subscription in two taps: place, then hour."""

from __future__ import annotations

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.utils.i18n import gettext as _

from bot.delivery.render import story_pages
from bot.handlers import zones
from bot.handlers.hours import USUAL, SetHour, for_button, from_button
from bot.handlers.services import Clock, Services
from bot.handlers.show import Toast, keyboard, outdated, rows, show
from bot.handlers.subscription import revise, subscribe
from bot.handlers.views import local_time
from bot.handlers.wording import listed, schedule_text, when, zone_text
from bot.handlers.zones import Offsets, Places, SetOffset, SetPlace
from storage import feeds, stories
from storage.database import Database
from storage.readers import Reader

# Among so many newest stories one with a quote is looked for, to show what this bot is about.
TASTED = 20
# Leaves room for the greeting in one message.
TASTE = 3_000


def get_router() -> Router:
    router = Router(name="start")
    router.message.register(start, CommandStart(ignore_case=True))
    router.channel_post.register(start, CommandStart(ignore_case=True))
    for choice in (SetPlace, SetOffset):
        router.callback_query.register(set_place, choice.filter(F.then == zones.START), flags={"settings": True})
    router.callback_query.register(show_offsets, Offsets.filter(F.then == zones.START))
    router.callback_query.register(show_places, Places.filter(F.then == zones.START))
    router.callback_query.register(set_hour, SetHour.filter(), flags={"settings": True})
    return router


async def start(message: Message, reader: Reader, store: Database, services: Services, clock: Clock) -> None:
    now = clock()
    await message.answer("\n\n".join((_greeting(), *await _taste(reader, store, services, now))))
    if reader.subscribed:
        await message.answer(subscribed_text(reader, now))
    else:
        await message.answer(zones.place_question(reader), reply_markup=zones.place_keyboard(zones.START))


async def set_place(
    query: CallbackQuery, callback_data: SetPlace | SetOffset, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    values = zones.values_of(callback_data)
    if values is None:
        return outdated()
    now = clock()
    changed = await revise(store, reader.chat_id, now, lambda _: values)
    return await show(query, hour_question(changed, now), hour_keyboard())


async def show_offsets(query: CallbackQuery, clock: Clock) -> Toast | None:
    return await show(query, _("На сколько ваше время отличается от UTC?"), zones.offset_keyboard(zones.START, clock()))


async def show_places(query: CallbackQuery, reader: Reader) -> Toast | None:
    return await show(query, zones.place_question(reader), zones.place_keyboard(zones.START))


async def set_hour(
    query: CallbackQuery, callback_data: SetHour, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    hour = from_button(callback_data.hour)
    if hour is None:
        return outdated()
    now = clock()
    thread = topic_of(query.message) if isinstance(query.message, Message) else None
    changed = await subscribe(store, reader.chat_id, now, hours=(hour,), thread_id=thread)
    return await show(query, done_text(reader, changed, now))


def topic_of(message: Message) -> int | None:
    """The forum topic of a message; in chats that are no forums a thread is only a chain of replies."""
    return message.message_thread_id if message.is_topic_message else None


def hour_question(reader: Reader, now: datetime) -> str:
    local = local_time(reader, now)
    question = _("<b>{place}</b>, сейчас {hour}. Во сколько присылать дайджест?").format(
        place=zone_text(reader, now), hour=local.hour(now)
    )
    return question + "\n" + _("Нужны минуты — напишите, например: <code>/subscribe 7:30</code>")


def hour_keyboard() -> InlineKeyboardMarkup:
    hours = [InlineKeyboardButton(text=hour, callback_data=SetHour(hour=for_button(hour)).pack()) for hour in USUAL]
    back = InlineKeyboardButton(text=_("◂ Другой город"), callback_data=Places(then=zones.START).pack())
    return keyboard(*rows(hours, 4), [back])


def done_text(before: Reader, reader: Reader, now: datetime) -> str:
    """`before` is the same reader as kept until now."""
    lines = [_("<b>Готово!</b> Дайджест будет приходить {schedule}.").format(schedule=schedule_text(reader, now))]
    if upcoming := when(reader, now):
        had_some = before.covered_until is not None
        nearest = _("Следующий — {when}.") if had_some else _("Первый — {when}.")
        lines[0] += " " + nearest.format(when=upcoming)
    dropped = sorted({*before.hours} - {*reader.hours})
    if before.subscribed and dropped:
        lines.append(_("Прежнее время — {hours} — больше не действует.").format(hours=listed(dropped)))
    more = _("Не дожидаясь часа: /digest, новости — /latest, кто что сказал — /quotes. Всё настраивается в /settings.")
    return "\n".join(lines) + f"\n\n{more}"


def subscribed_text(reader: Reader, now: datetime) -> str:
    text = _("Вы подписаны: дайджест приходит {schedule}.").format(schedule=schedule_text(reader, now))
    upcoming = when(reader, now)
    if upcoming:
        text += " " + _("Следующий — {when}.").format(when=upcoming)
    return text + "\n" + _("Изменить — /settings, отписаться — /unsubscribe.")


def _greeting() -> str:
    return _(
        "<b>Здравствуйте! Это «Сказано».</b>\n"
        "Раз в день, в удобный вам час, я присылаю новости: коротко — что произошло, и дословно — кто что сказал. "
        "Ни слова от себя: каждая фраза взята из статьи, ссылка на неё рядом."
    )


async def _taste(reader: Reader, store: Database, services: Services, now: datetime) -> tuple[str, ...]:
    """The newest story that has a quote, or just the newest, as a digest shows it; none where it would be too long."""
    async with store.read() as connection:
        newest = await stories.newest(connection, feeds.visible_feed_ids(reader.chat_id), limit=TASTED)
    found = await services.stories(reader, newest)
    quoted = [story for story in found if any(quote.rank for quote in story.quotes)]
    best = (quoted or list(found))[:1]
    pages = story_pages(best, local_time(reader, now))
    if len(pages) != 1 or len(pages[0]) > TASTE:
        return ()
    return (_("Вот как новость выглядит в дайджесте:"), pages[0])
