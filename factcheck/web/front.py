"""What every request passes before its route: who asks, from where, by which name; headers, log and counters."""

from __future__ import annotations

import hmac
import logging
import secrets
import time
from collections.abc import Mapping, Set

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.web import logs, problems
from factcheck.web.metrics import Metrics
from factcheck.web.problems import Problem
from factcheck.web.service import Service

GUARDED = frozenset({"/check", "/extract", "/batch", "/metrics"})
"""What a token is needed for; the page itself, the rules and the health of the service are nobody's secret."""
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
}
"""Of every answer, unless it says otherwise itself."""


class Front:
    """The outermost part of the application."""

    def __init__(self, app: ASGIApp, service: Service, metrics: Metrics, routes: frozenset[str]) -> None:
        self.app, self.service, self.metrics, self.routes = app, service, metrics, routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and log and count it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = Exchange(scope, receive, send, self.service.receiving)
        self.metrics.in_flight += 1
        try:
            refused = self.refused(scope["method"], scope["path"], Headers(scope=scope))
            if refused:
                await exchange.refuse(refused)
            else:
                await self.app(scope, exchange.receive, exchange.send)
        finally:
            self.metrics.in_flight -= 1
            self.record(exchange)

    def refused(self, method: str, path: str, headers: Headers) -> Problem | None:
        """Why a request is not even looked at; None where it is."""
        host = headers.get("host", "")
        if not self.service.admits(host):
            return problems.HOST
        if method not in {"GET", "HEAD"} and foreign(headers, {host.lower(), *self.service.hosts}):
            return problems.ORIGIN
        if self.service.token is not None and path in GUARDED and not presents(headers, self.service.token):
            return problems.TOKEN
        return None

    def record(self, exchange: Exchange) -> None:
        """Log and count what was answered."""
        scope, status = exchange.scope, exchange.status
        route = scope["path"] if scope["path"] in self.routes else "other"
        method = scope["method"] if scope["method"] in METHODS else "other"
        seconds = time.perf_counter() - exchange.began
        self.metrics.request(method, route, status, seconds, exchange.received)
        logs.request(
            logging.WARNING if status >= 500 else logging.INFO,
            id=exchange.id, method=method, route=route, status=status, seconds=round(seconds, 4),
            received=exchange.received, sent=exchange.sent,
        )  # fmt: skip


class Exchange:
    """One request and its answer, with what is measured of them."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, patience: float) -> None:
        self.scope, self._receive, self._send, self.patience = scope, receive, send, patience
        self.began = time.perf_counter()
        self.id = secrets.token_hex(8)
        self.status, self.received, self.sent = 500, 0, 0
        scope.setdefault("state", {})["request"] = self.id

    async def receive(self) -> Message:
        """What comes next of the body."""
        message = await self._receive()
        self.received += len(message.get("body", b""))
        return message

    async def send(self, message: Message) -> None:
        """A piece of the answer; raises TimeoutError where nobody fetches it."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self.id
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        self.sent += len(message.get("body", b""))
        with anyio.fail_after(self.patience):
            await self._send(message)

    async def refuse(self, problem: Problem) -> None:
        """Answer with a problem; the body stays unread, so that the connection is closed."""
        body = problem.body(self.id)
        told = {"Content-Type": problems.MEDIA, "Content-Length": str(len(body)), "Connection": "close"}
        raw = [(k.lower().encode(), v.encode()) for k, v in {**told, **problem.headers}.items()]
        await self.send({"type": "http.response.start", "status": problem.status, "headers": raw})
        await self.send({"type": "http.response.body", "body": body})


def foreign(headers: Headers, hosts: Set[str]) -> bool:
    """Whether a browser sends a request for a page of another site; programs other than browsers send no origin.

    ``hosts`` are what this site is called: as the request calls it, and the names that it was given, which a proxy
    before the service may have replaced.
    """
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
    if origin is not None and origin.partition("://")[2].lower() not in hosts:
        return True
    return site not in {"same-origin", "none"}


def presents(headers: Headers, token: str) -> bool:
    """Whether a request presents the token; takes as long for a wrong one as for the right one."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    same = hmac.compare_digest(given.strip().encode(), token.encode())
    return same and scheme.lower() == "bearer"
