"""What the service counts, as Prometheus reads it. The only door to prometheus_client."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest

from factcheck.web.pool import Pool
from factcheck.web.work import Answer

MEDIA = "text/plain; version=0.0.4; charset=utf-8"
TIMES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counters of one service; no label holds anything that was sent."""

    def __init__(self, pool: Pool) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.in_flight = 0
        self.registry = CollectorRegistry()
        by = ("method", "route", "status")
        self.requests = Counter("factcheck_requests", "Requests that were answered.", by, registry=self.registry)
        self.seconds = Histogram(
            "factcheck_request_seconds", "Time to answer.", ("route",), registry=self.registry, buckets=TIMES
        )
        self.received = Counter("factcheck_received_bytes", "Bytes of bodies.", registry=self.registry)
        self.articles = Counter("factcheck_articles", "Articles that were answered.", registry=self.registry)
        self.findings = Counter("factcheck_findings", "Findings in them.", ("severity",), registry=self.registry)
        for name, what, value in (
            ("requests_in_flight", "Requests that are being answered.", lambda: self.in_flight),
            ("checks_running", "Checks that workers are busy with.", lambda: pool.running),
            ("checks_waiting", "Checks that wait for a worker.", lambda: pool.waiting),
        ):
            Gauge(f"factcheck_{name}", what, registry=self.registry).set_function(value)

    def request(self, method: str, route: str, status: int, seconds: float, received: int) -> None:
        """Count a request."""
        self.requests.labels(method, route, str(status)).inc()
        self.seconds.labels(route).observe(seconds)
        self.received.inc(received)

    def answer(self, answer: Answer) -> None:
        """Count an article and its findings."""
        if answer.problem is None:
            self.articles.inc()
        for severity, number in answer.severities:
            self.findings.labels(severity).inc(number)

    def text(self) -> bytes:
        """All of them in the text format of Prometheus."""
        return generate_latest(self.registry)
