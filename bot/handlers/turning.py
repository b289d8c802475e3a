"""Pages that buttons turn; what they show is found anew at every press, so that they outlive a restart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from bot.delivery.html import line
from bot.text.stems import TOKEN

# Nobody asks for more; what is longer would not fit the heading of a page.
QUESTION = 100


def turn_row(button: Callable[[int], CallbackData], page: int, pages: int) -> list[InlineKeyboardButton]:
    """«◀ 2 / 5 ▶»; nothing for a single page. `button` gives what leads to a page, counted from 0."""
    if pages < 2:
        return []
    row = [InlineKeyboardButton(text=f"{page + 1} / {pages}", callback_data=packed(button(page)))]
    if page > 0:
        row.insert(0, InlineKeyboardButton(text="◀", callback_data=packed(button(page - 1))))
    if page < pages - 1:
        row.append(InlineKeyboardButton(text="▶", callback_data=packed(button(page + 1))))
    return row


def packed(data: CallbackData) -> str:
    """As callback_data; words beyond its 64 bytes are left out, for the command above has them (words_of)."""
    try:
        return data.pack()
    except ValueError:
        return data.model_copy(update={"words": ""}).pack()


def plain_words(text: str | None) -> str:
    """The words of a question, without the signs that buttons and queries give a meaning to."""
    return line(" ".join(TOKEN.findall(text or "")), QUESTION).rstrip("…")


def words_of(query: CallbackQuery, words: str) -> str:
    """The words that a button stands for: its own, or those of the question that its message answers."""
    return words or plain_words(question_of(query))


def question_of(query: CallbackQuery) -> str:
    """What was said in the message that this one answers, without its command."""
    question = query.message.reply_to_message if isinstance(query.message, Message) else None
    said = question.text or "" if question else ""
    return after_command(said) if said.startswith("/") else said


def after_command(said: str) -> str:
    """What follows a command, on its line or on those below, as aiogram takes it: «/broadcast⏎Внимание!»."""
    _command, *rest = said.split(maxsplit=1)
    return "".join(rest)


def stamp(moment: datetime) -> int:
    """A moment as buttons carry it."""
    return int(moment.timestamp())


def moment(stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)
