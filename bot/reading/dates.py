"""Dates as feeds and pages write them become aware datetimes, with the zone that they were given in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

# Clocks of publishers run ahead by minutes; what is later than this is a scheduled or mistaken date.
_AHEAD = timedelta(minutes=5)
# Older than the web: epoch zeroes («Thu, 01 Jan 1970») and two-digit mistakes.
_OLDEST = datetime(1991, 1, 1, tzinfo=UTC)

# Minutes east of Greenwich. The library calls MSK UTC; letters that several zones share mean the one of the press.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120,
    "eest": 180, "msk": 180, "мск": 180, "msd": 240, "samt": 240, "yekt": 300, "omst": 360, "krat": 420, "novt": 420,
    "irkt": 480, "yakt": 540, "vlat": 600, "magt": 660, "pett": 720, "almt": 300, "qyzt": 300, "oral": 300,
    "aqtt": 300, "алматы": 300, "астана": 300, "uzt": 300, "tmt": 300, "tjt": 300, "kgt": 360, "get": 240,
    "azt": 240, "amt": 240, "trt": 180, "jst": 540,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
_MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    "қаң": 1, "ақп": 2, "нау": 3, "сәу": 4, "мам": 5, "мау": 6,
    "шіл": 7, "там": 8, "қыр": 9, "қаз": 10, "қар": 11, "жел": 12,
    "січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6,
    "лип": 7, "сер": 8, "вер": 9, "жов": 10, "лис": 11, "гру": 12,
}  # fmt: skip
_DATE_WORDS = frozenset({
    "г", "года", "в", "сегодня", "вчера", "время", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
    "воскресенье", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "нұр",
})  # fmt: skip
# Where outlets without a zone in their dates write from.
_COUNTRY_ZONES = {
    "kz": "Asia/Almaty", "ru": "Europe/Moscow", "su": "Europe/Moscow", "рф": "Europe/Moscow",
    "xn--p1ai": "Europe/Moscow",
    "by": "Europe/Minsk", "ua": "Europe/Kyiv", "uz": "Asia/Tashkent", "kg": "Asia/Bishkek", "am": "Asia/Yerevan",
    "az": "Asia/Baku", "ge": "Asia/Tbilisi", "md": "Europe/Chisinau", "tj": "Asia/Dushanbe",
}  # fmt: skip

_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
_ZONE = r"\s*(?P<zone>[+\u2212-]\d{1,2}:?\d{0,2}|(?:gmt|utc)\s*[+-]\s*\d{1,2}(?::?\d{2})?|\(?[a-zа-я]{1,6}\)?)?"
_TIME = rf"(?:[\s,tв|—-]+(?:в\s+)?{_CLOCK}{_ZONE})?"
_NAMED = re.compile(
    rf"(?P<day>\d{{1,2}})[\s-]+(?P<month>[^\W\d_]{{3,}})\.?,?[\s-]+(?P<year>\d{{2,4}})(?:\s*г(?:ода|\.)?)?,?{_TIME}",
    re.I,
)
_NAMED_MONTH_FIRST = re.compile(
    rf"(?P<month>[^\W\d_]{{3,}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}),?{_TIME}", re.I
)
_YEAR_LAST = re.compile(rf"(?P<month>[^\W\d_]{{3}})\s+(?P<day>\d{{1,2}})\s+{_CLOCK}\s+(?P<year>\d{{4}}){_ZONE}", re.I)
_CLOCK_FIRST = re.compile(
    rf"^{_CLOCK}\s*[,|—-]?\s+(?P<day>\d{{1,2}})[\s./-](?P<month>\d{{1,2}}|[^\W\d_]{{3,}})[\s./-](?P<year>\d{{4}}){_ZONE}",
    re.I,
)
_DOTTED = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})[./-](?P<month>\d{{1,2}})[./-](?P<year>\d{{4}}|\d{{2}}(?!\d)){_TIME}", re.I
)
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>\d{{4}})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}}){_TIME}", re.I)
_COMPACT = re.compile(
    r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:t?(?P<hour>\d{2}):?(?P<minute>\d{2}):?(?P<second>\d{2})?"
    r"\s*(?P<zone>z|[+-]\d{2}:?\d{2})?)?$",
    re.I,
)
_EPOCH = re.compile(r"^(\d{9,10})(?:\.\d+)?$|^(\d{12,13})$")


def parse_date(text: str | None, *, now: datetime, default_zone: tzinfo = UTC) -> datetime | None:
    """The moment that `text` names, in the zone it names or else in `default_zone`; None when it names none.

    A date ahead of `now` becomes `now`, one before the web existed None. `05.06.2025` is the fifth of June.
    """
    moment = next(filter(None, (form((text or "").strip(), default_zone) for form in _FORMS)), None)
    if moment is None:
        return None
    try:
        if moment < _OLDEST:
            return None
        return now.astimezone(moment.tzinfo) if moment > now + _AHEAD else moment
    except OverflowError:
        return None


def is_date_line(text: str) -> bool:
    """Whether a short line is nothing but a date: «14 мая 2025, 10:05», «Сегодня, 09:15»."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = all(word[:3] in _MONTHS or word in _ZONES or word in _DATE_WORDS for word in words)
    return len(text) <= 40 and known and bool(re.search(r"\d", text)) and bool(words or re.search(r"\d[:./]\d", text))


def zone_of(host: str | None) -> tzinfo:
    """The zone in which the outlet at `host` writes dates that carry none, by its country's domain; else UTC."""
    name = _COUNTRY_ZONES.get((host or "").rstrip(".").rpartition(".")[2].lower())
    return ZoneInfo(name) if name else UTC


def _iso(text: str, default_zone: tzinfo) -> datetime | None:
    """`2025-05-14T10:00:00+03:00`, also with a blank for the T and with fractions."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _placed(moment, default_zone) if len(text) > 8 else None  # `20250514` is left to the compact form


def _rfc822(text: str, default_zone: tzinfo) -> datetime | None:
    """`Wed, 14 May 2025 10:00:00 +0300`; letters for zones are left to our own table, the library calls MSK UTC."""
    if not re.search(r"[+-]\d{4}\s*(?:\(|$)", text):
        return None
    try:
        return _placed(parsedate_to_datetime(text), UTC)  # it leaves out the zone `-0000`
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _epoch(text: str, default_zone: tzinfo) -> datetime | None:
    """`1747216800`, or in milliseconds `1747216800000`."""
    match = _EPOCH.match(text)
    return datetime.fromtimestamp(int(match[1] or match[2][:-3]), UTC) if match else None


def _written(pattern: re.Pattern[str]) -> Callable[[str, tzinfo], datetime | None]:
    def form(text: str, default_zone: tzinfo) -> datetime | None:
        match = pattern.search(text[:200])
        return _built(match.groupdict(), text[:200].lower(), default_zone) if match else None

    return form


def _built(part: dict[str, str | None], text: str, default_zone: tzinfo) -> datetime | None:
    month = _month(part["month"] or "")
    if month is None:
        return None
    year, hour = _year(int(part["year"] or 0)), _hour(int(part["hour"] or 0), text)
    zone = _zone(part["zone"] or "")
    minute, second = int(part["minute"] or 0), int(part["second"] or 0) % 60
    try:
        moment = datetime(year, month, int(part["day"] or 0), hour % 24, minute, second, tzinfo=zone or default_zone)
    except ValueError:
        return None
    return _placed(moment + timedelta(days=hour // 24), UTC)  # 24:00 is the next day's midnight


def _year(year: int) -> int:
    """Two digits are of this age: «14.05.25» is 2025."""
    return year if year > 99 else year + (2000 if year < 70 else 1900)


def _hour(hour: int, text: str) -> int:
    """«1:05 pm» is 13."""
    if hour <= 12 and (half := re.search(r"\d\s*([ap])\.?m\b", text)):
        return hour % 12 + (12 if half[1] == "p" else 0)
    return hour


def _month(text: str) -> int | None:
    return int(text) if text.isdigit() else _MONTHS.get(text[:3].lower())


def _zone(text: str) -> tzinfo | None:
    text = text.strip("() ").lower().replace("\u2212", "-")
    if text in _ZONES:
        return timezone(timedelta(minutes=_ZONES[text]))
    match = re.search(r"([+-])\s*(\d{1,2}):?(\d{2})?$", text)
    if not match or int(match[2]) > 14:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(-offset if match[1] == "-" else offset)


def _placed(moment: datetime, default_zone: tzinfo) -> datetime:
    """An aware moment with a fixed offset, so that it prints and travels without a zone database."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=default_zone)
    return moment.replace(tzinfo=timezone(moment.utcoffset() or timedelta(0)))


_FORMS: tuple[Callable[[str, tzinfo], datetime | None], ...] = (
    _epoch,
    _iso,
    _rfc822,
    _written(_COMPACT),
    _written(_YEAR_FIRST),
    _written(_CLOCK_FIRST),
    _written(_YEAR_LAST),
    _written(_DOTTED),
    _written(_NAMED),
    _written(_NAMED_MONTH_FIRST),
)
