"""Telegram's flood limits, enforced over exact windows of time, so that a sender that nearly keeps them is found."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass

from bot.local.errors import ApiError, too_many


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages fit which seconds: core.telegram.org/bots/faq («no more than one message per second» in a
    chat with short bursts, 20 a minute in a group, about 30 a second in all)."""

    overall: int = 30
    burst: int = 3  # this many to one chat in as many seconds
    group: int = 20
    overall_seconds: float = 1.0
    group_seconds: float = 60.0


class FloodGate:
    """Counts accepted messages; a refused one is not counted."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._all: deque[float] = deque()
        self._chats: defaultdict[int, deque[float]] = defaultdict(deque)
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)

    def enter(self, chat: int, now: float, *, is_group: bool) -> None:
        """Raises the 429 that Telegram would answer, with the seconds to wait."""
        windows = [
            (self._all, self.limits.overall, self.limits.overall_seconds),
            (self._chats[chat], self.limits.burst, float(self.limits.burst)),
        ]
        if is_group:
            windows.append((self._groups[chat], self.limits.group, self.limits.group_seconds))
        if waits := [wait for window in windows if (wait := _wait(*window, now)) > 0]:
            raise _refusal(max(waits))
        for times, _, _ in windows:
            times.append(now)


def _wait(times: deque[float], most: int, seconds: float, now: float) -> float:
    while times and times[0] <= now - seconds:
        times.popleft()
    return times[0] + seconds - now if len(times) >= most else 0.0


def _refusal(seconds: float) -> ApiError:
    return too_many(max(1, math.ceil(seconds)))
