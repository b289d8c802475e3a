"""`@bot words` in any chat: quotes to share, with their speaker and a link to the article."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from aiogram import Router
from aiogram.types import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from aiogram.utils.i18n import gettext as _

from bot.delivery.html import line
from bot.delivery.labels import LocalTime
from bot.delivery.render import quote_pages
from bot.delivery.views import quote_view
from bot.digest.types import QuoteView, Said
from bot.handlers import quotations
from bot.handlers.services import Clock, Options, Services
from bot.handlers.show import unless_too_old
from bot.handlers.turning import plain_words
from bot.handlers.views import local_time
from storage.database import Database
from storage.people import Person
from storage.readers import Reader
from storage.stories import KeptQuote

# Telegram takes 50 results at most; a screen shows about six.
A_PAGE = 20
CACHE_SECONDS = 60
TITLE, DESCRIPTION = 80, 160


def get_router() -> Router:
    router = Router(name="inline")
    router.inline_query.register(find)
    return router


async def find(
    query: InlineQuery, reader: Reader | None, store: Database, services: Services, options: Options, clock: Clock
) -> None:
    now = clock()
    kept = await _quotes(query, store, clock)
    quotes = await services.quotes(reader, kept) if reader else [quote_view(quote) for quote in kept]
    start = int(query.offset) if query.offset.isdecimal() else 0
    local = local_time(reader, now) if reader else LocalTime(options.zone, None, now)
    results = [_result(quote, local) for quote in quotes[start : start + A_PAGE]]
    with unless_too_old():  # people type on, and then ask anew
        await query.answer(
            list({result.id: result for result in results}.values()),
            cache_time=CACHE_SECONDS,
            is_personal=True,
            next_offset=str(start + A_PAGE) if start + A_PAGE < len(quotes) else "",
            button=None if quotes else InlineQueryResultsButton(text=_nothing(), start_parameter="inline"),
        )


async def _quotes(query: InlineQuery, store: Database, clock: Clock) -> Sequence[KeptQuote]:
    """From the outlets of the person who asks; the last day's for an empty question."""
    words = plain_words(query.query)
    if not words:
        found = await quotations.of_last_day(store, query.from_user.id, clock())
    else:
        found = await quotations.about(store, query.from_user.id, words)
    return found.quotes or await _of_all(store, query, found.people)


async def _of_all(store: Database, query: InlineQuery, people: tuple[Person, ...]) -> list[KeptQuote]:
    """Where a name means several people there is nobody to ask: the newest of all."""
    said = [await quotations.by_person(store, query.from_user.id, person.id) for person in people]
    every = [quote for found in said for quote in found.quotes]
    return sorted(every, key=lambda quote: quote.published_at, reverse=True)


def _result(quote: QuoteView, local: LocalTime) -> InlineQueryResultArticle:
    text = quote_pages([Said(quote.speaker or "", quote.role, (quote,))], local)[0]
    return InlineQueryResultArticle(
        id=sha256(f"{quote.url}\n{quote.text}".encode()).hexdigest()[:32],
        title=line(quote.speaker or quote.outlet, TITLE),
        description=line(quote.text, DESCRIPTION),
        input_message_content=InputTextMessageContent(message_text=text, parse_mode="HTML"),
    )


def _nothing() -> str:
    """At most 64 characters on the button."""
    return _("Ничего не нашлось. Открыть «Сказано»")
