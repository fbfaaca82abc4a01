"""The other end of :mod:`factcheck.editor.worker`: a process that is started, asked and ended."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from pathlib import Path

from factcheck.editor.checking import Answer, Question
from factcheck.editor.worker import HEAD, framed
from factcheck.errors import FactcheckError

COMMAND = (sys.executable, "-P", "-m", "factcheck.editor.worker")
"""Without the working directory among the places of modules: it is the newsroom's, and holds what it holds."""


class CheckError(FactcheckError):
    """A document could not be checked: the message says why."""


class Worker:
    """A process that checks one document at a time; ``patience`` is how many seconds it may take for one."""

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self.process: asyncio.subprocess.Process | None = None

    async def ask(self, question: Question) -> Answer:
        """The answer to a question; raises CheckError where the process died or took too long over it."""
        try:
            return await asyncio.wait_for(self.exchange(question), self.patience)
        except TimeoutError:
            await self.end()
            raise CheckError(f"not checked: it took longer than {self.patience:g} seconds") from None
        except (asyncio.IncompleteReadError, OSError):
            await self.end()
            raise CheckError("not checked: an error in factcheck, please report it") from None
        except asyncio.CancelledError:
            await self.end()
            raise

    async def exchange(self, question: Question) -> Answer:
        """Send a question and wait for its answer."""
        if self.process is None or self.process.returncode is not None:
            self.process = await asyncio.create_subprocess_exec(
                *COMMAND, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=environment()
            )
        writer, reader = self.process.stdin, self.process.stdout
        if writer is None or reader is None:
            raise BrokenPipeError
        writer.write(framed(question))
        await writer.drain()
        length = int.from_bytes(await reader.readexactly(HEAD), "big")
        answer: Answer = pickle.loads(await reader.readexactly(length))
        return answer

    async def end(self) -> None:
        """End the process, whatever it does; the next question starts another."""
        process, self.process = self.process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def environment() -> dict[str, str]:
    """The environment of the process: it finds the package where this process has found it."""
    places = [str(Path(__file__).parent.parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
