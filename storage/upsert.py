"""INSERT … ON CONFLICT, which SQLite and PostgreSQL spell alike and SQLAlchemy keeps apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Insert = sqlite.Insert | postgresql.Insert


def _insert(connection: AsyncConnection, table: Table) -> Insert:
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def insert_new(connection: AsyncConnection, table: Table, values: Mapping[str, Any]) -> Insert:
    """Insert, or leave the row that is there; `rowcount` tells which."""
    return _insert(connection, table).values(values).on_conflict_do_nothing()


def upsert(
    connection: AsyncConnection,
    table: Table,
    values: Mapping[str, Any],
    *,
    keys: Sequence[str],
    first_only: Sequence[str] = (),
) -> Insert:
    """Insert, or give the row with these keys the other values, but for those that only a new row gets."""
    statement = _insert(connection, table).values(values)
    rest = {name: statement.excluded[name] for name in values if name not in (*keys, *first_only)}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=rest)
