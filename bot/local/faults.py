"""Failures on order: what a test tells the local Telegram to do wrong, and to which calls."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from bot.local.errors import ApiError, forbidden, too_many

When = Callable[[str, int], bool]  # the method's name, the chat's id (0 where there is none)


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to fail. With `accepted` the call is done first and only its answer is lost.

    `refusal` answers with the error; `reset` closes the connection without an answer; `hang` is silent for so many
    seconds first. `times` limits how often it strikes (None: always).
    """

    refusal: ApiError | None = None
    reset: bool = False
    hang: float = 0.0
    accepted: bool = False
    methods: Collection[str] = ("sendMessage",)
    chats: Collection[int] | None = None
    when: When | None = None
    times: int | None = 1

    def matches(self, method: str, chat: int) -> bool:
        named = not self.methods or method.lower() in {name.lower() for name in self.methods}
        return named and (self.chats is None or chat in self.chats) and (self.when is None or self.when(method, chat))


class Faults:
    """The faults in force; the first that matches a call strikes."""

    def __init__(self) -> None:
        self._left: list[tuple[Fault, int | None]] = []

    def add(self, fault: Fault) -> Fault:
        self._left.append((fault, fault.times))
        return fault

    def clear(self) -> None:
        self._left.clear()

    def flood(self, retry_after: int, times: int | None = 1, chats: Collection[int] | None = None) -> Fault:
        return self.add(Fault(too_many(retry_after), times=times, chats=chats))

    def server_error(self, times: int | None = 1, code: Literal[500, 502, 503] = 500) -> Fault:
        names = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
        return self.add(Fault(ApiError(code, names[code]), times=times))

    def reset(self, times: int | None = 1, *, accepted: bool) -> Fault:
        return self.add(Fault(reset=True, accepted=accepted, times=times))

    def hang(self, seconds: float, times: int | None = 1, *, accepted: bool) -> Fault:
        return self.add(Fault(hang=seconds, reset=True, accepted=accepted, times=times))

    def forbid(self, chats: Collection[int], reason: str = "bot was blocked by the user") -> Fault:
        return self.add(Fault(forbidden(reason), chats=frozenset(chats), times=None))

    def take(self, method: str, chat: int) -> Fault | None:
        for place, (fault, left) in enumerate(self._left):
            if fault.matches(method, chat):
                self._count(place, fault, left)
                return fault
        return None

    def _count(self, place: int, fault: Fault, left: int | None) -> None:
        if left == 1:
            del self._left[place]
        elif left is not None:
            self._left[place] = (fault, left - 1)
