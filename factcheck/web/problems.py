"""What goes wrong with a request, as RFC 9457 wants it told: a problem with a type, a title, a status and a detail."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from http import HTTPStatus

MEDIA = "application/problem+json"
PREFIX = "urn:factcheck:problem:"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not answered as it was asked."""

    name: str
    status: int
    detail: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    title: str = ""
    """For a status that has no name of its own."""

    def of(self, detail: str) -> Problem:
        """The same problem, told more exactly."""
        return replace(self, detail=detail)

    def document(self, request: str = "") -> dict[str, object]:
        """The problem as plain values.

        >>> CROWDED.document()["status"], CROWDED.document()["type"]
        (429, 'urn:factcheck:problem:too-many-requests')
        """
        title = self.title if self.title else HTTPStatus(self.status).phrase
        told = {"type": PREFIX + self.name, "title": title, "status": self.status}
        return {**told, "detail": self.detail, **({"request": request} if request else {})}

    def body(self, request: str = "") -> bytes:
        """The problem as JSON."""
        return json.dumps(self.document(request)).encode()


class ProblemError(Exception):
    """A request that cannot be answered as it was asked."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.name)
        self.problem = problem


AGAIN = {"Retry-After": "1"}
CLOSED = {"Connection": "close"}

MALFORMED = Problem("malformed", 400, "the body is not JSON")
TOKEN = Problem("token", 401, "send the token of this service as Authorization: Bearer TOKEN",
                {"WWW-Authenticate": "Bearer"})  # fmt: skip
ORIGIN = Problem("origin", 403, "the request comes from a page of another site")
MISSING = Problem("not-found", 404, "there is nothing here; see /openapi.json")
METHOD = Problem("method", 405, "this method is not for this path; see /openapi.json")
LATE = Problem("late", 408, "the body did not arrive in time", CLOSED)
LARGE = Problem("too-large", 413, "the body is too large", CLOSED)
MEDIUM = Problem("media-type", 415)
HOST = Problem("host", 421, "the service is not called by this name; name it with --allow-host when you start it")
INVALID = Problem("invalid", 422)
CROWDED = Problem("too-many-requests", 429, "all workers are busy and the line is full; try again", AGAIN)
GONE = Problem("gone", 499, "nobody waits for the answer", title="Client Closed Request")
BROKEN = Problem("broken", 500, "the check ended without an answer; the log of the service names the request")
SLOW = Problem("too-slow", 503, "the check took longer than it may, and was cut; split the article")
STOPPING = Problem("stopping", 503, "the service is being stopped; try again later", {"Retry-After": "10"})
STARTING = Problem("starting", 503, "the service is not ready yet; try again", AGAIN)
