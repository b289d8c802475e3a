"""The digest that a chat would get now, asked for by `/digest` or on the command line; nothing is recorded."""

from __future__ import annotations

from datetime import datetime

from aiogram.utils.i18n import I18n

from bot.delivery.claims import covered_from
from bot.delivery.compose import Made, Order, Stem, choose, compose, look, match
from bot.digest.schedule import zone_of
from storage import digests, shown
from storage.database import Database
from storage.digests import Choices
from storage.readers import Reader


async def digest_now(database: Database, i18n: I18n, stem: Stem, reader: Reader, now: datetime) -> Made:
    """Everything unseen since the last digest, as far back as that reaches; one line where nothing is new."""
    async with database.read() as connection:
        choices = (await digests.choices(connection, [reader.chat_id])).get(reader.chat_id, Choices())
        order = _order(reader, choices, now)
        found = await match(connection, order, await look(connection, order), stem)
        seen = await shown.seen(connection, [reader.chat_id], found.ids)
        digest = await choose(connection, order, found, seen.get(reader.chat_id, {}))
    return compose(order, digest, i18n)


def _order(reader: Reader, choices: Choices, now: datetime) -> Order:
    local = now.astimezone(zone_of(reader.zone))
    return Order(
        chat_id=reader.chat_id,
        language=reader.language,
        zone=reader.zone,
        place=reader.place,
        length=reader.length,
        show_quotes=reader.show_quotes,
        choices=choices,
        window_start=covered_from(reader.covered_until, now),
        window_end=now,
        local_date=local.date(),
        slot=f"{local:%H:%M}",
        at=now,
    )
