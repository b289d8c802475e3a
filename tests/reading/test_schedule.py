"""A feed is asked as often as it wants, less often when it fails, and never when it is gone."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.responses import FailureKind, FetchFailed
from bot.reading.schedule import LONGEST_CACHING, LONGEST_WAIT, Pace, body_hash, next_attempt, next_poll

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
TEN = timedelta(minutes=10)
WAITS = st.none() | st.timedeltas(timedelta(0), timedelta(days=400))


class NoJitter(Random):
    def random(self) -> float:
        return 0.0


def wait(pace: Pace) -> timedelta:
    return next_poll(NOW, pace, NoJitter()) - NOW


def backed_off(failures: int, failure: FetchFailed | None = None) -> timedelta:
    at = next_attempt(NOW, Pace(TEN), failure or FetchFailed(FailureKind.TIMEOUT, ""), failures, NoJitter())
    assert at is not None
    return at - NOW


def test_without_any_wishes_the_interval_holds() -> None:
    assert wait(Pace(TEN)) == TEN


@pytest.mark.parametrize(
    ("pace", "minutes"),
    [
        (Pace(TEN, ttl=5), 10), (Pace(TEN, ttl=30), 30), (Pace(TEN, ttl=100_000), 120),
        (Pace(TEN, max_age=timedelta(minutes=1)), 10), (Pace(TEN, max_age=timedelta(minutes=45)), 45),
        (Pace(TEN, max_age=timedelta(days=365)), 120), (Pace(TEN, retry_after=timedelta(hours=3)), 180),
        (Pace(TEN, retry_after=timedelta(days=365)), 1440), (Pace(timedelta(hours=6), ttl=30), 360),
    ],
)  # fmt: skip
def test_a_server_can_only_put_it_off_and_within_bounds(pace: Pace, minutes: int) -> None:
    assert wait(pace) == timedelta(minutes=minutes)


def test_failures_double_the_wait_up_to_a_day() -> None:
    assert [backed_off(n) for n in (1, 2, 3, 4)] == [TEN, 2 * TEN, 4 * TEN, 8 * TEN]
    assert backed_off(50) == LONGEST_WAIT


def test_an_address_that_is_refused_is_tried_once_a_day() -> None:
    assert backed_off(1, FetchFailed(FailureKind.BLOCKED, "")) == LONGEST_WAIT


def test_a_busy_server_is_obeyed() -> None:
    assert backed_off(1, FetchFailed(FailureKind.STATUS, "", 503, timedelta(hours=2))) == timedelta(hours=2)


def test_a_feed_that_is_gone_is_not_asked_again() -> None:
    assert next_attempt(NOW, Pace(TEN), FetchFailed(FailureKind.STATUS, "", 410), 1, Random(1)) is None


def test_a_body_that_is_no_feed_backs_off_too() -> None:
    assert next_attempt(NOW, Pace(TEN), None, 2, NoJitter()) == NOW + 2 * TEN


@given(WAITS, WAITS, st.none() | st.integers(0, 10**6), st.integers())
def test_the_next_poll_is_never_sooner_than_the_interval_and_never_beyond_a_day(
    max_age: timedelta | None, retry_after: timedelta | None, ttl: int | None, seed: int
) -> None:
    at = next_poll(NOW, Pace(TEN, ttl, max_age, retry_after), Random(seed))
    assert NOW + TEN <= at <= NOW + max(LONGEST_WAIT, LONGEST_CACHING * 11 / 10)


def test_feeds_added_together_do_not_stay_together() -> None:
    random = Random(1)
    assert len({next_poll(NOW, Pace(TEN), random) for _ in range(20)}) == 20


def test_equal_bodies_have_equal_hashes() -> None:
    assert body_hash(b"a") == body_hash(b"a") != body_hash(b"b")
