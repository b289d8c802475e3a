"""/settings: hours, weekdays, place, length, quotes, language; every button says what it sets, none what it flips."""

from __future__ import annotations

from aiogram import F, Router
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram.utils.i18n import get_i18n
from aiogram.utils.i18n import gettext as _

from bot.digest.types import MEASURES
from bot.handlers import zones
from bot.handlers.hours import MOST, ToggleHour, from_button, parse_hours
from bot.handlers.places import find_places
from bot.handlers.routing import on_command
from bot.handlers.screens import (
    DAYS,
    HOURS,
    LANGUAGE,
    LENGTH,
    MAIN,
    SCREENS,
    Screen,
    SetLanguage,
    SetLength,
    SetQuotes,
    SetSubscribed,
    ToggleDay,
)
from bot.handlers.services import Clock
from bot.handlers.show import Toast, outdated, show
from bot.handlers.subscription import revise, subscribe, unsubscribe
from bot.handlers.zones import Offsets, Places, SetOffset, SetPlace
from bot.locales import LANGUAGES
from storage.database import Database
from storage.readers import Reader

OURS = {"settings": True}


def get_router() -> Router:
    router = Router(name="settings")
    on_command(router, settings, "settings", settings=True)
    pressed = router.callback_query.register
    pressed(open_screen, Screen.filter(), flags=OURS)
    pressed(toggle_hour, ToggleHour.filter(), flags=OURS)
    pressed(toggle_day, ToggleDay.filter(), flags=OURS)
    pressed(set_length, SetLength.filter(F.length.in_(set(MEASURES))), flags=OURS)
    pressed(set_quotes, SetQuotes.filter(), flags=OURS)
    pressed(set_language, SetLanguage.filter(F.language.in_(set(LANGUAGES))), flags=OURS)
    pressed(set_subscribed, SetSubscribed.filter(), flags=OURS)
    pressed(set_place, SetPlace.filter(F.then == zones.SETTINGS), flags=OURS)
    pressed(set_place, SetOffset.filter(F.then == zones.SETTINGS), flags=OURS)
    pressed(show_offsets, Offsets.filter(F.then == zones.SETTINGS))
    pressed(show_places, Places.filter(F.then == zones.SETTINGS))
    return router


async def settings(message: Message, command: CommandObject, reader: Reader, store: Database, clock: Clock) -> None:
    """Without words the buttons; with hours or a place, these are set at once."""
    asked = (command.args or "").strip()
    hours = parse_hours(asked)
    if hours:
        reader = await revise(store, reader.chat_id, clock(), lambda _: {"hours": hours[:MOST]})
    elif asked:
        await answer_place(message, asked)
        return
    text, markup = SCREENS[MAIN](reader, clock())
    await message.answer(text, reply_markup=markup)


async def answer_place(message: Message, asked: str) -> None:
    found = find_places(asked)
    if found:
        await message.answer(
            _("Поставить время этого города?"), reply_markup=zones.found_keyboard(found, zones.SETTINGS)
        )
    else:
        await message.answer(
            _("Такого города у меня нет. Выберите ближайший крупный в том же часовом поясе или разницу с UTC."),
            reply_markup=zones.place_keyboard(zones.SETTINGS),
        )


async def open_screen(query: CallbackQuery, callback_data: Screen, reader: Reader, clock: Clock) -> Toast | None:
    return await _show(query, reader, callback_data.name, clock)


async def toggle_hour(
    query: CallbackQuery, callback_data: ToggleHour, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    hour, on = from_button(callback_data.hour), callback_data.on
    if hour is None:
        return outdated()

    def edit(kept: Reader) -> dict[str, tuple[str, ...]]:
        hours = {*kept.hours, hour} if on else {*kept.hours} - {hour}
        return {"hours": tuple(sorted(hours))} if 1 <= len(hours) <= MOST else {}

    changed = await revise(store, reader.chat_id, clock(), edit)
    if (hour in changed.hours) is not on:
        return Toast(_too_many_hours() if on else _last_one(), alert=True)
    return await _show(query, changed, HOURS, clock)


async def toggle_day(
    query: CallbackQuery, callback_data: ToggleDay, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    bit, on = callback_data.bit, callback_data.on
    if not 0 <= bit < 7:
        return outdated()

    def edit(kept: Reader) -> dict[str, int]:
        weekdays = kept.weekdays | 1 << bit if on else kept.weekdays & ~(1 << bit)
        return {"weekdays": weekdays} if weekdays else {}

    changed = await revise(store, reader.chat_id, clock(), edit)
    if bool(changed.weekdays >> bit & 1) is not on:
        return Toast(_last_one(), alert=True)
    return await _show(query, changed, DAYS, clock)


async def set_length(
    query: CallbackQuery, callback_data: SetLength, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    changed = await revise(store, reader.chat_id, clock(), lambda _: {"length": callback_data.length})
    return await _show(query, changed, LENGTH, clock)


async def set_quotes(
    query: CallbackQuery, callback_data: SetQuotes, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    changed = await revise(store, reader.chat_id, clock(), lambda _: {"show_quotes": callback_data.on})
    return await _show(query, changed, MAIN, clock)


async def set_language(
    query: CallbackQuery, callback_data: SetLanguage, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    changed = await revise(store, reader.chat_id, clock(), lambda _: {"language": callback_data.language})
    with get_i18n().use_locale(changed.language):
        return await _show(query, changed, LANGUAGE, clock)


async def set_subscribed(
    query: CallbackQuery, callback_data: SetSubscribed, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    switch = subscribe if callback_data.on else unsubscribe
    return await _show(query, await switch(store, reader.chat_id, clock()), MAIN, clock)


async def set_place(
    query: CallbackQuery, callback_data: SetPlace | SetOffset, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    values = zones.values_of(callback_data)
    if values is None:
        return outdated()
    return await _show(query, await revise(store, reader.chat_id, clock(), lambda _: values), MAIN, clock)


async def show_offsets(query: CallbackQuery, clock: Clock) -> Toast | None:
    text = _("На сколько ваше время отличается от UTC?")
    return await show(query, text, zones.offset_keyboard(zones.SETTINGS, clock()))


async def show_places(query: CallbackQuery, reader: Reader, clock: Clock) -> Toast | None:
    return await _show(query, reader, "place", clock)


async def _show(query: CallbackQuery, reader: Reader, screen: str, clock: Clock) -> Toast | None:
    text, markup = SCREENS.get(screen, SCREENS[MAIN])(reader, clock())
    return await show(query, text, markup)


def _too_many_hours() -> str:
    return _("Больше шести раз в день не получится: уберите сначала лишний час.")


def _last_one() -> str:
    return _("Последний лучше оставить. Чтобы дайджест не приходил, выключите его на главной странице настроек.")
