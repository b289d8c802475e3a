"""People who are quoted, found again by any form of their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import people, person_stems
from storage.upsert import insert_new, upsert


@dataclass(frozen=True, slots=True)
class Person:
    """`role` is the office that an article gave last."""

    id: int
    name: str
    role: str | None


async def keep_person(
    connection: AsyncConnection, name: str, role: str | None, stems: Sequence[str], seen_at: datetime
) -> int:
    """The id of the person of this name; the office is the one last given."""
    values = {"name": name, "seen_at": seen_at} | ({"role": role} if role else {})
    await connection.execute(upsert(connection, people, values, keys=("name",)))
    person_id = int((await connection.execute(select(people.c.id).where(people.c.name == name))).scalar_one())
    for stem in set(stems):
        await connection.execute(insert_new(connection, person_stems, {"person_id": person_id, "stem": stem}))
    return person_id


async def with_stems(connection: AsyncConnection, stems: Sequence[str]) -> list[Person]:
    """The people whose names have any of these stems, those with the most first."""
    if not stems:
        return []
    hits = func.count().label("hits")
    query = (
        select(people.c.id, people.c.name, people.c.role)
        .join(person_stems, person_stems.c.person_id == people.c.id)
        .where(person_stems.c.stem.in_(list(stems)))
        .group_by(people.c.id)
        .order_by(hits.desc(), people.c.seen_at.desc())
    )
    return [Person(**row._mapping) for row in await connection.execute(query)]


async def get(connection: AsyncConnection, person_id: int) -> Person | None:
    query = select(people.c.id, people.c.name, people.c.role).where(people.c.id == person_id)
    row = (await connection.execute(query)).one_or_none()
    return Person(**row._mapping) if row else None
