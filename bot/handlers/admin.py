"""/stats, /feeds and /broadcast for the administrators; for everybody else there are no such commands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    TelegramObject,
    Update,
    User,
)
from aiogram.utils.i18n import gettext as _
from aiogram.utils.i18n import ngettext

from bot.delivery.html import bold, join, line, text
from bot.delivery.labels import OUTLET
from bot.delivery.outcomes import Gone, Sent
from bot.delivery.sender import Sender
from bot.handlers.routing import IN_PRIVATE
from bot.handlers.services import Clock, Options
from bot.handlers.show import Toast, answer_tap, keyboard, outdated, show
from bot.handlers.subscription import suspend
from bot.handlers.troubles import absence, feed_trouble
from bot.handlers.turning import after_command, turn_row
from bot.handlers.views import local_time
from storage import articles, deliveries, digests, feeds, readers, updates
from storage.database import Database
from storage.feeds import Feed
from storage.readers import Reader

A_PAGE = 12
NOTED = 100
DAY = timedelta(days=1)
# An edit takes a turn of the pacer too: one for a hundred messages costs a broadcast a hundredth.
PROGRESS = 100


class FeedsPage(CallbackData, prefix="af"):
    page: int


class Broadcast(CallbackData, prefix="bc"):
    """Send the message that the question answers to everybody, or not."""

    sure: bool


def get_router() -> Router:
    router = Router(name="admin")
    router.message.filter(IN_PRIVATE, is_admin)
    router.callback_query.filter(is_admin)
    router.message.register(show_stats, Command("stats", ignore_case=True))
    router.message.register(show_feeds, Command("feeds", ignore_case=True))
    router.message.register(ask_broadcast, Command("broadcast", ignore_case=True))
    router.callback_query.register(turn_feeds, FeedsPage.filter())
    router.callback_query.register(broadcast, Broadcast.filter(F.sure))
    router.callback_query.register(leave_it, Broadcast.filter(~F.sure))
    return router


async def is_admin(event: TelegramObject, options: Options, event_from_user: User | None = None) -> bool:
    return event_from_user is not None and event_from_user.id in options.admins


async def show_stats(message: Message, store: Database, clock: Clock) -> None:
    since = clock() - DAY
    async with store.read() as connection:
        known = await readers.count(connection)
        away = await readers.suspensions(connection)
        kept = await articles.count(connection, since)
        sent = await deliveries.count(connection, since)
        made, empty = await digests.count_empty(connection, since)
        states = [feed.state for feed in await feeds.every(connection)]
    failing = sum(state != feeds.OK for state in states)
    lines = [
        _("<b>Чаты:</b> {known}, подписаны {subscribed}, приостановлены {suspended}").format(
            known=known.known, subscribed=known.subscribed, suspended=_reasons(known.suspended, away)
        ),
        _("<b>Статьи:</b> {articles}, за сутки {new}; цитаты: {quotes}").format(
            articles=kept.articles, new=kept.new, quotes=kept.quotes
        ),
        _("<b>Издания:</b> {feeds}, не читаются {failing}").format(feeds=len(states), failing=failing),
        _("<b>Дайджесты за сутки:</b> составлено {made}, пустых {empty}").format(made=made, empty=empty),
        _("<b>Доставка за сутки:</b> дошли {done}, не дошли {failed}, в очереди {waiting}").format(
            done=sent.done, failed=sent.failed, waiting=sent.waiting
        ),
    ]
    await message.answer("\n".join(lines))


def _reasons(total: int, away: Mapping[str, int]) -> str:
    """«3 (бот заблокирован: 2, бот удалён: 1)»."""
    named = ", ".join(f"{absence(reason)}: {count}" for reason, count in away.items())
    return text(f"{total} ({named})" if named else str(total)).markup


async def show_feeds(message: Message, reader: Reader, store: Database, clock: Clock) -> None:
    await show(message, *await _feeds_page(store, reader, clock(), 0))


async def turn_feeds(
    query: CallbackQuery, callback_data: FeedsPage, reader: Reader, store: Database, clock: Clock
) -> Toast | None:
    return await show(query, *await _feeds_page(store, reader, clock(), callback_data.page))


async def _feeds_page(
    store: Database, reader: Reader, now: datetime, page: int
) -> tuple[str, InlineKeyboardMarkup | None]:
    """The failing ones first, then by title."""
    async with store.read() as connection:
        every = sorted(await feeds.every(connection), key=lambda feed: feed.state == feeds.OK)
    if not every:
        return _("Изданий нет."), None
    pages = (len(every) + A_PAGE - 1) // A_PAGE
    number = min(max(page, 0), pages - 1)
    lines = [_feed_line(feed, reader, now) for feed in every[number * A_PAGE : (number + 1) * A_PAGE]]
    turns = turn_row(lambda page: FeedsPage(page=page), number, pages)
    return "\n".join(lines), keyboard(turns) if turns else None


def _feed_line(feed: Feed, reader: Reader, now: datetime) -> str:
    """A line is at most about 250 characters, so that a page of them fits a message."""
    name = bold(text(line(feed.title, OUTLET)))
    if feed.state == feeds.OK:
        newest = local_time(reader, now).hour(feed.article_at) if feed.article_at else _("ещё ничего")
        return join((text("✓"), name, text(newest)), " ").markup
    noted = text(f"— {feed_trouble(feed)} (× {feed.errors}): {line(feed.last_error or '', NOTED)}")
    return join((text("⚠️"), name, noted), " ").markup


async def ask_broadcast(message: Message, command: CommandObject, store: Database) -> None:
    if not command.args:
        await message.answer(_("Что разослать? <code>/broadcast текст</code>"))
        return
    async with store.read() as connection:
        count = len(await readers.subscribed_chats(connection))
    question = ngettext("Разослать это {n} подписчику?", "Разослать это {n} подписчикам?", count).format(n=count)
    yes = InlineKeyboardButton(text=_("Разослать"), callback_data=Broadcast(sure=True).pack())
    no = InlineKeyboardButton(text=_("Не надо"), callback_data=Broadcast(sure=False).pack())
    await message.reply(question, reply_markup=keyboard([yes, no]))


async def leave_it(query: CallbackQuery) -> Toast | None:
    return await show(query, _("Хорошо, ничего не разослано."))


async def broadcast(
    query: CallbackQuery, event_update: Update, store: Database, sender: Sender, clock: Clock
) -> Toast | None:
    """Nobody gets it twice: the tap counts as answered before the first message, so a restart does not begin anew.

    Where a stop cuts it short, the progress shown tells how far it came.
    """
    words = _to_broadcast(query)
    if not words:
        return outdated()
    async with store.write() as connection:
        await updates.take(connection, event_update.update_id, clock())
        everybody = await readers.subscribed_chats(connection)
    if toast := await show(query, _progress(0, len(everybody))):
        return toast
    await answer_tap(query)
    reached = 0
    for number, chat_id in enumerate(everybody, 1):
        reached += await _reach(chat_id, words, store, sender, clock)
        if number % PROGRESS == 0:
            await show(query, _progress(reached, len(everybody)))
    return await show(query, _("Разослано: дошло до {n} из {all}.").format(n=reached, all=len(everybody)))


def _progress(reached: int, total: int) -> str:
    return _("Рассылаю: дошло до {n} из {all}…").format(n=reached, all=total)


async def _reach(chat_id: int, words: str, store: Database, sender: Sender, clock: Clock) -> bool:
    outcome = await sender.send(chat_id, words, html=False)
    if isinstance(outcome, Gone):
        await suspend(store, chat_id, clock(), outcome.reason)
    return isinstance(outcome, Sent)


def _to_broadcast(query: CallbackQuery) -> str:
    """The words after the command that the question answers; Telegram keeps at most 4096 characters of both."""
    question = query.message if isinstance(query.message, Message) else None
    command = question.reply_to_message if question else None
    return after_command(command.text).strip() if command and command.text else ""
