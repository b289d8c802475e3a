"""What reading the news needs, made once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from bot.pipeline.grouping import Grouping
from bot.reading.http import HttpClient
from bot.reading.workers import Workers
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """`interval` is the time between two visits to a feed that does not ask for more.

    A visit may take minutes, so it asks `clock` for the moment of each thing that it writes down.
    """

    store: Database
    http: HttpClient
    workers: Workers
    grouping: Grouping
    interval: timedelta
    clock: Callable[[], datetime]
    random: Random = field(default_factory=Random)
