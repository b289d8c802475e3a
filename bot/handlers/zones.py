"""Choosing a place, and by it a time zone: popular towns, any town by its name, an offset from UTC at last."""

from __future__ import annotations

from datetime import datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from aiogram.utils.i18n import get_i18n
from aiogram.utils.i18n import gettext as _

from bot.delivery.labels import offset
from bot.handlers.conversation import PRIVATE
from bot.handlers.places import POPULAR, Place, all_places, offset_zones
from bot.handlers.show import keyboard, rows
from storage.readers import Reader

START, SETTINGS = "start", "settings"


class SetPlace(CallbackData, prefix="p"):
    """A place was chosen; `then` is the conversation that goes on."""

    key: str
    then: str


class SetOffset(CallbackData, prefix="o"):
    """A zone of the list was chosen by its number there."""

    number: int
    then: str


class Offsets(CallbackData, prefix="oo"):
    """Show the offsets."""

    then: str


class Places(CallbackData, prefix="pp"):
    """Show the popular places."""

    then: str


def place_keyboard(then: str) -> InlineKeyboardMarkup:
    towns = [_town(all_places()[key], then) for key in POPULAR]
    offsets = InlineKeyboardButton(text=_("По разнице с UTC"), callback_data=Offsets(then=then).pack())
    return keyboard(*rows(towns, 2), [offsets])


def found_keyboard(found: list[Place], then: str) -> InlineKeyboardMarkup:
    return keyboard(*rows([_town(place, then) for place in found], 2))


def offset_keyboard(then: str, now: datetime) -> InlineKeyboardMarkup:
    buttons = [
        InlineKeyboardButton(text=offset(now, zone), callback_data=SetOffset(number=number, then=then).pack())
        for number, zone in enumerate(offset_zones())
    ]
    back = InlineKeyboardButton(text=_("◂ Города"), callback_data=Places(then=then).pack())
    return keyboard(*rows(buttons, 4), [back])


def place_question(reader: Reader) -> str:
    """A chat of several people lives nowhere, and in a channel nobody can answer with a name."""
    if reader.kind != PRIVATE:
        return _(
            "<b>По какому городу присылать сюда дайджест?</b>\n"
            "Выберите город читателей этого чата. Его нет на кнопках — напишите <code>/settings Караганда</code>."
        )
    return _("<b>Где вы живёте?</b>\nПо городу я узнаю, который у вас час. Вашего нет на кнопках — напишите название.")


def values_of(choice: SetPlace | SetOffset) -> dict[str, str | None] | None:
    """The columns of a reader that a choice gives; None for a place that the table has no more."""
    if isinstance(choice, SetOffset):
        zones = offset_zones()
        return {"zone": zones[choice.number], "place": None} if 0 <= choice.number < len(zones) else None
    place = all_places().get(choice.key)
    return {"zone": place.zone, "place": place.name(get_i18n().current_locale)} if place else None


def _town(place: Place, then: str) -> InlineKeyboardButton:
    name = place.name(get_i18n().current_locale)
    return InlineKeyboardButton(text=name, callback_data=SetPlace(key=place.key, then=then).pack())
