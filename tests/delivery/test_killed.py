"""A digest that always arrives: the process is killed with -9 in the middle of its work, for real."""

from __future__ import annotations

from pathlib import Path

from tests.delivery.killing import deliver_under_fire


async def test_killed_at_random_moments_every_reader_has_every_part_in_order(tmp_path: Path) -> None:
    """The full size, 2,000 readers and 25 kills, is run by `make bench` (tests/bench/delivery.py)."""
    tally = await deliver_under_fire(tmp_path, count=120, cohorts=8, kills=6)
    assert (tally.complete, tally.parts, tally.cohorts) == (120, 3, 8)
    assert tally.repeats <= tally.kills
    assert tally.kills >= 4
