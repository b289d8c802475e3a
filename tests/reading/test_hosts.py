"""A host gets two requests at once, half a second apart; the clock of these tests is a number."""

import asyncio

from bot.reading.hosts import GAP_SECONDS, LONGEST_GAP_SECONDS, Hosts


class Clock:
    """Time that passes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def starts(hosts: Hosts, clock: Clock, names: list[str], gap: float = GAP_SECONDS) -> list[float]:
    times = []
    for name in names:
        async with hosts.turn(name, gap=gap):
            times.append(clock.now)
    return times


async def test_requests_to_one_host_are_apart() -> None:
    clock = Clock()
    assert await starts(Hosts(clock, clock.sleep), clock, ["a"] * 3) == [0, GAP_SECONDS, 2 * GAP_SECONDS]


async def test_other_hosts_do_not_wait() -> None:
    clock = Clock()
    assert await starts(Hosts(clock, clock.sleep), clock, ["a", "b", "c"]) == [0, 0, 0]


async def test_a_site_may_ask_for_more_but_not_for_everything() -> None:
    clock = Clock()
    assert await starts(Hosts(clock, clock.sleep), clock, ["a"] * 2, gap=3.0) == [0, 3]
    assert await starts(Hosts(clock, clock.sleep), clock, ["b"] * 2, gap=86_400.0) == [3, 3 + LONGEST_GAP_SECONDS]


async def test_no_more_than_two_at_once() -> None:
    clock = Clock()
    hosts = Hosts(clock, clock.sleep)
    running, most, go = 0, 0, asyncio.Event()

    async def request() -> None:
        nonlocal running, most
        async with hosts.turn("a"):
            running += 1
            most = max(most, running)
            await go.wait()
            running -= 1

    tasks = [asyncio.create_task(request()) for _ in range(6)]
    for _ in range(20):
        await asyncio.sleep(0)
    go.set()
    await asyncio.gather(*tasks)
    assert most == 2


async def test_hosts_that_are_done_with_are_forgotten() -> None:
    clock = Clock()
    hosts = Hosts(clock, clock.sleep)
    await starts(hosts, clock, [str(i) for i in range(4096)])
    clock.now += 60
    await starts(hosts, clock, ["last"])
    assert len(hosts) == 1
