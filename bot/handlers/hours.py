"""Hours of the day as people write them and as buttons carry them."""

from __future__ import annotations

import re
from itertools import zip_longest

from aiogram.filters.callback_data import CallbackData

WRITTEN = re.compile(r"([01]?\d|2[0-3])(?:[:.\-]([0-5]\d))?")
ON_THE_HOUR = tuple(f"{hour:02}:00" for hour in range(24))
USUAL = ("07:00", "08:00", "09:00", "10:00", "12:00", "13:00", "18:00", "19:00", "20:00", "21:00", "22:00", "23:00")
MOST = 6
# Which hours of a clock's twelve are counted on from noon, or from midnight to it, beside such a word.
HALVES = {"вечера": (1, 11), "дня": (1, 11), "pm": (1, 11), "ночи": (9, 12), "am": (12, 12)}
PARTICLES = frozenset({"и", "в", "and", "at", "және"})


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
    words = [word for word in _parts(written) if word not in PARTICLES]
    return hours_among(written) if all(parse_hour(word) for word in words) else ()


def hours_among(written: str) -> tuple[str, ...]:
    """The hours among other words: 08:00 and 19:45 of «каждый день в 8 и 19:45», 20:00 of «в 8 вечера»."""
    words = _parts(written)
    hours = (_hour_of_half(word, half) for word, half in zip_longest(words, words[1:], fillvalue=""))
    return tuple(sorted({hour for hour in hours if hour}))


def _hour_of_half(word: str, half: str) -> str | None:
    """«7:30 вечера» is 19:30, «12 ночи» is 00:00; «20:00 вечера» and «3 ночи» are what they say."""
    hour = parse_hour(word)
    if hour is None or half not in HALVES:
        return hour
    first, last = HALVES[half]
    number = int(hour[:2])
    return f"{(number + 12) % 24:02}{hour[2:]}" if first <= number <= last else hour


def _parts(written: str) -> list[str]:
    return [part for part in re.split(r"[\s,;]+", written.casefold()) if part]
