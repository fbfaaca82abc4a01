"""The application: its routes, each of which asks a worker or tells something about the service."""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from factcheck import __version__, languages
from factcheck.web import files, openapi, problems, requests
from factcheck.web.front import Front
from factcheck.web.metrics import MEDIA, Metrics
from factcheck.web.pool import Pool
from factcheck.web.problems import Problem, ProblemError
from factcheck.web.service import Service
from factcheck.web.work import Answer, Job, Task

OUTPUTS = {"json": requests.JSON, "sarif": requests.SARIF}


class Desk:
    """The routes of one service."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.pool = Pool(service)
        self.metrics = Metrics(self.pool)

    async def check(self, request: Request) -> Response:
        """Check one article."""
        return await self._answer(request, "check")

    async def extract(self, request: Request) -> Response:
        """List the figures of one article."""
        return await self._answer(request, "extract")

    async def _answer(self, request: Request, task: Task) -> Response:
        job = await requests.job(request, self.service, task)
        answer = await self._attended(request, job)
        self.metrics.answer(answer)
        if answer.problem:
            raise ProblemError(answer.problem)
        return Response(answer.body, media_type=OUTPUTS[job.form])

    async def _attended(self, request: Request, job: Job) -> Answer:
        """The answer to a job; a job that still waits is given up when nobody waits for it."""
        answer = Answer(problem=problems.GONE)

        async def leave() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass
            group.cancel_scope.cancel()

        async with anyio.create_task_group() as group:
            group.start_soon(leave)
            answer = await self.pool.run(job)
            group.cancel_scope.cancel()
        return answer

    async def batch(self, request: Request) -> Response:
        """Check many articles, one after the other, and send each answer as soon as it is there."""
        medium, _ = requests.content_type(request)
        if medium not in {requests.JSON, *requests.LINES}:
            wanted = ", ".join((requests.JSON, *requests.LINES))
            raise ProblemError(problems.MEDIUM.of(f"send {wanted}; not {medium[:80] or 'nothing'}"))
        form = requests.wanted(request)
        data = await requests.body(request, self.service, self.service.max_batch)
        jobs = requests.entries(data, medium, self.service, form)
        return StreamingResponse(self._lines(jobs, request.state.request), media_type=requests.LINES[0])

    async def _lines(self, jobs: list[Job | Problem], name: str) -> AsyncIterator[bytes]:
        for job in jobs:
            answer = Answer(problem=job) if isinstance(job, Problem) else await self.pool.run(job, patient=True)
            self.metrics.answer(answer)
            yield (answer.problem.body(name) if answer.problem else answer.body) + b"\n"

    async def rules(self, _: Request) -> Response:
        """What is checked, and in which languages."""
        from factcheck import rules, wordings

        catalogue: tuple[Any, ...] = (*rules.RULES, *wordings.WORDINGS)
        told = [
            {"name": r.name, "page": r.doc.strip(), "equations": list(getattr(r, "equations", ()))} for r in catalogue
        ]
        return plain({"version": __version__, "languages": list(languages.codes()), "rules": told})

    async def health(self, _: Request) -> Response:
        """Whether the service runs."""
        return plain({"status": "ok", "version": __version__})

    async def ready(self, _: Request) -> Response:
        """Whether the service takes articles."""
        if self.pool.stopping or not self.pool.ready:
            raise ProblemError(problems.STOPPING if self.pool.stopping else problems.STARTING)
        return plain({"status": "ready"})

    async def counted(self, _: Request) -> Response:
        """The counters for Prometheus."""
        return Response(self.metrics.text(), headers={"Content-Type": MEDIA})

    async def described(self, _: Request) -> Response:
        """The OpenAPI document."""
        return plain(openapi.document(self.service))


def plain(value: Any) -> Response:
    """A value as JSON."""
    return Response(json.dumps(value).encode(), media_type=requests.JSON)


def problem(request: Request, error: Exception) -> Response:
    """A problem as an answer."""
    if isinstance(error, ProblemError):
        found = error.problem
    elif isinstance(error, ClientDisconnect):
        found = problems.GONE
    elif isinstance(error, HTTPException):
        known = {404: problems.MISSING, 405: problems.METHOD}.get(error.status_code, problems.MALFORMED)
        found = Problem(known.name, error.status_code, known.detail, dict(error.headers or {}))
    else:
        found = problems.BROKEN
    body = found.body(request.state.request)
    return Response(body, found.status, {"Content-Type": problems.MEDIA, **found.headers})


def application(service: Service, desk: Desk) -> ASGIApp:
    """The whole application, which starts its workers when it is started."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await desk.pool.start()
        yield

    routes = [
        Route("/check", desk.check, methods=["POST"]),
        Route("/extract", desk.extract, methods=["POST"]),
        Route("/batch", desk.batch, methods=["POST"]),
        Route("/rules", desk.rules),
        Route("/health", desk.health),
        Route("/ready", desk.ready),
        Route("/metrics", desk.counted),
        Route("/openapi.json", desk.described),
        *files.routes(),
    ]
    handlers: dict[Any, Any] = dict.fromkeys((ProblemError, HTTPException, ClientDisconnect, Exception), problem)
    app = Starlette(routes=routes, lifespan=lifespan, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return Front(app, service, desk.metrics, frozenset(route.path for route in routes))
