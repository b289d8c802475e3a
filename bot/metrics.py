"""Figures for Prometheus and a health check, served on loopback."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

HOST = "127.0.0.1"
PREFIX = "skazano_"

# A name ending in _total is a counter, every other name is a gauge.
Figures = Callable[[], Mapping[str, float]]
Health = Callable[[], Awaitable[str | None]]


class _Gathered(Collector):
    """Asks the parts of the program for their figures when Prometheus asks."""

    def __init__(self, sources: tuple[Figures, ...]) -> None:
        self._sources = sources

    def collect(self) -> list[Metric]:
        return [_metric(PREFIX + name, value) for source in self._sources for name, value in source().items()]


def _metric(name: str, value: float) -> Metric:
    family = CounterMetricFamily if name.endswith("_total") else GaugeMetricFamily
    return family(name.removesuffix("_total"), name.replace("_", " "), value=value)


def exposition(*sources: Figures) -> bytes:
    """All figures in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(_Gathered(sources))
    return generate_latest(registry)


async def serve(port: int, health: Health, *sources: Figures) -> web.AppRunner:
    """Answer /metrics and /healthz on loopback; raises OSError where the port is taken. Clean the runner up."""

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=exposition(*sources), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def healthz(_request: web.Request) -> web.Response:
        trouble = await health()
        return web.Response(text=trouble or "ok", status=503 if trouble else 200)

    application = web.Application()
    application.router.add_get("/metrics", metrics)
    application.router.add_get("/healthz", healthz)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner
