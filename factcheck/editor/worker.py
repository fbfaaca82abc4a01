"""The process that checks documents for the server: it reads questions, and writes an answer to each.

What goes wrong in it ends it, and the server starts another. Then it says on standard error what went wrong and where
in the program, without a word of the article.
"""

from __future__ import annotations

import pickle
import signal
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from factcheck.editor.checking import check

HEAD = 8
"""Bytes that tell how long a message is."""


def framed(value: object) -> bytes:
    """A value as a message: its length, and it."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(HEAD, "big") + data


def received(stream: BinaryIO) -> Any:
    """The value of the next message; None where the stream ends."""
    head = stream.read(HEAD)
    return pickle.loads(stream.read(int.from_bytes(head, "big"))) if len(head) == HEAD else None


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say on standard error which error there was, and where, but not its message, which may quote the article."""
    frames = traceback.extract_tb(trace)
    where = ", ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-5:])
    sys.stderr.write(f"factcheck: the check of a document failed: {kind.__name__} in {where}\n")


def main() -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.excepthook = tell
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    # Nothing but answers may come to where the server reads them.
    sys.stdout = sys.stderr
    while question := received(questions):
        answers.write(framed(check(question)))
        answers.flush()


if __name__ == "__main__":
    main()
