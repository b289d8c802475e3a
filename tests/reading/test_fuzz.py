"""A slice of the fuzzing that `python -m tests.reading.fuzz` does at length."""

from tests.reading.fuzz import SECONDS_EACH, run_batch


def test_mutated_feeds_and_pages_always_end_as_values() -> None:
    outcome = run_batch(seed=-1, count=60)
    assert outcome.failures == ()
    assert outcome.slowest < 5 * SECONDS_EACH
