"""Checks of open documents: one at a time, the last version of each, a moment after it was typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from factcheck.editor.checking import Answer, Question
from factcheck.editor.documents import Document
from factcheck.editor.workers import CheckError, Worker

PAUSE = 0.25
"""Seconds without a change after which a document is checked."""
PATIENCE = 60.0
"""Seconds that the check of one document may take."""
LARGEST = 1_000_000
"""Characters of the largest document that is checked while it is written."""

Deliver = Callable[[Document, Answer], object]
"""Is told of every version that was checked."""


class Checks:
    """What is to be checked, and the one process that does it; a newer version of a document replaces an older one."""

    def __init__(self, deliver: Deliver, patience: float = PATIENCE) -> None:
        self.deliver = deliver
        self.worker = Worker(patience)
        self.waiting: dict[str, Document] = {}
        self.timers: dict[str, asyncio.TimerHandle] = {}
        self.running: tuple[Document, asyncio.Task[Answer]] | None = None
        self.loop: asyncio.Task[None] | None = None

    def want(self, document: Document, pause: float = PAUSE) -> None:
        """Check a version after a pause, unless another one of the document comes before."""
        self.drop(document.uri)
        loop = asyncio.get_running_loop()
        self.timers[document.uri] = loop.call_later(pause, self.begin, document)

    def drop(self, uri: str) -> None:
        """Check a document no more that was to be checked."""
        self.waiting.pop(uri, None)
        if timer := self.timers.pop(uri, None):
            timer.cancel()

    def forget(self, uri: str) -> None:
        """Check a document no more, and end its check if it runs."""
        self.drop(uri)
        if self.running and self.running[0].uri == uri:
            self.running[1].cancel()

    def begin(self, document: Document) -> None:
        """Put a document into the queue; the check of an older version of it, if it still runs, is ended."""
        if self.running and self.running[0] is document:
            return
        self.forget(document.uri)
        self.waiting[document.uri] = document
        if self.loop is None or self.loop.done():
            self.loop = asyncio.get_running_loop().create_task(self.work())

    async def work(self) -> None:
        """Check what waits, one document after the other."""
        while self.waiting:
            document = self.waiting.pop(next(iter(self.waiting)))
            task = asyncio.get_running_loop().create_task(self.answer(document))
            self.running = document, task
            await asyncio.wait((task,))
            self.running = None
            if not task.cancelled():
                # What goes wrong there is no matter of the checks that wait.
                asyncio.get_running_loop().call_soon(self.deliver, document, task.result())

    async def answer(self, document: Document) -> Answer:
        """What a document holds, or why that is not known."""
        if len(document.text) > LARGEST:
            return Answer(notices=(f"not checked: longer than {LARGEST:,} characters; `factcheck check` reads it",))
        try:
            return await self.worker.ask(Question(document.text, document.kind, document.path, document.name))
        except CheckError as error:
            return Answer(notices=(str(error),))

    async def end(self) -> None:
        """Check nothing more."""
        for uri in (*self.timers, *self.waiting):
            self.drop(uri)
        if self.running:
            self.running[1].cancel()
        await self.worker.end()
