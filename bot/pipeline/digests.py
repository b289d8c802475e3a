"""Due readers get their digests: `claim | make once per cohort | send part by part | record`; or one reader, now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiogram.utils.i18n import I18n

from bot.delivery.claims import claim_due
from bot.delivery.cohorts import prepare
from bot.delivery.outbox import Outbox
from bot.delivery.preview import digest_now
from bot.pipeline.results import MadeDigest
from bot.text.stems import query_stems
from storage.database import Database
from storage.readers import Reader


@dataclass(frozen=True, slots=True)
class PostOffice:
    """What delivering digests needs, made once by the composition root."""

    store: Database
    i18n: I18n
    outbox: Outbox


async def deliver_digests(office: PostOffice, now: datetime) -> None:
    """One tick: claims what is due and begins to send everything that is owed; sending goes on after the return."""
    await claim_due(office.store, now)

    def deliver() -> None:
        office.outbox.deliver(now)

    deliver()  # what was prepared before waits for nothing that has to be made now
    await prepare(office.store, office.i18n, query_stems, now, ready=deliver)


async def make_digest(store: Database, i18n: I18n, reader: Reader, now: datetime) -> MadeDigest:
    """The digest that a reader would get now; nothing is recorded."""
    made = await digest_now(store, i18n, query_stems, reader, now)
    return MadeDigest(made.parts, tuple(made.outlets.items()))
