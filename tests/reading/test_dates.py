# ruff: noqa: E501 - a table of cases
"""Dates in the ways of the Russian press, with their zones."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.dates import is_date_line, parse_date, zone_of

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
ALMATY = zone_of("vesti.kz")
MOSCOW_TEN = "2025-05-14T10:00:00+03:00"
LOCAL_TEN = "2025-05-14T10:00:00+05:00"
FORMS = {
    "Wed, 14 May 2025 10:00:00 +0300": MOSCOW_TEN,
    "Ср, 14 май 2025 10:00:00 +0300": MOSCOW_TEN,
    "Среда, 14 Мая 2025 10:00:00 +0300": MOSCOW_TEN,
    "Wed, 14 May 2025 10:00:00 MSK": MOSCOW_TEN,
    "14 мая 2025 г., 10:00 (мск)": MOSCOW_TEN,
    "Wed, 14 May 2025 10:00:00 GMT+3": MOSCOW_TEN,
    "Wed, 14 May 2025 10:00:00 UTC+03:00": MOSCOW_TEN,
    "14 May 2025 10:00 +03:00": MOSCOW_TEN,
    "2025-05-14T10:00:00+03:00": MOSCOW_TEN,
    "2025-05-14T10:00:00+0300": MOSCOW_TEN,
    "2025-05-14T10:00+03": MOSCOW_TEN,
    "2025-05-14 10:00:00 +0300": MOSCOW_TEN,
    "2025-05-14T10:00:00 MSK": MOSCOW_TEN,
    "Wed, 14 May 2025 10:00:00 ALMT": LOCAL_TEN,
    "14.05.2025 10:00": LOCAL_TEN,
    "14.05.2025, 10:00:00": LOCAL_TEN,
    "14/05/2025 10:00": LOCAL_TEN,
    "14-05-2025 10:00": LOCAL_TEN,
    "14.05.25 10:00": LOCAL_TEN,
    "2025-05-14 10:00": LOCAL_TEN,
    "2025/05/14 10:00:00": LOCAL_TEN,
    "2025.05.14 10:00": LOCAL_TEN,
    "20250514T100000": LOCAL_TEN,
    "14 мая 2025, 10:00": LOCAL_TEN,
    "14 мая 2025 в 10:00": LOCAL_TEN,
    "14 мая 2025 года, 10:00": LOCAL_TEN,
    "10:00, 14 мая 2025": LOCAL_TEN,
    "10:00 14.05.2025": LOCAL_TEN,
    "14 мамыр 2025 10:00": LOCAL_TEN,
    "14 травня 2025, 10:00": LOCAL_TEN,
    "May 14, 2025 10:00 am": LOCAL_TEN,
    "Wed May 14 10:00:00 2025": LOCAL_TEN,
    "14 May 2025 10:00:00": LOCAL_TEN,
    "1747206000": "2025-05-14T07:00:00+00:00",
    "1747206000123": "2025-05-14T07:00:00+00:00",
    "2025-05-14T07:00:00Z": "2025-05-14T07:00:00+00:00",
    "2025-05-14T07:00:00.123456Z": "2025-05-14T07:00:00.123456+00:00",
    "Wed, 14 May 2025 07:00:00 -0000": "2025-05-14T07:00:00+00:00",
    "Wed, 14 May 2025 02:00:00 EST": "2025-05-14T02:00:00-05:00",
    "Wed, 14 May 2025 24:00:00 +0300": "2025-05-15T00:00:00+03:00",
    "May 14, 2025 1:05 pm": "2025-05-14T13:05:00+05:00",
    "14.05.2025": "2025-05-14T00:00:00+05:00",
    "2025-05-14": "2025-05-14T00:00:00+05:00",
    "20250514": "2025-05-14T00:00:00+05:00",
    "05.06.2025": "2025-06-05T00:00:00+05:00",
    "Sept 4, 2025": "2025-09-04T00:00:00+05:00",
}
NONE = ["", "   ", "вчера", "сегодня, 10:00", "2025-13-45", "32 мая 2025", "14 абв 2025", "00000000", "0", "99999999999999999999",
        "Thu, 01 Jan 1970 00:00:00 GMT", "0000-00-00 00:00:00", "-", "None", "14 мая"]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORMS.items(), ids=FORMS.keys())
def test_a_date_is_read(text: str, expected: str) -> None:
    moment = parse_date(text, now=NOW, default_zone=ALMATY)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_moment_is_none(text: str) -> None:
    assert parse_date(text, now=NOW) is None


@pytest.mark.parametrize(
    "text", ["2031-01-01T10:00:00+03:00", "Wed, 14 May 2031 10:00:00 +0300", "9999-12-31T23:59:59Z"]
)
def test_a_date_ahead_is_now(text: str) -> None:
    assert parse_date(text, now=NOW) == NOW


def test_a_clock_that_runs_ahead_by_minutes_is_believed() -> None:
    ahead = NOW + timedelta(minutes=4)
    assert parse_date(ahead.isoformat(), now=NOW) == ahead


@pytest.mark.parametrize(
    ("host", "hours"),
    [("vesti.kz", 5), ("www.vesti.ru", 3), ("вести.рф", 3), ("vesti.com", 0), (None, 0), ("vesti.by.", 3)],
)
def test_an_outlet_writes_in_the_zone_of_its_country(host: str | None, hours: int) -> None:
    moment = parse_date("14.05.2025 10:00", now=NOW, default_zone=zone_of(host))
    assert moment is not None
    assert moment.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "line", ["14 мая 2025, 10:05", "Сегодня, 09:15", "10:05", "14.05.2025", "Среда, 14 мая 2025 г."]
)
def test_a_line_of_a_date_is_told_from_text(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["2025", "14 мая мост открыли", "12 млрд", "", "мая", "Счёт 3:2 в пользу гостей"])
def test_text_is_told_from_a_date(line: str) -> None:
    assert not is_date_line(line)


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text: str) -> None:
    moment = parse_date(text, now=NOW)
    assert moment is None or moment.tzinfo is not None


@given(st.datetimes(datetime(1992, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds have no zone
def test_iso_comes_back_as_it_went(moment: datetime) -> None:
    assert parse_date(moment.isoformat(), now=NOW) == moment
