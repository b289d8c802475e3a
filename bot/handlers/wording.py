"""A reader's subscription in words: «каждый день в 08:00 и 20:00, Алматы (UTC+5)»."""

from __future__ import annotations

from datetime import datetime, timedelta

from aiogram.utils.i18n import gettext as _
from babel.dates import get_day_names
from babel.lists import format_list

from bot.delivery.html import text
from bot.delivery.labels import day, locale, zone_label
from bot.digest.schedule import zone_of
from storage.readers import EVERY_DAY, Reader

WORKDAYS, WEEKEND = 0b0011111, 0b1100000


def schedule_text(reader: Reader, now: datetime) -> str:
    """HTML, as everything here."""
    if not reader.hours or not reader.weekdays:
        return _("никогда: не выбраны часы или дни")
    hours = listed(sorted(reader.hours))
    return _("{days} в {hours}, {zone}").format(
        days=days_text(reader.weekdays), hours=hours, zone=zone_text(reader, now)
    )


def days_text(weekdays: int) -> str:
    """«каждый день», «по будням», «пн, ср и пт»."""
    named = {EVERY_DAY: _("каждый день"), WORKDAYS: _("по будням"), WEEKEND: _("по выходным")}
    return named.get(weekdays) or listed([day_name(bit) for bit in range(7) if weekdays >> bit & 1])


def day_name(bit: int) -> str:
    """«пн» for 0."""
    return str(get_day_names("abbreviated", "stand-alone", locale())[bit])


def zone_text(reader: Reader, now: datetime) -> str:
    return text(zone_label(reader.zone, reader.place, now)).markup


def listed(names: list[str]) -> str:
    """«08:00, 12:00 и 20:00»."""
    return str(format_list(names, "standard", locale()))


def when(reader: Reader, now: datetime) -> str:
    """When the next digest comes, on the reader's clock: «сегодня в 20:00», «23 ноября в 08:00»."""
    if reader.next_digest_at is None:
        return ""
    zone = zone_of(reader.zone)
    local, today = reader.next_digest_at.astimezone(zone), now.astimezone(zone).date()
    clock = f"{local:%H:%M}"
    if local.date() == today:
        return _("сегодня в {hour}").format(hour=clock)
    if local.date() == today + timedelta(days=1):
        return _("завтра в {hour}").format(hour=clock)
    return _("{day} в {hour}").format(day=day(local.date()), hour=clock)
