"""/forget: asks once, then deletes everything kept about the chat."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from aiogram.utils.i18n import gettext as _

from bot.handlers.routing import on_command
from bot.handlers.show import Toast, keyboard, show
from storage import readers
from storage.database import Database
from storage.readers import Reader


class Forget(CallbackData, prefix="fg"):
    sure: bool


def get_router() -> Router:
    router = Router(name="forget")
    on_command(router, ask, "forget", settings=True)
    router.callback_query.register(answer, Forget.filter(), flags={"settings": True})
    return router


async def ask(message: Message) -> None:
    text = _(
        "Удалить всё, что я знаю об этом чате: подписку, настройки, свои издания, слова и память о показанном? "
        "Вернуть это будет нельзя."
    )
    yes = InlineKeyboardButton(text=_("Удалить"), callback_data=Forget(sure=True).pack())
    no = InlineKeyboardButton(text=_("Оставить"), callback_data=Forget(sure=False).pack())
    await message.answer(text, reply_markup=keyboard([yes, no]))


async def answer(query: CallbackQuery, callback_data: Forget, reader: Reader, store: Database) -> Toast | None:
    if not callback_data.sure:
        return await show(query, _("Хорошо, всё остаётся как было."))
    async with store.write() as connection:
        await readers.forget(connection, reader.chat_id)
    return await show(query, _("Готово, я ничего о вас не помню. Захотите вернуться — /start."))
