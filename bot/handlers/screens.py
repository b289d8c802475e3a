"""What /settings shows: one message whose screens replace one another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.i18n import gettext as _
from aiogram.utils.i18n import ngettext

from bot.digest.types import MEASURES
from bot.handlers import zones
from bot.handlers.hours import ON_THE_HOUR, ToggleHour, for_button
from bot.handlers.show import keyboard, rows
from bot.handlers.wording import day_name, schedule_text, when, zone_text
from storage.readers import Reader

MAIN, HOURS, DAYS, PLACE, LENGTH, LANGUAGE = "main", "hours", "days", "place", "length", "language"
LANGUAGE_NAMES = {"ru": "Русский", "kk": "Қазақша", "en": "English"}

Shown = tuple[str, InlineKeyboardMarkup]


class Screen(CallbackData, prefix="s"):
    """Show a screen."""

    name: str


class ToggleDay(CallbackData, prefix="td"):
    """Switch a weekday on or off; bit 0 is Monday."""

    bit: int
    on: bool


class SetLength(CallbackData, prefix="sl"):
    length: str


class SetQuotes(CallbackData, prefix="sq"):
    on: bool


class SetLanguage(CallbackData, prefix="sg"):
    language: str


class SetSubscribed(CallbackData, prefix="ss"):
    on: bool


def main_screen(reader: Reader, now: datetime) -> Shown:
    return _main_text(reader, now), _main_keyboard(reader)


def _main_text(reader: Reader, now: datetime) -> str:
    lines = [_("<b>Настройки</b>"), _("Дайджест: {state}").format(state=_state(reader, now))]
    lines.append(_("Когда: {schedule}").format(schedule=schedule_text(reader, now)))
    lines.append(_("Объём: {length}").format(length=length_text(reader.length)))
    lines.append(_("Цитаты в конце дайджеста: {state}").format(state=_("да") if reader.show_quotes else _("нет")))
    lines.append(_("Язык: {language}").format(language=LANGUAGE_NAMES.get(reader.language, reader.language)))
    return "\n".join(lines)


def _state(reader: Reader, now: datetime) -> str:
    if not reader.subscribed:
        return _("выключен")
    upcoming = when(reader, now)
    return _("включён, следующий — {when}").format(when=upcoming) if upcoming else _("включён")


def _main_keyboard(reader: Reader) -> InlineKeyboardMarkup:
    quotes = _("Без цитат") if reader.show_quotes else _("С цитатами")
    switch = _("Выключить дайджест") if reader.subscribed else _("Включить дайджест")
    return keyboard(
        [_to(_("Часы"), HOURS), _to(_("Дни"), DAYS)],
        [_to(_("Город"), PLACE), _to(_("Объём"), LENGTH)],
        [_button(quotes, SetQuotes(on=not reader.show_quotes)), _to(_("Язык"), LANGUAGE)],
        [_button(switch, SetSubscribed(on=not reader.subscribed))],
    )


def hours_screen(reader: Reader, now: datetime) -> Shown:
    text = _("<b>В какие часы присылать?</b>\n{place}. Другое время — например, <code>/settings 7:30 19:45</code>")
    offered = sorted({*ON_THE_HOUR, *reader.hours})
    buttons = [
        _button(_ticked(hour, hour in reader.hours), ToggleHour(hour=for_button(hour), on=hour not in reader.hours))
        for hour in offered
    ]
    return text.format(place=zone_text(reader, now)), keyboard(*rows(buttons, 4), [_back()])


def days_screen(reader: Reader, now: datetime) -> Shown:
    buttons = []
    for bit in range(7):
        chosen = bool(reader.weekdays >> bit & 1)
        buttons.append(_button(_ticked(day_name(bit), chosen), ToggleDay(bit=bit, on=not chosen)))
    return _("<b>В какие дни присылать?</b>"), keyboard(*rows(buttons, 4), [_back()])


def place_screen(reader: Reader, now: datetime) -> Shown:
    markup = zones.place_keyboard(zones.SETTINGS)
    here = _("Сейчас: {place}").format(place=zone_text(reader, now))
    return f"{zones.place_question(reader)}\n\n{here}", keyboard(*markup.inline_keyboard, [_back()])


def length_screen(reader: Reader, now: datetime) -> Shown:
    buttons = [_button(_ticked(length_text(name), name == reader.length), SetLength(length=name)) for name in MEASURES]
    return _("<b>Сколько новостей в дайджесте?</b>"), keyboard(*rows(buttons, 1), [_back()])


def language_screen(reader: Reader, now: datetime) -> Shown:
    buttons = [
        _button(_ticked(name, code == reader.language), SetLanguage(language=code))
        for code, name in LANGUAGE_NAMES.items()
    ]
    text = _("<b>На каком языке мне говорить?</b>\nНовости и цитаты остаются на языке статей.")
    return text, keyboard(*rows(buttons, 1), [_back()])


SCREENS: dict[str, Callable[[Reader, datetime], Shown]] = {
    MAIN: main_screen,
    HOURS: hours_screen,
    DAYS: days_screen,
    PLACE: place_screen,
    LENGTH: length_screen,
    LANGUAGE: language_screen,
}


def length_text(length: str) -> str:
    """«средний, до 8 новостей»."""
    names = {"short": _("короткий"), "medium": _("средний"), "long": _("длинный")}
    count = MEASURES[length].stories if length in MEASURES else MEASURES["medium"].stories
    upto = ngettext("до {n} новости", "до {n} новостей", count).format(n=count)
    return f"{names.get(length, length)}, {upto}"


def _ticked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label


def _button(label: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=data.pack())


def _to(label: str, name: str) -> InlineKeyboardButton:
    return _button(label, Screen(name=name))


def _back() -> InlineKeyboardButton:
    return _to(_("◂ Назад"), MAIN)
