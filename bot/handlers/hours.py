"""Hours of the day as people write them and as buttons carry them."""

from __future__ import annotations

import re

from aiogram.filters.callback_data import CallbackData

WRITTEN = re.compile(r"([01]?\d|2[0-3])(?:[:.\-]([0-5]\d))?")
ON_THE_HOUR = tuple(f"{hour:02}:00" for hour in range(24))
USUAL = ("07:00", "08:00", "09:00", "10:00", "12:00", "13:00", "18:00", "19:00", "20:00", "21:00", "22:00", "23:00")
MOST = 6


class SetHour(CallbackData, prefix="h"):
    """The hour that ends a subscription's two taps, as HHMM: the colon parts the fields of a button."""

    hour: str


class ToggleHour(CallbackData, prefix="th"):
    """Switch an hour on or off; the button says which, so that two fast taps do it once."""

    hour: str
    on: bool


def for_button(hour: str) -> str:
    return hour.replace(":", "")


def from_button(hour: str) -> str | None:
    """«0730» is 07:30; None for what is no hour."""
    return parse_hour(f"{hour[:2]}:{hour[2:]}") if len(hour) == 4 else None


def parse_hour(written: str) -> str | None:
    """«7», «7:30», «07.30», «7-30» are hours; «24:00», «7:5» are none."""
    found = WRITTEN.fullmatch(written)
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else None


def parse_hours(written: str) -> tuple[str, ...]:
    """The hours of «8:00 и 19:30» or «7, 20»; none unless everything else is a particle between them."""
    words = [
        word for word in re.split(r"[\s,;]+", written.casefold()) if word not in ("", "и", "в", "and", "at", "және")
    ]
    hours = [parse_hour(word) for word in words]
    return tuple(sorted({hour for hour in hours if hour})) if all(hours) else ()
