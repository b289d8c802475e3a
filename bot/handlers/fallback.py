"""What no other conversation takes: a town, a short remark, an unknown command, a picture, an edit, an old button."""

from __future__ import annotations

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.utils.i18n import gettext as _

from bot.handlers import zones
from bot.handlers.greetings import is_greeting
from bot.handlers.hours import parse_hours
from bot.handlers.latest import DEFAULT, LatestPage
from bot.handlers.places import Place, find_places
from bot.handlers.quotes import QuotesPage
from bot.handlers.routing import IN_PRIVATE
from bot.handlers.sent import mentions_bot
from bot.handlers.services import Clock
from bot.handlers.show import Toast, keyboard, outdated
from bot.handlers.turning import packed, plain_words, stamp
from storage.readers import Reader

# The longest name of the table has 24 letters.
PLACE_LENGTH = 40


def get_router() -> Router:
    router = Router(name="fallback")
    router.message.register(place, F.text, _names_place, ~F.text.startswith("/"), IN_PRIVATE)
    router.message.register(place, F.text, _names_place, _answers_bot)
    router.message.register(command, IN_PRIVATE, F.text.startswith("/"))
    router.message.register(words, IN_PRIVATE, F.text)
    router.message.register(anything, IN_PRIVATE, ~F.migrate_to_chat_id, _is_content)
    router.message.register(mention, ~IN_PRIVATE, mentions_bot, ~F.text.startswith("/"))
    router.edited_message.register(edited, IN_PRIVATE, F.text)
    router.callback_query.register(old_button)
    return router


async def _names_place(message: Message) -> dict[str, list[Place]] | bool:
    text = message.text or ""
    found = find_places(text) if len(text) <= PLACE_LENGTH else []
    return {"found": found} if found else False


async def _answers_bot(message: Message, bot: Bot) -> bool:
    """In a group a town is taken only as an answer to the bot's question."""
    answered = message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.id == bot.id)


async def _is_content(message: Message) -> bool:
    """A picture, a voice, a sticker; not a notice of Telegram such as a pinned message.

    Of an album each picture comes by itself: one with words is read elsewhere, the others need no answer each.
    """
    return message.media_group_id is None and bool(
        message.photo
        or message.video
        or message.voice
        or message.audio
        or message.video_note
        or message.animation
        or message.sticker
        or message.location
        or message.contact
        or message.poll
        or message.document
    )


async def place(message: Message, found: list[Place], reader: Reader, clock: Clock) -> None:
    """Before a subscription the hour comes next; after it the town may as well be a question about the news."""
    if not reader.subscribed:
        towns = zones.found_keyboard(found, zones.START)
        await message.answer(_("Поставить время этого города?"), reply_markup=towns)
        return
    towns, look = zones.found_keyboard(found, zones.SETTINGS), _where_to_look(plain_words(message.text), clock)
    markup = keyboard(*towns.inline_keyboard, *look.inline_keyboard)
    await message.reply(_("Поставить время этого города или поискать о нём?"), reply_markup=markup)


async def command(message: Message) -> None:
    await message.answer(_("Такой команды у меня нет. Все команды — /help."))


async def words(message: Message, clock: Clock) -> None:
    if parse_hours(message.text or ""):
        await message.answer(_("Чтобы дайджест приходил в это время, напишите <code>/subscribe 7:30</code>."))
        return
    asked = plain_words(message.text)
    if is_greeting(asked):
        await message.answer(
            _("Здравствуйте! Пришлите ссылку или статью — покажу главное и кто что сказал. Свежие новости — /latest.")
        )
        return
    if not asked:
        await message.answer(_("Все команды — /help."))
        return
    text = _("Поискать «{words}»? Ссылку или статью целиком я прочту сразу. Все команды — /help.")
    await message.reply(text.format(words=asked), reply_markup=_where_to_look(asked, clock))


def _where_to_look(asked: str, clock: Clock) -> InlineKeyboardMarkup:
    news = LatestPage(kept_by=stamp(clock()) + 1, count=DEFAULT, page=0, words=asked)
    quotes = QuotesPage(page=0, person=0, words=asked)
    return keyboard(
        [
            InlineKeyboardButton(text=_("В новостях"), callback_data=packed(news)),
            InlineKeyboardButton(text=_("В цитатах"), callback_data=packed(quotes)),
        ]
    )


async def anything(message: Message) -> None:
    await message.answer(_("Я читаю только текст: пришлите ссылку, статью или файл .txt, .html, .docx."))


async def mention(message: Message) -> None:
    await message.reply(_("Позовите меня в ответ на ссылку или статью — покажу главное и цитаты. Команды — /help."))


async def edited(message: Message) -> None:
    await message.reply(_("Исправленное я не перечитываю — пришлите, пожалуйста, новым сообщением."))


async def old_button(query: CallbackQuery) -> Toast:
    return outdated()
