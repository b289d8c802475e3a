"""When a delivery that failed is tried again."""

from __future__ import annotations

from datetime import timedelta

FIRST, LONGEST = timedelta(minutes=1), timedelta(minutes=30)


def wait_after(attempts: int) -> timedelta:
    """Twice as long after each of so many attempts put off before, up to LONGEST."""
    return min(FIRST * (1 << min(attempts, 10)), LONGEST)
