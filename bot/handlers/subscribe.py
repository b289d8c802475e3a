"""/subscribe and /unsubscribe: a digest every day, and none any more."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject
from aiogram.types import Message
from aiogram.utils.i18n import gettext as _

from bot.handlers import zones
from bot.handlers.hours import MOST, hours_among
from bot.handlers.routing import on_command
from bot.handlers.services import Clock
from bot.handlers.start import done_text, topic_of
from bot.handlers.subscription import subscribe, unsubscribe
from storage.database import Database
from storage.readers import Reader


def get_router() -> Router:
    router = Router(name="subscribe")
    on_command(router, turn_on, "subscribe", settings=True)
    on_command(router, turn_off, "unsubscribe", "stop", settings=True)
    return router


async def turn_on(message: Message, command: CommandObject, reader: Reader, store: Database, clock: Clock) -> None:
    """With hours («7:30 20:00», «в 8 утра») at once, else with those kept; a new reader is first asked for the place.

    New hours replace the old ones, as the answer says: whoever moves a digest wants no second one.
    """
    hours = hours_among(command.args or "")[:MOST]
    if command.args and not hours:
        await message.answer(
            _("Не понимаю этот час. Напишите, например: <code>/subscribe 7:30 19:45</code> — или выберите в /settings.")
        )
        return
    if not hours and not reader.subscribed and reader.place is None:
        await message.answer(zones.place_question(reader), reply_markup=zones.place_keyboard(zones.START))
        return
    now = clock()
    values = {"hours": hours} if hours else {}
    changed = await subscribe(store, reader.chat_id, now, thread_id=topic_of(message), **values)
    await message.answer(done_text(reader, changed, now))


async def turn_off(message: Message, reader: Reader, store: Database, clock: Clock) -> None:
    if not reader.subscribed:
        await message.answer(_("Вы и так не подписаны. Подписаться — /subscribe."))
        return
    await unsubscribe(store, reader.chat_id, clock())
    await message.answer(
        _("Дайджест больше не придёт. Настройки сохранены: вернуть его — /subscribe, удалить всё о вас — /forget.")
    )
