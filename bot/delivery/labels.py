"""Names, hours and dates as a reader sees them, in the language of the current i18n context."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.utils.i18n import get_i18n
from aiogram.utils.i18n import gettext as _
from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, get_timezone_location

from bot.delivery.html import Html, bold, line, text, visible
from bot.digest.schedule import zone_of

# Labels longer than these are rubbish in a feed, not labels: the longest headlines of news agencies have about 250.
TITLE, OUTLET, NAME, ROLE = 300, 80, 120, 240


@dataclass(frozen=True, slots=True)
class LocalTime:
    """Whose clock hours are read on: an IANA zone and the place that the reader chose it by."""

    zone: str
    place: str | None
    now: datetime

    @property
    def info(self) -> ZoneInfo:
        return zone_of(self.zone)

    def hour(self, moment: datetime) -> str:
        """«08:15» of today, «21 ноября, 08:15» of another day."""
        local = moment.astimezone(self.info)
        clock = f"{local:%H:%M}"
        return clock if local.date() == self.now.astimezone(self.info).date() else f"{day(local.date())}, {clock}"


def locale() -> Locale:
    """Babel's locale of the current language; Russian where it has none."""
    try:
        return Locale.parse(get_i18n().current_locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("ru")


def day(local_date: date) -> str:
    """«21 ноября»."""
    return str(format_date(local_date, "MMMM d" if locale().language == "en" else "d MMMM", locale=locale()))


def weekday_and_day(local_date: date) -> str:
    """«вторник, 24 ноября»."""
    pattern = "EEEE, MMMM d" if locale().language == "en" else "EEEE, d MMMM"
    return str(format_date(local_date, pattern, locale=locale()))


def offset(moment: datetime, zone: str) -> str:
    """«UTC+5», «UTC+5:30», «UTC»."""
    ahead = moment.astimezone(zone_of(zone)).utcoffset() or timedelta()
    hours, minutes = divmod(abs(int(ahead.total_seconds())) // 60, 60)
    if not hours and not minutes:
        return "UTC"
    sign = "+" if ahead > timedelta() else "−"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def place_name(zone: str, place: str | None) -> str | None:
    """The place that the reader chose, or the city of the zone; none for zones that belong to no city."""
    if place:
        return line(place, NAME)
    if "/" not in zone or zone.startswith("Etc/"):
        return None
    return str(get_timezone_location(zone_of(zone), locale=locale(), return_city=True))


def zone_label(zone: str, place: str | None, moment: datetime) -> str:
    """«Алматы (UTC+5)»."""
    name = place_name(zone, place)
    return f"{name} ({offset(moment, zone)})" if name else offset(moment, zone)


def hour_and_zone(slot: str, zone: str, place: str | None, moment: datetime) -> str:
    """«08:00, Алматы (UTC+5)»."""
    return f"{slot}, {zone_label(zone, place, moment)}"


def person(name: str, role: str | None) -> Html:
    """«Касым-Жомарт Токаев, президент Казахстана», the name in bold."""
    shown = bold(text(line(name, NAME)))
    office = _in_the_middle(line(role or "", ROLE))
    return shown + text(f", {office}") if office else shown


def _in_the_middle(office: str) -> str:
    """«Экономист» that began a headline is «экономист» after a name; «МИД Казахстана» and Latin names stay."""
    first, rest = office[:1], office[1:2]
    return first.lower() + office[1:] if "А" <= first <= "Я" and rest.islower() else office


def title_or_outlet(title: str, outlet: str) -> str:
    """A headline that shows nothing would take its link with it."""
    for label, limit in ((title, TITLE), (outlet, OUTLET)):
        shown = line(label, limit)
        if visible(shown):
            return shown
    return _("Без заголовка")
