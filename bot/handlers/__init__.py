"""What people say to the bot: one router per conversation."""

from __future__ import annotations

from aiogram import Dispatcher, Router

from bot.delivery.sender import Sender
from bot.handlers import (
    add,
    admin,
    analyse,
    digest,
    fallback,
    forget,
    help,
    inline,
    latest,
    membership,
    opml,
    quotes,
    search,
    settings,
    sources,
    start,
    subscribe,
    words,
)
from bot.handlers.access import AdminsOnly, Pace
from bot.handlers.alerts import Alerts
from bot.handlers.conversation import Conversation
from bot.handlers.errors import on_error
from bot.handlers.routing import said_to_the_bot
from bot.handlers.services import Clock, Options, Services
from bot.handlers.show import Taps
from bot.handlers.unreadable import Readable
from bot.locales import Catalogs
from storage.database import Database


def make_dispatcher(
    store: Database, services: Services, sender: Sender, clock: Clock, options: Options, catalogs: Catalogs
) -> Dispatcher:
    """A dispatcher that answers everything; Intake hands it each update once."""
    alerts = Alerts(options.admins, clock)
    dispatcher = Dispatcher(disable_fsm=True, store=store, services=services, sender=sender, clock=clock)
    dispatcher.workflow_data.update(options=options, catalogs=catalogs, alerts=alerts)
    dispatcher.update.outer_middleware(Readable(alerts))
    dispatcher.message.filter(said_to_the_bot)
    dispatcher.errors.register(on_error)
    _add_middlewares(dispatcher, store, clock, options, catalogs)
    dispatcher.include_routers(*get_routers())
    return dispatcher


def _add_middlewares(
    dispatcher: Dispatcher, store: Database, clock: Clock, options: Options, catalogs: Catalogs
) -> None:
    """These run for an event that some handler takes, in this order; chatter of a group touches nothing.

    The pace stands before the question who may: a refusal costs two calls of Telegram.
    """
    conversation, pace = Conversation(store, clock, options, catalogs), Pace(clock)
    dispatcher.callback_query.middleware(Taps())
    for observer in (dispatcher.message, dispatcher.channel_post, dispatcher.callback_query):
        observer.middleware(conversation)
        observer.middleware(pace)
        observer.middleware(AdminsOnly())
    for observer in (dispatcher.inline_query, dispatcher.edited_message):
        observer.middleware(conversation)
        observer.middleware(pace)
    dispatcher.my_chat_member.middleware(conversation)


def get_routers() -> tuple[Router, ...]:
    """The routing tree: the first router that knows an update answers it, so the order matters at its end.

    A list of feeds is a file, a town is a short text, and the fallback answers all that nobody else did.
    """
    reading = (latest, quotes, digest, search)
    own = (start, subscribe, settings, words, sources, add, opml, forget, help)
    around = (inline, membership, admin)
    sent = (analyse, fallback)
    return tuple(module.get_router() for module in (*reading, *own, *around, *sent))
