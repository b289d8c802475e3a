"""What reading the news needs, made once by the composition root."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from bot.pipeline.grouping import Grouping
from bot.reading.http import HttpClient
from bot.reading.workers import Workers
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """`interval` is the time between two visits to a feed that does not ask for more."""

    store: Database
    http: HttpClient
    workers: Workers
    grouping: Grouping
    interval: timedelta
    random: Random = field(default_factory=Random)
