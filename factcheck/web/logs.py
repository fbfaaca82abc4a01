"""The log: one JSON object a line on standard error, with nothing of any article, title or query in it."""

from __future__ import annotations

import datetime as dt
import json
import logging
import traceback

NAME = "factcheck.serve"
FOREIGN = ("uvicorn.error", "uvicorn.asgi", "asyncio")
"""Loggers of libraries whose lines come along."""


class Line(logging.Formatter):
    """A record as JSON; of an exception its type and its place, for its message may quote an article."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        when = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds")
        told = {"time": when, "level": record.levelname.lower(), "event": record.getMessage()}
        told |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            told["error"], told["place"] = type(record.exc_info[1]).__name__, place(record.exc_info[1])
        return json.dumps(told)


def place(error: BaseException) -> str:
    """Where an exception was raised: the last file, by its name, and the line."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.replace(chr(92), '/').rpartition('/')[2]}:{frames[-1].lineno}" if frames else ""


def configure(*, quiet: bool) -> None:
    """Write the log on standard error; ``quiet`` leaves out what went well."""
    handler = logging.StreamHandler()
    handler.setFormatter(Line())
    for name in (NAME, *FOREIGN):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(logging.INFO if name == NAME and not quiet else logging.WARNING)


def broken(error: BaseException) -> None:
    """Log that a check ended without an answer: by its own fault, or because its worker died."""
    logging.getLogger(NAME).error("broken", exc_info=error)


def request(level: int, **fields: object) -> None:
    """Log a request that was answered."""
    logging.getLogger(NAME).log(level, "request", extra={"fields": fields})
