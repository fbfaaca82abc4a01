"""The workers: processes that check one article at a time, and are ended when one takes too long.

A few requests may wait for them, the next one is turned away; nothing that is sent can block the service itself.
"""

from __future__ import annotations

import asyncio

import anyio
from anyio import CancelScope, CapacityLimiter, Semaphore, move_on_after, to_process

from factcheck.web import logs, problems, work
from factcheck.web.service import Service
from factcheck.web.work import Answer, Job

STARTING = 60.0
"""Seconds that a new worker may take to load what it needs."""


class Pool:
    """The workers of a service and the line before them."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.slots = Semaphore(service.workers)
        self.processes = CapacityLimiter(service.workers)
        self.waiting = 0
        self.running = 0
        self.ready = False
        self.stopping = False

    async def start(self) -> None:
        """Start all workers and let each load what it needs."""
        async with anyio.create_task_group() as group:
            for _ in range(self.service.workers):
                group.start_soon(self._warm)
        self.ready = True

    async def run(self, job: Job, *, patient: bool = False) -> Answer:
        """The answer to a job. Who is ``patient`` waits however long the line is.

        A job that waits is given up when its task is cancelled; one that runs is finished, since a new worker would
        cost more than the rest of the check.
        """
        if self.stopping:
            return Answer(problem=problems.STOPPING)
        if not patient and self.slots.value == 0 and self.waiting >= self.service.queue:
            return Answer(problem=problems.CROWDED)
        self.waiting += 1
        try:
            await self.slots.acquire()
        finally:
            self.waiting -= 1
        self.running += 1
        try:
            return Answer(problem=problems.STOPPING) if self.stopping else await self._worked(job)
        finally:
            self.running -= 1
            self.slots.release()

    async def _worked(self, job: Job) -> Answer:
        """What a worker makes of a job within its time; the worker is ended, and replaced, where it takes longer."""
        process = to_process.run_sync(work.done, job, cancellable=True, limiter=self.processes)
        with CancelScope(shield=True):
            task = asyncio.ensure_future(process)
            finished, _ = await asyncio.wait({task}, timeout=self.service.seconds)
            if not finished:
                task.cancel()
                await asyncio.wait({task})
                await self._warm()
                return Answer(problem=problems.SLOW)
        if error := task.exception():
            logs.broken(error)
            return Answer(problem=problems.BROKEN)
        return task.result()

    async def _warm(self) -> None:
        with move_on_after(STARTING, shield=True):
            await to_process.run_sync(work.warm, cancellable=True, limiter=self.processes)
