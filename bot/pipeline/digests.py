"""Due readers get their digests: `claim | make once per cohort | send part by part | record`; or one reader, now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.utils.i18n import I18n

from bot.delivery.claims import claim_due
from bot.delivery.cohorts import prepare
from bot.delivery.compose import Order, candidates, compose
from bot.delivery.outbox import Outbox
from bot.pipeline.results import MadeDigest
from bot.text.stems import query_stems
from storage import digests, shown
from storage.database import Database
from storage.digests import Choices
from storage.readers import Reader

LONGEST_DIGEST_NOW = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PostOffice:
    """What delivering digests needs, made once by the composition root."""

    store: Database
    i18n: I18n
    outbox: Outbox


async def deliver_digests(office: PostOffice, now: datetime) -> None:
    """One tick: claims what is due and begins to send everything that is owed; sending goes on after the return."""
    await claim_due(office.store, now)
    await prepare(office.store, office.i18n, query_stems, now)
    office.outbox.deliver(now)


async def make_digest(store: Database, i18n: I18n, reader: Reader, now: datetime) -> MadeDigest:
    """The digest that a reader would get now; nothing is recorded."""
    async with store.read() as connection:
        choices = (await digests.choices(connection, [reader.chat_id])).get(reader.chat_id, Choices())
        order = _order(reader, choices, now)
        found = await candidates(connection, order, query_stems)
        seen = await shown.seen(connection, [reader.chat_id], found.ids)
    made = compose(order, found, seen.get(reader.chat_id, {}), i18n)
    return MadeDigest(made.parts, tuple(made.outlets.items()))


def _order(reader: Reader, choices: Choices, now: datetime) -> Order:
    """What the reader has not been told yet, at most a day back."""
    local = now.astimezone(ZoneInfo(reader.zone))
    return Order(
        chat_id=reader.chat_id,
        language=reader.language,
        zone=reader.zone,
        place=reader.place,
        length=reader.length,
        show_quotes=reader.show_quotes,
        choices=choices,
        window_start=max(reader.covered_until or now - LONGEST_DIGEST_NOW, now - LONGEST_DIGEST_NOW),
        window_end=now,
        local_date=local.date(),
        slot=f"{local:%H:%M}",
        at=now,
    )
