"""Subscriptions: on, off, suspended and resumed, always with the moment of the next digest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.delivery.claims import claim_reader
from bot.digest.schedule import Schedule, after_change, next_digest
from storage import readers
from storage.database import Database
from storage.readers import Reader

BLOCKED = "blocked"

Edit = Callable[[Reader], Mapping[str, Any]]


def schedule_of(reader: Reader) -> Schedule:
    return Schedule(reader.hours, reader.weekdays, reader.zone)


async def revise(store: Database, chat_id: int, now: datetime, edit: Edit) -> Reader:
    """Give a reader the values that `edit` makes of the kept ones, in one transaction with the next digest's moment.

    Two fast taps thus both count, and what is due by the old schedule is claimed first.
    Raises LookupError for a chat that is not kept.
    """
    async with store.write() as connection:
        await claim_reader(connection, chat_id, now)
        old = await readers.get(connection, chat_id)
        if old is None:
            raise LookupError(f"chat {chat_id} is not kept")
        values = dict(edit(old))
        due = _next_moment(old, replace(old, **values), now)
        new = await readers.change(connection, chat_id, **values, next_digest_at=due)
        assert new is not None
        return new


async def subscribe(store: Database, chat_id: int, now: datetime, **values: Any) -> Reader:
    return await revise(store, chat_id, now, lambda _: {"subscribed": True, "suspended": None, **values})


async def unsubscribe(store: Database, chat_id: int, now: datetime) -> Reader:
    return await revise(store, chat_id, now, lambda _: {"subscribed": False})


async def suspend(store: Database, chat_id: int, now: datetime, why: str) -> None:
    """Send nothing until the reader returns; a chat that is not kept needs nothing."""
    async with store.read() as connection:
        known = await readers.get(connection, chat_id)
    if known:
        await revise(store, chat_id, now, lambda _: {"suspended": why})


async def resume(store: Database, chat_id: int, now: datetime) -> Reader:
    return await revise(store, chat_id, now, lambda _: {"suspended": None})


def _next_moment(old: Reader, new: Reader, now: datetime) -> datetime | None:
    if not _active(new):
        return None
    if not _active(old) or old.next_digest_at is None:
        slot = next_digest(schedule_of(new), now)
        return slot.at if slot else None
    if schedule_of(old) == schedule_of(new):
        return old.next_digest_at
    return after_change(schedule_of(old), schedule_of(new), now)


def _active(reader: Reader) -> bool:
    return reader.subscribed and reader.suspended is None
